//! Photos with their labels, read from the archives as they are published.
//!
//! Each layout has its reader, which lists what an archive says of its photos and judges nothing; [`reconcile`] then
//! makes one set of them: one label for a photo, one record for a photo, one name for a lesion. Nothing is left out in
//! silence: what is dropped or relabelled is a [`Decision`], what could not be read is a [`Problem`].

pub mod candidates;
mod class_folders;
mod decision;
mod domain;
mod groups;
mod ham10000;
mod image_id;
mod isic2017;
mod isic2018;
pub mod isic2019;
pub mod kin;
pub mod label;
pub mod layout;
pub mod manifest;
pub mod near_identical;
mod one_hot;
mod pad_ufes;
pub mod patient;
mod photo_files;
pub mod quarantine;
pub mod reconcile;
mod siim2020;
mod table;

#[cfg(test)]
pub mod tests;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use naevus_reading::card::{DataSource, sha256_hex};

pub use decision::{Action, DECISIONS_FILE, Decision, archives_of_ids, write_decisions};
pub use domain::Domain;
use isic2019::Reference;
pub use label::Label;
use layout::Listing;
pub use photo_files::is_photo;
use quarantine::Quarantine;

/// A photo with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The photo's id: the ISIC Archive's where it has one (`ISIC_0024306`), else its source and its path in it.
    pub id: String,
    /// Where its file is.
    pub path: PathBuf,
    /// The archive that the file is from: its folder's name.
    pub source: String,
    /// What it shows, after reconciliation.
    pub label: Label,
    /// The lesion that it shows. Photos of one lesion have the same name here, whichever archive they are from.
    pub lesion: String,
    /// The patient, where any archive names one. Photos of one patient have the same name here, and so have all photos
    /// of a lesion, be it that the patient is named for one of them only.
    pub patient: Option<String>,
    /// The name of the group that photos which look the same tie it into, where that is more than its patient's or its
    /// lesion's photos; see [`near_identical`].
    pub tied_to: Option<String>,
    /// The other archives that hold the same photo; those copies were dropped.
    pub also_in: Vec<String>,
    /// The patient's age in years, as the archive writes it.
    pub age: Option<String>,
    /// The patient's sex, as the archive writes it.
    pub sex: Option<String>,
    /// Where on the body the lesion is, as the archive writes it.
    pub site: Option<String>,
    /// With what it was taken.
    pub domain: Domain,
    /// Fitzpatrick's type of the skin, `I` to `VI`, where the archive says so.
    pub skin_type: Option<String>,
    /// Whether it may only be learnt from, and never measured on.
    pub train_only: bool,
}

impl Record {
    /// What it must not be parted from by a split: what looks the same and all that belongs to that, else its patient
    /// where one is known, else its lesion.
    pub fn group(&self) -> &str {
        self.tied_to.as_deref().or(self.patient.as_deref()).unwrap_or(&self.lesion)
    }
}

/// Something in an archive that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file it is about.
    pub path: PathBuf,
    /// What is wrong with it, after `PATH: `.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path.display(), self.what)
    }
}

/// What was read from one or several archives.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// The photos, one record each, in the order of their ids.
    pub records: Vec<Record>,
    /// Every photo that was dropped or relabelled, and every one whose label needed a word.
    pub decisions: Vec<Decision>,
    /// How many photos each archive listed and gave, in the order the archives were named.
    pub sources: Vec<DataSource>,
    /// What could not be read, in the order it was met.
    pub problems: Vec<Problem>,
}

impl Dataset {
    /// SHA-256 over the lines `id,code,lesion` of all records in order, in lower-case hexadecimal.
    ///
    /// Where the files lie does not enter into it.
    pub fn sha256(&self) -> String {
        let mut lines: Vec<String> = self
            .records
            .iter()
            .map(|record| format!("{},{},{}\n", record.id, record.label.code(), record.lesion))
            .collect();
        lines.sort();
        sha256_hex(lines.concat().as_bytes())
    }

    /// Takes out the records at the given indices, each with its reason, a sentence without its full stop: `the photo
    /// is cut off`. Each becomes a decision and a problem.
    ///
    /// # Errors
    ///
    /// Where no photo is left.
    pub fn drop_photos(&mut self, unusable: &[(usize, String)]) -> Result<()> {
        let problem = |(index, reason): &(usize, String)| {
            Some(Problem { path: self.records.get(*index)?.path.clone(), what: reason.clone() })
        };
        let problems: Vec<Problem> = unusable.iter().filter_map(problem).collect();
        self.problems.extend(problems);
        self.leave_out(unusable)
    }

