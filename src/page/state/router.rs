//! The current route, in step with the browser's history.

use leptos::ev;
use leptos::prelude::{
    Get, GetUntracked, GetValue, RwSignal, SetValue, StoredValue, UpdateValue, With, WithUntracked, WithValue,
    document, request_animation_frame, window, window_event_listener,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement};

use crate::page::route::{Route, Screen};
use crate::page::state::set_if_changed;
use crate::page::text::navigation::window_title;

/// The current route. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Router {
    route: RwSignal<Route>,
    is_going_back: StoredValue<bool>,
    /// The route to open when the browser has gone back. An address that is set while it goes back would be lost.
    after_going_back: StoredValue<Option<Route>>,
    /// Where each screen was scrolled when it was left, in pixels.
    scrolled_to: StoredValue<[f64; Screen::ALL.len()]>,
}

impl Router {
    /// The screen of the page's address. What the address opens over the photos is left out, because they are gone after
    /// a reload, and so is what it opens over a lesion, so that Back closes nothing that was not opened.
    pub fn new() -> Router {
        let mut route = route_of_address();
        let is_over = matches!(route.screen, Screen::Read | Screen::Lesions) && route != route.below();
        if is_over {
            route = route.below();
            if let Ok(history) = window().history() {
                drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&route.address())));
            }
        }
        document().set_title(&window_title(route.screen));
        Router {
            route: RwSignal::new(route),
            is_going_back: StoredValue::new(false),
            after_going_back: StoredValue::new(None),
            scrolled_to: StoredValue::new([0.0; Screen::ALL.len()]),
        }
    }

    /// Follows the browser's Back and Forward and the links of the page, for the lifetime of the page.
    pub fn listen(self) {
        window_event_listener(ev::hashchange, move |_| {
            self.is_going_back.set_value(false);
            match self.after_going_back.try_update_value(Option::take).flatten() {
                Some(next) => self.open(next),
                None => self.show(route_of_address()),
            }
        });
    }

    /// Sets the title of the window, in the language of the page.
    pub fn title(self) {
        document().set_title(&window_title(self.route.with_untracked(|route| route.screen)));
    }

    /// The current route, tracked.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The current screen, tracked.
    pub fn screen(self) -> Screen {
        self.route.with(|route| route.screen)
    }

    /// Whether a route is shown, tracked.
    pub fn is_at(self, route: &Route) -> bool {
        self.route.with(|current| current == route)
    }

    /// Opens a route.
    pub fn open(self, route: Route) {
        self.show(route.clone());
        if self.is_going_back.get_value() {
            self.after_going_back.set_value(Some(route));
        } else if route_of_address() != route {
            // A failure leaves the route open, without a step of the browser's history.
            drop(window().location().set_hash(&route.address()));
        }
    }

    /// Closes what was opened as `route` over its screen, as the browser's Back does. Does nothing if it is not open.
    pub fn close(self, route: &Route) {
        if self.route.with_untracked(|current| current != route) {
            return;
        }
        self.show(route.below());
        let was_pending = self.after_going_back.try_update_value(Option::take).flatten().is_some();
        if !was_pending && let Ok(history) = window().history() {
            self.is_going_back.set_value(true);
            drop(history.back());
        }
    }

    fn show(self, route: Route) {
        let (before, now) = (self.route.get_untracked().screen, route.screen);
        if before != now {
            let position = window().page_y_offset().unwrap_or_default();
            self.scrolled_to.update_value(|scrolled| scrolled[before as usize] = position);
            document().set_title(&window_title(now));
        }
        set_if_changed(self.route, route);
        if before != now {
            self.arrive(now);
        }
    }

    /// Moves the focus to the title of a screen, so that a screen reader reads it, and scrolls to where the screen was
    /// left.
    fn arrive(self, screen: Screen) {
        let position = self.scrolled_to.with_value(|scrolled| scrolled[screen as usize]);
        request_animation_frame(move || {
            let title = document().get_element_by_id(&title_id(screen));
            if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                drop(title.focus_with_options(&options));
            }
            window().scroll_to_with_x_and_y(0.0, position);
        });
    }
}

/// Id of the title of a screen.
pub fn title_id(screen: Screen) -> String {
    format!("{}-title", screen.path())
}

fn route_of_address() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}
