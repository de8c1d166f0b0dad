//! Workers that stop, photos that stop them, and photos that are cancelled, removed and restored.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::shared_data;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site::{self, NOT_INSTALLED};

/// The message of a worker that is ended by a test.
const ENDED: &str = "the worker ends for a test";

/// In the worker on the CPU: some names of files end it or delay it. Each start of a worker is counted.
const FAULTS: &str = "
const starts = await caches.open('starts');
const earlierStarts = (await starts.keys()).length;
await starts.put(new URL(`/start-${earlierStarts}`, import.meta.url), new Response());
self.addEventListener('message', ({ data }) => {
  const name = data.Assess?.file.name;
  if (name === 'kills.jpg' || (name === 'once.jpg' && earlierStarts === 0)) throw new Error('the worker ends for a test');
  if (name === 'slow.jpg') {
    const end = performance.now() + 5000;
    while (performance.now() < end);
  }
});
";

fn page_with_faults() -> Page {
    let server = site::tolerant_server();
    site::before_worker(&server, "worker_cpu", FAULTS);
    let page = Page::open_from(&BrowserOptions::default(), server);
    page.wait_until_ready();
    page
}

fn synthetic_photos(folder: &TempDir, names: &[&str]) -> Vec<PathBuf> {
    let draw =
        |(seed, name): (u32, &&str)| write(folder.path(), name, Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed)));
    (1..).zip(names).map(draw).collect()
}

fn of(file: &str, element: &str) -> String {
    format!(".reading[data-file='{file}'] {element}")
}

#[test]
fn a_photo_that_ends_two_workers_fails_and_costs_no_other_photo() {
    let folder = tempfile::tempdir().unwrap();
    let page = page_with_faults();
    page.pick(&synthetic_photos(&folder, &["once.jpg", "kills.jpg", "good.jpg"]));
    let readings = page.readings(3);
    let of_file = |name: &str| readings.iter().find(|reading| reading.file == name).unwrap();
    of_file("once.jpg").assert_assessed_on("CPU");
    of_file("good.jpg").assert_assessed_on("CPU");
    let failed = of_file("kills.jpg");
    assert_eq!(failed.state, "failed", "{failed:#?}");
    assert!(failed.reason.contains("stopped twice on this photo"), "{failed:#?}");
    assert!(page.shows(&of("kills.jpg", ".retry")) && !page.shows(&of("good.jpg", ".retry")));
    page.wait_until_ready();
    page.finish_despite(&[NOT_INSTALLED, ENDED]);
}

#[test]
fn a_photo_can_be_cancelled_and_retried() {
    let folder = tempfile::tempdir().unwrap();
    let page = page_with_faults();
    page.pick(&synthetic_photos(&folder, &["slow.jpg", "waits.jpg", "next.jpg"]));
    page.wait_for_state("slow.jpg", "processing", None);
    for file in ["slow.jpg", "waits.jpg"] {
        page.browser.click(&of(file, ".cancel"));
        page.wait_for_state(file, "cancelled", None);
    }
    page.wait_for_focus("photo-2");
    page.reading().assert_assessed_on("CPU");
    page.wait_for_state("slow.jpg", "cancelled", None);
    assert!(!page.shows(".cancel") && !page.shows(&of("next.jpg", ".retry")));
    for file in ["slow.jpg", "waits.jpg"] {
        page.browser.click(&of(file, ".retry"));
    }
    page.readings(3).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    page.finish_despite(&[NOT_INSTALLED]);
}

#[test]
fn a_file_that_is_gone_when_its_turn_comes_has_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let page = page_with_faults();
    let photos = synthetic_photos(&folder, &["slow.jpg", "gone.jpg", "next.jpg"]);
    page.pick(&photos);
    std::fs::remove_file(&photos[1]).unwrap();
    let readings = page.readings(3);
    let gone = readings.iter().find(|reading| reading.file == "gone.jpg").unwrap();
    assert_eq!(gone.state, "failed", "{gone:#?}");
    assert!(gone.reason.contains("can no longer be opened"), "{gone:#?}");
    readings.iter().filter(|reading| reading.file != "gone.jpg").for_each(|reading| reading.assert_assessed_on("CPU"));
    page.finish_despite(&[NOT_INSTALLED]);
}

#[test]
fn a_cleared_list_can_be_restored() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, &["first.jpg", "second.jpg"]));
    let before: Vec<_> = page.readings(2).into_iter().map(|reading| (reading.file, reading.probabilities)).collect();
    page.browser.click(&of("first.jpg", ".same-lesion"));
    page.browser.click(&of("second.jpg", ".same-lesion"));
    let combined = page.text_of("#combined");

    page.browser.click("#readings-clear");
    page.wait_for_focus("readings-undo");
    assert!(!page.shows(".reading") && page.shows(".empty"));
    let announced = page.text_of("p[role=status].visually-hidden");
    assert!(announced.starts_with("2 photos were removed."), "{announced}");

    page.browser.click("#readings-undo");
    page.wait_for_focus("photo-2");
    assert!(!page.shows("#readings-undo"));
    let after: Vec<_> = page.readings(2).into_iter().map(|reading| (reading.file, reading.probabilities)).collect();
    assert_eq!(after, before);
    assert_eq!(page.text_of("#combined"), combined, "the selection is not restored");
    page.wait_for_preview("first.jpg");
    page.wait_for_preview("second.jpg");
    page.finish();
}

