//! The camera's dialog: live preview with a guide, shutter, and the switch to another camera.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{MediaStream, VisibilityState};

use crate::page::camera_stream::{CameraError, Facing, camera_id, camera_ids, close_camera, open_camera, take_frame};
use crate::page::intake::Intake;
use crate::page::words::{sentence, time_now};

/// The camera and its dialog. A handle: copies are the same.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    intake: Intake,
    dialog: NodeRef<html::Dialog>,
    video: NodeRef<html::Video>,
    error: RwSignal<Option<CameraError>>,
    /// Whether there is another camera to switch to.
    can_switch: RwSignal<bool>,
    is_live: RwSignal<bool>,
    facing: StoredValue<Facing>,
    stream: StoredValue<Option<MediaStream>, LocalStorage>,
    /// Counts openings and closings, so that a camera that comes late, after the dialog was closed, is switched off.
    turn: StoredValue<u32>,
}

impl Camera {
    /// A camera, off, whose photos go to `intake`.
    pub fn new(intake: Intake) -> Camera {
        Camera {
            intake,
            dialog: NodeRef::new(),
            video: NodeRef::new(),
            error: RwSignal::new(None),
            can_switch: RwSignal::new(false),
            is_live: RwSignal::new(false),
            facing: StoredValue::new(Facing::Back),
            stream: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    /// Opens the dialog and the camera.
    pub fn open(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            // Refused only where it is open already.
            drop(dialog.show_modal());
        }
        self.start();
    }

    fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
        self.stop();
    }

    fn start(self) {
        self.stop();
        let turn = self.turn.get_value();
        self.error.set(None);
        spawn_local(async move {
            let opened = open_camera(&self.facing.get_value()).await;
            if self.turn.get_value() != turn {
                if let Ok(stream) = &opened {
                    close_camera(stream);
                }
                return;
            }
            match opened {
                Ok(stream) => self.show(stream).await,
                Err(error) => self.error.set(Some(error)),
            }
        });
    }

    async fn show(self, stream: MediaStream) {
        self.stream.set_value(Some(stream.clone()));
        let Some(video) = self.video.get_untracked() else { return };
        video.set_src_object(Some(&stream));
        self.can_switch.set(camera_ids().await.is_ok_and(|ids| ids.len() > 1));
    }

    /// Switches the camera off.
    fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        if let Some(stream) = self.stream.try_update_value(Option::take).flatten() {
            close_camera(&stream);
        }
        if let Some(video) = self.video.get_untracked() {
            video.set_src_object(None);
        }
        self.is_live.set(false);
    }

    fn take(self) {
        let Some(video) = self.video.get_untracked() else { return };
        // Encoding a frame takes a moment, in which the shutter must not take another.
        self.is_live.set(false);
        spawn_local(async move {
            match take_frame(&video).await {
                Ok(photo) => {
                    self.close();
                    self.intake.take(photo, &format!("Camera {}", time_now()));
                }
                Err(error) => {
                    self.stop();
                    self.error.set(Some(error));
                }
            }
        });
    }

    /// Opens the other camera: the one that looks the other way, or the next one where that is the same.
    fn switch(self) {
        let before = self.stream.get_value().as_ref().and_then(camera_id);
        self.stop();
        let turn = self.turn.get_value();
        spawn_local(async move {
            let other_way = match self.facing.get_value() {
                Facing::Back => Some(Facing::Front),
                Facing::Front => Some(Facing::Back),
                Facing::Device(_) => None,
            };
            if let Some(facing) = other_way {
                let opened = open_camera(&facing).await;
                let stale = self.turn.get_value() != turn;
                match opened {
                    Ok(stream) if !stale && (before.is_none() || camera_id(&stream) != before) => {
                        self.facing.set_value(facing);
                        self.show(stream).await;
                        return;
                    }
                    Ok(stream) => close_camera(&stream),
                    Err(_) => {}
                }
                if stale {
                    return;
                }
            }
            let ids = camera_ids().await.unwrap_or_default();
            let place = ids.iter().position(|id| Some(id) == before.as_ref()).map_or(0, |place| place + 1);
            if let Some(next) = ids.get(place % ids.len().max(1)) {
                self.facing.set_value(Facing::Device(next.clone()));
            }
            if self.turn.get_value() == turn {
                self.start();
            }
        });
    }

    fn choose_instead(self) {
        self.close();
        self.intake.choose();
    }
}

/// The dialog.
#[component]
pub fn CameraDialog(camera: Camera) -> impl IntoView {
    // A camera that nobody looks at is off.
    window_event_listener(ev::visibilitychange, move |_| {
        if document().visibility_state() == VisibilityState::Hidden
            && camera.dialog.get_untracked().is_some_and(|dialog| dialog.open())
        {
            camera.close();
        }
    });
    let message = move || camera.error.get().map(|error| sentence(&error.to_string()));
    view! {
        <dialog id="camera" class="sheet" aria-labelledby="camera-title" node_ref=camera.dialog on:close=move |_| camera.stop()>
            <header>
                <h2 id="camera-title">"Take a photo"</h2>
                <button id="camera-close" class="button quiet" type="button" on:click=move |_| camera.close()>"Close"</button>
            </header>
            <div class="viewfinder" hidden=move || camera.error.get().is_some() data-live=move || camera.is_live.get().to_string()>
                <video
                    node_ref=camera.video
                    autoplay
                    playsinline
                    prop:muted=true
                    aria-label="Camera preview"
                    on:loadedmetadata=move |_| camera.is_live.set(true)
                ></video>
                <svg class="guide" viewBox="0 0 100 100" aria-hidden="true">
                    <circle cx="50" cy="50" r="32" class="guide-edge"/>
                    <circle cx="50" cy="50" r="32" class="guide-line"/>
                    <path d="M50 47v6M47 50h6" class="guide-line"/>
                </svg>
            </div>
            <Show
                when=move || camera.error.get().is_some()
                fallback=|| view! { <p class="hint">"Hold the lesion inside the circle, sharp and evenly lit. The square is what is read."</p> }
            >
                <p id="camera-error" class="notice" role="alert">{message}</p>
            </Show>
            <div class="actions">
                <Show
                    when=move || camera.error.get().is_none()
                    fallback=move || view! {
                        <button class="button primary" type="button" on:click=move |_| camera.choose_instead()>"Choose photos"</button>
                        <button class="button" type="button" on:click=move |_| camera.start()>"Try the camera again"</button>
                    }
                >
                    <button
                        id="camera-shutter"
                        class="button primary"
                        type="button"
                        disabled=move || !camera.is_live.get()
                        on:click=move |_| camera.take()
                    >
                        "Take photo"
                    </button>
                    <Show when=move || camera.can_switch.get()>
                        <button id="camera-switch" class="button" type="button" on:click=move |_| camera.switch()>"Switch camera"</button>
                    </Show>
                </Show>
            </div>
        </dialog>
    }
}
