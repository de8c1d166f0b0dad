//! Whether probabilities are what they say: the reliability diagram and its figures.

use anyhow::Result;
use maud::{Markup, html};

use super::shown;
use crate::document::chart::{Chart, KeyCorner, Line};
use crate::document::page;
use crate::evaluation::{Findings, ReliabilityBin};

const FIGURES: [(&str, &str, &str); 5] = [
    (
        "expected_calibration_error",
        "Expected calibration error",
        "how far the highest probability is from the share that is right, on average over 15 bins; \
         chance alone makes it greater than 0",
    ),
    (
        "debiased_calibration_error",
        "Debiased calibration error",
        "the same as a root mean square, without what chance adds (Kumar et al. 2019); 0 where chance explains all of it",
    ),
    (
        "classwise_calibration_error",
        "Classwise calibration error",
        "the first for the probability of each diagnosis instead of the highest, the mean of the nine (Kull et al. 2019)",
    ),
    (
        "brier_score",
        "Brier score",
        "squared errors of all nine probabilities, summed, on average; 0 at best, 2 at worst",
    ),
    ("negative_log_likelihood", "Negative log-likelihood", "natural; 0 at best, 2.20 where all nine are equal"),
];

/// The diagram, how many photos are behind each point, and the figures.
pub fn section(findings: &Findings) -> Result<Markup> {
    let bins = &findings.reliability;
    let rows = FIGURES.into_iter().filter_map(|(key, name, says)| {
        let figure = findings.evaluation.figures.get(key)?;
        Some(vec![name.to_string(), shown(figure), says.to_string()])
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let reliability = page::figure(
        &reliability(bins).svg()?,
        "Reliability: a point is a bin of photos, its grey line the 95 % interval. Below the diagonal the model is surer \
         than it is right.",
    );
    let certainty = page::figure(&certainty(bins).svg()?, "How many photos are in each bin.");
    Ok(page::section(
        "Calibration",
        "Of the photos that a model is 80 % sure of, eight in ten should be right.",
        &html! {
            div.charts { (reliability) (certainty) }
            (page::table(&["Figure", "Value", "What it says"], &rows))
        },
    ))
}

/// The reliability diagram of `bins`.
pub fn reliability(bins: &[ReliabilityBin]) -> Chart {
    let faint = |points: Vec<(f64, f64)>| Line { points, faint: true, ..Line::default() };
    let interval = |bin: &ReliabilityBin| {
        faint(vec![(bin.mean_probability, bin.right.low), (bin.mean_probability, bin.right.high)])
    };
    let mut lines = vec![faint(vec![(0.0, 0.0), (1.0, 1.0)])];
    lines.extend(bins.iter().map(interval));
    let points = bins.iter().map(|bin| (bin.mean_probability, bin.right.value)).collect();
    lines.push(Line { points, dots: true, ..Line::default() });
    Chart {
        across: "highest probability".to_string(),
        up: "share that is right".to_string(),
        across_range: Some(0.0..1.0),
        up_range: Some(0.0..1.02),
        lines,
        ..Chart::default()
    }
}

/// The outline of a histogram.
fn certainty(bins: &[ReliabilityBin]) -> Chart {
    let mut points = vec![(0.0, 0.0)];
    for bin in bins {
        let photos = bin.photos as f64;
        if let Some(&(edge, _)) = points.last() {
            // Down to nothing, where bins between the two are empty.
            points.extend(if edge < bin.above { vec![(edge, 0.0), (bin.above, 0.0)] } else { Vec::new() });
        }
        points.extend([(bin.above, photos), (bin.up_to, photos)]);
    }
    points.push((points.last().map_or(1.0, |last| last.0), 0.0));
    let most = bins.iter().map(|bin| bin.photos).max().unwrap_or(1);
    Chart {
        across: "highest probability".to_string(),
        up: "photos".to_string(),
        across_range: Some(0.0..1.0),
        up_range: Some(0.0..1.05 * most as f64),
        lines: vec![Line { points, ..Line::default() }],
        key: KeyCorner::UpperRight,
        ..Chart::default()
    }
}
