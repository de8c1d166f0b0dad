//! Texts of the navigation: the names of the screens.

use crate::page::route::Screen;
use crate::page::text::app::TITLE;
use crate::page::text::message::{Phrase, phrase, say};

/// Name of the navigation, for screen readers.
pub const NAVIGATION: Phrase = phrase("navigation-navigation");

/// Name of a screen, in the navigation.
pub fn screen_name(screen: Screen) -> Phrase {
    match screen {
        Screen::Read => phrase("navigation-read"),
        Screen::Lesions => phrase("navigation-lesions"),
        Screen::Batch => phrase("navigation-batch"),
        Screen::Model => phrase("navigation-model"),
        Screen::Settings => phrase("navigation-settings"),
    }
}

/// Title of the window, which the browser shows in its history.
pub fn window_title(screen: Screen) -> String {
    match screen {
        Screen::Read => TITLE.into(),
        _ => say!("navigation-window-title", screen = screen_name(screen)),
    }
}
