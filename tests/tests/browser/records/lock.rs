//! What unlocks the records is replaced: another passphrase, none, and one again.

use naevus_tests::xorshift::Xorshift;
use serde_json::json;

use super::{LIMIT, PASSPHRASE};
use crate::page::Page;

const SECOND: &str = "four other short words";

/// The number of times a tab is killed while it changes the lock.
const KILLS: u32 = 6;

impl Page {
    /// Opens the form, and fills it in. Without `next`, the key of the device shall unlock.
    fn fill_relock(&self, present: Option<&str>, next: Option<&str>) {
        self.browser.run("location.hash = '#/lesions'", &[]);
        let _form = self.text_of("#relock-open");
        self.browser.run("document.querySelector('#relock-open').parentElement.open = true", &[]);
        if let Some(present) = present {
            self.browser.type_into("#relock-present", present);
        }
        match next {
            Some(next) => {
                self.browser.click("#relock-passphrase");
                self.browser.type_into("#relocked-passphrase", next);
                self.browser.type_into("#relocked-passphrase-again", next);
            }
            None => self.browser.click("#relock-device"),
        }
    }

    fn relock(&self, present: Option<&str>, next: Option<&str>) {
        self.fill_relock(present, next);
        self.browser.click("#relock-now");
    }

    /// Tries to unlock with a passphrase; whether it did.
    fn unlocks_with(&self, passphrase: &str) -> bool {
        self.wait_for_phase("locked");
        self.browser.type_into("#unlock-passphrase", passphrase);
        self.browser.click("#records-unlock");
        let outcome = "const content = document.querySelector('#lesions-content');
            if (content.dataset.busy === 'true') return null;
            if (content.dataset.phase === 'open') return 'open';
            return document.querySelector('#records-notice')?.dataset.failure === 'true' ? 'refused' : null";
        self.browser.wait_for("an answer", LIMIT, outcome, &[]) == json!("open")
    }
}

#[test]
fn the_passphrase_is_changed_and_removed_and_given_again() {
    let page = Page::ready();
    page.switch_on(Some(PASSPHRASE));
    page.add_lesion("A-17", "front-abdomen");
    // A wrong passphrase and one that is mistyped change nothing.
    page.relock(Some("three short word"), Some(SECOND));
    page.wait_for_text("#records-notice[data-failure=true]", "This passphrase does not unlock the data");
    page.relock(Some(PASSPHRASE), Some("short"));
    page.wait_for_text("#relocked-passphrase-hint", "at least 8 characters");
    page.browser.reload();
    page.unlock(Some(PASSPHRASE));

    page.relock(Some(PASSPHRASE), Some(SECOND));
    page.wait_for_text("#records-notice", "The lock was changed");
    page.browser.reload();
    assert!(!page.unlocks_with(PASSPHRASE), "the former passphrase unlocks");
    assert!(page.unlocks_with(SECOND));
    page.wait_for_text("#persons", "A-17");

    page.relock(Some(SECOND), None);
    page.wait_for_text("#records-notice", "The lock was changed");
    assert!(!page.shows("#relock-present"), "no passphrase is asked for");
    page.browser.reload();
    page.unlock(None);
    page.relock(None, Some(PASSPHRASE));
    page.wait_for_text("#records-notice", "The lock was changed");
    // The key of the device is not kept beside the passphrase.
    let kept = "return new Promise((resolve, reject) => {
        const request = indexedDB.open('naevus-records');
        request.onerror = reject;
        request.onsuccess = () => {
            const database = request.result;
            database.transaction('vault').objectStore('vault').getAllKeys().onsuccess = event => {
                database.close();
                resolve(event.target.result);
            };
        };
    })";
    assert_eq!(page.browser.run(kept, &[]), json!(["header"]));
    page.browser.reload();
    page.unlock(Some(PASSPHRASE));
    page.wait_for_text("#persons", "A-17");
    page.finish();
}

#[test]
fn another_tab_asks_for_what_unlocks_the_records_now() {
    let page = Page::ready();
    page.switch_on(None);
    page.browser.new_tab();
    page.browser.open(&format!("{}#/lesions", page.server.url()));
    page.wait_for_phase("locked");
    assert!(!page.shows("#unlock-passphrase"));
    page.browser.switch_to_tab(0);
    // It was locked while it was hidden.
    page.unlock(None);
    page.relock(None, Some(PASSPHRASE));
    page.wait_for_text("#records-notice", "The lock was changed");
    page.browser.switch_to_tab(1);
    let _input = page.text_of("label:has(#unlock-passphrase)");
    page.unlock(Some(PASSPHRASE));
    page.finish();
}

#[test]
fn a_tab_that_is_killed_while_it_changes_the_passphrase_leaves_one_of_the_two() {
    let page = Page::ready();
    page.switch_on(Some(PASSPHRASE));
    page.add_lesion("A-17", "front-abdomen");
    let mut random = Xorshift(23);
    let (mut present, mut next) = (PASSPHRASE, SECOND);
    let mut changed = 0;
    for kill in 0..KILLS {
        page.browser.new_tab();
        page.browser.open(&format!("{}#/lesions", page.server.url()));
        if !page.unlocks_with(present) {
            std::mem::swap(&mut present, &mut next);
            assert!(page.unlocks_with(present), "kill {kill}: neither passphrase unlocks");
            changed += 1;
        }
        page.wait_for_text("#persons", "A-17");
        page.fill_relock(Some(present), Some(next));
        let delay_ms = random.below(400);
        let script = "document.querySelector('#relock-now').click();
            return new Promise(resolve => setTimeout(() => resolve(1), arguments[0]))";
        page.browser.run(script, &[json!(delay_ms)]);
        page.browser.kill_tab();
        page.browser.switch_to_tab(0);
    }
    println!("{KILLS} kills: the passphrase of {changed} was changed");
    page.finish_despite(&["crash"]);
}
