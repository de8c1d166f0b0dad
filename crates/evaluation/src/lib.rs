//! The figures of a model on photos with known diagnoses.
//!
//! `trainer evaluate` and the page's check on the user's own photos call the same functions, and their results are the
//! same on every machine: the resamples have a seed, and each is summed in the order of the photos. The crate has no
//! network, no files and no browser.
//!
//! - [`label`]: the names of diagnoses in folders and tables; [`csv_text`] and [`table`]: tables that spreadsheets write;
//!   [`folders`] and [`listed_photos`]: the labels of photos by their folders, or by a table; [`photo_id`]: their names.
//! - [`Prediction`]: a photo with its label and a model's prediction for it.
//! - [`Evaluation`]: the figures of the nine probabilities; [`Alert`], [`PredictionSets`], [`RefusalRate`] and
//!   [`calibration`]: those of the decision rules.
//! - [`Bootstrap`]: the confidence intervals, by patient or lesion.
//! - [`Check`]: all of these on one set of photos.

pub mod binary_task;
pub mod bootstrap;
pub mod calibration;
mod check;
pub mod csv_text;
pub mod curve;
pub mod decision_rules;
mod errors;
mod evaluation;
#[doc(hidden)]
pub mod examples;
pub mod folders;
pub mod label;
pub mod labelled_photos;
pub mod listed_photos;
pub mod photo_id;
mod prediction;
pub mod prediction_sets;
pub mod refusal;
pub mod table;

#[cfg(test)]
mod tests;

pub use bootstrap::Bootstrap;
pub use check::{Check, FEW_PHOTOS, Warning};
pub use decision_rules::{Alert, AssessedPhoto, DomainAlert, PriorAdjustment};
pub use errors::WorstErrors;
pub use evaluation::{Evaluation, InvalidProbabilities};
pub use label::Label;
pub use prediction::{Metadata, Prediction};
pub use prediction_sets::PredictionSets;
pub use refusal::{RefusalRate, RefusalRates};
