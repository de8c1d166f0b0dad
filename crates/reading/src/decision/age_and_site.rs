//! The adjustment of a photo's probabilities by the patient's age and the lesion's site.
//!
//! Both are optional. Each contributes a likelihood ratio to Bayes' rule: the frequency of that age or site among
//! lesions of one diagnosis, relative to its mean frequency over the nine diagnoses. Sex was measured too and did not
//! improve the classification. Skin colour is not used.

use serde::{Deserialize, Serialize};

use super::DecisionRules;
use crate::assessment::{Assessment, most_probable};
use crate::diagnosis::Diagnosis;

/// The number of age bands: nine, of ten years each; the last one is 80 years and over.
pub const DECADES: usize = 9;

/// The maximum age that is accepted, in years.
pub const MAX_AGE_YEARS: u8 = 120;

/// The age of a patient and the site of a lesion. Both are unknown by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Patient {
    /// The age in years, `0..=120`.
    pub age_years: Option<u8>,
    /// The site of the lesion.
    pub site: Option<Site>,
}

/// The anatomic site of a lesion, at the resolution that all archives have: the sites of the ISIC Archive with its
/// parts of the torso merged.
///
/// Serialised as its [`code`](Site::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Site {
    /// Face, scalp, ears, lips and neck.
    HeadAndNeck,
    /// Chest, abdomen, back and flanks.
    Trunk,
    /// The arm and the hand without its palm.
    Arm,
    /// The leg and the foot without its sole.
    Leg,
    /// Palms and soles.
    PalmOrSole,
    /// The oral cavity and the genitals.
    MouthOrGenitals,
}

impl Site {
    /// The number of sites.
    pub const COUNT: usize = 6;

    /// Every site, in the order of [`LikelihoodRatios::site`].
    pub const ALL: [Site; Self::COUNT] =
        [Site::HeadAndNeck, Site::Trunk, Site::Arm, Site::Leg, Site::PalmOrSole, Site::MouthOrGenitals];

    /// Its index in [`Site::ALL`], `0..COUNT`.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its serialised name: `head-and-neck`, `trunk`, `arm`, `leg`, `palm-or-sole` or `mouth-or-genitals`.
    pub const fn code(self) -> &'static str {
        match self {
            Site::HeadAndNeck => "head-and-neck",
            Site::Trunk => "trunk",
            Site::Arm => "arm",
            Site::Leg => "leg",
            Site::PalmOrSole => "palm-or-sole",
            Site::MouthOrGenitals => "mouth-or-genitals",
        }
    }

    /// Its display name, in lower case: `arm or hand`.
    pub const fn name(self) -> &'static str {
        match self {
            Site::HeadAndNeck => "head and neck",
            Site::Trunk => "trunk",
            Site::Arm => "arm or hand",
            Site::Leg => "leg or foot",
            Site::PalmOrSole => "palm or sole",
            Site::MouthOrGenitals => "mouth or genitals",
        }
    }

    /// The site with this [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Site> {
        Self::ALL.into_iter().find(|site| site.code() == code)
    }
}

/// The index of the age band of an age in years, `0..DECADES`.
pub fn decade(age_years: u8) -> usize {
    usize::from(age_years / 10).min(DECADES - 1)
}

impl Patient {
    /// Whether both are unknown.
    pub fn is_unknown(&self) -> bool {
        *self == Patient::default()
    }

    /// The known values as text: `age 72 and head and neck`, `age 72` or `trunk`. `None` if both are unknown.
    pub fn description(&self) -> Option<String> {
        let age = self.age_years.map(|years| format!("age {years}"));
        let site = self.site.map(|site| site.name().to_string());
        let given: Vec<String> = [age, site].into_iter().flatten().collect();
        (!given.is_empty()).then(|| given.join(" and "))
    }

    /// The values that several photos of one lesion have in common. A contradictory value becomes unknown.
    pub fn consensus(given: &[Patient]) -> Patient {
        fn common<Value: PartialEq>(mut values: impl Iterator<Item = Value>) -> Option<Value> {
            let first = values.next()?;
            values.all(|other| other == first).then_some(first)
        }
        Patient {
            age_years: common(given.iter().filter_map(|patient| patient.age_years)),
            site: common(given.iter().filter_map(|patient| patient.site)),
        }
    }
}

