//! The ROC and precision-recall curves.

use anyhow::Result;
use maud::{Markup, html};

use crate::document::chart::{Chart, KeyCorner, Line};
use crate::document::page;
use crate::evaluation::Findings;
use crate::evaluation::curve::{self, Curve};
use crate::evaluation::question::Question;

/// One kind of curve: its axes, and how its points follow from what is found.
struct Kind {
    across: &'static str,
    up: &'static str,
    key: KeyCorner,
    points: fn(&Curve) -> Option<curve::Line>,
    /// The line of chance.
    chance: fn(&Curve) -> curve::Line,
    /// The figure that sums it up, by the question's key.
    figure: &'static str,
    /// What that is, in words.
    measure: &'static str,
}

const ROC: Kind = Kind {
    across: "1 − specificity",
    up: "sensitivity",
    key: KeyCorner::LowerRight,
    points: Curve::roc,
    chance: |_| vec![(0.0, 0.0), (1.0, 1.0)],
    figure: "auroc",
    measure: "the area under the curve",
};

const PRECISION_RECALL: Kind = Kind {
    across: "sensitivity (recall)",
    up: "precision",
    key: KeyCorner::LowerLeft,
    points: Curve::precision_recall,
    chance: |curve| {
        let share = curve.positives / (curve.positives + curve.negatives);
        vec![(0.0, share), (1.0, share)]
    },
    figure: "average_precision",
    measure: "the average precision",
};

/// Both kinds: the questions of practice together, and each diagnosis by itself.
pub fn section(findings: &Findings) -> Result<Markup> {
    Ok(html! {
        (page::section(
            "ROC curves",
            "Each point is a threshold: upwards the share that is found, to the right the share of all other photos \
             that raise an alarm. A good curve hugs the upper left corner; the grey line is chance.",
            &charts(findings, &ROC)?,
        ))
        (page::section(
            "Precision-recall curves",
            "Each point is a threshold: to the right the share that is found, upwards how many of the alarms are right. \
             Precision falls with rarity: the grey line, chance, is the share among these photos, not among those of a \
             practice.",
            &charts(findings, &PRECISION_RECALL)?,
        ))
    })
}

fn charts(findings: &Findings, kind: &Kind) -> Result<Markup> {
    let (mut chances, mut lines) = (Vec::new(), Vec::new());
    for (asked, name) in Question::ASKED {
        let Some((_, curve)) = findings.curves.iter().find(|(question, _)| *question == asked) else { continue };
        let Some(points) = (kind.points)(curve) else { continue };
        let figure = findings.evaluation.figures.get(&format!("{name}_{}", kind.figure));
        let value = figure.map_or_else(String::new, |figure| format!(" {:.2}", figure.value));
        lines.push(Line { name: format!("{}{value}", asked.name()), points, ..Line::default() });
        chances.push((kind.chance)(curve));
    }
    chances.dedup();
    let chances = chances.into_iter().map(|points| Line { points, faint: true, ..Line::default() });
    let together = chart(kind, chances.chain(lines).collect(), false).svg()?;
    let mut small = Vec::new();
    for (question, curve) in &findings.curves {
        let Question::Is(diagnosis) = question else { continue };
        let Some(points) = (kind.points)(curve) else { continue };
        let chance = Line { points: (kind.chance)(curve), faint: true, ..Line::default() };
        let svg = chart(kind, vec![chance, Line { points, ..Line::default() }], true).svg()?;
        let figure = findings.evaluation.figures.get(&format!("{}_{}", kind.figure, diagnosis.code()));
        let caption = format!("{}: {}, {} photos", diagnosis.name(), super::cell(figure), curve.positives);
        small.push(page::figure(&svg, &caption));
    }
    Ok(html! {
        (page::figure(&together, &format!("The questions of practice; in the key {}.", kind.measure)))
        h3 { "Each diagnosis against all others" }
        div.small-charts { @for chart in &small { (chart) } }
    })
}

fn chart(kind: &Kind, lines: Vec<Line>, small: bool) -> Chart {
    Chart {
        across: kind.across.to_string(),
        up: kind.up.to_string(),
        across_range: Some(0.0..1.0),
        up_range: Some(0.0..1.02),
        lines,
        key: kind.key,
        small,
    }
}
