//! CSV files with the separators that spreadsheets write.
//!
//! Where a comma is the decimal separator, Excel writes `;` between fields; its "Unicode text" has tabs, and some programs
//! add a first line `sep=;`.

use std::cmp::Reverse;

use thiserror::Error;

/// The separators that are recognised, in order of preference.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The first bytes of workbooks: a ZIP archive (`.xlsx`, `.ods`, `.numbers`) and an OLE file (`.xls`).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// Whether a file with these first bytes is a workbook of a spreadsheet program.
pub fn is_workbook(bytes: &[u8]) -> bool {
    WORKBOOKS.iter().any(|beginning| bytes.starts_with(beginning))
}

/// A table has no header line. The text is to be read after the name of its file.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("is empty; it needs a header line and rows")]
pub struct EmptyTable;

/// The text of a CSV file from its header on, with its separator.
pub struct CsvText {
    text: String,
    separator: u8,
    /// Number of lines before the header.
    skipped_lines: u64,
}

impl CsvText {
    /// The CSV file with this decoded text.
    ///
    /// # Errors
    ///
    /// If it has no text but separators.
    pub fn of(text: &str) -> Result<CsvText, EmptyTable> {
        // The csv crate counts a line too few after a carriage return. Excel for Mac once ended lines with one alone.
        let mut text = text.replace("\r\n", "\n");
        if !text.contains('\n') {
            text = text.replace('\r', "\n");
        }
        let (mut start, mut skipped_lines, mut separator) = (0, 0, None);
        while let Some(line) = text[start..].split_inclusive('\n').next() {
            let named = named_separator(line);
            separator = separator.or(named);
            if named.is_none() && !is_blank(line) {
                break;
            }
            start += line.len();
            skipped_lines += 1;
        }
        text.drain(..start);
        let separator = separator.unwrap_or_else(|| most_frequent_separator(&text));
        if text.trim().is_empty() { Err(EmptyTable) } else { Ok(CsvText { text, separator, skipped_lines }) }
    }

    /// A reader of the rows after the header, without spaces around the fields. It accepts rows of any length.
    pub fn reader(&self) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .delimiter(self.separator)
            .flexible(true)
            .from_reader(self.text.as_bytes())
    }

    /// The line of the file on which a row begins, from 1.
    pub fn line(&self, row: &csv::StringRecord) -> u64 {
        row.position().map_or(0, csv::Position::line) + self.skipped_lines
    }
}

/// The separator that a line `sep=;` names; `None` for other lines.
fn named_separator(line: &str) -> Option<u8> {
    let line = line.trim_start().trim_start_matches('"');
    let (name, separator) = line.split_at_checked("sep=".len())?;
    let separator = *separator.as_bytes().first()?;
    (name.eq_ignore_ascii_case("sep=") && separator.is_ascii() && !matches!(separator, b'\r' | b'\n' | b'"'))
        .then_some(separator)
}

/// Whether a line has no text but separators, as a row without cells.
fn is_blank(line: &str) -> bool {
    line.chars()
        .all(|letter| letter.is_whitespace() || letter == '"' || SEPARATORS.iter().any(|it| letter == char::from(*it)))
}

/// The separator that occurs most often in the header of `text`, outside quotes.
fn most_frequent_separator(text: &str) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().zip(SEPARATORS).for_each(|(count, it)| *count += usize::from(byte == it)),
        }
    }
    let most_frequent = (0..SEPARATORS.len()).max_by_key(|&index| (counts[index], Reverse(index)));
    most_frequent.map_or(b',', |index| SEPARATORS[index])
}
