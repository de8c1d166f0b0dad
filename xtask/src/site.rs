//! Builds the site, and serves it on this machine.

use std::net::IpAddr;

use anyhow::Result;
use xshell::{Cmd, cmd};

use crate::setup;
use crate::test::BROWSER_TEST_FEATURES;
use crate::workspace::Workspace;

/// The cargo profile of the programs that run in the browser. `index.html` names the same profile.
pub const PROFILE: &str = "site";

/// Builds the site into `dist/`.
///
/// # Errors
///
/// If a tool cannot be installed, or the build fails.
pub fn build(workspace: &Workspace, public_url: Option<&str>) -> Result<()> {
    setup::install_build_tools(workspace)?;
    println!("building the site; the first build takes about 15 minutes on two cores");
    let options = public_url.map(|path| ["--public-url", path]).into_iter().flatten();
    trunk(workspace, "build").args(options).run()?;
    println!("the site is in {}", workspace.dist().display());
    Ok(())
}

/// Builds the site and serves it until it is interrupted.
///
/// # Errors
///
/// If a tool cannot be installed, the first build fails, or the port is in use.
pub fn serve(workspace: &Workspace, address: IpAddr, port: u16) -> Result<()> {
    setup::install_build_tools(workspace)?;
    println!(
        "building the site; the first build takes about 15 minutes on two cores; then open http://{}/",
        url_host(address, port)
    );
    let options = ["--address".into(), address.to_string(), "--port".into(), port.to_string()];
    Ok(trunk(workspace, "serve").args(options).run()?)
}

/// Builds the site and writes pictures of its screens into `docs/images/`.
///
/// # Errors
///
/// If a tool cannot be installed, or the build or the browser fails.
pub fn take_screenshots(workspace: &Workspace) -> Result<()> {
    setup::install_chromium(workspace)?;
    build(workspace, None)?;
    let sh = &workspace.shell;
    cmd!(sh, "cargo build --release --workspace --bin screenshots --features {BROWSER_TEST_FEATURES}").run()?;
    let program = workspace.release_program("screenshots");
    let images = workspace.root().join("docs/images");
    Ok(cmd!(sh, "{program}").env("NAEVUS_DIST", workspace.dist()).env("NAEVUS_IMAGES", images).run()?)
}

fn trunk<'a>(workspace: &'a Workspace, command: &str) -> Cmd<'a> {
    // Trunk's version is pinned, so a check for a newer version is not needed.
    cmd!(workspace.shell, "trunk {command} --release").env("TRUNK_SKIP_VERSION_CHECK", "true")
}

fn url_host(address: IpAddr, port: u16) -> String {
    match address {
        _ if address.is_unspecified() || address.is_loopback() => format!("localhost:{port}"),
        IpAddr::V6(address) => format!("[{address}]:{port}"),
        IpAddr::V4(address) => format!("{address}:{port}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_address_can_be_opened_in_a_browser() {
        assert_eq!(url_host("0.0.0.0".parse().unwrap(), 8080), "localhost:8080");
        assert_eq!(url_host("192.168.1.2".parse().unwrap(), 80), "192.168.1.2:80");
        assert_eq!(url_host("fe80::1".parse().unwrap(), 80), "[fe80::1]:80");
    }
}
