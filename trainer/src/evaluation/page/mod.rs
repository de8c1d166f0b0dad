//! `report.html`: all that was found, for people, in one file.

mod age_and_site;
mod agreement;
pub mod calibration;
mod comparison;
mod confusion;
mod curves;
mod groups;
mod pictures;
mod sets;
mod summary;
mod training;

use anyhow::Result;
use maud::{Markup, html};
use naevus_reading::card::Figure;

use crate::document::page;
use crate::evaluation::{Findings, Part, Prediction};

/// The page of `findings`; with the worst mistakes among `predictions` as pictures where `pictures` says so.
///
/// # Errors
///
/// Where a chart or a picture cannot be drawn. A photo that can no longer be read is named in its picture's place.
pub fn page(findings: &Findings, predictions: &[Prediction], pictures: bool) -> Result<String> {
    let about = &findings.about;
    let lead = format!(
        "{} on {}: {} photos of {} lesions. Split {}, weights {}, {}. Every figure stands with its 95 % interval, from \
         {} resamples of the lesions. For research and education; not a diagnosis.",
        about.model,
        about.photos,
        findings.evaluation.photos,
        findings.evaluation.lesions,
        short_hash(&about.split_sha256),
        short_hash(&about.weights_sha256),
        about.date,
        findings.evaluation.bootstrap.resamples
    );
    let body = html! {
        (summary::section(findings))
        (curves::section(findings)?)
        (summary::operating_points(findings))
        (age_and_site::section(&findings.age_and_site))
        (confusion::section(&findings.evaluation))
        (calibration::section(findings)?)
        (agreement::archives(&findings.archives))
        (agreement::decision_rules(&findings.decision_rules))
        (agreement::alert(&findings.alert))
        (sets::section(&findings.prediction_sets))
        (groups::section(&findings.subgroups))
        (agreement::symmetries(&findings.symmetries))
        (agreement::disturbances(&findings.disturbances))
        (agreement::where_it_looked(&findings.where_it_looked))
        (agreement::not_lesions(&findings.not_lesions))
        (comparison::section(&findings.against))
        (training::section(&findings.training)?)
        (summary::cost(&findings.cost))
        @if pictures { (pictures::section(predictions)?) }
    };
    Ok(page::page("How well naevus reads photos", &lead, &body))
}

/// A section that shows what was measured, or says why nothing was.
fn part<T>(heading: &str, lead: &str, part: &Part<T>, content: impl Fn(&T) -> Markup) -> Markup {
    match part {
        Part::Measured(measured) => page::section(heading, lead, &content(measured)),
        Part::Not { not_measured } => {
            page::section(heading, "", &html! { p.quiet { "Not measured: " (not_measured) "." } })
        }
    }
}

/// `0.812 (0.790 to 0.834)`.
fn shown(figure: &Figure) -> String {
    format!("{:.3} ({:.3} to {:.3})", figure.value, figure.low, figure.high)
}

/// `81 % (79 to 83)`, for shares of photos.
fn percent(figure: &Figure) -> String {
    let Figure { value, low, high } = figure;
    format!("{:.1} % ({:.1} to {:.1})", 100.0 * value, 100.0 * low, 100.0 * high)
}

/// The figure in two decimals, or a dash where it is not defined.
fn cell(figure: Option<&Figure>) -> String {
    match figure {
        Some(Figure { value, low, high }) => format!("{value:.2} ({low:.2} to {high:.2})"),
        None => "–".to_string(),
    }
}

/// The first letters of a hash, enough to tell it from others.
fn short_hash(sha256: &str) -> &str {
    match sha256.get(..12) {
        Some(short) => short,
        None if sha256.is_empty() => "unknown",
        None => sha256,
    }
}
