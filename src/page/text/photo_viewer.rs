//! Texts of the photo in large.

use crate::page::text::message::{Phrase, phrase, say};

/// The frame of the photo, for screen readers.
pub const FRAME: Phrase = phrase("viewer-frame");
/// Button that zooms in.
pub const ZOOM_IN: Phrase = phrase("viewer-zoom-in");
/// Button that zooms out.
pub const ZOOM_OUT: Phrase = phrase("viewer-zoom-out");
/// Button that shows the whole photo.
pub const WHOLE_PHOTO: Phrase = phrase("viewer-whole-photo");
/// While the file is decoded.
pub const LOADING: Phrase = phrase("viewer-loading");
/// The browser cannot decode the file, or the file is gone.
pub const UNAVAILABLE: Phrase = phrase("viewer-unavailable");
/// Below the photo: the frame that is drawn in it.
pub const WHAT_IS_READ: Phrase = phrase("viewer-what-is-read");
/// Below the photo while another part is chosen.
pub const MOVE_THE_PHOTO: Phrase = phrase("viewer-move-the-photo");
/// Button that starts the choice of another part.
pub const CHOOSE_PART: Phrase = phrase("viewer-choose-part");
/// Button that reads the part in the square.
pub const READ_PART: Phrase = phrase("viewer-read-part");
/// Button that ends the choice of another part.
pub const CANCEL: Phrase = phrase("viewer-cancel");
/// Button that closes the photo and shows its result.
pub const SHOW_RESULT: Phrase = phrase("viewer-show-result");

/// Name of a part of the photo in `file`.
pub fn part_of(file: &str) -> String {
    say!("viewer-part-of", file = file)
}
