//! Texts of the navigation: the names of the screens.

use crate::page::route::Screen;
use crate::page::text::app::TITLE;

/// Name of the navigation, for screen readers.
pub const NAVIGATION: &str = "Screens";

/// Name of a screen, in the navigation.
pub fn screen_name(screen: Screen) -> &'static str {
    match screen {
        Screen::Read => "Read",
        Screen::Lesions => "Lesions",
        Screen::Batch => "Batch",
        Screen::Model => "Model",
        Screen::Settings => "Settings",
    }
}

/// Title of the window, which the browser shows in its history.
pub fn window_title(screen: Screen) -> String {
    match screen {
        Screen::Read => TITLE.into(),
        _ => format!("{} · {TITLE}", screen_name(screen)),
    }
}
