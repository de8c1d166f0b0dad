//! `cargo xtask setup`: installs the wasm target, trunk, wasm-bindgen, Chromium and chromedriver, and what checks
//! reports and accessibility.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::bench::install_npm_packages;
use crate::workspace::Workspace;

/// The last version of trunk that rustc 1.95 compiles: 0.22.1 requires 1.96.
const TRUNK_VERSION: &str = "0.21.14";

/// The target of the programs that run in the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The names under which systems install Chromium or Chrome. `naevus_tests::browser` has the same list.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Installs what is missing for a build of the site.
///
/// # Errors
///
/// If a tool cannot be installed. The error names the tool.
pub fn install_build_tools(workspace: &Workspace) -> Result<()> {
    install_wasm_target(workspace)?;
    let trunk = Tool { package: "trunk", program: "trunk", version: TRUNK_VERSION.into(), locked: true, minutes: 5 };
    trunk.install(workspace)?;
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        // Library and tool must have the same version, because their common format is not stable.
        version: workspace.locked_version("wasm-bindgen")?,
        // The versions in its lock file are too old to compile here.
        locked: false,
        minutes: 2,
    };
    wasm_bindgen.install(workspace)
}

fn install_wasm_target(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.shell;
    let sysroot = cmd!(sh, "rustc --print sysroot").read();
    let sysroot = sysroot.context("rustc does not run; install it with rustup, https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        println!("rust target {WASM_TARGET}: already installed");
        return Ok(());
    }
    println!("rust target {WASM_TARGET}: downloading it, takes some seconds");
    ensure!(
        is_installed(cmd!(sh, "rustup")),
        "rustc has no target {WASM_TARGET}, and rustup, which adds it, is not installed; install rustup from \
         https://rustup.rs, or your system's package of that target"
    );
    cmd!(sh, "rustup target add {WASM_TARGET}").run()?;
    println!("rust target {WASM_TARGET}: installed");
    Ok(())
}

/// A program that cargo installs.
struct Tool {
    /// Its package on crates.io.
    package: &'static str,
    /// The program that prints its version.
    program: &'static str,
    version: String,
    /// Whether to use the package's own lock file.
    locked: bool,
    /// Duration of the installation on two cores, approximately.
    minutes: u32,
}

impl Tool {
    fn install(&self, workspace: &Workspace) -> Result<()> {
        let Tool { package, program, version, minutes, .. } = self;
        let sh = &workspace.shell;
        let found = installed_version(cmd!(sh, "{program}"));
        if found.as_ref() == Some(version) {
            println!("{package} {version}: already installed");
            return Ok(());
        }
        println!("{package} {version}: compiling it, takes about {minutes} minutes on two cores");
        let locked = self.locked.then_some("--locked");
        let mut install = cmd!(sh, "cargo install {package}@{version} {locked...}");
        if let Some(other) = found {
            let tools = workspace.tools();
            println!("{package} {other} is installed and stays; {version} is installed into {}", tools.display());
            install = install.arg("--root").arg(tools);
        }
        install
            // One target folder for both tools compiles their common dependencies once.
            .env("CARGO_TARGET_DIR", workspace.tools().join("build"))
            // The tools run for seconds. Full optimisation would take minutes more than it saves.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .run()
            .with_context(|| format!("cannot install {package} {version}"))?;
        match installed_version(cmd!(sh, "{program}")) {
            Some(found) if found == *version => println!("{package} {version}: installed"),
            Some(found) => bail!("{package} {version} was installed, but {found} comes first in PATH; correct PATH"),
            None => bail!(
                "{package} {version} was installed, but it is not in PATH; add cargo's bin folder (~/.cargo/bin) to PATH"
            ),
        }
        Ok(())
    }
}

