// The service worker: stores all files of one version of the site, and answers requests from this cache.
//
// The build replaces the next three lines: VERSION is a hash over all files, FILES lists each file with its SHA-256,
// POLICY is the content security policy of index.html. With the values given here, nothing is stored. A file is stored
// only if its hash matches the list, so that code, weights and card are always of the same version, whatever the server
// or the browser's cache returns.
const VERSION = "development";
const FILES = [];
const POLICY = "default-src 'none'";

const SCOPE = self.registration.scope;
// Other copies of the site may be under the same origin.
const CACHE_PREFIX = `naevus-${new URL(SCOPE).pathname}-`;
const CACHE = CACHE_PREFIX + VERSION;
const PAGE = new URL("index.html", SCOPE).href;

// Marks the cache of a version that was replaced. A cache without it may belong to a version that is being stored.
const REPLACED = new URL("replaced", SCOPE).href;

// The system sends the photos that another program shares to this address, as a form.
const SHARE = new URL("share", SCOPE).href;

// Shared photos wait in a cache of their own until a page fetches them, encrypted with a key that is used once and is
// stored nowhere: only the page gets it. So a worker that the browser ends meanwhile loses nothing, and what is left on
// the disk cannot be read.
const SHARED = `naevus-shared-${new URL(SCOPE).pathname}`;
const SHARED_LIMIT_MS = 10 * 60_000;
const KEPT_SINCE = "kept-since";
const AES = { name: "AES-GCM", iv: new Uint8Array(12) };

// Time in which a page answers.
const ANSWER_LIMIT_MS = 1000;

// SHA-256 by URL.
const SHA256_OF = new Map(FILES.map(([path, sha256]) => [new URL(path, SCOPE).href, sha256]));

// The files without which the page cannot start, and so cannot show an error itself.
const NOT_NEEDED_TO_START = /^(worker_|model\/|icons\/|style\/|examples\/|diagnoses\/|languages\/|manifest)/;
const NEEDED_TO_START = FILES.map(([path]) => path).filter(path => !NOT_NEEDED_TO_START.test(path));

// The content types, because a server may send files without type or with a wrong one.
const TYPE_OF = {
    css: "text/css", html: "text/html; charset=utf-8", jpg: "image/jpeg", js: "text/javascript", json: "application/json",
    png: "image/png", svg: "image/svg+xml", txt: "text/plain; charset=utf-8", wasm: "application/wasm", webmanifest: "application/manifest+json",
};

// HTTP statuses of a server that asks to try again later, the number of attempts, and the longest wait between them.
const BUSY = [429, 502, 503, 504];
const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 10_000;

if (VERSION !== "development") {
    // A new version is installed beside the current one and waits until the user accepts it.
    self.addEventListener("install", event => event.waitUntil(keepAll()));
    self.addEventListener("activate", event => event.waitUntil(onActivate()));
    self.addEventListener("message", event => {
        if (event.data === "skip-waiting") self.skipWaiting();
        if (event.data?.check) event.waitUntil(onCheck(event.data.check, event.source));
    });
    self.addEventListener("fetch", event => {
        const { request } = event;
        const url = new URL(request.url);
        if (url.href === SHARE) {
            const key = request.headers.get("share-key");
            if (request.method === "POST" && request.mode === "navigate") event.respondWith(keepShared(request));
            else if (key !== null) event.respondWith(takeShared(key));
            return;
        }
        if (request.method !== "GET") return;
        // Each address of a page names the version of the page.
        const version = url.searchParams.get("v") ?? VERSION;
        url.search = url.hash = "";
        const address = request.mode === "navigate" && url.href === SCOPE ? PAGE : url.href;
        if (!SHA256_OF.has(address)) return;
        if (version !== VERSION) event.respondWith(answerOtherVersion(version, address, request));
        else if (request.mode === "navigate" && address === PAGE) event.respondWith(openPage(request));
        else event.respondWith(answer(address));
    });
}

// Stores every file that is not stored yet. If the server does not send some of them as they were built, the others are
// stored nevertheless, so that the next attempt downloads only what is missing.
async function keepAll() {
    await mark(CACHE, false);
    const refused = await keepMissing([...SHA256_OF.keys()]);
    if (refused.length === 0) return;
    await tellPages({ refused });
    throw new Error(`not kept: ${refused.map(({ file, cause }) => `${file} (${cause})`).join(", ")}`);
}

// Stores those of `addresses` that are missing, and returns what could not be stored, with the cause. The files are
// stored one after another, so that the page's own requests are not delayed on a slow connection.
async function keepMissing(addresses) {
    const refused = [];
    try {
        const cache = await caches.open(CACHE);
        const kept = new Set((await cache.keys()).map(request => request.url));
        for (const address of addresses) {
            if (kept.has(address)) continue;
            const file = address.slice(SCOPE.length);
            const response = (await unchanged(address)) ?? (await fetched(address));
            if (typeof response === "string") {
                refused.push({ file, cause: response });
                if (response === "network") break;
                continue;
            }
            await cache.put(address, response);
        }
    } catch (error) {
        refused.push({ file: "", cause: error.name === "QuotaExceededError" ? "quota" : "storage" });
    }
    return refused;
}

