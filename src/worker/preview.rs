//! The preview of a photo.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use crate::protocol::Preview;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::centre_square;
use naevus_reading::quality::{Proposal, Quality, Thresholds, findings};

/// The largest width and height of a preview, in pixels. The page shows it in at most 288 CSS pixels, which are 576
/// pixels of most tablets and phones.
const MAX_SIDE_PX: u32 = 480;

/// The quality of the JPEG. Pixels without compression are twenty times as large, and a list has hundreds of previews.
const QUALITY: u8 = 90;

/// The centre square of the photo, which is the input of the network, in a small size. The photo was decoded by the
/// browser or by naevus; its findings are by `thresholds`. Another square is proposed only for a whole photo.
///
/// # Errors
///
/// If it cannot be encoded, or the browser cannot store it.
pub fn preview(
    photo: &Photo,
    is_whole: bool,
    is_decoded_by_browser: bool,
    thresholds: &Thresholds,
) -> Result<Preview, JsValue> {
    let side_px = photo.width_px().min(photo.height_px()).min(MAX_SIDE_PX);
    let rgb = centre_square(photo, side_px);
    let mut content = Vec::new();
    JpegEncoder::new_with_quality(&mut content, QUALITY)
        .encode(&rgb, side_px, side_px, ExtendedColorType::Rgb8)
        .map_err(|error| JsValue::from(error.to_string()))?;
    let parts = Array::of1(&Uint8Array::from(content.as_slice()));
    let options = BlobPropertyBag::new();
    options.set_type("image/jpeg");
    let quality = Quality::of(photo);
    let size_px = [photo.width_px(), photo.height_px()];
    Ok(Preview {
        is_decoded_by_browser,
        findings: findings(&quality, thresholds),
        proposal: if is_whole { Proposal::of(&quality, size_px[0], size_px[1]) } else { None },
        size_px,
        jpeg: Blob::new_with_u8_array_sequence_and_options(&parts, &options)?,
    })
}
