//! The camera of the device: opening, taking a frame, closing.

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, DomException, HtmlCanvasElement, HtmlVideoElement, MediaDeviceInfo,
    MediaDeviceKind, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

use crate::page::state::browser::error_message;
use crate::page::text::intake::{
    CAMERA_DENIED, CAMERA_IN_USE, CAMERA_MISSING, CAMERA_NEEDS_HTTPS, NO_PICTURE_YET, NOT_ENCODED, camera_failed,
};

/// Requested size of the video, in pixels; the camera uses its nearest size. The network uses a few hundred pixels, and
/// a larger video would slow down the preview.
const WIDTH_PX: u32 = 1920;
const HEIGHT_PX: u32 = 1080;

/// JPEG quality of a frame, `0.0..=1.0`. At 0.95 the compression noise is below the noise of the camera.
const JPEG_QUALITY: f64 = 0.95;

/// An error of the camera.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// The page was not loaded over https.
    #[error("{CAMERA_NEEDS_HTTPS}")]
    Insecure,
    /// The user or the system denied access.
    #[error("{CAMERA_DENIED}")]
    Denied,
    /// The device has no camera.
    #[error("{CAMERA_MISSING}")]
    Missing,
    /// Another program uses the camera.
    #[error("{CAMERA_IN_USE}")]
    InUse,
    /// Any other error.
    #[error("{}", camera_failed(.0))]
    Other(String),
}

/// Which camera to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facing {
    /// Away from the user.
    Back,
    /// Towards the user.
    Front,
    /// The camera with this id, for cameras that do not report a direction.
    Device(String),
}

impl From<JsValue> for CameraError {
    /// Maps the error names of the specification Media Capture and Streams.
    fn from(error: JsValue) -> CameraError {
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("NotAllowedError") => CameraError::Denied,
            Some("SecurityError") => CameraError::Insecure,
            Some("NotFoundError" | "OverconstrainedError") => CameraError::Missing,
            Some("NotReadableError" | "AbortError") => CameraError::InUse,
            _ => CameraError::Other(error_message(&error)),
        }
    }
}

/// Opens a camera.
///
/// # Errors
///
/// A [`CameraError`], whose text contains the remedy.
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

/// The ids of all cameras. Browsers reveal them only after a camera was opened.
///
/// # Errors
///
/// If the browser does not list the cameras.
pub async fn camera_ids() -> Result<Vec<String>, CameraError> {
    let devices: Array = JsFuture::from(media_devices()?.enumerate_devices()?).await?.dyn_into()?;
    let devices = devices.iter().filter_map(|device| device.dyn_into::<MediaDeviceInfo>().ok());
    Ok(devices.filter(|device| device.kind() == MediaDeviceKind::Videoinput).map(|device| device.device_id()).collect())
}

/// The id of the camera of `stream`; none if the browser does not report it.
pub fn camera_id(stream: &MediaStream) -> Option<String> {
    let track: MediaStreamTrack = stream.get_video_tracks().get(0).dyn_into().ok()?;
    // Called through `Reflect`, because older browsers may lack the method or the field.
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

/// The current frame of `video` as a JPEG, at the resolution of the camera.
///
/// # Errors
///
/// If there is no frame yet or the browser cannot encode it.
pub async fn take_frame(video: &HtmlVideoElement) -> Result<Blob, CameraError> {
    let not_yet = || CameraError::Other(NO_PICTURE_YET.into());
    // Before the first frame the video has no size.
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
    blob.dyn_into().map_err(|_| CameraError::Other(NOT_ENCODED.into()))
}

fn media_devices() -> Result<MediaDevices, CameraError> {
    let navigator = window().navigator();
    // The value is undefined without https, although web-sys declares it.
    let devices = Reflect::get(&navigator, &"mediaDevices".into())?;
    devices.dyn_into().map_err(|_| CameraError::Insecure)
}
