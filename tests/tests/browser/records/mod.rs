//! Records: persons, lesions and visits that are kept on the device.

mod compare;
mod edits;
mod faults;
mod lock;

use std::path::{Path, PathBuf};
use std::time::Duration;

use naevus_tests::browser::Key;
use serde_json::{Value, json};

use crate::page::{Page, synthetic_photos, write};

const PASSPHRASE: &str = "three short words";
const LIMIT: Duration = Duration::from_secs(30);

impl Page {
    pub fn open_lesions(&self) {
        self.browser.click("#nav-lesions");
    }

    pub fn wait_for_phase(&self, phase: &str) {
        let script = "const content = document.querySelector('#lesions-content');
            return content?.dataset.phase === arguments[0] && content.dataset.busy === 'false'";
        self.browser.wait_for(&format!("records to be {phase}"), LIMIT, script, &[json!(phase)]);
    }

    pub fn switch_on(&self, passphrase: Option<&str>) {
        self.open_lesions();
        self.wait_for_phase("off");
        match passphrase {
            Some(passphrase) => {
                self.browser.type_into("#new-passphrase", passphrase);
                self.browser.type_into("#new-passphrase-again", passphrase);
            }
            None => self.browser.click("#lock-device"),
        }
        self.browser.click("#records-switch-on");
        self.wait_for_phase("open");
    }

    pub fn unlock(&self, passphrase: Option<&str>) {
        self.wait_for_phase("locked");
        if let Some(passphrase) = passphrase {
            self.browser.type_into("#unlock-passphrase", passphrase);
        }
        self.browser.click("#records-unlock");
        self.wait_for_phase("open");
    }

    /// Adds a person with a lesion, and leaves its page open.
    pub fn add_lesion(&self, code: &str, region: &str) {
        self.browser.type_into("#person-code", code);
        self.browser.click("#person-add");
        self.wait_for_text("#person-title", code);
        self.browser.click(&format!("#region-{region}"));
        self.browser.click("#lesion-add");
        self.wait_for_text("#lesion-title", "Lesion 1");
    }

    /// From the list of persons to the only lesion of the only person.
    pub fn open_lesion(&self) {
        self.browser.click(".person-row");
        self.wait_for_text("#lesion-rows", "Lesion 1");
        self.browser.click(".lesion-row");
        self.wait_for_text("#lesion-title", "Lesion 1");
    }

    /// Reads a photo, and chooses to save it.
    pub fn read_to_save(&self, photo: &Path) {
        self.browser.click("#nav-read");
        self.pick(&[photo.to_path_buf()]);
        self.reading().assert_assessed_on("CPU");
        self.browser.click(".save-to-lesion");
    }

    /// Switches records on, and saves a visit of a new lesion of a new person with this photo. The lesion is open.
    fn save_first_visit(&self, passphrase: Option<&str>, photo: &Path) {
        self.switch_on(passphrase);
        self.add_lesion("A-17", "front-abdomen");
        self.read_to_save(photo);
        self.open_lesion();
        self.save_visit(1);
    }

    pub fn save_visit(&self, saved: usize) {
        self.browser.click("#visit-save");
        self.wait_for_text("#records-notice", "The visit is saved");
        assert_eq!(self.visits(), saved);
    }

    /// The number of visits of the open lesion, each with its photo, its date and its diagnoses.
    fn visits(&self) -> usize {
        let script = "const visits = [...document.querySelectorAll('.visit')];
            const isWhole = visit => visit.querySelector('.unreadable') !== null
                || [...visit.querySelectorAll('img')].some(image => image.naturalWidth > 0);
            return visits.every(isWhole) && visits.map(visit => ({
                failure: visit.querySelector('.unreadable')?.innerText ?? null,
                diagnoses: visit.querySelectorAll('.visit-diagnoses li').length,
                date: visit.querySelector('time').innerText,
            }))";
        let visits = self.browser.wait_for("the photos of the visits", LIMIT, script, &[]);
        for visit in visits.as_array().unwrap() {
            assert_eq!((&visit["failure"], &visit["diagnoses"]), (&Value::Null, &json!(3)), "{visit}");
            assert!(visit["date"].as_str().unwrap().starts_with("20"), "{visit}");
        }
        visits.as_array().unwrap().len()
    }

    /// The names of the databases of the site, and the keys in its local storage that name records.
    fn stored(&self) -> Value {
        let script = "return indexedDB.databases().then(all => [all.map(one => one.name),
            Object.keys(localStorage).filter(key => key.startsWith('records'))])";
        self.browser.run(script, &[])
    }

    fn make_backup(&self, passphrase: &str, folder: &Path) -> PathBuf {
        self.save_files_to(folder);
        self.browser.click("#backup-open");
        self.browser.type_into("#backup-passphrase", passphrase);
        self.browser.type_into("#backup-passphrase-again", passphrase);
        let backup = self.saved_by("#backup-make", folder);
        self.wait_for_text("#records-notice", "The backup was downloaded");
        assert_eq!(backup.extension().unwrap(), "naevus");
        backup
    }

    fn restore(&self, file: &Path, passphrase: &str) -> String {
        // The form may be open from the attempt before.
        self.browser.run("document.querySelector('#restore-open').parentElement.open = true", &[]);
        self.browser.type_into("#restore-file", &file.display().to_string());
        self.browser.type_into("#restore-passphrase", passphrase);
        self.browser.click("#restore-start");
        self.wait_for_phase("open");
        self.text_of("#records-notice p")
    }
}

