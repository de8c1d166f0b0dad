// Starts the page's program. Shows the reason if the browser cannot run it, or the server does not send it.
const { search } = new URL(import.meta.url);

// The smallest module with a SIMD instruction: a function that returns a splat of 0.
const SIMD = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

const BROWSERS = "Chrome or Edge 91, Firefox 114, Safari 16.4 or later";

// The browser offers once to install the page, maybe before the page's program has started.
addEventListener("beforeinstallprompt", event => {
    event.preventDefault();
    window.installOffer = event;
});

showTheme();
addEventListener("load", () => setTimeout(loadStylesAgain, 1000));
try {
    checkBrowser();
    const { start } = await importProgram();
    await start("page");
} catch (error) {
    show(error);
}

// The theme that the user has chosen in the settings, before the page's program has started.
function showTheme() {
    let theme;
    try {
        theme = localStorage.getItem("theme");
    } catch {
        return; // The browser stores nothing for this page.
    }
    const media = { light: "not all", dark: "all" }[theme];
    if (media) document.getElementById("dark-style").media = media;
}

function checkBrowser() {
    if (typeof WebAssembly === "undefined") {
        throw new Error("WebAssembly is switched off in this browser. In Microsoft Edge, enhanced security does this: open " +
            "edge://settings/privacy/security, add this site to the exceptions, and reload the page. In other browsers, ask " +
            "whoever manages this device.");
    }
    if (!WebAssembly.validate(SIMD)) {
        throw new Error(`This browser is too old: the page needs WebAssembly SIMD. Use ${BROWSERS}.`);
    }
}

// A server that is busy may refuse the first request. Browsers do not import a module again whose import has failed, so
// the second address differs.
async function importProgram() {
    try {
        return await import("./program.js" + search);
    } catch {
        await new Promise(resolve => setTimeout(resolve, 1500));
    }
    try {
        return await import(`./program.js${search}${search ? "&" : "?"}attempt=1`);
    } catch (error) {
        throw new Error(`The file program.js could not be loaded (${error.message}); check the network, sign in if it asks you to, ` +
            "and try again");
    }
}

function show(error) {
    const state = document.getElementById("shell-state");
    if (!state) return;
    const reason = error instanceof Error ? error.message : String(error);
    const sentence = reason.charAt(0).toUpperCase() + reason.slice(1);
    state.textContent = `This page could not start. ${sentence.replace(/[^.]$/, "$&.")}`;
    const again = document.createElement("button");
    again.id = "shell-retry";
    again.className = "button";
    again.type = "button";
    again.textContent = "Try again";
    again.addEventListener("click", () => location.reload());
    state.after(again);
    document.getElementById("shell-late")?.remove();
}

// A style sheet that was refused by a busy server has no rules.
function loadStylesAgain() {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
        if (link.sheet) continue;
        const again = link.cloneNode();
        again.href += `${search ? "&" : "?"}attempt=1`;
        link.replaceWith(again);
    }
}
