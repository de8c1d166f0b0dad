# Name of the list of findings, for screen readers.
quality-quality = Quality of the photo

# The picture of the camera is in order, as far as it is measured.
quality-ready-to-take = Sharpness, light and framing are in order. Hold still and take the photo.

# What is wrong with a photo and what to do. $share is a percentage.
quality-blurred = The photo is blurred, so the result is unreliable: take it again, with the lesion in focus.

quality-too-dark = The photo is much too dark, so the result is unreliable: take it again in more light.

quality-dark = Use more light: the photo is dark.

quality-overexposed = Use less light: parts of the picture are overexposed.

quality-glare = Turn the light or the camera: glare covers { $share } of the area around the lesion.

quality-small = Move closer: the lesion fills { $share } of the picture.

quality-off-centre = Move the lesion to the middle: its centre is { $share } of the picture's side away from it.

quality-cut = Move back or to the side: the edge of the picture cuts the lesion.

quality-hair = Move the hair aside: it covers { $share } of the picture.

quality-ink = Wipe off the ink: it covers { $share } of the picture.

quality-black-rim = Zoom in: the black rim covers { $share } of the picture.

quality-screen = Photograph the skin itself: this seems to be the photo of a screen.

# What to do with the camera while it is pointed at a lesion: short.
quality-guide-blurred = Hold still, and move until the lesion is in focus.

quality-guide-dark = Use more light.

quality-guide-overexposed = Use less light.

quality-guide-glare = Turn the light or the camera: there is glare on the lesion.

quality-guide-small = Move closer to the lesion.

quality-guide-off-centre = Move the lesion to the middle.

quality-guide-cut = Move back or to the side until the whole lesion is in the square.

quality-guide-hair = Move the hair aside.

quality-guide-ink = Wipe off the ink.

quality-guide-black-rim = Zoom in until the black rim is outside the square.

quality-guide-screen = Photograph the skin itself, not a screen.
