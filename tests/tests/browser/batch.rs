//! Many photos: folders, archives and tables, and the check on the user's own photos against `trainer evaluate`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use naevus_tests::photos::{self, Jpeg};
use serde_json::{Value, json};

use crate::page::{Page, write};
use crate::site;

/// Time for the photos of a test.
const LIMIT: Duration = Duration::from_secs(240);

fn jpeg(seed: u32) -> Vec<u8> {
    Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed))
}

/// Opens the screen of many photos.
fn open(page: &Page) {
    page.browser.click("#nav-batch");
    page.wait_for_focus("batch-title");
}

/// Waits until all photos have a result.
fn wait_until_done(page: &Page, photos: usize) {
    let done = "const text = document.querySelector('#batch-done')?.textContent ?? '';
        return text.startsWith(`${arguments[0]} of ${arguments[0]} `)";
    page.browser.wait_for(&format!("{photos} photos"), LIMIT, done, &[json!(photos)]);
}

/// Path, state and text of the rows of the table, in their order.
fn rows(page: &Page) -> Vec<(String, String, String)> {
    let script = "return [...document.querySelectorAll('.batch-row')].map(row =>
        [row.dataset.path, row.dataset.state, row.querySelector('.batch-result').innerText])";
    let rows = page.browser.run(script, &[]);
    let text = |value: &Value| value.as_str().unwrap().to_string();
    rows.as_array().unwrap().iter().map(|row| (text(&row[0]), text(&row[1]), text(&row[2]))).collect()
}

fn choose(page: &Page, selector: &str, option: &str) {
    let script = "const select = document.querySelector(arguments[0]);
        const options = [...select.options];
        select.selectedIndex = options.findIndex(option => option.textContent === arguments[1]);
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.selectedIndex >= 0";
    assert_eq!(page.browser.run(script, &[json!(selector), json!(option)]), json!(true), "{option}");
}

#[test]
fn a_dropped_folder_is_a_table_that_is_filtered_sorted_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("set");
    fs::create_dir_all(set.join("arm")).unwrap();
    write(&set.join("arm"), "b.jpg", jpeg(1));
    write(&set, "a.jpg", jpeg(2));
    write(&set, "broken.jpg", b"no photo");
    write(&set, "notes.txt", "no photo");
    write(&set, "._a.jpg", "resources");
    let page = Page::ready();
    open(&page);
    page.browser.drop_files(&[&set]);
    wait_until_done(&page, 3);
    assert_eq!(page.wait_for_text("#batch-remarks", "left out"), "One file that is no photo was left out.");
    let found: Vec<(String, String)> = rows(&page).into_iter().map(|(path, state, _)| (path, state)).collect();
    let row = |path: &str, state: &str| (path.to_string(), state.to_string());
    let expected =
        [row("set/a.jpg", "assessed"), row("set/arm/b.jpg", "assessed"), row("set/broken.jpg", "unreadable")];
    assert_eq!(found, expected);
    assert!(rows(&page)[2].2.to_lowercase().contains("jpeg"), "the reason is in the row: {:?}", rows(&page)[2]);
    // The pictures are small, and nothing is in the list of single photos.
    let widths = "return [...document.querySelectorAll('.batch-row img')].map(image => image.naturalWidth)";
    page.browser.wait_for(
        "the pictures",
        LIMIT,
        "return [...document.querySelectorAll('.batch-row img')].filter(image => image.complete).length === 2",
        &[],
    );
    assert_eq!(page.browser.run(widths, &[]), json!([160, 160]));
    assert!(page.browser.run("return document.querySelector('#readings > article')", &[]).is_null());

    choose(&page, "#batch-order", "File name");
    choose(&page, "#batch-filter", "Not readable");
    let paths = |page: &Page| rows(page).into_iter().map(|(path, _, _)| path).collect::<Vec<_>>();
    assert_eq!(paths(&page), ["set/broken.jpg"]);
    choose(&page, "#batch-filter", "All photos");
    assert_eq!(paths(&page).len(), 3);

    let downloads = tempfile::tempdir().unwrap();
    page.save_files_to(downloads.path());
    let saved = page.saved_by("#batch-save", downloads.path());
    assert_eq!(saved.file_name().unwrap().to_str(), Some("naevus-3-photos.csv"));
    let table = fs::read_to_string(saved).unwrap();
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let columns: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let field =
        |row: usize, name: &str| records[row][columns.iter().position(|column| column == name).unwrap()].to_string();
    assert_eq!((field(0, "path"), field(0, "result")), ("set/a.jpg".into(), "assessed".into()));
    assert_eq!((field(2, "result"), field(2, "MEL")), ("unreadable".into(), String::new()));
    let sum: f64 = ["AK", "BCC", "DF", "MEL", "NV", "PBK", "SCC", "SK", "VASC"]
        .map(|code| field(0, code).parse::<f64>().unwrap())
        .iter()
        .sum();
    assert!((sum - 1.0).abs() < 1e-4, "{sum}");

    // The page asks before these are lost, and `Full result` reads the photo among the single ones.
    let asks = "const leaving = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(leaving);
        return leaving.defaultPrevented";
    assert_eq!(page.browser.run(asks, &[]), json!(true));
    page.browser.click(".batch-row[data-path='set/arm/b.jpg'] .batch-open");
    page.wait_for_focus("read-title");
    let reading = page.reading();
    reading.assert_assessed_on("CPU");
    assert_eq!(reading.file, "b.jpg");
    page.go_back();
    page.wait_for_focus("batch-title");
    assert_eq!(rows(&page).len(), 3);
    page.finish();
}

