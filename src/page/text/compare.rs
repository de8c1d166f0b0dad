//! Texts of the comparison of two visits of a lesion.

use crate::page::text::format::{decimal, percent, percentage, signed};
use crate::page::text::message::{Message, Phrase, message, phrase, say};
use naevus_reading::card::Spread;

/// Heading of the choice of two visits.
pub const COMPARE_VISITS: Phrase = phrase("compare-visits");
/// Label of the earlier visit.
pub const EARLIER: Phrase = phrase("compare-earlier");
/// Label of the later visit.
pub const LATER: Phrase = phrase("compare-later");
/// Opens the comparison.
pub const COMPARE: Phrase = phrase("compare-start");
/// The same visit is chosen twice.
pub const CHOOSE_TWO: Phrase = phrase("compare-choose-two");
/// Link to the lesion.
pub const BACK: Phrase = phrase("compare-back");
/// While the photos are compared.
pub const WORKING: Phrase = phrase("compare-working");
/// The photos are aligned.
pub const ALIGNED: Phrase = phrase("compare-aligned");
/// They could not be aligned.
pub const NOT_ALIGNED: Phrase = phrase("compare-not-aligned");
/// The model has no measured threshold of alignment.
pub const NO_THRESHOLD: Phrase = phrase("compare-no-threshold");
/// The browser cannot show a photo.
pub const NOT_SHOWN: Phrase = phrase("compare-not-shown");
/// The comparison took too long.
pub const TOO_SLOW: Phrase = phrase("compare-too-slow");
/// Name of the group of the ways to look.
pub const MODES: Phrase = phrase("compare-modes");
/// A way to look.
pub const SIDE_BY_SIDE: Phrase = phrase("compare-side-by-side");
/// A way to look.
pub const SWIPE: Phrase = phrase("compare-swipe");
/// A way to look.
pub const BLINK: Phrase = phrase("compare-blink");
/// Label of the slider of the swipe.
pub const SWIPE_AT: Phrase = phrase("compare-swipe-at");
/// Shows the other photo.
pub const OTHER: Phrase = phrase("compare-other");
/// Lets the photos alternate.
pub const ALTERNATE: Phrase = phrase("compare-alternate");
/// The photos do not alternate, because the user prefers less motion.
pub const NO_MOTION: Phrase = phrase("compare-no-motion");
/// Name of the frame with the photos, and its keys.
pub const FRAME: Phrase = phrase("compare-frame");
/// Heading of the table.
pub const CHANGES: Phrase = phrase("compare-changes");
/// Head of a column.
pub const MEASUREMENT: Phrase = phrase("compare-measurement");
/// Head of a column.
pub const CHANGE: Phrase = phrase("compare-change");
/// Head of a column.
pub const RETAKEN: Phrase = phrase("compare-retaken");
/// A row.
pub const AREA: Phrase = phrase("compare-area");
/// A row.
pub const COLOUR: Phrase = phrase("compare-colour");
/// What the columns mean.
pub const EXPLANATION: Phrase = phrase("compare-explanation");
/// A value is not there.
pub const NOT_MEASURED: Phrase = phrase("compare-not-measured");
/// Why there is no area: the photos are not aligned.
pub const SIZE_NOT_COMPARED: Phrase = phrase("compare-size-not-compared");
/// Why there is no area or colour: no outline.
pub const NO_OUTLINE: Phrase = phrase("compare-no-outline");
/// Why there is no colour.
pub const NO_COLOUR: Phrase = phrase("compare-no-colour");
/// Why there are no probabilities.
pub const REFUSED: Phrase = phrase("compare-refused");
/// Why there are no probabilities.
pub const OTHER_MODEL: Phrase = phrase("compare-other-model");
/// A change is within the coefficient.
pub const WITHIN: Phrase = phrase("compare-within");
/// A change is beyond the coefficient.
pub const BEYOND: Phrase = phrase("compare-beyond");
/// Heading of the advice.
pub const WHAT_NEXT: Phrase = phrase("compare-what-next");
/// Advice after a change beyond a coefficient.
pub const SEE_A_DOCTOR: Phrase = phrase("compare-see-a-doctor");
/// Advice without one.
pub const LOOK_YOURSELF: Phrase = phrase("compare-look-yourself");
/// Advice if no repeatability was measured for what could be compared.
pub const NOTHING_MEASURED: Phrase = phrase("compare-nothing-measured");
/// Advice if the alert was raised at the later visit.
pub const ALERT: Phrase = phrase("compare-alert");
/// Advice if the photos could not be aligned.
pub const RETAKE: Phrase = phrase("compare-retake");
/// A visit has several photos.
pub const FIRST_PHOTO: Phrase = phrase("compare-first-photo");

/// A visit in the choice: its number from the first one, and its day.
pub fn visit(number: usize, date: &str) -> String {
    say!("compare-visit", number = number, date = date)
}

/// Heading of the comparison.
pub fn title(earlier: &str, later: &str) -> String {
    say!("compare-title", earlier = earlier, later = later)
}

/// The comparison failed.
pub fn failed(reason: Message) -> Message {
    message!("compare-failed", reason = reason)
}

/// What shows the photo of the earlier visit.
pub fn shown_earlier(date: &str) -> String {
    say!("compare-shown-earlier", date = date)
}

/// What shows the photo of the later visit.
pub fn shown_later(date: &str) -> String {
    say!("compare-shown-later", date = date)
}

/// What shows both, divided by a line.
pub fn shown_both(earlier: &str, later: &str) -> String {
    say!("compare-shown-both", earlier = earlier, later = later)
}

/// How the second photo was moved onto the first.
pub fn transform(scale: f32, degrees: f32) -> String {
    say!("compare-transform", scale = decimal(scale.into(), 2), degrees = decimal(degrees.abs().into(), 0))
}

/// The change of the area, from the logarithm of the ratio.
pub fn area_change(log_ratio: f64) -> String {
    say!("format-percent", number = signed(100.0 * log_ratio.exp_m1(), 0))
}

/// What the areas of retaken photos differ by.
pub fn area_range(spread: &Spread) -> String {
    let coefficient = spread.coefficient.value;
    say!("compare-range", low = area_change(-coefficient), high = area_change(coefficient))
}

/// The change of the colour.
pub fn colour_change(delta_e: f64) -> String {
    say!("compare-delta-e", number = decimal(delta_e, 1))
}

/// What the colours of retaken photos differ by.
pub fn colour_range(spread: &Spread) -> String {
    say!("compare-up-to", value = colour_change(spread.coefficient.value))
}

/// The change of a probability.
pub fn probability_change(earlier: f32, later: f32) -> String {
    say!("compare-from-to", earlier = percent(earlier), later = percent(later))
}

/// What the probabilities of retaken photos differ by.
pub fn probability_range(spread: &Spread) -> String {
    say!("compare-up-to-points", points = decimal(100.0 * spread.coefficient.value, 0))
}

/// How much was measured.
pub fn measured_on(pairs: usize, within: f64) -> String {
    say!("compare-measured-on", pairs = pairs, within = percentage(within, 0))
}
