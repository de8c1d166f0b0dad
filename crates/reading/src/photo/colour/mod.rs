//! Colour: the pixels of a photo in another colour space are converted to sRGB, the space of the training photos.
//!
//! A profile is evaluated once, into tables of integers. Its pixels are then converted with integers only, and the
//! tables are computed with `libm` instead of the functions of the platform, so that every machine computes the same
//! bytes. The conversion is relative colorimetric: white stays white, and colours outside sRGB are clipped.

mod curve;
mod icc;
mod lut;
mod matrix;

use curve::{Curve, unit};
use lut::Lut;
use matrix::{IDENTITY, Matrix, product, transform, xyz_to_linear_srgb};

pub(super) use matrix::Primaries;

/// 1 in the tables of linear light.
const LINEAR_ONE: i32 = 1 << 15;

/// The fraction bits of the coefficients of a matrix.
const COEFFICIENT_BITS: u32 = 16;

/// The nodes on each side of a grid. Grids of 9, 17 or 33 nodes, the most common ones of profiles, coincide with it.
const GRID_SIDE: usize = 33;

/// The fraction bits of a position between two nodes.
const POSITION_BITS: u32 = 12;

/// A difference from sRGB that is not corrected, in units of a byte: the rounding of a profile that describes sRGB.
const NEGLIGIBLE: u8 = 1;

/// The colour space of a photo.
#[derive(Clone, Debug)]
pub(super) struct ColourSpace(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// A grey photo, whose values the curve converts to linear light.
    Grey(Curve),
    /// Curves from stored values to linear light, and a matrix to XYZ relative to D50.
    Matrix { curves: [Curve; 3], to_xyz: Matrix },
    /// Tables from stored values to XYZ relative to D50.
    Table(Box<Lut>),
}

impl ColourSpace {
    /// The colour space of an ICC profile. `None` if the profile is damaged, absurd, or neither grey nor RGB: such a
    /// photo is taken as sRGB, as in browsers.
    pub(super) fn from_icc(profile: &[u8]) -> Option<ColourSpace> {
        icc::parse(profile).map(ColourSpace)
    }

    /// The colour space of two codes of ITU-T H.273, for primaries (table 2) and transfer characteristics (table 3).
    /// `None` for codes that are unspecified or rare.
    pub(super) fn from_cicp(primaries: u8, transfer: u8) -> Option<ColourSpace> {
        let curve = match transfer {
            1 | 6 | 14 | 15 => Curve::BT_709,
            4 => Curve::gamma(2.2),
            5 => Curve::gamma(2.8),
            8 => Curve::IDENTITY,
            13 => Curve::SRGB,
            16 => Curve::PerceptualQuantisation,
            18 => Curve::HybridLogGamma,
            _ => return None,
        };
        ColourSpace::with_curve(curve, Primaries::from_cicp(primaries)?)
    }

    /// The colour space with these primaries, in which linear light is the power `exponent` of a stored value. The
    /// curve of sRGB without an exponent. `None` if the primaries do not span a colour space.
    pub(super) fn from_exponent(exponent: Option<f64>, primaries: Primaries) -> Option<ColourSpace> {
        ColourSpace::with_curve(exponent.map_or(Curve::SRGB, Curve::gamma), primaries)
    }

    fn with_curve(curve: Curve, primaries: Primaries) -> Option<ColourSpace> {
        let to_xyz = primaries.to_xyz()?;
        Some(ColourSpace(Kind::Matrix { curves: [curve.clone(), curve.clone(), curve], to_xyz }))
    }

    /// Whether the colour space has no colours.
    pub(super) fn is_grey(&self) -> bool {
        matches!(self.0, Kind::Grey(_))
    }
}

