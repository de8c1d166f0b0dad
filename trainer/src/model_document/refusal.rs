//! How the refusal of what shows no lesion was fitted, in words.

use naevus_reading::decision::{LogisticRegression, OutOfDistributionDetector};

use crate::calibrate::{REFUSED, UNUSUAL};

/// The paragraphs on the refusal by `out_of_distribution`, in Markdown.
pub fn text(out_of_distribution: Option<&OutOfDistributionDetector>) -> String {
    let Some(out_of_distribution) = out_of_distribution else {
        return "**Refusal.** No photo is refused: there were too few photos to say what is unusual.".to_string();
    };
    let centres = match &out_of_distribution.clinical_mean {
        Some(_) => {
            "lesions by the nearer of two means, of photos through a dermatoscope and of photos by a camera, with one
covariance in which both count the same (Mahalanobis, Lee et al. 2018), tells"
        }
        None => "lesions (Mahalanobis) tells",
    };
    let distance = format!(
        "**Refusal.** The means of two earlier layers, in the same pass, say what kind of photo it is. How far they are from
{centres}
what is no close photo of skin, of whatever kind; Fisher's discriminant between photos of lesions and the plainest
corners of such photos tells skin without a lesion. Half of the lesions and of the corners are read as other clinics'
photos may be, in other light and focus; that, and which layers are asked, was settled for earlier models with everyday
photos and bare skin in view. The limits of all measures are set together on validation photos, for each domain by
itself: of lesions like these at most {:.1} % are expected to be refused, and at most {:.0} % to be refused or called
unusual, however few the validation photos are (split conformal prediction, Papadopoulos et al. 2002).",
        100.0 * REFUSED,
        100.0 * UNUSUAL,
    );
    let regression = out_of_distribution.no_lesion_regression.as_ref().map(of_regression).unwrap_or_default();
    format!(
        "{distance}

{regression}Doubtful are refused and unusual photos, and those in which no diagnosis reaches one half."
    )
}

fn of_regression(regression: &LogisticRegression) -> String {
    let LogisticRegression { weights, l2_penalty: strength, kinds, .. } = regression;
    let listed: Vec<String> = kinds.iter().map(|(kind, photos)| format!("{kind} ({photos} photos)")).collect();
    let chosen = match kinds.len() {
        0 | 1 => String::new(),
        _ => ", chosen so that the most photos of each kind are refused by a regression that was fitted to the other kinds"
            .to_string(),
    };
    format!(
        "What is near to lesions, and none, is told by a logistic regression of all {} features, those means and the last
features. It was fitted to photos of lesions, in which both domains weigh the same, against the corners and
{}, each kind with the same weight: to one half of each folder, by a hash of the files' names. Its weights are held back
by a factor of {strength} (L2){chosen}. The table has the other half of each kind, to which nothing was fitted; and, as
left out of the fit, all its photos with a detector that was not fitted to the kind, neither in its weights nor in that
factor: so much is to be expected of kinds that nobody thought of. Where a folder holds frames of one video, which
resemble each other, the other half flatters, and the figure with the folder left out does not.

",
        weights.len(),
        listed.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use naevus_reading::decision::Limits;

    use super::*;

    #[test]
    fn it_says_what_was_fitted_and_no_more() {
        let limits = Limits { mahalanobis_distance: 1.0, bare_skin_score: 0.0, no_lesion_log_odds: None };
        let mut out_of_distribution = OutOfDistributionDetector {
            mean: vec![0.0],
            clinical_mean: None,
            whitening: vec![1.0],
            bare_skin_weights: vec![0.0],
            bare_skin_intercept: 0.0,
            no_lesion_regression: None,
            unusual: limits,
            refused: limits,
        };
        assert!(text(None).contains("No photo is refused"));
        let plain = text(Some(&out_of_distribution));
        assert!(plain.contains("lesions (Mahalanobis) tells") && !plain.contains("logistic"), "{plain}");
        out_of_distribution.clinical_mean = Some(vec![1.0]);
        let kinds = BTreeMap::from([("faces".to_string(), 104)]);
        out_of_distribution.no_lesion_regression =
            Some(LogisticRegression { weights: vec![0.0; 7], intercept: 0.0, l2_penalty: 0.1, kinds });
        let full = text(Some(&out_of_distribution));
        for part in ["the nearer of two means", "faces (104 photos)", "all 7 features", "factor of 0.1 (L2)"] {
            assert!(full.contains(part), "{part}: {full}");
        }
    }
}
