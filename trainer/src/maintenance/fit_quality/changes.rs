//! Known faults, drawn into photos. Lengths are in pixels of the measured picture, whose side is 192 pixels.

use naevus_reading::photo::Photo;
use naevus_reading::quality::{FindingKind, Outline, SIDE_PX};
use rand::{Rng, RngExt};
use rand_chacha::ChaCha8Rng;

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

/// Values from 0 to 255, three per pixel.
struct Canvas {
    width: usize,
    height: usize,
    values: Vec<[f32; 3]>,
}

impl Canvas {
    fn of(photo: &Photo) -> Canvas {
        let pixels = photo.rgb().as_chunks::<3>().0;
        let values = pixels.iter().map(|pixel| pixel.map(f32::from)).collect();
        Canvas { width: photo.width_px() as usize, height: photo.height_px() as usize, values }
    }

    fn photo(&self) -> Photo {
        let bytes = self.values.as_flattened().iter().map(|value| value.round().clamp(0.0, 255.0) as u8);
        Photo::from_rgb(self.width as u32, self.height as u32, bytes.collect())
    }

    /// The number of pixels in a pixel of the measured picture.
    fn unit(&self) -> f32 {
        self.width.min(self.height) as f32 / SIDE_PX as f32
    }

    fn in_pixels(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        [x * self.width as f32, y * self.height as f32]
    }

    /// The left and top edge of the centre square, as fractions.
    fn square_start(&self) -> [f32; 2] {
        let side = self.width.min(self.height) as f32;
        [self.width, self.height].map(|length| (1.0 - side / length as f32) / 2.0)
    }

