//! What somebody who watches a training sees: burn's dashboard on a terminal, plain lines elsewhere.

use std::io::{IsTerminal, stdout};
use std::sync::Arc;

use burn_train::Interrupter;
use burn_train::logger::TrainingProgressLogger;
use burn_train::metric::{MetricDefinition, MetricEntry, MetricId, NumericAttributes, NumericEntry, SerializedEntry};
use burn_train::renderer::tui::TuiMetricsRendererWrapper;
use burn_train::renderer::{MetricState, MetricsRenderer, MetricsRendererTraining};

use super::curves::EpochFigures;

/// Steps between two lines, where there is no terminal.
const STEPS_A_LINE: usize = 50;

/// Where a training shows itself.
pub enum Screen {
    /// burn's dashboard; `q` asks to stop.
    Dashboard(Box<Dashboard>),
    /// Lines on standard output.
    Lines,
}

/// A step, as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownStep {
    /// The epoch, counted from 0.
    pub epoch: usize,
    /// Steps done in this epoch.
    pub step: usize,
    /// Steps in an epoch.
    pub steps: usize,
    /// The step's loss.
    pub loss: f64,
    /// The mean loss of the epoch's steps up to this one.
    pub mean_loss: f64,
    /// The share of its photos that were read right.
    pub accuracy: f64,
    /// How fast photos are learnt from in this sitting.
    pub photos_per_second: f64,
}

impl Screen {
    /// A screen for a training of `epochs` epochs that goes on in `first_epoch`, counted from 0.
    pub fn open(epochs: usize, first_epoch: usize) -> Screen {
        if stdout().is_terminal() {
            Screen::Dashboard(Box::new(Dashboard::open(epochs, first_epoch)))
        } else {
            Screen::Lines
        }
    }

    /// An epoch begins, of `steps` steps.
    pub fn epoch(&mut self, steps: usize) {
        if let Screen::Dashboard(dashboard) = self {
            dashboard.renderer.start_split("train", steps);
        }
    }

    /// A step is done.
    pub fn step(&mut self, shown: ShownStep) {
        let ShownStep { epoch, step, steps, loss, mean_loss, accuracy, photos_per_second } = shown;
        match self {
            Screen::Dashboard(dashboard) => {
                dashboard.show(LOSS, loss, false);
                dashboard.show(ACCURACY, accuracy, false);
                dashboard.show(SPEED, photos_per_second, false);
                dashboard.renderer.update_split(step);
            }
            Screen::Lines if step.is_multiple_of(STEPS_A_LINE) => println!(
                "epoch {} step {step} of {steps}, loss {mean_loss:.3}, {photos_per_second:.1} photos/s",
                epoch + 1
            ),
            Screen::Lines => {}
        }
    }

    /// The validation side is measured; `is_best` where it was never read better.
    pub fn measured(&mut self, epoch: usize, figures: &EpochFigures, is_best: bool) {
        match self {
            Screen::Dashboard(dashboard) => {
                dashboard.show(ACCURACY, figures.validation_accuracy, true);
                dashboard.show(BALANCED, figures.validation_balanced_accuracy, true);
                dashboard.renderer.end_split();
                dashboard.renderer.update_epoch(epoch);
            }
            Screen::Lines => println!(
                "epoch {}: training loss {:.4}, training accuracy {:.4}, validation accuracy {:.4}, balanced accuracy \
                 {:.4}{}",
                epoch + 1,
                figures.training_loss,
                figures.training_accuracy,
                figures.validation_accuracy,
                figures.validation_balanced_accuracy,
                if is_best { ", the best yet" } else { "" }
            ),
        }
    }

    /// Whether somebody asked here to stop.
    pub fn asked_to_stop(&self) -> bool {
        match self {
            Screen::Dashboard(dashboard) => dashboard.interrupter.should_stop(),
            Screen::Lines => false,
        }
    }
}

/// burn's dashboard.
pub struct Dashboard {
    renderer: TuiMetricsRendererWrapper,
    interrupter: Interrupter,
}

/// What it shows, by name.
const LOSS: &str = "Loss";
const ACCURACY: &str = "Accuracy";
const BALANCED: &str = "Balanced accuracy";
const SPEED: &str = "Photos a second";

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

    fn show(&mut self, name: &str, value: f64, of_validation: bool) {
        let entry = MetricEntry::new(metric_id(name), SerializedEntry::new(format!("{value:.4}"), value.to_string()));
        let state = MetricState::Numeric(entry, Some(NumericEntry::Value(value)));
        if of_validation {
            self.renderer.update_valid(state);
        } else {
            self.renderer.update_train(state);
        }
    }
}

impl Drop for Dashboard {
    fn drop(&mut self) {
        // The terminal is given back; that it fails is of no consequence to what was learnt.
        let _ = self.renderer.on_train_end(None);
    }
}

fn metric_id(name: &str) -> MetricId {
    MetricId::new(Arc::new(name.to_string()))
}
