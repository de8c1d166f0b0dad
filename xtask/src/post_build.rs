//! Completes the site after trunk's build: strips the programs, and writes the list of files into the service worker.
//!
//! The service worker keeps these files for offline use. Their version changes with every change of a file.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use wasmparser::{Parser, Payload};
use xshell::Shell;

/// The line of `www/sw.js` that is replaced by the version.
const VERSION_MARKER: &str = "const VERSION = \"development\";";

/// The line of `www/sw.js` that is replaced by the list of files.
const FILES_MARKER: &str = "const FILES = [];";

/// The service worker. It is not in its own list, because the browser stores it separately.
const SERVICE_WORKER: &str = "sw.js";

/// Completes the site in trunk's staging folder.
///
/// # Errors
///
/// If Trunk did not start this program, a file cannot be read or written, or the service worker lacks a marker.
pub fn run(sh: &Shell) -> Result<()> {
    let site = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set; trunk runs this command after each build, see Trunk.toml")?;
    // The programs are stripped first, because the list contains the hashes of the stripped programs.
    let removed = strip_programs(sh, &site)?;
    let (version, count) = write_precache_list(sh, &site)?;
    println!("{count} files, version {version}; {} kB of custom sections removed", removed / 1000);
    Ok(())
}

/// Removes the custom sections of each program directly in `site`, and returns the number of removed bytes.
fn strip_programs(sh: &Shell, site: &Path) -> Result<usize> {
    let mut removed = 0;
    for path in sh.read_dir(site)? {
        if path.extension().is_some_and(|extension| extension == "wasm") {
            let module = sh.read_binary_file(&path)?;
            let stripped = without_custom_sections(&module).with_context(|| format!("in {}", path.display()))?;
            removed += module.len() - stripped.len();
            sh.write_file(&path, stripped)?;
        }
    }
    Ok(removed)
}

/// The module without its custom sections. They contain the names of functions, a tenth of a program, and notes of the
/// tools; a browser needs none of them.
///
/// `strip = true` in Cargo.toml would remove them too early: wasm-bindgen reads the target features from one of them.
fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    let mut stripped = Vec::new();
    let mut start = 0;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let (is_kept, end) = match (&payload, payload.as_section()) {
            (Payload::Version { range, .. }, _) => (true, range.end),
            (Payload::CustomSection(section), _) => (false, section.range().end),
            (_, Some((_, contents))) => (true, contents.end),
            _ => continue,
        };
        let end = usize::try_from(end)?;
        // The copy starts at the end of the previous section, because the range of the contents leaves out id and
        // length.
        if is_kept {
            stripped.extend_from_slice(&module[start..end]);
        }
        start = end;
    }
    Ok(stripped)
}

/// Writes version and list into the service worker of `site`, and returns the version and the number of files.
fn write_precache_list(sh: &Shell, site: &Path) -> Result<(String, usize)> {
    let path = site.join(SERVICE_WORKER);
    let service_worker = sh.read_file(&path)?;
    let mut files = Vec::new();
    list(sh, site, "", &mut files)?;
    files.retain(|(name, _)| name != SERVICE_WORKER);
    files.sort();
    let version = version(&files);
    let service_worker = fill(&service_worker, &version, &files).with_context(|| format!("in {}", path.display()))?;
    sh.write_file(&path, service_worker)?;
    Ok((version, files.len()))
}

/// Adds to `files` the path of each file in `folder`, with `/` between its parts, and the SHA-256 of its content.
fn list(sh: &Shell, folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) -> Result<()> {
    for path in sh.read_dir(folder)? {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.with_context(|| format!("the name of {} is not valid UTF-8", path.display()))?;
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            list(sh, &path, &format!("{name}/"), files)?;
        } else {
            files.push((name, hexadecimal(&Sha256::digest(sh.read_binary_file(&path)?))));
        }
    }
    Ok(())
}

