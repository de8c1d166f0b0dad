//! The page's probabilities are the trainer's, on the CPU and on WebGPU.

use std::fs;
use std::path::{Path, PathBuf};

use naevus_tests::chromium::Equipment;
use naevus_tests::photos::{self, Jpeg};
use tempfile::TempDir;

use crate::page::{GPU_LIMIT, Page, write};
use crate::trainer;

/// The most that a probability may differ on the CPU and on a GPU; the same as the workers' own tests at their start.
const CPU_TOLERANCE: f64 = 1e-3;
const GPU_TOLERANCE: f64 = 5e-3;

/// Photos that are drawn here, in each format, and where the data folder is there one real photo of each class.
fn photos_to_read(folder: &TempDir) -> Vec<PathBuf> {
    let folder = folder.path();
    let turned = photos::stored_as(&photos::lesion(360, 480, 4), 6);
    let mut paths = vec![
        write(folder, "plain.jpg", Jpeg::PLAIN.encode(&photos::lesion(640, 480, 1))),
        write(folder, "lossless.png", photos::png(&photos::lesion(300, 301, 2).into(), None)),
        write(folder, "small.webp", photos::webp(&photos::lesion(90, 120, 3), None)),
        write(folder, "turned.jpg", Jpeg { orientation: Some(6), progressive: true, ..Jpeg::PLAIN }.encode(&turned)),
    ];
    let real = real_photos();
    if real.is_empty() {
        println!("left out: the real photos of nine-class/Test, for the data folder ../shared/data is not there");
    }
    paths.extend(real);
    paths
}

/// The first photo, by name, of each class of the nine-class test set.
fn real_photos() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let Ok(classes) = fs::read_dir(root.join("../shared/data/nine-class/Test")) else { return Vec::new() };
    let mut first: Vec<PathBuf> = classes
        .map(|class| class.unwrap().path())
        .filter(|class| class.is_dir())
        .map(|class| {
            let photos = fs::read_dir(&class).unwrap().map(|photo| photo.unwrap().path());
            photos.min().unwrap_or_else(|| panic!("{} is empty", class.display())).canonicalize().unwrap()
        })
        .collect();
    first.sort();
    first
}

fn compare(page: &Page, photos: &[PathBuf], backend: &str, tolerance: f64) {
    let expected = trainer::classify(photos);
    page.pick(photos);
    let readings = page.readings(photos.len());
    for (photo, expected) in photos.iter().zip(&expected) {
        let name = photo.file_name().unwrap().to_str().unwrap();
        let reading =
            readings.iter().find(|reading| reading.file == name).unwrap_or_else(|| panic!("no answer for {name}"));
        reading.assert_read_on(backend);
        trainer::assert_same(&reading.probabilities, expected, tolerance, name);
    }
}

#[test]
fn without_an_adapter_the_cpu_gives_the_trainers_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let photos = photos_to_read(&folder);
    let page = Page::ready();
    compare(&page, &photos, "CPU", CPU_TOLERANCE);
    page.finish();
}

#[test]
fn on_a_software_adapter_webgpu_takes_over_and_gives_the_trainers_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let photos = photos_to_read(&folder);
    let page = Page::open(&Equipment { software_gpu: true, ..Equipment::default() }, "/");
    let adapter = page.browser.run("return navigator.gpu?.requestAdapter().then(adapter => adapter !== null)", &[]);
    assert_eq!(adapter, true, "this Chromium gives no software adapter, so nothing can be shown");
    page.wait_for_backend("WebGPU", GPU_LIMIT);
    compare(&page, &photos, "WebGPU", GPU_TOLERANCE);
    page.finish();
}

#[test]
fn the_cpu_answers_while_the_gpu_is_not_ready_yet() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "early.jpg", Jpeg::PLAIN.encode(&photos::lesion(300, 200, 5)));
    let page = Page::open(&Equipment { software_gpu: true, ..Equipment::default() }, "/");
    page.wait_for_backend("CPU", std::time::Duration::from_secs(60));
    page.pick(&[photo]);
    page.reading().assert_read_on("CPU");
    page.wait_for_backend("WebGPU", GPU_LIMIT);
    page.finish();
}
