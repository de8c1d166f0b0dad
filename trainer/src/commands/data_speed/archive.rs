//! An archive of any size, drawn to be read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use image::codecs::jpeg::JpegEncoder;
use naevus_network::golden::synthetic_photo;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::preprocess::shrink;
use rayon::prelude::*;

use crate::files::write_whole;
use crate::progress;

/// Pictures that the photos are made of; each photo has a number behind its picture's end, so that no two are the same.
const PICTURES: u32 = 16;
/// The side of a photo, in pixels.
const SIDE_PX: u32 = 96;
/// Photos a folder.
const FOLDER: usize = 1000;

/// A folder of photos with their manifest, in the system's folder for temporary files.
pub struct DrawnArchive(PathBuf);

impl DrawnArchive {
    /// Draws `photos` photos, two of a lesion and six of a patient.
    ///
    /// # Errors
    ///
    /// Where they cannot be written; what was written is removed.
    pub fn draw(photos: usize) -> Result<DrawnArchive> {
        let archive = DrawnArchive(std::env::temp_dir().join(format!("naevus-data-speed-{}", std::process::id())));
        let drawn = archive.write(photos).with_context(|| {
            format!("an archive of {photos} photos cannot be drawn into {}; is there room?", archive.0.display())
        });
        if drawn.is_err() {
            // What cannot be removed either is no news after the first error.
            let _ = fs::remove_dir_all(&archive.0);
        }
        drawn.map(|()| archive)
    }

    /// Its list.
    pub fn manifest(&self) -> PathBuf {
        self.0.join("photos.csv")
    }

    /// Removes it.
    ///
    /// # Errors
    ///
    /// Where that cannot be done; names the folder.
    pub fn remove(self) -> Result<()> {
        fs::remove_dir_all(&self.0).with_context(|| format!("{} cannot be removed", self.0.display()))
    }

    fn write(&self, photos: usize) -> Result<()> {
        let pictures: Vec<Vec<u8>> = (0..PICTURES).map(jpeg).collect::<Result<_>>()?;
        for folder in 0..photos.div_ceil(FOLDER) {
            fs::create_dir_all(self.0.join(folder.to_string()))?;
        }
        let bar = progress::bar("drawing photos", photos as u64);
        (0..photos).into_par_iter().try_for_each(|photo| {
            let mut bytes = pictures[photo % pictures.len()].clone();
            bytes.extend(photo.to_le_bytes());
            bar.inc(1);
            fs::write(self.0.join(name(photo)), bytes)
        })?;
        bar.finish_and_clear();
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["path", "label", "lesion", "patient", "age", "sex", "site"])?;
        for photo in 0..photos {
            let code = Diagnosis::ALL[photo / 2 % Diagnosis::COUNT].code();
            let (lesion, patient) = (format!("L{}", photo / 2), format!("P{}", photo / 6));
            table.write_record([&name(photo), code, &lesion, &patient, "55", "female", "torso"])?;
        }
        write_whole(&self.manifest(), &table.into_inner()?)
    }
}

/// Where the photo lies in the archive.
fn name(photo: usize) -> String {
    Path::new(&(photo / FOLDER).to_string()).join(format!("{photo}.jpg")).display().to_string()
}

fn jpeg(seed: u32) -> Result<Vec<u8>> {
    let photo = shrink(&synthetic_photo(seed), SIDE_PX);
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 75);
    encoder.encode(photo.rgb(), photo.width_px(), photo.height_px(), image::ExtendedColorType::Rgb8)?;
    Ok(jpeg)
}
