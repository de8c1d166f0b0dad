// Starts the page's program. Shows an error if the browser cannot run it.
try {
    const { default: init } = await import("./page.js");
    await init();
} catch (error) {
    const state = document.getElementById("shell-state");
    if (state) {
        state.textContent =
            "This page could not start. It needs a browser with WebAssembly SIMD: Chrome or Edge 91, Firefox 114, Safari " +
            "16.4 or later. If your browser is one of these, check the network and reload the page. (" + error + ")";
    }
}
