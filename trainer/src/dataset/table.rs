//! CSV files of the archives. A row that cannot be read is reported and skipped.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use crate::dataset::Problem;
use crate::dataset::csv_text::CsvText;

/// A CSV file of an archive. The names of its columns are found in any case.
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

impl RowLocation {
    /// Name of the table's file.
    pub fn table_name(&self) -> String {
        self.table.file_name().unwrap_or_default().display().to_string()
    }
}

impl fmt::Display for RowLocation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {} of {}", self.line, self.table_name())
    }
}

impl Table {
    /// Reads the file at `path`, which must have the columns `required`. Rows with too many or too few fields are added
    /// to `problems`. Rows without any text are left out, as are fields without text after the last column:
    /// spreadsheets write both.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or lacks a column.
    pub fn read(path: &Path, required: &[&str], problems: &mut Vec<Problem>) -> Result<Table> {
        let text = CsvText::read(path)?;
        let mut reader = text.reader();
        let columns = columns(path, &mut reader)?;
        for name in required {
            if column_index(&columns, name).is_none() {
                bail!(
                    "{} has no column `{name}`; its columns are: {}. Is it the right file, with its header line?",
                    path.display(),
                    columns.join(", ")
                );
            }
        }
        let mut table = Table { path: path.into(), columns, text: String::new(), ends: Vec::new(), lines: Vec::new() };
        for row in reader.into_records() {
            let row = row.with_context(|| format!("{} cannot be read to its end", path.display()))?;
            let line = text.line(&row);
            let filled = filled_fields(&row);
            if filled == 0 {
                continue;
            }
            let expected = table.columns.len();
            if row.len() < expected || filled > expected {
                let message = format!(
                    "line {line}: it has {} fields, but the header has {expected}; correct the row, and quote a field \
                     that contains a comma",
                    row.len()
                );
                problems.push(Problem { path: path.to_path_buf(), message });
                continue;
            }
            table.lines.push(line);
            for field in row.iter().take(expected) {
                table.text.push_str(field);
                table.ends.push(table.text.len());
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
        let columns = || columns(path, &mut CsvText::read_beginning(path).ok()?.reader()).ok();
        let columns = path.is_file().then(columns).flatten();
        columns.is_some_and(|columns| names.iter().all(|name| column_index(&columns, name).is_some()))
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.lines.iter().enumerate().map(|(index, &line)| Row { line, index })
    }

    /// The field of `row` in the column `name`; empty if there is no such column.
    pub fn field(&self, row: Row, name: &str) -> &str {
        let Some(column) = column_index(&self.columns, name) else { return "" };
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

    /// As [`Table::known`], with a decimal point for the decimal comma of a number.
    pub fn known_number(&self, row: Row, name: &str) -> Option<String> {
        self.known(row, name).map(|field| with_decimal_point(&field).into_owned())
    }

    /// Whether the file has the column `name`.
    pub fn has(&self, name: &str) -> bool {
        column_index(&self.columns, name).is_some()
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

/// The names of the columns, without the empty ones after the last.
fn columns(path: &Path, reader: &mut csv::Reader<&[u8]>) -> Result<Vec<String>> {
    let headers = reader.headers().with_context(|| format!("the header of {} cannot be read", path.display()))?;
    Ok(headers.iter().take(filled_fields(headers)).map(str::to_string).collect())
}

/// The number of fields up to the last that is not empty.
fn filled_fields(row: &csv::StringRecord) -> usize {
    row.iter().enumerate().filter(|(_, field)| !field.is_empty()).last().map_or(0, |(index, _)| index + 1)
}

/// The index of the column `name`, or of the first column with this name in another case.
fn column_index(columns: &[String], name: &str) -> Option<usize> {
    let exact = columns.iter().position(|column| column == name);
    exact.or_else(|| columns.iter().position(|column| column.eq_ignore_ascii_case(name)))
}

/// A number with a decimal point for its decimal comma; other text is unchanged.
pub fn with_decimal_point(text: &str) -> Cow<'_, str> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(',') {
        Some((whole, decimals)) if is_digits(whole) && is_digits(decimals) => Cow::Owned(format!("{whole}.{decimals}")),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn columns_are_found_in_any_case_and_rows_without_text_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        fs::write(&path, "Path;LABEL;age;;\n;;;;\n1.jpg;NV;80,5;;\n2.jpg;NV;old\n3.jpg;NV\n4.jpg;NV;;;x\n;;;;\n")
            .unwrap();
        let mut problems = Vec::new();
        let table = Table::read(&path, &["path", "label"], &mut problems).unwrap();
        let rows: Vec<(&str, Option<String>, String)> = table
            .rows()
            .map(|row| (table.field(row, "path"), table.known_number(row, "Age"), table.location(row).to_string()))
            .collect();
        let expected = [("1.jpg", Some("80.5"), "line 3 of list.csv"), ("2.jpg", Some("old"), "line 4 of list.csv")];
        let expected = expected.map(|(path, age, line)| (path, age.map(str::to_string), line.to_string()));
        assert_eq!(rows, expected);
        let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].starts_with("line 5: it has 2 fields, but the header has 3; "), "{messages:?}");
        assert!(messages[1].starts_with("line 6: it has 5 fields, but the header has 3; "), "{messages:?}");
        assert!(Table::has_columns(&path, &["label", "path"]) && !Table::has_columns(&path, &["lesion"]));
        assert!(!Table::has_columns(&folder.path().join("none.csv"), &["label"]));
    }

    #[test]
    fn only_numbers_get_a_decimal_point() {
        let texts = ["80,0", "0,5", "80.0", "80", "1,2,3", "a,b", ",5", "x, y"].map(with_decimal_point);
        assert_eq!(texts, ["80.0", "0.5", "80.0", "80", "1,2,3", "a,b", ",5", "x, y"]);
    }
}
