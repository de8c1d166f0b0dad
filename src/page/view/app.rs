//! The complete page.

use leptos::html;
use leptos::prelude::*;

use crate::page::state::browser::open_dialog;
use crate::page::state::camera::Camera;
use crate::page::state::combined::selection;
use crate::page::state::engine::{Engine, FILES_ID, UNDO_ID};
use crate::page::state::focus::focus;
use crate::page::state::installation::{Installation, InstallationState, was_updated};
use crate::page::state::intake::Intake;
use crate::page::state::readings::Readings;
use crate::page::state::report::{ReportSheet, Subject};
use crate::page::state::worker_program::watch_for_refused_workers;
use crate::page::text::report::dialog::REPORT_ALL;
use crate::page::text::{app, model_card};
use crate::page::view::about::AboutDialog;
use crate::page::view::anew;
use crate::page::view::camera::CameraDialog;
use crate::page::view::intake::PhotoIntake;
use crate::page::view::reading::ReadingView;
use crate::page::view::report::paper::Paper;
use crate::page::view::report::{ReportButton, ReportDialog};
use crate::page::view::status::{Status, UpdateBar};

/// Offers to restore the photos that were removed last; nothing if there are none.
#[component]
fn UndoBar(engine: Engine) -> impl IntoView {
    view! {
        <Show when=move || engine.removed_count.get() != 0>
            <div class="removed">
                <p prop:textContent=move || app::photos_removed(engine.removed_count.get())></p>
                <button id=UNDO_ID class="button" type="button" on:click=move |_| engine.undo()>{app::UNDO}</button>
            </div>
        </Show>
    }
}

/// The last announcement, for screen readers. Each is a new element, because a screen reader does not read an element
/// again whose text stays the same.
#[component]
fn Announcement(readings: Readings) -> impl IntoView {
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">
            {anew(move || readings.announcement.get(), |text| view! { <span>{text}</span> })}
        </p>
    }
}

/// The complete page.
#[component]
pub fn App() -> impl IntoView {
    let readings = Readings::new();
    let engine = Engine::new(readings);
    let intake = Intake::new(readings, engine);
    let camera = Camera::new(intake);
    let selection = selection(readings, engine);
    let about = NodeRef::<html::Dialog>::new();
    let installation = Installation::new();
    let sheet = ReportSheet::new(readings, engine);
    provide_context(sheet);
    // While there are photos, printing the page prints their report.
    sheet.listen(move || !readings.list.with_untracked(Vec::is_empty));
    watch_for_refused_workers();
    engine.start();
    engine.watch_visibility();
    if was_updated() {
        readings.announcement.set(app::UPDATED.into());
        focus(FILES_ID.into());
    }
    intake.listen();
    readings.scrolling.listen();
    let is_registered = StoredValue::new(false);
    Effect::new(move |_| {
        // Downloads for offline use start when photos can be classified, so that they delay no result. They also start
        // when the model has failed, because a newer version may work.
        if engine.is_settled() && !is_registered.get_value() {
            is_registered.set_value(true);
            installation.start();
        }
    });
    Effect::new(move |_| engine.set_site_stored(installation.state.get() == InstallationState::Ready));
    let is_empty = move || readings.list.with(Vec::is_empty);
    view! {
        <header class="masthead">
            <h1 translate="no">{app::TITLE}</h1>
            <button id="about-open" class="button quiet" type="button" on:click=move |_| open_dialog(about)>{model_card::TITLE}</button>
            <p class="purpose">{app::PURPOSE}</p>
            <p class="disclaimer"><strong>{app::DISCLAIMER}</strong>" "{app::PRIVACY}</p>
        </header>
        <UpdateBar installation/>
        <main>
            <div class="entry">
                <PhotoIntake intake engine open_camera=move || camera.open()/>
                <Status engine installation/>
            </div>
            <div class="listed">
                <UndoBar engine/>
                <section class="results" aria-labelledby="results-title" hidden=is_empty>
                    <header>
                        <h2 id="results-title">{app::RESULTS}</h2>
                        <ReportButton subject=Subject::All text=REPORT_ALL/>
                        <button id="readings-clear" class="button quiet" type="button" on:click=move |_| engine.clear()>{app::CLEAR_ALL}</button>
                    </header>
                    <div id="readings">
                        <For each=move || readings.list.get() key=|reading| reading.number let:reading>
                            <ReadingView reading selection readings engine/>
                        </For>
                    </div>
                </section>
                <Show when=is_empty>
                    <p class="empty">{app::NO_PHOTOS}</p>
                </Show>
            </div>
        </main>
        <Announcement readings/>
        <CameraDialog camera/>
        <AboutDialog dialog=about engine/>
        <ReportDialog sheet/>
        <Paper sheet/>
    }
}
