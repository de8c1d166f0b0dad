# Button that opens the report of one photo, and title of the dialog.
handing-on-report = Report

# Button that opens the report of the whole list.
handing-on-report-all = Report of all

# Button that opens the report of the selected photos.
handing-on-report-lesion = Report of this lesion

# Name of the group of buttons, for screen readers.
handing-on-hand-on = Hand on the report

# Button that prints.
handing-on-print = Print or save as PDF

# Button that saves JSON.
handing-on-json = Save JSON

# Button that saves CSV.
handing-on-csv = Save CSV

# Button that saves FHIR.
handing-on-fhir = Save FHIR

# Button that copies.
handing-on-copy = Copy

# Button that opens the share sheet.
handing-on-share = Share

# Checkbox.
handing-on-include-photos = Include the photo files in JSON and FHIR

# Below the checkbox.
handing-on-include-hint = A photo file contains everything that the camera wrote into it, which can be the place and the time. Without it, the report names the file and its SHA-256.

# Name of the preview, for screen readers.
handing-on-preview = Preview of the printed pages

# While the files are read for their hashes.
handing-on-preparing = Reading the photo files

# After the report was copied.
handing-on-copied = The report is on the clipboard.

# The browser refused the clipboard.
handing-on-not-copied = The browser did not allow the clipboard. Save or print the report instead.

# The browser refused the share sheet.
handing-on-not-shared = The report was not shared. Save or print it instead.

# Above the page, where the photo is.
handing-on-no-picture = There is no picture of this photo.

handing-on-report-label = Report: { $file }

handing-on-saved = { $name } was saved to the downloads.

handing-on-photos-too-large = The photo files have { $megabytes } MB together, and a report can include { $limit } MB. Save the report of fewer photos, or leave the files out.

# Opens the inputs of what the user adds to a report.
handing-on-add-details = Add a person code, a label or a note

# Label of the code of the person.
handing-on-person-code = Person code

# Below the inputs of what the user adds.
handing-on-details-hint = Use a code instead of a name. What you type is in this report only and is not kept.

# Label of the name of the lesion.
handing-on-lesion-label = Lesion

# Label of the note.
handing-on-note = Note
