// The service worker: keeps one version of the site, whole, and answers from it alone.
//
// The build writes the two lines below: a hash over all files, and each file with its SHA-256. As long as they are as
// here, nothing is kept. A file is accepted only with the content that the list names, so code, weights and card of
// different versions never meet, whatever the server or the browser's own cache gives out meanwhile.
const VERSION = "development";
const FILES = [];

const CACHE_PREFIX = "naevus-";
const CACHE = CACHE_PREFIX + VERSION;
const SCOPE = self.registration.scope;
const PAGE = new URL("index.html", SCOPE).href;

// Address to SHA-256.
const SHA256_OF = new Map(FILES.map(([path, sha256]) => [new URL(path, SCOPE).href, sha256]));

if (VERSION !== "development") {
    // A next version is installed beside the running one and then waits until the user accepts it.
    self.addEventListener("install", event => event.waitUntil(keepAll()));
    self.addEventListener("activate", event => event.waitUntil(forgetOtherVersions()));
    self.addEventListener("message", event => {
        if (event.data === "skip-waiting") self.skipWaiting();
    });
    self.addEventListener("fetch", event => {
        if (event.request.method !== "GET") return;
        const url = new URL(event.request.url);
        url.search = url.hash = "";
        const address = event.request.mode === "navigate" && url.href === SCOPE ? PAGE : url.href;
        if (SHA256_OF.has(address)) event.respondWith(answer(address));
    });
}

async function keepAll() {
    // One after another: on a slow line the page's own requests go first.
    for (const address of SHA256_OF.keys()) await keep(address);
}

// By now no page uses another version: either none is open, or the user accepted this one.
async function forgetOtherVersions() {
    for (const name of await caches.keys()) {
        if (name.startsWith(CACHE_PREFIX) && name !== CACHE) await caches.delete(name);
    }
}

async function answer(address) {
    const kept = await (await caches.open(CACHE)).match(address);
    // The browser may have cleared the cache meanwhile. Then the file comes anew, or not at all if it has changed.
    return kept ?? keep(address).catch(() => Response.error());
}

// Keeps the file at `address` with the content that the list names, and gives it.
async function keep(address) {
    const cache = await caches.open(CACHE);
    const response = (await unchanged(address)) ?? (await fetched(address));
    await cache.put(address, response.clone());
    return response;
}

// The file from the version before, where it is the same: the weights and the large program seldom change.
async function unchanged(address) {
    for (const name of await caches.keys()) {
        if (!name.startsWith(CACHE_PREFIX)) continue;
        const response = await (await caches.open(name)).match(address);
        const checked = response && (await check(address, response));
        if (checked) return checked;
    }
    return undefined;
}

async function fetched(address) {
    // First what the browser has, if the server says that it is current; then the server's own, past every cache.
    for (const cache of ["no-cache", "reload"]) {
        const response = await fetch(address, { cache });
        const checked = response.ok && (await check(address, response));
        if (checked) return checked;
    }
    throw new Error(`${address} is not the file of version ${VERSION}`);
}

// The response anew, from bytes that were checked; it bears no redirect, which a page could not be loaded from.
async function check(address, response) {
    const content = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    const sha256 = Array.from(digest, byte => byte.toString(16).padStart(2, "0")).join("");
    if (sha256 !== SHA256_OF.get(address)) return undefined;
    const type = response.headers.get("content-type") ?? "application/octet-stream";
    return new Response(content, { headers: { "content-type": type } });
}
