//! Charts: ROC and precision-recall curves, reliability diagram, and training curves.

use anyhow::Result;
use maud::{Markup, html};

use super::figures::described;
use super::section;
use crate::document::chart::{Chart, LegendCorner, Line};
use crate::document::page;
use crate::evaluation::figures::{CALIBRATION, short_interval};
use crate::evaluation::{EvaluationResults, ReliabilityBin, Section, TrainingCurve};
use naevus_evaluation::binary_task::BinaryTask;
use naevus_evaluation::curve::{self, Curve};

/// A kind of threshold curve.
struct CurveKind {
    x_label: &'static str,
    y_label: &'static str,
    legend: LegendCorner,
    points: fn(&Curve) -> Option<curve::Line>,
    /// The curve of a random classifier.
    chance: fn(&Curve) -> curve::Line,
    /// The key of the summary figure, after the task's prefix.
    figure: &'static str,
    /// The name of the summary figure.
    figure_name: &'static str,
}

const ROC: CurveKind = CurveKind {
    x_label: "1 − specificity",
    y_label: "sensitivity",
    legend: LegendCorner::LowerRight,
    points: Curve::roc,
    chance: |_| vec![(0.0, 0.0), (1.0, 1.0)],
    figure: "auroc",
    figure_name: "the area under the curve",
};

const PRECISION_RECALL: CurveKind = CurveKind {
    x_label: "recall",
    y_label: "precision",
    legend: LegendCorner::LowerLeft,
    points: Curve::precision_recall,
    chance: |curve| {
        let share = curve.positives / (curve.positives + curve.negatives);
        vec![(0.0, share), (1.0, share)]
    },
    figure: "average_precision",
    figure_name: "the average precision",
};

/// The ROC and precision-recall curves: the clinical tasks in one chart, and each diagnosis in its own.
pub fn curves(results: &EvaluationResults) -> Result<Markup> {
    Ok(html! {
        (page::section(
            "ROC curves",
            "Sensitivity against 1 − specificity at each threshold. The grey line is a random classifier.",
            &curve_charts(results, &ROC)?,
        ))
        (page::section(
            "Precision-recall curves",
            "Precision against recall at each threshold. The grey line is a random classifier: the prevalence among these \
             photos, which differs from the prevalence in a practice.",
            &curve_charts(results, &PRECISION_RECALL)?,
        ))
    })
}

fn curve_charts(results: &EvaluationResults, kind: &CurveKind) -> Result<Markup> {
    let (mut chances, mut lines) = (Vec::new(), Vec::new());
    for (clinical, name) in BinaryTask::CLINICAL {
        let Some((_, curve)) = results.curves.iter().find(|(task, _)| *task == clinical) else { continue };
        let Some(points) = (kind.points)(curve) else { continue };
        let figure = results.evaluation.figures.get(&format!("{name}_{}", kind.figure));
        let value = figure.map_or_else(String::new, |figure| format!(" {:.2}", figure.value));
        lines.push(Line { name: format!("{}{value}", clinical.name()), points, ..Line::default() });
        chances.push((kind.chance)(curve));
    }
    chances.dedup();
    let chances = chances.into_iter().map(|points| Line { points, reference: true, ..Line::default() });
    let clinical = curve_chart(kind, chances.chain(lines).collect(), false).svg()?;
    let mut small = Vec::new();
    for (task, curve) in &results.curves {
        let BinaryTask::OneVsRest(diagnosis) = task else { continue };
        let Some(points) = (kind.points)(curve) else { continue };
        let chance = Line { points: (kind.chance)(curve), reference: true, ..Line::default() };
        let svg = curve_chart(kind, vec![chance, Line { points, ..Line::default() }], true).svg()?;
        let figure = results.evaluation.figures.get(&format!("{}_{}", kind.figure, diagnosis.code()));
        let caption = format!("{}: {}, {} photos", diagnosis.name(), short_interval(figure), curve.positives);
        small.push(page::figure(&svg, &caption));
    }
    Ok(html! {
        (page::figure(&clinical, &format!("Melanoma and malignancy; the key has {}.", kind.figure_name)))
        h3 { "Each diagnosis against all others" }
        div.small-charts { @for chart in &small { (chart) } }
    })
}

fn curve_chart(kind: &CurveKind, lines: Vec<Line>, small: bool) -> Chart {
    Chart {
        x_label: kind.x_label.to_string(),
        y_label: kind.y_label.to_string(),
        x_range: Some(0.0..1.0),
        y_range: Some(0.0..1.02),
        lines,
        legend: kind.legend,
        small,
    }
}

