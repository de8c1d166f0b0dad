//! The report: its files, its pages on paper, the clipboard and the share sheet.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use naevus_reading::card::sha256_hex;
use naevus_reading::decision::Site;
use naevus_reading::report::{PhotoResult, Report};
use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::Jpeg;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, Reading, synthetic_photos, write};
use crate::quality::with_light;
use crate::site;

const LIMIT: Duration = Duration::from_secs(30);

/// Presses a button of the dialog and returns the file that it saves, which the dialog names.
fn saved(page: &Page, button: &str, downloads: &TempDir) -> PathBuf {
    let path = page.saved_by(button, downloads.path());
    page.wait_for_text("#report-message", path.file_name().unwrap().to_str().unwrap());
    path
}

/// Opens a report and waits until its buttons can be used. Downloads go to the returned folder.
fn open(page: &Page, button: &str) -> TempDir {
    let downloads = tempfile::tempdir().unwrap();
    page.save_files_to(downloads.path());
    page.browser.click(button);
    let ready =
        "const save = document.querySelector('#report[open] #report-json'); return save !== null && !save.disabled";
    page.browser.wait_for("the report", LIMIT, ready, &[]);
    downloads
}

fn report_of(file: &str) -> String {
    format!(".reading[data-file='{file}'] .report-open")
}

const ALL: &str = ".results > header .report-open";

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// Checks that the probabilities of `photo` in a report are those of the page.
fn assert_same(found: &BTreeMap<String, f64>, photo: &Reading) {
    assert_eq!(found.len(), 9, "{found:?}");
    for (code, probability) in &photo.probabilities {
        let difference = (found[code] - probability).abs();
        assert!(
            difference < 1e-6,
            "{}: {code} is {} in the report and {probability} on the page",
            photo.file,
            found[code]
        );
    }
}

#[test]
fn saved_json_csv_and_fhir_have_the_results_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    let mut photos = synthetic_photos(&folder, 2);
    photos.push(write(folder.path(), "=broken.jpg", b"no photo"));
    page.pick(&photos);
    let readings = page.readings(3);
    let of = |file: &str| readings.iter().find(|reading| reading.file == file).unwrap();
    let downloads = open(&page, ALL);

    let path = saved(&page, "#report-json", &downloads);
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("naevus-2") && name.ends_with("-3-photos.json"), "{name}");
    let text = read(&path);
    let value: Value = serde_json::from_str(&text).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/report.schema.json");
    let schema: Value = serde_json::from_str(&read(&schema)).unwrap();
    let errors: Vec<String> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let report: Report = serde_json::from_str(&text).unwrap();
    assert_eq!(report.notice, "For research and education. Not a diagnosis.");
    assert_eq!(report.program.build, page.version());
    assert!(report.model.weights_sha256.len() == 64 && report.lesions.len() == 3, "{report:#?}");
    for (_, _, photo) in report.photos() {
        let file = folder.path().join(&photo.file);
        assert_eq!(photo.sha256.as_deref(), Some(sha256_hex(&std::fs::read(&file).unwrap()).as_str()));
        assert!(photo.content.is_none(), "the photo is in the report");
        match &photo.result {
            PhotoResult::Assessed(record) => {
                let found = record.probabilities.iter().map(|(it, value)| (it.code().into(), f64::from(*value)));
                assert_same(&found.collect(), of(&photo.file));
            }
            PhotoResult::Unreadable { reason } => assert_eq!(*reason, of("=broken.jpg").reason),
            other => panic!("{}: {other:?}", photo.file),
        }
    }

    let table = read(&saved(&page, "#report-csv", &downloads));
    let mut rows = csv::Reader::from_reader(table.strip_prefix('\u{feff}').expect("a byte order mark").as_bytes());
    let rows: Vec<BTreeMap<String, String>> = rows.deserialize().map(Result::unwrap).collect();
    assert_eq!(
        rows.iter().map(|row| row["file"].as_str()).collect::<Vec<_>>(),
        ["'=broken.jpg", "shot-2.jpg", "shot-1.jpg"]
    );
    for row in &rows[1..] {
        let code = |it: naevus_reading::diagnosis::Diagnosis| (it.code().to_string(), row[it.code()].parse().unwrap());
        assert_same(&naevus_reading::diagnosis::Diagnosis::ALL.map(code).into(), of(&row["file"]));
    }

    page.browser.click("#report-include");
    let path = saved(&page, "#report-fhir", &downloads);
    assert!(path.to_str().unwrap().ends_with("-3-photos.fhir.json"), "{path:?}");
    let bundle: Value = serde_json::from_str(&read(&path)).unwrap();
    let resources: Vec<&Value> = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]).collect();
    let kind = |kind: &str| resources.iter().filter(|it| it["resourceType"] == kind).copied().collect::<Vec<_>>();
    assert_eq!([kind("DiagnosticReport").len(), kind("Media").len(), kind("Patient").len()], [3, 3, 0]);
    for media in kind("Media") {
        let file = folder.path().join(media["content"]["title"].as_str().unwrap());
        let length = media["content"]["data"].as_str().expect("the photo was chosen").len();
        assert_eq!(length, std::fs::read(&file).unwrap().len().div_ceil(3) * 4, "{file:?}");
    }
    let observation =
        kind("Observation").into_iter().find(|it| it["component"].as_array().is_some_and(|it| it.len() > 9));
    let components = observation.unwrap()["component"].as_array().unwrap();
    let probability = |component: &Value| {
        let code = component["code"]["coding"][0]["code"].as_str()?.strip_prefix("probability-")?;
        (code != "malignant").then(|| Some((code.to_string(), component["valueQuantity"]["value"].as_f64()?)))?
    };
    assert_same(&components.iter().filter_map(probability).collect(), of("shot-2.jpg"));
    page.finish();
}

