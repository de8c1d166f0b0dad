//! The icons, drawn in one style: a stroke of 1.75 in the colour of the text, in a square of 24.

use leptos::prelude::*;

/// What an icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// The screen on which photos are read: a lesion in a frame.
    Read,
    /// The screen of lesions: a person with a spot.
    Lesions,
    /// The screen of many photos: a stack.
    Batch,
    /// The screen about the model: a chart.
    Model,
    /// The screen of settings: two sliders.
    Settings,
    /// A picture in a frame: a photo or a file of one.
    Photo,
    /// A magnifier with a plus.
    ZoomIn,
    /// A magnifier with a minus.
    ZoomOut,
    /// An arrow around against the clock.
    TurnLeft,
    /// An arrow around with the clock.
    TurnRight,
    /// A torch.
    Torch,
    /// Four squares.
    Grid,
    /// Three lines with dots.
    List,
    /// A printer.
    Print,
    /// An arrow that leaves a box.
    Share,
    /// An arrow down to a line.
    Download,
    /// Two sheets.
    Copy,
    /// An arrow to the start of the line.
    Back,
    /// A cross.
    Close,
    /// A circle with an i.
    Information,
    /// An arrowhead down, for what opens.
    Open,
    /// An arrow that leaves a window, for links to other sites.
    External,
}

impl Symbol {
    /// The path. A line of length 0.01 is a dot, because the ends of lines are round.
    #[rustfmt::skip]
    const fn path(self) -> &'static str {
        match self {
            Symbol::Read => "M4 8.5V6a2 2 0 0 1 2-2h2.5M15.5 4H18a2 2 0 0 1 2 2v2.5M20 15.5V18a2 2 0 0 1-2 2h-2.5M8.5 20H6a2 2 0 0 1-2-2v-2.5M8.5 12a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
            Symbol::Lesions => "M9.75 5a2.25 2.25 0 1 0 4.5 0a2.25 2.25 0 1 0-4.5 0M12 9.5c-3.5 0-5.5 1.25-5.5 4v3.25h2.25L9.25 21h5.5l.5-4.25h2.25V13.5c0-2.75-2-4-5.5-4zM13.5 13.5h.01",
            Symbol::Batch => "M12 3.5 3.5 8l8.5 4.5L20.5 8zM3.5 12.25l8.5 4.5 8.5-4.5M3.5 16.25l8.5 4.5 8.5-4.5",
            Symbol::Model => "M4 4v14a2 2 0 0 0 2 2h14M8.5 16v-3.5M13 16V8M17.5 16v-5.5",
            Symbol::Settings => "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
            Symbol::Photo => "M3.5 6.5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2zM3.5 16.5l5-5 5 5 2.5-2.5 4.5 4.5M15 9h.01",
            Symbol::ZoomIn => "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.25 15.25l5.25 5.25M10.5 8v5M8 10.5h5",
            Symbol::ZoomOut => "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.25 15.25l5.25 5.25M8 10.5h5",
            Symbol::TurnLeft => "M4 4v5h5M4.6 9A8 8 0 1 1 4 12.5",
            Symbol::TurnRight => "M20 4v5h-5M19.4 9A8 8 0 1 0 20 12.5",
            Symbol::Torch => "M7.5 3.5h9v3l-2.25 3.5V19a1.5 1.5 0 0 1-1.5 1.5h-1.5a1.5 1.5 0 0 1-1.5-1.5v-9L7.5 6.5zM7.5 6.5h9M12 12.5v2.5",
            Symbol::Grid => "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM13.5 13.5h6v6h-6zM4.5 13.5h6v6h-6z",
            Symbol::List => "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
            Symbol::Print => "M7 8.5V4h10v4.5M7 17H5.5a2 2 0 0 1-2-2v-4.5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2H17M7 14h10v6H7z",
            Symbol::Share => "M12 15V3.75M8 7.5l4-4 4 4M8 11H6.5A1.5 1.5 0 0 0 5 12.5v6A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5v-6a1.5 1.5 0 0 0-1.5-1.5H16",
            Symbol::Download => "M12 4v11.25M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
            Symbol::Copy => "M8.5 10.5a2 2 0 0 1 2-2H18a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2h-7.5a2 2 0 0 1-2-2zM15.5 8.5V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7.5a2 2 0 0 0 2 2h2.5",
            Symbol::Back => "M19.5 12h-15M11 5.5 4.5 12l6.5 6.5",
            Symbol::Close => "M6 6l12 12M18 6 6 18",
            Symbol::Information => "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 11v5M12 8h.01",
            Symbol::Open => "M6 9l6 6 6-6",
            Symbol::External => "M13.5 4.5h6v6M19.5 4.5 11 13M17.5 14v3.5a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2H10",
        }
    }

    /// Whether it points along the line of text, so that a text from right to left needs its mirror image.
    const fn is_directional(self) -> bool {
        matches!(self, Symbol::Back | Symbol::List | Symbol::External)
    }
}

/// An icon beside a label, or in a button with a label of its own: screen readers pass over it. `class="icon"`, and
/// `icon mirrored` where a text from right to left needs the mirror image.
#[component]
pub fn Icon(
    symbol: Symbol,
    /// Width and height, in pixels of the style sheet.
    #[prop(default = 24)]
    size: u32,
) -> impl IntoView {
    let class = if symbol.is_directional() { "icon mirrored" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" width=size height=size aria-hidden="true" focusable="false">
            <path
                d=symbol.path()
                fill="none"
                stroke="currentColor"
                stroke-width="1.75"
                stroke-linecap="round"
                stroke-linejoin="round"
            />
        </svg>
    }
}
