//! A photo whose pixels are changed.

use naevus_reading::photo::Photo;
use naevus_reading::quality::SIDE_PX;
use rand::{Rng, RngExt};

/// Values from 0 to 255, three per pixel.
pub struct Canvas {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    values: Vec<[f32; 3]>,
}

impl Canvas {
    pub fn of(photo: &Photo) -> Canvas {
        let pixels = photo.rgb().as_chunks::<3>().0;
        let values = pixels.iter().map(|pixel| pixel.map(f32::from)).collect();
        Canvas { width: photo.width_px() as usize, height: photo.height_px() as usize, values }
    }

    pub fn photo(&self) -> Photo {
        let bytes = self.values.as_flattened().iter().map(|value| value.round().clamp(0.0, 255.0) as u8);
        Photo::from_rgb(self.width as u32, self.height as u32, bytes.collect())
    }

    /// The number of pixels in a pixel of the measured picture.
    pub fn unit(&self) -> f32 {
        self.width.min(self.height) as f32 / SIDE_PX as f32
    }

    pub fn in_pixels(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        [x * self.width as f32, y * self.height as f32]
    }

    /// The left and top edge of the centre square, as fractions.
    pub fn square_start(&self) -> [f32; 2] {
        let side = self.width.min(self.height) as f32;
        [self.width, self.height].map(|length| (1.0 - side / length as f32) / 2.0)
    }

    /// The value at a position; beyond the edge it is that of the edge.
    pub fn at(&self, x: f32, y: f32) -> [f32; 3] {
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
    pub fn each(&mut self, mut change: impl FnMut(f32, f32, &mut [f32; 3])) {
        for (index, value) in self.values.iter_mut().enumerate() {
            change((index % self.width) as f32, (index / self.width) as f32, value);
        }
    }

    /// The weighted mean of the values at the `offsets` from each pixel.
    pub fn filter(&mut self, offsets: &[(f32, f32, f32)]) {
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

    pub fn blur(&mut self, sigma: f32) {
        let reach = (3.0 * sigma).ceil() as i32;
        let weights = (-reach..=reach).map(|at| (at as f32, (-(at * at) as f32 / (2.0 * sigma * sigma)).exp()));
        let weights: Vec<(f32, f32)> = weights.collect();
        self.filter(&weights.iter().map(|(at, weight)| (*at, 0.0, *weight)).collect::<Vec<_>>());
        self.filter(&weights.iter().map(|(at, weight)| (0.0, *at, *weight)).collect::<Vec<_>>());
    }

    pub fn blur_along(&mut self, length: f32, angle: f32) {
        let steps = (2.0 * length).ceil() as usize;
        let (sin, cos) = angle.sin_cos();
        let offset = |step: usize| {
            let along = (step as f32 / steps as f32 - 0.5) * length;
            (along * cos, along * sin, 1.0)
        };
        self.filter(&(0..=steps).map(offset).collect::<Vec<_>>());
    }

    /// Adds noise of this standard deviation: the sum of three uniform values is close to a normal one.
    pub fn add_noise(&mut self, deviation: f32, random: &mut impl Rng) {
        for value in self.values.as_flattened_mut() {
            let sum: f32 = (0..3).map(|_| random.random_range(-1.0_f32..1.0)).sum();
            *value += sum * deviation;
        }
    }

    pub fn expose(&mut self, stops: f32) {
        // The transfer function of sRGB is close to a power of 2.2.
        let factor = stops.exp2();
        for value in self.values.as_flattened_mut() {
            *value = 255.0 * ((*value / 255.0).powf(2.2) * factor).min(1.0).powf(1.0 / 2.2);
        }
    }

    pub fn glare(&mut self, [centre_x, centre_y]: [f32; 2], radius: f32) {
        self.each(|x, y, value| {
            let inside = (1.5 - (x - centre_x).hypot(y - centre_y) / radius).clamp(0.0, 0.5) * 2.0;
            value.iter_mut().for_each(|value| *value += (255.0 - *value) * inside);
        });
    }

    /// The colour of the skin: the median of each channel at the edge.
    pub fn skin(&self) -> [f32; 3] {
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
    pub fn place(&mut self, scale: f32, from: [f32; 2], to: [f32; 2], random: &mut impl Rng) {
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
    pub fn stroke(&mut self, points: &[[f32; 2]], width: f32, drawn: impl Fn([f32; 3]) -> [f32; 3]) {
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

    pub fn hair(&mut self, unit: f32, random: &mut impl Rng) {
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

    pub fn ink(&mut self, centre: [f32; 2], width: f32, unit: f32, random: &mut impl Rng) {
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

    pub fn rim(&mut self, radius: f32, softness: f32) {
        let (centre_x, centre_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let radius = radius * centre_x.min(centre_y);
        self.each(|x, y, value| {
            let inside = ((radius - (x - centre_x).hypot(y - centre_y)) / softness).clamp(0.0, 1.0);
            value.iter_mut().for_each(|value| *value = *value * inside + 8.0 * (1.0 - inside));
        });
    }

    /// The light of the screen's stripes, averaged over the pixels of the camera.
    pub fn screen(&mut self, pitch: f32, angle: f32) {
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
