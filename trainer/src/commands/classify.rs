//! `trainer classify`: classifies photos.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail, ensure};
use clap::Args;
use naevus_reading::assessment::{
    ActivationMap, Assessment, CombinedAssessment, InputStatus, group_probability, ranked,
};
use naevus_reading::decision::{DecisionRules, LesionPhoto, Patient, ProbabilityChange, Site, probability_changes};
use naevus_reading::diagnosis::{Diagnosis, Group};
use naevus_reading::quality::{Finding, Quality, findings};
use naevus_reading::report::{
    AssessmentRecord, CombinedRecord, assessment_cells, assessment_columns, table_writer, text_cell, without_columns,
};
use naevus_reading::symmetry::Symmetry;
use serde::Serialize;

use crate::dataset::{columns, photos_at};
use crate::device::DeviceChoice;
use crate::{inference, model_folder, photos, progress};

/// Classify photos; the output is a table, CSV or JSON
#[derive(Args)]
pub struct Classify {
    /// A run folder, or an exported model
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
    /// Photos (JPEG, PNG, WebP, and DICOM if the trainer was built with it), or folders of photos
    #[arg(required = true, value_name = "PHOTO_OR_FOLDER")]
    photos: Vec<PathBuf>,
    /// Print CSV with the columns path, status, suspicious, prediction_set, and the nine probabilities under their
    /// codes; with --age or --site also the nine probabilities without them, as without_AK and so on
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Print JSON: a list of {"path", "probabilities", "prediction_set", "suspicious", "input_check", "map", "findings"}, or of
    /// {"path", "error"}; with --age or --site also "without_age_and_site", the nine probabilities of the photo alone
    #[arg(long)]
    json: bool,
    /// Combine the photos as photos of one lesion, in addition to the single assessments
    #[arg(long, alias = "together", conflicts_with = "csv")]
    combine: bool,
    /// The patient's age, 0 to 120, for all photos; the output also has the assessment without it
    #[arg(long, value_name = "YEARS", value_parser = age)]
    age: Option<u8>,
    /// The site of the lesion on the body, for all photos: head-and-neck, trunk, arm, leg, palm-or-sole,
    /// mouth-or-genitals, or a term of the archives (back, foot, lower extremity)
    #[arg(long, value_name = "SITE", value_parser = site)]
    site: Option<Site>,
    /// Device to compute on
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
}

/// What is wrong with each photo.
type Findings = HashMap<PathBuf, Vec<Finding>>;

/// An element of the list in JSON.
#[derive(Serialize)]
#[serde(untagged)]
enum Item<'a> {
    /// A photo with its assessment. A refused photo also has probabilities; its status shows that they are not valid.
    Photo {
        path: &'a Path,
        #[serde(flatten)]
        record: AssessmentRecord,
        map: &'a ActivationMap,
        /// What is wrong with the photo, as in the page.
        findings: Vec<Finding>,
    },
    Unreadable {
        path: &'a Path,
        error: &'a str,
    },
    Combined {
        combined: CombinedRecord,
    },
}

impl Classify {
    /// Classifies the photos and prints the results. Unreadable photos are reported.
    ///
    /// # Errors
    ///
    /// If the model cannot be loaded, an age or a site is given for a model without likelihood ratios, a path does not
    /// exist, or no photo can be read.
    pub fn run(&self) -> Result<()> {
        let classifier = model_folder::load(&self.model, self.device.open()?)?;
        let decision_rules = &classifier.card().decision_rules;
        let patient = Patient { age_years: self.age, site: self.site };
        ensure!(
            patient.is_unknown() || decision_rules.age_and_site.is_some(),
            "the model in {} has no likelihood ratios for --age and --site; leave these options out, or export the model again",
            self.model.display()
        );
        let paths = photos_at(&self.photos)?;
        let bar = progress::bar("classifying photos", paths.len() as u64);
        let thresholds = classifier.card().quality_thresholds();
        let found = Mutex::new(Findings::new());
        let read = |path: &PathBuf| {
            let photo = photos::read(path)?;
            if self.json {
                let findings = findings(&Quality::of(&photo), &thresholds);
                found.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), findings);
            }
            Ok(photo)
        };
        let assessments = inference::assess_each(&classifier, &paths, read, &Symmetry::ALL, &bar)?;
        let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        bar.finish_and_clear();
        let readable: Vec<Assessment> = assessments.iter().flatten().cloned().collect();
        let combine = |patient: Patient| {
            let photos: Vec<LesionPhoto<'_>> = readable.iter().map(|alone| LesionPhoto { alone, patient }).collect();
            decision_rules.combine(&photos)
        };
        let combined = if self.combine { combine(patient) } else { None };
        if self.combine && combined.is_none() {
            eprintln!("fewer than two of the photos can be combined");
        }
        let results: Vec<PhotoResult> =
            paths.into_iter().zip(assessments).map(PhotoResult::of(decision_rules, patient)).collect();
        if self.json {
            print_json(&results, combined.as_ref(), &found)?;
        } else if self.csv {
            print_csv(&results, !patient.is_unknown())?;
        } else {
            let alone = combine(Patient::default()).map(|alone| alone.probabilities);
            print_table(&results, combined.as_ref().zip(alone), &patient);
        }
        if results.iter().all(|result| result.assessment.is_err()) {
            bail!("none of the photos could be read");
        }
        Ok(())
    }
}

/// Parses an age in years.
fn age(text: &str) -> Result<u8, String> {
    columns::age_years(text).ok_or_else(|| "an age is a number of years from 0 to 120".to_string())
}

