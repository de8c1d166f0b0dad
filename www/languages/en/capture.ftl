# Button that switches the light of the camera on and off.
capture-torch = Light

# Name of the slider.
capture-zoom = Zoom

# Button that enlarges the picture of the camera.
capture-zoom-in = Zoom in

# Button that reduces the picture of the camera.
capture-zoom-out = Zoom out

# Label of the list of cameras.
capture-lens = Camera

# The camera has refused a change of light or zoom.
capture-control-refused = The camera did not accept this change.

# The chosen camera could not be opened.
capture-lens-unavailable = The chosen camera is not there or is in use. Another camera is open. Choose one from the list.

# Button for several photos of one lesion.
capture-series = Several photos of one lesion

# Instead of the hint below the preview, when several photos are wanted.
capture-series-hint = Take two or more photos of one lesion. They get one combined assessment.

# Shutter, after the first photo of several.
capture-take-another = Take another

# Button that ends several photos of one lesion.
capture-done = Done

# What another program has shared is no photo.
capture-shared-no-photo = No photo was shared. Share the picture itself, not its address.

# The shared photos could not be kept until the page had started.
capture-shared-not-kept = The shared photos could not be handed to this page, because this browser has no room for them. Choose them here instead.

# The shared photos are gone.
capture-shared-gone = The shared photos are no longer there: they were added already, or more than ten minutes ago. Share them again.

# Files that were opened with this page cannot be read.
capture-opened-unreadable = Some of the opened files could not be read and are missing from the list. Choose them here, and if they are stored in a cloud, download them first.

# Heading of the installation.
capture-install-title = Install naevus

# Button that installs the page.
capture-install = Install

# Button that removes the offer to install.
capture-not-now = Not now

# What an installation gives.
capture-install-reason = Installed, naevus has a window of its own and starts without a network. Photos can be opened in it and shared with it from other apps.

# Above the two steps on an iPhone or iPad.
capture-install-on-ipad = Installed, naevus has a window of its own, starts without a network, and is not deleted after seven days without a visit.

# The enlargement of the camera.
capture-zoom-factor = { $factor }×

capture-photos-taken = { $count ->
    [one] { $count } photo is taken. Take another of the same lesion, or press Done.
   *[other] { $count } photos of one lesion are taken.
}

# Name of a photo of several, counted from 1.
capture-shot = Photo { $number }

# The two steps of an installation on an iPhone or iPad, with the words of Safari in this language.
capture-ipad-share = Tap Share in the bar of Safari: the square with an arrow that points up.

capture-ipad-add = Tap Add to Home Screen, then Add. Open naevus once from the Home Screen while there is a network.
