//! Each operation on many shapes: odd sizes, numbers of channels that are not multiples of four, both strides and both
//! paddings.

use burn::tensor::Device;
use naevus_kernels::{
    Activation, Convolution, ConvolutionKind, Geometry, Padding, convolve, global_average_pool, reference,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::adapter::{Random, assert_close, gpu};

/// One convolution.
#[derive(Clone, Copy, Debug)]
struct Case {
    input: [usize; 4],
    weight: [usize; 4],
    residual: bool,
    convolution: Convolution,
}

impl Case {
    async fn check(self, seed: u32) {
        let (gpu, cpu) = (gpu().await, Device::flex());
        let devices = [&gpu, &cpu];
        let mut random = Random::new(seed);
        let geometry = Geometry::new(self.input, self.weight, &self.convolution);
        let [input, input_cpu] = random.tensors(self.input, devices);
        let [weight, weight_cpu] = random.tensors(self.weight, devices);
        let [bias, bias_cpu] = random.tensors([geometry.channels_out], devices);
        let [residual, residual_cpu] = random.tensors(geometry.output_shape(), devices);
        let [residual, residual_cpu] = [residual, residual_cpu].map(|residual| self.residual.then_some(residual));
        let on_cpu = (input_cpu, weight_cpu, bias_cpu, residual_cpu, self.convolution);
        let found = convolve(input, weight, bias, residual, self.convolution);
        let expected =
            reference::convolve(on_cpu.0.clone(), on_cpu.1.clone(), on_cpu.2.clone(), on_cpu.3.clone(), on_cpu.4);
        assert_close(found, expected.clone(), &format!("{seed}: {self:?}")).await;
        // Also compares the CPU kernels, which are compiled to WebAssembly with SIMD here.
        let found = convolve(on_cpu.0, on_cpu.1, on_cpu.2, on_cpu.3, on_cpu.4);
        assert_close(found, expected, &format!("{seed} on the CPU: {self:?}")).await;
    }
}

fn convolution(random: &mut Random, kind: ConvolutionKind, stride: usize) -> Convolution {
    Convolution {
        stride,
        padding: random.choose(&[Padding::Same, Padding::Symmetric]),
        kind,
        activation: random.choose(&[Activation::None, Activation::Relu, Activation::Relu6]),
    }
}

#[wasm_bindgen_test]
async fn pointwise_convolutions() {
    for seed in 0..40 {
        let mut random = Random::new(1000 + seed);
        let channels = random.choose(&[3, 7, 8, 16, 24, 33, 96]);
        let channels_out = random.choose(&[1, 5, 8, 9, 16, 24, 64, 130]);
        let (rows, columns) = (random.choose(&[1, 3, 5, 10, 23]), random.choose(&[1, 2, 5, 10, 31]));
        let case = Case {
            input: [random.choose(&[1, 1, 3]), rows, columns, channels],
            weight: [1, 1, channels, channels_out],
            residual: random.choose(&[true, false]),
            convolution: convolution(&mut random, ConvolutionKind::Standard, 1),
        };
        case.check(seed).await;
    }
}

/// Each tiling of the product, on shapes of MobileNetV2.
#[wasm_bindgen_test]
async fn pointwise_convolutions_of_the_network() {
    let shapes =
        [(80, 32, 16), (40, 24, 144), (20, 192, 32), (10, 384, 64), (10, 64, 384), (5, 960, 160), (5, 160, 960)];
    for (seed, (side, channels, channels_out)) in (0..).zip(shapes.into_iter().chain([(5, 320, 1280), (1, 1280, 9)])) {
        let mut random = Random::new(2000 + seed);
        let case = Case {
            input: [1, side, side, channels],
            weight: [1, 1, channels, channels_out],
            residual: random.choose(&[true, false]),
            convolution: convolution(&mut random, ConvolutionKind::Standard, 1),
        };
        case.check(seed).await;
    }
}

/// The last layers of several photos have one pixel per photo.
#[wasm_bindgen_test]
async fn last_layers_of_several_photos() {
    for (seed, (photos, channels, channels_out)) in (0..).zip([(2, 1280, 9), (3, 1280, 9), (2, 128, 9), (5, 64, 130)]) {
        let mut random = Random::new(2500 + seed);
        let case = Case {
            input: [photos, 1, 1, channels],
            weight: [1, 1, channels, channels_out],
            residual: false,
            convolution: convolution(&mut random, ConvolutionKind::Standard, 1),
        };
        case.check(seed).await;
    }
}

#[wasm_bindgen_test]
async fn depthwise_convolutions() {
    for seed in 0..40 {
        let mut random = Random::new(3000 + seed);
        let channels = random.choose(&[1, 3, 8, 16, 30, 96, 144]);
        let (rows, columns) = (random.choose(&[1, 3, 5, 10, 23]), random.choose(&[1, 2, 5, 10, 31]));
        let kernel = random.choose(&[1, 3, 3, 3, 5, 7]);
        let stride = random.choose(&[1, 2, 2, 3]);
        let case = Case {
            input: [random.choose(&[1, 1, 3]), rows, columns, channels],
            weight: [kernel, kernel, 1, channels],
            residual: random.choose(&[true, false]),
            convolution: convolution(&mut random, ConvolutionKind::Depthwise, stride),
        };
        case.check(seed).await;
    }
}

#[wasm_bindgen_test]
async fn standard_convolutions() {
    for seed in 0..40 {
        let mut random = Random::new(4000 + seed);
        let channels = random.choose(&[1, 3, 3, 8, 10, 32]);
        let channels_out = random.choose(&[1, 5, 8, 9, 32, 64]);
        let (rows, columns) = (random.choose(&[1, 3, 5, 10, 23]), random.choose(&[1, 2, 5, 10, 31]));
        // A 1×1 kernel is a pointwise convolution at stride 1 only.
        let (kernel, stride) = random.choose(&[(3, 1), (3, 2), (3, 2), (5, 1), (2, 2), (1, 2)]);
        let case = Case {
            input: [random.choose(&[1, 1, 3]), rows, columns, channels],
            weight: [kernel, kernel, channels, channels_out],
            residual: random.choose(&[true, false]),
            convolution: convolution(&mut random, ConvolutionKind::Standard, stride),
        };
        case.check(seed).await;
    }
}

/// Operands that are views: tensors with permuted axes.
#[wasm_bindgen_test]
async fn operands_may_be_views() {
    let (gpu, cpu) = (gpu().await, Device::flex());
    let mut random = Random::new(5000);
    let convolution = convolution(&mut random, ConvolutionKind::Standard, 1);
    let [input, input_cpu] = random.tensors([2, 8, 5, 7], [&gpu, &cpu]).map(|planes| planes.permute([0, 2, 3, 1]));
    let [weight, weight_cpu] = random.tensors([1, 1, 16, 8], [&gpu, &cpu]).map(|weight| weight.swap_dims(2, 3));
    let [bias, bias_cpu] = random.tensors([16], [&gpu, &cpu]);
    let found = convolve(input, weight, bias, None, convolution);
    let expected = reference::convolve(input_cpu, weight_cpu, bias_cpu, None, convolution);
    assert_close(found, expected, "views").await;
}

#[wasm_bindgen_test]
async fn global_average_pooling() {
    let (gpu, cpu) = (gpu().await, Device::flex());
    for (seed, shape) in (0..).zip([[1, 5, 5, 1280], [3, 4, 7, 9], [2, 1, 1, 8], [1, 23, 31, 3]]) {
        let [input, input_cpu] = Random::new(6000 + seed).tensors(shape, [&gpu, &cpu]);
        assert_close(global_average_pool(input), reference::global_average_pool(input_cpu), &format!("{shape:?}"))
            .await;
    }
}
