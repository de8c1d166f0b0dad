//! What the model is, what it was measured to do, and on what terms: the model's card, as a dialog.

use leptos::html;
use leptos::prelude::*;

use crate::page::certainty::Certainty;
use crate::page::engine::Engine;
use crate::page::figures::Figures;
use crate::page::refusals::Refusals;
use crate::page::subgroups::Subgroups;
use crate::page::table::Table;
use crate::page::words::megabytes;
use naevus_reading::card::{ChangelogEntry, ComputeCost, ModelCard, QuantizationEffect};

/// The dialog, and the handle that opens it.
#[derive(Clone, Copy, Debug)]
pub struct About {
    dialog: NodeRef<html::Dialog>,
}

impl About {
    /// A closed dialog.
    pub fn new() -> About {
        About { dialog: NodeRef::new() }
    }

    /// Opens it.
    pub fn open(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            // Refused only where it is open already.
            drop(dialog.show_modal());
        }
    }

    fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }
}

/// The dialog.
#[component]
pub fn AboutDialog(about: About, engine: Engine) -> impl IntoView {
    let content = move || match engine.card.get() {
        Some(card) => view! { <Card card/> }.into_any(),
        None => view! { <p>"The model is not here yet. What is known of it comes with it."</p> }.into_any(),
    };
    view! {
        <dialog id="about" class="sheet" aria-labelledby="about-title" node_ref=about.dialog>
            <header>
                <h2 id="about-title">"About this model"</h2>
                <button class="button quiet" type="button" on:click=move |_| about.close()>"Close"</button>
            </header>
            <p>
                <strong>"For research and education. Not a diagnosis."</strong>
                " A lesion that worries you, or that changes, is for a doctor to see, whatever this page says."
            </p>
            <p>"Photos never leave this device: they are read here, by the browser, and are kept nowhere."</p>
            {content}
        </dialog>
    }
}

#[component]
fn Card(card: ModelCard) -> impl IntoView {
    let not_for = card.not_for.into_iter().map(|use_| view! { <li>{use_}</li> }).collect_view();
    let sources = card
        .data
        .sources
        .into_iter()
        .map(|source| {
            view! {
                <tr>
                    <th scope="row">{source.name}</th>
                    <td>{source.found}</td>
                    <td>{source.kept}</td>
                    <td>{source.relabelled}</td>
                </tr>
            }
        })
        .collect_view();
    let (photos, lesions) = (card.data.photos, card.data.lesions);
    view! {
        <h3>"Intended use"</h3>
        <p>{card.intended_use}</p>
        <h3>"Limits"</h3>
        <ul>{not_for}</ul>
        <KnownFailures failures=card.known_failures/>
        <h3>"How well it does"</h3>
        <p>{format!("Measured on {} photos of {} lesions that it never learnt from; each figure stands with its 95% interval.", photos.test, lesions.test)}</p>
        <Figures figures=card.figures.clone() photos=card.measured_photos/>
        <Certainty decision_rules=card.decision_rules figures=card.figures.clone()/>
        <Refusals figures=card.figures/>
        <Subgroups subgroups=card.subgroups/>
        <h3>"What it learnt from"</h3>
        <p>{format!("{} photos to learn from, {} to choose by, {} to measure.", photos.train, photos.validation, photos.test)}" Divided "{card.data.split_rule}"."</p>
        <Table heads=vec!["Archive", "Photos", "Used", "Label mended"]>{sources}</Table>
        <h3>"Terms"</h3>
        <p>{card.licence}</p>
        <h3>"Which model this is"</h3>
        <p class="fine">
            {format!(
                "{}: {} MB, {}, {} by {} pixels, SHA-256 ",
                card.name,
                megabytes(card.weights.bytes),
                card.weights.precision,
                card.input_side_px,
                card.input_side_px,
            )}
            <code>{card.weights.sha256}</code>
        </p>
        <p class="fine">{as_stored(&card.quantization_effect)}</p>
        {cost(card.cost).map(|cost| view! { <p class="fine">{cost}</p> })}
        <Changes changes=card.changelog/>
    }
}

#[component]
fn KnownFailures(failures: Vec<String>) -> impl IntoView {
    (!failures.is_empty()).then(|| {
        let failures = failures.into_iter().map(|failure| view! { <li>{failure}</li> }).collect_view();
        view! { <h3>"What is known to go wrong"</h3><ul>{failures}</ul> }
    })
}

#[component]
fn Changes(changes: Vec<ChangelogEntry>) -> impl IntoView {
    (!changes.is_empty()).then(|| {
        let changes =
            changes.into_iter().map(|ChangelogEntry { date, what }| view! { <li>{date}": "{what}</li> }).collect_view();
        view! { <h3>"Changes"</h3><ul>{changes}</ul> }
    })
}

/// What one view costs; nothing where the card does not say.
fn cost(cost: ComputeCost) -> Option<String> {
    (cost.multiply_adds > 0).then(|| {
        format!(
            "Each of a photo's eight views takes {:.0} million multiply-adds, with {:.2} million parameters.",
            cost.multiply_adds as f64 / 1e6,
            cost.parameters as f64 / 1e6,
        )
    })
}

/// What storing the weights in bytes has changed.
fn as_stored(parity: &QuantizationEffect) -> String {
    let points = 100.0 * parity.balanced_accuracy_lost;
    let change = if points >= 0.0 { "higher" } else { "lower" };
    format!(
        "The weights are stored rounded, and learnt to be so; the figures above are those of the rounded ones. Unrounded, another diagnosis would come first on {} of the {} photos to measure, and the balanced accuracy would be {:.1} points {change}.",
        parity.predictions_changed,
        parity.photos,
        points.abs(),
    )
}
