//! The trainer as a program, and archives that are drawn for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use naevus_network::golden::synthetic_photo;
use naevus_reading::diagnosis::Diagnosis;
use serde_json::Value;

/// A folder that goes when its test does.
pub struct Folder(pub PathBuf);

impl Folder {
    /// A new one, for the test `name`.
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("naevus-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// The path of what is called `name` in it.
    pub fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The program with these arguments.
pub fn trainer(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trainer"));
    command.args(arguments).env("RUST_BACKTRACE", "0");
    command
}

/// What the program prints, which must succeed.
pub fn succeed(arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = trainer(arguments).output().unwrap();
    let (stdout, stderr) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert!(status.success(), "trainer {arguments:?}\n{stdout}\n{stderr}");
    stdout
}

/// What the program says is wrong, which must refuse.
pub fn refused(arguments: &[&str]) -> String {
    let output = trainer(arguments).output().unwrap();
    assert!(!output.status.success(), "trainer {arguments:?} should have been refused");
    String::from_utf8(output.stderr).unwrap()
}

/// Class folders with `each` drawn photos a diagnosis, and one that is cut off.
pub fn draw_archive(folder: &Path, each: u32) {
    draw_archive_from(folder, each, 0);
    let whole = fs::read(folder.join("nevus/NV0.png")).unwrap();
    fs::write(folder.join("nevus/cut_off.png"), &whole[..whole.len() / 2]).unwrap();
}

/// Class folders with `each` drawn photos a diagnosis, numbered from `first` on, which no other number draws.
pub fn draw_archive_from(folder: &Path, each: u32, first: u32) {
    for diagnosis in Diagnosis::ALL {
        let class = folder.join(diagnosis.folder());
        fs::create_dir_all(&class).unwrap();
        for number in first..first + each {
            let seed = 1000 * diagnosis.index() as u32 + number;
            draw_photo(&class.join(format!("{}{number}.png", diagnosis.code())), seed);
        }
    }
}

/// The weights in the file at `path` without what they say of themselves, as others publish theirs.
pub fn without_words(path: &Path) {
    let bytes = fs::read(path).unwrap();
    let length = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
    let mut head: Value = serde_json::from_slice(&bytes[8..8 + length]).unwrap();
    head.as_object_mut().unwrap().remove("__metadata__");
    let mut head = serde_json::to_vec(&head).unwrap();
    head.resize(head.len().next_multiple_of(8), b' ');
    let file = [&(head.len() as u64).to_le_bytes()[..], &head, &bytes[8 + length..]].concat();
    fs::write(path, file).unwrap();
}

/// The photo that `seed` draws, as a file.
pub fn draw_photo(path: &Path, seed: u32) {
    let photo = synthetic_photo(seed);
    image::save_buffer(path, photo.rgb(), photo.width_px(), photo.height_px(), image::ColorType::Rgb8).unwrap();
}

/// `count` drawn photos in a new folder.
pub fn draw_photos(folder: &Path, count: u32) {
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        draw_photo(&folder.join(format!("{number}.png")), 90_000 + number);
    }
}

/// A file of JSON.
pub fn read_json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}
