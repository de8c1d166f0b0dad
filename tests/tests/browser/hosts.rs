//! Hosts and networks that change, cut or withhold files: the page works, or names the file and the cause, and goes on
//! when the host is mended.

use std::time::Duration;

use naevus_tests::browser::BrowserOptions;
use naevus_tests::habits::Habit;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;
use serde_json::json;

use crate::page::{Page, write};
use crate::site;

const LIMIT: Duration = Duration::from_secs(90);

/// The files that the page loads before its program.
const START: [&str; 5] = ["index.html", "start.js", "program.js", "style/", "snippets/"];

/// The files that the page loads before the model.
const BEFORE_MODEL: [&str; 9] =
    ["index.html", "start.js", "program.js", "style/", "snippets/", "page", "worker_", "icons/", "manifest"];

/// Parts of the errors that the browser logs for a file that the host has changed.
const CHANGED: [&str; 6] = ["sw.js", "beacon.min.js", "MIME type", "429", "ERR_", "manifest.webmanifest"];

fn open(habits: &[Habit]) -> Page {
    let server = site::tolerant_server();
    server.set_habits(habits);
    Page::open_from(&BrowserOptions::default(), server)
}

/// The host is mended, and the user presses the button `retry`.
fn retry_on_mended_host(page: &Page, retry: &str) {
    page.server.set_habits(&[]);
    page.browser.click(retry);
    page.wait_until_ready();
}

/// How often the file at `path` was requested.
fn requests_of(page: &Page, path: &str) -> usize {
    page.server.requests().iter().filter(|request| *request == path).count()
}

#[test]
fn on_a_host_that_changes_files_the_page_works_and_names_one() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    for (habit, file) in
        [(Habit::Minify, "index.html"), (Habit::Inject, "index.html"), (Habit::Crlf, "diagnoses/AK.svg")]
    {
        let page = open(&[habit]);
        page.wait_until_ready();
        page.pick(std::slice::from_ref(&photo));
        page.reading().assert_assessed_on("CPU");
        let changed = format!("the server has changed {file}");
        page.offline_failure(&changed);
        // The next visit downloads only what is missing: this file was stored on the first one.
        assert_eq!(requests_of(&page, "worker_gpu_bg.wasm"), 1, "{habit:?}");
        page.browser.reload();
        page.wait_until_ready();
        page.offline_failure(&changed);
        assert_eq!(requests_of(&page, "worker_gpu_bg.wasm"), 1, "{habit:?} on the second visit");
        // When the host is mended, the rest follows.
        page.server.set_habits(&[]);
        page.browser.reload();
        page.wait_until_offline_ready();
        page.finish_despite(&CHANGED);
    }
}

#[test]
fn the_page_works_offline_after_hosts_that_are_only_clumsy() {
    for habit in [Habit::NoMime, Habit::Redirect] {
        let mut page = open(&[habit]);
        page.wait_until_ready();
        page.wait_until_offline_ready();
        page.server.stop();
        page.browser.reload();
        page.wait_until_ready();
        page.finish_despite(&["ERR_"]);
    }
}

#[test]
fn a_host_that_sends_programs_as_octet_stream_leaves_a_word_and_a_link() {
    let page = open(&[Habit::Octet]);
    let is_shown = "const late = document.querySelector('#shell-late');
        return late !== null && getComputedStyle(late).visibility === 'visible' && late.innerText";
    let text = page.browser.wait_for("#shell-late", LIMIT, is_shown, &[]);
    assert!(text.as_str().unwrap().contains("has not started"), "{text}");
    page.finish_despite(&CHANGED);
}

#[test]
fn a_web_page_instead_of_a_program_is_named_and_a_retry_goes_on() {
    let page = open(&[Habit::Portal(&START)]);
    page.wait_for_text("#shell-state", "server sent a web page instead of page");
    retry_on_mended_host(&page, "#shell-retry");
    page.wait_until_offline_ready();
    page.finish_despite(&CHANGED);
}

#[test]
fn a_missing_loader_of_a_worker_is_named_and_a_retry_goes_on() {
    let folder = site::without("worker_cpu_loader.js");
    let page = Page::open_from(&BrowserOptions::default(), SiteServer::start(folder.path(), "/"));
    let message = page.text_of("#model-error");
    assert!(message.contains("worker_cpu_loader.js could not be loaded"), "{message}");
    page.server.change_folder(&site::dist());
    page.browser.click("#model-retry");
    page.wait_until_ready();
    page.finish_despite(&["404", "sw.js"]);
}

