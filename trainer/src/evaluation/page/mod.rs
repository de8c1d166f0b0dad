//! `report.html`: all results of an evaluation in one file.

mod charts;
mod decisions;
mod errors;
mod figures;
mod robustness;

use anyhow::Result;
use maud::{Markup, html};

use crate::document::page;
use crate::evaluation::{EvaluationResults, Prediction, Section};

pub use charts::reliability_chart;

/// The report of `results`. It contains pictures of the worst errors among `predictions` if `pictures` is set.
///
/// # Errors
///
/// If a chart or a picture cannot be drawn. A photo that can no longer be read is named instead of shown.
pub fn page(results: &EvaluationResults, predictions: &[Prediction], pictures: bool) -> Result<String> {
    let about = &results.about;
    let lead = format!(
        "{} on {}: {} photos of {} lesions. Split {}, weights {}, {}. Figures in brackets are 95 % confidence intervals, \
         from {} bootstrap resamples by patient or lesion. For research and education; not a diagnosis.",
        about.model,
        about.photos,
        results.evaluation.photos,
        results.evaluation.lesions,
        short_hash(&about.split_sha256),
        short_hash(&about.weights_sha256),
        about.date,
        results.evaluation.bootstrap.resamples
    );
    let body = html! {
        (figures::main_figures(&results.evaluation))
        (charts::curves(results)?)
        (figures::operating_points(&results.evaluation))
        (decisions::age_and_site(&results.age_and_site))
        (figures::confusion_matrix(&results.evaluation))
        (charts::calibration(results)?)
        (figures::archives(&results.archives))
        (decisions::class_priors(&results.prior_adjustment))
        (decisions::alert(&results.alert))
        (decisions::prediction_sets(&results.prediction_sets))
        (decisions::combined_photos(&results.combined_photos))
        (figures::subgroups(&results.subgroups))
        (robustness::invariance(&results.invariance))
        (robustness::corruptions(&results.robustness))
        (robustness::activation_map(&results.activation_map))
        (decisions::refusal(&results.refusal))
        (figures::comparison(&results.comparison))
        (charts::training(&results.training)?)
        (figures::inference_time(&results.inference_time))
        @if pictures { (errors::section(predictions)?) }
    };
    Ok(page::page("Evaluation report of naevus", &lead, &body))
}

/// A section with its measurement, or with the reason why there is none.
fn section<T>(heading: &str, lead: &str, section: &Section<T>, content: impl Fn(&T) -> Markup) -> Markup {
    match section {
        Section::Measured(measured) => page::section(heading, lead, &content(measured)),
        Section::NotMeasured { not_measured } => {
            page::section(heading, "", &html! { p.quiet { "Not measured: " (not_measured) "." } })
        }
    }
}

/// The first twelve digits of a hash.
fn short_hash(sha256: &str) -> &str {
    match sha256.get(..12) {
        Some(short) => short,
        None if sha256.is_empty() => "unknown",
        None => sha256,
    }
}
