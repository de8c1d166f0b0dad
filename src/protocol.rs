//! What the page and its workers say to each other.
//!
//! A worker is started, says [`ToPage::Started`], is sent [`ToWorker::Load`] once, says [`ToPage::Ready`] or
//! [`ToPage::Failed`], and then answers each [`ToWorker::Read`] with [`ToPage::FirstView`] and [`ToPage::Reading`], or with
//! [`ToPage::Unreadable`].

use serde::{Deserialize, Serialize};

use naevus_reading::assessment::Assessment;

/// From the page to a worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// The model, which the page has fetched.
    Load {
        /// `card.json`, as it was fetched.
        card: String,
        /// The weights file, as it was fetched.
        #[serde(with = "serde_bytes")]
        weights: Vec<u8>,
    },
    /// A photo to be read.
    Read {
        /// The page's number for the photo; comes back with the answer.
        photo: u32,
        /// The photo as a file: JPEG, PNG or WebP.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
}

/// From a worker to the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToPage {
    /// The program runs and listens.
    Started,
    /// The model is loaded and its golden readings came out right.
    Ready {
        /// The time from [`ToWorker::Load`] to now, in milliseconds.
        load_ms: f64,
    },
    /// The worker cannot go on; another may.
    Failed {
        /// Why, and what to do, as a sentence.
        message: String,
    },
    /// The first of a photo's eight views was read; the answer is yet to come.
    FirstView {
        /// The page's number for the photo.
        photo: u32,
        /// What that view says by itself.
        assessment: Assessment,
        /// The time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// The time for the network, from its input to what one view says, in milliseconds.
        network_ms: f64,
    },
    /// A photo was read.
    Reading {
        /// The page's number for the photo.
        photo: u32,
        /// What it says.
        assessment: Assessment,
        /// The time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// The time for the network, from its input to its answer by all eight views, in milliseconds.
        network_ms: f64,
    },
    /// A photo could not be read; the next one may.
    Unreadable {
        /// The page's number for the photo.
        photo: u32,
        /// Why, and what to do, as a sentence.
        message: String,
    },
}

/// What computes the answer: which worker program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Backend {
    /// `worker_cpu`: burn's flex, in wasm.
    Cpu,
    /// `worker_gpu`: burn's wgpu, on WebGPU.
    Gpu,
}

impl Backend {
    /// Its name, to be shown.
    pub fn name(self) -> &'static str {
        match self {
            Backend::Cpu => "CPU",
            Backend::Gpu => "WebGPU",
        }
    }
}
