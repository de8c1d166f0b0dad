//! Another model on the same photos.

use maud::{Markup, html};
use naevus_reading::card::Figure;

use super::part;
use crate::document::markdown::signed;
use crate::document::page;
use crate::evaluation::Part;
use crate::evaluation::comparison::{Comparison, FIGURES};

/// The differences, and McNemar's test of the answers.
pub fn section(against: &Part<Comparison>) -> Markup {
    let lead = "Both models are measured on the same lesions in each resample, so that the interval is of the \
                difference itself: where it does not hold 0, chance alone would hardly make one.";
    part("Against another model", lead, against, |against| {
        let rows = FIGURES.into_iter().filter_map(|(key, name)| {
            let found = against.differences.get(key)?;
            let Figure { low, high, .. } = found.difference;
            let verdict = if low > 0.0 || high < 0.0 { "yes" } else { "no" };
            Some(vec![
                name.to_string(),
                format!("{:.3}", found.this),
                format!("{:.3}", found.other),
                signed(found.difference),
                verdict.to_string(),
            ])
        });
        let columns = ["Figure", "This model", "The other", "Difference", "More than chance"];
        html! {
            p { "The other is " (against.other) ", on " (against.photos) " photos." }
            @if let Some(caution) = &against.caution { p { strong { (caution) } } }
            (page::table(&columns, &rows.collect::<Vec<_>>()))
            p {
                (against.only_this_right) " photos are read rightly by this model alone, " (against.only_other_right)
                " by the other alone: McNemar's exact test gives " (against.p_in_words()) ". It takes \
                 every photo to be independent, which photos of one lesion are not; the accuracy's interval above does \
                 not."
            }
        }
    })
}
