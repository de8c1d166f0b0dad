//! The published archives and weights, which are not in the repository: see `CONTRIBUTING.md`.

use std::path::{Path, PathBuf};

/// The folder `../shared/data` beside the repository. Without it, prints that `test` is skipped and returns `None`.
pub fn folder(test: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {test} needs the data in ../shared/data, which does not exist");
    None
}