// Every other version is replaced now, unless it is a newer one that is being stored. A page that is open may still run
// one of them.
async function onActivate() {
    await forgetOldNames();
    await forgetShared();
    if (isStoringNewer()) return;
    for (const name of await otherVersions()) await mark(name, true);
    if ((await pages()).length === 0) await forgetReplacedVersions();
}

// The attempt to complete the cache that is in progress.
let checking = null;

// Answers a page that asks for the state: the version, and what is missing after an attempt to complete the cache. A
// replaced version is forgotten only while no other page is open, which may run it.
async function onCheck(version, page) {
    await forgetShared();
    if (version === VERSION && (await pages()).length === 1) await forgetReplacedVersions();
    checking ??= keepMissing([...SHA256_OF.keys()]).finally(() => (checking = null));
    page?.postMessage({ version: VERSION, refused: await checking });
}

async function pages() {
    return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

async function tellPages(message) {
    for (const page of await pages()) page.postMessage(message);
}

async function otherVersions() {
    return (await caches.keys()).filter(name => name.startsWith(CACHE_PREFIX) && name !== CACHE);
}

async function mark(name, isReplaced) {
    try {
        const cache = await caches.open(name);
        await (isReplaced ? cache.put(REPLACED, new Response()) : cache.delete(REPLACED));
    } catch {
        // Without storage there is nothing to mark, and a version that is not marked is only kept for longer.
    }
}

// Until November 2026, the names of the caches had no scope.
async function forgetOldNames() {
    for (const name of await caches.keys()) {
        if (!/^naevus-[0-9a-f]+$/.test(name)) continue;
        const addresses = await (await caches.open(name)).keys();
        if (addresses.every(({ url }) => url.startsWith(SCOPE))) await caches.delete(name);
    }
}

function isStoringNewer() {
    return self.registration.installing !== null || self.registration.waiting !== null;
}

async function forgetReplacedVersions() {
    if (isStoringNewer()) return;
    for (const name of await otherVersions()) {
        if (await kept(name, REPLACED)) await caches.delete(name);
    }
}

async function kept(cacheName, address) {
    try {
        return (await caches.has(cacheName)) ? await (await caches.open(cacheName)).match(address) : undefined;
    } catch {
        return undefined; // The browser no longer allows caches.
    }
}

// If the browser has cleared the cache, the file is downloaded again. The request fails if the file has changed.
async function answer(address) {
    let response = await kept(CACHE, address);
    if (!response) {
        await keepMissing([address]);
        response = await kept(CACHE, address);
    }
    return response ? withHeaders(address, response) : Response.error();
}

// A page of another version: one that was open when this version was accepted, or one that the server sent because
// files of this version are missing. program.js rejects what does not belong to the page.
async function answerOtherVersion(version, address, request) {
    return withHeaders(address, (await kept(CACHE_PREFIX + version, address)) ?? (await fetch(request)));
}

// The page itself. If the browser has cleared files that it needs to start, they are downloaded again. If the server
// has another version now, that version starts. Without a network, a page names the missing files.
async function openPage(request) {
    const refused = await keepMissing(NEEDED_TO_START.map(path => new URL(path, SCOPE).href));
    if (refused.length === 0) return answer(PAGE);
    try {
        const response = await fetch(request);
        if (response.type === "opaqueredirect" || response.ok) return response;
    } catch {
        // No network.
    }
    return new Response(missingPage(refused), { status: 503, headers: headersOf(PAGE) });
}

function missingPage(refused) {
    const files = refused.map(({ file }) => file).filter(file => file !== "").join(", ");
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>naevus</title><h1>naevus</h1><p id="shell-state">This page cannot start: the browser has deleted a part of it
(${files || "its storage"}), and it could not be downloaded again. Connect this device to a network and reload the page.</p>`;
}

// The file from another stored version if it is unchanged: weights and programs are large and seldom change.
async function unchanged(address) {
    for (const name of await otherVersions()) {
        const response = await kept(name, address);
        const content = response && (await response.arrayBuffer());
        if (content && (await isOfThisVersion(address, content))) return withHeaders(address, new Response(content));
    }
    return undefined;
}

// The file from the server, or the cause why it is not usable: "network", "web-page", "pointer", "changed", or the
// status.
async function fetched(address) {
    let cause = "network";
    // First the browser's cache, revalidated by the server; then the server, bypassing all caches. The address is that
    // of the page's own requests, so that the browser's cache has the file already.
    for (const cache of ["no-cache", "reload"]) {
        try {
            const response = await patientFetch(`${address}?v=${VERSION}`, cache);
            if (!response.ok) {
                cause = String(response.status);
                continue;
            }
            const content = await response.arrayBuffer();
            if (await isOfThisVersion(address, content)) return withHeaders(address, new Response(content));
            cause = kindOf(address, content);
        } catch {
            cause = "network";
        }
    }
    return cause;
}

async function patientFetch(address, cache) {
    for (let attempt = 1; ; attempt++) {
        const response = await fetch(address, { cache });
        if (!BUSY.includes(response.status) || attempt === ATTEMPTS) return response;
        const seconds = Number(response.headers.get("retry-after"));
        const wait = Math.min(seconds > 0 ? 1000 * seconds : 1000, LONGEST_WAIT_MS);
        await new Promise(resolve => setTimeout(resolve, wait));
    }
}

function kindOf(address, content) {
    const start = new TextDecoder().decode(content.slice(0, 100)).trimStart();
    if (start.startsWith("version https://git-lfs")) return "pointer";
    if (start.startsWith("<") && !/\.(html|svg)$/.test(address)) return "web-page";
    return "changed";
}

async function isOfThisVersion(address, content) {
    const digest = await crypto.subtle.digest("SHA-256", content);
    return hex(new Uint8Array(digest)) === SHA256_OF.get(address);
}

// A new response with the same body. The content security policy is in its headers, because a worker has the policy of
// its own response. Unlike the original, a new response is never marked as redirected: browsers reject redirected
// responses for page loads.
function withHeaders(address, response) {
    if (!response.ok) return response;
    return new Response(response.body, { headers: headersOf(address, response.headers.get("content-type")) });
}

function headersOf(address, type) {
    return {
        "content-type": TYPE_OF[address.split(".").pop()] ?? type ?? "application/octet-stream",
        "content-security-policy": POLICY,
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    };
}

// Keeps shared photos. A page that is being left for them gets their key and stays, because it would lose its list; else
// the page opens with the key in its address, from which it removes it.
async function keepShared(request) {
    let key;
    try {
        await forgetShared();
        const content = await request.arrayBuffer();
        const bytes = crypto.getRandomValues(new Uint8Array(32));
        key = hex(bytes);
        const encrypted = await crypto.subtle.encrypt(AES, await aesKey(bytes, "encrypt"), content);
        const headers = { "content-type": request.headers.get("content-type"), [KEPT_SINCE]: String(Date.now()) };
        await (await caches.open(SHARED)).put(await sharedAddress(bytes), new Response(encrypted, { headers }));
    } catch {
        return Response.redirect(`${SCOPE}#/read/shared/not-kept`, 303);
    }
    const page = await pageBeingLeft();
    if (page === undefined) return Response.redirect(`${SCOPE}#/read/shared/${key}`, 303);
    page.postMessage({ shared: key });
    return new Response(null, { status: 204 });
}

