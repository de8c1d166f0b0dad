//! The sections on the decision rules: age and site, calibration, prediction sets, alert and refusal.

use naevus_reading::card::{LeftOutArchive, ModelCard, RequiredLevels};
use naevus_reading::decision::{LikelihoodRatios, LogisticRegression, OutOfDistributionDetector};
use naevus_reading::diagnosis::Diagnosis;

use crate::calibrate::{REFUSED_SHARE, UNUSUAL_SHARE};
use crate::document::table;
use crate::evaluation::figures::{self, interval, interval_or_dash, signed_interval};
use crate::evaluation::{EvaluationResults, Section};

/// The section on the patient's age and the lesion's site; empty if the model has no likelihood ratios.
pub fn age_and_site(ratios: Option<&LikelihoodRatios>, results: &EvaluationResults) -> String {
    let (Some(ratios), Section::Measured(found)) = (ratios, &results.age_and_site) else { return String::new() };
    let rows = found.rows().map(|(key, with, difference)| {
        vec![figures::name(key).to_string(), interval(with), signed_interval(difference)]
    });
    let decisions = found
        .decision_rows()
        .map(|(key, figure)| vec![figures::name(key).to_string(), interval(figure), String::new()]);
    let [ages, sites] = [ratios.age_lesions, ratios.site_lesions].map(|lesions| lesions.iter().sum::<usize>());
    format!(
        "## Effect of age and site

All figures above are of the photo alone. The patient's age and the lesion's body site are optional inputs. Each multiplies
the probability of a diagnosis by a likelihood ratio to the power of {}: the frequency of the decade of age, or of one of
six body sites, among the lesions of this diagnosis, divided by its mean frequency over the nine diagnoses. Unknown values
are ignored. The ratios are estimated on the training set ({ages} lesions of known age, {sites} of known site, each
counted once) and are shrunk towards 1 for diagnoses with few lesions. Sex did not improve the figures; skin colour is not
used. The prediction sets and the alert keep the thresholds that were fitted without age and site; the last rows have their
figures.

On the same {} test photos; the age is known for {}, the site for {}:

{}
The ratios depend on the patients of the archives. They are misleading for clinics with other patients.
",
        ratios.weight,
        found.photos,
        found.count(found.age_known),
        found.count(found.site_known),
        table(&["figure", "with age and site", "difference to the photo alone"], rows.chain(decisions).collect()),
    )
}

/// The sections on calibration, prediction sets, alert and refusal. The charts are in `folder`.
pub fn decision_rules(card: &ModelCard, folder: &str) -> String {
    let rules = &card.decision_rules;
    let figure = |name: &str| interval_or_dash(card.figures.get(name));
    let sets = Diagnosis::ALL.into_iter().map(|diagnosis| {
        vec![
            diagnosis.name().to_string(),
            figure(&format!("set_coverage_{}", diagnosis.code())),
            rules.sets.photos[diagnosis.index()].to_string(),
        ]
    });
    let refused = card.figures.keys().filter_map(|name| name.strip_prefix("refused_"));
    let refused = refused
        .map(|of| vec![of.replace('_', " "), figure(&format!("refused_{of}")), figure(&format!("inconclusive_{of}"))])
        .collect();
    format!(
        "## Calibration

The residual log priors that the training left in the logits are subtracted, including those of training-only archives.
Class priors are added: the class frequencies of the validation set to the power of {}. Power 1 uses the class priors
of the archives, power 0 treats all diagnoses as equally frequent. The power was chosen on the validation set
to detect the rare cancers without too many false positives; the table above has the figures of both extremes. The logits
are divided by the temperature {:.2}, which was fitted to the validation photos with a diagnosis. The expected calibration
error is {}.

![Reliability diagram: accuracy by confidence]({folder}/reliability.svg)

## Prediction sets

A prediction set contains the most probable diagnoses down to a rank: regularised adaptive prediction sets (Angelopoulos et
al. 2021). The nonconformity of a diagnosis is the summed probability of the more probable ones, plus {} for each rank after
rank {}. The threshold {:.3} was chosen on the validation set for a mean coverage of {:.1} % over the diagnoses.{} On the
test photos with a set the coverage is {} and the mean size {}; the table has the coverage of each diagnosis. The coverage
is guaranteed only for photos of the same distribution. Unusual and refused photos have no set.

{}
## Alert

The alert is raised if the summed probability of the malignant diagnoses is at least {:.3}. The threshold was chosen on
{} validation photos for a sensitivity of {:.1} %, and of at least 90 % in each archive with at least 20 malignant
photos.{} On the test photos that are not refused the sensitivity is {} and the specificity {}{}. Of the malignant test
photos, {} are refused.

## Refusal

{}

{}",
        rules.calibration.frequency_power,
        rules.calibration.temperature,
        figure("expected_calibration_error"),
        rules.sets.rank_penalty,
        rules.sets.unpenalised_ranks,
        rules.sets.threshold,
        100.0 * rules.sets.coverage,
        level_note(card, "coverage", |required| required.set_coverage, rules.sets.coverage),
        figure("set_coverage"),
        figure("set_mean_size"),
        table(&["diagnosis", "coverage", "validation photos"], sets.collect()),
        rules.alert.threshold,
        rules.alert.photos,
        100.0 * rules.alert.target_sensitivity,
        level_note(card, "sensitivity", |required| required.alert_sensitivity, rules.alert.target_sensitivity),
        figure("alert_sensitivity"),
        figure("alert_specificity"),
        clinical_alert(card),
        figure("refused_malignant_lesions"),
        refusal(rules.out_of_distribution.as_ref()),
        table(&["photos of", "refused", "inconclusive"], refused),
    )
}

