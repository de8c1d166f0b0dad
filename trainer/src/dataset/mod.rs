//! Photos with their labels, read from archives in their published form.
//!
//! Each archive layout has a reader, which lists the archive's photos with their labels. [`reconcile`] merges these
//! lists into one data set: one record and one label for each photo, one name for each lesion. Every photo that is
//! dropped or relabelled is reported as a [`Decision`]. Everything that cannot be read is reported as a [`Problem`].

pub mod archive;
pub mod checked_photo;
mod class_folders;
pub mod columns;
pub mod csv_text;
mod decision;
pub mod file_names;
pub mod grouping;
mod ham10000;
mod isic2017;
mod isic2018;
pub mod isic2019;
mod isic_archive;
pub mod manifest;
mod pad_ufes;
mod photo_files;
mod problem;
pub mod quarantine;
pub mod reconcile;
mod siim2020;
mod table;

#[cfg(test)]
pub mod tests;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use naevus_reading::card::{DataSource, sha256_hex};
pub use naevus_reading::domain::Domain;

use archive::Archive;
pub use decision::{Action, DECISIONS_FILE, Decision, archives_by_id, write_decisions};
use isic2019::Reference;
pub use naevus_evaluation::label::{self, Label};
pub use photo_files::photos_at;
pub use problem::Problem;
use quarantine::Quarantine;

/// A photo with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Id of the photo: that of the ISIC Archive (`ISIC_0024306`) if the photo has one, else the archive and the path
    /// in the archive.
    pub id: String,
    /// Path of its file.
    pub path: PathBuf,
    /// Name of the archive that the file is from.
    pub source: String,
    /// Label after reconciliation.
    pub label: Label,
    /// Name of the lesion. Photos of one lesion share it, across archives.
    pub lesion: String,
    /// Name of the patient, if an archive gives one. Photos of one patient share it, and all photos of a lesion have it
    /// if one of them does.
    pub patient: Option<String>,
    /// Name of the group that contains the photo and its near duplicates, if this group is larger than that of its
    /// patient or lesion; see [`grouping::group_near_duplicates`].
    pub near_duplicate_group: Option<String>,
    /// Other archives that contain the same photo. Those copies were dropped.
    pub also_in: Vec<String>,
    /// Age of the patient in years, as the archive writes it.
    pub age: Option<String>,
    /// Sex of the patient, as the archive writes it.
    pub sex: Option<String>,
    /// Anatomical site of the lesion, as the archive writes it.
    pub site: Option<String>,
    /// Imaging modality.
    pub domain: Domain,
    /// Fitzpatrick skin type, `I` to `VI`, if the archive gives it.
    pub skin_type: Option<String>,
    /// Whether the photo may be used for training only, and never for validation or test.
    pub train_only: bool,
}

impl Record {
    /// Name of the group that a split keeps together: the group of its near duplicates, else its patient, else its
    /// lesion.
    pub fn group(&self) -> &str {
        self.near_duplicate_group.as_deref().or(self.patient.as_deref()).unwrap_or(&self.lesion)
    }
}

/// The photos of one or several archives, after reconciliation.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// One record for each photo, sorted by id.
    pub records: Vec<Record>,
    /// Every photo that was dropped or relabelled, or whose label was ambiguous.
    pub decisions: Vec<Decision>,
    /// For each archive, in the given order, the number of listed photos and the number of used photos.
    pub sources: Vec<DataSource>,
    /// The problems, in the order in which they were found.
    pub problems: Vec<Problem>,
}

impl Dataset {
    /// SHA-256 of the sorted lines `id,code,lesion` of all records, in lower-case hexadecimal.
    ///
    /// It does not depend on the paths of the files.
    pub fn sha256(&self) -> String {
        let mut lines: Vec<String> = self
            .records
            .iter()
            .map(|record| format!("{},{},{}\n", record.id, record.label.code(), record.lesion))
            .collect();
        lines.sort();
        sha256_hex(lines.concat().as_bytes())
    }

    /// Removes the records at the given indices, each with its reason (a clause such as `the photo is cut off`). Each
    /// record is added to the decisions and to the problems.
    ///
    /// # Errors
    ///
    /// If no photo is left.
    pub fn drop_unusable(&mut self, unusable: &[(usize, String)]) -> Result<()> {
        let problem = |(index, reason): &(usize, String)| {
            Some(Problem { path: self.records.get(*index)?.path.clone(), message: reason.clone() })
        };
        let problems: Vec<Problem> = unusable.iter().filter_map(problem).collect();
        self.problems.extend(problems);
        self.drop_photos(unusable)
    }

