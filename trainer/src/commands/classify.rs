//! `trainer classify`: what a model says of photos.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use naevus::assessment::{ActivationMap, Assessment, Likeness, Together, Verdict, group_probability, ranked};
use naevus::diagnosis::{Diagnosis, Group};
use serde::Serialize;

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
    /// Print CSV: path, verdict, suspicious, the plausible diagnoses, then the nine probabilities under their codes
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Print JSON: a list of {"path", "probabilities", "plausible", "suspicious", "likeness", "map"}, or of {"path",
    /// "error"}
    #[arg(long)]
    json: bool,
    /// Say what the photos say together, as photos of one lesion
    #[arg(long, conflicts_with = "csv")]
    together: bool,
    /// Where to compute
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
}

/// A photo's reading in JSON. A refused photo has its probabilities too; its verdict says that they mean nothing.
#[derive(Default, Serialize)]
struct Line<'a> {
    path: PathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    probabilities: Option<BTreeMap<&'static str, f32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plausible: Option<&'a [Diagnosis]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspicious: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    likeness: Option<Likeness>,
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
    /// Where the model cannot be loaded, a name is neither file nor folder, or no photo could be read.
    pub fn run(&self) -> Result<()> {
        let classifier = model_folder::load(&self.model, self.device.open()?)?;
        let paths = photo_files(&self.photos)?;
        let bar = progress::bar("reading photos", paths.len() as u64);
        let readings = reading::read_all(&classifier, &paths, &bar)?;
        bar.finish_and_clear();
        let together = self.together.then(|| {
            let shots: Vec<Assessment> = readings.iter().flatten().cloned().collect();
            classifier.card().judgement.together(&shots)
        });
        if let Some(None) = together {
            eprintln!("fewer than two of the photos can be judged together");
        }
        let together = together.flatten();
        if self.json {
            print_json(&paths, &readings, together.as_ref())?;
        } else if self.csv {
            print_csv(&paths, &readings)?;
        } else {
            print_table(&paths, &readings, together.as_ref());
        }
        if readings.iter().all(Result::is_err) {
            bail!("none of the photos could be read");
        }
        Ok(())
    }
}

type Readings = [Result<Assessment, String>];

fn print_json(paths: &[PathBuf], readings: &Readings, together: Option<&Together>) -> Result<()> {
    let line = |(path, reading): (&PathBuf, &Result<Assessment, String>)| {
        let path = path.clone();
        serde_json::to_value(match reading {
            Ok(assessment) => Line {
                path,
                probabilities: Some(named(&assessment.probabilities)),
                plausible: Some(&assessment.plausible),
                suspicious: Some(assessment.suspicious),
                likeness: Some(assessment.likeness),
                map: Some(&assessment.map),
                error: None,
            },
            Err(error) => Line { path, error: Some(error), ..Line::default() },
        })
    };
    let mut lines: Vec<serde_json::Value> = paths.iter().zip(readings).map(line).collect::<Result<_, _>>()?;
    if let Some(together) = together {
        lines.push(serde_json::json!({ "together": together }));
    }
    println!("{}", serde_json::to_string_pretty(&lines)?);
    Ok(())
}

fn named(probabilities: &[f32; Diagnosis::COUNT]) -> BTreeMap<&'static str, f32> {
    Diagnosis::ALL.map(|diagnosis| (diagnosis.code(), probabilities[diagnosis.index()])).into()
}

fn print_csv(paths: &[PathBuf], readings: &Readings) -> Result<()> {
    let mut table = csv::Writer::from_writer(std::io::stdout());
    table.write_record(
        ["path", "verdict", "suspicious", "plausible"].into_iter().chain(Diagnosis::ALL.map(Diagnosis::code)),
    )?;
    for (path, reading) in paths.iter().zip(readings) {
        match reading {
            Ok(assessment) => {
                let values = assessment.probabilities.map(|probability| probability.to_string());
                let said = [
                    path.display().to_string(),
                    assessment.likeness.verdict.name().to_string(),
                    assessment.suspicious.to_string(),
                    codes(&assessment.plausible),
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

fn print_table(paths: &[PathBuf], readings: &Readings, together: Option<&Together>) {
    for (path, reading) in paths.iter().zip(readings) {
        println!("{}", path.display());
        match reading {
            Ok(assessment) => print_assessment(assessment),
            Err(error) => println!("  not read: {error}"),
        }
    }
    if let Some(together) = together {
        println!(
            "together: {} photos, of which {} agree; {} refused",
            together.photos, together.agreeing, together.left_out
        );
        print_probabilities(&together.probabilities, &together.plausible, together.suspicious);
    }
}

fn print_assessment(assessment: &Assessment) {
    match assessment.likeness.verdict {
        Verdict::Familiar => {}
        Verdict::Unusual => println!("  unlike the photos that were learnt from; not to be relied on"),
        Verdict::Strange => return println!("  not known: this does not look like a close photo of a skin lesion"),
        Verdict::BareSkin => return println!("  not known: skin, but no lesion was found on it"),
    }
    print_probabilities(&assessment.probabilities, &assessment.plausible, assessment.suspicious);
}

fn print_probabilities(probabilities: &[f32; Diagnosis::COUNT], plausible: &[Diagnosis], suspicious: bool) {
    for (diagnosis, probability) in ranked(probabilities) {
        let sign = if plausible.contains(&diagnosis) { '*' } else { ' ' };
        println!("{sign} {:5.1} %  {:<28} {}", 100.0 * probability, diagnosis.name(), diagnosis.group().name());
    }
    println!("  * cannot be ruled out");
    let malignant = 100.0 * group_probability(probabilities, Group::Malignant);
    let level = if suspicious { "over" } else { "under" };
    println!("  malignant diagnoses together {malignant:.1} %: {level} the alert level");
}