/// The pages that the browser prints: the PDF, and the text of each page if the program that reads it is installed.
fn printed(page: &Page, folder: &TempDir) -> (PathBuf, Option<Vec<String>>) {
    let path = write(folder.path(), "printed.pdf", page.browser.print());
    let text = Command::new("pdftotext").args(["-layout", path.to_str().unwrap(), "-"]).output();
    let Ok(text) = text else {
        println!("skipped: the text of the printed pages was not checked, because pdftotext is not installed");
        return (path, None);
    };
    assert!(text.status.success(), "pdftotext: {}", String::from_utf8_lossy(&text.stderr));
    let text = String::from_utf8(text.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_string).collect();
    assert_eq!(pages.pop().as_deref().map(str::trim), Some(""), "each page ends with a form feed");
    (path, Some(pages))
}

/// The number of pictures in a PDF.
fn pictures(pdf: &Path) -> usize {
    let list = Command::new("pdfimages").arg("-list").arg(pdf).output().unwrap();
    String::from_utf8_lossy(&list.stdout).lines().skip(2).filter(|line| line.contains(" image ")).count()
}

#[test]
fn the_printed_list_has_a_page_with_its_photo_for_each_lesion() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with_alert(0.0));
    page.pick(&synthetic_photos(&folder, 7));
    let readings = page.readings(7);
    // Only the photos near the window have their preview on the screen.
    page.browser.run("scrollTo({ top: 0, behavior: 'instant' })", &[]);
    let (pdf, Some(pages)) = printed(&page, &folder) else { return page.finish() };
    assert_eq!(pages.len(), 7, "{pages:#?}");
    assert_eq!(pictures(&pdf), 7, "photos are missing on paper");
    for (reading, text) in readings.iter().zip(&pages) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "For research and education. Not a diagnosis.",
            "Alert: show this lesion to a doctor",
            &reading.file,
            "SHA-256",
            "Signature",
            &page.version(),
        ] {
            assert!(words.contains(part), "{part:?} is not on the page of {}: {text}", reading.file);
        }
    }
    // The page is on the screen again, without the printed pages.
    assert!(page.shows("#readings") && !page.shows("#paper"));
    page.finish();
}

