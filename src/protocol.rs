//! Messages between the page and its workers.
//!
//! A worker starts and sends [`ToPage::Started`]. The page sends [`ToWorker::Load`] once, and the worker answers
//! [`ToPage::Ready`] or [`ToPage::Failed`]. Then the worker answers each [`ToWorker::Assess`] with
//! [`ToPage::FirstView`] and [`ToPage::Assessed`], or with [`ToPage::Unreadable`].

use serde::{Deserialize, Serialize};

use naevus_reading::assessment::Assessment;

/// A message from the page to a worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Load this model.
    Load {
        /// Content of `card.json`.
        card: String,
        /// Content of the weights file.
        #[serde(with = "serde_bytes")]
        weights: Vec<u8>,
    },
    /// Assess this photo.
    Assess {
        /// The page's number of the photo; the answers repeat it.
        photo: u32,
        /// Content of the file: JPEG, PNG or WebP.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
}

/// A message from a worker to the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToPage {
    /// The worker is running.
    Started,
    /// The model is loaded and has passed its self-test.
    Ready {
        /// Time since [`ToWorker::Load`], in milliseconds.
        load_ms: f64,
    },
    /// The worker cannot continue; another backend may work.
    Failed {
        /// The reason and what to do, as a sentence.
        message: String,
    },
    /// The first of the eight views of a photo is assessed; the final result follows.
    FirstView {
        /// The page's number of the photo.
        photo: u32,
        /// Assessment of this view alone.
        assessment: Assessment,
        /// Time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// Time of the network for this view, in milliseconds.
        network_ms: f64,
    },
    /// A photo is assessed.
    Assessed {
        /// The page's number of the photo.
        photo: u32,
        /// Assessment from all eight views.
        assessment: Assessment,
        /// Time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// Time of the network for all eight views, in milliseconds.
        network_ms: f64,
    },
    /// A file could not be decoded. The worker continues with the next photo.
    Unreadable {
        /// The page's number of the photo.
        photo: u32,
        /// The reason and what to do, as a sentence.
        message: String,
    },
}

/// The backend of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Backend {
    /// `worker_cpu`: burn-flex in wasm.
    Cpu,
    /// `worker_gpu`: burn-wgpu on WebGPU.
    Gpu,
}

impl Backend {
    /// Display name.
    pub fn name(self) -> &'static str {
        match self {
            Backend::Cpu => "CPU",
            Backend::Gpu => "WebGPU",
        }
    }
}
