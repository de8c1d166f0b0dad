# Heading of the sheet.
check-heading = naevus on own photos

# Below it.
check-notice = For research and education. It is not a diagnosis. The figures hold for these photos and for photos that were chosen in the same way.

# Buttons.
check-print = Print or save as PDF

# Saves the figures.
check-save = Save as JSON

# Heading of what limits the figures.
check-limits = What limits these figures

# Always said.
check-trained-on = If the model was trained on some of these photos, the figures are too good.

# Heading of the main figures.
check-summary = Summary

# Heading of the alert.
check-alert = The alert at its level

# Heading of the photos by class.
check-classes = Photos and lesions

# Heading of the sensitivities.
check-sensitivity = Sensitivity of the first diagnosis

# Its note.
check-sensitivity-note = The share of the photos of a diagnosis for which it is named first.

# Heading of the specificities.
check-specificity = Specificity of the first diagnosis

# Its note.
check-specificity-note = The share of the other photos for which the diagnosis is not named first.

# Heading of the confusion matrix.
check-confusion = Confusion matrix

# Its note.
check-confusion-note = Each row has the photos of one diagnosis, each column those for which one is named first.

# The head of its first column.
check-confusion-corner = Label

# Heading of the calibration.
check-calibration = Calibration

# Its note.
check-calibration-note = The share of right first diagnoses against their probability. On the diagonal, both are the same; a bar is a 95 % interval.

# Heading of the worst mistakes.
check-mistakes = The most certain mistakes

# Of malignant lesions.
check-missed = Malignant, but another kind is named first

# All others.
check-others = Other mistakes

# Without mistakes.
check-no-mistakes = There are none: the first diagnosis of each photo is its label.

# If a mistake has no picture.
check-no-picture = no picture

# Label of a mistake that was refused.
check-refused = refused, so that the page names no diagnosis

# Heads of their table.
check-class-heads-diagnosis = Diagnosis

check-class-heads-photos = Photos

check-class-heads-lesions = Lesions

# Heads of the figures.
check-figure-heads-figure = Figure

check-figure-heads-value-interval = Value (95 % interval)

# Without an alert that can be measured.
check-no-alert = The alert cannot be measured: it needs malignant and other photos that are not refused.

# Names of figures.
check-balanced-accuracy = Balanced accuracy: the mean of the sensitivities

check-accuracy = Accuracy of the first diagnosis

check-macro-auroc = Mean area under the ROC curve (AUROC)

check-melanoma-auroc = AUROC of melanoma

check-malignant-auroc = AUROC of malignant

check-set-coverage = Right diagnosis among those that are not ruled out

check-refused-share = Refused photos

check-inconclusive-share = Photos without a clear result

check-alert-sensitivity = Malignant photos with an alert (sensitivity)

check-alert-specificity = Other photos without an alert (specificity)

check-refused-malignant = Malignant photos that are refused

check-alert-note = The alert is raised from a malignant probability of { $level }. Refused photos have no alert and are not counted in the first two figures.

# What the figures are of.
check-basis = Photos with a diagnosis: { $photos }. Lesions: { $lesions }. Intervals are 95 % intervals from { $resamples } resamples.

# Photos that are in few figures or in none.
check-not-malignant =
    { $count ->
        [one] One more photo is labelled only as not malignant. It counts for the alert and the AUROCs.
       *[other] { $count } more photos are labelled only as not malignant. They count for the alert and the AUROCs.
    }

check-unlabelled =
    { $count ->
        [one] One photo without a label is in no figure.
       *[other] { $count } photos without a label are in no figure.
    }

check-not-assessed =
    { $count ->
        [one] One labelled photo has no result and is in no figure.
       *[other] { $count } labelled photos have no result and are in no figure.
    }

# What limits the figures.
check-few-photos = There are fewer than { $least } lesions of these diagnoses: { $diagnoses }. Their intervals are so wide that they tell little.

# A diagnosis with the number of its lesions, in the list of the last message.
check-few-lesions = { $diagnosis } ({ $lesions })

check-no-photos = There are no photos of these diagnoses: { $diagnoses }. The mean figures leave them out.

check-repeated-groups = The { $photos } labelled photos show { $groups } patients, or lesions if the patient is unknown. The intervals count these and not photos.

check-groups-unknown = No lesions or patients are given. If several photos show the same one, the intervals are too narrow.

# A mistake; both are diagnoses in lower case.
check-mistake = Label: { $label }. Named first: { $first }, { $probability }.

check-calibration-error = Debiased calibration error: { $value }.

# The labels that the photos have.
check-labelled =
    { $photos ->
        [one] { $labelled } of one photo has a label.
       *[other] { $labelled } of { $photos } photos have a label.
    }

check-of-table = The labels are from { $file }.

# A folder and the number of its photos.
check-folder = { $name } ({ $photos })

check-nearest = Do you mean { $name }?

check-missing =
    { $count ->
        [one] One photo of the table is not among these photos: { $first }.
       *[other] { $count } photos of the table are not among these photos, such as { $first }.
    }

check-unlisted =
    { $count ->
        [one] One photo is not in the table.
       *[other] { $count } photos are not in the table.
    }

# Problems of a line of the table.
check-row-fields = Line { $line } has { $fields } fields and not { $expected }. Quote a field that contains a comma.

check-row-no-path = Line { $line } has no path.

check-row-listed-on = Line { $line } lists the photo of line { $first } again.

check-row-train-only = The photo of line { $line } is for training only and has no label here.

check-row-unknown-label = The label “{ $label }” of line { $line } is none of the nine diagnoses.

check-more-problems =
    { $count ->
        [one] There is one more such line.
       *[other] There are { $count } more such lines.
    }

# The row of a diagnosis in the confusion matrix, with its code.
check-confusion-row = { $diagnosis } ({ $code })