/// A conversion of pixels to sRGB.
#[derive(Debug)]
pub(super) enum Conversion {
    /// Curves, a matrix and the curve of sRGB.
    Matrix {
        /// Linear light, in units of [`LINEAR_ONE`], for each stored value of each channel.
        linear: [Vec<i32>; 3],
        /// The matrix to linear sRGB, with [`COEFFICIENT_BITS`].
        coefficients: [[i32; 3]; 3],
        /// The byte in sRGB for linear light from 0 to [`LINEAR_ONE`].
        encoded: Vec<u8>,
    },
    /// Curves and a grid.
    Grid {
        /// The position in the grid, with [`POSITION_BITS`], for each stored value of each channel.
        positions: [Vec<u32>; 3],
        /// sRGB from 0 to 65535 at each node. The last channel varies fastest.
        nodes: Vec<[u16; 3]>,
    },
}

impl Conversion {
    /// The conversion of pixels whose stored values are from 0 to `largest`. `None` if the colour space differs so
    /// little from sRGB that the pixels stay as they are.
    pub(super) fn new(space: &ColourSpace, largest: u16) -> Option<Conversion> {
        let to_srgb = xyz_to_linear_srgb()?;
        let conversion = match &space.0 {
            Kind::Grey(curve) => Conversion::matrix(&[curve.clone(), curve.clone(), curve.clone()], &IDENTITY, largest),
            Kind::Matrix { curves, to_xyz } => Conversion::matrix(curves, &product(&to_srgb, to_xyz), largest),
            Kind::Table(lut) => Conversion::grid(lut, &to_srgb, largest),
        };
        (!conversion.is_negligible(space.is_grey(), largest)).then_some(conversion)
    }

    fn matrix(curves: &[Curve; 3], to_linear_srgb: &Matrix, largest: u16) -> Conversion {
        let scaled = |value: f64, one: f64| (value * one).round() as i32;
        let coefficients = to_linear_srgb.map(|row| row.map(|value| scaled(value, f64::from(1 << COEFFICIENT_BITS))));
        // The byte changes halfway between two bytes, in sRGB and not in linear light.
        let mut encoded = Vec::with_capacity(LINEAR_ONE as usize + 1);
        for byte in 0..255_u8 {
            let end = Curve::SRGB.at((f64::from(byte) + 0.5) / 255.0) * f64::from(LINEAR_ONE);
            encoded.resize(end.ceil() as usize, byte);
        }
        encoded.resize(LINEAR_ONE as usize + 1, 255);
        Conversion::Matrix {
            linear: each_value(curves, largest, |light| scaled(light, f64::from(LINEAR_ONE))),
            coefficients,
            encoded,
        }
    }

    fn grid(lut: &Lut, to_srgb: &Matrix, largest: u16) -> Conversion {
        let side = (GRID_SIDE - 1) as f64;
        let nodes = (0..GRID_SIDE.pow(3)).map(|node| {
            let values = [node / GRID_SIDE / GRID_SIDE, node / GRID_SIDE % GRID_SIDE, node % GRID_SIDE];
            let linear = transform(to_srgb, lut.xyz(values.map(|value| value as f64 / side)));
            linear.map(|light| (srgb_encoded(unit(light)) * 65535.0).round() as u16)
        });
        let one = f64::from(1 << POSITION_BITS);
        Conversion::Grid {
            positions: each_value(lut.input(), largest, |value| (unit(value) * side * one).round() as u32),
            nodes: nodes.collect(),
        }
    }

    /// Converts a pixel. Its values are at most the `largest` of [`new`](Self::new).
    pub(super) fn pixel(&self, stored: [u16; 3]) -> [u8; 3] {
        match self {
            Conversion::Matrix { linear, coefficients, encoded } => {
                let light: [i64; 3] =
                    std::array::from_fn(|channel| linear[channel][usize::from(stored[channel])].into());
                coefficients.map(|row| {
                    let sum: i64 =
                        row.iter().zip(light).map(|(&coefficient, light)| i64::from(coefficient) * light).sum();
                    let rounded = (sum + (1 << (COEFFICIENT_BITS - 1))) >> COEFFICIENT_BITS;
                    encoded[rounded.clamp(0, LINEAR_ONE.into()) as usize]
                })
            }
            Conversion::Grid { positions, nodes } => {
                interpolated(nodes, std::array::from_fn(|channel| positions[channel][usize::from(stored[channel])]))
            }
        }
    }

