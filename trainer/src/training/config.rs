//! One struct is the command line of `trainer train`, its defaults and what a run saves of it.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::{Args, Parser, ValueEnum};
use naevus_network::weights::Precision;
use naevus_network::{Architecture, NetworkConfig, Padding};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::preprocess::Normalisation;
use serde::{Deserialize, Serialize};

use crate::device::DeviceChoice;

/// All that decides how a training goes.
#[derive(Args, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainConfig {
    /// Archives to learn from: class folders, HAM10000, ISIC 2017, ISIC 2018 (task 3), ISIC 2019, SIIM-ISIC 2020,
    /// PAD-UFES-20, or a CSV of `path,label[,lesion][,patient][,split][,domain][,skin_type]`
    #[arg(long, num_args = 1.., required = true, value_name = "ARCHIVE", help_heading = "Data")]
    pub data: Vec<PathBuf>,
    /// Archives that are learnt from like those of --data and never measured on: their photos stay on the training side,
    /// or are left out where a lesion, a patient or a near twin of theirs is on another
    #[arg(long, num_args = 1.., value_name = "ARCHIVE", help_heading = "Data")]
    #[serde(default)]
    pub train_only: Vec<PathBuf>,
    /// Folder of ISIC 2019's ground truth and metadata, by which labels are mended and lesions are grouped
    #[arg(long, value_name = "FOLDER", help_heading = "Data")]
    pub reference: Option<PathBuf>,
    /// CSV of photos to leave out, as `trainer audit` writes it
    #[arg(long, value_name = "FILE", help_heading = "Data")]
    #[serde(default)]
    pub quarantine: Option<PathBuf>,
    /// Folders of photos that show no lesion, a kind each, which the finished model is to refuse; it is fitted to one
    /// half of each
    #[arg(long, num_args = 1.., value_name = "FOLDER", help_heading = "Data")]
    #[serde(default)]
    pub fit_not_lesion: Vec<PathBuf>,
    /// Share of the patients or lesions kept for validation, on which choices are made
    #[arg(long, default_value_t = 0.15, value_name = "SHARE", help_heading = "Data")]
    pub validation: f64,
    /// Share of the patients or lesions kept for the test, on which only figures are measured
    #[arg(long, default_value_t = 0.15, value_name = "SHARE", help_heading = "Data")]
    pub test: f64,
    /// Which patients and lesions fall on which side of the split; another seed, another split
    #[arg(long, default_value_t = 0, value_name = "N", help_heading = "Data")]
    pub split_seed: u64,

    /// The network
    #[arg(long, value_enum, default_value_t = NetworkChoice::MobilenetV2, help_heading = "Network")]
    pub network: NetworkChoice,
    /// Multiplies MobileNetV2's channels
    #[arg(long, default_value_t = 1.0, value_name = "FACTOR", help_heading = "Network")]
    pub width: f64,
    /// MobileNetV2's padding: `same` for TensorFlow's weights, `symmetric` for PyTorch's
    #[arg(long, value_enum, default_value_t = PaddingChoice::Same, help_heading = "Network")]
    pub padding: PaddingChoice,
    /// How pixels become numbers: `tensorflow` (-1 to 1) or `pytorch` (ImageNet's mean and deviation)
    #[arg(long, value_enum, default_value_t = NormalisationChoice::Tensorflow, help_heading = "Network")]
    pub normalisation: NormalisationChoice,
    /// Normalise each batch in the plain CNN
    #[arg(long, help_heading = "Network")]
    pub batch_norm: bool,
    /// Share of the last features dropped in training
    #[arg(long, default_value_t = 0.2, value_name = "SHARE", help_heading = "Network")]
    pub dropout: f64,
    /// Side of the square the finished network takes, in pixels
    #[arg(long, default_value_t = 160, value_name = "PX", help_heading = "Network")]
    pub side: usize,
    /// Side it is trained at, in pixels; smaller is faster, and the networks but the plain CNN carry over to a larger one [default: side]
    #[arg(long, value_name = "PX", help_heading = "Network")]
    pub train_side: Option<usize>,
    /// Side of the last epochs, in pixels; what is learnt of coarse photos is refined on finer ones [default: train-side]
    #[arg(long, value_name = "PX", help_heading = "Network")]
    #[serde(default)]
    pub last_side: Option<usize>,
    /// How many epochs have the last side
    #[arg(long, default_value_t = 0, value_name = "N", help_heading = "Network")]
    #[serde(default)]
    pub last_side_epochs: usize,
    /// Weights to begin with: a .safetensors with our names or torchvision's; without it, training is from scratch
    #[arg(long, value_name = "FILE", help_heading = "Network")]
    pub init: Option<PathBuf>,

    /// What the optimiser moves: the weights, or a gain and a direction for each channel, so that one learning rate fits
    /// all channels of ImageNet weights
    #[arg(long, value_enum, default_value_t = ParametersChoice::Plain, help_heading = "Training")]
    #[serde(default = "plain")]
    pub parameters: ParametersChoice,
    /// Passes over as many photos as the training side holds
    #[arg(long, default_value_t = 12, value_name = "N", help_heading = "Training")]
    pub epochs: usize,
    /// Photos a step
    #[arg(long, default_value_t = 32, value_name = "N", help_heading = "Training")]
    pub batch: usize,
    /// Highest learning rate; 2.5e-4 suits the ImageNet weights, 1e-3 a plain CNN from scratch
    #[arg(long, default_value_t = 2.5e-4, value_name = "RATE", help_heading = "Training")]
    pub learning_rate: f64,
    /// AdamW's weight decay
    #[arg(long, default_value_t = 0.02, value_name = "DECAY", help_heading = "Training")]
    pub weight_decay: f64,
    /// Epochs over which the learning rate rises to its highest, before it falls along a cosine
    #[arg(long, default_value_t = 0.5, value_name = "EPOCHS", help_heading = "Training")]
    pub warm_up: f64,
    /// Share of the highest learning rate that is left in the end: a long average of weights that still move lies in the
    /// middle of many good ones, and fits less of the noise
    #[arg(long, default_value_t = 0.0, value_name = "SHARE", help_heading = "Training")]
    #[serde(default)]
    pub last_rate: f64,
    /// Longest gradient of one parameter tensor
    #[arg(long, default_value_t = 1.0, value_name = "NORM", help_heading = "Training")]
    pub clip: f32,
    /// Share of each label that is spread over all diagnoses
    #[arg(long, default_value_t = 0.05, value_name = "SHARE", help_heading = "Training")]
    pub label_smoothing: f64,
    /// How far the shares of the diagnoses are kept out of what is learnt: 0 learns them, 1 treats all diagnoses as
    /// equally frequent
    #[arg(long, default_value_t = 1.0, value_name = "POWER", help_heading = "Training")]
    #[serde(default)]
    pub logit_adjustment: f64,
    /// Share of the views that are mixed with another photo's
    #[arg(long, default_value_t = 0.3, value_name = "SHARE", help_heading = "Training")]
    #[serde(default)]
    pub mixing: f64,
    /// How far rare diagnoses are drawn more often: 0 as they come, 1 each diagnosis as often
    #[arg(long, default_value_t = 0.5, value_name = "POWER", help_heading = "Training")]
    pub balance: f64,
    /// Train on the photos as they are, without augmentation
    #[arg(long, help_heading = "Training")]
    pub no_augmentation: bool,
    /// Share of the running average of the weights that each step keeps; 0 uses the last weights. As it acts, the average
    /// is 1 / (1 - share) steps old, and never older than a quarter of the training so far
    #[arg(long, default_value_t = 0.998, value_name = "SHARE", help_heading = "Training")]
    pub averaging: f64,
    /// Epochs at the end in which the network computes with its weights rounded to bytes, as they will be stored, and so
    /// learns to lose nothing by it
    #[arg(long, default_value_t = 3, value_name = "N", help_heading = "Training")]
    #[serde(default)]
    pub byte_epochs: usize,
    /// Which epoch's weights are kept: the best on the validation side, or the last, which a falling rate and averaging
    /// make better than chance does
    #[arg(long, value_enum, default_value_t = KeepChoice::Last, help_heading = "Training")]
    #[serde(default = "best")]
    pub keep: KeepChoice,
    /// Stop after this many epochs without a better balanced accuracy on the validation side; 0 never does
    #[arg(long, default_value_t = 0, value_name = "EPOCHS", help_heading = "Training")]
    pub patience: usize,
    /// Decides the order of photos, augmentation and first weights
    #[arg(long, default_value_t = 1, value_name = "N", help_heading = "Training")]
    pub seed: u64,
    /// Minutes between checkpoints
    #[arg(long, default_value_t = 5.0, value_name = "MINUTES", help_heading = "Training")]
    pub checkpoint_every: f64,
    /// Memory for decoded photos, in GiB, four fifths of it for the training side; those that do not fit are read again
    /// whenever they are needed
    #[arg(long, default_value_t = default_photo_memory(), value_name = "GIB", help_heading = "Training")]
    #[serde(default = "default_photo_memory")]
    pub photo_memory: f64,
    /// Where to compute
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu, help_heading = "Training")]
    pub device: DeviceChoice,
}

