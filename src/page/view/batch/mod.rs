//! The screen of many photos: a table of a folder, files or an archive, and the check on the user's own photos.

mod check;
mod sheet;
mod table;

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::page::state::batch::{BatchPhotos, can_choose_folder};
use crate::page::state::engine::{Engine, ModelState};
use crate::page::state::focus::focus;
use crate::page::state::intake::Intake;
use crate::page::state::router::Router;
use crate::page::text::batch as text;
use crate::page::view::batch::check::CheckCard;
use crate::page::view::batch::table::PhotoTable;
use crate::page::view::icons::{Icon, Symbol};

/// Types offered by the file dialog: photos, archives and tables.
const ACCEPT: &str = "image/*,.zip,application/zip,.csv,text/csv";

/// The screen.
#[component]
pub fn BatchScreen(intake: Intake, engine: Engine, router: Router) -> impl IntoView {
    let batch = engine.batch;
    view! {
        <div class="cards batch">
            <Add intake engine/>
            <Show when=move || !batch.is_empty()>
                <Progress engine/>
            </Show>
            <CheckCard engine/>
            <Show when=move || !batch.is_empty()>
                <PhotoTable intake engine router/>
            </Show>
        </div>
    }
}

/// The buttons that add photos, and what is said about the files.
#[component]
fn Add(intake: Intake, engine: Engine) -> impl IntoView {
    let batch = engine.batch;
    let folder = can_choose_folder().then(|| {
        view! {
            <input
                id="batch-folder"
                class="visually-hidden"
                type="file"
                multiple
                {..custom_attribute("webkitdirectory", "")}
                on:change=move |event| batch.on_chosen(engine, &event)
            />
            <label class="button primary" for="batch-folder">{text::CHOOSE_FOLDER}</label>
        }
    });
    let files_class = if folder.is_some() { "button" } else { "button primary" };
    view! {
        <section class="card batch-add" aria-labelledby="batch-add-title" data-hovering=move || intake.hovering.get().to_string()>
            <h2 id="batch-add-title">{text::ADD}</h2>
            <p>{text::PURPOSE}</p>
            <div class="actions">
                {folder}
                <input
                    id="batch-files"
                    class="visually-hidden"
                    type="file"
                    multiple
                    accept=ACCEPT
                    on:change=move |event| batch.on_chosen(engine, &event)
                />
                <label class=files_class for="batch-files">{text::CHOOSE_FILES}</label>
            </div>
            <p class="hint">{text::DROP_HINT}</p>
            <p class="hint">{text::NOT_KEPT}</p>
            <div id="batch-remarks" role="status">
                {move || {
                    let remarks = batch.remarks.get();
                    let remarks = remarks.iter().map(|remark| view! { <p class="notice" translate="no">{text::remark(remark)}</p> });
                    remarks.collect_view()
                }}
            </div>
        </section>
    }
}

/// How far the photos are, and what can be done with them.
#[component]
fn Progress(engine: Engine) -> impl IntoView {
    let batch = engine.batch;
    let is_asking = RwSignal::new(false);
    let counts = move || batch.counts.get();
    let is_busy = move || counts().left() > 0;
    let can_retry = move || {
        let counts = counts();
        counts.left() == 0 && counts.cancelled + counts.failed > 0
    };
    let pace = move || match batch.pace() {
        Some((per_minute, left)) if is_busy() && !batch.is_paused.get() => text::pace(per_minute, left),
        _ => String::new(),
    };
    let has_no_model = move || matches!(engine.model.get(), ModelState::Failed(_)) && is_busy();
    view! {
        <section class="card batch-progress" aria-labelledby="batch-progress-title">
            <h2 id="batch-progress-title">{text::PROGRESS}</h2>
            <p id="batch-done" translate="no" prop:textContent=move || text::done(counts())></p>
            <progress
                aria-labelledby="batch-progress-title"
                prop:max=move || counts().photos as f64
                prop:value=move || counts().settled as f64
            ></progress>
            <p id="batch-pace" class="hint" translate="no" prop:textContent=pace></p>
            <Show when=has_no_model>
                <p class="notice">{text::NO_MODEL}</p>
            </Show>
            <Tallies batch/>
            <div class="actions">
                <Show when=move || is_busy() && !batch.is_paused.get()>
                    <button id="batch-pause" class="button" type="button" on:click=move |_| { batch.pause(); focus("batch-continue".into()) }>{text::PAUSE}</button>
                </Show>
                <Show when=move || is_busy() && batch.is_paused.get()>
                    <button id="batch-continue" class="button primary" type="button" on:click=move |_| { batch.resume(engine); focus("batch-pause".into()) }>{text::CONTINUE}</button>
                </Show>
                <Show when=is_busy>
                    <button id="batch-cancel" class="button" type="button" on:click=move |_| { batch.cancel(engine); focus("batch-retry".into()) }>{text::CANCEL}</button>
                </Show>
                <Show when=can_retry>
                    <button id="batch-retry" class="button primary" type="button" on:click=move |_| { batch.retry(engine); focus("batch-pause".into()) }>{text::RETRY}</button>
                </Show>
                <button id="batch-save" class="button" type="button" on:click=move |_| batch.save(engine)>
                    <Icon symbol=Symbol::Download size=20/>{text::SAVE_TABLE}
                </button>
                <Show when=move || !is_asking.get()>
                    <button id="batch-remove" class="button quiet" type="button" on:click=move |_| { is_asking.set(true); focus("batch-keep".into()) }>{text::REMOVE_ALL}</button>
                </Show>
            </div>
            <Show when=move || is_asking.get()>
                <div class="removed" role="group" aria-labelledby="batch-question">
                    <p id="batch-question" prop:textContent=move || text::remove_question(counts().photos)></p>
                    <button id="batch-remove-confirm" class="button" type="button" on:click=move |_| { batch.clear(engine); focus("batch-files".into()) }>{text::REMOVE_CONFIRM}</button>
                    <button id="batch-keep" class="button quiet" type="button" on:click=move |_| { is_asking.set(false); focus("batch-remove".into()) }>{text::KEEP}</button>
                </div>
            </Show>
        </section>
    }
}

/// What became of the photos.
#[component]
fn Tallies(batch: BatchPhotos) -> impl IntoView {
    move || {
        let tallies = text::tallies(batch.counts.get()).into_iter();
        let items = tallies.map(|(count, name)| view! { <li><strong translate="no">{count}</strong>" "{name}</li> });
        view! { <ul class="batch-tallies">{items.collect_view()}</ul> }
    }
}
