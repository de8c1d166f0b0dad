//! The check on the user's own photos: the labels, and the button that computes the figures.

use leptos::prelude::*;
use naevus_evaluation::folders::ClassFolder;
use naevus_evaluation::label::nearest_name;
use naevus_reading::diagnosis::Diagnosis;

use crate::page::batch::labels::Labels;
use crate::page::state::batch::BatchPhotos;
use crate::page::state::engine::Engine;
use crate::page::text::{batch as text, check, terms};
use crate::page::view::batch::sheet::Sheet;
use crate::page::view::icons::{Icon, Symbol};

/// The number of problems of a table that are named.
const NAMED_PROBLEMS: usize = 5;

/// The section.
#[component]
pub fn CheckCard(engine: Engine) -> impl IntoView {
    let batch = engine.batch;
    let checking = batch.checking;
    let progress = Memo::new(move |_| checking.progress(batch));
    let has_labels = move || progress.get().0 > 0;
    let unknown = Memo::new(move |_| {
        let is_unknown = |folder: &&ClassFolder| folder.diagnosis.is_none() && !folder.name.is_empty();
        checking.labels.with(|labels| {
            let folders = labels.iter().flat_map(|labels| &labels.folders);
            folders.filter(is_unknown).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <section class="card batch-check" aria-labelledby="batch-check-title">
            <h2 id="batch-check-title">{text::CHECK}</h2>
            <p>{text::CHECK_HINT}</p>
            <p class="hint">{text::CHECK_LIMITS}</p>
            <div class="actions">
                <input
                    id="batch-labels"
                    class="visually-hidden"
                    type="file"
                    accept=".csv,.tsv,text/csv"
                    on:change=move |event| batch.on_chosen(engine, &event)
                />
                <label class="button" for="batch-labels">{text::ADD_TABLE}</label>
            </div>
            {move || {
                let errors = checking.table_errors.get();
                errors.into_iter().map(|error| view! { <p class="notice" role="alert" translate="no">{error.to_string()}</p> }).collect_view()
            }}
            {move || checking.labels.get().map(|labels| view! { <LabelSummary labels batch/> })}
            {move || {
                let folders = unknown.get();
                (!folders.is_empty()).then(|| view! { <UnknownFolders folders batch/> })
            }}
            <Show when=has_labels>
                <div class="actions">
                    <button
                        id="batch-compute"
                        class="button primary"
                        type="button"
                        disabled=move || !progress.get().1 || checking.is_computing.get()
                        on:click=move |_| checking.compute(batch, engine)
                    >
                        {text::COMPUTE}
                    </button>
                </div>
                <p class="hint" role="status" prop:textContent=move || {
                    if checking.is_computing.get() {
                        text::COMPUTING.text()
                    } else if progress.get().1 {
                        ""
                    } else {
                        text::CHECK_WAITS.text()
                    }
                }></p>
            </Show>
            {move || checking.outcome.get().map(|outcome| match outcome {
                Ok(result) => view! {
                    <div class="actions">
                        <button id="check-print" class="button primary" type="button" on:click=move |_| checking.print()>
                            <Icon symbol=Symbol::Print size=20/>{check::PRINT}
                        </button>
                        <button id="check-save" class="button" type="button" on:click=move |_| checking.save(batch, engine)>
                            <Icon symbol=Symbol::Download size=20/>{check::SAVE}
                        </button>
                    </div>
                    <Sheet result engine/>
                }.into_any(),
                Err(reason) => view! { <p class="notice" role="alert">{check::no_check(&reason)}</p> }.into_any(),
            })}
        </section>
    }
}

/// Which photos have labels, and what is wrong with their table.
#[component]
fn LabelSummary(labels: Labels, batch: BatchPhotos) -> impl IntoView {
    let checking = batch.checking;
    let table = checking.table.get_untracked();
    let labelled = check::labelled(labels.labelled(), labels.rows.len());
    let mut remarks: Vec<String> = table.iter().map(|table| check::of_table(&table.path)).collect();
    if let Some(first) = labels.missing.first() {
        remarks.push(check::missing(labels.missing.len(), first));
    }
    if labels.unlisted > 0 {
        remarks.push(check::unlisted(labels.unlisted));
    }
    let problems = table.map(|table| table.problems).unwrap_or_default();
    remarks.extend(problems.iter().take(NAMED_PROBLEMS).map(|(line, problem)| check::problem(*line, problem)));
    if problems.len() > NAMED_PROBLEMS {
        remarks.push(check::more_problems(problems.len() - NAMED_PROBLEMS));
    }
    let remarks = remarks.into_iter().map(|remark| view! { <li translate="no">{remark}</li> }).collect_view();
    view! {
        <p id="batch-labelled" translate="no"><strong>{labelled}</strong></p>
        <ul class="batch-remarks">{remarks}</ul>
    }
}

/// Asks for the diagnosis of the folders whose names are none. A choice does not change the folders, so that the focus
/// stays in it.
#[component]
fn UnknownFolders(folders: Vec<ClassFolder>, batch: BatchPhotos) -> impl IntoView {
    let checking = batch.checking;
    let given = checking.given.get_untracked();
    let folders = folders
        .into_iter()
        .map(|folder| {
            let chosen = given.get(&folder.name).copied();
            let options = Diagnosis::ALL
                .map(|diagnosis| view! { <option selected=chosen == Some(diagnosis) translate="no">{terms::diagnosis(diagnosis)}</option> })
                .collect_view();
            let hint = nearest_name(&folder.name).map(|name| view! { <span class="hint">{check::nearest(name)}</span> });
            let title = check::folder(&folder.name, folder.photos);
            let change = move |event: leptos::ev::Event| {
                let index = event_target::<web_sys::HtmlSelectElement>(&event).selected_index();
                let diagnosis = usize::try_from(index - 1).ok().and_then(|index| Diagnosis::ALL.get(index).copied());
                checking.give(batch, &folder.name, diagnosis);
            };
            view! {
                <label class="field">
                    <span translate="no">{title}</span>
                    <select class="batch-class" on:change=change>
                        <option selected=chosen.is_none()>{text::NO_DIAGNOSIS}</option>
                        {options}
                    </select>
                    {hint}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="batch-folders">
            <legend>{text::UNKNOWN_FOLDERS}</legend>
            {folders}
        </fieldset>
    }
}
