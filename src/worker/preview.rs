//! The preview of a photo.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::Blob;

use crate::protocol::Preview;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::centre_square;

/// The largest width and height of a preview, in pixels. The page shows it in at most 288 CSS pixels, which are 576
/// pixels of most tablets and phones.
const MAX_SIDE_PX: u32 = 480;

/// The centre square of the photo, which is the input of the network, in a small size. The photo was decoded by the
/// browser or by naevus.
///
/// # Errors
///
/// The error of the browser if it cannot store the pixels.
pub fn preview(photo: &Photo, is_decoded_by_browser: bool) -> Result<Preview, JsValue> {
    let side_px = photo.width_px().min(photo.height_px()).min(MAX_SIDE_PX);
    let rgb = centre_square(photo, side_px);
    let rgba: Vec<u8> =
        rgb.as_chunks::<3>().0.iter().flat_map(|[red, green, blue]| [*red, *green, *blue, 255]).collect();
    let parts = Array::of1(&Uint8Array::from(rgba.as_slice()));
    Ok(Preview { side_px, is_decoded_by_browser, rgba: Blob::new_with_u8_array_sequence(&parts)? })
}
