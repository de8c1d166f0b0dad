//! Scrolls results into view.

use leptos::prelude::{document, request_animation_frame, window};
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The largest distance that counts as not scrolled, in CSS pixels. The bars of a phone's browser move the page a bit.
const TOLERANCE_PX: f64 = 16.0;

/// The scroll position and the focus at one moment.
#[derive(Clone, Debug)]
pub struct ViewPosition {
    scroll_px: f64,
    focused: Option<Element>,
}

impl ViewPosition {
    /// The current position and focus.
    pub fn now() -> ViewPosition {
        ViewPosition { scroll_px: window().scroll_y().unwrap_or_default(), focused: document().active_element() }
    }

    /// Whether the user has neither scrolled nor moved the focus since.
    pub fn is_current(&self) -> bool {
        let now = ViewPosition::now();
        (now.scroll_px - self.scroll_px).abs() <= TOLERANCE_PX && now.focused == self.focused
    }
}

/// Scrolls the element with this id into view after the next rendering, as little as possible. An element that is
/// higher than the window is scrolled to its top. Does nothing if there is no such element.
pub fn scroll_into_view(id: String) {
    request_animation_frame(move || {
        let Some(element) = document().get_element_by_id(&id) else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_behavior(if prefers_reduced_motion() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

fn prefers_reduced_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
