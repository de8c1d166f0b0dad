//! `cargo xtask`: the project's own commands, from a bare machine with rustup to a tested site.

mod bench;
mod check;
mod chromium;
mod command;
mod golden;
mod precache;
mod site;
mod slim;
mod stages;
mod tally;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::bench::Bench;
use crate::workspace::Workspace;

/// naevus: set up, serve, build, check and test.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Install what building and testing need: the wasm target, trunk, wasm-bindgen, Chromium and its driver.
    ///
    /// What is there in the right version is left alone, so that a second run takes a second. The first takes about
    /// seven minutes on two cores.
    Setup,
    /// Build the page and serve it on this machine, rebuilding when a source changes.
    ///
    /// The first build takes about 15 minutes on two cores, most of it for the WebGPU program.
    Serve {
        /// The port to listen on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The address to listen on. A tablet on the same network can reach 0.0.0.0, but browsers give the camera, the
        /// GPU and offline use only to https and to the machine itself.
        #[arg(long, default_value = "127.0.0.1")]
        address: std::net::IpAddr,
    },
    /// Build the site into dist/, ready to be copied to any static host.
    Build {
        /// The path that the site will be served under, where it is known: `/naevus/`. By default the site works
        /// under any path.
        #[arg(long)]
        public_url: Option<String>,
    },
    /// Run every test: the core, the trainer, the core in wasm, and the page in a real Chromium.
    Test {
        /// Also run, before the tests, what `cargo xtask check` runs.
        #[arg(long)]
        check: bool,
    },
    /// Check format, lints, documentation and the walls between the modules.
    Check,
    /// Measure naevus beside other runtimes and write the tables into docs/performance.md.
    #[command(subcommand)]
    Bench(Bench),
    /// Write the reference hashes of `tests/golden/` anew, after a wanted change of the preprocessing.
    Golden,
    /// Strip the programs, and write the list of files and their version into the service worker; trunk calls this after
    /// each build.
    Precache,
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
            tools::set_up(&workspace)?;
            chromium::set_up()?;
        }
        Task::Serve { port, address } => site::serve(&workspace, address, port)?,
        Task::Build { public_url } => site::build(&workspace, public_url.as_deref())?,
        Task::Test { check } => return Ok(test::run(&workspace, check)),
        Task::Check => return Ok(check::run(&workspace)),
        Task::Bench(bench) => bench::run(&workspace, bench)?,
        Task::Golden => golden::write(&workspace)?,
        Task::Precache => precache::write()?,
    }
    Ok(ExitCode::SUCCESS)
}
