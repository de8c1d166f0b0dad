# Heading of the section.
intake-add-photos = Add photos of a skin lesion

# Button that opens the file dialog.
intake-choose-photos = Choose photos

# Button that opens the camera dialog.
intake-use-camera = Use camera

# Formats, ways of input and framing.
intake-hint = JPEG, PNG or WebP. You can also drop photos or folders anywhere on this page or paste one. The lesion should fill about half of the picture, in the middle: only the centre square is used.

# Something other than a file was dropped.
intake-dropped-no-file = What you dropped is not a file. Save the picture on this device first, then choose or drop it.

# A folder without photos was dropped.
intake-dropped-no-photo = There is no photo in this folder. Choose or drop the photos themselves.

# A part of a dropped folder cannot be read.
intake-dropped-unreadable = Some of the dropped files could not be opened and are missing from the list. Choose them again, and if they are stored in a cloud, download them first.

# The pasted content is not an image.
intake-pasted-no-photo = There is no photo on the clipboard. Copy the picture itself, not its address.

# File name of a pasted photo.
intake-pasted-photo = Pasted photo

# The file was moved or deleted after it was chosen.
intake-file-is-gone = the file can no longer be opened; choose it again, and if it is stored in a cloud, download it first

# Workers stopped twice while they had the photo.
intake-worker-stopped-twice = the worker stopped twice on this photo; take or save the photo at a smaller size and try again

# Heading of the camera dialog.
intake-take-a-photo = Take a photo

# Name of the preview, for screen readers.
intake-camera-preview = Camera preview

# Below the preview.
intake-camera-hint = Keep the lesion inside the circle, in focus and evenly lit. Only the square is used.

# Button that takes the photo.
intake-shutter = Take photo

# Button that opens the camera again after an error.
intake-try-camera-again = Open the camera again

# Browsers allow the camera on https only.
intake-camera-needs-https = the camera works only on a page loaded over https; open the page there, or choose a photo instead

# The page that contains this one, in a frame, does not allow the camera.
intake-camera-not-in-frame = the page that contains this one does not allow the camera; open this page in a tab of its own, or choose a photo instead

# A header of the server forbids the camera.
intake-camera-forbidden-by-site = the server of this site does not allow the camera (header Permissions-Policy); ask the operator of this site, or choose a photo instead

# The camera was unplugged, or access was taken back.
intake-camera-lost = the camera is gone: it was unplugged, another program took it, or the access was taken back; open it again, or choose a photo instead

# The system has paused the camera.
intake-camera-paused = the camera is paused, as during a call, in split view or while another program uses it; end that, or open the camera again

# The camera sends no frames.
intake-camera-frozen = the camera sends no new picture; open it again, or choose a photo instead

# The frames are black.
intake-camera-black = the picture of the camera is black; uncover the lens, turn on the light, or open the camera again

# The user or the system denied access.
intake-camera-denied = the camera is not allowed for this page; allow it in the browser's settings, or choose a photo instead

# The device has no camera.
intake-camera-missing = no camera was found on this device; choose a photo instead

# Another program uses the camera.
intake-camera-in-use = the camera is in use by another program; close that program and try again, or choose a photo instead

# Reason for [`camera_failed`]: there is no frame yet.
intake-no-picture-yet = there is no picture yet

# Reason for [`camera_failed`]: the frame could not be encoded.
intake-not-encoded = the picture could not be encoded

intake-trained-on-both = The model was trained on photos taken through a dermatoscope and on fewer photos taken by phone.

intake-trained-on-dermoscopy = The model was trained on photos taken through a dermatoscope.

# A part of a sentence: in lower case, without a full stop.
intake-too-large = the file has { $megabytes } MB and the limit is { $limit } MB; crop the photo, or save it as JPEG

intake-camera = Camera

intake-camera-name = { $name } ({ $number } of { $count })

intake-camera-photo = Camera { $time }

# A part of a sentence: in lower case, without a full stop.
intake-camera-failed = the camera cannot be used ({ $reason }); choose a photo instead
