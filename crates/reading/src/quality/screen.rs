//! The pixel grid of a screen, and its moire.

use crate::fourier::Fourier;
use crate::photo::Photo;

/// The side of the measured patch, in pixels. A power of two.
const PATCH_PX: usize = 128;

/// The lowest frequency of a grid, in cycles per patch. Lower ones are shading, edges and hair.
const MIN_FREQUENCY: i64 = 14;

/// The radius of the neighbourhood with which a peak is compared, and that of the peak itself, in cycles per patch.
const NEIGHBOURHOOD: i64 = 6;
const PEAK: i64 = 1;

/// The frequencies of the blocks of a JPEG are the multiples of this, in cycles per patch.
const JPEG_FREQUENCY: i64 = PATCH_PX as i64 / 8;

/// The height of the highest peak in the spectrum of the middle of `photo`, at its own resolution: the power of a
/// frequency relative to the mean power around it. A grid, and the moire between a screen and a camera, are periodic
/// and have a high peak; the texture of skin has none. `None` for a photo smaller than the patch.
pub fn spectral_peak(photo: &Photo) -> Option<f32> {
    let (width, height) = (photo.width_px() as usize, photo.height_px() as usize);
    if width.min(height) < PATCH_PX {
        return None;
    }
    let (left, top) = ((width - PATCH_PX) / 2, (height - PATCH_PX) / 2);
    let pixels = photo.rgb().as_chunks::<3>().0;
    let window: Vec<f32> = (0..PATCH_PX)
        .map(|at| 0.5 - 0.5 * libm::cosf(std::f32::consts::TAU * (at as f32 + 0.5) / PATCH_PX as f32))
        .collect();
    let mut values = Vec::with_capacity(PATCH_PX * PATCH_PX);
    for y in 0..PATCH_PX {
        for x in 0..PATCH_PX {
            let [red, green, blue] = pixels[(top + y) * width + left + x];
            let sum = u32::from(red) + u32::from(green) + u32::from(blue);
            values.push([sum as f32, 0.0]);
        }
    }
    let mean = values.iter().map(|value| value[0]).sum::<f32>() / values.len() as f32;
    for (index, value) in values.iter_mut().enumerate() {
        value[0] = (value[0] - mean) * window[index % PATCH_PX] * window[index / PATCH_PX];
    }
    let power = power_spectrum(values);
    let at = |u: i64, v: i64| {
        let wrap = |frequency: i64| frequency.rem_euclid(PATCH_PX as i64) as usize;
        power[wrap(v) * PATCH_PX + wrap(u)]
    };
    let half = PATCH_PX as i64 / 2;
    let is_jpeg = |u: i64, v: i64| {
        let is_multiple = |frequency: i64| (frequency + 1).rem_euclid(JPEG_FREQUENCY) <= 2;
        (v.abs() <= 1 && is_multiple(u)) || (u.abs() <= 1 && is_multiple(v)) || (is_multiple(u) && is_multiple(v))
    };
    let mut highest = 0.0_f32;
    for v in 0..half {
        for u in -half..half {
            if u * u + v * v < MIN_FREQUENCY.pow(2) || is_jpeg(u, v) {
                continue;
            }
            let (mut sum, mut count) = (0.0, 0.0);
            for down in -NEIGHBOURHOOD..=NEIGHBOURHOOD {
                for across in -NEIGHBOURHOOD..=NEIGHBOURHOOD {
                    if down.abs() > PEAK || across.abs() > PEAK {
                        sum += at(u + across, v + down);
                        count += 1.0;
                    }
                }
            }
            highest = highest.max(at(u, v) * count / (sum + 1.0));
        }
    }
    Some(highest)
}

/// The power of each frequency of a patch of complex values, in the order of the discrete Fourier transform.
fn power_spectrum(mut values: Vec<[f32; 2]>) -> Vec<f32> {
    Fourier::new(PATCH_PX).transform_square(&mut values);
    values.iter().map(|[real, imaginary]| real * real + imaginary * imaginary).collect()
}
