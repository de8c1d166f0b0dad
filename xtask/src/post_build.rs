//! Completes the site after trunk's build: strips the programs, and writes version, list of files and content security
//! policy into the files that need them.
//!
//! The version changes with every change of a file. `index.html` has it in the address of each file that it loads
//! (`?v=`), and `www/program.js` compares it with the version in the programs, so that no page runs files of two
//! versions. The service worker keeps the listed files for offline use.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use wasmparser::{Parser, Payload};
use xshell::Shell;

/// The folder of the messages, one folder a language.
const LANGUAGES: &str = "www/languages";

/// The language whose messages are part of the page's program.
const ENGLISH: &str = "en";

/// Stands for the version in the sources of the site.
const DEVELOPMENT: &str = "development";

/// The line of `www/sw.js` that is replaced by the version.
const VERSION_MARKER: &str = "const VERSION = \"development\";";

/// The line of `www/sw.js` that is replaced by the list of files.
const FILES_MARKER: &str = "const FILES = [];";

/// The line of `www/sw.js` that is replaced by the content security policy.
const POLICY_MARKER: &str = "const POLICY = \"default-src 'none'\";";

/// The line of `www/program.js` that is replaced by the version.
const BUILD_MARKER: &str = "const BUILD = \"development\";";

/// The custom section of a program that contains the version. `www/program.js` has the same name.
const BUILD_SECTION: &str = "naevus-build";

/// The service worker. It is not in its own list, because the browser stores it separately.
const SERVICE_WORKER: &str = "sw.js";

/// The headers of each response, in the format of Netlify and Cloudflare Pages. Such a host does not serve this file.
const HEADERS: &str = "_headers";

/// Completes the site in trunk's staging folder.
///
/// # Errors
///
/// If Trunk did not start this program, a file cannot be read or written, or a file lacks a marker.
pub fn run(sh: &Shell) -> Result<()> {
    let site = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set; trunk runs this command after each build, see Trunk.toml")?;
    let removed = strip_programs(sh, &site)?;
    join_languages(sh, &site)?;
    // The version is that of the files before it is written into them.
    let version = version(&files(sh, &site)?);
    write_version(sh, &site, &version)?;
    let policy = policy(&sh.read_file(site.join("index.html"))?)?;
    sh.write_file(site.join(HEADERS), headers(&policy))?;
    let count = write_service_worker(sh, &site, &version, &policy)?;
    println!("{count} files, version {version}; {} kB of custom sections removed", removed / 1000);
    Ok(())
}

/// Writes the messages of each language but English, which is part of the page's program, as one file into the site:
/// `languages/de.txt` from the files in `www/languages/de`, without comments and empty lines. Hosts compress a file with
/// this extension; they do not know `.ftl`.
fn join_languages(sh: &Shell, site: &Path) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    let mut folders = sh.read_dir(root.join(LANGUAGES))?;
    folders.sort();
    for folder in folders.into_iter().filter(|folder| folder.is_dir() && !folder.ends_with(ENGLISH)) {
        let code =
            folder.file_name().and_then(|name| name.to_str()).context("a language has a name of other than UTF-8")?;
        let mut files = sh.read_dir(&folder)?;
        files.sort();
        let texts = files.iter().map(|file| sh.read_file(file)).collect::<Result<Vec<_>, _>>()?;
        sh.write_file(site.join(format!("languages/{code}.txt")), joined(&texts))?;
    }
    Ok(())
}

