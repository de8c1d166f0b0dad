//! Atomic file writes: readers get the old content or the new one, never a part.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context, Result};

/// The beginning of the name of a file that is being written.
const UNFINISHED: &str = ".unfinished-";

/// Writes `bytes` to `path` atomically: to a temporary file in the same folder, which is synced and then renamed.
///
/// # Errors
///
/// If the folder cannot be written to; the file at `path` is then unchanged.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || -> io::Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(UNFINISHED);
        // By default only the owner can read a temporary file.
        #[cfg(unix)]
        builder.permissions(fs::Permissions::from_mode(0o666));
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    write()
        .with_context(|| format!("{} cannot be written; does the folder exist, and is the disk full?", path.display()))
}

/// Removes the files in `folder` that [`write_atomic`] had not completed when the program was killed. No other program
/// may write into the folder meanwhile. A file that cannot be removed is left, because it does no harm.
pub fn remove_unfinished(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_unfinished(&entry.file_name()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_unfinished(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_no_temporary_file_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        write_atomic(&path, b"one, and longer").unwrap();
        write_atomic(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);

        let error = write_atomic(&folder.path().join("missing/card.json"), b"three").unwrap_err();
        assert!(error.to_string().contains("missing/card.json"), "{error}");
        // The path is that of a folder: the rename fails, and the temporary file is removed.
        fs::create_dir(folder.path().join("taken")).unwrap();
        fs::write(folder.path().join("taken/inside"), b"").unwrap();
        assert!(write_atomic(&folder.path().join("taken"), b"four").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    }

    #[test]
    fn unfinished_files_of_a_killed_program_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".unfinished-a1B2c3", "card.json", ".hidden"] {
            fs::write(folder.path().join(name), b"half").unwrap();
        }
        remove_unfinished(folder.path());
        let mut left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".hidden", "card.json"]);
        remove_unfinished(&folder.path().join("missing"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_has_the_permissions_of_any_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let [atomic, plain] = ["atomic", "plain"].map(|name| folder.path().join(name));
        write_atomic(&atomic, b"").unwrap();
        fs::write(&plain, b"").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&atomic), mode(&plain));
    }
}
