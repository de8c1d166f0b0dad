//! Texts of the input of photos: files, drop, paste and camera.

use crate::page::text::format::decimal;
use crate::page::text::message::{Message, Phrase, message, phrase, say};
use naevus_reading::card::ModelCard;

/// Heading of the section.
pub const ADD_PHOTOS: Phrase = phrase("intake-add-photos");
/// Button that opens the file dialog.
pub const CHOOSE_PHOTOS: Phrase = phrase("intake-choose-photos");
/// Button that opens the camera dialog.
pub const USE_CAMERA: Phrase = phrase("intake-use-camera");
/// Formats, ways of input and framing.
pub const HINT: Phrase = phrase("intake-hint");
/// Something other than a file was dropped.
pub const DROPPED_NO_FILE: Phrase = phrase("intake-dropped-no-file");
/// A folder without photos was dropped.
pub const DROPPED_NO_PHOTO: Phrase = phrase("intake-dropped-no-photo");
/// A part of a dropped folder cannot be read.
pub const DROPPED_UNREADABLE: Phrase = phrase("intake-dropped-unreadable");
/// The pasted content is not an image.
pub const PASTED_NO_PHOTO: Phrase = phrase("intake-pasted-no-photo");
/// File name of a pasted photo.
pub const PASTED_PHOTO: Phrase = phrase("intake-pasted-photo");

/// The kinds of photos that the model was trained on; none while the card or the out-of-distribution detector is
/// missing.
pub fn trained_on(card: Option<&ModelCard>) -> Option<Phrase> {
    match card.and_then(|card| card.decision_rules.out_of_distribution.as_ref()) {
        Some(detector) if detector.clinical_mean.is_some() => Some(phrase("intake-trained-on-both")),
        Some(_) => Some(phrase("intake-trained-on-dermoscopy")),
        None => None,
    }
}

/// The file is larger than the limit.
pub fn too_large(megabytes: f64, limit_megabytes: f64) -> Message {
    message!("intake-too-large", megabytes = decimal(megabytes, 0), limit = decimal(limit_megabytes, 0))
}

/// The file was moved or deleted after it was chosen.
pub const FILE_IS_GONE: Phrase = phrase("intake-file-is-gone");

/// Workers stopped twice while they had the photo.
pub const WORKER_STOPPED_TWICE: Phrase = phrase("intake-worker-stopped-twice");

/// Heading of the camera dialog.
pub const TAKE_A_PHOTO: Phrase = phrase("intake-take-a-photo");
/// Name of the preview, for screen readers.
pub const CAMERA_PREVIEW: Phrase = phrase("intake-camera-preview");
/// Below the preview.
pub const CAMERA_HINT: Phrase = phrase("intake-camera-hint");
/// Button that takes the photo.
pub const SHUTTER: Phrase = phrase("intake-shutter");
/// Button that opens the camera again after an error.
pub const TRY_CAMERA_AGAIN: Phrase = phrase("intake-try-camera-again");

/// A camera without a name.
const CAMERA: Phrase = phrase("intake-camera");

/// A camera, if the device has several: its name from the system and its number, counted from 1.
pub fn camera_name(name: &str, number: usize, count: usize) -> String {
    let name = if name.is_empty() { CAMERA.text() } else { name };
    say!("intake-camera-name", name = name, number = number, count = count)
}

/// File name of a photo of the camera.
pub fn camera_photo(time: &str) -> String {
    say!("intake-camera-photo", time = time)
}

/// Browsers allow the camera on https only.
pub const CAMERA_NEEDS_HTTPS: Phrase = phrase("intake-camera-needs-https");
/// The page that contains this one, in a frame, does not allow the camera.
pub const CAMERA_NOT_IN_FRAME: Phrase = phrase("intake-camera-not-in-frame");
/// A header of the server forbids the camera.
pub const CAMERA_FORBIDDEN_BY_SITE: Phrase = phrase("intake-camera-forbidden-by-site");
/// The camera was unplugged, or access was taken back.
pub const CAMERA_LOST: Phrase = phrase("intake-camera-lost");
/// The system has paused the camera.
pub const CAMERA_PAUSED: Phrase = phrase("intake-camera-paused");
/// The camera sends no frames.
pub const CAMERA_FROZEN: Phrase = phrase("intake-camera-frozen");
/// The frames are black.
pub const CAMERA_BLACK: Phrase = phrase("intake-camera-black");
/// The user or the system denied access.
pub const CAMERA_DENIED: Phrase = phrase("intake-camera-denied");
/// The device has no camera.
pub const CAMERA_MISSING: Phrase = phrase("intake-camera-missing");
/// Another program uses the camera.
pub const CAMERA_IN_USE: Phrase = phrase("intake-camera-in-use");
/// Reason for [`camera_failed`]: there is no frame yet.
pub const NO_PICTURE_YET: Phrase = phrase("intake-no-picture-yet");
/// Reason for [`camera_failed`]: the frame could not be encoded.
pub const NOT_ENCODED: Phrase = phrase("intake-not-encoded");

/// Any other error of the camera.
pub fn camera_failed(reason: &str) -> String {
    say!("intake-camera-failed", reason = reason)
}
