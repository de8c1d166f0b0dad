//! The charts of the model's figures.

use leptos::prelude::*;

use crate::page::text::format::{Unit, percentage, value_with_interval};
use crate::page::text::message::Phrase;
use crate::page::text::model_summary::{self as text, KeyFigure};
use naevus_reading::card::{Figure, ReliabilityBin};

/// The few figures that tell most about the model.
#[component]
pub fn KeyFigures(figures: Vec<KeyFigure>) -> impl IntoView {
    let items = figures
        .into_iter()
        .map(|KeyFigure { value, label, interval }| {
            view! {
                <div class="key-figure">
                    <dt>{label}</dt>
                    <dd translate="no"><strong>{value}</strong><span class="hint">{interval}</span></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="key-figures">{items}</dl> }
}

/// Shares with their confidence intervals, one in each row, on an axis from 0 to 100 %. A row is a name and a figure.
#[component]
pub fn IntervalPlot(title: Phrase, note: Phrase, rows: Vec<(String, Figure)>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|(name, figure)| {
            let [low, value] = [figure.low, figure.value].map(|share| format!("{:.2}", 100.0 * share));
            let width = format!("{:.2}", 100.0 * (figure.high - figure.low));
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="plot">
                        <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                            <path class="plot-grid" d="M0 0v12M25 0v12M50 0v12M75 0v12M100 0v12"/>
                            <rect class="plot-interval" x=low y="3.5" width=width height="5"/>
                            <path class="plot-value" d=format!("M{value} 1v10")/>
                        </svg>
                    </td>
                    <td>{value_with_interval(&figure, Unit::Percent)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="interval-plot">
            <caption>{title}<span class="fine">{note}</span></caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The reliability diagram with its title, and its figures on request.
#[component]
pub fn ReliabilityFigure(bins: Vec<ReliabilityBin>) -> impl IntoView {
    view! {
        <figure class="diagram">
            <figcaption>{text::RELIABILITY_DIAGRAM}<span class="fine">{text::RELIABILITY_DIAGRAM_NOTE}</span></figcaption>
            <ReliabilityDiagram bins=bins.clone()/>
            <details>
                <summary>{text::RELIABILITY_TABLE}</summary>
                <ReliabilityTable bins/>
            </details>
        </figure>
    }
}

/// The reliability diagram: for each bin of the confidence, the share of photos whose most probable diagnosis is right,
/// with its confidence interval. [`ReliabilityTable`] has the same for screen readers.
#[component]
pub fn ReliabilityDiagram(bins: Vec<ReliabilityBin>) -> impl IntoView {
    // The axes are in percent, and the vertical one of the drawing points down.
    let points = bins
        .iter()
        .map(|bin| {
            let x = 100.0 * bin.mean_confidence;
            let [low, value, high] =
                [bin.accuracy.low, bin.accuracy.value, bin.accuracy.high].map(|share| 100.0 * (1.0 - share));
            view! {
                <path class="diagram-interval" d=format!("M{x:.2} {low:.2}V{high:.2}")/>
                <circle class="diagram-value" cx=format!("{x:.2}") cy=format!("{value:.2}") r="1.6"/>
            }
        })
        .collect_view();
    let ticks = [0, 25, 50, 75, 100].map(|tick| {
        let label = percentage(f64::from(tick) / 100.0, 0);
        view! {
            <path class="plot-grid" d=format!("M{tick} 0v100M0 {tick}h100")/>
            <text class="tick" x=tick y="106" text-anchor="middle">{label.clone()}</text>
            <text class="tick" x="-2" y=format!("{}", 101.5 - f64::from(tick)) text-anchor="end">{label}</text>
        }
    });
    view! {
        <svg class="reliability-diagram" viewBox="-13 -3 122 120" aria-hidden="true" translate="no">
            {ticks.to_vec()}
            <path class="diagram-ideal" d="M0 100 100 0"/>
            {points}
            <text x="50" y="114" text-anchor="middle">{text::PROBABILITY}</text>
            <text x="2" y="5">{text::SHARE_RIGHT}</text>
        </svg>
    }
}

/// The figures of a reliability diagram.
#[component]
pub fn ReliabilityTable(bins: Vec<ReliabilityBin>) -> impl IntoView {
    let heads = [text::PROBABILITY, text::PHOTOS, text::SHARE_RIGHT];
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let rows = bins
        .iter()
        .map(|bin| {
            view! {
                <tr>
                    <th scope="row">{text::probability_range(bin)}</th>
                    <td>{bin.photos}</td>
                    <td>{value_with_interval(&bin.accuracy, Unit::Percent)}</td>
                </tr>
            }
        })
        .collect_view();
    view! { <table><thead><tr>{heads}</tr></thead><tbody translate="no">{rows}</tbody></table> }
}
