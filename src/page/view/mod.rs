//! Leptos components.

use leptos::prelude::*;

pub mod activation_map;
pub mod age_and_site;
pub mod app;
pub mod assessment;
pub mod batch;
pub mod camera;
pub mod combined;
pub mod diagnoses;
pub mod examples;
pub mod icons;
pub mod install;
pub mod intake;
pub mod lesions;
pub mod model;
pub mod parts;
pub mod photo_viewer;
pub mod preview;
pub mod quality;
pub mod read;
pub mod reading;
pub mod report;
pub mod results;
pub mod safety;
pub mod settings;
pub mod shell;
pub mod status;

/// The `view` of `value`, created anew whenever `value` changes. Leptos would change the text nodes of the existing
/// view, and a browser that translates the page has replaced these by elements of its own, so that old numbers would
/// stay.
pub fn anew<T, V>(
    value: impl Fn() -> T + Send + Sync + 'static,
    view: impl Fn(T) -> V + Send + Sync + Clone + 'static,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    let last = StoredValue::new(0_u64);
    let each = move || {
        last.update_value(|last| *last += 1);
        [(last.get_value(), value())]
    };
    view! { <For each key=|(number, _)| *number children=move |(_, value)| view(value)/> }
}
