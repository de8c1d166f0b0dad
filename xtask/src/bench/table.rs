//! Tables in Markdown, and goals.

use std::fmt::{self, Display};

use super::statistics::Spread;

/// What a figure is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
}

impl Goal {
    /// The word for a figure beside its goal.
    pub fn verdict(self, value: f64) -> &'static str {
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

/// A table: each row has as many cells as the head.
#[derive(Clone, Debug)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(head: &[&str]) -> Table {
        Table { rows: vec![head.iter().map(ToString::to_string).collect()] }
    }

    /// Adds a row; what it lacks stays empty. A `|` in a cell would end it and is replaced.
    pub fn row(&mut self, cells: &[&str]) {
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

/// A spread as a cell: `12.3 (11.9 to 14.0) ms`.
pub fn cell(spread: Spread, unit: &str) -> String {
    let digits = match spread.median {
        median if median >= 1000.0 => 0,
        median if median >= 10.0 => 1,
        _ => 2,
    };
    let text = format!("{:.digits$} ({:.digits$} to {:.digits$})", spread.median, spread.min, spread.max);
    if unit.is_empty() { text } else { format!("{text} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_short_rows_are_filled() {
        let mut table = Table::new(&["what", "µ"]);
        table.row(&["a|b", "≤ 0.5"]);
        table.row(&["c"]);
        assert_eq!(table.to_string(), "| what | µ     |\n|------|-------|\n| a/b  | ≤ 0.5 |\n| c    |       |\n");
    }

    #[test]
    fn a_missed_goal_says_so() {
        assert_eq!(Goal::AtMost(0.8).verdict(0.8), "met");
        assert_eq!(Goal::AtMost(0.8).verdict(0.81), "**missed**");
        assert_eq!(Goal::AtLeast(1.0).verdict(0.99), "**missed**");
        assert_eq!(Goal::AtLeast(1.0).verdict(f64::NAN), "**missed**");
        assert_eq!((Goal::AtMost(0.8).to_string(), Goal::AtLeast(1.0).to_string()), ("≤ 0.8".into(), "≥ 1".into()));
    }

    #[test]
    fn small_figures_get_more_digits() {
        let spread = |median| Spread { median, min: median / 2.0, max: median * 2.0 };
        assert_eq!(cell(spread(0.5), ""), "0.50 (0.25 to 1.00)");
        assert_eq!(cell(spread(22.0), "ms"), "22.0 (11.0 to 44.0) ms");
        assert_eq!(cell(spread(3000.0), "ms"), "3000 (1500 to 6000) ms");
    }
}
