//! Tables with a header, whose columns are found by their names in any case.

use std::borrow::Cow;

use thiserror::Error;

use crate::csv_text::CsvText;

/// Why a table cannot be used, to be read after the name of its file.
#[derive(Debug, Error)]
pub enum TableError {
    /// The header cannot be read.
    #[error("has a header that cannot be read: {0}")]
    Header(csv::Error),
    /// A column is missing.
    #[error("has no column `{name}`; its columns are: {}. Is it the right file, with its header line?", columns.join(", "))]
    MissingColumn {
        /// The name of the column.
        name: String,
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// The text ends within a row.
    #[error("cannot be read to its end: {0}")]
    Unfinished(csv::Error),
}

/// A row with too many or too few fields, which is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "it has {fields} fields, but the header has {expected}; correct the row, and quote a field that contains a comma"
)]
pub struct BadRow {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// The number of its fields.
    pub fields: usize,
    /// The number of columns.
    pub expected: usize,
}

/// The rows of a CSV file.
#[derive(Debug)]
pub struct Table {
    columns: Vec<String>,
    /// All fields, row by row, in one text, so that a file of 400,000 rows does not need an allocation for each field.
    text: String,
    /// End of each field in the text, in bytes.
    ends: Vec<usize>,
    /// First line of each row.
    lines: Vec<u64>,
}

/// A row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row {
    line: u64,
    index: usize,
}

impl Row {
    /// The line of the file on which the row begins, from 1.
    pub fn line(self) -> u64 {
        self.line
    }
}

impl Table {
    /// The table of `text`, which must have the columns `required`, and its rows with too many or too few fields. Rows
    /// without any text are left out, as are fields without text after the last column: spreadsheets write both.
    ///
    /// # Errors
    ///
    /// If the text cannot be read to its end, or lacks a column.
    pub fn of(text: &CsvText, required: &[&str]) -> Result<(Table, Vec<BadRow>), TableError> {
        let mut reader = text.reader();
        let headers = reader.headers().map_err(TableError::Header)?;
        let columns: Vec<String> = headers.iter().take(filled_fields(headers)).map(str::to_string).collect();
        if let Some(name) = required.iter().find(|name| column_index(&columns, name).is_none()) {
            return Err(TableError::MissingColumn { name: (*name).to_string(), columns });
        }
        let expected = columns.len();
        let mut table = Table { columns, text: String::new(), ends: Vec::new(), lines: Vec::new() };
        let mut bad_rows = Vec::new();
        for row in reader.into_records() {
            let row = row.map_err(TableError::Unfinished)?;
            let line = text.line(&row);
            let filled = filled_fields(&row);
            if filled == 0 {
                continue;
            }
            if row.len() < expected || filled > expected {
                bad_rows.push(BadRow { line, fields: row.len(), expected });
                continue;
            }
            table.lines.push(line);
            for field in row.iter().take(expected) {
                table.text.push_str(field);
                table.ends.push(table.text.len());
            }
        }
        Ok((table, bad_rows))
    }

    /// Whether the header of `text` has the columns `names`.
    pub fn has_columns(text: &CsvText, names: &[&str]) -> bool {
        let mut reader = text.reader();
        let Ok(headers) = reader.headers() else { return false };
        let columns: Vec<String> = headers.iter().map(str::to_string).collect();
        names.iter().all(|name| column_index(&columns, name).is_some())
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

    /// Whether the file has the column `name`.
    pub fn has(&self, name: &str) -> bool {
        column_index(&self.columns, name).is_some()
    }
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
    use super::*;

    #[test]
    fn only_numbers_get_a_decimal_point() {
        let texts = ["80,0", "0,5", "80.0", "80", "1,2,3", "a,b", ",5", "x, y"].map(with_decimal_point);
        assert_eq!(texts, ["80.0", "0.5", "80.0", "80", "1,2,3", "a,b", ",5", "x, y"]);
    }

    #[test]
    fn a_missing_column_and_a_row_of_another_length_are_named() {
        let text = CsvText::of("path;label;;\n1.jpg;NV\n2.jpg\n;;\n").unwrap();
        let (table, bad_rows) = Table::of(&text, &["LABEL"]).unwrap();
        assert_eq!((table.rows().count(), bad_rows[0].line), (1, 3));
        assert!(bad_rows[0].to_string().starts_with("it has 1 fields, but the header has 2; "));
        let error = Table::of(&text, &["lesion"]).unwrap_err().to_string();
        assert!(error.starts_with("has no column `lesion`; its columns are: path, label."), "{error}");
        assert!(Table::has_columns(&text, &["Path"]) && !Table::has_columns(&text, &["age"]));
    }
}
