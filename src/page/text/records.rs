//! Texts of records: persons, lesions and visits that are kept on this device.

use naevus_records::date::Date;
use naevus_records::place::View;
use naevus_records::record::{Lesion, Person, SkinType};

/// The browser stores nothing for this page.
pub const NO_STORAGE: &str = "Records cannot be kept: this browser stores nothing for this page, as in a private window or \
    with site data blocked. Open the page in a normal window.";
/// The browser encrypts only for pages that were loaded over https.
pub const NEEDS_HTTPS: &str = "Records cannot be kept: the browser encrypts only for pages of an address with https. Ask the operator of this site.";
/// The storage is full.
pub const FULL: &str = "Nothing was saved: the storage of this browser is full. Download a backup, then delete visits that \
    you no longer need or free storage on this device.";
/// Another tab has a newer version of the page.
pub const NEWER_VERSION: &str =
    "The records were opened by a newer version of this page. Close all tabs of the page and open it again.";
/// The records are not there any more.
pub const GONE: &str = "The records are no longer on this device: the browser has deleted them, or they were erased in \
    another tab. Switch records on and restore your last backup.";
/// The passphrase is wrong.
pub const WRONG_PASSPHRASE: &str =
    "This passphrase does not unlock the data. Check capital letters and the language of the keyboard.";
/// The key of the device is missing.
pub const NO_DEVICE_KEY: &str = "The browser has deleted the key of this device, so that these records cannot be read \
    any more. Erase them and restore your last backup.";
/// An encrypted value does not decrypt.
pub const DAMAGED: &str = "A part of the data is damaged and was not read. Restore your last backup; if this is a backup, \
    use another copy.";
/// A photo is missing.
pub const NO_PHOTO: &str = "A photo is no longer there. Add it again, then save the visit.";
/// Records were locked meanwhile.
pub const LOCKED_MEANWHILE: &str =
    "Nothing was saved, because the records were locked meanwhile. Unlock them and try again.";

/// Another error of the browser.
pub fn browser_failure(reason: &str) -> String {
    format!("The browser reports an error: {}. Nothing was changed. Try again.", reason.trim_end_matches('.'))
}

/// While records are switched on.
pub const SETTING_UP: &str = "Switching records on…";
/// While records are unlocked.
pub const UNLOCKING: &str = "Unlocking…";
/// While records are erased.
pub const ERASING: &str = "Erasing…";
/// After records were erased.
pub const ERASED: &str = "All records were erased from this device.";
/// While an entry is saved.
pub const SAVING: &str = "Saving…";
/// After an entry was saved.
pub const SAVED: &str = "Saved.";
/// After a visit was saved.
pub const VISIT_SAVED: &str = "The visit is saved on this device.";
/// While an entry is deleted.
pub const DELETING: &str = "Deleting…";
/// After a deletion was undone.
pub const UNDONE: &str = "The deletion was undone.";
/// After a deletion, beside the button that undoes it.
pub const DELETED: &str = "Deleted. You can undo this for half a minute.";
/// While a backup is made.
pub const BACKING_UP: &str = "Making the backup…";
/// After a backup was made.
pub const BACKED_UP: &str = "The backup was downloaded. Keep it and its passphrase in different places.";
/// While a backup is restored.
pub const RESTORING: &str = "Restoring the backup…";

/// The name of a backup file.
pub fn backup_name(date: Date) -> String {
    format!("naevus-{date}.naevus")
}

/// After a backup was restored: the numbers of entries.
pub fn restored(added: usize, updated: usize, deleted: usize, left_out: usize) -> String {
    if added + updated + deleted + left_out == 0 {
        return "The backup has nothing that is not here already.".into();
    }
    let left_out = match left_out {
        0 => "",
        _ => " Entries of a person or lesion that was deleted here were left out.",
    };
    format!("The backup was restored. Added: {added}. Updated: {updated}. Deleted: {deleted}.{left_out}")
}

/// Heading of the set-up.
pub const SET_UP: &str = "Follow lesions over time";
/// What records are.
pub const SET_UP_PURPOSE: &str = "Keep photos and results of a lesion from visit to visit. Everything stays on this device, \
    encrypted. Nothing is stored until you switch records on here.";
/// Legend of the choice of a lock.
pub const HOW_TO_LOCK: &str = "How shall the records be locked?";
/// A choice of a lock.
pub const WITH_PASSPHRASE: &str = "With a passphrase";
/// What it means.
pub const WITH_PASSPHRASE_HINT: &str = "You type it each time. Nobody can read the records without it, also on a stolen \
    device. If you forget it, the records are lost: nobody can restore them.";
