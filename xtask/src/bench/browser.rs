//! `cargo xtask bench browser`: the built site beside other runtimes in a headless Chromium.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{browser_report, document, machine, peers, sizes};
use crate::command::Invocation;
use crate::workspace::Workspace;
use crate::{chromium, site};

/// The side at which the network is measured beside its own, in pixels; the bench program has the same.
const OTHER_SIDE_PX: u64 = 160;

/// By how much a probability of two runtimes may differ: the order of additions differs, no more.
const TOLERANCE: f64 = 1e-3;

/// Builds what is needed, measures, prints the tables and writes them into their section.
///
/// # Errors
///
/// Where something cannot be built, our own programs fail, or the runtimes disagree on the answers.
pub fn run(workspace: &Workspace, dist: Option<PathBuf>) -> Result<()> {
    chromium::set_up()?;
    peers::set_up_npm(workspace)?;
    let dist = match dist {
        Some(dist) => dist.canonicalize().with_context(|| format!("there is no folder {}", dist.display()))?,
        None => {
            site::build(workspace, None)?;
            workspace.dist()
        }
    };
    // The same features as the tests have, so that what they compiled is not compiled again.
    let build = || workspace.cargo().words("build --release --workspace");
    build().words("--bins --examples --features naevus-tests/driver,trainer/dicom").run()?;
    let bench_program = build().words("--features naevus-tests/browser,trainer/dicom");
    bench_program.words("--bin bench_browser").run()?;
    let bench = workspace.target().join("bench/browser");
    fs::create_dir_all(&bench).with_context(|| format!("cannot make {}", bench.display()))?;
    write_models(workspace, &bench)?;

    let measured = bench.join("browser.json");
    let program = program(workspace, "bench_browser");
    program.variable("NAEVUS_DIST", &dist).variable("NAEVUS_BENCH", &bench).run()?;
    let measured = fs::read(&measured).with_context(|| format!("cannot read {}", measured.display()))?;
    let measured: Value = serde_json::from_slice(&measured).context("the bench program wrote no JSON")?;
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
    let versions = browser_report::versions(&measured);
    let chromium = chromium::version().unwrap_or_else(|| "Chromium of unknown version".into());
    let body = format!(
        "{}\n{chromium}; {}; {versions}.\nOne thread each, SIMD in wasm, the same weights, peers by turns with ours in one \
         browser. Medians; in brackets the least and\nthe greatest, of a ratio that of a round.\n\n{tables}",
        machine::today_on_this_machine(),
        machine::rustc(workspace),
    );
    document::write_section(&workspace.root().join("docs/performance.md"), "bench browser", &body)
}

/// The shipped model for the peers, at its own side and at the other, and for ours at the other.
fn write_models(workspace: &Workspace, bench: &Path) -> Result<()> {
    let card = workspace.root().join("www/model/card.json");
    let card = fs::read(&card).with_context(|| format!("cannot read {}", card.display()))?;
    let card: Value = serde_json::from_slice(&card).context("the model's card is no JSON")?;
    let own_side_px = card["input_side_px"].as_u64().context("the model's card says no side")?;
    for side_px in [own_side_px, OTHER_SIDE_PX] {
        let onnx = bench.join(format!("naevus-{side_px}.onnx"));
        let export = program(workspace, "trainer").words(&format!("export --side {side_px} --onnx"));
        export.argument(onnx).run()?;
    }
    let at_side = program(workspace, "examples/model_at_side").words(&OTHER_SIDE_PX.to_string());
    at_side.argument(bench.join(format!("model-{OTHER_SIDE_PX}"))).run()
}

/// A program that was built with optimisation, to be run in the root folder.
fn program(workspace: &Workspace, name: &str) -> Invocation {
    let path = workspace.target().join("release").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    Invocation::new(path).folder(workspace.root())
}

/// Whether every runtime gave the same probabilities.
fn check_agreement(measured: &Value) -> Result<()> {
    let cpu = measured["cpu"].as_array().map(Vec::as_slice).unwrap_or_default();
    for part in cpu.iter().chain([&measured["gpu"], &measured["first_answer"]]) {
        // No number stands for one of the probabilities not being one.
        let difference = part["largest_difference"].as_f64().unwrap_or(f64::NAN);
        ensure!(
            difference <= TOLERANCE,
            "the runtimes give other probabilities, off by up to {difference}; {TOLERANCE} is allowed, so nothing that \
             was measured can be compared"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn answers_that_differ_or_are_none_stop_the_bench() {
        let measured = |difference: Value| {
            json!({
                "cpu": [{ "largest_difference": 1e-6 }, { "largest_difference": difference }],
                "gpu": { "largest_difference": 1e-4 },
                "first_answer": { "largest_difference": 0.0 },
            })
        };
        check_agreement(&measured(json!(1e-5))).unwrap();
        assert!(check_agreement(&measured(json!(2e-3))).is_err());
        assert!(check_agreement(&measured(Value::Null)).is_err());
    }
}