#[test]
fn photos_are_paused_continued_cancelled_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let photos: Vec<PathBuf> = (1..=8).map(|seed| write(folder.path(), &format!("{seed}.jpg"), jpeg(seed))).collect();
    let page = Page::ready();
    open(&page);
    let lines: Vec<String> = photos.iter().map(|path| path.display().to_string()).collect();
    page.browser.type_into("#batch-files", &lines.join("\n"));
    page.browser.click("#batch-pause");
    let count = "return [...document.querySelectorAll('.batch-row[data-state=assessed]')].length";
    let idle = "return document.querySelector('.batch-row[data-state=reading]') === null";
    page.browser.wait_for("the photos in work", LIMIT, idle, &[]);
    let at_pause = page.browser.run(count, &[]).as_u64().unwrap();
    assert!(at_pause < 8, "{at_pause} of 8 photos were read before the pause");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(page.browser.run(count, &[]), json!(at_pause), "a photo was read in the pause");
    page.browser.click("#batch-continue");
    let more = "return document.querySelectorAll('.batch-row[data-state=assessed]').length > arguments[0]";
    page.browser.wait_for("another photo", LIMIT, more, &[json!(at_pause)]);
    page.browser.click("#batch-cancel");
    let cancelled = "return document.querySelectorAll('.batch-row[data-state=cancelled]').length";
    assert!(page.browser.run(cancelled, &[]).as_u64().unwrap() > 0);
    assert_eq!(page.wait_for_text("#batch-done", "8 of 8"), "8 of 8 photos");
    page.browser.click("#batch-retry");
    wait_until_done(&page, 8);
    page.browser.wait_for(
        "all to be read",
        LIMIT,
        "return document.querySelectorAll('.batch-row[data-state=assessed]').length === 8",
        &[],
    );
    page.browser.click("#batch-remove");
    page.browser.click("#batch-keep");
    assert_eq!(rows(&page).len(), 8);
    page.browser.click("#batch-remove");
    page.browser.click("#batch-remove-confirm");
    page.wait_until_gone(".batch-row");
    page.finish();
}

/// A ZIP archive of files with their names, deflated or stored.
fn zip(files: &[(&str, Vec<u8>, bool)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content, is_deflated) in files {
        let stored = if *is_deflated {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(content).unwrap();
            encoder.finish().unwrap()
        } else {
            content.clone()
        };
        let mut header = Vec::new();
        for value in [20, 0x800, if *is_deflated { 8 } else { 0 }, 0, 0] {
            header.extend(u16::to_le_bytes(value));
        }
        for value in [crc32fast::hash(content), stored.len() as u32, content.len() as u32] {
            header.extend(value.to_le_bytes());
        }
        header.extend((name.len() as u16).to_le_bytes());
        header.extend([0, 0]);
        let place = (archive.len() as u32).to_le_bytes();
        archive.extend([b"PK\x03\x04", &header[..], name.as_bytes(), &stored].concat());
        directory.extend([b"PK\x01\x02\x14\0", &header[..], &[0; 10], &place, name.as_bytes()].concat());
    }
    let (place, count) = (archive.len() as u32, (files.len() as u16).to_le_bytes());
    archive.extend(&directory);
    archive.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count].concat());
    archive.extend([(directory.len() as u32).to_le_bytes(), place.to_le_bytes()].concat());
    archive.extend([0, 0]);
    archive
}

