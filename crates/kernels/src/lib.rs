//! The operations that the networks are made of: above all one convolution with its bias, a residual and the clamp in
//! one pass.
//!
//! [`convolve`] takes images as `[photos, rows, columns, channels]`, the layout in which a pixel's channels lie side by
//! side: a pointwise convolution is then one matrix product, and a depthwise one reads whole vectors. Each side has its
//! own kernels: `cpu` for burn's flex, `gpu` for burn's CubeCL devices, and `autodiff` its gradients. `reference` says the
//! same in burn's own operations, and the tests hold every side to it.

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

/// What a convolution does besides its weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convolution {
    /// How far the kernel moves between two output pixels; at least 1.
    pub stride: usize,
    /// Where the zeros around an image go.
    pub padding: Padding,
    /// Which channels meet.
    pub kind: ConvolutionKind,
    /// What the sum is clamped to.
    pub activation: Activation,
}

/// Which input channels an output channel is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConvolutionKind {
    /// All of them: weights `[kernel, kernel, channels_in, channels_out]`.
    Standard,
    /// Its own alone: weights `[kernel, kernel, 1, channels]`.
    Depthwise,
}

/// What follows the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// Nothing.
    None,
    /// `max(0, x)`.
    Relu,
    /// `min(max(0, x), 6)`.
    Relu6,
}

impl Activation {
    /// The least and the greatest value that it lets through.
    pub fn bounds(self) -> (f32, f32) {
        match self {
            Activation::None => (f32::NEG_INFINITY, f32::INFINITY),
            Activation::Relu => (0.0, f32::INFINITY),
            Activation::Relu6 => (0.0, 6.0),
        }
    }
}

/// What is added to the sum before the clamp.
#[derive(Clone, Debug, ExtensionType)]
pub enum Residual<B: Backend> {
    /// A tensor of the output's shape.
    Added(FloatTensor<B>),
    /// Nothing.
    None,
}

/// The operations, as burn's backends are extended by them.
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
/// - `weight`: `[kernel, kernel, channels_in, channels_out]`, or `[kernel, kernel, 1, channels]` where it is depthwise
/// - `bias`: `[channels_out]`
/// - `residual` and output: `[photos, rows_out, columns_out, channels_out]`, the rows and columns by [`Geometry`]
///
/// # Panics
///
/// Where the shapes do not fit each other.
pub fn convolve(
    input: Tensor<4>,
    weight: Tensor<4>,
    bias: Tensor<1>,
    residual: Option<Tensor<4>>,
    convolution: Convolution,
) -> Tensor<4> {
    let geometry = Geometry::new(input.dims(), weight.dims(), &convolution);
    assert_eq!(bias.dims(), [geometry.channels_out], "a bias has one value an output channel");
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

/// The mean of each channel over its image.
///
/// # Shapes
///
/// - `input`: `[photos, rows, columns, channels]`
/// - output: `[photos, 1, 1, channels]`
pub fn global_average_pool(input: Tensor<4>) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::global_average_pool(input.into_dispatch()))
}

/// The largest of every two by two pixels, channel by channel; a last row or column without a neighbour is left out.
///
/// # Shapes
///
/// - `input`: `[photos, rows, columns, channels]`
/// - output: `[photos, rows / 2, columns / 2, channels]`
pub fn max_pool(input: Tensor<4>) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::max_pool(input.into_dispatch()))
}
