//! CSV files of the archives. A row that cannot be read is reported and skipped.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use crate::dataset::Problem;

/// A CSV file of an archive.
pub struct Table {
    path: Arc<Path>,
    columns: Vec<String>,
    /// All fields, row by row, in one text, so that a file of 400,000 rows does not need an allocation for each field.
    text: String,
    /// End of each field in the text, in bytes.
    ends: Vec<usize>,
    /// First line of each row.
    lines: Vec<u64>,
}

/// A row of a [`Table`].
#[derive(Clone, Copy)]
pub struct Row {
    line: u64,
    index: usize,
}

/// Table and line of a row, displayed as `line 7 of photos.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLocation {
    table: Arc<Path>,
    line: u64,
}

impl fmt::Display for RowLocation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {} of {}", self.line, self.table.file_name().unwrap_or_default().display())
    }
}

impl Table {
    /// Reads the file at `path`, which must have the columns `required`. Rows with too many or too few fields, or with
    /// bytes that are not UTF-8, are added to `problems`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or lacks a column.
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
                Err(error) => problems.push(Problem { path: path.to_path_buf(), message: row_error(&error) }),
            }
        }
        Ok(table)
    }

    /// Reads the files at `paths`, each as [`Table::read`] does.
    ///
    /// # Errors
    ///
    /// As [`Table::read`].
    pub fn read_all(paths: &[PathBuf], required: &[&str], problems: &mut Vec<Problem>) -> Result<Vec<Table>> {
        paths.iter().map(|path| Table::read(path, required, problems)).collect()
    }

    /// Whether the file at `path` is a CSV file with the columns `names`. They identify a file with a common name.
    pub fn has_columns(path: &Path, names: &[&str]) -> bool {
        let columns = path.is_file().then(|| columns(path, &mut open(path).ok()?).ok()).flatten();
        columns.is_some_and(|columns| names.iter().all(|name| columns.iter().any(|column| column == name)))
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.lines.iter().enumerate().map(|(index, &line)| Row { line, index })
    }

    /// The field of `row` in the column `name`; empty if there is no such column.
    pub fn field(&self, row: Row, name: &str) -> &str {
        let Some(column) = self.columns.iter().position(|column| column == name) else { return "" };
        let field = row.index * self.columns.len() + column;
        let begin = if field == 0 { 0 } else { self.ends[field - 1] };
        &self.text[begin..self.ends[field]]
    }

    /// The field of `row` in the column `name`; `None` if it is empty, `unknown`, `NA` or `nan`.
    pub fn known(&self, row: Row, name: &str) -> Option<String> {
        let field = self.field(row, name);
        let is_unknown = ["", "unknown", "NA", "nan"].iter().any(|text| field.eq_ignore_ascii_case(text));
        (!is_unknown).then(|| field.to_string())
    }

    /// Whether the file has the column `name`.
    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column == name)
    }

    /// Table and line of `row`.
    pub fn location(&self, row: Row) -> RowLocation {
        RowLocation { table: Arc::clone(&self.path), line: row.line }
    }

    /// The problem that `message` describes, with the line of `row`.
    pub fn problem(&self, row: Row, message: &str) -> Problem {
        Problem { path: self.path.to_path_buf(), message: format!("line {}: {message}", row.line) }
    }
}

/// The rows that were listed so far, by photo and label, for finding duplicates.
#[derive(Default)]
pub struct ListedRows<'table> {
    rows: HashMap<(&'table str, &'table str), RowLocation>,
}

impl<'table> ListedRows<'table> {
    /// Whether an earlier row has the same photo and label. If so, `row` is added to `problems`, else it is stored. If
    /// the caller passes an empty label, any second row of a photo is a duplicate. If the caller passes the label of
    /// the row, only a row with the same label is a duplicate, and reconciliation decides between contradicting rows.
    pub fn is_duplicate(
        &mut self,
        table: &Table,
        row: Row,
        photo_and_label: (&'table str, &'table str),
        problems: &mut Vec<Problem>,
    ) -> bool {
        if let Some(first) = self.rows.get(&photo_and_label) {
            let message = format!("{} is already listed on {first}; remove one of the two rows", photo_and_label.0);
            problems.push(table.problem(row, &message));
            return true;
        }
        self.rows.insert(photo_and_label, table.location(row));
        false
    }

    /// The photos of the rows, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = &'table str> {
        self.rows.keys().map(|(id, _)| *id)
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
    // Spreadsheets write a byte order mark before the first name.
    Ok(headers.iter().map(|name| name.trim_start_matches('\u{feff}').to_string()).collect())
}

/// The reason why a row cannot be read, and the remedy.
fn row_error(error: &csv::Error) -> String {
    let line = |position: &Option<csv::Position>| position.as_ref().map_or(0, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => format!(
            "line {}: it has {len} fields, but the header has {expected_len}; correct the row, and quote a field that \
             contains a comma",
            line(pos)
        ),
        csv::ErrorKind::Utf8 { pos, .. } => {
            format!("line {}: it is not valid UTF-8; save the file as UTF-8", line(pos))
        }
        _ => format!("a row cannot be read ({error}); correct it, or remove it"),
    }
}
