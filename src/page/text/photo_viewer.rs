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
/// Button that turns the photo by a quarter against the clock.
pub const TURN_LEFT: Phrase = phrase("viewer-turn-left");
/// Button that turns the photo by a quarter with the clock.
pub const TURN_RIGHT: Phrase = phrase("viewer-turn-right");
/// Slider that turns the photo by any number of degrees.
pub const TURN: Phrase = phrase("viewer-turn");
/// Below the photo while it is turned.
pub const TURN_IS_A_VIEW: Phrase = phrase("viewer-turn-is-a-view");
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

/// The turn of the photo, for screen readers.
pub fn degrees(turn: f64) -> String {
    say!("viewer-degrees", degrees = turn.round() as i32)
}
