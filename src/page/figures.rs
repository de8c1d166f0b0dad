//! The card's figures as two tables: the whole, and each diagnosis.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::page::table::{Table, cell};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

/// The figures over all photos: their names in the card, and what each says.
const OVERALL: [(&str, &str); 12] = [
    ("balanced_accuracy", "Balanced accuracy: the mean of the nine sensitivities"),
    ("balanced_accuracy_seven", "Balanced accuracy, HAM10000's seven classes"),
    ("accuracy", "Accuracy: photos whose first diagnosis is right"),
    ("accuracy_nine_class", "Accuracy on the photos that the nine-class set holds too"),
    ("macro_auroc", "Macro AUROC: the mean of the nine below"),
    ("melanoma_auroc", "Melanoma AUROC: melanoma against all else"),
    ("malignant_auroc", "Malignant AUROC: the sum of the malignant against all else"),
    ("macro_f1", "Macro F1: sensitivity and precision in one"),
    ("balanced_accuracy_with_age_and_site", "Balanced accuracy, with age and site"),
    ("macro_auroc_with_age_and_site", "Macro AUROC, with age and site"),
    ("melanoma_auroc_with_age_and_site", "Melanoma AUROC, with age and site"),
    (
        "melanoma_sensitivity_at_95_specificity_with_age_and_site",
        "Melanoma sensitivity at 95% specificity, with age and site",
    ),
];

/// The figures of a diagnosis: the beginnings of their names in the card, and what each says.
const OF_A_DIAGNOSIS: [(&str, &str); 4] = [
    ("sensitivity", "Sensitivity"),
    ("specificity", "Specificity"),
    ("auroc", "AUROC"),
    ("set_coverage", "Not ruled out"),
];

/// A figure that is a share, in percent with its interval.
pub fn share(figure: &Figure) -> String {
    let Figure { value, low, high } = *figure;
    format!("{:.1}% ({:.1}–{:.1}%)", 100.0 * value, 100.0 * low, 100.0 * high)
}

/// Both tables. A figure that the card lacks is left out; where it has it of some diagnoses only, the others' is a dash.
#[component]
pub fn Figures(figures: BTreeMap<String, Figure>, photos: BTreeMap<Diagnosis, usize>) -> impl IntoView {
    let overall = OVERALL
        .into_iter()
        .filter_map(|(name, label)| {
            let figure = figures.get(name)?;
            Some(view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td>{format!("{:.3}", figure.value)}</td>
                    <td>{format!("{:.3}–{:.3}", figure.low, figure.high)}</td>
                </tr>
            })
        })
        .collect_view();
    let of = |name: &str, diagnosis: Diagnosis| figures.get(&format!("{name}_{}", diagnosis.code()));
    let is_there = |name: &str| Diagnosis::ALL.into_iter().any(|diagnosis| of(name, diagnosis).is_some());
    let columns: Vec<(&str, &str)> = OF_A_DIAGNOSIS.into_iter().filter(|(name, _)| is_there(name)).collect();
    let diagnoses = Diagnosis::ALL
        .into_iter()
        .map(|diagnosis| {
            let cells = columns.iter().map(|(name, _)| cell(of(name, diagnosis))).collect_view();
            let photos = photos.get(&diagnosis).map_or_else(|| "–".into(), usize::to_string);
            view! { <tr><th scope="row">{diagnosis.name()}</th><td>{photos}</td>{cells}</tr> }
        })
        .collect_view();
    let heads = ["Diagnosis", "Photos"].into_iter().chain(columns.iter().map(|(_, label)| *label)).collect();
    view! {
        <Table heads=vec!["Figure", "Value", "95% interval"]>{overall}</Table>
        <Table heads=heads>{diagnoses}</Table>
        <p class="fine">
            "Of few photos little is known, whatever the figure: a sensitivity of 1.00 says that none of them was missed, not that none ever will be."
        </p>
    }
}
