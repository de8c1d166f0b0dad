//! The map of the body: a drawing whose regions are buttons, and the same regions as a list.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::page::text::format::capitalised;
use crate::page::text::records as text;
use crate::page::text::terms;
use crate::page::view::lesions::shapes::{outline, size};
use naevus_records::place::{Place, Region, View};

/// The map. `lesions` are marked on it; `chosen` is the place of a new lesion.
#[component]
pub fn BodyMap(lesions: Signal<Vec<Place>>, chosen: RwSignal<Option<Place>>) -> impl IntoView {
    let view = RwSignal::new(chosen.get_untracked().map_or(View::Front, |place| place.region.view()));
    let tabs = View::ALL
        .into_iter()
        .map(|one| {
            view! {
                <button
                    type="button"
                    class="button view-choice"
                    data-view=one.code()
                    aria-pressed=move || (view.get() == one).to_string()
                    on:click=move |_| view.set(one)
                >
                    {text::view_name(one)}
                </button>
            }
        })
        .collect_view();
    let options = move || {
        let regions = view.get().regions().map(|region| {
            let is_chosen = move || chosen.get().is_some_and(|place| place.region == region);
            view! { <option value=region.code() prop:selected=is_chosen>{capitalised(&terms::region(region))}</option> }
        });
        regions.collect_view()
    };
    let choose_listed = move |code: String| {
        let region = Region::from_code(&code);
        let outline = document().get_element_by_id(&format!("region-{code}"));
        chosen.set(region.and_then(|region| place_at(region, &outline?, None)));
    };
    view! {
        <div class="body-map">
            <div class="views" role="group" aria-label=text::BODY_MAP>{tabs}</div>
            {move || view! { <Drawing view=view.get() lesions chosen/> }}
            <label class="field">
                <span>{text::REGION}</span>
                <select id="region-list" on:change=move |event| choose_listed(event_target_value(&event))>
                    <option value="" prop:selected=move || chosen.get().is_none()>{text::NOT_GIVEN}</option>
                    {options}
                </select>
            </label>
        </div>
    }
}

/// One view, with a button for each region.
#[component]
fn Drawing(view: View, lesions: Signal<Vec<Place>>, chosen: RwSignal<Option<Place>>) -> impl IntoView {
    let (width, height) = size(view);
    let regions = view
        .regions()
        .map(|region| {
            let (path, transform) = outline(region);
            let choose = move |element: Option<Element>, point: Option<(f64, f64)>| {
                chosen.set(element.and_then(|element| place_at(region, &element, point)));
            };
            let target = |event: &web_sys::Event| event.current_target().and_then(|target| target.dyn_into().ok());
            view! {
                <path
                    id=format!("region-{}", region.code())
                    class="region"
                    role="button"
                    tabindex="0"
                    aria-label=capitalised(&terms::region(region))
                    aria-pressed=move || chosen.get().is_some_and(|place| place.region == region).to_string()
                    d=path
                    transform=transform
                    on:click=move |event| {
                        let point = (f64::from(event.client_x()), f64::from(event.client_y()));
                        // A click by a screen reader has no point.
                        choose(target(&event), (event.detail() != 0).then_some(point));
                    }
                    on:keydown=move |event| {
                        if matches!(event.key().as_str(), "Enter" | " ") {
                            event.prevent_default();
                            choose(target(&event), None);
                        }
                    }
                >
                    <title>{capitalised(&terms::region(region))}</title>
                </path>
            }
        })
        .collect_view();
    let mark = move |place: &Place, class: &'static str| {
        let (x, y) = (f64::from(place.x) * width, f64::from(place.y) * height);
        view! { <circle class=class cx=x cy=y r="4"/> }
    };
    let marks = move || {
        let here = lesions.get();
        here.iter().filter(|place| place.region.view() == view).map(|place| mark(place, "mark")).collect_view()
    };
    let new_mark =
        move || chosen.get().filter(|place| place.region.view() == view).map(|place| mark(&place, "mark new"));
    view! {
        <svg
            class="body-drawing"
            data-view=view.code()
            viewBox=format!("0 0 {width} {height}")
            role="group"
            aria-label=text::view_name(view)
        >
            <g aria-hidden="true" class="sides">
                <text x="6" y="16">{text::side_at_left(view)}</text>
                <text x=width - 6.0 y="16" text-anchor="end">{text::side_at_right(view)}</text>
            </g>
            {regions}
            {marks}
            {new_mark}
        </svg>
    }
}

/// The place of a point of the window in the drawing of a region; without a point, the middle of the region.
fn place_at(region: Region, element: &Element, point: Option<(f64, f64)>) -> Option<Place> {
    let drawing = element.closest("svg").ok().flatten()?.get_bounding_client_rect();
    let outline = element.get_bounding_client_rect();
    let middle = (outline.x() + outline.width() / 2.0, outline.y() + outline.height() / 2.0);
    let (x, y) = point.unwrap_or(middle);
    let fraction = |at: f64, start: f64, length: f64| ((at - start) / length).clamp(0.0, 1.0) as f32;
    (drawing.width() > 0.0 && drawing.height() > 0.0).then(|| Place {
        region,
        x: fraction(x, drawing.x(), drawing.width()),
        y: fraction(y, drawing.y(), drawing.height()),
    })
}
