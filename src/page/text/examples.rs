//! The example photos that the project has drawn, and their texts.

/// Heading of the examples.
pub const TITLE: &str = "No photo at hand? Try one of three drawn examples";
/// Below the heading.
pub const NOTE: &str =
    "Each is drawn by the project and shows no patient. It is read on this device as any photo is, by the same model.";
/// The site did not send an example.
pub const NOT_LOADED: &str = "The example could not be loaded. Check the network, and try again.";

/// An example photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its file in `examples/`, without `.jpg`.
    pub key: &'static str,
    /// The name under which it is listed: a result so shows that the photo is drawn.
    pub file: &'static str,
    /// Its outcome, in a word or two.
    pub name: &'static str,
    /// What can be learned from it.
    pub caption: &'static str,
    /// What it shows, for screen readers.
    pub picture: &'static str,
}

/// The examples, in the order in which they are offered.
pub const EXAMPLES: [Example; 3] = [
    Example {
        key: "answer",
        file: "drawn-example-answer.jpg",
        name: "An answer",
        caption: "One diagnosis stands out.",
        picture: "Drawing of a round brown lesion with even globules.",
    },
    Example {
        key: "doubt",
        file: "drawn-example-doubt.jpg",
        name: "A doubt",
        caption: "Several diagnoses remain, and the alert is raised.",
        picture: "Drawing of an asymmetric lesion in brown, black and blue-grey.",
    },
    Example {
        key: "refusal",
        file: "drawn-example-refusal.jpg",
        name: "A refusal",
        caption: "The spot is too far away to be assessed.",
        picture: "Drawing of skin with some hairs and a tiny spot at the side.",
    },
];