/// The likelihood ratios of ages and sites for each diagnosis. The default ratios have no effect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LikelihoodRatios {
    /// For each [`decade`], in the order of [`Diagnosis::ALL`]: the logarithm of its share among the lesions of the
    /// diagnosis, minus the logarithm of the unweighted mean of the nine shares. The mean is a convention of the
    /// format: a constant added to all nine does not change the probabilities.
    pub age: [[f32; Diagnosis::COUNT]; DECADES],
    /// The same for each site, in the order of [`Site::ALL`].
    pub site: [[f32; Diagnosis::COUNT]; Site::COUNT],
    /// The exponent of the ratios, `0.0..=1.0`. A value of 0.5 was chosen on the validation set. It is below 1 because
    /// age, site and photo are not independent.
    pub weight: f32,
    /// The number of lesions of each diagnosis with a known age.
    pub age_lesions: [usize; Diagnosis::COUNT],
    /// The number of lesions of each diagnosis with a known site.
    pub site_lesions: [usize; Diagnosis::COUNT],
}

impl LikelihoodRatios {
    /// `probabilities`, which sum to 1, adjusted for `patient`: each is multiplied by its ratios to the power of the
    /// weight, and the products are normalised. Unknown values have no effect. If both are unknown, the result is
    /// bit-identical to `probabilities`.
    pub fn with_patient(&self, probabilities: &[f32; Diagnosis::COUNT], patient: &Patient) -> [f32; Diagnosis::COUNT] {
        let age = patient.age_years.map(|years| &self.age[decade(years)]);
        let site = patient.site.map(|site| &self.site[site.index()]);
        let rows = || age.into_iter().chain(site);
        if rows().next().is_none() {
            return *probabilities;
        }
        let products: [f32; Diagnosis::COUNT] = std::array::from_fn(|index| {
            let log_ratio: f32 = rows().map(|row| row[index]).sum();
            probabilities[index] * (self.weight * log_ratio).exp()
        });
        let sum: f32 = products.iter().sum();
        if sum > 0.0 && sum.is_finite() { products.map(|product| product / sum) } else { *probabilities }
    }
}

impl DecisionRules {
    /// `assessment` of a photo alone, adjusted for `patient`. It is unchanged if age and site are unknown or the model
    /// has no ratios.
    ///
    /// Probabilities, prediction set and alert are recomputed, the latter two with the thresholds for photos alone. Age
    /// and site can raise the alert, but they do not withdraw an alert of the photo alone. The input check and the map
    /// do not change: the map remains that of the most probable diagnosis of the photo alone.
    pub fn with_patient(&self, assessment: &Assessment, patient: &Patient) -> Assessment {
        let Some(ratios) = self.age_and_site.as_ref().filter(|_| !patient.is_unknown()) else {
            return assessment.clone();
        };
        let probabilities = ratios.with_patient(&assessment.probabilities, patient);
        Assessment {
            probabilities,
            prediction_set: self.prediction_set(&probabilities, assessment.input_check.status),
            suspicious: assessment.suspicious || self.alert.is_reached(&probabilities),
            input_check: assessment.input_check,
            map: assessment.map.clone(),
        }
    }
}

/// The probability of a diagnosis with and without age and site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProbabilityChange {
    /// The diagnosis.
    pub diagnosis: Diagnosis,
    /// The probability with age and site, `0.0..=1.0`.
    pub with: f32,
    /// The probability without them, `0.0..=1.0`.
    pub without: f32,
}

