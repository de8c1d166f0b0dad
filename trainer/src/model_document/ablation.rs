//! What each part of the training brought.

use naevus_reading::card::Figure;

use crate::document::markdown::{interval, signed, table};

/// Ways of training that differ from one another in one thing.
#[derive(Clone, Debug, Default)]
pub struct Ablation {
    /// The balanced accuracy on the validation side of the way that the others are compared with, the mean over its seeds;
    /// none where there is nothing to compare.
    pub of_reference: Option<Figure>,
    /// With how many seeds that way was trained.
    pub seeds: usize,
    /// What was chosen for it: its options, but for the archives and the first weights, that are not the defaults.
    pub options: Vec<String>,
    /// The others.
    pub others: Vec<Arm>,
}

/// A way of training that lacks something, or has something more.
#[derive(Clone, Debug)]
pub struct Arm {
    /// The options in which it differs: `mixing 0.0 instead of 0.3`.
    pub differs: Vec<String>,
    /// With how many seeds it was trained.
    pub seeds: usize,
    /// The reference's balanced accuracy less its own, on the same photos, each the mean over its seeds.
    pub brought: Figure,
    /// The same of the macro AUROC.
    pub brought_auroc: Figure,
}

impl Ablation {
    /// The section of the page; nothing where nothing was compared.
    pub fn section(&self) -> String {
        let Some(of_reference) = self.of_reference else { return String::new() };
        let rows = self.others.iter().map(|arm| {
            vec![arm.differs.join("; "), arm.seeds.to_string(), signed(arm.brought), signed(arm.brought_auroc)]
        });
        format!(
            "## What each part brought

Short runs, alike but for what is named, on the validation side; all with
`{}`.
The reference has a balanced accuracy of {}; a positive difference speaks for how the
reference does it. Where a way was trained with several seeds (the reference with {}) its figures are their mean; the
intervals are of the photos, and what another seed would change is not in them.

{}",
            self.options.join(" "),
            interval(of_reference),
            self.seeds,
            table(&["without it", "seeds", "balanced accuracy that it brought", "macro AUROC"], rows.collect())
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_says_with_how_many_seeds_it_was_trained() {
        let figure = |value: f64| Figure { value, low: value - 0.01, high: value + 0.01 };
        let arm = Arm {
            differs: vec!["`mixing` 0.0 instead of 0.3".to_string()],
            seeds: 2,
            brought: figure(0.02),
            brought_auroc: figure(-0.005),
        };
        let ablation = Ablation {
            of_reference: Some(figure(0.7)),
            seeds: 3,
            options: vec!["--epochs 3".into()],
            others: vec![arm],
        };
        let section = ablation.section();
        let row = "| `mixing` 0.0 instead of 0.3 | 2 | +0.020 (+0.010 to +0.030) | -0.005 (-0.015 to +0.005) |";
        assert!(section.contains(row) && section.contains("the reference with 3"), "{section}");
        assert_eq!(Ablation::default().section(), "");
    }
}
