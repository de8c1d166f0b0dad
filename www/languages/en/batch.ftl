# Heading of the buttons that add photos.
batch-add = Many photos

# What the screen is for.
batch-purpose = A folder, a ZIP archive or many files are read one after another, on this device. The page keeps a small picture and the numbers of each photo.

# What is lost.
batch-not-kept = Nothing here is stored: the table is gone when the page is closed or loaded again. Save it as CSV.

# A button.
batch-choose-folder = Choose a folder

# A button.
batch-choose-files = Choose photos or a ZIP

# Below the buttons.
batch-drop-hint = You can also drop folders, photos and archives anywhere on this screen. Photos that you add to the screen “Read” go first.

# Heading of the progress.
batch-progress = Progress

# Buttons.
batch-pause = Pause

# Continues after a pause.
batch-continue = Continue

# Cancels the photos that have no result.
batch-cancel = Cancel the rest

# Reads the photos that were cancelled or have failed.
batch-retry = Read the rest

# Removes all photos.
batch-remove-all = Remove all

# Confirms that.
batch-remove-confirm = Remove

# Does not remove them.
batch-keep = Keep

# Saves the table.
batch-save-table = Save as CSV

# Heading of the table.
batch-table = Photos

# Label of the filter.
batch-filter = Show

# Label of the order.
batch-order = Order

# If the filter leaves all photos out.
batch-none-passes = No photo passes this filter.

# Opens the full result of a photo.
batch-open = Full result

# Below the table's heading.
batch-open-hint = “Full result” adds the photo to the screen “Read”, with its map, all nine diagnoses and the report.

# If the file of a row cannot be read again.
batch-not-opened = This file can no longer be read. Choose the folder again.

# After the photos were cancelled, for screen readers.
batch-announced-cancelled = The rest of the photos were cancelled.

# After the photos were removed, for screen readers.
batch-announced-removed = All photos were removed.

# While the model does not load.
batch-no-model = The photos wait for the model. The screen “Read” says what is wrong with it.

# While the files are listed.
batch-listing = The files are being listed …

# If there is no photo among them.
batch-no-photo = There is no photo among these files.

# Heading of the check.
batch-check = Check it on your own photos

# What the check needs.
batch-check-hint = If you know the diagnoses of your photos, the page measures how often it is right on them. Choose a folder with one sub-folder for each diagnosis (named nevus, melanoma or MEL, …), or add a CSV with the columns path and label, and if you have them lesion and patient, so that photos of one lesion or patient do not count as independent.

# What makes the figures wrong.
batch-check-limits = Use photos that the model was not trained on: photos from HAM10000, ISIC, SIIM-ISIC 2020, PAD-UFES-20 and other public archives give figures that are too good. Labels should be from histology, or from an expert if there is none. Few photos give wide intervals.

# A button.
batch-add-table = Add a CSV with the diagnoses

# A button.
batch-compute = Compute the figures

# While they are computed.
batch-computing = The figures are being computed …

# While photos have no result.
batch-check-waits = The figures can be computed when all photos are read.

# If no photo has a diagnosis.
batch-no-labelled = No photo with a diagnosis was assessed.

# Above the folders whose names are none of the nine diagnoses.
batch-unknown-folders = Which diagnosis do these folders show?

# The first option for such a folder.
batch-no-diagnosis = Leave out

# The heads of the columns: picture, file, result, malignant and label.
batch-columns-picture = Picture

batch-columns-file = File

batch-columns-result = Result

batch-columns-malignant = Malignant

batch-columns-label = Label

# What is said about the files that were added.
batch-others =
    { $count ->
        [one] One file that is no photo was left out.
       *[other] { $count } files that are no photos were left out.
    }

batch-unreadable =
    { $count ->
        [one] One file or folder cannot be read. Check whether it may be opened.
       *[other] { $count } files or folders cannot be read. Check whether they may be opened.
    }

batch-saved = Saved as { $file }.

batch-not-saved = The file was not saved. { $reason }

# An archive that cannot be opened.
batch-archive-no-end = { $file } is no complete ZIP archive. Copy it again, or extract it and choose the folder.

batch-archive-several-parts = { $file } is one of several parts. Extract all of them and choose the folder.

batch-archive-damaged = The directory of { $file } is damaged. Extract the archive and choose the folder.

batch-archive-too-many = { $file } has too many files. Extract it and choose the folder.

batch-archive-overlap = Files of { $file } share bytes, as in archives that are made to fill a memory. It is not read.

# A photo of an archive that cannot be read.
batch-entry-encrypted = It is encrypted. Extract the archive with its password and choose the folder.

batch-entry-method = It is compressed in a way that browsers do not read. Extract the archive and choose the folder.

batch-entry-path = Its path leads out of the archive. It is not read.

batch-entry-damaged = It is damaged in the archive. Copy the archive again, or extract it.

batch-workbook = { $file } is a workbook. Save it as CSV in your spreadsheet program.

# A table that cannot be used.
batch-table-empty = { $file } has no text.

batch-table-column = { $file } has no column “{ $column }”. Its columns are: { $columns }. Is it the right file, with its header line?

batch-table-damaged = { $file } cannot be read to its end. Save it again as CSV in UTF-8.

# The number of photos that are done.
batch-done =
    { $photos ->
        [one] { $settled } of one photo
       *[other] { $settled } of { $photos } photos
    }

# The rate, and the time that is left.
batch-pace-minutes =
    { $minutes ->
        [one] { $rate } photos a minute, about a minute left
       *[other] { $rate } photos a minute, about { $minutes } minutes left
    }

batch-pace-hours = { $rate } photos a minute, about { $hours } h { $minutes } min left

# What became of the photos; a number is before each.
batch-tally-assessed = assessed

batch-tally-alert = with an alert

batch-tally-unusual = unusual

batch-tally-refused = refused

batch-tally-unreadable = not readable

batch-tally-cancelled = cancelled

# When all photos are done, for screen readers.
batch-announced-end =
    { $photos ->
        [one] The photo is read. Photos with an alert: { $alerts }.
       *[other] All { $photos } photos are read. Photos with an alert: { $alerts }.
    }

# The question before all photos are removed.
batch-remove-question =
    { $photos ->
        [one] Remove the photo and its result? This cannot be undone.
       *[other] Remove { $photos } photos and their results? This cannot be undone.
    }

# Button that shows further rows.
batch-show-more = Show { $more } more of { $total }

# Label of the button that opens the full result of a photo, for screen readers.
batch-open-label = Full result of { $file }

# The result of a row, if it is not a diagnosis.
batch-result-waits = waits

batch-result-in-work = is read …

batch-result-cancelled = cancelled

batch-result-refused = Refused: it does not look like a close photo of a lesion.

batch-result-bare-skin = Refused: if there is a lesion, it is too small, too faint or too far from the middle.

# Marks of a row.
batch-unusual = unusual photo

batch-alert = Alert

# Which photos are shown.
batch-filter-all = All photos

batch-filter-alert = With an alert

batch-filter-refused = Refused

batch-filter-unusual = Unusual

batch-filter-unreadable = Not readable

# The order of the photos.
batch-order-added = As added

batch-order-name = File name

batch-order-malignant = Malignant first

batch-order-diagnosis = Diagnosis

# The label of a photo of which only that is known.
batch-not-malignant = not malignant
