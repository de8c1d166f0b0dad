//! The example photos that the project has drawn, and their texts.

use crate::page::text::message::{Phrase, phrase};

/// Heading of the examples.
pub const TITLE: Phrase = phrase("examples-title");
/// Below the heading.
pub const NOTE: Phrase = phrase("examples-note");
/// The site did not send an example.
pub const NOT_LOADED: Phrase = phrase("examples-not-loaded");

/// An example photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its file in `examples/`, without `.jpg`.
    pub key: &'static str,
    /// The name under which it is listed: a result so shows that the photo is drawn.
    pub file: &'static str,
    /// Its outcome, in a word or two.
    pub name: Phrase,
    /// What can be learned from it.
    pub caption: Phrase,
    /// What it shows, for screen readers.
    pub picture: Phrase,
}

/// The examples, in the order in which they are offered.
pub const EXAMPLES: [Example; 3] = [
    Example {
        key: "answer",
        file: "drawn-example-answer.jpg",
        name: phrase("examples-answer-name"),
        caption: phrase("examples-answer-caption"),
        picture: phrase("examples-answer-picture"),
    },
    Example {
        key: "doubt",
        file: "drawn-example-doubt.jpg",
        name: phrase("examples-doubt-name"),
        caption: phrase("examples-doubt-caption"),
        picture: phrase("examples-doubt-picture"),
    },
    Example {
        key: "refusal",
        file: "drawn-example-refusal.jpg",
        name: phrase("examples-refusal-name"),
        caption: phrase("examples-refusal-caption"),
        picture: phrase("examples-refusal-picture"),
    },
];
