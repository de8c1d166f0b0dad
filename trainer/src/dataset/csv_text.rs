//! CSV files in the encodings that spreadsheets write.
//!
//! Excel's "Unicode text" is UTF-16, and its plain CSV is Windows-1252. Every CSV file is read as a [`CsvText`].

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
pub use naevus_evaluation::csv_text::CsvText;
use naevus_evaluation::csv_text::is_workbook;

/// The number of bytes that contain the header of any table.
const HEADER_BYTES: u64 = 1 << 16;

/// Reads the CSV file at `path`.
///
/// # Errors
///
/// If the file cannot be read, is empty, or is a workbook of a spreadsheet program.
pub fn read(path: &Path) -> Result<CsvText> {
    read_bytes(path, u64::MAX)
}

/// Reads the beginning of the CSV file at `path`, with its header.
///
/// # Errors
///
/// As [`read`].
pub fn read_beginning(path: &Path) -> Result<CsvText> {
    read_bytes(path, HEADER_BYTES)
}

fn read_bytes(path: &Path, limit: u64) -> Result<CsvText> {
    let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
    let mut bytes = Vec::new();
    file.take(limit)
        .read_to_end(&mut bytes)
        .with_context(|| format!("{} cannot be read to its end", path.display()))?;
    ensure!(
        !is_workbook(&bytes),
        "{} is a workbook of a spreadsheet program and not a CSV file; open it there and save it as CSV",
        path.display()
    );
    CsvText::of(&decode(bytes)).map_err(|empty| anyhow!("{} {empty}", path.display()))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The header and the rows, with their lines, joined by ` / `.
    fn rows(bytes: &[u8]) -> String {
        let text = CsvText::of(&decode(bytes.to_vec())).unwrap();
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
            let error = read(&path).err().unwrap().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
