//! What building the site needs: the wasm target, trunk and wasm-bindgen.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::Invocation;
use crate::workspace::Workspace;

/// The last trunk that this project's rustc compiles: 0.22.1 wants rustc 1.96.
const TRUNK_VERSION: &str = "0.21.14";

/// The target of the browser's programs.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs what is missing.
///
/// # Errors
///
/// Names the tool that could not be installed.
pub fn set_up(workspace: &Workspace) -> Result<()> {
    wasm_target(workspace)?;
    let trunk = Tool { package: "trunk", program: "trunk", version: TRUNK_VERSION.into(), locked: true, minutes: 5 };
    trunk.set_up(workspace)?;
    // Not locked: what its own lock file holds is older than what it can be compiled with. It must be the very version
    // of the library, because the two share an unpublished format.
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: workspace.locked_version("wasm-bindgen")?,
        locked: false,
        minutes: 2,
    };
    wasm_bindgen.set_up(workspace)
}

fn wasm_target(workspace: &Workspace) -> Result<()> {
    let sysroot = workspace
        .command("rustc")
        .words("--print sysroot")
        .answer()
        .context("rustc does not answer; install it with rustup, https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        println!("rust target {WASM_TARGET}: there");
        return Ok(());
    }
    println!("rust target {WASM_TARGET}: fetching it, some seconds");
    if workspace.command("rustup").argument("--version").answer().is_none() {
        bail!(
            "rustc has no target {WASM_TARGET} and there is no rustup to add it; install rustup from https://rustup.rs, or your system's package of that target"
        );
    }
    workspace.command("rustup").words("target add").argument(WASM_TARGET).run()?;
    println!("rust target {WASM_TARGET}: done");
    Ok(())
}

/// A program that cargo installs.
struct Tool {
    /// Its package on crates.io.
    package: &'static str,
    /// The program that tells its version.
    program: &'static str,
    version: String,
    /// Whether its own lock file is kept to.
    locked: bool,
    /// How long the installation takes on two cores, about.
    minutes: u32,
}

impl Tool {
    fn set_up(&self, workspace: &Workspace) -> Result<()> {
        let Tool { package, version, minutes, .. } = self;
        // Ours comes first in the path of `workspace.command`.
        let found = installed_version(workspace.command(self.program));
        if found.as_ref() == Some(version) {
            println!("{package} {version}: there");
            return Ok(());
        }
        let plural = if *minutes == 1 { "" } else { "s" };
        println!("{package} {version}: compiling it, about {minutes} minute{plural} on two cores");
        let mut install = workspace.cargo().words("install").argument(format!("{package}@{version}"));
        if self.locked {
            install = install.argument("--locked");
        }
        if let Some(other) = found {
            let tools = workspace.tools();
            println!("{package} {other} is there too and stays; {version} goes to {}", tools.display());
            install = install.argument("--root").argument(tools);
        }
        // One target folder for the tools: what they share is compiled once.
        install
            .variable("CARGO_TARGET_DIR", workspace.tools().join("build"))
            // They work for seconds: to make them fast would take minutes more than it saves.
            .variable("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .variable("CARGO_PROFILE_RELEASE_LTO", "off")
            .variable("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .run()
            .with_context(|| format!("cannot install {package} {version}"))?;
        match installed_version(workspace.command(self.program)) {
            Some(found) if found == *version => println!("{package} {version}: done"),
            Some(found) => bail!("{package} {version} was installed, but the path leads to {found}; mend PATH"),
            None => bail!(
                "{package} {version} was installed, but is not in the path; add cargo's bin folder (~/.cargo/bin) to PATH"
            ),
        }
        Ok(())
    }
}

/// The version in `trunk 0.21.14`, which is what `--version` prints.
fn installed_version(program: Invocation) -> Option<String> {
    let answer = program.argument("--version").answer()?;
    answer.split_whitespace().nth(1).map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_second_word() {
        let version = installed_version(Invocation::new("rustc")).unwrap();
        assert_eq!(version.split('.').next(), Some("1"));
        assert_eq!(installed_version(Invocation::new("no-such-program-of-naevus")), None);
    }
}
