//! All entries of one device or of one backup, and their merging.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::id::Id;
use crate::record::{Content, Entry, Lesion, Person, SavedPhoto, Visit};

/// Entries by identifier, including tombstones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    entries: BTreeMap<Id, Entry>,
}

/// What a [merge](Collection::merge) has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The entries that are new here or newer than those here, tombstones included.
    pub changed: Vec<Id>,
    /// The number of them that were not here.
    pub added: usize,
    /// The number of them that replaced an older edit.
    pub updated: usize,
    /// The number of them that deleted an entry.
    pub deleted: usize,
}

impl Collection {
    /// All entries, tombstones included.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The entry `id`, which may be a tombstone.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// Adds `entry`, or replaces the entry of the same identifier if `entry` is newer. Returns whether it was taken.
    ///
    /// Of two edits in the same millisecond, a tombstone counts as newer, then the one whose JSON is greater: every device
    /// takes the same one.
    pub fn insert(&mut self, entry: Entry) -> bool {
        if self.entries.get(&entry.id).is_some_and(|here| !is_newer(&entry, here)) {
            return false;
        }
        self.entries.insert(entry.id, entry);
        true
    }

    /// Takes the newer edit of every entry of `other`. The result does not depend on the order of merges, and a second
    /// merge with the same collection changes nothing.
    pub fn merge(&mut self, other: Collection) -> Merged {
        let mut merged = Merged::default();
        for (id, entry) in other.entries {
            let (is_tombstone, before) = (entry.is_deleted(), self.entries.get(&id).map(Entry::is_deleted));
            if !self.insert(entry) {
                continue;
            }
            merged.changed.push(id);
            match (before, is_tombstone) {
                (Some(false), true) => merged.deleted += 1,
                (None | Some(true), true) => {}
                (None | Some(true), false) => merged.added += 1,
                (Some(false), false) => merged.updated += 1,
            }
        }
        merged
    }

    /// The person `id`, unless it is deleted.
    pub fn person(&self, id: Id) -> Option<&Person> {
        match &self.entries.get(&id)?.content {
            Content::Person(person) => Some(person),
            _ => None,
        }
    }

    /// The lesion `id`, unless it is deleted.
    pub fn lesion(&self, id: Id) -> Option<&Lesion> {
        match &self.entries.get(&id)?.content {
            Content::Lesion(lesion) => Some(lesion),
            _ => None,
        }
    }

    /// The visit `id`, unless it is deleted.
    pub fn visit(&self, id: Id) -> Option<&Visit> {
        match &self.entries.get(&id)?.content {
            Content::Visit(visit) => Some(visit),
            _ => None,
        }
    }

    /// The persons, by code.
    pub fn persons(&self) -> Vec<(Id, &Person)> {
        let mut persons: Vec<_> =
            self.entries.keys().filter_map(|id| self.person(*id).map(|person| (*id, person))).collect();
        persons.sort_by_cached_key(|(_, person)| person.code.to_lowercase());
        persons
    }

    /// The lesions of a person, by label.
    pub fn lesions(&self, person: Id) -> Vec<(Id, &Lesion)> {
        let lesions = self.entries.keys().filter_map(|id| self.lesion(*id).map(|lesion| (*id, lesion)));
        let mut lesions: Vec<_> = lesions.filter(|(_, lesion)| lesion.person == person).collect();
        lesions.sort_by_cached_key(|(_, lesion)| lesion.label.to_lowercase());
        lesions
    }

    /// The visits of a lesion, the latest first.
    pub fn visits(&self, lesion: Id) -> Vec<(Id, &Visit)> {
        let visits = self.entries.keys().filter_map(|id| self.visit(*id).map(|visit| (*id, visit)));
        let mut visits: Vec<_> = visits.filter(|(_, visit)| visit.lesion == lesion).collect();
        visits.sort_by_key(|(id, visit)| std::cmp::Reverse((visit.date, visit.saved_ms, *id)));
        visits
    }

    /// The lesions whose next visit is due on `today` or was due before, the longest overdue first.
    pub fn due(&self, today: Date) -> Vec<(Id, &Lesion)> {
        let lesions = self.entries.keys().filter_map(|id| self.lesion(*id).map(|lesion| (*id, lesion)));
        let is_due =
            |lesion: &Lesion| lesion.due.is_some_and(|due| due <= today) && self.person(lesion.person).is_some();
        let mut due: Vec<_> = lesions.filter(|(_, lesion)| is_due(lesion)).collect();
        due.sort_by_key(|(id, lesion)| (lesion.due, *id));
        due
    }

    /// The entry `id` and everything that belongs to it, without tombstones: what a deletion of `id` deletes.
    pub fn with_descendants(&self, id: Id) -> Vec<Id> {
        let mut all = vec![id];
        let mut index = 0;
        while let Some(parent) = all.get(index).copied() {
            all.extend(self.entries.values().filter(|entry| entry.parent() == Some(parent)).map(|entry| entry.id));
            index += 1;
        }
        all.retain(|id| self.entries.get(id).is_some_and(|entry| !entry.is_deleted()));
        all
    }

    /// Lesions and visits that belong to nothing: what they belong to was deleted on one device while another device
    /// added them.
    pub fn orphans(&self) -> Vec<Id> {
        let is_there = |id: Id| self.entries.get(&id).is_some_and(|entry| !entry.is_deleted());
        let roots = self.entries.values().filter(|entry| entry.parent().is_some_and(|parent| !is_there(parent)));
        roots.flat_map(|entry| self.with_descendants(entry.id)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The photos of all visits.
    pub fn photos(&self) -> impl Iterator<Item = &SavedPhoto> {
        self.entries.values().flat_map(Entry::photos)
    }
}

fn is_newer(entry: &Entry, here: &Entry) -> bool {
    let rank = |entry: &Entry| (entry.edited_ms, entry.is_deleted());
    match rank(entry).cmp(&rank(here)) {
        std::cmp::Ordering::Equal => entry != here && entry.to_json().ok() > here.to_json().ok(),
        order => order.is_gt(),
    }
}
