//! The kinds of JPEG that libjpeg-turbo's `cjpeg` writes, whole and cut off, compared with the pixels of its `djpeg`;
//! and JPEG files of reported faults.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use image::RgbImage;
use naevus_reading::photo::{Photo, PhotoError};
use naevus_tests::decoding::Differences;
use naevus_tests::{photos, shared_data};

/// The largest mean absolute difference from djpeg's pixels, in units of a byte. The two decoders interpolate colour in
/// different ways where its columns are a third or a quarter of the brightness's; a decoding error changes pixels by 75
/// and more.
const MAX_DIFFERENCE: f64 = 2.0;

/// Sampling factors of the three channels, as `cjpeg -sample` has them.
const SAMPLINGS: [&str; 10] = [
    "1x1,1x1,1x1",
    "2x1,1x1,1x1",
    "1x2,1x1,1x1",
    "2x2,1x1,1x1",
    "4x1,1x1,1x1",
    "2x2,2x1,2x1",
    "2x2,1x2,1x2",
    "1x4,1x1,1x1",
    "1x1,2x2,2x2",
    "1x1,2x1,1x1",
];

const CODINGS: [&[&str]; 4] = [&[], &["-progressive"], &["-arithmetic"], &["-optimize"]];

const RESTARTS: [&[&str]; 3] = [&[], &["-restart", "1"], &["-restart", "3B"]];

/// A file of a kind, and the options that made it.
struct Variant {
    options: Vec<String>,
    file: Vec<u8>,
}

impl Variant {
    fn has(&self, option: &str) -> bool {
        self.options.iter().any(|own| own == option)
    }
}

/// Runs a program of libjpeg-turbo. None if it is not installed.
fn run(program: &str, options: &[String], input: &[u8]) -> Option<Vec<u8>> {
    let mut child = Command::new(program).args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program} {options:?}");
    Some(output.stdout)
}

fn ppm(photo: &RgbImage) -> Vec<u8> {
    [format!("P6\n{} {}\n255\n", photo.width(), photo.height()).as_bytes(), photo.as_raw()].concat()
}

/// The pixels of a PPM or PGM file with a header of three lines.
fn pixels(netpbm: &[u8]) -> Vec<u8> {
    let is_grey = netpbm.starts_with(b"P5");
    let header: usize = netpbm.split_inclusive(|byte| *byte == b'\n').take(3).map(<[u8]>::len).sum();
    let samples = &netpbm[header..];
    if is_grey { samples.iter().flat_map(|grey| [*grey; 3]).collect() } else { samples.to_vec() }
}

/// Files of all kinds. None if cjpeg is not installed.
fn variants() -> Option<Vec<Variant>> {
    let scans = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a_scan_for_each_channel.txt");
    fs::write(&scans, "0;\n1;\n2;\n").unwrap();
    let sizes = [(160, 120), (61, 47)];
    let mut found = Vec::new();
    for (seed, (width_px, height_px)) in (1..).zip(sizes) {
        let photo = ppm(&photos::lesion(width_px, height_px, seed));
        let mut add = |options: &[&str]| {
            let options: Vec<String> = options.iter().map(|option| (*option).to_string()).collect();
            run("cjpeg", &options, &photo).map(|file| found.push(Variant { options, file }))
        };
        for quality in ["60", "92"] {
            for restart in RESTARTS {
                for coding in CODINGS {
                    add(&[coding, restart, &["-quality", quality, "-grayscale"]].concat())?;
                    for sampling in SAMPLINGS {
                        add(&[coding, restart, &["-quality", quality, "-sample", sampling]].concat())?;
                    }
                }
                for sampling in SAMPLINGS {
                    let scans = ["-scans", scans.to_str().unwrap()];
                    add(&[restart, &["-quality", quality, "-sample", sampling], &scans].concat())?;
                }
            }
        }
    }
    Some(found)
}

/// Whether the program says that it does not read files of this kind.
fn is_unsupported(variant: &Variant) -> bool {
    let has_finer_colour = variant.has("1x1,2x2,2x2") || variant.has("1x1,2x1,1x1");
    variant.has("-arithmetic") || variant.has("-scans") || has_finer_colour
}

fn skipped(test: &str) {
    println!("skipped: {test} needs cjpeg and djpeg of libjpeg-turbo (Debian: libjpeg-turbo-progs)");
}

#[test]
fn every_kind_of_jpeg_has_the_pixels_of_libjpeg_turbo_or_is_refused_by_name() {
    let Some(variants) = variants() else { return skipped("the comparison with libjpeg-turbo") };
    assert!(variants.len() > 500, "{} variants", variants.len());
    for variant in &variants {
        let options = &variant.options;
        match Photo::decode(&variant.file) {
            Ok(photo) => {
                assert!(!is_unsupported(variant), "{options:?} was read");
                let expected = pixels(&run("djpeg", &[], &variant.file).unwrap());
                assert_eq!(photo.rgb().len(), expected.len(), "{options:?}");
                let difference = Differences::of(photo.rgb(), &expected).mean();
                assert!(difference <= MAX_DIFFERENCE, "{options:?} differs by {difference:.2}");
            }
            Err(PhotoError::UnsupportedJpeg { .. }) => assert!(is_unsupported(variant), "{options:?} was refused"),
            Err(error) => panic!("{options:?}: {error}"),
        }
    }
}

