//! CSV files that spreadsheets write. Every CSV file is read as a [`CsvText`].

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
pub use naevus_evaluation::csv_text::CsvText;
use naevus_evaluation::csv_text::{decoded, is_workbook};

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
    CsvText::of(&decoded(bytes)).map_err(|empty| anyhow!("{} {empty}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