#[test]
fn a_web_page_instead_of_the_model_is_named_and_a_retry_goes_on() {
    let page = open(&[Habit::Portal(&BEFORE_MODEL)]);
    let message = page.text_of("#model-error");
    assert!(message.contains("sent a web page instead of model/card.json"), "{message}");
    retry_on_mended_host(&page, "#model-retry");
    page.finish_despite(&CHANGED);
}

#[test]
fn a_missing_model_behind_a_single_page_host_is_named() {
    let folder = site::without("model");
    let server = SiteServer::start(folder.path(), "/");
    server.set_habits(&[Habit::SinglePage]);
    let page = Page::open_from(&BrowserOptions::default(), server);
    let message = page.text_of("#model-error");
    assert!(message.contains("sent a web page instead of model/card.json"), "{message}");
    page.finish_despite(&CHANGED);
}

#[test]
fn a_pointer_instead_of_the_weights_is_named_and_a_retry_goes_on() {
    let page = open(&[Habit::LfsPointer]);
    let message = page.text_of("#model-error");
    let expected = format!("the server has a Git LFS pointer instead of {}", site::weights());
    assert!(message.to_lowercase().contains(&expected.to_lowercase()), "{message}");
    retry_on_mended_host(&page, "#model-retry");
    page.finish_despite(&CHANGED);
}

#[test]
fn a_download_that_breaks_off_is_named_and_a_retry_goes_on() {
    let page = open(&[Habit::Cut("model/")]);
    let message = page.text_of("#model-error");
    assert!(message.contains("could not be downloaded (model/"), "{message}");
    retry_on_mended_host(&page, "#model-retry");
    page.finish_despite(&CHANGED);

    let page = open(&[Habit::Cut("page_bg.wasm")]);
    page.wait_for_text("#shell-state", "page_bg.wasm");
    retry_on_mended_host(&page, "#shell-retry");
    page.finish_despite(&CHANGED);
}

#[test]
fn a_server_that_is_busy_is_asked_again() {
    let page = open(&[Habit::Busy]);
    page.wait_until_ready();
    let unstyled = "return [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)";
    page.browser.wait_for("every style sheet", LIMIT, unstyled, &[]);
    page.wait_until_offline_ready();
    page.finish_despite(&[&CHANGED[..], &["worker_cpu"]].concat());
}

#[test]
fn a_slow_download_shows_its_progress_and_ends() {
    let page = open(&[Habit::Slow(1_500_000)]);
    let progress = "const progress = document.querySelector('#model-progress');
        return progress !== null && progress.value > 0 && progress.value < 1";
    page.browser.wait_for("progress of the download", LIMIT, progress, &[]);
    page.browser.wait_for(
        "the page to be ready",
        LIMIT,
        "return document.querySelector('#engine[data-state=ready]') !== null",
        &[],
    );
    page.finish();
}

#[test]
fn behind_a_password_the_page_works_offline() {
    let server = SiteServer::start(&site::dist(), "/");
    server.set_habits(&[Habit::Auth]);
    // An address with a password is not allowed in requests of a page, so the browser learns it from another file.
    let signed_in = server.url().replace("http://", "http://doctor:doctor@") + "icons/icon.svg";
    let browser = naevus_tests::browser::Browser::start(&BrowserOptions::default());
    browser.open(&signed_in);
    browser.open(&server.url());
    let page = Page { browser, server };
    page.wait_until_ready();
    page.wait_until_offline_ready();
    // The picture that was opened first has no icon of its own.
    page.finish_despite(&["favicon.ico"]);
}

#[test]
fn a_policy_of_the_server_without_webassembly_is_named() {
    let page = open(&[Habit::Header("content-security-policy", "script-src 'self'")]);
    page.wait_for_text("#shell-state", "content security policy forbids WebAssembly");
    page.finish_despite(&["Content Security Policy", "violates"]);
}

#[test]
fn a_policy_of_the_server_without_blobs_does_not_stop_the_workers() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 3)));
    let page = open(&[Habit::Header("content-security-policy", "script-src 'self' 'wasm-unsafe-eval'")]);
    page.wait_until_ready();
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    page.finish_despite(&["Content Security Policy", "violates"]);
}

#[test]
fn webassembly_that_is_switched_off_is_named() {
    let server = SiteServer::start(&site::dist(), "/");
    let options = BrowserOptions { arguments: vec!["--js-flags=--jitless".into()], ..BrowserOptions::default() };
    let page = Page::open_from(&options, server);
    let text = page.wait_for_text("#shell-state", "WebAssembly is switched off");
    assert!(text.contains("edge://settings/privacy/security"), "{text}");
    assert_eq!(page.browser.run("return typeof WebAssembly", &[]), json!("undefined"));
    page.finish();
}
