//! The combined assessment of the photos that are selected as photos of one lesion.

use leptos::prelude::{Effect, Get, Memo, Set, With};

use crate::page::state::engine::Engine;
use crate::page::state::readings::{Readings, SelectedPhoto};
use crate::page::text::age_and_site::{Prediction, effect};
use crate::page::text::combined::{CONTRADICTORY, announcement, hint};
use crate::page::text::format::paragraph;
use naevus_reading::assessment::{CONFIDENCE_THRESHOLD, CombinedAssessment, InputStatus, ranked};
use naevus_reading::decision::Patient;

/// The selected photos and their combined assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The names of the selected files, the newest photo first.
    pub files: Vec<String>,
    /// `None` if fewer than two of the photos can be assessed.
    pub combined: Option<CombinedAssessment>,
    /// Number of unusual photos.
    pub unusual: usize,
    /// Whether one diagnosis stands out in the combined assessment, and no photo is unusual.
    pub is_clear: bool,
    /// The effect of age and site, as a paragraph; none if neither is given.
    pub patient_effect: Option<String>,
}

impl Selection {
    /// The current selection, tracked; none if no photo is selected.
    ///
    /// An age or a site given with one photo applies to all of them, because the lesion is the same.
    fn current(readings: Readings, engine: Engine) -> Option<Selection> {
        let (mut files, mut assessments, mut patients) = (Vec::new(), Vec::new(), Vec::new());
        for SelectedPhoto { file, assessment, patient } in readings.selected_photos() {
            files.push(file);
            assessments.push(assessment);
            patients.push(patient);
        }
        let patient = Patient::consensus(&patients);
        let prediction = |combined: &CombinedAssessment| Prediction {
            probabilities: combined.probabilities,
            suspicious: engine.alert(combined.suspicious),
        };
        let assessed = engine.card.with(|card| {
            let rules = &card.as_ref()?.decision_rules;
            Some((rules.combine(&assessments)?, rules.combine_with_patient(&assessments, &patient)?))
        });
        let patient_effect = assessed.as_ref().and_then(|(without, with)| {
            let effect = effect(&patient, &prediction(without), &prediction(with)).unwrap_or_default();
            let is_contradictory = patients.iter().any(|one| Patient::consensus(&[*one, patient]) != patient);
            let effect = paragraph(&[&effect, if is_contradictory { CONTRADICTORY } else { "" }]);
            (!effect.is_empty()).then_some(effect)
        });
        let combined = assessed.map(|(_, with)| with);
        let is_unusual = |status| status == InputStatus::Unusual;
        let unusual = assessments.iter().filter(|assessment| is_unusual(assessment.input_check.status)).count();
        let stands_out = |combined: &CombinedAssessment| ranked(&combined.probabilities)[0].1 >= CONFIDENCE_THRESHOLD;
        let is_clear = unusual == 0 && combined.as_ref().is_some_and(stands_out);
        (!files.is_empty()).then_some(Selection { files, combined, unusual, is_clear, patient_effect })
    }

    fn announcement(&self) -> String {
        match &self.combined {
            Some(combined) => announcement(combined, self.unusual, self.is_clear, self.patient_effect.as_deref()),
            None => hint(self.files.len()).into(),
        }
    }
}

/// The selection as a signal; none if no photo is selected. Each change is announced to screen readers.
pub fn selection(readings: Readings, engine: Engine) -> Memo<Option<Selection>> {
    let selection = Memo::new(move |_| Selection::current(readings, engine));
    Effect::new(move |_| {
        if let Some(selection) = selection.get() {
            readings.announcement.set(selection.announcement());
        }
    });
    selection
}