// Gives shared photos to a page, once. An empty answer if they are not there.
async function takeShared(key) {
    await forgetShared();
    const bytes = Uint8Array.from(key.match(/../g) ?? [], pair => parseInt(pair, 16));
    const address = await sharedAddress(bytes);
    const response = await kept(SHARED, address);
    if (!response) return new Response(null, { status: 204 });
    const type = response.headers.get("content-type");
    const content = await crypto.subtle.decrypt(AES, await aesKey(bytes, "decrypt"), await response.arrayBuffer());
    await (await caches.open(SHARED)).delete(address);
    await forgetShared();
    return new Response(content, { headers: { "content-type": type } });
}

// Deletes what no page has fetched in time, and the cache if it is empty.
async function forgetShared() {
    try {
        if (!(await caches.has(SHARED))) return;
        const cache = await caches.open(SHARED);
        for (const request of await cache.keys()) {
            const since = Number((await cache.match(request))?.headers.get(KEPT_SINCE));
            if (Math.abs(Date.now() - since) > SHARED_LIMIT_MS) await cache.delete(request);
        }
        if ((await cache.keys()).length === 0) await caches.delete(SHARED);
    } catch {
        // The browser no longer allows caches.
    }
}

// The page whose window the browser is about to use for the shared photos.
async function pageBeingLeft() {
    const windows = await self.clients.matchAll({ type: "window" });
    const answers = windows.map(page => new Promise((resolve, reject) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => (data === true ? resolve(page) : reject());
        setTimeout(reject, ANSWER_LIMIT_MS);
        page.postMessage({ question: "leaving" }, [port2]);
    }));
    return Promise.any(answers).catch(() => undefined);
}

function aesKey(bytes, usage) {
    return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, [usage]);
}

// The address of shared photos does not tell their key.
async function sharedAddress(key) {
    return `${SHARE}/${hex(new Uint8Array(await crypto.subtle.digest("SHA-256", key)))}`;
}

function hex(bytes) {
    return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}
