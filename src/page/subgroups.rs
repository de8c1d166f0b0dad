//! The figures among photos of one source, sex, age or site: a table.

use leptos::prelude::*;

use crate::page::table::{Table, cell};
use crate::page::words::capitalised;
use naevus_reading::card::Subgroup;

/// The figures that have a column: their names in the card, and what each says.
const COLUMNS: [(&str, &str); 7] = [
    ("balanced_accuracy", "Balanced accuracy"),
    ("accuracy", "Accuracy"),
    ("macro_auroc", "Macro AUROC"),
    ("melanoma_auroc", "Melanoma AUROC"),
    ("malignant_auroc", "Malignant AUROC"),
    ("alert_sensitivity", "Alert sensitivity"),
    ("alert_specificity", "Alert specificity"),
];

/// The section; nothing where the card has no subgroups. A column that none of them has is left out.
#[component]
pub fn Subgroups(subgroups: Vec<Subgroup>) -> impl IntoView {
    let has = |name: &str| subgroups.iter().any(|subgroup| subgroup.figures.contains_key(name));
    let columns: Vec<(&str, &str)> = COLUMNS.into_iter().filter(|(name, _)| has(name)).collect();
    let heads = ["Photos", "How many"].into_iter().chain(columns.iter().map(|(_, label)| *label)).collect();
    let rows = subgroups
        .iter()
        .map(|Subgroup { by, group, photos, figures }| {
            let cells = columns.iter().map(|(name, _)| cell(figures.get(*name))).collect_view();
            view! { <tr><th scope="row">{format!("{}: {group}", capitalised(by))}</th><td>{*photos}</td>{cells}</tr> }
        })
        .collect_view();
    (!subgroups.is_empty()).then(|| {
        view! {
            <h3>"Among some of the photos"</h3>
            <p>"The same figures among photos of one source, sex, age or site. Where they differ, so does the trust that an answer deserves."</p>
            <Table heads=heads>{rows}</Table>
        }
    })
}
