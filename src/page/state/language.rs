//! The language of the page: chosen by hand in the settings, else by the browser. Its messages are loaded when it is
//! chosen; meanwhile, and if they cannot be loaded, the page stays in the language that it has.

use std::time::Duration;

use js_sys::{Array, Promise};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::page::state::browser::{local_storage, timer};
use crate::page::state::focus::focus;
use crate::page::state::model_download::download;
use crate::page::text::language::Language;
use crate::page::text::message;

/// Key of the language that was chosen by hand, in the local storage.
const LANGUAGE_KEY: &str = "language";

/// How long the page waits for the messages before it starts in English.
const START_LIMIT: Duration = Duration::from_secs(4);

/// The language of the page. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct PageLanguage {
    current: RwSignal<Language>,
    by_hand: RwSignal<Option<Language>>,
    has_failed: RwSignal<bool>,
}

impl PageLanguage {
    /// The language that [`prepare`] has loaded. If its messages were late, they are awaited now.
    pub fn new() -> PageLanguage {
        let language = PageLanguage {
            current: RwSignal::new(message::current()),
            by_hand: RwSignal::new(stored()),
            has_failed: RwSignal::new(false),
        };
        language.follow(None);
        language
    }

    /// The language of the page, tracked.
    pub fn current(self) -> Language {
        self.current.get()
    }

    /// The language that was chosen by hand, tracked; none if the browser chooses.
    pub fn by_hand(self) -> Option<Language> {
        self.by_hand.get()
    }

    /// Whether the messages of the chosen language could not be loaded, tracked.
    pub fn has_failed(self) -> bool {
        self.has_failed.get()
    }

    /// Sets and stores the choice by hand; none leaves it to the browser. The page is built anew then, and the element
    /// with the id `focused` gets the focus.
    pub fn choose(self, by_hand: Option<Language>, focused: &'static str) {
        self.by_hand.set(by_hand);
        if let Some(storage) = local_storage() {
            // Without storage, the choice holds until the page is closed.
            drop(match by_hand {
                Some(language) => storage.set_item(LANGUAGE_KEY, language.code()),
                None => storage.remove_item(LANGUAGE_KEY),
            });
        }
        self.follow(Some(focused));
    }

    /// Loads the messages of the chosen language, and shows the page in it.
    fn follow(self, focused: Option<&'static str>) {
        self.has_failed.set(false);
        let wanted = chosen(self.by_hand.get_untracked());
        if wanted == self.current.get_untracked() {
            return;
        }
        spawn_local(async move {
            let is_loaded = load(wanted).await;
            // Another language may have been chosen meanwhile.
            if chosen(self.by_hand.get_untracked()) != wanted {
                return;
            }
            self.has_failed.set(!is_loaded);
            if is_loaded {
                apply(wanted);
                self.current.set(wanted);
                if let Some(id) = focused {
                    focus(id.into());
                }
            }
        });
    }
}

/// Loads the messages of the chosen language before the page is shown, so that it does not change before the user's
/// eyes. After some seconds without them, the page starts in English.
pub async fn prepare() {
    let language = chosen(stored());
    let loading = future_to_promise(async move { Ok(JsValue::from(load(language).await)) });
    let loaded = JsFuture::from(Promise::race(&Array::of2(&loading, &timer(START_LIMIT)))).await;
    if loaded.is_ok_and(|loaded| loaded.is_truthy()) {
        apply(language);
    }
}

/// The language that was chosen by hand.
fn stored() -> Option<Language> {
    local_storage()?.get_item(LANGUAGE_KEY).ok().flatten().and_then(|code| Language::of(&code))
}

fn chosen(by_hand: Option<Language>) -> Language {
    let of_browser: Vec<String> = window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    Language::chosen(by_hand.map(Language::code), &of_browser)
}

/// Loads the messages of a language, and returns whether they are there.
async fn load(language: Language) -> bool {
    if message::is_loaded(language) {
        return true;
    }
    let Ok(content) = download(&format!("languages/{}.txt", language.code()), |_| {}).await else { return false };
    String::from_utf8(content).is_ok_and(|source| message::load(language, source).is_ok())
}

/// Makes a language with loaded messages the language of the page.
fn apply(language: Language) {
    message::speak(language);
    if let Some(root) = document().document_element() {
        for (name, value) in [("lang", language.code()), ("dir", language.direction())] {
            drop(root.set_attribute(name, value));
        }
    }
}
