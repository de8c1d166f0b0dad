//! The folders of the workspace, and the shell that runs commands in it.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use xshell::{Cmd, Shell, cmd};

/// The workspace that this program was compiled in.
#[derive(Debug)]
pub struct Workspace {
    /// Runs commands in the root folder. Its `PATH` starts with the folder of the tools that [`crate::setup`] installs.
    pub shell: Shell,
    root: PathBuf,
}

impl Workspace {
    /// Finds the root folder.
    ///
    /// # Errors
    ///
    /// If the folder was moved or deleted.
    pub fn find() -> Result<Workspace> {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = xtask.parent().context("the folder of xtask has no parent")?.to_path_buf();
        ensure!(root.join("Cargo.toml").is_file(), "{} contains no Cargo.toml; was the project moved?", root.display());
        let workspace = Workspace { shell: Shell::new()?, root };
        workspace.shell.change_dir(&workspace.root);
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(workspace.tools().join("bin")).chain(env::split_paths(&path));
        // This fails if the folder's name contains the separator of PATH. The user's PATH is then unchanged.
        if let Ok(path) = env::join_paths(folders) {
            workspace.shell.set_var("PATH", path);
        }
        Ok(workspace)
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's target folder: `CARGO_TARGET_DIR`, or `target/`.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// The program `name` of a build in the profile `release`.
    pub fn release_program(&self, name: &str) -> PathBuf {
        self.target().join("release").join(name).with_extension(env::consts::EXE_EXTENSION)
    }

    /// The folder of the built site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The folder of those tools that would replace another version in cargo's own folder.
    pub fn tools(&self) -> PathBuf {
        self.target().join("tools")
    }

    /// The version of `package` in Cargo.lock.
    ///
    /// # Errors
    ///
    /// If Cargo.lock has no such package, or several versions of it.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let id = cmd!(self.shell, "cargo pkgid {package}").read()?;
        let (_, version) = id.rsplit_once('@').with_context(|| format!("{id} contains no version"))?;
        Ok(version.to_string())
    }
}

/// Runs `command`, prints its standard output and also passes each line to `on_line`.
///
/// # Errors
///
/// If the program cannot be started, or ends with a status other than 0.
pub fn run_with_lines(command: Cmd<'_>, mut on_line: impl FnMut(&str)) -> Result<()> {
    let shown = command.to_string();
    eprintln!("$ {shown}");
    let child = Command::from(command).stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = child.with_context(|| format!("cannot start `{shown}`"))?;
    let output = child.stdout.take().context("standard output is not piped")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line.with_context(|| format!("cannot read the output of `{shown}`"))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        on_line(&line);
    }
    let status = child.wait().with_context(|| format!("cannot wait for `{shown}`"))?;
    ensure!(status.success(), "`{shown}` failed: {status}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locked_version_reads_cargo_lock() {
        let workspace = Workspace::find().unwrap();
        let version = workspace.locked_version("wasm-bindgen").unwrap();
        assert!(version.starts_with("0.2."), "{version}");
        assert!(workspace.locked_version("no-such-package-of-naevus").is_err());
    }

    #[test]
    fn output_lines_are_passed_to_the_callback() {
        let sh = Shell::new().unwrap();
        let mut lines = Vec::new();
        run_with_lines(cmd!(sh, "rustc --version"), |line| lines.push(line.to_string())).unwrap();
        assert!(lines[0].starts_with("rustc 1."), "{lines:?}");
    }

    #[test]
    fn errors_name_the_command() {
        let sh = Shell::new().unwrap();
        let error = run_with_lines(cmd!(sh, "rustc --no-such-option"), |_| ()).unwrap_err();
        assert!(error.to_string().starts_with("`rustc --no-such-option` failed: "), "{error}");
        let error = run_with_lines(cmd!(sh, "no-such-program-of-naevus --a b"), |_| ()).unwrap_err();
        assert_eq!(error.to_string(), "cannot start `no-such-program-of-naevus --a b`");
    }
}
