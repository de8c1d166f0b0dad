//! `docs/performance.md`: each bench replaces its own section and leaves the rest as it was written.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Puts `body` into the section `name` of the document at `path`, whole or not at all.
///
/// # Errors
///
/// Where the document cannot be read or written, or lacks the section's two markers.
pub fn write_section(path: &Path, name: &str, body: &str) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = with_section(&text, name, body).with_context(|| format!("in {}", path.display()))?;
    let unfinished = path.with_extension(format!("{}.unfinished", std::process::id()));
    let written = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        // What is left of it is of no use; that it cannot be removed is no news after the first error.
        let _ = fs::remove_file(&unfinished);
    }
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// `text` with `body` between the markers of the section `name`, which stand on lines of their own.
fn with_section(text: &str, name: &str, body: &str) -> Result<String> {
    let markers = [format!("<!-- {name}: begin -->"), format!("<!-- {name}: end -->")];
    for marker in &markers {
        let count = text.lines().filter(|line| line == marker).count();
        ensure!(count == 1, "the line `{marker}` is there {count} times instead of once");
    }
    let (before, rest) = text.split_once(&markers[0]).context("no begin")?;
    let (_, after) = rest.split_once(&markers[1]).context("the section's end stands before its beginning")?;
    Ok(format!("{before}{}\n\n{}\n\n{}{after}", markers[0], body.trim(), markers[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# Title\n\nProse.\n\n<!-- a: begin -->\nold\n<!-- a: end -->\n\nMore.\n<!-- b: begin -->\n<!-- b: end -->\n";

    #[test]
    fn only_what_stands_between_the_markers_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("performance.md");
        fs::write(&path, TEXT).unwrap();
        write_section(&path, "a", "| new |\n").unwrap();
        write_section(&path, "a", "| newer |\n").unwrap();
        let expected = TEXT.replace("\nold\n", "\n\n| newer |\n\n");
        assert_eq!(fs::read_to_string(&path).unwrap(), expected);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_or_double_marker_is_refused() {
        let error = with_section(TEXT, "c", "").unwrap_err().to_string();
        assert_eq!(error, "the line `<!-- c: begin -->` is there 0 times instead of once");
        let error = with_section(&format!("{TEXT}{TEXT}"), "a", "").unwrap_err().to_string();
        assert!(error.contains("2 times"), "{error}");
        let turned = "<!-- a: end -->\n<!-- a: begin -->\n";
        assert!(with_section(turned, "a", "").unwrap_err().to_string().contains("before its beginning"));
    }
}
