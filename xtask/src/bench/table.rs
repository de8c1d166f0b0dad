//! Markdown tables, and goals for the figures in them.

use std::fmt::{self, Display};

use super::statistics::Summary;

/// The goal for a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// The maximum.
    AtMost(f64),
    /// The minimum.
    AtLeast(f64),
}

impl Goal {
    /// Whether `value` meets the goal, as a table cell.
    pub fn status(self, value: f64) -> &'static str {
        let met = match self {
            Goal::AtMost(most) => value <= most,
            Goal::AtLeast(least) => value >= least,
        };
        if met { "met" } else { "**missed**" }
    }
}

impl Display for Goal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Goal::AtMost(most) => write!(formatter, "≤ {most}"),
            Goal::AtLeast(least) => write!(formatter, "≥ {least}"),
        }
    }
}

/// A table whose rows all have as many cells as its header.
#[derive(Clone, Debug)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(header: &[&str]) -> Table {
        Table { rows: vec![header.iter().map(ToString::to_string).collect()] }
    }

    /// Adds a row. Missing cells are empty. `|`, which would end a cell, is replaced by `/`.
    pub fn add_row(&mut self, cells: &[&str]) {
        let mut row: Vec<String> = cells.iter().map(|cell| cell.replace('|', "/").replace('\n', " ")).collect();
        row.resize(self.rows[0].len(), String::new());
        self.rows.push(row);
    }
}

impl Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows[0].len();
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for (index, row) in self.rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                write!(formatter, "| {cell:width$} ")?;
            }
            writeln!(formatter, "|")?;
            if index == 0 {
                widths.iter().try_for_each(|width| write!(formatter, "|{:-<1$}", "", width + 2))?;
                writeln!(formatter, "|")?;
            }
        }
        Ok(())
    }
}

/// Median and range as a cell: `12.3 (11.9 to 14.0) ms`.
pub fn cell(summary: Summary, unit: &str) -> String {
    let digits = match summary.median {
        median if median >= 1000.0 => 0,
        median if median >= 10.0 => 1,
        _ => 2,
    };
    let text = format!("{:.digits$} ({:.digits$} to {:.digits$})", summary.median, summary.min, summary.max);
    if unit.is_empty() { text } else { format!("{text} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_short_rows_filled() {
        let mut table = Table::new(&["what", "µ"]);
        table.add_row(&["a|b", "≤ 0.5"]);
        table.add_row(&["c"]);
        assert_eq!(table.to_string(), "| what | µ     |\n|------|-------|\n| a/b  | ≤ 0.5 |\n| c    |       |\n");
    }

    #[test]
    fn status_says_whether_a_goal_is_met() {
        assert_eq!(Goal::AtMost(0.8).status(0.8), "met");
        assert_eq!(Goal::AtMost(0.8).status(0.81), "**missed**");
        assert_eq!(Goal::AtLeast(1.0).status(0.99), "**missed**");
        assert_eq!(Goal::AtLeast(1.0).status(f64::NAN), "**missed**");
        assert_eq!((Goal::AtMost(0.8).to_string(), Goal::AtLeast(1.0).to_string()), ("≤ 0.8".into(), "≥ 1".into()));
    }

    #[test]
    fn small_figures_have_more_digits() {
        let summary = |median| Summary { median, min: median / 2.0, max: median * 2.0 };
        assert_eq!(cell(summary(0.5), ""), "0.50 (0.25 to 1.00)");
        assert_eq!(cell(summary(22.0), "ms"), "22.0 (11.0 to 44.0) ms");
        assert_eq!(cell(summary(3000.0), "ms"), "3000 (1500 to 6000) ms");
    }
}
