//! WebAssembly without what a browser does not need: the names of functions, which are a tenth of a program, and what the
//! tools noted about themselves. Custom sections hold all of that, and nothing else that a browser reads.
//!
//! Not by `strip = true`: wasm-bindgen reads such a section to know which features it may use. So it is done last.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Takes the custom sections out of each program directly in `site`, and says how many bytes that saved.
///
/// # Errors
///
/// Where a file cannot be read or written, or is no WebAssembly.
pub fn programs(site: &Path) -> Result<usize> {
    let mut saved = 0;
    for entry in fs::read_dir(site).with_context(|| format!("cannot list {}", site.display()))? {
        let path = entry.with_context(|| format!("cannot list {}", site.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            let program = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let slim = without_custom_sections(&program).with_context(|| format!("in {}", path.display()))?;
            saved += program.len() - slim.len();
            fs::write(&path, slim).with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(saved)
}

/// The number by which a section says that it is custom.
const CUSTOM: u8 = 0;

/// The module without its custom sections: after eight bytes of magic and version each section is a number, a length
/// and as many bytes.
fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    anyhow::ensure!(module.starts_with(b"\0asm\x01\0\0\0"), "this is no WebAssembly of version 1");
    let (header, mut rest) = module.split_at(8);
    let mut slim = header.to_vec();
    while let Some((&number, after)) = rest.split_first() {
        let (length, prefix) = length(after)?;
        let end = 1 + prefix + length;
        let section = rest.get(..end).context("a section is longer than the file")?;
        if number != CUSTOM {
            slim.extend_from_slice(section);
        }
        rest = &rest[end..];
    }
    Ok(slim)
}

/// A number in LEB128, seven bits a byte, and how many bytes it takes.
fn length(bytes: &[u8]) -> Result<(usize, usize)> {
    let mut length = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        length |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Ok((length, index + 1));
        }
    }
    anyhow::bail!("a section has no length")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_all_others_stay() {
        let header = b"\0asm\x01\0\0\0";
        let kept = [&[1, 2, 7, 7][..], &[10, 0x81, 0x00, 9]].concat();
        let module = [&header[..], &[0, 3, 1, b'n', 5], &kept, &[0, 2, 1, b'p']].concat();
        assert_eq!(without_custom_sections(&module).unwrap(), [&header[..], &kept].concat());
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(without_custom_sections(b"<html>").is_err());
        let error = without_custom_sections(b"\0asm\x01\0\0\0\x01\x09\x00").unwrap_err();
        assert_eq!(error.to_string(), "a section is longer than the file");
        let error = without_custom_sections(b"\0asm\x01\0\0\0\x01").unwrap_err();
        assert_eq!(error.to_string(), "a section has no length");
    }
}
