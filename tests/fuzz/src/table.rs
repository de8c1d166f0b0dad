//! Tables of labels, in the layout of each archive.

use std::fs;
use std::path::Path;

/// The tables of each layout. The first byte of the input is an index of this list.
const LAYOUTS: [&[&str]; 9] = [
    &["photos.csv"],
    &["HAM10000_metadata.csv"],
    &["ISIC-2017_Training_Part3_GroundTruth.csv"],
    &["ISIC2018_Task3_Training_GroundTruth.csv"],
    &["ISIC2018_Task3_Training_GroundTruth.csv", "ISIC2018_Task3_Training_LesionGroupings.csv"],
    &["ISIC_2019_Training_GroundTruth.csv"],
    &["ISIC_2019_Training_GroundTruth.csv", "ISIC_2019_Training_Metadata.csv"],
    &["ISIC_2020_Training_GroundTruth_v2.csv"],
    &["metadata.csv"],
];

/// What separates two tables in the input, in no table of the seeds otherwise.
const SEPARATOR: &[u8] = b"\n====\n";

/// A photo that exists in the folder of the tables. Readers of tables do not decode it.
const PHOTO: &str = "ISIC_0000001.jpg";

/// Reads an archive whose layout is the first byte and whose tables are the rest, in a new folder with one photo.
///
/// # Panics
///
/// If there is no place for temporary files, or if the reader panics.
pub fn table(file: &[u8]) {
    let Some((layout, tables)) = file.split_first() else { return };
    let names = LAYOUTS[usize::from(*layout) % LAYOUTS.len()];
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("a folder for the tables: {error}"));
    write(folder.path(), PHOTO, b"photo");
    let mut rest = tables;
    for name in names {
        let end = rest.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
        let (content, after) = rest.split_at(end.unwrap_or(rest.len()));
        write(folder.path(), name, content);
        rest = after.get(SEPARATOR.len()..).unwrap_or_default();
    }
    let archive = if names == LAYOUTS[0] { folder.path().join(names[0]) } else { folder.path().to_path_buf() };
    match trainer::read_archives(&[archive]) {
        Ok(photos) => assert!(photos > 0),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn write(folder: &Path, name: &str, content: &[u8]) {
    fs::write(folder.join(name), content).unwrap_or_else(|error| panic!("{name} is not written: {error}"));
}