#[test]
fn the_photos_of_an_archive_are_read_and_a_damaged_one_is_a_row_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut content = zip(&[
        ("nevus/1.jpg", jpeg(1), true),
        ("melanoma/2.jpg", jpeg(2), false),
        ("melanoma/3.png", photos::png(&photos::lesion(240, 240, 3).into(), None), true),
        ("__MACOSX/nevus/._1.jpg", b"resources".to_vec(), false),
        ("read me.txt", b"no photo".to_vec(), false),
    ]);
    // One byte within the stored photo.
    let at = content.windows(14).position(|bytes| bytes == b"melanoma/2.jpg").unwrap() + 2_000;
    content[at] ^= 1;
    let archive = write(folder.path(), "photos.zip", content);
    let cut = write(folder.path(), "cut.zip", &fs::read(&archive).unwrap()[..3_000]);
    let page = Page::ready();
    open(&page);
    page.browser.type_into("#batch-files", &format!("{}\n{}", archive.display(), cut.display()));
    wait_until_done(&page, 3);
    let found: Vec<(String, String)> = rows(&page).into_iter().map(|(path, state, _)| (path, state)).collect();
    let row = |path: &str, state: &str| (path.to_string(), state.to_string());
    let expected =
        [row("melanoma/2.jpg", "unreadable"), row("melanoma/3.png", "assessed"), row("nevus/1.jpg", "assessed")];
    assert_eq!(found, expected);
    assert!(rows(&page)[0].2.contains("damaged in the archive"), "{:?}", rows(&page)[0]);
    let remarks = page.wait_for_text("#batch-remarks", "cut.zip");
    assert!(remarks.contains("cut.zip is no complete ZIP archive"), "{remarks}");
    // The folders of the archive are classes.
    assert_eq!(page.text_of("#batch-labelled"), "3 of 3 photos have a label.");
    page.finish();
}

#[test]
fn folders_of_unknown_names_are_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("clinic");
    for (class, seed) in [("nevus", 1), ("muttermal", 2), ("melanom", 3)] {
        fs::create_dir_all(set.join(class)).unwrap();
        write(&set.join(class), "1.jpg", jpeg(seed));
    }
    let page = Page::ready();
    open(&page);
    page.browser.drop_files(&[&set]);
    wait_until_done(&page, 3);
    assert_eq!(page.text_of("#batch-labelled"), "1 of 3 photos have a label.");
    let folders = page.text_of(".batch-folders");
    assert!(folders.contains("muttermal (1)") && folders.contains("Do you mean melanoma?"), "{folders}");
    choose(&page, ".batch-folders .field:nth-of-type(1) select", "Melanoma");
    page.wait_for_text("#batch-labelled", "2 of 3");
    page.browser.click("#batch-compute");
    page.wait_for_text("#check-basis", "Photos with a diagnosis: 2");
    page.finish();
}

