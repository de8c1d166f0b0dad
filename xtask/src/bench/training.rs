//! `cargo xtask bench training`: the trainer against Keras.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::cmd;

use super::statistics::{Summary, ratio};
use super::table::{Goal, Table, cell};
use super::{document, json_output, peers};
use crate::workspace::Workspace;

/// The goal for both ratios: as fast as Keras.
const GOAL: Goal = Goal::AtLeast(1.0);

/// The options of the benchmark.
pub struct Options {
    /// Widths and heights of the photos.
    pub image_sizes_px: Vec<u32>,
    /// Photos per step.
    pub batch: u32,
    /// Steps per round.
    pub steps: u32,
    /// Rounds, in each of which naevus and Keras run once.
    pub rounds: u32,
}

/// Photos per second, one value for each round.
#[derive(Debug, Default)]
struct Throughput {
    training: Vec<f64>,
    inference: Vec<f64>,
}

impl Throughput {
    fn add(&mut self, output: &Value) -> Result<()> {
        let number = |key: &str| output[key].as_f64().with_context(|| format!("the output has no {key}"));
        self.training.push(number("training_photos_per_second")?);
        self.inference.push(number("reading_photos_per_second")?);
        Ok(())
    }
}

/// Measures at each image size, prints the table and writes it into its section.
///
/// # Errors
///
/// If the trainer cannot be measured, or the Keras network has another number of parameters.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    ensure!(options.rounds > 0, "--rounds must be at least 1");
    let sh = &workspace.shell;
    cmd!(sh, "cargo build --release --workspace --bins").run()?;
    let trainer = workspace.release_program("trainer");
    let python = peers::install_keras(workspace);
    let script = peers::folder(workspace).join("keras_speed.py");

    let mut table = Table::new(&["measured", "naevus", "Keras", "ratio", "goal", ""]);
    let mut versions = String::new();
    for &size_px in &options.image_sizes_px {
        let arguments = format!("--image-size {size_px} --batch {} --steps {}", options.batch, options.steps);
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let mut ours = Throughput::default();
        let mut keras = python.as_ref().map(|_| Throughput::default()).map_err(|error| format!("{error:#}"));
        for round in 1..=options.rounds {
            println!("== {size_px} px, round {round} of {}", options.rounds);
            let our_output = json_output(cmd!(sh, "{trainer} speed --json").args(&arguments))?;
            ours.add(&our_output)?;
            let (Ok(python), Ok(throughput)) = (&python, &mut keras) else { continue };
            match json_output(cmd!(sh, "{python} {script}").args(&arguments)) {
                Ok(output) => {
                    ensure!(
                        output["parameters"] == our_output["parameters"],
                        "the network of tests/peers/keras_speed.py has {} parameters and that of the trainer {}; they must \
                         be the same network",
                        output["parameters"],
                        our_output["parameters"]
                    );
                    throughput.add(&output)?;
                    versions = output["versions"].as_str().unwrap_or_default().to_string();
                }
                Err(error) => keras = Err(format!("{error:#}")),
            }
        }
        let row = |table: &mut Table, what: &str, values: fn(&Throughput) -> &Vec<f64>| {
            let what = format!("{what}, {size_px} px, {} photos per step", options.batch);
            add_row(table, &what, values(&ours), keras.as_ref().map(values));
        };
        row(&mut table, "training", |throughput| &throughput.training);
        row(&mut table, "inference", |throughput| &throughput.inference);
    }
    println!("\n{table}");
    let body = format!(
        "{}\n{}; {versions}. {} rounds of {} steps, naevus and Keras alternating, on all cores.\nEach figure is a median, \
         with minimum and maximum in brackets.\n\n{table}",
        document::day_and_machine(sh),
        document::rustc_version(sh),
        options.rounds,
        options.steps
    );
    document::write_section(workspace, "bench training", &body)
}

fn add_row(table: &mut Table, what: &str, ours: &[f64], keras: Result<&Vec<f64>, &String>) {
    let unit = "photos/s";
    let our_cell = Summary::of(ours).map_or_else(String::new, |summary| cell(summary, unit));
    let rounds = |values: &[f64]| values.iter().map(|value| vec![*value]).collect::<Vec<_>>();
    let goal = GOAL.to_string();
    match keras.map(|keras| Summary::of(keras).zip(ratio(&rounds(ours), &rounds(keras)))) {
        Ok(Some((summary, ratio))) => {
            let status = GOAL.status(ratio.median);
            table.add_row(&[what, &our_cell, &cell(summary, unit), &cell(ratio, ""), &goal, status]);
        }
        Ok(None) => table.add_row(&[what, &our_cell, "not measured", "", &goal, "unknown"]),
        Err(error) => table.add_row(&[what, &our_cell, &format!("does not run: {error}"), "", &goal, "unknown"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_of_keras_is_in_its_row() {
        let mut table = Table::new(&["measured", "naevus", "Keras", "ratio", "goal", ""]);
        add_row(&mut table, "training", &[50.0, 60.0], Ok(&vec![40.0, 50.0]));
        add_row(&mut table, "inference", &[50.0], Err(&"no python3".to_string()));
        let text = table.to_string();
        assert!(text.contains("| 1.22 (1.20 to 1.25) | ≥ 1  | met"), "{text}");
        assert!(text.contains("does not run: no python3") && text.contains("unknown"), "{text}");
    }
}
