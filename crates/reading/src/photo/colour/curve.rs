//! Tone curves: from a stored value to linear light.

/// A tone curve. Its argument is a stored value from 0 to 1.
#[derive(Clone, Debug)]
pub(super) enum Curve {
    /// `(a x + b)^g + e` from `x = d` on, and `c x + f` below, in the order `[g, a, b, c, d, e, f]` (ICC.1:2022, 10.18).
    Parametric([f64; 7]),
    /// Samples at equal distances from 0 to 1, of which 65535 stands for 1. At least two.
    Sampled(Vec<u16>),
    /// Perceptual quantisation (SMPTE ST 2084), with reference white at 1.
    PerceptualQuantisation,
    /// Hybrid log-gamma (ARIB STD-B67), with reference white at 1.
    HybridLogGamma,
}

impl Curve {
    pub(super) const IDENTITY: Curve = Curve::gamma(1.0);

    /// IEC 61966-2-1.
    pub(super) const SRGB: Curve = Curve::Parametric([2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045, 0.0, 0.0]);

    /// The inverse of the camera curve of ITU-R BT.709, which BT.601 and BT.2020 share.
    pub(super) const BT_709: Curve =
        Curve::Parametric([1.0 / 0.45, 1.0 / 1.099, 0.099 / 1.099, 1.0 / 4.5, 0.081, 0.0, 0.0]);

    pub(super) const fn gamma(exponent: f64) -> Curve {
        Curve::Parametric([exponent, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    }

    /// Parses an element of the type `curv` or `para`. Returns the curve and its length in bytes.
    pub(super) fn parse(element: &[u8]) -> Option<(Curve, usize)> {
        let fixed = |index: usize| Some(f64::from(i32::from_be_bytes(bytes_at(element, 12 + 4 * index)?)) / 65536.0);
        match element.get(..4)? {
            b"curv" => {
                let count = u32::from_be_bytes(bytes_at(element, 8)?) as usize;
                let end = count.checked_mul(2)?.checked_add(12)?;
                let samples = big_endian_u16(element.get(12..end)?);
                let curve = match samples[..] {
                    [] => Curve::IDENTITY,
                    [gamma] => Curve::gamma(f64::from(gamma) / 256.0),
                    _ => Curve::Sampled(samples),
                };
                Some((curve, end))
            }
            b"para" => {
                let kind = u16::from_be_bytes(bytes_at(element, 8)?);
                let count = [1, 3, 4, 5, 7].get(usize::from(kind)).copied()?;
                let mut values = [0.0; 7];
                for (index, value) in values.iter_mut().enumerate().take(count) {
                    *value = fixed(index)?;
                }
                let [g, a, b, c, d, e, f] = values;
                let parameters = match kind {
                    0 => [g, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                    1 => [g, a, b, 0.0, -b / a, 0.0, 0.0],
                    2 => [g, a, b, 0.0, -b / a, c, c],
                    3 => [g, a, b, c, d, 0.0, 0.0],
                    _ => [g, a, b, c, d, e, f],
                };
                Some((Curve::Parametric(parameters), 12 + 4 * count))
            }
            _ => None,
        }
    }

    /// Linear light at `x` from 0 to 1: from 0 to 1, and above 1 for what is brighter than reference white.
    pub(super) fn at(&self, x: f64) -> f64 {
        match self {
            &Curve::Parametric([g, a, b, c, d, e, f]) => {
                unit(if x >= d { libm::pow((a * x + b).max(0.0), g) + e } else { c * x + f })
            }
            Curve::Sampled(samples) => {
                let position = unit(x) * (samples.len() - 1) as f64;
                let index = (position as usize).min(samples.len() - 2);
                let (low, high) = (f64::from(samples[index]), f64::from(samples[index + 1]));
                (low + (high - low) * (position - index as f64)) / 65535.0
            }
            Curve::PerceptualQuantisation => {
                let root = libm::pow(x, 1.0 / 78.84375);
                let ratio = (root - 0.8359375).max(0.0) / (18.8515625 - 18.6875 * root);
                // The curve gives 10,000 cd/m² at 1. Reference white is 203 cd/m² (ITU-R BT.2408).
                libm::pow(ratio, 1.0 / 0.1593017578125) * 10_000.0 / 203.0
            }
            Curve::HybridLogGamma => {
                let scene = |x: f64| match x {
                    ..=0.5 => x * x / 3.0,
                    _ => (libm::exp((x - 0.55991073) / 0.17883277) + 0.28466892) / 12.0,
                };
                // Reference white is stored as 0.75 (ITU-R BT.2408).
                scene(x) / scene(0.75)
            }
        }
    }

    /// Whether the curve gives more light for the largest stored value than for the smallest.
    pub(super) fn rises(&self) -> bool {
        self.at(1.0) > self.at(0.0)
    }
}

/// Clamps to the range 0 to 1. A value that is not a number becomes 0.
pub(super) fn unit(value: f64) -> f64 {
    if value > 0.0 { value.min(1.0) } else { 0.0 }
}

/// The `N` bytes at `offset`.
pub(super) fn bytes_at<const N: usize>(bytes: &[u8], offset: usize) -> Option<[u8; N]> {
    bytes.get(offset..)?.first_chunk().copied()
}

pub(super) fn big_endian_u16(bytes: &[u8]) -> Vec<u16> {
    bytes.as_chunks::<2>().0.iter().map(|&pair| u16::from_be_bytes(pair)).collect()
}
