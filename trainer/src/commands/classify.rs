//! `trainer classify`: what a model says of photos.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use naevus::assessment::Assessment;
use naevus::diagnosis::Diagnosis;
use serde::Serialize;

use crate::dataset::is_photo;
use crate::device::DeviceChoice;
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
    /// Print CSV: path, then the nine probabilities under their codes
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Print JSON: a list of {"path", "probabilities"}, or of {"path", "error"}
    #[arg(long)]
    json: bool,
    /// Where to compute
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
}

/// A photo's reading in JSON.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a Path,
    #[serde(skip_serializing_if = "Option::is_none")]
    probabilities: Option<BTreeMap<&'static str, f32>>,
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
        if self.json {
            print_json(&paths, &readings)?;
        } else if self.csv {
            print_csv(&paths, &readings)?;
        } else {
            print_table(&paths, &readings);
        }
        if readings.iter().all(Result::is_err) {
            bail!("none of the photos could be read");
        }
        Ok(())
    }
}

/// The photos at `named`: the files themselves, and what the folders hold of them, in order.
///
/// # Errors
///
/// Where a folder cannot be read, or holds none.
pub fn photo_files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let folder = fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let inside: Vec<PathBuf> = folder.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        let mut photos: Vec<PathBuf> = inside.into_iter().filter(|path| path.is_file() && is_photo(path)).collect();
        photos.sort();
        if photos.is_empty() {
            bail!("{} holds no .jpg, .jpeg, .png, .webp or .dcm", path.display());
        }
        files.append(&mut photos);
    }
    Ok(files)
}

type Readings = [Result<Assessment, String>];

fn print_json(paths: &[PathBuf], readings: &Readings) -> Result<()> {
    let line = |(path, reading): (&PathBuf, &Result<Assessment, String>)| {
        let (probabilities, error) = match reading {
            Ok(assessment) => {
                let named = |diagnosis: Diagnosis| (diagnosis.code(), assessment.probabilities[diagnosis.index()]);
                (Some(Diagnosis::ALL.map(named).into()), None)
            }
            Err(error) => (None, Some(error.as_str())),
        };
        serde_json::to_value(Line { path, probabilities, error })
    };
    let lines: Vec<serde_json::Value> = paths.iter().zip(readings).map(line).collect::<Result<_, _>>()?;
    println!("{}", serde_json::to_string_pretty(&lines)?);
    Ok(())
}

fn print_csv(paths: &[PathBuf], readings: &Readings) -> Result<()> {
    let mut table = csv::Writer::from_writer(std::io::stdout());
    table.write_record(std::iter::once("path").chain(Diagnosis::ALL.map(Diagnosis::code)))?;
    for (path, reading) in paths.iter().zip(readings) {
        match reading {
            Ok(assessment) => {
                let values = assessment.probabilities.map(|probability| probability.to_string());
                table.write_record(std::iter::once(path.display().to_string()).chain(values))?;
            }
            Err(error) => eprintln!("{}: {error}", path.display()),
        }
    }
    table.flush()?;
    Ok(())
}

fn print_table(paths: &[PathBuf], readings: &Readings) {
    for (path, reading) in paths.iter().zip(readings) {
        println!("{}", path.display());
        match reading {
            Ok(assessment) => {
                for (diagnosis, probability) in assessment.ranked() {
                    let group = diagnosis.group().name();
                    println!("  {:5.1} %  {:<28} {group}", 100.0 * probability, diagnosis.name());
                }
            }
            Err(error) => println!("  not read: {error}"),
        }
    }
}
