//! Messages between the page and its workers.
//!
//! A worker starts and sends [`ToPage::Started`]. The page sends [`ToWorker::Load`] once, and the worker answers
//! [`ToPage::Ready`] or [`ToPage::Failed`]. Then the worker answers each [`ToWorker::Assess`] with
//! [`ToPage::FileRead`], [`ToPage::Decoded`], [`ToPage::FirstView`] and [`ToPage::Assessed`], or with
//! [`ToPage::FileIsGone`] or [`ToPage::Unreadable`]; and each [`ToWorker::Recheck`] with [`ToPage::Checked`].
//! [`ToWorker::Compare`] needs no model: a worker of its own answers it with [`ToPage::Compared`] or
//! [`ToPage::Unreadable`].

use serde::{Deserialize, Serialize};

#[cfg(target_arch = "wasm32")]
pub use messages::{Preview, ToPage, ToWorker};

/// The number of a download, worker, job or timer of the page. Every number is used once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ticket(pub u32);

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

/// Why a worker cannot continue. The page words it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WorkerError {
    /// A message of the page could not be decoded; the reason.
    Undecodable(String),
    /// The page has sent work before the model was ready.
    NoModel,
    /// The card, the weights and this program do not fit together; the reason, in English, for the operator of the site.
    Model(String),
    /// The weights have another number of bytes than their card says.
    WeightsSize {
        /// The size of the file.
        found: u64,
        /// The size in the card.
        expected: u64,
    },
    /// The weights have another SHA-256 than their card says.
    WeightsHash {
        /// The hash of the file, in hexadecimal.
        found: String,
        /// The hash in the card.
        expected: String,
    },
    /// The GPU cannot be used; the message of its library.
    Gpu(String),
    /// The device computes another value than the trainer.
    Golden {
        /// What differs.
        output: GoldenValue,
        /// The largest absolute difference.
        difference: f32,
        /// The allowed difference.
        allowed: f32,
    },
    /// The device has returned numbers that cannot be right; which.
    ImpossibleResult(String),
    /// The device has not returned its result; the message of its library.
    Device(String),
}

/// A value of a golden reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoldenValue {
    /// The probability of a diagnosis.
    Probability,
    /// The distance to the photos of lesions.
    MahalanobisDistance,
    /// The bare-skin score.
    BareSkinScore,
    /// The log-odds of "no lesion".
    NonLesionLogOdds,
    /// A value of the class activation map.
    ActivationMap,
}

/// The messages, which contain objects of the browser.
#[cfg(target_arch = "wasm32")]
mod messages {
    use serde::{Deserialize, Serialize};
    use web_sys::Blob;

    use crate::protocol::{Ticket, WorkerError};
    use naevus_reading::assessment::Assessment;
    use naevus_reading::compare::Change;
    use naevus_reading::photo::{PhotoError, Region};
    use naevus_reading::quality::{Finding, Proposal};

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
            /// The page's number of the job; the answers repeat it.
            job: Ticket,
            /// The file, in any format. The worker reads it, so that its content is never in the memory of the page.
            #[serde(with = "serde_wasm_bindgen::preserve")]
            file: Blob,
            /// The part of the photo that is read; none for the centre square.
            region: Option<Region>,
        },
        /// Compare two photos of one lesion.
        Compare {
            /// The page's number of the job; the answer repeats it.
            job: Ticket,
            /// The file of the earlier photo.
            #[serde(with = "serde_wasm_bindgen::preserve")]
            first: Blob,
            /// The file of the later photo.
            #[serde(with = "serde_wasm_bindgen::preserve")]
            second: Blob,
            /// The parts that are compared; none for the whole photo.
            regions: [Option<Region>; 2],
            /// The least score of photos that are aligned; none if they shall not be.
            threshold: Option<f32>,
        },
        /// Compute a golden reading of the card again.
        Recheck {
            /// The page's number of the job; the answer repeats it.
            job: Ticket,
        },
    }

    /// A message from a worker to the page.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub enum ToPage {
        /// The worker is running.
        Started,
        /// The model is loaded and has passed its self-test.
        Ready,
        /// The worker cannot continue; another backend may work.
        Failed {
            /// The reason.
            error: WorkerError,
        },
        /// The worker has the content of the file.
        FileRead {
            /// The page's number of the job.
            job: Ticket,
        },
        /// The file is decoded.
        Decoded {
            /// The page's number of the job.
            job: Ticket,
            /// The photo in a small size.
            preview: Preview,
        },
        /// The first of the eight views of a photo is assessed; the final result follows.
        FirstView {
            /// The page's number of the job.
            job: Ticket,
            /// Assessment of this view alone.
            assessment: Assessment,
        },
        /// A photo is assessed.
        Assessed {
            /// The page's number of the job.
            job: Ticket,
            /// Assessment from all eight views.
            assessment: Assessment,
            /// Time to decode and preprocess the photo, in milliseconds.
            decode_ms: f64,
            /// Time of the network for all eight views, in milliseconds.
            network_ms: f64,
            /// The memory of the worker, in bytes.
            memory_bytes: u64,
        },
        /// A file could not be decoded. The worker continues with the next photo.
        Unreadable {
            /// The page's number of the job.
            job: Ticket,
            /// The reason.
            error: PhotoError,
            /// The memory of the worker, in bytes.
            memory_bytes: u64,
        },
        /// The browser can no longer open the file. The worker continues with the next photo.
        FileIsGone {
            /// The page's number of the job.
            job: Ticket,
            /// The memory of the worker, in bytes.
            memory_bytes: u64,
        },
        /// Two photos were compared.
        Compared {
            /// The page's number of the job.
            job: Ticket,
            /// The transform between them, and the change.
            change: Change,
        },
        /// A golden reading was computed again.
        Checked {
            /// The page's number of the job.
            job: Ticket,
            /// Why it is not that of the card; none if it is.
            error: Option<WorkerError>,
            /// Time for the golden reading, in milliseconds.
            check_ms: f64,
            /// The memory of the worker, in bytes.
            memory_bytes: u64,
        },
    }

    /// The centre square of a photo in a small size, from its decoded pixels.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub struct Preview {
        /// Whether the browser decoded the file, because naevus does not read its format.
        pub is_decoded_by_browser: bool,
        /// What is wrong with the photo, by the thresholds of the card.
        pub findings: Vec<Finding>,
        /// The squares that are proposed to be read; none for a part of a photo.
        pub proposal: Option<Proposal>,
        /// Width and height of the photo, in pixels.
        pub size_px: [u32; 2],
        /// A JPEG. In a blob, the browser stores it outside the memory of page and worker.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        pub jpeg: Blob,
    }
}