/// Room for all photos of the published archives at the sides that they are trained at.
fn default_photo_memory() -> f64 {
    4.0
}

/// What runs moved before there was a choice.
fn plain() -> ParametersChoice {
    ParametersChoice::Plain
}

/// What runs kept before there was a choice.
fn best() -> KeepChoice {
    KeepChoice::Best
}

/// An epoch by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeepChoice {
    /// That with the highest balanced accuracy on the validation side
    Best,
    /// The last
    Last,
}

/// A network by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkChoice {
    /// MobileNetV2, its batch normalisation folded in
    MobilenetV2,
    /// EfficientNet-Lite0, its batch normalisation folded in
    EfficientnetLite0,
    /// The original study's plain CNN
    PlainCnn,
}

/// What the optimiser moves, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParametersChoice {
    /// The weights as the network uses them
    Plain,
    /// A gain, a direction and an offset for each output channel, as batch normalisation with frozen statistics
    GainAndDirection,
}

/// A padding by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaddingChoice {
    /// TensorFlow's SAME
    Same,
    /// PyTorch's
    Symmetric,
}

/// A normalisation by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NormalisationChoice {
    /// RGB / 127.5 - 1
    Tensorflow,
    /// ImageNet's mean and standard deviation
    Pytorch,
}

impl NormalisationChoice {
    /// The numbers it stands for; those of `Pytorch` are torchvision's.
    pub fn values(self) -> Normalisation {
        match self {
            Self::Tensorflow => Normalisation::MINUS_ONE_TO_ONE,
            Self::Pytorch => Normalisation { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
        }
    }
}

/// The command line of `train` by itself, for its defaults.
#[derive(Parser)]
struct Defaults {
    #[command(flatten)]
    config: TrainConfig,
}

impl TrainConfig {
    /// The defaults, for the archive at `data`.
    ///
    /// # Errors
    ///
    /// Never, as long as every option but `--data` has a default.
    pub fn of(data: &Path) -> Result<TrainConfig> {
        let words = ["train".into(), "--data".into(), data.as_os_str().to_os_string()];
        Ok(Defaults::try_parse_from(words)?.config)
    }