#[test]
fn a_visit_is_there_after_a_reload_and_nothing_stored_is_readable() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.switch_on(Some(PASSPHRASE));
    page.add_lesion("A-17", "front-chest-right");
    page.read_to_save(&photos[0]);
    page.wait_for_text("#to-save", "One photo shall be saved");
    page.open_lesion();
    page.save_visit(1);
    // A next visit is set and shown.
    page.browser.click("[data-months='3']");
    page.wait_for_text("#lesion-due", "Next visit on 20");
    page.browser.reload();
    page.wait_for_phase("locked");
    page.browser.type_into("#unlock-passphrase", "three short word");
    page.browser.click("#records-unlock");
    page.wait_for_text("#records-notice[data-failure=true]", "This passphrase does not unlock the data");
    page.wait_for_phase("locked");
    page.unlock(Some(PASSPHRASE));
    // The address is that of the lesion.
    page.wait_for_text("#lesion-title", "Lesion 1");
    assert_eq!(page.visits(), 1);
    page.wait_for_text("#lesion-due", "Next visit on 20");
    let script = "return new Promise((resolve, reject) => {
        const request = indexedDB.open('naevus-records');
        request.onerror = reject;
        request.onsuccess = () => {
            const database = request.result;
            const names = [...database.objectStoreNames];
            const transaction = database.transaction(names);
            Promise.all(names.map(name => new Promise(done => {
                transaction.objectStore(name).getAll().onsuccess = event =>
                    done(event.target.result.map(value => [name, new TextDecoder('latin1').decode(value)]));
            }))).then(all => { database.close(); resolve(all.flat()); });
        };
    })";
    let stored = page.browser.run(script, &[]);
    let stored = stored.as_array().unwrap();
    // A header; a person, a lesion and a visit; a photo and a preview.
    assert_eq!(stored.len(), 6);
    for value in stored {
        let text = value[1].as_str().unwrap();
        assert!(!["A-17", "Lesion", "JFIF", "probabilities"].iter().any(|part| text.contains(part)), "{}", value[0]);
    }
    page.finish();
}

#[test]
fn just_reading_stores_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.pick(&photos);
    page.reading().assert_assessed_on("CPU");
    page.browser.click(".save-to-lesion");
    // Records are looked for, and nothing is created.
    page.wait_for_phase("off");
    page.wait_for_text("#lesions-content", "Nothing is stored until you switch records on");
    assert_eq!(page.stored(), json!([[], []]));
    page.finish();
}

#[test]
fn erasing_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.save_first_visit(None, &photos[0]);
    page.open_lesions();
    assert_eq!(page.stored(), json!([["naevus-records"], ["records"]]));
    page.browser.run("location.hash = '#/lesions'", &[]);
    page.browser.click("#records-erase");
    page.browser.click("#records-erase-now");
    page.wait_for_phase("off");
    page.wait_for_text("#records-notice", "All records were erased");
    assert_eq!(page.stored(), json!([[], []]));
    page.finish();
}

#[test]
fn a_turned_photo_is_turned_in_its_visit() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.switch_on(None);
    page.add_lesion("A-17", "front-abdomen");
    page.browser.click("#nav-read");
    page.pick(&[photos[0].clone()]);
    page.reading().assert_assessed_on("CPU");
    page.browser.click("#photo-1 .enlarge");
    let is_there = "return document.querySelector('.zoomed img')?.naturalWidth > 0";
    page.browser.wait_for("the photo in large", LIMIT, is_there, &[]);
    page.browser.click("#turn-right");
    page.browser.click("#photo-viewer-close");
    page.wait_until_gone("#photo-viewer");
    page.browser.click(".save-to-lesion");
    page.open_lesion();
    page.save_visit(1);
    let turn = "return document.querySelector('.visit-photo')?.style.transform";
    let turned = page.browser.wait_for("the photo of the visit", LIMIT, turn, &[]);
    assert_eq!(turned, "rotate(90deg) scale(1)");
    page.finish();
}

#[test]
fn a_deletion_is_undone_with_its_photos() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.save_first_visit(None, &photos[0]);
    page.browser.click("#lesion-delete");
    page.wait_for_text("#lesions-content", "There are no lesions yet");
    page.browser.click("#records-undo");
    page.wait_for_text("#records-notice", "The deletion was undone");
    page.browser.click(".lesion-row");
    assert_eq!(page.visits(), 1);
    page.browser.click(".visit-delete");
    page.wait_for_text("#lesions-content", "There are no visits yet");
    page.browser.reload();
    page.unlock(None);
    page.wait_for_text("#lesions-content", "There are no visits yet");
    page.finish();
}

