//! The figures of an evaluation that the model card contains.

use naevus_reading::card::{Figure, ModelCard, Subgroup};
use naevus_reading::diagnosis::Diagnosis;

use crate::evaluation::figures::{CALIBRATION, HEADLINE, PER_DIAGNOSIS};
use crate::evaluation::{EvaluationResults, Section};

/// Writes the figures of `results` into `card`.
///
/// Besides the figures of the evaluation under their own keys these are:
///
/// - `accuracy_nine_class` and so on, by archive;
/// - `accuracy_uniform_priors`, `accuracy_empirical_priors` and the balanced accuracies, with uniform and empirical
///   class priors;
/// - `alert_sensitivity` and `alert_specificity`, and `alert_sensitivity_clinical` and so on, by domain;
/// - `set_coverage`, `set_coverage_MEL` and so on, and `set_mean_size`, of the prediction sets;
/// - `prediction_changes_flip`, `prediction_changes_quarter_turn` and `prediction_changes_any`, of the invariance;
/// - `peak_on_lesion`, `peak_on_lesion_MEL` and so on by predicted diagnosis, and `lesion_share`, its value by chance;
/// - `refused_lesions` and `inconclusive_lesions`, and the same of `clinical_lesions`, `dermoscopy_lesions`, each
///   folder of photos without a lesion, and `faces_left_out_of_the_fit` and so on;
/// - `balanced_accuracy_with_age_and_site` and so on, `balanced_accuracy_gain_by_age_and_site` and so on (the
///   difference to the photo alone), and `age_known` and `site_known`, the shares of photos with a known age and site.
///
/// The figures of several photos of one lesion are in [`ModelCard::combined_photos`].
pub fn write_into(card: &mut ModelCard, results: &EvaluationResults) {
    let evaluation = &results.evaluation;
    let of_diagnoses = Diagnosis::ALL
        .into_iter()
        .flat_map(|diagnosis| PER_DIAGNOSIS.map(|(prefix, _)| format!("{prefix}_{}", diagnosis.code())));
    let names = HEADLINE.into_iter().chain(CALIBRATION).map(String::from).chain(of_diagnoses);
    card.figures = names.filter_map(|name| Some((name.clone(), *evaluation.figures.get(&name)?))).collect();
    card.figures.extend(section_figures(results));
    card.combined_photos = match &results.combined_photos {
        Section::Measured(found) => Some(found.clone()),
        Section::NotMeasured { .. } => None,
    };
    card.reliability = results.reliability.clone();
    let photos = |diagnosis: Diagnosis| (diagnosis, evaluation.confusion[diagnosis.index()].iter().sum());
    card.measured_photos = Diagnosis::ALL.map(photos).into();
    card.subgroups = results
        .subgroups
        .iter()
        .flat_map(|analysis| analysis.groups.iter().map(move |group| (analysis.by, group)))
        .filter(|(_, group)| !group.figures.is_empty())
        .map(|(by, group)| Subgroup {
            by: by.to_string(),
            group: group.name.clone(),
            photos: group.photos,
            figures: group.figures.iter().map(|(name, figure)| ((*name).to_string(), *figure)).collect(),
        })
        .collect();
}

fn section_figures(results: &EvaluationResults) -> Vec<(String, Figure)> {
    let mut figures = Vec::new();
    for archive in &results.archives {
        figures.push((format!("accuracy_{}", archive.archive.replace('-', "_")), archive.accuracy));
    }
    if let Section::Measured(adjustments) = &results.prior_adjustment {
        for (power, name) in [(0.0, "uniform_priors"), (1.0, "empirical_priors")] {
            if let Some(adjustment) = adjustments.iter().find(|it| it.frequency_power == power) {
                figures.push((format!("accuracy_{name}"), adjustment.accuracy));
                figures.push((format!("balanced_accuracy_{name}"), adjustment.balanced_accuracy));
            }
        }
    }
    if let Section::Measured(found) = &results.age_and_site {
        figures.push(("age_known".to_string(), found.age_known));
        figures.push(("site_known".to_string(), found.site_known));
        for (name, with, difference) in found.rows() {
            figures.push((format!("{name}_with_age_and_site"), with));
            figures.push((format!("{name}_gain_by_age_and_site"), difference));
        }
        figures.extend(found.decisions.iter().map(|(name, figure)| (format!("{name}_with_age_and_site"), *figure)));
    }
    if let Section::Measured(alert) = &results.alert {
        figures.push(("alert_sensitivity".to_string(), alert.sensitivity));
        figures.push(("alert_specificity".to_string(), alert.specificity));
        figures.push(("refused_malignant_lesions".to_string(), alert.refused_malignant));
        for of in &alert.domains {
            figures.push((format!("alert_sensitivity_{}", of.domain.name()), of.sensitivity));
            figures.push((format!("alert_specificity_{}", of.domain.name()), of.specificity));
        }
    }
    if let Section::Measured(sets) = &results.prediction_sets {
        figures.push(("set_coverage".to_string(), sets.covered));
        figures.push(("set_mean_size".to_string(), sets.mean_size));
        let of = |(diagnosis, figure): (&Diagnosis, &Figure)| (format!("set_coverage_{}", diagnosis.code()), *figure);
        figures.extend(sets.covered_of.iter().map(of));
    }
    if let Section::Measured(invariance) = &results.invariance {
        figures.push(("prediction_changes_flip".to_string(), invariance.prediction_changes_flip));
        figures.push(("prediction_changes_quarter_turn".to_string(), invariance.prediction_changes_quarter_turn));
        figures.push(("prediction_changes_any".to_string(), invariance.prediction_changes_any));
    }
    if let Section::Measured(map) = &results.activation_map {
        figures.push(("peak_on_lesion".to_string(), map.peak_on_lesion));
        figures.push(("lesion_share".to_string(), map.lesion_share));
        let of = |(predicted, figure): (&Diagnosis, &Figure)| (format!("peak_on_lesion_{}", predicted.code()), *figure);
        figures.extend(map.by_predicted.iter().map(of));
    }
    if let Section::Measured(refusal) = &results.refusal {
        for rate in refusal.all() {
            let of = rate.of.replace(' ', "_");
            figures.push((format!("refused_{of}"), rate.refused_share));
            figures.push((format!("inconclusive_{of}"), rate.inconclusive_share));
        }
    }
    figures
}
