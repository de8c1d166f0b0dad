//! Progress display of a training: burn's dashboard on a terminal, plain lines elsewhere.

use std::io::{IsTerminal, stdout};
use std::sync::Arc;

use burn_train::Interrupter;
use burn_train::logger::TrainingProgressLogger;
use burn_train::metric::{MetricDefinition, MetricEntry, MetricId, NumericAttributes, NumericEntry, SerializedEntry};
use burn_train::renderer::tui::TuiMetricsRendererWrapper;
use burn_train::renderer::{MetricState, MetricsRenderer, MetricsRendererTraining};

use super::curves::EpochMetrics;

/// Steps between two lines without a terminal.
const STEPS_PER_LINE: usize = 50;

/// Displays the progress of a training.
pub enum ProgressDisplay {
    /// burn's dashboard; `q` requests a stop.
    Dashboard(Box<Dashboard>),
    /// Lines on standard output.
    Lines,
}

/// The displayed values of a step.
#[derive(Clone, Copy, Debug)]
pub struct StepProgress {
    /// The epoch, counted from 0.
    pub epoch: usize,
    /// Steps completed in this epoch.
    pub step: usize,
    /// Steps in an epoch.
    pub steps: usize,
    /// The step's loss.
    pub loss: f64,
    /// The mean loss of the epoch's steps up to this one.
    pub mean_loss: f64,
    /// The accuracy on the step's photos, 0 to 1.
    pub accuracy: f64,
    /// Training speed since the start or resumption.
    pub photos_per_second: f64,
}

impl ProgressDisplay {
    /// The display of a training of `epochs` epochs that starts with `first_epoch`, counted from 0.
    pub fn open(epochs: usize, first_epoch: usize) -> ProgressDisplay {
        if stdout().is_terminal() {
            ProgressDisplay::Dashboard(Box::new(Dashboard::open(epochs, first_epoch)))
        } else {
            ProgressDisplay::Lines
        }
    }

    /// Starts an epoch of `steps` steps.
    pub fn start_epoch(&mut self, steps: usize) {
        if let ProgressDisplay::Dashboard(dashboard) = self {
            dashboard.renderer.start_split("train", steps);
        }
    }

    /// Displays a completed step.
    pub fn update(&mut self, progress: StepProgress) {
        let StepProgress { epoch, step, steps, loss, mean_loss, accuracy, photos_per_second } = progress;
        match self {
            ProgressDisplay::Dashboard(dashboard) => {
                dashboard.show(LOSS, loss, false);
                dashboard.show(ACCURACY, accuracy, false);
                dashboard.show(SPEED, photos_per_second, false);
                dashboard.renderer.update_split(step);
            }
            ProgressDisplay::Lines if step.is_multiple_of(STEPS_PER_LINE) => println!(
                "epoch {} step {step} of {steps}, loss {mean_loss:.3}, {photos_per_second:.1} photos/s",
                epoch + 1
            ),
            ProgressDisplay::Lines => {}
        }
    }

    /// Displays the metrics of a completed epoch; `is_best` if its balanced accuracy is the highest so far.
    pub fn end_epoch(&mut self, epoch: usize, metrics: &EpochMetrics, is_best: bool) {
        match self {
            ProgressDisplay::Dashboard(dashboard) => {
                dashboard.show(ACCURACY, metrics.validation_accuracy, true);
                dashboard.show(BALANCED, metrics.validation_balanced_accuracy, true);
                dashboard.renderer.end_split();
                dashboard.renderer.update_epoch(epoch);
            }
            ProgressDisplay::Lines => println!(
                "epoch {}: training loss {:.4}, training accuracy {:.4}, validation accuracy {:.4}, balanced accuracy \
                 {:.4}{}",
                epoch + 1,
                metrics.training_loss,
                metrics.training_accuracy,
                metrics.validation_accuracy,
                metrics.validation_balanced_accuracy,
                if is_best { ", the best so far" } else { "" }
            ),
        }
    }

    /// Whether a stop was requested on the dashboard.
    pub fn stop_requested(&self) -> bool {
        match self {
            ProgressDisplay::Dashboard(dashboard) => dashboard.interrupter.should_stop(),
            ProgressDisplay::Lines => false,
        }
    }
}

/// burn's dashboard.
pub struct Dashboard {
    renderer: TuiMetricsRendererWrapper,
    interrupter: Interrupter,
}

/// The names of the displayed metrics.
const LOSS: &str = "Loss";
const ACCURACY: &str = "Accuracy";
const BALANCED: &str = "Balanced accuracy";
const SPEED: &str = "Photos per second";

impl Dashboard {
    fn open(epochs: usize, first_epoch: usize) -> Dashboard {
        let interrupter = Interrupter::new();
        let mut renderer = TuiMetricsRendererWrapper::new(interrupter.clone(), None);
        for (name, higher_is_better) in [(LOSS, false), (ACCURACY, true), (BALANCED, true), (SPEED, true)] {
            renderer.register_metric(MetricDefinition {
                metric_id: metric_id(name),
                name: Arc::new(name.to_string()),
                description: None,
                attributes: NumericAttributes { unit: None, higher_is_better }.into(),
            });
        }
        renderer.start(epochs, first_epoch, None, None);
        Dashboard { renderer, interrupter }
    }

    fn show(&mut self, name: &str, value: f64, is_validation: bool) {
        let entry = MetricEntry::new(metric_id(name), SerializedEntry::new(format!("{value:.4}"), value.to_string()));
        let state = MetricState::Numeric(entry, Some(NumericEntry::Value(value)));
        if is_validation {
            self.renderer.update_valid(state);
        } else {
            self.renderer.update_train(state);
        }
    }
}

impl Drop for Dashboard {
    fn drop(&mut self) {
        // Restores the terminal; a failure does not affect the training.
        let _ = self.renderer.on_train_end(None);
    }
}

fn metric_id(name: &str) -> MetricId {
    MetricId::new(Arc::new(name.to_string()))
}