    /// The value at a position; beyond the edge it is that of the edge.
    fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let (x, y) = (x.clamp(0.0, (self.width - 1) as f32), y.clamp(0.0, (self.height - 1) as f32));
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (across, down) = (x - left as f32, y - top as f32);
        let pixel = |x: usize, y: usize| self.values[y * self.width + x];
        std::array::from_fn(|channel| {
            let row = |y: usize| pixel(left, y)[channel] * (1.0 - across) + pixel(right, y)[channel] * across;
            row(top) * (1.0 - down) + row(bottom) * down
        })
    }

    /// Calls `change` with the position and the value of each pixel.
    fn each(&mut self, mut change: impl FnMut(f32, f32, &mut [f32; 3])) {
        for (index, value) in self.values.iter_mut().enumerate() {
            change((index % self.width) as f32, (index / self.width) as f32, value);
        }
    }

    /// The weighted mean of the values at the `offsets` from each pixel.
    fn filter(&mut self, offsets: &[(f32, f32, f32)]) {
        let sum: f32 = offsets.iter().map(|(_, _, weight)| weight).sum();
        let filtered = (0..self.values.len()).map(|index| {
            let (x, y) = ((index % self.width) as f32, (index / self.width) as f32);
            offsets.iter().fold([0.0; 3], |mean, (across, down, weight)| {
                let value = self.at(x + across, y + down);
                std::array::from_fn(|channel| mean[channel] + value[channel] * weight / sum)
            })
        });
        self.values = filtered.collect();
    }

    fn blur(&mut self, sigma: f32) {
        let reach = (3.0 * sigma).ceil() as i32;
        let weights = (-reach..=reach).map(|at| (at as f32, (-(at * at) as f32 / (2.0 * sigma * sigma)).exp()));
        let weights: Vec<(f32, f32)> = weights.collect();
        self.filter(&weights.iter().map(|(at, weight)| (*at, 0.0, *weight)).collect::<Vec<_>>());
        self.filter(&weights.iter().map(|(at, weight)| (0.0, *at, *weight)).collect::<Vec<_>>());
    }

    fn blur_along(&mut self, length: f32, angle: f32) {
        let steps = (2.0 * length).ceil() as usize;
        let (sin, cos) = angle.sin_cos();
        let offset = |step: usize| {
            let along = (step as f32 / steps as f32 - 0.5) * length;
            (along * cos, along * sin, 1.0)
        };
        self.filter(&(0..=steps).map(offset).collect::<Vec<_>>());
    }

    /// Adds noise of this standard deviation: the sum of three uniform values is close to a normal one.
    fn add_noise(&mut self, deviation: f32, random: &mut impl Rng) {
        for value in self.values.as_flattened_mut() {
            let sum: f32 = (0..3).map(|_| random.random_range(-1.0_f32..1.0)).sum();
            *value += sum * deviation;
        }
    }

    fn expose(&mut self, stops: f32) {
        // The transfer function of sRGB is close to a power of 2.2.
        let factor = stops.exp2();
        for value in self.values.as_flattened_mut() {
            *value = 255.0 * ((*value / 255.0).powf(2.2) * factor).min(1.0).powf(1.0 / 2.2);
        }
    }

    fn glare(&mut self, [centre_x, centre_y]: [f32; 2], radius: f32) {
        self.each(|x, y, value| {
            let inside = (1.5 - (x - centre_x).hypot(y - centre_y) / radius).clamp(0.0, 0.5) * 2.0;
            value.iter_mut().for_each(|value| *value += (255.0 - *value) * inside);
        });
    }

    /// The colour of the skin: the median of each channel at the edge.
    fn skin(&self) -> [f32; 3] {
        let edge: Vec<[f32; 3]> = (0..self.values.len())
            .filter(|index| {
                let (x, y) = (index % self.width, index / self.width);
                x == 0 || y == 0 || x + 1 == self.width || y + 1 == self.height
            })
            .map(|index| self.values[index])
            .collect();
        std::array::from_fn(|channel| {
            let mut values: Vec<f32> = edge.iter().map(|value| value[channel]).collect();
            values.sort_by(f32::total_cmp);
            values[values.len() / 2]
        })
    }

    /// Places the photo, resized to `scale`, so that its point `from` is at `to`, on a background of the colour of its
    /// edge with its noise.
    fn place(&mut self, scale: f32, from: [f32; 2], to: [f32; 2], random: &mut impl Rng) {
        let skin = self.skin();
        if scale < 1.0 {
            // Without it, small details would be aliased.
            self.blur(0.4 / scale);
        }
        let (from, to) = (self.in_pixels(from), self.in_pixels(to));
        let (width, height) = (self.width as f32, self.height as f32);
        let feather = 0.08 * width.min(height);
        let placed = (0..self.values.len()).map(|index| {
            let (x, y) = ((index % self.width) as f32, (index / self.width) as f32);
            let (x, y) = ((x - to[0]) / scale + from[0], (y - to[1]) / scale + from[1]);
            let inside = (x.min(y).min(width - 1.0 - x).min(height - 1.0 - y) / feather).clamp(0.0, 1.0);
            let value = self.at(x, y);
            std::array::from_fn(|channel| value[channel] * inside + skin[channel] * (1.0 - inside))
        });
        self.values = placed.collect();
        self.add_noise(1.0, random);
    }

    /// Draws a stroke of the given width along `points`, with a soft edge of a pixel. `drawn` is the new value of a
    /// pixel.
    fn stroke(&mut self, points: &[[f32; 2]], width: f32, drawn: impl Fn([f32; 3]) -> [f32; 3]) {
        let mut cover = vec![0.0_f32; self.values.len()];
        let reach = width / 2.0 + 1.0;
        for [centre_x, centre_y] in points {
            let columns =
                ((centre_x - reach).max(0.0) as usize)..((centre_x + reach).max(0.0) as usize + 1).min(self.width);
            for y in ((centre_y - reach).max(0.0) as usize)..((centre_y + reach).max(0.0) as usize + 1).min(self.height)
            {
                for x in columns.clone() {
                    let distance = (x as f32 - centre_x).hypot(y as f32 - centre_y);
                    let inside = (width / 2.0 + 0.5 - distance).clamp(0.0, width.min(1.0));
                    let cover = &mut cover[y * self.width + x];
                    *cover = cover.max(inside);
                }
            }
        }
        for (value, cover) in self.values.iter_mut().zip(cover) {
            let over = drawn(*value);
            *value = std::array::from_fn(|channel| value[channel] * (1.0 - cover) + over[channel] * cover);
        }
    }

    fn hair(&mut self, unit: f32, random: &mut impl Rng) {
        let side = self.width.min(self.height) as f32;
        let mut angle: f32 = random.random_range(0.0..std::f32::consts::TAU);
        let bend: f32 = random.random_range(-1.5..1.5) / side;
        let mut at = [self.width as f32, self.height as f32].map(|length| random.random_range(0.0..length));
        let steps = (random.random_range(0.4..1.0) * side * 2.0) as usize;
        let points: Vec<[f32; 2]> = (0..steps)
            .map(|_| {
                angle += bend * 0.5;
                at = [at[0] + 0.5 * angle.cos(), at[1] + 0.5 * angle.sin()];
                at
            })
            .collect();
        let dark: f32 = random.random_range(0.15..0.45);
        self.stroke(&points, random.random_range(1.0..2.5) * unit, |value| value.map(|value| value * dark));
    }

    fn ink(&mut self, centre: [f32; 2], width: f32, unit: f32, random: &mut impl Rng) {
        // The light that dried ink lets through, for red, green and blue.
        let inks = [[0.2, 0.3, 0.75], [0.42, 0.22, 0.72], [0.2, 0.6, 0.4]];
        let ink: [f32; 3] = inks[random.random_range(0..inks.len())];
        let [centre_x, centre_y] = self.in_pixels(centre);
        for _ in 0..random.random_range(2..5_u8) {
            // An arc around the lesion.
            let radius = random.random_range(45.0..80.0) * unit;
            let (start, length): (f32, f32) =
                (random.random_range(0.0..std::f32::consts::TAU), random.random_range(0.3..1.2));
            let steps = (length * radius * 2.0) as usize;
            let point = |step: usize| {
                let angle = start + length * step as f32 / steps as f32;
                [centre_x + radius * angle.cos(), centre_y + radius * angle.sin()]
            };
            let points: Vec<[f32; 2]> = (0..=steps).map(point).collect();
            self.stroke(&points, width, |value| std::array::from_fn(|channel| value[channel] * ink[channel]));
        }
    }

    fn rim(&mut self, radius: f32, softness: f32) {
        let (centre_x, centre_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let radius = radius * centre_x.min(centre_y);
        self.each(|x, y, value| {
            let inside = ((radius - (x - centre_x).hypot(y - centre_y)) / softness).clamp(0.0, 1.0);
            value.iter_mut().for_each(|value| *value = *value * inside + 8.0 * (1.0 - inside));
        });
    }

    /// The light of the screen's stripes, averaged over the pixels of the camera.
    fn screen(&mut self, pitch: f32, angle: f32) {
        const SAMPLES: u32 = 4;
        let (sin, cos) = angle.sin_cos();
        self.each(|x, y, value| {
            let mut light = [0.0_f32; 3];
            for sample in 0..SAMPLES * SAMPLES {
                let part = |index: u32| (index as f32 + 0.5) / SAMPLES as f32;
                let (x, y) = (x + part(sample % SAMPLES), y + part(sample / SAMPLES));
                let (across, down) = ((x * cos + y * sin) / pitch, (y * cos - x * sin) / pitch);
                let stripe = across.rem_euclid(1.0) * 3.0;
                if (0.1..0.9).contains(&stripe.fract()) && (0.1..0.9).contains(&down.rem_euclid(1.0)) {
                    light[(stripe as usize).min(2)] += 1.0;
                }
            }
            // The mean light of a channel over a pixel of the screen is 0.8 * 0.8 / 3.
            let full = (SAMPLES * SAMPLES) as f32 * 0.8 * 0.8 / 3.0;
            for (value, light) in value.iter_mut().zip(light) {
                *value = 255.0 * ((*value / 255.0).powf(2.2) * light / full).min(1.0).powf(1.0 / 2.2);
            }
        });
    }
}
