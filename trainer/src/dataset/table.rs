//! A CSV file, read row by row; a row that cannot be read is reported and passed over.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::dataset::Problem;

/// An archive's CSV file.
pub struct Table {
    path: PathBuf,
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// A row of a [`Table`].
pub struct Row {
    /// The line in the file that it starts at, the first being 1.
    pub line: u64,
    fields: Vec<String>,
}

impl Table {
    /// Reads the file at `path`, which must have the columns `required`. Rows with too many or too few fields, or with
    /// bytes that are not UTF-8, go into `problems`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or lacks a column.
    pub fn read(path: &Path, required: &[&str], problems: &mut Vec<Problem>) -> Result<Table> {
        let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
        let headers = reader.headers().with_context(|| format!("the header of {} cannot be read", path.display()))?;
        // Spreadsheets put a byte order mark before the first name.
        let columns: Vec<String> = headers.iter().map(|name| name.trim_start_matches('\u{feff}').to_string()).collect();
        for name in required {
            if !columns.iter().any(|column| column == name) {
                bail!(
                    "{} has no column `{name}`; its columns are: {}. Is it the right file, with its header line?",
                    path.display(),
                    columns.join(", ")
                );
            }
        }
        let mut rows = Vec::new();
        for row in reader.into_records() {
            match row {
                Ok(row) => {
                    let line = row.position().map_or(0, csv::Position::line);
                    rows.push(Row { line, fields: row.iter().map(str::to_string).collect() });
                }
                Err(error) if error.is_io_error() => {
                    return Err(error).with_context(|| format!("{} cannot be read to its end", path.display()));
                }
                Err(error) => {
                    problems
                        .push(Problem { path: path.to_path_buf(), what: format!("a row cannot be read ({error})") });
                }
            }
        }
        Ok(Table { path: path.to_path_buf(), columns, rows })
    }

    /// The rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The field of `row` in the column `name`; empty where there is no such column.
    pub fn field<'row>(&self, row: &'row Row, name: &str) -> &'row str {
        let place = self.columns.iter().position(|column| column == name);
        place.and_then(|place| row.fields.get(place)).map_or("", String::as_str)
    }

    /// The field of `row` in the column `name`, where it says something: `unknown` and the like are nothing.
    pub fn known(&self, row: &Row, name: &str) -> Option<String> {
        let field = self.field(row, name);
        let nothing = ["", "unknown", "NA", "nan"].iter().any(|nothing| field.eq_ignore_ascii_case(nothing));
        (!nothing).then(|| field.to_string())
    }

    /// What is wrong with `row`.
    pub fn problem(&self, row: &Row, what: &str) -> Problem {
        Problem { path: self.path.clone(), what: format!("line {}: {what}", row.line) }
    }
}
