//! `trainer leave-archive-out`: each archive in turn read by a training that saw the others only.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use burn::tensor::Device;
use clap::Args;
use naevus_network::classifier::Classifier;
use naevus_reading::card::{Figure, LeftOutArchive};

use super::evaluate::{Case, of_run, predict};
use crate::dataset::layout::source_names;
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Dataset, Record};
use crate::evaluation::{Bootstrap, Comparison, Evaluation, Judged, Prediction};
use crate::files::write_whole;
use crate::model_document::LeftOut;
use crate::model_folder;
use crate::split::{SavedSplit, Side, Split, SplitRow};
use crate::training::{self, TrainConfig};

/// The file in the folder of all runs.
const FILE: &str = "leave_archive_out.json";

/// What was found of an archive, in the folder of the run that did not see it.
const ARCHIVE_FILE: &str = "left_out.json";

/// Train without each archive in turn, and read the archive left out: how a clinic elsewhere might find the model
///
/// The options are those of `train`, for every training alike. One run sees all archives, and one for each archive sees
/// the others; its alert, sets and limits are fitted on their validation side. Then it reads the photos of the archive
/// left out whose image, lesion, patient and near twins the others do not have. `leave_archive_out.json` says what it
/// finds, for `trainer export --left-out`. Stopped, it goes on where it was when it is called again with the same options.
#[derive(Args)]
pub struct LeaveArchiveOut {
    /// Folder for the runs
    #[arg(long, value_name = "FOLDER", default_value = "runs/leave-archive-out")]
    run: PathBuf,
    #[command(flatten)]
    config: TrainConfig,
}

impl LeaveArchiveOut {
    /// Trains the runs that are not trained yet, reads each archive left out, and writes what was found.
    ///
    /// # Errors
    ///
    /// Where there are fewer than two archives, the data cannot be used, a run was begun with other options or first
    /// weights saw one of the archives, or the disk is full.
    pub fn run(&self) -> Result<()> {
        self.config.check()?;
        let names = self.archives()?;
        let whole = training::read_data(&self.config)?;
        let all = self.run.join("all");
        println!("with all archives");
        if !finish(&all, &self.config, whole.clone())? {
            return Ok(());
        }
        let with = SavedSplit::read(&all)?;
        let mut archives = Vec::with_capacity(names.len());
        for (place, archive) in names.iter().enumerate() {
            let unseen = unseen(&whole.records, archive);
            if unseen.is_empty() {
                eprintln!("{archive} is left out of the table: the other archives have all that it shows");
                continue;
            }
            println!("without {archive}");
            let run = self.run.join(format!("without-{archive}"));
            let config = self.without(place, archive)?;
            training::check_begun(&run, &config)?;
            let path = run.join(ARCHIVE_FILE);
            if let Some(found) = read_before(&path, &with.sha256)? {
                archives.push(found);
                continue;
            }
            if !finish(&run, &config, training::read_data(&config)?)? {
                return Ok(());
            }
            let of_archive = |row: &SplitRow| row.source == *archive && unseen.contains(row.id.as_str());
            let found = measured(archive, &run, &all, &of_archive)?;
            write_whole(&path, &serde_json::to_vec_pretty(&(&with.sha256, &found))?)?;
            archives.push(found);
        }
        ensure!(!archives.is_empty(), "no archive has photos of its own; there is nothing to leave out");
        let options = training::chosen_options(&training::read_options(&all)?)?;
        let left_out = LeftOut { split_sha256: with.sha256, options, archives };
        let [found, fall] = left_out.tables();
        println!("{found}\n{fall}");
        let file = self.run.join(FILE);
        write_whole(&file, &serde_json::to_vec_pretty(&left_out)?)?;
        println!("written to {}; for the card: trainer export --left-out {0}", file.display());
        Ok(())
    }

    /// The names of the archives that are measured on.
    fn archives(&self) -> Result<Vec<String>> {
        let TrainConfig { data, train_only, .. } = &self.config;
        ensure!(data.len() > 1, "name at least two archives with --data: one is left out, the others are learnt from");
        let names = source_names(&[data.as_slice(), train_only.as_slice()].concat());
        // Without the first of them, the second would have its name.
        let own_names = data.iter().chain(train_only).flat_map(|path| source_names(std::slice::from_ref(path)));
        let own_names: BTreeSet<String> = own_names.collect();
        ensure!(own_names.len() == names.len(), "two archives have one name; give their folders different names");
        Ok(names[..data.len()].to_vec())
    }

    /// The options of the training that does not see the archive at `place`.
    fn without(&self, place: usize, archive: &str) -> Result<TrainConfig> {
        let mut config = self.config.clone();
        config.data.remove(place);
        // A quarantine that names photos of this archive only has nothing to keep out of the others.
        if let Some(path) = &config.quarantine
            && !Quarantine::read(path)?.names_other_than(archive)
        {
            config.quarantine = None;
        }
        Ok(config)
    }
}

/// Trains the run in the folder `run` on `dataset` to its end; false, with a word, where somebody asked to stop.
fn finish(run: &Path, config: &TrainConfig, mut dataset: Dataset) -> Result<bool> {
    let rule = training::split_rule(config)?;
    let mut split = Split::new(rule, &dataset.records);
    split.drop_leaks(&mut dataset)?;
    let finished = training::finish(run, config, &dataset, &split, rule.sentence())?;
    if !finished {
        println!("stopped; the same command goes on from here");
    }
    Ok(finished)
}

