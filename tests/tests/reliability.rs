//! `docs/reliability.md` names only tests that exist.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files below `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

#[test]
fn every_test_in_the_fault_matrix_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let code: String = [
        "src",
        "crates/reading/src",
        "crates/records/tests",
        "tests/tests",
        "tests/fuzz/tests",
        "trainer/src",
        "trainer/tests",
    ]
    .iter()
    .flat_map(|folder| sources(&root.join(folder)))
    .map(|path| fs::read_to_string(path).unwrap())
    .collect();
    let document = fs::read_to_string(root.join("docs/reliability.md")).unwrap();
    let rows = document.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let mut count = 0;
    for row in rows {
        let tests = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        // In backticks: `file: name`, or `name` in the same file.
        for test in tests.split('`').skip(1).step_by(2) {
            let (file, name) = match test.split_once(": ") {
                Some((file, name)) => (Some(file), name),
                None if test.contains('/') => (Some(test), ""),
                None => (None, test),
            };
            if let Some(file) = file.filter(|file| file.contains('/')) {
                assert!(root.join(file).is_file(), "{file} does not exist");
            }
            assert!(name.is_empty() || code.contains(&format!("fn {name}(")), "{name} does not exist; row: {row}");
            count += 1;
        }
    }
    assert!(count > 50, "the document names {count} tests");
}
