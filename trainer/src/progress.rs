//! Progress bars on the terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over `length` items, with rate and remaining time. It is hidden if standard error is not a terminal.
pub fn bar(message: &'static str, length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length).with_message(message);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta} left {prefix}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
