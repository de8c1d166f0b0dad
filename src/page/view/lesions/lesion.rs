//! One lesion: its visits, the latest first.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::page::state::browser::ObjectUrl;
use crate::page::state::photo_viewer::saved_photo_route;
use crate::page::state::records::{Records, today};
use crate::page::state::router::Router;
use crate::page::text::format::{capitalised, percent};
use crate::page::text::message::Message;
use crate::page::text::records as text;
use crate::page::text::terms;
use crate::page::view::anew;
use crate::page::view::lesions::body_map::BodyMap;
use crate::page::view::lesions::compare::ChooseVisits;
use crate::page::view::lesions::person::{BackToPerson, BackToPersons, Notes};
use crate::page::view::lesions::person_route;
use crate::page::zoom::photo_transform;
use naevus_reading::assessment::ranked;
use naevus_records::date::Date;
use naevus_records::id::Id;
use naevus_records::place::Place;
use naevus_records::record::{Content, MAX_LABEL_CHARACTERS, SavedPhoto, Visit};
use naevus_records::seal::Kind;

/// The number of diagnoses that a visit names.
const NAMED: usize = 3;

/// The months of the buttons for the next visit.
const NEXT_VISIT_MONTHS: [u8; 4] = [1, 3, 6, 12];

/// The page of a lesion.
#[component]
pub fn LesionPage(id: Id, router: Router, records: Records) -> impl IntoView {
    let found = records.collection.with_untracked(|collection| {
        let lesion = collection.lesion(id)?.clone();
        let code = collection.person(lesion.person)?.code.clone();
        Some((lesion, code))
    });
    let Some((lesion, code)) = found else {
        return view! { <BackToPersons/><p class="empty">{text::NOT_FOUND}</p> }.into_any();
    };
    let person = lesion.person;
    let visits = Memo::new(move |_| {
        records.collection.with(|collection| {
            let visits = collection.visits(id);
            visits.into_iter().map(|(id, visit)| (id, visit.clone())).collect::<Vec<(Id, Visit)>>()
        })
    });
    let due =
        move || records.collection.with(|collection| collection.lesion(id).map(|lesion| text::due(lesion, today())));
    let current = move || records.collection.with(|collection| collection.lesion(id).cloned());
    let label = move || current().map(|lesion| lesion.label).unwrap_or_default();
    let place = move || current().map(|lesion| capitalised(&terms::region(lesion.place.region))).unwrap_or_default();
    let remove = move |_| records.delete(id, move || router.open(person_route(person)));
    let can_save = move || !records.to_save.with(Vec::is_empty);
    view! {
        <BackToPerson id=person code/>
        <section class="card" aria-labelledby="lesion-title">
            <h2 id="lesion-title" dir="auto" translate="no" prop:textContent=label></h2>
            <p id="lesion-place" prop:textContent=place></p>
            <p id="lesion-due" class="hint" prop:textContent=move || due().unwrap_or_default()></p>
            <Show when=can_save>
                <button id="visit-save" class="button primary" type="button" disabled=move || records.busy.get().is_some() on:click=move |_| records.save_visit(id, || {})>
                    {text::SAVE_HERE}
                </button>
            </Show>
        </section>
        <ChooseVisits lesion=id router records/>
        <section aria-labelledby="visits-title" class="timeline">
            <h2 id="visits-title">{text::VISITS}</h2>
            <Show when=move || visits.with(Vec::is_empty)><p class="empty">{text::NO_VISITS}</p></Show>
            <ol id="visits">
                <For each=move || visits.get() key=|(id, visit)| (*id, visit.notes.clone()) let:visit>
                    <VisitCard id=visit.0 visit=visit.1 records/>
                </For>
            </ol>
        </section>
        <EditLesion id records/>
        <button id="lesion-delete" class="button quiet" type="button" on:click=remove>{text::DELETE_LESION}</button>
    }
    .into_any()
}

/// One visit of the timeline.
#[component]
fn VisitCard(id: Id, visit: Visit, records: Records) -> impl IntoView {
    let refused = visit.photos.iter().all(|photo| photo.assessment.shown().is_refused());
    let probabilities =
        match (&visit.combined, visit.photos.iter().find(|photo| !photo.assessment.shown().is_refused())) {
            (Some(combined), _) => Some(combined.probabilities),
            (None, Some(photo)) => Some(photo.assessment.shown().probabilities),
            (None, None) => None,
        };
    let first = probabilities.map(|probabilities| ranked(&probabilities).into_iter().take(NAMED).collect::<Vec<_>>());
    let diagnoses = first
        .unwrap_or_default()
        .into_iter()
        .map(|(diagnosis, probability)| {
            view! { <li data-code=diagnosis.code()><span translate="no">{terms::diagnosis(diagnosis)}</span>" "<span translate="no">{percent(probability)}</span></li> }
        })
        .collect_view();
    let is_suspicious = visit.is_suspicious();
    let alert = if refused {
        text::REFUSED
    } else if is_suspicious {
        text::ALERT
    } else {
        text::NO_ALERT
    };
    let (date, lesion) = (visit.date, visit.lesion);
    let photos =
        visit.photos.iter().cloned().map(|photo| view! { <VisitPhoto photo lesion date records/> }).collect_view();
    let notes = RwSignal::new(visit.notes.clone());
    let edited = StoredValue::new(visit);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let visit = Visit { notes: notes.get_untracked(), ..edited.get_value() };
        records.edit(id, Content::Visit(Box::new(visit)));
    };
    view! {
        <li class="card visit" data-visit=id.to_string() data-alert=is_suspicious.to_string()>
            <h3><time datetime=date.to_string() translate="no">{date.to_string()}</time></h3>
            <div class="visit-photos">{photos}</div>
            <p class="visit-alert">{alert}</p>
            <ol class="visit-diagnoses">{diagnoses}</ol>
            <form class="stack" on:submit=save>
                <Notes notes/>
                <div class="actions">
                    <button class="button" type="submit">{text::SAVE}</button>
                    <button class="button quiet visit-delete" type="button" on:click=move |_| records.delete(id, || {})>{text::DELETE_VISIT}</button>
                </div>
            </form>
        </li>
    }
}

