//! Learning curves of a training: tables by step and by epoch, and charts.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::document::chart::{Chart, Line};
use crate::files::write_atomic;

const EPOCHS_FILE: &str = "metrics.csv";
const EPOCHS_HEADER: &str =
    "epoch,seconds,training_loss,training_accuracy,validation_accuracy,validation_balanced_accuracy";
const STEPS_FILE: &str = "steps.csv";
const STEPS_HEADER: &str = "step,epoch,learning_rate,loss,accuracy";

/// The metrics of an epoch.
#[derive(Clone, Copy, Debug)]
pub struct EpochMetrics {
    /// Seconds of training up to the end of this epoch, summed over all resumptions.
    pub seconds: f64,
    /// The mean loss of the steps, each computed before its update.
    pub training_loss: f64,
    /// The accuracy on the training images, each computed before the step's update, 0 to 1.
    pub training_accuracy: f64,
    /// The accuracy on the validation set after the epoch, 0 to 1.
    pub validation_accuracy: f64,
    /// The mean over the diagnoses of the sensitivity on the validation set, 0 to 1.
    pub validation_balanced_accuracy: f64,
}

/// The learning curves of a run.
///
/// Steps are written by the next [`LearningCurves::save`]. A run that resumes from a checkpoint replaces the lines of
/// the steps and epochs that it repeats.
pub struct LearningCurves {
    run: PathBuf,
    steps: Vec<String>,
}

impl LearningCurves {
    /// The curves in the folder `run`, up to `steps` steps.
    pub fn open(run: &Path, steps: usize) -> LearningCurves {
        LearningCurves { run: run.to_path_buf(), steps: lines(&run.join(STEPS_FILE), steps) }
    }

    /// Adds the metrics of step `step` of the run, counted from 0, in `epoch`, counted from 0.
    pub fn step(&mut self, step: usize, epoch: usize, learning_rate: f64, loss: f64, accuracy: f64) {
        self.steps.push(format!("{},{},{learning_rate:.6e},{loss:.5},{accuracy:.4}", step + 1, epoch + 1));
    }

    /// Writes the steps to the run folder.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn save(&self) -> Result<()> {
        write_table(&self.run.join(STEPS_FILE), STEPS_HEADER, &self.steps)
    }

    /// Writes the metrics of `epoch`, counted from 0, and redraws the charts.
    ///
    /// # Errors
    ///
    /// If a file cannot be written, or the earlier lines are not numbers.
    pub fn epoch(&self, epoch: usize, metrics: EpochMetrics) -> Result<()> {
        let path = self.run.join(EPOCHS_FILE);
        let mut epochs = lines(&path, epoch);
        let EpochMetrics { seconds, training_loss, training_accuracy, .. } = metrics;
        epochs.push(format!(
            "{},{seconds:.0},{training_loss:.5},{training_accuracy:.5},{:.5},{:.5}",
            epoch + 1,
            metrics.validation_accuracy,
            metrics.validation_balanced_accuracy
        ));
        write_table(&path, EPOCHS_HEADER, &epochs)?;
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
            x_label: "epoch".to_string(),
            y_label: "training loss".to_string(),
            lines: vec![line("", 2)],
            ..Chart::default()
        };
        let accuracy = Chart {
            x_label: "epoch".to_string(),
            y_label: "accuracy".to_string(),
            y_range: Some(0.0..1.0),
            lines: vec![line("training", 3), line("validation", 4), line("validation, balanced", 5)],
            ..Chart::default()
        };
        write_atomic(&self.run.join("loss.svg"), loss.svg()?.as_bytes())?;
        write_atomic(&self.run.join("accuracy.svg"), accuracy.svg()?.as_bytes())
    }
}

/// The first `count` lines of the table at `path` without its header; fewer if the table is shorter, none if there is
/// no file.
fn lines(path: &Path, count: usize) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().skip(1).take(count).map(String::from).collect()
}

fn write_table(path: &Path, header: &str, lines: &[String]) -> Result<()> {
    let text: String =
        std::iter::once(header).chain(lines.iter().map(String::as_str)).flat_map(|line| [line, "\n"]).collect();
    write_atomic(path, text.as_bytes())
}

/// The columns of the table.
fn columns(lines: &[String]) -> Result<Vec<Vec<f64>>> {
    let mut columns = vec![Vec::new(); EPOCHS_HEADER.split(',').count()];
    for line in lines {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.push(cell.parse().with_context(|| format!("{cell} in the line {line} is not a number"))?);
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_steps_and_epochs_replace_their_lines() {
        let folder = tempfile::tempdir().unwrap();
        let run = folder.path();
        let metrics = |validation_accuracy| EpochMetrics {
            seconds: 3.2,
            training_loss: 1.5,
            training_accuracy: 0.25,
            validation_accuracy,
            validation_balanced_accuracy: 0.125,
        };
        let mut curves = LearningCurves::open(run, 0);
        for step in 0..4 {
            curves.step(step, step / 2, 1e-3, 2.0, 0.5);
        }
        curves.save().unwrap();
        curves.epoch(0, metrics(0.5)).unwrap();
        curves.epoch(1, metrics(0.6)).unwrap();
        // The checkpoint was saved after step 3, in epoch 2.
        let mut again = LearningCurves::open(run, 3);
        again.step(3, 1, 1e-3, 1.0, 0.75);
        again.save().unwrap();
        again.epoch(1, metrics(0.7)).unwrap();
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
    }
}
