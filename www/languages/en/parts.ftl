# Name of the proposal, for screen readers.
parts-proposal = Another square to read

# Why the square around the lesion is proposed.
parts-lesion-is-elsewhere = The result is of the middle of the photo, but the outlined spot is small or lies away from the middle.

# The same after the middle of the photo was refused.
parts-lesion-is-elsewhere-and-refused = The middle of the photo was not assessed, but the outlined spot is small or lies away from the middle.

# Button that reads the square around the lesion.
parts-read-lesion = Read the lesion instead of the centre

# Why two squares are proposed.
parts-two-spots = The photo shows two spots. Read each on its own: one result cannot stand for both.

# Button that reads each of two spots.
parts-read-both-spots = Read both spots

# Button that opens the photo in large.
parts-show-in-photo = Show in the photo

# After the reason for the proposal: the outline may be wrong, and an alert stays. The count is of the proposed squares.
parts-check = { $count ->
    [one] The outline can be wrong: check the dashed square. Its result does not cancel an alert of the photo.
   *[other] The outlines can be wrong: check the dashed squares. Their results do not cancel an alert of the photo.
}

# Beside the proposed square of the lesion.
parts-lesion-label = Lesion

# Beside the proposed square of one of two spots, counted from the left.
parts-spot-label = Spot { $number }

# Name of a part of the photo in a file, in the list of photos.
parts-part-of = Part of { $file }

# Name of the square around the lesion in a file, in the list of photos.
parts-lesion-in = Lesion in { $file }

# Name of the square around one of two spots in a file, in the list of photos.
parts-spot-in = Spot { $number } in { $file }

# The button that reads the proposed square of a file, for screen readers.
parts-read-lesion-of = Read the lesion instead of the centre: { $file }

# The button that reads both proposed squares of a file, for screen readers.
parts-read-both-spots-of = Read both spots: { $file }

# The button that opens a file in large, for screen readers.
parts-show-in-photo-of = Show in the photo: { $file }

# Before the result of a part of a photo for which the alert is raised.
parts-whole-has-alert = The whole photo, { $file }, has an alert. The result of a part does not cancel it: show this lesion to a doctor.

# Before the result of a part of a photo that was not assessed.
parts-whole-is-refused = The whole photo, { $file }, was not assessed. Only a part of it was read: check that it shows a lesion of the skin.
