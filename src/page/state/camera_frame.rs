//! The frames of a camera: whether new ones arrive, whether they are black, and one of them as a photo.

use std::time::Duration;

use js_sys::{Promise, Reflect};
use leptos::prelude::document;
use leptos::task::spawn_local;
use naevus_reading::quality::{Picture, Quality, SIDE_PX};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

use crate::page::state::browser::{context_2d, now_ms, timer};
use crate::page::state::camera_stream::CameraError;
use crate::page::text::intake::{NO_PICTURE_YET, NOT_ENCODED};

/// JPEG quality of a frame, `0.0..=1.0`. At 0.95 the compression noise is below the noise of the camera.
const JPEG_QUALITY: f64 = 0.95;

/// The age at which a frame is no longer read, in milliseconds.
const FRAME_LIMIT_MS: f64 = 1000.0;

/// Time between two looks for a new frame. A camera sends one every 33 ms.
const FRAME_POLL: Duration = Duration::from_millis(20);

/// Time for the first frame, in milliseconds. Some cameras need seconds to start.
const FIRST_FRAME_LIMIT_MS: f64 = 10_000.0;

/// Time after the opening of a camera in which a pause is part of its start, in milliseconds.
const START_MS: f64 = 3000.0;

/// Time for which the frames are black until the user is told, in milliseconds. The first frames of some cameras are
/// black.
const BLACK_LIMIT_MS: f64 = 600.0;

/// The highest value of any channel in a black frame, of 255. A sensor without light gives a little noise.
const BLACK_LEVEL: u8 = 12;

/// Width and height of the reduced frame whose values are compared with [`BLACK_LEVEL`], in pixels.
const REDUCED_PX: u32 = 16;

/// Time in which a sharp frame is waited for, in milliseconds. After it, the sharpest one is taken.
const BURST_MS: f64 = 1000.0;

/// Follows the frames of a video.
#[derive(Clone, Copy, Debug)]
pub struct FrameWatch {
    opened_ms: f64,
    /// The result of [`frame_mark`] at the last check.
    last: (u32, f64),
    last_new_ms: Option<f64>,
    black_since_ms: Option<f64>,
}

impl FrameWatch {
    /// A watch for a camera that was opened now.
    pub fn new() -> FrameWatch {
        FrameWatch { opened_ms: now_ms(), last: (0, 0.0), last_new_ms: None, black_since_ms: None }
    }

    /// Whether the camera was opened a moment ago and has sent no frame yet.
    pub fn is_starting(&self) -> bool {
        self.last_new_ms.is_none() && now_ms() - self.opened_ms < START_MS
    }

    /// What is wrong with the frames of `video`; none if they are new and not black, or if the camera is starting.
    pub fn check(&mut self, video: &HtmlVideoElement) -> Option<CameraError> {
        let now_ms = now_ms();
        let mark = frame_mark(video);
        if video.video_width() > 0 && (mark != self.last || self.last_new_ms.is_none()) {
            self.last = mark;
            self.last_new_ms = Some(now_ms);
        }
        match self.last_new_ms {
            None if now_ms - self.opened_ms > FIRST_FRAME_LIMIT_MS => return Some(CameraError::Frozen),
            None => return None,
            Some(last_new_ms) if now_ms - last_new_ms > FRAME_LIMIT_MS => return Some(CameraError::Frozen),
            Some(_) => {}
        }
        if !canvas(REDUCED_PX, REDUCED_PX, video).is_ok_and(|frame| is_black(&frame)) {
            self.black_since_ms = None;
            return None;
        }
        let since_ms = *self.black_since_ms.get_or_insert(now_ms);
        (now_ms - since_ms >= BLACK_LIMIT_MS).then_some(CameraError::Black)
    }
}

/// A pair of numbers that changes with each frame.
fn frame_mark(video: &HtmlVideoElement) -> (u32, f64) {
    let frames = video.get_video_playback_quality().total_video_frames();
    // The time goes on without new frames, so that it counts only in browsers that do not count frames.
    (frames, if frames == 0 { video.current_time() } else { 0.0 })
}

