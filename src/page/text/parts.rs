//! Texts of the parts of a photo: a square that is proposed, two spots, and what a part says about the whole photo.

use crate::page::text::message::{Phrase, phrase, say};

/// Name of the proposal, for screen readers.
pub const PROPOSAL: Phrase = phrase("parts-proposal");
/// Why the square around the lesion is proposed.
pub const LESION_IS_ELSEWHERE: Phrase = phrase("parts-lesion-is-elsewhere");
/// The same after the centre square was refused.
pub const LESION_IS_ELSEWHERE_AND_REFUSED: Phrase = phrase("parts-lesion-is-elsewhere-and-refused");
/// Button that reads the square around the lesion.
pub const READ_LESION: Phrase = phrase("parts-read-lesion");
/// Why two squares are proposed.
pub const TWO_SPOTS: Phrase = phrase("parts-two-spots");
/// Button that reads each of two spots.
pub const READ_BOTH_SPOTS: Phrase = phrase("parts-read-both-spots");
/// Button that opens the photo in large.
pub const SHOW_IN_PHOTO: Phrase = phrase("parts-show-in-photo");
/// Beside the proposed square of the lesion.
pub const LESION_LABEL: Phrase = phrase("parts-lesion-label");

/// After the reason: the outline of so many squares may be wrong, and an alert stays.
pub fn check_the_squares(count: usize) -> String {
    say!("parts-check", count = count)
}

/// Beside the proposed square of one of two spots; the number is 1 or 2, from the left.
pub fn spot_label(number: usize) -> String {
    say!("parts-spot-label", number = number)
}

/// Name of a part of the photo in `file`.
pub fn part_of(file: &str) -> String {
    say!("parts-part-of", file = file)
}

/// Name of the square around the lesion in `file`.
pub fn lesion_in(file: &str) -> String {
    say!("parts-lesion-in", file = file)
}

/// Name of the square around one of two spots in `file`.
pub fn spot_in(number: usize, file: &str) -> String {
    say!("parts-spot-in", number = number, file = file)
}

/// The button that reads the proposed square of the photo in `file`, for screen readers.
pub fn read_lesion_label(file: &str) -> String {
    say!("parts-read-lesion-of", file = file)
}

/// The button that reads both proposed squares of the photo in `file`, for screen readers.
pub fn read_both_spots_label(file: &str) -> String {
    say!("parts-read-both-spots-of", file = file)
}

/// The button that opens the photo in `file` in large, for screen readers.
pub fn show_in_photo_label(file: &str) -> String {
    say!("parts-show-in-photo-of", file = file)
}

/// What must be said before the result of a part about the photo in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AboutTheWhole {
    /// It has an alert.
    HasAlert(String),
    /// It was refused.
    IsRefused(String),
}

impl AboutTheWhole {
    /// The sentence.
    pub fn sentence(&self) -> String {
        match self {
            AboutTheWhole::HasAlert(file) => say!("parts-whole-has-alert", file = file.as_str()),
            AboutTheWhole::IsRefused(file) => say!("parts-whole-is-refused", file = file.as_str()),
        }
    }
}
