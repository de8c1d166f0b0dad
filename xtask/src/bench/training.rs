//! `cargo xtask bench training`: the trainer beside Keras.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::statistics::{Spread, ratio};
use super::table::{Goal, Table, cell};
use super::{answer_of, document, machine, peers};
use crate::command::Invocation;
use crate::workspace::Workspace;

/// The goals of both ratios: as fast as Keras.
const GOAL: Goal = Goal::AtLeast(1.0);

/// How much is measured.
pub struct Extent {
    /// The sides of the photos.
    pub sides_px: Vec<u32>,
    /// Photos a step.
    pub batch: u32,
    /// Steps a turn.
    pub steps: u32,
    /// Turns of each.
    pub rounds: u32,
}

/// Photos a second, one number a turn.
#[derive(Debug, Default)]
struct Speeds {
    training: Vec<f64>,
    reading: Vec<f64>,
}

/// Measures at each side, prints the table and writes it into its section.
///
/// # Errors
///
/// Where ours cannot be measured, or Keras's network is not ours.
pub fn run(workspace: &Workspace, extent: &Extent) -> Result<()> {
    ensure!(extent.rounds > 0, "--rounds must be at least 1");
    workspace.cargo().words("build --release --package trainer").run()?;
    let trainer = workspace.target().join("release/trainer").with_extension(std::env::consts::EXE_EXTENSION);
    let python = peers::set_up_python(workspace);

    let mut table = Table::new(&["measured", "naevus", "Keras", "ratio", "goal", ""]);
    let mut versions = String::new();
    for &side_px in &extent.sides_px {
        let options = format!("--side {side_px} --batch {} --steps {}", extent.batch, extent.steps);
        let ours = || Invocation::new(&trainer).words("speed --json").words(&options);
        let script = peers::folder(workspace).join("keras_speed.py");
        let keras = |python| Invocation::new(python).argument(&script).words(&options);
        let (mut our_speeds, mut keras_speeds) =
            (Speeds::default(), python.as_ref().map(|_| Speeds::default()).map_err(|error| format!("{error:#}")));
        for round in 1..=extent.rounds {
            println!("== {side_px} px, round {round} of {}", extent.rounds);
            let measured = answer_of(ours())?;
            our_speeds.add(&measured)?;
            let (Ok(python), Ok(speeds)) = (&python, &mut keras_speeds) else { continue };
            match answer_of(keras(python)) {
                Ok(answer) => {
                    ensure!(
                        answer["parameters"] == measured["parameters"],
                        "Keras's network has {} parameters and ours {}: tests/peers/keras_speed.py is not our network",
                        answer["parameters"],
                        measured["parameters"]
                    );
                    speeds.add(&answer)?;
                    versions = answer["versions"].as_str().unwrap_or_default().to_string();
                }
                Err(error) => keras_speeds = Err(format!("{error:#}")),
            }
        }
        let row = |table: &mut Table, what: &str, speeds_of: fn(&Speeds) -> &Vec<f64>| {
            let what = format!("{what}, {side_px} px, {} photos a step", extent.batch);
            add_row(table, &what, speeds_of(&our_speeds), keras_speeds.as_ref().map(speeds_of));
        };
        row(&mut table, "training", |speeds| &speeds.training);
        row(&mut table, "reading", |speeds| &speeds.reading);
    }
    println!("\n{table}");
    let body = format!(
        "{}\n{}; {versions}. Each in {} turns by turns, {} steps a turn, on all cores.\nIn brackets the least and the greatest \
         turn.\n\n{table}",
        machine::today_on_this_machine(),
        machine::rustc(workspace),
        extent.rounds,
        extent.steps
    );
    document::write_section(&workspace.root().join("docs/performance.md"), "bench training", &body)
}

impl Speeds {
    fn add(&mut self, answer: &Value) -> Result<()> {
        let speed = |key: &str| answer[key].as_f64().with_context(|| format!("the answer has no {key}"));
        self.training.push(speed("training_photos_per_second")?);
        self.reading.push(speed("reading_photos_per_second")?);
        Ok(())
    }
}

fn add_row(table: &mut Table, what: &str, ours: &[f64], keras: Result<&Vec<f64>, &String>) {
    let unit = "photos/s";
    let our_cell = Spread::of(ours).map_or_else(String::new, |spread| cell(spread, unit));
    let turns = |speeds: &[f64]| speeds.iter().map(|speed| vec![*speed]).collect::<Vec<_>>();
    let goal = GOAL.to_string();
    match keras.map(|keras| Spread::of(keras).zip(ratio(&turns(ours), &turns(keras)))) {
        Ok(Some((spread, ratio))) => {
            let verdict = GOAL.verdict(ratio.median);
            table.row(&[what, &our_cell, &cell(spread, unit), &cell(ratio, ""), &goal, verdict]);
        }
        Ok(None) => table.row(&[what, &our_cell, "not measured", "", &goal, "unknown"]),
        Err(error) => table.row(&[what, &our_cell, &format!("does not run: {error}"), "", &goal, "unknown"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_that_does_not_run_is_a_row_that_says_so() {
        let mut table = Table::new(&["measured", "naevus", "Keras", "ratio", "goal", ""]);
        add_row(&mut table, "training", &[50.0, 60.0], Ok(&vec![40.0, 50.0]));
        add_row(&mut table, "reading", &[50.0], Err(&"no python3".to_string()));
        let text = table.to_string();
        assert!(text.contains("| 1.22 (1.20 to 1.25) | ≥ 1  | met"), "{text}");
        assert!(text.contains("does not run: no python3") && text.contains("unknown"), "{text}");
    }
}