/// Parses a site.
fn site(text: &str) -> Result<Site, String> {
    let codes = Site::ALL.map(Site::code).join(", ");
    columns::site(text).ok_or_else(|| format!("the sites are {codes}"))
}

/// A photo with its assessment.
struct PhotoResult {
    path: PathBuf,
    /// The assessment, with age and site if they are given; or the reason why the photo cannot be read.
    assessment: Result<Assessment, String>,
    /// The probabilities without age and site, if one of them is given.
    without: Option<[f32; Diagnosis::COUNT]>,
}

impl PhotoResult {
    /// Combines assessments of photos alone with the age and site of `patient`.
    fn of(
        decision_rules: &DecisionRules,
        patient: Patient,
    ) -> impl FnMut((PathBuf, Result<Assessment, String>)) -> PhotoResult {
        move |(path, alone)| {
            let without = alone.as_ref().ok().filter(|_| !patient.is_unknown()).map(|alone| alone.probabilities);
            PhotoResult { path, assessment: alone.map(|alone| decision_rules.with_patient(&alone, &patient)), without }
        }
    }

    fn item(&self, findings: Vec<Finding>) -> Item<'_> {
        match &self.assessment {
            Ok(assessment) => Item::Photo {
                path: &self.path,
                record: AssessmentRecord::new(assessment, self.without.as_ref()),
                map: &assessment.map,
                findings,
            },
            Err(error) => Item::Unreadable { path: &self.path, error },
        }
    }
}

fn print_json(results: &[PhotoResult], combined: Option<&CombinedAssessment>, found: &Findings) -> Result<()> {
    let photos = results.iter().map(|result| result.item(found.get(&result.path).cloned().unwrap_or_default()));
    let combined = combined.map(|combined| Item::Combined { combined: combined.into() });
    let items: Vec<Item<'_>> = photos.chain(combined).collect();
    println!("{}", serde_json::to_string_pretty(&items)?);
    Ok(())
}

/// `with_patient`: whether age or site is given.
fn print_csv(results: &[PhotoResult], with_patient: bool) -> Result<()> {
    let mut table = table_writer(std::io::stdout());
    let columns_without = if with_patient { without_columns() } else { Vec::new() };
    table.write_record(["path".to_string()].into_iter().chain(assessment_columns()).chain(columns_without))?;
    for PhotoResult { path, assessment, without } in results {
        match assessment {
            Ok(assessment) => {
                let cells = assessment_cells(&AssessmentRecord::new(assessment, None));
                let without = without.iter().flatten().map(f32::to_string);
                table.write_record([text_cell(&path.display().to_string())].into_iter().chain(cells).chain(without))?;
            }
            Err(error) => eprintln!("{}: {error}", path.display()),
        }
    }
    table.flush()?;
    Ok(())
}

/// `combined` includes the combined probabilities without age and site.
fn print_table(
    results: &[PhotoResult],
    combined: Option<(&CombinedAssessment, [f32; Diagnosis::COUNT])>,
    patient: &Patient,
) {
    for PhotoResult { path, assessment, without } in results {
        println!("{}", path.display());
        match assessment {
            Ok(assessment) => {
                print_assessment(assessment);
                if let Some(without) = without.as_ref().filter(|_| !assessment.is_refused()) {
                    print_changes(patient, without, &assessment.probabilities);
                }
            }
            Err(error) => println!("  unreadable: {error}"),
        }
    }
    if let Some((combined, alone)) = combined {
        println!(
            "combined: {} photos, of which {} agree; {} refused",
            combined.photos, combined.agreeing, combined.refused
        );
        print_probabilities(&combined.probabilities, &combined.prediction_set, combined.suspicious);
        print_changes(patient, &alone, &combined.probabilities);
    }
}

/// Prints the changes by age and site, if one of them is given.
fn print_changes(patient: &Patient, without: &[f32; Diagnosis::COUNT], with: &[f32; Diagnosis::COUNT]) {
    let Some(description) = patient.description() else { return };
    let change = |ProbabilityChange { diagnosis, with, without }: &ProbabilityChange| {
        format!("{} {:.1} % ({:.1} % without)", diagnosis.folder(), 100.0 * with, 100.0 * without)
    };
    let changes: Vec<String> = probability_changes(without, with).iter().map(change).collect();
    println!("  with {description}: {}", changes.join(", "));
}

fn print_assessment(assessment: &Assessment) {
    match assessment.input_check.status {
        InputStatus::InDistribution => {}
        InputStatus::Unusual => {
            println!(
                "  unusual: this photo is unlike most of the photos that the model was trained on; do not rely on the result"
            );
        }
        InputStatus::OutOfDistribution => {
            return println!("  refused: this photo does not look like a close photo of a skin lesion");
        }
        InputStatus::BareSkin => {
            return println!(
                "  refused: if it shows a lesion, the lesion is too small, too faint or too far from the middle"
            );
        }
    }
    print_probabilities(&assessment.probabilities, &assessment.prediction_set, assessment.suspicious);
}

fn print_probabilities(probabilities: &[f32; Diagnosis::COUNT], prediction_set: &[Diagnosis], suspicious: bool) {
    for (diagnosis, probability) in ranked(probabilities) {
        let mark = if prediction_set.contains(&diagnosis) { '*' } else { ' ' };
        println!("{mark} {:5.1} %  {:<28} {}", 100.0 * probability, diagnosis.name(), diagnosis.group().name());
    }
    println!("  * cannot be ruled out (in the prediction set)");
    let malignant = 100.0 * group_probability(probabilities, Group::Malignant);
    let alert = if suspicious { "the alert is raised" } else { "the alert is not raised; it can miss cancer" };
    println!("  malignant {malignant:.1} %: {alert}");
}
