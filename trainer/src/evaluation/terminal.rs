//! The terminal output of an evaluation.

use std::fmt;

use naevus_evaluation::DomainAlert;
use naevus_reading::diagnosis::Diagnosis;

use crate::evaluation::figures::{
    self, CALIBRATION, FURTHER, FURTHER_PER_DIAGNOSIS, HEADLINE, PER_DIAGNOSIS, interval, interval_or_dash,
    short_interval, signed_interval,
};
use crate::evaluation::{
    Alert, ArchiveAccuracy, Evaluation, EvaluationResults, RefusalRate, Section, combined_photos, comparison,
};

/// The width of a figure's name.
const NAME_WIDTH: usize = 42;

/// The width of a short interval.
const INTERVAL_WIDTH: usize = "0.12 (0.12-0.12)".len();

/// Writes the counts, the figures and the confusion matrix of `evaluation`.
pub fn write_evaluation(evaluation: &Evaluation, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Evaluation { photos, lesions, not_malignant, unlabelled, .. } = evaluation;
    writeln!(formatter, "{photos} photos of {lesions} lesions")?;
    if *not_malignant > 0 {
        writeln!(
            formatter,
            "{not_malignant} more photos are labelled only as not malignant; the melanoma and malignant figures \
             include them"
        )?;
    }
    if *unlabelled > 0 {
        writeln!(formatter, "{unlabelled} more photos have no label and are not in the figures")?;
    }
    let resamples = evaluation.bootstrap.resamples;
    writeln!(formatter, "in brackets: 95 % intervals, {resamples} bootstrap resamples by patient or lesion\n")?;
    for key in HEADLINE.into_iter().chain(FURTHER).chain(CALIBRATION) {
        writeln!(formatter, "{:<NAME_WIDTH$}{}", figures::name(key), interval_or_dash(evaluation.figures.get(key)))?;
    }

    let per_diagnosis = || PER_DIAGNOSIS.into_iter().chain(FURTHER_PER_DIAGNOSIS);
    write!(formatter, "\n{:<33}{:>6}", "Diagnosis", "Photos")?;
    for (_, name) in per_diagnosis() {
        write!(formatter, "  {:<INTERVAL_WIDTH$}", figures::heading(name))?;
    }
    writeln!(formatter)?;
    for diagnosis in Diagnosis::ALL {
        let (code, name) = (diagnosis.code(), diagnosis.name());
        let count: usize = evaluation.confusion[diagnosis.index()].iter().sum();
        write!(formatter, "{code:<5}{name:<28}{count:>6}")?;
        for (prefix, _) in per_diagnosis() {
            let figure = short_interval(evaluation.figures.get(&format!("{prefix}_{code}")));
            write!(formatter, "  {figure:<INTERVAL_WIDTH$}")?;
        }
        writeln!(formatter)?;
    }

    write!(formatter, "\nConfusion matrix (rows: true diagnosis, columns: predicted diagnosis)\n{:<5}", "")?;
    for diagnosis in Diagnosis::ALL {
        write!(formatter, "{:>6}", diagnosis.code())?;
    }
    writeln!(formatter)?;
    for diagnosis in Diagnosis::ALL {
        write!(formatter, "{:<5}", diagnosis.code())?;
        for photos in evaluation.confusion[diagnosis.index()] {
            write!(formatter, "{photos:>6}")?;
        }
        writeln!(formatter)?;
    }
    Ok(())
}

