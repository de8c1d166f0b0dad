//! Texts of the check on the user's own photos: the sheet with the figures.

use naevus_evaluation::listed_photos::RowProblem;
use naevus_evaluation::{Alert, FEW_PHOTOS, Warning};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

use crate::page::batch::check::{CheckResult, Mistake, NoCheck};
use crate::page::text::batch;
use crate::page::text::format::{Unit, list, percent, percentage, sentence, value_with_interval};
use crate::page::text::message::{Phrase, phrase, say};
use crate::page::text::terms;

/// Heading of the sheet.
pub const HEADING: Phrase = phrase("check-heading");
/// Below it.
pub const NOTICE: Phrase = phrase("check-notice");
/// Buttons.
pub const PRINT: Phrase = phrase("check-print");
/// Saves the figures.
pub const SAVE: Phrase = phrase("check-save");
/// Heading of what limits the figures.
pub const LIMITS: Phrase = phrase("check-limits");
/// Always said.
pub const TRAINED_ON: Phrase = phrase("check-trained-on");
/// Heading of the main figures.
pub const SUMMARY: Phrase = phrase("check-summary");
/// Heading of the alert.
pub const ALERT: Phrase = phrase("check-alert");
/// Heading of the photos by class.
pub const CLASSES: Phrase = phrase("check-classes");
/// Heads of their table.
pub const CLASS_HEADS: [Phrase; 3] =
    [phrase("check-class-heads-diagnosis"), phrase("check-class-heads-photos"), phrase("check-class-heads-lesions")];
/// Heading of the sensitivities.
pub const SENSITIVITY: Phrase = phrase("check-sensitivity");
/// Its note.
pub const SENSITIVITY_NOTE: Phrase = phrase("check-sensitivity-note");
/// Heading of the specificities.
pub const SPECIFICITY: Phrase = phrase("check-specificity");
/// Its note.
pub const SPECIFICITY_NOTE: Phrase = phrase("check-specificity-note");
/// Heading of the confusion matrix.
pub const CONFUSION: Phrase = phrase("check-confusion");
/// Its note.
pub const CONFUSION_NOTE: Phrase = phrase("check-confusion-note");
/// The head of its first column.
pub const CONFUSION_CORNER: Phrase = phrase("check-confusion-corner");
/// Heading of the calibration.
pub const CALIBRATION: Phrase = phrase("check-calibration");
/// Its note.
pub const CALIBRATION_NOTE: Phrase = phrase("check-calibration-note");
/// Heading of the worst mistakes.
pub const MISTAKES: Phrase = phrase("check-mistakes");
/// Of malignant lesions.
pub const MISSED: Phrase = phrase("check-missed");
/// All others.
pub const OTHERS: Phrase = phrase("check-others");
/// Without mistakes.
pub const NO_MISTAKES: Phrase = phrase("check-no-mistakes");
/// If a mistake has no picture.
pub const NO_PICTURE: Phrase = phrase("check-no-picture");
/// Label of a mistake that was refused.
pub const REFUSED: Phrase = phrase("check-refused");
/// Heads of the figures.
pub const FIGURE_HEADS: [Phrase; 2] =
    [phrase("check-figure-heads-figure"), phrase("check-figure-heads-value-interval")];

/// Without an alert that can be measured.
pub const NO_ALERT: Phrase = phrase("check-no-alert");

/// The main figures with their names, as far as they are defined.
pub fn summary(result: &CheckResult) -> Vec<(Phrase, String)> {
    let figures = &result.check.evaluation.figures;
    let named = [
        ("balanced_accuracy", phrase("check-balanced-accuracy"), Unit::Percent),
        ("accuracy", phrase("check-accuracy"), Unit::Percent),
        ("macro_auroc", phrase("check-macro-auroc"), Unit::Decimals(3)),
        ("melanoma_auroc", phrase("check-melanoma-auroc"), Unit::Decimals(3)),
        ("malignant_auroc", phrase("check-malignant-auroc"), Unit::Decimals(3)),
    ];
    let line = |(key, name, unit): (&str, Phrase, Unit)| Some((name, value_with_interval(figures.get(key)?, unit)));
    let mut lines: Vec<_> = named.into_iter().filter_map(line).collect();
    let (sets, refusal) = (result.check.prediction_sets.as_ref(), result.check.refusal.as_ref());
    let shares = [
        (sets.map(|sets| &sets.covered), phrase("check-set-coverage")),
        (refusal.map(|refusal| &refusal.refused_share), phrase("check-refused-share")),
        (refusal.map(|refusal| &refusal.inconclusive_share), phrase("check-inconclusive-share")),
    ];
    lines.extend(shares.into_iter().filter_map(|(figure, name)| Some((name, percents(figure?)))));
    lines
}

/// The figures of the alert.
pub fn alert(alert: &Alert) -> Vec<(Phrase, String)> {
    vec![
        (phrase("check-alert-sensitivity"), percents(&alert.sensitivity)),
        (phrase("check-alert-specificity"), percents(&alert.specificity)),
        (phrase("check-refused-malignant"), percents(&alert.refused_malignant)),
    ]
}