/// A photo of a visit: its centre square, decrypted while it is shown.
#[component]
fn VisitPhoto(photo: SavedPhoto, lesion: Id, date: Date, records: Records) -> impl IntoView {
    let transform = photo_transform(photo.framing.map_or(0.0, |framing| framing.turn_degrees.into()));
    let address = RwSignal::new(None::<Arc<ObjectUrl>>);
    let failure = RwSignal::new(None::<Message>);
    let large = saved_photo_route(lesion, photo.id).address();
    spawn_local(async move {
        match records.photo_address(Kind::Preview, photo).await {
            // If the user has gone on meanwhile, the address is revoked.
            Ok(decrypted) => drop(address.try_set(Some(Arc::new(decrypted)))),
            Err(error) => drop(failure.try_set(Some(error.sentence()))),
        }
    });
    view! {
        {anew(
            move || address.get(),
            move |address| {
                let (large, transform) = (large.clone(), transform.clone());
                address.map(|address| {
                    view! {
                        <a class="visit-photo-open" href=large aria-label=text::open_photo(date)>
                            <img class="visit-photo" src=address.address().to_string() style:transform=transform alt=text::photo_of(date)/>
                        </a>
                    }
                })
            },
        )}
        {anew(move || failure.get(), |failure| failure.map(|failure| view! { <p class="unreadable" prop:textContent=failure.to_string()></p> }))}
    }
}

/// The form with the label, the place, the next visit and the notes of a lesion.
#[component]
fn EditLesion(id: Id, records: Records) -> impl IntoView {
    let lesion = records.collection.with_untracked(|collection| collection.lesion(id).cloned());
    lesion.map(|lesion| {
        let (label, place) = (RwSignal::new(lesion.label.clone()), RwSignal::new(Some(lesion.place)));
        let others = move || -> Vec<Place> {
            records.collection.with(|collection| {
                let all = collection.lesions(lesion.person).into_iter();
                all.filter(|(other, _)| *other != id).map(|(_, other)| other.place).collect()
            })
        };
        let due = RwSignal::new(lesion.due.map(|due| due.to_string()).unwrap_or_default());
        let notes = RwSignal::new(lesion.notes.clone());
        let save = move || {
            // Other values may have changed since the page was opened.
            let lesion = records.collection.with_untracked(|collection| collection.lesion(id).cloned());
            if let Some(mut lesion) = lesion {
                lesion.label = label.get_untracked().trim().into();
                if let Some(place) = place.get_untracked() {
                    lesion.place = place;
                }
                lesion.due = due.get_untracked().parse().ok();
                lesion.notes = notes.get_untracked();
                records.edit(id, Content::Lesion(lesion));
            }
        };
        let months = NEXT_VISIT_MONTHS
            .into_iter()
            .map(|months| {
                let choose = move |_| {
                    due.set(today().plus_months(months).to_string());
                    save();
                };
                view! { <button class="button" type="button" data-months=months.to_string() on:click=choose>{text::in_months(months)}</button> }
            })
            .collect_view();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            save();
        };
        view! {
            <form class="card" on:submit=submit>
                <details>
                    <summary id="lesion-edit">{text::EDIT_LESION}</summary>
                    <div class="stack">
                        <label class="field">
                            <span>{text::LABEL}</span>
                            <input id="lesion-label" required maxlength=MAX_LABEL_CHARACTERS.to_string() autocomplete="off" prop:value=move || label.get() on:input=move |event| label.set(event_target_value(&event))/>
                        </label>
                        <BodyMap lesions=Signal::derive(others) chosen=place/>
                    </div>
                </details>
                <label class="field">
                    <span>{text::NEXT_VISIT}</span>
                    <input id="lesion-due-input" type="date" prop:value=move || due.get() on:input=move |event| due.set(event_target_value(&event))/>
                </label>
                <div class="actions">{months}</div>
                <Notes notes/>
                <button id="lesion-save" class="button" type="submit">{text::SAVE}</button>
            </form>
        }
    })
}
