//! Photo files, decoded.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use naevus_reading::photo::Photo;
use rayon::prelude::*;

use crate::dataset::{Record, is_photo};
use crate::fingerprint::{Fingerprint, Fingerprints};
use crate::{dicom, progress};

/// The least contrast, in levels of 0 to 255, of a photo that is not blank. The least of the 14,524 photos of HAM10000,
/// ISIC 2017 and the nine-class set has 5.0; an even colour that went through JPEG has none.
pub const LEAST_CONTRAST: f64 = 2.0;

/// What one look at every photo of a dataset tells. The places are those of the records.
pub struct Looked {
    /// The place of each photo that cannot be read, with the reason.
    pub unreadable: Vec<(usize, String)>,
    /// The fingerprint of each photo; none of those that cannot be read or show nothing: blank photos look like each
    /// other and are not the same.
    pub prints: Vec<Option<Fingerprint>>,
}

/// Decodes every record's photo once, keeps none, and takes their fingerprints.
pub fn look_through(records: &[Record]) -> Looked {
    let fingerprints = Fingerprints::new();
    let looks = each(records, |photo| (contrast(photo) >= LEAST_CONTRAST).then(|| fingerprints.of(photo)));
    let prints = looks.iter().map(|look| look.as_ref().ok().copied().flatten()).collect();
    Looked { unreadable: reasons(looks), prints }
}

/// Decodes every record's photo once and keeps none: gives the place of each that cannot be read, with the reason.
pub fn unreadable(records: &[Record]) -> Vec<(usize, String)> {
    reasons(each(records, |_| ()))
}

/// What `look` makes of each record's photo, or why it cannot be read.
fn each<DeviceOutput: Send>(
    records: &[Record],
    look: impl Fn(&Photo) -> DeviceOutput + Sync,
) -> Vec<Result<DeviceOutput, String>> {
    let bar = progress::bar("checking photos", records.len() as u64);
    let looks = records
        .par_iter()
        .map(|record| {
            bar.inc(1);
            read(&record.path).map(|photo| look(&photo))
        })
        .collect();
    bar.finish_and_clear();
    looks
}

fn reasons<DeviceOutput>(looks: Vec<Result<DeviceOutput, String>>) -> Vec<(usize, String)> {
    looks.into_iter().enumerate().filter_map(|(place, look)| Some((place, look.err()?))).collect()
}

/// The photo in the file at `path`, or why it cannot be read.
pub fn read(path: &Path) -> Result<Photo, String> {
    let bytes = fs::read(path).map_err(|error| format!("the file cannot be read: {error}"))?;
    if dicom::is_dicom(&bytes) {
        return dicom::decode(&bytes);
    }
    Photo::decode(&bytes).map_err(|error| error.to_string())
}

/// The photos at `named`: the files themselves, and what the folders hold of them, in order.
///
/// # Errors
///
/// Where a folder cannot be read, or holds none.
pub fn photo_files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let folder = fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let inside: Vec<PathBuf> = folder.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        let mut photos: Vec<PathBuf> = inside.into_iter().filter(|path| path.is_file() && is_photo(path)).collect();
        photos.sort();
        if photos.is_empty() {
            bail!("{} holds no .jpg, .jpeg, .png, .webp or .dcm", path.display());
        }
        files.append(&mut photos);
    }
    Ok(files)
}

/// Standard deviation of a photo's brightness (ITU-R BT.601's luma), in levels of 0 to 255.
pub fn contrast(photo: &Photo) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for [red, green, blue] in photo.rgb().as_chunks::<3>().0 {
        let luma = 0.299 * f64::from(*red) + 0.587 * f64::from(*green) + 0.114 * f64::from(*blue);
        sum += luma;
        squares += luma * luma;
    }
    let pixels = f64::from(photo.width_px()) * f64::from(photo.height_px());
    let mean = sum / pixels;
    (squares / pixels - mean * mean).max(0.0).sqrt()
}
