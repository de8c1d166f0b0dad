//! Known faults, drawn into photos. Lengths are in pixels of the measured picture, whose side is 192 pixels.

use naevus_reading::photo::Photo;
use naevus_reading::quality::{FindingKind, Outline};
use rand::{Rng, RngExt};
use rand_chacha::ChaCha8Rng;

use crate::maintenance::fit_quality::canvas::Canvas;

/// The blur of a lens and of the filter over a camera's pixels: a standard deviation in pixels of the photo.
const LENS_BLUR_PX: f32 = 0.6;

/// A fault with its degree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Blurred by a Gaussian of this standard deviation, as by defocus; then noise of one level.
    Defocus(f32),
    /// Blurred along a line of this length in a random direction, as by a moved hand; then noise of one level.
    Motion(f32),
    /// The light multiplied by two to the power of this, in linear light, and clipped.
    Exposure(f32),
    /// A white spot with a soft edge of this diameter, on the lesion or in the middle.
    Glare(f32),
    /// Shrunk to this share of its side, on a background of its skin.
    Shrunk(f32),
    /// Moved so that the lesion is this far from the middle, in sides, on a background of its skin.
    Moved(f32),
    /// Moved so that this share of the lesion's width or height lies beyond an edge.
    Cut(f32),
    /// This number of dark, curved hairs across the picture, 1 to 2.5 pixels wide.
    Hair(u32),
    /// Strokes of a pen of this width around the lesion, blue, violet or green.
    Ink(f32),
    /// Black outside a circle of this radius, in half sides.
    Rim(f32),
    /// Shown on a screen whose pixels, each with a red, a green and a blue stripe, have this pitch, in pixels of the
    /// photo.
    Screen(f32),
}

impl Change {
    /// The changes that are measured, with the kind that each should be found as.
    pub const ALL: [(FindingKind, Change); 35] = [
        (FindingKind::Blurred, Change::Defocus(1.0)),
        (FindingKind::Blurred, Change::Defocus(1.5)),
        (FindingKind::Blurred, Change::Defocus(2.0)),
        (FindingKind::Blurred, Change::Defocus(3.0)),
        (FindingKind::Blurred, Change::Defocus(4.0)),
        (FindingKind::Blurred, Change::Motion(4.0)),
        (FindingKind::Blurred, Change::Motion(8.0)),
        (FindingKind::Blurred, Change::Motion(12.0)),
        (FindingKind::Dark, Change::Exposure(-1.0)),
        (FindingKind::Dark, Change::Exposure(-2.0)),
        (FindingKind::Dark, Change::Exposure(-3.0)),
        (FindingKind::Overexposed, Change::Exposure(1.0)),
        (FindingKind::Overexposed, Change::Exposure(1.5)),
        (FindingKind::Overexposed, Change::Exposure(2.0)),
        (FindingKind::Glare, Change::Glare(8.0)),
        (FindingKind::Glare, Change::Glare(16.0)),
        (FindingKind::Glare, Change::Glare(24.0)),
        (FindingKind::Small, Change::Shrunk(0.5)),
        (FindingKind::Small, Change::Shrunk(0.33)),
        (FindingKind::Small, Change::Shrunk(0.25)),
        (FindingKind::OffCentre, Change::Moved(0.2)),
        (FindingKind::OffCentre, Change::Moved(0.3)),
        (FindingKind::OffCentre, Change::Moved(0.4)),
        (FindingKind::Cut, Change::Cut(0.25)),
        (FindingKind::Cut, Change::Cut(0.5)),
        (FindingKind::Hair, Change::Hair(5)),
        (FindingKind::Hair, Change::Hair(10)),
        (FindingKind::Hair, Change::Hair(20)),
        (FindingKind::Ink, Change::Ink(3.0)),
        (FindingKind::Ink, Change::Ink(6.0)),
        (FindingKind::BlackRim, Change::Rim(1.1)),
        (FindingKind::BlackRim, Change::Rim(1.0)),
        (FindingKind::Screen, Change::Screen(0.8)),
        (FindingKind::Screen, Change::Screen(1.4)),
        (FindingKind::Screen, Change::Screen(2.6)),
    ];

