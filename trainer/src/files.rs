//! Files are written whole: who reads one finds the old content or the new, never a part.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Writes `bytes` to `path`: into a file beside it, onto the disk, and only then under its name.
///
/// # Errors
///
/// Where the folder cannot be written to; `path` then is as it was before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path);
    let written = write_synced(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left of it is of no use to anyone; that it cannot be removed is no news after the first error.
        let _ = fs::remove_file(&beside);
    }
    written.with_context(|| format!("{} cannot be written; is the folder there, and is there room?", path.display()))
}

/// The name of the unfinished file: in the same folder, as a rename is whole only within one file system.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.unfinished", std::process::id()));
    path.with_file_name(name)
}

fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = std::env::temp_dir().join(format!("naevus-files-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("card.json");
        write_whole(&path, b"one, and longer").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);

        let error = write_whole(&folder.join("missing/card.json"), b"three").unwrap_err();
        assert!(error.to_string().contains("missing/card.json"), "{error}");
        // A folder stands where the file should go: the rename fails, and the unfinished file goes too.
        fs::create_dir(folder.join("taken")).unwrap();
        fs::write(folder.join("taken/inside"), b"").unwrap();
        assert!(write_whole(&folder.join("taken"), b"four").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        fs::remove_dir_all(&folder).unwrap();
    }
}