/// The texts of one language as one, without comments and empty lines.
fn joined(texts: &[String]) -> String {
    let lines = texts.iter().flat_map(|text| text.lines());
    let lines = lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
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

/// Writes the version into the page, `program.js`, and each program with its glue.
fn write_version(sh: &Shell, site: &Path, version: &str) -> Result<()> {
    let page = site.join("index.html");
    let text = sh.read_file(&page)?;
    let addresses = format!("?v={DEVELOPMENT}");
    ensure!(text.contains(&addresses), "index.html has no address with {addresses}");
    sh.write_file(&page, text.replace(DEVELOPMENT, version))?;

    let program = site.join("program.js");
    let build = format!("const BUILD = \"{version}\";");
    let filled = replace_lines(&sh.read_file(&program)?, &[(BUILD_MARKER, &build)]);
    sh.write_file(&program, filled.context("in program.js")?)?;

    for path in sh.read_dir(site)? {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = name.strip_suffix("_bg.wasm") else { continue };
        let mut module = sh.read_binary_file(&path)?;
        module.extend(build_section(version));
        sh.write_file(&path, module)?;
        let glue = site.join(format!("{name}.js"));
        let script = sh.read_file(&glue)?;
        sh.write_file(&glue, format!("{}\nexport const BUILD = \"{version}\";\n", script.trim_end()))?;
    }
    Ok(())
}

/// A custom section with the version. Its id is 0, and each length is one byte, because it is below 128.
fn build_section(version: &str) -> Vec<u8> {
    let name = [&[BUILD_SECTION.len() as u8], BUILD_SECTION.as_bytes()].concat();
    let length = name.len() + version.len();
    [&[0, length as u8], name.as_slice(), version.as_bytes()].concat()
}

/// The content security policy in the `meta` element of the page.
fn policy(page: &str) -> Result<String> {
    let element = page.split("http-equiv=\"Content-Security-Policy\"").nth(1);
    let content = element.and_then(|rest| rest.split_once("content=\"")?.1.split_once('"'));
    let (policy, _) = content.context("index.html has no element with the content security policy")?;
    ensure!(policy.contains("default-src 'none'"), "the content security policy of index.html reads {policy:?}");
    Ok(policy.to_string())
}

/// The headers of each response. `frame-ancestors` works only there: browsers ignore it in a `meta` element, and the
/// service worker leaves it out, so that the page works inside another one on hosts that allow it.
fn headers(policy: &str) -> String {
    let headers = [
        format!("Content-Security-Policy: {policy}; frame-ancestors 'self'"),
        "Cross-Origin-Resource-Policy: same-origin".into(),
        "Permissions-Policy: camera=(self), geolocation=(), microphone=()".into(),
        "Referrer-Policy: no-referrer".into(),
        "X-Content-Type-Options: nosniff".into(),
    ];
    let lines: String = headers.iter().map(|header| format!("  {header}\n")).collect();
    format!("/*\n{lines}/{SERVICE_WORKER}\n  Cache-Control: no-cache\n")
}

/// Writes version, list of files and policy into the service worker of `site`, and returns the number of files.
fn write_service_worker(sh: &Shell, site: &Path, version: &str, policy: &str) -> Result<usize> {
    let path = site.join(SERVICE_WORKER);
    let files = files(sh, site)?;
    let (version, list, policy) = (
        format!("const VERSION = \"{version}\";"),
        format!("const FILES = {};", serde_json::to_string(&files)?),
        format!("const POLICY = {};", serde_json::to_string(policy)?),
    );
    let markers = [(VERSION_MARKER, &*version), (FILES_MARKER, &list), (POLICY_MARKER, &policy)];
    let filled = replace_lines(&sh.read_file(&path)?, &markers).with_context(|| format!("in {}", path.display()))?;
    sh.write_file(&path, filled)?;
    Ok(files.len())
}

/// The files that a page may load, in order: the path of each and the SHA-256 of its content.
fn files(sh: &Shell, site: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    list(sh, site, "", &mut files)?;
    files.retain(|(name, _)| name != SERVICE_WORKER && name != HEADERS);
    files.sort();
    Ok(files)
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

/// The text with each line of `markers` replaced by the text beside it.
///
/// # Errors
///
/// If a marker does not occur exactly once.
fn replace_lines(text: &str, markers: &[(&str, &str)]) -> Result<String> {
    let mut filled = text.to_string();
    for (marker, replacement) in markers {
        let count = text.lines().filter(|line| line.trim() == *marker).count();
        ensure!(count == 1, "the line `{marker}` must occur once, but occurs {count} times");
        filled = filled.replacen(marker, replacement, 1);
    }
    Ok(filled)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICE_WORKER_SOURCE: &str =
        "// Kept.\nconst VERSION = \"development\";\nconst FILES = [];\nconst POLICY = \"default-src 'none'\";\n";

    /// Runs `write_service_worker` on a site of `files`: its result, and the service worker afterwards.
    fn write(files: &[(&str, &str)]) -> (Result<usize>, String) {
        let sh = Shell::new().unwrap();
        let site = site(&sh, files);
        let result = write_service_worker(&sh, site.path(), "0123456789abcdef", "default-src 'none'; img-src 'self'");
        (result, sh.read_file(site.path().join("sw.js")).unwrap())
    }

    fn site(sh: &Shell, files: &[(&str, &str)]) -> xshell::TempDir {
        let site = sh.create_temp_dir().unwrap();
        for (name, content) in files {
            sh.write_file(site.path().join(name), content).unwrap();
        }
        site
    }

    #[test]
    fn every_file_but_the_service_worker_and_the_headers_is_listed_with_its_hash() {
        let files =
            [("sw.js", SERVICE_WORKER_SOURCE), ("model/card.json", "abc"), ("index.html", ""), ("_headers", "/*")];
        let (result, written) = write(&files);
        assert_eq!(result.unwrap(), 2);
        // The SHA-256 of nothing and of `abc`, as in FIPS 180-2.
        let expected = "// Kept.\nconst VERSION = \"0123456789abcdef\";\nconst FILES = [\
             [\"index.html\",\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"],\
             [\"model/card.json\",\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"]];\n\
             const POLICY = \"default-src 'none'; img-src 'self'\";\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn the_messages_of_a_language_are_joined_without_comments() {
        let texts =
            ["# A comment.\na = 1\n\nb = { $n ->\n    [one] x\n   *[other] y\n}\n", "c = # 3\n"].map(String::from);
        assert_eq!(joined(&texts), "a = 1\nb = { $n ->\n    [one] x\n   *[other] y\n}\nc = # 3\n");
    }

    #[test]
    fn version_changes_with_content_and_with_name() {
        let sh = Shell::new().unwrap();
        let version = |content: &[(&str, &str)]| version(&files(&sh, site(&sh, content).path()).unwrap());
        let first = version(&[("sw.js", SERVICE_WORKER_SOURCE), ("a", "1")]);
        assert_eq!(first.len(), 16);
        assert_eq!(first, version(&[("sw.js", SERVICE_WORKER_SOURCE), ("a", "1")]));
        assert_ne!(first, version(&[("sw.js", SERVICE_WORKER_SOURCE), ("a", "2")]));
        assert_ne!(first, version(&[("sw.js", SERVICE_WORKER_SOURCE), ("b", "1")]));
    }

    #[test]
    fn missing_or_repeated_marker_is_an_error() {
        let error = format!("{:#}", write(&[("sw.js", "const FILES = [];")]).0.unwrap_err());
        let expected = "the line `const VERSION = \"development\";` must occur once, but occurs 0 times";
        assert!(error.ends_with(expected), "{error}");
        let twice = format!("{SERVICE_WORKER_SOURCE}{SERVICE_WORKER_SOURCE}");
        let error = format!("{:#}", write(&[("sw.js", &twice)]).0.unwrap_err());
        assert!(error.contains("occurs 2 times"), "{error}");
    }

    #[test]
    fn the_version_is_written_into_the_page_and_every_program() {
        let sh = Shell::new().unwrap();
        let module = "\0asm\u{1}\0\0\0";
        let site = site(
            &sh,
            &[
                ("index.html", "<script src=\"start.js?v=development\"></script>"),
                ("program.js", "// Kept.\nconst BUILD = \"development\";\n"),
                ("page.js", "export default init;\n"),
                ("page_bg.wasm", module),
            ],
        );
        write_version(&sh, site.path(), "0123456789abcdef").unwrap();
        let text = |name: &str| sh.read_file(site.path().join(name)).unwrap();
        assert_eq!(text("index.html"), "<script src=\"start.js?v=0123456789abcdef\"></script>");
        assert_eq!(text("program.js"), "// Kept.\nconst BUILD = \"0123456789abcdef\";\n");
        assert_eq!(text("page.js"), "export default init;\nexport const BUILD = \"0123456789abcdef\";\n");
        let written = sh.read_binary_file(site.path().join("page_bg.wasm")).unwrap();
        let sections: Vec<_> = Parser::new(0)
            .parse_all(&written)
            .filter_map(|payload| match payload.unwrap() {
                Payload::CustomSection(section) => Some((section.name().to_string(), section.data().to_vec())),
                _ => None,
            })
            .collect();
        assert_eq!(sections, [(BUILD_SECTION.to_string(), b"0123456789abcdef".to_vec())]);
    }

    #[test]
    fn the_sources_of_the_site_have_every_marker() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let sh = Shell::new().unwrap();
        let read = |name: &str| sh.read_file(root.join(name)).unwrap();
        let markers = [(VERSION_MARKER, ""), (FILES_MARKER, ""), (POLICY_MARKER, "")];
        replace_lines(&read("www/sw.js"), &markers).unwrap();
        replace_lines(&read("www/program.js"), &[(BUILD_MARKER, "")]).unwrap();
        assert!(read("www/program.js").contains(&format!("\"{BUILD_SECTION}\"")));
        let page = read("index.html");
        assert!(page.contains("<meta name=\"version\" content=\"development\">"));
        let headers = headers(&policy(&page).unwrap());
        assert!(headers.contains("worker-src 'self' blob:;"), "{headers}");
        assert!(headers.contains("; frame-ancestors 'self'\n"), "{headers}");
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
