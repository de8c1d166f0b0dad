//! The dialog of the camera.

use leptos::prelude::*;

use crate::page::camera_zoom::CameraZoom;
use crate::page::route::{Route, Screen};
use crate::page::state::camera::Camera;
use crate::page::state::camera_controls::{CameraControls, ZOOM_STEP};
use crate::page::state::camera_series::CameraSeries;
use crate::page::state::camera_stream::{CameraDevice, CameraError};
use crate::page::state::router::Router;
use crate::page::text::app::{CLOSE, OPEN_IN_TAB};
use crate::page::text::capture;
use crate::page::text::format::sentence;
use crate::page::text::intake as text;
use crate::page::view::icons::{Icon, Symbol};

/// The route at which the camera is open.
pub fn camera_route() -> Route {
    Route::with_parts(Screen::Read, &["camera"])
}

/// The dialog: live preview with a framing guide, shutter, light, zoom, the choice of a camera, and several photos of one
/// lesion.
#[component]
pub fn CameraDialog(camera: Camera, router: Router) -> impl IntoView {
    camera.close_when_hidden();
    let route = camera_route();
    let is_wanted = Memo::new(move |_| router.is_at(&route));
    Effect::new(move |_| match (is_wanted.get(), camera.is_open()) {
        (true, false) => camera.open(),
        (false, true) => camera.close(),
        _ => {}
    });
    let on_closed = move || {
        camera.on_closed();
        // The browser reports a closed dialog later, when it may be open again.
        if !camera.is_open() {
            router.close(&camera_route());
        }
    };
    let (controls, series) = (camera.controls, camera.series);
    let message = move || camera.error.get().map(|error| sentence(&error.to_string())).unwrap_or_default();
    // The preview stays while the camera may go on, so that the end of a pause is visible.
    let is_closed = move || camera.error.get().is_some_and(|error| !error.may_end());
    let is_in_order = move || camera.error.get().is_none();
    view! {
        <dialog
            id="camera"
            class="sheet"
            aria-labelledby="camera-title"
            node_ref=camera.dialog
            on:close=move |_| on_closed()
            on:keydown=move |event| controls.on_key(&event)
        >
            <header>
                <h2 id="camera-title">{text::TAKE_A_PHOTO}</h2>
                <button id="camera-close" class="button quiet" type="button" on:click=move |_| camera.close()>{CLOSE}</button>
            </header>
            <div
                class="viewfinder"
                hidden=is_closed
                data-live=move || camera.is_live.get().to_string()
                on:pointerdown=move |event| controls.on_finger_down(&event)
                on:pointermove=move |event| controls.on_finger_move(&event)
                on:pointerup=move |event| controls.on_finger_up(&event)
                on:pointercancel=move |event| controls.on_finger_up(&event)
                on:pointerleave=move |event| controls.on_finger_up(&event)
            >
                <video
                    node_ref=camera.video
                    autoplay
                    playsinline
                    prop:muted=true
                    aria-label=text::CAMERA_PREVIEW
                    on:loadedmetadata=move |_| camera.check()
                ></video>
                <svg class="guide" viewBox="0 0 100 100" aria-hidden="true">
                    <circle cx="50" cy="50" r="32" class="guide-edge"/>
                    <circle cx="50" cy="50" r="32" class="guide-line"/>
                    <path d="M50 47v6M47 50h6" class="guide-line"/>
                </svg>
            </div>
            <div class="camera-panel">
                <Show
                    when=is_in_order
                    fallback=move || view! { <p id="camera-error" class="notice" role="alert" prop:textContent=message></p> }
                >
                    <CameraHint camera/>
                    <Controls controls/>
                    <div class="camera-row">
                        <Lenses camera/>
                        <Show when=move || series.count() == 0>
                            <button
                                id="camera-series"
                                class="button"
                                type="button"
                                aria-pressed=move || series.is_wanted.get().to_string()
                                on:click=move |_| series.is_wanted.update(|is_wanted| *is_wanted = !*is_wanted)
                            >
                                {capture::SERIES}
                            </button>
                        </Show>
                    </div>
                </Show>
                <Show when=move || camera.error.get() == Some(CameraError::NotInFrame)>
                    <p><a id="camera-tab" href="./" target="_blank" rel="noopener">{OPEN_IN_TAB}</a></p>
                </Show>
                <Shots series/>
            </div>
            <div class="actions">
                <Show
                    when=is_in_order
                    fallback=move || view! {
                        <button class="button primary" type="button" on:click=move |_| camera.choose_file()>{text::CHOOSE_PHOTOS}</button>
                        <button id="camera-again" class="button" type="button" on:click=move |_| camera.start()>{text::TRY_CAMERA_AGAIN}</button>
                    }
                >
                    <button
                        id="camera-shutter"
                        class="button primary"
                        type="button"
                        disabled=move || !camera.is_live.get()
                        on:click=move |_| camera.take()
                    >
                        {move || if series.count() == 0 { text::SHUTTER.text() } else { capture::TAKE_ANOTHER.text() }}
                    </button>
                </Show>
                <Show when=move || { series.count() > 0 }>
                    <button id="camera-done" class="button" type="button" on:click=move |_| camera.close()>{capture::DONE}</button>
                </Show>
            </div>
        </dialog>
    }
}

