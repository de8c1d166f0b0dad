//! A synthetic archive of any size.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use image::codecs::jpeg::JpegEncoder;
use naevus_network::golden::synthetic_photo;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::preprocess::downscale;
use rayon::prelude::*;
use tempfile::TempDir;

use crate::files::write_atomic;
use crate::progress;

/// The number of different images. The files differ, because each has a number appended after the end of the image.
const IMAGES: u32 = 16;
/// The side of the square photos, in pixels.
const SIDE_PX: u32 = 96;
/// Photos per folder.
const PHOTOS_PER_FOLDER: usize = 1000;

/// A folder of photos with their manifest, in the system's temporary folder. It is removed when it is dropped.
pub struct SyntheticArchive(TempDir);

impl SyntheticArchive {
    /// Generates `photos` photos, two per lesion and six per patient.
    ///
    /// # Errors
    ///
    /// If the photos cannot be written.
    pub fn generate(photos: usize) -> Result<SyntheticArchive> {
        let folder = tempfile::Builder::new().prefix("naevus-data-speed-").tempdir();
        let archive = SyntheticArchive(folder.context("no temporary folder can be created")?);
        archive.write(photos).with_context(|| {
            let folder = archive.0.path().display();
            format!("an archive of {photos} photos cannot be written to {folder}; is the disk full?")
        })?;
        Ok(archive)
    }

    /// The path of the manifest.
    pub fn manifest(&self) -> PathBuf {
        self.0.path().join("photos.csv")
    }

    /// Removes the folder.
    ///
    /// # Errors
    ///
    /// If the folder cannot be removed.
    pub fn remove(self) -> Result<()> {
        let folder = self.0.path().display().to_string();
        self.0.close().with_context(|| format!("{folder} cannot be removed"))
    }

    fn write(&self, photos: usize) -> Result<()> {
        let images: Vec<Vec<u8>> = (0..IMAGES).map(jpeg).collect::<Result<_>>()?;
        for folder in 0..photos.div_ceil(PHOTOS_PER_FOLDER) {
            fs::create_dir_all(self.0.path().join(folder.to_string()))?;
        }
        let bar = progress::bar("generating photos", photos as u64);
        (0..photos).into_par_iter().try_for_each(|photo| {
            let mut bytes = images[photo % images.len()].clone();
            bytes.extend(photo.to_le_bytes());
            bar.inc(1);
            fs::write(self.0.path().join(relative_path(photo)), bytes)
        })?;
        bar.finish_and_clear();
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["path", "label", "lesion", "patient", "age", "sex", "site"])?;
        for photo in 0..photos {
            let code = Diagnosis::ALL[photo / 2 % Diagnosis::COUNT].code();
            let (lesion, patient) = (format!("L{}", photo / 2), format!("P{}", photo / 6));
            table.write_record([&relative_path(photo), code, &lesion, &patient, "55", "female", "torso"])?;
        }
        write_atomic(&self.manifest(), &table.into_inner()?)
    }
}

/// The path of the photo within the archive.
fn relative_path(photo: usize) -> String {
    Path::new(&(photo / PHOTOS_PER_FOLDER).to_string()).join(format!("{photo}.jpg")).display().to_string()
}

fn jpeg(seed: u32) -> Result<Vec<u8>> {
    let photo = downscale(&synthetic_photo(seed), SIDE_PX);
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 75);
    encoder.encode(photo.rgb(), photo.width_px(), photo.height_px(), image::ExtendedColorType::Rgb8)?;
    Ok(jpeg)
}
