//! ICC profiles and colour chunks, built from published numbers, and the colours that they mean.

use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage};

use crate::photos::png_chunk;

/// Rows of a matrix.
type Matrix = [[f64; 3]; 3];

/// The matrix of the profile `sRGB IEC61966-2.1`, from linear RGB to XYZ relative to D50.
pub const SRGB: Matrix = [[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]];

/// The matrix of Apple's profile `Display P3`.
pub const DISPLAY_P3: Matrix = [[0.51512, 0.29198, 0.15710], [0.24120, 0.69225, 0.06657], [-0.00105, 0.04189, 0.78407]];

/// The matrix of the profile `Adobe RGB (1998)`.
pub const ADOBE_RGB: Matrix = [[0.60974, 0.20528, 0.14919], [0.31111, 0.62567, 0.06322], [0.01947, 0.06087, 0.74457]];

/// The matrix of the profile `ProPhoto RGB`, which is wider than every camera's gamut.
pub const PROPHOTO_RGB: Matrix = [[0.79767, 0.13519, 0.03134], [0.28804, 0.71188, 0.00009], [0.0, 0.0, 0.82491]];

/// From XYZ relative to D50 to linear sRGB (brucelindbloom.com, "sRGB, D50").
const TO_LINEAR_SRGB: Matrix =
    [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540], [0.0719453, -0.2289914, 1.4052427]];

/// XYZ of the white D50.
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];

/// Linear light of a stored value in sRGB, both from 0 to 1.
pub fn srgb_to_linear(stored: f64) -> f64 {
    if stored <= 0.04045 { stored / 12.92 } else { ((stored + 0.055) / 1.055).powf(2.4) }
}

/// The stored value in sRGB of linear light, both from 0 to 1.
pub fn linear_to_srgb(light: f64) -> f64 {
    if light <= 0.0031308 { light.max(0.0) * 12.92 } else { 1.055 * light.min(1.0).powf(1.0 / 2.4) - 0.055 }
}

/// `photo`, whose linear light `matrix` converts to XYZ and whose curve is `to_linear`, in sRGB.
pub fn in_srgb(photo: &RgbImage, matrix: &Matrix, to_linear: impl Fn(f64) -> f64) -> RgbImage {
    mapped(photo, |stored| {
        let linear = stored.map(&to_linear);
        times(&TO_LINEAR_SRGB, times(matrix, linear)).map(linear_to_srgb)
    })
}

/// `photo` with each pixel, as values from 0 to 1, changed by `change`.
pub fn mapped(photo: &RgbImage, change: impl Fn([f64; 3]) -> [f64; 3]) -> RgbImage {
    let mut changed = photo.clone();
    for Rgb(pixel) in changed.pixels_mut() {
        *pixel = change(pixel.map(|byte| f64::from(byte) / 255.0)).map(|value| (value * 255.0).round() as u8);
    }
    changed
}

