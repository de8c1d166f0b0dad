//! How much memory the program holds.

use std::fs;

/// The most memory held from here on.
pub struct Peak;

impl Peak {
    /// Begins anew: what was held before and given back does not count.
    pub fn begin() -> Peak {
        // proc(5): 5 sets the peak to what is held now. LeftOutArchive than on Linux nothing is told anyway.
        let _ = fs::write("/proc/self/clear_refs", "5");
        Peak
    }

    /// In megabytes of a million bytes; none where the system does not tell it.
    pub fn megabytes(&self) -> Option<f64> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let kibibytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?;
        Some(kibibytes.trim().parse::<f64>().ok()? * 1024.0 / 1e6)
    }
}
