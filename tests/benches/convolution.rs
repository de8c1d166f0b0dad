//! The convolution compared with burn's own operations and with the peak throughput of this machine.
//!
//! `cargo bench --workspace --bench convolution`. The "elements" of criterion are multiply-adds, so that `Gelem/s` of a
//! convolution and of `peak` are comparable.
#![cfg(not(target_arch = "wasm32"))]

use std::hint::black_box;

use burn::tensor::{Device, Tensor};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use naevus_kernels::{Activation, Convolution, ConvolutionKind, Geometry, Padding, convolve, reference};
use naevus_tests::convolutions::Case;
use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

/// Early, middle and late layers of MobileNetV2 at 160 px, and the 5×5 layers of EfficientNet-Lite0 with 3×3 layers of
/// the same shapes.
fn layers(photos: usize) -> Vec<(String, Case)> {
    let case = |input: [usize; 3], kernel, channels_out, stride, kind, activation| {
        let [side, channels, has_residual] = input;
        let convolution = Convolution { stride, padding: Padding::Same, kind, activation };
        let input = [photos, side, side, channels];
        Case { input, kernel, channels_out, convolution, has_residual: has_residual == 1 }
    };
    let mut layers = [
        ("stem", case([160, 3, 0], 3, 32, 2, ConvolutionKind::Standard, Activation::Relu6)),
        ("pointwise 24 to 144", case([40, 24, 0], 1, 144, 1, ConvolutionKind::Standard, Activation::Relu6)),
        ("pointwise 384 to 64", case([10, 384, 1], 1, 64, 1, ConvolutionKind::Standard, Activation::None)),
        ("pointwise 320 to 1280", case([5, 320, 0], 1, 1280, 1, ConvolutionKind::Standard, Activation::Relu6)),
        ("depthwise 144", case([40, 144, 0], 3, 144, 1, ConvolutionKind::Depthwise, Activation::Relu6)),
        ("depthwise 144 stride 2", case([40, 144, 0], 3, 144, 2, ConvolutionKind::Depthwise, Activation::Relu6)),
        ("depthwise 576", case([10, 576, 0], 3, 576, 1, ConvolutionKind::Depthwise, Activation::Relu6)),
    ]
    .map(|(name, case)| (name.to_owned(), case))
    .to_vec();
    for (side, channels, stride) in [(40, 144, 2), (20, 240, 1), (10, 672, 1), (10, 672, 2), (5, 1152, 1)] {
        for kernel in [3, 5] {
            let name = format!("depthwise {kernel}×{kernel} {channels} stride {stride}");
            let activation = Activation::Relu6;
            layers.push((
                name,
                case([side, channels, 0], kernel, channels, stride, ConvolutionKind::Depthwise, activation),
            ));
        }
    }
    layers
}

fn multiply_adds(case: &Case) -> u64 {
    let output: usize = Geometry::new(case.input, case.weight(), &case.convolution).output_shape().iter().product();
    let [rows, columns, channels_in, _] = case.weight();
    (output * rows * columns * channels_in) as u64
}

fn forward(criterion: &mut Criterion) {
    let device = Device::flex();
    for photos in [1, 32] {
        let mut group = criterion.benchmark_group(format!("forward, {photos} photos"));
        for (name, case) in layers(photos) {
            let [input, weight, residual] = case.tensors(&device);
            let bias = case.bias(&device);
            let residual = case.has_residual.then_some(residual);
            let arguments = || (input.clone(), weight.clone(), bias.clone(), residual.clone());
            group.throughput(Throughput::Elements(multiply_adds(&case)));
            group.bench_function(BenchmarkId::new(&name, "ours"), |bencher| {
                bencher.iter(|| {
                    let (input, weight, bias, residual) = arguments();
                    black_box(convolve(input, weight, bias, residual, case.convolution))
                });
            });
            group.bench_function(BenchmarkId::new(&name, "burn"), |bencher| {
                bencher.iter(|| {
                    let (input, weight, bias, residual) = arguments();
                    black_box(reference::convolve(input, weight, bias, residual, case.convolution))
                });
            });
        }
    }
}

fn gradients(criterion: &mut Criterion) {
    let device = Device::flex().autodiff();
    let mut group = criterion.benchmark_group("forward and gradients, 32 photos");
    for (name, case) in layers(32) {
        let [input, weight, residual] = case.tensors(&device).map(Tensor::require_grad);
        let bias = case.bias(&device).require_grad();
        let residual = case.has_residual.then_some(residual);
        let arguments = || (input.clone(), weight.clone(), bias.clone(), residual.clone());
        group.throughput(Throughput::Elements(3 * multiply_adds(&case)));
        group.bench_function(BenchmarkId::new(&name, "ours"), |bencher| {
            bencher.iter(|| {
                let (input, weight, bias, residual) = arguments();
                black_box(convolve(input, weight, bias, residual, case.convolution).sum().backward())
            });
        });
        group.bench_function(BenchmarkId::new(&name, "burn"), |bencher| {
            bencher.iter(|| {
                let (input, weight, bias, residual) = arguments();
                black_box(reference::convolve(input, weight, bias, residual, case.convolution).sum().backward())
            });
        });
    }
}

/// Independent multiply-adds on every core: the peak throughput.
fn peak(criterion: &mut Criterion) {
    const ROUNDS: usize = 100_000;
    /// The number of independent sums: enough for two units with a latency of four cycles.
    const SUMS: usize = 12;

    struct MultiplyAdds;

    impl WithSimd for MultiplyAdds {
        type Output = (f32, usize);

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) -> (f32, usize) {
            let factor = black_box(simd.splat_f32s(0.999));
            let mut sums = [simd.splat_f32s(1.0); SUMS];
            for _ in 0..ROUNDS {
                sums = sums.map(|sum| simd.mul_add_e_f32s(sum, factor, factor));
            }
            (sums.into_iter().map(|sum| simd.reduce_sum_f32s(sum)).sum(), SUMS * S::F32_LANES * ROUNDS)
        }
    }

    let cores = rayon::current_num_threads();
    let (_, each) = Arch::new().dispatch(MultiplyAdds);
    let mut group = criterion.benchmark_group("peak");
    group.throughput(Throughput::Elements((cores * each) as u64));
    group.bench_function(format!("{cores} cores"), |bencher| {
        bencher.iter(|| (0..cores).into_par_iter().map(|_| Arch::new().dispatch(MultiplyAdds).0).sum::<f32>());
    });
}

criterion_group!(benches, peak, forward, gradients);
criterion_main!(benches);
