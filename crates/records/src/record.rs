//! Persons, lesions and visits.

use serde::{Deserialize, Serialize};

use naevus_reading::assessment::{Assessment, CombinedAssessment};
use naevus_reading::decision::{MAX_AGE_YEARS, Patient};
use naevus_reading::photo::Region;

use crate::date::Date;
use crate::id::Id;
use crate::place::Place;
use crate::{Limit, RecordsError};

/// The maximum length of a code or a label, in characters.
pub const MAX_LABEL_CHARACTERS: usize = 60;

/// The maximum length of notes, in characters.
pub const MAX_NOTES_CHARACTERS: usize = 10_000;

/// The maximum number of photos of one visit.
pub const MAX_PHOTOS: usize = 20;

/// The maximum size of a photo, in bytes: 64 MiB.
pub const MAX_PHOTO_BYTES: u64 = 64 << 20;

/// The years of birth that are accepted.
pub const YEARS_OF_BIRTH: std::ops::RangeInclusive<u16> = 1900..=2199;

/// Anything that is stored under an identifier of its own, with the time of its last edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The identifier.
    pub id: Id,
    /// The time of the last edit, in milliseconds since 1970-01-01 UTC.
    pub edited_ms: u64,
    /// What it is.
    pub content: Content,
}

/// The content of an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A person.
    Person(Person),
    /// A lesion of a person.
    Lesion(Lesion),
    /// A visit of a lesion.
    Visit(Box<Visit>),
    /// The entry was deleted: a tombstone, which deletes the entry in other copies too.
    Deleted,
}

/// A person. It has no name by default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The code by which the user knows the person, 1 to [`MAX_LABEL_CHARACTERS`] characters.
    pub code: String,
    /// The year of birth, in [`YEARS_OF_BIRTH`].
    pub birth_year: Option<u16>,
    /// The skin type.
    pub skin_type: Option<SkinType>,
    /// Free text, at most [`MAX_NOTES_CHARACTERS`] characters.
    pub notes: String,
}

/// The skin type by Fitzpatrick (1988): how the skin reacts to sunlight.
///
/// Serialised as its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub struct SkinType(u8);

impl SkinType {
    /// The six types.
    pub const ALL: [SkinType; 6] = [SkinType(1), SkinType(2), SkinType(3), SkinType(4), SkinType(5), SkinType(6)];

    /// The number, `1..=6`.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The type with this number; none outside `1..=6`.
    pub fn new(number: u8) -> Option<SkinType> {
        Self::ALL.into_iter().find(|skin_type| skin_type.0 == number)
    }
}

impl From<SkinType> for u8 {
    fn from(skin_type: SkinType) -> u8 {
        skin_type.0
    }
}

impl TryFrom<u8> for SkinType {
    type Error = RecordsError;

    fn try_from(number: u8) -> Result<SkinType, RecordsError> {
        SkinType::new(number).ok_or(RecordsError::Damaged("a skin type"))
    }
}

/// A lesion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesion {
    /// The person who has it.
    pub person: Id,
    /// The label by which the user knows it, 1 to [`MAX_LABEL_CHARACTERS`] characters.
    pub label: String,
    /// Where it is.
    pub place: Place,
    /// The day of the next visit.
    pub due: Option<Date>,
    /// Free text, at most [`MAX_NOTES_CHARACTERS`] characters.
    pub notes: String,
}

/// A visit: photos of one lesion, taken on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// The lesion.
    pub lesion: Id,
    /// The day.
    pub date: Date,
    /// When the visit was first saved, in milliseconds since 1970-01-01 UTC: the order of visits of one day.
    pub saved_ms: u64,
    /// The photos, 1 to [`MAX_PHOTOS`], in the order in which they were added.
    pub photos: Vec<SavedPhoto>,
    /// The age and the site with which the photos were assessed.
    pub patient: Patient,
    /// The combined assessment of the photos, with age and site; none for one photo or if fewer than two can be assessed.
    pub combined: Option<CombinedAssessment>,
    /// Free text, at most [`MAX_NOTES_CHARACTERS`] characters.
    pub notes: String,
}

/// A photo of a visit. Its bytes, and those of its preview, are stored apart under the same identifier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedPhoto {
    /// The identifier.
    pub id: Id,
    /// The type of the file: `image/jpeg`.
    pub media_type: String,
    /// The size of the file, at most [`MAX_PHOTO_BYTES`].
    pub bytes: u64,
    /// The assessment.
    pub assessment: SavedAssessment,
    /// What of the photo was read and how it was shown; none if its centre square was read and it was shown upright.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framing: Option<Framing>,
}

/// What of a photo was read, and how it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framing {
    /// The part that was read; none for the centre square.
    pub region: Option<Region>,
    /// How far the photo was shown turned clockwise, in degrees, `-180..=180`. It was read upright.
    pub turn_degrees: i16,
}

/// The assessment of a photo as it was shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedAssessment {
    /// The assessment of the photo alone.
    pub alone: Assessment,
    /// The assessment with age and site, without the activation map, which is the same; none if neither was given.
    pub with_patient: Option<Assessment>,
    /// The model that computed it.
    pub model: ModelIdentity,
}

/// The model of an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelIdentity {
    /// The name of the model, from its card.
    pub name: String,
    /// The SHA-256 of its weights, in hexadecimal digits.
    pub weights_sha256: String,
}

impl SavedAssessment {
    /// The assessment that was shown: with age and site, if one was given.
    pub fn shown(&self) -> &Assessment {
        self.with_patient.as_ref().unwrap_or(&self.alone)
    }
}