    /// The change in words.
    pub fn name(self) -> String {
        match self {
            Change::Defocus(sigma) => format!("defocus, standard deviation of {sigma} px"),
            Change::Motion(length) => format!("motion blur of {length} px"),
            Change::Exposure(stops) => format!("exposure changed by {stops:+} stops"),
            Change::Glare(diameter) => format!("white spot of {diameter} px on the lesion"),
            Change::Shrunk(share) => format!("shrunk to {share} of the side"),
            Change::Moved(distance) => format!("lesion {distance} sides from the middle"),
            Change::Cut(share) => format!("{:.0} % of the lesion's width or height beyond the edge", 100.0 * share),
            Change::Hair(count) => format!("{count} hairs"),
            Change::Ink(width) => format!("strokes of a pen of {width} px"),
            Change::Rim(radius) => format!("black outside a circle of {radius} half sides"),
            Change::Screen(pitch) => format!("on a screen with a pitch of {pitch} px"),
        }
    }

    /// Whether the change can be drawn into a photo with this outline: moving a lesion needs one that is whole, not
    /// small and near the middle.
    pub fn applies_to(self, outline: Option<&Outline>) -> bool {
        match self {
            Change::Shrunk(_) | Change::Moved(_) | Change::Cut(_) => {
                outline.is_some_and(|it| it.cut == 0.0 && (0.04..0.35).contains(&it.share) && it.distance < 0.15)
            }
            _ => true,
        }
    }

    /// The changed photo, which [`applies_to`](Self::applies_to) the outline of the unchanged one and places it
    /// elsewhere, with the bounding box of the lesion: left, top, right and bottom as fractions.
    ///
    /// # Panics
    ///
    /// If the change does not place the photo elsewhere.
    pub fn apply_with_bounds(self, photo: &Photo, outline: &Outline, random: &mut ChaCha8Rng) -> (Photo, [f32; 4]) {
        assert!(matches!(self, Change::Shrunk(_) | Change::Moved(_)), "{self:?} leaves the lesion where it is");
        let bounds = self.placed(photo, outline.centre, &mut random.clone()).bounds(outline);
        (self.apply(photo, Some(outline), random), bounds)
    }

    /// Where this change places a photo whose lesion has this centre.
    fn placed(self, photo: &Photo, centre: [f32; 2], random: &mut impl Rng) -> Placed {
        match self {
            Change::Moved(distance) => {
                let angle: f32 = random.random_range(0.0..std::f32::consts::TAU);
                let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
                let shift = [distance * angle.cos(), distance * angle.sin()].map(|part| part * width.min(height));
                Placed { scale: 0.6, from: centre, to: [0.5 + shift[0] / width, 0.5 + shift[1] / height] }
            }
            Change::Shrunk(share) => Placed { scale: share, from: [0.5, 0.5], to: [0.5, 0.5] },
            _ => Placed { scale: 1.0, from: [0.5, 0.5], to: [0.5, 0.5] },
        }
    }

    /// The changed photo. `outline` is that of the unchanged photo.
    pub fn apply(self, photo: &Photo, outline: Option<&Outline>, random: &mut impl Rng) -> Photo {
        let mut canvas = Canvas::of(photo);
        let unit = canvas.unit();
        let centre = outline.map_or([0.5, 0.5], |outline| outline.centre);
        match self {
            Change::Defocus(sigma) => {
                canvas.blur(sigma * unit);
                canvas.add_noise(1.0, random);
            }
            Change::Motion(length) => {
                canvas.blur_along(length * unit, random.random_range(0.0..std::f32::consts::PI));
                canvas.add_noise(1.0, random);
            }
            Change::Exposure(stops) => canvas.expose(stops),
            Change::Glare(diameter) => {
                let at = canvas.in_pixels(centre);
                canvas.glare(at, diameter * unit / 2.0);
            }
            Change::Shrunk(_) | Change::Moved(_) => {
                let placed = self.placed(photo, centre, random);
                canvas.place(placed.scale, placed.from, placed.to, random);
            }
            Change::Cut(share) => {
                let [left, top, right, bottom] = outline.map_or([0.4, 0.4, 0.6, 0.6], |outline| outline.bounds);
                let [square_left, square_top] = canvas.square_start();
                // The edge of the square crosses the bounding box at `share` of its width or height.
                let to = match random.random_range(0..4_u8) {
                    0 => [square_left + centre[0] - left - share * (right - left), 0.5],
                    1 => [1.0 - square_left - (right - centre[0]) + share * (right - left), 0.5],
                    2 => [0.5, square_top + centre[1] - top - share * (bottom - top)],
                    _ => [0.5, 1.0 - square_top - (bottom - centre[1]) + share * (bottom - top)],
                };
                canvas.place(1.0, centre, to, random);
            }
            Change::Hair(count) => (0..count).for_each(|_| canvas.hair(unit, random)),
            Change::Ink(width) => canvas.ink(centre, width * unit, unit, random),
            Change::Rim(radius) => canvas.rim(radius, 3.0 * unit),
            Change::Screen(pitch) => {
                canvas.screen(pitch, random.random_range(-0.12..0.12));
                canvas.blur(LENS_BLUR_PX);
            }
        }
        canvas.photo()
    }
}

