//! Folders of photos without a lesion, each divided into a fitting half and a held-out half.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::dataset::photos_at;

/// A folder of photos without a lesion.
pub struct NonLesionFolder {
    /// The folder's name, which is the name of the kind: `everyday`.
    pub name: String,
    /// Its photos, sorted by path.
    pub photos: Vec<PathBuf>,
}

impl NonLesionFolder {
    /// Lists the photos in `folder`.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read, or contains no photo.
    pub fn list(folder: &Path) -> Result<NonLesionFolder> {
        if !folder.is_dir() {
            bail!("{} is not a folder; name folders of photos without a lesion", folder.display());
        }
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
        Ok(NonLesionFolder { name, photos: photos_at(&[folder.to_path_buf()])? })
    }

    /// Lists the photos in each of `folders`, for fitting. Each folder is a kind.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read, two have the same name, or one has too few photos for two halves.
    pub fn list_for_fitting(folders: &[PathBuf]) -> Result<Vec<NonLesionFolder>> {
        let listed: Vec<NonLesionFolder> =
            folders.iter().map(|folder| NonLesionFolder::list(folder)).collect::<Result<_>>()?;
        let mut names = BTreeSet::new();
        for folder in &listed {
            let name = &folder.name;
            ensure!(
                names.insert(name),
                "two folders of --fit-not-lesion are named {name}; rename one, because the name is the kind"
            );
            let held_out = folder.held_out().len();
            ensure!(
                (1..folder.photos.len()).contains(&held_out),
                "{name} has too few photos for a fitting half and a held-out half; add some, or name it with \
                 --not-lesion only"
            );
        }
        Ok(listed)
    }

    /// The photos of the held-out half, to which nothing is fitted.
    pub fn held_out(&self) -> Vec<PathBuf> {
        self.photos.iter().filter(|photo| !is_in_fitting_half(photo)).cloned().collect()
    }
}

/// Whether the photo at `path` is in the fitting half of its folder. This depends only on the SHA-256 of the file's
/// name, and not on the folder's path or its other photos.
pub fn is_in_fitting_half(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    Sha256::digest(name.as_encoded_bytes())[0].is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_halves_depend_only_on_file_names_and_are_of_similar_size() {
        let photos: Vec<PathBuf> = (0..400).map(|index| PathBuf::from(format!("faces/faces_{index:03}.jpg"))).collect();
        let elsewhere = |photo: &PathBuf| Path::new("elsewhere").join(photo.file_name().unwrap());
        assert!(photos.iter().all(|photo| is_in_fitting_half(photo) == is_in_fitting_half(&elsewhere(photo))));
        let folder = NonLesionFolder { name: "faces".to_string(), photos };
        assert!((160..=240).contains(&folder.held_out().len()), "{}", folder.held_out().len());
        assert!(folder.held_out().iter().all(|photo| !is_in_fitting_half(photo)));
    }
}
