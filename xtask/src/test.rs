//! The stages of `cargo xtask check` and `cargo xtask test`: format, lints, documentation, and every test.

use std::process::ExitCode;

use anyhow::Result;
use xshell::{Cmd, cmd};

use crate::setup::{self, WASM_TARGET};
use crate::site;
use crate::stages::{Stages, TestCounts};
use crate::workspace::{Workspace, run_with_lines};

/// Features of the native tests and of `bench browser`. Both use the same features, so that burn is compiled once.
pub const TEST_FEATURES: &str = "naevus-tests/driver,trainer/dicom";

/// Features of the browser tests, and of the checks, which also cover the browser tests.
pub const BROWSER_TEST_FEATURES: &str = "naevus-tests/browser,trainer/dicom";

/// Checks format, lints and documentation.
pub fn check(workspace: &Workspace) -> ExitCode {
    let mut stages = Stages::default();
    add_checks(workspace, &mut stages);
    stages.finish()
}

fn add_checks(workspace: &Workspace, stages: &mut Stages) {
    let sh = &workspace.shell;
    stages.run("format", |_| Ok(cmd!(sh, "cargo fmt --all --check").run()?));
    // This is the profile of the tests, so that procedural macros and build scripts are compiled once for both.
    stages.run("clippy, native", |_| {
        let clippy = cmd!(sh, "cargo clippy --release --workspace --all-targets --features {BROWSER_TEST_FEATURES}");
        Ok(clippy.args(["--", "--deny", "warnings"]).run()?)
    });
    // All three programs are checked together. The build of the site compiles each with its own feature only.
    stages.run("clippy, wasm", |_| {
        let clippy = cmd!(sh, "cargo clippy --release --package naevus --lib --bins --target {WASM_TARGET}");
        Ok(clippy.args(["--features", "page,cpu,gpu", "--", "--deny", "warnings"]).run()?)
    });
    stages.run("documentation", |_| {
        let doc =
            cmd!(sh, "cargo doc --release --no-deps --workspace --exclude xtask --features {BROWSER_TEST_FEATURES}");
        Ok(doc.env("RUSTDOCFLAGS", "--deny warnings").run()?)
    });
}

/// Runs every test, with `with_check` after the checks. Prints a summary, and as the last line `N passed, N failed`.
/// Fails if anything failed or could not run.
pub fn run(workspace: &Workspace, with_check: bool) -> ExitCode {
    let sh = &workspace.shell;
    let mut stages = Stages::default();
    let tools = stages.run("set up the build tools", |_| setup::install_build_tools(workspace));
    let browser = stages.run("set up Chromium", |_| setup::install_chromium(workspace));
    // Without it, the tests skip what they cannot check.
    stages.run("set up the checks of reports and accessibility", |_| setup::install_page_checks(workspace));
    if with_check {
        add_checks(workspace, &mut stages);
    }

    // The output of passed tests is shown as well: it contains the `skipped: ` lines.
    stages.run("tests: native", |counts| {
        let test = cmd!(sh, "cargo test --release --workspace --features {TEST_FEATURES} --no-fail-fast");
        run_tests(test.args(["--", "--show-output"]), counts)
    });
    let trainer = stages.run("build the trainer", |_| build_trainer(workspace));

    let (in_wasm, on_webgpu) = ("tests: preprocessing and decision rules in wasm", "tests: kernels on WebGPU");
    if tools && browser {
        stages.run(in_wasm, |counts| {
            let test = cmd!(sh, "cargo test --release --package naevus-tests --target {WASM_TARGET}");
            let test = test.args(["--test", "preprocess_parity", "--test", "decision_rules_parity"]);
            run_tests(in_browser(test), counts)
        });
        stages.run(on_webgpu, |counts| {
            // This is the profile of the site, so that their common dependencies, wgpu and cubecl, are compiled once.
            let profile = site::PROFILE;
            let test = cmd!(sh, "cargo test --profile {profile} --package naevus-tests --target {WASM_TARGET}");
            // The timeout is in seconds. It is long, because a software adapter is slow.
            let test = test.args(["--features", "gpu", "--test", "gpu"]).env("WASM_BINDGEN_TEST_TIMEOUT", "600");
            run_tests(in_browser(test), counts)
        });
    } else {
        stages.skip(in_wasm, "the set-up failed");
        stages.skip(on_webgpu, "the set-up failed");
    }

    let site = tools && stages.run("build the site", |_| site::build(workspace, None));
    let page = "tests: page in Chromium";
    if site && browser && trainer {
        stages.run(page, |counts| run_tests(page_tests(workspace), counts));
    } else {
        stages.skip(page, "the site, the trainer or the browser is missing");
    }

    let (passed, failed) = stages.passed_and_failed();
    let exit_code = stages.finish();
    println!("{passed} passed, {failed} failed");
    exit_code
}

