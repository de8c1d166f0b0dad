//! The eight ways to lay a square upon itself: a lesion has no top, and how the camera was held is chance.

use serde::{Deserialize, Serialize};

use crate::photo::Photo;

/// One of the eight symmetries of the square.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Symmetry {
    /// Mirrored left to right, before it is turned.
    pub mirrored: bool,
    /// Turned to the right by so many times 90°, `0..=3`.
    pub quarter_turns: u8,
}

impl Symmetry {
    /// As the photo is.
    pub const UPRIGHT: Symmetry = Symmetry { mirrored: false, quarter_turns: 0 };
    /// Mirrored left to right.
    pub const FLIP: Symmetry = Symmetry { mirrored: true, quarter_turns: 0 };
    /// Turned to the right by 90°.
    pub const QUARTER_TURN: Symmetry = Symmetry { mirrored: false, quarter_turns: 1 };

    /// All of them, the upright first.
    pub const ALL: [Symmetry; 8] = [
        Symmetry::UPRIGHT,
        Symmetry::QUARTER_TURN,
        Symmetry { mirrored: false, quarter_turns: 2 },
        Symmetry { mirrored: false, quarter_turns: 3 },
        Symmetry::FLIP,
        Symmetry { mirrored: true, quarter_turns: 1 },
        Symmetry { mirrored: true, quarter_turns: 2 },
        Symmetry { mirrored: true, quarter_turns: 3 },
    ];

    /// The symmetry that takes this one back.
    pub fn inverse(self) -> Symmetry {
        // Mirrored and then turned, twice, is as it was.
        if self.mirrored { self } else { Symmetry { quarter_turns: (4 - self.quarter_turns) % 4, ..self } }
    }

    /// `photo`, seen so: the same pixels in other places.
    pub fn apply(self, photo: &Photo) -> Photo {
        let (width_px, height_px) = (photo.width_px(), photo.height_px());
        let rgb = self.apply_to_grid(photo.rgb(), [height_px as usize, width_px as usize], 3);
        let (width_px, height_px) =
            if self.quarter_turns.is_multiple_of(2) { (width_px, height_px) } else { (height_px, width_px) };
        Photo::from_rgb(width_px, height_px, rgb)
    }

    /// `[rows, columns]` cells of `channels` values each, row after row, seen so.
    pub fn apply_to_grid<T: Copy>(self, values: &[T], [rows, columns]: [usize; 2], channels: usize) -> Vec<T> {
        let turned = self.quarter_turns % 2 == 1;
        let (rows_out, columns_out) = if turned { (columns, rows) } else { (rows, columns) };
        let mut seen = Vec::with_capacity(values.len());
        for row in 0..rows_out {
            for column in 0..columns_out {
                // Back through the turns, each of which swaps the sides, and then through the mirror.
                let (mut from, mut sides) = ((row, column), (rows_out, columns_out));
                for _ in 0..self.quarter_turns {
                    from = (sides.1 - 1 - from.1, from.0);
                    sides = (sides.1, sides.0);
                }
                let from_column = if self.mirrored { columns - 1 - from.1 } else { from.1 };
                let cell = (from.0 * columns + from_column) * channels;
                seen.extend_from_slice(&values[cell..cell + channels]);
            }
        }
        seen
    }

    /// In words: `mirrored, turned by 90°`.
    pub fn name(self) -> String {
        let turned = format!("turned by {}°", 90 * u32::from(self.quarter_turns));
        match (self.mirrored, self.quarter_turns) {
            (false, 0) => "upright".to_string(),
            (true, 0) => "mirrored".to_string(),
            (false, _) => turned,
            (true, _) => format!("mirrored, {turned}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3 wide, 2 high: 0 1 2 above 3 4 5.
    const GRID: [u8; 6] = [0, 1, 2, 3, 4, 5];

    #[test]
    fn pixels_go_where_they_should() {
        let seen = |symmetry: Symmetry| symmetry.apply_to_grid(&GRID, [2, 3], 1);
        assert_eq!(seen(Symmetry::UPRIGHT), GRID);
        assert_eq!(seen(Symmetry::FLIP), [2, 1, 0, 5, 4, 3]);
        // Turned to the right, the first column stands on top, from the bottom up.
        assert_eq!(seen(Symmetry::QUARTER_TURN), [3, 0, 4, 1, 5, 2]);
        assert_eq!(seen(Symmetry { mirrored: false, quarter_turns: 2 }), [5, 4, 3, 2, 1, 0]);
        assert_eq!(seen(Symmetry { mirrored: true, quarter_turns: 1 }), [5, 2, 4, 1, 3, 0]);
    }

    #[test]
    fn the_inverse_takes_back() {
        for symmetry in Symmetry::ALL {
            let seen = symmetry.apply_to_grid(&GRID, [2, 3], 1);
            let sides = if symmetry.quarter_turns % 2 == 0 { [2, 3] } else { [3, 2] };
            assert_eq!(symmetry.inverse().apply_to_grid(&seen, sides, 1), GRID, "{symmetry:?}");
        }
    }
}
