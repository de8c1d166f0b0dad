//! The confusion matrix as a shaded table.

use maud::{Markup, html};
use naevus_reading::diagnosis::Diagnosis;

use crate::document::page;
use crate::evaluation::Evaluation;

/// Photos by what they show and what they were read as.
pub fn section(evaluation: &Evaluation) -> Markup {
    let content = html! {
        div.scroll {
            table {
                thead {
                    tr {
                        th scope="col" { "Shows" }
                        @for diagnosis in Diagnosis::ALL {
                            th scope="col" { abbr title=(diagnosis.name()) { (diagnosis.code()) } }
                        }
                        th scope="col" { "Photos" }
                    }
                }
                tbody {
                    @for truth in Diagnosis::ALL {
                        (row(truth, &evaluation.confusion[truth.index()]))
                    }
                }
            }
        }
    };
    page::section(
        "Confusion",
        "A row is what photos show, a column what they were read as: the count, and its share of the row. A good matrix \
         is dark along the framed diagonal and empty elsewhere.",
        &content,
    )
}

fn row(truth: Diagnosis, photos: &[usize; Diagnosis::COUNT]) -> Markup {
    let whole: usize = photos.iter().sum();
    let share = |count: usize| if whole == 0 { 0.0 } else { count as f64 / whole as f64 };
    html! {
        tr {
            th scope="row" { (truth.name()) }
            @for read in Diagnosis::ALL {
                @let count = photos[read.index()];
                @let style = format!("--share: {:.3}", share(count));
                td.shaded.true[read == truth] style=(style) {
                    (count)
                    small { @if count > 0 { (format!("{:.0} %", 100.0 * share(count))) } @else { "\u{a0}" } }
                }
            }
            td.number { (whole) }
        }
    }
}