#[test]
fn selected_photos_are_one_page_with_age_and_site() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 3));
    drop(page.readings(3));
    for file in ["shot-1.jpg", "shot-3.jpg"] {
        page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
    }
    let combined = page.text_of("#combined .top-diagnosis-name strong");
    page.browser.click("#combined .report-open");
    page.wait_for_text("#report .paper-title", "2 photos of one lesion, combined");
    assert_eq!(page.text_of("#report .paper-first strong"), combined);
    page.browser.wait_for(
        "both pictures",
        LIMIT,
        "return [...document.querySelectorAll('#report img')].filter(it => it.naturalWidth > 0).length === 2",
        &[],
    );
    if let (pdf, Some(pages)) = printed(&page, &folder) {
        assert_eq!((pages.len(), pictures(&pdf)), (1, 2), "{pages:#?}");
        assert!(pages[0].contains("shot-1.jpg") && pages[0].contains("shot-3.jpg") && !pages[0].contains("shot-2.jpg"));
    }
    page.browser.click("#report-close");
    assert!(!page.shows("#report"));
    // The whole list: the lesion, and the photo that is not one of it.
    if let (_, Some(pages)) = printed(&page, &folder) {
        assert_eq!(pages.len(), 2, "{pages:#?}");
    }
    page.finish();
}

#[test]
fn a_copied_report_has_text_and_html() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 1));
    let reading = page.reading();
    let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
    let origin = page.server.origin();
    page.browser.devtools("Browser.grantPermissions", json!({ "origin": origin, "permissions": permissions }));
    page.browser.devtools("Page.bringToFront", json!({}));
    drop(open(&page, &report_of("shot-1.jpg")));
    page.browser.click("#report-copy");
    page.wait_for_text("#report-message", "The report is on the clipboard.");
    let script = "const read = async kind => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType(kind)).text();
        };
        return read(arguments[0])";
    let text = |kind: &str| page.browser.run(script, &[json!(kind)]).as_str().unwrap().to_string();
    let (plain, html) = (text("text/plain"), text("text/html"));
    for part in ["shot-1.jpg", "Not a diagnosis", "All nine diagnoses", &page.version()] {
        assert!(plain.contains(part) && html.contains(part), "no {part:?} in {plain}\n{html}");
    }
    let nearest = page.text_of("#report .paper-first strong");
    assert!(plain.contains(&nearest) && html.contains("<img"), "{plain}\n{html}");
    assert_eq!(reading.probabilities.len(), 9);
    page.finish();
}

#[test]
fn a_report_is_shared_as_a_file_or_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    // Chromium has a share sheet on some systems only.
    let sheet = "window.sharesFiles = true;
        Object.defineProperty(Navigator.prototype, 'canShare', { configurable: true, value: data => window.sharesFiles && data.files.length === 1 });
        Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: data => {
            if (!navigator.userActivation.isActive) return Promise.reject(new DOMException('no press', 'NotAllowedError'));
            window.shared = data;
            return window.refuses ? Promise.reject(new DOMException('no', window.refuses)) : Promise.resolve();
        } });";
    let server = site::server_with_card("/", site::tolerant_card());
    let page = Page::open_with_script(&BrowserOptions::default(), server, sheet);
    page.wait_until_ready();
    page.pick(&photos);
    drop(page.reading());
    drop(open(&page, &report_of("shot-1.jpg")));
    page.browser.click("#report-share");
    let file = "const file = window.shared?.files?.[0]; return file ? file.text().then(text => [file.name, file.type, text]) : null";
    let file = page.browser.wait_for("a shared file", LIMIT, file, &[]);
    let (name, text) = (file[0].as_str().unwrap(), file[2].as_str().unwrap());
    assert!(name.starts_with("naevus-2") && name.ends_with("-shot-1.html") && file[1] == "text/html", "{file}");
    assert!(text.contains("Not a diagnosis") && text.contains("src=\"data:image/jpeg;base64,"), "{text}");

    page.browser.run("window.sharesFiles = false; window.shared = null", &[]);
    page.browser.click("#report-share");
    let text = page.browser.wait_for("a shared text", LIMIT, "return window.shared?.text", &[]);
    assert!(text.as_str().unwrap().contains("Not a diagnosis"), "{text}");
    // A closed share sheet is no failure.
    page.browser.run("window.refuses = 'AbortError'", &[]);
    page.browser.click("#report-share");
    page.browser
        .run("window.refuses = 'NotAllowedError'; return new Promise(done => setTimeout(() => done(1), 300))", &[]);
    assert_eq!(page.browser.run("return document.querySelector('#report-message').textContent", &[]), "");
    page.browser.click("#report-share");
    page.wait_for_text("#report-message", "The report was not shared.");
    page.finish();
}

