//! `trainer repeatability`: how often photos are aligned, and what photos of one lesion differ by.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::{AlignedShares, Figure, KnownTransforms, Spread};
use naevus_reading::compare::{Appearance, Change, Similarity};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;
use naevus_reading::photo::Photo;
use naevus_reading::symmetry::Symmetry;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::device::DeviceChoice;
use crate::evaluation::Bootstrap;
use crate::maintenance::run_photos::{read, split_of};
use crate::split::{SplitRow, Subset};
use crate::{inference, model_document, model_folder, photos, progress};

/// The seed of the sample and of the transforms.
const SEED: u64 = 1;

/// The share of the pairs of different lesions to fit to that may be aligned.
const ALLOWED: f64 = 0.005;

/// The least number of pairs for a spread.
const MIN_PAIRS: usize = 30;

/// Measure how often two photos are aligned, and what photos of one lesion differ by
#[derive(Args)]
pub struct Repeatability {
    /// The run of the model, for its split. Paths of photos are those of the run
    #[arg(long, value_name = "FOLDER")]
    run: PathBuf,
    /// The exported model, whose card gets the figures
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
    /// The document of the model, whose section on the comparison is replaced
    #[arg(long, value_name = "FILE")]
    document: Option<PathBuf>,
    /// The number of pairs of each kind and domain to fit to, and as many to measure on
    #[arg(long, default_value_t = 300, value_name = "N")]
    pairs: usize,
}

/// Two photos.
#[derive(Clone, Copy)]
struct Pair<'rows> {
    domain: Domain,
    rows: [&'rows SplitRow; 2],
}

/// A pair that was compared: the score of its alignment, and the change if it were aligned.
struct Compared<'rows> {
    pair: Pair<'rows>,
    score: Option<f32>,
    change: Change,
}

impl Repeatability {
    /// Fits, measures, and writes the card and the document.
    ///
    /// # Errors
    ///
    /// If the split is not that of the card, or a file cannot be read or written.
    pub fn run(&self) -> Result<()> {
        let mut card = model_folder::read_card(&self.model)?;
        let split = split_of(&self.model, &card, &self.run)?;
        let rows = |is_of: fn(Subset) -> bool| {
            let mut rows: Vec<&SplitRow> = split.rows.iter().filter(|row| is_of(row.subset)).collect();
            rows.shuffle(&mut ChaCha8Rng::seed_from_u64(SEED));
            rows
        };
        let (to_fit, to_measure) = (rows(|subset| subset == Subset::Train), rows(|subset| subset != Subset::Train));
        let fitted = compare("fitting the threshold", &self.of_different_lesions(&to_fit))?;
        let threshold = threshold(fitted.iter().filter_map(|compared| compared.score).collect(), fitted.len())
            .context("no photos of different lesions could be compared")?;
        let different = compare("comparing different lesions", &self.of_different_lesions(&to_measure))?;
        let same = compare("comparing photos of one lesion", &self.of_one_lesion(&to_measure))?;
        let is_aligned = |compared: &Compared<'_>| compared.score.is_some_and(|score| score >= threshold);
        let aligned = Domain::ALL.into_iter().filter_map(|domain| {
            let of = |all: &[Compared<'_>]| {
                let of_domain = all.iter().filter(|compared| compared.pair.domain == domain);
                let marks: Vec<(&str, bool)> =
                    of_domain.map(|compared| (compared.pair.rows[0].group(), is_aligned(compared))).collect();
                Some((marks.len(), Bootstrap::default().proportion(&marks)?))
            };
            let ((same_pairs, same), (different_pairs, different)) = (of(&same)?, of(&different)?);
            Some((domain, AlignedShares { same_pairs, same, different_pairs, different }))
        });
        let aligned = aligned.collect();
        let known_transforms = known_transforms(&to_measure[..to_measure.len().min(self.pairs)], threshold)?;
        let log_area = spread(same.iter().filter(|compared| is_aligned(compared)), |change| change.log_area_ratio);
        let delta_e = spread(same.iter(), |change| change.delta_e);
        let probabilities = self.probabilities(&same)?;
        card.repeatability = Some(naevus_reading::card::Repeatability {
            threshold,
            fitted_on: fitted.len(),
            aligned,
            known_transforms,
            log_area,
            delta_e,
            probabilities,
        });
        println!("{:#?}", card.repeatability);
        model_folder::write_card(&self.model, &card)?;
        if let Some(document) = &self.document {
            model_document::repeatability::replace(document, &card)?;
        }
        Ok(())
    }

