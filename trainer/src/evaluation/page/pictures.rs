//! The worst mistakes as pictures.

use anyhow::Result;
use maud::{Markup, html};

use crate::document::{page, picture};
use crate::evaluation::Prediction;
use crate::evaluation::mistakes::{Mistakes, caption};
use crate::photos;

/// The malignant lesions that were missed, and the other mistakes, the surest first.
pub fn section(predictions: &[Prediction]) -> Result<Markup> {
    let mistakes = Mistakes::worst(predictions);
    let content = html! {
        h3 { "Malignant, read as something that is not" }
        (gallery(&mistakes.missed)?)
        h3 { "Other mistakes" }
        (gallery(&mistakes.others)?)
    };
    Ok(page::section(
        "The worst mistakes",
        "What the model was surest of and wrong about. Some of these labels may be wrong instead.",
        &content,
    ))
}

fn gallery(predictions: &[&Prediction]) -> Result<Markup> {
    let mut pictures = Vec::new();
    for prediction in predictions {
        let caption = caption(prediction).unwrap_or_default();
        pictures.push(match photos::read(&prediction.file) {
            Ok(photo) => picture::picture(&photo, &caption)?,
            Err(reason) => html! { figure { figcaption { (caption) ". The photo cannot be shown: " (reason) } } },
        });
    }
    Ok(html! {
        @if pictures.is_empty() { p.quiet { "None." } }
        div.pictures { @for picture in &pictures { (picture) } }
    })
}
