//! State of the camera and its dialog: preview, shutter, the choice of a camera, and what is wrong with the camera.

use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle};
use leptos::prelude::{
    GetUntracked, GetValue, LocalStorage, NodeRef, RwSignal, Set, SetValue, StoredValue, UpdateValue, WithUntracked,
    WithValue, document, window_event_listener,
};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MediaStream, MediaStreamTrackState, VisibilityState};

use crate::page::state::browser::{close_dialog, now_ms, open_dialog, time_now};
use crate::page::state::camera_controls::CameraControls;
use crate::page::state::camera_frame::{FrameWatch, frame_quality, take_frame};
use crate::page::state::camera_series::CameraSeries;
use crate::page::state::camera_stream::{
    CameraDevice, CameraError, Choice, camera_id, cameras, close_camera, media_devices, open_camera, remember_choice,
    remembered_choice, video_track,
};
use crate::page::state::intake::Intake;
use crate::page::state::readings::Readings;
use crate::page::state::set_if_changed;
use crate::page::text::intake::camera_photo;
use crate::page::text::message::Phrase;
use crate::page::text::quality::guidance;
use naevus_reading::card::ModelCard;
use naevus_reading::quality::{FindingKind, Thresholds, findings};

/// Time between two checks of the open camera.
const CHECK_INTERVAL: Duration = Duration::from_millis(200);

/// Time between two measurements of a frame, in milliseconds.
const GUIDANCE_INTERVAL_MS: f64 = 300.0;

/// Time for which the error of a photo that was not taken stays, in milliseconds, although the camera is in order
/// again.
const READING_TIME_MS: f64 = 4000.0;

/// The camera and its dialog. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    intake: Intake,
    /// The dialog.
    pub dialog: NodeRef<html::Dialog>,
    /// The preview.
    pub video: NodeRef<html::Video>,
    /// What is wrong with the camera.
    pub error: RwSignal<Option<CameraError>>,
    /// Whether the preview shows frames and a photo can be taken.
    pub is_live: RwSignal<bool>,
    /// Light and zoom.
    pub controls: CameraControls,
    /// Several photos of one lesion.
    pub series: CameraSeries,
    /// All cameras, those at the back first.
    pub devices: RwSignal<Vec<CameraDevice>>,
    /// The id of the open camera.
    pub open_id: RwSignal<Option<String>>,
    /// Whether another camera than the chosen one is open.
    pub is_replaced: RwSignal<bool>,
    choice: StoredValue<Choice>,
    stream: StoredValue<Option<MediaStream>, LocalStorage>,
    watch: StoredValue<Option<Watch>, LocalStorage>,
    is_taking: StoredValue<bool>,
    /// The card of the model, for the thresholds of the guidance.
    card: RwSignal<Option<ModelCard>>,
    /// What to do for a better picture.
    pub guidance: RwSignal<Option<Phrase>>,
    /// The guidance of the last measured frame, which is shown if the next one confirms it, and when that is measured.
    last_guidance: StoredValue<(Option<Phrase>, f64)>,
    /// Until then, a check does not remove the error of a photo that was not taken, in milliseconds.
    error_stays_until_ms: StoredValue<f64>,
    /// Incremented when the camera is opened or closed. A camera that opens after the dialog was closed is closed at
    /// once.
    session: StoredValue<u32>,
}

/// The checks of an open camera. They end on drop.
#[derive(Debug)]
struct Watch {
    frames: FrameWatch,
    interval: Option<IntervalHandle>,
    /// The listener of the camera's own events.
    _on_change: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(interval) = self.interval {
            interval.clear();
        }
    }
}

impl Camera {
    /// A closed camera, whose photos are added to `readings` through `intake`.
    pub fn new(intake: Intake, readings: Readings, card: RwSignal<Option<ModelCard>>) -> Camera {
        Camera {
            intake,
            dialog: NodeRef::new(),
            video: NodeRef::new(),
            error: RwSignal::new(None),
            is_live: RwSignal::new(false),
            controls: CameraControls::new(),
            series: CameraSeries::new(intake, readings),
            devices: RwSignal::new(Vec::new()),
            open_id: RwSignal::new(None),
            is_replaced: RwSignal::new(false),
            choice: StoredValue::new(remembered_choice()),
            stream: StoredValue::new_local(None),
            watch: StoredValue::new_local(None),
            is_taking: StoredValue::new(false),
            card,
            guidance: RwSignal::new(None),
            last_guidance: StoredValue::new((None, 0.0)),
            error_stays_until_ms: StoredValue::new(0.0),
            session: StoredValue::new(0),
        }
    }

