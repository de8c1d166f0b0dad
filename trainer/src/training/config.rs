//! The options of `trainer train`. One struct is the command line, the defaults and the configuration saved in a run
//! folder.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::{Args, Parser};
use naevus_network::weights::Precision;
use naevus_network::{Architecture, NetworkConfig, Padding};
use naevus_reading::diagnosis::Diagnosis;
use serde::{Deserialize, Serialize};

use super::choices::{KeepChoice, NetworkChoice, NormalisationChoice, PaddingChoice, ParametersChoice};
use crate::dataset::archive::LAYOUTS;
use crate::device::DeviceChoice;

/// The options of a training.
#[derive(Args, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainConfig {
    /// Archives to train on.
    #[arg(long, help = LAYOUTS, num_args = 1.., required = true, value_name = "ARCHIVE", help_heading = "Data")]
    pub data: Vec<PathBuf>,
    /// Archives for training only, never for validation or test: their photos belong to the training set. A photo is
    /// left out if its lesion, its patient or a near duplicate of it is in the validation or test set
    #[arg(long, num_args = 1.., value_name = "ARCHIVE", help_heading = "Data")]
    #[serde(default)]
    pub train_only: Vec<PathBuf>,
    /// Folder of ISIC 2019's ground truth and metadata, from which labels are corrected and photos are grouped by
    /// lesion
    #[arg(long, value_name = "FOLDER", help_heading = "Data")]
    pub reference: Option<PathBuf>,
    /// CSV of photos to leave out, as written by `trainer audit`
    #[arg(long, value_name = "FILE", help_heading = "Data")]
    #[serde(default)]
    pub quarantine: Option<PathBuf>,
    /// Folders of photos without a lesion, one category per folder, which the trained model should refuse; the
    /// out-of-distribution check is fitted to one half of each folder
    #[arg(long = "fit-not-lesion", num_args = 1.., value_name = "FOLDER", help_heading = "Data")]
    #[serde(default, rename = "fit_not_lesion")]
    pub fit_non_lesion: Vec<PathBuf>,
    /// Share of the patients or lesions in the validation set, which is used for model selection and calibration
    #[arg(long, default_value_t = 0.15, value_name = "SHARE", help_heading = "Data")]
    pub validation: f64,
    /// Share of the patients or lesions in the test set, which is used for the final figures only
    #[arg(long, default_value_t = 0.15, value_name = "SHARE", help_heading = "Data")]
    pub test: f64,
    /// Seed of the split into training, validation and test set
    #[arg(long, default_value_t = 0, value_name = "N", help_heading = "Data")]
    pub split_seed: u64,

    /// The network
    #[arg(long, value_enum, default_value_t = NetworkChoice::MobilenetV2, help_heading = "Network")]
    pub network: NetworkChoice,
    /// Width multiplier of MobileNetV2's channels
    #[arg(long, default_value_t = 1.0, value_name = "FACTOR", help_heading = "Network")]
    pub width: f64,
    /// MobileNetV2's padding: `same` for TensorFlow's weights, `symmetric` for PyTorch's
    #[arg(long, value_enum, default_value_t = PaddingChoice::Same, help_heading = "Network")]
    pub padding: PaddingChoice,
    /// Normalisation of the pixels: `tensorflow` (-1 to 1) or `pytorch` (ImageNet's mean and standard deviation)
    #[arg(long, value_enum, default_value_t = NormalisationChoice::Tensorflow, help_heading = "Network")]
    pub normalisation: NormalisationChoice,
    /// Add batch normalisation to the plain CNN
    #[arg(long, help_heading = "Network")]
    pub batch_norm: bool,
    /// Dropout probability of the last features during training
    #[arg(long, default_value_t = 0.2, value_name = "SHARE", help_heading = "Network")]
    pub dropout: f64,
    /// Input size of the trained network: side of the square image in pixels
    #[arg(long, alias = "side", default_value_t = 160, value_name = "PX", help_heading = "Network")]
    #[serde(alias = "side")]
    pub image_size: usize,
    /// Input size during training, in pixels; smaller is faster. All networks but the plain CNN accept a different size
    /// at inference [default: image-size]
    #[arg(long, alias = "train-side", value_name = "PX", help_heading = "Network")]
    #[serde(alias = "train_side")]
    pub train_size: Option<usize>,
    /// Input size of the last epochs, in pixels: fine-tuning at a higher resolution [default: train-size]
    #[arg(long, alias = "last-side", value_name = "PX", help_heading = "Network")]
    #[serde(default, alias = "last_side")]
    pub last_size: Option<usize>,
    /// Number of epochs with the last size
    #[arg(long, alias = "last-side-epochs", default_value_t = 0, value_name = "N", help_heading = "Network")]
    #[serde(default, alias = "last_side_epochs")]
    pub last_size_epochs: usize,
    /// Initial weights: a .safetensors file with tensor names of this project, of torchvision or of EfficientNet-Lite;
    /// without it, training starts from scratch
    #[arg(long, value_name = "FILE", help_heading = "Network")]
    pub init: Option<PathBuf>,

    /// Parameterisation for the optimiser: the weights themselves, or a gain and a direction per channel, so that one
    /// learning rate fits all channels of ImageNet weights
    #[arg(long, value_enum, default_value_t = ParametersChoice::Plain, help_heading = "Training")]
    #[serde(default = "plain")]
    pub parameters: ParametersChoice,
    /// Number of epochs; an epoch draws as many photos as the training set has
    #[arg(long, default_value_t = 12, value_name = "N", help_heading = "Training")]
    pub epochs: usize,
    /// Batch size
    #[arg(long, default_value_t = 32, value_name = "N", help_heading = "Training")]
    pub batch: usize,
    /// Peak learning rate; 2.5e-4 suits the ImageNet weights, 1e-3 a plain CNN from scratch
    #[arg(long, default_value_t = 2.5e-4, value_name = "RATE", help_heading = "Training")]
    pub learning_rate: f64,
    /// Layer-wise learning rate decay: factor of the learning rate for each block farther from the last layer; 1 gives
    /// all layers the same rate
    #[arg(long, default_value_t = 1.0, value_name = "FACTOR", help_heading = "Training")]
    #[serde(default = "same_rate")]
    pub layer_decay: f64,
    /// AdamW's weight decay
    #[arg(long, default_value_t = 0.02, value_name = "DECAY", help_heading = "Training")]
    pub weight_decay: f64,
    /// Epochs of linear warm-up to the peak learning rate, before the cosine decay
    #[arg(long, default_value_t = 0.5, value_name = "EPOCHS", help_heading = "Training")]
    pub warm_up: f64,
    /// Final learning rate, as a share of the peak
    #[arg(long, alias = "last-rate", default_value_t = 0.0, value_name = "SHARE", help_heading = "Training")]
    #[serde(default, alias = "last_rate")]
    pub min_lr_ratio: f64,
    /// Gradient clipping: highest L2 norm of the gradient of one parameter tensor
    #[arg(long, default_value_t = 1.0, value_name = "NORM", help_heading = "Training")]
    pub clip: f32,
    /// Label smoothing: share of each label that is spread over all diagnoses
    #[arg(long, default_value_t = 0.05, value_name = "SHARE", help_heading = "Training")]
    pub label_smoothing: f64,
    /// Logit adjustment for the class frequencies: 0 leaves them in the logits, 1 removes them, as if all diagnoses
    /// were equally frequent
    #[arg(long, default_value_t = 1.0, value_name = "POWER", help_heading = "Training")]
    #[serde(default)]
    pub logit_adjustment: f64,
    /// Knowledge distillation: folders of trained models whose mean logits over the eight views the network also learns;
    /// they must be trained with the same split
    #[arg(long, num_args = 1.., value_name = "RUN", help_heading = "Training")]
    #[serde(default)]
    pub teacher: Vec<PathBuf>,
    /// Share of the loss that is the teachers'
    #[arg(long, default_value_t = teacher_weight(), value_name = "SHARE", help_heading = "Training")]
    #[serde(default = "teacher_weight")]
    pub teacher_weight: f64,
    /// Temperature of the teachers' probabilities
    #[arg(long, default_value_t = teacher_temperature(), value_name = "TEMPERATURE", help_heading = "Training")]
    #[serde(default = "teacher_temperature")]
    pub teacher_temperature: f64,
    /// Mixup: share of the training images that are blended with another photo's
    #[arg(long, alias = "mixing", default_value_t = 0.3, value_name = "SHARE", help_heading = "Training")]
    #[serde(default, alias = "mixing")]
    pub mixup: f64,
    /// Oversampling of rare diagnoses: 0 keeps the class frequencies, 1 draws every diagnosis equally often
    #[arg(long, alias = "balance", default_value_t = 0.5, value_name = "POWER", help_heading = "Training")]
    #[serde(alias = "balance")]
    pub sampling_power: f64,
    /// Train on the photos without augmentation
    #[arg(long, help_heading = "Training")]
    pub no_augmentation: bool,
    /// Decay of the exponential moving average of the weights, per step; 0 uses the last weights. The mean age of the
    /// average is 1 / (1 - decay) steps, and at most a quarter of the training so far
    #[arg(long, alias = "averaging", default_value_t = 0.998, value_name = "DECAY", help_heading = "Training")]
    #[serde(alias = "averaging")]
    pub ema_decay: f64,
    /// Quantisation-aware training: number of last epochs in which the forward pass uses the weights quantised to 8
    /// bits, as they are stored
    #[arg(long, alias = "byte-epochs", default_value_t = 3, value_name = "N", help_heading = "Training")]
    #[serde(default, alias = "byte_epochs")]
    pub qat_epochs: usize,
    /// Which epoch's weights are kept: the epoch with the highest balanced accuracy on the validation set, or the last
    #[arg(long, value_enum, default_value_t = KeepChoice::Last, help_heading = "Training")]
    #[serde(default = "best")]
    pub keep: KeepChoice,
    /// Early stopping after this many epochs without a higher balanced accuracy on the validation set; 0 disables it
    #[arg(long, default_value_t = 0, value_name = "EPOCHS", help_heading = "Training")]
    pub patience: usize,
    /// Seed of the initial weights, the order of the photos, augmentation and dropout
    #[arg(long, default_value_t = 1, value_name = "N", help_heading = "Training")]
    pub seed: u64,
    /// Minutes between checkpoints
    #[arg(long, default_value_t = 5.0, value_name = "MINUTES", help_heading = "Training")]
    pub checkpoint_every: f64,
    /// Memory for decoded photos in GiB, four fifths of it for the training set; photos beyond this limit are decoded
    /// again whenever they are used
    #[arg(long, default_value_t = default_photo_memory(), value_name = "GIB", help_heading = "Training")]
    #[serde(default = "default_photo_memory")]
    pub photo_memory: f64,
    /// Device to compute on
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu, help_heading = "Training")]
    pub device: DeviceChoice,
}

