//! Texts of the camera's light, zoom, lenses and several photos of one lesion; of photos that another program hands to
//! the page; and of its installation.

/// Button that switches the light of the camera on and off.
pub const TORCH: &str = "Light";
/// Name of the slider.
pub const ZOOM: &str = "Zoom";
/// Button that enlarges the picture of the camera.
pub const ZOOM_IN: &str = "Zoom in";
/// Button that reduces the picture of the camera.
pub const ZOOM_OUT: &str = "Zoom out";
/// Label of the list of cameras.
pub const LENS: &str = "Camera";
/// The camera has refused a change of light or zoom.
pub const CONTROL_REFUSED: &str = "The camera did not accept this change.";
/// The chosen camera could not be opened.
pub const LENS_UNAVAILABLE: &str =
    "The chosen camera is not there or is in use. Another camera is open. Choose one from the list.";
/// Button for several photos of one lesion.
pub const SERIES: &str = "Several photos of one lesion";
/// Instead of the hint below the preview, when several photos are wanted.
pub const SERIES_HINT: &str = "Take two or more photos of one lesion. They get one combined assessment.";
/// Shutter, after the first photo of several.
pub const TAKE_ANOTHER: &str = "Take another";
/// Button that ends several photos of one lesion.
pub const DONE: &str = "Done";

/// The enlargement of the camera: `2.5×`.
pub fn zoom_factor(factor: f64) -> String {
    format!("{factor:.1}×")
}

/// The number of photos that were taken of one lesion, at least 1.
pub fn photos_taken(count: usize) -> String {
    match count {
        1 => "1 photo is taken. Take another of the same lesion, or press Done.".into(),
        count => format!("{count} photos of one lesion are taken."),
    }
}

/// Name of a photo of several, counted from 1.
pub fn shot(number: usize) -> String {
    format!("Photo {number}")
}

/// What another program has shared is no photo.
pub const SHARED_NO_PHOTO: &str = "No photo was shared. Share the picture itself, not its address.";
/// The shared photos could not be kept until the page had started.
pub const SHARED_NOT_KEPT: &str = "The shared photos could not be handed to this page, because this browser has no room \
    for them. Choose them here instead.";
/// The shared photos are gone.
pub const SHARED_GONE: &str =
    "The shared photos are no longer there: they were added already, or more than ten minutes ago. Share them again.";
/// Files that were opened with this page cannot be read.
pub const OPENED_UNREADABLE: &str = "Some of the opened files could not be read and are missing from the list. Choose them \
    here, and if they are stored in a cloud, download them first.";

/// Heading of the installation.
pub const INSTALL_TITLE: &str = "Install naevus";
/// Button that installs the page.
pub const INSTALL: &str = "Install";
/// Button that removes the offer to install.
pub const NOT_NOW: &str = "Not now";
/// What an installation gives.
pub const INSTALL_REASON: &str = "Installed, naevus has a window of its own and starts without a network. Photos can be \
    opened in it and shared with it from other apps.";
/// Above the two steps on an iPhone or iPad.
pub const INSTALL_ON_IPAD: &str = "Installed, naevus has a window of its own, starts without a network, and is not deleted \
    after seven days without a visit.";
/// The two steps of an installation on an iPhone or iPad.
pub const IPAD_STEPS: [&str; 2] = [
    "Tap Share in the bar of Safari: the square with an arrow that points up.",
    "Tap Add to Home Screen, then Add. Open naevus once from the Home Screen while there is a network.",
];
