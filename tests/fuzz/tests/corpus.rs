//! Runs every fuzz target on its corpus, without a fuzzer.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::Path;

/// Runs `target` on the files in the folder `name` of the corpus.
fn run(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // With --show-output, the last line names the file that panicked.
        println!("{}", path.display());
        target(&fs::read(path).unwrap());
        count += 1;
    }
    assert!(count >= 10, "the corpus of {name} has {count} files");
}

#[test]
fn no_photo_of_the_corpus_panics() {
    run("photo", naevus_fuzz::photo);
}

#[test]
fn no_card_of_the_corpus_panics() {
    run("card", naevus_fuzz::card);
}

#[test]
fn no_weights_of_the_corpus_panic() {
    run("weights", naevus_fuzz::weights);
}

#[test]
fn no_table_of_the_corpus_panics() {
    run("table", naevus_fuzz::table);
}
