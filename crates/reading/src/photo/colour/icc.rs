//! ICC profiles (ICC.1:2022 and the version 2 profiles before it): grey, matrix and curves, or tables.

use super::Kind;
use super::curve::{Curve, bytes_at};
use super::lut::{Connection, Lut};
use super::matrix::{D50, Matrix, transposed};

/// How far the sum of the three primaries of a profile may be from the reference white D50. The rule and its numbers
/// are those of qcms, Firefox's library: beyond them, the profile is wrong rather than unusual.
const WHITE_TOLERANCE: [f64; 3] = [0.02, 0.02, 0.04];

/// Parses a profile of the class input, display, output or colour space, for grey or RGB. `None` if it is damaged, of
/// another kind, or absurd.
///
/// A table is preferred to matrix and curves, and the perceptual table to the colorimetric one, as browsers do.
pub(super) fn parse(profile: &[u8]) -> Option<Kind> {
    if bytes_at(profile, 36)? != *b"acsp" || !matches!(&bytes_at(profile, 12)?, b"scnr" | b"mntr" | b"prtr" | b"spac") {
        return None;
    }
    let connection = match &bytes_at(profile, 20)? {
        b"XYZ " => Connection::Xyz,
        b"Lab " => Connection::Lab,
        _ => return None,
    };
    match &bytes_at(profile, 16)? {
        b"GRAY" => curve(profile, b"kTRC").map(Kind::Grey),
        b"RGB " => [b"A2B0", b"A2B1"]
            .into_iter()
            .find_map(|name| Lut::parse(tag(profile, name)?, connection))
            .map(|lut| Kind::Table(Box::new(lut)))
            .or_else(|| (connection == Connection::Xyz).then(|| matrix_and_curves(profile)).flatten()),
        _ => None,
    }
}

fn matrix_and_curves(profile: &[u8]) -> Option<Kind> {
    let curves = [curve(profile, b"rTRC")?, curve(profile, b"gTRC")?, curve(profile, b"bTRC")?];
    let to_xyz = transposed([xyz(profile, b"rXYZ")?, xyz(profile, b"gXYZ")?, xyz(profile, b"bXYZ")?]);
    is_plausible(&to_xyz).then_some(Kind::Matrix { curves, to_xyz })
}

fn is_plausible(to_xyz: &Matrix) -> bool {
    let sums = to_xyz.map(|row| row.iter().sum::<f64>());
    (0..3).all(|axis| (sums[axis] - D50[axis]).abs() <= WHITE_TOLERANCE[axis])
}

fn curve(profile: &[u8], name: &[u8; 4]) -> Option<Curve> {
    Curve::parse(tag(profile, name)?).map(|(curve, _)| curve).filter(Curve::rises)
}

fn xyz(profile: &[u8], name: &[u8; 4]) -> Option<[f64; 3]> {
    let element = tag(profile, name).filter(|element| element.starts_with(b"XYZ "))?;
    let number = |offset| Some(f64::from(i32::from_be_bytes(bytes_at(element, offset)?)) / 65536.0);
    Some([number(8)?, number(12)?, number(16)?])
}

/// The bytes of a tagged element.
fn tag<'a>(profile: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let count = u32::from_be_bytes(bytes_at(profile, 128)?) as usize;
    let (entries, _) = profile.get(132..)?.as_chunks::<12>();
    let entry = entries.iter().take(count).find(|entry| entry.starts_with(name))?;
    let offset = u32::from_be_bytes(bytes_at(entry, 4)?) as usize;
    let size = u32::from_be_bytes(bytes_at(entry, 8)?) as usize;
    profile.get(offset..offset.checked_add(size)?)
}
