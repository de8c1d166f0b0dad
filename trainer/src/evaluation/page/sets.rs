//! The prediction sets: whether they keep their promise, and how much they say.

use maud::{Markup, html};
use naevus_reading::diagnosis::Diagnosis;

use super::{part, percent};
use crate::document::page;
use crate::evaluation::{Part, PredictionSets};

/// Coverage, size, and the thresholds behind them.
pub fn section(sets: &Part<PredictionSets>) -> Markup {
    let lead = "Instead of one diagnosis a set can be named that holds the truth nine times in ten, of the rare \
                diagnoses too. Good sets cover what they promise and are small. A diagnosis with too few photos in \
                validation is in every set.";
    part("Prediction sets", lead, sets, |sets| {
        let size = &sets.mean_size;
        let whole = [
            ["Sets that hold the truth".to_string(), percent(&sets.covered)],
            [
                "Diagnoses in a set, on average".to_string(),
                format!("{:.2} ({:.2} to {:.2})", size.value, size.low, size.high),
            ],
            ["Sets with one diagnosis".to_string(), percent(&sets.single)],
            ["Sets with none".to_string(), percent(&sets.empty)],
        ];
        let whole = whole.map(|row| row.to_vec());
        let thresholds = &sets.thresholds;
        let diagnoses = Diagnosis::ALL.into_iter().map(|diagnosis| {
            let index = diagnosis.index();
            vec![
                diagnosis.name().to_string(),
                sets.covered_of.get(&diagnosis).map_or_else(|| "–".to_string(), percent),
                format!("{:.3}", 1.0 - thresholds.nonconformity_thresholds[index]),
                thresholds.photos[index].to_string(),
            ]
        });
        let columns = ["Diagnosis", "Covered", "In the set from probability", "Photos the threshold is from"];
        let counts = sets.sizes.iter().enumerate().filter(|(_, photos)| **photos > 0);
        let counts: Vec<String> = counts.map(|(size, photos)| format!("{photos} with {size}")).collect();
        html! {
            (page::table(&["Of all photos", "Value"], &whole))
            p.quiet { "Photos by how many diagnoses their set holds: " (counts.join(", ")) "." }
            (page::table(&columns, &diagnoses.collect::<Vec<_>>()))
        }
    })
}
