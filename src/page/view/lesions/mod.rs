//! The screen of persons, lesions and visits.

mod body_map;
mod compare;
mod lesion;
mod person;
mod persons;
mod safekeeping;
mod shapes;
mod unlocking;

use leptos::prelude::*;

use crate::page::route::{Route, Screen};
use crate::page::state::readings::Readings;
use crate::page::state::records::{Notice, Phase, Records};
use crate::page::state::router::Router;
use crate::page::text::app::CLOSE;
use crate::page::text::records as text;
use crate::page::view::anew;
use crate::page::view::lesions::compare::ComparePage;
use crate::page::view::lesions::lesion::LesionPage;
use crate::page::view::lesions::person::PersonPage;
use crate::page::view::lesions::persons::PersonsPage;
use crate::page::view::lesions::safekeeping::Erasing;
use crate::page::view::lesions::unlocking::{SetUp, Unlock};
use naevus_records::id::Id;

/// The screen.
#[component]
pub fn LesionsScreen(router: Router, records: Records) -> impl IntoView {
    records.look();
    let is = move |phase: fn(&Phase) -> bool| move || records.phase.with(phase);
    // A photo in large over a lesion leaves the lesion as it is.
    let below = Memo::new(move |_| router.route().below());
    let needs_passphrase = move || records.phase.get() == Phase::Locked { needs_passphrase: true };
    view! {
        <div id="lesions-content" class="cards" data-phase=move || phase_name(records.phase.get()) data-busy=move || records.busy.get().is_some().to_string()>
            <Notices records/>
            <Show when=is(|phase| *phase == Phase::Off)><SetUp records/></Show>
            <Show when=is(|phase| matches!(phase, Phase::Locked { .. }))>
                <Unlock records needs_passphrase=needs_passphrase()/>
                <Erasing records/>
            </Show>
            <Show when=is(|phase| *phase == Phase::Open)>
                {anew(move || below.get(), move |route| view! { <Content route router records/> })}
            </Show>
        </div>
    }
}

/// What the address shows: all persons, one person, one lesion, or two of its visits compared.
#[component]
fn Content(route: Route, router: Router, records: Records) -> impl IntoView {
    let parts: Vec<&str> = route.parts.iter().map(String::as_str).collect();
    let id = |part: usize| route.parts.get(part).and_then(|id| id.parse::<Id>().ok());
    if let (["compare", _, _, _], Some(lesion), Some(earlier), Some(later)) = (parts.as_slice(), id(1), id(2), id(3)) {
        return view! { <ComparePage lesion earlier later records/> }.into_any();
    }
    match (parts.as_slice(), id(1)) {
        (["person", _], Some(id)) => view! { <PersonPage id router records/> }.into_any(),
        (["lesion", _], Some(id)) => view! { <LesionPage id router records/> }.into_any(),
        _ => view! { <PersonsPage router records/> }.into_any(),
    }
}

/// What is being done, what was done, what was deleted, and what shall be saved.
#[component]
fn Notices(records: Records) -> impl IntoView {
    view! {
        {move || records.busy.get().map(|what| view! { <p class="busy" role="status" prop:textContent=what.text()></p> })}
        {anew(
            move || records.notice.get(),
            move |notice| notice.map(|Notice { sentence, is_failure }| view! {
                <div class=if is_failure { "failure" } else { "update" } id="records-notice" data-failure=is_failure.to_string()>
                    <p prop:textContent=sentence.to_string()></p>
                    <button class="button quiet" type="button" on:click=move |_| records.dismiss()>{CLOSE}</button>
                </div>
            }),
        )}
        <Show when=move || records.deleted.with(Option::is_some)>
            <div class="removed">
                <p>{text::DELETED}</p>
                <button id="records-undo" class="button" type="button" on:click=move |_| records.undo()>{text::UNDO}</button>
            </div>
        </Show>
        <Show when=move || !records.to_save.with(Vec::is_empty)>
            <div class="update" id="to-save">
                <p prop:textContent=move || text::choose_lesion(records.to_save.with(Vec::len))></p>
                <button class="button quiet" type="button" on:click=move |_| records.to_save.set(Vec::new())>{text::CANCEL}</button>
            </div>
        </Show>
    }
}

/// The button at a result that saves its photo, with the other selected photos of the lesion, as a visit.
#[component]
pub fn SaveToLesion(number: u32, readings: Readings) -> impl IntoView {
    let (router, records) = (expect_context::<Router>(), expect_context::<Records>());
    let save = move |_| {
        let selected = readings.selected.get_untracked();
        let mut numbers = if selected.contains(&number) { selected } else { vec![number] };
        numbers.sort_unstable();
        records.to_save.set(numbers);
        router.open(Route::of(Screen::Lesions));
    };
    view! { <button class="button save-to-lesion" type="button" on:click=save>{text::SAVE_TO_LESION}</button> }
}

/// The route of a person.
fn person_route(id: Id) -> Route {
    Route::with_parts(Screen::Lesions, &["person", &id.to_string()])
}

/// The route of a lesion.
fn lesion_route(id: Id) -> Route {
    Route::with_parts(Screen::Lesions, &["lesion", &id.to_string()])
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Unknown => "unknown",
        Phase::Off => "off",
        Phase::Locked { .. } => "locked",
        Phase::Open => "open",
    }
}
