//! The optional age and site of one photo, and the assessment with them.

use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Memo, RwSignal, Set, Update, With, WithUntracked};
use web_sys::HtmlInputElement;

use crate::page::state::engine::Engine;
use crate::page::state::readings::Readings;
use crate::page::text::age_and_site::{INVALID_AGE, PHOTO_ALONE, Prediction, effect};
use crate::page::text::format::paragraph;
use crate::page::text::safety::{Alert, Statement, raised, raised_announcement};
use crate::page::text::subgroup::less_reliable;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::ModelCard;
use naevus_reading::decision::{MAX_AGE_YEARS, Patient, Site};
use naevus_reading::diagnosis::Group;

/// `alone`, the assessment of a photo, adjusted for `patient`. Tracks the model card.
pub fn with_patient(alone: &Assessment, patient: &Patient, engine: Engine) -> Assessment {
    engine.card.with(|card| match card {
        Some(card) => card.decision_rules.with_patient(alone, patient),
        None => alone.clone(),
    })
}

/// The raised alert of a photo with the assessment `alone`, adjusted for `patient`; none if it is not raised. Tracks the
/// model card.
pub fn raised_alert(alone: &Assessment, patient: &Patient, engine: Engine) -> Option<Statement> {
    let with = with_patient(alone, patient, engine);
    engine.card.with(|card| statement(&with, &engine.alert(with.suspicious), card.as_ref()))
}

/// The statement of the raised alert of one photo; none if it is not raised.
fn statement(assessment: &Assessment, alert: &Alert, card: Option<&ModelCard>) -> Option<Statement> {
    raised(alert, assessment.group_probability(Group::Malignant), &[assessment.input_check], card)
}

/// Age and site of one photo. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct PatientInput {
    /// Whether the text of the age input is not an age.
    pub age_is_invalid: RwSignal<bool>,
    /// The assessment of the photo with age and site. It is computed from the probabilities, without the network.
    pub assessment: Memo<Assessment>,
    /// The alert of the photo.
    pub alert: Memo<Alert>,
    /// The effect of age and site, as a sentence; none if neither is given.
    pub effect: Memo<Option<String>>,
    /// How reliable results are at this age and site, as a paragraph; none if they are as reliable as others.
    pub reliability: Memo<Option<String>>,
    patient: RwSignal<Patient>,
    readings: Readings,
    engine: Engine,
}

impl PatientInput {
    /// The input for a photo; `alone` is its assessment without age and site.
    pub fn new(alone: Assessment, patient: ArcRwSignal<Patient>, readings: Readings, engine: Engine) -> PatientInput {
        let patient = RwSignal::from(patient);
        let prediction = |assessment: &Assessment| Prediction {
            probabilities: assessment.probabilities,
            suspicious: assessment.suspicious,
        };
        let without = prediction(&alone);
        let assessment = Memo::new(move |_| with_patient(&alone, &patient.get(), engine));
        let alert = Memo::new(move |_| engine.alert(assessment.with(|with| with.suspicious)));
        let effect = Memo::new(move |_| assessment.with(|with| effect(&patient.get(), &without, &prediction(with))));
        let reliability = Memo::new(move |_| engine.card.with(|card| less_reliable(&patient.get(), card.as_ref()?)));
        PatientInput {
            age_is_invalid: RwSignal::new(false),
            assessment,
            alert,
            effect,
            reliability,
            patient,
            readings,
            engine,
        }
    }

    /// The values that were given before, as the initial values of the inputs.
    pub fn initial(self) -> Patient {
        self.patient.get_untracked()
    }

    /// Reads the age; an invalid one counts as not given.
    pub fn set_age(self, input: &HtmlInputElement) {
        // Text that is not a number has an empty value. Only `check_validity` distinguishes it from an empty input.
        let age_years = input.value().parse::<u8>().ok().filter(|years| *years <= MAX_AGE_YEARS);
        self.age_is_invalid.set(!input.check_validity() || (age_years.is_none() && !input.value().is_empty()));
        if self.patient.with_untracked(|patient| patient.age_years != age_years) {
            self.patient.update(|patient| patient.age_years = age_years);
        }
    }

    /// Sets the site with this code; an empty code means none.
    pub fn set_site(self, code: &str) {
        self.patient.update(|patient| patient.site = Site::from_code(code));
    }

    /// Announces the effect of the last change to screen readers, after a raised alert. `file` is the name of the
    /// photo's file.
    pub fn announce(self, file: &str) {
        let message =
            if self.age_is_invalid.get_untracked() { Some(INVALID_AGE.into()) } else { self.effect.get_untracked() };
        let message = message.unwrap_or_else(|| PHOTO_ALONE.into());
        let alert = self.alert.get_untracked();
        let statement = self
            .engine
            .card
            .with_untracked(|card| self.assessment.with_untracked(|with| statement(with, &alert, card.as_ref())));
        let alert = raised_announcement(statement.as_ref(), file);
        self.readings.announcement.set(paragraph(&[&alert, &message]));
    }
}
