//! The screen on which photos are added and assessed.

use leptos::prelude::*;

use crate::page::route::Screen;
use crate::page::state::combined::Selection;
use crate::page::state::engine::{Engine, UNDO_ID};
use crate::page::state::examples::Examples;
use crate::page::state::installation::Installation;
use crate::page::state::intake::Intake;
use crate::page::state::listing::Listing;
use crate::page::state::readings::Readings;
use crate::page::state::router::{Router, title_id};
use crate::page::text::app;
use crate::page::view::camera::camera_route;
use crate::page::view::examples::ExamplePhotos;
use crate::page::view::install::InstallOffer;
use crate::page::view::intake::PhotoIntake;
use crate::page::view::results::Results;
use crate::page::view::status::Status;

/// The screen. It stays in the document while another screen is shown, so that the photos keep their place.
#[component]
pub fn ReadScreen(
    router: Router,
    intake: Intake,
    engine: Engine,
    readings: Readings,
    listing: Listing,
    selection: Memo<Option<Selection>>,
    installation: Installation,
) -> impl IntoView {
    let examples = Examples::new(intake);
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
                <Results router readings listing selection engine/>
                <InstallOffer readings/>
                <Show when=is_empty>
                    <ExamplePhotos examples/>
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
