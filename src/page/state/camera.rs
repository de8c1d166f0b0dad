//! State of the camera and its dialog: preview, shutter, and the switch to another camera.

use leptos::ev;
use leptos::html;
use leptos::prelude::{
    GetUntracked, GetValue, LocalStorage, NodeRef, RwSignal, Set, SetValue, StoredValue, UpdateValue, document,
    window_event_listener,
};
use leptos::task::spawn_local;
use web_sys::{MediaStream, VisibilityState};

use crate::page::state::browser::{close_dialog, open_dialog, time_now};
use crate::page::state::camera_stream::{
    CameraError, Facing, camera_id, camera_ids, close_camera, open_camera, take_frame,
};
use crate::page::state::intake::Intake;
use crate::page::text::intake::camera_photo;

/// The camera and its dialog. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    intake: Intake,
    /// The dialog.
    pub dialog: NodeRef<html::Dialog>,
    /// The preview.
    pub video: NodeRef<html::Video>,
    /// The last error.
    pub error: RwSignal<Option<CameraError>>,
    /// Whether there is another camera.
    pub can_switch: RwSignal<bool>,
    /// Whether the preview shows frames and a photo can be taken.
    pub is_live: RwSignal<bool>,
    facing: StoredValue<Facing>,
    stream: StoredValue<Option<MediaStream>, LocalStorage>,
    /// Incremented when the camera is opened or closed. A camera that opens after the dialog was closed is closed at
    /// once.
    session: StoredValue<u32>,
}

impl Camera {
    /// A closed camera, whose photos are added to `intake`.
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
            session: StoredValue::new(0),
        }
    }

    /// Opens the dialog and the camera.
    pub fn open(self) {
        open_dialog(self.dialog);
        self.start();
    }

    /// Closes the dialog and the camera.
    pub fn close(self) {
        close_dialog(self.dialog);
        self.stop();
    }

    /// Opens the camera.
    pub fn start(self) {
        self.stop();
        let session = self.session.get_value();
        self.error.set(None);
        spawn_local(async move {
            let opened = open_camera(&self.facing.get_value()).await;
            if self.session.get_value() != session {
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

    /// Closes the camera.
    pub fn stop(self) {
        self.session.update_value(|session| *session += 1);
        if let Some(stream) = self.stream.try_update_value(Option::take).flatten() {
            close_camera(&stream);
        }
        if let Some(video) = self.video.get_untracked() {
            video.set_src_object(None);
        }
        self.is_live.set(false);
    }

    /// Takes a photo, adds it to the list, and closes the dialog.
    pub fn take(self) {
        let Some(video) = self.video.get_untracked() else { return };
        // Disables the shutter, so that a second press does not add the photo twice.
        self.is_live.set(false);
        spawn_local(async move {
            match take_frame(&video).await {
                Ok(photo) => {
                    self.close();
                    self.intake.add(photo, &camera_photo(&time_now()));
                }
                Err(error) => {
                    self.stop();
                    self.error.set(Some(error));
                }
            }
        });
    }

    /// Opens the camera that faces the other way, or else the next camera.
    pub fn switch(self) {
        let before = self.stream.get_value().as_ref().and_then(camera_id);
        self.stop();
        let session = self.session.get_value();
        spawn_local(async move {
            let opposite = match self.facing.get_value() {
                Facing::Back => Some(Facing::Front),
                Facing::Front => Some(Facing::Back),
                Facing::Device(_) => None,
            };
            if let Some(facing) = opposite {
                let opened = open_camera(&facing).await;
                let stale = self.session.get_value() != session;
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
            let index = ids.iter().position(|id| Some(id) == before.as_ref()).map_or(0, |index| index + 1);
            if let Some(next) = ids.get(index % ids.len().max(1)) {
                self.facing.set_value(Facing::Device(next.clone()));
            }
            if self.session.get_value() == session {
                self.start();
            }
        });
    }

    /// Closes the dialog and opens the file dialog instead.
    pub fn choose_file(self) {
        self.close();
        self.intake.open_file_dialog();
    }

    /// Closes the dialog when the page is hidden, for the lifetime of the page.
    pub fn close_when_hidden(self) {
        window_event_listener(ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Hidden
                && self.dialog.get_untracked().is_some_and(|dialog| dialog.open())
            {
                self.close();
            }
        });
    }
}
