//! One training of the study: an arm with a seed, from its photos to what it says of photos that it has not learnt from.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use naevus_network::classifier::Classifier;
use naevus_reading::card::{DataRecord, SplitCounts};
use rand::RngExt;
use rand::seq::SliceRandom;

use super::arms::{Arm, COPIES_A_DIAGNOSIS};
use super::nine_class::{NineClass, VALIDATION_SHARE};
use super::readings::{Part, Reading};
use crate::dataset::Label;
use crate::split::Side;
use crate::training::{Ending, Example, Material, TrainConfig, Training, begin_run, begin_unsplit_run, stream};
use crate::{progress, reading};

/// An example with the id of its photo.
type Named = (String, Example);

/// Trains `arm` with `config` in the folder `run`, going on where it stopped, and gives what the last weights say of the
/// validation side and of the Test folder; none where somebody asked to stop.
///
/// # Errors
///
/// Where a photo cannot be read or the folder cannot be written to.
pub fn train(run: &Path, arm: &Arm, config: &TrainConfig, photos: &NineClass) -> Result<Option<Vec<Reading>>> {
    let (learnt, watched, data) = sides(run, arm, config, photos)?;
    let unnamed = |named: &[Named]| named.iter().map(|(_, example)| example.clone()).collect();
    let material = Material { examples: unnamed(&learnt), validation: unnamed(&watched), data };
    let mut training = Training::open(run, config, material)?;
    if training.go_on()? == Ending::Stopped {
        return Ok(None);
    }
    let classifier = training.classifier();
    let tested: Vec<Named> = photos
        .test
        .iter()
        .map(|photo| {
            let example = Example::of(&photo.path, photo.diagnosis);
            (photo.id.clone(), example)
        })
        .collect();
    let mut readings = read(&classifier, Part::Validation, &watched, photos)?;
    readings.extend(read(&classifier, Part::Test, &tested, photos)?);
    Ok(Some(readings))
}

/// What the arm learns from and what it is watched on; a new run says so in its folder.
fn sides(
    run: &Path,
    arm: &Arm,
    config: &TrainConfig,
    photos: &NineClass,
) -> Result<(Vec<Named>, Vec<Named>, DataRecord)> {
    let seed = config.seed;
    if arm.leaks {
        let mut pool: Vec<Named> =
            photos.train.iter().map(|photo| (photo.id.clone(), Example::of(&photo.path, photo.diagnosis))).collect();
        if arm.copies {
            pool.extend(copies(&pool, seed));
        }
        pool.shuffle(&mut stream(seed, SIDES));
        let learnt = pool.split_off((pool.len() as f64 * VALIDATION_SHARE) as usize);
        let data = unsplit_record(photos, learnt.len(), pool.len());
        begin_unsplit_run(run, config, &data)?;
        return Ok((learnt, pool, data));
    }
    let split = photos.split(config.split_seed)?;
    let rule = format!(
        "by lesion: lesions with a photo in the Test folder are the test; of the others, a share of \
         {VALIDATION_SHARE} by the hash of seed {} and lesion is for validation",
        config.split_seed
    );
    let data = begin_run(run, config, &photos.reconciled, &split, rule)?;
    let (mut learnt, mut watched) = (Vec::new(), Vec::new());
    for (record, side) in photos.reconciled.records.iter().zip(&split.sides) {
        let example = Example::of(&record.path, record.label);
        match side {
            Side::Train => learnt.push((record.id.clone(), example)),
            Side::Validation => watched.push((record.id.clone(), example)),
            Side::Test => {}
        }
    }
    if arm.copies {
        let copies = copies(&learnt, seed);
        learnt.extend(copies);
    }
    Ok((learnt, watched, data))
}

/// The places of the study's random numbers among those of the seed, away from the training's own.
const SIDES: u64 = 1 << 41;
const COPIES: u64 = 1 << 42;

/// [`COPIES_A_DIAGNOSIS`] copies of the photos of each diagnosis, drawn with replacement.
fn copies(photos: &[Named], seed: u64) -> Vec<Named> {
    let mut by_label: BTreeMap<Label, Vec<&Named>> = BTreeMap::new();
    for named in photos {
        by_label.entry(named.1.label).or_default().push(named);
    }
    let mut random = stream(seed, COPIES);
    let mut copies = Vec::new();
    for photos in by_label.values() {
        for _ in 0..COPIES_A_DIAGNOSIS {
            let (id, example) = photos[random.random_range(0..photos.len())];
            copies.push((id.clone(), Example { copy: Some(random.random()), ..example.clone() }));
        }
    }
    copies
}

fn unsplit_record(photos: &NineClass, learnt: usize, watched: usize) -> DataRecord {
    DataRecord {
        sources: photos.reconciled.sources.clone(),
        data_sha256: photos.reconciled.sha256(),
        split_sha256: String::new(),
        split_rule:
            "the Train folder as it is, its photos and their copies drawn one by one: the leak of the original \
                     study"
                .to_string(),
        photos: SplitCounts { train: learnt, validation: watched, test: photos.test.len() },
        lesions: SplitCounts::default(),
        trained_on: Vec::new(),
    }
}

fn read(classifier: &Classifier, part: Part, named: &[Named], photos: &NineClass) -> Result<Vec<Reading>> {
    let bar = progress::bar("reading", named.len() as u64);
    let assessments = reading::read_each(classifier, named, |(_, example)| example.read(), reading::ONE_VIEW, &bar)?;
    bar.finish_and_clear();
    named
        .iter()
        .zip(assessments)
        .map(|((id, example), assessment)| {
            let filed_as = example.label.diagnosis();
            Ok(Reading {
                part,
                id: id.clone(),
                lesion: photos.lesion(id).to_string(),
                filed_as: filed_as.with_context(|| format!("{id} is filed under no diagnosis"))?,
                probabilities: assessment.map_err(|reason| anyhow!(reason))?.probabilities,
            })
        })
        .collect()
}
