//! Small pictures of the photos of the batch: a thousand of them take a few megabytes, outside of the page's memory.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// Width and height, in pixels: 80 CSS pixels on a tablet with two pixels for each.
const SIDE_PX: u32 = 160;

/// The quality of the JPEG, 0 to 1. At this size its artefacts are not visible.
const QUALITY: f64 = 0.8;

/// The picture in a small size; none if the browser cannot draw it.
pub async fn shrink(picture: &Blob) -> Option<Blob> {
    draw(picture).await.ok()
}

async fn draw(picture: &Blob) -> Result<Blob, JsValue> {
    let bitmap: ImageBitmap = JsFuture::from(window().create_image_bitmap_with_blob(picture)?).await?.unchecked_into();
    let canvas = OffscreenCanvas::new(SIDE_PX, SIDE_PX)?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    let side = f64::from(SIDE_PX);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, side, side)?;
    bitmap.close();
    let options = ImageEncodeOptions::new();
    options.set_type("image/jpeg");
    options.set_quality(QUALITY);
    let encoded: Promise = canvas.convert_to_blob_with_options(&options)?;
    Ok(JsFuture::from(encoded).await?.unchecked_into())
}
