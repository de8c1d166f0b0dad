//! An evaluation as the terminal shows it.

use std::fmt;

use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

use crate::document::markdown::signed;
use crate::evaluation::{Alert, ArchiveAccuracy, DomainAlert, Doubt, Evaluation, Findings, Part, comparison};

/// The figures of the whole, in the order shown.
const WHOLE: [(&str, &str); 14] = [
    ("balanced accuracy", "balanced_accuracy"),
    ("of HAM10000's seven", "balanced_accuracy_seven"),
    ("accuracy", "accuracy"),
    ("macro AUROC", "macro_auroc"),
    ("macro F1", "macro_f1"),
    ("macro average precision", "macro_average_precision"),
    ("melanoma AUROC", "melanoma_auroc"),
    ("malignant AUROC", "malignant_auroc"),
    ("malignant or AK AUROC", "malignant_or_ak_auroc"),
    ("calibration error", "expected_calibration_error"),
    ("debiased", "debiased_calibration_error"),
    ("of each diagnosis", "classwise_calibration_error"),
    ("Brier score", "brier_score"),
    ("negative log-likelihood", "negative_log_likelihood"),
];

/// The figures of each diagnosis: the heads of their columns, and the beginnings of their names.
const OF_A_DIAGNOSIS: [(&str, &str); 4] = [
    ("sensitivity", "sensitivity"),
    ("specificity", "specificity"),
    ("AUROC", "auroc"),
    ("avg. precision", "average_precision"),
];