/// A choice of a lock.
pub const WITH_DEVICE: &str = "With a key of this device";
/// What it means.
pub const WITH_DEVICE_HINT: &str = "You type nothing. Anyone who can use this browser on this device can open the records. \
    Choose it only if the device itself has a code or a password.";
/// Label of the passphrase.
pub const PASSPHRASE: &str = "Passphrase";
/// Label of the repeated passphrase.
pub const PASSPHRASE_AGAIN: &str = "Passphrase again";
/// Hint at a new passphrase.
pub const PASSPHRASE_HINT: &str = "At least 8 characters. Four or five words that do not belong together are good.";
/// The passphrase is too short.
pub const TOO_SHORT: &str = "Enter a passphrase of at least 8 characters.";
/// The passphrases differ.
pub const NOT_THE_SAME: &str = "The two passphrases are not the same. Type them again.";
/// Button that switches records on.
pub const SWITCH_ON: &str = "Switch records on";
/// Heading while records are locked.
pub const LOCKED: &str = "The records are locked";
/// Button that unlocks.
pub const UNLOCK: &str = "Unlock";
/// Button that locks.
pub const LOCK: &str = "Lock";
/// Button that opens records with the key of the device.
pub const OPEN: &str = "Open records";

/// Heading of the persons.
pub const PERSONS: &str = "Persons";
/// Shown instead of the list of persons.
pub const NO_PERSONS: &str = "There are no persons yet. Add one with a code that means nothing to others.";
/// Heading of the form for a new person.
pub const NEW_PERSON: &str = "Add a person";
/// Label of the code.
pub const CODE: &str = "Code";
/// Hint at the code.
pub const CODE_HINT: &str = "Use a code of your own instead of a name.";
/// Label of the year of birth.
pub const BIRTH_YEAR: &str = "Year of birth";
/// Label of the skin type.
pub const SKIN_TYPE: &str = "Skin type (Fitzpatrick)";
/// No value is given.
pub const NOT_GIVEN: &str = "Not given";
/// Button that adds.
pub const ADD: &str = "Add";
/// Button that saves.
pub const SAVE: &str = "Save";
/// Button that cancels.
pub const CANCEL: &str = "Cancel";
/// Button that undoes.
pub const UNDO: &str = "Undo";
/// Label of notes.
pub const NOTES: &str = "Notes";
/// Heading of the lesions that are due.
pub const DUE: &str = "Due for a visit";
/// Link to all persons.
pub const ALL_PERSONS: &str = "All persons";
/// Heading of the lesions of a person.
pub const LESIONS: &str = "Lesions";
/// Shown instead of the lesions of a person.
pub const NO_LESIONS: &str =
    "There are no lesions yet. Tap the place on the map of the body, or choose it in the list.";
/// Heading of the map.
pub const BODY_MAP: &str = "Map of the body";
/// Heading of the form for a new lesion.
pub const NEW_LESION: &str = "Add a lesion";
/// Opens the form of a person.
pub const EDIT_PERSON: &str = "Change the code, the year of birth, the skin type or the notes";
/// Label of the list of regions.
pub const REGION: &str = "Place";
/// Label of the label of a lesion.
pub const LABEL: &str = "Label";
/// Label of the next visit.
pub const NEXT_VISIT: &str = "Next visit on";
/// Heading of the visits.
pub const VISITS: &str = "Visits";
/// Shown instead of the visits.
pub const NO_VISITS: &str =
    "There are no visits yet. Add photos on the screen Read, then choose “Save to a lesion” at a result.";
/// Button that deletes a person.
pub const DELETE_PERSON: &str = "Delete this person";
/// Button that deletes a lesion.
pub const DELETE_LESION: &str = "Delete this lesion";
/// Button that deletes a visit.
pub const DELETE_VISIT: &str = "Delete this visit";
/// The alert of a visit was raised.
pub const ALERT: &str = "Alert raised: have it examined by a doctor.";
/// The alert of a visit was not raised.
pub const NO_ALERT: &str = "No alert. This does not rule out skin cancer.";
/// The photo of a visit was refused.
pub const REFUSED: &str = "Not assessed: the photo was refused.";
/// At a result: opens the screen of lesions to save the photo.
pub const SAVE_TO_LESION: &str = "Save to a lesion";
/// At a lesion, while photos shall be saved.
pub const SAVE_HERE: &str = "Save the visit here";
/// The entry of an address does not exist.
pub const NOT_FOUND: &str = "This entry was deleted or is not on this device.";

