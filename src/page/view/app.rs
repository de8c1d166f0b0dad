//! The complete page: the navigation and the screens.

use leptos::prelude::*;

use crate::page::route::Screen;
use crate::page::state::camera::Camera;
use crate::page::state::combined::selection;
use crate::page::state::engine::{Engine, FILES_ID};
use crate::page::state::focus::focus;
use crate::page::state::handed_over::{HandedOver, shared_key};
use crate::page::state::install_prompt::InstallPrompt;
use crate::page::state::installation::{Installation, InstallationState, was_updated};
use crate::page::state::intake::Intake;
use crate::page::state::language::PageLanguage;
use crate::page::state::leaving::ask_before_leaving;
use crate::page::state::listing::Listing;
use crate::page::state::parts::Parts;
use crate::page::state::photo_viewer::PhotoViewer;
use crate::page::state::readings::Readings;
use crate::page::state::records::Records;
use crate::page::state::report::ReportSheet;
use crate::page::state::router::Router;
use crate::page::state::settings::Settings;
use crate::page::state::worker_program::watch_for_refused_workers;
use crate::page::text::app;
use crate::page::view::anew;
use crate::page::view::batch::BatchScreen;
use crate::page::view::camera::CameraDialog;
use crate::page::view::lesions::LesionsScreen;
use crate::page::view::model::ModelScreen;
use crate::page::view::photo_viewer::PhotoDialog;
use crate::page::view::read::ReadScreen;
use crate::page::view::report::ReportDialog;
use crate::page::view::report::paper::Paper;
use crate::page::view::settings::SettingsScreen;
use crate::page::view::shell::{Navigation, ScreenView};
use crate::page::view::status::UpdateBar;

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
    let settings = Settings::stored();
    let shared = shared_key();
    let language = PageLanguage::new();
    let router = Router::new();
    let readings = Readings::new();
    let engine = Engine::new(readings, settings);
    let records = Records::new(readings, engine);
    provide_context(router);
    provide_context(records);
    let intake = Intake::new(readings, engine);
    let camera = Camera::new(intake, readings, engine.card);
    let selection = selection(readings, engine, language);
    let listing = Listing::new(readings, engine);
    let parts = Parts::new(readings, engine);
    let viewer = PhotoViewer::new(readings, parts, router, records);
    let installation = Installation::new();
    let install_prompt = InstallPrompt::new();
    provide_context(install_prompt);
    install_prompt.listen();
    let sheet = ReportSheet::new(readings, engine, router);
    provide_context(sheet);
    sheet.listen();
    watch_for_refused_workers();
    engine.start();
    engine.watch_visibility();
    if was_updated() {
        readings.announcement.set(app::UPDATED.into());
        focus(FILES_ID.into());
    }
    router.listen();
    let batch = engine.batch;
    intake.listen(move |data| {
        let is_for_batch = untrack(|| router.screen()) == Screen::Batch;
        if is_for_batch {
            batch.on_drop(engine, data);
        }
        is_for_batch
    });
    readings.scrolling.listen();
    let may_leave = move || installation.update_is_accepted();
    let left_ms = ask_before_leaving(readings, move || !batch.is_empty(), may_leave);
    HandedOver::new(intake, router, left_ms).listen(shared);
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
    // The whole page is worded anew in another language. Its state is outside, so that nothing else changes.
    Effect::new(move |_| {
        language.current();
        router.title();
    });
    anew(
        move || language.current(),
        move |_| {
            view! {
                <Navigation router/>
                <main>
                    <UpdateBar installation/>
                    <ReadScreen router intake engine readings listing selection installation/>
                    <ScreenView screen=Screen::Lesions router><LesionsScreen router records/></ScreenView>
                    <ScreenView screen=Screen::Batch router><BatchScreen intake engine router/></ScreenView>
                    <ScreenView screen=Screen::Model router><ModelScreen router engine/></ScreenView>
                    <ScreenView screen=Screen::Settings router><SettingsScreen settings language engine/></ScreenView>
                </main>
                <Announcement readings/>
                <CameraDialog camera router/>
                <PhotoDialog viewer/>
                <ReportDialog sheet/>
                <Paper sheet/>
            }
        },
    )
}
