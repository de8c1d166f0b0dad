//! Texts of the check on the user's own photos: the sheet with the figures.

use naevus_evaluation::listed_photos::RowProblem;
use naevus_evaluation::{Alert, FEW_PHOTOS, Warning};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

use crate::page::batch::check::{CheckResult, ClassCount, Mistake, NoCheck};
use crate::page::text::format::{Unit, percent, sentence, value_with_interval};

/// Heading of the sheet.
pub const HEADING: &str = "naevus on own photos";
/// Below it.
pub const NOTICE: &str = "For research and education. It is not a diagnosis. The figures hold for these photos and for photos \
    that were chosen in the same way.";
/// Buttons.
pub const PRINT: &str = "Print or save as PDF";
/// Saves the figures.
pub const SAVE: &str = "Save as JSON";
/// Heading of what limits the figures.
pub const LIMITS: &str = "What limits these figures";
/// Always said.
pub const TRAINED_ON: &str = "If the model was trained on some of these photos, the figures are too good.";
/// Heading of the main figures.
pub const SUMMARY: &str = "Summary";
/// Heading of the alert.
pub const ALERT: &str = "The alert at its level";
/// Heading of the photos by class.
pub const CLASSES: &str = "Photos and lesions";
/// Heads of their table.
pub const CLASS_HEADS: [&str; 3] = ["Diagnosis", "Photos", "Lesions"];
/// Heading of the sensitivities.
pub const SENSITIVITY: &str = "Sensitivity of the first diagnosis";
/// Its note.
pub const SENSITIVITY_NOTE: &str = "The share of the photos of a diagnosis for which it is named first.";
/// Heading of the specificities.
pub const SPECIFICITY: &str = "Specificity of the first diagnosis";
/// Its note.
pub const SPECIFICITY_NOTE: &str = "The share of the other photos for which the diagnosis is not named first.";
/// Heading of the confusion matrix.
pub const CONFUSION: &str = "Confusion matrix";
/// Its note.
pub const CONFUSION_NOTE: &str = "Each row has the photos of one diagnosis, each column those for which one is named first.";
/// The head of its first column.
pub const CONFUSION_CORNER: &str = "Label";
/// Heading of the calibration.
pub const CALIBRATION: &str = "Calibration";
/// Its note.
pub const CALIBRATION_NOTE: &str = "The share of right first diagnoses against their probability. On the diagonal, both are \
    the same; a bar is a 95 % interval.";
/// Heads of its table.
pub const CALIBRATION_HEADS: [&str; 3] = ["Probability of the first diagnosis", "Photos", "Right"];
/// The axes of its chart.
pub const CALIBRATION_AXES: [&str; 2] = ["probability", "right"];
/// Heading of the worst mistakes.
pub const MISTAKES: &str = "The most certain mistakes";
/// Of malignant lesions.
pub const MISSED: &str = "Malignant, but another kind is named first";
/// All others.
pub const OTHERS: &str = "Other mistakes";
/// Without mistakes.
pub const NO_MISTAKES: &str = "There are none: the first diagnosis of each photo is its label.";
/// If a mistake has no picture.
pub const NO_PICTURE: &str = "no picture";
/// Label of a mistake that was refused.
pub const REFUSED: &str = "refused, so that the page names no diagnosis";
/// Heads of the figures.
pub const FIGURE_HEADS: [&str; 2] = ["Figure", "Value (95 % interval)"];

