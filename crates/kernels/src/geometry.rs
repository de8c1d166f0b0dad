//! The shapes and the padding of a convolution.

use serde::{Deserialize, Serialize};

use super::{Convolution, ConvolutionKind};

/// The zero padding of an image. The variants differ at stride 2. Weights require the padding that they were trained
/// with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Padding {
    /// TensorFlow's `SAME`: the minimum, with an odd one at the end. At stride 2 and an even size, a 3×3 kernel has no
    /// padding at the start and one pixel at the end; a 5×5 kernel has one at the start and two at the end.
    Same,
    /// PyTorch's padding of `kernel / 2` on every side, at any stride.
    Symmetric,
}

impl Padding {
    /// The number of output pixels of a row or column of `pixels`, and the padding at its start.
    fn output_and_padding(self, pixels: usize, kernel: usize, stride: usize) -> (usize, usize) {
        match self {
            Padding::Same => {
                let out = pixels.div_ceil(stride);
                let zeros = ((out - 1) * stride + kernel).saturating_sub(pixels);
                (out, zeros / 2)
            }
            Padding::Symmetric => {
                let before = kernel / 2;
                ((pixels + 2 * before).saturating_sub(kernel) / stride + 1, before)
            }
        }
    }
}

/// The shapes of one convolution, in pixels and channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// The batch size.
    pub photos: usize,
    /// The rows of the input.
    pub rows: usize,
    /// The columns of the input.
    pub columns: usize,
    /// The channels of the input.
    pub channels: usize,
    /// The rows of the output.
    pub rows_out: usize,
    /// The columns of the output.
    pub columns_out: usize,
    /// The channels of the output.
    pub channels_out: usize,
    /// The width and height of the kernel.
    pub kernel: usize,
    /// The stride.
    pub stride: usize,
    /// The rows of padding at the top.
    pub top: usize,
    /// The columns of padding at the left.
    pub left: usize,
}

impl Geometry {
    /// The geometry of a convolution with these shapes of input and weight.
    ///
    /// # Panics
    ///
    /// If the shapes do not match.
    pub fn new(input: [usize; 4], weight: [usize; 4], convolution: &Convolution) -> Geometry {
        let [photos, rows, columns, channels] = input;
        let [kernel, kernel_columns, channels_in, channels_out] = weight;
        assert_eq!(kernel, kernel_columns, "kernels must be square");
        match convolution.kind {
            ConvolutionKind::Standard => {
                assert_eq!(channels_in, channels, "weights and input must have the same number of channels");
            }
            ConvolutionKind::Depthwise => {
                assert_eq!(
                    (channels_in, channels_out),
                    (1, channels),
                    "depthwise weights must have one filter per channel"
                );
            }
        }
        let stride = convolution.stride;
        let (rows_out, top) = convolution.padding.output_and_padding(rows, kernel, stride);
        let (columns_out, left) = convolution.padding.output_and_padding(columns, kernel, stride);
        Geometry { photos, rows, columns, channels, rows_out, columns_out, channels_out, kernel, stride, top, left }
    }

    /// `[photos, rows_out, columns_out, channels_out]`.
    pub fn output_shape(&self) -> [usize; 4] {
        [self.photos, self.rows_out, self.columns_out, self.channels_out]
    }

    /// The number of output pixels in the batch.
    pub fn pixels_out(&self) -> usize {
        self.photos * self.rows_out * self.columns_out
    }

    /// Whether each output pixel depends on the input pixel at the same position only.
    pub fn is_pointwise(&self) -> bool {
        self.kernel == 1 && self.stride == 1
    }
}

/// The geometry of a convolution along one axis.
#[cfg(feature = "flex")]
#[derive(Clone, Copy)]
pub struct AxisGeometry {
    /// The stride of the kernel.
    pub stride: usize,
    /// The distance between the input elements, with zeros between them.
    pub input_dilation: usize,
    /// The padding at the start.
    pub padding: usize,
    /// The number of input elements.
    pub length: usize,
}

#[cfg(feature = "flex")]
impl AxisGeometry {
    /// Along a column, from row to row.
    pub fn along_column(geometry: &Geometry) -> AxisGeometry {
        AxisGeometry { stride: geometry.stride, input_dilation: 1, padding: geometry.top, length: geometry.rows }
    }

    /// Along a row, from column to column.
    pub fn along_row(geometry: &Geometry) -> AxisGeometry {
        AxisGeometry { stride: geometry.stride, input_dilation: 1, padding: geometry.left, length: geometry.columns }
    }

    /// The input index at `kernel_index` of the kernel for output `output_index`, or `None` for a zero.
    pub fn input_index(&self, output_index: usize, kernel_index: usize) -> Option<usize> {
        let position = (output_index * self.stride + kernel_index).checked_sub(self.padding)?;
        (position.is_multiple_of(self.input_dilation))
            .then_some(position / self.input_dilation)
            .filter(|index| *index < self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_pads_as_tensorflow_and_symmetric_as_pytorch() {
        // (pixels, kernel, stride) to (output pixels, padding at the start), by the documented formulas of TensorFlow 2
        // and PyTorch.
        for (pixels, kernel, stride, same, symmetric) in [
            (224, 3, 2, (112, 0), (112, 1)),
            (7, 3, 2, (4, 1), (4, 1)),
            (10, 3, 1, (10, 1), (10, 1)),
            (5, 1, 1, (5, 0), (5, 0)),
            (1, 3, 2, (1, 1), (1, 1)),
            (9, 5, 2, (5, 2), (5, 2)),
            (10, 5, 2, (5, 1), (5, 2)),
            (80, 5, 2, (40, 1), (40, 2)),
            (2, 5, 2, (1, 1), (1, 2)),
            (5, 5, 1, (5, 2), (5, 2)),
        ] {
            assert_eq!(Padding::Same.output_and_padding(pixels, kernel, stride), same, "{pixels} {kernel} {stride}");
            assert_eq!(
                Padding::Symmetric.output_and_padding(pixels, kernel, stride),
                symmetric,
                "{pixels} {kernel} {stride}"
            );
        }
    }
}
