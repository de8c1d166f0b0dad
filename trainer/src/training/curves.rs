//! How a training went, step by step and epoch by epoch: tables for programs, charts for people.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::document::chart::{Chart, Line};
use crate::files::write_whole;

const EPOCHS_FILE: &str = "metrics.csv";
const EPOCHS_HEAD: &str =
    "epoch,seconds,training_loss,training_accuracy,validation_accuracy,validation_balanced_accuracy";
const STEPS_FILE: &str = "steps.csv";
const STEPS_HEAD: &str = "step,epoch,learning_rate,loss,accuracy";

/// What an epoch came to.
#[derive(Clone, Copy, Debug)]
pub struct EpochFigures {
    /// Seconds of training in all sittings, this epoch's included.
    pub seconds: f64,
    /// The mean loss of its steps, each before it learnt.
    pub training_loss: f64,
    /// The share of its photos that were read right, each before the step learnt from it.
    pub training_accuracy: f64,
    /// The share of the validation side that is read right after it.
    pub validation_accuracy: f64,
    /// The mean over the diagnoses of that share.
    pub validation_balanced_accuracy: f64,
}

/// The curves of a run.
///
/// What a step adds is on the disk with the next [`Curves::save`]; a run that goes on from a checkpoint says again what
/// it does again, and each step and epoch has one line.
pub struct Curves {
    run: PathBuf,
    steps: Vec<String>,
}

impl Curves {
    /// The curves in the folder `run`, as far as `steps` steps.
    pub fn open(run: &Path, steps: usize) -> Curves {
        Curves { run: run.to_path_buf(), steps: lines(&run.join(STEPS_FILE), steps) }
    }

    /// Notes step `step` of the run, counted from 0, in `epoch`, counted from 0.
    pub fn step(&mut self, step: usize, epoch: usize, learning_rate: f64, loss: f64, accuracy: f64) {
        self.steps.push(format!("{},{},{learning_rate:.6e},{loss:.5},{accuracy:.4}", step + 1, epoch + 1));
    }

    /// Writes the steps to the disk.
    ///
    /// # Errors
    ///
    /// Where they cannot be written.
    pub fn save(&self) -> Result<()> {
        write_table(&self.run.join(STEPS_FILE), STEPS_HEAD, &self.steps)
    }

    /// Writes the line of `epoch`, counted from 0, and draws the charts anew.
    ///
    /// # Errors
    ///
    /// Where a file cannot be written, or the lines before are not numbers.
    pub fn epoch(&self, epoch: usize, figures: EpochFigures) -> Result<()> {
        let path = self.run.join(EPOCHS_FILE);
        let mut epochs = lines(&path, epoch);
        let EpochFigures { seconds, training_loss, training_accuracy, .. } = figures;
        epochs.push(format!(
            "{},{seconds:.0},{training_loss:.5},{training_accuracy:.5},{:.5},{:.5}",
            epoch + 1,
            figures.validation_accuracy,
            figures.validation_balanced_accuracy
        ));
        write_table(&path, EPOCHS_HEAD, &epochs)?;
        self.draw(&epochs).with_context(|| format!("the curves in {} cannot be drawn", path.display()))
    }

    fn draw(&self, epochs: &[String]) -> Result<()> {
        let columns = columns(epochs)?;
        let line = |name: &str, column: usize| Line {
            name: name.to_string(),
            points: columns[0].iter().copied().zip(columns[column].iter().copied()).collect(),
            ..Line::default()
        };
        let loss = Chart {
            across: "epoch".to_string(),
            up: "loss in training".to_string(),
            lines: vec![line("", 2)],
            ..Chart::default()
        };
        let accuracy = Chart {
            across: "epoch".to_string(),
            up: "read right".to_string(),
            up_range: Some(0.0..1.0),
            lines: vec![line("training", 3), line("validation", 4), line("validation, balanced", 5)],
            ..Chart::default()
        };
        write_whole(&self.run.join("loss.svg"), loss.svg()?.as_bytes())?;
        write_whole(&self.run.join("accuracy.svg"), accuracy.svg()?.as_bytes())
    }
}

/// The first `count` lines of the table at `path`, without its head; fewer where it has fewer, none where there is none.
fn lines(path: &Path, count: usize) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().skip(1).take(count).map(String::from).collect()
}

fn write_table(path: &Path, head: &str, lines: &[String]) -> Result<()> {
    let text: String =
        std::iter::once(head).chain(lines.iter().map(String::as_str)).flat_map(|line| [line, "\n"]).collect();
    write_whole(path, text.as_bytes())
}

/// The numbers of the table, column by column.
fn columns(lines: &[String]) -> Result<Vec<Vec<f64>>> {
    let mut columns = vec![Vec::new(); EPOCHS_HEAD.split(',').count()];
    for line in lines {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.push(cell.parse().with_context(|| format!("{cell} in the line {line} is no number"))?);
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_and_an_epoch_that_are_done_again_have_one_line() {
        let run = std::env::temp_dir().join(format!("naevus-curves-{}", std::process::id()));
        fs::create_dir_all(&run).unwrap();
        let figures = |validation_accuracy| EpochFigures {
            seconds: 3.2,
            training_loss: 1.5,
            training_accuracy: 0.25,
            validation_accuracy,
            validation_balanced_accuracy: 0.125,
        };
        let mut curves = Curves::open(&run, 0);
        for step in 0..4 {
            curves.step(step, step / 2, 1e-3, 2.0, 0.5);
        }
        curves.save().unwrap();
        curves.epoch(0, figures(0.5)).unwrap();
        curves.epoch(1, figures(0.6)).unwrap();
        // The checkpoint stood after step 3, in epoch 2.
        let mut again = Curves::open(&run, 3);
        again.step(3, 1, 1e-3, 1.0, 0.75);
        again.save().unwrap();
        again.epoch(1, figures(0.7)).unwrap();
        let steps = fs::read_to_string(run.join(STEPS_FILE)).unwrap();
        assert_eq!(steps.lines().count(), 5, "{steps}");
        assert_eq!(steps.lines().last(), Some("4,2,1.000000e-3,1.00000,0.7500"));
        let epochs = fs::read_to_string(run.join(EPOCHS_FILE)).unwrap();
        assert_eq!(
            epochs.lines().collect::<Vec<_>>()[1..],
            ["1,3,1.50000,0.25000,0.50000,0.12500", "2,3,1.50000,0.25000,0.70000,0.12500"]
        );
        let chart = fs::read_to_string(run.join("accuracy.svg")).unwrap();
        assert!(chart.contains("validation, balanced") && run.join("loss.svg").exists());
        fs::remove_dir_all(&run).unwrap();
    }
}
