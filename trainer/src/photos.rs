//! Photo files, decoded.

use std::path::Path;

use naevus::photo::Photo;
use rayon::prelude::*;

use crate::dataset::Record;
use crate::{dicom, progress};

/// Decodes every record's photo once and keeps none: gives the place of each that cannot be read, with the reason.
pub fn unreadable(records: &[Record]) -> Vec<(usize, String)> {
    let bar = progress::bar("checking photos", records.len() as u64);
    let reasons = records
        .par_iter()
        .enumerate()
        .filter_map(|(place, record)| {
            bar.inc(1);
            Some((place, read(&record.path).err()?))
        })
        .collect();
    bar.finish_and_clear();
    reasons
}

/// The photo in the file at `path`, or why it cannot be read.
pub fn read(path: &Path) -> Result<Photo, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("the file cannot be read: {error}"))?;
    if dicom::is_dicom(&bytes) {
        return dicom::decode(&bytes);
    }
    Photo::decode(&bytes).map_err(|error| error.to_string())
}
