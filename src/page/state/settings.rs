//! The settings of this device. They are stored in the browser's local storage when the user changes them.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, document};
use wasm_bindgen::JsCast;
use web_sys::HtmlLinkElement;

use crate::page::preferences::{Processor, Theme};
use crate::page::state::browser::local_storage;

/// Id of the style sheet with the dark colours.
const DARK_STYLE_ID: &str = "dark-style";

/// Key of the theme in the local storage. `www/start.js` reads it too.
const THEME_KEY: &str = "theme";

/// Key of the processor in the local storage.
const PROCESSOR_KEY: &str = "processor";

/// The settings. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    theme: RwSignal<Theme>,
    processor: RwSignal<Processor>,
}

impl Settings {
    /// The stored settings; a setting that is not stored has its first value.
    pub fn stored() -> Settings {
        let (theme, processor) = (stored(THEME_KEY), stored(PROCESSOR_KEY));
        let theme = Theme::ALL.into_iter().find(|one| theme.as_deref() == Some(one.key())).unwrap_or(Theme::System);
        let processor = Processor::ALL.into_iter().find(|one| processor.as_deref() == Some(one.key()));
        apply(theme);
        Settings { theme: RwSignal::new(theme), processor: RwSignal::new(processor.unwrap_or(Processor::Fastest)) }
    }

    /// The theme, tracked.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Sets and stores the theme.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        store(THEME_KEY, theme.key());
        apply(theme);
    }

    /// What computes the results, tracked.
    pub fn processor(self) -> Processor {
        self.processor.get()
    }

    /// Whether WebGPU may be used.
    pub fn allows_gpu(self) -> bool {
        self.processor.get_untracked() != Processor::Cpu
    }

    /// Whether WebGPU is used even if the CPU is faster.
    pub fn prefers_gpu(self) -> bool {
        self.processor.get_untracked() == Processor::Gpu
    }

    /// Sets and stores what computes the results, from the next start of the page.
    pub fn set_processor(self, processor: Processor) {
        self.processor.set(processor);
        store(PROCESSOR_KEY, processor.key());
    }
}

fn apply(theme: Theme) {
    let link = document().get_element_by_id(DARK_STYLE_ID).and_then(|link| link.dyn_into::<HtmlLinkElement>().ok());
    if let Some(link) = link {
        link.set_media(theme.media_of_dark_style());
    }
}

fn stored(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok().flatten()
}

fn store(key: &str, value: &str) {
    if let Some(storage) = local_storage() {
        // Without storage, the setting holds until the page is closed.
        drop(storage.set_item(key, value));
    }
}