impl Visit {
    /// Whether the alert was raised: in the combined assessment, if there is one, else by any of the photos that is not
    /// refused.
    pub fn is_suspicious(&self) -> bool {
        let shown = self.photos.iter().map(|photo| photo.assessment.shown());
        self.combined.as_ref().is_some_and(|combined| combined.suspicious)
            || shown.filter(|shown| !shown.is_refused()).any(|shown| shown.suspicious)
    }
}

impl Entry {
    /// A tombstone for the entry `id`.
    pub fn deleted(id: Id, edited_ms: u64) -> Entry {
        Entry { id, edited_ms, content: Content::Deleted }
    }

    /// Whether the entry is a tombstone.
    pub fn is_deleted(&self) -> bool {
        self.content == Content::Deleted
    }

    /// The entry to which this one belongs: the person of a lesion, the lesion of a visit.
    pub fn parent(&self) -> Option<Id> {
        match &self.content {
            Content::Lesion(lesion) => Some(lesion.person),
            Content::Visit(visit) => Some(visit.lesion),
            Content::Person(_) | Content::Deleted => None,
        }
    }

    /// The photos of the entry, if it is a visit.
    pub fn photos(&self) -> &[SavedPhoto] {
        match &self.content {
            Content::Visit(visit) => &visit.photos,
            _ => &[],
        }
    }

    /// The entry as JSON, in UTF-8.
    ///
    /// # Errors
    ///
    /// [`RecordsError::OutOfRange`] or [`RecordsError::Damaged`], if [`Entry::from_json`] would not read it.
    pub fn to_json(&self) -> Result<Vec<u8>, RecordsError> {
        self.check()?;
        serde_json::to_vec(self).map_err(|error| RecordsError::NotAnEntry(error.to_string()))
    }

    /// The entry of [`Entry::to_json`].
    ///
    /// # Errors
    ///
    /// [`RecordsError::NotAnEntry`] for bytes that are no entry, and the errors of [`Entry::to_json`] for one with values
    /// outside their ranges.
    pub fn from_json(json: &[u8]) -> Result<Entry, RecordsError> {
        let entry: Entry = serde_json::from_slice(json).map_err(|error| RecordsError::NotAnEntry(error.to_string()))?;
        entry.check()?;
        Ok(entry)
    }

    /// Checks the values that were entered and the assessments.
    ///
    /// # Errors
    ///
    /// [`RecordsError::OutOfRange`] for a value that the user can correct, else [`RecordsError::Damaged`].
    pub fn check(&self) -> Result<(), RecordsError> {
        match &self.content {
            Content::Deleted => Ok(()),
            Content::Person(person) => {
                check_label(&person.code, Limit::Code)?;
                check_notes(&person.notes)?;
                ensure(
                    person.birth_year.is_none_or(|year| YEARS_OF_BIRTH.contains(&year)),
                    RecordsError::OutOfRange(Limit::BirthYear),
                )
            }
            Content::Lesion(lesion) => {
                check_label(&lesion.label, Limit::Label)?;
                check_notes(&lesion.notes)?;
                let is_inside = |fraction: f32| (0.0..=1.0).contains(&fraction);
                let place = lesion.place;
                ensure(is_inside(place.x) && is_inside(place.y), RecordsError::Damaged("the place of a lesion"))
            }
            Content::Visit(visit) => visit.check(),
        }
    }
}

impl Visit {
    fn check(&self) -> Result<(), RecordsError> {
        check_notes(&self.notes)?;
        ensure((1..=MAX_PHOTOS).contains(&self.photos.len()), RecordsError::OutOfRange(Limit::PhotoCount))?;
        ensure(
            self.patient.age_years.is_none_or(|years| years <= MAX_AGE_YEARS),
            RecordsError::OutOfRange(Limit::Age),
        )?;
        for photo in &self.photos {
            ensure(photo.bytes <= MAX_PHOTO_BYTES, RecordsError::OutOfRange(Limit::PhotoSize))?;
            let is_fraction = |value: f32| (0.0..=1.0).contains(&value);
            let has_framing = photo.framing.is_none_or(|Framing { region, turn_degrees }| {
                (-180..=180).contains(&turn_degrees)
                    && region.is_none_or(|it| [it.centre_x, it.centre_y, it.side].into_iter().all(is_fraction))
            });
            ensure(has_framing, RecordsError::Damaged("the part of a photo that was read"))?;
            let is_image = photo.media_type.strip_prefix("image/").is_some_and(|subtype| {
                (1..=40).contains(&subtype.len())
                    && subtype.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            });
            ensure(is_image, RecordsError::Damaged("the type of a photo"))?;
            let assessments = [Some(&photo.assessment.alone), photo.assessment.with_patient.as_ref()];
            let is_possible = |assessment: &Assessment| assessment.fault().is_none();
            ensure(assessments.into_iter().flatten().all(is_possible), RecordsError::Damaged("an assessment"))?;
        }
        let combined = self.combined.as_ref();
        let is_possible =
            combined.is_none_or(|combined| Assessment::from_probabilities(combined.probabilities).fault().is_none());
        ensure(is_possible, RecordsError::Damaged("a combined assessment"))
    }
}

fn ensure(condition: bool, error: RecordsError) -> Result<(), RecordsError> {
    if condition { Ok(()) } else { Err(error) }
}

fn check_label(label: &str, limit: Limit) -> Result<(), RecordsError> {
    let characters = label.trim().chars().count();
    ensure((1..=MAX_LABEL_CHARACTERS).contains(&characters), RecordsError::OutOfRange(limit))
}

fn check_notes(notes: &str) -> Result<(), RecordsError> {
    ensure(notes.chars().count() <= MAX_NOTES_CHARACTERS, RecordsError::OutOfRange(Limit::Notes))
}
