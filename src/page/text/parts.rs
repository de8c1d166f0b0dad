//! Texts of the parts of a photo: a square that is proposed, two spots, and what a part says about the whole photo.

/// Name of the proposal, for screen readers.
pub const PROPOSAL: &str = "Another square to read";
/// Why the square around the lesion is proposed.
pub const LESION_IS_ELSEWHERE: &str =
    "The result is of the middle of the photo, but the outlined spot is small or lies away from the middle.";
/// The same after the centre square was refused.
pub const LESION_IS_ELSEWHERE_AND_REFUSED: &str =
    "The middle of the photo was not assessed, but the outlined spot is small or lies away from the middle.";
/// Button that reads the square around the lesion.
pub const READ_LESION: &str = "Read the lesion instead of the centre";
/// Why two squares are proposed.
pub const TWO_SPOTS: &str = "The photo shows two spots. Read each on its own: one result cannot stand for both.";
/// Button that reads each of two spots.
pub const READ_BOTH_SPOTS: &str = "Read both spots";
/// Button that opens the photo in large.
pub const SHOW_IN_PHOTO: &str = "Show in the photo";
/// After the reason: the outline may be wrong, and an alert stays.
pub const CHECK_THE_SQUARE: &str =
    "The outline can be wrong: check the dashed square. The result of a square does not cancel an alert of the photo.";

/// Beside the proposed square of the lesion.
pub const LESION_LABEL: &str = "Lesion";

/// Beside the proposed square of one of two spots; the number is 1 or 2, from the left.
pub fn spot_label(number: usize) -> String {
    format!("Spot {number}")
}

/// Name of a part of the photo in `file`.
pub fn part_of(file: &str) -> String {
    format!("Part of {file}")
}

/// Name of the square around the lesion in `file`.
pub fn lesion_in(file: &str) -> String {
    format!("Lesion in {file}")
}

/// Name of the square around one of two spots in `file`.
pub fn spot_in(number: usize, file: &str) -> String {
    format!("Spot {number} in {file}")
}

/// The button that reads the proposed square of the photo in `file`, for screen readers.
pub fn read_lesion_label(file: &str) -> String {
    format!("{READ_LESION}: {file}")
}

/// The button that reads both proposed squares of the photo in `file`, for screen readers.
pub fn read_both_spots_label(file: &str) -> String {
    format!("{READ_BOTH_SPOTS}: {file}")
}

/// The button that opens the photo in `file` in large, for screen readers.
pub fn show_in_photo_label(file: &str) -> String {
    format!("{SHOW_IN_PHOTO}: {file}")
}

/// Before the result of a part of the photo in `file`, for which the alert is raised.
pub fn whole_has_alert(file: &str) -> String {
    format!(
        "The whole photo, {file}, has an alert. The result of a part does not cancel it: show this lesion to a doctor."
    )
}

/// Before the result of a part of the photo in `file`, which was not assessed.
pub fn whole_is_refused(file: &str) -> String {
    format!(
        "The whole photo, {file}, was not assessed. The square around a spot was read instead: check that it shows a lesion of the skin."
    )
}
