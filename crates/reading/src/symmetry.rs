//! The eight symmetries of the square. Lesions have no preferred orientation, so all eight views of a photo are
//! equivalent.

use serde::{Deserialize, Serialize};

use crate::photo::Photo;

/// One of the eight symmetries of the square (the dihedral group D4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Symmetry {
    /// Whether it is mirrored left to right, before the rotation.
    pub mirrored: bool,
    /// The number of clockwise quarter turns, `0..=3`.
    pub quarter_turns: u8,
}

impl Symmetry {
    /// The identity.
    pub const IDENTITY: Symmetry = Symmetry { mirrored: false, quarter_turns: 0 };
    /// Mirrored left to right.
    pub const FLIP: Symmetry = Symmetry { mirrored: true, quarter_turns: 0 };
    /// Rotated clockwise by 90°.
    pub const QUARTER_TURN: Symmetry = Symmetry { mirrored: false, quarter_turns: 1 };

    /// All symmetries, the identity first.
    pub const ALL: [Symmetry; 8] = [
        Symmetry::IDENTITY,
        Symmetry::QUARTER_TURN,
        Symmetry { mirrored: false, quarter_turns: 2 },
        Symmetry { mirrored: false, quarter_turns: 3 },
        Symmetry::FLIP,
        Symmetry { mirrored: true, quarter_turns: 1 },
        Symmetry { mirrored: true, quarter_turns: 2 },
        Symmetry { mirrored: true, quarter_turns: 3 },
    ];

    /// The inverse symmetry.
    pub fn inverse(self) -> Symmetry {
        // A reflection is its own inverse.
        if self.mirrored { self } else { Symmetry { quarter_turns: (4 - self.quarter_turns) % 4, ..self } }
    }

    /// `photo`, transformed: the same pixels at other positions.
    pub fn apply(self, photo: &Photo) -> Photo {
        let (width_px, height_px) = (photo.width_px(), photo.height_px());
        let rgb = self.apply_to_grid(photo.rgb(), [height_px as usize, width_px as usize], 3);
        let (width_px, height_px) =
            if self.quarter_turns.is_multiple_of(2) { (width_px, height_px) } else { (height_px, width_px) };
        Photo::from_rgb(width_px, height_px, rgb)
    }

    /// A grid of `[rows, columns]` cells with `channels` values each, in row-major order, transformed.
    pub fn apply_to_grid<T: Copy>(self, values: &[T], [rows, columns]: [usize; 2], channels: usize) -> Vec<T> {
        let swapped = self.quarter_turns % 2 == 1;
        let (rows_out, columns_out) = if swapped { (columns, rows) } else { (rows, columns) };
        let mut transformed = Vec::with_capacity(values.len());
        for row in 0..rows_out {
            for column in 0..columns_out {
                // The inverse mapping: undo the turns, each of which swaps rows and columns, and then the mirroring.
                let (mut source, mut size) = ((row, column), (rows_out, columns_out));
                for _ in 0..self.quarter_turns {
                    source = (size.1 - 1 - source.1, source.0);
                    size = (size.1, size.0);
                }
                let source_column = if self.mirrored { columns - 1 - source.1 } else { source.1 };
                let cell = (source.0 * columns + source_column) * channels;
                transformed.extend_from_slice(&values[cell..cell + channels]);
            }
        }
        transformed
    }

    /// The name: `mirrored, turned by 90°`.
    pub fn name(self) -> String {
        let rotation = format!("turned by {}°", 90 * u32::from(self.quarter_turns));
        match (self.mirrored, self.quarter_turns) {
            (false, 0) => "upright".to_string(),
            (true, 0) => "mirrored".to_string(),
            (false, _) => rotation,
            (true, _) => format!("mirrored, {rotation}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3 wide, 2 high: 0 1 2 above 3 4 5.
    const GRID: [u8; 6] = [0, 1, 2, 3, 4, 5];

    #[test]
    fn pixels_move_to_the_expected_positions() {
        let transformed = |symmetry: Symmetry| symmetry.apply_to_grid(&GRID, [2, 3], 1);
        assert_eq!(transformed(Symmetry::IDENTITY), GRID);
        assert_eq!(transformed(Symmetry::FLIP), [2, 1, 0, 5, 4, 3]);
        // After a clockwise turn, the first column is the top row, from bottom to top.
        assert_eq!(transformed(Symmetry::QUARTER_TURN), [3, 0, 4, 1, 5, 2]);
        assert_eq!(transformed(Symmetry { mirrored: false, quarter_turns: 2 }), [5, 4, 3, 2, 1, 0]);
        assert_eq!(transformed(Symmetry { mirrored: true, quarter_turns: 1 }), [5, 2, 4, 1, 3, 0]);
    }

    #[test]
    fn the_inverse_restores_the_original() {
        for symmetry in Symmetry::ALL {
            let transformed = symmetry.apply_to_grid(&GRID, [2, 3], 1);
            let size = if symmetry.quarter_turns % 2 == 0 { [2, 3] } else { [3, 2] };
            assert_eq!(symmetry.inverse().apply_to_grid(&transformed, size, 1), GRID, "{symmetry:?}");
        }
    }
}