/// The figures of `metrics.json` of `trainer evaluate` for the table `photos`. It measures refusals only beside photos
/// without a lesion, of which `not_lesions` has some.
fn evaluate(photos: &Path, not_lesions: &Path, out: &Path) -> Value {
    let program = std::env::var_os("NAEVUS_TRAINER").expect("NAEVUS_TRAINER must be the path of the trainer");
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("www/model");
    let mut command = Command::new(program);
    command.args(["evaluate", "--no-views", "--no-pictures", "--model"]).arg(model);
    let output = command
        .arg("--photos")
        .arg(photos)
        .arg("--not-lesion")
        .arg(not_lesions)
        .arg("--out")
        .arg(out)
        .output()
        .unwrap();
    assert!(output.status.success(), "trainer evaluate: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&fs::read_to_string(out.join("metrics.json")).unwrap()).unwrap()
}

/// Checks that each number of `page` is that of `trainer`, within rounding of the probabilities. Returns their count.
fn compare(page: &Value, trainer: &Value, at: &str) -> usize {
    match (page, trainer) {
        (Value::Object(page), Value::Object(trainer)) => {
            let of_trainer = |key: &str| trainer.get(key).unwrap_or_else(|| panic!("the trainer has no {at}/{key}"));
            page.iter().map(|(key, value)| compare(value, of_trainer(key), &format!("{at}/{key}"))).sum()
        }
        (Value::Array(page), Value::Array(trainer)) => {
            assert_eq!(page.len(), trainer.len(), "{at}");
            page.iter()
                .zip(trainer)
                .enumerate()
                .map(|(index, (one, other))| compare(one, other, &format!("{at}/{index}")))
                .sum()
        }
        (Value::Number(one), Value::Number(other)) => {
            let difference = (one.as_f64().unwrap() - other.as_f64().unwrap()).abs();
            assert!(difference < 2e-3, "{at} is {one} on the page and {other} by the trainer");
            1
        }
        _ => {
            assert_eq!(page, trainer, "{at}");
            1
        }
    }
}

#[test]
fn the_figures_of_the_check_are_those_of_trainer_evaluate() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("clinic");
    fs::create_dir_all(set.join("photos")).unwrap();
    let labels =
        ["MEL", "nevus", "BCC", "nevus", "melanoma", "seborrheic keratosis", "not malignant", "", "wart", "NV"];
    let mut table = "path,label,lesion,patient\n".to_string();
    for (index, label) in labels.into_iter().enumerate() {
        let name = format!("photos/{index}.jpg");
        write(&set, &name, jpeg(20 + index as u32));
        // Two photos of one lesion, and two lesions of one patient.
        let (lesion, patient) = match index {
            1 | 3 => ("L1", "P1"),
            4 => ("L2", "P1"),
            _ => ("", ""),
        };
        table.push_str(&format!("{name},{label},{lesion},{patient}\n"));
    }
    let table = write(&set, "labels.csv", table);
    let not_lesions = folder.path().join("drawings");
    fs::create_dir(&not_lesions).unwrap();
    for seed in [40, 41] {
        write(&not_lesions, &format!("{seed}.jpg"), jpeg(seed));
    }
    let expected = evaluate(&table, &not_lesions, &folder.path().join("out"));

    // The shipped card, as the trainer uses it.
    let page = Page::ready_with(site::content(&site::card()));
    open(&page);
    page.browser.drop_files(&[&set]);
    wait_until_done(&page, labels.len());
    assert_eq!(page.text_of("#batch-labelled"), "8 of 10 photos have a label.");
    let remarks = page.text_of(".batch-remarks");
    assert!(remarks.contains("The labels are from clinic/labels.csv."), "{remarks}");
    assert!(remarks.contains("The label “wart” of line 10 is none of the nine diagnoses."), "{remarks}");
    page.browser.click("#batch-compute");
    page.wait_for_text("#check-basis", "Photos with a diagnosis: 7");
    let limits = page.text_of("#check-limits");
    for part in ["trained on some of these photos", "no photos of these diagnoses: actinic keratosis", "fewer than 30"]
    {
        assert!(limits.contains(part), "{part:?} in {limits}");
    }

    let downloads = tempfile::tempdir().unwrap();
    page.save_files_to(downloads.path());
    let saved = page.saved_by("#check-save", downloads.path());
    let mut found: Value = serde_json::from_str(&fs::read_to_string(saved).unwrap()).unwrap();
    let own = found.as_object_mut().unwrap();
    assert_eq!(own.remove("format"), Some(json!("naevus-check-1")));
    for key in ["model", "weights_sha256", "classes", "not_assessed", "mistakes"] {
        assert!(own.remove(key).is_some(), "{key}");
    }
    // The trainer measures the refusal by its folders and domains too.
    let compared = compare(&found, &expected, "");
    assert!(compared > 150, "only {compared} numbers were compared");
    assert!(found["sensitivity_NV"]["low"].is_number() && found["confusion"]["photos"][0][0].is_number());

    // What is on the screen is what was saved.
    let shown = page.text_of("#check-sheet");
    let accuracy = format!("{:.1}%", 100.0 * found["accuracy"]["value"].as_f64().unwrap());
    assert!(shown.contains(&accuracy), "{accuracy} in {shown}");
    let pdf = write(folder.path(), "check.pdf", page.browser.print());
    if let Ok(output) = Command::new("pdftotext").arg(&pdf).arg("-").output() {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains("Confusion matrix") && !text.contains("Choose a folder"), "{text}");
    }
    page.finish();
}
