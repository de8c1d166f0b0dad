//! The dialog of the camera.

use leptos::prelude::*;

use crate::page::route::{Route, Screen};
use crate::page::state::camera::Camera;
use crate::page::state::camera_stream::CameraError;
use crate::page::state::router::Router;
use crate::page::text::app::{CLOSE, OPEN_IN_TAB};
use crate::page::text::format::sentence;
use crate::page::text::intake as text;

/// The route at which the camera is open.
pub fn camera_route() -> Route {
    Route::with_parts(Screen::Read, &["camera"])
}

/// The dialog: live preview with a framing guide, shutter, and the switch to another camera.
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
    let message = move || camera.error.get().map(|error| sentence(&error.to_string())).unwrap_or_default();
    // The preview stays while the camera may go on, so that the end of a pause is visible.
    let is_closed = move || camera.error.get().is_some_and(|error| !error.may_end());
    view! {
        <dialog id="camera" class="sheet" aria-labelledby="camera-title" node_ref=camera.dialog on:close=move |_| on_closed()>
            <header>
                <h2 id="camera-title">{text::TAKE_A_PHOTO}</h2>
                <button id="camera-close" class="button quiet" type="button" on:click=move |_| camera.close()>{CLOSE}</button>
            </header>
            <div class="viewfinder" hidden=is_closed data-live=move || camera.is_live.get().to_string()>
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
            <Show
                when=move || camera.error.get().is_some()
                fallback=move || view! {
                    <p id="camera-guidance" class="hint" role="status" prop:textContent=move || camera.guidance.get().unwrap_or(text::CAMERA_HINT).text()></p>
                }
            >
                <p id="camera-error" class="notice" role="alert" prop:textContent=message></p>
            </Show>
            <Show when=move || camera.error.get() == Some(CameraError::NotInFrame)>
                <p><a id="camera-tab" href="./" target="_blank" rel="noopener">{OPEN_IN_TAB}</a></p>
            </Show>
            <Show when=move || camera.error.get().is_none() && camera.name().is_some()>
                <p id="camera-name" class="hint" translate="no" prop:textContent=move || camera.name().unwrap_or_default()></p>
            </Show>
            <div class="actions">
                <Show
                    when=move || camera.error.get().is_none()
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
                        {text::SHUTTER}
                    </button>
                    <Show when=move || camera.can_switch()>
                        <button id="camera-switch" class="button" type="button" on:click=move |_| camera.switch()>{text::SWITCH_CAMERA}</button>
                    </Show>
                </Show>
            </div>
        </dialog>
    }
}