/// Where a photo is placed on the background of its skin.
struct Placed {
    scale: f32,
    /// The point of the photo, and where it is placed, as fractions.
    from: [f32; 2],
    to: [f32; 2],
}

impl Placed {
    fn bounds(&self, outline: &Outline) -> [f32; 4] {
        let [left, top, right, bottom] = outline.bounds;
        let at = |value: f32, axis: usize| (value - self.from[axis]) * self.scale + self.to[axis];
        [at(left, 0), at(top, 1), at(right, 0), at(bottom, 1)]
    }
}

/// The side at which each of two lesions is placed, as a share of its own photo's.
const SCALE_OF_TWO: f32 = 0.5;

/// A photo with its lesion beside that of `other`, on the skin of the first, with the bounding boxes of both as
/// fractions. The skin of the second takes the colour of the first.
pub fn two_lesions(
    photo: &Photo,
    outline: &Outline,
    other: &Photo,
    second: &Outline,
    random: &mut impl Rng,
) -> (Photo, [[f32; 4]; 2]) {
    let angle: f32 = random.random_range(0.0..std::f32::consts::TAU);
    let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
    let apart = random.random_range(0.22..0.27) * width.min(height);
    let shift = [apart * angle.cos() / width, apart * angle.sin() / height];
    let [near, far] = [-1.0, 1.0].map(|sign| [0.5 + sign * shift[0], 0.5 + sign * shift[1]]);
    let mut canvas = Canvas::of(photo);
    let skin = canvas.skin();
    canvas.place(SCALE_OF_TWO, outline.centre, near, random);
    let placed = |from: [f32; 2], to: [f32; 2]| Placed { scale: SCALE_OF_TWO, from, to };
    let first = placed(outline.centre, near).bounds(outline);
    // The other photo has another size, so that its scale is relative to the shorter side.
    let mut inserted = Canvas::of(other);
    let (other_width, other_height) = (inserted.width as f32, inserted.height as f32);
    let scale = SCALE_OF_TWO * width.min(height) / other_width.min(other_height);
    let other_skin = inserted.skin();
    if scale < 1.0 {
        inserted.blur(0.4 / scale);
    }
    let (from, to) = (inserted.in_pixels(second.centre), canvas.in_pixels(far));
    let feather = 0.08 * other_width.min(other_height);
    canvas.each(|x, y, value| {
        let (x, y) = ((x - to[0]) / scale + from[0], (y - to[1]) / scale + from[1]);
        let inside = (x.min(y).min(other_width - 1.0 - x).min(other_height - 1.0 - y) / feather).clamp(0.0, 1.0);
        let new = inserted.at(x, y);
        // The darker of both, so that neither lesion is covered by the other's skin.
        let new: [f32; 3] =
            std::array::from_fn(|channel| (new[channel] * skin[channel] / other_skin[channel].max(1.0)).min(255.0));
        if new[1] < value[1] {
            *value = std::array::from_fn(|channel| value[channel] * (1.0 - inside) + new[channel] * inside);
        }
    });
    let scales = [scale * other_width / width, scale * other_height / height];
    let [left, top, right, bottom] = second.bounds;
    let at = |value: f32, axis: usize| (value - second.centre[axis]) * scales[axis] + far[axis];
    (canvas.photo(), [first, [at(left, 0), at(top, 1), at(right, 0), at(bottom, 1)]])
}
