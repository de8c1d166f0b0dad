//! The values of the settings.

/// The colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system.
    System,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// Its value in the local storage.
    pub fn key(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The media query of the style sheet with the dark colours.
    pub fn media_of_dark_style(self) -> &'static str {
        match self {
            Theme::System => "(prefers-color-scheme: dark)",
            Theme::Light => "not all",
            Theme::Dark => "all",
        }
    }
}

/// What computes the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Processor {
    /// WebGPU if it passes its check and is faster, else the CPU.
    Fastest,
    /// The CPU.
    Cpu,
    /// WebGPU if it passes its check, even if the CPU is faster. Until then, and without it, the CPU.
    Gpu,
}

impl Processor {
    /// All choices.
    pub const ALL: [Processor; 3] = [Processor::Fastest, Processor::Cpu, Processor::Gpu];

    /// Its value in the local storage.
    pub fn key(self) -> &'static str {
        match self {
            Processor::Fastest => "fastest",
            Processor::Cpu => "cpu",
            Processor::Gpu => "gpu",
        }
    }
}
