//! Photos to leave out, as a CSV file that can be read and edited: `path,id,source,reason`.
//!
//! `trainer audit` proposes the file; `train` and `evaluate` apply it. A path is relative to its archive's root, so the
//! file is valid on other machines too. A photo whose row is removed from the file is used again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::dataset::Problem;
use crate::dataset::archive::{Archive, ArchivePhoto};
use crate::dataset::csv_text;
use crate::dataset::file_names::{comparable, composed, text, with_slashes};
use crate::files::write_atomic;

/// A photo to leave out: a row of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Row {
    /// Its path relative to the archive's root, with `/` between folders: `Train/nevus/ISIC_0024306.jpg`.
    pub path: String,
    /// Its [id](crate::dataset::Record::id), for information only.
    pub id: String,
    /// Name of its archive.
    pub source: String,
    /// The reason why the photo is left out.
    pub reason: String,
}

/// The photos to leave out.
#[derive(Clone, Debug, Default)]
pub struct Quarantine {
    rows: Vec<Row>,
    /// Indices of the rows by the names of their files, with composed letters.
    by_name: HashMap<String, Vec<usize>>,
}

impl Quarantine {
    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or lacks a column, or a row has no path, source or reason.
    pub fn read(path: &Path) -> Result<Quarantine> {
        let csv = csv_text::read(path)?;
        let mut reader = csv.reader();
        let mut quarantine = Quarantine::default();
        for (index, row) in reader.deserialize().enumerate() {
            let row: Row = row.with_context(|| {
                format!("{} is not a quarantine file; its columns must be path,id,source,reason", path.display())
            })?;
            // Spreadsheets write rows without text.
            if [&row.path, &row.id, &row.source, &row.reason].iter().all(|field| field.is_empty()) {
                continue;
            }
            ensure!(
                !row.path.is_empty() && !row.source.is_empty() && !row.reason.is_empty(),
                "row {} of {} lacks its path, source or reason; add it, or remove the row",
                index + 1,
                path.display()
            );
            quarantine.add(row);
        }
        Ok(quarantine)
    }

    /// Reads the file at `path` for the archives `archives`. The number of rows that name none of their photos is added
    /// to `problems`: such rows may be of an archive that is not used this time.
    ///
    /// # Errors
    ///
    /// As [`Quarantine::read`], or if no row names a photo of these archives.
    pub fn read_for(path: &Path, archives: &[Archive], problems: &mut Vec<Problem>) -> Result<Quarantine> {
        let quarantine = Quarantine::read(path)?;
        let named: usize = archives
            .iter()
            .map(|archive| {
                let is_named =
                    |photo: &&ArchivePhoto| quarantine.row(&archive.name, archive.relative_path(photo)).is_some();
                archive.photos.iter().filter(is_named).count()
            })
            .sum();
        let rows = quarantine.rows.len();
        ensure!(
            rows == 0 || named > 0,
            "none of the {rows} photos in {} is in these archives; was the file written for other archives, or were \
             they renamed?",
            path.display()
        );
        if named < rows {
            let message = format!("{} of its {rows} rows name no photo of these archives", rows - named);
            problems.push(Problem { path: path.to_path_buf(), message });
        }
        Ok(quarantine)
    }

