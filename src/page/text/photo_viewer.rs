//! Texts of the photo in large.

/// The frame of the photo, for screen readers.
pub const FRAME: &str = "Photo. Plus and minus zoom, the arrow keys move it, 0 shows all of it, brackets turn it by a quarter, \
    and braces by five degrees.";
/// Button that zooms in.
pub const ZOOM_IN: &str = "Zoom in";
/// Button that zooms out.
pub const ZOOM_OUT: &str = "Zoom out";
/// Button that shows the whole photo.
pub const WHOLE_PHOTO: &str = "Whole photo";
/// Button that turns the photo by a quarter against the clock.
pub const TURN_LEFT: &str = "Turn left";
/// Button that turns the photo by a quarter with the clock.
pub const TURN_RIGHT: &str = "Turn right";
/// Slider that turns the photo by any number of degrees.
pub const TURN: &str = "Turn";
/// Below the photo while it is turned.
pub const TURN_IS_A_VIEW: &str =
    "Turning changes how the photo is shown, here and in the list. The result is of the upright photo and stays.";
/// While the file is decoded.
pub const LOADING: &str = "Opening the photo…";
/// The browser cannot decode the file, or the file is gone.
pub const UNAVAILABLE: &str = "This browser cannot show the complete file. The result is not affected.";
/// Below the photo: the frame that is drawn in it.
pub const WHAT_IS_READ: &str = "The result is of the part inside the square.";
/// Below the photo while another part is chosen.
pub const MOVE_THE_PHOTO: &str = "Move and zoom the photo until the lesion fills about half of the square.";
/// Button that starts the choice of another part.
pub const CHOOSE_PART: &str = "Read another part";
/// Button that reads the part in the square.
pub const READ_PART: &str = "Read this part";
/// Button that ends the choice of another part.
pub const CANCEL: &str = "Cancel";
/// Button that closes the photo and shows its result.
pub const SHOW_RESULT: &str = "Show result";

/// The turn of the photo, for screen readers.
pub fn degrees(turn: f64) -> String {
    format!("{turn:.0}°")
}