#[test]
fn a_removed_photo_passes_the_focus_on_and_can_be_restored() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, &["first.jpg", "second.jpg", "third.jpg"]));
    page.readings(3).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    // The newest photo is at the top.
    for (file, focus) in [("second.jpg", "photo-1"), ("first.jpg", "photo-3"), ("third.jpg", "readings-undo")] {
        page.browser.click(&of(file, ".remove"));
        page.wait_for_focus(focus);
        assert!(!page.shows(&of(file, ".photo")));
    }
    page.browser.click("#readings-undo");
    page.wait_for_focus("photo-3");
    assert_eq!(page.reading().file, "third.jpg");
    page.finish();
}

#[test]
fn an_announcement_with_the_same_text_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, &["first.jpg", "second.jpg"]));
    drop(page.readings(2));
    page.browser.click(&of("first.jpg", ".remove"));
    let first = page.text_of("p[role=status].visually-hidden");
    // Screen readers announce an element that is added.
    let observe = "window.added = [];
        const region = document.querySelector('p[role=status].visually-hidden');
        new MutationObserver(records => records.forEach(record =>
            record.addedNodes.forEach(node => node.textContent && window.added.push(node.textContent.trim()))
        )).observe(region, { childList: true })";
    page.browser.run(observe, &[]);
    page.browser.click(&of("second.jpg", ".remove"));
    let added = "return window.added.length > 0 && window.added";
    let added = page.browser.wait_for("an announcement", Duration::from_secs(5), added, &[]);
    assert_eq!(added, json!([first]));
    page.finish();
}

#[test]
fn the_time_of_a_result_and_its_parts_are_text() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, &["photo.jpg"]));
    page.reading().assert_assessed_on("CPU");
    let time = page.text_of(".provenance");
    assert!(
        time.starts_with("Processed on CPU in ") && time.contains("decoding ") && time.contains("network "),
        "{time}"
    );
    page.finish();
}

#[test]
fn after_an_update_the_focus_is_on_the_first_control() {
    let page = Page::ready();
    let focused = "return document.activeElement === document.body";
    assert_eq!(page.browser.run(focused, &[]), true, "the focus is moved without an update");
    page.browser.run("sessionStorage.setItem('updated', 'yes')", &[]);
    for is_updated in [true, false] {
        page.browser.reload();
        page.wait_until_ready();
        if is_updated {
            page.wait_for_focus("photo-files");
            assert!(page.text_of("p[role=status].visually-hidden").contains("updated"));
        } else {
            assert_eq!(page.browser.run(focused, &[]), true, "the focus is moved at every visit");
        }
    }
    page.finish();
}

/// The most memory of the page with its workers. The goal is 400 MB; they used 392 to 415 MB on 28 November 2026.
const MAX_MEMORY_BYTES: u64 = 500_000_000;

/// Time for these photos: ten seconds each, on a slow machine.
const MEMORY_TEST_LIMIT: Duration = Duration::from_secs(2000);

#[test]
fn the_memory_for_two_hundred_photos_of_a_phone_is_limited() {
    let Some(trouble) = shared_data::trouble("the_memory_for_two_hundred_photos_of_a_phone_is_limited") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let photo = std::fs::read(trouble.join("13-12mp.jpg")).unwrap();
    let paths: Vec<PathBuf> = (1..=200).map(|n| write(folder.path(), &format!("{n}.jpg"), &photo)).collect();
    let page = Page::ready();
    page.pick(&paths);
    let (start, mut peak) = (Instant::now(), 0);
    let finished =
        "return document.querySelectorAll('.reading:is([data-state=assessed], [data-state=refused])').length";
    while page.browser.run(finished, &[]) != json!(paths.len()) {
        let Some(memory) = page.browser.page_memory_bytes() else {
            println!("skipped: the memory of the browser is read from /proc, which does not exist");
            return;
        };
        peak = peak.max(memory);
        let failed = page.browser.run("return document.querySelector('.unreadable')?.textContent ?? null", &[]);
        assert_eq!(failed, Value::Null);
        assert!(start.elapsed() < MEMORY_TEST_LIMIT, "the photos are not assessed in time");
        std::thread::sleep(Duration::from_millis(500));
    }
    println!("the page and its workers used at most {:.0} MB", peak as f64 / 1e6);
    assert!(peak <= MAX_MEMORY_BYTES, "the page and its workers used {:.0} MB", peak as f64 / 1e6);
    page.finish();
}
