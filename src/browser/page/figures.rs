//! The card's figures as two tables: the whole, and each diagnosis.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::diagnosis::Diagnosis;
use crate::model_card::Figure;

/// The figures over all photos: their names in the card, and what each says.
const OVERALL: [(&str, &str); 6] = [
    ("balanced_accuracy", "Balanced accuracy: the mean of the nine sensitivities"),
    ("accuracy", "Accuracy: photos whose first diagnosis is right"),
    ("macro_auroc", "Macro AUROC: the mean of the nine below"),
    ("melanoma_auroc", "Melanoma AUROC: melanoma against all else"),
    ("malignant_auroc", "Malignant AUROC: the sum of the malignant against all else"),
    ("macro_f1", "Macro F1: sensitivity and precision in one"),
];

/// The figures of a diagnosis: the beginnings of their names in the card, and what each says.
const OF_A_DIAGNOSIS: [(&str, &str); 3] =
    [("sensitivity", "Sensitivity"), ("specificity", "Specificity"), ("auroc", "AUROC")];

/// Both tables. A figure that the card lacks is left out, or a dash.
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
    let diagnoses = Diagnosis::ALL
        .into_iter()
        .map(|diagnosis| {
            let cells = OF_A_DIAGNOSIS
                .into_iter()
                .map(|(name, _)| {
                    let figure = figures.get(&format!("{name}_{}", diagnosis.code()));
                    let shown = figure.map(|Figure { value, low, high }| format!("{value:.2} ({low:.2}–{high:.2})"));
                    view! { <td>{shown.unwrap_or_else(|| "–".into())}</td> }
                })
                .collect_view();
            let photos = photos.get(&diagnosis).map_or_else(|| "–".into(), usize::to_string);
            view! { <tr><th scope="row">{diagnosis.name()}</th><td>{photos}</td>{cells}</tr> }
        })
        .collect_view();
    let heads = OF_A_DIAGNOSIS.into_iter().map(|(_, label)| view! { <th scope="col">{label}</th> }).collect_view();
    view! {
        <div class="table">
            <table>
                <thead><tr><th scope="col">"Figure"</th><th scope="col">"Value"</th><th scope="col">"95% interval"</th></tr></thead>
                <tbody>{overall}</tbody>
            </table>
        </div>
        <div class="table">
            <table>
                <thead><tr><th scope="col">"Diagnosis"</th><th scope="col">"Photos"</th>{heads}</tr></thead>
                <tbody>{diagnoses}</tbody>
            </table>
        </div>
        <p class="fine">
            "Of few photos little is known, whatever the figure: a sensitivity of 1.00 says that none of them was missed, not that none ever will be."
        </p>
    }
}
