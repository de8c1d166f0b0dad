//! Light and zoom of the open camera, where it has them.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, UpdateValue};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{KeyboardEvent, MediaStreamTrack, PointerEvent};

use crate::page::camera_zoom::CameraZoom;
use crate::page::state::set_if_changed;

/// The checks of an open camera in which its light and zoom are looked for: three seconds. Chrome on Android reports them
/// only some time after the camera has opened.
const LOOKS: u32 = 15;

/// Factor of one press of a zoom button or key.
pub const ZOOM_STEP: f64 = 1.25;

/// Light and zoom. A handle: copies share their state.
///
/// They are called through `Reflect`, because web-sys has neither.
#[derive(Clone, Copy, Debug)]
pub struct CameraControls {
    /// Whether the light is on; none if the camera has none.
    pub torch: RwSignal<Option<bool>>,
    /// The zoom; none if the camera has none.
    pub zoom: RwSignal<Option<CameraZoom>>,
    /// Whether the camera has refused the last change.
    pub is_refused: RwSignal<bool>,
    track: StoredValue<Option<MediaStreamTrack>, LocalStorage>,
    looks_left: StoredValue<u32>,
    is_applying: StoredValue<bool>,
    /// The fingers on the preview, with their places in CSS pixels.
    fingers: StoredValue<Vec<(i32, f64, f64)>>,
    /// The distance of two fingers when the second one was put down, and the zoom then.
    pinch_start: StoredValue<Option<(f64, CameraZoom)>>,
}

impl CameraControls {
    /// The controls of no camera.
    pub fn new() -> CameraControls {
        CameraControls {
            torch: RwSignal::new(None),
            zoom: RwSignal::new(None),
            is_refused: RwSignal::new(false),
            track: StoredValue::new_local(None),
            looks_left: StoredValue::new(0),
            is_applying: StoredValue::new(false),
            fingers: StoredValue::new(Vec::new()),
            pinch_start: StoredValue::new(None),
        }
    }

    /// Controls the camera of `track`, as soon as it reports what it has.
    pub fn attach(self, track: MediaStreamTrack) {
        self.track.set_value(Some(track));
        self.looks_left.set_value(LOOKS);
    }

    /// Looks for a light and a zoom, if the camera was opened a moment ago.
    pub fn look(self) {
        let left = self.looks_left.get_value();
        let Some(track) = self.track.get_value().filter(|_| left > 0) else { return };
        self.looks_left.set_value(left - 1);
        if self.torch.get_untracked().is_none() && has_torch(&track) {
            self.torch.set(Some(false));
        }
        if self.zoom.get_untracked().is_none() {
            set_if_changed(self.zoom, zoom_of(&track));
        }
    }

    /// Switches the light off, before the camera is closed.
    pub fn release(self) {
        let track = self.track.try_update_value(Option::take).flatten();
        if let Some(track) = track
            && self.torch.get_untracked() == Some(true)
            && let Ok(answer) = request(&track, Some(false), None)
        {
            // The camera is closed meanwhile, which ends the light too.
            spawn_local(async move { drop(JsFuture::from(answer).await) });
        }
        set_if_changed(self.torch, None);
        set_if_changed(self.zoom, None);
        set_if_changed(self.is_refused, false);
        self.fingers.set_value(Vec::new());
        self.pinch_start.set_value(None);
    }

    /// Switches the light on or off.
    pub fn toggle_torch(self) {
        if let Some(is_on) = self.torch.get_untracked() {
            self.torch.set(Some(!is_on));
            self.apply();
        }
    }

    /// Sets the zoom to the value of its range that is nearest to `value`.
    pub fn zoom_to(self, value: f64) {
        self.change_zoom(|zoom| zoom.at(value));
    }

    /// Enlarges the picture by `factor`.
    pub fn zoom_by(self, factor: f64) {
        self.change_zoom(|zoom| zoom.times(factor));
    }

    fn change_zoom(self, change: impl FnOnce(CameraZoom) -> CameraZoom) {
        let Some(zoom) = self.zoom.get_untracked() else { return };
        let changed = change(zoom);
        if changed != zoom {
            self.zoom.set(Some(changed));
            self.apply();
        }
    }

