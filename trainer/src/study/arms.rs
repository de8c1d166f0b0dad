//! The arms of the study: what is changed from one training to the next.

use std::path::Path;

use anyhow::Result;

use crate::training::{KeepChoice, NetworkChoice, ParametersChoice, TrainConfig};

/// Copies a diagnosis that the original study added to its photos before it divided them.
pub const COPIES_A_DIAGNOSIS: usize = 500;

/// A way to train.
#[derive(Debug)]
pub struct Arm {
    /// Its name in the study's folder and in the document.
    pub name: &'static str,
    /// What it does, for the document.
    pub what: &'static str,
    /// Whether its sides are drawn photo by photo, copies and all, from the folders as they are.
    pub leaks: bool,
    /// Whether each diagnosis gets [`COPIES_A_DIAGNOSIS`] tilted copies.
    pub copies: bool,
    /// Whether each epoch sees other views of the photos.
    pub augmented: bool,
    /// How far rare diagnoses are drawn more often, 0 to 1.
    pub balance: f64,
    /// Whether the plain CNN normalises each batch.
    pub batch_norm: bool,
    /// Which network.
    pub network: NetworkChoice,
}

const PLAIN: Arm = Arm {
    name: "plain",
    what: "cleaned labels, sides by lesion, photos as they are",
    leaks: false,
    copies: false,
    augmented: false,
    balance: 0.0,
    batch_norm: false,
    network: NetworkChoice::PlainCnn,
};

/// All of them, in the order of the document.
pub const ARMS: [Arm; 8] = [
    Arm {
        name: "first",
        what: "the study's first model: folders as they are, sides drawn photo by photo, no copies",
        leaks: true,
        ..PLAIN
    },
    Arm {
        name: "recipe",
        what: "the study's final recipe: 500 tilted copies a diagnosis added first, then sides drawn at random",
        leaks: true,
        copies: true,
        ..PLAIN
    },
    Arm {
        name: "honest",
        what: "the same recipe without leakage: cleaned labels, sides by lesion, copies of training photos only",
        copies: true,
        ..PLAIN
    },
    PLAIN,
    Arm { name: "augmented", what: "plain, and every epoch sees other views of the photos", augmented: true, ..PLAIN },
    Arm {
        name: "rebalanced",
        what: "augmented, and every diagnosis is drawn as often",
        augmented: true,
        balance: 1.0,
        ..PLAIN
    },
    Arm { name: "batch-norm", what: "augmented, with batch normalisation", augmented: true, batch_norm: true, ..PLAIN },
    Arm {
        name: "mobilenet",
        what: "augmented, MobileNetV2 from ImageNet weights",
        augmented: true,
        network: NetworkChoice::MobilenetV2,
        ..PLAIN
    },
];

impl Arm {
    /// The configuration of this arm's training: the recipe's, but for what the arm changes.
    ///
    /// The recipe is Adam at 1e-3 on batches of 32 with nothing of what `train` adds by default (label smoothing, weight
    /// decay, averaged weights, weights as bytes); the learning rate falls along a cosine, as everywhere here. The
    /// ImageNet weights are fine-tuned at 2.5e-4 after half an epoch of warm-up: at 1e-3 they hardly learn.
    ///
    /// # Errors
    ///
    /// Where `train` has an option without a default.
    pub fn config(&self, data: &Path, side_px: usize, epochs: usize, seed: u64) -> Result<TrainConfig> {
        let fine_tuned = self.network == NetworkChoice::MobilenetV2;
        Ok(TrainConfig {
            network: self.network,
            batch_norm: self.batch_norm,
            side: side_px,
            epochs,
            learning_rate: if fine_tuned { 2.5e-4 } else { 1e-3 },
            warm_up: if fine_tuned { 0.5 } else { 0.0 },
            weight_decay: 0.0,
            label_smoothing: 0.0,
            logit_adjustment: 0.0,
            mixing: 0.0,
            balance: self.balance,
            no_augmentation: !self.augmented,
            averaging: 0.0,
            byte_epochs: 0,
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
    fn arms_have_names_of_their_own_and_configurations_that_hold() {
        for (place, arm) in ARMS.iter().enumerate() {
            assert!(ARMS[..place].iter().all(|other| other.name != arm.name), "{}", arm.name);
            arm.config(Path::new("nine-class"), 64, 30, 1).unwrap().check().unwrap();
        }
        // An arm of a comparison differs from its partner in one thing.
        let config = |name: &str| {
            let arm = ARMS.iter().find(|arm| arm.name == name).unwrap();
            arm.config(Path::new("nine-class"), 64, 30, 1).unwrap()
        };
        assert_eq!(TrainConfig { no_augmentation: true, ..config("augmented") }, config("plain"));
        assert_eq!(TrainConfig { balance: 0.0, ..config("rebalanced") }, config("augmented"));
        assert_eq!(TrainConfig { batch_norm: false, ..config("batch-norm") }, config("augmented"));
        assert_eq!(config("first"), config("plain"));
        assert_eq!(config("recipe"), config("honest"));
    }
}
