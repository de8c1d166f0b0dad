//! Tables in Markdown, and figures as they are written in every report.

use naevus_reading::card::Figure;

/// A table: a head and its rows.
pub fn table(columns: &[&str], rows: Vec<Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = line(columns.iter().map(ToString::to_string).collect());
    let rule = line(columns.iter().map(|_| "---".to_string()).collect());
    [head, rule].into_iter().chain(rows.into_iter().map(line)).collect()
}

/// A difference with its interval: `+0.024 (-0.006 to +0.058)`.
pub fn signed(Figure { value, low, high }: Figure) -> String {
    format!("{value:+.3} ({low:+.3} to {high:+.3})")
}

/// `0.672 (0.609 to 0.733)`.
pub fn interval(Figure { value, low, high }: Figure) -> String {
    format!("{value:.3} ({low:.3} to {high:.3})")
}
