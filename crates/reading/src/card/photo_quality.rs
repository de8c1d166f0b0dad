//! The thresholds of the findings on a photo's quality, and how often they are found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::card::Figure;
use crate::domain::Domain;
use crate::quality::{FindingKind, Thresholds};

/// The findings on the quality of photos, fitted to unchanged photos of the training set and measured on photos of the
/// other sets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhotoQuality {
    /// The number of photos that the thresholds are fitted to, half of each domain.
    pub fitted_on: usize,
    /// The number of photos that the shares are measured on.
    pub measured_on: usize,
    /// One for each kind, in the order of [`FindingKind::ALL`].
    pub findings: Vec<MeasuredFinding>,
}

/// A finding with its threshold and its shares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuredFinding {
    /// What is found.
    pub kind: FindingKind,
    /// The threshold, in the unit of [`FindingKind::measure`].
    pub threshold: f32,
    /// The share of the photos to fit to that may be found.
    pub allowed: f64,
    /// The share of unchanged photos in which it is found, by domain: an upper bound of the false-alarm rate, because
    /// some unchanged photos have the fault.
    pub unchanged: BTreeMap<Domain, Figure>,
    /// The shares of changed photos in which it is found.
    pub changed: Vec<FoundShare>,
}

/// The share of changed photos in which a fault is found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundShare {
    /// The change in words: `motion blur of 8 px`.
    pub change: String,
    /// The number of changed photos.
    pub photos: usize,
    /// The share in which the fault is found.
    pub found: Figure,
}

/// The least share of its clearest change in which a finding must be found to be used.
const LEAST_FOUND: f64 = 0.5;

impl MeasuredFinding {
    /// Whether the finding is used: it is found in at least half of the photos with its clearest change. A finding that
    /// misses more would only alarm without a cause.
    pub fn is_used(&self) -> bool {
        self.changed.iter().any(|changed| changed.found.value >= LEAST_FOUND)
    }
}

impl PhotoQuality {
    /// The thresholds of the findings that are used.
    pub fn thresholds(&self) -> Thresholds {
        let used = self.findings.iter().filter(|finding| finding.is_used());
        used.map(|finding| (finding.kind, finding.threshold)).collect()
    }
}
