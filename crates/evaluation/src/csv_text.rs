//! CSV files with the separators that spreadsheets write.
//!
//! Where a comma is the decimal separator, Excel writes `;` between fields; its "Unicode text" has tabs, and some programs
//! add a first line `sep=;`.

use std::borrow::Cow;
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

/// The text of a CSV file in the encodings that spreadsheets write, without its byte order mark: UTF-16, as Excel's
/// "Unicode text", else UTF-8. A line that is not valid UTF-8 is in Windows-1252, as Excel's plain CSV: the lines may come
/// from several programs.
pub fn decoded(bytes: Vec<u8>) -> String {
    match bytes[..] {
        [0xFF, 0xFE, ..] => utf16(&bytes[2..], u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(&bytes[2..], u16::from_be_bytes),
        // A header begins with an ASCII letter, in which UTF-16 has a byte 0.
        [1..=255, 0, ..] => utf16(&bytes, u16::from_le_bytes),
        [0, 1..=255, ..] => utf16(&bytes, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
            bytes.split_inclusive(|byte| *byte == b'\n').map(utf8_or_windows_1252).collect()
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let mut text = String::from_utf16_lossy(&units);
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// The letters of the bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard, index windows-1252). The others are
/// those of Latin-1. A crate of encodings would bring the tables of all of them into the page.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a line or of a name: UTF-8, or Windows-1252 if it is not valid UTF-8.
pub fn utf8_or_windows_1252(line: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9F => WINDOWS_1252[usize::from(*byte) - 0x80],
                _ => char::from(*byte),
            };
            Cow::Owned(line.iter().map(letter).collect())
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The header and the rows, with their lines, joined by ` / `.
    fn rows(bytes: &[u8]) -> String {
        let text = CsvText::of(&decoded(bytes.to_vec())).unwrap();
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
    fn tables_are_read_in_the_encodings_of_spreadsheets() {
        let text = "path,label\nMüller.jpg,NV\n";
        let utf16 = |bytes: fn(u16) -> [u8; 2]| {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
        };
        let latin1: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
        let with_mark = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.into(), with_mark, utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), latin1] {
            assert_eq!(decoded(bytes), text);
        }
    }

    #[test]
    fn windows_1252_differs_from_latin_1_between_0x80_and_0x9f() {
        assert_eq!(decoded(b"path\n\x80 \x96 \xe4\n".to_vec()), "path\n\u{20ac} \u{2013} \u{e4}\n");
        assert_eq!(decoded(b"\xff\xfea\0b".to_vec()), "a\u{fffd}", "half a letter at the end");
    }
}
