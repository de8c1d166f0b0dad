//! The offer to install the page as an app.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{
    Get, LocalStorage, Memo, RwSignal, Set, SetValue, StoredValue, UpdateValue, With, window,
    window_event_listener_untyped,
};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::page::engine::ReadingState;
use crate::page::state::browser::local_storage;
use crate::page::state::installation::may_be_forgotten;
use crate::page::state::readings::Readings;

/// The property of the window in which `www/start.js` keeps the browser's offer.
const EARLY_OFFER: &str = "installOffer";

/// Key of the local storage, and its value when the user wants no offer.
const OFFER_KEY: &str = "install-offer";
const NOT_WANTED: &str = "no";

/// The display modes of an installed page.
const INSTALLED: &str = "(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen), (display-mode: window-controls-overlay)";

/// How the page can be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The browser asks the user when the page wants it.
    Prompt,
    /// Safari on an iPhone or iPad: the user adds the page to the Home Screen.
    HomeScreen,
}

/// The offer. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct InstallPrompt {
    /// How the page can be installed; none if it is installed, or if the browser offers no way.
    pub way: RwSignal<Option<Way>>,
    /// Whether the screen of the photos may offer it.
    is_wanted: RwSignal<bool>,
    /// The browser's offer. It can be used once.
    offer: StoredValue<Option<JsValue>, LocalStorage>,
}

impl InstallPrompt {
    /// The offer of the browser so far.
    pub fn new() -> InstallPrompt {
        let declined = local_storage().and_then(|storage| storage.get_item(OFFER_KEY).ok().flatten());
        let prompt = InstallPrompt {
            way: RwSignal::new((may_be_forgotten() && !is_installed()).then_some(Way::HomeScreen)),
            is_wanted: RwSignal::new(declined.as_deref() != Some(NOT_WANTED)),
            offer: StoredValue::new_local(None),
        };
        if let Ok(early) = Reflect::get(&window(), &EARLY_OFFER.into())
            && early.is_object()
        {
            prompt.keep(early);
        }
        prompt
    }

    /// Follows the offers of the browser, for the lifetime of the page.
    pub fn listen(self) {
        window_event_listener_untyped("beforeinstallprompt", move |event| {
            // The browser shows no bar of its own then.
            event.prevent_default();
            self.keep(event.into());
        });
        window_event_listener_untyped("appinstalled", move |_| self.withdraw());
    }

    fn keep(self, offer: JsValue) {
        if !is_installed() {
            self.offer.set_value(Some(offer));
            self.way.set(Some(Way::Prompt));
        }
    }

    fn withdraw(self) {
        self.offer.set_value(None);
        self.way.set(None);
    }

    /// Lets the browser ask the user. The browser makes a new offer if the user declines.
    pub fn install(self) {
        let Some(offer) = self.offer.try_update_value(Option::take).flatten() else { return };
        self.withdraw();
        let ask = || -> Result<Promise, JsValue> {
            let prompt: Function = Reflect::get(&offer, &"prompt".into())?.dyn_into()?;
            prompt.call0(&offer)?.dyn_into()
        };
        if let Ok(asked) = ask() {
            // The answer changes nothing: an installed page gets an event.
            spawn_local(async move { drop(JsFuture::from(asked).await) });
        }
    }

    /// Makes no more offers on the screen of the photos, also on later visits.
    pub fn decline(self) {
        self.is_wanted.set(false);
        if let Some(storage) = local_storage() {
            // Without storage, the offer returns at the next visit.
            drop(storage.set_item(OFFER_KEY, NOT_WANTED));
        }
    }

    /// Whether the screen of the photos offers the installation: after the first answer, unless the user wants no offer.
    pub fn is_offered(self, readings: Readings) -> Memo<bool> {
        Memo::new(move |_| {
            let is_possible = self.is_wanted.get() && self.way.get() == Some(Way::Prompt);
            is_possible
                && readings.list.with(|list| {
                    list.iter().any(|reading| matches!(reading.state.get(), ReadingState::Assessed { .. }))
                })
        })
    }
}

/// Whether the page runs as an installed app.
fn is_installed() -> bool {
    let shows = window().match_media(INSTALLED).ok().flatten().is_some_and(|query| query.matches());
    let on_home_screen = Reflect::get(&window().navigator(), &"standalone".into());
    shows || on_home_screen.is_ok_and(|standalone| standalone == JsValue::TRUE)
}
