//! `trainer classify`: what a model says of photos.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, bail, ensure};
use clap::Args;
use naevus_reading::assessment::{
    ActivationMap, Assessment, CombinedAssessment, InputCheck, InputStatus, group_probability, ranked,
};
use naevus_reading::decision::{DecisionRules, Patient, ProbabilityChange, Site, probability_changes};
use naevus_reading::diagnosis::{Diagnosis, Group};
use serde::Serialize;

use crate::dataset::patient;
use crate::device::DeviceChoice;
use crate::photos::photo_files;
use crate::{model_folder, progress, reading};

/// Say what photos resemble, as a table, CSV or JSON
#[derive(Args)]
pub struct Classify {
    /// A run folder, or an exported model
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
    /// Photos (JPEG, PNG, WebP; DICOM where the trainer was built with it), or folders of them
    #[arg(required = true, value_name = "PHOTO_OR_FOLDER")]
    photos: Vec<PathBuf>,
    /// Print CSV: path, status, suspicious, the prediction_set diagnoses, then the nine probabilities under their codes; with
    /// --age or --site nine more, without_AK and so on
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Print JSON: a list of {"path", "probabilities", "prediction_set", "suspicious", "input_check", "map"}, or of {"path",
    /// "error"}; with --age or --site, "without_age_and_site" has the nine probabilities of the photo alone
    #[arg(long)]
    json: bool,
    /// Say what the photos say together, as photos of one lesion
    #[arg(long, conflicts_with = "csv")]
    together: bool,
    /// The patient's age, 0 to 120, for all the photos named; the output has the answer without it too
    #[arg(long, value_name = "YEARS", value_parser = age)]
    age: Option<u8>,
    /// Where on the body the lesion is, for all the photos named: head-and-neck, trunk, arm, leg, palm-or-sole,
    /// mouth-or-genitals, or as the archives write it (back, foot, lower extremity)
    #[arg(long, value_name = "SITE", value_parser = site)]
    site: Option<Site>,
    /// Where to compute
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
}

/// A photo's reading in JSON. A refused photo has its probabilities too; its status says that they mean nothing.
#[derive(Default, Serialize)]
struct Line<'a> {
    path: PathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    probabilities: Option<BTreeMap<&'static str, f32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_age_and_site: Option<BTreeMap<&'static str, f32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prediction_set: Option<&'a [Diagnosis]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspicious: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input_check: Option<InputCheck>,
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<&'a ActivationMap>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

impl Classify {
    /// Reads the photos and prints what they resemble. What cannot be read is said and does not stop the rest.
    ///
    /// # Errors
    ///
    /// Where the model cannot be loaded, or makes nothing of an age and a site that are given, a name is neither file nor
    /// folder, or no photo could be read.
    pub fn run(&self) -> Result<()> {
        let classifier = model_folder::load(&self.model, self.device.open()?)?;
        let decision_rules = &classifier.card().decision_rules;
        let patient = Patient { age_years: self.age, site: self.site };
        ensure!(
            patient.is_unknown() || decision_rules.age_and_site.is_some(),
            "the model in {} has no likelihood ratios for --age and --site; leave them out, or export it again",
            self.model.display()
        );
        let paths = photo_files(&self.photos)?;
        let bar = progress::bar("reading photos", paths.len() as u64);
        let readings = reading::read_all(&classifier, &paths, &bar)?;
        bar.finish_and_clear();
        let shots: Vec<Assessment> = readings.iter().flatten().cloned().collect();
        let together = if self.together { decision_rules.combine_with_patient(&shots, &patient) } else { None };
        if self.together && together.is_none() {
            eprintln!("fewer than two of the photos can be judged together");
        }
        let readings: Vec<Reading> =
            paths.into_iter().zip(readings).map(Reading::of(decision_rules, patient)).collect();
        if self.json {
            print_json(&readings, together.as_ref())?;
        } else if self.csv {
            print_csv(&readings, !patient.is_unknown())?;
        } else {
            let alone = decision_rules.combine(&shots).map(|alone| alone.probabilities);
            print_table(&readings, together.as_ref().zip(alone), &patient);
        }
        if readings.iter().all(|reading| reading.said.is_err()) {
            bail!("none of the photos could be read");
        }
        Ok(())
    }
}

/// The age that `written` says.
fn age(written: &str) -> Result<u8, String> {
    patient::age_years(written).ok_or_else(|| "an age is a number of years from 0 to 120".to_string())
}

/// The site that `written` names.
fn site(written: &str) -> Result<Site, String> {
    let codes = Site::ALL.map(Site::code).join(", ");
    patient::site(written).ok_or_else(|| format!("the sites are {codes}"))
}

/// A photo with its assessment.
struct Reading {
    path: PathBuf,
    /// With age and site, where they are given; or why the photo could not be read.
    said: Result<Assessment, String>,
    /// The probabilities of the photo alone, where age or site is given.
    without: Option<[f32; Diagnosis::COUNT]>,
}

impl Reading {
    /// What `decision_rules` makes of photos alone, together with what is known of `patient`.
    fn of(
        decision_rules: &DecisionRules,
        patient: Patient,
    ) -> impl FnMut((PathBuf, Result<Assessment, String>)) -> Reading {
        move |(path, alone)| {
            let without = alone.as_ref().ok().filter(|_| !patient.is_unknown()).map(|alone| alone.probabilities);
            Reading { path, said: alone.map(|alone| decision_rules.with_patient(&alone, &patient)), without }
        }
    }
}

fn print_json(readings: &[Reading], together: Option<&CombinedAssessment>) -> Result<()> {
    let line = |Reading { path, said, without }: &Reading| {
        let path = path.clone();
        serde_json::to_value(match said {
            Ok(assessment) => Line {
                path,
                probabilities: Some(named(&assessment.probabilities)),
                without_age_and_site: without.as_ref().map(named),
                prediction_set: Some(&assessment.prediction_set),
                suspicious: Some(assessment.suspicious),
                input_check: Some(assessment.input_check),
                map: Some(&assessment.map),
                error: None,
            },
            Err(error) => Line { path, error: Some(error), ..Line::default() },
        })
    };
    let mut lines: Vec<serde_json::Value> = readings.iter().map(line).collect::<Result<_, _>>()?;
    if let Some(together) = together {
        lines.push(serde_json::json!({ "together": together }));
    }
    println!("{}", serde_json::to_string_pretty(&lines)?);
    Ok(())
}

fn named(probabilities: &[f32; Diagnosis::COUNT]) -> BTreeMap<&'static str, f32> {
    Diagnosis::ALL.map(|diagnosis| (diagnosis.code(), probabilities[diagnosis.index()])).into()
}

