//! The combined assessment of the photos that are selected as photos of one lesion.

use leptos::prelude::{Effect, Get, Memo, Set, With};

use crate::page::state::engine::Engine;
use crate::page::state::language::PageLanguage;
use crate::page::state::readings::{Readings, SelectedPhoto};
use crate::page::text::age_and_site::{Prediction, effect};
use crate::page::text::assessment;
use crate::page::text::combined::{Announcement, CONTRADICTORY, announcement, hint, top_diagnosis_label};
use crate::page::text::format::paragraph;
use crate::page::text::message::Phrase;
use crate::page::text::safety::{Alert, Statement, not_raised, raised};
use naevus_reading::assessment::{
    CONFIDENCE_THRESHOLD, CombinedAssessment, InputCheck, InputStatus, group_probability, ranked,
};
use naevus_reading::decision::{LesionPhoto, Patient};
use naevus_reading::diagnosis::Group;

/// The selected photos and their combined assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The names of the selected files, the newest photo first.
    pub files: Vec<String>,
    /// `None` if fewer than two of the photos can be assessed.
    pub combined: Option<Combination>,
}

/// The combined assessment of at least two photos.
#[derive(Clone, Debug, PartialEq)]
pub struct Combination {
    /// The assessment with age and site.
    pub assessment: CombinedAssessment,
    /// The statement of a raised alert; none if it is not raised.
    pub raised: Option<Statement>,
    /// The statement without an alert; none if the alert is raised.
    pub not_raised: Option<Statement>,
    /// Number of unusual photos.
    pub unusual: usize,
    /// Whether one diagnosis stands out, no photo is unusual, and no alert contradicts the diagnosis.
    pub is_clear: bool,
    /// The line above the most probable diagnosis.
    pub label: Phrase,
    /// The effect of age and site, as a paragraph; none if neither is given.
    pub patient_effect: Option<String>,
}

impl Selection {
    /// The current selection, tracked; none if no photo is selected.
    fn current(readings: Readings, engine: Engine) -> Option<Selection> {
        let photos = readings.selected_photos();
        let files: Vec<String> = photos.iter().map(|photo| photo.file.clone()).collect();
        let combined = Combination::of(&photos, engine);
        (!files.is_empty()).then_some(Selection { files, combined })
    }

    fn announcement(&self) -> String {
        match &self.combined {
            Some(combined) => announcement(&Announcement {
                combined: &combined.assessment,
                raised: combined.raised.as_ref(),
                not_raised: combined.not_raised.as_ref(),
                unusual: combined.unusual,
                label: combined.label,
                effect: combined.patient_effect.as_deref(),
            }),
            None => hint(self.files.len()).into(),
        }
    }
}

impl Combination {
    /// The combination of `photos`, tracked; none if fewer than two of them can be assessed.
    ///
    /// An age or a site given with one photo applies to all of them, because the lesion is the same.
    fn of(photos: &[SelectedPhoto], engine: Engine) -> Option<Combination> {
        let patients: Vec<Patient> = photos.iter().map(|photo| photo.patient).collect();
        let patient = Patient::consensus(&patients);
        let alone: Vec<LesionPhoto<'_>> =
            photos.iter().map(|photo| LesionPhoto::without_patient(&photo.assessment)).collect();
        let given: Vec<LesionPhoto<'_>> =
            alone.iter().zip(&patients).map(|(photo, patient)| LesionPhoto { patient: *patient, ..*photo }).collect();
        let (without, with) = engine.card.with(|card| {
            let rules = &card.as_ref()?.decision_rules;
            Some((rules.combine(&alone)?, rules.combine(&given)?))
        })?;
        let alert = combined_alert(photos, &with, engine);
        let checks: Vec<InputCheck> = photos
            .iter()
            .filter(|photo| !photo.assessment.is_refused())
            .map(|photo| photo.assessment.input_check)
            .collect();
        let malignant = group_probability(&with.probabilities, Group::Malignant);
        let (raised, not_raised) = engine.card.with(|card| {
            let card = card.as_ref();
            (raised(&alert, malignant, &checks, card), not_raised(&alert, &checks, card))
        });
        let unusual = checks.iter().filter(|check| check.status == InputStatus::Unusual).count();
        let (first, probability) = ranked(&with.probabilities)[0];
        let stands_out = probability >= CONFIDENCE_THRESHOLD;
        let is_clear = unusual == 0 && assessment::is_clear(first, stands_out, &alert);
        let prediction = |combined: &CombinedAssessment| Prediction {
            probabilities: combined.probabilities,
            suspicious: combined.suspicious,
        };
        let effect = effect(&patient, &prediction(&without), &prediction(&with)).unwrap_or_default();
        let is_contradictory = patients.iter().any(|one| Patient::consensus(&[*one, patient]) != patient);
        let effect = paragraph(&[&effect, if is_contradictory { CONTRADICTORY.text() } else { "" }]);
        Some(Combination {
            assessment: with,
            raised,
            not_raised,
            unusual,
            is_clear,
            label: top_diagnosis_label(unusual > 0, stands_out, is_clear),
            patient_effect: (!effect.is_empty()).then_some(effect),
        })
    }
}

/// The alert of `combined`, the combination of `photos`. If the mean does not reach the alert level, the photos that do are
/// named.
fn combined_alert(photos: &[SelectedPhoto], combined: &CombinedAssessment, engine: Engine) -> Alert {
    match engine.alert(combined.suspicious) {
        Alert::Raised if !combined.mean_raises_alert => {
            Alert::RaisedByPhotos(combined.raised_by.iter().map(|index| photos[*index].file.clone()).collect())
        }
        alert => alert,
    }
}

/// The selection as a signal; none if no photo is selected. Each change is announced to screen readers.
pub fn selection(readings: Readings, engine: Engine, language: PageLanguage) -> Memo<Option<Selection>> {
    let selection = Memo::new(move |_| {
        // Its statements are worded here.
        language.current();
        Selection::current(readings, engine)
    });
    Effect::new(move |_| {
        if let Some(selection) = selection.get() {
            readings.announcement.set(selection.announcement());
        }
    });
    selection
}
