//! `trainer fit-quality`: fits the thresholds of the findings on a photo's quality.

mod canvas;
pub mod changes;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use naevus_reading::card::{Figure, FoundShare, MeasuredFinding, PhotoQuality};
use naevus_reading::domain::Domain;
use naevus_reading::quality::{FindingKind, Quality};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::evaluation::Bootstrap;
use crate::maintenance::run_photos::{read, split_of};
use crate::split::{SplitRow, Subset};
use crate::{model_document, model_folder, progress};
use changes::Change;

/// The seed of the sample and of the changes.
const SEED: u64 = 1;

/// Fit the thresholds of the findings on a photo's quality, and measure how often they are found
#[derive(Args)]
pub struct FitQuality {
    /// The run of the model, for its split. Paths of photos are those of the run
    #[arg(long, value_name = "FOLDER")]
    run: PathBuf,
    /// The exported model, whose card gets the thresholds
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
    /// The document of the model, whose section on the quality is replaced
    #[arg(long, value_name = "FILE")]
    document: Option<PathBuf>,
    /// The number of photos of each domain to fit to, and as many to measure on
    #[arg(long, default_value_t = 500, value_name = "N")]
    photos: usize,
}

/// A photo that was measured: its group and domain, and what was found.
struct Measured {
    group: String,
    domain: Domain,
    unchanged: Quality,
    /// The quality after each of [`Change::ALL`] that applies.
    changed: Vec<Option<Quality>>,
}

impl FitQuality {
    /// Fits, measures, and writes the card and the document.
    ///
    /// # Errors
    ///
    /// If the split is not that of the card, or a file cannot be read or written.
    pub fn run(&self) -> Result<()> {
        let mut card = model_folder::read_card(&self.model)?;
        let split = split_of(&self.model, &card, &self.run)?;
        let to_fit = measure(&self.sample(&split.rows, |subset| subset == Subset::Train), false)?;
        let to_measure = measure(&self.sample(&split.rows, |subset| subset != Subset::Train), true)?;
        let findings: Vec<MeasuredFinding> =
            FindingKind::ALL.into_iter().filter_map(|kind| measured_finding(kind, &to_fit, &to_measure)).collect();
        for finding in &findings {
            println!("{:<12} {:8.3}", finding.kind.name(), finding.threshold);
        }
        card.photo_quality = Some(PhotoQuality { fitted_on: to_fit.len(), measured_on: to_measure.len(), findings });
        model_folder::write_card(&self.model, &card)?;
        if let Some(document) = &self.document {
            model_document::photo_quality::replace(document, &card)?;
        }
        Ok(())
    }

    /// Photos of the subsets, at most `--photos` of each domain, one of each group.
    fn sample<'rows>(&self, rows: &'rows [SplitRow], is_of: impl Fn(Subset) -> bool) -> Vec<(&'rows SplitRow, Domain)> {
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        let mut sampled = Vec::new();
        for domain in Domain::ALL {
            let mut rows: Vec<&SplitRow> =
                rows.iter().filter(|row| is_of(row.subset) && row.domain == Some(domain)).collect();
            rows.shuffle(&mut random);
            let mut groups = BTreeSet::new();
            let firsts = rows.into_iter().filter(|row| groups.insert(row.group().to_string()));
            sampled.extend(firsts.take(self.photos).map(|row| (row, domain)));
        }
        sampled
    }
}

/// The quality of the photos, also after each change if `with_changes`.
///
/// # Errors
///
/// If a photo cannot be read.
fn measure(rows: &[(&SplitRow, Domain)], with_changes: bool) -> Result<Vec<Measured>> {
    let bar = progress::bar("measuring photos", rows.len() as u64);
    let one = |(index, (row, domain)): (usize, &(&SplitRow, Domain))| {
        let photo = read(row)?;
        let unchanged = Quality::of(&photo);
        let outline = unchanged.outline.as_ref();
        let mut random = ChaCha8Rng::seed_from_u64(SEED + index as u64);
        let changes = Change::ALL.iter().filter(|_| with_changes);
        let changed = changes.map(|(_, change)| {
            change.applies_to(outline).then(|| Quality::of(&change.apply(&photo, outline, &mut random)))
        });
        let changed = changed.collect();
        bar.inc(1);
        Ok(Measured { group: row.group().to_string(), domain: *domain, changed, unchanged })
    };
    let measured = rows.par_iter().enumerate().map(one).collect();
    bar.finish_and_clear();
    measured
}

