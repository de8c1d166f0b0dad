//! The photos of a dataset in memory, shrunk to what training can use.

use naevus::photo::Photo;
use naevus::preprocess::shrink;
use rayon::prelude::*;

use crate::dataset::Record;
use crate::progress;

/// Decodes every record's photo and shrinks it so that its shorter side is at most `shortest_side_px`.
///
/// Gives a photo or a reason for each record, in their order: a file that cannot be read never stops a run.
pub fn load(records: &[Record], shortest_side_px: u32) -> Vec<Result<Photo, String>> {
    let progress = progress::bar("decoding photos", records.len() as u64);
    let photos = records
        .par_iter()
        .map(|record| {
            let photo = read(&record.path).map(|photo| shrink(&photo, shortest_side_px));
            progress.inc(1);
            photo
        })
        .collect();
    progress.finish();
    photos
}

/// The photo in the file at `path`, or why it cannot be read.
pub fn read(path: &std::path::Path) -> Result<Photo, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("the file cannot be read: {error}"))?;
    Photo::decode(&bytes).map_err(|error| error.to_string())
}
