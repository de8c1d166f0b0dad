//! The decoder of the browser, for formats that naevus does not decode: HEIC in Safari, AVIF in most browsers.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use naevus_reading::photo::{Photo, check_size};

/// Decodes a file to an upright photo in sRGB, on white. None if the browser cannot decode it, or the photo is too
/// large or too small. Other browsers may compute slightly different pixels.
pub async fn decode(scope: &DedicatedWorkerGlobalScope, file: &Blob) -> Option<Photo> {
    let bitmap: ImageBitmap =
        JsFuture::from(scope.create_image_bitmap_with_blob(file).ok()?).await.ok()?.unchecked_into();
    let photo = pixels(&bitmap).ok();
    bitmap.close();
    photo.flatten()
}

/// The pixels of a bitmap; none if it is too large or too small.
fn pixels(bitmap: &ImageBitmap) -> Result<Option<Photo>, JsValue> {
    let (width_px, height_px) = (bitmap.width(), bitmap.height());
    if check_size(width_px, height_px).is_err() {
        return Ok(None);
    }
    let canvas = OffscreenCanvas::new(width_px, height_px)?;
    let options = Object::new();
    // The pixels are read, which is slow from a canvas on the GPU.
    Reflect::set(&options, &"willReadFrequently".into(), &true.into())?;
    let Some(context) = canvas.get_context_with_context_options("2d", &options)? else { return Ok(None) };
    let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, f64::from(width_px), f64::from(height_px));
    context.draw_image_with_image_bitmap(bitmap, 0.0, 0.0)?;
    let image = context.get_image_data(0.0, 0.0, f64::from(width_px), f64::from(height_px))?;
    let rgb = image.data().as_chunks::<4>().0.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
    Ok(Some(Photo::from_rgb(width_px, height_px, rgb)))
}
