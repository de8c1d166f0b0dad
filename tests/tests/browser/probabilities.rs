//! The page and the trainer compute the same probabilities, on the CPU and on WebGPU.

use std::fs;
use std::path::{Path, PathBuf};

use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::shared_data;
use tempfile::TempDir;

use crate::page::{GPU_LIMIT, Page, write};
use crate::site::{self, NOT_INSTALLED};
use crate::trainer;

/// Largest allowed difference of a probability, as in the self-tests of the workers.
const CPU_TOLERANCE: f64 = 1e-3;
const GPU_TOLERANCE: f64 = 5e-3;

/// Synthetic photos in each format, and one real photo of each class if the data folder exists.
fn test_photos(folder: &TempDir) -> Vec<PathBuf> {
    let folder = folder.path();
    let turned = photos::stored_with_orientation(&photos::lesion(360, 480, 4), 6);
    let mut paths = vec![
        write(folder, "plain.jpg", Jpeg::PLAIN.encode(&photos::lesion(640, 480, 1))),
        write(folder, "lossless.png", photos::png(&photos::lesion(300, 301, 2).into(), None)),
        write(folder, "small.webp", photos::webp(&photos::lesion(90, 120, 3), None)),
        write(folder, "turned.jpg", Jpeg { orientation: Some(6), progressive: true, ..Jpeg::PLAIN }.encode(&turned)),
    ];
    if let Some(data) = shared_data::folder("the comparison on real photos") {
        paths.extend(real_photos(&data.join("nine-class/Test")));
    }
    paths
}

/// The first photo, by name, in each of the class folders in `folder`.
fn real_photos(folder: &Path) -> Vec<PathBuf> {
    let mut first: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
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
            readings.iter().find(|reading| reading.file == name).unwrap_or_else(|| panic!("no result for {name}"));
        reading.assert_assessed_on(backend);
        trainer::assert_same(&reading.probabilities, expected, tolerance, name);
    }
}

#[test]
fn without_an_adapter_the_cpu_computes_the_same_probabilities_as_the_trainer() {
    let folder = tempfile::tempdir().unwrap();
    let photos = test_photos(&folder);
    let page = Page::ready();
    compare(&page, &photos, "CPU", CPU_TOLERANCE);
    page.finish();
}

/// The page in a browser with a software adapter, which is used as soon as it is ready.
fn page_with_webgpu() -> Page {
    let server = site::tolerant_server();
    site::prefer_webgpu(&server);
    Page::open_from(&BrowserOptions { software_gpu: true, ..BrowserOptions::default() }, server)
}

#[test]
fn on_a_software_adapter_webgpu_computes_the_same_probabilities_as_the_trainer() {
    let folder = tempfile::tempdir().unwrap();
    let photos = test_photos(&folder);
    let page = page_with_webgpu();
    let adapter = page.browser.run("return navigator.gpu?.requestAdapter().then(adapter => adapter !== null)", &[]);
    assert_eq!(adapter, true, "this Chromium has no software adapter, which the test needs");
    page.wait_for_backend("WebGPU", GPU_LIMIT);
    compare(&page, &photos, "WebGPU", GPU_TOLERANCE);
    page.finish_despite(&[NOT_INSTALLED]);
}

#[test]
fn the_cpu_classifies_while_the_gpu_is_not_ready() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "early.jpg", Jpeg::PLAIN.encode(&photos::lesion(300, 200, 5)));
    let page = page_with_webgpu();
    page.wait_for_backend("CPU", std::time::Duration::from_secs(60));
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    page.wait_for_backend("WebGPU", GPU_LIMIT);
    page.finish_despite(&[NOT_INSTALLED]);
}
