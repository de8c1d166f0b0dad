//! Images of skin without a lesion: corners of photos of lesions.

use naevus_reading::photo::Photo;

/// The lowest mean brightness of skin, 0 to 255; darker corners are the vignette of a dermatoscope.
const MIN_BRIGHTNESS: f32 = 60.0;

/// The side of a corner as a share of the photo's shorter side, 0.22 to 0.4; cycles with `index`.
pub fn size_share(index: usize) -> f32 {
    const STEPS: usize = 8;
    0.22 + 0.18 * (index % STEPS) as f32 / (STEPS - 1) as f32
}

/// The most uniform of the four corners of `photo`, as a square; `None` if all are dark. Its size depends on `index`.
pub fn most_uniform(photo: &Photo, index: usize) -> Option<Photo> {
    let side = (size_share(index) * photo.width_px().min(photo.height_px()) as f32) as u32;
    let (right, bottom) = (photo.width_px() - side, photo.height_px() - side);
    let corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)].map(|(x, y)| square(photo, x, y, side));
    let measured = corners.into_iter().filter_map(|corner| {
        let (mean, deviation) = brightness(&corner);
        // This term prefers brighter corners, because lesions are dark.
        (mean >= MIN_BRIGHTNESS).then_some((deviation - 0.3 * mean, corner))
    });
    measured.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, corner)| corner)
}

fn square(photo: &Photo, left: u32, top: u32, side: u32) -> Photo {
    let stride = 3 * photo.width_px() as usize;
    let rows = photo.rgb().chunks_exact(stride).skip(top as usize).take(side as usize);
    let columns = 3 * left as usize..3 * (left + side) as usize;
    Photo::from_rgb(side, side, rows.flat_map(|row| &row[columns.clone()]).copied().collect())
}

/// The mean of all values and the mean of the channels' standard deviations, 0 to 255.
fn brightness(photo: &Photo) -> (f32, f32) {
    let pixels = (photo.rgb().len() / 3).max(1) as f32;
    let of = |channel: usize| {
        let values = || photo.rgb().iter().skip(channel).step_by(3).map(|value| f32::from(*value));
        let mean = values().sum::<f32>() / pixels;
        let variance = values().map(|value| (value - mean).powi(2)).sum::<f32>() / pixels;
        (mean, variance.sqrt())
    };
    let channels = [of(0), of(1), of(2)];
    let mean = |which: fn(&(f32, f32)) -> f32| channels.iter().map(which).sum::<f32>() / 3.0;
    (mean(|channel| channel.0), mean(|channel| channel.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100×80 pixels of skin with a black upper left, a spotted upper right and a dark lower left corner.
    fn photo() -> Photo {
        let mut rgb = Vec::new();
        for y in 0..80 {
            for x in 0..100 {
                let value = match (x < 50, y < 40) {
                    (true, true) => 10,
                    (false, true) => {
                        if (x / 3 + y / 3) % 2 == 0 {
                            120
                        } else {
                            220
                        }
                    }
                    (true, false) => 90,
                    (false, false) => 200,
                };
                rgb.extend([value; 3]);
            }
        }
        Photo::from_rgb(100, 80, rgb)
    }

    #[test]
    fn the_most_uniform_corner_is_bright_and_even() {
        for index in 0..8 {
            let corner = most_uniform(&photo(), index).unwrap();
            assert_eq!(corner.width_px(), (size_share(index) * 80.0) as u32);
            assert!(corner.rgb().iter().all(|&value| value == 200), "{index}");
        }
    }

    #[test]
    fn a_dark_photo_has_no_corner() {
        assert_eq!(most_uniform(&Photo::from_rgb(50, 50, vec![20; 7500]), 3), None);
    }
}