impl fmt::Display for Evaluation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Evaluation { photos, lesions, not_malignant, unlabelled, .. } = self;
        writeln!(formatter, "{photos} photos of {lesions} lesions")?;
        if *not_malignant > 0 {
            writeln!(
                formatter,
                "{not_malignant} more photos are known only as not malignant, and count where that is asked"
            )?;
        }
        if *unlabelled > 0 {
            writeln!(formatter, "{unlabelled} more photos have no label and are not in the figures")?;
        }
        let resamples = self.bootstrap.resamples;
        writeln!(formatter, "in brackets: 95 % intervals, {resamples} resamples by patient or lesion\n")?;
        for (name, key) in WHOLE {
            writeln!(formatter, "{name:<24}{}", shown(self.figures.get(key)))?;
        }

        write!(formatter, "\n{:<33}{:>6}", "diagnosis", "photos")?;
        for (column, _) in OF_A_DIAGNOSIS {
            write!(formatter, "  {column:<WIDTH$}")?;
        }
        writeln!(formatter)?;
        for diagnosis in Diagnosis::ALL {
            let (code, name) = (diagnosis.code(), diagnosis.name());
            let count: usize = self.confusion[diagnosis.index()].iter().sum();
            write!(formatter, "{code:<5}{name:<28}{count:>6}")?;
            for (_, name) in OF_A_DIAGNOSIS {
                write!(formatter, "  {:<WIDTH$}", short(self.figures.get(&format!("{name}_{code}"))))?;
            }
            writeln!(formatter)?;
        }

        write!(formatter, "\nconfusion (a row is what photos show, a column what they were read as)\n{:<5}", "")?;
        for diagnosis in Diagnosis::ALL {
            write!(formatter, "{:>6}", diagnosis.code())?;
        }
        writeln!(formatter)?;
        for diagnosis in Diagnosis::ALL {
            write!(formatter, "{:<5}", diagnosis.code())?;
            for photos in self.confusion[diagnosis.index()] {
                write!(formatter, "{photos:>6}")?;
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.evaluation.fmt(formatter)?;
        writeln!(formatter)?;
        if let Part::Measured(found) = &self.age_and_site {
            let (photos, ages, sites) = (found.photos, found.count(found.age_known), found.count(found.site_known));
            writeln!(
                formatter,
                "with the age (known of {ages} of {photos} photos) and the site (of {sites}); in the last column, more \
                 than without"
            )?;
            for (_, name, with, more) in found.rows() {
                writeln!(formatter, "{name:<42}{}  {}", shown(Some(&with)), signed(more))?;
            }
            writeln!(formatter)?;
        }
        for ArchiveAccuracy { archive, photos, accuracy } in &self.archives {
            writeln!(formatter, "accuracy on the {photos} photos that {archive} holds: {}", shown(Some(accuracy)))?;
        }
        if let Part::Measured(rules) = &self.decision_rules {
            for rule in rules {
                let (accuracy, balanced) = (shown(Some(&rule.accuracy)), shown(Some(&rule.balanced_accuracy)));
                writeln!(formatter, "{}: accuracy {accuracy}, balanced {balanced}", rule.name())?;
            }
        }
        if let Part::Measured(Alert { sensitivity, specificity, domains, .. }) = &self.alert {
            let (found, left_alone) = (shown(Some(sensitivity)), shown(Some(specificity)));
            writeln!(formatter, "malignant photos called suspicious: {found}; others left alone: {left_alone}")?;
            for DomainAlert { domain, photos, sensitivity, specificity } in domains {
                let (found, left_alone) = (shown(Some(sensitivity)), shown(Some(specificity)));
                writeln!(formatter, "of {photos} by {}: {found}; {left_alone}", domain.name())?;
            }
        }
        match &self.prediction_sets {
            Part::Measured(sets) => writeln!(
                formatter,
                "sets for {:.0} % hold the truth in {}, and {} diagnoses on average",
                100.0 * sets.thresholds.coverage,
                shown(Some(&sets.covered)),
                shown(Some(&sets.mean_size))
            )?,
            Part::Not { not_measured } => writeln!(formatter, "no prediction sets: {not_measured}")?,
        }
        if let Part::Measured(agreement) = &self.symmetries {
            let lines = [
                ("mirrored", &agreement.answer_changes_flip),
                ("turned by 90°", &agreement.answer_changes_quarter_turn),
                ("in any of seven views", &agreement.answer_changes_any),
            ];
            for (view, figure) in lines {
                writeln!(formatter, "another answer {view:<22}{}", shown(Some(figure)))?;
            }
        }
        if let Part::Measured(looked) = &self.where_it_looked {
            let (on_lesion, share) = (shown(Some(&looked.peak_on_lesion)), shown(Some(&looked.lesion_share)));
            writeln!(
                formatter,
                "map's peak on the lesion, {} photos: {on_lesion}; a place drawn at random: {share}",
                looked.photos
            )?;
        }
        if let Part::Measured(not_lesions) = &self.not_lesions {
            for doubt in not_lesions.all() {
                let Doubt { of, photos, refused_share, doubtful_share } = doubt;
                let (refused, doubtful) = (shown(Some(refused_share)), shown(Some(doubtful_share)));
                writeln!(formatter, "{of}, {photos} photos: refused {refused}, in doubt {doubtful}")?;
            }
        }
        if let Part::Measured(against) = &self.against {
            writeln!(formatter, "\nagainst {}", against.other)?;
            if let Some(caution) = &against.caution {
                writeln!(formatter, "{caution}")?;
            }
            for (key, name) in comparison::FIGURES {
                let Some(found) = against.differences.get(key) else { continue };
                writeln!(formatter, "{name:<42}{}", signed(found.difference))?;
            }
            let (ours, others, p) = (against.only_this_right, against.only_other_right, against.p_in_words());
            writeln!(formatter, "right alone: {ours} to {others}, McNemar's exact test: {p}\n")?;
        }
        if let Part::Measured(cost) = &self.cost {
            let (decode, network) = (cost.decode_and_preprocess_ms, cost.network_ms);
            let (device, threads) = (&cost.device, cost.threads);
            writeln!(
                formatter,
                "{decode:.1} ms a photo to decode and preprocess, {network:.1} ms in the network ({device}, {threads} \
                 threads)"
            )?;
        }
        Ok(())
    }
}

/// As wide as a figure of a diagnosis.
const WIDTH: usize = "0.12 (0.12-0.12)".len();

fn shown(figure: Option<&Figure>) -> String {
    match figure {
        Some(Figure { value, low, high }) => format!("{value:.3} ({low:.3} to {high:.3})"),
        None => "-".to_string(),
    }
}

fn short(figure: Option<&Figure>) -> String {
    match figure {
        Some(Figure { value, low, high }) => format!("{value:.2} ({low:.2}-{high:.2})"),
        None => "-".to_string(),
    }
}
