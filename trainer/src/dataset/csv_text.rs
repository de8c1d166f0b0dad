//! CSV files in the encodings and with the separators that spreadsheets write.
//!
//! Where a comma is the decimal separator, Excel writes `;` between fields. Its "Unicode text" is UTF-16 with tabs, its
//! plain CSV is Windows-1252, and some programs add a first line `sep=;`. Every CSV file is read through [`CsvText`].

use std::borrow::Cow;
use std::cmp::Reverse;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The separators that are recognised, in order of preference.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The first bytes of workbooks: a ZIP archive (`.xlsx`, `.ods`, `.numbers`) and an OLE file (`.xls`).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// The number of bytes that contain the header of any table.
const HEADER_BYTES: u64 = 1 << 16;

/// The text of a CSV file from its header on, with its separator.
pub struct CsvText {
    text: String,
    separator: u8,
    /// Number of lines before the header.
    skipped_lines: u64,
}

impl CsvText {
    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is empty, or is a workbook of a spreadsheet program.
    pub fn read(path: &Path) -> Result<CsvText> {
        CsvText::read_bytes(path, u64::MAX)
    }

    /// Reads the beginning of the file at `path`, with its header.
    ///
    /// # Errors
    ///
    /// As [`CsvText::read`].
    pub fn read_beginning(path: &Path) -> Result<CsvText> {
        CsvText::read_bytes(path, HEADER_BYTES)
    }

    fn read_bytes(path: &Path, limit: u64) -> Result<CsvText> {
        let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
        let mut bytes = Vec::new();
        file.take(limit)
            .read_to_end(&mut bytes)
            .with_context(|| format!("{} cannot be read to its end", path.display()))?;
        ensure!(
            !WORKBOOKS.iter().any(|beginning| bytes.starts_with(beginning)),
            "{} is a workbook of a spreadsheet program and not a CSV file; open it there and save it as CSV",
            path.display()
        );
        let text = CsvText::of(bytes);
        ensure!(!text.text.trim().is_empty(), "{} is empty; it needs a header line and rows", path.display());
        Ok(text)
    }

    fn of(bytes: Vec<u8>) -> CsvText {
        // The csv crate counts a line too few after a carriage return. Excel for Mac once ended lines with one alone.
        let mut text = decode(bytes).replace("\r\n", "\n");
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
        CsvText { text, separator, skipped_lines }
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

/// The text of a CSV file, without its byte order mark.
fn decode(mut bytes: Vec<u8>) -> String {
    let encoding = match Encoding::for_bom(&bytes) {
        Some((encoding, mark_bytes)) => {
            bytes.drain(..mark_bytes);
            encoding
        }
        // A header begins with an ASCII letter, in which UTF-16 has a byte 0.
        None => match bytes[..] {
            [1..=255, 0, ..] => UTF_16LE,
            [0, 1..=255, ..] => UTF_16BE,
            _ => UTF_8,
        },
    };
    if encoding == UTF_8 {
        return String::from_utf8(bytes).unwrap_or_else(|error| {
            error.as_bytes().split_inclusive(|byte| *byte == b'\n').map(utf8_or_windows_1252).collect()
        });
    }
    encoding.decode_without_bom_handling(&bytes).0.into_owned()
}

/// The text of a line: UTF-8, or Windows-1252 if it is not valid UTF-8. The lines may come from several programs.
fn utf8_or_windows_1252(line: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(line).0,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The header and the rows, with their lines, joined by ` / `.
    fn rows(bytes: &[u8]) -> String {
        let text = CsvText::of(bytes.to_vec());
        let mut reader = text.reader();
        let mut rows = vec![reader.headers().unwrap().iter().collect::<Vec<_>>().join(" ")];
        for row in reader.records().map(Result::unwrap) {
            rows.push(format!("{}: {}", text.line(&row), row.iter().collect::<Vec<_>>().join(" ")));
        }
        rows.join(" / ")
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn separators_and_encodings_of_spreadsheets_are_recognised() {
        let expected = "path label / 2: Füße/1.jpg NV / 3: 2.jpg MEL";
        let text = "path,label\nFüße/1.jpg,NV\n2.jpg,MEL\n";
        let semicolons = text.replace(',', ";");
        let windows_1252: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        for (kind, bytes) in [
            ("commas", text.as_bytes().to_vec()),
            ("semicolons", semicolons.as_bytes().to_vec()),
            ("tabs", text.replace(',', "\t").into_bytes()),
            ("bars", text.replace(',', "|").into_bytes()),
            ("spaces", text.replace(',', " , ").into_bytes()),
            ("quotes", semicolons.replace("label", "\"label\"").into_bytes()),
            ("Windows-1252", windows_1252),
            ("byte order mark", format!("\u{feff}{text}").into_bytes()),
            ("CRLF", text.replace('\n', "\r\n").into_bytes()),
            ("CR", text.replace('\n', "\r").into_bytes()),
            ("UTF-16 LE", utf16(&format!("\u{feff}{text}"), u16::to_le_bytes)),
            ("UTF-16 BE", utf16(&format!("\u{feff}{semicolons}"), u16::to_be_bytes)),
            ("UTF-16 LE without a mark", utf16(text, u16::to_le_bytes)),
            ("UTF-16 BE without a mark", utf16(text, u16::to_be_bytes)),
        ] {
            assert_eq!(rows(&bytes), expected, "{kind}");
        }
    }

    #[test]
    fn lines_before_the_header_are_skipped_and_counted() {
        let expected = "path age, in years / 3: 1.jpg 80,5";
        for text in [
            "sep=;\npath;age, in years\n1.jpg;80,5\n",
            "\"SEP=;\"\r\npath;age, in years\r\n1.jpg;80,5\r\n",
            ";;\npath;\"age, in years\"\n1.jpg;80,5\n",
        ] {
            assert_eq!(rows(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(rows(b"sep=\t\npath\tlabel\n1.jpg\tNV\n"), "path label / 3: 1.jpg NV");
        // A column named `sep` is no such line.
        assert_eq!(rows(b"separator,label\n1,NV\n"), "separator label / 2: 1 NV");
    }

    #[test]
    fn lines_of_two_encodings_are_each_decoded() {
        assert_eq!(rows(b"path\nK\xc3\xa4se.jpg\nJ\xe4ger.jpg\n"), "path / 2: Käse.jpg / 3: Jäger.jpg");
    }

    #[test]
    fn files_that_are_no_csv_files_are_errors() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        for (bytes, expected) in [
            (&b""[..], "list.csv is empty"),
            (&b"\xef\xbb\xbf\r\n;;\r\n"[..], "list.csv is empty"),
            (&b"PK\x03\x04[Content_Types].xml"[..], "is a workbook of a spreadsheet program"),
        ] {
            std::fs::write(&path, bytes).unwrap();
            let error = CsvText::read(&path).err().unwrap().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
