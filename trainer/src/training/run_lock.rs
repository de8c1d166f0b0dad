//! The lock of a run folder: two trainings in one folder would overwrite each other's checkpoints.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use anyhow::{Context, Result, bail};

const FILE: &str = ".lock";

/// The lock of a run folder, until it is dropped or the program ends, in whatever way.
pub struct RunLock {
    _file: File,
}

impl RunLock {
    /// Locks the folder `run`. A file system without locks is no error.
    ///
    /// # Errors
    ///
    /// If another program has locked the folder, or its lock file cannot be created.
    pub fn acquire(run: &Path) -> Result<RunLock> {
        let path = run.join(FILE);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).with_context(|| {
            format!("{} cannot be written; does the folder exist, and is the disk full?", path.display())
        })?;
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            bail!("another trainer is at work in {}; wait for its end, or stop it", run.display());
        }
        Ok(RunLock { _file: file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_locked_once() {
        let run = tempfile::tempdir().unwrap();
        let first = RunLock::acquire(run.path()).unwrap();
        let error = RunLock::acquire(run.path()).err().unwrap().to_string();
        assert!(error.starts_with("another trainer is at work in"), "{error}");
        drop(first);
        assert!(RunLock::acquire(run.path()).is_ok());
        assert!(RunLock::acquire(&run.path().join("missing")).is_err());
    }
}
