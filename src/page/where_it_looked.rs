//! What the network looked at, over the photo and in words.

use leptos::prelude::*;

use naevus_reading::assessment::ActivationMap;
use naevus_reading::diagnosis::Diagnosis;

/// The places of the photo, by thirds.
const THIRDS: [[&str; 3]; 3] =
    [["upper left", "top", "upper right"], ["left", "centre", "right"], ["lower left", "bottom", "lower right"]];

/// Where the map is strongest, in words; none where no place speaks for the diagnosis.
fn strongest(map: &ActivationMap) -> Option<&'static str> {
    let (row, column) = map.peak()?;
    let speaks_for_it = map.values.get(row * map.columns + column).is_some_and(|value| *value > 0.0);
    // By the middle of the place, so that the thirds are as large on either side.
    let third = |place: usize, count: usize| (2 * place + 1) * 3 / (2 * count);
    speaks_for_it.then(|| THIRDS[third(row, map.rows)][third(column, map.columns)])
}

/// The button that shows and hides the map.
#[component]
pub fn WhereToggle(is_shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="button where-toggle"
            type="button"
            aria-pressed=move || is_shown.get().to_string()
            on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
        >
            "Show where it looked"
        </button>
    }
}

/// What the map shows, in words.
#[component]
pub fn WhereWords(map: ActivationMap, diagnosis: Diagnosis) -> impl IntoView {
    let name = diagnosis.name();
    let words = match strongest(&map) {
        Some(place) => {
            format!("Strongest: {place}, inside the ring. The more colour a place has, the more it speaks for {name}.")
        }
        None => format!("No place by itself speaks for {name}."),
    };
    view! { <p class="hint where-words">{words}</p> }
}

/// The map over the photo's centre square: a colour that no skin has, the stronger the more a place speaks for the
/// diagnosis, and a ring about the strongest place.
#[component]
pub fn WhereItLooked(map: ActivationMap, number: u32) -> impl IntoView {
    let (rows, columns) = (map.rows, map.columns);
    let shares = map.shares();
    // One place more on each side, the same as the outermost: the blur would fade towards the photo's edge.
    let beyond = |count: usize| (0..count + 2).map(move |place| (place as f32 - 1.0, place.clamp(1, count) - 1));
    let cells = beyond(rows)
        .flat_map(|(y, row)| beyond(columns).map(move |(x, column)| (x, y, row * columns + column)))
        .map(|(x, y, place)| {
            let opacity = format!("{:.3}", shares[place]);
            view! { <rect x=x.to_string() y=y.to_string() width="1" height="1" fill-opacity=opacity/> }
        })
        .collect_view();
    let place = strongest(&map);
    let ring = map.peak().filter(|_| place.is_some()).map(|(row, column)| {
        let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
        let ring = |class| view! { <circle class=class cx=x.to_string() cy=y.to_string() r="0.7"/> };
        (ring("guide-edge"), ring("guide-line"))
    });
    let blur = format!("blur-{number}");
    view! {
        <svg
            class="map"
            viewBox=format!("0 0 {columns} {rows}")
            preserveAspectRatio="none"
            role="img"
            aria-label=format!("Where it looked, strongest: {}", place.unwrap_or("nowhere"))
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
            <rect class="map-veil" width=columns.to_string() height=rows.to_string()/>
            <g class="map-places" filter=format!("url(#{blur})")>{cells}</g>
            {ring}
        </svg>
    }
}