    /// One pair of photos for each lesion that has several, at most `--pairs` of each domain.
    fn of_one_lesion<'rows>(&self, rows: &[&'rows SplitRow]) -> Vec<Pair<'rows>> {
        let mut pairs = Vec::new();
        for domain in Domain::ALL {
            let mut first: BTreeMap<(&str, &str), &SplitRow> = BTreeMap::new();
            let mut paired: BTreeSet<(&str, &str)> = BTreeSet::new();
            let mut of_domain = Vec::new();
            for row in rows.iter().filter(|row| row.domain == Some(domain)) {
                let lesion = (row.source.as_str(), row.lesion.as_str());
                match first.get(&lesion) {
                    Some(earlier) if paired.insert(lesion) => of_domain.push(Pair { domain, rows: [earlier, row] }),
                    Some(_) => {}
                    None => drop(first.insert(lesion, row)),
                }
            }
            of_domain.truncate(self.pairs);
            pairs.append(&mut of_domain);
        }
        pairs
    }

    /// Pairs of photos of different lesions and groups, of the same archive and, where possible, of the same
    /// diagnosis; at most `--pairs` of each domain, and no group twice.
    fn of_different_lesions<'rows>(&self, rows: &[&'rows SplitRow]) -> Vec<Pair<'rows>> {
        let mut pairs = Vec::new();
        for domain in Domain::ALL {
            let mut groups = BTreeSet::new();
            let mut firsts: Vec<&SplitRow> = rows
                .iter()
                .copied()
                .filter(|row| row.domain == Some(domain) && groups.insert(row.group().to_string()))
                .take(2 * self.pairs)
                .collect();
            firsts.sort_by_key(|row| (row.source.clone(), row.label.code()));
            let twos = firsts.as_chunks::<2>().0.iter().filter(|[one, other]| one.source == other.source);
            pairs.extend(twos.map(|rows| Pair { domain, rows: *rows }));
        }
        pairs
    }

    /// The spread of the probability of each diagnosis, over pairs of which no photo is refused.
    fn probabilities(&self, same: &[Compared<'_>]) -> Result<BTreeMap<Diagnosis, Spread>> {
        let classifier = model_folder::load(&self.model, DeviceChoice::Cpu.open()?)?;
        let rows: Vec<&SplitRow> = same.iter().flat_map(|compared| compared.pair.rows).collect();
        let bar = progress::bar("assessing photos", rows.len() as u64);
        let read = |row: &&SplitRow| photos::read(&row.path);
        let assessed = inference::assess_each(&classifier, &rows, read, &Symmetry::ALL, &bar)?;
        bar.finish_and_clear();
        let assessed: Vec<Assessment> =
            assessed.into_iter().collect::<Result<_, String>>().map_err(anyhow::Error::msg)?;
        let pairs: Vec<(&str, [&Assessment; 2])> = same
            .iter()
            .zip(assessed.as_chunks::<2>().0)
            .filter(|(_, [one, other])| !one.is_refused() && !other.is_refused())
            .map(|(compared, [one, other])| (compared.pair.rows[0].group(), [one, other]))
            .collect();
        let of = |diagnosis: Diagnosis| {
            let probability = |assessment: &Assessment| f64::from(assessment.probabilities[diagnosis.index()]);
            let differences = pairs.iter().map(|(group, [one, other])| (*group, probability(other) - probability(one)));
            Some((diagnosis, spread_of(&differences.collect::<Vec<_>>())?))
        };
        Ok(Diagnosis::ALL.into_iter().filter_map(of).collect())
    }
}

