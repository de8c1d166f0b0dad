//! The arms of the study: the trainings that are compared.

use std::path::Path;

use anyhow::Result;

use crate::training::{KeepChoice, NetworkChoice, ParametersChoice, TrainConfig};

/// The number of copies per diagnosis that the original study added before the split.
pub const COPIES_PER_DIAGNOSIS: usize = 500;

/// A training configuration of the study.
#[derive(Debug)]
pub struct Arm {
    /// Its name in the run folders and in the document.
    pub name: &'static str,
    /// Its name in run folders of earlier versions, if the name was different.
    pub former_name: Option<&'static str>,
    /// Its description for the document.
    pub description: &'static str,
    /// Whether the Train folder is split by photo, including copies, with its original labels. This leaks photos.
    pub leaks: bool,
    /// Whether [`COPIES_PER_DIAGNOSIS`] rotated copies of each diagnosis are added.
    pub copies: bool,
    /// Whether the photos are augmented in each epoch.
    pub augmented: bool,
    /// The power of the class-balanced sampling, 0 (none) to 1 (uniform).
    pub sampling_power: f64,
    /// Whether the plain CNN has batch normalisation.
    pub batch_norm: bool,
    /// The network.
    pub network: NetworkChoice,
}

const PLAIN: Arm = Arm {
    name: "plain",
    former_name: None,
    description: "reconciled labels, split by lesion, no augmentation",
    leaks: false,
    copies: false,
    augmented: false,
    sampling_power: 0.0,
    batch_norm: false,
    network: NetworkChoice::PlainCnn,
};

/// All arms, in the order of the document.
pub const ARMS: [Arm; 8] = [
    Arm {
        name: "first",
        description: "the study's first model: original labels, split by photo, no copies",
        leaks: true,
        ..PLAIN
    },
    Arm {
        name: "recipe",
        description: "the study's final recipe: 500 rotated copies per diagnosis added before a random split by photo",
        leaks: true,
        copies: true,
        ..PLAIN
    },
    Arm {
        name: "recipe-without-leakage",
        former_name: Some("honest"),
        description: "the same recipe without leakage: reconciled labels, split by lesion, copies of training photos only",
        copies: true,
        ..PLAIN
    },
    PLAIN,
    Arm { name: "augmented", description: "plain, with augmentation in every epoch", augmented: true, ..PLAIN },
    Arm {
        name: "rebalanced",
        description: "augmented, with class-balanced sampling",
        augmented: true,
        sampling_power: 1.0,
        ..PLAIN
    },
    Arm {
        name: "batch-norm",
        description: "augmented, with batch normalisation",
        augmented: true,
        batch_norm: true,
        ..PLAIN
    },
    Arm {
        name: "mobilenet",
        description: "augmented, MobileNetV2 with ImageNet weights",
        augmented: true,
        network: NetworkChoice::MobilenetV2,
        ..PLAIN
    },
];

impl Arm {
    /// The training options of this arm.
    ///
    /// The study's recipe is Adam with a learning rate of 1e-3 and batches of 32, without the defaults of `train`
    /// (label smoothing, weight decay, EMA, quantisation-aware training). The learning rate follows a cosine schedule.
    /// ImageNet weights are fine-tuned with 2.5e-4 after half an epoch of warm-up, because 1e-3 is too high for them.
    ///
    /// # Errors
    ///
    /// If `train` has an option without a default.
    pub fn config(&self, data: &Path, image_size: usize, epochs: usize, seed: u64) -> Result<TrainConfig> {
        let fine_tuned = self.network == NetworkChoice::MobilenetV2;
        Ok(TrainConfig {
            network: self.network,
            batch_norm: self.batch_norm,
            image_size,
            epochs,
            learning_rate: if fine_tuned { 2.5e-4 } else { 1e-3 },
            warm_up: if fine_tuned { 0.5 } else { 0.0 },
            weight_decay: 0.0,
            label_smoothing: 0.0,
            logit_adjustment: 0.0,
            mixup: 0.0,
            sampling_power: self.sampling_power,
            no_augmentation: !self.augmented,
            ema_decay: 0.0,
            qat_epochs: 0,
            parameters: ParametersChoice::Plain,
            keep: KeepChoice::Best,
            seed,
            split_seed: seed,
            ..TrainConfig::of(data)?
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arms_have_unique_names_and_valid_options() {
        for (index, arm) in ARMS.iter().enumerate() {
            assert!(ARMS[..index].iter().all(|other| other.name != arm.name), "{}", arm.name);
            arm.config(Path::new("nine-class"), 64, 30, 1).unwrap().check().unwrap();
        }
        // The two arms of a comparison differ in one option.
        let config = |name: &str| {
            let arm = ARMS.iter().find(|arm| arm.name == name).unwrap();
            arm.config(Path::new("nine-class"), 64, 30, 1).unwrap()
        };
        assert_eq!(TrainConfig { no_augmentation: true, ..config("augmented") }, config("plain"));
        assert_eq!(TrainConfig { sampling_power: 0.0, ..config("rebalanced") }, config("augmented"));
        assert_eq!(TrainConfig { batch_norm: false, ..config("batch-norm") }, config("augmented"));
        assert_eq!(config("first"), config("plain"));
        assert_eq!(config("recipe"), config("recipe-without-leakage"));
    }
}
