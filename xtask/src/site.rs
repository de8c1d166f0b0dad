//! Building the site, and serving it to this machine.

use std::net::IpAddr;

use anyhow::Result;

use crate::command::Invocation;
use crate::tools;
use crate::workspace::Workspace;

/// The cargo profile of the browser's programs; `index.html` names it as well.
pub const PROFILE: &str = "site";

/// Builds the site into `dist/`.
///
/// # Errors
///
/// Where a tool cannot be installed or the build fails.
pub fn build(workspace: &Workspace, public_url: Option<&str>) -> Result<()> {
    tools::set_up(workspace)?;
    println!("building the site; the first time about 15 minutes on two cores");
    let mut build = trunk(workspace).words("build --release");
    if let Some(public_url) = public_url {
        build = build.argument("--public-url").argument(public_url);
    }
    build.run()?;
    println!("the site is in {}", workspace.dist().display());
    Ok(())
}

/// Builds the site and serves it until it is interrupted.
///
/// # Errors
///
/// Where a tool cannot be installed, the first build fails or the port is taken.
pub fn serve(workspace: &Workspace, address: IpAddr, port: u16) -> Result<()> {
    tools::set_up(workspace)?;
    println!(
        "building the site, the first time about 15 minutes on two cores; then it is at http://{}/",
        host(address, port)
    );
    trunk(workspace).words("serve --release").words(&format!("--address {address} --port {port}")).run()
}

fn trunk(workspace: &Workspace) -> Invocation {
    // Looking for a newer trunk would ask another machine for nothing that we would use.
    workspace.command("trunk").variable("TRUNK_SKIP_VERSION_CHECK", "true")
}

fn host(address: IpAddr, port: u16) -> String {
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
    fn the_address_shown_is_one_that_a_browser_takes() {
        assert_eq!(host("0.0.0.0".parse().unwrap(), 8080), "localhost:8080");
        assert_eq!(host("192.168.1.2".parse().unwrap(), 80), "192.168.1.2:80");
        assert_eq!(host("fe80::1".parse().unwrap(), 80), "[fe80::1]:80");
    }
}