fn compare<'rows>(what: &'static str, pairs: &[Pair<'rows>]) -> Result<Vec<Compared<'rows>>> {
    let bar = progress::bar(what, pairs.len() as u64);
    let one = |pair: &Pair<'rows>| {
        let appearance = |row: &SplitRow| Ok::<_, anyhow::Error>(Appearance::of(&read(row)?));
        let (first, second) = (appearance(pair.rows[0])?, appearance(pair.rows[1])?);
        let alignment = first.align(&second);
        let change = first.change(&second, alignment.map(|alignment| alignment.similarity));
        bar.inc(1);
        Ok(Compared { pair: *pair, score: alignment.map(|alignment| alignment.score()), change })
    };
    let compared = pairs.par_iter().map(one).collect();
    bar.finish_and_clear();
    compared
}

/// The score that at most the allowed share of `pairs` reaches: the next greater number after a score.
fn threshold(mut scores: Vec<f32>, pairs: usize) -> Option<f32> {
    scores.sort_by(|one, other| other.total_cmp(one));
    let reached = (ALLOWED * pairs as f64) as usize;
    scores.get(reached).or(scores.last()).map(|score| score.next_up())
}

/// The spread of a change over pairs that have it; `None` for too few.
fn spread<'all, 'rows: 'all>(
    pairs: impl Iterator<Item = &'all Compared<'rows>>,
    value: fn(&Change) -> Option<f64>,
) -> Option<Spread> {
    let differences = pairs.filter_map(|compared| Some((compared.pair.rows[0].group(), value(&compared.change)?)));
    spread_of(&differences.collect::<Vec<_>>())
}

/// The spread of differences, each with its group; `None` for fewer than [`MIN_PAIRS`].
fn spread_of(differences: &[(&str, f64)]) -> Option<Spread> {
    if differences.len() < MIN_PAIRS {
        return None;
    }
    let squares: Vec<(&str, f64)> =
        differences.iter().map(|(group, difference)| (*group, difference * difference)).collect();
    let mean = Bootstrap::default().mean(&squares)?;
    let coefficient = |square: f64| 1.96 * square.sqrt();
    let coefficient =
        Figure { value: coefficient(mean.value), low: coefficient(mean.low), high: coefficient(mean.high) };
    let within = differences.iter().filter(|(_, difference)| difference.abs() <= coefficient.value).count();
    Some(Spread {
        pairs: differences.len(),
        within_lesion_sd: (mean.value / 2.0).sqrt(),
        coefficient,
        within: within as f64 / differences.len() as f64,
    })
}

