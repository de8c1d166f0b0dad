//! Groups of things that are tied together by names they share.

use std::collections::HashMap;
use std::hash::Hash;

/// Names, of which some are known to mean the same (a disjoint-set forest).
pub struct Groups<Name> {
    places: HashMap<Name, usize>,
    parents: Vec<usize>,
}

impl<Name> Default for Groups<Name> {
    fn default() -> Groups<Name> {
        Groups { places: HashMap::new(), parents: Vec::new() }
    }
}

impl<Name: Eq + Hash> Groups<Name> {
    /// Says that `one` and `other` mean the same.
    pub fn tie(&mut self, one: Name, other: Name) {
        let (one, other) = (self.place(one), self.place(other));
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one] = other;
    }

    /// The group of `name`: a number that is the same for all names tied to it, as long as nothing more is tied.
    pub fn group(&mut self, name: Name) -> usize {
        let place = self.place(name);
        self.root(place)
    }

    fn place(&mut self, name: Name) -> usize {
        let next = self.parents.len();
        let place = *self.places.entry(name).or_insert(next);
        if place == next {
            self.parents.push(next);
        }
        place
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.parents[place] != place {
            // Halving the path on the way keeps the next walk short.
            self.parents[place] = self.parents[self.parents[place]];
            place = self.parents[place];
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_reach_through_a_third_name() {
        let mut groups = Groups::default();
        groups.tie("a", "b");
        groups.tie("c", "d");
        assert_ne!(groups.group("a"), groups.group("d"));
        groups.tie("b", "c");
        assert_eq!(groups.group("a"), groups.group("d"));
        assert_ne!(groups.group("a"), groups.group("e"));
    }
}