/// `with_patient` says whether age or site is given.
fn print_csv(readings: &[Reading], with_patient: bool) -> Result<()> {
    let mut table = csv::Writer::from_writer(std::io::stdout());
    let codes_without = Diagnosis::ALL.into_iter().filter(|_| with_patient);
    let head =
        ["path", "status", "suspicious", "prediction_set"].into_iter().chain(Diagnosis::ALL.map(Diagnosis::code));
    table.write_record(
        head.map(String::from).chain(codes_without.map(|diagnosis| format!("without_{}", diagnosis.code()))),
    )?;
    for Reading { path, said, without } in readings {
        match said {
            Ok(assessment) => {
                let values = assessment.probabilities.iter().chain(without.iter().flatten()).map(f32::to_string);
                let said = [
                    path.display().to_string(),
                    assessment.input_check.status.name().to_string(),
                    assessment.suspicious.to_string(),
                    codes(&assessment.prediction_set),
                ];
                table.write_record(said.into_iter().chain(values))?;
            }
            Err(error) => eprintln!("{}: {error}", path.display()),
        }
    }
    table.flush()?;
    Ok(())
}

fn codes(diagnoses: &[Diagnosis]) -> String {
    diagnoses.iter().map(|diagnosis| diagnosis.code()).collect::<Vec<_>>().join(" ")
}

/// `together` has with it the probabilities of the photos alone.
fn print_table(
    readings: &[Reading],
    together: Option<(&CombinedAssessment, [f32; Diagnosis::COUNT])>,
    patient: &Patient,
) {
    for Reading { path, said, without } in readings {
        println!("{}", path.display());
        match said {
            Ok(assessment) => {
                print_assessment(assessment);
                if let Some(without) = without.as_ref().filter(|_| !assessment.is_refused()) {
                    print_changes(patient, without, &assessment.probabilities);
                }
            }
            Err(error) => println!("  not read: {error}"),
        }
    }
    if let Some((together, alone)) = together {
        println!(
            "together: {} photos, of which {} agree; {} refused",
            together.photos, together.agreeing, together.refused
        );
        print_probabilities(&together.probabilities, &together.prediction_set, together.suspicious);
        print_changes(patient, &alone, &together.probabilities);
    }
}

/// What age and site changed; nothing where neither is given.
fn print_changes(patient: &Patient, without: &[f32; Diagnosis::COUNT], with: &[f32; Diagnosis::COUNT]) {
    let Some(words) = patient.words() else { return };
    let change = |ProbabilityChange { diagnosis, with, without }: &ProbabilityChange| {
        format!("{} {:.1} % ({:.1} % without)", diagnosis.folder(), 100.0 * with, 100.0 * without)
    };
    let changes: Vec<String> = probability_changes(without, with).iter().map(change).collect();
    println!("  with {words}: {}", changes.join(", "));
}

fn print_assessment(assessment: &Assessment) {
    match assessment.input_check.status {
        InputStatus::InDistribution => {}
        InputStatus::Unusual => println!("  unlike the photos that were learnt from; not to be relied on"),
        InputStatus::OutOfDistribution => {
            return println!("  not known: this does not look like a close photo of a skin lesion");
        }
        InputStatus::BareSkin => return println!("  not known: skin, but no lesion was found on it"),
    }
    print_probabilities(&assessment.probabilities, &assessment.prediction_set, assessment.suspicious);
}

fn print_probabilities(probabilities: &[f32; Diagnosis::COUNT], prediction_set: &[Diagnosis], suspicious: bool) {
    for (diagnosis, probability) in ranked(probabilities) {
        let sign = if prediction_set.contains(&diagnosis) { '*' } else { ' ' };
        println!("{sign} {:5.1} %  {:<28} {}", 100.0 * probability, diagnosis.name(), diagnosis.group().name());
    }
    println!("  * cannot be ruled out");
    let malignant = 100.0 * group_probability(probabilities, Group::Malignant);
    let level = if suspicious { "over" } else { "under" };
    println!("  malignant diagnoses together {malignant:.1} %: {level} the alert level");
}
