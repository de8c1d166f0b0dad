# The frame of the photo, for screen readers.
viewer-frame = Photo. Plus and minus zoom, the arrow keys move it, 0 shows all of it, brackets turn it by a quarter, and braces by five degrees.

# Button that zooms in.
viewer-zoom-in = Zoom in

# Button that zooms out.
viewer-zoom-out = Zoom out

# Button that shows the whole photo.
viewer-whole-photo = Whole photo

# Button that turns the photo by a quarter against the clock.
viewer-turn-left = Turn left

# Button that turns the photo by a quarter with the clock.
viewer-turn-right = Turn right

# Slider that turns the photo by any number of degrees.
viewer-turn = Turn

# The turn of the photo, for screen readers; negative against the clock.
viewer-degrees = { $degrees }°

# Below the photo while it is turned.
viewer-turn-is-a-view = Turning changes how the photo is shown, here and in the list. The result is of the upright photo and stays.

# While the file is decoded.
viewer-loading = Opening the photo…

# The browser cannot decode the file, or the file is gone.
viewer-unavailable = This browser cannot show the complete file. The result is not affected.

# Below the photo: the frame that is drawn in it.
viewer-what-is-read = The result is of the part inside the square.

# Below the photo while another part is chosen.
viewer-move-the-photo = Move and zoom the photo until the lesion fills about half of the square.

# Button that starts the choice of another part.
viewer-choose-part = Read another part

# Button that reads the part in the square.
viewer-read-part = Read this part

# Button that ends the choice of another part.
viewer-cancel = Cancel

# Button that closes the photo and shows its result.
viewer-show-result = Show result
