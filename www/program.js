// Loads, checks and starts a wasm program: the page or a worker. An error is a sentence that names the file and the
// cause.
//
// The build replaces the next line by the version of the site. The same version is in the address of this file (`?v=`),
// in the glue of each program (`BUILD`) and in a custom section of each module, so that no page runs files of two
// versions.
const BUILD = "development";

const { searchParams } = new URL(import.meta.url);

// Attempts to load a file of a server that is busy, and the longest wait between them, in milliseconds.
const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 10_000;

// HTTP statuses of a server that asks to try again later.
const BUSY = [429, 502, 503, 504];

const OTHER_VERSION = "a new version of this page was published while it was loading; reload the page";

/** Starts the program `name`, and returns the exports of its module. */
export async function start(name) {
    checkVersion(searchParams.get("v") ?? BUILD);
    const [glue, module] = await Promise.all([importGlue(`${name}.js`), compile(`${name}_bg.wasm`)]);
    checkVersion(glue.BUILD ?? BUILD);
    const [build] = WebAssembly.Module.customSections(module, "naevus-build");
    checkVersion(build ? new TextDecoder().decode(build) : BUILD);
    try {
        return await glue.default({ module_or_path: module });
    } catch (error) {
        throw ofPolicy(error) ?? error;
    }
}

// The error of a content security policy as a sentence; undefined for other errors. Browsers check the policy at
// different times: some when they compile a module, some when they start it.
function ofPolicy(error) {
    if (!/Content Security Policy|unsafe-eval|blocked by CSP/i.test(error.message)) return undefined;
    return new Error("the server's content security policy forbids WebAssembly; ask the operator of this site to allow it");
}

function checkVersion(version) {
    if (version !== BUILD) throw new Error(OTHER_VERSION);
}

// The address of a file of this version. `attempt` makes it another address: browsers do not import a module again
// whose import has failed.
function addressOf(file, attempt = 0) {
    const address = new URL(file, import.meta.url);
    if (searchParams.has("v")) address.searchParams.set("v", searchParams.get("v"));
    if (attempt > 0) address.searchParams.set("attempt", attempt);
    return address;
}

async function importGlue(file) {
    for (let attempt = 0; ; attempt++) {
        try {
            return await import(addressOf(file, attempt));
        } catch (error) {
            const wait = await inspect(file, error);
            if (attempt + 1 === ATTEMPTS) throw new Error(`the file ${file} could not be started: ${error.message}`);
            await pause(wait);
        }
    }
}

// Downloads a file again, past the browser's cache, which may contain the wrong answer. Returns the milliseconds to
// wait before the next attempt. Throws a sentence if another attempt cannot help.
async function inspect(file, error) {
    const response = await download(file, { cache: "reload" });
    if (BUSY.includes(response.status)) return waitOf(response);
    checkStatus(file, response);
    const type = response.headers.get("content-type") ?? "no type";
    if (isWebPage(new Uint8Array(await response.arrayBuffer()))) throw new Error(webPageInsteadOf(file));
    if (!/javascript|ecmascript/.test(type)) {
        throw new Error(`the server sends ${file} as ${type}, and browsers run it only as text/javascript; ` +
            "ask the operator of this site to correct its type");
    }
    if (error instanceof SyntaxError) {
        throw new Error(`the server has changed ${file} (${error.message}); ask the operator of this site to serve it unchanged`);
    }
    return 0;
}

async function compile(file) {
    const response = await downloadWithPatience(file);
    checkStatus(file, response);
    try {
        // Compiles during the download. Browsers do that for this type only.
        if (WebAssembly.compileStreaming && response.headers.get("content-type") === "application/wasm") {
            return await WebAssembly.compileStreaming(response);
        }
        return await WebAssembly.compile(await response.arrayBuffer());
    } catch (error) {
        const forbidden = ofPolicy(error);
        if (forbidden) throw forbidden;
        // Past the browser's cache, so that a wrong file is not used again.
        const again = await download(file, { cache: "reload" });
        checkStatus(file, again);
        let bytes;
        try {
            bytes = new Uint8Array(await again.arrayBuffer());
        } catch {
            throw new Error(`the download of ${file} was cut off; check the network and try again`);
        }
        if (isWebPage(bytes)) throw new Error(webPageInsteadOf(file));
        try {
            return await WebAssembly.compile(bytes);
        } catch {
            throw new Error(`the file ${file} is damaged (${error.message}); try again, or contact the operator of this site`);
        }
    }
}

async function downloadWithPatience(file) {
    for (let attempt = 1; ; attempt++) {
        const response = await download(file);
        if (!BUSY.includes(response.status) || attempt === ATTEMPTS) return response;
        await pause(waitOf(response));
    }
}

async function download(file, options) {
    try {
        return await fetch(addressOf(file), options);
    } catch (error) {
        throw new Error(`the file ${file} could not be downloaded (${error.message}); check the network and try again`);
    }
}

function checkStatus(file, response) {
    if (response.ok) return;
    throw new Error(`the server answers with HTTP status ${response.status} for ${file}; ` +
        "try again, or contact the operator of this site");
}

function webPageInsteadOf(file) {
    return `the server sent a web page instead of ${file}; if this network asks you to sign in, sign in and try again`;
}

function isWebPage(bytes) {
    return new TextDecoder().decode(bytes.subarray(0, 100)).trimStart().startsWith("<");
}

function waitOf(response) {
    const seconds = Number(response.headers.get("retry-after"));
    return Math.min(seconds > 0 ? 1000 * seconds : 1000, LONGEST_WAIT_MS);
}

function pause(milliseconds) {
    return new Promise(resolve => setTimeout(resolve, milliseconds));
}
