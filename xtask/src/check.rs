//! Format, lints and documentation.

use std::process::ExitCode;

use crate::stages::Stages;
use crate::tools::WASM_TARGET;
use crate::workspace::Workspace;

/// Checks everything that needs no test to be run. Fails where any check fails; the summary says which.
pub fn run(workspace: &Workspace) -> ExitCode {
    let mut stages = Stages::default();
    add(workspace, &mut stages);
    stages.finish()
}

/// Runs the checks as stages of `stages`.
pub fn add(workspace: &Workspace, stages: &mut Stages) {
    stages.run("format", |_| workspace.cargo().words("fmt --all --check").run());
    stages.run("lints, native", |_| {
        // The tests' profile: what runs while compiling, procedural macros and build scripts, is compiled once for both.
        let clippy = workspace.cargo().words("clippy --release --workspace --all-targets");
        clippy.words("--features naevus-tests/browser,trainer/dicom -- --deny warnings").run()
    });
    // The three programs at once: that each compiles by itself, with no other's features, the build of the site shows.
    stages.run("lints, wasm", |_| {
        let clippy = workspace.cargo().words("clippy --release --package naevus --lib --bins --target");
        clippy.argument(WASM_TARGET).words("--features page,cpu,gpu -- --deny warnings").run()
    });
    stages.run("documentation", |_| {
        // With the lints' profile and features, whose work it shares.
        let doc = workspace.cargo().words("doc --release --no-deps --workspace --exclude xtask");
        let doc = doc.words("--features naevus-tests/browser,trainer/dicom");
        doc.variable("RUSTDOCFLAGS", "--deny warnings").run()
    });
}