fn times(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

/// The curve of sRGB as an element of the type `para`.
pub fn srgb_curve() -> Vec<u8> {
    parametric(3, &[2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045])
}

/// The curve of sRGB as an element of the type `curv` with 1024 samples, as in the profiles of scanners.
pub fn sampled_srgb_curve() -> Vec<u8> {
    let samples = (0..1024_u32).map(|index| (srgb_to_linear(f64::from(index) / 1023.0) * 65535.0).round() as u16);
    let mut element = b"curv\0\0\0\0\0\0\x04\0".to_vec();
    element.extend(samples.flat_map(u16::to_be_bytes));
    element
}

/// A power as an element of the type `curv`.
pub fn gamma_curve(exponent: f64) -> Vec<u8> {
    let mut element = b"curv\0\0\0\0\0\0\0\x01".to_vec();
    element.extend(((exponent * 256.0).round() as u16).to_be_bytes());
    element
}

/// An element of the type `para`.
pub fn parametric(kind: u16, parameters: &[f64]) -> Vec<u8> {
    let mut element = b"para\0\0\0\0".to_vec();
    element.extend(kind.to_be_bytes());
    element.extend([0, 0]);
    element.extend(parameters.iter().flat_map(|&value| fixed(value)));
    element
}

/// A profile of three curves and a matrix.
pub fn matrix_profile(matrix: &Matrix, curve: &[u8]) -> Vec<u8> {
    let colorant = |column: usize| {
        let mut element = b"XYZ \0\0\0\0".to_vec();
        element.extend(matrix.iter().flat_map(|row| fixed(row[column])));
        element
    };
    profile(
        b"mntr",
        b"RGB ",
        b"XYZ ",
        &[
            (b"rXYZ", colorant(0)),
            (b"gXYZ", colorant(1)),
            (b"bXYZ", colorant(2)),
            (b"rTRC", curve.to_vec()),
            (b"gTRC", curve.to_vec()),
            (b"bTRC", curve.to_vec()),
        ],
    )
}

/// A profile for grey photos.
pub fn grey_profile(curve: &[u8]) -> Vec<u8> {
    profile(b"mntr", b"GRAY", b"XYZ ", &[(b"kTRC", curve.to_vec())])
}

/// A scanner's profile of the type `mft2`: a grid of 17 nodes on each side to Lab, of a space with `matrix` and the
/// curve of sRGB.
pub fn table_profile(matrix: &Matrix) -> Vec<u8> {
    let mut element = b"mft2\0\0\0\0\x03\x03\x11\0".to_vec();
    element.extend([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0].iter().flat_map(|&value| fixed(value)));
    element.extend([0, 2, 0, 2]);
    let straight = [0_u16, 65535].repeat(3);
    element.extend(straight.iter().flat_map(|value| value.to_be_bytes()));
    for lab in lab_grid(matrix) {
        let [lightness, a, b] = lab;
        let stored = [lightness * 652.8, (a + 128.0) * 256.0, (b + 128.0) * 256.0];
        element.extend(stored.iter().flat_map(|value| (value.round() as u16).to_be_bytes()));
    }
    element.extend(straight.iter().flat_map(|value| value.to_be_bytes()));
    profile(b"scnr", b"RGB ", b"Lab ", &[(b"A2B0", element)])
}

/// As [`table_profile`], of the type `mAB `.
pub fn element_profile(matrix: &Matrix) -> Vec<u8> {
    let straight = parametric(0, &[1.0]).repeat(3);
    let mut element = b"mAB \0\0\0\0\x03\x03\0\0".to_vec();
    let grid = lab_grid(matrix);
    let first = 32;
    let grid_start = first + straight.len();
    let last_start = grid_start + 20 + 6 * grid.len() + 2;
    element.extend([first, 0, 0, grid_start, last_start].iter().flat_map(|&offset| (offset as u32).to_be_bytes()));
    element.extend(&straight);
    element.extend([17, 17, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0]);
    for [lightness, a, b] in grid {
        let stored = [lightness * 655.35, (a + 128.0) * 257.0, (b + 128.0) * 257.0];
        element.extend(stored.iter().flat_map(|value| (value.round() as u16).to_be_bytes()));
    }
    element.extend([0, 0]);
    element.extend(&straight);
    profile(b"scnr", b"RGB ", b"Lab ", &[(b"A2B0", element)])
}

/// Lab at 17 stored values of each channel.
fn lab_grid(matrix: &Matrix) -> Vec<[f64; 3]> {
    let node = |index: usize| {
        let stored = [index / 289, index / 17 % 17, index % 17].map(|value| value as f64 / 16.0);
        let xyz = times(matrix, stored.map(srgb_to_linear));
        let [x, y, z] = [0, 1, 2].map(|axis| {
            let ratio = xyz[axis] / D50[axis];
            if ratio > 216.0 / 24389.0 { ratio.cbrt() } else { (24389.0 / 27.0 * ratio + 16.0) / 116.0 }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    };
    (0..17 * 17 * 17).map(node).collect()
}

/// A profile of version 4 of these elements.
pub fn profile(class: &[u8; 4], space: &[u8; 4], connection: &[u8; 4], elements: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut directory = (elements.len() as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    for (name, element) in elements {
        let offset = 132 + 12 * elements.len() + data.len();
        directory.extend(*name);
        directory.extend((offset as u32).to_be_bytes());
        directory.extend((element.len() as u32).to_be_bytes());
        data.extend(element);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut file = vec![0; 128];
    file[8] = 4;
    file[12..16].copy_from_slice(class);
    file[16..20].copy_from_slice(space);
    file[20..24].copy_from_slice(connection);
    file[36..40].copy_from_slice(b"acsp");
    for (axis, value) in D50.into_iter().enumerate() {
        file[68 + 4 * axis..72 + 4 * axis].copy_from_slice(&fixed(value));
    }
    file.extend(directory);
    file.extend(data);
    let length = file.len() as u32;
    file[..4].copy_from_slice(&length.to_be_bytes());
    file
}

/// A number as `s15Fixed16`.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

/// A PNG with an ICC profile.
pub fn png_with_profile(image: &DynamicImage, profile: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_icc_profile(profile.to_vec()).expect("PNG supports profiles");
    image.write_with_encoder(encoder).expect("writing to memory does not fail");
    file
}

/// A lossless WebP with an ICC profile.
pub fn webp_with_profile(photo: &RgbImage, profile: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut file);
    encoder.set_icc_profile(profile.to_vec()).expect("WebP supports profiles");
    encoder
        .write_image(photo.as_raw(), photo.width(), photo.height(), ExtendedColorType::Rgb8)
        .expect("writing to memory does not fail");
    file
}

/// `jpeg` with an ICC profile in segments of at most `segment` bytes, behind its first marker.
pub fn jpeg_with_profile(jpeg: &[u8], profile: &[u8], segment: usize) -> Vec<u8> {
    let mut file = jpeg[..2].to_vec();
    let count = profile.len().div_ceil(segment);
    for (index, part) in profile.chunks(segment).enumerate() {
        file.extend([0xff, 0xe2]);
        file.extend((part.len() as u16 + 16).to_be_bytes());
        file.extend(b"ICC_PROFILE\0");
        file.extend([index as u8 + 1, count as u8]);
        file.extend(part);
    }
    file.extend(&jpeg[2..]);
    file
}

/// `png` with these chunks behind its header.
pub fn png_with_chunks(png: &[u8], chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    const HEADER_END: usize = 33;
    let mut file = png[..HEADER_END].to_vec();
    for (name, data) in chunks {
        file.extend(png_chunk(name, data));
    }
    file.extend(&png[HEADER_END..]);
    file
}

/// The content of a gAMA chunk.
pub fn gama(gamma: f64) -> Vec<u8> {
    scaled(gamma).to_vec()
}

/// The content of a cHRM chunk: the chromaticities of white, red, green and blue.
pub fn chrm(points: [[f64; 2]; 4]) -> Vec<u8> {
    points.iter().flatten().flat_map(|&value| scaled(value)).collect()
}

/// Chromaticities of white, red, green and blue of Display P3.
pub const P3_POINTS: [[f64; 2]; 4] = [[0.3127, 0.3290], [0.680, 0.320], [0.265, 0.690], [0.150, 0.060]];

fn scaled(value: f64) -> [u8; 4] {
    ((value * 1e5).round() as u32).to_be_bytes()
}
