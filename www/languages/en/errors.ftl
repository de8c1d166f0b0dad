# Errors of photos: parts of a sentence, which start in lower case and have no full stop.
errors-photo-empty = the file is empty; pick the photo again

errors-photo-unknown-format = the file is not a JPEG, PNG or WebP photo; save it as JPEG and try again

# $format is one of errors-format-…, $remedy one of errors-remedy-….
errors-photo-format = the file is not a JPEG, PNG or WebP photo but { $format }; { $remedy }

# $format is JPEG, PNG or WebP.
errors-photo-truncated = the { $format } file is cut off before its end; copy or take the photo again

# $reason is a detail in English.
errors-photo-damaged = the { $format } file is damaged ({ $reason }); copy or take the photo again

# $kind is one of errors-jpeg-….
errors-photo-jpeg-kind = the file is a JPEG of a kind that is not read ({ $kind }); save it as an ordinary JPEG and try again

errors-photo-memory = the photo is a progressive JPEG of { $megapixels } megapixels, which takes { $megabytes } MB of memory to decode; save it as an ordinary (baseline) JPEG, or at a smaller size

errors-photo-too-large = the photo is { $width }×{ $height }, { $megapixels } megapixels; the limit is { $limit }, so crop it or take it at a smaller size

errors-photo-too-small = the photo is only { $width }×{ $height } pixels; take one with at least { $limit } on each side

# Formats in errors-photo-format, with their article.
errors-format-heic = a HEIC photo

errors-format-avif = an AVIF picture

errors-format-jpeg-xl = a JPEG XL picture

errors-format-jpeg-2000 = a JPEG 2000 picture

errors-format-app-png = an iPhone app's own PNG

errors-format-gif = a GIF

errors-format-bmp = a BMP picture

errors-format-tiff-or-raw = a TIFF or raw photo

errors-format-canon-raw = a Canon raw photo

errors-format-photoshop = a Photoshop file

errors-format-svg = an SVG drawing

errors-format-dicom = a DICOM file

errors-format-video = a video

errors-format-pdf = a PDF

errors-format-zip = a ZIP archive

errors-format-mac-resources = a Mac's notes about a file

errors-format-git-lfs-pointer = a Git LFS pointer, a text that stands for a file

errors-format-web-page = a web page

errors-format-text = a text file

errors-format-other = a file of another kind

# What to do, in errors-photo-format.
errors-remedy-heic = save it as JPEG; on an iPhone, choose it from Photos instead of Files, or set Settings > Camera > Formats to Most Compatible

errors-remedy-pick-a-photo = pick a photo

errors-remedy-unpack = unpack it and pick the photos in it

errors-remedy-mac-resources = pick the file of the same name without ._ at its start

errors-remedy-git-lfs = download the photo itself, for example with git lfs pull

errors-remedy-web-page = download the photo again; the network or the server may ask for a sign-in first

errors-remedy-save-as-jpeg = save it as JPEG and try again

# Kinds of JPEG in errors-photo-jpeg-kind.
errors-jpeg-arithmetic-coding = arithmetic coding

errors-jpeg-jpeg-ls = JPEG-LS

errors-jpeg-lossless = lossless coding

errors-jpeg-hierarchical = hierarchical coding

errors-jpeg-more-than-8-bits = more than 8 bits per channel

errors-jpeg-channel-count = neither one, three nor four channels

errors-jpeg-height-behind-picture = a height that is stored behind the picture

errors-jpeg-fine-colour = colour that is finer than brightness

errors-jpeg-separate-scans = colour channels in scans of their own

# Errors of workers: parts of a sentence. $reason is a detail in English.
errors-worker-undecodable = a message of the page could not be decoded: { $reason }

errors-worker-no-model = the page sent work before the model was ready

errors-worker-weights-size = the weights file has { $found } bytes, but { $expected } according to its card; it is cut off or belongs to another model, so fetch both again

errors-worker-weights-hash = the weights file does not match its card (SHA-256 { $found }, but { $expected } in the card); fetch both again

errors-worker-gpu = the GPU cannot be used: { $reason }

# $output is one of errors-golden-….
errors-worker-golden = this device computes another { $output } than the trainer (they differ by { $difference } on a reference input; { $allowed } is allowed)

errors-worker-impossible-result = this device returned an impossible result ({ $what }); try another device or browser

errors-worker-device = the device did not return a result: { $reason }

errors-golden-probability = probability

errors-golden-mahalanobis-distance = Mahalanobis distance

errors-golden-bare-skin-score = bare-skin score

errors-golden-no-lesion-score = "no lesion" score

errors-golden-activation-map = activation map

# Errors of records and backups: sentences.
errors-records-not-a-backup = This file is not a backup of naevus; choose a file whose name ends in .naevus.

errors-records-not-a-header = The header of the stored records is damaged; erase the records and restore a backup.

errors-records-later-version = These records have format { $version }, which this version of naevus cannot read; update naevus and try again.

errors-records-truncated = The file ends in the middle of its data; copy it again.

# $part is a part of the file, in English.
errors-records-damaged = { $part } is damaged; use another copy.

errors-records-too-costly = The header demands { $memory } MiB of memory and { $passes } passes, more than naevus allows; use another copy.

errors-records-not-an-entry = An entry cannot be read ({ $reason }); update naevus and try again.

errors-records-code = Enter a code of 1 to 60 characters.

errors-records-label = Enter a label of 1 to 60 characters.

errors-records-birth-year = Enter a year of birth from 1900.

errors-records-photo-count = Choose 1 to 20 photos for one visit.

errors-records-age = Enter an age from 0 to 120.

errors-records-photo-size = A photo has more than 64 MiB; save a smaller copy of it.

errors-records-notes = Shorten the notes to 10,000 characters.

errors-records-out-of-memory = This device has too little free memory to compute the key; close other pages and try again.

errors-records-trailing-bytes = The file has bytes after its end; use another copy.

errors-records-too-long = A part of the file has { $bytes } bytes, more than naevus allows; use another copy.
