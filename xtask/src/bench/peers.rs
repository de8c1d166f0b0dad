//! The peers at their pinned versions: npm's beside their scripts, Keras in an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::Invocation;
use crate::workspace::Workspace;

/// The folder of the peers' scripts.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join("tests/peers")
}

/// Installs what `tests/peers/package-lock.json` names, where it is not there yet.
///
/// # Errors
///
/// Where there is no npm, or it cannot fetch them.
pub fn set_up_npm(workspace: &Workspace) -> Result<()> {
    let folder = folder(workspace);
    let installed = folder.join("node_modules/.naevus-installed");
    once(&folder.join("package-lock.json"), &installed, || {
        println!("npm's peers: fetching them, about a minute");
        anyhow::ensure!(
            Invocation::new("npm").argument("--version").answer().is_some(),
            "the peers come from npm; install node and npm: `apt install nodejs npm` on Debian, or https://nodejs.org"
        );
        // None of what they would run after being installed is needed in a browser.
        Invocation::new("npm").words("ci --ignore-scripts --no-audit --no-fund").folder(&folder).run()
    })
}

/// Makes the environment of `tests/peers/requirements.txt`, where it is not there yet, and gives its Python.
///
/// # Errors
///
/// Where there is no Python 3 with venv, or the packages cannot be fetched.
pub fn set_up_python(workspace: &Workspace) -> Result<PathBuf> {
    let requirements = folder(workspace).join("requirements.txt");
    let environment = workspace.target().join("bench/python");
    let python = environment.join("bin/python");
    once(&requirements, &environment.join(".naevus-installed"), || {
        println!("Keras: fetching it, some minutes");
        let environment = Invocation::new("python3").words("-m venv --clear").argument(&environment);
        environment.run().context("Keras needs python3 with venv: `apt install python3-venv` on Debian")?;
        let pip = Invocation::new(&python).words("-m pip install --quiet --disable-pip-version-check --requirement");
        pip.argument(&requirements).run()
    })?;
    Ok(python)
}

/// Runs `install` unless `stamp` holds what `pins` holds, and then has it hold that.
fn once(pins: &Path, stamp: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let wanted = fs::read(pins).with_context(|| format!("cannot read {}", pins.display()))?;
    if fs::read(stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    install()?;
    fs::write(stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers_are_installed_once_for_each_list() {
        let folder = tempfile::tempdir().unwrap();
        let (pins, stamp) = (folder.path().join("pins"), folder.path().join("stamp"));
        let mut installed = 0;
        for list in ["1", "1", "2"] {
            fs::write(&pins, list).unwrap();
            once(&pins, &stamp, || {
                installed += 1;
                Ok(())
            })
            .unwrap();
        }
        assert_eq!(installed, 2);
        fs::write(&pins, "3").unwrap();
        assert!(once(&pins, &stamp, || anyhow::bail!("no network")).is_err());
        assert_eq!(fs::read(&stamp).unwrap(), b"2");
    }
}
