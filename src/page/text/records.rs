//! Texts of records: persons, lesions and visits that are kept on this device.

use crate::page::text::format;
use crate::page::text::message::{Message, Phrase, message, phrase, say};
use naevus_records::date::Date;
use naevus_records::place::View;
use naevus_records::record::{Lesion, Person, SkinType};

/// The browser stores nothing for this page.
pub const NO_STORAGE: Phrase = phrase("records-no-storage");
/// The browser encrypts only for pages that were loaded over https.
pub const NEEDS_HTTPS: Phrase = phrase("records-needs-https");
/// The storage is full.
pub const FULL: Phrase = phrase("records-full");
/// Another tab has a newer version of the page.
pub const NEWER_VERSION: Phrase = phrase("records-newer-version");
/// The records are not there any more.
pub const GONE: Phrase = phrase("records-gone");
/// The passphrase is wrong.
pub const WRONG_PASSPHRASE: Phrase = phrase("records-wrong-passphrase");
/// The key of the device is missing.
pub const NO_DEVICE_KEY: Phrase = phrase("records-no-device-key");
/// An encrypted value does not decrypt.
pub const DAMAGED: Phrase = phrase("records-damaged");
/// A photo is missing.
pub const NO_PHOTO: Phrase = phrase("records-no-photo");
/// Records were locked meanwhile.
pub const LOCKED_MEANWHILE: Phrase = phrase("records-locked-meanwhile");

/// Another error of the browser.
pub fn browser_failure(reason: &str) -> Message {
    message!("records-browser-failure", reason = Message::from(reason))
}

/// While records are switched on.
pub const SETTING_UP: Phrase = phrase("records-setting-up");
/// While records are unlocked.
pub const UNLOCKING: Phrase = phrase("records-unlocking");
/// While what unlocks the records is replaced.
pub const RELOCKING: Phrase = phrase("records-relocking");
/// After that.
pub const RELOCKED: Phrase = phrase("records-relocked");
/// Opens the form that replaces what unlocks the records.
pub const RELOCK: Phrase = phrase("records-relock");
/// Label of the present passphrase, in that form.
pub const PRESENT_PASSPHRASE: Phrase = phrase("records-present-passphrase");
/// The choice in that form.
pub const HOW_TO_LOCK_FROM_NOW: Phrase = phrase("records-how-to-lock-from-now");
/// Button that replaces it.
pub const RELOCK_NOW: Phrase = phrase("records-relock-now");
/// Opens the form with the label and the place of a lesion.
pub const EDIT_LESION: Phrase = phrase("records-edit-lesion");

/// Title of a photo of a visit in large.
pub fn photo_in_large(label: &str, date: Date) -> String {
    say!("records-photo-in-large", label = label, date = day(date))
}

/// The link from a photo of a visit to the same in large.
pub fn open_photo(date: Date) -> String {
    say!("records-open-photo", date = day(date))
}

/// While records are erased.
pub const ERASING: Phrase = phrase("records-erasing");
/// After records were erased.
pub const ERASED: Phrase = phrase("records-erased");
/// While an entry is saved.
pub const SAVING: Phrase = phrase("records-saving");
/// After an entry was saved.
pub const SAVED: Phrase = phrase("records-saved");
/// After a visit was saved.
pub const VISIT_SAVED: Phrase = phrase("records-visit-saved");
/// While an entry is deleted.
pub const DELETING: Phrase = phrase("records-deleting");
/// After a deletion was undone.
pub const UNDONE: Phrase = phrase("records-undone");
/// After a deletion, beside the button that undoes it.
pub const DELETED: Phrase = phrase("records-deleted");
/// While a backup is made.
pub const BACKING_UP: Phrase = phrase("records-backing-up");
/// After a backup was made.
pub const BACKED_UP: Phrase = phrase("records-backed-up");
/// While a backup is restored.
pub const RESTORING: Phrase = phrase("records-restoring");

/// The name of a backup file.
pub fn backup_name(date: Date) -> String {
    format!("naevus-{date}.naevus")
}

/// After a backup was restored: the numbers of entries.
pub fn restored(added: usize, updated: usize, deleted: usize, left_out: usize) -> Message {
    if added + updated + deleted + left_out == 0 {
        phrase("records-nothing-new").into()
    } else if left_out == 0 {
        message!("records-restored", added = added, updated = updated, deleted = deleted)
    } else {
        message!("records-restored-in-part", added = added, updated = updated, deleted = deleted)
    }
}

