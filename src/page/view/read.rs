//! The screen on which photos are added and assessed.

use leptos::prelude::*;

use crate::page::route::Screen;
use crate::page::state::combined::Selection;
use crate::page::state::engine::{Engine, UNDO_ID};
use crate::page::state::installation::Installation;
use crate::page::state::intake::Intake;
use crate::page::state::readings::Readings;
use crate::page::state::report::Subject;
use crate::page::state::router::{Router, title_id};
use crate::page::text::app;
use crate::page::text::report::dialog::REPORT_ALL;
use crate::page::view::camera::camera_route;
use crate::page::view::intake::PhotoIntake;
use crate::page::view::reading::ReadingView;
use crate::page::view::report::ReportButton;
use crate::page::view::status::Status;

/// The screen. It stays in the document while another screen is shown, so that the photos keep their place.
#[component]
pub fn ReadScreen(
    router: Router,
    intake: Intake,
    engine: Engine,
    readings: Readings,
    selection: Memo<Option<Selection>>,
    installation: Installation,
) -> impl IntoView {
    let is_empty = move || readings.list.with(Vec::is_empty);
    view! {
        <div
            class="screen"
            id=Screen::Read.path()
            hidden=move || router.screen() != Screen::Read
            data-empty=move || is_empty().to_string()
        >
            <header class="masthead">
                <h1 id=title_id(Screen::Read) tabindex="-1" translate="no">{app::TITLE}</h1>
                <p class="purpose">{app::PURPOSE}</p>
                <p class="disclaimer"><strong>{app::DISCLAIMER}</strong>" "{app::PRIVACY}</p>
            </header>
            <div class="entry">
                <PhotoIntake intake engine open_camera=move || router.open(camera_route())/>
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
        </div>
    }
}

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
