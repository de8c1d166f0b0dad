//! The page's own offer to install it.
//!
//! Chromium makes its offer at a time of its own choice. One test waits for it; the others stop it before the page gets it,
//! and send the event themselves.

use naevus_tests::browser::BrowserOptions;
use serde_json::json;

use crate::page::{Page, synthetic_photos};
use crate::site;

/// `offerInstallation()` makes the offer; `prompts` counts the times that the browser was to ask the user.
const OFFER: &str = "addEventListener('beforeinstallprompt', event => {
        if (!event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation();
    }, true);
    window.prompts = 0;
    window.offerInstallation = () => {
        const event = new Event('beforeinstallprompt', { cancelable: true });
        event.prompt = async () => { window.prompts++; return { outcome: 'accepted' }; };
        dispatchEvent(event);
        return event.defaultPrevented;
    };";

fn page_with(script: &str) -> Page {
    let page =
        Page::open_with_script(&BrowserOptions::default(), site::tolerant_server(), &format!("{OFFER} {script}"));
    page.wait_until_ready();
    page
}

fn offer(page: &Page) {
    assert_eq!(page.browser.run("return offerInstallation()", &[]), true, "the browser shows its own offer as well");
}

#[test]
fn the_offer_of_the_browser_is_kept_for_the_settings() {
    let page = Page::ready();
    page.browser.click("#nav-settings");
    page.wait_for_text("#settings-install-now", "Install");
    page.browser.click("#settings-install-now");
    page.wait_until_gone("#settings-install");
    page.finish();
}

#[test]
fn the_settings_install_the_page_when_the_browser_offers_it() {
    let page = page_with("");
    page.browser.click("#nav-settings");
    let _settings = page.text_of("#settings-title");
    assert!(!page.shows("#settings-install-now"), "an installation that the browser does not offer");
    offer(&page);
    page.browser.click("#settings-install-now");
    page.wait_until_gone("#settings-install");
    assert_eq!(page.browser.run("return window.prompts", &[]), 1);
    // The user has declined, and the browser makes another offer; then the page was installed by the browser's own menu.
    offer(&page);
    let _offer = page.text_of("#settings-install-now");
    page.browser.run("dispatchEvent(new Event('appinstalled'))", &[]);
    page.wait_until_gone("#settings-install");
    page.finish();
}

#[test]
fn after_the_first_answer_the_installation_is_offered_until_it_is_declined() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = page_with("");
    offer(&page);
    assert!(!page.shows("#install-now"), "an offer before the first answer");
    page.pick(&photos);
    page.reading().assert_assessed_on("CPU");
    let _offer = page.text_of("#install-now");
    page.browser.click("#install-decline");
    page.wait_until_gone("#install-now");

    page.browser.reload();
    page.wait_until_ready();
    offer(&page);
    page.pick(&photos);
    page.reading().assert_assessed_on("CPU");
    assert!(!page.shows("#install-now"), "an offer that was declined");
    // The settings still have it.
    page.browser.click("#nav-settings");
    let _offer = page.text_of("#settings-install-now");
    page.finish();
}

#[test]
fn an_offer_before_the_program_has_started_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    // The script of the page has run at this event, and its program has not been loaded.
    let page = page_with("addEventListener('DOMContentLoaded', () => { window.isEarly = offerInstallation(); });");
    assert_eq!(page.browser.run("return window.isEarly", &[]), true);
    page.pick(&synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    page.browser.click("#install-now");
    page.wait_until_gone("#install-now");
    assert_eq!(page.browser.run("return window.prompts", &[]), 1);
    page.finish();
}

#[test]
fn an_installed_page_offers_no_installation() {
    // As in the window of an installed page.
    let installed = "const { matchMedia } = window;
        window.matchMedia = query => query.includes('display-mode') ? { matches: true } : matchMedia(query);";
    let page = page_with(installed);
    offer(&page);
    page.browser.click("#nav-settings");
    let _settings = page.text_of("#settings-storage");
    assert!(!page.shows("#settings-install"));
    page.finish();
}

#[test]
fn on_an_ipad_the_settings_name_the_two_steps() {
    let safari = "Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false, configurable: true });";
    let page = page_with(safari);
    page.browser.click("#nav-settings");
    let text = page.text_of(".install");
    assert!(text.contains("Tap Share") && text.contains("Tap Add to Home Screen"), "{text}");
    assert_eq!(page.browser.run("return document.querySelectorAll('.install li').length", &[]), json!(2));
    assert!(!page.shows("#settings-install-now"));
    page.finish();
}
