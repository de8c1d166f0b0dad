//! How the list of photos is shown: which photos, in which order, as rows or as a grid.

/// How photos are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Each photo with its complete result.
    List,
    /// Photos side by side, with their most probable diagnosis.
    Grid,
}

/// Which photos are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All.
    All,
    /// Photos with a raised alert.
    Alert,
    /// Photos whose result is not clear.
    NotClear,
    /// Photos without a result: refused, unreadable, failed or cancelled.
    NotAssessed,
}

impl Filter {
    /// All filters.
    pub const ALL: [Filter; 4] = [Filter::All, Filter::Alert, Filter::NotClear, Filter::NotAssessed];
}

/// The order of the photos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    Newest,
    /// The highest probability of the malignant diagnoses first, then photos without a result.
    Malignant,
    /// By the name of the file.
    Name,
}

impl Order {
    /// All orders.
    pub const ALL: [Order; 3] = [Order::Newest, Order::Malignant, Order::Name];
}

/// What filter and order need of a photo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listed {
    /// Whether the alert is raised.
    pub has_alert: bool,
    /// Whether the result is not clear.
    pub is_unclear: bool,
    /// Whether there will be no result.
    pub is_not_assessed: bool,
    /// The summed probability of the malignant diagnoses; none without a result.
    pub malignant: Option<f32>,
}

impl Listed {
    /// Whether the filter lets the photo pass.
    pub fn passes(&self, filter: Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Alert => self.has_alert,
            Filter::NotClear => self.is_unclear,
            Filter::NotAssessed => self.is_not_assessed,
        }
    }
}

/// Sorts photos, which are given with the newest first: name, what is listed, and anything else.
pub fn sort<T>(photos: &mut [T], order: Order, name: impl Fn(&T) -> String, malignant: impl Fn(&T) -> Option<f32>) {
    match order {
        Order::Newest => {}
        Order::Malignant => photos.sort_by(|left, right| {
            let of = |photo: &T| malignant(photo).unwrap_or(-1.0);
            of(right).total_cmp(&of(left))
        }),
        Order::Name => photos.sort_by_cached_key(|photo| name(photo).to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_without_a_result_come_after_all_others() {
        let mut photos = [("b", None), ("a", Some(0.1)), ("C", Some(0.9)), ("d", None)];
        sort(&mut photos, Order::Malignant, |photo| photo.0.into(), |photo| photo.1);
        assert_eq!(photos.map(|photo| photo.0), ["C", "a", "b", "d"]);
        sort(&mut photos, Order::Name, |photo| photo.0.into(), |photo| photo.1);
        assert_eq!(photos.map(|photo| photo.0), ["a", "b", "C", "d"]);
    }

    #[test]
    fn each_filter_but_the_first_asks_for_one_property() {
        let nothing = Listed { has_alert: false, is_unclear: false, is_not_assessed: false, malignant: None };
        assert_eq!(Filter::ALL.map(|filter| nothing.passes(filter)), [true, false, false, false]);
        let alert = Listed { has_alert: true, is_unclear: true, ..nothing };
        assert_eq!(Filter::ALL.map(|filter| alert.passes(filter)), [true, true, true, false]);
    }
}
