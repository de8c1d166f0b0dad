# Before the result of an unusual photo.
assessment-caution = Caution: this photo is unlike most of the photos that the model was trained on. Blur, the light or an extreme crop can be the cause. Do not rely on this result. Take a sharp, close photo, through a dermatoscope if you have one.

# Before the result of a photo in a format that the browser has decoded.
assessment-decoded-by-browser = Your browser decoded this photo, because naevus does not read its format. Another browser may decode it slightly differently, and the figures of the model are of JPEG photos. Save it as JPEG for a result that every device repeats.

# While no worker is ready.
assessment-waiting-for-model = Waiting for the model

# While other photos are classified.
assessment-waiting-for-photos = Waiting for earlier photos

# While there is no model, or no worker that can use it.
assessment-blocked = Not classified: the model is not ready.

# While the photo is in the queue again, because its result was withdrawn.
assessment-waiting-again = The result was withdrawn, because WebGPU has failed its check. The photo is classified again.

# After the user has cancelled the photo.
assessment-cancelled = Cancelled.

# Button that cancels a photo.
assessment-cancel = Cancel

# Button that classifies a photo that has failed or was cancelled.
assessment-retry = Try again

# After the accuracy on photos without a dermatoscope, if no clinic with such photos was left out of the training.
assessment-not-measured-elsewhere = In other clinics this was not measured.

# The line above the most probable diagnosis if its probability is too low to stand out.
assessment-no-diagnosis-stands-out = Not clear: no diagnosis stands out

# The line above the most probable diagnosis if the alert contradicts it.
assessment-alert-is-raised = Not clear: the alert is raised

# Before the most probable diagnosis if it is not clear.
assessment-nearest = Nearest:{ " " }

# Name of the groups' probabilities, for screen readers.
assessment-by-group = By group

# Name of the list of probabilities, for screen readers.
assessment-all-diagnoses = Diagnoses, the most probable first

# Button that shows the diagnoses that are improbable.
assessment-show-all-diagnoses = Show all nine

# Button that hides them again.
assessment-show-fewer-diagnoses = Show fewer

# Tooltip of the button that removes a photo.
assessment-remove = Remove

# Button that shows and hides the class activation map.
assessment-show-activation-map = Show activation map

assessment-cancel-label = Cancel { $file }

assessment-retry-label = Try again: { $file }

# $backend is CPU or WebGPU.
assessment-in-progress = Classifying on { $backend }…

assessment-first-view = First of eight views: nearest is { $diagnosis }, { $probability }. Classifying the others…

assessment-clinical-photo = This photo seems to be taken without a dermatoscope. On { $photos } such test photos, the most probable diagnosis was correct in { $accuracy } (mean over the diagnoses).

# The line above the most probable diagnosis.
assessment-unusual = Not clear: an unusual photo

assessment-resembles = Resembles

assessment-none-ruled-out = No diagnosis can be ruled out

assessment-prediction-set = Cannot be ruled out: { $diagnoses }

# Read by a screen reader after the name of a diagnosis and before its probability: ", malignant, "
assessment-row-details = { ", " }{ $group }{ ", " }

assessment-row-details-in-set = { ", " }{ $group }, cannot be ruled out{ ", " }

assessment-alert-level = alert level: { $level }

assessment-enlarge-label = Enlarge { $file }

# $state is safety-not-assessed.
assessment-announced = { $file }: { $state }.

assessment-announced-clear = { $file } resembles { $diagnosis }, { $probability }.

# $label is one of the lines above the most probable diagnosis, such as assessment-unusual.
assessment-announced-nearest = { $label }. The nearest is { $diagnosis }, { $probability }.

assessment-unreadable-announcement = { $file } could not be read. { $reason }

assessment-failed-announcement = { $file } was not classified. { $reason }

assessment-cancelled-announcement = { $file } was cancelled.

assessment-withdrawn = { $file }: The result was withdrawn, because WebGPU has failed its check. The photo is classified again.

assessment-backend-and-time = Processed on { $backend } in { $total }: decoding { $decoding }, network { $network }

assessment-remove-label = Remove { $file }

assessment-photo-label = Photo { $file }

# The nine regions of a photo, in assessment-activation-map and assessment-activation-map-label.
assessment-upper-left = upper left

assessment-top = top

assessment-upper-right = upper right

assessment-left = left

assessment-centre = centre

assessment-right = right

assessment-lower-left = lower left

assessment-bottom = bottom

assessment-lower-right = lower right

# In place of a region.
assessment-nowhere = nowhere

assessment-activation-map = Strongest: { $region }, inside the ring. A stronger colour means a larger contribution to { $diagnosis }.

assessment-activation-map-empty = No region by itself contributes to { $diagnosis }.

assessment-activation-map-label = Class activation map, strongest: { $region }
