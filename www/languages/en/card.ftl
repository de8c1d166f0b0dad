# While there is no card.
card-not-loaded = The model is not loaded yet. Its description is loaded with it.

# Name of the list of sections, for screen readers.
card-contents = Contents

# Heading of what the model is not for.
card-limits = Limits

# Shown in other languages only: write it in your language.
card-prose-in-english = This part of the description of the model is in English.

# Heading of the known failures.
card-known-failures = Known failures

# Heading of the figures.
card-performance = Performance

# Heading of the results on left-out archives.
card-left-out = Results in other clinics

# Heading of the refusals.
card-refused-photos = Refused photos

# Heading of the calibration, the sets and the alert.
card-reliability = How to read a result

# Heading of authors and citation.
card-citation = Authors and citation

# Heading of the subgroups.
card-subgroups = Results by subgroup

# Heading of the training data.
card-training-data = Training data

# Heading of the licence.
card-licence = Licence

# Heading of name, size and hash.
card-model-version = Model version

# Heading of the changelog.
card-changelog = Changelog

# Below the figures of each diagnosis.
card-few-photos = A figure from few photos is uncertain, whatever its value. A sensitivity of 1.00 means that none of these photos was missed. It does not mean that none will ever be missed.

# Name of the row with the figures of the test set, in the table of left-out archives.
card-test-set = The test set

# Above the results on left-out archives.
card-left-out-archives = The test photos come from the same clinics as the training photos. To measure the model in other clinics, it was trained again without each archive, for fewer epochs, and measured on that archive. Expect these figures in a clinic whose photos were not used for training. The alert is measured on photos that are not refused, prediction sets on those that are not unusual either.

# Above the refusals.
card-refusals = A photo that does not look like a close photo of a lesion is refused. A photo that is unlike most photos of lesions gets a result with a caution. Few photos of lesions should be refused. All other photos should be refused.

# Above the subgroups.
card-subgroup-reliability = The same figures for photos of one source, domain, resolution, skin type, sex, age or site. Results are less reliable in subgroups with lower figures.

# Columns of the archives.
card-archive-archive = Archive

card-archive-photos = Photos

card-archive-used = Used

card-archive-relabelled = Relabelled

# Columns of the overall figures.
card-overall-figure = Figure

card-overall-value = Value

card-overall-95-interval = 95% interval

# Columns of the figures of each diagnosis.
card-by-diagnosis-diagnosis = Diagnosis

card-by-diagnosis-photos = Photos

# Columns of the left-out archives.
card-left-out-column-photos-of = Photos of

card-left-out-column-photos = Photos

# Columns of the refusals.
card-refusal-column-photos-of = Photos of

card-refusal-column-share = Share

card-refusal-column-95-interval = 95% interval

# Columns of the subgroups.
card-subgroup-column-subgroup = Subgroup

card-subgroup-column-photos = Photos

# The overall figures.
card-overall-balanced-accuracy = Balanced accuracy (mean of the nine sensitivities)

card-overall-balanced-accuracy-seven = Balanced accuracy, HAM10000's seven classes

card-overall-accuracy = Accuracy (share of photos whose most probable diagnosis is correct)

card-overall-accuracy-nine-class = Accuracy on the photos that are also in the nine-class set

card-overall-macro-auroc = Macro AUROC (mean of the nine one-vs-rest AUROCs)

card-overall-melanoma-auroc = Melanoma AUROC (melanoma against all others)

card-overall-malignant-auroc = Malignant AUROC (summed malignant probability against all others)

card-overall-macro-f1 = Macro F1 (combines sensitivity and precision)

card-overall-balanced-accuracy-with-age-and-site = Balanced accuracy, with age and site

card-overall-macro-auroc-with-age-and-site = Macro AUROC, with age and site

card-overall-melanoma-auroc-with-age-and-site = Melanoma AUROC, with age and site

card-overall-melanoma-sensitivity-at-95-specificity-with-age-and-site = Melanoma sensitivity at 95% specificity, with age and site

# The figures of each diagnosis: short.
card-of-diagnosis-sensitivity = Sensitivity

card-of-diagnosis-specificity = Specificity

card-of-diagnosis-auroc = AUROC

card-of-diagnosis-set-coverage = In prediction set

# The figures of each subgroup: short.
card-of-subgroup-balanced-accuracy = Balanced accuracy

card-of-subgroup-accuracy = Accuracy

card-of-subgroup-macro-auroc = Macro AUROC

card-of-subgroup-melanoma-auroc = Melanoma AUROC

card-of-subgroup-malignant-auroc = Malignant AUROC

card-of-subgroup-alert-sensitivity = Alert sensitivity

card-of-subgroup-alert-specificity = Alert specificity

# The figures of a left-out archive: short.
card-of-archive-alert-sensitivity = Alert sensitivity

card-of-archive-alert-specificity = Alert specificity

card-of-archive-set-coverage = In prediction set

card-of-archive-refused-malignant = Malignant refused

