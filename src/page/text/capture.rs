//! Texts of the camera's light, zoom, lenses and several photos of one lesion; of photos that another program hands to
//! the page; and of its installation.

use crate::page::text::format::decimal;
use crate::page::text::message::{Phrase, phrase, say};

/// Button that switches the light of the camera on and off.
pub const TORCH: Phrase = phrase("capture-torch");
/// Name of the slider.
pub const ZOOM: Phrase = phrase("capture-zoom");
/// Button that enlarges the picture of the camera.
pub const ZOOM_IN: Phrase = phrase("capture-zoom-in");
/// Button that reduces the picture of the camera.
pub const ZOOM_OUT: Phrase = phrase("capture-zoom-out");
/// Label of the list of cameras.
pub const LENS: Phrase = phrase("capture-lens");
/// The camera has refused a change of light or zoom.
pub const CONTROL_REFUSED: Phrase = phrase("capture-control-refused");
/// The chosen camera could not be opened.
pub const LENS_UNAVAILABLE: Phrase = phrase("capture-lens-unavailable");
/// Button for several photos of one lesion.
pub const SERIES: Phrase = phrase("capture-series");
/// Instead of the hint below the preview, when several photos are wanted.
pub const SERIES_HINT: Phrase = phrase("capture-series-hint");
/// Shutter, after the first photo of several.
pub const TAKE_ANOTHER: Phrase = phrase("capture-take-another");
/// Button that ends several photos of one lesion.
pub const DONE: Phrase = phrase("capture-done");

/// The enlargement of the camera: `2.5×`.
pub fn zoom_factor(factor: f64) -> String {
    say!("capture-zoom-factor", factor = decimal(factor, 1))
}

/// The number of photos that were taken of one lesion, at least 1.
pub fn photos_taken(count: usize) -> String {
    say!("capture-photos-taken", count = count)
}

/// Name of a photo of several, counted from 1.
pub fn shot(number: usize) -> String {
    say!("capture-shot", number = number)
}

/// What another program has shared is no photo.
pub const SHARED_NO_PHOTO: Phrase = phrase("capture-shared-no-photo");
/// The shared photos could not be kept until the page had started.
pub const SHARED_NOT_KEPT: Phrase = phrase("capture-shared-not-kept");
/// The shared photos are gone.
pub const SHARED_GONE: Phrase = phrase("capture-shared-gone");
/// Files that were opened with this page cannot be read.
pub const OPENED_UNREADABLE: Phrase = phrase("capture-opened-unreadable");

/// Heading of the installation.
pub const INSTALL_TITLE: Phrase = phrase("capture-install-title");
/// Button that installs the page.
pub const INSTALL: Phrase = phrase("capture-install");
/// Button that removes the offer to install.
pub const NOT_NOW: Phrase = phrase("capture-not-now");
/// What an installation gives.
pub const INSTALL_REASON: Phrase = phrase("capture-install-reason");
/// Above the two steps on an iPhone or iPad.
pub const INSTALL_ON_IPAD: Phrase = phrase("capture-install-on-ipad");
/// The two steps of an installation on an iPhone or iPad.
pub const IPAD_STEPS: [Phrase; 2] = [phrase("capture-ipad-share"), phrase("capture-ipad-add")];
