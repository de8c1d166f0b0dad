//! The frame of the screens: the navigation, and the header of a screen.

use leptos::prelude::*;

use crate::page::route::Screen;
use crate::page::state::router::{Router, title_id};
use crate::page::text::navigation::{NAVIGATION, screen_name};
use crate::page::view::icons::{Icon, Symbol};

/// Links to the screens: a bar at the bottom of a phone, a rail at the side of a tablet.
#[component]
pub fn Navigation(router: Router) -> impl IntoView {
    let links = Screen::ALL
        .into_iter()
        .map(|screen| {
            let current = move || if router.screen() == screen { "page" } else { "false" };
            view! {
                <li>
                    <a id=format!("nav-{}", screen.path()) href=screen.address() aria-current=current>
                        <Icon symbol=symbol(screen)/>
                        <span>{screen_name(screen)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="navigation" aria-label=NAVIGATION><ul>{links}</ul></nav> }
}

/// A screen with its title. It is created when it is opened, and removed when another one is.
#[component]
pub fn ScreenView(screen: Screen, router: Router, children: ChildrenFn) -> impl IntoView {
    view! {
        <Show when=move || router.screen() == screen>
            <div class="screen" id=screen.path()>
                <h1 id=title_id(screen) class="screen-title" tabindex="-1">{screen_name(screen)}</h1>
                {children()}
            </div>
        </Show>
    }
}

const fn symbol(screen: Screen) -> Symbol {
    match screen {
        Screen::Read => Symbol::Read,
        Screen::Lesions => Symbol::Lesions,
        Screen::Batch => Symbol::Batch,
        Screen::Model => Symbol::Model,
        Screen::Settings => Symbol::Settings,
    }
}