    /// Takes out the records at the given indices as [`drop_photos`](Dataset::drop_photos) does, where nothing is wrong
    /// with them: each becomes a decision.
    ///
    /// # Errors
    ///
    /// Where no photo is left.
    pub fn leave_out(&mut self, unusable: &[(usize, String)]) -> Result<()> {
        let mut reasons: Vec<Option<&str>> = vec![None; self.records.len()];
        for (index, reason) in unusable {
            if let Some(slot) = reasons.get_mut(*index) {
                *slot = Some(reason);
            }
        }
        // A photo that was relabelled and now goes has one decision, not two.
        let records = self.records.iter().zip(&reasons);
        let gone: HashSet<&Path> =
            records.filter(|(_, reason)| reason.is_some()).map(|(record, _)| record.path.as_path()).collect();
        let mut earlier: HashMap<PathBuf, Decision> = HashMap::new();
        for decision in std::mem::take(&mut self.decisions) {
            if gone.contains(decision.path.as_path()) && !earlier.contains_key(&decision.path) {
                earlier.insert(decision.path.clone(), decision);
            } else {
                self.decisions.push(decision);
            }
        }
        let mut kept = Vec::with_capacity(self.records.len());
        for (record, reason) in std::mem::take(&mut self.records).into_iter().zip(reasons) {
            let Some(reason) = reason else {
                kept.push(record);
                continue;
            };
            let earlier = earlier.remove(&record.path);
            if let Some(source) = self.sources.iter_mut().find(|source| source.name == record.source) {
                source.kept -= 1;
                if earlier.as_ref().is_some_and(|decision| decision.action == Action::Relabelled) {
                    source.relabelled -= 1;
                }
            }
            self.decisions.push(Decision {
                path: record.path,
                id: record.id,
                source: record.source,
                given_label: earlier.map_or_else(|| record.label.words().to_string(), |decision| decision.given_label),
                final_label: None,
                action: Action::Dropped,
                reason: reason.to_string(),
            });
        }
        self.records = kept;
        self.decisions.sort();
        if self.records.is_empty() {
            bail!("no photo is left that can be used; the first reason is: {}", first_reason(self));
        }
        Ok(())
    }
}

/// Reads the archives at `data` and at `train_only` into one dataset, each in the layout it is recognised by: class folders, HAM10000,
/// ISIC 2017, ISIC 2018 (task 3), ISIC 2019, SIIM-ISIC 2020, PAD-UFES-20, or a CSV file of paths and labels
/// ([`manifest`]). The labels are reconciled by image id with the ISIC 2019 folder at `reference`, if there is one. Photos
/// in the file `quarantine` ([`quarantine`]) are left out. Those of the archives at `train_only` may be learnt from, and are
/// never measured on ([`Record::train_only`]).
///
/// # Errors
///
/// Where a source is missing or has no known layout, a CSV lacks a column, the quarantine is not one of these archives,
/// or no photo at all can be used. A photo or a row that cannot be used is a [`Problem`], not an error.
pub fn read(
    data: &[PathBuf],
    train_only: &[PathBuf],
    reference: Option<&Path>,
    quarantine: Option<&Path>,
) -> Result<Dataset> {
    let sources = [data, train_only].concat();
    let Listed { mut listings, reference, mut problems } = list(&sources, reference)?;
    for photo in listings.iter_mut().skip(data.len()).flat_map(|listing| &mut listing.photos) {
        photo.train_only = true;
    }
    let quarantine = match quarantine {
        Some(path) => Quarantine::read_for(path, &listings, &mut problems)?,
        None => Quarantine::default(),
    };
    let dataset = reconcile::reconcile(listings, &reference, &quarantine, problems);
    if dataset.records.is_empty() {
        let names: Vec<_> = sources.iter().map(|source| source.display().to_string()).collect();
        bail!("no photo in {} can be used; the first reason is: {}", names.join(", "), first_reason(&dataset));
    }
    Ok(dataset)
}

/// What archives and the reference say, before anything is judged.
pub struct Listed {
    /// The archives, in the order they were named.
    pub listings: Vec<Listing>,
    /// What ISIC 2019 knows; nothing where it was not given.
    pub reference: Reference,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Lists the archives at `sources`, and reads the ISIC 2019 folder at `reference` if there is one.
///
/// # Errors
///
/// Where a source is missing or has no known layout, or a CSV lacks a column.
pub fn list(sources: &[PathBuf], reference: Option<&Path>) -> Result<Listed> {
    let mut problems = Vec::new();
    let reference = match reference {
        Some(folder) => isic2019::read_reference(folder, &mut problems)?,
        None => Reference::default(),
    };
    let mut listings = Vec::new();
    for (path, name) in sources.iter().zip(layout::source_names(sources)) {
        listings.push(layout::read(path, &name, &mut problems)?);
    }
    Ok(Listed { listings, reference, problems })
}

/// Why the first photo that is not used is not.
fn first_reason(dataset: &Dataset) -> String {
    let decision = dataset.decisions.first();
    let decision = decision.map(|decision| format!("{}: {}", decision.path.display(), decision.reason));
    let problem = dataset.problems.first().map(Problem::to_string);
    problem.or(decision).unwrap_or_else(|| "the archives list no photos".to_string())
}
