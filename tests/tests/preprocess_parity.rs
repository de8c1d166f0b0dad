//! Decoding, preprocessing and the measures of quality give the same bits natively and in a browser: file -> [`Photo`]
//! -> [`Input`] and [`Quality`], compared with hashes in the repository.
//!
//! The same test runs natively and in wasm. The files have fixed bytes (see `tests/photos/README.md`). `cargo xtask
//! golden` writes the hashes that the native program computes.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use naevus_reading::card::sha256_hex;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::{Input, Normalisation};
use naevus_reading::quality::Quality;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// The output of `cargo xtask golden`: `photo size normalisation hash` on each line, and `photo quality hash`.
const GOLDEN: &str = include_str!("../golden/preprocess.txt");

macro_rules! photos {
    ($($name:literal),* $(,)?) => { [$(($name, include_bytes!(concat!("../photos/", $name)))),*] };
}

const PHOTOS: [(&str, &[u8]); 12] = photos![
    "baseline.jpg",
    "progressive.jpg",
    "grey.jpg",
    "upright.jpg",
    "8_bit.png",
    "16_bit.png",
    "transparent.png",
    "lossless.webp",
    "lossy.webp",
    "display_p3.jpg",
    "tables.png",
    "linear.png",
];

/// Sizes smaller than, close to and larger than the photos, in pixels.
const SIZES_PX: [usize; 4] = [96, 192, 224, 331];

/// ImageNet's mean and standard deviation, whose quotients are not exact in binary, so that different rounding would be
/// detected.
const NORMALISATIONS: [(&str, Normalisation); 2] = [
    ("minus-one-to-one", Normalisation::MINUS_ONE_TO_ONE),
    ("imagenet", Normalisation { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }),
];

fn computed() -> String {
    let mut lines = String::new();
    for (name, file) in PHOTOS {
        let photo = Photo::decode(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        for side_px in SIZES_PX {
            for (normalisation_name, normalisation) in &NORMALISATIONS {
                let input = Input::new(&photo, side_px, normalisation);
                assert_eq!(input.values().len(), 3 * side_px * side_px);
                let bits: Vec<u8> = input.values().iter().flat_map(|value| value.to_bits().to_le_bytes()).collect();
                lines += &format!("{name} {side_px} {normalisation_name} {}\n", sha256_hex(&bits));
            }
        }
        let quality = serde_json::to_vec(&Quality::of(&photo)).unwrap();
        lines += &format!("{name} quality {}\n", sha256_hex(&quality));
    }
    lines
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn decoding_and_preprocessing_give_the_same_bits_on_every_machine() {
    let computed = computed();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("NAEVUS_WRITE_GOLDEN").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/preprocess.txt"), &computed).unwrap();
        return;
    }
    assert_eq!(computed.lines().count(), PHOTOS.len() * (SIZES_PX.len() * NORMALISATIONS.len() + 1));
    let differing: Vec<(&str, &str)> =
        computed.lines().zip(GOLDEN.lines()).filter(|(computed, golden)| computed != golden).collect();
    assert!(differing.is_empty(), "computed here, and expected:\n{differing:#?}");
    assert_eq!(GOLDEN.lines().count(), computed.lines().count());
}
