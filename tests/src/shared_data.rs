//! Data that is not in the repository: the published archives and weights, and files that have broken similar programs;
//! see `CONTRIBUTING.md`.

use std::path::{Path, PathBuf};

/// The folder `../shared/data` beside the repository. Without it, prints that `test` is skipped and returns `None`.
pub fn folder(test: &str) -> Option<PathBuf> {
    shared_folder("data", test)
}

/// The folder `../shared/trouble` beside the repository. Without it, prints that `test` is skipped and returns `None`.
pub fn trouble(test: &str) -> Option<PathBuf> {
    shared_folder("trouble", test)
}

fn shared_folder(name: &str, test: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {test} needs the data in ../shared/{name}, which does not exist");
    None
}
