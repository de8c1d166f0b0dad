//! The claims of the original study, each tested by a measurement.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

use super::nine_class::NineClass;
use super::results::{ArmResult, Benchmark};
use crate::evaluation::figures::{interval, signed_interval};

/// The outcome of a claim's test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The complete interval supports the claim.
    Confirmed,
    /// The complete interval contradicts the claim.
    Refuted,
    /// The interval contains values that support the claim and values that contradict it.
    Inconclusive,
}

impl Outcome {
    /// The outcome of the claim that `difference` is greater than 0.
    fn of(difference: Figure) -> Outcome {
        if difference.low > 0.0 {
            Outcome::Confirmed
        } else if difference.high < 0.0 {
            Outcome::Refuted
        } else {
            Outcome::Inconclusive
        }
    }

    /// Its name in the document.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Confirmed => "confirmed",
            Outcome::Refuted => "refuted",
            Outcome::Inconclusive => "inconclusive",
        }
    }
}

/// A claim of the study and its test.
pub struct Claim {
    /// The claim.
    pub claim: &'static str,
    /// The outcome.
    pub outcome: Outcome,
    /// The measured figures.
    pub evidence: String,
}

/// All claims.
///
/// # Errors
///
/// If an arm is missing.
pub fn claims(results: &[ArmResult], set: &NineClass) -> Result<Vec<Claim>> {
    let arm = |name: &str| {
        let found = results.iter().find(|result| result.arm.name == name);
        found.with_context(|| format!("the arm {name} has no finished run"))
    };
    let (first, recipe) = (arm("first")?, arm("recipe")?);
    let (without_leakage, plain) = (arm("recipe-without-leakage")?, arm("plain")?);
    let (augmented, rebalanced, batch_norm) = (arm("augmented")?, arm("rebalanced")?, arm("batch-norm")?);
    let difference = |one: &ArmResult, other: &ArmResult, figure: &'static str| {
        let comparison = one.compare(other, Benchmark::Validation, set)?;
        Ok::<Figure, anyhow::Error>(comparison.differences[figure].difference)
    };
    let accuracy = |result: &ArmResult, benchmark| {
        Ok::<Figure, anyhow::Error>(result.evaluate(benchmark, set)?.figures["accuracy"])
    };

    let reduced = |before: Figure, after: Figure| match () {
        () if after.high < before.low => Outcome::Confirmed,
        () if after.low > before.high => Outcome::Refuted,
        () => Outcome::Inconclusive,
    };
    let (first_gap, recipe_gap) = (first.generalisation_gap(set)?, recipe.generalisation_gap(set)?);
    let (plain_gap, without_leakage_gap) = (plain.generalisation_gap(set)?, without_leakage.generalisation_gap(set)?);
    let augmented_gap = augmented.generalisation_gap(set)?;
    let augmentation = difference(augmented, plain, "accuracy")?;
    let copies = difference(without_leakage, plain, "accuracy")?;
    let rebalanced_balanced = difference(rebalanced, augmented, "balanced_accuracy")?;
    let rebalanced_accuracy = difference(rebalanced, augmented, "accuracy")?;
    let without_batch_norm = difference(augmented, batch_norm, "accuracy")?;
    let recipe_validation = accuracy(recipe, Benchmark::Validation)?;
    let recipe_test = accuracy(recipe, Benchmark::TestWithoutLeaks)?;
    Ok(vec![
        imbalance(set),
        Claim {
            claim: "The first model overfits: its training accuracy is much higher than its validation accuracy.",
            outcome: Outcome::of(first_gap),
            evidence: format!("training minus validation accuracy {}", signed_interval(first_gap)),
        },
        Claim {
            claim: "Augmentation reduces the overfitting (as in the study: copies, then a random split).",
            outcome: reduced(first_gap, recipe_gap),
            evidence: format!(
                "training minus validation accuracy {} without copies, {} with copies; but copies of one photo are in both \
                 sets",
                signed_interval(first_gap),
                signed_interval(recipe_gap)
            ),
        },
        Claim {
            claim: "Without leakage (copies of training photos only), augmentation also reduces the overfitting.",
            outcome: reduced(plain_gap, without_leakage_gap),
            evidence: format!(
                "training minus validation accuracy {} without copies, {} with copies; the accuracy changes by {}",
                signed_interval(plain_gap),
                signed_interval(without_leakage_gap),
                signed_interval(copies)
            ),
        },
        Claim {
            claim: "Without leakage, augmentation in every epoch instead of copies reduces the overfitting.",
            outcome: reduced(plain_gap, augmented_gap),
            evidence: format!(
                "training minus validation accuracy {} without, {} with augmentation; the accuracy changes by {}",
                signed_interval(plain_gap),
                signed_interval(augmented_gap),
                signed_interval(augmentation)
            ),
        },
        Claim {
            claim: "Class-balanced sampling improves the model.",
            outcome: Outcome::of(rebalanced_balanced),
            evidence: format!(
                "balanced accuracy changes by {}, accuracy by {}",
                signed_interval(rebalanced_balanced),
                signed_interval(rebalanced_accuracy)
            ),
        },
        Claim {
            claim: "Batch normalisation reduces the accuracy.",
            outcome: Outcome::of(without_batch_norm),
            evidence: format!("accuracy without it minus accuracy with it: {}", signed_interval(without_batch_norm)),
        },
        Claim {
            claim: "After 30 epochs the recipe has a validation accuracy of at least 77 %, measured as in the study.",
            // The claim is confirmed if the interval reaches this value.
            outcome: if recipe_validation.high >= 0.77 { Outcome::Confirmed } else { Outcome::Refuted },
            evidence: format!(
                "{} on its own validation set, {:.3} in training (the study: 0.80)",
                interval(recipe_validation),
                recipe.training_accuracy()
            ),
        },
        Claim {
            claim: "77 % of new photos are classified correctly.",
            outcome: if recipe_test.high < 0.77 { Outcome::Refuted } else { Outcome::Inconclusive },
            evidence: format!(
                "the same weights on the Test folder without leaks: {}; trained without leakage, on new lesions: {}",
                interval(recipe_test),
                interval(accuracy(without_leakage, Benchmark::Validation)?)
            ),
        },
    ])
}

