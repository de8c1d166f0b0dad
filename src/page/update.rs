//! Offers a new version when one is ready.

use leptos::prelude::*;

use crate::page::installation::Installation;

/// The bar that offers a new version; nothing where there is none.
#[component]
pub fn UpdateBar(installation: Installation) -> impl IntoView {
    view! {
        <Show when=move || installation.update_is_ready.get()>
            <div class="update" role="status">
                <p>"A new version is ready. Updating clears the list of photos."</p>
                <button id="update-accept" class="button" type="button" on:click=move |_| installation.accept_update()>"Update"</button>
            </div>
        </Show>
    }
}
