//! No page runs files of two versions: a deployment during a visit, several tabs, a cache with holes, a page that stays
//! open.

use std::fs;
use std::time::Duration;

use naevus_tests::browser::BrowserOptions;
use naevus_tests::habits::Habit;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;
use serde_json::json;
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

const LIMIT: Duration = Duration::from_secs(60);

/// Parts of the errors that the browser logs for requests to a stopped server.
const NO_NETWORK: [&str; 3] = ["ERR_CONNECTION_REFUSED", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED"];

const UPDATE_IS_OFFERED: &str = "return document.querySelector('#update-accept')?.getClientRects().length > 0";

const PUBLISHED: &str = "a new version of this page was published while it was loading";

/// The next version of the site, whose style differs.
fn next_version() -> TempDir {
    let mut style = site::content("style/base.css");
    style.extend(b"\n/* the next version */\n");
    site::next_version("style/base.css", &style)
}

/// The page, kept for offline use.
fn kept_page() -> Page {
    let server = SiteServer::start(&site::dist(), "/");
    let page = Page::ready_from(server);
    page.wait_until_offline_ready();
    page
}

fn wait_for_next_version(page: &Page) {
    let is_next = "return document.querySelector('meta[name=version]')?.content === arguments[0]";
    page.browser.wait_for("the next version", LIMIT, is_next, &[json!(site::NEXT_VERSION)]);
    page.wait_until_ready();
}

/// Deletes the files whose URL contains `part` from the caches of the site.
fn evict(page: &Page, part: &str) {
    let script = "return (async () => {
        let count = 0;
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const key of await cache.keys()) if (key.url.includes(arguments[0]) && await cache.delete(key)) count++;
        }
        return count;
    })()";
    // An arrow function has no arguments of its own: these are those of the script.
    let count = page.browser.run(script, &[json!(part)]);
    assert!(count.as_u64() > Some(0), "no file like {part} was stored");
}

#[test]
fn a_program_of_another_version_is_not_started() {
    let next = next_version();
    let server = SiteServer::start(&site::dist(), "/");
    server.replace("page_bg.wasm", fs::read(next.path().join("page_bg.wasm")).unwrap());
    let page = Page::open_from(&BrowserOptions::default(), server);
    page.wait_for_text("#shell-state", &PUBLISHED[1..]);
    page.server.change_folder(next.path());
    page.browser.click("#shell-retry");
    page.wait_until_ready();
    assert_eq!(page.version(), site::NEXT_VERSION);
    page.finish();
}

#[test]
fn a_worker_of_another_version_is_not_started() {
    for file in ["worker_cpu_bg.wasm", "worker_cpu.js"] {
        let next = next_version();
        let server = SiteServer::start(&site::dist(), "/");
        server.replace(file, fs::read(next.path().join(file)).unwrap());
        let page = Page::open_from(&BrowserOptions::default(), server);
        page.wait_for_text("#model-error", PUBLISHED);
        page.server.change_folder(next.path());
        page.browser.reload();
        page.wait_until_ready();
        page.finish_despite(&["worker_cpu", PUBLISHED, "sw.js"]);
    }
}

#[test]
fn a_deployment_during_the_first_visit_is_offered_as_an_update() {
    let server = SiteServer::start(&site::dist(), "/");
    let next = next_version();
    // The server moves on between the page and its service worker.
    server.replace("sw.js", fs::read(next.path().join("sw.js")).unwrap());
    server.serve_version(site::NEXT_VERSION, next.path());
    let page = Page::ready_from(server);
    page.browser.wait_for("the update", LIMIT, UPDATE_IS_OFFERED, &[]);
    assert_eq!(page.version(), site::version());
    page.browser.click("#update-accept");
    wait_for_next_version(&page);
    page.finish();
}

