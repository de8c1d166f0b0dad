//! On what was measured.

use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::workspace::Workspace;

/// A line: the day, and the machine's processor, cores, memory and system, as far as it tells them.
pub fn today_on_this_machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let processor = value_of(&read("/proc/cpuinfo"), "model name").unwrap_or_else(|| std::env::consts::ARCH.into());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = value_of(&read("/proc/meminfo"), "MemTotal").and_then(|memory| gibibytes(&memory));
    let system = value_of(&read("/etc/os-release"), "PRETTY_NAME").unwrap_or_else(|| std::env::consts::OS.into());
    let memory = memory.map(|memory| format!(" with {memory:.0} GiB")).unwrap_or_default();
    format!("Measured on {} on {processor}, {cores} cores{memory}, {system}.", day(SystemTime::now()))
}

/// What rustc calls itself.
pub fn rustc(workspace: &Workspace) -> String {
    let answer = workspace.command("rustc").argument("--version").answer();
    answer.unwrap_or_else(|| "rustc of unknown version".into())
}

/// The value behind the first `name: value` or `name="value"`.
fn value_of(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (found, value) = line.split_once([':', '='])?;
        (found.trim() == name).then(|| value.trim().trim_matches('"').to_string())
    })
}

fn gibibytes(memory: &str) -> Option<f64> {
    let kibibytes: f64 = memory.strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes / f64::from(1 << 20))
}

/// The day in UTC, as `2026-11-24`.
fn day(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
    // Howard Hinnant's `civil_from_days`: years begin in March, so that the leap day is the last.
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let at = |days: u64| day(UNIX_EPOCH + Duration::from_secs(days * 86_400 + 5));
        assert_eq!(at(0), "1970-01-01");
        assert_eq!(at(11_016), "2000-02-29");
        assert_eq!(at(11_017), "2000-03-01");
        assert_eq!(at(20_088), "2024-12-31");
    }

    #[test]
    fn values_are_found_in_each_notation() {
        assert_eq!(value_of("cores\t: 2\nmodel name\t: A CPU @ 2 GHz\n", "model name").unwrap(), "A CPU @ 2 GHz");
        assert_eq!(value_of("NAME=\"x\"\nPRETTY_NAME=\"Debian 12\"\n", "PRETTY_NAME").unwrap(), "Debian 12");
        assert_eq!(gibibytes("24117248 kB"), Some(23.0));
        assert_eq!(value_of("", "MemTotal"), None);
    }
}
