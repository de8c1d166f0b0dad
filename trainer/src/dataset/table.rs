//! A CSV file; a row that cannot be read is reported and passed over.

use std::fmt;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use crate::dataset::Problem;

/// An archive's CSV file.
pub struct Table {
    path: Arc<Path>,
    columns: Vec<String>,
    /// All fields, row after row, in one text: a manifest of 400,000 rows is not two million small ones.
    text: String,
    /// Where each field ends in the text.
    ends: Vec<usize>,
    /// The line that each row starts at.
    lines: Vec<u64>,
}

/// A row of a [`Table`].
#[derive(Clone, Copy)]
pub struct Row {
    /// The line in the file that it starts at, the first being 1.
    pub line: u64,
    place: usize,
}

/// Where a row stands, to be named in a problem: `line 7 of photos.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPlace {
    table: Arc<Path>,
    line: u64,
}

impl fmt::Display for RowPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {} of {}", self.line, self.table.file_name().unwrap_or_default().display())
    }
}

impl Table {
    /// Reads the file at `path`, which must have the columns `required`. Rows with too many or too few fields, or with
    /// bytes that are not UTF-8, go into `problems`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or lacks a column.
    pub fn read(path: &Path, required: &[&str], problems: &mut Vec<Problem>) -> Result<Table> {
        let mut reader = open(path)?;
        let columns = columns(path, &mut reader)?;
        for name in required {
            if !columns.iter().any(|column| column == name) {
                bail!(
                    "{} has no column `{name}`; its columns are: {}. Is it the right file, with its header line?",
                    path.display(),
                    columns.join(", ")
                );
            }
        }
        let mut table = Table { path: path.into(), columns, text: String::new(), ends: Vec::new(), lines: Vec::new() };
        for row in reader.into_records() {
            match row {
                Ok(row) => {
                    table.lines.push(row.position().map_or(0, csv::Position::line));
                    for field in &row {
                        table.text.push_str(field);
                        table.ends.push(table.text.len());
                    }
                }
                Err(error) if error.is_io_error() => {
                    return Err(error).with_context(|| format!("{} cannot be read to its end", path.display()));
                }
                Err(error) => problems.push(Problem { path: path.to_path_buf(), what: fault(&error) }),
            }
        }
        Ok(table)
    }

    /// Whether the file at `path` is a CSV with the columns `names`: by them a file with an everyday name is known.
    pub fn has_columns(path: &Path, names: &[&str]) -> bool {
        let columns = path.is_file().then(|| columns(path, &mut open(path).ok()?).ok()).flatten();
        columns.is_some_and(|columns| names.iter().all(|name| columns.iter().any(|column| column == name)))
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.lines.iter().enumerate().map(|(place, &line)| Row { line, place })
    }

    /// The field of `row` in the column `name`; empty where there is no such column.
    pub fn field(&self, row: Row, name: &str) -> &str {
        let Some(column) = self.columns.iter().position(|column| column == name) else { return "" };
        let field = row.place * self.columns.len() + column;
        let begin = if field == 0 { 0 } else { self.ends[field - 1] };
        &self.text[begin..self.ends[field]]
    }

    /// The field of `row` in the column `name`, where it says something: `unknown` and the like are nothing.
    pub fn known(&self, row: Row, name: &str) -> Option<String> {
        let field = self.field(row, name);
        let nothing = ["", "unknown", "NA", "nan"].iter().any(|nothing| field.eq_ignore_ascii_case(nothing));
        (!nothing).then(|| field.to_string())
    }

    /// Whether the file has the column `name`.
    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column == name)
    }

    /// Where `row` stands.
    pub fn place(&self, row: Row) -> RowPlace {
        RowPlace { table: Arc::clone(&self.path), line: row.line }
    }

    /// What is wrong with `row`.
    pub fn problem(&self, row: Row, what: &str) -> Problem {
        Problem { path: self.path.to_path_buf(), what: format!("line {}: {what}", row.line) }
    }
}

fn open(path: &Path) -> Result<csv::Reader<File>> {
    let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
    Ok(csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file))
}

fn columns(path: &Path, reader: &mut csv::Reader<File>) -> Result<Vec<String>> {
    let headers = reader.headers().with_context(|| {
        format!("the header of {} cannot be read; is it a CSV file, saved as UTF-8?", path.display())
    })?;
    // Spreadsheets put a byte order mark before the first name.
    Ok(headers.iter().map(|name| name.trim_start_matches('\u{feff}').to_string()).collect())
}

/// What is wrong with a row that is no row of its table, and what to do.
fn fault(error: &csv::Error) -> String {
    let line = |position: &Option<csv::Position>| position.as_ref().map_or(0, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => format!(
            "line {}: it has {len} fields where the header has {expected_len}; mend the row, and put a field that has a \
             comma of its own in quotes",
            line(pos)
        ),
        csv::ErrorKind::Utf8 { pos, .. } => {
            format!("line {}: its letters are not in UTF-8; save the file as UTF-8", line(pos))
        }
        _ => format!("a row cannot be read ({error}); mend it, or take it out"),
    }
}