#[test]
fn a_jpeg_that_is_cut_off_is_refused_also_with_an_end_marker() {
    let Some(variants) = variants() else { return skipped("the test of cut files") };
    for variant in variants.iter().filter(|variant| !is_unsupported(variant)) {
        for tenths in 1..10 {
            let cut = &variant.file[..variant.file.len() * tenths / 10];
            for file in [cut.to_vec(), [cut, &[0xff, 0xd9]].concat()] {
                let outcome = Photo::decode(&file).map(|_| "read");
                let is_expected = matches!(outcome, Err(PhotoError::Truncated { .. } | PhotoError::Damaged { .. }));
                assert!(is_expected, "{:?} cut at {tenths} tenths: {outcome:?}", variant.options);
            }
        }
    }
}

#[test]
fn a_whole_jpeg_without_an_end_marker_is_read() {
    let photo = photos::lesion(160, 120, 3);
    for progressive in [false, true] {
        let file = photos::Jpeg { progressive, ..photos::Jpeg::PLAIN }.encode(&photo);
        let expected = Photo::decode(&file).unwrap();
        let without = &file[..file.len() - 2];
        assert!(Photo::decode(without).unwrap() == expected, "progressive: {progressive}");
        // What a phone appends to a panorama: its own data, which contain bytes that look like markers.
        let trailer: Vec<u8> = (0..5000_u32).map(|index| (index * 37 % 251) as u8).chain(*b"SEFT").collect();
        let with_trailer = [without, &trailer].concat();
        assert!(Photo::decode(&with_trailer).unwrap() == expected, "progressive: {progressive}, with a trailer");
    }
}

#[test]
fn a_hole_in_a_jpeg_is_found() {
    let photo = photos::lesion(320, 240, 4);
    let file = photos::Jpeg::PLAIN.encode(&photo);
    for (start, length) in [(file.len() / 2, 400), (file.len() * 2 / 3, 64), (file.len() / 3, 1000)] {
        let mut damaged = file.clone();
        damaged[start..start + length].fill(0);
        let error = Photo::decode(&damaged).map(|_| ()).expect_err("a photo with a hole was read");
        assert!(matches!(error, PhotoError::Damaged { .. }), "{error}");
    }
}

#[test]
fn a_progressive_photo_that_takes_too_much_memory_is_refused_before_it_is_decoded() {
    let progressive = photos::Jpeg { progressive: true, subsampled: false, ..photos::Jpeg::PLAIN };
    let file = photos::jpeg_with_declared_size(progressive.encode(&photos::lesion(64, 64, 5)), 8000, 6250);
    let error = Photo::decode(&file).map(|_| ()).expect_err("50 megapixels were read");
    assert!(matches!(error, PhotoError::TooMuchMemory { megapixels: 50, .. }), "{error}");
}

/// Calls `check` with each reported file whose name begins with `number`. The folder may have files that are not named
/// here.
fn reported(folder: &Path, number: &str, check: impl Fn(&str, Result<Photo, PhotoError>)) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut count = 0;
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        let is_own =
            name.strip_prefix(number).is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()));
        if is_own && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jpg")) {
            check(&name, Photo::decode(&fs::read(&path).unwrap()));
            count += 1;
        }
    }
    assert!(count > 0, "no file of {number}");
}

#[test]
fn files_of_reported_faults_have_their_expected_outcome() {
    let Some(folder) = shared_data::trouble("the test of reported files") else { return };
    let is_control = |name: &str| name.contains("control");
    let unsupported = |name: &str, outcome: Result<Photo, PhotoError>| match outcome {
        Ok(_) => assert!(is_control(name), "{name} was read"),
        Err(PhotoError::UnsupportedJpeg { .. }) => assert!(!is_control(name), "{name} was refused"),
        Err(error) => panic!("{name}: {error}"),
    };
    for number in ["01", "02", "18"] {
        reported(&folder, number, unsupported);
    }
    reported(&folder, "04", |name, outcome| match outcome {
        Err(PhotoError::Damaged { .. } | PhotoError::Truncated { .. }) => {}
        Err(error) => panic!("{name}: {error}"),
        Ok(_) => panic!("{name} was read"),
    });
    for number in ["05", "13", "19", "22"] {
        reported(&folder, number, |name, outcome| {
            outcome.unwrap_or_else(|error| panic!("{name}: {error}"));
        });
    }
    reported(&folder, "12", |name, outcome| match outcome {
        Ok(photo) => assert!(photo.rgb().len() <= 150_000_000, "{name}"),
        Err(PhotoError::TooMuchMemory { .. } | PhotoError::TooLarge { .. }) => {}
        Err(error) => panic!("{name}: {error}"),
    });
}
