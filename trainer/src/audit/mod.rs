//! Audit of photo archives before training: duplicates, contradicting labels, unreadable and blank photos.
//!
//! [`data`] decodes every listed file once, before the labels are reconciled. Each kind of finding has its module.
//! [`quarantine`] proposes which photos to leave out, [`counts`] counts the findings, and [`page`] presents them.
//! Duplicates, lesions and the consensus of labels are found by the functions that training uses
//! ([`dataset::grouping`] and [`dataset::reconcile`]).

mod counts;
mod data;
mod duplicates;
mod image_quality;
mod labels;
mod page;
mod quarantine;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;

use crate::dataset::{self, quarantine::Quarantine};
use crate::files::write_atomic;
use crate::perceptual_hash;
use data::AuditData;

/// All findings, as `audit.json` contains them. A file is named by its archive and its path in the archive.
#[derive(Debug, Serialize)]
pub struct Audit {
    /// Number of findings of each kind.
    pub totals: counts::Totals,
    /// Number of photos of each class, by archive and part.
    pub classes: Vec<counts::PartCounts>,
    /// Number of photos of each size, by archive.
    pub sizes: Vec<counts::SizeCount>,
    /// Photos that are listed more than once.
    #[serde(rename = "copies")]
    pub duplicates: Vec<duplicates::Duplicates>,
    /// Maximum Hamming distance of near duplicates, in bits of 256.
    #[serde(rename = "near_identical_within_bits")]
    pub near_duplicate_bits: u32,
    /// Near duplicates under different ids.
    #[serde(rename = "near_identical")]
    pub near_duplicates: Vec<duplicates::NearDuplicates>,
    /// Agreement with the labels of the reference, if a reference was given.
    pub reference: Option<labels::ReferenceAgreement>,
    /// Lesions with several photos.
    pub lesions: Vec<duplicates::LesionPhotos>,
    /// Photos that are unreadable, blank or of unusual colour.
    #[serde(rename = "appearance")]
    pub image_quality: image_quality::ImageQuality,
    /// Files that an archive lists and that are missing.
    pub missing: Vec<String>,
    /// Other problems with the archives' tables and files.
    pub problems: Vec<String>,
    /// Photos to leave out, the rows of `quarantine.csv`.
    pub quarantine: Vec<dataset::quarantine::Row>,
}

/// An audit with the data that it was made from.
pub struct Audited {
    /// The findings.
    pub audit: Audit,
    data: AuditData,
}

/// Audits the archives at `sources`. The ISIC 2019 folder at `reference`, if given, provides labels for comparison and
/// lesions.
///
/// # Errors
///
/// If an archive is missing or has no known layout, or a CSV file lacks a column.
pub fn audit(sources: &[PathBuf], reference: Option<&Path>) -> Result<Audited> {
    let data = AuditData::read(dataset::list(sources, reference)?, reference);
    let near_duplicates = duplicates::near_duplicates(&data);
    let image_quality = image_quality::find(&data);
    let quarantine = quarantine::propose(&data, &image_quality, &near_duplicates);
    let mut audit = Audit {
        totals: counts::Totals::default(),
        classes: counts::classes(&data),
        sizes: counts::sizes(&data),
        duplicates: duplicates::duplicates(&data),
        near_duplicate_bits: perceptual_hash::NEAR_DUPLICATE_BITS,
        near_duplicates,
        reference: reference.map(|_| labels::reference_agreement(&data)),
        lesions: duplicates::lesions(&data),
        image_quality,
        missing: data.missing(),
        problems: data.problems.clone(),
        quarantine,
    };
    audit.totals = counts::Totals::of(&audit, &data);
    Ok(Audited { audit, data })
}

impl Audited {
    /// Writes `audit.html`, `audit.json` and `quarantine.csv` into `folder`, the page with small pictures of the photos
    /// unless `pictures` is false.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, folder: &Path, pictures: bool) -> Result<()> {
        let page = page::page(&self.audit, &page::Pictures::new(pictures.then_some(&self.data)))?;
        let mut json = serde_json::to_vec_pretty(&self.audit)?;
        json.push(b'\n');
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))?;
        write_atomic(&folder.join("audit.html"), page.as_bytes())?;
        write_atomic(&folder.join("audit.json"), &json)?;
        Quarantine::write(&folder.join("quarantine.csv"), &self.audit.quarantine)
    }
}