    /// Converts pixels of `channels` bytes, of which the first three are red, green and blue.
    pub(super) fn apply(&self, pixels: &mut [u8], channels: usize) {
        for pixel in pixels.chunks_exact_mut(channels) {
            let [red, green, blue] = self.pixel([pixel[0].into(), pixel[1].into(), pixel[2].into()]);
            pixel[..3].copy_from_slice(&[red, green, blue]);
        }
    }

    /// Whether the conversion changes no channel by more than [`NEGLIGIBLE`]: of the 256 greys, and of colours at
    /// equal distances.
    fn is_negligible(&self, grey: bool, largest: u16) -> bool {
        let step = largest / 255;
        let unchanged = |bytes: [u8; 3]| {
            let converted = self.pixel(bytes.map(|byte| u16::from(byte) * step));
            converted.iter().zip(bytes).all(|(converted, byte)| converted.abs_diff(byte) <= NEGLIGIBLE)
        };
        let levels = || (0..=255).step_by(15);
        (0..=255).all(|byte| unchanged([byte; 3]))
            && (grey || levels().all(|red| levels().all(|green| levels().all(|blue| unchanged([red, green, blue])))))
    }
}

/// Converts pixels of `channels` bytes with an ICC profile to sRGB. A profile for grey photos is not applied to a photo
/// with colours.
pub(super) fn convert(pixels: &mut [u8], channels: usize, profile: &[u8]) {
    let Some(space) = ColourSpace::from_icc(profile) else { return };
    let is_grey = || pixels.chunks_exact(channels).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]);
    if space.is_grey() && !is_grey() {
        return;
    }
    if let Some(conversion) = Conversion::new(&space, 255) {
        conversion.apply(pixels, channels);
    }
}

/// `scale` of the curve at every stored value from 0 to `largest`, for each channel.
fn each_value<T>(curves: &[Curve; 3], largest: u16, scale: impl Fn(f64) -> T) -> [Vec<T>; 3] {
    std::array::from_fn(|channel| {
        let value = |stored| scale(curves[channel].at(f64::from(stored) / f64::from(largest)));
        (0..=largest).map(value).collect()
    })
}

/// Linear light to the stored value of sRGB, both from 0 to 1 (IEC 61966-2-1).
fn srgb_encoded(light: f64) -> f64 {
    if light <= 0.0031308 { 12.92 * light } else { 1.055 * libm::pow(light, 1.0 / 2.4) - 0.055 }
}

/// Tetrahedral interpolation, which keeps the greys between grey nodes grey: from the lowest node of a cell, one step
/// along each channel in the order of their fractions.
fn interpolated(nodes: &[[u16; 3]], positions: [u32; 3]) -> [u8; 3] {
    const STRIDES: [usize; 3] = [GRID_SIDE * GRID_SIDE, GRID_SIDE, 1];
    let one = 1 << POSITION_BITS;
    let last_cell = GRID_SIDE as u32 - 2;
    let mut node = 0;
    let mut steps = [(0, 0); 3];
    for channel in 0..3 {
        let cell = (positions[channel] >> POSITION_BITS).min(last_cell);
        node += cell as usize * STRIDES[channel];
        steps[channel] = (positions[channel] - (cell << POSITION_BITS), STRIDES[channel]);
    }
    steps.sort_unstable_by_key(|&(fraction, _)| std::cmp::Reverse(fraction));
    let mut sums = [0_u32; 3];
    let mut previous = one;
    for (fraction, stride) in steps.into_iter().chain([(0, 0)]) {
        for (sum, &value) in sums.iter_mut().zip(&nodes[node]) {
            *sum += (previous - fraction) * u32::from(value);
        }
        previous = fraction;
        node += stride;
    }
    sums.map(|sum| (((sum >> POSITION_BITS) + 128) / 257) as u8)
}
