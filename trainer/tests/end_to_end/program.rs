//! Runs the trainer's program and generates synthetic archives.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use naevus_network::golden::synthetic_photo;
use naevus_reading::diagnosis::Diagnosis;
use serde_json::Value;
use tempfile::TempDir;

/// A temporary folder that is removed when it is dropped.
pub struct Folder(TempDir);

impl Folder {
    /// A new folder.
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// The path of `name` in the folder.
    pub fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// The same path, as an argument of the program.
    pub fn path(&self, name: &str) -> String {
        self.join(name).display().to_string()
    }
}

/// The program with these arguments.
pub fn trainer(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trainer"));
    command.args(arguments).env("RUST_BACKTRACE", "0");
    command
}

/// Runs the program, which must succeed, and returns its standard output.
pub fn succeed(arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = trainer(arguments).output().unwrap();
    let (stdout, stderr) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert!(status.success(), "trainer {arguments:?}\n{stdout}\n{stderr}");
    stdout
}

/// Runs the program, which must fail, and returns its standard error.
pub fn fails(arguments: &[&str]) -> String {
    let output = trainer(arguments).output().unwrap();
    assert!(!output.status.success(), "trainer {arguments:?} should have failed");
    String::from_utf8(output.stderr).unwrap()
}

/// Writes class folders with `each` synthetic photos per diagnosis, and one truncated photo.
pub fn write_archive(folder: &Path, each: u32) {
    write_archive_from(folder, each, 0);
    let whole = fs::read(folder.join("nevus/NV0.png")).unwrap();
    fs::write(folder.join("nevus/cut_off.png"), &whole[..whole.len() / 2]).unwrap();
}

/// Writes class folders with `each` synthetic photos per diagnosis, numbered from `first`; different numbers give
/// different photos.
pub fn write_archive_from(folder: &Path, each: u32, first: u32) {
    for diagnosis in Diagnosis::ALL {
        let class = folder.join(diagnosis.folder());
        fs::create_dir_all(&class).unwrap();
        for number in first..first + each {
            let seed = 1000 * diagnosis.index() as u32 + number;
            write_photo(&class.join(format!("{}{number}.png", diagnosis.code())), seed);
        }
    }
}

/// Removes the metadata from the weights file at `path`; published weights have none.
pub fn remove_metadata(path: &Path) {
    let bytes = fs::read(path).unwrap();
    let length = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
    let mut header: Value = serde_json::from_slice(&bytes[8..8 + length]).unwrap();
    header.as_object_mut().unwrap().remove("__metadata__");
    let mut header = serde_json::to_vec(&header).unwrap();
    header.resize(header.len().next_multiple_of(8), b' ');
    let file = [&(header.len() as u64).to_le_bytes()[..], &header, &bytes[8 + length..]].concat();
    fs::write(path, file).unwrap();
}

/// Writes the synthetic photo of `seed` to a file.
pub fn write_photo(path: &Path, seed: u32) {
    let photo = synthetic_photo(seed);
    image::save_buffer(path, photo.rgb(), photo.width_px(), photo.height_px(), image::ColorType::Rgb8).unwrap();
}

/// Writes `count` synthetic photos into a new folder.
pub fn write_photos(folder: &Path, count: u32) {
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        write_photo(&folder.join(format!("{number}.png")), 90_000 + number);
    }
}

/// Reads a JSON file.
pub fn read_json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}
