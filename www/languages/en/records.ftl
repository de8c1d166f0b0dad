# The browser stores nothing for this page.
records-no-storage = Records cannot be kept: this browser stores nothing for this page, as in a private window or with site data blocked. Open the page in a normal window.

# The browser encrypts only for pages that were loaded over https.
records-needs-https = Records cannot be kept: the browser encrypts only for pages of an address with https. Ask the operator of this site.

# The storage is full.
records-full = Nothing was saved: the storage of this browser is full. Download a backup, then delete visits that you no longer need or free storage on this device.

# Another tab has a newer version of the page.
records-newer-version = The records were opened by a newer version of this page. Close all tabs of the page and open it again.

# The records are not there any more.
records-gone = The records are no longer on this device: the browser has deleted them, or they were erased in another tab. Switch records on and restore your last backup.

# The passphrase is wrong.
records-wrong-passphrase = This passphrase does not unlock the data. Check capital letters and the language of the keyboard.

# The key of the device is missing.
records-no-device-key = The browser has deleted the key of this device, so that these records cannot be read any more. Erase them and restore your last backup.

# An encrypted value does not decrypt.
records-damaged = A part of the data is damaged and was not read. Restore your last backup; if this is a backup, use another copy.

# A photo is missing.
records-no-photo = A photo is no longer there. Add it again, then save the visit.

# Records were locked meanwhile.
records-locked-meanwhile = Nothing was saved, because the records were locked meanwhile. Unlock them and try again.

# While records are switched on.
records-setting-up = Switching records on…

# While records are unlocked.
records-unlocking = Unlocking…

# While records are erased.
records-erasing = Erasing…

# After records were erased.
records-erased = All records were erased from this device.

# While an entry is saved.
records-saving = Saving…

# After an entry was saved.
records-saved = Saved.

# After a visit was saved.
records-visit-saved = The visit is saved on this device.

# While an entry is deleted.
records-deleting = Deleting…

# After a deletion was undone.
records-undone = The deletion was undone.

# After a deletion, beside the button that undoes it.
records-deleted = Deleted. You can undo this for half a minute.

# While a backup is made.
records-backing-up = Making the backup…

# After a backup was made.
records-backed-up = The backup was downloaded. Keep it and its passphrase in different places.

# While a backup is restored.
records-restoring = Restoring the backup…

# Heading of the set-up.
records-set-up = Follow lesions over time

# What records are.
records-set-up-purpose = Keep photos and results of a lesion from visit to visit. Everything stays on this device, encrypted. Nothing is stored until you switch records on here.

# Legend of the choice of a lock.
records-how-to-lock = How shall the records be locked?

# A choice of a lock.
records-with-passphrase = With a passphrase

# What it means.
records-with-passphrase-hint = You type it each time. Nobody can read the records without it, also on a stolen device. If you forget it, the records are lost: nobody can restore them.

# A choice of a lock.
records-with-device = With a key of this device

# What it means.
records-with-device-hint = You type nothing. Anyone who can use this browser on this device can open the records. Choose it only if the device itself has a code or a password.

# Label of the passphrase.
records-passphrase = Passphrase

# Label of the repeated passphrase.
records-passphrase-again = Passphrase again

# Hint at a new passphrase.
records-passphrase-hint = At least 8 characters. Four or five words that do not belong together are good.

# The passphrase is too short.
records-too-short = Enter a passphrase of at least 8 characters.

# The passphrases differ.
records-not-the-same = The two passphrases are not the same. Type them again.

# Button that switches records on.
records-switch-on = Switch records on

# Heading while records are locked.
records-locked = The records are locked

# Button that unlocks.
records-unlock = Unlock

# Button that locks.
records-lock = Lock

# Button that opens records with the key of the device.
records-open = Open records

# Heading of the persons.
records-persons = Persons

# Shown instead of the list of persons.
records-no-persons = There are no persons yet. Add one with a code that means nothing to others.

# Heading of the form for a new person.
records-new-person = Add a person

# Label of the code.
records-code = Code

# Hint at the code.
records-code-hint = Use a code of your own instead of a name.

# Label of the year of birth.
records-birth-year = Year of birth

# Label of the skin type.
records-skin-type = Skin type (Fitzpatrick)

# No value is given.
records-not-given = Not given

# Button that adds.
records-add = Add

# Button that saves.
records-save = Save

# Button that cancels.
records-cancel = Cancel

# Button that undoes.
records-undo = Undo

# Label of notes.
records-notes = Notes

# Heading of the lesions that are due.
records-due = Due for a visit

# Link to all persons.
records-all-persons = All persons

# Heading of the lesions of a person.
records-lesions = Lesions

# Shown instead of the lesions of a person.
records-no-lesions = There are no lesions yet. Tap the place on the map of the body, or choose it in the list.

# Heading of the map.
records-body-map = Map of the body

# Heading of the form for a new lesion.
records-new-lesion = Add a lesion

# Opens the form of a person.
records-edit-person = Change the code, the year of birth, the skin type or the notes