/// The share of unchanged photos that may be found. Hair, ink, glare and cut lesions are in some of them.
fn allowed(kind: FindingKind) -> f64 {
    match kind {
        FindingKind::Hair | FindingKind::Ink | FindingKind::Glare | FindingKind::Cut => 0.05,
        _ => 0.02,
    }
}

/// The finding with its threshold; `None` if it cannot be measured in any of the photos.
fn measured_finding(kind: FindingKind, to_fit: &[Measured], to_measure: &[Measured]) -> Option<MeasuredFinding> {
    let threshold = threshold(kind, to_fit)?;
    let is_found = |quality: &Quality| kind.measure(quality).is_some_and(|value| kind.is_beyond(value, threshold));
    let unchanged = Domain::ALL.into_iter().filter_map(|domain| {
        let of_domain = to_measure.iter().filter(|measured| measured.domain == domain);
        Some((domain, share(of_domain.map(|measured| (measured.group.as_str(), is_found(&measured.unchanged))))?))
    });
    let unchanged: BTreeMap<Domain, Figure> = unchanged.collect();
    let changed =
        Change::ALL.into_iter().enumerate().filter(|(_, (of, _))| *of == kind).filter_map(|(index, (_, change))| {
            let found = to_measure.iter().filter_map(|measured| {
                Some((measured.group.as_str(), is_found(measured.changed.get(index)?.as_ref()?)))
            });
            let found: Vec<(&str, bool)> = found.collect();
            let figure = share(found.iter().copied())?;
            Some(FoundShare { change: change.name(), photos: found.len(), found: figure })
        });
    let changed = changed.collect();
    Some(MeasuredFinding { kind, threshold, allowed: allowed(kind), unchanged, changed })
}

fn share<'groups>(photos: impl Iterator<Item = (&'groups str, bool)>) -> Option<Figure> {
    Bootstrap::default().proportion(&photos.collect::<Vec<_>>())
}

/// The threshold that leaves at most the allowed share of the photos of each domain beyond it: the larger share of one
/// domain does not hide behind that of the other.
fn threshold(kind: FindingKind, to_fit: &[Measured]) -> Option<f32> {
    let of_domain = |domain: Domain| {
        let photos = to_fit.iter().filter(move |measured| measured.domain == domain);
        let values = photos.clone().filter_map(|measured| kind.measure(&measured.unchanged)).collect();
        threshold_of(kind, values, photos.count())
    };
    let thresholds = Domain::ALL.into_iter().filter_map(of_domain);
    thresholds.reduce(|one, other| if kind.is_beyond(one, other) { one } else { other })
}

/// The value that leaves at most the allowed share of `photos` beyond it.
fn threshold_of(kind: FindingKind, mut values: Vec<f32>, photos: usize) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    if !kind.is_of_low_values() {
        values.reverse();
    }
    let beyond = (allowed(kind) * photos as f64) as usize;
    values.get(beyond).or(values.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_leaves_the_allowed_share_beyond_it() {
        let values: Vec<f32> = (0..200).map(|value| value as f32).collect();
        for (kind, expected) in [(FindingKind::Blurred, 4), (FindingKind::Dark, 4), (FindingKind::Hair, 10)] {
            let threshold = threshold_of(kind, values.clone(), 200).unwrap();
            assert_eq!(values.iter().filter(|value| kind.is_beyond(**value, threshold)).count(), expected, "{kind:?}");
        }
        assert_eq!(threshold_of(FindingKind::Small, Vec::new(), 9), None);
    }

    #[test]
    fn the_allowed_share_holds_in_each_domain() {
        let photo = |domain: Domain, glare: f32| Measured {
            group: format!("{domain:?} {glare}"),
            domain,
            unchanged: Quality {
                outline: None,
                blur_px: None,
                brightness: 100,
                clipped: 0.0,
                glare,
                black_rim: 0.0,
                hair: None,
                ink: None,
                spectral_peak: None,
                second: None,
            },
            changed: Vec::new(),
        };
        let dermoscopy = (0..100).map(|value| photo(Domain::Dermoscopy, value as f32));
        let clinical = (0..20).map(|value| photo(Domain::Clinical, 1000.0 + value as f32));
        let photos: Vec<Measured> = dermoscopy.chain(clinical).collect();
        assert_eq!(threshold(FindingKind::Glare, &photos), Some(1018.0), "one of the 20 clinical photos");
        assert_eq!(threshold(FindingKind::Blurred, &photos), None, "not measured");
    }
}
