//! Texts of the combined assessment of several photos of one lesion.

use crate::page::text::assessment::{ALERT_IS_RAISED, NO_DIAGNOSIS_STANDS_OUT, name_and_badge, prediction_set};
use crate::page::text::format::{full_stop, paragraph, percent};
use crate::page::text::message::{Phrase, phrase, say};
use crate::page::text::safety::{Statement, raised_announcement};
use crate::page::text::terms;
use naevus_reading::assessment::{CombinedAssessment, ranked};
use naevus_reading::diagnosis::Diagnosis;

/// Checkbox that selects a photo.
pub const SAME_LESION: Phrase = phrase("combined-same-lesion");
/// Button that deselects all photos.
pub const CLEAR_SELECTION: Phrase = phrase("combined-clear-selection");
/// Announced after all photos were deselected.
pub const NONE_SELECTED: Phrase = phrase("combined-none-selected");
/// Photos of one lesion have different ages or sites.
pub const CONTRADICTORY: Phrase = phrase("combined-contradictory");

/// Name of the checkbox that selects the photo in `file`, for screen readers.
pub fn same_lesion_label(file: &str) -> String {
    say!("combined-same-lesion-label", file = file)
}

/// Heading of the panel; `combined` is the number of photos in the combined assessment, none if there is none.
pub fn title(combined: Option<usize>) -> String {
    match combined {
        Some(photos) => say!("combined-title", photos = photos),
        None => phrase("combined-title-without-result").into(),
    }
}

/// What to do if the `selected` photos cannot be combined.
pub fn hint(selected: usize) -> Phrase {
    if selected == 1 { phrase("combined-hint-one") } else { phrase("combined-hint") }
}

/// The caution if `unusual` of the `photos` photos are unusual; none if none is.
pub fn caution(unusual: usize, photos: usize) -> Option<String> {
    (unusual > 0).then(|| say!("combined-caution", unusual = unusual, photos = photos))
}

/// The line above the most probable diagnosis. `is_clear` if it stands out and no alert contradicts it.
pub fn top_diagnosis_label(has_unusual: bool, stands_out: bool, is_clear: bool) -> Phrase {
    if has_unusual {
        phrase("combined-unusual")
    } else if is_clear {
        phrase("combined-resemble")
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
        say!("combined-agree", agreeing = *agreeing, photos = *photos)
    } else {
        say!("combined-disagree", diagnosis = terms::diagnosis(first), agreeing = *agreeing, photos = *photos)
    }
}

/// How many photos were refused; empty if none.
pub fn left_out(combined: &CombinedAssessment) -> String {
    match combined.refused {
        0 => String::new(),
        count => say!("combined-left-out", count = count),
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
    pub label: Phrase,
    /// The effect of age and site; none if neither is given.
    pub effect: Option<&'a str>,
}

/// The announcement for screen readers. A raised alert comes first.
pub fn announcement(of: &Announcement<'_>) -> String {
    let Announcement { combined, raised, not_raised, unusual, label, effect } = *of;
    let (first, probability) = ranked(&combined.probabilities)[0];
    let photos = combined.photos;
    let missed = not_raised.map(Statement::spoken);
    let set = prediction_set(&combined.prediction_set).map(|set| full_stop(&set));
    paragraph(&[
        &raised_announcement(raised, &say!("combined-subject", photos = photos)),
        &say!("combined-announced", photos = photos),
        &caution(unusual, photos).unwrap_or_default(),
        &say!(
            "combined-announced-first",
            label = label,
            diagnosis = name_and_badge(first),
            probability = percent(probability)
        ),
        missed.as_deref().unwrap_or_default(),
        &agreement(combined, first),
        &left_out(combined),
        set.as_deref().unwrap_or_default(),
        effect.unwrap_or_default(),
    ])
}
