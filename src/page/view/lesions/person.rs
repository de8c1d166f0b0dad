//! One person: the lesions on the map of the body.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::page::route::{Route, Screen};
use crate::page::state::records::{Records, today};
use crate::page::state::router::Router;
use crate::page::text::format::capitalised;
use crate::page::text::records as text;
use crate::page::text::terms;
use crate::page::view::icons::{Icon, Symbol};
use crate::page::view::lesions::body_map::BodyMap;
use crate::page::view::lesions::persons::{PersonDetails, PersonInput};
use crate::page::view::lesions::{lesion_route, person_route};
use naevus_records::id::Id;
use naevus_records::place::Place;
use naevus_records::record::{Content, Lesion, MAX_LABEL_CHARACTERS};

/// The page of a person.
#[component]
pub fn PersonPage(id: Id, router: Router, records: Records) -> impl IntoView {
    let Some(person) = records.collection.with_untracked(|collection| collection.person(id).cloned()) else {
        return view! { <BackToPersons/><p class="empty">{text::NOT_FOUND}</p> }.into_any();
    };
    let title = person.code.clone();
    let lesions = move || {
        records.collection.with(|collection| {
            let rows = collection.lesions(id).into_iter().map(|(lesion_id, lesion)| {
                let visits = collection.visits(lesion_id);
                let last = visits.first().map(|(_, visit)| visit.date);
                view! {
                    <li>
                        <a class="row lesion-row" href=lesion_route(lesion_id).address()>
                            <strong dir="auto" translate="no">{lesion.label.clone()}</strong>
                            <span class="hint">{capitalised(&terms::region(lesion.place.region))}</span>
                            <span class="hint">{text::visit_count(visits.len(), last)}</span>
                            <span class="hint">{text::due(lesion, today())}</span>
                        </a>
                    </li>
                }
            });
            rows.collect_view()
        })
    };
    let is_empty = move || records.collection.with(|collection| collection.lesions(id).is_empty());
    let remove = move |_| records.delete(id, move || router.open(Route::of(Screen::Lesions)));
    view! {
        <BackToPersons/>
        <section class="card" aria-labelledby="person-title">
            <h2 id="person-title" dir="auto" translate="no">{title}</h2>
            <p class="hint">{text::person_details(&person)}</p>
            <h3>{text::LESIONS}</h3>
            <ul class="rows" id="lesion-rows">{lesions}</ul>
            <Show when=is_empty><p class="empty">{text::NO_LESIONS}</p></Show>
        </section>
        <NewLesion person=id router records/>
        <EditPerson id records/>
        <button id="person-delete" class="button quiet" type="button" on:click=remove>{text::DELETE_PERSON}</button>
    }
    .into_any()
}

/// The link to all persons.
#[component]
pub fn BackToPersons() -> impl IntoView {
    view! {
        <a class="button quiet back" href=Screen::Lesions.address()><Icon symbol=Symbol::Back/><span>{text::ALL_PERSONS}</span></a>
    }
}

/// The link from a lesion to its person.
#[component]
pub fn BackToPerson(id: Id, code: String) -> impl IntoView {
    view! {
        <a class="button quiet back" href=person_route(id).address()><Icon symbol=Symbol::Back/><span dir="auto" translate="no">{code}</span></a>
    }
}

/// The map of the body with the lesions, and the form for a new lesion.
#[component]
fn NewLesion(person: Id, router: Router, records: Records) -> impl IntoView {
    let places = move || -> Vec<Place> {
        records
            .collection
            .with(|collection| collection.lesions(person).into_iter().map(|(_, lesion)| lesion.place).collect())
    };
    let number = records.collection.with_untracked(|collection| collection.lesions(person).len() + 1);
    let label = RwSignal::new(text::lesion_label(number));
    let chosen = RwSignal::new(None::<Place>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(place) = chosen.get_untracked() else { return };
        let lesion =
            Lesion { person, label: label.get_untracked().trim().into(), place, due: None, notes: String::new() };
        records.add(Content::Lesion(lesion), move |id| router.open(lesion_route(id)));
    };
    view! {
        <form class="card" aria-labelledby="new-lesion-title" on:submit=add>
            <h2 id="new-lesion-title">{text::NEW_LESION}</h2>
            <BodyMap lesions=Signal::derive(places) chosen/>
            <label class="field">
                <span>{text::LABEL}</span>
                <input id="lesion-label" required maxlength=MAX_LABEL_CHARACTERS.to_string() autocomplete="off" prop:value=move || label.get() on:input=move |event| label.set(event_target_value(&event))/>
            </label>
            <button id="lesion-add" class="button primary" type="submit" disabled=move || chosen.get().is_none() || records.busy.get().is_some()>{text::ADD}</button>
        </form>
    }
}

/// The form with the code, the optional values and the notes of a person.
#[component]
fn EditPerson(id: Id, records: Records) -> impl IntoView {
    let person = records.collection.with_untracked(|collection| collection.person(id).cloned());
    person.map(|person| {
        let details = PersonInput::new(Some(&person));
        let (code, notes) = (RwSignal::new(person.code), RwSignal::new(person.notes));
        let save = move |event: SubmitEvent| {
            event.prevent_default();
            let person = details.person(code.get_untracked().trim().into(), notes.get_untracked());
            records.edit(id, Content::Person(person));
        };
        view! {
            <details class="card">
                <summary>{text::EDIT_PERSON}</summary>
                <form class="stack" on:submit=save>
                    <label class="field">
                        <span>{text::CODE}</span>
                        <input required maxlength=MAX_LABEL_CHARACTERS.to_string() autocomplete="off" prop:value=move || code.get() on:input=move |event| code.set(event_target_value(&event))/>
                    </label>
                    <PersonDetails details/>
                    <Notes notes/>
                    <button class="button" type="submit">{text::SAVE}</button>
                </form>
            </details>
        }
    })
}

/// The input of notes.
#[component]
pub fn Notes(notes: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="field">
            <span>{text::NOTES}</span>
            <textarea rows="3" dir="auto" prop:value=move || notes.get() on:input=move |event| notes.set(event_target_value(&event))></textarea>
        </label>
    }
}