fn imbalance(set: &NineClass) -> Claim {
    let mut counts: BTreeMap<Diagnosis, usize> = BTreeMap::new();
    for photo in &set.train {
        *counts.entry(photo.diagnosis).or_default() += 1;
    }
    let share = |diagnosis| counts.get(&diagnosis).copied().unwrap_or(0) as f64 / set.train.len() as f64;
    let (keratosis, melanoma) = (share(Diagnosis::PigmentedBenignKeratosis), share(Diagnosis::Melanoma));
    let least = counts.iter().min_by_key(|(_, count)| **count).map(|(diagnosis, _)| *diagnosis);
    let rounded = |share: f64| (share * 1000.0).round() as u32;
    let is_confirmed =
        (rounded(keratosis), rounded(melanoma), least) == (206, 195, Some(Diagnosis::SeborrheicKeratosis));
    let remaining =
        set.reconciled.records.iter().filter(|record| record.label == Diagnosis::SeborrheicKeratosis.into());
    Claim {
        claim: "Pigmented benign keratosis is 20.6 % of the photos, melanoma 19.5 %, seborrheic keratosis the smallest class.",
        outcome: if is_confirmed { Outcome::Confirmed } else { Outcome::Refuted },
        evidence: format!(
            "{:.1} % and {:.1} % by folder, the smallest class is {}; but {} photos of seborrheic keratosis remain without \
             those that are in two folders",
            100.0 * keratosis,
            100.0 * melanoma,
            least.map_or("none", Diagnosis::name).to_lowercase(),
            remaining.count()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_conclusive_only_for_the_whole_interval() {
        let figure = |low, high| Figure { value: (low + high) / 2.0, low, high };
        assert_eq!(Outcome::of(figure(0.01, 0.2)), Outcome::Confirmed);
        assert_eq!(Outcome::of(figure(-0.2, -0.01)), Outcome::Refuted);
        assert_eq!(Outcome::of(figure(-0.01, 0.2)), Outcome::Inconclusive);
    }
}
