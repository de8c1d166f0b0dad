//! naevus reads a photo of a skin lesion and says which of nine diagnoses it resembles.
//!
//! This crate is the core that the trainer and the browser share, and the three programs that run in the browser.
//! Data flows one way:
//!
//! ```text
//! bytes -> photo -> preprocess -> network -> classifier -> judgement -> assessment -> page
//!                                  ^ kernels   ^ weights    ^ model_card, both written by the trainer
//! ```
//!
//! `diagnosis`, `domain` and `photo` use nothing of ours; `golden`, `symmetry` and `preprocess` use `photo`; `kernels`
//! use nothing of ours; `network` uses `kernels`, `diagnosis` and `preprocess`; `assessment` uses `diagnosis` and
//! `domain`; `judgement` makes it, and is part of `model_card`; `classifier` uses all of these. The trainer uses the
//! core, never the other way round. The browser's interfaces (wasm-bindgen, web-sys, js-sys) are named only under
//! `browser/` and `bin/`, files and the command line only in the trainer; the features `network`, `page`, `cpu` and
//! `gpu` see to it that each program holds only its own part.

pub mod assessment;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(feature = "network")]
pub mod classifier;
pub mod diagnosis;
pub mod domain;
pub mod golden;
pub mod judgement;
#[cfg(feature = "network")]
pub mod kernels;
pub mod model_card;
#[cfg(feature = "network")]
pub mod network;
pub mod photo;
pub mod preprocess;
pub mod symmetry;
