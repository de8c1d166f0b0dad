//! What a reading is: the types and computations that the trainer and the web app share, without network or browser.
//!
//! Bytes become a [`photo`], a photo becomes the network's input ([`preprocess`]), and the network's output becomes an
//! [`assessment`] by the [`decision`] rules, which are stored in the model [`card`].

pub mod assessment;
pub mod card;
pub mod decision;
pub mod diagnosis;
pub mod domain;
pub mod photo;
pub mod preprocess;
pub mod symmetry;
