//! The tables of `cargo xtask bench browser`.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

use super::sizes::Sizes;
use super::statistics::{Summary, ratio};
use super::table::{Goal, Table, cell};

const OURS: &str = "naevus";
const MEGABYTE: f64 = 1e6;

/// Both tables: times of naevus and the other runtimes, and counts such as bytes.
///
/// # Errors
///
/// If a measurement is missing.
pub fn tables(measured: &Value, sizes: &Sizes) -> Result<String> {
    let size_px = measured["image_size_px"].as_u64().context("image_size_px is missing")?;
    let mut times = Table::new(&["measured", "naevus", "peer", "ratio", "goal", ""]);
    for cpu in measured["cpu"].as_array().into_iter().flatten() {
        let size_px = cpu["image_size_px"].as_u64().context("image_size_px is missing")?;
        add_times(&mut times, &format!("one photo on the CPU, {size_px} px"), cpu, Goal::AtMost(0.8))?;
    }
    let what = format!("one photo on WebGPU, software adapter, {size_px} px");
    add_times(&mut times, &what, &measured["gpu"], Goal::AtMost(0.4))?;
    let what = "navigation to first assessment on WebGPU, software adapter, empty cache";
    add_times(&mut times, what, &measured["first_assessment"], Goal::AtMost(0.2))?;
    let what = "JPEG of 12 megapixels to network input";
    add_times(&mut times, what, &measured["decoding"], Goal::AtMost(1.5))?;

    let mut counts = Table::new(&["counted", "naevus", "others", "goal", ""]);
    add_gpu_work(&mut counts, &measured["gpu_work"])?;
    let memory = measured["decoding"]["memory_bytes"].as_f64().context("memory_bytes is missing")? / MEGABYTE;
    let mut add = |what: &str, value: f64, others: &str, goal: f64| {
        let goal = Goal::AtMost(goal);
        counts.add_row(&[what, &format!("{value:.2} MB"), others, &format!("{goal} MB"), goal.status(value)]);
    };
    let megabytes = |bytes: u64| bytes as f64 / MEGABYTE;
    let ort = |bytes: u64| format!("ONNX Runtime Web {:.2} MB", megabytes(bytes));
    add("wasm memory after that JPEG", memory, "", 300.0);
    add("CPU worker, brotli", megabytes(sizes.worker_cpu), &ort(sizes.ort_wasm), 0.30);
    add("page (wasm, scripts, style, markup), brotli", megabytes(sizes.page), "", 0.35);
    add("WebGPU worker, brotli", megabytes(sizes.worker_gpu), &ort(sizes.ort_webgpu), 1.8);
    add("weights on disk", megabytes(sizes.weights), "", 2.4);
    add("first visit until the first assessment on the CPU", megabytes(sizes.first_visit), "", 3.2);
    Ok(format!("{times}\n{counts}"))
}

/// Names and versions of the other runtimes.
pub fn versions(measured: &Value) -> String {
    let parts = measured["cpu"].as_array().into_iter().flatten().chain([&measured["gpu"]]);
    let named = parts.filter_map(|part| part["versions"].as_object()).flatten();
    let versions: BTreeMap<&String, &str> =
        named.map(|(name, version)| (name, version.as_str().unwrap_or(""))).collect();
    versions.into_values().collect::<Vec<_>>().join(", ")
}

/// Adds one row for each other runtime, the fastest first. The goal is for the ratio to the fastest.
fn add_times(table: &mut Table, what: &str, part: &Value, goal: Goal) -> Result<()> {
    let times = part["times"].as_object().with_context(|| format!("{what}: times are missing"))?;
    let ours = times.get(OURS).map(rounds_of).unwrap_or_default();
    let our_summary = Summary::of_rounds(&ours).with_context(|| format!("{what}: naevus was not measured"))?;
    let mut peers = Vec::new();
    for (name, theirs) in times.iter().filter(|(name, _)| *name != OURS) {
        let theirs = rounds_of(theirs);
        if let Some(both) = Summary::of_rounds(&theirs).zip(ratio(&ours, &theirs)) {
            peers.push((peer_name(name), both));
        }
    }
    peers.sort_by(|(_, (one, _)), (_, (other, _))| one.median.total_cmp(&other.median));

    let what = format!("{what}, {} runs", ours.concat().len());
    let mut first = [what.as_str(), &cell(our_summary, "ms"), &goal.to_string()].map(String::from);
    for (index, (name, (theirs, ratio))) in peers.iter().enumerate() {
        let status = if index == 0 { goal.status(ratio.median) } else { "" };
        let [what, ours, goal] = std::mem::take(&mut first);
        table.add_row(&[&what, &ours, &format!("{name} {}", cell(*theirs, "ms")), &cell(*ratio, ""), &goal, status]);
    }
    for (name, error) in part["errors"].as_object().into_iter().flatten() {
        let [what, ours, goal] = std::mem::take(&mut first);
        let status = if goal.is_empty() { "" } else { "unknown" };
        let error = format!("{} does not run: {}", peer_name(name), error.as_str().unwrap_or("unknown reason"));
        table.add_row(&[&what, &ours, &error, "", &goal, status]);
    }
    Ok(())
}

