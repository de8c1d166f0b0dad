//! The operations of the networks as an extension of burn's backends. The main one is a convolution fused with its
//! bias, a residual and its activation.
//!
//! Images have the layout `[photos, rows, columns, channels]` (NHWC). A pointwise convolution is then a matrix product,
//! and a depthwise convolution reads whole vectors of channels. `cpu` implements the operations for burn's flex
//! backend, `gpu` for its CubeCL backends, and `autodiff` adds their gradients. `reference` composes them from burn's
//! own operations; the tests compare every implementation with it.
//!
//! The crate depends on burn and, for each backend, on pulp (SIMD), rayon or CubeCL. It does not depend on the other
//! crates of this workspace.

#[cfg(feature = "training")]
mod autodiff;
#[cfg(feature = "flex")]
mod cpu;
mod geometry;
#[cfg(feature = "cube")]
mod gpu;
pub mod reference;
#[cfg(feature = "webgpu")]
pub mod webgpu;

use burn::backend::tensor::FloatTensor;
use burn::backend::{Backend, Dispatch, ExtensionType, backend_extension};
use burn::tensor::Tensor;

pub use geometry::{Geometry, Padding};

/// The parameters of a convolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convolution {
    /// The stride; at least 1.
    pub stride: usize,
    /// The zero padding.
    pub padding: Padding,
    /// Whether it is a standard or a depthwise convolution.
    pub kind: ConvolutionKind,
    /// The activation.
    pub activation: Activation,
}

/// The kind of a convolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConvolutionKind {
    /// Every output channel depends on all input channels: weights `[kernel, kernel, channels_in, channels_out]`.
    Standard,
    /// Every output channel depends on the same input channel only: weights `[kernel, kernel, 1, channels]`.
    Depthwise,
}

/// The activation function after a convolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// The identity.
    None,
    /// `max(0, x)`.
    Relu,
    /// `min(max(0, x), 6)`.
    Relu6,
}

impl Activation {
    /// The minimum and the maximum of the activation.
    pub fn bounds(self) -> (f32, f32) {
        match self {
            Activation::None => (f32::NEG_INFINITY, f32::INFINITY),
            Activation::Relu => (0.0, f32::INFINITY),
            Activation::Relu6 => (0.0, 6.0),
        }
    }
}

/// The residual that is added before the activation.
#[derive(Clone, Debug, ExtensionType)]
pub enum Residual<B: Backend> {
    /// A tensor of the output's shape.
    Added(FloatTensor<B>),
    /// No residual.
    None,
}

/// The operations as an extension of burn's backends.
#[backend_extension(
    Flex: cfg(feature = "flex"),
    Cube: cfg(feature = "cube"),
    Autodiff: cfg(feature = "training")
)]
pub trait Kernels: Backend {
    /// See [`convolve`](crate::convolve()).
    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        #[extension_type] residual: Residual<Self>,
        convolution: Convolution,
    ) -> FloatTensor<Self>;

    /// See [`global_average_pool`](crate::global_average_pool()).
    fn global_average_pool(input: FloatTensor<Self>) -> FloatTensor<Self>;

    /// See [`max_pool`](crate::max_pool()).
    fn max_pool(input: FloatTensor<Self>) -> FloatTensor<Self>;
}

/// `activation(convolution(input) + bias + residual)`.
///
/// # Shapes
///
/// - `input`: `[photos, rows, columns, channels_in]`
/// - `weight`: `[kernel, kernel, channels_in, channels_out]`, or `[kernel, kernel, 1, channels]` for a depthwise
///   convolution
/// - `bias`: `[channels_out]`
/// - `residual` and output: `[photos, rows_out, columns_out, channels_out]`, with the rows and columns of [`Geometry`]
///
/// # Panics
///
/// If the shapes do not match.
pub fn convolve(
    input: Tensor<4>,
    weight: Tensor<4>,
    bias: Tensor<1>,
    residual: Option<Tensor<4>>,
    convolution: Convolution,
) -> Tensor<4> {
    let geometry = Geometry::new(input.dims(), weight.dims(), &convolution);
    assert_eq!(bias.dims(), [geometry.channels_out], "a bias has one value per output channel");
    if let Some(residual) = &residual {
        assert_eq!(residual.dims(), geometry.output_shape(), "a residual has the output's shape");
    }
    let residual = match residual {
        Some(residual) => Residual::Added(residual.into_dispatch()),
        None => Residual::None,
    };
    let (input, weight, bias) = (input.into_dispatch(), weight.into_dispatch(), bias.into_dispatch());
    Tensor::from_dispatch(Dispatch::convolve(input, weight, bias, residual, convolution))
}

/// Global average pooling: the mean of each channel over the image.
///
/// # Shapes
///
/// - `input`: `[photos, rows, columns, channels]`
/// - output: `[photos, 1, 1, channels]`
pub fn global_average_pool(input: Tensor<4>) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::global_average_pool(input.into_dispatch()))
}

/// Max pooling over 2×2 pixels with stride 2. An odd last row or column is ignored.
///
/// # Shapes
///
/// - `input`: `[photos, rows, columns, channels]`
/// - output: `[photos, rows / 2, columns / 2, channels]`
pub fn max_pool(input: Tensor<4>) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::max_pool(input.into_dispatch()))
}
