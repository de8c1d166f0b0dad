// Starts the page's program, and says so where the browser cannot run it; no other program is there to say it then.
try {
    const { default: init } = await import("./page.js");
    await init();
} catch (error) {
    const state = document.getElementById("shell-state");
    if (state) {
        state.textContent =
            "This page could not start. It needs a browser of 2023 or later with WebAssembly SIMD: Chrome or Edge 91, " +
            "Firefox 114, Safari 16.4. If yours is newer, check the network and reload the page. (" + error + ")";
    }
}