# Label of the list of regions.
records-region = Place

# Label of the label of a lesion.
records-label = Label

# Label of the next visit.
records-next-visit = Next visit on

# Heading of the visits.
records-visits = Visits

# Shown instead of the visits.
records-no-visits = There are no visits yet. Add photos on the screen Read, then choose “Save to a lesion” at a result.

# Button that deletes a person.
records-delete-person = Delete this person

# Button that deletes a lesion.
records-delete-lesion = Delete this lesion

# Button that deletes a visit.
records-delete-visit = Delete this visit

# The alert of a visit was raised.
records-alert = Alert raised: have it examined by a doctor.

# The alert of a visit was not raised.
records-no-alert = No alert. This does not rule out skin cancer.

# The photo of a visit was refused.
records-refused = Not assessed: the photo was refused.

# At a result: opens the screen of lesions to save the photo.
records-save-to-lesion = Save to a lesion

# At a lesion, while photos shall be saved.
records-save-here = Save the visit here

# The entry of an address does not exist.
records-not-found = This entry was deleted or is not on this device.

# Heading of backup, locking and erasing.
records-safe = Backup and lock

# What a backup is for.
records-backup-hint = A backup is one encrypted file with all records. Without one, the records are lost with this device, or if the browser deletes its data. Restoring adds what is new and keeps the newer edit.

# Button that makes a backup.
records-back-up = Download a backup

# Label of the file of a backup.
records-backup-file = Backup file

# Button that restores a backup.
records-restore = Restore

# No file is chosen.
records-no-file = Choose a backup file.

# Heading of the form for a backup.
records-make-backup = Make a backup

# Heading of the form that restores a backup.
records-restore-backup = Restore a backup

# Label of the minutes without use.
records-lock-after = Lock without use after

# Label of the lock when hidden.
records-lock-when-hidden = Lock when the page is hidden

# Button that asks whether to erase.
records-erase = Erase all records

# The question before records are erased.
records-erase-question = All persons, lesions, visits and photos are erased from this device. Only a backup can bring them back.

# Button that erases.
records-erase-now = Erase now

# $reason comes from the browser, in the browser's language.
records-browser-failure = The browser reports an error: { $reason }. Nothing was changed. Try again.

# After a backup was restored.
records-nothing-new = The backup has nothing that is not here already.

records-restored = The backup was restored. Added: { $added }. Updated: { $updated }. Deleted: { $deleted }.

records-restored-in-part = The backup was restored. Added: { $added }. Updated: { $updated }. Deleted: { $deleted }. Entries of a person or lesion that was deleted here were left out.

records-choose-lesion = { $photos ->
    [one] One photo shall be saved. Choose the person and the lesion, or add them.
   *[other] { $photos } photos shall be saved as one visit. Choose the person and the lesion, or add them.
}

# The label of a new lesion, which the user can change.
records-lesion-label = Lesion { $number }

records-born-with-skin-type = Born { $year }, skin type { $type }

records-born = Born { $year }

records-of-skin-type = Skin type { $type }

records-lesion-count = { $lesions ->
    [0] No lesions
    [one] One lesion
   *[other] { $lesions } lesions
}

records-visit-count = { $visits ->
    [one] One visit, on { $date }
   *[other] { $visits } visits, the last on { $date }
}

records-visit-count-none = No visits

records-due-today = Due today

records-due-since-yesterday = Due since yesterday, { $date }

# $days is at least 2.
records-due-for = { $days ->
    [one] Due for { $days } day, since { $date }
   *[other] Due for { $days } days, since { $date }
}

records-due-on = Next visit on { $date }

# A choice for the next visit.
records-in-months = { $months ->
    [one] In a month
    [12] In a year
   *[other] In { $months } months
}

records-photo-of = Photo of { $date }

records-minutes = { $minutes ->
    [one] { $minutes } minute
    [60] 1 hour
   *[other] { $minutes } minutes
}

# The views of the map of the body.
records-view-front = Front

records-view-back = Back

records-view-head = Head

records-view-hands = Hands

records-view-feet = Feet

# The side of the person, beside the map of the body.
records-side-left = left

records-side-right = right

# While what unlocks the records is replaced.
records-relocking = Changing the lock…

# After what unlocks the records was replaced.
records-relocked = The lock was changed. A backup keeps the passphrase that it was made with.

# Opens the form that replaces what unlocks the records.
records-relock = Change the passphrase or how the records are locked

# Label of the present passphrase in that form.
records-present-passphrase = Present passphrase

# Heading of the choice in that form.
records-how-to-lock-from-now = From now on, lock the records

# Button that replaces what unlocks the records.
records-relock-now = Change the lock

# Opens the form with the label and the place of a lesion.
records-edit-lesion = Change the label or the place

# Title of a photo of a visit in large.
records-photo-in-large = { $label }, { $date }

# The link from a photo of a visit to the same in large.
records-open-photo = Open the photo of { $date } in large