    /// Opens the dialog and the camera.
    pub fn open(self) {
        open_dialog(self.dialog);
        self.start();
    }

    /// Closes the dialog and the camera, and ends a series.
    pub fn close(self) {
        close_dialog(self.dialog);
        self.stop();
        self.series.end();
    }

    /// Closes the camera after the dialog was closed, unless it was opened again: the browser reports a closed dialog
    /// later.
    pub fn on_closed(self) {
        if !self.is_open() {
            self.stop();
            self.series.end();
        }
    }

    /// Whether the dialog is open.
    pub fn is_open(self) -> bool {
        self.dialog.get_untracked().is_some_and(|dialog| dialog.open())
    }

    /// Opens the camera.
    pub fn start(self) {
        self.stop();
        let session = self.session.get_value();
        self.error.set(None);
        set_if_changed(self.is_replaced, false);
        spawn_local(async move {
            let mut opened = open_camera(&self.choice.get_value()).await;
            let is_unusable = matches!(opened, Err(CameraError::Missing | CameraError::InUse | CameraError::Other(_)));
            if is_unusable && self.session.get_value() == session && self.choice.get_value() != Choice::Back {
                // The chosen camera was unplugged since, or another program uses it. It stays remembered, because it may be
                // there again at the next visit.
                self.choice.set_value(Choice::Back);
                opened = open_camera(&Choice::Back).await;
                if opened.is_ok() && self.session.get_value() == session {
                    self.is_replaced.set(true);
                }
            }
            if self.session.get_value() != session {
                if let Ok(stream) = &opened {
                    close_camera(stream);
                }
                return;
            }
            match opened {
                Ok(stream) => self.show(&stream),
                Err(error) => self.error.set(Some(error)),
            }
        });
    }

    fn show(self, stream: &MediaStream) {
        // `stream.clone()` is the method of the browser, which makes another stream with tracks of its own.
        self.stream.set_value(Some(Clone::clone(stream)));
        if let Some(video) = self.video.get_untracked() {
            video.set_src_object(Some(stream));
        }
        if let Choice::Device(id) = self.choice.get_value() {
            remember_choice(&id);
        }
        self.start_watch(stream);
        self.list_cameras();
    }

    fn start_watch(self, stream: &MediaStream) {
        let on_change = Closure::<dyn FnMut()>::new(move || {
            // Later, because a check may drop this closure.
            spawn_local(async move {
                self.check();
                self.list_cameras();
            });
        });
        let listener = on_change.as_ref().unchecked_ref();
        if let Some(track) = video_track(stream) {
            track.set_onended(Some(listener));
            track.set_onmute(Some(listener));
            track.set_onunmute(Some(listener));
            self.controls.attach(track);
        }
        if let Ok(devices) = media_devices() {
            devices.set_ondevicechange(Some(listener));
        }
        let interval = set_interval_with_handle(move || self.check(), CHECK_INTERVAL).ok();
        self.watch.set_value(Some(Watch { frames: FrameWatch::new(), interval, _on_change: on_change }));
    }

    fn end_watch(self) {
        if let Some(track) = self.stream.with_value(|stream| stream.as_ref().and_then(video_track)) {
            track.set_onended(None);
            track.set_onmute(None);
            track.set_onunmute(None);
        }
        if let Ok(devices) = media_devices() {
            devices.set_ondevicechange(None);
        }
        self.watch.set_value(None);
    }

    fn list_cameras(self) {
        let open = self.stream.with_value(|stream| stream.as_ref().and_then(camera_id));
        let session = self.session.get_value();
        spawn_local(async move {
            let cameras = cameras().await.unwrap_or_default();
            if self.session.get_value() == session {
                set_if_changed(self.devices, cameras);
                self.open_id.set(open);
            }
        });
    }

    /// Checks the open camera, and sets the error and whether a photo can be taken.
    pub fn check(self) {
        let Some(stream) = self.stream.get_value() else { return };
        if video_track(&stream).is_none_or(|track| track.ready_state() == MediaStreamTrackState::Ended) {
            self.stop();
            self.error.set(Some(CameraError::Lost));
            return;
        }
        let problem = self.problem(&stream);
        let has_frame = self.video.get_untracked().is_some_and(|video| video.video_width() > 0);
        set_if_changed(self.is_live, problem.is_none() && has_frame && !self.is_taking.get_value());
        if problem.is_none() && has_frame {
            self.controls.look();
            self.guide();
        }
        let shown = self.error.get_untracked();
        let may_end =
            shown.as_ref().is_some_and(CameraError::may_end) && now_ms() >= self.error_stays_until_ms.get_value();
        if problem != shown && (problem.is_some() || may_end) {
            self.error.set(problem);
        }
    }

