//! The photos of a dataset, shrunk to what training can use: in memory as far as it goes, the others in their files.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use naevus::photo::Photo;
use naevus::preprocess::shrink;
use rayon::prelude::*;

use crate::dataset::Record;
use crate::{dicom, progress};

/// A photo that can be looked at again and again.
pub enum StoredPhoto {
    /// Decoded and shrunk.
    InMemory(Photo),
    /// To be read from its file whenever it is looked at.
    InFile {
        /// The file.
        path: PathBuf,
        /// The most that its shorter side may have, in pixels; what is larger is shrunk to it.
        shortest_side_px: u32,
    },
}

impl StoredPhoto {
    /// The photo, the same wherever it is stored.
    ///
    /// # Errors
    ///
    /// Where its file can no longer be read: the file and the reason.
    pub fn look(&self) -> Result<Cow<'_, Photo>, String> {
        match self {
            StoredPhoto::InMemory(photo) => Ok(Cow::Borrowed(photo)),
            StoredPhoto::InFile { path, shortest_side_px } => {
                let photo = read(path).map_err(|reason| format!("{}: {reason}", path.display()))?;
                Ok(Cow::Owned(shrink(&photo, *shortest_side_px)))
            }
        }
    }
}

/// Decodes every record's photo and shrinks it so that its shorter side is at most `shortest_side_px`. As many as fit
/// into `memory_bytes` stay in memory; the others are decoded only to see that they can be, one a core at a time. So
/// memory does not grow with the archive.
///
/// Gives a photo or a reason for each record, in their order: a file that cannot be read never stops a run.
pub fn load(records: &[Record], shortest_side_px: u32, memory_bytes: u64) -> Vec<Result<StoredPhoto, String>> {
    let progress = progress::bar("decoding photos", records.len() as u64);
    let left_bytes = AtomicU64::new(memory_bytes);
    let photos = records
        .par_iter()
        .map(|record| {
            let photo = read(&record.path).map(|photo| {
                let photo = shrink(&photo, shortest_side_px);
                let bytes = photo.rgb().len() as u64;
                let fits =
                    left_bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes));
                match fits {
                    Ok(_) => StoredPhoto::InMemory(photo),
                    Err(_) => StoredPhoto::InFile { path: record.path.clone(), shortest_side_px },
                }
            });
            progress.inc(1);
            photo
        })
        .collect();
    progress.finish();
    photos
}

/// The photo in the file at `path`, or why it cannot be read.
pub fn read(path: &Path) -> Result<Photo, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("the file cannot be read: {error}"))?;
    if dicom::is_dicom(&bytes) {
        return dicom::decode(&bytes);
    }
    Photo::decode(&bytes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use naevus::diagnosis::Diagnosis;
    use naevus::golden::drawn_photo;

    use super::*;

    #[test]
    fn a_photo_is_the_same_from_memory_and_from_its_file() {
        let folder = std::env::temp_dir().join(format!("naevus-photos-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let records: Vec<Record> = (0..6)
            .map(|seed| {
                let path = folder.join(format!("{seed}.png"));
                let photo = drawn_photo(seed);
                let (width_px, height_px) = (photo.width_px(), photo.height_px());
                image::save_buffer(&path, photo.rgb(), width_px, height_px, image::ColorType::Rgb8).unwrap();
                Record {
                    id: seed.to_string(),
                    path,
                    source: "drawn".to_string(),
                    diagnosis: Diagnosis::Nevus,
                    lesion: seed.to_string(),
                    patient: None,
                    also_in: Vec::new(),
                    age: None,
                    sex: None,
                    site: None,
                }
            })
            .collect();
        // Room for two of 100 × 100 pixels, and a bit.
        let some = load(&records, 100, 2 * 30_000 + 29_999);
        let all = load(&records, 100, u64::MAX);
        let in_memory = some.iter().filter(|photo| matches!(photo, Ok(StoredPhoto::InMemory(_)))).count();
        assert_eq!(in_memory, 2);
        for (one, other) in some.iter().zip(&all) {
            let (one, other) = (one.as_ref().unwrap(), other.as_ref().unwrap());
            assert_eq!(one.look().unwrap(), other.look().unwrap());
            assert_eq!(one.look().unwrap().width_px(), 100);
        }
        fs::remove_dir_all(&folder).unwrap();
        let gone = some.iter().find_map(|photo| photo.as_ref().unwrap().look().err()).unwrap();
        assert!(gone.contains(".png: the file cannot be read"), "{gone}");
    }
}