/// The ids of those of `records` that the archive named `archive` alone has, and whose group has no photo of another
/// archive: who learns from the others knows nothing of them.
fn unseen<'a>(records: &'a [Record], archive: &str) -> BTreeSet<&'a str> {
    let is_own = |record: &Record| record.source == archive && record.also_in.iter().all(|name| name == archive);
    let known: HashSet<&str> = records.iter().filter(|record| !is_own(record)).map(Record::group).collect();
    let unseen = records.iter().filter(|record| is_own(record) && !known.contains(record.group()));
    unseen.map(|record| record.id.as_str()).collect()
}

/// What was found before of an archive, where the split of all archives was `split_sha256` then too.
fn read_before(path: &Path, split_sha256: &str) -> Result<Option<LeftOutArchive>> {
    let Ok(json) = fs::read(path) else { return Ok(None) };
    let (of, found): (String, LeftOutArchive) = serde_json::from_slice(&json)
        .with_context(|| format!("{} is damaged; remove it, and it is measured again", path.display()))?;
    Ok((of == split_sha256).then_some(found))
}

/// What the run in the folder `without` makes of the photos of `archive` that it knows nothing of, and how far that is
/// below what the run in `all` makes of those on its test side.
fn measured(
    archive: &str,
    without: &Path,
    all: &Path,
    is_unseen: &dyn Fn(&SplitRow) -> bool,
) -> Result<LeftOutArchive> {
    let bootstrap = Bootstrap::default();
    let classifier = model_folder::load(without, Device::flex())?;
    let predictions = predict(&classifier, of_run(all, is_unseen)?)?;
    let mut figures = Judged::figures(&Judged::by(&classifier.card().decision_rules, predictions.clone()), bootstrap);
    if let Some(evaluation) = Evaluation::of(&predictions, bootstrap)? {
        for name in ["balanced_accuracy", "debiased_calibration_error"] {
            figures.extend(evaluation.figures.get(name).map(|figure| (name.to_string(), *figure)));
        }
    }
    let tested = of_run(all, |row| row.side == Side::Test && is_unseen(row))?;
    let files: HashSet<&Path> = tested.iter().map(Case::file).collect();
    let unseen: Vec<Prediction> =
        predictions.iter().filter(|photo| files.contains(photo.file.as_path())).cloned().collect();
    let has_diagnosis = unseen.iter().any(|photo| photo.diagnosis().is_some());
    let compared = match has_diagnosis {
        true => compared(&model_folder::load(all, Device::flex())?, tested.clone(), &unseen, bootstrap)?,
        false => BTreeMap::new(),
    };
    Ok(LeftOutArchive {
        archive: archive.to_string(),
        photos: predictions.len(),
        figures,
        compared_photos: unseen.len(),
        compared,
    })
}

/// The balanced accuracy of `with`, which saw others of an archive, on `tested`, that of the training which saw none and
/// says `unseen` of the same photos, and the fall from the first to the second.
fn compared(
    with: &Classifier,
    tested: Vec<Case>,
    unseen: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<BTreeMap<String, Figure>> {
    const NAME: &str = "balanced_accuracy";
    let seen = predict(with, tested)?;
    let of = |predictions: &[Prediction]| -> Result<Option<Figure>> {
        Ok(Evaluation::of(predictions, bootstrap)?.and_then(|evaluation| evaluation.figures.get(NAME).copied()))
    };
    let comparison = Comparison::measured(String::new(), None, &seen, unseen, bootstrap)?;
    let fall = comparison.differences.get(NAME).map(|found| found.difference);
    let figures = [("with_the_archive", of(&seen)?), ("without_it", of(unseen)?), ("fall", fall)];
    Ok(figures.into_iter().filter_map(|(name, figure)| Some((name.to_string(), figure?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tests::record;

    #[test]
    fn only_what_no_other_archive_has_in_any_way_is_unseen() {
        let mut records =
            ["own", "copied", "same-lesion", "near-twin", "same-patient"].map(|id| record(id, "left", id)).to_vec();
        records.push(record("other", "rest", "same-lesion"));
        records[1].also_in = vec!["rest".to_string()];
        records.push(Record { tied_to: Some("near-twin".to_string()), ..record("twin", "rest", "twin") });
        records[4].patient = Some("somebody".to_string());
        records.push(Record { patient: Some("somebody".to_string()), ..record("again", "rest", "again") });
        assert_eq!(unseen(&records, "left"), BTreeSet::from(["own"]));
        // A copy within the archive itself is nothing that others have.
        records[0].also_in = vec!["left".to_string()];
        assert_eq!(unseen(&records, "left"), BTreeSet::from(["own"]));
        assert_eq!(unseen(&records, "nobody"), BTreeSet::new());
    }

    #[test]
    fn one_archive_and_two_of_one_name_are_refused() {
        let command = |data: &[&str]| LeaveArchiveOut {
            run: PathBuf::from("runs"),
            config: TrainConfig {
                data: data.iter().map(PathBuf::from).collect(),
                ..TrainConfig::of(Path::new("mine")).unwrap()
            },
        };
        assert_eq!(command(&["one.csv", "two.csv"]).archives().unwrap(), ["one", "two"]);
        assert!(command(&["one.csv"]).archives().unwrap_err().to_string().contains("at least two archives"));
        let twice = command(&["one.csv", "elsewhere/one.csv"]).archives().unwrap_err().to_string();
        assert!(twice.contains("different names"), "{twice}");
        let without = command(&["one.csv", "two.csv"]).without(0, "one").unwrap();
        assert_eq!(without.data, [PathBuf::from("two.csv")]);
    }
}
