//! The gradients of the operations on CubeCL devices, composed of burn's own operations.

use burn::backend::ops::{BoolTensorOps, FloatTensorOps, ModuleOps};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Cube, TensorMetadata, get_or_init_device_settings};
use burn::tensor::ops::ConvOptions;
use burn::tensor::{FloatDType, Shape, Slice};

use crate::autodiff::{BackwardKernels, Gradients, RequiredGradients, SavedTensors};
use crate::{Activation, Convolution, ConvolutionKind, Geometry};

impl BackwardKernels for Cube {
    fn convolve_backward(
        gradient: FloatTensor<Self>,
        saved: SavedTensors<Self>,
        required: RequiredGradients,
        convolution: Convolution,
    ) -> Gradients<Self> {
        let SavedTensors { input, weight, output } = saved;
        let geometry = Geometry::new(input.shape().dims(), weight.shape().dims(), &convolution);
        let sum = match output {
            Some(output) => masked_gradient(gradient, output, convolution.activation),
            None => gradient,
        };
        let rows = Cube::float_reshape(sum.clone(), Shape::new([geometry.pixels_out(), geometry.channels_out]));
        let bias = Cube::float_reshape(Cube::float_sum_dim(rows.clone(), 0), Shape::new([geometry.channels_out]));
        let (input, weight) = if geometry.is_pointwise() && convolution.kind == ConvolutionKind::Standard {
            product_gradients(rows, input, weight, required, &geometry)
        } else {
            window_gradients(sum.clone(), input, weight, required, &geometry, convolution.kind)
        };
        Gradients { input, weight, bias, pre_activation: sum }
    }

    fn max_pool_backward(gradient: FloatTensor<Self>, input: FloatTensor<Self>) -> FloatTensor<Self> {
        let planes = |tensor| Cube::float_permute(tensor, &[0, 3, 1, 2]);
        let (gradient, input) = (planes(gradient), planes(input));
        let (two, none, one) = ([2, 2], [0, 0], [1, 1]);
        let dtype = get_or_init_device_settings::<Cube>(&input.device()).int_dtype;
        let indices = Cube::max_pool2d_with_indices(input.clone(), two, two, none, one, false, dtype).indices;
        let gradient = Cube::max_pool2d_with_indices_backward(input, two, two, none, one, false, gradient, indices);
        Cube::float_permute(gradient.x_grad, &[0, 2, 3, 1])
    }
}

/// `gradient` where `output` is strictly between the bounds and 0 elsewhere.
fn masked_gradient(
    gradient: FloatTensor<Cube>,
    output: FloatTensor<Cube>,
    activation: Activation,
) -> FloatTensor<Cube> {
    let (minimum, maximum) = activation.bounds();
    let dtype = get_or_init_device_settings::<Cube>(&output.device()).bool_dtype;
    let outside = Cube::float_lower_equal_elem(output.clone(), minimum.into(), dtype);
    let outside = if maximum.is_finite() {
        Cube::bool_or(outside, Cube::float_greater_equal_elem(output, maximum.into(), dtype))
    } else {
        outside
    };
    Cube::float_mask_fill(gradient, outside, 0.0_f32.into())
}

/// The gradients of input and weights, if required.
type Pair = (Option<FloatTensor<Cube>>, Option<FloatTensor<Cube>>);

/// The gradients of a pointwise convolution: two matrix products.
fn product_gradients(
    rows: FloatTensor<Cube>,
    input: FloatTensor<Cube>,
    weight: FloatTensor<Cube>,
    required: RequiredGradients,
    geometry: &Geometry,
) -> Pair {
    let Geometry { channels, channels_out, .. } = *geometry;
    let (input_shape, weight_shape) = (input.shape(), weight.shape());
    let of_input = required.input.then(|| {
        let weight = Cube::float_reshape(weight, Shape::new([channels, channels_out]));
        Cube::float_reshape(Cube::float_matmul(rows.clone(), Cube::float_transpose(weight)), input_shape)
    });
    let of_weight = required.weight.then(|| {
        let input = Cube::float_reshape(input, Shape::new([geometry.pixels_out(), channels]));
        Cube::float_reshape(Cube::float_matmul(Cube::float_transpose(input), rows), weight_shape)
    });
    (of_input, of_weight)
}

/// The gradients of other convolutions, by burn's own convolution. The input is padded first, because burn's padding is
/// symmetric.
fn window_gradients(
    sum: FloatTensor<Cube>,
    input: FloatTensor<Cube>,
    weight: FloatTensor<Cube>,
    required: RequiredGradients,
    geometry: &Geometry,
    kind: ConvolutionKind,
) -> Pair {
    let Geometry { photos, rows, columns, channels, rows_out, columns_out, kernel, stride, top, left, .. } = *geometry;
    let padded_rows = ((rows_out - 1) * stride + kernel).max(rows + top);
    let padded_columns = ((columns_out - 1) * stride + kernel).max(columns + left);
    let groups = match kind {
        ConvolutionKind::Standard => 1,
        ConvolutionKind::Depthwise => channels,
    };
    let options = ConvOptions::new([stride; 2], [0, 0], [1, 1], groups);
    let inside = [
        Slice::from(0..photos),
        Slice::from(top..top + rows),
        Slice::from(left..left + columns),
        Slice::from(0..channels),
    ];
    let shape = Shape::new([photos, padded_rows, padded_columns, channels]);
    let zeros = Cube::float_zeros(shape, &input.device(), FloatDType::F32);
    let padded = Cube::float_slice_assign(zeros, &inside, input);

    // burn's layout: photos, channels, rows, columns, and for weights output channels, input channels, kernel.
    let planes = Cube::float_permute(padded, &[0, 3, 1, 2]);
    let filters = Cube::float_permute(weight, &[3, 2, 0, 1]);
    let gradient = Cube::float_permute(sum, &[0, 3, 1, 2]);
    let of_input = required.input.then(|| {
        let of_padded = Cube::conv2d_x_backward(planes.clone(), filters.clone(), gradient.clone(), options.clone());
        Cube::float_slice(Cube::float_permute(of_padded, &[0, 2, 3, 1]), &inside)
    });
    let of_weight = required.weight.then(|| {
        let of_filters = Cube::conv2d_weight_backward(planes, filters, gradient, options);
        Cube::float_permute(of_filters, &[2, 3, 1, 0])
    });
    (of_input, of_weight)
}
