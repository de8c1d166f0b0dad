//! The similarity transform between two photos.

use serde::{Deserialize, Serialize};

use crate::photo::{Photo, Region};

/// A part of a photo: its centre and its shorter side, in the units and from the origin of [`Similarity`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    centre: [f32; 2],
    side: f32,
}

impl Part {
    /// The part that [`Photo::crop`] cuts out, or the whole photo.
    pub(super) fn of(photo: &Photo, region: Option<&Region>) -> Part {
        let Some(region) = region else { return Part { centre: [0.0; 2], side: 1.0 } };
        let shorter = photo.width_px().min(photo.height_px()) as f32;
        let side = region.side.clamp(0.0, 1.0).max(1.0 / shorter);
        let centre = |centre: f32, length: u32| {
            let length = length as f32 / shorter;
            let margin = (length - side).max(0.0) / 2.0;
            ((centre - 0.5) * length).clamp(-margin, margin)
        };
        Part { centre: [centre(region.centre_x, photo.width_px()), centre(region.centre_y, photo.height_px())], side }
    }
}

/// A similarity transform: the position of a point of the second photo from that of the first, `[x, y]` to
/// `[a * x - b * y + right, b * x + a * y + down]`.
///
/// Positions are measured from the centre of a photo, to the right and down, in units of its shorter side. They do not
/// depend on the resolution.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// The scale times the cosine of the rotation.
    pub a: f32,
    /// The scale times the sine of the rotation, clockwise.
    pub b: f32,
    /// The shift to the right.
    pub right: f32,
    /// The shift down.
    pub down: f32,
}

impl Similarity {
    /// No change.
    pub const IDENTITY: Similarity = Similarity { a: 1.0, b: 0.0, right: 0.0, down: 0.0 };

    /// The transform with this scale, rotation in radians clockwise, and shift.
    pub fn new(scale: f32, rotation: f32, [right, down]: [f32; 2]) -> Similarity {
        Similarity { a: scale * libm::cosf(rotation), b: scale * libm::sinf(rotation), right, down }
    }

    /// The enlargement of the second photo relative to the first.
    pub fn scale(&self) -> f32 {
        (self.a * self.a + self.b * self.b).sqrt()
    }

    /// The rotation of the second photo relative to the first, in radians, clockwise.
    pub fn rotation(&self) -> f32 {
        libm::atan2f(self.b, self.a)
    }

    /// The position in the second photo of a point of the first.
    pub fn apply(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        [self.a * x - self.b * y + self.right, self.b * x + self.a * y + self.down]
    }

    /// This transform, which is between two parts, as a transform between their photos.
    pub(super) fn between_photos(&self, first: Part, second: Part) -> Similarity {
        let ratio = second.side / first.side;
        let turned = Similarity { a: self.a * ratio, b: self.b * ratio, right: 0.0, down: 0.0 };
        let [x, y] = turned.apply(first.centre);
        Similarity {
            right: second.side * self.right + second.centre[0] - x,
            down: second.side * self.down + second.centre[1] - y,
            ..turned
        }
    }

    /// The transform from the second photo to the first.
    pub fn inverse(&self) -> Similarity {
        let square = self.a * self.a + self.b * self.b;
        let (a, b) = (self.a / square, -self.b / square);
        let back = Similarity { a, b, right: 0.0, down: 0.0 };
        let [right, down] = back.apply([-self.right, -self.down]);
        Similarity { a, b, right, down }
    }
}
