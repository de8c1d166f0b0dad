//! `cargo xtask bench browser`: the built site against other runtimes in headless Chromium.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::cmd;

use super::{browser_report, document, peers, sizes};
use crate::test::{BROWSER_TEST_FEATURES, TEST_FEATURES};
use crate::workspace::Workspace;
use crate::{setup, site};

/// A second image size at which the network is measured. The program `bench_browser` has the same constant.
const SECOND_IMAGE_SIZE_PX: u64 = 160;

/// The largest allowed difference between the probabilities of two runtimes, which add in different order.
const TOLERANCE: f64 = 1e-3;

/// Builds everything, measures, prints the tables and writes them into their section.
///
/// # Errors
///
/// If a build fails, naevus cannot be measured, or the runtimes give different probabilities.
pub fn run(workspace: &Workspace, dist: Option<PathBuf>) -> Result<()> {
    let sh = &workspace.shell;
    setup::install_chromium(workspace)?;
    peers::install_npm_packages(&workspace.shell, &peers::folder(workspace))?;
    let dist = match dist {
        Some(dist) => dist.canonicalize().with_context(|| format!("there is no folder {}", dist.display()))?,
        None => {
            site::build(workspace, None)?;
            workspace.dist()
        }
    };
    // The same features as the tests, so that their dependencies are not compiled again.
    cmd!(sh, "cargo build --release --workspace --bins --examples --features {TEST_FEATURES}").run()?;
    cmd!(sh, "cargo build --release --workspace --bin bench_browser --features {BROWSER_TEST_FEATURES}").run()?;
    let bench = sh.create_dir(workspace.target().join("bench/browser"))?;
    write_models(workspace, &bench)?;

    let program = workspace.release_program("bench_browser");
    cmd!(sh, "{program}").env("NAEVUS_DIST", &dist).env("NAEVUS_BENCH", &bench).run()?;
    let measured = sh.read_file(bench.join("browser.json"))?;
    let measured: Value = serde_json::from_str(&measured).context("browser.json is not JSON")?;
    check_agreement(&measured)?;

    let first_visit: Vec<String> = measured["first_visit"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|file| file.as_str().map(String::from))
        .collect();
    let sizes = sizes::measure(workspace, &dist, &first_visit)?;
    let tables = browser_report::tables(&measured, &sizes)?;
    println!("\n{tables}");
    let chromium = setup::chromium_version(sh).unwrap_or_else(|| "Chromium of unknown version".into());
    let body = format!(
        "{}\n{chromium}; {}; {}.\nOne thread each, SIMD in wasm, the same weights; naevus and each other runtime \
         alternating in one browser. Each figure\nis a median, with minimum and maximum in brackets; for a ratio they are \
         taken over the rounds.\n\n{tables}",
        document::day_and_machine(sh),
        document::rustc_version(sh),
        browser_report::versions(&measured),
    );
    document::write_section(workspace, "bench browser", &body)
}

/// Writes the shipped model into `bench`: as ONNX at both image sizes, and for naevus at the second one.
fn write_models(workspace: &Workspace, bench: &Path) -> Result<()> {
    let sh = &workspace.shell;
    let card = sh.read_file("www/model/card.json")?;
    let card: Value = serde_json::from_str(&card).context("the model card is not JSON")?;
    let image_size_px = card["input_side_px"].as_u64().context("the model card has no input_side_px")?;
    let trainer = workspace.release_program("trainer");
    for size_px in [image_size_px, SECOND_IMAGE_SIZE_PX] {
        let onnx = bench.join(format!("naevus-{size_px}.onnx"));
        let size_px = size_px.to_string();
        cmd!(sh, "{trainer} export --image-size {size_px} --onnx {onnx}").run()?;
    }
    let program = workspace.release_program("examples/model_at_image_size");
    let (size_px, folder) = (SECOND_IMAGE_SIZE_PX.to_string(), bench.join(format!("model-{SECOND_IMAGE_SIZE_PX}")));
    Ok(cmd!(sh, "{program} {size_px} {folder}").run()?)
}

/// Checks that every runtime gave the same probabilities.
fn check_agreement(measured: &Value) -> Result<()> {
    let cpu = measured["cpu"].as_array().map(Vec::as_slice).unwrap_or_default();
    for part in cpu.iter().chain([&measured["gpu"], &measured["first_assessment"]]) {
        // JSON has no NaN: the difference is null if a probability was not a number.
        let difference = part["largest_difference"].as_f64().unwrap_or(f64::NAN);
        ensure!(
            difference <= TOLERANCE,
            "the probabilities of the runtimes differ by up to {difference}, more than {TOLERANCE}; the measurements \
             cannot be compared"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn different_or_missing_probabilities_are_an_error() {
        let measured = |difference: Value| {
            json!({
                "cpu": [{ "largest_difference": 1e-6 }, { "largest_difference": difference }],
                "gpu": { "largest_difference": 1e-4 },
                "first_assessment": { "largest_difference": 0.0 },
            })
        };
        check_agreement(&measured(json!(1e-5))).unwrap();
        assert!(check_agreement(&measured(json!(2e-3))).is_err());
        assert!(check_agreement(&measured(Value::Null)).is_err());
    }
}
