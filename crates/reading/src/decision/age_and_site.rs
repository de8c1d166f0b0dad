//! What the patient's age and the lesion's site add to what a photo says.
//!
//! Both are optional. Each is a likelihood ratio by Bayes' rule: how much more common that age, or that site, is among
//! lesions of a diagnosis than among lesions of the nine on average. Sex was measured too and added nothing; skin colour is
//! never asked for.

use serde::{Deserialize, Serialize};

use super::DecisionRules;
use crate::assessment::{Assessment, CombinedAssessment, most_probable};
use crate::diagnosis::Diagnosis;

/// How many bands of age there are: nine of ten years each, from 0 to 9 on, the last of 80 years and over.
pub const DECADES: usize = 9;

/// The highest age that is taken, in years.
pub const HIGHEST_AGE_YEARS: u8 = 120;

/// What is known of a patient and a lesion beside the photo; nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patient {
    /// The patient's age in years, `0..=120`.
    pub age_years: Option<u8>,
    /// Where on the body the lesion is.
    pub site: Option<Site>,
}

/// Where on the body a lesion is, as coarsely as all archives say it: the sites of the ISIC Archive, its parts of the
/// torso taken together.
///
/// Serialized as its [`code`](Site::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Site {
    /// Face, scalp, ears, lips and neck.
    HeadAndNeck,
    /// Chest, abdomen, back and flanks.
    Trunk,
    /// The arm and the hand, but for its palm.
    Arm,
    /// The leg and the foot, but for its sole.
    Leg,
    /// Palms and soles.
    PalmOrSole,
    /// The inside of the mouth, and the genitals.
    MouthOrGenitals,
}

impl Site {
    /// How many sites there are.
    pub const COUNT: usize = 6;

    /// Every site, in the order of [`LikelihoodRatios::site`].
    pub const ALL: [Site; Self::COUNT] =
        [Site::HeadAndNeck, Site::Trunk, Site::Arm, Site::Leg, Site::PalmOrSole, Site::MouthOrGenitals];

    /// Its place in [`Site::ALL`], `0..COUNT`.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its short name for programs: `head-and-neck`, `trunk`, `arm`, `leg`, `palm-or-sole` or `mouth-or-genitals`.
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

    /// Its name for people, in lower case: `arm or hand`.
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

    /// The site whose [`code`](Self::code) this is.
    pub fn from_code(code: &str) -> Option<Site> {
        Self::ALL.into_iter().find(|site| site.code() == code)
    }
}

/// The band of an age in years, `0..DECADES`.
pub fn decade(age_years: u8) -> usize {
    usize::from(age_years / 10).min(DECADES - 1)
}

impl Patient {
    /// Whether nothing is given.
    pub fn is_unknown(&self) -> bool {
        *self == Patient::default()
    }

    /// What is given, in words: `age 72 and head and neck`, `age 72`, `trunk`; none where nothing is.
    pub fn words(&self) -> Option<String> {
        let age = self.age_years.map(|years| format!("age {years}"));
        let site = self.site.map(|site| site.name().to_string());
        let given: Vec<String> = [age, site].into_iter().flatten().collect();
        (!given.is_empty()).then(|| given.join(" and "))
    }

    /// What `given`, of several photos of one lesion, say between them. Where two contradict each other, neither counts.
    pub fn agreed(given: &[Patient]) -> Patient {
        fn one<Value: PartialEq>(mut values: impl Iterator<Item = Value>) -> Option<Value> {
            let first = values.next()?;
            values.all(|other| other == first).then_some(first)
        }
        Patient {
            age_years: one(given.iter().filter_map(|patient| patient.age_years)),
            site: one(given.iter().filter_map(|patient| patient.site)),
        }
    }
}

