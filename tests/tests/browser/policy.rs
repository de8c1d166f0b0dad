//! The content security policy holds in the page's workers, with and without the service worker.

use naevus_tests::browser::{Browser, BrowserOptions, Engine};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};
use tempfile::TempDir;

use std::time::Duration;

use crate::page::{Page, write};
use crate::site;

const LOADER: &str = "worker_cpu_loader.js";

/// Tries each way from a worker to the origin OTHER, and stores what happened in a cache.
const PROBE: &str = r#"
const blocked = [];
self.addEventListener("securitypolicyviolation", event => blocked.push(event.blockedURI));
const done = [];
const attempt = (name, action) => action().then(() => done.push(name), () => {});
await attempt("fetch", () => fetch("OTHER/fetch", { mode: "no-cors" }));
await attempt("import", () => import("OTHER/import.js"));
await attempt("importScripts", async () => importScripts("OTHER/import-scripts.js"));
await attempt("request", () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = resolve;
    request.onerror = reject;
    request.open("GET", "OTHER/request");
    request.send();
}));
await attempt("socket", () => new Promise((resolve, reject) => {
    const socket = new WebSocket("OTHER/socket".replace("http", "ws"));
    socket.onopen = resolve;
    socket.onerror = reject;
}));
await attempt("eval", async () => eval("1"));
// The events of violations come later.
await new Promise(resolve => setTimeout(resolve, 300));
const report = new Response(JSON.stringify({ scheme: location.protocol, done, blocked }));
await (await caches.open("probe")).put(`${self.origin}/probe`, report);
"#;

/// Another origin, which answers every request with the status 404 and records it.
fn other_origin() -> (SiteServer, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "index.html", "");
    (SiteServer::start(folder.path(), "/"), folder)
}

fn probe(other: &SiteServer) -> String {
    PROBE.replace("OTHER", &other.origin())
}

fn report(browser: &Browser) -> Value {
    let script =
        "return caches.open('probe').then(cache => cache.match('/probe')).then(found => found?.json() ?? null)";
    browser.wait_for("the report of the worker", Duration::from_secs(60), script, &[])
}

fn assert_confined(report: &Value, other: &SiteServer) {
    assert_eq!(report["done"], json!([]), "{report:#}");
    assert_eq!(other.requests(), Vec::<String>::new(), "the worker reached another origin");
    // WebKit reports no violations in workers.
    if Engine::selected() == Engine::WebKit {
        return;
    }
    let blocked = report["blocked"].to_string();
    // Some browsers report only the scheme of a socket.
    for part in ["/fetch", "/request", "\"ws"] {
        assert!(blocked.contains(part), "the policy has not blocked {part}: {blocked}");
    }
}

#[test]
fn a_worker_cannot_reach_another_origin() {
    let (other, _folder) = other_origin();
    let loader = String::from_utf8(site::content(LOADER)).unwrap();
    let changed = site::next_version(LOADER, format!("{}{loader}", probe(&other)).as_bytes());
    let page = Page::ready_from(SiteServer::start(changed.path(), "/"));

    // The first visit has no service worker: the worker inherits the policy of the page.
    let first = report(&page.browser);
    assert_eq!(first["scheme"], "blob:", "{first:#}");
    assert_confined(&first, &other);

    // On the next visit, the service worker sends the policy with the worker.
    page.wait_until_offline_ready();
    page.browser.run("return caches.delete('probe')", &[]);
    page.browser.reload();
    page.wait_until_ready();
    let second = report(&page.browser);
    assert_eq!(second["scheme"], "http:", "{second:#}");
    assert_confined(&second, &other);
    page.finish_despite(&["Content Security Policy", "violates", "importScripts", "ERR_BLOCKED_BY_CSP"]);
}

/// Shows that the test above would fail without a policy.
#[test]
fn a_worker_without_a_policy_reaches_another_origin() {
    let (other, _folder) = other_origin();
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "index.html", "<!doctype html><title>without a policy</title>");
    write(folder.path(), "worker.js", probe(&other));
    let server = SiteServer::start(folder.path(), "/");
    let browser = Browser::start(&BrowserOptions::default());
    browser.open(&server.url());
    browser.run("window.worker = new Worker('worker.js', { type: 'module' })", &[]);
    let report = report(&browser);
    assert!(report["done"].to_string().contains("eval"), "{report:#}");
    assert!(other.requests().iter().any(|path| path == "fetch"), "{:?}", other.requests());
}

#[test]
fn every_response_of_the_service_worker_has_the_policy_of_the_page() {
    let page = Page::ready();
    page.wait_until_offline_ready();
    page.browser.reload();
    page.wait_until_ready();
    let policies = page.browser.run(
        "const policy = document.querySelector('meta[http-equiv]').content;
        const files = ['index.html', 'worker_cpu_loader.js', 'worker_cpu_bg.wasm', 'model/card.json', 'style/base.css'];
        return Promise.all(files.map(async file =>
            [file, (await fetch(file)).headers.get('content-security-policy') === policy]))",
        &[],
    );
    for file in policies.as_array().unwrap() {
        assert_eq!(file[1], json!(true), "{}", file[0]);
    }
    page.finish();
}

#[test]
fn the_headers_for_hosts_have_the_policy_of_the_page() {
    let page = Page::ready();
    let policy = page.browser.run("return document.querySelector('meta[http-equiv]').content", &[]);
    let headers = String::from_utf8(site::content("_headers")).unwrap();
    let expected = format!("  Content-Security-Policy: {}; frame-ancestors 'self'\n", policy.as_str().unwrap());
    assert!(headers.contains(&expected), "{headers}");
    page.finish();
}
