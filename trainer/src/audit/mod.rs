//! What is wrong in archives of photos, before anything is learnt from them.
//!
//! Data flows one way: [`material`] looks at every listed file once, before labels are reconciled; each kind of finding
//! has its file; [`quarantine`] says which photos should be left out, and why; [`totals`] counts, and [`page`] shows it
//! all. Which listings are the same photo or the same lesion, and what their labels say together, is judged by
//! [`reconcile`](crate::dataset::reconcile), as in training.

mod appearance;
mod copies;
mod counts;
mod labels;
mod lesions;
mod material;
mod near_identical;
mod page;
mod quarantine;
mod totals;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;

use crate::dataset::{self, quarantine::Quarantine};
use crate::files::write_whole;
use crate::fingerprint;
use material::Material;

/// All findings, as `audit.json` holds them. A file is named by its archive and its path in it.
#[derive(Debug, Serialize)]
pub struct Audit {
    /// How many of everything.
    pub totals: totals::Totals,
    /// How many photos of each class, by archive and part.
    pub classes: Vec<counts::PartCounts>,
    /// How many photos of each size, by archive.
    pub sizes: Vec<counts::SizeCount>,
    /// Photos that are listed more than once.
    pub copies: Vec<copies::Copies>,
    /// The distance in bits, of 256, up to which two photos count as nearly identical.
    pub near_identical_within_bits: u32,
    /// Photos under different ids that look the same.
    pub near_identical: Vec<near_identical::NearPair>,
    /// The labels beside the reference's, where one was given.
    pub reference: Option<labels::AgainstReference>,
    /// Lesions with several photos.
    pub lesions: Vec<lesions::Several>,
    /// Photos that are unreadable, blank or of odd colours.
    pub appearance: appearance::Appearance,
    /// Files that a CSV names and nobody finds.
    pub missing: Vec<String>,
    /// What else could not be read in the archives.
    pub problems: Vec<String>,
    /// Photos that should be left out, as `quarantine.csv` has them.
    pub quarantine: Vec<dataset::quarantine::Row>,
}

/// An audit, and the photos that it was made of.
pub struct Audited {
    /// The findings.
    pub audit: Audit,
    material: Material,
}

/// Looks at every photo of the archives at `sources`, with the ISIC 2019 folder at `reference` to compare labels and
/// know lesions.
///
/// # Errors
///
/// Where a source is missing or has no known layout, or a CSV lacks a column.
pub fn audit(sources: &[PathBuf], reference: Option<&Path>) -> Result<Audited> {
    let material = Material::examine(dataset::list(sources, reference)?, reference);
    let copies = copies::find(&material);
    let near_identical = near_identical::find(&material);
    let appearance = appearance::find(&material);
    let lesions = lesions::find(&material);
    let quarantine = quarantine::propose(&material, &appearance, &near_identical);
    let reference = reference.map(|_| labels::against_reference(&material));
    let missing = material.missing();
    let mut audit = Audit {
        totals: totals::Totals::default(),
        classes: counts::classes(&material),
        sizes: counts::sizes(&material),
        copies,
        near_identical_within_bits: fingerprint::NEAR_BITS,
        near_identical: near_identical.into_iter().map(|found| found.pair).collect(),
        reference,
        lesions,
        appearance,
        missing,
        problems: material.problems.clone(),
        quarantine,
    };
    audit.totals = totals::Totals::of(&audit, &material);
    Ok(Audited { audit, material })
}

impl Audited {
    /// Writes `audit.html`, `audit.json` and `quarantine.csv` into `folder`, the page with small pictures of what was
    /// found unless `pictures` is false.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be written to.
    pub fn write(&self, folder: &Path, pictures: bool) -> Result<()> {
        let page = page::page(&self.audit, &page::Pictures::new(pictures.then_some(&self.material)))?;
        let mut json = serde_json::to_vec_pretty(&self.audit)?;
        json.push(b'\n');
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        write_whole(&folder.join("audit.html"), page.as_bytes())?;
        write_whole(&folder.join("audit.json"), &json)?;
        Quarantine::write(&folder.join("quarantine.csv"), &self.audit.quarantine)
    }
}