#[test]
fn a_backup_is_restored_on_another_device_and_twice_is_once() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.switch_on(Some(PASSPHRASE));
    page.add_lesion("A-17", "front-thigh-left");
    page.read_to_save(&photos[0]);
    page.open_lesion();
    page.save_visit(1);
    page.browser.run("location.hash = '#/lesions'", &[]);
    let backup = page.make_backup("another passphrase", folder.path());
    page.finish();

    let page = Page::ready();
    page.switch_on(None);
    let refused = page.restore(&backup, PASSPHRASE);
    assert!(refused.starts_with("This passphrase does not unlock the data"), "{refused}");
    assert_eq!(
        page.restore(&backup, "another passphrase"),
        "The backup was restored. Added: 3. Updated: 0. Deleted: 0."
    );
    assert_eq!(page.restore(&backup, "another passphrase"), "The backup has nothing that is not here already.");
    let bytes = std::fs::read(&backup).unwrap();
    let part = write(folder.path(), "part.naevus", &bytes[..bytes.len() - 10]);
    let cut = page.restore(&part, "another passphrase");
    assert_eq!(cut, "The file ends in the middle of its data; copy it again.");
    page.open_lesion();
    assert_eq!(page.visits(), 1);
    page.finish();
}

#[test]
fn the_map_of_the_body_is_used_by_keyboard_and_by_list() {
    let page = Page::ready();
    page.switch_on(None);
    page.browser.type_into("#person-code", "B-2");
    page.browser.click("#person-add");
    page.wait_for_text("#person-title", "B-2");
    let is_off = "return document.querySelector('#lesion-add').disabled";
    assert_eq!(page.browser.run(is_off, &[]), json!(true));
    page.browser.run("document.querySelector('#region-front-knee-left').focus()", &[]);
    page.browser.press(Key::Enter);
    let chosen = "return document.querySelector('#region-list').value";
    page.browser.wait_for("the region in the list", LIMIT, &format!("{chosen} === 'front-knee-left'"), &[]);
    let mark = page.browser.run(
        "const mark = document.querySelector('.mark.new').getBoundingClientRect();
         const region = document.querySelector('#region-front-knee-left').getBoundingClientRect();
         return mark.x > region.x && mark.right < region.right && mark.y > region.y && mark.bottom < region.bottom",
        &[],
    );
    assert_eq!(mark, json!(true), "the mark is in the middle of the region");
    page.browser.click("[data-view=feet]");
    let choose = "const list = document.querySelector('#region-list');
        list.value = 'feet-sole-left';
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    page.browser.run(choose, &[]);
    page.browser.click("#lesion-add");
    page.wait_for_text("#lesion-title", "Lesion 1");
    page.wait_for_text("#lesions-content", "Left sole");
    // Every region of every view has an outline and a name.
    page.browser.run("history.back()", &[]);
    page.wait_for_text("#person-title", "B-2");
    for view in ["front", "back", "head", "hands", "feet"] {
        page.browser.click(&format!(".view-choice[data-view={view}]"));
        let script = "const regions = [...document.querySelectorAll(`svg[data-view=${arguments[0]}] .region`)];
            return regions.length > 7 && regions.every(one => one.getBBox().width > 4 && one.getBBox().height > 4
                && one.ariaLabel.length > 3)";
        page.browser.wait_for(&format!("the regions of {view}"), LIMIT, script, &[json!(view)]);
    }
    page.finish();
}

#[test]
fn records_are_locked_when_the_page_is_hidden_and_tabs_show_the_same() {
    let page = Page::ready();
    page.switch_on(None);
    page.add_lesion("A-17", "front-abdomen");
    page.browser.run("location.hash = '#/lesions'", &[]);
    page.browser.click("#lock-hidden");
    page.browser.new_tab();
    page.browser.open(&format!("{}#/lesions", page.server.url()));
    page.unlock(None);
    page.wait_for_text("#persons", "A-17");
    page.browser.type_into("#person-code", "B-2");
    page.browser.click("#person-add");
    page.wait_for_text("#person-title", "B-2");
    page.browser.switch_to_tab(0);
    page.wait_for_text("#persons", "B-2");
    page.browser.click("#lock-hidden");
    let hide = "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        delete document.visibilityState";
    page.browser.run(hide, &[]);
    page.wait_for_phase("locked");
    // Erasing in one tab ends the records of the other.
    page.browser.click("#records-erase");
    page.browser.click("#records-erase-now");
    page.wait_for_phase("off");
    page.browser.switch_to_tab(1);
    page.wait_for_phase("off");
    page.wait_for_text("#records-notice", "no longer on this device");
    page.finish();
}
