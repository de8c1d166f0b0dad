//! The drawn example photos, offered while there are no photos.

use leptos::prelude::*;

use crate::page::state::examples::{Examples, address};
use crate::page::text::examples as text;
use crate::page::text::examples::EXAMPLES;
use crate::page::text::message::Phrase;

/// A button for each example.
#[component]
pub fn ExamplePhotos(examples: Examples) -> impl IntoView {
    let buttons = EXAMPLES
        .iter()
        .map(|example| {
            view! {
                <li>
                    <button
                        id=format!("example-{}", example.key)
                        class="example"
                        type="button"
                        on:click=move |_| examples.add(example)
                    >
                        <img src=address(example) alt=example.picture width="640" height="480" decoding="async"/>
                        <strong>{example.name}</strong>
                        <span class="hint">{example.caption}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="examples" aria-labelledby="examples-title">
            <h2 id="examples-title">{text::TITLE}</h2>
            <p class="hint">{text::NOTE}</p>
            <Show when=move || examples.message.get().is_some()>
                <p class="notice" role="alert" prop:textContent=move || examples.message.get().map(Phrase::text)></p>
            </Show>
            <ul>{buttons}</ul>
        </section>
    }
}
