//! Texts above the list of photos: layout, filter and order.

use crate::page::listing::{Filter, Order};

/// Label of the filter.
pub const FILTER: &str = "Show";
/// Label of the order.
pub const ORDER: &str = "Order";
/// Button that shows photos with their complete results.
pub const AS_LIST: &str = "List";
/// Button that shows photos side by side.
pub const AS_GRID: &str = "Grid";
/// When the filter leaves all photos out.
pub const NONE_PASSES: &str = "No photo of the list is of this kind.";

/// Name of a filter.
pub fn filter_name(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "All photos",
        Filter::Alert => "With an alert",
        Filter::NotClear => "Not clear",
        Filter::NotAssessed => "Without a result",
    }
}

/// Name of an order.
pub fn order_name(order: Order) -> &'static str {
    match order {
        Order::Newest => "Newest first",
        Order::Malignant => "Malignant first",
        Order::Name => "By name",
    }
}
