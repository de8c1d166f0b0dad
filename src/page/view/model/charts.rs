//! The charts of the model's figures.

use leptos::prelude::*;

use crate::page::text::format::{Unit, value_with_interval};
use crate::page::text::message::Phrase;
use crate::page::text::model_summary::KeyFigure;
use naevus_reading::card::Figure;

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
