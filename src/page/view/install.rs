//! The offer to install the page: on the screen of the photos, and in the settings.

use leptos::prelude::*;

use crate::page::state::install_prompt::{InstallPrompt, Way};
use crate::page::state::readings::Readings;
use crate::page::text::capture as text;
use crate::page::view::icons::{Icon, Symbol};

/// The offer after the first answer, until the user declines it.
#[component]
pub fn InstallOffer(readings: Readings) -> impl IntoView {
    let prompt = expect_context::<InstallPrompt>();
    let is_offered = prompt.is_offered(readings);
    view! {
        <Show when=move || is_offered.get()>
            <section class="install-offer" aria-labelledby="install-offer-title">
                <div>
                    <h2 id="install-offer-title">{text::INSTALL_TITLE}</h2>
                    <p class="hint">{text::INSTALL_REASON}</p>
                </div>
                <div class="actions">
                    <button id="install-now" class="button" type="button" on:click=move |_| prompt.install()>
                        <Icon symbol=Symbol::Download/>
                        <span>{text::INSTALL}</span>
                    </button>
                    <button id="install-decline" class="button quiet" type="button" on:click=move |_| prompt.decline()>{text::NOT_NOW}</button>
                </div>
            </section>
        </Show>
    }
}

/// The card of the settings; nothing if the page is installed, or if the browser offers no way.
#[component]
pub fn InstallCard() -> impl IntoView {
    let prompt = expect_context::<InstallPrompt>();
    let steps = || text::IPAD_STEPS.map(|step| view! { <li>{step}</li> }).collect_view();
    let content = move |way| match way {
        Way::Prompt => view! {
            <p>{text::INSTALL_REASON}</p>
            <button id="settings-install-now" class="button" type="button" on:click=move |_| prompt.install()>
                <Icon symbol=Symbol::Download/>
                <span>{text::INSTALL}</span>
            </button>
        }
        .into_any(),
        Way::HomeScreen => view! { <p>{text::INSTALL_ON_IPAD}</p> <ol>{steps()}</ol> }.into_any(),
    };
    move || {
        prompt.way.get().map(|way| {
            view! {
                <section class="card install" aria-labelledby="settings-install">
                    <h2 id="settings-install">{text::INSTALL_TITLE}</h2>
                    {content(way)}
                </section>
            }
        })
    }
}
