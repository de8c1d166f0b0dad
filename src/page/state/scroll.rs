//! Scrolls results into view, unless the user has turned to something else.

use leptos::ev;
use leptos::prelude::{
    GetValue, StoredValue, UpdateValue, document, request_animation_frame, window_event_listener,
    window_event_listener_untyped,
};
use web_sys::{Element, PointerEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The keys that scroll a page.
const SCROLL_KEYS: [&str; 7] = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "];

/// The user's scrolling. A handle: copies share their state.
///
/// The scroll position would not tell: the browser itself moves the page when a photo is added above the window or a
/// preview gets its height, and when the bars of a phone's browser disappear.
#[derive(Clone, Copy, Debug)]
pub struct UserScrolling {
    count: StoredValue<u32>,
}

/// The user's scrolling and the focus at one moment.
#[derive(Clone, Debug)]
pub struct ViewPosition {
    scrolled: u32,
    focused: Option<Element>,
}

impl UserScrolling {
    /// Nothing is scrolled yet.
    pub fn new() -> UserScrolling {
        UserScrolling { count: StoredValue::new(0) }
    }

    /// Listens for wheel, touch, keys and the scroll bar, for the lifetime of the page.
    pub fn listen(self) {
        let scrolled = move || self.count.update_value(|count| *count += 1);
        for name in ["wheel", "touchmove"] {
            window_event_listener_untyped(name, move |_| scrolled());
        }
        window_event_listener(ev::keydown, move |event| {
            if SCROLL_KEYS.contains(&event.key().as_str()) {
                scrolled();
            }
        });
        window_event_listener(ev::pointerdown, move |event| {
            if is_on_scroll_bar(&event) {
                scrolled();
            }
        });
    }

    /// The current position and focus.
    pub fn position(self) -> ViewPosition {
        ViewPosition { scrolled: self.count.get_value(), focused: document().active_element() }
    }

    /// Whether the user has neither scrolled nor moved the focus since.
    pub fn is_still_at(self, position: &ViewPosition) -> bool {
        let now = self.position();
        now.scrolled == position.scrolled && now.focused == position.focused
    }
}

/// Whether the pointer is on the scroll bar of the page, which is beyond its width.
fn is_on_scroll_bar(event: &PointerEvent) -> bool {
    document().document_element().is_some_and(|page| event.client_x() >= page.client_width())
}

/// Scrolls the element with this id into view after the next rendering, as little as possible. An element that is
/// higher than the window is scrolled to its top. Does nothing if there is no such element.
pub fn scroll_into_view(id: String) {
    scroll(id, |element| {
        let window_height = document().document_element().map_or(0, |page| page.client_height());
        let is_higher = element.get_bounding_client_rect().height() > f64::from(window_height);
        if is_higher { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Nearest }
    });
}

/// Scrolls the top of the element with this id to the top of the window, after the next rendering. What is inserted
/// above it later moves it least there.
pub fn scroll_to_top(id: String) {
    scroll(id, |_| ScrollLogicalPosition::Start);
}

fn scroll(id: String, block: impl FnOnce(&Element) -> ScrollLogicalPosition + 'static) {
    request_animation_frame(move || {
        let Some(element) = document().get_element_by_id(&id) else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(block(&element));
        // A smooth scroll takes longer than the next result, and ends at the wrong place then.
        options.set_behavior(ScrollBehavior::Instant);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}
