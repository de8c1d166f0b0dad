//! Folders of photos that show no lesion: what is fitted to them, and what is measured on them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::photos::photo_files;

/// The photos in a folder that shows no lesion.
pub struct NotLesionFolder {
    /// The folder's name, which is the kind's: `everyday`.
    pub name: String,
    /// Its photos, in order.
    pub photos: Vec<PathBuf>,
}

impl NotLesionFolder {
    /// The photos in `folder`.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or holds none.
    pub fn list(folder: &Path) -> Result<NotLesionFolder> {
        if !folder.is_dir() {
            bail!("{} is no folder; name folders of photos that show no lesion", folder.display());
        }
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
        Ok(NotLesionFolder { name, photos: photo_files(&[folder.to_path_buf()])? })
    }

    /// Those in each of `folders`, to be fitted to: a kind each.
    ///
    /// # Errors
    ///
    /// Where one cannot be read, two have one name, or one holds too few photos for two halves.
    pub fn list_to_fit(folders: &[PathBuf]) -> Result<Vec<NotLesionFolder>> {
        let listed: Vec<NotLesionFolder> =
            folders.iter().map(|folder| NotLesionFolder::list(folder)).collect::<Result<_>>()?;
        let mut names = BTreeSet::new();
        for folder in &listed {
            let name = &folder.name;
            ensure!(
                names.insert(name),
                "two folders of --fit-not-lesion are named {name}, which is the kind; rename one"
            );
            let reserved = folder.reserved().len();
            ensure!(
                (1..folder.photos.len()).contains(&reserved),
                "{name} holds too few photos to be fitted to one half and measured on the other; add some, or name it with --not-lesion alone"
            );
        }
        Ok(listed)
    }

    /// The half that is never fitted to.
    pub fn reserved(&self) -> Vec<PathBuf> {
        self.photos.iter().filter(|photo| !is_fitted(photo)).cloned().collect()
    }
}

/// Whether the photo at `path` belongs to the half of its folder that may be fitted to: by the SHA-256 of its file's
/// name, so that it is always the same half, wherever the folder lies and whatever else is in it.
pub fn is_fitted(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    Sha256::digest(name.as_encoded_bytes())[0].is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_halves_depend_on_the_names_alone_and_are_about_as_large() {
        let photos: Vec<PathBuf> = (0..400).map(|place| PathBuf::from(format!("faces/faces_{place:03}.jpg"))).collect();
        let elsewhere = |photo: &PathBuf| Path::new("elsewhere").join(photo.file_name().unwrap());
        assert!(photos.iter().all(|photo| is_fitted(photo) == is_fitted(&elsewhere(photo))));
        let folder = NotLesionFolder { name: "faces".to_string(), photos };
        assert!((160..=240).contains(&folder.reserved().len()), "{}", folder.reserved().len());
        assert!(folder.reserved().iter().all(|photo| !is_fitted(photo)));
    }
}
