//! All sentences and labels of the page, as constants and functions of values, without markup.
//!
//! Their words are in `www/languages`, one folder a language, one file of Fluent a subject. To add a sentence:
//!
//! 1. Write it in `www/languages/en/<subject>.ftl`: `app-close = Close`, with plural cases in the message
//!    (`{ $count -> [one] … *[other] … }`). A new file is added to `ENGLISH` in [`message`].
//! 2. Use it here: `pub const CLOSE: Phrase = phrase("app-close");`, or with arguments
//!    `say!("app-photos-removed", count = count)`, a `String`. Where a `&str` is needed, `&CLOSE` or `CLOSE.text()` is one.
//! 3. State keeps a `Phrase` or a typed value, and the view words it, so that it follows the language. Numbers with
//!    decimals, percentages, days and lists are worded by [`format`](self::format), names of diagnoses and sites by
//!    [`terms`]. `message_tests.rs` finds messages that are missing or not used.
//!
//! The prose of a model card comes from the card and is English.

pub mod age_and_site;
pub mod app;
pub mod assessment;
pub mod batch;
pub mod capture;
pub mod check;
pub mod combined;
pub mod compare;
pub mod diagnoses;
#[cfg(test)]
mod diagnoses_tests;
pub mod errors;
pub mod examples;
pub mod format;
pub mod intake;
pub mod language;
pub mod message;
#[cfg(test)]
mod message_tests;
pub mod model_card;
pub mod model_summary;
pub mod navigation;
pub mod parts;
pub mod photo_viewer;
pub mod quality;
#[cfg(test)]
mod reassuring;
pub mod records;
pub mod report;
pub mod results;
pub mod safety;
pub mod settings;
pub mod subgroup;
pub mod terms;
#[cfg(test)]
mod tests;
