//! How the training went.

use anyhow::Result;
use maud::{Markup, html};

use crate::document::chart::{Chart, KeyCorner, Line};
use crate::document::page;
use crate::evaluation::{Part, TrainingCurve};

/// Losses in one chart, shares in another; columns of other kinds are in neither.
pub fn section(training: &Part<TrainingCurve>) -> Result<Markup> {
    let charts = match training {
        Part::Measured(curve) => {
            let losses = chart(curve, "loss", KeyCorner::UpperRight, |name| name.ends_with("loss"));
            let shares = chart(curve, "share", KeyCorner::LowerRight, |name| {
                ["accuracy", "auroc", "f1"].iter().any(|share| name.ends_with(share))
            });
            let mut drawn = Vec::new();
            for (chart, caption) in [(losses, "Losses."), (shares, "Figures on the validation side.")] {
                if !chart.lines.is_empty() {
                    drawn.push(page::figure(&chart.svg()?, caption));
                }
            }
            drawn
        }
        Part::Not { .. } => Vec::new(),
    };
    let lead = "Epoch after epoch: the loss should fall and the figures rise until neither gains any more.";
    Ok(super::part("Training", lead, training, |_| html! { div.charts { @for chart in &charts { (chart) } } }))
}

fn chart(curve: &TrainingCurve, up: &str, key: KeyCorner, is_drawn: impl Fn(&str) -> bool) -> Chart {
    let drawn = curve.columns.iter().filter(|(name, _)| is_drawn(name));
    let line = |(name, points): (&String, &Vec<(f64, f64)>)| Line {
        name: name.replace('_', " "),
        points: points.clone(),
        dots: true,
        ..Line::default()
    };
    Chart { across: "epoch".to_string(), up: up.to_string(), lines: drawn.map(line).collect(), key, ..Chart::default() }
}
