//! What an evaluation found, as it stands in the card: few figures, each by its plain name.

use naevus_reading::card::{Figure, ModelCard, Subgroup};
use naevus_reading::diagnosis::Diagnosis;

use crate::evaluation::{Findings, Part};

/// The figures of the whole that the card has of an evaluation's.
pub const OF_THE_WHOLE: [&str; 14] = [
    "balanced_accuracy",
    "balanced_accuracy_seven",
    "accuracy",
    "macro_auroc",
    "macro_f1",
    "melanoma_auroc",
    "melanoma_sensitivity_at_95_specificity",
    "malignant_auroc",
    "malignant_specificity_at_95_sensitivity",
    "expected_calibration_error",
    "debiased_calibration_error",
    "classwise_calibration_error",
    "brier_score",
    "negative_log_likelihood",
];

/// The beginnings of the names of those of each diagnosis.
pub const OF_A_DIAGNOSIS: [&str; 3] = ["sensitivity", "specificity", "auroc"];

/// Writes what `findings` say into `card`.
///
/// Beside the figures of the evaluation under their own names there are: `accuracy_nine_class` and so on, on the photos
/// that an archive holds; `accuracy_balanced_rule`, `accuracy_archive_frequencies` and the balanced accuracies, of the
/// decision rules that are not shown; `alert_sensitivity` and `alert_specificity` at the operating point, and
/// `alert_sensitivity_clinical` and so on among photos of one domain; `set_coverage`,
/// `set_coverage_MEL` and so on, and `set_mean_size`, of the prediction sets; `answer_changes_flip`,
/// `answer_changes_quarter_turn` and `answer_changes_any`; `peak_on_lesion`, `peak_on_lesion_MEL` and so on by the
/// answer, and `lesion_share`, which a place drawn at random would score; `refused_lesions` and `doubtful_lesions`, and
/// the same of `clinical_lesions` and `dermoscopy_lesions`, of each folder of photos that show none (of which the half
/// counts that was not fitted to), and of `faces_left_out_of_the_fit` and so on, by a model fitted without that folder;
/// and with the patient's age and the lesion's site `balanced_accuracy_with_age_and_site` and so on,
/// `balanced_accuracy_more_by_age_and_site` and so on, which is their difference to the photos alone, and `age_known` and
/// `site_known`, the shares of photos of which they are.
pub fn write_into(card: &mut ModelCard, findings: &Findings) {
    let evaluation = &findings.evaluation;
    let of_diagnoses = Diagnosis::ALL
        .into_iter()
        .flat_map(|diagnosis| OF_A_DIAGNOSIS.map(|name| format!("{name}_{}", diagnosis.code())));
    let names = OF_THE_WHOLE.map(String::from).into_iter().chain(of_diagnoses);
    card.figures = names.filter_map(|name| Some((name.clone(), *evaluation.figures.get(&name)?))).collect();
    card.figures.extend(others(findings));
    let photos = |diagnosis: Diagnosis| (diagnosis, evaluation.confusion[diagnosis.index()].iter().sum());
    card.measured_photos = Diagnosis::ALL.map(photos).into();
    card.subgroups = findings
        .subgroups
        .iter()
        .flat_map(|partition| partition.groups.iter().map(move |group| (partition.by, group)))
        .filter(|(_, group)| !group.figures.is_empty())
        .map(|(by, group)| Subgroup {
            by: by.to_string(),
            group: group.name.clone(),
            photos: group.photos,
            figures: group.figures.iter().map(|(name, figure)| ((*name).to_string(), *figure)).collect(),
        })
        .collect();
}

fn others(findings: &Findings) -> Vec<(String, Figure)> {
    let mut figures = Vec::new();
    for archive in &findings.archives {
        figures.push((format!("accuracy_{}", archive.archive.replace('-', "_")), archive.accuracy));
    }
    if let Part::Measured(rules) = &findings.decision_rules {
        for (power, name) in [(0.0, "balanced_rule"), (1.0, "archive_frequencies")] {
            if let Some(rule) = rules.iter().find(|rule| rule.frequency_power == power) {
                figures.push((format!("accuracy_{name}"), rule.accuracy));
                figures.push((format!("balanced_accuracy_{name}"), rule.balanced_accuracy));
            }
        }
    }
    if let Part::Measured(found) = &findings.age_and_site {
        figures.push(("age_known".to_string(), found.age_known));
        figures.push(("site_known".to_string(), found.site_known));
        for (name, _, with, more) in found.rows() {
            figures.push((format!("{name}_with_age_and_site"), with));
            figures.push((format!("{name}_more_by_age_and_site"), more));
        }
        figures.extend(found.at_limits.iter().map(|(name, figure)| (format!("{name}_with_age_and_site"), *figure)));
    }
    if let Part::Measured(alert) = &findings.alert {
        figures.push(("alert_sensitivity".to_string(), alert.sensitivity));
        figures.push(("alert_specificity".to_string(), alert.specificity));
        for of in &alert.domains {
            figures.push((format!("alert_sensitivity_{}", of.domain.name()), of.sensitivity));
            figures.push((format!("alert_specificity_{}", of.domain.name()), of.specificity));
        }
    }
    if let Part::Measured(sets) = &findings.prediction_sets {
        figures.push(("set_coverage".to_string(), sets.covered));
        figures.push(("set_mean_size".to_string(), sets.mean_size));
        let of = |(diagnosis, figure): (&Diagnosis, &Figure)| (format!("set_coverage_{}", diagnosis.code()), *figure);
        figures.extend(sets.covered_of.iter().map(of));
    }
    if let Part::Measured(agreement) = &findings.symmetries {
        figures.push(("answer_changes_flip".to_string(), agreement.answer_changes_flip));
        figures.push(("answer_changes_quarter_turn".to_string(), agreement.answer_changes_quarter_turn));
        figures.push(("answer_changes_any".to_string(), agreement.answer_changes_any));
    }
    if let Part::Measured(looked) = &findings.where_it_looked {
        figures.push(("peak_on_lesion".to_string(), looked.peak_on_lesion));
        figures.push(("lesion_share".to_string(), looked.lesion_share));
        let of = |(answer, figure): (&Diagnosis, &Figure)| (format!("peak_on_lesion_{}", answer.code()), *figure);
        figures.extend(looked.by_answer.iter().map(of));
    }
    if let Part::Measured(not_lesions) = &findings.not_lesions {
        for doubt in not_lesions.all() {
            let of = doubt.of.replace(' ', "_");
            figures.push((format!("refused_{of}"), doubt.refused_share));
            figures.push((format!("doubtful_{of}"), doubt.doubtful_share));
        }
    }
    figures
}