/// The reliability diagram, the histogram of the confidence, and the figures of calibration.
pub fn calibration(results: &EvaluationResults) -> Result<Markup> {
    let bins = &results.reliability;
    let reliability = page::figure(
        &reliability_chart(bins).svg()?,
        "Reliability diagram: a point for each bin, with its 95 % interval in grey. Points below the diagonal are \
         overconfident.",
    );
    let histogram = page::figure(&confidence_histogram(bins).svg()?, "Histogram of the confidence.");
    Ok(page::section(
        "Calibration",
        "The confidence is the highest of the nine probabilities. It is calibrated if it equals the accuracy: 80 % of the \
         photos with a confidence of 80 % are classified correctly.",
        &html! {
            div.charts { (reliability) (histogram) }
            (described(&results.evaluation, CALIBRATION.into_iter()))
        },
    ))
}

/// The reliability diagram of `bins`.
pub fn reliability_chart(bins: &[ReliabilityBin]) -> Chart {
    let faint = |points: Vec<(f64, f64)>| Line { points, reference: true, ..Line::default() };
    let interval = |bin: &ReliabilityBin| {
        faint(vec![(bin.mean_confidence, bin.accuracy.low), (bin.mean_confidence, bin.accuracy.high)])
    };
    let mut lines = vec![faint(vec![(0.0, 0.0), (1.0, 1.0)])];
    lines.extend(bins.iter().map(interval));
    let points = bins.iter().map(|bin| (bin.mean_confidence, bin.accuracy.value)).collect();
    lines.push(Line { points, markers: true, ..Line::default() });
    Chart {
        x_label: "confidence".to_string(),
        y_label: "accuracy".to_string(),
        x_range: Some(0.0..1.0),
        y_range: Some(0.0..1.02),
        lines,
        ..Chart::default()
    }
}

fn confidence_histogram(bins: &[ReliabilityBin]) -> Chart {
    let mut points = vec![(0.0, 0.0)];
    for bin in bins {
        let photos = bin.photos as f64;
        if let Some(&(edge, _)) = points.last() {
            // Empty bins between two others.
            let gap = if edge < bin.lower_edge { vec![(edge, 0.0), (bin.lower_edge, 0.0)] } else { Vec::new() };
            points.extend(gap);
        }
        points.extend([(bin.lower_edge, photos), (bin.upper_edge, photos)]);
    }
    points.push((points.last().map_or(1.0, |last| last.0), 0.0));
    let most = bins.iter().map(|bin| bin.photos).max().unwrap_or(1);
    Chart {
        x_label: "confidence".to_string(),
        y_label: "photos".to_string(),
        x_range: Some(0.0..1.0),
        y_range: Some(0.0..1.05 * most as f64),
        lines: vec![Line { points, ..Line::default() }],
        legend: LegendCorner::UpperRight,
        ..Chart::default()
    }
}

/// The training curves: the losses in one chart, and the figures on the validation set in another.
pub fn training(measured: &Section<TrainingCurve>) -> Result<Markup> {
    let charts = match measured {
        Section::Measured(curve) => {
            let losses = training_chart(curve, "loss", LegendCorner::UpperRight, |name| name.ends_with("loss"));
            let figures = training_chart(curve, "figure", LegendCorner::LowerRight, |name| {
                ["accuracy", "auroc", "f1"].iter().any(|figure| name.ends_with(figure))
            });
            let mut charts = Vec::new();
            for (chart, caption) in [(losses, "Losses."), (figures, "Figures on the validation set.")] {
                if !chart.lines.is_empty() {
                    charts.push(page::figure(&chart.svg()?, caption));
                }
            }
            charts
        }
        Section::NotMeasured { .. } => Vec::new(),
    };
    let lead = "The losses and figures by epoch.";
    Ok(section("Training", lead, measured, |_| html! { div.charts { @for chart in &charts { (chart) } } }))
}

fn training_chart(
    curve: &TrainingCurve,
    y_label: &str,
    legend: LegendCorner,
    is_shown: impl Fn(&str) -> bool,
) -> Chart {
    let shown = curve.columns.iter().filter(|(name, _)| is_shown(name));
    let line = |(name, points): (&String, &Vec<(f64, f64)>)| Line {
        name: name.replace('_', " "),
        points: points.clone(),
        markers: true,
        ..Line::default()
    };
    Chart {
        x_label: "epoch".to_string(),
        y_label: y_label.to_string(),
        lines: shown.map(line).collect(),
        legend,
        ..Chart::default()
    }
}