/// What the figures of the alert are of.
pub fn alert_note(alert: &Alert) -> String {
    say!("check-alert-note", level = percentage(f64::from(alert.operating_point.threshold), 1))
}

fn percents(figure: &Figure) -> String {
    value_with_interval(figure, Unit::Percent)
}

/// What the figures are of.
pub fn basis(result: &CheckResult) -> String {
    let evaluation = &result.check.evaluation;
    let resamples = evaluation.bootstrap.resamples;
    say!("check-basis", photos = evaluation.photos, lesions = evaluation.lesions, resamples = resamples)
}

/// Photos that are in few figures or in none.
pub fn left_out(result: &CheckResult) -> Vec<String> {
    let evaluation = &result.check.evaluation;
    let mut sentences = Vec::new();
    if evaluation.not_malignant > 0 {
        sentences.push(say!("check-not-malignant", count = evaluation.not_malignant));
    }
    if evaluation.unlabelled > 0 {
        sentences.push(say!("check-unlabelled", count = evaluation.unlabelled));
    }
    if result.not_assessed > 0 {
        sentences.push(say!("check-not-assessed", count = result.not_assessed));
    }
    sentences
}

/// What limits the figures.
pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::FewPhotos(few) => {
            let names: Vec<String> = few.iter().map(|(diagnosis, lesions)| few_lesions(*diagnosis, *lesions)).collect();
            say!("check-few-photos", least = FEW_PHOTOS, diagnoses = list(&names))
        }
        Warning::NoPhotos(none) => {
            let names: Vec<Phrase> = none.iter().map(|diagnosis| terms::in_sentence(*diagnosis)).collect();
            say!("check-no-photos", diagnoses = list(&names))
        }
        Warning::RepeatedGroups { photos, groups } => {
            say!("check-repeated-groups", photos = *photos, groups = *groups)
        }
        Warning::GroupsUnknown => phrase("check-groups-unknown").into(),
    }
}

fn few_lesions(diagnosis: Diagnosis, lesions: usize) -> String {
    say!("check-few-lesions", diagnosis = terms::in_sentence(diagnosis), lesions = lesions)
}

/// Why there are no figures.
pub fn no_check(reason: &NoCheck) -> String {
    match reason {
        NoCheck::NoPhotos => batch::NO_LABELLED.into(),
        NoCheck::Invalid(reason) => sentence(reason),
    }
}

/// A mistake: what it is and what is named first.
pub fn mistake(mistake: &Mistake) -> String {
    say!(
        "check-mistake",
        label = terms::in_sentence(mistake.truth),
        first = terms::in_sentence(mistake.predicted),
        probability = percent(mistake.probability)
    )
}

/// The calibration in a sentence.
pub fn calibration_error(result: &CheckResult) -> Option<String> {
    let figure = result.check.evaluation.figures.get("debiased_calibration_error")?;
    Some(say!("check-calibration-error", value = percents(figure)))
}

/// The labels that the photos have, before the figures are computed.
pub fn labelled(labelled: usize, photos: usize) -> String {
    say!("check-labelled", labelled = labelled, photos = photos)
}

/// Where the labels are from.
pub fn of_table(path: &str) -> String {
    say!("check-of-table", file = path)
}

/// A folder whose name is none of the nine diagnoses.
pub fn folder(name: &str, photos: usize) -> String {
    say!("check-folder", name = name, photos = photos)
}

/// The name of a diagnosis that is nearest to that of a folder.
pub fn nearest(name: &str) -> String {
    say!("check-nearest", name = name)
}

/// Photos of a table that are not among those of the page.
pub fn missing(count: usize, first: &str) -> String {
    say!("check-missing", count = count, first = first)
}

/// Photos that the table does not list.
pub fn unlisted(count: usize) -> String {
    say!("check-unlisted", count = count)
}

/// A problem of a row of the table.
pub fn problem(line: u64, problem: &RowProblem) -> String {
    match problem {
        RowProblem::Fields { fields, expected } => {
            say!("check-row-fields", line = line, fields = *fields, expected = *expected)
        }
        RowProblem::NoPath => say!("check-row-no-path", line = line),
        RowProblem::ListedOn(first) => say!("check-row-listed-on", line = line, first = *first),
        RowProblem::TrainOnly => say!("check-row-train-only", line = line),
        RowProblem::UnknownLabel(label) => say!("check-row-unknown-label", line = line, label = label.as_str()),
    }
}

/// Further problems of the table.
pub fn more_problems(count: usize) -> String {
    say!("check-more-problems", count = count)
}

/// The row of a diagnosis in the confusion matrix.
pub fn confusion_row(diagnosis: Diagnosis) -> String {
    say!("check-confusion-row", diagnosis = terms::diagnosis(diagnosis), code = diagnosis.code())
}

/// The figures `sensitivity_` or `specificity_` of the diagnoses that the photos show.
pub fn by_diagnosis(result: &CheckResult, name: &str) -> Vec<(String, Figure)> {
    let of = |diagnosis: Diagnosis| {
        let figure = result.check.evaluation.figures.get(&format!("{name}_{}", diagnosis.code()))?;
        Some((terms::diagnosis(diagnosis).into(), *figure))
    };
    Diagnosis::ALL.into_iter().filter_map(of).collect()
}
