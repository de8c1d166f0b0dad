//! All persons, and the lesions that are due.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::page::state::records::{Records, today};
use crate::page::state::router::Router;
use crate::page::text::records as text;
use crate::page::view::lesions::safekeeping::Safekeeping;
use crate::page::view::lesions::{lesion_route, person_route};
use naevus_records::record::{Content, MAX_LABEL_CHARACTERS, Person, SkinType};

/// The page of all persons.
#[component]
pub fn PersonsPage(router: Router, records: Records) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let details = PersonInput::new(None);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let person = details.person(code.get_untracked().trim().into(), String::new());
        records.add(Content::Person(person), move |id| router.open(person_route(id)));
    };
    let persons = move || {
        records.collection.with(|collection| {
            let rows = collection.persons().into_iter().map(|(id, person)| {
                let count = text::lesion_count(collection.lesions(id).len());
                let details = text::person_details(person);
                view! {
                    <li>
                        <a class="row person-row" href=person_route(id).address()>
                            <strong dir="auto" translate="no">{person.code.clone()}</strong>
                            <span class="hint">{details}</span>
                            <span class="hint">{count}</span>
                        </a>
                    </li>
                }
            });
            rows.collect_view()
        })
    };
    let due = move || {
        records.collection.with(|collection| {
            let rows = collection.due(today()).into_iter().map(|(id, lesion)| {
                let code = collection.person(lesion.person).map(|person| person.code.clone());
                view! {
                    <li>
                        <a class="row due-row" href=lesion_route(id).address()>
                            <strong dir="auto" translate="no">{code}" · "{lesion.label.clone()}</strong>
                            <span>{text::due(lesion, today())}</span>
                        </a>
                    </li>
                }
            });
            rows.collect_view()
        })
    };
    let has_due = move || records.collection.with(|collection| !collection.due(today()).is_empty());
    let is_empty = move || records.collection.with(|collection| collection.persons().is_empty());
    view! {
        <Show when=has_due>
            <section class="card" aria-labelledby="due-title">
                <h2 id="due-title">{text::DUE}</h2>
                <ul class="rows" id="due">{due}</ul>
            </section>
        </Show>
        <section class="card" aria-labelledby="persons-title">
            <header class="card-header">
                <h2 id="persons-title">{text::PERSONS}</h2>
                <button id="records-lock" class="button quiet" type="button" on:click=move |_| records.lock()>{text::LOCK}</button>
            </header>
            <ul class="rows" id="persons">{persons}</ul>
            <Show when=is_empty><p class="empty">{text::NO_PERSONS}</p></Show>
        </section>
        <form class="card" aria-labelledby="new-person-title" on:submit=add>
            <h2 id="new-person-title">{text::NEW_PERSON}</h2>
            <label class="field">
                <span>{text::CODE}</span>
                <input id="person-code" required maxlength=MAX_LABEL_CHARACTERS.to_string() autocomplete="off" prop:value=move || code.get() on:input=move |event| code.set(event_target_value(&event))/>
            </label>
            <p class="hint">{text::CODE_HINT}</p>
            <PersonDetails details/>
            <button id="person-add" class="button primary" type="submit" disabled=move || records.busy.get().is_some()>{text::ADD}</button>
        </form>
        <Safekeeping records/>
    }
}

/// The optional values of a person. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct PersonInput {
    birth_year: RwSignal<String>,
    skin_type: RwSignal<Option<SkinType>>,
}

impl PersonInput {
    /// The values of `person`; empty without one.
    pub fn new(person: Option<&Person>) -> PersonInput {
        let birth_year = person.and_then(|person| person.birth_year).map(|year| year.to_string());
        PersonInput {
            birth_year: RwSignal::new(birth_year.unwrap_or_default()),
            skin_type: RwSignal::new(person.and_then(|person| person.skin_type)),
        }
    }

    /// The person with these values. A year that is not a number becomes 0, which is refused with a sentence.
    pub fn person(self, code: String, notes: String) -> Person {
        let year = self.birth_year.get_untracked();
        let birth_year = (!year.trim().is_empty()).then(|| year.trim().parse().unwrap_or(0));
        Person { code, birth_year, skin_type: self.skin_type.get_untracked(), notes }
    }
}

/// The inputs of year of birth and skin type.
#[component]
pub fn PersonDetails(details: PersonInput) -> impl IntoView {
    let options = SkinType::ALL
        .into_iter()
        .map(|kind| {
            let is_selected = details.skin_type.get_untracked() == Some(kind);
            view! { <option value=kind.number().to_string() selected=is_selected>{text::skin_type(kind)}</option> }
        })
        .collect_view();
    view! {
        <div class="patient">
            <label class="field">
                <span>{text::BIRTH_YEAR}</span>
                <input class="year" type="number" inputmode="numeric" min="1900" max=today().year().to_string() step="1" autocomplete="off" prop:value=move || details.birth_year.get() on:input=move |event| details.birth_year.set(event_target_value(&event))/>
            </label>
            <label class="field">
                <span>{text::SKIN_TYPE}</span>
                <select on:change=move |event| details.skin_type.set(event_target_value(&event).parse().ok().and_then(SkinType::new))>
                    <option value="">{text::NOT_GIVEN}</option>
                    {options}
                </select>
            </label>
        </div>
    }
}
