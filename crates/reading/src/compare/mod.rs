//! The comparison of two photos of one lesion.

mod alignment;
mod change;
mod similarity;
#[cfg(test)]
mod tests;
mod texture;

pub use alignment::Alignment;
pub use change::{Appearance, Change, LesionColour};
pub use similarity::Similarity;