    /// The network that is to be trained, at the side that the finished model takes.
    pub fn network_config(&self) -> NetworkConfig {
        let padding = match self.padding {
            PaddingChoice::Same => Padding::Same,
            PaddingChoice::Symmetric => Padding::Symmetric,
        };
        let architecture = match self.network {
            NetworkChoice::MobilenetV2 => Architecture::MobileNetV2 { width: self.width, padding },
            NetworkChoice::EfficientnetLite0 => Architecture::EfficientNetLite0 { padding },
            NetworkChoice::PlainCnn => Architecture::PlainCnn { batch_norm: self.batch_norm },
        };
        NetworkConfig { architecture, input_side_px: self.side, outputs: Diagnosis::COUNT, dropout: self.dropout }
    }

    /// What the weights are rounded to while the network computes in `epoch`, counted from 0.
    pub fn precision_in(&self, epoch: usize) -> Precision {
        if epoch + self.byte_epochs >= self.epochs { Precision::Int8 } else { Precision::F32 }
    }

    /// The side of the photos in the first epochs of training, in pixels.
    pub fn train_side_px(&self) -> usize {
        self.train_side.unwrap_or(self.side)
    }

    /// The side of the photos in `epoch`, counted from 0, in pixels.
    pub fn train_side_in(&self, epoch: usize) -> usize {
        if epoch + self.last_side_epochs >= self.epochs { self.longest_train_side_px() } else { self.train_side_px() }
    }

