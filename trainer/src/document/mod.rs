//! Output formats of reports: HTML pages, charts, Markdown tables and readable JSON.

pub mod chart;
pub mod json;
pub mod page;

/// A Markdown table with column headings and rows.
pub fn table(columns: &[&str], rows: Vec<Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let header = line(columns.iter().map(ToString::to_string).collect());
    let delimiter = line(columns.iter().map(|_| "---".to_string()).collect());
    [header, delimiter].into_iter().chain(rows.into_iter().map(line)).collect()
}