/// The effect of age and site: the most probable diagnosis with them, followed by the most probable one without them if
/// it differs.
pub fn probability_changes(
    without: &[f32; Diagnosis::COUNT],
    with: &[f32; Diagnosis::COUNT],
) -> Vec<ProbabilityChange> {
    let (now, before) = (most_probable(with), most_probable(without));
    let diagnoses = std::iter::once(now).chain((before != now).then_some(before));
    let change = |diagnosis: Diagnosis| ProbabilityChange {
        diagnosis,
        with: with[diagnosis.index()],
        without: without[diagnosis.index()],
    };
    diagnoses.map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::OperatingPoint;

    const MELANOMA: usize = Diagnosis::Melanoma.index();

    /// At age 70 to 79 the log ratio of melanoma is 1, and on the trunk it is -1.
    fn decision_rules() -> DecisionRules {
        let mut ratios = LikelihoodRatios { weight: 0.5, ..LikelihoodRatios::default() };
        ratios.age[7][MELANOMA] = 1.0;
        ratios.site[Site::Trunk.index()][MELANOMA] = -1.0;
        let alert = OperatingPoint { target_sensitivity: 0.9, threshold: 0.3, photos: 9 };
        DecisionRules { alert, age_and_site: Some(ratios), ..DecisionRules::default() }
    }

    fn photo() -> Assessment {
        let mut probabilities = [0.0; Diagnosis::COUNT];
        probabilities[MELANOMA] = 0.25;
        probabilities[Diagnosis::Nevus.index()] = 0.75;
        Assessment::from_probabilities(probabilities)
    }

    fn aged(age_years: u8) -> Patient {
        Patient { age_years: Some(age_years), site: None }
    }

    #[test]
    fn unknown_values_do_not_change_the_assessment() {
        assert_eq!(decision_rules().with_patient(&photo(), &Patient::default()), photo());
        let without_ratios = DecisionRules { age_and_site: None, ..decision_rules() };
        assert_eq!(without_ratios.with_patient(&photo(), &aged(72)), photo());
        let unknown_site = decision_rules().with_patient(&photo(), &aged(72));
        assert!(unknown_site.probabilities[MELANOMA] > 0.25);
    }

    #[test]
    fn ratios_are_weighted_and_probabilities_sum_to_one() {
        let with = decision_rules().with_patient(&photo(), &aged(72));
        let ratio = 0.5_f32.exp();
        let expected = 0.25 * ratio / (0.25 * ratio + 0.75);
        assert!((with.probabilities[MELANOMA] - expected).abs() < 1e-6);
        assert!((with.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(with.suspicious, "0.35 is above the threshold of 0.3");
        // Two opposite log ratios cancel.
        let both = Patient { site: Some(Site::Trunk), ..aged(72) };
        let with = decision_rules().with_patient(&photo(), &both);
        assert!((with.probabilities[MELANOMA] - 0.25).abs() < 1e-6 && !with.suspicious);
        let raised = Assessment { suspicious: true, ..photo() };
        assert!(decision_rules().with_patient(&raised, &both).suspicious, "age and site withdraw no alert");
    }

    #[test]
    fn a_changed_diagnosis_is_listed_before_the_previous_one() {
        let without = photo().probabilities;
        let mut with = without;
        with[MELANOMA] = 0.4;
        with[Diagnosis::Nevus.index()] = 0.6;
        let nevus = ProbabilityChange { diagnosis: Diagnosis::Nevus, with: 0.6, without: 0.75 };
        assert_eq!(probability_changes(&without, &with), [nevus]);
        with.swap(MELANOMA, Diagnosis::Nevus.index());
        let named: Vec<Diagnosis> =
            probability_changes(&without, &with).iter().map(|change| change.diagnosis).collect();
        assert_eq!(named, [Diagnosis::Melanoma, Diagnosis::Nevus]);
    }

    #[test]
    fn contradictory_ages_and_sites_become_unknown() {
        let trunk = Patient { age_years: None, site: Some(Site::Trunk) };
        assert_eq!(Patient::consensus(&[aged(72), trunk, aged(72)]), Patient { site: Some(Site::Trunk), ..aged(72) });
        assert_eq!(Patient::consensus(&[aged(72), trunk, aged(71)]), trunk);
        assert_eq!(Patient::consensus(&[]), Patient::default());
        let text = |patient: Patient| patient.description().unwrap_or_default();
        assert_eq!(text(Patient { site: Some(Site::HeadAndNeck), ..aged(72) }), "age 72 and head and neck");
        assert_eq!([text(trunk), text(Patient::default())], ["trunk", ""]);
    }

    #[test]
    fn sites_and_decades_have_their_indices() {
        for (index, site) in Site::ALL.into_iter().enumerate() {
            assert_eq!((site.index(), Site::from_code(site.code())), (index, Some(site)));
            assert_eq!(serde_json::to_value(site).unwrap(), site.code());
        }
        assert_eq!([0, 9, 10, 79, 80, MAX_AGE_YEARS].map(decade), [0, 0, 1, 7, 8, 8]);
    }
}
