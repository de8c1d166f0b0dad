//! Photos that are to be left out, as a CSV file that a person can read and edit: `path,id,source,reason`.
//!
//! `trainer audit` proposes it; `train` and `evaluate` honour it. A path is relative to its archive's root, so the file
//! is as good on another machine. A row that is taken out of the file brings its photo back.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::dataset::Problem;
use crate::dataset::layout::{ListedPhoto, Listing};
use crate::files::write_whole;

/// A photo to be left out: a row of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Row {
    /// Its path within the archive, with `/` between folders: `Train/nevus/ISIC_0024306.jpg`.
    pub path: String,
    /// Its [id](crate::dataset::Record::id); for the reader.
    pub id: String,
    /// The archive's name.
    pub source: String,
    /// Why it is left out.
    pub reason: String,
}

/// The photos that are to be left out.
#[derive(Clone, Debug, Default)]
pub struct Quarantine {
    rows: Vec<Row>,
    /// The rows' places by the names of their files.
    by_name: HashMap<String, Vec<usize>>,
}

impl Quarantine {
    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, lacks a column, or a row has no path, source or reason: leaving out another photo than
    /// was meant, or none, would go unnoticed.
    pub fn read(path: &Path) -> Result<Quarantine> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .from_path(path)
            .with_context(|| format!("the quarantine {} cannot be opened", path.display()))?;
        let mut quarantine = Quarantine::default();
        for (place, row) in reader.deserialize().enumerate() {
            let row: Row = row.with_context(|| {
                format!("{} is no quarantine; its columns must be path,id,source,reason", path.display())
            })?;
            ensure!(
                !row.path.is_empty() && !row.source.is_empty() && !row.reason.is_empty(),
                "row {} of {} lacks its path, source or reason; fill it in, or take the row out",
                place + 1,
                path.display()
            );
            quarantine.add(row);
        }
        Ok(quarantine)
    }

    /// Reads the file at `path`, which is to leave out photos of the archives `listings`. Rows that name none of their
    /// photos go into `problems` as a count: they may be of an archive that is not used this time.
    ///
    /// # Errors
    ///
    /// As [`Quarantine::read`], and where no row names a photo of these archives.
    pub fn read_for(path: &Path, listings: &[Listing], problems: &mut Vec<Problem>) -> Result<Quarantine> {
        let quarantine = Quarantine::read(path)?;
        let named: usize = listings
            .iter()
            .map(|listing| {
                let is_named = |photo: &&ListedPhoto| quarantine.row(&listing.source, listing.inside(photo)).is_some();
                listing.photos.iter().filter(is_named).count()
            })
            .sum();
        let rows = quarantine.rows.len();
        ensure!(
            rows == 0 || named > 0,
            "none of the {rows} photos in {} is in these archives; was it written for other ones, or were they renamed?",
            path.display()
        );
        if named < rows {
            let what = format!("{} of its {rows} rows name no photo of these archives", rows - named);
            problems.push(Problem { path: path.to_path_buf(), what });
        }
        Ok(quarantine)
    }

    /// Writes `rows` to `path`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn write(path: &Path, rows: &[Row]) -> Result<()> {
        let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        table.write_record(["path", "id", "source", "reason"])?;
        for row in rows {
            table.serialize(row)?;
        }
        write_whole(path, &table.into_inner()?)
    }

    /// Whether a row names a photo of another archive than the one named `source`.
    pub fn names_other_than(&self, source: &str) -> bool {
        self.rows.iter().any(|row| row.source != source)
    }

    /// The row of the photo at `inside`, a path within the archive named `source`, if it is to be left out.
    pub fn row(&self, source: &str, inside: &Path) -> Option<&Row> {
        self.of_same_name(inside).find(|row| row.source == source && Path::new(&row.path) == inside)
    }

    /// The row of the file at `path`, where the archive's root is not known: one that ends with the archive's name and
    /// the path within it.
    pub fn row_of_file(&self, path: &Path) -> Option<&Row> {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        self.of_same_name(&whole).find(|row| whole.ends_with(PathBuf::from(&row.source).join(&row.path)))
    }

    fn of_same_name(&self, path: &Path) -> impl Iterator<Item = &Row> {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        self.by_name.get(name).into_iter().flatten().map(|&place| &self.rows[place])
    }

    fn add(&mut self, row: Row) {
        let name = Path::new(&row.path).file_name().and_then(OsStr::to_str).unwrap_or_default();
        self.by_name.entry(name.to_string()).or_default().push(self.rows.len());
        self.rows.push(row);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_quarantine_is_read_back_and_finds_its_photos() {
        let folder = std::env::temp_dir().join(format!("naevus-quarantine-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("quarantine.csv");
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
        assert!(quarantine.names_other_than("ham") && !quarantine.names_other_than("nine"));
        assert_eq!(quarantine.row("ham", Path::new("Train/nevus/ISIC_1.jpg")), None);
        assert_eq!(quarantine.row("nine", Path::new("nevus/ISIC_1.jpg")), None);
        assert_eq!(quarantine.row_of_file(Path::new("/data/nine/Test/nevus/ISIC_1.jpg")), Some(&rows[1]));
        assert_eq!(quarantine.row_of_file(Path::new("/data/nine/old/Test/nevus/ISIC_1.jpg")), None);

        for (text, expected) in [
            ("path,id,source\na.jpg,a,nine\n", "path,id,source,reason"),
            ("path,id,source,reason\n,a,nine,blank\n", "row 1 of "),
            ("path,id,source,reason\na.jpg,a,nine,\n", "lacks its path, source or reason"),
        ] {
            fs::write(&path, text).unwrap();
            let error = Quarantine::read(&path).unwrap_err().to_string();
            assert!(error.contains(expected) && error.contains("quarantine.csv"), "{error}");
        }
        fs::remove_dir_all(&folder).unwrap();
        assert!(Quarantine::read(&path).unwrap_err().to_string().contains("cannot be opened"));
    }
}