/// The first 16 hexadecimal digits of the SHA-256 over names and hashes.
fn version(files: &[(String, String)]) -> String {
    let mut hash = Sha256::new();
    for (name, sha256) in files {
        hash.update(format!("{sha256}  {name}\n"));
    }
    hexadecimal(&hash.finalize()[..8])
}

fn fill(service_worker: &str, version: &str, files: &[(String, String)]) -> Result<String> {
    for marker in [VERSION_MARKER, FILES_MARKER] {
        let count = service_worker.lines().filter(|line| line.trim() == marker).count();
        ensure!(count == 1, "the line `{marker}` must occur once, but occurs {count} times");
    }
    let (version, files) =
        (format!("const VERSION = \"{version}\";"), format!("const FILES = {};", serde_json::to_string(files)?));
    Ok(service_worker.replacen(VERSION_MARKER, &version, 1).replacen(FILES_MARKER, &files, 1))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "// Kept.\nconst VERSION = \"development\";\nconst FILES = [];\n";

    /// Runs `write_precache_list` on a site of `files`: its result, and the service worker afterwards.
    fn write(files: &[(&str, &str)]) -> (Result<(String, usize)>, String) {
        let sh = Shell::new().unwrap();
        let site = sh.create_temp_dir().unwrap();
        for (name, content) in files {
            sh.write_file(site.path().join(name), content).unwrap();
        }
        let result = write_precache_list(&sh, site.path());
        (result, sh.read_file(site.path().join("sw.js")).unwrap())
    }

    #[test]
    fn every_file_but_the_service_worker_is_listed_with_its_hash() {
        let (result, written) = write(&[("sw.js", SOURCE), ("model/card.json", "abc"), ("index.html", "")]);
        let (version, count) = result.unwrap();
        assert_eq!((version.len(), count), (16, 2));
        // The SHA-256 of nothing and of `abc`, as in FIPS 180-2.
        let expected = format!(
            "// Kept.\nconst VERSION = \"{version}\";\nconst FILES = [\
             [\"index.html\",\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"],\
             [\"model/card.json\",\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"]];\n"
        );
        assert_eq!(written, expected);
    }

    #[test]
    fn version_changes_with_content_and_with_name() {
        let version = |files: &[(&str, &str)]| write(files).0.unwrap().0;
        let first = version(&[("sw.js", SOURCE), ("a", "1")]);
        assert_eq!(first, version(&[("sw.js", SOURCE), ("a", "1")]));
        assert_ne!(first, version(&[("sw.js", SOURCE), ("a", "2")]));
        assert_ne!(first, version(&[("sw.js", SOURCE), ("b", "1")]));
    }

    #[test]
    fn missing_or_repeated_marker_is_an_error() {
        let error = format!("{:#}", write(&[("sw.js", "const FILES = [];")]).0.unwrap_err());
        let expected = "the line `const VERSION = \"development\";` must occur once, but occurs 0 times";
        assert!(error.ends_with(expected), "{error}");
        let twice = format!("{SOURCE}{SOURCE}");
        let error = format!("{:#}", write(&[("sw.js", &twice)]).0.unwrap_err());
        assert!(error.contains("occurs 2 times"), "{error}");
    }

    #[test]
    fn custom_sections_are_removed_and_all_others_kept() {
        let header = b"\0asm\x01\0\0\0";
        // A type section of one type without parameters and results, and a code section of no functions.
        let kept = [&[1, 4, 1, 0x60, 0, 0][..], &[10, 0x81, 0x00, 0]].concat();
        let module = [&header[..], &[0, 3, 1, b'n', 5], &kept, &[0, 2, 1, b'p']].concat();
        assert_eq!(without_custom_sections(&module).unwrap(), [&header[..], &kept].concat());
    }

    #[test]
    fn invalid_modules_are_errors() {
        assert!(without_custom_sections(b"<html>").is_err());
        assert!(without_custom_sections(b"\0asm\x01\0\0\0\x01\x09\x00").is_err());
        assert!(without_custom_sections(b"\0asm\x01\0\0\0\x01").is_err());
    }
}
