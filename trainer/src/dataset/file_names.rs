//! Comparison of file names, which systems write in several ways.
//!
//! macOS stores accented letters decomposed (`u` and a diaeresis), and spreadsheets compose them. Windows separates
//! folders by `\`, and neither of the two systems distinguishes the case of names. Old archives have names in Latin-1.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use naevus_evaluation::csv_text::utf8_or_windows_1252;
use unicode_normalization::UnicodeNormalization;

/// The text of a file name: UTF-8, or Windows-1252 if it is not valid UTF-8.
pub fn text(name: &OsStr) -> Cow<'_, str> {
    utf8_or_windows_1252(name.as_encoded_bytes())
}

/// A path as a text with `/` between the folders and composed letters (NFC), for the comparison of relative paths.
pub fn comparable(path: &Path) -> String {
    let names: Vec<String> = path.iter().map(|name| composed(&text(name))).collect();
    names.join("/")
}

/// `text` with composed letters (NFC).
pub fn composed(text: &str) -> String {
    if text.is_ascii() { text.to_string() } else { text.nfc().collect() }
}

/// `path` with `/` instead of `\` between the folders.
pub fn with_slashes(path: &str) -> Cow<'_, str> {
    if path.contains('\\') { Cow::Owned(path.replace('\\', "/")) } else { Cow::Borrowed(path) }
}

/// Whether a part of `path` is a drive letter. Such a path was written on Windows; on Windows itself, no part of a
/// valid path is.
pub fn has_drive_letter(path: &Path) -> bool {
    path.components().any(|component| match component {
        Component::Normal(name) => matches!(name.as_encoded_bytes(), [b'A'..=b'Z' | b'a'..=b'z', b':']),
        _ => false,
    })
}

/// Finds the files that a table names.
pub struct FileFinder {
    root: PathBuf,
    /// For each folder that was searched, its names by their [`key`].
    folders: Mutex<HashMap<PathBuf, Arc<Names>>>,
}

/// The names in a folder by their [`key`].
type Names = HashMap<String, Vec<OsString>>;

impl FileFinder {
    /// A finder of files whose paths are relative to `root`, or absolute.
    pub fn new(root: &Path) -> FileFinder {
        FileFinder { root: root.to_path_buf(), folders: Mutex::default() }
    }

    /// The path at which `written` is expected.
    pub fn expected(&self, written: &str) -> PathBuf {
        self.root.join(written)
    }

    /// The file at the path `written`; else the only file whose path differs from it in case, in the composition of
    /// letters or in their encoding. `None` if there is no such file, or several.
    pub fn find(&self, written: &str) -> Option<PathBuf> {
        let path = self.expected(written);
        if path.is_file() {
            return Some(path);
        }
        let (mut found, rest) = match path.strip_prefix(&self.root) {
            Ok(rest) => (self.root.clone(), rest),
            Err(_) => (PathBuf::new(), path.as_path()),
        };
        for component in rest.components() {
            match component {
                Component::Normal(name) if !found.join(name).exists() => {
                    let alike = self.names_in(&found);
                    let [only] = &alike.get(&key(&text(name)))?[..] else { return None };
                    found.push(only);
                }
                other => found.push(other),
            }
        }
        found.is_file().then_some(found)
    }

    /// The names in `folder`; none if it cannot be read.
    fn names_in(&self, folder: &Path) -> Arc<Names> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let names = folders.entry(folder.to_path_buf()).or_insert_with(|| {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let mut names = Names::new();
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name();
                let key = key(&text(&name));
                names.entry(key).or_default().push(name);
            }
            Arc::new(names)
        });
        Arc::clone(names)
    }
}

/// The text by which names are compared: composed letters in lower case.
fn key(name: &str) -> String {
    composed(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drive_letters_are_recognised() {
        let of = |path: &str| has_drive_letter(&Path::new("/data/clinic").join(&*with_slashes(path)));
        // On Windows itself, the drive is not a part of the path.
        if cfg!(unix) {
            assert!(of("C:\\Daten\\Haut\\1.jpg") && of("d:/1.jpg"));
        }
        assert!(!of("photos\\1.jpg") && !of("a:b/1.jpg") && !of("C/1.jpg"));
    }

    // Elsewhere the file system itself ignores the case.
    #[cfg(target_os = "linux")]
    #[test]
    fn files_are_found_by_other_spellings_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("Photos")).unwrap();
        // The first name is decomposed.
        for name in ["Photos/Mu\u{308}ller.jpg", "Photos/J\u{e4}ger.JPG", "Photos/1.jpg"] {
            fs::write(root.join(name), "a photo").unwrap();
        }
        let finder = FileFinder::new(root);
        for (written, expected) in [
            ("Photos/1.jpg", Some("Photos/1.jpg")),
            ("./Photos/1.jpg", Some("./Photos/1.jpg")),
            ("photos/1.JPG", Some("Photos/1.jpg")),
            ("photos/m\u{fc}ller.jpg", Some("Photos/Mu\u{308}ller.jpg")),
            ("Photos/Ja\u{308}ger.jpg", Some("Photos/J\u{e4}ger.JPG")),
            ("photos/2.jpg", None),
            ("Photos", None),
        ] {
            assert_eq!(finder.find(written), expected.map(|path| root.join(path)), "{written}");
        }
        let absolute = root.join("Photos/1.jpg");
        assert_eq!(finder.find(absolute.to_str().unwrap()), Some(absolute));
        assert_eq!(comparable(Path::new("Photos/Mu\u{308}ller.jpg")), "Photos/M\u{fc}ller.jpg");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_in_latin_1_are_found_and_a_name_in_two_cases_is_not() {
        use std::os::unix::ffi::OsStrExt;

        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().join(OsStr::from_bytes(b"caf\xe9.jpg"));
        fs::write(&name, "a photo").unwrap();
        for name in ["a.jpg", "A.jpg"] {
            fs::write(folder.path().join(name), "a photo").unwrap();
        }
        let finder = FileFinder::new(folder.path());
        assert_eq!(finder.find("caf\u{e9}.jpg"), Some(name));
        assert_eq!(finder.find("a.JPG"), None);
        assert_eq!(finder.find("a.jpg"), Some(folder.path().join("a.jpg")));
    }
}
