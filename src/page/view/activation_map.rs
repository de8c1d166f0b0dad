//! The class activation map of a photo.

use leptos::prelude::*;

use crate::page::text::assessment as text;
use naevus_reading::assessment::ActivationMap;
use naevus_reading::diagnosis::Diagnosis;

/// The button that shows and hides the map.
#[component]
pub fn ActivationMapToggle(is_shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="button activation-map-toggle"
            type="button"
            aria-pressed=move || is_shown.get().to_string()
            on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
        >
            {text::SHOW_ACTIVATION_MAP}
        </button>
    }
}

/// The explanation of the map of `diagnosis`, while the map is shown.
#[component]
pub fn ActivationMapText(map: ActivationMap, diagnosis: Diagnosis, is_shown: RwSignal<bool>) -> impl IntoView {
    move || {
        let text = is_shown.get().then(|| text::activation_map(&map, diagnosis));
        text.map(|text| view! { <p class="hint activation-map-text">{text}</p> })
    }
}

/// The map over the centre square of the photo, in a colour that skin does not have. The opacity of a cell is its
/// positive activation, relative to the highest one. A ring marks the highest activation.
#[component]
pub fn ActivationMapOverlay(map: ActivationMap, number: u32) -> impl IntoView {
    let (rows, columns) = (map.rows, map.columns);
    let shares = map.normalised();
    // The border cells are repeated once on each side. Otherwise the blur would fade towards the edge of the photo.
    let padded = |count: usize| (0..count + 2).map(move |index| (index as f32 - 1.0, index.clamp(1, count) - 1));
    let cells = padded(rows)
        .flat_map(|(y, row)| padded(columns).map(move |(x, column)| (x, y, row * columns + column)))
        .map(|(x, y, cell)| {
            let opacity = format!("{:.3}", shares[cell]);
            view! { <rect x=x.to_string() y=y.to_string() width="1" height="1" fill-opacity=opacity/> }
        })
        .collect_view();
    let region = text::peak_region(&map);
    let ring = map.peak().filter(|_| region.is_some()).map(|(row, column)| {
        let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
        let ring = |class| view! { <circle class=class cx=x.to_string() cy=y.to_string() r="0.7"/> };
        (ring("guide-edge"), ring("guide-line"))
    });
    let blur = format!("blur-{number}");
    view! {
        <svg
            class="activation-map"
            viewBox=format!("0 0 {columns} {rows}")
            preserveAspectRatio="none"
            role="img"
            aria-label=text::activation_map_label(region)
        >
            <filter
                id=blur.clone()
                filterUnits="userSpaceOnUse"
                x="-1"
                y="-1"
                width=(columns + 2).to_string()
                height=(rows + 2).to_string()
            >
                <feGaussianBlur stdDeviation="0.45"/>
            </filter>
            <rect class="activation-map-veil" width=columns.to_string() height=rows.to_string()/>
            <g class="activation-map-cells" filter=format!("url(#{blur})")>{cells}</g>
            {ring}
        </svg>
    }
}
