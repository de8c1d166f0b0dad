//! The device's camera: opening it, taking a frame, letting it go.

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, DomException, HtmlCanvasElement, HtmlVideoElement, MediaDeviceInfo,
    MediaDeviceKind, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

use crate::page::words::browser_message;

/// What is asked of the camera, in pixels; it gives the nearest that it has. The network looks at a few hundred, so
/// that more would only make the preview slow.
const WIDTH_PX: u32 = 1920;
const HEIGHT_PX: u32 = 1080;

/// The quality of the JPEG that a frame becomes, `0.0..=1.0`; at 0.95 its noise is below the camera's own.
const JPEG_QUALITY: f64 = 0.95;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// Browsers show pages without https no camera.
    #[error("the camera works only on a page that came over https; open it there, or choose a photo instead")]
    Insecure,
    /// The user or the system said no.
    #[error("the camera is not allowed for this page; allow it in the browser's settings, or choose a photo instead")]
    Denied,
    /// There is none.
    #[error("no camera was found on this device; choose a photo instead")]
    Missing,
    /// Another program has it.
    #[error("the camera is in use by another program; close that one and try again, or choose a photo instead")]
    InUse,
    /// Anything else.
    #[error("the camera cannot be used ({0}); choose a photo instead")]
    Other(String),
}

/// Which camera to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facing {
    /// Away from the user.
    Back,
    /// Towards the user.
    Front,
    /// The one with this id, where cameras do not say which way they look.
    Device(String),
}

impl From<JsValue> for CameraError {
    /// The browser's own error, by the names that Media Capture and Streams gives them.
    fn from(error: JsValue) -> CameraError {
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("NotAllowedError") => CameraError::Denied,
            Some("SecurityError") => CameraError::Insecure,
            Some("NotFoundError" | "OverconstrainedError") => CameraError::Missing,
            Some("NotReadableError" | "AbortError") => CameraError::InUse,
            _ => CameraError::Other(browser_message(&error)),
        }
    }
}

/// Opens a camera.
///
/// # Errors
///
/// A [`CameraError`], whose text says what to do instead.
pub async fn open_camera(facing: &Facing) -> Result<MediaStream, CameraError> {
    let mut video = serde_json::json!({ "width": { "ideal": WIDTH_PX }, "height": { "ideal": HEIGHT_PX } });
    match facing {
        Facing::Back => video["facingMode"] = serde_json::json!({ "ideal": "environment" }),
        Facing::Front => video["facingMode"] = serde_json::json!({ "ideal": "user" }),
        Facing::Device(id) => video["deviceId"] = serde_json::json!({ "exact": id }),
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&js_sys::JSON::parse(&video.to_string())?);
    let stream = media_devices()?.get_user_media_with_constraints(&constraints)?;
    Ok(JsFuture::from(stream).await?.dyn_into()?)
}

/// The ids of the device's cameras. Browsers name them only after one was opened.
///
/// # Errors
///
/// Where the browser does not list them.
pub async fn camera_ids() -> Result<Vec<String>, CameraError> {
    let devices: Array = JsFuture::from(media_devices()?.enumerate_devices()?).await?.dyn_into()?;
    let devices = devices.iter().filter_map(|device| device.dyn_into::<MediaDeviceInfo>().ok());
    Ok(devices.filter(|device| device.kind() == MediaDeviceKind::Videoinput).map(|device| device.device_id()).collect())
}

/// The id of the camera that gives `stream`, where the browser says it.
pub fn camera_id(stream: &MediaStream) -> Option<String> {
    let track: MediaStreamTrack = stream.get_video_tracks().get(0).dyn_into().ok()?;
    // By name: an older browser may know neither the method nor the answer.
    let settings: js_sys::Function = Reflect::get(&track, &"getSettings".into()).ok()?.dyn_into().ok()?;
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

/// The frame that `video` shows, at the camera's resolution, as a JPEG.
///
/// # Errors
///
/// Where there is no frame yet or the browser cannot encode it.
pub async fn take_frame(video: &HtmlVideoElement) -> Result<Blob, CameraError> {
    let not_yet = || CameraError::Other("it shows no picture yet".into());
    // Comes back when the first frame is there.
    JsFuture::from(video.play()?).await?;
    if video.video_width() == 0 {
        return Err(not_yet());
    }
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(video.video_width());
    canvas.set_height(video.video_height());
    let context = canvas.get_context("2d")?.ok_or_else(not_yet)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_video_element(video, 0.0, 0.0)?;
    let blob = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::NULL, &blob));
        if let Err(error) =
            canvas.to_blob_with_type_and_encoder_options(done.unchecked_ref(), "image/jpeg", &JPEG_QUALITY.into())
        {
            drop(reject.call1(&JsValue::NULL, &error));
        }
    });
    let blob = JsFuture::from(blob).await?;
    blob.dyn_into().map_err(|_| CameraError::Other("its picture could not be stored".into()))
}

fn media_devices() -> Result<MediaDevices, CameraError> {
    let navigator = window().navigator();
    // Undefined on pages without https, where web-sys promises it.
    let devices = Reflect::get(&navigator, &"mediaDevices".into())?;
    devices.dyn_into().map_err(|_| CameraError::Insecure)
}