/// The main figures with their names, as far as they are defined.
pub fn summary(result: &CheckResult) -> Vec<(&'static str, String)> {
    let figures = &result.check.evaluation.figures;
    let named = [
        ("balanced_accuracy", "Balanced accuracy: the mean of the sensitivities"),
        ("accuracy", "Accuracy of the first diagnosis"),
        ("macro_auroc", "Mean area under the ROC curve (AUROC)"),
        ("melanoma_auroc", "AUROC of melanoma"),
        ("malignant_auroc", "AUROC of malignant"),
        ("debiased_calibration_error", "Calibration error, debiased"),
        ("brier_score", "Brier score (0 to 2)"),
    ];
    let unit = |key: &str| match key {
        "balanced_accuracy" | "accuracy" | "debiased_calibration_error" => Unit::Percent,
        _ => Unit::Decimals(3),
    };
    let line =
        |(key, name): (&str, &'static str)| Some((name, value_with_interval(figures.get(key)?, unit(key))));
    let mut lines: Vec<_> = named.into_iter().filter_map(line).collect();
    let shares = [
        (result.check.prediction_sets.as_ref().map(|sets| &sets.covered), "Right diagnosis among those not ruled out"),
        (result.check.refusal.as_ref().map(|refusal| &refusal.refused_share), "Refused photos"),
        (result.check.refusal.as_ref().map(|refusal| &refusal.inconclusive_share), "Photos without a clear result"),
    ];
    lines.extend(shares.into_iter().filter_map(|(figure, name)| Some((name, percents(figure?)))));
    lines
}

/// The figures of the alert.
pub fn alert(alert: &Alert) -> Vec<(&'static str, String)> {
    vec![
        ("Malignant photos with an alert (sensitivity)", percents(&alert.sensitivity)),
        ("Other photos without an alert (specificity)", percents(&alert.specificity)),
        ("Malignant photos that are refused", percents(&alert.refused_malignant)),
    ]
}

/// What the figures of the alert are of.
pub fn alert_note(alert: &Alert) -> String {
    format!(
        "The alert is raised from a malignant probability of {}. Refused photos have no alert and are not counted in the \
         first two figures.",
        percent(alert.operating_point.threshold)
    )
}

/// Without an alert that can be measured.
pub const NO_ALERT: &str = "The alert cannot be measured: it needs malignant and other photos that are not refused.";

fn percents(figure: &Figure) -> String {
    value_with_interval(figure, Unit::Percent)
}

/// What the figures are of.
pub fn basis(result: &CheckResult) -> String {
    let evaluation = &result.check.evaluation;
    let photos = match evaluation.photos {
        1 => "1 photo with a diagnosis".to_string(),
        photos => format!("{photos} photos with a diagnosis"),
    };
    let lesions = match evaluation.lesions {
        1 => "1 lesion".to_string(),
        lesions => format!("{lesions} lesions"),
    };
    format!("{photos}, of {lesions}. Intervals are 95 % intervals, from {} resamples.", evaluation.bootstrap.resamples)
}

/// Photos that are in few figures or in none.
pub fn left_out(result: &CheckResult) -> Vec<String> {
    let evaluation = &result.check.evaluation;
    let mut sentences = Vec::new();
    match evaluation.not_malignant {
        0 => {}
        1 => sentences.push("1 more photo is labelled only as not malignant. It counts for the alert and the AUROCs.".into()),
        count => sentences.push(format!(
            "{count} more photos are labelled only as not malignant. They count for the alert and the AUROCs."
        )),
    }
    match evaluation.unlabelled {
        0 => {}
        1 => sentences.push("1 photo without a label is in no figure.".into()),
        count => sentences.push(format!("{count} photos without a label are in no figure.")),
    }
    match result.not_assessed {
        0 => {}
        1 => sentences.push("1 labelled photo has no result and is in no figure.".into()),
        count => sentences.push(format!("{count} labelled photos have no result and are in no figure.")),
    }
    sentences
}

/// What limits the figures.
pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::FewPhotos(few) => {
            let names: Vec<String> =
                few.iter().map(|(diagnosis, lesions)| format!("{} ({lesions})", diagnosis.name())).collect();
            format!(
                "There are fewer than {FEW_PHOTOS} lesions of: {}. Their intervals are so wide that they tell little.",
                names.join(", ")
            )
        }
        Warning::NoPhotos(none) => {
            let names: Vec<&str> = none.iter().map(|diagnosis| diagnosis.name()).collect();
            format!("There are no photos of: {}. The mean figures leave these diagnoses out.", names.join(", "))
        }
        Warning::RepeatedGroups { photos, groups } => format!(
            "The {photos} labelled photos are of {groups} patients, or lesions if the patient is unknown. The intervals count these and not \
             photos."
        ),
        Warning::GroupsUnknown => {
            "No lesions or patients are given. If several photos show the same one, the intervals are too narrow.".into()
        }
    }
}

