//! The tables of the model's figures.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::page::text::format::{NO_VALUE, Unit, interval, value, value_with_interval};
use crate::page::text::message::Phrase;
use crate::page::text::model_card as text;
use crate::page::text::terms;
use naevus_reading::card::{Figure, LeftOutArchive, Subgroup};
use naevus_reading::diagnosis::Diagnosis;

/// The overall figures, then the figures of each diagnosis. Figures that the card lacks are left out; a single missing
/// diagnosis has a dash.
#[component]
pub fn FigureTables(figures: BTreeMap<String, Figure>, photos: BTreeMap<Diagnosis, usize>) -> impl IntoView {
    let overall = text::OVERALL_FIGURES
        .into_iter()
        .filter_map(|(key, label)| Some(figure_row(label.into(), figures.get(key)?, Unit::Decimals(3))))
        .collect_view();
    let of = |key: &str, diagnosis: Diagnosis| figures.get(&format!("{key}_{}", diagnosis.code()));
    let exists = |key: &str| Diagnosis::ALL.into_iter().any(|diagnosis| of(key, diagnosis).is_some());
    let columns: Vec<(&str, Phrase)> = text::DIAGNOSIS_FIGURES.into_iter().filter(|(key, _)| exists(key)).collect();
    let diagnoses = Diagnosis::ALL
        .into_iter()
        .map(|diagnosis| {
            let cells = columns.iter().map(|(key, _)| cell(of(key, diagnosis))).collect_view();
            let photos = photos.get(&diagnosis).map_or_else(|| NO_VALUE.into(), usize::to_string);
            view! { <tr><th scope="row">{terms::diagnosis(diagnosis)}</th><td>{photos}</td>{cells}</tr> }
        })
        .collect_view();
    let heads = text::DIAGNOSIS_COLUMNS.into_iter().chain(columns.iter().map(|(_, label)| *label)).collect();
    view! {
        <Table heads=text::OVERALL_COLUMNS.to_vec()>{overall}</Table>
        <Table heads=heads>{diagnoses}</Table>
        <p class="fine">{text::FEW_PHOTOS}</p>
    }
}

/// The section about left-out archives, with the figures of the test set for comparison; nothing if the card has none.
#[component]
pub fn LeftOutArchives(
    archives: Vec<LeftOutArchive>,
    photos: usize,
    figures: BTreeMap<String, Figure>,
) -> impl IntoView {
    let heads = text::LEFT_OUT_FIGURES.into_iter().map(|(_, _, label)| label);
    let heads = text::LEFT_OUT_COLUMNS.into_iter().chain(heads).collect();
    let row = |name: String, photos: usize, cells: Vec<AnyView>| {
        view! { <tr><th scope="row">{name}</th><td>{photos}</td>{cells}</tr> }
    };
    let cells = |figures: &BTreeMap<String, Figure>, key: fn((&'static str, &'static str)) -> &'static str| {
        text::LEFT_OUT_FIGURES.map(|(left_out, card, _)| cell(figures.get(key((left_out, card)))).into_any()).into()
    };
    let test_set = row(text::TEST_SET.into(), photos, cells(&figures, |(_, card)| card));
    let is_empty = archives.is_empty();
    let rows = archives
        .into_iter()
        .map(|archive| row(archive.archive, archive.photos, cells(&archive.figures, |(left_out, _)| left_out)))
        .collect_view();
    (!is_empty).then(|| {
        view! {
            <p>{text::LEFT_OUT_ARCHIVES}</p>
            <Table heads=heads>{rows}{test_set}</Table>
        }
    })
}

/// The section about refused photos; nothing if the card has no such figure.
#[component]
pub fn Refusals(figures: BTreeMap<String, Figure>) -> impl IntoView {
    let rows = text::refusals(&figures);
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|(label, figure)| figure_row(label, &figure, Unit::Percent)).collect_view();
        view! {
            <p>{text::REFUSALS}</p>
            <Table heads=text::REFUSAL_COLUMNS.to_vec()>{rows}</Table>
        }
    })
}

/// The section about subgroups; nothing if the card has none. A figure that no subgroup has is left out.
#[component]
pub fn Subgroups(subgroups: Vec<Subgroup>) -> impl IntoView {
    let exists = |key: &str| subgroups.iter().any(|subgroup| subgroup.figures.contains_key(key));
    let columns: Vec<(&str, Phrase)> = text::SUBGROUP_FIGURES.into_iter().filter(|(key, _)| exists(key)).collect();
    let heads = text::SUBGROUP_COLUMNS.into_iter().chain(columns.iter().map(|(_, label)| *label)).collect();
    let rows = subgroups
        .iter()
        .map(|Subgroup { by, group, photos, figures }| {
            let cells = columns.iter().map(|(key, _)| cell(figures.get(*key))).collect_view();
            view! { <tr><th scope="row">{text::subgroup(by, group)}</th><td>{*photos}</td>{cells}</tr> }
        })
        .collect_view();
    (!subgroups.is_empty()).then(|| {
        view! {
            <p>{text::SUBGROUP_RELIABILITY}</p>
            <Table heads=heads>{rows}</Table>
        }
    })
}

/// A table with a row of column headings; `children` are its rows. It scrolls sideways on a narrow screen, also by the arrow
/// keys; its name is then that of its first column.
#[component]
pub fn Table(heads: Vec<Phrase>, children: Children) -> impl IntoView {
    let name = heads.first().copied();
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <div class="table" tabindex="0" role="group" aria-label=name.map(Phrase::text)>
            <table>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// A row with label, value and confidence interval.
fn figure_row(label: String, figure: &Figure, unit: Unit) -> impl IntoView + use<> {
    let (value, interval) = (value(figure, unit), interval(figure, unit));
    view! { <tr><th scope="row">{label}</th><td>{value}</td><td>{interval}</td></tr> }
}

/// A cell with a figure and its confidence interval, or a dash if there is no figure.
fn cell(figure: Option<&Figure>) -> impl IntoView + use<> {
    let text = figure.map(|figure| value_with_interval(figure, Unit::Decimals(2)));
    view! { <td>{text.unwrap_or_else(|| NO_VALUE.into())}</td> }
}