/// How much an age and a site speak for each diagnosis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LikelihoodRatios {
    /// For each [`decade`], in the order of [`Diagnosis::ALL`]: the natural logarithm of its share among the lesions of
    /// the diagnosis, less that of the mean of the nine shares, each diagnosis counting alike. What is added to all nine
    /// alike changes no probability, so that this mean is a matter of layout only.
    pub age: [[f32; Diagnosis::COUNT]; DECADES],
    /// The same for each site, in the order of [`Site::ALL`].
    pub site: [[f32; Diagnosis::COUNT]; Site::COUNT],
    /// The power to which the ratios are raised, `0.0..=1.0`: 0.5 was chosen on validation, for age and site are no
    /// independent witnesses, neither of each other nor of what the photo shows.
    pub weight: f32,
    /// How many lesions of each diagnosis the ages are from.
    pub age_lesions: [usize; Diagnosis::COUNT],
    /// How many lesions of each diagnosis the sites are from.
    pub site_lesions: [usize; Diagnosis::COUNT],
}

impl LikelihoodRatios {
    /// `probabilities`, which sum to 1, with what is known of `patient`: each is multiplied by its ratios to the power of
    /// the weight, and all are divided by their sum. What is unknown adds nothing, and where all is, they are unchanged
    /// to the last bit.
    pub fn with_patient(&self, probabilities: &[f32; Diagnosis::COUNT], patient: &Patient) -> [f32; Diagnosis::COUNT] {
        let age = patient.age_years.map(|years| &self.age[decade(years)]);
        let site = patient.site.map(|site| &self.site[site.index()]);
        let rows = || age.into_iter().chain(site);
        if rows().next().is_none() {
            return *probabilities;
        }
        let products: [f32; Diagnosis::COUNT] = std::array::from_fn(|index| {
            let logarithm: f32 = rows().map(|row| row[index]).sum();
            probabilities[index] * (self.weight * logarithm).exp()
        });
        let sum: f32 = products.iter().sum();
        if sum > 0.0 && sum.is_finite() { products.map(|product| product / sum) } else { *probabilities }
    }
}

impl DecisionRules {
    /// `assessment`, of a photo alone, with what is known of `patient`: the same where nothing is, or the model has no
    /// ratios.
    ///
    /// Probabilities, prediction set and alert are worked out anew, the latter two with the thresholds for photos alone.
    /// The input_check stays, and so does the map: it is of the diagnosis that the photo alone makes most probable, for an
    /// age has no place on it.
    pub fn with_patient(&self, assessment: &Assessment, patient: &Patient) -> Assessment {
        let Some(ratios) = self.age_and_site.as_ref().filter(|_| !patient.is_unknown()) else {
            return assessment.clone();
        };
        let probabilities = ratios.with_patient(&assessment.probabilities, patient);
        Assessment {
            probabilities,
            prediction_set: self.sets.prediction_set(&probabilities),
            suspicious: self.alert.is_reached(&probabilities),
            input_check: assessment.input_check,
            map: assessment.map.clone(),
        }
    }

    /// What photos of one lesion say [together](Self::combine) with what is known of `patient`: the means of what each
    /// of `shots`, photos alone, says with it.
    pub fn combine_with_patient(&self, shots: &[Assessment], patient: &Patient) -> Option<CombinedAssessment> {
        let shots: Vec<Assessment> = shots.iter().map(|shot| self.with_patient(shot, patient)).collect();
        self.combine(&shots)
    }
}

/// A probability before age and site were known, and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProbabilityChange {
    /// Whose it is.
    pub diagnosis: Diagnosis,
    /// With age and site, `0.0..=1.0`.
    pub with: f32,
    /// Without them.
    pub without: f32,
}

