//! One training of the study: an arm with a seed, and its predictions for photos that were not used for training.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use naevus_network::classifier::Classifier;
use naevus_reading::card::{DataRecord, SplitCounts};
use rand::RngExt;
use rand::seq::SliceRandom;

use super::arms::{Arm, COPIES_PER_DIAGNOSIS};
use super::nine_class::{NineClass, VALIDATION_SHARE};
use super::predictions::{EvaluatedSet, StoredPrediction};
use crate::dataset::Label;
use crate::split::Subset;
use crate::training::{Example, Outcome, TrainConfig, Training, TrainingData, create_run, create_unsplit_run, stream};
use crate::{inference, progress};

/// An example with the id of its photo.
type ExampleWithId = (String, Example);

/// Trains `arm` with `config` in the folder `run`, or resumes its training. Returns the predictions of the last weights
/// for the validation set and the Test folder; `None` if the training was interrupted.
///
/// # Errors
///
/// If a photo cannot be read or the folder cannot be written to.
pub fn train(run: &Path, arm: &Arm, config: &TrainConfig, photos: &NineClass) -> Result<Option<Vec<StoredPrediction>>> {
    let (training, validation, data) = split(run, arm, config, photos)?;
    let unnamed = |named: &[ExampleWithId]| named.iter().map(|(_, example)| example.clone()).collect();
    let data = TrainingData { examples: unnamed(&training), validation: unnamed(&validation), data };
    let mut training = Training::open(run, config, data)?;
    if training.train()? == Outcome::Interrupted {
        return Ok(None);
    }
    let classifier = training.classifier();
    let test: Vec<ExampleWithId> = photos
        .test
        .iter()
        .map(|photo| {
            let example = Example::of(&photo.path, photo.diagnosis);
            (photo.id.clone(), example)
        })
        .collect();
    let mut predictions = predict(&classifier, EvaluatedSet::Validation, &validation, photos)?;
    predictions.extend(predict(&classifier, EvaluatedSet::Test, &test, photos)?);
    Ok(Some(predictions))
}

/// The training and validation examples of the arm. They are recorded in the folder of a new run.
fn split(
    run: &Path,
    arm: &Arm,
    config: &TrainConfig,
    photos: &NineClass,
) -> Result<(Vec<ExampleWithId>, Vec<ExampleWithId>, DataRecord)> {
    let seed = config.seed;
    if arm.leaks {
        let mut pool: Vec<ExampleWithId> =
            photos.train.iter().map(|photo| (photo.id.clone(), Example::of(&photo.path, photo.diagnosis))).collect();
        if arm.copies {
            pool.extend(copies(&pool, seed));
        }
        pool.shuffle(&mut stream(seed, SPLIT_STREAM));
        let training = pool.split_off((pool.len() as f64 * VALIDATION_SHARE) as usize);
        let data = unsplit_record(photos, training.len(), pool.len());
        create_unsplit_run(run, config, &data)?;
        return Ok((training, pool, data));
    }
    let split = photos.split(config.split_seed)?;
    let rule = format!(
        "by lesion: lesions with a photo in the Test folder are the test set; a share of {VALIDATION_SHARE} of the others, \
         by the hash of seed {} and lesion, is the validation set",
        config.split_seed
    );
    let data = create_run(run, config, &photos.reconciled, &split, rule)?;
    let (mut training, mut validation) = (Vec::new(), Vec::new());
    for (record, subset) in photos.reconciled.records.iter().zip(&split.subsets) {
        let example = Example::of(&record.path, record.label);
        match subset {
            Subset::Train => training.push((record.id.clone(), example)),
            Subset::Validation => validation.push((record.id.clone(), example)),
            Subset::Test => {}
        }
    }
    if arm.copies {
        let copies = copies(&training, seed);
        training.extend(copies);
    }
    Ok((training, validation, data))
}

/// The streams of the study's random numbers, distinct from those of the training.
const SPLIT_STREAM: u64 = 1 << 41;
const COPIES_STREAM: u64 = 1 << 42;

/// [`COPIES_PER_DIAGNOSIS`] copies of the photos of each diagnosis, drawn with replacement.
fn copies(photos: &[ExampleWithId], seed: u64) -> Vec<ExampleWithId> {
    let mut by_label: BTreeMap<Label, Vec<&ExampleWithId>> = BTreeMap::new();
    for named in photos {
        by_label.entry(named.1.label).or_default().push(named);
    }
    let mut random = stream(seed, COPIES_STREAM);
    let mut copies = Vec::new();
    for photos in by_label.values() {
        for _ in 0..COPIES_PER_DIAGNOSIS {
            let (id, example) = photos[random.random_range(0..photos.len())];
            copies.push((id.clone(), Example { copy: Some(random.random()), ..example.clone() }));
        }
    }
    copies
}

fn unsplit_record(photos: &NineClass, training: usize, validation: usize) -> DataRecord {
    DataRecord {
        sources: photos.reconciled.sources.clone(),
        data_sha256: photos.reconciled.sha256(),
        split_sha256: String::new(),
        split_rule:
            "The Train folder with its original labels is split by photo after copies were added: the leakage of \
                     the original study."
                .to_string(),
        photos: SplitCounts { train: training, validation, test: photos.test.len() },
        lesions: SplitCounts::default(),
        trained_on: Vec::new(),
    }
}

fn predict(
    classifier: &Classifier,
    set: EvaluatedSet,
    named: &[ExampleWithId],
    photos: &NineClass,
) -> Result<Vec<StoredPrediction>> {
    let bar = progress::bar("classifying photos", named.len() as u64);
    let assessments =
        inference::assess_each(classifier, named, |(_, example)| example.read(), inference::ONE_VIEW, &bar)?;
    bar.finish_and_clear();
    named
        .iter()
        .zip(assessments)
        .map(|((id, example), assessment)| {
            let label = example.label.diagnosis();
            Ok(StoredPrediction {
                set,
                id: id.clone(),
                lesion: photos.lesion(id).to_string(),
                label: label.with_context(|| format!("{id} has no diagnosis"))?,
                probabilities: assessment.map_err(|reason| anyhow!(reason))?.probabilities,
            })
        })
        .collect()
}
