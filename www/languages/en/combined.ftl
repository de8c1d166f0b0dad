# Checkbox that selects a photo.
combined-same-lesion = Same lesion

# Button that deselects all photos.
combined-clear-selection = Clear selection

# Announced after all photos were deselected.
combined-none-selected = No photo is selected any more.

# Photos of one lesion have different ages or sites.
combined-contradictory = The photos have different ages or sites. Values that differ are not used.

combined-same-lesion-label = Same lesion: { $file }

combined-title = { $photos } photos of one lesion, combined

combined-title-without-result = Photos of one lesion

combined-hint-one = One photo is selected. Select another photo of the same lesion to combine them.

combined-hint = Fewer than two of the selected photos can be assessed. Select another photo of the same lesion.

combined-caution = { $unusual ->
    [one] Caution: { $unusual } of these { $photos } photos is unlike most of the photos that the model was trained on. Do not rely on this result. Take sharp, close photos, through a dermatoscope if you have one.
   *[other] Caution: { $unusual } of these { $photos } photos are unlike most of the photos that the model was trained on. Do not rely on this result. Take sharp, close photos, through a dermatoscope if you have one.
}

# The lines above the most probable diagnosis.
combined-unusual = Not clear: some of the photos are unusual

combined-resemble = Combined, the photos resemble

combined-agree = { $agreeing } of { $photos } photos agree.

combined-disagree = The photos disagree: { $diagnosis } is the most probable diagnosis in { $agreeing } of { $photos }. Compare the photos, and take sharper ones.

combined-left-out = { $count ->
    [one] { $count } photo was refused and left out.
   *[other] { $count } photos were refused and left out.
}

# In safety-raised-announcement.
combined-subject = { $photos } photos of one lesion

combined-announced = { $photos } photos combined.

combined-announced-first = { $label }: { $diagnosis }, { $probability }.
