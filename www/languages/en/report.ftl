# Heading of every page.
report-heading = Photo of a skin lesion: report of a computer program

# Heading of a page with several photos.
report-heading-several = Photos of a skin lesion: report of a computer program

# Heading of the first diagnoses.
report-first-diagnoses = Most probable diagnoses

# Heading of the table of all nine diagnoses.
report-all-nine = All nine diagnoses

# Heading of the remarks.
report-remarks = Remarks

# Heading of what the alert means.
report-meaning = What the alert means

# Heading of the limits.
report-limits = Limits

# Heading of the place for a note.
report-note = Clinician's note

# Under the result of photos that are not refused.
report-probabilities = The probabilities are those of a neural network for its nine diagnoses. It has no others, and each photo gets the nearest of them.

# The limits of every report.
report-limits-text = The program has only the photos on this page. It has no history, no examination and no histology. A diagnosis is made by a doctor.

# Labels of the facts.
report-created = Report made

report-person = Person

report-age = Age

report-site = Site on the body

report-not-given = not given

report-program = Program

report-model = Model

# The heads of the table of all nine diagnoses.
report-diagnosis = Diagnosis

report-group = Group

report-probability = Probability

# The lines below the clinician's note.
report-name = Name

report-date = Date

report-signature = Signature

# The place of a lesion among the lesions of a report.
report-place = { $number } of { $lesions }

report-malignant = The malignant diagnoses together have a probability of { $probability }.

report-remark-on-photo = { $file }: { $remark }

report-alert-figures = On the test photos, the alert was raised for { $malignant } of the malignant lesions, and not raised for { $others } of the others. The ranges are 95% intervals.

report-added = Added { $time }

report-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}

report-time = { $date }, { $time }

report-program-version = { $name } { $version }, build { $build }

report-model-released = { $name }, released { $date }, SHA-256 { $hash }

report-model-version = { $name }, SHA-256 { $hash }

report-heading-with-place = { $heading } ({ $place })

# $label is a line such as assessment-resembles.
report-first = { $label }: { $diagnosis }, { $probability }

report-nearest = { $label }: Nearest: { $diagnosis }, { $probability }
