# Title of the chart of the alert.
summary-alert-by-archive = Malignant lesions for which the alert is raised

# Below [`ALERT_BY_ARCHIVE`].
summary-alert-by-archive-note = Share and 95% interval, from 0 to 100%. Photos that are refused are not counted.

# Title of the reliability diagram.
summary-reliability-diagram = How often the first diagnosis is right, by its probability

# Below the title.
summary-reliability-diagram-note = Test set, with 95% intervals. On the diagonal, the probability equals the share of right diagnoses. Below it, the probability is too high.

# Axes of the diagram, and heads of its columns.
summary-probability = Probability

summary-share-right = Right

summary-photos = Photos

# Opens the table with the figures of the diagram.
summary-reliability-table = The figures of this chart

# The bounds of a bin of the diagram, in percent.
summary-bin = { $low }–{ $high }

# Who has made the model, and whom to ask.
summary-authors = Made by the developers of naevus. The source code, with the documentation of the training, comes with the program. For questions about this site, ask its operator.

# The figures at the top of the screen: a value, what it is, and its interval or source.
summary-of-100 = { $count } of 100

summary-range-of-100 = { $least } to { $greatest } of 100

summary-elsewhere = malignant lesions raise the alert, in clinics that were left out of the training

summary-clinics = { $clinics } clinics or archives, photos through a dermatoscope

summary-alert-sensitivity = malignant lesions of the test set raise the alert

summary-alert-specificity = other lesions of the test set do not raise it

summary-balanced-accuracy = lesions get the right diagnosis of nine, as a mean over the diagnoses

summary-interval = 95% interval { $interval }

# The rows of the chart of the alert.
summary-left-out = { $archive } (left out)

summary-test-set-dermoscopy = Test set, dermatoscope

summary-test-set-clinical = Test set, phone

summary-version = { $name }, { $date }, { $hash }

summary-citation = The developers of naevus. { $name }: classification of photos of skin lesions into nine diagnoses. Version { $version }, weights { $hash }, { $date }.