    /// Zooms with the keys `+` and `-`.
    pub fn on_key(self, event: &KeyboardEvent) {
        // The browser itself zooms the page with them and a modifier.
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => self.zoom_by(ZOOM_STEP),
            "-" => self.zoom_by(1.0 / ZOOM_STEP),
            _ => {}
        }
    }

    /// A finger was put on the preview.
    pub fn on_finger_down(self, event: &PointerEvent) {
        let finger = place(event);
        self.fingers.update_value(|fingers| {
            fingers.retain(|(id, ..)| *id != finger.0);
            fingers.push(finger);
        });
        self.start_pinch();
    }

    /// A finger was moved on the preview. Two fingers zoom by the change of their distance.
    pub fn on_finger_move(self, event: &PointerEvent) {
        let finger = place(event);
        self.fingers.update_value(|fingers| {
            if let Some(moved) = fingers.iter_mut().find(|(id, ..)| *id == finger.0) {
                *moved = finger;
            }
        });
        if let (Some((start, zoom)), Some(now)) = (self.pinch_start.get_value(), self.distance()) {
            self.zoom_to(zoom.value() * now / start);
        }
    }

    /// A finger was lifted from the preview.
    pub fn on_finger_up(self, event: &PointerEvent) {
        self.fingers.update_value(|fingers| fingers.retain(|(id, ..)| *id != event.pointer_id()));
        self.start_pinch();
    }

    fn start_pinch(self) {
        let start = self.distance().filter(|distance| *distance > 0.0);
        self.pinch_start.set_value(start.zip(self.zoom.get_untracked()));
    }

    /// The distance of two fingers; none if there are more or fewer.
    fn distance(self) -> Option<f64> {
        match self.fingers.get_value().as_slice() {
            [(_, x, y), (_, other_x, other_y)] => Some((x - other_x).hypot(y - other_y)),
            _ => None,
        }
    }

    /// Gives light and zoom to the camera, one change after another: while one takes place, the ones before the last are
    /// left out.
    fn apply(self) {
        if self.is_applying.get_value() {
            return;
        }
        self.is_applying.set_value(true);
        self.is_refused.set(false);
        spawn_local(async move {
            while let Some(track) = self.track.get_value() {
                let wanted = (self.torch.get_untracked(), self.zoom.get_untracked());
                let applied = match request(&track, wanted.0, wanted.1) {
                    Ok(answer) => JsFuture::from(answer).await.map(drop),
                    Err(error) => Err(error),
                };
                if self.track.get_value().as_ref() != Some(&track) {
                    // Another camera is open now, which may have got a change meanwhile.
                    continue;
                }
                if applied.is_err() {
                    self.is_refused.set(true);
                    let is_on = setting(&track, "torch").and_then(|value| value.as_bool()).unwrap_or(false);
                    set_if_changed(self.torch, wanted.0.map(|_| is_on));
                    set_if_changed(self.zoom, zoom_of(&track));
                    break;
                }
                if wanted == (self.torch.get_untracked(), self.zoom.get_untracked()) {
                    break;
                }
            }
            self.is_applying.set_value(false);
        });
    }
}

fn place(event: &PointerEvent) -> (i32, f64, f64) {
    (event.pointer_id(), f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The result of a method without arguments; none if the browser lacks it.
fn called(track: &MediaStreamTrack, method: &str) -> Option<JsValue> {
    let method: Function = Reflect::get(track, &method.into()).ok()?.dyn_into().ok()?;
    method.call0(track).ok()
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn setting(track: &MediaStreamTrack, name: &str) -> Option<JsValue> {
    field(&called(track, "getSettings")?, name)
}

fn has_torch(track: &MediaStreamTrack) -> bool {
    called(track, "getCapabilities").and_then(|all| field(&all, "torch")).is_some_and(|torch| torch == JsValue::TRUE)
}

fn zoom_of(track: &MediaStreamTrack) -> Option<CameraZoom> {
    let range = called(track, "getCapabilities").and_then(|all| field(&all, "zoom"))?;
    let bound = |name| field(&range, name).and_then(|value| value.as_f64());
    let value = setting(track, "zoom").and_then(|value| value.as_f64());
    CameraZoom::new(bound("min")?, bound("max")?, bound("step").unwrap_or_default(), value.unwrap_or(f64::NAN))
}

/// Gives light and zoom to the camera, and returns the promise of its answer. Both are given each time, because constraints
/// replace the earlier ones. The size of the video is not among them: Chrome refuses a change of both at once.
fn request(track: &MediaStreamTrack, torch: Option<bool>, zoom: Option<CameraZoom>) -> Result<Promise, JsValue> {
    let wanted = Object::new();
    if let Some(torch) = torch {
        Reflect::set(&wanted, &"torch".into(), &torch.into())?;
    }
    if let Some(zoom) = zoom {
        Reflect::set(&wanted, &"zoom".into(), &zoom.value().into())?;
    }
    let constraints = Object::new();
    Reflect::set(&constraints, &"advanced".into(), &Array::of1(&wanted))?;
    let method: Function = Reflect::get(track, &"applyConstraints".into())?.dyn_into()?;
    method.call1(track, &constraints)?.dyn_into()
}
