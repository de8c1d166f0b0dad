//! What each part of the training brought, and what is left where a whole archive was never seen.

use naevus::model_card::Figure;

use crate::document::markdown::{interval, table};

/// Runs that differ from one another in one thing.
#[derive(Clone, Debug, Default)]
pub struct Ablation {
    /// The balanced accuracy on the validation side of the run that the others are compared with; none where there is
    /// nothing to compare.
    pub of_reference: Option<Figure>,
    /// How that run was made: its options, but for the archives and the first weights, that are not the defaults.
    pub options: Vec<String>,
    /// The others.
    pub others: Vec<Arm>,
    /// A run that never saw one of the archives.
    pub left_out: Option<LeftOut>,
}

/// A run that lacks something, or has something more.
#[derive(Clone, Debug)]
pub struct Arm {
    /// The options in which it differs: `mixing 0.0 instead of 0.3`.
    pub differs: Vec<String>,
    /// The reference's balanced accuracy less its own, on the same photos.
    pub brought: Figure,
    /// The same of the macro AUROC.
    pub brought_auroc: Figure,
}

/// What a run that never saw an archive makes of it, beside one that did.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The archive.
    pub archive: String,
    /// Photos of it that neither learnt from.
    pub photos: usize,
    /// The balanced accuracy of the run that saw others of the archive.
    pub seen: Figure,
    /// That of the run that saw none.
    pub unseen: Figure,
    /// The macro AUROC of the first.
    pub seen_auroc: Figure,
    /// That of the second.
    pub unseen_auroc: Figure,
}

impl Ablation {
    /// The section of the page; nothing where nothing was compared.
    pub fn section(&self) -> String {
        let mut text = String::new();
        if let Some(of_reference) = self.of_reference {
            let signed = |Figure { value, low, high }: Figure| format!("{value:+.3} ({low:+.3} to {high:+.3})");
            let rows = self
                .others
                .iter()
                .map(|arm| vec![arm.differs.join("; "), signed(arm.brought), signed(arm.brought_auroc)]);
            text += &format!(
                "## What each part brought

Short runs, alike but for what is named, on the validation side; all with
`{}`.
The reference has a balanced accuracy of {}; a positive difference speaks for how the
reference does it.

{}",
                self.options.join(" "),
                interval(of_reference),
                table(&["without it", "balanced accuracy that it brought", "macro AUROC"], rows.collect())
            );
        }
        if let Some(LeftOut { archive, photos, seen, unseen, seen_auroc, unseen_auroc }) = &self.left_out {
            let rows = vec![
                vec!["learnt from others of it".to_string(), interval(*seen), interval(*seen_auroc)],
                vec!["never saw it".to_string(), interval(*unseen), interval(*unseen_auroc)],
            ];
            text += &format!(
                "\n## An archive it never saw

Two short runs, alike but that one never saw {archive}, on {photos} test photos of {archive}:

{}",
                table(&["the run", "balanced accuracy", "macro AUROC"], rows)
            );
        }
        text
    }
}