/// Heading of the set-up.
pub const SET_UP: Phrase = phrase("records-set-up");
/// What records are.
pub const SET_UP_PURPOSE: Phrase = phrase("records-set-up-purpose");
/// Legend of the choice of a lock.
pub const HOW_TO_LOCK: Phrase = phrase("records-how-to-lock");
/// A choice of a lock.
pub const WITH_PASSPHRASE: Phrase = phrase("records-with-passphrase");
/// What it means.
pub const WITH_PASSPHRASE_HINT: Phrase = phrase("records-with-passphrase-hint");
/// A choice of a lock.
pub const WITH_DEVICE: Phrase = phrase("records-with-device");
/// What it means.
pub const WITH_DEVICE_HINT: Phrase = phrase("records-with-device-hint");
/// Label of the passphrase.
pub const PASSPHRASE: Phrase = phrase("records-passphrase");
/// Label of the repeated passphrase.
pub const PASSPHRASE_AGAIN: Phrase = phrase("records-passphrase-again");
/// Hint at a new passphrase.
pub const PASSPHRASE_HINT: Phrase = phrase("records-passphrase-hint");
/// The passphrase is too short.
pub const TOO_SHORT: Phrase = phrase("records-too-short");
/// The passphrases differ.
pub const NOT_THE_SAME: Phrase = phrase("records-not-the-same");
/// Button that switches records on.
pub const SWITCH_ON: Phrase = phrase("records-switch-on");
/// Heading while records are locked.
pub const LOCKED: Phrase = phrase("records-locked");
/// Button that unlocks.
pub const UNLOCK: Phrase = phrase("records-unlock");
/// Button that locks.
pub const LOCK: Phrase = phrase("records-lock");
/// Button that opens records with the key of the device.
pub const OPEN: Phrase = phrase("records-open");

/// Heading of the persons.
pub const PERSONS: Phrase = phrase("records-persons");
/// Shown instead of the list of persons.
pub const NO_PERSONS: Phrase = phrase("records-no-persons");
/// Heading of the form for a new person.
pub const NEW_PERSON: Phrase = phrase("records-new-person");
/// Label of the code.
pub const CODE: Phrase = phrase("records-code");
/// Hint at the code.
pub const CODE_HINT: Phrase = phrase("records-code-hint");
/// Label of the year of birth.
pub const BIRTH_YEAR: Phrase = phrase("records-birth-year");
/// Label of the skin type.
pub const SKIN_TYPE: Phrase = phrase("records-skin-type");
/// No value is given.
pub const NOT_GIVEN: Phrase = phrase("records-not-given");
/// Button that adds.
pub const ADD: Phrase = phrase("records-add");
/// Button that saves.
pub const SAVE: Phrase = phrase("records-save");
/// Button that cancels.
pub const CANCEL: Phrase = phrase("records-cancel");
/// Button that undoes.
pub const UNDO: Phrase = phrase("records-undo");
/// Label of notes.
pub const NOTES: Phrase = phrase("records-notes");
/// Heading of the lesions that are due.
pub const DUE: Phrase = phrase("records-due");
/// Link to all persons.
pub const ALL_PERSONS: Phrase = phrase("records-all-persons");
/// Heading of the lesions of a person.
pub const LESIONS: Phrase = phrase("records-lesions");
/// Shown instead of the lesions of a person.
pub const NO_LESIONS: Phrase = phrase("records-no-lesions");
/// Heading of the map.
pub const BODY_MAP: Phrase = phrase("records-body-map");
/// Heading of the form for a new lesion.
pub const NEW_LESION: Phrase = phrase("records-new-lesion");
/// Opens the form of a person.
pub const EDIT_PERSON: Phrase = phrase("records-edit-person");
/// Label of the list of regions.
pub const REGION: Phrase = phrase("records-region");
/// Label of the label of a lesion.
pub const LABEL: Phrase = phrase("records-label");
/// Label of the next visit.
pub const NEXT_VISIT: Phrase = phrase("records-next-visit");
/// Heading of the visits.
pub const VISITS: Phrase = phrase("records-visits");
/// Shown instead of the visits.
pub const NO_VISITS: Phrase = phrase("records-no-visits");
/// Button that deletes a person.
pub const DELETE_PERSON: Phrase = phrase("records-delete-person");
/// Button that deletes a lesion.
pub const DELETE_LESION: Phrase = phrase("records-delete-lesion");
/// Button that deletes a visit.
pub const DELETE_VISIT: Phrase = phrase("records-delete-visit");
/// The alert of a visit was raised.
pub const ALERT: Phrase = phrase("records-alert");
/// The alert of a visit was not raised.
pub const NO_ALERT: Phrase = phrase("records-no-alert");
/// The photo of a visit was refused.
pub const REFUSED: Phrase = phrase("records-refused");
/// At a result: opens the screen of lesions to save the photo.
pub const SAVE_TO_LESION: Phrase = phrase("records-save-to-lesion");
/// At a lesion, while photos shall be saved.
pub const SAVE_HERE: Phrase = phrase("records-save-here");
/// The entry of an address does not exist.
pub const NOT_FOUND: Phrase = phrase("records-not-found");

