//! Every test, from the core to the page in a real browser.

use std::env;
use std::process::ExitCode;

use crate::check;
use crate::chromium;
use crate::site;
use crate::stages::Stages;
use crate::tools::{self, WASM_TARGET};
use crate::workspace::Workspace;

/// Runs every test and prints a summary, then the sum as `N passed, N failed`. Fails where anything failed or could not
/// be run.
pub fn run(workspace: &Workspace, with_check: bool) -> ExitCode {
    let mut stages = Stages::default();
    let tools = stages.run("set-up of the tools", |_| tools::set_up(workspace));
    let browser = stages.run("set-up of the browser", |_| chromium::set_up());
    if with_check {
        check::add(workspace, &mut stages);
    }

    // What tests print is shown even where they pass: they say there what they had to leave out.
    // One profile, the whole workspace and, but for a name, the same features each time: burn is compiled once.
    stages.run("tests, native", |tests| {
        let test = workspace.cargo().words(
            "test --release --workspace --features naevus-tests/driver,trainer/dicom --no-fail-fast -- --show-output",
        );
        test.run_reading(|line| tests.read(line))
    });
    let trainer = stages.run("the trainer, against which the page is compared", |_| {
        // Built before it was tested from outside; `build` would compile burn anew, without what only tests need.
        workspace
            .cargo()
            .words("test --release --workspace --features naevus-tests/driver,trainer/dicom --no-run")
            .run()
    });

    if tools && browser {
        stages.run("tests, the core in wasm", |tests| {
            let test = workspace.cargo().words(
                "test --release --package naevus-tests --test preprocess_parity --test decision_rules_parity --target",
            );
            test.argument(WASM_TARGET)
                .variable("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
                .variable("CHROMEDRIVER", "chromedriver")
                .run_reading(|line| tests.read(line))
        });
        // The site's own profile, so that what the two share, WebGPU and the compiler of kernels, is compiled once.
        stages.run("tests, the kernels on WebGPU", |tests| {
            let test = workspace.cargo().words("test --package naevus-tests --features gpu --test gpu --profile");
            test.argument(site::PROFILE)
                .argument("--target")
                .argument(WASM_TARGET)
                .variable("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
                .variable("CHROMEDRIVER", "chromedriver")
                // Seconds: an adapter in software takes its time.
                .variable("WASM_BINDGEN_TEST_TIMEOUT", "600")
                .run_reading(|line| tests.read(line))
        });
    } else {
        stages.leave_out("tests, the core in wasm", "the set-up failed");
        stages.leave_out("tests, the kernels on WebGPU", "the set-up failed");
    }

    let site = tools && stages.run("the site", |_| site::build(workspace, None));
    if site && browser && trainer {
        let trainer = workspace.target().join("release").join("trainer").with_extension(env::consts::EXE_EXTENSION);
        stages.run("tests, the page in Chromium", |tests| {
            let test = workspace
                .cargo()
                .words("test --release --workspace --features naevus-tests/browser,trainer/dicom --test browser");
            test.words("--no-fail-fast -- --test-threads=1 --show-output")
                .variable("NAEVUS_DIST", workspace.dist())
                .variable("NAEVUS_TRAINER", trainer)
                .run_reading(|line| tests.read(line))
        });
    } else {
        stages.leave_out("tests, the page in Chromium", "the site, the trainer or the browser is missing");
    }

    let (passed, failed) = stages.passed_and_failed();
    let exit_code = stages.finish();
    println!("{passed} passed, {failed} failed");
    exit_code
}
