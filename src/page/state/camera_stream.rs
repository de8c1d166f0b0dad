//! The cameras of the device: opening, listing, closing.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, MediaDeviceInfo, MediaDeviceKind, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

use crate::page::state::browser::{error_message, local_storage};
use crate::page::state::site_files::is_framed;
use crate::page::text::intake::{
    CAMERA_BLACK, CAMERA_DENIED, CAMERA_FORBIDDEN_BY_SITE, CAMERA_FROZEN, CAMERA_IN_USE, CAMERA_LOST, CAMERA_MISSING,
    CAMERA_NEEDS_HTTPS, CAMERA_NOT_IN_FRAME, CAMERA_PAUSED, camera_failed,
};

/// Requested size of the video, in pixels; the camera uses its nearest size. The network uses a few hundred pixels, and
/// a larger video would slow down the preview.
const WIDTH_PX: u32 = 1920;
const HEIGHT_PX: u32 = 1080;

/// Key of the id of the chosen camera in the browser's storage for this site.
const CHOICE_KEY: &str = "naevus-camera";

/// An error of the camera.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// The page was not loaded over https.
    #[error("{CAMERA_NEEDS_HTTPS}")]
    Insecure,
    /// The user or the system denied access.
    #[error("{CAMERA_DENIED}")]
    Denied,
    /// The page that contains this one does not allow the camera.
    #[error("{CAMERA_NOT_IN_FRAME}")]
    NotInFrame,
    /// The server of this site forbids the camera.
    #[error("{CAMERA_FORBIDDEN_BY_SITE}")]
    ForbiddenBySite,
    /// The device has no camera, or no longer the chosen one.
    #[error("{CAMERA_MISSING}")]
    Missing,
    /// Another program uses the camera.
    #[error("{CAMERA_IN_USE}")]
    InUse,
    /// The camera was unplugged, or access was taken back.
    #[error("{CAMERA_LOST}")]
    Lost,
    /// The system has paused the camera.
    #[error("{CAMERA_PAUSED}")]
    Paused,
    /// There is no new frame.
    #[error("{CAMERA_FROZEN}")]
    Frozen,
    /// The frames are black.
    #[error("{CAMERA_BLACK}")]
    Black,
    /// Any other error.
    #[error("{}", camera_failed(.0))]
    Other(String),
}

impl CameraError {
    /// Whether the camera is still open, and the error may end by itself.
    pub fn may_end(&self) -> bool {
        matches!(self, CameraError::Paused | CameraError::Frozen | CameraError::Black)
    }
}

impl From<JsValue> for CameraError {
    /// Maps the error names of the specification Media Capture and Streams.
    fn from(error: JsValue) -> CameraError {
        let is_allowed = is_allowed_by_policy();
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            // A device without a camera has another error, but a camera would not be allowed either.
            _ if is_allowed == Some(false) => {
                if is_framed() {
                    CameraError::NotInFrame
                } else {
                    CameraError::ForbiddenBySite
                }
            }
            // Only Chromium reports whether the policy is the reason. Inside another page it is the likely one.
            Some("NotAllowedError") if is_allowed.is_none() && is_framed() => CameraError::NotInFrame,
            Some("NotAllowedError") => CameraError::Denied,
            Some("SecurityError") => CameraError::Insecure,
            Some("NotFoundError" | "OverconstrainedError") => CameraError::Missing,
            Some("NotReadableError" | "AbortError") => CameraError::InUse,
            _ => CameraError::Other(error_message(&error)),
        }
    }
}

/// Whether the permissions policy allows the camera; none if the browser does not report it.
fn is_allowed_by_policy() -> Option<bool> {
    // Called through `Reflect`, because web-sys lacks the interface.
    let policy = Reflect::get(&document(), &"featurePolicy".into()).ok()?;
    let allows: Function = Reflect::get(&policy, &"allowsFeature".into()).ok()?.dyn_into().ok()?;
    allows.call1(&policy, &"camera".into()).ok()?.as_bool()
}

/// Which camera to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The one that the browser selects among those that face away from the user.
    Back,
    /// The one with this id.
    Device(String),
}

/// A camera of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameraDevice {
    /// Its id, which is constant for this site.
    pub id: String,
    /// Its name, as the system gives it.
    pub label: String,
}

