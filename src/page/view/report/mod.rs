//! The report: its buttons and its dialog with a preview. [`paper`] shows the pages.

pub mod paper;

use leptos::prelude::*;

use crate::page::state::report::{Collected, Details, Format, ReportSheet, Subject, can_share};
use crate::page::text::app::CLOSE;
use crate::page::text::message::Phrase;
use crate::page::text::report::dialog as text;
use crate::page::view::icons::{Icon, Symbol};
use crate::page::view::report::paper::Pages;
use naevus_records::record::MAX_LABEL_CHARACTERS;

/// The longest note, in characters: it stays on one sheet with the result.
const MAX_NOTE_CHARACTERS: usize = 600;

/// The button that opens the report of `subject`. `label` is its name for screen readers. The [`ReportSheet`] is in the
/// context.
#[component]
pub fn ReportButton(subject: Subject, text: Phrase, #[prop(optional)] label: Option<String>) -> impl IntoView {
    let sheet = expect_context::<ReportSheet>();
    view! {
        <button class="button report-open" type="button" aria-label=label on:click=move |_| sheet.open(subject)>{text}</button>
    }
}

/// The dialog.
#[component]
pub fn ReportDialog(sheet: ReportSheet) -> impl IntoView {
    sheet.follow_route();
    let is_busy = move || !sheet.is_ready.get();
    let save = move |format: Format, id: &'static str, text: Phrase| {
        view! {
            <button id=id class="button" type="button" disabled=is_busy on:click=move |_| sheet.save(format)>
                <Icon symbol=Symbol::Download size=20/>{text}
            </button>
        }
    };
    let message = move || {
        let busy = is_busy().then(|| text::PREPARING.to_string());
        busy.or_else(|| sheet.message.get().map(|message| message.to_string())).unwrap_or_default()
    };
    let share = can_share().then(|| {
        view! {
            <button id="report-share" class="button" type="button" disabled=is_busy on:click=move |_| sheet.share()>
                <Icon symbol=Symbol::Share size=20/>{text::SHARE}
            </button>
        }
    });
    view! {
        <dialog
            id="report"
            class="sheet"
            aria-labelledby="report-title"
            node_ref=sheet.dialog
            on:close=move |_| sheet.on_closed()
        >
            <header>
                <h2 id="report-title">{text::REPORT}</h2>
                <button id="report-close" class="button quiet" type="button" on:click=move |_| sheet.close()>{CLOSE}</button>
            </header>
            <div class="report-actions" role="group" aria-label=text::HAND_ON>
                <button id="report-print" class="button primary" type="button" on:click=move |_| sheet.print()>
                    <Icon symbol=Symbol::Print size=20/>{text::PRINT}
                </button>
                <button id="report-copy" class="button" type="button" disabled=is_busy on:click=move |_| sheet.copy()>
                    <Icon symbol=Symbol::Copy size=20/>{text::COPY}
                </button>
                {share}
                {save(Format::Json, "report-json", text::JSON)}
                {save(Format::Csv, "report-csv", text::CSV)}
                {save(Format::Fhir, "report-fhir", text::FHIR)}
            </div>
            <ReportDetails sheet/>
            <label class="report-photos">
                <input
                    id="report-include"
                    type="checkbox"
                    aria-describedby="report-include-hint"
                    prop:checked=move || sheet.includes_photos.get()
                    on:change=move |event| sheet.includes_photos.set(event_target_checked(&event))
                />
                <span>{text::INCLUDE_PHOTOS}</span>
            </label>
            <p id="report-include-hint" class="hint">{text::INCLUDE_HINT}</p>
            <p id="report-message" class="hint" role="status" prop:textContent=message></p>
            <section class="report-preview" aria-label=text::PREVIEW tabindex="0">
                {move || sheet.shown.get().map(|collected| view! { <Pages collected/> })}
            </section>
        </dialog>
    }
}

/// What the user adds to the report.
#[component]
fn ReportDetails(sheet: ReportSheet) -> impl IntoView {
    let is_of_one_lesion =
        Memo::new(move |_| sheet.shown.with(|shown| shown.as_ref().is_some_and(Collected::is_of_one_lesion)));
    let field = move |id: &'static str, label: Phrase, value: fn(&mut Details) -> &mut String| {
        let current = move || sheet.details.with(|details| value(&mut details.clone()).clone());
        view! {
            <label class="field">
                <span>{label}</span>
                <input
                    id=id
                    dir="auto"
                    autocomplete="off"
                    maxlength=MAX_LABEL_CHARACTERS.to_string()
                    prop:value=current
                    on:input=move |event| sheet.details.update(|details| *value(details) = event_target_value(&event))
                    on:change=move |_| sheet.fill()
                />
            </label>
        }
    };
    view! {
        <details class="report-details">
            <summary id="report-details">{text::ADD_DETAILS}</summary>
            <div class="stack">
            {field("report-person", text::PERSON_CODE, |details| &mut details.person)}
            <Show when=move || is_of_one_lesion.get()>
                {field("report-label", text::LESION_LABEL, |details| &mut details.label)}
                <label class="field report-note">
                    <span>{text::NOTE}</span>
                    <textarea
                        id="report-note"
                        rows="2"
                        dir="auto"
                        maxlength=MAX_NOTE_CHARACTERS.to_string()
                        prop:value=move || sheet.details.with(|details| details.note.clone())
                        on:input=move |event| sheet.details.update(|details| details.note = event_target_value(&event))
                        on:change=move |_| sheet.fill()
                    ></textarea>
                </label>
            </Show>
            <p class="hint">{text::DETAILS_HINT}</p>
            </div>
        </details>
    }
}
