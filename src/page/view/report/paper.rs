//! The pages of a report: one sheet of A4 a lesion.

use leptos::prelude::*;

use crate::page::state::report::{Collected, PAPER_ID, ReportSheet};
use crate::page::text::assessment::NEAREST;
use crate::page::text::format::percent;
use crate::page::text::message::Phrase;
use crate::page::text::report::dialog::NO_PICTURE;
use crate::page::text::report::{self as text, Finding, PhotoLine, ResultText};
use crate::page::text::safety::Statement;
use crate::page::text::terms;
use naevus_reading::diagnosis::Diagnosis;

/// The pages that are on paper; nothing while nothing is printed. They are never on the screen.
#[component]
pub fn Paper(sheet: ReportSheet) -> impl IntoView {
    view! {
        <div id=PAPER_ID aria-hidden="true">
            {move || sheet.printed.get().map(|collected| view! { <Pages collected/> })}
        </div>
    }
}

/// The pages of a report.
#[component]
pub fn Pages(collected: Collected) -> impl IntoView {
    let Collected { report, findings, pictures, .. } = collected;
    let (origin, limits, notice) = (text::origin(&report), text::limits(&report), text::notice());
    findings
        .iter()
        .zip(pictures.iter())
        .map(|(finding, pictures)| {
            let finding = finding.clone();
            let pictures = pictures.clone();
            view! { <Page finding pictures origin=origin.clone() limits=limits.clone() notice=notice.clone()/> }
        })
        .collect_view()
}

#[component]
fn Page(
    finding: Finding,
    pictures: Vec<Option<String>>,
    origin: Vec<(Phrase, String)>,
    limits: String,
    notice: String,
) -> impl IntoView {
    let heading = if finding.photos.len() == 1 { text::HEADING } else { text::HEADING_SEVERAL };
    let several = (finding.photos.len() > 1).to_string();
    let photos =
        finding.photos.into_iter().zip(pictures).map(|(line, url)| view! { <PrintedPhoto line url/> }).collect_view();
    let remarks = (!finding.remarks.is_empty()).then(|| {
        let remarks = finding.remarks.into_iter().map(|remark| view! { <li>{remark}</li> }).collect_view();
        view! { <section><h4>{text::REMARKS}</h4><ul>{remarks}</ul></section> }
    });
    let meaning = finding.meaning.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect_view();
    let signature = text::SIGNATURE.map(|label| view! { <span class="paper-line">{label}</span> }).collect_view();
    view! {
        <article class="paper-page" data-several=several>
            <header class="paper-header">
                <h2>{heading}</h2>
                <p class="paper-place">{finding.place}</p>
                <p class="paper-notice"><strong>{notice.clone()}</strong></p>
            </header>
            <h3 class="paper-title" dir="auto" translate="no">{finding.title}</h3>
            <Facts facts=finding.facts/>
            {finding.alert.map(|statement| view! { <Boxed statement kind="paper-alert"/> })}
            {finding.no_result.map(|statement| view! { <Boxed statement kind="paper-refused"/> })}
            <div class="paper-body">
                <div>
                    <div class="paper-photos">{photos}</div>
                    {finding.result.as_ref().map(|result| view! { <AllNine all=result.all/> })}
                </div>
                {finding.result.map(|result| view! { <PrintedResult result/> })}
            </div>
            {remarks}
            <section><h4>{text::MEANING}</h4>{meaning}</section>
            <section class="paper-limits"><h4>{text::LIMITS}</h4><p>{limits}</p></section>
            <section class="paper-note">
                <h4>{text::NOTE}</h4>
                <p class="paper-space">{finding.note}</p>
                <p class="paper-signature">{signature}</p>
            </section>
            <footer class="paper-origin"><Facts facts=origin/></footer>
        </article>
    }
}

#[component]
fn Facts(facts: Vec<(Phrase, String)>) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd translate="no">{value}</dd></div> })
        .collect_view();
    view! { <dl class="paper-facts">{facts}</dl> }
}

#[component]
fn Boxed(statement: Statement, kind: &'static str) -> impl IntoView {
    view! { <div class=kind><p><strong>{statement.title}"."</strong></p><p>{statement.text}</p></div> }
}

#[component]
fn PrintedPhoto(line: PhotoLine, url: Option<String>) -> impl IntoView {
    let PhotoLine { file, facts } = line;
    let picture = match url {
        Some(url) => view! { <img src=url alt=file.clone() decoding="sync"/> }.into_any(),
        None => view! { <p class="paper-no-picture">{NO_PICTURE}</p> }.into_any(),
    };
    let facts = facts.into_iter().map(|fact| view! { <span>{fact}</span> }).collect_view();
    view! {
        <figure>
            {picture}
            <figcaption translate="no"><strong dir="auto">{file}</strong>{facts}</figcaption>
        </figure>
    }
}

#[component]
fn PrintedResult(result: ResultText) -> impl IntoView {
    let (first, _) = result.all[0];
    let nearest = if result.is_clear { "" } else { NEAREST.text() };
    let rows =
        result.first.into_iter().map(|(diagnosis, probability)| view! { <Bar diagnosis probability/> }).collect_view();
    let agreement = (!result.agreement.is_empty()).then(|| view! { <p>{result.agreement}</p> });
    view! {
        <div class="paper-result">
            <p class="paper-label">{result.label}</p>
            <p class="paper-first">{nearest}<strong translate="no">{terms::diagnosis(first)}</strong></p>
            <h4>{text::FIRST_DIAGNOSES}</h4>
            <ol class="paper-bars">{rows}</ol>
            {result.set.map(|set| view! { <p class="paper-set">{set}"."</p> })}
            <p>{result.malignant}</p>
            {agreement}
            <p class="paper-fine">{text::PROBABILITIES}</p>
        </div>
    }
}

/// All nine diagnoses, the most probable one first.
#[component]
fn AllNine(all: [(Diagnosis, f32); Diagnosis::COUNT]) -> impl IntoView {
    let cells = all
        .into_iter()
        .map(|(diagnosis, probability)| {
            view! {
                <tr data-code=diagnosis.code()>
                    <th scope="row" translate="no">{terms::diagnosis(diagnosis)}</th>
                    <td>{terms::group(diagnosis.group())}</td>
                    <td translate="no">{percent(probability)}</td>
                </tr>
            }
        })
        .collect_view();
    let heads = text::TABLE_HEADS.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <section>
            <h4>{text::ALL_NINE}</h4>
            <table><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table>
        </section>
    }
}

/// A diagnosis with a bar. The bar is an SVG, because the content security policy forbids inline styles.
#[component]
fn Bar(diagnosis: Diagnosis, probability: f32) -> impl IntoView {
    let group = terms::group(diagnosis.group());
    view! {
        <li>
            <span translate="no">{terms::diagnosis(diagnosis)}" ("{group}")"</span>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="paper-bar" width=format!("{:.2}", probability * 100.0) height="1"/>
            </svg>
            <span translate="no">{percent(probability)}</span>
        </li>
    }
}