#[test]
fn a_tab_keeps_its_version_when_another_tab_accepts_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let page = kept_page();
    page.browser.reload();
    page.wait_until_ready();
    let next = next_version();
    page.server.change_folder(next.path());

    page.browser.new_tab();
    page.browser.open(&page.server.url());
    page.browser.wait_for("the update", LIMIT, UPDATE_IS_OFFERED, &[]);
    page.browser.click("#update-accept");
    wait_for_next_version(&page);

    page.browser.switch_to_tab(0);
    page.browser.wait_for("the update", LIMIT, UPDATE_IS_OFFERED, &[]);
    assert_eq!(page.version(), site::version());
    // A worker that starts now, in place of one that stopped, is of the version of its page.
    let program = page.browser.run(
        "const version = document.querySelector('meta[name=version]').content;
        return fetch(`program.js?v=${version}`).then(response => response.text())",
        &[],
    );
    assert!(program.as_str().unwrap().contains(&site::version()), "{program}");
    page.pick(&[photo]);
    let state = page.reading().state;
    assert!(["assessed", "refused"].contains(&state.as_str()), "{state}");
    page.finish();
}

#[test]
fn a_hole_in_the_cache_is_filled_from_the_network() {
    let page = kept_page();
    evict(&page, "page.js");
    evict(&page, "card.json");
    page.browser.reload();
    page.wait_until_ready();
    page.wait_until_offline_ready();
    let stored = "return caches.match(new URL('page.js', location)).then(found => found !== undefined)";
    page.browser.wait_for("page.js in the cache", LIMIT, stored, &[]);
    page.finish();
}

#[test]
fn without_a_network_a_hole_in_the_cache_is_named() {
    let mut page = kept_page();
    evict(&page, "page_bg.wasm");
    page.server.stop();
    page.browser.reload();
    let text = page.text_of("#shell-state");
    assert!(text.contains("page_bg.wasm") && text.contains("network"), "{text}");
    page.finish_despite(&[&NO_NETWORK[..], &["503"]].concat());

    let mut page = kept_page();
    evict(&page, "card.json");
    page.server.stop();
    page.browser.reload();
    let text = page.text_of("#model-error");
    assert!(text.contains("model/card.json") && text.contains("check the network"), "{text}");
    page.finish_despite(&NO_NETWORK);
}

#[test]
fn a_hole_in_the_cache_and_a_server_that_moved_on_start_the_next_version() {
    let page = kept_page();
    let next = next_version();
    evict(&page, "index.html");
    evict(&page, "page_bg.wasm");
    page.server.change_folder(next.path());
    page.browser.reload();
    page.wait_until_ready();
    assert_eq!(page.version(), site::NEXT_VERSION);
    page.finish_despite(&["sw.js"]);
}

/// Makes an hour pass in half a second, for timers.
const SHORT_HOUR: &str = "const real = window.setInterval;
    window.setInterval = (call, wait, ...rest) => real.call(window, call, wait >= 3600000 ? 500 : wait, ...rest);";

#[test]
fn a_page_that_stays_open_learns_of_the_next_version() {
    let server = SiteServer::start(&site::dist(), "/");
    let page = Page::open_with_script(&BrowserOptions::default(), server, SHORT_HOUR);
    page.wait_until_ready();
    page.wait_until_offline_ready();
    let next = next_version();
    page.server.change_folder(next.path());
    page.browser.wait_for("the update", LIMIT, UPDATE_IS_OFFERED, &[]);
    page.finish();
}

#[test]
fn an_update_comes_although_browsers_may_keep_every_file_for_a_year() {
    let server = SiteServer::start(&site::dist(), "/");
    server.set_habits(&[Habit::Immutable]);
    let page = Page::ready_from(server);
    page.wait_until_offline_ready();
    let next = next_version();
    page.server.change_folder(next.path());
    page.browser.reload();
    page.wait_until_ready();
    page.browser.wait_for("the update", LIMIT, UPDATE_IS_OFFERED, &[]);
    page.browser.click("#update-accept");
    wait_for_next_version(&page);
    page.finish();
}