    fn longest_train_side_px(&self) -> usize {
        self.last_side.filter(|_| self.last_side_epochs > 0).unwrap_or(self.train_side_px())
    }

    /// The most that the shorter side of a decoded photo has, in pixels. A view shows at least half of a photo's square:
    /// with 1.25 times the side it is magnified in half of all views, and by no more than 1.6.
    pub fn stored_side_px(&self) -> u32 {
        (self.longest_train_side_px() * 5).div_ceil(4) as u32
    }

    /// The memory for decoded photos, in bytes.
    pub fn photo_memory_bytes(&self) -> u64 {
        (self.photo_memory * 2.0_f64.powi(30)) as u64
    }

    /// Checks what the command line cannot.
    ///
    /// # Errors
    ///
    /// Names the option and its range.
    pub fn check(&self) -> Result<()> {
        let share = 0.0..1.0;
        ensure!(self.epochs > 0, "--epochs must be at least 1");
        ensure!(self.batch > 0, "--batch must be at least 1");
        ensure!(self.learning_rate > 0.0 && self.learning_rate.is_finite(), "--learning-rate must be greater than 0");
        ensure!(self.clip > 0.0, "--clip must be greater than 0");
        ensure!(self.warm_up >= 0.0, "--warm-up must not be negative");
        ensure!((0.0..=1.0).contains(&self.last_rate), "--last-rate must be from 0 to 1");
        ensure!(share.contains(&self.label_smoothing), "--label-smoothing must be from 0 to below 1");
        ensure!(share.contains(&self.averaging), "--averaging must be from 0 to below 1");
        ensure!(self.photo_memory >= 0.0 && self.photo_memory.is_finite(), "--photo-memory must not be negative");
        ensure!((0.0..=1.0).contains(&self.balance), "--balance must be from 0 to 1");
        ensure!((0.0..=1.0).contains(&self.mixing), "--mixing must be from 0 to 1");
        ensure!((0.0..=2.0).contains(&self.logit_adjustment), "--logit-adjustment must be from 0 to 2");
        ensure!(
            self.validation > 0.0 && self.test > 0.0 && self.validation + self.test < 0.9,
            "--validation and --test must be greater than 0 and leave at least a tenth for training"
        );
        ensure!(
            self.network != NetworkChoice::PlainCnn
                || (self.train_side_px() == self.side && self.longest_train_side_px() == self.side),
            "the plain CNN's dense layer fits one side only; leave --train-side and --last-side out"
        );
        ensure!(
            self.patience == 0 || self.keep == KeepChoice::Best,
            "--patience stops at an epoch that is not the best; choose --keep best with it"
        );
        ensure!(self.train_side_px() >= 32, "--train-side must be at least 32");
        ensure!(
            self.last_side.is_none_or(|side| side >= self.train_side_px()),
            "--last-side must be at least --train-side"
        );
        Ok(())
    }
}
