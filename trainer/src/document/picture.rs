//! Photos in a page: small, as JPEG, inside the page itself.

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{ExtendedColorType, RgbImage};
use maud::{Markup, html};
use naevus_reading::photo::Photo;

/// The longer side of a picture, in pixels: its width in the page on a screen of two dots a pixel is 288.
const SIDE_PX: u32 = 192;
/// JPEG's quality, 1 to 100: to be told apart, not to be measured on.
const QUALITY: u8 = 80;

/// `photo`, made small, with `caption` under it.
///
/// # Errors
///
/// Where it cannot be encoded.
pub fn picture(photo: &Photo, caption: &str) -> Result<Markup> {
    let address = data_address(photo)?;
    Ok(html! { figure { img src=(address) alt=(caption); figcaption { (caption) } } })
}

/// The `data:` address of the small picture.
fn data_address(photo: &Photo) -> Result<String> {
    let (width, height) = (photo.width_px(), photo.height_px());
    let pixels = RgbImage::from_raw(width, height, photo.rgb().to_vec()).context("the photo has no pixels")?;
    let longer = width.max(height).max(SIDE_PX);
    let scaled = |side: u32| (u64::from(side) * u64::from(SIDE_PX) / u64::from(longer)).max(1) as u32;
    let small = imageops::resize(&pixels, scaled(width), scaled(height), FilterType::Triangle);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode(
        &small,
        small.width(),
        small.height(),
        ExtendedColorType::Rgb8,
    )?;
    Ok(format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(jpeg)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_small_and_reads_back() {
        let photo = Photo::from_rgb(800, 600, [180, 120, 100].repeat(800 * 600));
        let address = data_address(&photo).unwrap();
        let jpeg = BASE64_STANDARD.decode(address.strip_prefix("data:image/jpeg;base64,").unwrap()).unwrap();
        let small = Photo::decode(&jpeg).unwrap();
        assert_eq!((small.width_px(), small.height_px()), (192, 144));
        let middle = &small.rgb()[3 * (72 * 192 + 96)..][..3];
        assert!(middle.iter().zip([180, 120, 100]).all(|(&found, put)| found.abs_diff(put) < 4), "{middle:?}");
    }
}