    /// Removes the records at the given indices, each with its reason. Each record is added to the decisions, but not
    /// to the problems.
    ///
    /// # Errors
    ///
    /// If no photo is left.
    pub fn drop_photos(&mut self, dropped: &[(usize, String)]) -> Result<()> {
        let mut reasons: Vec<Option<&str>> = vec![None; self.records.len()];
        for (index, reason) in dropped {
            if let Some(slot) = reasons.get_mut(*index) {
                *slot = Some(reason);
            }
        }
        // A photo that was relabelled earlier and is dropped now has one decision, not two.
        let records = self.records.iter().zip(&reasons);
        let dropped_paths: HashSet<&Path> =
            records.filter(|(_, reason)| reason.is_some()).map(|(record, _)| record.path.as_path()).collect();
        let mut earlier: HashMap<PathBuf, Decision> = HashMap::new();
        for decision in std::mem::take(&mut self.decisions) {
            if dropped_paths.contains(decision.path.as_path()) && !earlier.contains_key(&decision.path) {
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
                given_label: earlier.map_or_else(|| record.label.name().to_string(), |decision| decision.given_label),
                final_label: None,
                action: Action::Dropped,
                reason: reason.to_string(),
            });
        }
        self.records = kept;
        self.decisions.sort();
        if self.records.is_empty() {
            bail!("no usable photo is left; the first reason is: {}", first_reason(self));
        }
        Ok(())
    }
}

/// Reads the archives at `data` and at `train_only` into one data set. Known layouts are class folders, HAM10000, ISIC
/// 2017, ISIC 2018 (task 3), ISIC 2019, SIIM-ISIC 2020, PAD-UFES-20, a download of the ISIC Archive, and a CSV file of
/// paths and labels ([`manifest`]). The labels are reconciled by image id with the ISIC 2019 folder at `reference`, if
/// one is given. Photos in the file `quarantine` ([`quarantine`]) are left out. Photos of the archives at `train_only`
/// are used for training only ([`Record::train_only`]).
///
/// # Errors
///
/// If an archive is missing or has no known layout, a CSV file lacks a column, the quarantine is for other archives, or
/// no photo at all can be used. A single photo or row that cannot be used is a [`Problem`], not an error.
pub fn read(
    data: &[PathBuf],
    train_only: &[PathBuf],
    reference: Option<&Path>,
    quarantine: Option<&Path>,
) -> Result<Dataset> {
    let sources = [data, train_only].concat();
    let Archives { mut archives, reference, mut problems } = list(&sources, reference)?;
    for photo in archives.iter_mut().skip(data.len()).flat_map(|archive| &mut archive.photos) {
        photo.train_only = true;
    }
    let quarantine = match quarantine {
        Some(path) => Quarantine::read_for(path, &archives, &mut problems)?,
        None => Quarantine::default(),
    };
    let dataset = reconcile::reconcile(archives, &reference, &quarantine, problems);
    if dataset.records.is_empty() {
        let names: Vec<_> = sources.iter().map(|source| source.display().to_string()).collect();
        bail!("no photo in {} can be used; the first reason is: {}", names.join(", "), first_reason(&dataset));
    }
    Ok(dataset)
}

/// The photos of several archives and the reference, before reconciliation.
pub struct Archives {
    /// The archives, in the given order.
    pub archives: Vec<Archive>,
    /// Labels and lesions of ISIC 2019; empty if no reference was given.
    pub reference: Reference,
    /// The problems.
    pub problems: Vec<Problem>,
}

/// Lists the archives at `sources`, and reads the ISIC 2019 folder at `reference` if there is one.
///
/// # Errors
///
/// If an archive is missing or has no known layout, or a CSV file lacks a column.
pub fn list(sources: &[PathBuf], reference: Option<&Path>) -> Result<Archives> {
    let mut problems = Vec::new();
    let reference = match reference {
        Some(folder) => isic2019::read_reference(folder, &mut problems)?,
        None => Reference::default(),
    };
    let mut archives = Vec::new();
    for (path, name) in sources.iter().zip(archive::source_names(sources)) {
        archives.push(archive::read(path, &name, &mut problems)?);
    }
    Ok(Archives { archives, reference, problems })
}

/// The first problem or decision, for an error message.
fn first_reason(dataset: &Dataset) -> String {
    let decision = dataset.decisions.first();
    let decision = decision.map(|decision| format!("{}: {}", decision.path.display(), decision.reason));
    let problem = dataset.problems.first().map(Problem::to_string);
    problem.or(decision).unwrap_or_else(|| "the archives list no photos".to_string())
}
