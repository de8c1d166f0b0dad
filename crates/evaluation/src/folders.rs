//! Photos in folders: which files are photos, and the labels that folders named after diagnoses give them.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::diagnosis::Diagnosis;

use crate::label;

/// Files and folders, in lower case, that macOS, Windows and network drives add. Those that begin with a dot are hidden
/// in any case, such as `._ISIC_0024306.jpg`.
const SYSTEM_NAMES: [&str; 8] = [
    "__macosx",
    "@eadir",
    "$recycle.bin",
    "desktop.ini",
    "ehthumbs.db",
    "icon\r",
    "system volume information",
    "thumbs.db",
];

/// Whether a file or folder with this name is hidden, or is one that macOS, Windows or a network drive adds.
pub fn is_left_out(name: &str) -> bool {
    name.starts_with('.') || SYSTEM_NAMES.iter().any(|system| name.eq_ignore_ascii_case(system))
}

/// The diagnosis of a class folder by its name, in any case, with spaces, underscores or hyphens between the words.
pub fn diagnosis(folder: &str) -> Option<Diagnosis> {
    label::diagnosis(folder)
}

/// A class folder: its name, the diagnosis, and the number of photos in it and in its folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassFolder {
    /// The name of the folder.
    pub name: String,
    /// Its diagnosis; `None` if the name is not that of a diagnosis. Its photos have no label then.
    pub diagnosis: Option<Diagnosis>,
    /// The number of its photos.
    pub photos: usize,
}

/// The level of the class folders in the paths of photos, as `trainer audit` finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassLevel(usize);

impl ClassLevel {
    /// The level in `paths`, with `/` between the folders: the outermost of the first three on which a folder is named
    /// after a diagnosis, such as `nevus/1.jpg`, `clinic/nevus/1.jpg` or `clinic/Train/nevus/1.jpg`. `None` without such
    /// a folder.
    pub fn of<'path>(paths: impl Iterator<Item = &'path str>) -> Option<ClassLevel> {
        const LEVELS: usize = 3;
        let level = |path: &str| folders(path).take(LEVELS).position(|folder| diagnosis(folder).is_some());
        paths.filter_map(level).min().map(ClassLevel)
    }

    /// The level of the folders that contain the photos, if all are on the same level and there are from 2 to 30 of them:
    /// they may be classes under names that are not those of diagnoses.
    pub fn of_photos<'path>(paths: impl Iterator<Item = &'path str>) -> Option<ClassLevel> {
        const NAMES: std::ops::RangeInclusive<usize> = 2..=30;
        let (mut depths, mut names) = (BTreeSet::new(), BTreeSet::new());
        for path in paths {
            depths.insert(folders(path).count());
            names.extend(folders(path).last());
        }
        let depth = depths.first().copied().filter(|_| depths.len() == 1)?;
        NAMES.contains(&names.len()).then_some(ClassLevel(depth.checked_sub(1)?))
    }

    /// The name of the class folder of the photo at `path`; `None` if the photo is in no folder of this level.
    pub fn folder(self, path: &str) -> Option<&str> {
        folders(path).nth(self.0)
    }

    /// The class folders of `paths`, sorted by name.
    pub fn class_folders<'path>(self, paths: impl Iterator<Item = &'path str>) -> Vec<ClassFolder> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for path in paths {
            *counts.entry(self.folder(path).unwrap_or_default()).or_default() += 1;
        }
        let folder =
            |(name, photos): (&str, usize)| ClassFolder { name: name.to_string(), diagnosis: diagnosis(name), photos };
        counts.into_iter().map(folder).collect()
    }
}

/// The names of the folders of a path, without the name of the file.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').filter(|folder| !folder.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(paths: &[&str]) -> Option<Vec<(String, Option<Diagnosis>, usize)>> {
        let level = ClassLevel::of(paths.iter().copied())?;
        let folders = level.class_folders(paths.iter().copied());
        Some(folders.into_iter().map(|folder| (folder.name, folder.diagnosis, folder.photos)).collect())
    }

    #[test]
    fn class_folders_are_found_under_the_chosen_folder_and_under_its_parts() {
        let (nevus, melanoma) = (Some(Diagnosis::Nevus), Some(Diagnosis::Melanoma));
        let expected = vec![("Melanoma ".into(), melanoma, 1), ("nevi".into(), None, 1), ("nevus".into(), nevus, 2)];
        for root in ["", "clinic/", "clinic/Train/"] {
            let paths = ["nevus/1.jpg", "nevus/more/2.jpg", "nevi/3.jpg", "Melanoma /4.jpg"];
            let paths = paths.map(|path| format!("{root}{path}"));
            assert_eq!(classes(&paths.each_ref().map(String::as_str)), Some(expected.clone()), "{root}");
        }
        let parts = ["clinic/Train/nevus/1.jpg", "clinic/Test/NV/1.jpg", "clinic/Test/wart/2.jpg", "clinic/3.jpg"];
        let found = classes(&parts).unwrap();
        let expected: [(&str, Option<Diagnosis>, usize); 4] =
            [("", None, 1), ("NV", nevus, 1), ("nevus", nevus, 1), ("wart", None, 1)];
        assert_eq!(found, expected.map(|(name, diagnosis, photos)| (name.to_string(), diagnosis, photos)));
        assert_eq!(classes(&["nevus.jpg", "photos/1.jpg", "a/b/c/nevus/1.jpg"]), None);
    }

    #[test]
    fn folders_under_other_names_may_be_classes_if_they_are_on_one_level() {
        let level = |paths: &[&str]| ClassLevel::of_photos(paths.iter().copied());
        let paths = ["clinic/mole/1.jpg", "clinic/wart/2.jpg"];
        assert_eq!(level(&paths).and_then(|level| level.folder(paths[1])), Some("wart"));
        assert_eq!((level(&["clinic/1.jpg", "clinic/2.jpg"]), level(&["a/1.jpg", "b/c/2.jpg"])), (None, None));
        assert_eq!(level(&["1.jpg"]), None);
    }

    #[test]
    fn files_of_systems_are_left_out() {
        assert!([".DS_Store", "__MACOSX", "Thumbs.db", "._1.jpg"].into_iter().all(is_left_out));
        assert!(!["1.jpg", "Nevus ", "icons"].into_iter().any(is_left_out));
    }
}