/// A sentence on the archive that a target level was chosen for, after a space; empty if no left-out archive needs so high a
/// level.
fn level_note(card: &ModelCard, name: &str, level: fn(&RequiredLevels) -> Option<f64>, target: f64) -> String {
    let needs = |archive: &&LeftOutArchive| level(&archive.required).is_some_and(|level| level >= target);
    match card.left_out_archives.iter().find(needs) {
        Some(archive) => format!(
            " With this level, a model that was not trained on {} has a {name} of 90 % there (see
leave-one-archive-out).",
            archive.archive
        ),
        None => String::new(),
    }
}

/// The figures of the alert on clinical photos, after a semicolon; empty without such photos.
fn clinical_alert(card: &ModelCard) -> String {
    let figure = |name: &str| card.figures.get(name).copied().map(interval);
    match (figure("alert_sensitivity_clinical"), figure("alert_specificity_clinical")) {
        (Some(sensitivity), Some(specificity)) => {
            format!("; on clinical photos (without a dermatoscope) {sensitivity} and {specificity}")
        }
        _ => String::new(),
    }
}

/// The paragraphs on the out-of-distribution detector.
fn refusal(detector: Option<&OutOfDistributionDetector>) -> String {
    let Some(detector) = detector else {
        return "No photo is refused: there were too few photos to fit the detector.".to_string();
    };
    let distance = match &detector.clinical_mean {
        Some(_) => {
            "the smaller of the two Mahalanobis distances to the means of
dermoscopic and clinical photos, with a common covariance in which both domains have the same weight (Lee et al. 2018)"
        }
        None => "the Mahalanobis distance to their mean (Lee et al. 2018)",
    };
    let measures = format!(
        "The detector uses the spatial means of two early layers of the network. Photos that are not close-ups of skin are
detected by their distance from photos of lesions: {distance}.
Skin without a lesion is detected by Fisher's linear discriminant between photos of lesions and the most uniform corners of
such photos. Half of the lesions and corners are augmented in lighting and focus. The augmentation and the choice of layers
were made for earlier models, when the results on everyday photos and bare skin were known. The thresholds of all
measures are set together on validation photos, for each domain separately. At most {:.1} % of the lesions of a domain are
expected to be refused, and at most {:.0} % to be refused or flagged as unusual, for any number of validation photos (split
conformal prediction, Papadopoulos et al. 2002).",
        100.0 * REFUSED_SHARE,
        100.0 * UNUSUAL_SHARE,
    );
    let regression = detector.non_lesion_regression.as_ref().map(non_lesion_regression).unwrap_or_default();
    format!(
        "{measures}

{regression}A result is inconclusive if the photo is refused or unusual, or if no diagnosis reaches a probability of one half."
    )
}

fn non_lesion_regression(regression: &LogisticRegression) -> String {
    let LogisticRegression { weights, l2_penalty, kinds, .. } = regression;
    let kinds_listed: Vec<String> = kinds.iter().map(|(kind, photos)| format!("{kind} ({photos} photos)")).collect();
    let chosen = match kinds.len() {
        0 | 1 => String::new(),
        _ => ", chosen by leave-one-kind-out cross-validation for the
highest mean refusal rate"
            .to_string(),
    };
    format!(
        "Photos without a lesion that resemble lesions are detected by a logistic regression on all {} features: the early
features and the last ones. It was fitted to photos of lesions, with the same weight for both domains, against the corners
and {}, with the same weight for each kind. One half of each folder was used, selected by a hash of the file names. The L2
penalty is {l2_penalty}{chosen}. The table has the held-out half of each kind. \"Left out of the fit\" has all photos of a
kind, by a detector whose weights and penalty were fitted without it, which estimates the refusal rate for new kinds. If a
folder has frames of one video, the held-out half is similar to the fitted half and its refusal rate is optimistic.

",
        weights.len(),
        kinds_listed.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use naevus_reading::decision::DetectionThresholds;

    use super::*;

    #[test]
    fn the_text_describes_only_the_fitted_parts() {
        let thresholds =
            DetectionThresholds { mahalanobis_distance: 1.0, bare_skin_score: 0.0, non_lesion_log_odds: None };
        let mut detector = OutOfDistributionDetector {
            mean: vec![0.0],
            clinical_mean: None,
            whitening: vec![1.0],
            bare_skin_weights: vec![0.0],
            bare_skin_intercept: 0.0,
            non_lesion_regression: None,
            unusual: thresholds,
            refused: thresholds,
        };
        assert!(refusal(None).contains("No photo is refused"));
        let plain = refusal(Some(&detector));
        assert!(plain.contains("the Mahalanobis distance to their mean") && !plain.contains("logistic"), "{plain}");
        detector.clinical_mean = Some(vec![1.0]);
        let kinds = BTreeMap::from([("faces".to_string(), 104)]);
        detector.non_lesion_regression =
            Some(LogisticRegression { weights: vec![0.0; 7], intercept: 0.0, l2_penalty: 0.1, kinds });
        let full = refusal(Some(&detector));
        for part in ["the smaller of the two", "faces (104 photos)", "all 7 features", "penalty is 0.1."] {
            assert!(full.contains(part), "{part}: {full}");
        }
    }
}
