// The service worker: stores all files of one version of the site, and answers requests from this cache.
//
// The build replaces the next two lines: VERSION is a hash over all files, FILES lists each file with its SHA-256. With the
// values given here, nothing is stored. A file is stored only if its hash matches the list, so that code, weights and card
// are always of the same version, whatever the server or the browser's cache returns.
const VERSION = "development";
const FILES = [];

const CACHE_PREFIX = "naevus-";
const CACHE = CACHE_PREFIX + VERSION;
const SCOPE = self.registration.scope;
const PAGE = new URL("index.html", SCOPE).href;

// SHA-256 by URL.
const SHA256_OF = new Map(FILES.map(([path, sha256]) => [new URL(path, SCOPE).href, sha256]));

if (VERSION !== "development") {
    // A new version is installed beside the current one and waits until the user accepts it.
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
    // The files are stored one after another, so that the page's own requests are not delayed on a slow connection.
    for (const address of SHA256_OF.keys()) await keep(address);
}

// No page uses another version now: either no page is open, or the user has accepted this version.
async function forgetOtherVersions() {
    for (const name of await caches.keys()) {
        if (name.startsWith(CACHE_PREFIX) && name !== CACHE) await caches.delete(name);
    }
}

async function answer(address) {
    const kept = await (await caches.open(CACHE)).match(address);
    // If the browser has cleared the cache, the file is downloaded again. The request fails if the file has changed.
    return kept ?? keep(address).catch(() => Response.error());
}

// Stores the file at `address`, after a check of its hash, and returns it.
async function keep(address) {
    const cache = await caches.open(CACHE);
    const response = (await unchanged(address)) ?? (await fetched(address));
    await cache.put(address, response.clone());
    return response;
}

// The file from another stored version if it is unchanged: weights and programs are large and seldom change.
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
    // First the browser's cache, revalidated by the server; then the server, bypassing all caches.
    for (const cache of ["no-cache", "reload"]) {
        const response = await fetch(address, { cache });
        const checked = response.ok && (await check(address, response));
        if (checked) return checked;
    }
    throw new Error(`${address} is not the file of version ${VERSION}`);
}

// A new response with the content, if its hash matches. Unlike the original, it is never marked as redirected: browsers
// reject redirected responses for page loads.
async function check(address, response) {
    const content = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    const sha256 = Array.from(digest, byte => byte.toString(16).padStart(2, "0")).join("");
    if (sha256 !== SHA256_OF.get(address)) return undefined;
    const type = response.headers.get("content-type") ?? "application/octet-stream";
    return new Response(content, { headers: { "content-type": type } });
}
