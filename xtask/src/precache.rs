//! The service worker's list of files: what it keeps for use without a network, and the version that they make.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::slim;

/// What `www/sw.js` holds in place of the version.
const VERSION_MARKER: &str = "const VERSION = \"development\";";

/// What `www/sw.js` holds in place of the list.
const FILES_MARKER: &str = "const FILES = [];";

/// The service worker's own name, which is left out of its list: the browser keeps it by itself.
const SERVICE_WORKER: &str = "sw.js";

/// Writes version and list into the service worker of the site that trunk has just built.
///
/// # Errors
///
/// Where it was not trunk that started us, a file cannot be read or the service worker lacks a marker.
pub fn write() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set; this is called by trunk after each build, see Trunk.toml")?;
    // First, for the list holds the hashes of what is served.
    let saved = slim::programs(&staging)?;
    let (version, count) = write_into(&staging)?;
    println!("precache: {count} files, version {version}; {} kB of names left out of the programs", saved / 1000);
    Ok(())
}

fn write_into(site: &Path) -> Result<(String, usize)> {
    let path = site.join(SERVICE_WORKER);
    let service_worker = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut files = Vec::new();
    list(site, "", &mut files)?;
    files.retain(|(name, _)| name != SERVICE_WORKER);
    files.sort();
    let version = version(&files);
    let service_worker = fill(&service_worker, &version, &files).with_context(|| format!("in {}", path.display()))?;
    fs::write(&path, service_worker).with_context(|| format!("cannot write {}", path.display()))?;
    Ok((version, files.len()))
}

/// Adds to `files` the path of each file in `folder`, with `/` between its parts, and the SHA-256 of its content.
fn list(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_str().with_context(|| format!("{} has a name that no URL can hold", path.display()))?;
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            list(&path, &format!("{name}/"), files)?;
        } else {
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((name, hexadecimal(&Sha256::digest(&content))));
        }
    }
    Ok(())
}

/// The first 16 hexadecimal digits of the SHA-256 over the list: another one as soon as any file differs.
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
        anyhow::ensure!(
            count == 1,
            "the line `{marker}` is there {count} times instead of once, so the list cannot be written"
        );
    }
    let files = serde_json::to_string(files)?;
    Ok(service_worker.replacen(VERSION_MARKER, &format!("const VERSION = \"{version}\";"), 1).replacen(
        FILES_MARKER,
        &format!("const FILES = {files};"),
        1,
    ))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "// Kept.\nconst VERSION = \"development\";\nconst FILES = [];\n";

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let path = site.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        site
    }

    #[test]
    fn every_file_but_the_service_worker_is_listed_with_its_hash() {
        let site = site(&[("sw.js", SOURCE), ("model/card.json", "abc"), ("index.html", "")]);
        let (version, count) = write_into(site.path()).unwrap();
        assert_eq!((version.len(), count), (16, 2));
        let written = fs::read_to_string(site.path().join("sw.js")).unwrap();
        // The SHA-256 of nothing and of `abc`, as in FIPS 180-2.
        let expected = format!(
            "// Kept.\nconst VERSION = \"{version}\";\nconst FILES = [\
             [\"index.html\",\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"],\
             [\"model/card.json\",\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"]];\n"
        );
        assert_eq!(written, expected);
    }

    #[test]
    fn the_version_changes_with_content_and_with_name() {
        let version = |files: &[(&str, &str)]| write_into(site(files).path()).unwrap().0;
        let first = version(&[("sw.js", SOURCE), ("a", "1")]);
        assert_eq!(first, version(&[("sw.js", SOURCE), ("a", "1")]));
        assert_ne!(first, version(&[("sw.js", SOURCE), ("a", "2")]));
        assert_ne!(first, version(&[("sw.js", SOURCE), ("b", "1")]));
    }

    #[test]
    fn a_service_worker_without_a_marker_is_refused() {
        let error = write_into(site(&[("sw.js", "const FILES = [];")]).path()).unwrap_err();
        let error = format!("{error:#}");
        let expected = "the line `const VERSION = \"development\";` is there 0 times instead of once, so the list cannot be written";
        assert!(error.ends_with(expected), "{error}");
        let twice = format!("{SOURCE}{SOURCE}");
        let error = format!("{:#}", write_into(site(&[("sw.js", &twice)]).path()).unwrap_err());
        assert!(error.contains("is there 2 times"), "{error}");
    }
}