/// Opens a camera.
///
/// # Errors
///
/// A [`CameraError`], whose text contains the remedy.
pub async fn open_camera(choice: &Choice) -> Result<MediaStream, CameraError> {
    // The browser lets the page zoom a camera only if the page asks for it here. Among the advanced constraints it is left
    // out where the user or the camera does not allow it.
    let mut video = serde_json::json!({
        "width": { "ideal": WIDTH_PX },
        "height": { "ideal": HEIGHT_PX },
        "advanced": [{ "zoom": true }],
    });
    match choice {
        Choice::Back => video["facingMode"] = serde_json::json!({ "ideal": "environment" }),
        Choice::Device(id) => video["deviceId"] = serde_json::json!({ "exact": id }),
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&js_sys::JSON::parse(&video.to_string())?);
    let stream = media_devices()?.get_user_media_with_constraints(&constraints)?;
    Ok(JsFuture::from(stream).await?.dyn_into()?)
}

/// All cameras, those that face away from the user first. Browsers reveal their ids and names only after a camera was
/// opened.
///
/// # Errors
///
/// If the browser does not list the cameras.
pub async fn cameras() -> Result<Vec<CameraDevice>, CameraError> {
    let devices: Array = JsFuture::from(media_devices()?.enumerate_devices()?).await?.dyn_into()?;
    let devices = devices.iter().filter_map(|device| device.dyn_into::<MediaDeviceInfo>().ok());
    let cameras = devices.filter(|device| device.kind() == MediaDeviceKind::Videoinput);
    let mut cameras: Vec<(Facing, CameraDevice)> = cameras
        .map(|device| (facing(&device), CameraDevice { id: device.device_id(), label: device.label() }))
        .filter(|(_, camera)| !camera.id.is_empty())
        .collect();
    cameras.sort_by_key(|(facing, _)| *facing);
    Ok(cameras.into_iter().map(|(_, camera)| camera).collect())
}

/// Where a camera faces, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Facing {
    Away,
    Unknown,
    User,
}

/// Where a camera faces: as the browser reports it, else as its name says in English, as on Android.
fn facing(device: &MediaDeviceInfo) -> Facing {
    // Called through `Reflect`, because web-sys lacks the method, and Firefox too.
    let reported = || -> Option<Array> {
        let method: Function = Reflect::get(device, &"getCapabilities".into()).ok()?.dyn_into().ok()?;
        Reflect::get(&method.call0(device).ok()?, &"facingMode".into()).ok()?.dyn_into().ok()
    };
    let modes: Vec<String> = reported().into_iter().flatten().filter_map(|mode| mode.as_string()).collect();
    let label = device.label().to_lowercase();
    let is = |mode: &str, words: [&str; 2]| {
        modes.iter().any(|one| one == mode) || (modes.is_empty() && words.iter().any(|word| label.contains(word)))
    };
    if is("environment", ["back", "rear"]) {
        Facing::Away
    } else if is("user", ["front", "facetime"]) {
        Facing::User
    } else {
        Facing::Unknown
    }
}

/// The video track of `stream`.
pub fn video_track(stream: &MediaStream) -> Option<MediaStreamTrack> {
    stream.get_video_tracks().get(0).dyn_into().ok()
}

/// The id of the camera of `stream`; none if the browser does not report it.
pub fn camera_id(stream: &MediaStream) -> Option<String> {
    let track = video_track(stream)?;
    // Called through `Reflect`, because older browsers may lack the method or the field.
    let settings: Function = Reflect::get(&track, &"getSettings".into()).ok()?.dyn_into().ok()?;
    Reflect::get(&settings.call0(&track).ok()?, &"deviceId".into()).ok()?.as_string()
}

/// Switches the camera off.
pub fn close_camera(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
            track.stop();
        }
    }
}

/// The camera that was chosen on an earlier visit.
pub fn remembered_choice() -> Choice {
    let id = local_storage().and_then(|storage| storage.get_item(CHOICE_KEY).ok().flatten());
    id.map_or(Choice::Back, Choice::Device)
}

/// Remembers the chosen camera for later visits, if the browser stores anything for this site.
pub fn remember_choice(id: &str) {
    if let Some(storage) = local_storage() {
        // Without storage, the next visit starts with the camera at the back.
        drop(storage.set_item(CHOICE_KEY, id));
    }
}

/// The interface to the cameras.
///
/// # Errors
///
/// If the page was not loaded over https.
pub fn media_devices() -> Result<MediaDevices, CameraError> {
    let navigator = window().navigator();
    // The value is undefined without https, although web-sys declares it.
    let devices = Reflect::get(&navigator, &"mediaDevices".into())?;
    devices.dyn_into().map_err(|_| CameraError::Insecure)
}
