//! Texts of the input of photos: files, drop, paste and camera.

use naevus_reading::card::ModelCard;

/// Heading of the section.
pub const ADD_PHOTOS: &str = "Add photos of a skin lesion";
/// Button that opens the file dialog.
pub const CHOOSE_PHOTOS: &str = "Choose photos";
/// Button that opens the camera dialog.
pub const USE_CAMERA: &str = "Use camera";
/// Formats, ways of input and framing.
pub const HINT: &str = "JPEG, PNG or WebP. You can also drop photos or folders anywhere on this page or paste one. \
    The lesion should fill about half of the picture, in the middle: only the centre square is used. ";
/// Something other than a file was dropped.
pub const DROPPED_NO_FILE: &str =
    "What you dropped is not a file. Save the picture on this device first, then choose or drop it.";
/// A folder without photos was dropped.
pub const DROPPED_NO_PHOTO: &str = "There is no photo in this folder. Choose or drop the photos themselves.";
/// A part of a dropped folder cannot be read.
pub const DROPPED_UNREADABLE: &str = "Some of the dropped files could not be opened and are missing from the list. Choose \
    them again, and if they are stored in a cloud, download them first.";
/// The pasted content is not an image.
pub const PASTED_NO_PHOTO: &str = "There is no photo on the clipboard. Copy the picture itself, not its address.";
/// File name of a pasted photo.
pub const PASTED_PHOTO: &str = "Pasted photo";

/// The kinds of photos that the model was trained on; empty while the card or the out-of-distribution detector is
/// missing.
pub fn trained_on(card: Option<&ModelCard>) -> &'static str {
    match card.and_then(|card| card.decision_rules.out_of_distribution.as_ref()) {
        Some(detector) if detector.clinical_mean.is_some() => {
            "The model was trained on photos taken through a dermatoscope and on fewer photos taken by phone."
        }
        Some(_) => "The model was trained on photos taken through a dermatoscope.",
        None => "",
    }
}

/// The file is larger than the limit.
pub fn too_large(megabytes: f64, limit_megabytes: f64) -> String {
    format!(
        "the file has {megabytes:.0} MB and the limit is {limit_megabytes:.0} MB; crop the photo, or save it as JPEG"
    )
}

/// The file was moved or deleted after it was chosen.
pub const FILE_IS_GONE: &str =
    "the file can no longer be opened; choose it again, and if it is stored in a cloud, download it first";

/// Workers stopped twice while they had the photo.
pub const WORKER_STOPPED_TWICE: &str =
    "the worker stopped twice on this photo; take or save the photo at a smaller size and try again";

/// Heading of the camera dialog.
pub const TAKE_A_PHOTO: &str = "Take a photo";
/// Name of the preview, for screen readers.
pub const CAMERA_PREVIEW: &str = "Camera preview";
/// Below the preview.
pub const CAMERA_HINT: &str = "Keep the lesion inside the circle, in focus and evenly lit. Only the square is used.";
/// Button that takes the photo.
pub const SHUTTER: &str = "Take photo";
/// Button that opens the camera again after an error.
pub const TRY_CAMERA_AGAIN: &str = "Open the camera again";

/// A camera, if the device has several: its name from the system and its number, counted from 1.
pub fn camera_name(name: &str, number: usize, count: usize) -> String {
    format!("{} ({number} of {count})", if name.is_empty() { "Camera" } else { name })
}

/// File name of a photo of the camera.
pub fn camera_photo(time: &str) -> String {
    format!("Camera {time}")
}

/// Browsers allow the camera on https only.
pub const CAMERA_NEEDS_HTTPS: &str =
    "the camera works only on a page loaded over https; open the page there, or choose a photo instead";
/// The page that contains this one, in a frame, does not allow the camera.
pub const CAMERA_NOT_IN_FRAME: &str = "the page that contains this one does not allow the camera; open this page in a tab \
    of its own, or choose a photo instead";
/// A header of the server forbids the camera.
pub const CAMERA_FORBIDDEN_BY_SITE: &str = "the server of this site does not allow the camera (header Permissions-Policy); \
    ask the operator of this site, or choose a photo instead";
/// The camera was unplugged, or access was taken back.
pub const CAMERA_LOST: &str = "the camera is gone: it was unplugged, another program took it, or the access was taken back; \
    open it again, or choose a photo instead";
/// The system has paused the camera.
pub const CAMERA_PAUSED: &str = "the camera is paused, as during a call, in split view or while another program uses it; \
    end that, or open the camera again";
/// The camera sends no frames.
pub const CAMERA_FROZEN: &str = "the camera sends no new picture; open it again, or choose a photo instead";
/// The frames are black.
pub const CAMERA_BLACK: &str = "the picture of the camera is black; uncover the lens, turn on the light, or open the camera \
    again";
/// The user or the system denied access.
pub const CAMERA_DENIED: &str =
    "the camera is not allowed for this page; allow it in the browser's settings, or choose a photo instead";
/// The device has no camera.
pub const CAMERA_MISSING: &str = "no camera was found on this device; choose a photo instead";
/// Another program uses the camera.
pub const CAMERA_IN_USE: &str =
    "the camera is in use by another program; close that program and try again, or choose a photo instead";
/// Reason for [`camera_failed`]: there is no frame yet.
pub const NO_PICTURE_YET: &str = "there is no picture yet";
/// Reason for [`camera_failed`]: the frame could not be encoded.
pub const NOT_ENCODED: &str = "the picture could not be encoded";

/// Any other error of the camera.
pub fn camera_failed(reason: &str) -> String {
    format!("the camera cannot be used ({reason}); choose a photo instead")
}
