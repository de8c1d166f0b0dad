//! The page as a part of another page, as in courses and portals.

use std::time::Duration;

use naevus_tests::browser::{Browser, BrowserOptions, Camera};
use naevus_tests::server::SiteServer;
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

/// The page inside a page of another origin, in the current frame. `attributes` are those of the frame.
fn framed(attributes: &str) -> (Page, SiteServer, TempDir) {
    let server = SiteServer::start(&site::dist(), "/");
    let folder = tempfile::tempdir().unwrap();
    let frame = format!("<iframe src=\"{}\" {attributes} width=\"1000\" height=\"700\"></iframe>", server.url());
    let icon = "<link rel=\"icon\" href=\"data:,\">";
    write(folder.path(), "index.html", format!("<!doctype html><title>course</title>{icon}{frame}"));
    let outside = SiteServer::start(folder.path(), "/");
    let browser = Browser::start(&BrowserOptions { camera: Camera::Simulated, ..BrowserOptions::default() });
    browser.open(&outside.url());
    browser.enter_frame();
    (Page { browser, server }, outside, folder)
}

#[test]
fn inside_a_page_that_does_not_allow_the_camera_that_page_is_named() {
    let (page, _outside, _folder) = framed("");
    page.wait_until_ready();
    page.browser.click("#camera-open");
    page.wait_for_text("#camera-error", "The page that contains this one does not allow the camera");
    let link = "const link = document.querySelector('#camera-tab'); return link.href === location.href.split('#')[0] && link.target";
    assert_eq!(page.browser.run(link, &[]), "_blank");
    page.finish_despite(&["Permissions policy", "permissions policy"]);
}

#[test]
fn inside_a_page_that_allows_the_camera_it_opens() {
    let (page, _outside, _folder) = framed("allow=\"camera\"");
    page.wait_until_ready();
    page.browser.click("#camera-open");
    let live = "return document.querySelector('.viewfinder[data-live=true]') !== null";
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), live, &[]);
    page.finish();
}

#[test]
fn a_sandbox_without_an_origin_leaves_a_word_and_a_link() {
    let (page, _outside, _folder) = framed("sandbox=\"allow-scripts\"");
    let is_shown = "const late = document.querySelector('#shell-late');
        return late !== null && getComputedStyle(late).visibility === 'visible' && late.innerText";
    let text = page.browser.wait_for("#shell-late", Duration::from_secs(60), is_shown, &[]);
    assert!(text.as_str().unwrap().contains("open it in a tab of its own"), "{text}");
    page.finish_despite(&["CORS", "ERR_FAILED", "sandbox", "Content Security Policy", "violates"]);
}