/// The next sharp frame of `video` as a JPEG, at the resolution of the camera: the first whose blur is at most
/// `max_blur_px`, or the sharpest within [`BURST_MS`]. Without a limit it is the next frame.
///
/// # Errors
///
/// [`CameraError::Frozen`] if there is no new frame in time, [`CameraError::Black`] if it is black, or another error if
/// the browser cannot encode it.
pub async fn take_frame(video: &HtmlVideoElement, max_blur_px: Option<f32>) -> Result<Blob, CameraError> {
    let not_yet = || CameraError::Other(NO_PICTURE_YET.into());
    if video.paused() {
        // The result is not awaited here: a video that cannot play may never answer.
        let playing = JsFuture::from(video.play()?);
        spawn_local(async move { drop(playing.await) });
    }
    // Before the first frame the video has no size.
    if video.video_width() == 0 {
        return Err(not_yet());
    }
    let began_ms = now_ms();
    let mut sharpest: Option<(f32, HtmlCanvasElement)> = None;
    loop {
        wait_for_frame(video).await?;
        let canvas = canvas(video.video_width(), video.video_height(), video)?;
        if is_black(&reduced(&canvas)?) {
            return Err(CameraError::Black);
        }
        let Some(max_blur_px) = max_blur_px else {
            sharpest = Some((0.0, canvas));
            break;
        };
        // A picture without edges is as bad as a blurred one.
        let blur_px = frame_quality(video).and_then(|quality| quality.blur_px).unwrap_or(f32::MAX);
        if sharpest.as_ref().is_none_or(|(least, _)| blur_px < *least) {
            sharpest = Some((blur_px, canvas));
        }
        if blur_px <= max_blur_px || now_ms() - began_ms >= BURST_MS {
            break;
        }
    }
    let Some((_, canvas)) = sharpest else { return Err(not_yet()) };
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

/// The quality of the current frame; `None` before the first one, or if the browser does not let the page read it.
pub fn frame_quality(video: &HtmlVideoElement) -> Option<Quality> {
    let (width, height) = (video.video_width(), video.video_height());
    let shorter = width.min(height);
    if shorter == 0 {
        return None;
    }
    let scaled = |side: u32| (side * SIDE_PX as u32 + shorter / 2) / shorter;
    let (width, height) = (scaled(width), scaled(height));
    let canvas = blank_canvas(width, height).ok()?;
    let context = context(&canvas).ok()?;
    // Without it, browsers take single pixels of a large frame, and noise becomes edges. Firefox ignores it.
    drop(Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into()));
    let (across, down) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, across, down).ok()?;
    let rgba = context.get_image_data(0.0, 0.0, across, down).ok()?.data();
    Some(Quality::of_frame(&Picture::of_frame(width as usize, &rgba)?))
}

/// Waits for a new frame.
///
/// # Errors
///
/// [`CameraError::Frozen`] if none arrives within [`FRAME_LIMIT_MS`].
async fn wait_for_frame(video: &HtmlVideoElement) -> Result<(), CameraError> {
    let (mark, began_ms) = (frame_mark(video), now_ms());
    // `requestVideoFrameCallback` would be more direct, but older browsers lack it.
    while frame_mark(video) == mark {
        if now_ms() - began_ms > FRAME_LIMIT_MS {
            return Err(CameraError::Frozen);
        }
        JsFuture::from(timer(FRAME_POLL)).await?;
    }
    Ok(())
}

/// Whether a frame of [`REDUCED_PX`] is black. False if the browser does not let the page read it.
fn is_black(frame: &HtmlCanvasElement) -> bool {
    let side = f64::from(REDUCED_PX);
    let values = || -> Result<Vec<u8>, JsValue> { Ok(context(frame)?.get_image_data(0.0, 0.0, side, side)?.data().0) };
    // The fourth channel is the opacity, which is 255 for a frame.
    values().is_ok_and(|values| {
        let (pixels, _) = values.as_chunks::<4>();
        pixels.iter().all(|[red, green, blue, _]| [red, green, blue].into_iter().all(|value| *value <= BLACK_LEVEL))
    })
}

/// `frame` in a width and height of [`REDUCED_PX`].
fn reduced(frame: &HtmlCanvasElement) -> Result<HtmlCanvasElement, JsValue> {
    let canvas = blank_canvas(REDUCED_PX, REDUCED_PX)?;
    let side = f64::from(REDUCED_PX);
    context(&canvas)?.draw_image_with_html_canvas_element_and_dw_and_dh(frame, 0.0, 0.0, side, side)?;
    Ok(canvas)
}

/// A canvas of this size, in pixels, with the current frame of `video`.
fn canvas(width: u32, height: u32, video: &HtmlVideoElement) -> Result<HtmlCanvasElement, JsValue> {
    let canvas = blank_canvas(width, height)?;
    let (width, height) = (f64::from(width), f64::from(height));
    context(&canvas)?.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

fn blank_canvas(width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    Ok(canvas)
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    context_2d(canvas)?.ok_or_else(|| JsValue::from(NO_PICTURE_YET.text()))
}
