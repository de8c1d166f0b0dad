//! The walls between the modules of the core: which words may be said where.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// A word of code, and the only places under `src/` where it may be said.
struct Wall {
    word: &'static str,
    allowed: &'static [&'static str],
}

const BROWSER: &[&str] = &["browser/", "bin/"];
const BURN: &[&str] = &["network/", "kernels/", "classifier.rs", "browser/worker", "bin/worker"];

const WALLS: &[Wall] = &[
    Wall { word: "wasm_bindgen", allowed: BROWSER },
    Wall { word: "web_sys", allowed: BROWSER },
    Wall { word: "js_sys", allowed: BROWSER },
    Wall { word: "leptos", allowed: &["browser/page", "bin/page"] },
    Wall { word: "burn", allowed: BURN },
    // The core takes its world as arguments; files and the command line are the trainer's.
    Wall { word: "std::fs", allowed: &[] },
    Wall { word: "clap", allowed: &[] },
    Wall { word: "anyhow", allowed: &[] },
];

/// Checks every file under `source`.
///
/// # Errors
///
/// Names each line that crosses a wall.
pub fn check(source: &Path) -> Result<()> {
    let mut crossings = Vec::new();
    visit(source, "", &mut crossings)?;
    anyhow::ensure!(crossings.is_empty(), "walls are crossed:\n{}", crossings.join("\n"));
    Ok(())
}

fn visit(folder: &Path, prefix: &str, crossings: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().display());
        if path.is_dir() {
            visit(&path, &format!("{name}/"), crossings)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            crossings.extend(crossings_in(&name, &text));
        }
    }
    Ok(())
}

fn crossings_in(file: &str, text: &str) -> Vec<String> {
    let mut crossings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or(line);
        for wall in WALLS {
            if says(code, wall.word) && !wall.allowed.iter().any(|allowed| file.starts_with(allowed)) {
                crossings.push(format!(
                    "src/{file}:{}: `{}` may be named only in {}",
                    index + 1,
                    wall.word,
                    places(wall)
                ));
            }
        }
    }
    crossings
}

/// Whether `code` holds `word` as a path of its own: `burn::Tensor`, not `burned`.
fn says(code: &str, word: &str) -> bool {
    let is_part =
        |neighbour: Option<char>| neighbour.is_some_and(|character| character.is_alphanumeric() || character == '_');
    code.match_indices(word).any(|(start, _)| {
        let after = &code[start + word.len()..];
        let quoted = code[..start].ends_with(['"', '-']) || after.starts_with('-');
        !is_part(code[..start].chars().next_back()) && !is_part(after.chars().next()) && !quoted
    })
}

fn places(wall: &Wall) -> String {
    match wall.allowed {
        [] => "the trainer and xtask".into(),
        allowed => allowed.iter().map(|place| format!("src/{place}")).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_the_wrong_file_is_found_by_line() {
        let text = "//! burn is named here.\nuse serde::Serialize;\nuse burn::tensor::Tensor;\n";
        assert_eq!(
            crossings_in("photo.rs", text),
            [
                "src/photo.rs:3: `burn` may be named only in src/network/, src/kernels/, src/classifier.rs, src/browser/worker, src/bin/worker"
            ]
        );
        assert_eq!(crossings_in("network/mod.rs", text), [""; 0]);
    }

    #[test]
    fn words_that_only_look_alike_pass() {
        assert_eq!(crossings_in("photo.rs", "let burned = clapboard; let s = \"burn-wgpu\"; // std::fs\n"), [""; 0]);
        assert_eq!(crossings_in("photo.rs", "std::fs::read(path)").len(), 1);
        assert_eq!(crossings_in("browser/page/mod.rs", "use web_sys::File;\nuse burn::Tensor;").len(), 1);
    }
}
