//! Texts of the combined assessment of several photos of one lesion.

use crate::page::text::assessment::{ALERT_IS_RAISED, NO_DIAGNOSIS_STANDS_OUT, name_and_badge, prediction_set};
use crate::page::text::format::{paragraph, percent};
use crate::page::text::safety::{Statement, raised_announcement};
use naevus_reading::assessment::{CombinedAssessment, ranked};
use naevus_reading::diagnosis::Diagnosis;

/// Checkbox that selects a photo.
pub const SAME_LESION: &str = "Same lesion";
/// Button that deselects all photos.
pub const CLEAR_SELECTION: &str = "Clear selection";
/// Announced after all photos were deselected.
pub const NONE_SELECTED: &str = "No photo is selected any more.";
/// Photos of one lesion have different ages or sites.
pub const CONTRADICTORY: &str = "The photos have different ages or sites. Values that differ are not used.";

/// Name of the checkbox that selects the photo in `file`, for screen readers.
pub fn same_lesion_label(file: &str) -> String {
    format!("{SAME_LESION}: {file}")
}

/// Heading of the panel; `combined` is the number of photos in the combined assessment, none if there is none.
pub fn title(combined: Option<usize>) -> String {
    match combined {
        Some(photos) => format!("{photos} photos of one lesion, combined"),
        None => "Photos of one lesion".into(),
    }
}

/// What to do if the `selected` photos cannot be combined.
pub fn hint(selected: usize) -> &'static str {
    if selected == 1 {
        "One photo is selected. Select another photo of the same lesion to combine them."
    } else {
        "Fewer than two of the selected photos can be assessed. Select another photo of the same lesion."
    }
}

/// The caution if `unusual` of the `photos` photos are unusual; none if none is.
pub fn caution(unusual: usize, photos: usize) -> Option<String> {
    let are = if unusual == 1 { "is" } else { "are" };
    (unusual > 0).then(|| {
        format!(
            "Caution: {unusual} of these {photos} photos {are} unlike most of the photos that the model was trained on. Do not rely on this result. Take sharp, close photos, through a dermatoscope if you have one."
        )
    })
}

/// The line above the most probable diagnosis. `is_clear` if it stands out and no alert contradicts it.
pub fn top_diagnosis_label(has_unusual: bool, stands_out: bool, is_clear: bool) -> &'static str {
    if has_unusual {
        "Not clear: some of the photos are unusual"
    } else if is_clear {
        "Combined, the photos resemble"
    } else if stands_out {
        ALERT_IS_RAISED
    } else {
        NO_DIAGNOSIS_STANDS_OUT
    }
}

/// How many of the photos alone have the same most probable diagnosis as the combined assessment.
pub fn agreement(combined: &CombinedAssessment, first: Diagnosis) -> String {
    let CombinedAssessment { photos, agreeing, .. } = combined;
    if 2 * agreeing > *photos {
        format!("{agreeing} of {photos} photos agree.")
    } else {
        format!(
            "The photos disagree: {} is the most probable diagnosis in {agreeing} of {photos}. Compare the photos, and take sharper ones.",
            first.name()
        )
    }
}

/// How many photos were refused; empty if none.
pub fn left_out(combined: &CombinedAssessment) -> String {
    match combined.refused {
        0 => String::new(),
        1 => "1 photo was refused and left out.".into(),
        count => format!("{count} photos were refused and left out."),
    }
}

/// The combined assessment for screen readers, with the parts that it does not contain itself.
#[derive(Clone, Copy, Debug)]
pub struct Announcement<'a> {
    /// The combined assessment.
    pub combined: &'a CombinedAssessment,
    /// The statement of a raised alert; none if it is not raised.
    pub raised: Option<&'a Statement>,
    /// The statement without an alert; none if the alert is raised.
    pub not_raised: Option<&'a Statement>,
    /// Number of unusual photos.
    pub unusual: usize,
    /// The [`top_diagnosis_label`].
    pub label: &'static str,
    /// The effect of age and site; none if neither is given.
    pub effect: Option<&'a str>,
}

/// The announcement for screen readers. A raised alert comes first.
pub fn announcement(of: &Announcement<'_>) -> String {
    let Announcement { combined, raised, not_raised, unusual, label, effect } = *of;
    let (first, probability) = ranked(&combined.probabilities)[0];
    let photos = combined.photos;
    let missed = not_raised.map(Statement::spoken);
    let set = prediction_set(&combined.prediction_set).map(|set| format!("{set}."));
    paragraph(&[
        &raised_announcement(raised, &format!("{photos} photos of one lesion")),
        &format!("{photos} photos combined."),
        &caution(unusual, photos).unwrap_or_default(),
        &format!("{label}: {}, {}.", name_and_badge(first), percent(probability)),
        missed.as_deref().unwrap_or_default(),
        &agreement(combined, first),
        &left_out(combined),
        set.as_deref().unwrap_or_default(),
        effect.unwrap_or_default(),
    ])
}