    /// Writes `rows` to `path`.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write(path: &Path, rows: &[Row]) -> Result<()> {
        let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        table.write_record(["path", "id", "source", "reason"])?;
        for row in rows {
            table.serialize(row)?;
        }
        write_atomic(path, &table.into_inner()?)
    }

    /// Whether a row names a photo of another archive than the one named `source`.
    pub fn has_other_sources(&self, source: &str) -> bool {
        self.rows.iter().any(|row| row.source != source)
    }

    /// The row of the photo at `relative_path` in the archive named `source`, if there is one. Letters may be composed
    /// or not, and `\` may separate folders: the file may have been edited on another system.
    pub fn row(&self, source: &str, relative_path: &Path) -> Option<&Row> {
        let (path, source) = (comparable(relative_path), composed(source));
        self.with_same_name(relative_path)
            .find(|row| composed(&row.source) == source && comparable_path_of(row) == path)
    }

    /// The row of the file at `path`, for files whose archive is unknown: the row whose source and path are the end of
    /// `path`.
    pub fn row_by_suffix(&self, path: &Path) -> Option<&Row> {
        let absolute = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let comparable_path = PathBuf::from(comparable(&absolute));
        let suffix = |row: &Row| PathBuf::from(composed(&row.source)).join(comparable_path_of(row));
        self.with_same_name(&absolute).find(|row| comparable_path.ends_with(suffix(row)))
    }

    fn with_same_name(&self, path: &Path) -> impl Iterator<Item = &Row> {
        let name = path.file_name().map(|name| composed(&text(name))).unwrap_or_default();
        self.by_name.get(&name).into_iter().flatten().map(|&index| &self.rows[index])
    }

    fn add(&mut self, row: Row) {
        let path = comparable_path_of(&row);
        let name = path.rsplit('/').next().unwrap_or_default();
        self.by_name.entry(name.to_string()).or_default().push(self.rows.len());
        self.rows.push(row);
    }
}

/// The path of a row in the form of [`comparable`].
fn comparable_path_of(row: &Row) -> String {
    comparable(Path::new(&*with_slashes(&row.path)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_quarantine_is_read_back_and_contains_its_photos() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quarantine.csv");
        let row = |path: &str, reason: &str| Row {
            path: path.to_string(),
            id: "ISIC_1".to_string(),
            source: "nine".to_string(),
            reason: reason.to_string(),
        };
        let rows = [row("Train/nevus/ISIC_1.jpg", "blank, or so"), row("Test/nevus/ISIC_1.jpg", "cut off")];
        Quarantine::write(&path, &rows).unwrap();
        let quarantine = Quarantine::read(&path).unwrap();
        assert_eq!(quarantine.row("nine", Path::new("Train/nevus/ISIC_1.jpg")), Some(&rows[0]));
        assert!(quarantine.has_other_sources("ham") && !quarantine.has_other_sources("nine"));
        assert_eq!(quarantine.row("ham", Path::new("Train/nevus/ISIC_1.jpg")), None);
        assert_eq!(quarantine.row("nine", Path::new("nevus/ISIC_1.jpg")), None);
        assert_eq!(quarantine.row_by_suffix(Path::new("/data/nine/Test/nevus/ISIC_1.jpg")), Some(&rows[1]));
        assert_eq!(quarantine.row_by_suffix(Path::new("/data/nine/old/Test/nevus/ISIC_1.jpg")), None);

        // The same file after a spreadsheet on Windows.
        let edited = "sep=;\r\npath;id;source;reason;\r\nTrain\\nevus\\Mu\u{308}ller.jpg;1;nine;blank;\r\n;;;;\r\n";
        fs::write(&path, edited).unwrap();
        let quarantine = Quarantine::read(&path).unwrap();
        assert_eq!(quarantine.rows.len(), 1);
        assert!(quarantine.row("nine", Path::new("Train/nevus/M\u{fc}ller.jpg")).is_some());
        assert!(quarantine.row("nine", Path::new("nevus/M\u{fc}ller.jpg")).is_none());
        assert!(quarantine.row_by_suffix(Path::new("/data/nine/Train/nevus/M\u{fc}ller.jpg")).is_some());

        for (text, expected) in [
            ("path,id,source\na.jpg,a,nine\n", "path,id,source,reason"),
            ("path,id,source,reason\n,a,nine,blank\n", "row 1 of "),
            ("path,id,source,reason\na.jpg,a,nine,\n", "lacks its path, source or reason"),
        ] {
            fs::write(&path, text).unwrap();
            let error = Quarantine::read(&path).unwrap_err().to_string();
            assert!(error.contains(expected) && error.contains("quarantine.csv"), "{error}");
        }
        fs::remove_file(&path).unwrap();
        assert!(Quarantine::read(&path).unwrap_err().to_string().contains("cannot be opened"));
    }
}
