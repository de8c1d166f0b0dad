//! Texts above the list of photos: layout, filter and order.

use crate::page::listing::{Filter, Order};
use crate::page::text::message::{Phrase, phrase};

/// Label of the filter.
pub const FILTER: Phrase = phrase("list-filter");
/// Label of the order.
pub const ORDER: Phrase = phrase("list-order");
/// Button that shows photos with their complete results.
pub const AS_LIST: Phrase = phrase("list-as-list");
/// Button that shows photos side by side.
pub const AS_GRID: Phrase = phrase("list-as-grid");
/// When the filter leaves all photos out.
pub const NONE_PASSES: Phrase = phrase("list-none-passes");

/// Name of a filter.
pub fn filter_name(filter: Filter) -> Phrase {
    match filter {
        Filter::All => phrase("list-filter-all"),
        Filter::Alert => phrase("list-filter-alert"),
        Filter::NotClear => phrase("list-filter-not-clear"),
        Filter::NotAssessed => phrase("list-filter-not-assessed"),
    }
}

/// Name of an order.
pub fn order_name(order: Order) -> Phrase {
    match order {
        Order::Newest => phrase("list-order-newest"),
        Order::Malignant => phrase("list-order-malignant"),
        Order::Name => phrase("list-order-name"),
    }
}
