//! Ctrl-C, which asks a training to save and stop.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;

static ASKED: AtomicBool = AtomicBool::new(false);
static LISTENING: OnceLock<()> = OnceLock::new();

/// From here on Ctrl-C only asks; a second one ends the program at once.
///
/// # Errors
///
/// Where the system does not let the program listen.
pub fn listen() -> Result<()> {
    if LISTENING.set(()).is_ok() {
        ctrlc::set_handler(|| {
            if ASKED.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
            eprintln!("stopping after this step; press again to stop at once and lose it");
        })?;
    }
    Ok(())
}

/// Whether somebody asked to stop.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
