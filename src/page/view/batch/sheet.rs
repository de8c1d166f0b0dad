//! The sheet with the figures of the check, on the screen and on paper.

use leptos::prelude::*;
use naevus_reading::card::ReliabilityBin;
use naevus_reading::diagnosis::Diagnosis;

use crate::page::batch::check::{CheckResult, Mistake};
use crate::page::state::engine::Engine;
use crate::page::text::check as text;
use crate::page::text::message::Phrase;
use crate::page::text::terms;
use crate::page::view::model::charts::{IntervalPlot, ReliabilityDiagram, ReliabilityTable};

/// The figures.
#[component]
pub fn Sheet(result: CheckResult, engine: Engine) -> impl IntoView {
    let origin = engine.card.with_untracked(|card| {
        card.as_ref().map(|card| view! { <p class="paper-fine" translate="no">{format!("{}, SHA-256 {}", card.name, card.weights.sha256)}</p> })
    });
    let limits = result.check.warnings.iter().map(text::warning).chain(text::left_out(&result));
    let limits = limits.map(|limit| view! { <li>{limit}</li> }).collect_view();
    let summary = text::summary(&result);
    let alert = match &result.check.alert {
        Some(alert) => {
            view! { <Figures figures=text::alert(alert)/><p class="paper-fine">{text::alert_note(alert)}</p> }
                .into_any()
        }
        None => view! { <p>{text::NO_ALERT}</p> }.into_any(),
    };
    let heads = text::CLASS_HEADS.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let classes = result
        .classes
        .iter()
        .map(|count| {
            let name = terms::diagnosis(count.diagnosis);
            view! { <tr data-code=count.diagnosis.code()><th scope="row">{name}</th><td>{count.photos}</td><td>{count.lesions}</td></tr> }
        })
        .collect_view();
    let (sensitivities, specificities) =
        (text::by_diagnosis(&result, "sensitivity"), text::by_diagnosis(&result, "specificity"));
    view! {
        <article id="check-sheet" class="paper-page">
            <header class="paper-header">
                <h2>{text::HEADING}</h2>
                <p class="paper-notice"><strong>{text::NOTICE}</strong></p>
            </header>
            <p id="check-basis" class="check-basis" translate="no">{text::basis(&result)}</p>
            <section>
                <h4>{text::LIMITS}</h4>
                <ul id="check-limits"><li>{text::TRAINED_ON}</li>{limits}</ul>
            </section>
            <div class="check-columns">
                <section><h4>{text::SUMMARY}</h4><Figures figures=summary/></section>
                <section id="check-alert"><h4>{text::ALERT}</h4>{alert}</section>
                <section>
                    <h4>{text::CLASSES}</h4>
                    <table id="check-classes" translate="no"><thead><tr>{heads}</tr></thead><tbody>{classes}</tbody></table>
                </section>
                <Calibration bins=result.check.reliability.clone() error=text::calibration_error(&result)/>
            </div>
            <div class="check-columns check-plots">
                <IntervalPlot title=text::SENSITIVITY note=text::SENSITIVITY_NOTE rows=sensitivities/>
                <IntervalPlot title=text::SPECIFICITY note=text::SPECIFICITY_NOTE rows=specificities/>
            </div>
            <Confusion confusion=result.check.evaluation.confusion/>
            <Mistakes missed=result.missed_malignant others=result.others engine/>
            {origin}
        </article>
    }
}

/// Figures with their values.
#[component]
fn Figures(figures: Vec<(Phrase, String)>) -> impl IntoView {
    let rows = figures
        .into_iter()
        .map(|(name, value)| view! { <tr><th scope="row">{name}</th><td translate="no">{value}</td></tr> })
        .collect_view();
    let heads = text::FIGURE_HEADS.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! { <table class="check-figures"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table> }
}

/// The reliability diagram, and its numbers.
#[component]
fn Calibration(bins: Vec<ReliabilityBin>, error: Option<String>) -> impl IntoView {
    view! {
        <section id="check-calibration">
            <h4>{text::CALIBRATION}</h4>
            <p class="paper-fine">{text::CALIBRATION_NOTE}</p>
            {error.map(|error| view! { <p translate="no">{error}</p> })}
            <ReliabilityDiagram bins=bins.clone()/>
            <ReliabilityTable bins/>
        </section>
    }
}

/// Labels against first diagnoses.
#[component]
fn Confusion(confusion: [[usize; Diagnosis::COUNT]; Diagnosis::COUNT]) -> impl IntoView {
    let heads = Diagnosis::ALL
        .map(|it| view! { <th scope="col"><abbr title=terms::diagnosis(it)>{it.code()}</abbr></th> })
        .collect_view();
    let rows = Diagnosis::ALL
        .map(|truth| {
            let cells = Diagnosis::ALL
                .map(|predicted| {
                    let count = confusion[truth.index()][predicted.index()];
                    let kind = match (count, truth == predicted) {
                        (0, _) => "none",
                        (_, true) => "right",
                        _ => "wrong",
                    };
                    view! { <td data-kind=kind>{count}</td> }
                })
                .collect_view();
            view! { <tr data-code=truth.code()><th scope="row">{text::confusion_row(truth)}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <section class="check-confusion">
            <h4>{text::CONFUSION}</h4>
            <p class="paper-fine">{text::CONFUSION_NOTE}</p>
            <div class="check-scroll" tabindex="0" role="group" aria-label=text::CONFUSION>
                <table id="check-confusion" translate="no">
                    <thead><tr><th scope="col">{text::CONFUSION_CORNER}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// The mistakes with their pictures.
#[component]
fn Mistakes(missed: Vec<Mistake>, others: Vec<Mistake>, engine: Engine) -> impl IntoView {
    let none = (missed.is_empty() && others.is_empty()).then(|| view! { <p>{text::NO_MISTAKES}</p> });
    let list = move |title: Phrase, mistakes: Vec<Mistake>| {
        (!mistakes.is_empty()).then(|| {
            let figures = mistakes.into_iter().map(|mistake| view! { <MistakeFigure mistake engine/> }).collect_view();
            view! { <h5>{title}</h5><div class="check-mistakes">{figures}</div> }
        })
    };
    view! {
        <section id="check-mistakes">
            <h4>{text::MISTAKES}</h4>
            {none}
            {list(text::MISSED, missed)}
            {list(text::OTHERS, others)}
        </section>
    }
}

#[component]
fn MistakeFigure(mistake: Mistake, engine: Engine) -> impl IntoView {
    let url = engine.batch.row(mistake.number).and_then(|row| row.thumbnail.get_untracked());
    let picture = match url {
        Some(url) => {
            view! { <img src=url.address().to_string() alt="" width="80" height="80" decoding="sync"/> }.into_any()
        }
        None => view! { <span class="check-no-picture">{text::NO_PICTURE}</span> }.into_any(),
    };
    let refused = mistake.is_refused.then(|| view! { <span>{text::REFUSED}</span> });
    view! {
        <figure>
            {picture}
            <figcaption><strong dir="auto" translate="no">{mistake.path.clone()}</strong><span translate="no">{text::mistake(&mistake)}</span>{refused}</figcaption>
        </figure>
    }
}
