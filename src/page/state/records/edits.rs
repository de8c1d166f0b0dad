//! New, edited and deleted entries.

use std::time::Duration;

use leptos::prelude::{GetUntracked, Set, Update, WithUntracked, set_timeout};

use crate::page::engine::ReadingState;
use crate::page::state::patient::with_patient;
use crate::page::state::records::cipher::random;
use crate::page::state::records::vault::{Change, bytes_of};
use crate::page::state::records::{CHANGED, Deleted, Failure, Records, now_ms, today};
use crate::page::text::records as text;
use naevus_reading::assessment::{ActivationMap, Assessment};
use naevus_reading::decision::{LesionPhoto, Patient};
use naevus_records::id::Id;
use naevus_records::record::{Content, Entry, Framing, ModelIdentity, SavedAssessment, SavedPhoto, Visit};

/// How long a deletion can be undone.
const UNDO: Duration = Duration::from_secs(30);

/// How long the photos of a deleted visit are kept, in milliseconds: longer than a deletion can be undone.
const LOOSE_MS: f64 = 60_000.0;

impl Records {
    /// Stores a new entry, then calls `then` with its identifier.
    pub fn add(self, content: Content, then: impl FnOnce(Id) + 'static) {
        self.work(text::SAVING, async move {
            let id = Id::from_bytes(random()?);
            self.put(vec![Entry { id, edited_ms: now_ms(), content }]).await?;
            then(id);
            Ok(None)
        });
    }

    /// Stores an edit of an entry.
    pub fn edit(self, id: Id, content: Content) {
        self.work(text::SAVING, async move {
            let edited_ms = self.time_of_edit(id);
            self.put(vec![Entry { id, edited_ms, content }]).await?;
            Ok(Some(text::SAVED.into()))
        });
    }

    /// Deletes an entry and what belongs to it. It can be undone for half a minute.
    pub fn delete(self, id: Id, then: impl FnOnce() + 'static) {
        self.work(text::DELETING, async move {
            let (all, photos) = self.collection.with_untracked(|collection| {
                let ids = collection.with_descendants(id);
                let all: Vec<Entry> = ids.iter().filter_map(|id| collection.entry(*id).cloned()).collect();
                let photos: Vec<Id> = all.iter().flat_map(Entry::photos).map(|photo| photo.id).collect();
                (all, photos)
            });
            let entries: Vec<Entry> =
                all.iter().map(|entry| Entry::deleted(entry.id, self.time_of_edit(entry.id))).collect();
            let after_ms = now_ms() as f64 + LOOSE_MS;
            let loose = photos.into_iter().map(|id| (id, after_ms)).collect();
            self.store(Change { entries, loose, ..Change::default() }).await?;
            then();
            let deleted = Deleted { entries: all, at_ms: now_ms() };
            self.deleted.set(Some(deleted.clone()));
            set_timeout(move || self.end_of_undo(&deleted), UNDO);
            Ok(None)
        });
    }

    /// Restores what was deleted last.
    pub fn undo(self) {
        self.work(text::SAVING, async move {
            let Some(deleted) = self.deleted.get_untracked() else { return Ok(None) };
            let again = |entry: Entry| Entry { edited_ms: self.time_of_edit(entry.id), ..entry };
            let entries: Vec<Entry> = deleted.entries.into_iter().map(again).collect();
            let held = entries.iter().flat_map(Entry::photos).map(|photo| photo.id).collect();
            self.store(Change { entries, held, ..Change::default() }).await?;
            self.deleted.set(None);
            Ok(Some(text::UNDONE.into()))
        });
    }

    /// What of a photo of the list was read and how it is shown; none for the centre square, upright.
    fn framing(self, number: u32) -> Option<Framing> {
        let region = self.readings.region(number);
        let turn = self.readings.find(number).map_or(0.0, |reading| reading.turn.get_untracked());
        let turn_degrees = turn.round() as i16;
        (region.is_some() || turn_degrees != 0).then_some(Framing { region, turn_degrees })
    }