/// Builds the trainer, with which the tests of the page compare the page.
fn build_trainer(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.shell;
    // `cargo build` would compile burn again, without the features of the dev-dependencies.
    Ok(cmd!(sh, "cargo test --release --workspace --features {TEST_FEATURES} --no-run").run()?)
}

/// A browser that is not in the continuous integration.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum OtherBrowser {
    /// Firefox, with geckodriver.
    Firefox,
    /// The MiniBrowser of WebKitGTK, with WebKitWebDriver. It needs a display.
    Webkit,
}

/// Runs the tests of the page in `browser`, after building the site and the trainer.
pub fn run_in(workspace: &Workspace, browser: OtherBrowser) -> ExitCode {
    let sh = &workspace.shell;
    let name = match browser {
        OtherBrowser::Firefox => "firefox",
        OtherBrowser::Webkit => "webkit",
    };
    let mut stages = Stages::default();
    let tools = stages.run("set up the build tools", |_| setup::install_build_tools(workspace));
    let site = tools && stages.run("build the site", |_| site::build(workspace, None));
    let trainer = stages.run("build the trainer", |_| build_trainer(workspace));
    let page = "tests: page";
    if site && trainer {
        stages.run(page, |counts| {
            let left_out = sh.read_file(format!("tests/tests/browser/left_out/{name}.txt"))?;
            let left_out = left_out.lines().filter(|line| !line.starts_with('#'));
            let test = page_tests(workspace).arg("--exact").env("NAEVUS_BROWSER", name);
            run_tests(left_out.fold(test, |test, left_out| test.args(["--skip", left_out])), counts)
        });
    } else {
        stages.skip(page, "the site or the trainer is missing");
    }
    stages.finish()
}

/// The tests of the page, one after another.
fn page_tests(workspace: &Workspace) -> Cmd<'_> {
    let sh = &workspace.shell;
    let test = cmd!(sh, "cargo test --release --workspace --features {BROWSER_TEST_FEATURES} --test browser");
    let test = test.args(["--no-fail-fast", "--", "--test-threads=1", "--show-output"]);
    test.env("NAEVUS_DIST", workspace.dist()).env("NAEVUS_TRAINER", workspace.release_program("trainer"))
}

fn run_tests(test: Cmd<'_>, counts: &mut TestCounts) -> Result<()> {
    run_with_lines(test, |line| counts.add_line(line))
}

/// Makes the wasm tests of `test` run in headless Chromium.
fn in_browser(test: Cmd<'_>) -> Cmd<'_> {
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", "chromedriver")
}

/// Writes `tests/golden/preprocess.txt` with the hashes that this machine computes.
///
/// # Errors
///
/// If the test that writes the file cannot be compiled, or the file cannot be written.
pub fn write_golden(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.shell;
    let test = cmd!(sh, "cargo test --release --workspace --features {TEST_FEATURES} --test preprocess_parity");
    test.env("NAEVUS_WRITE_GOLDEN", "1").run()?;
    println!("tests/golden/preprocess.txt was written; review its changes before you commit it");
    Ok(())
}
