//! Progress on the terminal: a bar with rate and time left; where there is no terminal, plain lines.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over `length` items. Without a terminal it stays silent: what it leads to is printed as a line by the caller.
pub fn bar(what: &'static str, length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length).with_message(what);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta} left {prefix}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
