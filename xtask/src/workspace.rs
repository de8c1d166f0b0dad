//! Where the project lies, and what its lock file says.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::Invocation;

/// The project's root folder and what is found from it.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that this program was compiled in.
    ///
    /// # Errors
    ///
    /// Where that folder is gone.
    pub fn find() -> Result<Workspace> {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = xtask.parent().context("xtask lies in no folder")?.to_path_buf();
        anyhow::ensure!(
            root.join("Cargo.toml").is_file(),
            "{} holds no Cargo.toml; was the project moved?",
            root.display()
        );
        Ok(Workspace { root })
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo puts what it builds: `CARGO_TARGET_DIR`, or `target/`.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// Where trunk puts the site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where tools are put that would displace another version of themselves.
    pub fn tools(&self) -> PathBuf {
        self.target().join("tools")
    }

    /// `program`, to be run in the root folder, finding our own tools before the user's.
    pub fn command(&self, program: &str) -> Invocation {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.tools().join("bin")).chain(env::split_paths(&path));
        // A folder whose name holds the separator cannot be in PATH at all; then the user's own PATH has to do.
        let path: OsString = env::join_paths(folders).unwrap_or(path);
        Invocation::new(program).folder(&self.root).variable("PATH", path)
    }

    /// The cargo that runs this program.
    pub fn cargo(&self) -> Invocation {
        self.command(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
    }

    /// The version of `package` in Cargo.lock.
    ///
    /// # Errors
    ///
    /// Where Cargo.lock cannot be read, or holds no such package or several.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        locked_version(&lock, package).with_context(|| format!("in {}", path.display()))
    }
}

fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: Value = toml::from_str(lock).context("not a lock file")?;
    let packages = lock["package"].as_array().context("it lists no packages")?;
    let versions: Vec<&str> = packages
        .iter()
        .filter(|entry| entry["name"] == package)
        .filter_map(|entry| entry["version"].as_str())
        .collect();
    match versions[..] {
        [version] => Ok(version.to_string()),
        [] => anyhow::bail!("it has no {package}"),
        _ => anyhow::bail!("it has {package} in the versions {}; keep one", versions.join(" and ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4
        [[package]]
        name = "a"
        version = "1.2.3"
        [[package]]
        name = "b"
        version = "1.0.0"
        [[package]]
        name = "b"
        version = "2.0.0"
    "#;

    #[test]
    fn one_version_is_found_and_two_are_refused() {
        assert_eq!(locked_version(LOCK, "a").unwrap(), "1.2.3");
        assert_eq!(
            locked_version(LOCK, "b").unwrap_err().to_string(),
            "it has b in the versions 1.0.0 and 2.0.0; keep one"
        );
        assert_eq!(locked_version(LOCK, "c").unwrap_err().to_string(), "it has no c");
    }

    #[test]
    fn the_lock_file_holds_wasm_bindgen() {
        let version = Workspace::find().unwrap().locked_version("wasm-bindgen").unwrap();
        assert!(version.starts_with("0.2."), "{version}");
    }
}