/// Room for all photos of the published archives at the usual training sizes.
fn default_photo_memory() -> f64 {
    4.0
}

/// The layer decay of a saved configuration that does not name one.
fn same_rate() -> f64 {
    1.0
}

/// Half of the loss, so that neither the labels nor the teachers decide alone.
fn teacher_weight() -> f64 {
    0.5
}

/// A temperature in the range that Hinton, Vinyals and Dean (2015) use for small networks.
fn teacher_temperature() -> f64 {
    2.0
}

/// The parameterisation of a saved configuration that does not name one.
fn plain() -> ParametersChoice {
    ParametersChoice::Plain
}

/// The kept epoch of a saved configuration that does not name one.
fn best() -> KeepChoice {
    KeepChoice::Best
}

/// The options as a separate command line, which gives the defaults.
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
    /// Never, because every option except `--data` has a default.
    pub fn of(data: &Path) -> Result<TrainConfig> {
        let arguments = ["train".into(), "--data".into(), data.as_os_str().to_os_string()];
        Ok(Defaults::try_parse_from(arguments)?.config)
    }

    /// The configuration of the network, with the input size of the trained model.
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
        NetworkConfig { architecture, input_side_px: self.image_size, outputs: Diagnosis::COUNT, dropout: self.dropout }
    }

    /// The precision of the weights in the forward pass of `epoch`, counted from 0.
    pub fn precision_in(&self, epoch: usize) -> Precision {
        if epoch + self.qat_epochs >= self.epochs { Precision::Int8 } else { Precision::F32 }
    }

    /// The input size in the first epochs of training, in pixels.
    pub fn train_size_px(&self) -> usize {
        self.train_size.unwrap_or(self.image_size)
    }

    /// The input size in `epoch`, counted from 0, in pixels.
    pub fn train_size_in(&self, epoch: usize) -> usize {
        if epoch + self.last_size_epochs >= self.epochs { self.largest_train_size_px() } else { self.train_size_px() }
    }

    fn largest_train_size_px(&self) -> usize {
        self.last_size.filter(|_| self.last_size_epochs > 0).unwrap_or(self.train_size_px())
    }

    /// The shorter side to which decoded photos are shrunk, in pixels: 1.25 times the largest input size. Random crops
    /// are at least half as wide as the photo, so that half of them are enlarged, by at most 1.6.
    pub fn stored_size_px(&self) -> u32 {
        (self.largest_train_size_px() * 5).div_ceil(4) as u32
    }

    /// The memory for decoded photos, in bytes.
    pub fn photo_memory_bytes(&self) -> u64 {
        (self.photo_memory * 2.0_f64.powi(30)) as u64
    }

    /// Checks the ranges of the options.
    ///
    /// # Errors
    ///
    /// If an option is out of range. The error names the option and its range.
    pub fn check(&self) -> Result<()> {
        let share = 0.0..1.0;
        ensure!(self.epochs > 0, "--epochs must be at least 1");
        ensure!(self.batch > 0, "--batch must be at least 1");
        ensure!(self.learning_rate > 0.0 && self.learning_rate.is_finite(), "--learning-rate must be greater than 0");
        ensure!(self.clip > 0.0, "--clip must be greater than 0");
        ensure!(self.warm_up >= 0.0, "--warm-up must not be negative");
        ensure!((0.0..=1.0).contains(&self.min_lr_ratio), "--min-lr-ratio must be from 0 to 1");
        ensure!(share.contains(&self.label_smoothing), "--label-smoothing must be from 0 to below 1");
        ensure!(share.contains(&self.ema_decay), "--ema-decay must be from 0 to below 1");
        ensure!(self.photo_memory >= 0.0 && self.photo_memory.is_finite(), "--photo-memory must not be negative");
        ensure!(
            self.layer_decay > 0.0 && self.layer_decay <= 1.0,
            "--layer-decay must be greater than 0 and at most 1"
        );
        ensure!(
            self.layer_decay == 1.0 || self.parameters == ParametersChoice::Plain,
            "--layer-decay requires --parameters plain"
        );
        ensure!((0.0..=1.0).contains(&self.teacher_weight), "--teacher-weight must be from 0 to 1");
        ensure!(
            self.teacher_temperature > 0.0 && self.teacher_temperature.is_finite(),
            "--teacher-temperature must be greater than 0"
        );
        ensure!((0.0..=1.0).contains(&self.sampling_power), "--sampling-power must be from 0 to 1");
        ensure!((0.0..=1.0).contains(&self.mixup), "--mixup must be from 0 to 1");
        ensure!((0.0..=2.0).contains(&self.logit_adjustment), "--logit-adjustment must be from 0 to 2");
        ensure!(
            self.validation > 0.0 && self.test > 0.0 && self.validation + self.test < 0.9,
            "--validation and --test must be greater than 0 and leave at least a tenth for training"
        );
        ensure!(
            self.network != NetworkChoice::PlainCnn
                || (self.train_size_px() == self.image_size && self.largest_train_size_px() == self.image_size),
            "the dense layer of the plain CNN accepts one image size only; leave out --train-size and --last-size"
        );
        ensure!(
            self.patience == 0 || self.keep == KeepChoice::Best,
            "with --patience the last epoch is not the best one; add --keep best"
        );
        ensure!(self.train_size_px() >= 32, "--train-size must be at least 32");
        ensure!(
            self.last_size.is_none_or(|size| size >= self.train_size_px()),
            "--last-size must be at least --train-size"
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configurations_with_the_former_names_are_read() {
        let config =
            TrainConfig { train_size: Some(96), last_size: Some(128), ..TrainConfig::of(Path::new("a")).unwrap() };
        let serde_json::Value::Object(mut fields) = serde_json::to_value(&config).unwrap() else { panic!("no object") };
        let names = [
            ("side", "image_size"),
            ("train_side", "train_size"),
            ("last_side", "last_size"),
            ("last_side_epochs", "last_size_epochs"),
            ("last_rate", "min_lr_ratio"),
            ("mixing", "mixup"),
            ("balance", "sampling_power"),
            ("averaging", "ema_decay"),
            ("byte_epochs", "qat_epochs"),
        ];
        for (former, current) in names {
            let value = fields.remove(current).unwrap();
            fields.insert(former.to_string(), value);
        }
        assert_eq!(serde_json::from_value::<TrainConfig>(fields.into()).unwrap(), config);
    }
}