    /// Saves the chosen photos of the list as a visit of a lesion, then calls `then`.
    pub fn save_visit(self, lesion: Id, then: impl FnOnce() + 'static) {
        self.work(text::SAVING, async move {
            let numbers = self.to_save.get_untracked();
            let vault = self.vault()?;
            let mut change = Change::default();
            let (mut photos, mut patients) = (Vec::new(), Vec::new());
            for number in numbers {
                let id = Id::from_bytes(random()?);
                let file = self.readings.file(number).ok_or(Failure::NoPhoto)?;
                let (assessment, patient) = self.assessment(number).ok_or(Failure::NoPhoto)?;
                let bytes = bytes_of(&file).await?;
                let preview = match self.readings.preview(number) {
                    Some(preview) => Some(bytes_of(&preview.jpeg).await?),
                    None => None,
                };
                photos.push(SavedPhoto {
                    id,
                    media_type: media_type(&file.type_()),
                    bytes: bytes.byte_length().into(),
                    assessment,
                    framing: self.framing(number),
                });
                patients.push(patient);
                change.photos.push(vault.seal_photo(id, &bytes, preview.as_deref()).await?);
            }
            let combined = {
                let given: Vec<LesionPhoto<'_>> = photos
                    .iter()
                    .zip(&patients)
                    .map(|(photo, patient)| LesionPhoto {
                        patient: *patient,
                        ..LesionPhoto::without_patient(&photo.assessment.alone)
                    })
                    .collect();
                let combine = || self.engine.card.with_untracked(|card| card.as_ref()?.decision_rules.combine(&given));
                (given.len() > 1).then(combine).flatten()
            };
            let visit = Visit {
                lesion,
                date: today(),
                saved_ms: now_ms(),
                photos,
                patient: Patient::consensus(&patients),
                combined,
                notes: String::new(),
            };
            let id = Id::from_bytes(random()?);
            change.entries.push(Entry { id, edited_ms: now_ms(), content: Content::Visit(Box::new(visit)) });
            // The visit answers what was due.
            let due = self.collection.with_untracked(|collection| {
                let lesion = collection.lesion(lesion)?;
                lesion.due.is_some_and(|due| due <= today()).then(|| lesion.clone())
            });
            if let Some(mut answered) = due {
                answered.due = None;
                let edited_ms = self.time_of_edit(lesion);
                change.entries.push(Entry { id: lesion, edited_ms, content: Content::Lesion(answered) });
            }
            self.store(change).await?;
            self.to_save.set(Vec::new());
            then();
            Ok(Some(text::VISIT_SAVED.into()))
        });
    }

    /// The assessment of a photo of the list as it is shown, and its age and site; none without an assessment.
    fn assessment(self, number: u32) -> Option<(SavedAssessment, Patient)> {
        let reading =
            self.readings.list.with_untracked(|list| list.iter().find(|reading| reading.number == number).cloned())?;
        let ReadingState::Assessed { assessment, .. } = reading.state.get_untracked() else { return None };
        let patient = reading.patient.get_untracked();
        let model = self.engine.card.with_untracked(|card| {
            let card = card.as_ref()?;
            Some(ModelIdentity { name: card.name.clone(), weights_sha256: card.weights.sha256.clone() })
        })?;
        let with_patient = (!patient.is_unknown() && !assessment.is_refused())
            .then(|| Assessment { map: ActivationMap::default(), ..with_patient(&assessment, &patient, self.engine) });
        Some((SavedAssessment { alone: assessment, with_patient, model }, patient))
    }

    async fn put(self, entries: Vec<Entry>) -> Result<(), Failure> {
        self.store(Change { entries, ..Change::default() }).await
    }

    /// Stores a change, and shows it once it is stored.
    async fn store(self, change: Change) -> Result<(), Failure> {
        self.vault()?.store(&change).await?;
        self.collection.update(|collection| {
            for entry in change.entries {
                collection.insert(entry);
            }
        });
        self.tell(CHANGED);
        Ok(())
    }

    /// A time for an edit that is later than the last edit of the entry, also with a clock that was set back.
    fn time_of_edit(self, id: Id) -> u64 {
        let last = self.collection.with_untracked(|collection| collection.entry(id).map(|entry| entry.edited_ms));
        now_ms().max(last.map_or(0, |last| last + 1))
    }

    fn end_of_undo(self, deleted: &Deleted) {
        if self.deleted.with_untracked(|current| current.as_ref() == Some(deleted)) {
            self.deleted.set(None);
        }
    }
}

/// The type of a file; that of a file without a type is only known to be an image.
fn media_type(given: &str) -> String {
    if given.starts_with("image/") { given.into() } else { "image/x-unknown".into() }
}
