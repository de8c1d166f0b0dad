//! How often a photo is refused, of lesions and of other things: a table.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::page::table::Table;
use crate::page::words::capitalised;
use naevus_reading::card::Figure;

/// What the figures' names begin with; what follows names the folder of photos.
const REFUSED: &str = "refused_";

/// The section; nothing where the card has no such figure.
#[component]
pub fn Refusals(figures: BTreeMap<String, Figure>) -> impl IntoView {
    let lesions = [
        ("refused_lesions", "Lesions: refused"),
        ("doubtful_lesions", "Lesions: refused, unusual or without a diagnosis that stands out"),
    ];
    let lesions = lesions.into_iter().filter_map(|(name, label)| Some((label.to_string(), *figures.get(name)?)));
    let others = figures.iter().filter_map(|(name, figure)| {
        let folder = name.strip_prefix(REFUSED).filter(|folder| *folder != "lesions")?;
        Some((format!("{}: refused", capitalised(&folder.replace('_', " "))), *figure))
    });
    let rows: Vec<(String, Figure)> = lesions.chain(others).collect();
    (!rows.is_empty()).then(|| {
        let rows = rows
            .into_iter()
            .map(|(label, Figure { value, low, high })| {
                view! {
                    <tr>
                        <th scope="row">{label}</th>
                        <td>{format!("{:.1}%", 100.0 * value)}</td>
                        <td>{format!("{:.1}–{:.1}%", 100.0 * low, 100.0 * high)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <h3>"When it does not know"</h3>
            <p>
                "A photo that does not look like a close one of a lesion is refused, and one that comes near to that is read with a caution. Of lesions few should be refused, of everything else all."
            </p>
            <Table heads=vec!["Photos of", "Share", "95% interval"]>{rows}</Table>
        }
    })
}
