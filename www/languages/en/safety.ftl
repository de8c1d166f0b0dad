# What to do about a lesion without an alert.
safety-see-a-doctor = See a doctor about any lesion that worries you or that changes, whatever this page shows.

# Title of the statement of a raised alert.
safety-alert = Alert: show this lesion to a doctor

# After the reason of an alert.
safety-whatever = The alert counts whatever the most probable diagnosis is.

# Heading instead of a result, for a refused photo.
safety-not-assessed = Not assessed

# Below that heading.
safety-not-a-finding = This is not a finding: the photo was not assessed.

# Title and text of a statement, for screen readers.
safety-spoken = { $title }. { $text }

# Why the alert is raised. $share and $level are percentages.
safety-reason-without-age-and-site = Without age and site, the malignant diagnoses together reach the alert level of { $level }.

safety-reason-combined = In the { $photos } photos together, the malignant diagnoses have { $share }. The alert level is { $level }.

safety-reason = The malignant diagnoses together have { $share }. The alert level is { $level }.

safety-reason-photos = { $photos ->
    [one] One of the photos alone reaches the alert level of { $level }: { $files }.
   *[other] { $photos } of the photos alone reach the alert level of { $level }: { $files }.
}

# $subject is the name of a file, or combined-subject.
safety-raised-announcement = Alert for { $subject }: show this lesion to a doctor. { $text }

# How often the alert is raised: of 100 malignant lesions, and of 100 others.
safety-raised-of-100 = Of 100 malignant lesions like those of the test set, it is raised for about { $malignant }, and of 100 other lesions for about { $others }.

safety-raised-of-100-clinical = Of 100 malignant lesions like those of the test set, photographed without a dermatoscope, it is raised for about { $malignant }, and of 100 other lesions for about { $others }.

# A statement about a photo without an alert must not read as an all-clear.
safety-no-alert-level = This model does not mark malignant lesions

safety-alert-level-not-fitted = An alert level was not fitted.

safety-can-miss = The alert can miss cancer

safety-not-raised = { $photos ->
    [one] It was not raised for this photo.
   *[other] It was not raised for these photos.
}

safety-not-measured-unusual-and-combined = For unusual and for combined photos this was not measured.

safety-not-measured-unusual = For unusual photos this was not measured.

safety-not-measured-combined = For combined photos this was not measured.

safety-misses-both = Of 100 malignant lesions like those of the test set, the alert misses about { $measured }, in other clinics about { $elsewhere }.

safety-misses-both-clinical = Of 100 malignant lesions like those of the test set, photographed without a dermatoscope, the alert misses about { $measured }, in other clinics about { $elsewhere }.

safety-misses = Of 100 malignant lesions like those of the test set, the alert misses about { $measured }. In other clinics this was not measured.

safety-misses-clinical = Of 100 malignant lesions like those of the test set, photographed without a dermatoscope, the alert misses about { $measured }. In other clinics this was not measured.

safety-misses-elsewhere = Of 100 malignant lesions in other clinics, the alert misses about { $elsewhere }.

safety-misses-unknown-clinical = How many malignant lesions the alert misses in photos without a dermatoscope was not measured.

safety-misses-unknown = How many malignant lesions the alert misses was not measured.

safety-misses-combined = For combined photos it misses { $missed } of 100, measured on { $lesions } malignant lesions of the test set.

safety-misses-combined-range = For combined photos it misses { $missed } to { $most } of 100, measured on { $lesions } malignant lesions of the test set.

# Why a photo is refused, and what to do.
safety-refused-unlike-a-lesion = This photo does not look like a close photo of a skin lesion.

safety-refused-unlike-a-lesion-advice = Take a sharp photo, through a dermatoscope if you have one, with the lesion in the middle and filling about half of the picture. Move hair aside, and leave out rulers, pens and jewellery.

safety-refused-bare-skin = If there is a lesion in this photo, it is too small, too faint or too far from the middle to be assessed.

safety-refused-bare-skin-advice = Move closer until the lesion is in the middle and fills about half of the picture, and take another photo.
