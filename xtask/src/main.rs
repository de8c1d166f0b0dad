//! `cargo xtask`: the project's own commands, from a bare machine with rustup to a tested site.

mod bench;
mod post_build;
mod setup;
mod site;
mod stages;
mod test;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::bench::Bench;
use crate::test::OtherBrowser;
use crate::workspace::Workspace;

/// Set up, serve, build, check, test and benchmark naevus.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Install the tools for building and testing: the wasm target, trunk, wasm-bindgen, Chromium and chromedriver.
    ///
    /// Tools that are installed in the right version are skipped. The first run takes about seven minutes on two cores.
    Setup,
    /// Build the site and serve it on this machine; build it again when a source file changes.
    ///
    /// The first build takes about 15 minutes on two cores, most of it for the WebGPU program.
    Serve {
        /// The port to listen on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The address to listen on. With 0.0.0.0, other devices on the network can open the page, but browsers allow
        /// camera, GPU and offline use only with https or on the machine itself.
        #[arg(long, default_value = "127.0.0.1")]
        address: std::net::IpAddr,
    },
    /// Build the site into dist/, ready for any static host.
    Build {
        /// The path that the site will be served under, such as `/naevus/`. By default the site works under any path.
        #[arg(long)]
        public_url: Option<String>,
    },
    /// Run every test: the crates and the trainer natively, preprocessing, decision rules and GPU kernels in wasm, and
    /// the page in Chromium.
    Test {
        /// Run the checks of `cargo xtask check` before the tests.
        #[arg(long)]
        check: bool,
    },
    /// Run the tests of the page in Firefox or WebKitGTK, except those in tests/tests/browser/left_out/.
    ///
    /// CONTRIBUTING.md describes what to install.
    TestIn {
        /// The browser.
        browser: OtherBrowser,
    },
    /// Check format, lints and documentation.
    Check,
    /// Benchmark naevus against other runtimes and write the tables into docs/performance.md.
    #[command(subcommand)]
    Bench(Bench),
    /// Take the pictures of the page in docs/images/ again, after a change of its look.
    Screenshots,
    /// Write the reference hashes in `tests/golden/` again, after an intended change of the preprocessing.
    Golden,
    /// Strip the site's programs, and write the version, the content security policy and the list of files into the
    /// site. Trunk runs this after each build.
    PostBuild,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(exit_code) => exit_code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<ExitCode> {
    let workspace = Workspace::find()?;
    match task {
        Task::Setup => {
            setup::install_build_tools(&workspace)?;
            setup::install_chromium(&workspace)?;
            setup::install_page_checks(&workspace)?;
        }
        Task::Serve { port, address } => site::serve(&workspace, address, port)?,
        Task::Build { public_url } => site::build(&workspace, public_url.as_deref())?,
        Task::Test { check } => return Ok(test::run(&workspace, check)),
        Task::TestIn { browser } => return Ok(test::run_in(&workspace, browser)),
        Task::Check => return Ok(test::check(&workspace)),
        Task::Bench(bench) => bench::run(&workspace, bench)?,
        Task::Screenshots => site::take_screenshots(&workspace)?,
        Task::Golden => test::write_golden(&workspace)?,
        Task::PostBuild => post_build::run(&workspace.shell)?,
    }
    Ok(ExitCode::SUCCESS)
}