/// What to do for a better picture.
#[component]
fn CameraHint(camera: Camera) -> impl IntoView {
    let hint = move || {
        if camera.controls.is_refused.get() {
            return capture::CONTROL_REFUSED.text();
        }
        if camera.is_replaced.get() {
            return capture::LENS_UNAVAILABLE.text();
        }
        let usual = if camera.series.is_wanted.get() { capture::SERIES_HINT } else { text::CAMERA_HINT };
        camera.guidance.get().unwrap_or(usual).text()
    };
    view! { <p id="camera-guidance" class="hint" role="status" prop:textContent=hint></p> }
}

/// Light and zoom; nothing of what the camera lacks.
#[component]
fn Controls(controls: CameraControls) -> impl IntoView {
    let has_torch = Memo::new(move |_| controls.torch.get().is_some());
    let has_zoom = Memo::new(move |_| controls.zoom.get().is_some());
    let of_zoom =
        move |value: fn(CameraZoom) -> f64| move || controls.zoom.get().map(value).unwrap_or_default().to_string();
    let factor = move || controls.zoom.get().map(|zoom| capture::zoom_factor(zoom.factor())).unwrap_or_default();
    view! {
        <Show when=move || has_torch.get() || has_zoom.get()>
            <div class="camera-row camera-controls">
                <Show when=move || has_torch.get()>
                    <button
                        id="camera-torch"
                        class="button"
                        type="button"
                        aria-label=capture::TORCH
                        title=capture::TORCH
                        aria-pressed=move || (controls.torch.get() == Some(true)).to_string()
                        on:click=move |_| controls.toggle_torch()
                    >
                        <Icon symbol=Symbol::Torch/>
                    </button>
                </Show>
                <Show when=move || has_zoom.get()>
                    <div class="camera-zoom" role="group" aria-label=capture::ZOOM>
                        <button
                            id="camera-zoom-out"
                            class="button"
                            type="button"
                            aria-label=capture::ZOOM_OUT
                            title=capture::ZOOM_OUT
                            on:click=move |_| controls.zoom_by(1.0 / ZOOM_STEP)
                        >
                            <Icon symbol=Symbol::ZoomOut/>
                        </button>
                        <input
                            id="camera-zoom"
                            type="range"
                            aria-label=capture::ZOOM
                            aria-valuetext=factor
                            min=of_zoom(CameraZoom::min)
                            max=of_zoom(CameraZoom::max)
                            step=of_zoom(CameraZoom::step)
                            prop:value=of_zoom(CameraZoom::value)
                            on:input=move |event| {
                                if let Ok(value) = event_target_value(&event).parse() {
                                    controls.zoom_to(value);
                                }
                            }
                        />
                        <button
                            id="camera-zoom-in"
                            class="button"
                            type="button"
                            aria-label=capture::ZOOM_IN
                            title=capture::ZOOM_IN
                            on:click=move |_| controls.zoom_by(ZOOM_STEP)
                        >
                            <Icon symbol=Symbol::ZoomIn/>
                        </button>
                        <output id="camera-zoom-factor" translate="no" aria-hidden="true" prop:textContent=factor></output>
                    </div>
                </Show>
            </div>
        </Show>
    }
}

/// The list of cameras; nothing if there is one only.
#[component]
fn Lenses(camera: Camera) -> impl IntoView {
    let options = move || {
        let cameras = camera.devices.get();
        let count = cameras.len();
        let option = |(index, device): (usize, CameraDevice)| {
            let name = text::camera_name(&device.label, index + 1, count);
            let id = device.id.clone();
            let is_open = move || camera.open_id.get().as_ref() == Some(&id);
            view! { <option value=device.id prop:selected=is_open>{name}</option> }
        };
        cameras.into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <Show when=move || camera.devices.with(|cameras| cameras.len() > 1)>
            <label class="field lens">
                <span class="visually-hidden">{capture::LENS}</span>
                <select id="camera-lens" translate="no" on:change=move |event| camera.choose(event_target_value(&event))>
                    {options}
                </select>
            </label>
        </Show>
    }
}

/// The photos that were taken of one lesion, with their number; nothing before the first.
#[component]
fn Shots(series: CameraSeries) -> impl IntoView {
    view! {
        <Show when=move || { series.count() > 0 }>
            <div class="shots">
                <p id="camera-count" role="status" prop:textContent=move || capture::photos_taken(series.count())></p>
                <ul>
                    <For each=move || series.shots.get().into_iter().enumerate() key=|(_, shot)| shot.number let((index, shot))>
                        <li><img src=shot.url.map(|url| url.address().to_string()) alt=capture::shot(index + 1) width="56" height="56"/></li>
                    </For>
                </ul>
            </div>
        </Show>
    }
}