card-of-archive-balanced-accuracy = Balanced accuracy

# Lesions that were refused or got an inconclusive result.
card-of-lesions-refused-lesions = Lesions: refused

card-of-lesions-inconclusive-lesions = Lesions: refused, unusual or without a diagnosis that stands out

card-measured-on = Measured on { $photos } photos of { $lesions } lesions that were not used for training. Each figure has its 95% interval.

# $rule is prose of the model card, in English.
card-split = { $training } photos for training, { $validation } for validation, { $testing } for testing. { $rule }

# A hash follows.
card-identity = { $name }: { $megabytes } MB, { $precision }, { $side } by { $side } pixels, SHA-256{ " " }

card-quantization-higher = The weights are quantised, after quantisation-aware training. The figures above are those of the quantised weights. With unquantised weights, the most probable diagnosis would differ on { $changed } of the { $photos } test photos, and the balanced accuracy would be { $points } percentage points higher.

card-quantization-lower = The weights are quantised, after quantisation-aware training. The figures above are those of the quantised weights. With unquantised weights, the most probable diagnosis would differ on { $changed } of the { $photos } test photos, and the balanced accuracy would be { $points } percentage points lower.

card-cost = Each of the eight views of a photo takes { $operations } million multiply-adds. The network has { $parameters } million parameters.

# $photos is a kind of photos, in English, such as Faces.
card-refused = { $photos }: refused

# The name of a subgroup, in English, such as Age: 50 to 69.
card-subgroup = { $by }: { $group }

# Headings of the sections about the reliability of a result.
card-calibration = Calibration

card-prediction-sets = What cannot be ruled out

card-alert-level = The alert level

card-several-photos = Several photos of one lesion

card-rotation = Effect of rotation and mirroring

card-age-and-site = Age and site

# $error and $share are percentages with their 95% intervals.
card-calibration-error = The probabilities are meant to match how often a diagnosis is correct: 70% means seven of ten photos. On the test photos they are off by { $error } on average (expected calibration error).

card-sets = The diagnoses that cannot be ruled out form a conformal prediction set. It contains the most probable diagnoses, down to a rank that was chosen so that on average over the nine diagnoses { $coverage } of the sets contain the correct one. The table above has the measured share for each diagnosis.

card-set-coverage = The set contains the correct diagnosis for { $share } of the test photos with a set.

card-set-size = A set has { $size } diagnoses on average (95% interval { $interval }).

card-sets-limit = Unusual photos have no set. There is no guarantee for photos from another clinic or camera.

card-alert-level-rule = A photo is above the alert level if the probabilities of the malignant diagnoses sum to { $level } or more. The level was chosen on { $photos } malignant validation photos, so that at least { $target } of them are above it.

card-alert-sensitivity = Measured sensitivity: { $share } of the malignant test photos that are not refused are above it.

card-alert-specificity = Measured specificity: { $share } of the other test photos are below it.

card-alert-limit = A lesion without an alert may still be malignant.

card-alert-elsewhere = In clinics that the model was not trained on, { $least } to { $greatest } of the malignant photos taken through a dermatoscope were above it.

card-combined = Photos that you select as photos of the same lesion are combined: their probabilities are averaged, and the alert is raised if any of the photos raises it. The alert level and the rule of the sets are those of single photos.

card-combined-measured = Measured on { $lesions } lesions of the test set with { $photos } photos; { $malignant } of the lesions are malignant. In brackets: one photo of each lesion.

card-combined-and-single = { $combined } [{ $single }]

# $share is card-combined-and-single.
card-combined-accuracy = The most probable diagnosis is correct for { $share } of the lesions.

card-combined-sensitivity = The alert is raised for { $share } of the malignant lesions.

card-combined-specificity = It is not raised for { $share } of the others.

card-combined-set-coverage = The set contains the correct diagnosis for { $share } of the lesions with a set.

card-combined-limit = Lesions with several photos are not typical of all lesions: compare these figures with each other only.

card-mirrored = If a photo is mirrored, the most probable diagnosis changes for { $share } of the photos.

card-rotated = If a photo is rotated by a quarter turn, the most probable diagnosis changes for { $share } of the photos.

card-likelihood-ratios = You may give the patient's age and the site on the body. The page then multiplies each probability by likelihood ratios: the frequency of this age, or of this site, among lesions of the diagnosis, divided by its mean frequency. The ratios are raised to the power of { $weight }. They were computed from { $ages } lesions of known age and { $sites } of known site.

card-age-and-site-known = The archives give the age for { $age } and the site for { $site } of the test photos.

card-age-and-site-gain = On all test photos, age and site change the balanced accuracy by { $points } percentage points (95% interval { $low } to { $high }).

card-age-and-site-alert = Age and site can raise the alert. They do not switch off an alert that the photo alone raises.

card-age-and-site-privacy = Age and site stay on this device. They are deleted when the photo is removed.

card-age-and-site-figures = All figures that do not mention age and site are of the photo alone. So are the thresholds of the prediction sets and of the alert level.