    fn problem(self, stream: &MediaStream) -> Option<CameraError> {
        if video_track(stream).is_some_and(|track| track.muted()) {
            let is_starting =
                self.watch.with_value(|watch| watch.as_ref().is_some_and(|watch| watch.frames.is_starting()));
            return (!is_starting).then_some(CameraError::Paused);
        }
        let video = self.video.get_untracked()?;
        self.watch.try_update_value(|watch| watch.as_mut().and_then(|watch| watch.frames.check(&video))).flatten()
    }

    /// Measures the current frame, unless the last measurement is too recent, and sets the guidance when two frames
    /// agree.
    fn guide(self) {
        let (last, due_ms) = self.last_guidance.get_value();
        let (Some(video), began_ms) = (self.video.get_untracked(), now_ms()) else { return };
        if began_ms < due_ms || self.is_taking.get_value() {
            return;
        }
        let thresholds = self.thresholds();
        let sentence = match thresholds.is_empty() {
            true => None,
            false => frame_quality(&video)
                .and_then(|quality| guidance(&findings(&quality, &thresholds), quality.outline.as_ref())),
        };
        // On a slow device, the preview has three quarters of the time.
        let pause_ms = GUIDANCE_INTERVAL_MS.max(3.0 * (now_ms() - began_ms));
        self.last_guidance.set_value((sentence, now_ms() + pause_ms));
        if sentence == last {
            set_if_changed(self.guidance, sentence);
        }
    }

    fn thresholds(self) -> Thresholds {
        self.card.with_untracked(|card| card.as_ref().map(ModelCard::quality_thresholds)).unwrap_or_default()
    }

    /// Closes the camera.
    pub fn stop(self) {
        self.session.update_value(|session| *session += 1);
        self.end_watch();
        self.controls.release();
        if let Some(stream) = self.stream.try_update_value(Option::take).flatten() {
            close_camera(&stream);
        }
        if let Some(video) = self.video.get_untracked() {
            video.set_src_object(None);
        }
        self.is_taking.set_value(false);
        self.last_guidance.set_value((None, 0.0));
        set_if_changed(self.guidance, None);
        set_if_changed(self.is_live, false);
    }

    /// Takes a photo, adds it to the list, and closes the dialog unless several photos are wanted. The photo is taken
    /// neither from an old nor from a black frame.
    pub fn take(self) {
        let Some(video) = self.video.get_untracked() else { return };
        // Disables the shutter, so that a second press does not add the photo twice.
        self.is_taking.set_value(true);
        set_if_changed(self.is_live, false);
        let session = self.session.get_value();
        spawn_local(async move {
            let max_blur_px = self.thresholds().get(&FindingKind::Blurred).copied();
            let taken = take_frame(&video, max_blur_px).await;
            if self.session.get_value() != session {
                return;
            }
            self.is_taking.set_value(false);
            // The camera may have been lost or paused while the frame was encoded.
            self.check();
            match taken {
                Ok(photo) if self.error.with_untracked(Option::is_none) => {
                    let name = camera_photo(&time_now());
                    if self.series.is_open() {
                        self.series.add(photo, &name);
                    } else {
                        self.close();
                        self.intake.add(photo, &name);
                    }
                }
                Ok(_) => {}
                Err(error) if error.may_end() => {
                    self.error_stays_until_ms.set_value(now_ms() + READING_TIME_MS);
                    self.error.set(Some(error));
                }
                Err(error) => {
                    self.stop();
                    self.error.set(Some(error));
                }
            }
        });
    }

    /// Opens the camera with this id, and remembers it for later visits if it opens.
    pub fn choose(self, id: String) {
        self.open_id.set(Some(id.clone()));
        self.choice.set_value(Choice::Device(id));
        self.start();
    }

    /// Closes the dialog and opens the file dialog instead.
    pub fn choose_file(self) {
        self.close();
        self.intake.open_file_dialog();
    }

    /// Closes the dialog when the page is hidden, for the lifetime of the page.
    pub fn close_when_hidden(self) {
        window_event_listener(ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Hidden && self.is_open() {
                self.close();
            }
        });
    }
}
