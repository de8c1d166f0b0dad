//! `docs/performance.md`: each benchmark replaces the section between its own markers.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::workspace::Workspace;

/// Writes `body` into the section `name` of `docs/performance.md`.
///
/// # Errors
///
/// If the document cannot be read or written, or lacks the markers of the section.
pub fn write_section(workspace: &Workspace, name: &str, body: &str) -> Result<()> {
    write_section_of(&workspace.shell, &workspace.root().join("docs/performance.md"), name, body)
}

fn write_section_of(sh: &Shell, path: &Path, name: &str, body: &str) -> Result<()> {
    let text = with_section(&sh.read_file(path)?, name, body).with_context(|| format!("in {}", path.display()))?;
    Ok(sh.write_file(path, text)?)
}

/// `text` with `body` between the two markers of the section `name`. Each marker is a line of its own.
fn with_section(text: &str, name: &str, body: &str) -> Result<String> {
    let markers = [format!("<!-- {name}: begin -->"), format!("<!-- {name}: end -->")];
    for marker in &markers {
        let count = text.lines().filter(|line| line == marker).count();
        ensure!(count == 1, "the line `{marker}` must occur once, but occurs {count} times");
    }
    let (before, rest) = text.split_once(&markers[0]).context("the begin marker is missing")?;
    let (_, after) = rest.split_once(&markers[1]).context("the end marker precedes the begin marker")?;
    Ok(format!("{before}{}\n\n{}\n\n{}{after}", markers[0], body.trim(), markers[1]))
}

/// A sentence with the day in UTC and this machine's processor, cores, memory and system, as far as they are known.
pub fn day_and_machine(sh: &Shell) -> String {
    let read = |path: &str| sh.read_file(path).unwrap_or_default();
    let day = cmd!(sh, "date -u +%F").read().unwrap_or_else(|_| "an unknown day".into());
    let processor = value_of(&read("/proc/cpuinfo"), "model name").unwrap_or_else(|| std::env::consts::ARCH.into());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = value_of(&read("/proc/meminfo"), "MemTotal").and_then(|memory| gibibytes(&memory));
    let memory = memory.map(|memory| format!(" with {memory:.0} GiB")).unwrap_or_default();
    let system = value_of(&read("/etc/os-release"), "PRETTY_NAME").unwrap_or_else(|| std::env::consts::OS.into());
    format!("Measured on {day} on {processor}, {cores} cores{memory}, {system}.")
}

/// The name and version of rustc.
pub fn rustc_version(sh: &Shell) -> String {
    cmd!(sh, "rustc --version").read().unwrap_or_else(|_| "rustc of unknown version".into())
}

/// The value in the first line `name: value` or `name="value"`.
fn value_of(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (found, value) = line.split_once([':', '='])?;
        (found.trim() == name).then(|| value.trim().trim_matches('"').to_string())
    })
}

fn gibibytes(memory: &str) -> Option<f64> {
    let kibibytes: f64 = memory.strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes / f64::from(1 << 20))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# Title\n\nProse.\n\n<!-- a: begin -->\nold\n<!-- a: end -->\n\nMore.\n<!-- b: begin -->\n<!-- b: end -->\n";

    #[test]
    fn only_the_text_between_the_markers_changes() {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let path = folder.path().join("performance.md");
        sh.write_file(&path, TEXT).unwrap();
        write_section_of(&sh, &path, "a", "| new |\n").unwrap();
        write_section_of(&sh, &path, "a", "| newer |\n").unwrap();
        let expected = TEXT.replace("\nold\n", "\n\n| newer |\n\n");
        assert_eq!(sh.read_file(&path).unwrap(), expected);
    }

    #[test]
    fn missing_or_repeated_markers_are_errors() {
        let error = with_section(TEXT, "c", "").unwrap_err().to_string();
        assert_eq!(error, "the line `<!-- c: begin -->` must occur once, but occurs 0 times");
        let error = with_section(&format!("{TEXT}{TEXT}"), "a", "").unwrap_err().to_string();
        assert!(error.contains("2 times"), "{error}");
        let swapped = "<!-- a: end -->\n<!-- a: begin -->\n";
        assert!(with_section(swapped, "a", "").unwrap_err().to_string().contains("precedes the begin marker"));
    }

    #[test]
    fn values_are_found_in_both_notations() {
        assert_eq!(value_of("cores\t: 2\nmodel name\t: A CPU @ 2 GHz\n", "model name").unwrap(), "A CPU @ 2 GHz");
        assert_eq!(value_of("NAME=\"x\"\nPRETTY_NAME=\"Debian 12\"\n", "PRETTY_NAME").unwrap(), "Debian 12");
        assert_eq!(gibibytes("24117248 kB"), Some(23.0));
        assert_eq!(value_of("", "MemTotal"), None);
    }

    #[test]
    fn the_day_is_an_iso_date() {
        let sentence = day_and_machine(&Shell::new().unwrap());
        let day = sentence.strip_prefix("Measured on ").and_then(|rest| rest.get(..10)).unwrap_or_default();
        assert!(day.split('-').map(str::len).eq([4, 2, 2]), "{sentence}");
    }
}