/// While photos shall be saved.
pub fn choose_lesion(photos: usize) -> String {
    say!("records-choose-lesion", photos = photos)
}

/// A day, as the language writes it.
pub fn day(date: Date) -> String {
    format::date(&date.to_string())
}

/// The label of a new lesion.
pub fn lesion_label(number: usize) -> String {
    say!("records-lesion-label", number = number)
}

/// The name of a skin type: `II`.
pub fn skin_type(skin_type: SkinType) -> &'static str {
    ["I", "II", "III", "IV", "V", "VI"][usize::from(skin_type.number()) - 1]
}

/// The year of birth and the skin type of a person; empty if neither is given.
pub fn person_details(person: &Person) -> String {
    match (person.birth_year, person.skin_type) {
        (Some(year), Some(kind)) => {
            say!("records-born-with-skin-type", year = year.to_string(), type = skin_type(kind))
        }
        (Some(year), None) => say!("records-born", year = year.to_string()),
        (None, Some(kind)) => say!("records-of-skin-type", type = skin_type(kind)),
        (None, None) => String::new(),
    }
}

/// The number of lesions of a person.
pub fn lesion_count(lesions: usize) -> String {
    say!("records-lesion-count", lesions = lesions)
}

/// The number of visits of a lesion and the day of the last one.
pub fn visit_count(visits: usize, last: Option<Date>) -> String {
    match (visits, last) {
        (visits, Some(last)) => say!("records-visit-count", visits = visits, date = day(last)),
        (_, None) => phrase("records-visit-count-none").into(),
    }
}

/// When the next visit of a lesion is due; empty if it has none.
pub fn due(lesion: &Lesion, today: Date) -> String {
    let Some(due) = lesion.due else { return String::new() };
    match due.days_until(today) {
        0 => phrase("records-due-today").into(),
        1 => say!("records-due-since-yesterday", date = day(due)),
        days if days > 1 => say!("records-due-for", days = days, date = day(due)),
        _ => say!("records-due-on", date = day(due)),
    }
}

/// The next visit after so many months, as the label of a button.
pub fn in_months(months: u8) -> String {
    say!("records-in-months", months = months)
}

/// The alternative text of a photo of a visit.
pub fn photo_of(date: Date) -> String {
    say!("records-photo-of", date = day(date))
}

/// Heading of backup, locking and erasing.
pub const SAFE: Phrase = phrase("records-safe");
/// What a backup is for.
pub const BACKUP_HINT: Phrase = phrase("records-backup-hint");
/// Button that makes a backup.
pub const BACK_UP: Phrase = phrase("records-back-up");
/// Label of the file of a backup.
pub const BACKUP_FILE: Phrase = phrase("records-backup-file");
/// Button that restores a backup.
pub const RESTORE: Phrase = phrase("records-restore");
/// No file is chosen.
pub const NO_FILE: Phrase = phrase("records-no-file");
/// Heading of the form for a backup.
pub const MAKE_BACKUP: Phrase = phrase("records-make-backup");
/// Heading of the form that restores a backup.
pub const RESTORE_BACKUP: Phrase = phrase("records-restore-backup");
/// Label of the minutes without use.
pub const LOCK_AFTER: Phrase = phrase("records-lock-after");
/// Label of the lock when hidden.
pub const LOCK_WHEN_HIDDEN: Phrase = phrase("records-lock-when-hidden");
/// Button that asks whether to erase.
pub const ERASE: Phrase = phrase("records-erase");
/// The question before records are erased.
pub const ERASE_QUESTION: Phrase = phrase("records-erase-question");
/// Button that erases.
pub const ERASE_NOW: Phrase = phrase("records-erase-now");

/// Minutes as a choice.
pub fn minutes(minutes: u32) -> String {
    say!("records-minutes", minutes = minutes)
}

/// The name of a view of the map.
pub fn view_name(view: View) -> Phrase {
    match view {
        View::Front => phrase("records-view-front"),
        View::Back => phrase("records-view-back"),
        View::Head => phrase("records-view-head"),
        View::Hands => phrase("records-view-hands"),
        View::Feet => phrase("records-view-feet"),
    }
}

/// The sides of a person.
const LEFT: Phrase = phrase("records-side-left");
const RIGHT: Phrase = phrase("records-side-right");

/// The side of the person at the left of a view.
pub fn side_at_left(view: View) -> Phrase {
    if view == View::Back { LEFT } else { RIGHT }
}

/// The side of the person at the right of a view.
pub fn side_at_right(view: View) -> Phrase {
    if view == View::Back { RIGHT } else { LEFT }
}
