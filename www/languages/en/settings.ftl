# Heading of the colours.
settings-appearance = Appearance

# Heading of what computes the results.
settings-computing = Computing

# Below [`COMPUTING`].
settings-computing-hint = WebGPU computes only if it passes its check on this device; else the CPU does. A change takes effect when the page is loaded again.

# Heading of what is stored on this device.
settings-storage = Stored on this device

# Below [`STORAGE`].
settings-storage-hint = The page stores its own files for offline use, and the settings that you change. Photos and results are gone when the page is closed, but for those that you save to a lesion.

# Heading of the version.
settings-version = Version

# Label of the version of the page.
settings-page-version = Page

# Label of the SHA-256 of the weights.
settings-weights = Weights, SHA-256

# While the model is not loaded.
settings-not-loaded = not loaded yet

# While the room that the page takes is not measured.
settings-room-unknown = This browser does not report how much room the page takes.

# The colours of the page.
settings-theme-system = As the system

settings-theme-light = Light

settings-theme-dark = Dark

# What computes the results.
settings-processor-fastest = The faster of CPU and WebGPU

settings-processor-cpu = CPU only

settings-processor-gpu = WebGPU, even if the CPU is faster

settings-room = { $used } MB of { $available } MB that the browser offers this page.

# Heading of the languages.
settings-language = Language

# A choice: the language that the browser prefers.
settings-language-of-browser = As the browser

settings-language-not-loaded = The messages of this language could not be loaded. Check the network and choose it again.