impl fmt::Display for EvaluationResults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_evaluation(&self.evaluation, formatter)?;
        writeln!(formatter)?;
        if let Section::Measured(found) = &self.age_and_site {
            let (photos, ages, sites) = (found.photos, found.count(found.age_known), found.count(found.site_known));
            writeln!(
                formatter,
                "With age (known for {ages} of {photos} photos) and site (known for {sites}); last column: difference to the \
                 photo alone"
            )?;
            for (key, with, difference) in found.rows() {
                let (with, difference) = (interval(with), signed_interval(difference));
                writeln!(formatter, "{:<NAME_WIDTH$}{with}  {difference}", figures::name(key))?;
            }
            writeln!(formatter)?;
        }
        for ArchiveAccuracy { archive, photos, accuracy } in &self.archives {
            writeln!(formatter, "Accuracy on the {photos} photos of {archive}: {}", interval(*accuracy))?;
        }
        if let Section::Measured(adjustments) = &self.prior_adjustment {
            for adjustment in adjustments {
                let [accuracy, balanced] = [adjustment.accuracy, adjustment.balanced_accuracy].map(interval);
                writeln!(formatter, "{}: accuracy {accuracy}, balanced accuracy {balanced}", adjustment.name())?;
            }
        }
        if let Section::Measured(Alert { sensitivity, specificity, refused_malignant, domains, .. }) = &self.alert {
            let [sensitivity, specificity, refused] = [*sensitivity, *specificity, *refused_malignant].map(interval);
            writeln!(
                formatter,
                "Alert, without refused photos: sensitivity {sensitivity}, specificity {specificity}; malignant photos \
                 refused {refused}"
            )?;
            for DomainAlert { domain, photos, sensitivity, specificity } in domains {
                let [sensitivity, specificity] = [*sensitivity, *specificity].map(interval);
                writeln!(
                    formatter,
                    "Alert, {photos} {} photos: sensitivity {sensitivity}, specificity {specificity}",
                    domain.name()
                )?;
            }
        }
        match &self.prediction_sets {
            Section::Measured(sets) => writeln!(
                formatter,
                "Prediction sets for a coverage of {:.0} %: coverage {}, mean size {}",
                100.0 * sets.rule.coverage,
                interval(sets.covered),
                interval(sets.mean_size)
            )?,
            Section::NotMeasured { not_measured } => writeln!(formatter, "No prediction sets: {not_measured}")?,
        }
        if let Section::Measured(found) = &self.combined_photos {
            writeln!(
                formatter,
                "Combined photos of one lesion: {} lesions with {} photos; in brackets one photo of each",
                found.lesions, found.photos
            )?;
            for key in combined_photos::FIGURES {
                let (Some(combined), Some(one)) = (found.combined.get(key), found.one_photo.get(key)) else { continue };
                writeln!(formatter, "{:<NAME_WIDTH$}{} [{}]", figures::name(key), interval(*combined), interval(*one))?;
            }
        }
        if let Section::Measured(invariance) = &self.invariance {
            let lines = [
                ("mirroring", invariance.prediction_changes_flip),
                ("a 90° rotation", invariance.prediction_changes_quarter_turn),
                ("any of seven views", invariance.prediction_changes_any),
            ];
            for (view, figure) in lines {
                writeln!(formatter, "Predictions changed by {view:<19}{}", interval(figure))?;
            }
        }
        if let Section::Measured(map) = &self.activation_map {
            let [on_lesion, share] = [map.peak_on_lesion, map.lesion_share].map(interval);
            writeln!(
                formatter,
                "Peak of the activation map on the lesion, {} photos: {on_lesion}; by chance: {share}",
                map.photos
            )?;
        }
        if let Section::Measured(refusal) = &self.refusal {
            for RefusalRate { of, photos, refused_share, inconclusive_share } in refusal.all() {
                let [refused, inconclusive] = [*refused_share, *inconclusive_share].map(interval);
                writeln!(formatter, "{of}, {photos} photos: refused {refused}, inconclusive {inconclusive}")?;
            }
        }
        if let Section::Measured(comparison) = &self.comparison {
            writeln!(formatter, "\nDifference to {}", comparison.other)?;
            if let Some(warning) = &comparison.warning {
                writeln!(formatter, "{warning}")?;
            }
            for key in comparison::FIGURES {
                let Some(found) = comparison.differences.get(key) else { continue };
                writeln!(formatter, "{:<NAME_WIDTH$}{}", figures::name(key), signed_interval(found.difference))?;
            }
            writeln!(
                formatter,
                "Correct by one model only: {} to {}; McNemar's exact test: {}\n",
                comparison.only_this_correct,
                comparison.only_other_correct,
                comparison.p_value()
            )?;
        }
        if let Section::Measured(time) = &self.inference_time {
            writeln!(
                formatter,
                "{:.1} ms per photo to decode and preprocess, {:.1} ms in the network ({}, {} threads)",
                time.decode_and_preprocess_ms, time.network_ms, time.device, time.threads
            )?;
        }
        Ok(())
    }
}