/// While photos shall be saved.
pub fn choose_lesion(photos: usize) -> String {
    match photos {
        1 => "One photo shall be saved. Choose the person and the lesion, or add them.".into(),
        photos => {
            format!("{photos} photos shall be saved as one visit. Choose the person and the lesion, or add them.")
        }
    }
}

/// The label of a new lesion.
pub fn lesion_label(number: usize) -> String {
    format!("Lesion {number}")
}

/// The name of a skin type: `II`.
pub fn skin_type(skin_type: SkinType) -> &'static str {
    ["I", "II", "III", "IV", "V", "VI"][usize::from(skin_type.number()) - 1]
}

/// The year of birth and the skin type of a person; empty if neither is given.
pub fn person_details(person: &Person) -> String {
    match (person.birth_year, person.skin_type) {
        (Some(year), Some(kind)) => format!("Born {year}, skin type {}", skin_type(kind)),
        (Some(year), None) => format!("Born {year}"),
        (None, Some(kind)) => format!("Skin type {}", skin_type(kind)),
        (None, None) => String::new(),
    }
}

/// The number of lesions of a person.
pub fn lesion_count(lesions: usize) -> String {
    match lesions {
        0 => "No lesions".into(),
        1 => "One lesion".into(),
        lesions => format!("{lesions} lesions"),
    }
}

/// The number of visits of a lesion and the day of the last one.
pub fn visit_count(visits: usize, last: Option<Date>) -> String {
    match (visits, last) {
        (1, Some(last)) => format!("One visit, on {last}"),
        (visits, Some(last)) => format!("{visits} visits, the last on {last}"),
        (_, None) => "No visits".into(),
    }
}

/// When the next visit of a lesion is due; empty if it has none.
pub fn due(lesion: &Lesion, today: Date) -> String {
    let Some(due) = lesion.due else { return String::new() };
    match due.days_until(today) {
        0 => "Due today".into(),
        1 => format!("Due since yesterday, {due}"),
        days if days > 1 => format!("Due for {days} days, since {due}"),
        _ => format!("Next visit on {due}"),
    }
}

/// The next visit after so many months, as the label of a button.
pub fn in_months(months: u8) -> String {
    match months {
        1 => "In a month".into(),
        12 => "In a year".into(),
        months => format!("In {months} months"),
    }
}

/// The alternative text of a photo of a visit.
pub fn photo_of(date: Date) -> String {
    format!("Photo of {date}")
}

/// Heading of backup, locking and erasing.
pub const SAFE: &str = "Backup and lock";
/// What a backup is for.
pub const BACKUP_HINT: &str = "A backup is one encrypted file with all records. Without one, the records are lost with this \
    device, or if the browser deletes its data. Restoring adds what is new and keeps the newer edit.";
/// Button that makes a backup.
pub const BACK_UP: &str = "Download a backup";
/// Label of the file of a backup.
pub const BACKUP_FILE: &str = "Backup file";
/// Button that restores a backup.
pub const RESTORE: &str = "Restore";
/// No file is chosen.
pub const NO_FILE: &str = "Choose a backup file.";
/// Heading of the form for a backup.
pub const MAKE_BACKUP: &str = "Make a backup";
/// Heading of the form that restores a backup.
pub const RESTORE_BACKUP: &str = "Restore a backup";
/// Label of the minutes without use.
pub const LOCK_AFTER: &str = "Lock without use after";
/// Label of the lock when hidden.
pub const LOCK_WHEN_HIDDEN: &str = "Lock when the page is hidden";
/// Button that asks whether to erase.
pub const ERASE: &str = "Erase all records";
/// The question before records are erased.
pub const ERASE_QUESTION: &str =
    "All persons, lesions, visits and photos are erased from this device. Only a backup can bring them back.";
/// Button that erases.
pub const ERASE_NOW: &str = "Erase now";

/// Minutes as a choice.
pub fn minutes(minutes: u32) -> String {
    match minutes {
        1 => "1 minute".into(),
        60 => "1 hour".into(),
        minutes => format!("{minutes} minutes"),
    }
}

/// The name of a view of the map.
pub fn view_name(view: View) -> &'static str {
    match view {
        View::Front => "Front",
        View::Back => "Back",
        View::Head => "Head",
        View::Hands => "Hands",
        View::Feet => "Feet",
    }
}

/// The side of the person at the left of a view.
pub fn side_at_left(view: View) -> &'static str {
    if view == View::Back { "left" } else { "right" }
}

/// The side of the person at the right of a view.
pub fn side_at_right(view: View) -> &'static str {
    if view == View::Back { "right" } else { "left" }
}