#[test]
fn the_report_says_what_age_and_site_the_page_has() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 1));
    drop(page.reading());
    page.browser.type_into(".patient input", "72");
    let site = "const select = document.querySelector('.patient select');
        select.value = 'arm'; select.dispatchEvent(new Event('change', { bubbles: true })); return select.value";
    assert_eq!(page.browser.run(site, &[]), "arm");
    let reading = page.reading();
    let downloads = open(&page, &report_of("shot-1.jpg"));
    let facts = page.text_of("#report .paper-facts");
    assert!(facts.contains("72 years") && facts.contains("Arm or hand"), "{facts}");
    let report: Report = serde_json::from_str(&read(&saved(&page, "#report-json", &downloads))).unwrap();
    let patient = report.lesions[0].patient;
    assert_eq!((patient.age_years, patient.site), (Some(72), Some(Site::Arm)));
    let PhotoResult::Assessed(record) = &report.lesions[0].photos[0].result else { panic!("{report:#?}") };
    let found = record.probabilities.iter().map(|(it, value)| (it.code().into(), f64::from(*value)));
    assert_same(&found.collect(), &reading);
    assert!(record.without_age_and_site.as_ref().is_some_and(|without| *without != record.probabilities));
    page.finish();
}

#[test]
fn what_the_user_adds_and_the_quality_of_the_photo_are_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&[write(folder.path(), "dark.jpg", Jpeg::PLAIN.encode(&with_light(0.1)))]);
    drop(page.reading());
    let advice = page.text_of(".findings li");
    let downloads = open(&page, &report_of("dark.jpg"));
    page.wait_for_text("#report .paper-page", &advice);
    page.browser.click("#report-details");
    for (field, text) in [("person", "A-17"), ("label", "Mole at the navel"), ("note", "Seen by <Dr.> & nurse")] {
        page.browser.type_into(&format!("#report-{field}"), text);
    }
    // The files have what is typed, also while the cursor is still in the field.
    let report: Report = serde_json::from_str(&read(&saved(&page, "#report-json", &downloads))).unwrap();
    let [lesion] = report.lesions.as_slice() else { panic!("{report:#?}") };
    assert_eq!(report.person.as_deref(), Some("A-17"));
    assert_eq!(lesion.label.as_deref(), Some("Mole at the navel"));
    assert_eq!(lesion.note.as_deref(), Some("Seen by <Dr.> & nurse"));
    assert!(lesion.photos[0].remarks.contains(&advice), "{:?}", lesion.photos[0].remarks);
    let table = read(&saved(&page, "#report-csv", &downloads));
    assert!(table.contains("Mole at the navel") && table.contains(&advice), "{table}");
    let fhir = read(&saved(&page, "#report-fhir", &downloads));
    let bundle: Value = serde_json::from_str(&fhir).unwrap();
    let resources: Vec<&Value> = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]).collect();
    let patient = resources.iter().find(|one| one["resourceType"] == "Patient").expect("the person has a code");
    assert_eq!(patient["identifier"][0]["value"], "A-17");
    assert!(fhir.contains("Seen by &lt;Dr.&gt; &amp; nurse") && fhir.contains(&advice), "{fhir}");
    let paper = page.text_of("#report .paper-page");
    for part in ["A-17", "Mole at the navel", "Seen by <Dr.> & nurse", &advice] {
        assert!(paper.contains(part), "{part:?} is not on the page: {paper}");
    }
    if let (_, Some(pages)) = printed(&page, &folder) {
        assert!(pages.len() == 1 && pages[0].contains("A-17") && pages[0].contains("Mole at the navel"), "{pages:#?}");
    }
    // It is in this report only.
    page.browser.click("#report-close");
    drop(open(&page, &report_of("dark.jpg")));
    assert!(!page.text_of("#report .paper-page").contains("A-17"));
    page.finish();
}