fn peer_name(name: &str) -> &str {
    if name == "canvas" { "Chromium's decoder and canvas" } else { name }
}

/// The times of each round. In JSON a round is a list of numbers or a single number.
fn rounds_of(times: &Value) -> Vec<Vec<f64>> {
    let number = |time: &Value| time.as_f64().unwrap_or(f64::NAN);
    let round = |round: &Value| {
        round.as_array().map_or_else(|| vec![number(round)], |times| times.iter().map(number).collect())
    };
    times.as_array().into_iter().flatten().map(round).collect()
}

fn add_gpu_work(table: &mut Table, part: &Value) -> Result<()> {
    let count = |name: &str, key: &str| part["work"][name][key].as_f64();
    let least = part["least_bytes"].as_f64().context("least_bytes is missing")?;
    let dispatches = count(OURS, "dispatches").context("the dispatches of naevus are missing")?;
    let bytes = count(OURS, "bound_bytes").context("the bound bytes of naevus are missing")?;
    let (mut other_dispatches, mut other_bytes) = (String::new(), String::new());
    for name in part["work"].as_object().into_iter().flatten().map(|(name, _)| name).filter(|name| *name != OURS) {
        if let Some((dispatches, bytes)) = count(name, "dispatches").zip(count(name, "bound_bytes")) {
            let comma = if other_bytes.is_empty() { "" } else { ", " };
            write!(other_dispatches, "{comma}{name} {dispatches}")?;
            write!(other_bytes, "{comma}{name} {:.2}", bytes / least)?;
        }
    }
    for (name, error) in part["errors"].as_object().into_iter().flatten() {
        let comma = if other_dispatches.is_empty() { "" } else { ", " };
        write!(other_dispatches, "{comma}{name} does not run: {}", error.as_str().unwrap_or("unknown reason"))?;
    }
    let goal = Goal::AtMost(55.0);
    let ours = dispatches.to_string();
    table.add_row(&["GPU dispatches per photo", &ours, &other_dispatches, &goal.to_string(), goal.status(dispatches)]);
    let (goal, ratio) = (Goal::AtMost(1.5), bytes / least);
    let what = format!("bytes bound per photo, divided by the minimum ({:.1} MB)", least / MEGABYTE);
    table.add_row(&[&what, &format!("{ratio:.2}"), &other_bytes, &goal.to_string(), goal.status(ratio)]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn goal_is_in_the_row_of_the_fastest_peer_and_errors_are_shown() {
        let times = json!({ "naevus": [[20.0], [22.0]], "slow": [[50.0], [50.0]], "fast": [[30.0], [30.0]] });
        let part = json!({ "times": times, "errors": { "broken": "no adapter" } });
        let mut table = Table::new(&["measured", "naevus", "peer", "ratio", "goal", ""]);
        add_times(&mut table, "one photo", &part, Goal::AtMost(0.5)).unwrap();
        let text = table.to_string();
        let rows: Vec<&str> = text.lines().skip(2).collect();
        assert!(rows[0].contains("one photo") && rows[0].contains("fast 30.0"), "{text}");
        assert!(rows[0].contains("| 0.70 (0.67 to 0.73) | ≤ 0.5 | **missed**"), "{text}");
        assert!(rows[1].contains("slow 50.0") && !rows[1].contains("missed"), "{text}");
        assert!(rows[2].contains("broken does not run: no adapter"), "{text}");
    }

    #[test]
    fn goal_without_a_running_peer_is_unknown() {
        let part = json!({ "times": { "naevus": [5.0, 6.0] }, "errors": { "broken": "no adapter" } });
        let mut table = Table::new(&["measured", "naevus", "peer", "ratio", "goal", ""]);
        add_times(&mut table, "first assessment", &part, Goal::AtMost(0.2)).unwrap();
        assert!(table.to_string().contains("| ≤ 0.2 | unknown |"), "{table}");
        assert!(add_times(&mut table, "nothing", &json!({ "times": {} }), Goal::AtMost(1.0)).is_err());
    }
}