/// Why there are no figures.
pub fn no_check(reason: &NoCheck) -> String {
    match reason {
        NoCheck::NoPhotos => crate::page::text::batch::NO_LABELLED.into(),
        NoCheck::Invalid(reason) => sentence(reason),
    }
}

/// A mistake: what it is and what is named first.
pub fn mistake(mistake: &Mistake) -> String {
    format!(
        "Label: {}. Named first: {}, {}.",
        mistake.truth.name(),
        mistake.predicted.name(),
        percent(mistake.probability)
    )
}

/// The calibration in a sentence.
pub fn calibration_error(result: &CheckResult) -> Option<String> {
    let figure = result.check.evaluation.figures.get("debiased_calibration_error")?;
    Some(format!("Debiased calibration error: {}.", value_with_interval(figure, Unit::Percent)))
}

/// The bounds of a bin, in percent.
pub fn bin(lower_edge: f64, upper_edge: f64) -> String {
    format!("{:.0}–{:.0}%", 100.0 * lower_edge, 100.0 * upper_edge)
}

/// The labels that the photos have, before the figures are computed.
pub fn labelled(labelled: usize, photos: usize) -> String {
    format!("{labelled} of {photos} photos have a label.")
}

/// Where the labels are from.
pub fn of_table(path: &str) -> String {
    format!("The labels are from {path}.")
}

/// A folder whose name is none of the nine diagnoses.
pub fn folder(name: &str, photos: usize) -> String {
    let name = if name.is_empty() { "no folder" } else { name };
    match photos {
        1 => format!("{name} (1 photo)"),
        _ => format!("{name} ({photos} photos)"),
    }
}

/// The name of a diagnosis that is nearest to that of a folder.
pub fn nearest(name: &str) -> String {
    format!("Do you mean {name}?")
}

/// Photos of a table that are not among those of the page.
pub fn missing(count: usize, first: &str) -> String {
    match count {
        1 => format!("1 photo of the table is not among these photos: {first}."),
        _ => format!("{count} photos of the table are not among these photos, such as {first}."),
    }
}

/// Photos that the table does not list.
pub fn unlisted(count: usize) -> String {
    match count {
        1 => "1 photo is not in the table.".into(),
        _ => format!("{count} photos are not in the table."),
    }
}

/// A problem of a row of the table.
pub fn problem(line: u64, problem: &RowProblem) -> String {
    match problem {
        RowProblem::Fields { fields, expected } => {
            format!("Line {line} has {fields} fields and not {expected}; quote a field that contains a comma.")
        }
        RowProblem::NoPath => format!("Line {line} has no path."),
        RowProblem::ListedOn(first) => format!("Line {line} lists the photo of line {first} again."),
        RowProblem::TrainOnly => format!("The photo of line {line} is for training only and has no label here."),
        RowProblem::UnknownLabel(label) => format!("The label \u{201c}{label}\u{201d} of line {line} is none of the nine diagnoses."),
    }
}

/// Further problems of the table.
pub fn more_problems(count: usize) -> String {
    match count {
        1 => "There is 1 more such line.".into(),
        _ => format!("There are {count} more such lines."),
    }
}

/// Counts of a class, for its row.
pub fn class_row(count: ClassCount) -> [String; 3] {
    [count.diagnosis.name().into(), count.photos.to_string(), count.lesions.to_string()]
}

/// The figures `sensitivity_` or `specificity_` of the diagnoses that the photos show.
pub fn by_diagnosis(result: &CheckResult, name: &str) -> Vec<(String, Figure)> {
    let of = |diagnosis: Diagnosis| {
        let figure = result.check.evaluation.figures.get(&format!("{name}_{}", diagnosis.code()))?;
        Some((diagnosis.name().to_string(), figure.clone()))
    };
    Diagnosis::ALL.into_iter().filter_map(of).collect()
}
