//! Labels of the photos of the batch, from the names of their folders or from a table.

use std::collections::{BTreeMap, HashMap};

use naevus_evaluation::folders::{ClassFolder, ClassLevel, diagnosis};
use naevus_evaluation::listed_photos::ListedPhoto;
use naevus_reading::diagnosis::Diagnosis;

use crate::page::batch::rows::RowLabel;

/// Labels for the photos of the batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// The label of each photo, in the order of the photos.
    pub rows: Vec<RowLabel>,
    /// The class folders, if the labels are from them.
    pub folders: Vec<ClassFolder>,
    /// The paths that a table lists without such a photo.
    pub missing: Vec<String>,
    /// The number of photos that a table does not list.
    pub unlisted: usize,
}

impl Labels {
    /// The number of photos with a label.
    pub fn labelled(&self) -> usize {
        self.rows.iter().filter(|row| row.label.is_some()).count()
    }

    /// Those from the names of folders in `paths`, and from the diagnoses that the user has `given` to folders; `None` if
    /// no folder is named after a diagnosis, and the folders may not be classes either.
    pub fn of_folders(paths: &[&str], given: &BTreeMap<String, Diagnosis>) -> Option<Labels> {
        let level = ClassLevel::of(paths.iter().copied()).or_else(|| ClassLevel::of_photos(paths.iter().copied()))?;
        let diagnosis = |name: &str| diagnosis(name).or_else(|| given.get(name).copied());
        let row = |path: &&str| RowLabel {
            label: level.folder(path).and_then(diagnosis).map(Into::into),
            ..RowLabel::default()
        };
        Some(Labels {
            rows: paths.iter().map(row).collect(),
            folders: level.class_folders(paths.iter().copied()),
            ..Labels::default()
        })
    }

    /// Those of a table whose paths are relative to the folder `root` (with a `/` at its end, or empty). `comparable` gives
    /// one text for the spellings of a path that systems use: composed letters in lower case. A listed photo is found by
    /// its path, else by its file name if only one photo has it.
    pub fn of_table(paths: &[&str], listed: &[ListedPhoto], root: &str, comparable: impl Fn(&str) -> String) -> Labels {
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_string();
        let keys: Vec<String> = paths.iter().map(|path| comparable(path)).collect();
        let by_path: HashMap<&str, usize> = keys.iter().enumerate().map(|(row, key)| (key.as_str(), row)).collect();
        let mut by_name: HashMap<String, Option<usize>> = HashMap::new();
        for (row, key) in keys.iter().enumerate() {
            by_name.entry(name(key)).and_modify(|only| *only = None).or_insert(Some(row));
        }
        let mut rows: Vec<Option<RowLabel>> = vec![None; paths.len()];
        let mut missing = Vec::new();
        for photo in listed {
            let key = comparable(&format!("{root}{}", photo.path));
            let found = by_path.get(key.as_str()).copied();
            match found.or_else(|| by_name.get(&name(&key)).copied().flatten()) {
                Some(row) if rows[row].is_none() => {
                    let (lesion, patient) = (photo.lesion.clone(), photo.patient.clone());
                    rows[row] = Some(RowLabel { label: photo.label, lesion, patient });
                }
                _ => missing.push(photo.path.clone()),
            }
        }
        let unlisted = rows.iter().filter(|row| row.is_none()).count();
        let rows = rows.into_iter().map(Option::unwrap_or_default).collect();
        Labels { rows, folders: Vec::new(), missing, unlisted }
    }
}

#[cfg(test)]
mod tests {
    use naevus_evaluation::Label;
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn folders_label_their_photos_and_unknown_ones_do_not() {
        let paths = ["clinic/nevus/1.jpg", "clinic/wart/2.jpg", "clinic/MEL/a/3.jpg"];
        let given = |name: &str| BTreeMap::from([(name.to_string(), Diagnosis::SeborrheicKeratosis)]);
        let of = |given| -> Vec<Option<Label>> {
            let labels = Labels::of_folders(&paths, &given).unwrap();
            assert_eq!(labels.folders.len(), 3);
            labels.rows.iter().map(|row| row.label).collect()
        };
        let (nevus, melanoma) = (Some(Diagnosis::Nevus.into()), Some(Diagnosis::Melanoma.into()));
        assert_eq!(of(BTreeMap::new()), [nevus, None, melanoma]);
        assert_eq!(of(given("wart")), [nevus, Some(Diagnosis::SeborrheicKeratosis.into()), melanoma]);
        assert_eq!(of(given("nevus")), [nevus, None, melanoma], "a name of a diagnosis keeps its meaning");
        assert_eq!(Labels::of_folders(&["photos/1.jpg"], &BTreeMap::new()), None);
    }

    #[test]
    fn listed_photos_are_found_by_path_or_by_a_name_that_only_one_has() {
        let listed = |path: &str, patient: &str| ListedPhoto {
            path: path.into(),
            label_text: "NV".into(),
            label: Some(Diagnosis::Nevus.into()),
            lesion: None,
            patient: Some(patient.into()),
            line: 2,
        };
        let paths = ["set/a/1.jpg", "set/b/1.JPG", "set/b/2.jpg", "set/3.jpg"];
        let table =
            [listed("b/1.jpg", "p"), listed("elsewhere/2.jpg", "q"), listed("1.jpg", "r"), listed("9.jpg", "s")];
        let labels = Labels::of_table(&paths, &table, "set/", str::to_lowercase);
        let patients: Vec<Option<&str>> = labels.rows.iter().map(|row| row.patient.as_deref()).collect();
        assert_eq!(patients, [None, Some("p"), Some("q"), None]);
        assert_eq!((labels.missing, labels.unlisted), (vec!["1.jpg".to_string(), "9.jpg".to_string()], 2));
    }
}
