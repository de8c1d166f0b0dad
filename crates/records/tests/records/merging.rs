//! Merging gives the same collection on every device, in any order.

use crate::common::{id, lesion, person, visit};
use naevus_records::collection::{Collection, Merged};
use naevus_records::record::Entry;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};

fn collection(entries: impl IntoIterator<Item = Entry>) -> Collection {
    let mut collection = Collection::default();
    for entry in entries {
        collection.insert(entry);
    }
    collection
}

/// Edits of few entries in few milliseconds, so that many collide.
fn edits() -> impl Strategy<Value = Collection> {
    let edit = (0_u8..4, 0_u64..4, 0_u8..3).prop_map(|(number, edited_ms, kind)| match kind {
        0 => Entry::deleted(id(number), edited_ms),
        1 => person(number, edited_ms, "first"),
        _ => person(number, edited_ms, "second"),
    });
    proptest::collection::vec(edit, 0..12).prop_map(collection)
}

fn merged(mut left: Collection, right: &Collection) -> Collection {
    left.merge(right.clone());
    left
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_order_of_merges_has_no_effect(a in edits(), b in edits(), c in edits()) {
        assert_eq!(merged(a.clone(), &b), merged(b.clone(), &a));
        assert_eq!(merged(merged(a.clone(), &b), &c), merged(a.clone(), &merged(b.clone(), &c)));
    }

    #[test]
    fn twice_is_once(a in edits(), b in edits()) {
        let mut once = merged(a, &b);
        let before = once.clone();
        assert_eq!(once.merge(b), Merged::default());
        assert_eq!(once, before);
    }

    #[test]
    fn no_newer_edit_is_lost(a in edits(), b in edits()) {
        let both = merged(a.clone(), &b);
        for entry in a.entries().chain(b.entries()) {
            let kept = both.entry(entry.id).unwrap();
            assert!(kept.edited_ms >= entry.edited_ms);
        }
        assert!(both.entries().all(|entry| a.entry(entry.id) == Some(entry) || b.entry(entry.id) == Some(entry)));
    }

    #[test]
    fn the_changes_are_counted(a in edits(), b in edits()) {
        let mut both = a.clone();
        let changes = both.merge(b);
        let changed: Vec<_> =
            both.entries().filter(|entry| a.entry(entry.id) != Some(entry)).map(|entry| entry.id).collect();
        assert_eq!(changes.changed, changed);
        let living = |of: &Collection| of.entries().filter(|entry| !entry.is_deleted()).count();
        assert_eq!(living(&a) + changes.added - changes.deleted, living(&both));
    }

    #[test]
    fn every_lesion_has_its_person_after_orphans_are_deleted(
        persons in proptest::collection::vec(any::<bool>(), 3),
        lesions in proptest::collection::vec((0_u8..3, any::<bool>()), 3),
        visits in proptest::collection::vec(0_u8..3, 4),
    ) {
        let tombstone_or = |entry: Entry, is_deleted: bool| {
            if is_deleted { Entry::deleted(entry.id, 9) } else { entry }
        };
        let persons = (0..).zip(persons).map(|(number, is_deleted)| tombstone_or(person(number, 1, "code"), is_deleted));
        let lesions = (10..).zip(lesions).map(|(number, (of, is_deleted))| {
            tombstone_or(lesion(number, of, 1, None), is_deleted)
        });
        let visits = (20..).zip(visits).map(|(number, of)| visit(number, 10 + of, 1, "2026-11-28"));
        let mut all = collection(persons.chain(lesions).chain(visits));
        for id in all.orphans() {
            all.insert(Entry::deleted(id, 10));
        }
        let is_there = |id| all.entry(id).is_some_and(|entry: &Entry| !entry.is_deleted());
        assert!(all.entries().filter_map(Entry::parent).all(is_there));
    }
}

#[test]
fn a_deletion_travels_and_an_undo_after_it_wins() {
    let mut tablet = collection([person(1, 10, "A-17"), lesion(2, 1, 11, None), visit(3, 2, 12, "2026-11-28")]);
    let mut clinic = tablet.clone();
    for id in clinic.with_descendants(id(1)) {
        clinic.insert(Entry::deleted(id, 20));
    }
    let changes = tablet.merge(clinic.clone());
    assert_eq!((changes.added, changes.updated, changes.deleted), (0, 0, 3));
    assert!(tablet.persons().is_empty() && tablet.photos().next().is_none());
    // An edit that is older than the deletion does not bring the person back; a newer one does.
    assert!(!tablet.insert(person(1, 19, "A-17")));
    assert!(tablet.insert(person(1, 21, "A-17")));
    clinic.merge(tablet);
    assert_eq!(clinic.persons().len(), 1);
}

#[test]
fn visits_are_in_the_order_of_their_days() {
    let all = collection([
        visit(3, 2, 30, "2026-11-28"),
        visit(4, 2, 10, "2027-01-05"),
        visit(5, 2, 40, "2026-11-28"),
        visit(6, 7, 50, "2026-11-28"),
    ]);
    let order: Vec<_> = all.visits(id(2)).into_iter().map(|(id, _)| id).collect();
    assert_eq!(order, [id(4), id(5), id(3)]);
}

#[test]
fn lesions_are_due_from_their_day() {
    let all = collection([
        person(1, 1, "A-17"),
        lesion(2, 1, 1, Some("2026-11-28")),
        lesion(3, 1, 1, Some("2026-08-01")),
        lesion(4, 1, 1, Some("2026-11-29")),
        lesion(5, 1, 1, None),
        lesion(6, 9, 1, Some("2026-08-01")),
    ]);
    let due: Vec<_> = all.due("2026-11-28".parse().unwrap()).into_iter().map(|(id, _)| id).collect();
    assert_eq!(due, [id(3), id(2)]);
}
