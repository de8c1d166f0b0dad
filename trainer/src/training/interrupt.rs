//! Ctrl-C: requests a checkpoint and the end of the training.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;

static REQUESTED: AtomicBool = AtomicBool::new(false);
static INSTALLED: OnceLock<()> = OnceLock::new();

/// Installs the handler of Ctrl-C: the first requests a stop, the second ends the program immediately.
///
/// # Errors
///
/// If the system does not allow a handler.
pub fn install_handler() -> Result<()> {
    if INSTALLED.set(()).is_ok() {
        ctrlc::set_handler(|| {
            if REQUESTED.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
            eprintln!("stopping after this step; press Ctrl-C again to stop immediately without saving");
        })?;
    }
    Ok(())
}

/// Whether a stop was requested.
pub fn requested() -> bool {
    REQUESTED.load(Ordering::Relaxed)
}
