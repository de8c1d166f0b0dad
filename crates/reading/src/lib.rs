//! The types and computations that the trainer and the web app share, without the networks.
//!
//! A [`photo`] is decoded from a file. [`preprocess`] converts it to the network input. The [`decision`] rules, which
//! are stored in the model [`card`], convert the network output to an [`assessment`]. [`quality`] measures whether the
//! photo is fit for it. [`compare`] aligns two photos of a lesion and measures its change. A [`report`] hands assessments on as files. [`diagnosis`], [`domain`] and [`symmetry`] define the
//! terms that these modules share.
//!
//! The crate depends on image decoding and resizing, serde and SHA-256. It does not depend on burn, on a browser or on
//! the file system. Its results are the same on every machine.

pub mod assessment;
pub mod card;
pub mod compare;
pub mod decision;
pub mod diagnosis;
pub mod domain;
mod fourier;
pub mod photo;
pub mod preprocess;
pub mod quality;
pub mod report;
pub mod symmetry;
