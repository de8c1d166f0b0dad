//! What the trainer writes for people: pages that are one file each, and the charts and pictures in them.

pub mod chart;
pub mod json;
pub mod markdown;
pub mod page;
pub mod picture;