/// The alignment of each photo with a copy that is transformed at random.
fn known_transforms(rows: &[&SplitRow], threshold: f32) -> Result<Option<KnownTransforms>> {
    let bar = progress::bar("aligning transformed photos", rows.len() as u64);
    let one = |(index, row): (usize, &&SplitRow)| {
        let photo = read(row)?;
        let mut random = ChaCha8Rng::seed_from_u64(SEED + index as u64);
        let scale = random.random_range(-0.4_f32..0.4).exp();
        let rotation = random.random_range(-std::f32::consts::PI..std::f32::consts::PI);
        let shift = [random.random_range(-0.15..0.15), random.random_range(-0.15..0.15)];
        let truth = Similarity::new(scale, rotation, shift);
        let gain = random.random_range(0.8..1.1);
        let copy = transformed(&photo, &truth, gain)?;
        let alignment = Appearance::of(&photo).align(&Appearance::of(&copy));
        bar.inc(1);
        let error = alignment.filter(|alignment| alignment.score() >= threshold).map(|alignment| {
            let corners = [[-0.25, -0.25], [0.25, -0.25], [-0.25, 0.25], [0.25, 0.25]];
            let distances = corners.map(|corner| {
                let ([x, y], [u, v]) = (alignment.similarity.apply(corner), truth.apply(corner));
                f64::from((x - u).hypot(y - v))
            });
            distances.iter().sum::<f64>() / distances.len() as f64
        });
        Ok((row.group().to_string(), error))
    };
    let found: Vec<(String, Option<f64>)> = rows.par_iter().enumerate().map(one).collect::<Result<_>>()?;
    bar.finish_and_clear();
    let marks: Vec<(&str, bool)> = found.iter().map(|(group, error)| (group.as_str(), error.is_some())).collect();
    let Some(aligned) = Bootstrap::default().proportion(&marks) else { return Ok(None) };
    let mut errors: Vec<f64> = found.iter().filter_map(|(_, error)| *error).collect();
    errors.sort_by(f64::total_cmp);
    let quantile = |share: f64| errors.get((share * errors.len() as f64) as usize).copied().unwrap_or_default();
    Ok(Some(KnownTransforms { photos: rows.len(), aligned, median_error: quantile(0.5), error_95: quantile(0.95) }))
}

/// The photo as it would be after the transform, brighter by `gain` and stored as JPEG. Where the photo shows nothing, its
/// nearest edge is repeated.
fn transformed(photo: &Photo, transform: &Similarity, gain: f32) -> Result<Photo> {
    let (width, height) = (photo.width_px(), photo.height_px());
    let (back, side) = (transform.inverse(), width.min(height) as f32);
    let pixels = photo.rgb().as_chunks::<3>().0;
    let copy = RgbImage::from_fn(width, height, |column, row| {
        let centred = |at: u32, length: u32| (at as f32 + 0.5 - length as f32 / 2.0) / side;
        let [x, y] = back.apply([centred(column, width), centred(row, height)]);
        let within = |at: f32, length: u32| (at * side + length as f32 / 2.0 - 0.5).clamp(0.0, (length - 1) as f32);
        let (x, y) = (within(x, width), within(y, height));
        let (left, top) = (x as u32, y as u32);
        let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let (across, down) = (x - left as f32, y - top as f32);
        let at = |column: u32, row: u32, channel: usize| f32::from(pixels[(row * width + column) as usize][channel]);
        image::Rgb(std::array::from_fn(|channel| {
            let above = at(left, top, channel) * (1.0 - across) + at(right, top, channel) * across;
            let below = at(left, bottom, channel) * (1.0 - across) + at(right, bottom, channel) * across;
            (gain * (above * (1.0 - down) + below * down)).round().clamp(0.0, 255.0) as u8
        }))
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&copy)?;
    Ok(Photo::decode(&jpeg)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coefficient_is_that_of_bland_and_altman() {
        let differences: Vec<(String, f64)> =
            (0..40).map(|pair| (pair.to_string(), if pair % 2 == 0 { 0.3 } else { -0.3 })).collect();
        let differences: Vec<(&str, f64)> = differences.iter().map(|(group, value)| (group.as_str(), *value)).collect();
        let spread = spread_of(&differences).unwrap();
        assert!((spread.within_lesion_sd - 0.3 / 2.0_f64.sqrt()).abs() < 1e-9);
        assert!((spread.coefficient.value - 1.96 * 2.0_f64.sqrt() * spread.within_lesion_sd).abs() < 1e-9);
        assert!((spread.within - 1.0).abs() < 1e-9 && spread.contains(-0.5) && !spread.contains(0.6));
        assert_eq!(spread_of(&differences[..29]), None);
    }

    #[test]
    fn a_threshold_leaves_the_allowed_share_above_it() {
        let scores: Vec<f32> = (0..400).map(|score| score as f32).collect();
        let threshold = threshold(scores.clone(), 400).unwrap();
        assert_eq!(scores.iter().filter(|score| **score >= threshold).count(), 2);
    }
}
