//! How many pixels come out of a convolution, and from where they are taken.

use serde::{Deserialize, Serialize};

use super::{Convolution, ConvolutionKind};

/// Where the zeros around an image go. It matters at stride 2, and weights only fit the padding they were trained with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Padding {
    /// TensorFlow's SAME: as few as needed, the odd one after. At stride 2 and an even side: none before a
    /// 3×3 kernel's first and one after its last, one before a 5×5 kernel's and two after.
    Same,
    /// PyTorch's: one on each side of a 3×3 convolution, whatever its stride.
    Symmetric,
}

impl Padding {
    /// How many pixels come out of `pixels` in a row or column, and how many zeros lie before the first.
    fn along(self, pixels: usize, kernel: usize, stride: usize) -> (usize, usize) {
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

/// The sizes of one convolution, all in pixels and channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// Images in the batch.
    pub photos: usize,
    /// Rows of the input.
    pub rows: usize,
    /// Columns of the input.
    pub columns: usize,
    /// Channels of the input.
    pub channels: usize,
    /// Rows of the output.
    pub rows_out: usize,
    /// Columns of the output.
    pub columns_out: usize,
    /// Channels of the output.
    pub channels_out: usize,
    /// The side of the kernel.
    pub kernel: usize,
    /// How far the kernel moves.
    pub stride: usize,
    /// Rows of zeros before the first.
    pub top: usize,
    /// Columns of zeros before the first.
    pub left: usize,
}

impl Geometry {
    /// The sizes that follow from the shapes of input and weight.
    ///
    /// # Panics
    ///
    /// Where these do not fit each other.
    pub fn new(input: [usize; 4], weight: [usize; 4], convolution: &Convolution) -> Geometry {
        let [photos, rows, columns, channels] = input;
        let [kernel, kernel_columns, channels_in, channels_out] = weight;
        assert_eq!(kernel, kernel_columns, "a kernel is square");
        match convolution.kind {
            ConvolutionKind::Standard => {
                assert_eq!(channels_in, channels, "the weights take as many channels as there are")
            }
            ConvolutionKind::Depthwise => {
                assert_eq!((channels_in, channels_out), (1, channels), "depthwise weights have one filter a channel");
            }
        }
        let stride = convolution.stride;
        let (rows_out, top) = convolution.padding.along(rows, kernel, stride);
        let (columns_out, left) = convolution.padding.along(columns, kernel, stride);
        Geometry { photos, rows, columns, channels, rows_out, columns_out, channels_out, kernel, stride, top, left }
    }

    /// `[photos, rows_out, columns_out, channels_out]`.
    pub fn output_shape(&self) -> [usize; 4] {
        [self.photos, self.rows_out, self.columns_out, self.channels_out]
    }

    /// Output pixels of the whole batch.
    pub fn pixels_out(&self) -> usize {
        self.photos * self.rows_out * self.columns_out
    }

    /// Whether each output pixel is made from the one input pixel at its own place.
    pub fn is_pointwise(&self) -> bool {
        self.kernel == 1 && self.stride == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_pads_as_tensorflow_and_symmetric_as_pytorch() {
        // (pixels, kernel, stride) to (pixels out, zeros before), by TensorFlow 2's and PyTorch's documented formulas.
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
            assert_eq!(Padding::Same.along(pixels, kernel, stride), same, "{pixels} {kernel} {stride}");
            assert_eq!(Padding::Symmetric.along(pixels, kernel, stride), symmetric, "{pixels} {kernel} {stride}");
        }
    }
}
