//! CSV files of the archives. A row that cannot be read is reported and skipped.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use naevus_evaluation::table;
pub use naevus_evaluation::table::{Row, with_decimal_point};

use crate::dataset::{Problem, csv_text};

/// A CSV file of an archive. The names of its columns are found in any case.
pub struct Table {
    path: Arc<Path>,
    table: table::Table,
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
    /// to `problems`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or lacks a column.
    pub fn read(path: &Path, required: &[&str], problems: &mut Vec<Problem>) -> Result<Table> {
        let (table, bad_rows) = table::Table::of(&csv_text::read(path)?, required)
            .map_err(|error| anyhow!("{} {error}", path.display()))?;
        problems.extend(bad_rows.into_iter().map(|row| {
            let message = format!("line {}: {row}", row.line);
            Problem { path: path.to_path_buf(), message }
        }));
        Ok(Table { path: path.into(), table })
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
        let text = path.is_file().then(|| csv_text::read_beginning(path).ok()).flatten();
        text.is_some_and(|text| table::Table::has_columns(&text, names))
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.table.rows()
    }

    /// The field of `row` in the column `name`; empty if there is no such column.
    pub fn field(&self, row: Row, name: &str) -> &str {
        self.table.field(row, name)
    }

    /// The field of `row` in the column `name`; `None` if it is empty, `unknown`, `NA` or `nan`.
    pub fn known(&self, row: Row, name: &str) -> Option<String> {
        self.table.known(row, name)
    }

    /// As [`Table::known`], with a decimal point for the decimal comma of a number.
    pub fn known_number(&self, row: Row, name: &str) -> Option<String> {
        self.known(row, name).map(|field| with_decimal_point(&field).into_owned())
    }

    /// Whether the file has the column `name`.
    pub fn has(&self, name: &str) -> bool {
        self.table.has(name)
    }

    /// Table and line of `row`.
    pub fn location(&self, row: Row) -> RowLocation {
        RowLocation { table: Arc::clone(&self.path), line: row.line() }
    }

    /// The problem that `message` describes, with the line of `row`.
    pub fn problem(&self, row: Row, message: &str) -> Problem {
        Problem { path: self.path.to_path_buf(), message: format!("line {}: {message}", row.line()) }
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
}
