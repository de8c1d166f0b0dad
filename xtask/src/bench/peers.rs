//! Installs the runtimes that naevus is compared with, in pinned versions: the npm packages in `tests/peers`, and Keras
//! in a virtual environment.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::workspace::Workspace;

/// The folder of the scripts that run the other runtimes.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join("tests/peers")
}

/// Installs the packages of the file `package-lock.json` in `folder`, unless they are installed.
///
/// # Errors
///
/// If npm is missing or cannot download the packages.
pub fn install_npm_packages(sh: &Shell, folder: &Path) -> Result<()> {
    let stamp = folder.join("node_modules/.naevus-installed");
    install_if_changed(sh, &folder.join("package-lock.json"), &stamp, || {
        println!("npm packages of {}: downloading them, takes about a minute", folder.display());
        ensure!(
            cmd!(sh, "npm --version").ignore_stderr().read().is_ok(),
            "these packages come from npm; install node and npm: `apt install nodejs npm` on Debian, or https://nodejs.org"
        );
        let _in_folder = sh.push_dir(folder);
        // Install scripts are skipped, because a browser needs none of their results.
        Ok(cmd!(sh, "npm ci --ignore-scripts --no-audit --no-fund").run()?)
    })
}

/// Installs the packages of `tests/peers/requirements.txt` into a virtual environment, unless they are installed, and
/// returns its Python interpreter.
///
/// # Errors
///
/// If there is no Python 3 with venv, or the packages cannot be downloaded.
pub fn install_keras(workspace: &Workspace) -> Result<PathBuf> {
    let sh = &workspace.shell;
    let requirements = folder(workspace).join("requirements.txt");
    let environment = workspace.target().join("bench/python");
    let python = environment.join("bin/python");
    install_if_changed(sh, &requirements, &environment.join(".naevus-installed"), || {
        println!("Keras: downloading it, takes some minutes");
        let venv = cmd!(sh, "python3 -m venv --clear {environment}").run();
        venv.context("Keras needs python3 with venv: `apt install python3-venv` on Debian")?;
        let pip = cmd!(sh, "{python} -m pip install --quiet --disable-pip-version-check --requirement {requirements}");
        Ok(pip.run()?)
    })?;
    Ok(python)
}

/// Runs `install` and then copies the file `pins` to `stamp`, unless the two files are equal.
fn install_if_changed(sh: &Shell, pins: &Path, stamp: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let wanted = sh.read_file(pins)?;
    if sh.read_file(stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    install()?;
    Ok(sh.write_file(stamp, wanted)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_installed_once_for_each_list() {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let (pins, stamp) = (folder.path().join("pins"), folder.path().join("stamp"));
        let mut installed = 0;
        for list in ["1", "1", "2"] {
            sh.write_file(&pins, list).unwrap();
            install_if_changed(&sh, &pins, &stamp, || {
                installed += 1;
                Ok(())
            })
            .unwrap();
        }
        assert_eq!(installed, 2);
        sh.write_file(&pins, "3").unwrap();
        assert!(install_if_changed(&sh, &pins, &stamp, || anyhow::bail!("no network")).is_err());
        assert_eq!(sh.read_file(&stamp).unwrap(), "2");
    }
}
