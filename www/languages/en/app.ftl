# Below the title. `index.html` has the same sentence.
app-purpose = Shows which of nine diagnoses a photo of a skin lesion resembles.

# Below the title and in the dialog about the model. `index.html` has the same sentences.
app-disclaimer = For research and education. Not a diagnosis.

# After the disclaimer. `index.html` has the same sentence.
app-privacy = Photos never leave this device.

# Heading of the list of photos.
app-results = Results

# Button that removes all photos.
app-clear-all = Clear all

# Shown instead of the list while there are no photos.
app-no-photos = Photos that you add appear here with their results, the newest first. They are stored nowhere: they are gone when this page is closed or reloaded.

# Button that restores the photos that were removed last.
app-undo = Undo

# Button that closes a dialog.
app-close = Close

# Offers a new version of the page.
app-update-is-ready = A new version is ready. Updating clears the list of photos.

# Button that accepts the new version.
app-update = Update

# Announced after the update.
app-updated = The page was updated to the new version.

# Name of the status section, for screen readers.
app-status = Status

# While the model is downloaded; also the name of the progress bar, for screen readers.
app-downloading = Downloading the model

# While a worker loads the model.
app-loading = Loading the model

# After the model has failed.
app-not-ready = Not ready

# Button that starts again after a failure.
app-try-again = Try again

# All files are stored for offline use.
app-offline-ready = Ready for offline use

# After [`OFFLINE_READY`] in Safari on an iPhone or iPad.
app-offline-on-ipad = Safari deletes a page that was not opened for seven days. To keep it, tap Share, then Add to Home Screen. Then open it once from the Home Screen while this device has a network.

# Service workers need https.
app-offline-needs-https = Not available offline: offline use needs https.

# The browser has no service workers for this page.
app-offline-forbidden = Not available offline: this browser stores nothing for this page, as in a private window or with site data blocked.

# The browser has no service workers for this page inside another page.
app-offline-in-frame = Not available offline: this page is part of another page, which does not allow it.

# The service worker could not store all files, for an unknown reason.
app-offline-incomplete = Not available offline: some files could not be downloaded. The next visit tries again.

# The browser has deleted a part of the stored version, and the server has another version.
app-offline-outdated = Not available offline: the browser has deleted some files, and the server has a new version. The new version is offered here as soon as it is stored.

# Link that opens the page outside the page that contains it.
app-open-in-tab = Open this page in a tab of its own

# A worker was not running in time.
app-start-timed-out = the worker did not start in time

# A worker had not loaded the model in time.
app-load-timed-out = the worker did not load the model in time

# A worker did not classify a photo in time.
app-answer-timed-out = the worker did not answer in time

# The model was not received in time.
app-model-stalled = the model could not be downloaded (no data for a minute); check the network and try again

# An assessment has numbers that cannot be right.
app-invalid-answer = it returned numbers that are not probabilities

# A worker has answered something that it was not asked.
app-unexpected-answer = it returned an answer of another kind than asked for

# An error of the browser without a message.
app-no-reason = no reason given

app-photos-removed = { $count ->
    [one] One photo was removed. You can undo this for half a minute.
   *[other] { $count } photos were removed. You can undo this for half a minute.
}

app-photos-restored = { $count ->
    [one] One photo is in the list again.
   *[other] { $count } photos are in the list again.
}

app-download-progress = Downloading the model: { $received } of { $total } MB

app-ready-on-gpu = Ready on WebGPU

app-ready-on-cpu-testing-gpu = Ready on CPU, testing WebGPU

app-ready-on-cpu = Ready on CPU

# $reason comes from the browser, in the browser's language.
app-offline-failed = Not available offline: { $reason }.

# $others is the number of other files of which the same holds.
app-offline-changed = { $others ->
    [0] Not available offline: the server has changed { $file }. Ask the operator of this site to serve its files unchanged.
    [one] Not available offline: the server has changed { $file }. The same holds for another file. Ask the operator of this site to serve its files unchanged.
   *[other] Not available offline: the server has changed { $file }. The same holds for { $others } other files. Ask the operator of this site to serve its files unchanged.
}

app-offline-pointer = { $others ->
    [0] Not available offline: the server has a Git LFS pointer instead of { $file }. Ask the operator of this site to serve its files unchanged.
    [one] Not available offline: the server has a Git LFS pointer instead of { $file }. The same holds for another file. Ask the operator of this site to serve its files unchanged.
   *[other] Not available offline: the server has a Git LFS pointer instead of { $file }. The same holds for { $others } other files. Ask the operator of this site to serve its files unchanged.
}

app-offline-web-page = { $others ->
    [0] Not available offline: the server sent a web page instead of { $file }. If this network asks you to sign in, sign in and reload the page.
    [one] Not available offline: the server sent a web page instead of { $file }. The same holds for another file. If this network asks you to sign in, sign in and reload the page.
   *[other] Not available offline: the server sent a web page instead of { $file }. The same holds for { $others } other files. If this network asks you to sign in, sign in and reload the page.
}

app-offline-network = Not available offline: { $file } could not be downloaded. The next visit with a network tries again.

app-offline-status = { $others ->
    [0] Not available offline: the server answers with HTTP status { $status } for { $file }. The next visit tries again.
    [one] Not available offline: the server answers with HTTP status { $status } for { $file }. The same holds for another file. The next visit tries again.
   *[other] Not available offline: the server answers with HTTP status { $status } for { $file }. The same holds for { $others } other files. The next visit tries again.
}

app-offline-quota = Not available offline: this device or this browser has too little storage left.

# The messages from here to the next comment are parts of a sentence: they start in lower case and have no full stop.
app-download-failed = the model could not be downloaded ({ $file }: { $reason }); check the network and try again

app-download-refused = the model could not be downloaded (HTTP status { $status } for { $file }); try again, or contact the operator of this site

app-download-stalled = the server sent nothing of { $file } for { $seconds } seconds; check the network and try again

app-download-is-web-page = the server sent a web page instead of { $file }; if this network asks you to sign in, sign in and try again

app-download-is-pointer = the server has a Git LFS pointer instead of { $file }; ask the operator of this site to upload the file itself

app-undecodable-message = the worker sent a message that the page could not decode: { $reason }

app-slower-gpu = for the reference input it is slower than the CPU ({ $gpu } against { $cpu })

app-worker-stopped = the worker that classifies photos stopped: { $reason }

app-worker-not-loaded = { $file } could not be loaded; check the network

# $reason is a part of a sentence, such as app-slower-gpu.
app-gpu-lost = WebGPU is not used on this device: { $reason }. Photos are classified on the CPU.

app-no-webgpu = WebGPU is chosen in the settings, but this browser does not offer it on this device. Photos are classified on the CPU.

app-gpu-rests = WebGPU has stopped: { $reason }. It is tried again with one of the next photos.

app-cpu-lost = The CPU is not used: { $reason }. Only WebGPU can classify photos.