/// What age and site changed: the most probable diagnosis with them, and where it is another one, that without them.
pub fn probability_changes(
    without: &[f32; Diagnosis::COUNT],
    with: &[f32; Diagnosis::COUNT],
) -> Vec<ProbabilityChange> {
    let (now, before) = (most_probable(with), most_probable(without));
    let named = std::iter::once(now).chain((before != now).then_some(before));
    let change = |diagnosis: Diagnosis| ProbabilityChange {
        diagnosis,
        with: with[diagnosis.index()],
        without: without[diagnosis.index()],
    };
    named.map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::OperatingPoint;

    const MELANOMA: usize = Diagnosis::Melanoma.index();

    /// Melanoma is e times as common at 70 to 79 as it is on average, and e times as rare on the trunk.
    fn decision_rules() -> DecisionRules {
        let mut ratios = LikelihoodRatios {
            age: [[0.0; Diagnosis::COUNT]; DECADES],
            site: [[0.0; Diagnosis::COUNT]; Site::COUNT],
            weight: 0.5,
            age_lesions: [9; Diagnosis::COUNT],
            site_lesions: [9; Diagnosis::COUNT],
        };
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
    fn what_is_unknown_adds_nothing() {
        assert_eq!(decision_rules().with_patient(&photo(), &Patient::default()), photo());
        let without_ratios = DecisionRules { age_and_site: None, ..decision_rules() };
        assert_eq!(without_ratios.with_patient(&photo(), &aged(72)), photo());
        let unknown_site = decision_rules().with_patient(&photo(), &aged(72));
        assert!(unknown_site.probabilities[MELANOMA] > 0.25);
    }

    #[test]
    fn ratios_count_by_their_weight_and_all_sum_to_one() {
        let with = decision_rules().with_patient(&photo(), &aged(72));
        let ratio = 0.5_f32.exp();
        let expected = 0.25 * ratio / (0.25 * ratio + 0.75);
        assert!((with.probabilities[MELANOMA] - expected).abs() < 1e-6);
        assert!((with.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(with.suspicious, "0.35 is over the threshold of 0.3");
        // An age that speaks for it and a site that speaks as much against it cancel.
        let both = Patient { site: Some(Site::Trunk), ..aged(72) };
        let with = decision_rules().with_patient(&photo(), &both);
        assert!((with.probabilities[MELANOMA] - 0.25).abs() < 1e-6 && !with.suspicious);
    }

    #[test]
    fn photos_together_are_the_means_of_what_each_says() {
        let shots = [photo(), photo()];
        let together = decision_rules().combine_with_patient(&shots, &aged(72)).unwrap();
        let alone = decision_rules().with_patient(&photo(), &aged(72));
        assert!((together.probabilities[MELANOMA] - alone.probabilities[MELANOMA]).abs() < 1e-6);
        assert!(together.suspicious);
        assert_eq!(
            decision_rules().combine_with_patient(&shots, &Patient::default()),
            decision_rules().combine(&shots)
        );
    }

    #[test]
    fn what_changed_is_named_with_what_it_replaced() {
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
    fn several_photos_of_one_lesion_have_one_age_and_one_site() {
        let trunk = Patient { age_years: None, site: Some(Site::Trunk) };
        assert_eq!(Patient::agreed(&[aged(72), trunk, aged(72)]), Patient { site: Some(Site::Trunk), ..aged(72) });
        assert_eq!(Patient::agreed(&[aged(72), trunk, aged(71)]), trunk);
        assert_eq!(Patient::agreed(&[]), Patient::default());
        let words = |patient: Patient| patient.words().unwrap_or_default();
        assert_eq!(words(Patient { site: Some(Site::HeadAndNeck), ..aged(72) }), "age 72 and head and neck");
        assert_eq!([words(trunk), words(Patient::default())], ["trunk", ""]);
    }

    #[test]
    fn sites_and_decades_have_their_places() {
        for (place, site) in Site::ALL.into_iter().enumerate() {
            assert_eq!((site.index(), Site::from_code(site.code())), (place, Some(site)));
            assert_eq!(serde_json::to_value(site).unwrap(), site.code());
        }
        assert_eq!([0, 9, 10, 79, 80, HIGHEST_AGE_YEARS].map(decade), [0, 0, 1, 7, 8, 8]);
    }

    #[test]
    fn a_judgement_without_ratios_goes_on_loading() {
        let mut json = serde_json::to_value(decision_rules()).unwrap();
        assert_eq!(serde_json::from_value::<DecisionRules>(json.clone()).unwrap(), decision_rules());
        json.as_object_mut().unwrap().remove("age_and_site");
        assert_eq!(serde_json::from_value::<DecisionRules>(json).unwrap().age_and_site, None);
    }
}
