//! The figures as tables: the whole, each diagnosis, the operating points and the cost.

use maud::{Markup, html};
use naevus_reading::diagnosis::Diagnosis;

use super::{cell, part, shown};
use crate::document::page;
use crate::evaluation::question::Question;
use crate::evaluation::{Cost, Findings, Part};

/// The figures of the whole: their names, and what each says.
const WHOLE: [(&str, &str, &str); 8] = [
    ("balanced_accuracy", "Balanced accuracy", "the mean of the sensitivities; 0.11 by chance, 1 at best"),
    ("accuracy", "Accuracy", "photos whose first diagnosis is right; common diagnoses weigh most"),
    ("macro_f1", "Macro F1", "sensitivity and precision in one, the mean over diagnoses"),
    ("macro_auroc", "Macro AUROC", "the mean area under the nine ROC curves; 0.5 by chance"),
    ("macro_average_precision", "Macro average precision", "the mean over the nine precision-recall curves"),
    ("melanoma_auroc", "Melanoma AUROC", "melanoma against all else"),
    ("malignant_auroc", "Malignant AUROC", "melanoma and both carcinomas against all else"),
    ("malignant_or_ak_auroc", "Malignant or actinic keratosis, AUROC", "the same with the precancer on their side"),
];

/// The figures of a diagnosis: the beginnings of their names, and the heads of their columns.
const OF_A_DIAGNOSIS: [(&str, &str); 4] = [
    ("sensitivity", "Sensitivity"),
    ("specificity", "Specificity"),
    ("auroc", "AUROC"),
    ("average_precision", "Average precision"),
];

/// The whole, and each diagnosis.
pub fn section(findings: &Findings) -> Markup {
    let evaluation = &findings.evaluation;
    let whole = WHOLE.into_iter().filter_map(|(key, name, says)| {
        Some(vec![name.to_string(), shown(evaluation.figures.get(key)?), says.to_string()])
    });
    let diagnoses = Diagnosis::ALL.into_iter().map(|diagnosis| {
        let photos: usize = evaluation.confusion[diagnosis.index()].iter().sum();
        let figure = |(name, _)| cell(evaluation.figures.get(&format!("{name}_{}", diagnosis.code())));
        let figures = OF_A_DIAGNOSIS.into_iter().map(figure);
        [diagnosis.name().to_string(), photos.to_string()].into_iter().chain(figures).collect()
    });
    let columns: Vec<&str> =
        ["Diagnosis", "Photos"].into_iter().chain(OF_A_DIAGNOSIS.map(|(_, column)| column)).collect();
    let unlabelled = evaluation.unlabelled;
    page::section(
        "Figures",
        "A figure is the best guess, and the truth lies within its brackets in 95 of 100 cases: two models whose \
         brackets overlap widely may be equally good.",
        &html! {
            (page::table(&["Figure", "Value", "What it says"], &whole.collect::<Vec<_>>()))
            @if unlabelled > 0 { p.quiet { (unlabelled) " more photos have no label and are in no figure." } }
            h3 { "Each diagnosis" }
            p {
                "Sensitivity is how many of its photos are found by the first diagnosis, specificity how many of the \
                 others are left alone. Of few photos little is known, whatever the figure."
            }
            (page::table(&columns, &diagnoses.collect::<Vec<_>>()))
        },
    )
}

/// Sensitivity at a given specificity, and the reverse.
pub fn operating_points(findings: &Findings) -> Markup {
    let figures = &findings.evaluation.figures;
    let rows = Question::ASKED.into_iter().map(|(question, name)| {
        let at = |what: &str| cell(figures.get(&format!("{name}_{what}")));
        vec![
            question.name().to_string(),
            at("sensitivity_at_90_specificity"),
            at("sensitivity_at_95_specificity"),
            at("specificity_at_90_sensitivity"),
            at("specificity_at_95_sensitivity"),
        ]
    });
    let columns = [
        "Question",
        "Sensitivity at 90 % specificity",
        "Sensitivity at 95 % specificity",
        "Specificity at 90 % sensitivity",
        "Specificity at 95 % sensitivity",
    ];
    page::section(
        "Operating points",
        "Instead of the first diagnosis a threshold may decide: how many are found where only one in ten, or one in \
         twenty, of the others raises an alarm, and how many are left alone where nine in ten, or nineteen in twenty, \
         are found. The thresholds are chosen on these photos, so that on others the figures are a little lower.",
        &page::table(&columns, &rows.collect::<Vec<_>>()),
    )
}

/// Time a photo.
pub fn cost(cost: &Part<Cost>) -> Markup {
    part("Cost", "What one photo by itself takes on the machine that made this page; medians.", cost, |cost| {
        let network = format!("The network ({}, {} threads)", cost.device, cost.threads);
        let rows = [
            ("Reading, decoding and preprocessing the photo (one thread)", cost.decode_and_preprocess_ms),
            (network.as_str(), cost.network_ms),
            ("CombinedAssessment", cost.decode_and_preprocess_ms + cost.network_ms),
        ];
        let rows = rows.map(|(what, ms)| vec![what.to_string(), format!("{ms:.1}")]);
        html! {
            (page::table(&["What", "ms"], &rows))
            p.quiet { (cost.photos) " photos were timed, one after the other." }
        }
    })
}