/// Installs Chromium and chromedriver with Debian's package manager if they are missing.
///
/// # Errors
///
/// If they cannot be installed. The error contains instructions for other systems.
pub fn install_chromium(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.shell;
    if let Some(version) = chromium_version(sh) {
        println!("{version}: already installed");
        return Ok(());
    }
    println!("Chromium and chromedriver: downloading them, takes about a minute");
    // The last package has cjpeg and djpeg, with which a test compares the decoder. It is skipped without them.
    install_packages(sh, &["chromium", "chromium-driver", "libjpeg-turbo-progs"])
        .with_context(chromium_instructions)?;
    println!("{}: installed", chromium_version(sh).with_context(chromium_instructions)?);
    Ok(())
}

/// Installs packages with Debian's package manager.
fn install_packages(sh: &Shell, packages: &[&str]) -> Result<()> {
    ensure!(is_installed(cmd!(sh, "apt-get")), "apt-get is not installed");
    let is_root = cmd!(sh, "id -u").read().is_ok_and(|user| user == "0");
    ensure!(is_root || is_installed(cmd!(sh, "sudo")), "sudo is not installed");
    let sudo = if is_root { None } else { Some("sudo") };
    let apt_get = || sh.cmd(sudo.unwrap_or("apt-get")).args(sudo.map(|_| "apt-get"));
    apt_get().arg("update").run()?;
    let install = apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages);
    Ok(install.env("DEBIAN_FRONTEND", "noninteractive").run()?)
}

/// Installs what checks reports and accessibility, if it is missing: the JSON schema of FHIR R4 and axe-core from npm, and
/// the programs that read printed pages.
///
/// # Errors
///
/// If it cannot be installed. The error contains instructions.
pub fn install_page_checks(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.shell;
    // Unlike the other programs, pdftotext has no `--version`.
    let has_poppler = cmd!(sh, "pdftotext -v").ignore_stderr().ignore_stdout().run().is_ok();
    let has_npm = is_installed(cmd!(sh, "npm"));
    let packages: Vec<&str> =
        [("poppler-utils", has_poppler), ("npm", has_npm)].into_iter().filter(|it| !it.1).map(|it| it.0).collect();
    if !packages.is_empty() {
        println!("{}: downloading, takes about a minute", packages.join(" and "));
        install_packages(sh, &packages).with_context(|| {
            format!(
                "the tests of reports and accessibility need poppler and npm; install {} with your system's packages",
                packages.join(" and ")
            )
        })?;
    }
    for folder in ["tests/fhir", "tests/axe"] {
        install_npm_packages(sh, &workspace.root().join(folder))?;
    }
    println!("the schema of FHIR R4, axe-core and poppler: installed");
    Ok(())
}

/// The versions of browser and driver, if both are installed.
pub fn chromium_version(sh: &Shell) -> Option<String> {
    let driver = version_line(cmd!(sh, "chromedriver"))?;
    let browser = BROWSERS.iter().find_map(|name| version_line(cmd!(sh, "{name}")))?;
    let driver: Vec<&str> = driver.split_whitespace().take(2).collect();
    Some(format!("{} with {}", browser.trim(), driver.join(" ")))
}

fn chromium_instructions() -> String {
    format!(
        "the browser tests need Chromium or Chrome and the chromedriver of the same version, both in PATH ({}); install them \
         with your system's packages: `apt install chromium chromium-driver` on Debian, `dnf install chromium chromedriver` \
         on Fedora, `brew install --cask chromium chromedriver` on macOS, or from https://googlechromelabs.github.io/chrome-for-testing/",
        BROWSERS.join(", ")
    )
}

/// The output of `program --version`; `None` if the program is not installed.
fn version_line(program: Cmd<'_>) -> Option<String> {
    program.arg("--version").ignore_stderr().read().ok()
}

fn is_installed(program: Cmd<'_>) -> bool {
    version_line(program).is_some()
}

/// The second word of `trunk 0.21.14`.
fn installed_version(program: Cmd<'_>) -> Option<String> {
    version_line(program)?.split_whitespace().nth(1).map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_the_second_word() {
        let sh = Shell::new().unwrap();
        let version = installed_version(cmd!(sh, "rustc")).unwrap();
        assert_eq!(version.split('.').next(), Some("1"));
        assert_eq!(installed_version(cmd!(sh, "no-such-program-of-naevus")), None);
    }
}
