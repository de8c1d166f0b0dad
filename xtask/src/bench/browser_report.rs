//! The tables of what was measured in the browser.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

use super::sizes::Sizes;
use super::statistics::{Spread, ratio};
use super::table::{Goal, Table, cell};

const OURS: &str = "naevus";
const MEGABYTE: f64 = 1e6;

/// Both tables: times beside the peers', and what is counted.
///
/// # Errors
///
/// Where a measurement is missing.
pub fn tables(measured: &Value, sizes: &Sizes) -> Result<String> {
    let side_px = measured["side_px"].as_u64().context("no side was measured")?;
    let mut times = Table::new(&["measured", "naevus", "peer", "ratio", "goal", ""]);
    for cpu in measured["cpu"].as_array().into_iter().flatten() {
        let side_px = cpu["side_px"].as_u64().context("no side was measured")?;
        add_times(&mut times, &format!("one photo on the CPU, {side_px} px"), cpu, Goal::AtMost(0.8))?;
    }
    let what = format!("one photo on WebGPU, an adapter made of software, {side_px} px");
    add_times(&mut times, &what, &measured["gpu"], Goal::AtMost(0.4))?;
    let what = "first answer on that WebGPU, from navigation, nothing cached";
    add_times(&mut times, what, &measured["first_answer"], Goal::AtMost(0.2))?;
    let what = "JPEG of 12 megapixels to the network's input";
    add_times(&mut times, what, &measured["decoding"], Goal::AtMost(1.5))?;

    let mut counts = Table::new(&["counted", "naevus", "beside it", "goal", ""]);
    add_gpu_work(&mut counts, &measured["gpu_work"])?;
    let memory = measured["decoding"]["memory_bytes"].as_f64().context("no memory was measured")? / MEGABYTE;
    let mut add = |what: &str, value: f64, beside: &str, goal: f64| {
        let goal = Goal::AtMost(goal);
        counts.row(&[what, &format!("{value:.2} MB"), beside, &format!("{goal} MB"), goal.verdict(value)]);
    };
    let megabytes = |bytes: u64| bytes as f64 / MEGABYTE;
    let ort = |bytes: u64| format!("ONNX Runtime Web {:.2} MB", megabytes(bytes));
    add("wasm memory after that JPEG", memory, "", 300.0);
    add("CPU worker, brotli", megabytes(sizes.worker_cpu), &ort(sizes.ort_wasm), 0.30);
    add("page (wasm, scripts, style, markup), brotli", megabytes(sizes.page), "", 0.35);
    add("WebGPU worker, brotli", megabytes(sizes.worker_gpu), &ort(sizes.ort_webgpu), 1.8);
    add("weights on disk", megabytes(sizes.weights), "", 2.4);
    add("first visit until the first answer on the CPU", megabytes(sizes.first_visit), "", 3.2);
    Ok(format!("{times}\n{counts}"))
}

/// What the peers call themselves.
pub fn versions(measured: &Value) -> String {
    let parts = measured["cpu"].as_array().into_iter().flatten().chain([&measured["gpu"]]);
    let named = parts.filter_map(|part| part["versions"].as_object()).flatten();
    let versions: BTreeMap<&String, &str> =
        named.map(|(name, version)| (name, version.as_str().unwrap_or(""))).collect();
    versions.into_values().collect::<Vec<_>>().join(", ")
}

/// One row a peer, the fastest first: its ratio is the one that the goal is for.
fn add_times(table: &mut Table, what: &str, part: &Value, goal: Goal) -> Result<()> {
    let times = part["times"].as_object().with_context(|| format!("{what}: no times were measured"))?;
    let ours = times.get(OURS).map(rounds_of).unwrap_or_default();
    let our_spread = Spread::of_rounds(&ours).with_context(|| format!("{what}: ours was not measured"))?;
    let mut peers = Vec::new();
    for (name, theirs) in times.iter().filter(|(name, _)| *name != OURS) {
        let theirs = rounds_of(theirs);
        if let Some(both) = Spread::of_rounds(&theirs).zip(ratio(&ours, &theirs)) {
            peers.push((peer_name(name), both));
        }
    }
    peers.sort_by(|(_, (one, _)), (_, (other, _))| one.median.total_cmp(&other.median));

    let what = format!("{what}, {} runs", ours.concat().len());
    let mut first = [what.as_str(), &cell(our_spread, "ms"), &goal.to_string()].map(String::from);
    for (place, (name, (theirs, ratio))) in peers.iter().enumerate() {
        let verdict = if place == 0 { goal.verdict(ratio.median) } else { "" };
        let [what, ours, goal] = std::mem::take(&mut first);
        table.row(&[&what, &ours, &format!("{name} {}", cell(*theirs, "ms")), &cell(*ratio, ""), &goal, verdict]);
    }
    for (name, error) in part["errors"].as_object().into_iter().flatten() {
        let [what, ours, goal] = std::mem::take(&mut first);
        let verdict = if goal.is_empty() { "" } else { "unknown" };
        let error = format!("{} does not run: {}", peer_name(name), error.as_str().unwrap_or("no reason"));
        table.row(&[&what, &ours, &error, "", &goal, verdict]);
    }
    Ok(())
}

fn peer_name(name: &str) -> &str {
    if name == "canvas" { "Chromium's decoder and canvas" } else { name }
}

/// A list of rounds; where there is one number a round, a list of numbers.
fn rounds_of(times: &Value) -> Vec<Vec<f64>> {
    let number = |time: &Value| time.as_f64().unwrap_or(f64::NAN);
    let round = |round: &Value| {
        round.as_array().map_or_else(|| vec![number(round)], |times| times.iter().map(number).collect())
    };
    times.as_array().into_iter().flatten().map(round).collect()
}

fn add_gpu_work(table: &mut Table, part: &Value) -> Result<()> {
    let count = |name: &str, key: &str| part["work"][name][key].as_f64();
    let least = part["least_bytes"].as_f64().context("the least bytes are not known")?;
    let dispatches = count(OURS, "dispatches").context("no dispatches were counted")?;
    let bytes = count(OURS, "bound_bytes").context("no bound buffers were counted")?;
    let (mut beside_dispatches, mut beside_bytes) = (String::new(), String::new());
    for name in part["work"].as_object().into_iter().flatten().map(|(name, _)| name).filter(|name| *name != OURS) {
        if let Some((dispatches, bytes)) = count(name, "dispatches").zip(count(name, "bound_bytes")) {
            let comma = if beside_bytes.is_empty() { "" } else { ", " };
            write!(beside_dispatches, "{comma}{name} {dispatches}")?;
            write!(beside_bytes, "{comma}{name} {:.2}", bytes / least)?;
        }
    }
    for (name, error) in part["errors"].as_object().into_iter().flatten() {
        let comma = if beside_dispatches.is_empty() { "" } else { ", " };
        write!(beside_dispatches, "{comma}{name} does not run: {}", error.as_str().unwrap_or("no reason"))?;
    }
    let goal = Goal::AtMost(55.0);
    let ours = dispatches.to_string();
    table.row(&["GPU dispatches a photo", &ours, &beside_dispatches, &goal.to_string(), goal.verdict(dispatches)]);
    let (goal, ratio) = (Goal::AtMost(1.5), bytes / least);
    let what = format!("bytes bound a photo, by the least possible ({:.1} MB)", least / MEGABYTE);
    table.row(&[&what, &format!("{ratio:.2}"), &beside_bytes, &goal.to_string(), goal.verdict(ratio)]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_goal_stands_beside_the_fastest_peer_and_errors_are_told() {
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
    fn a_goal_without_any_peer_is_unknown() {
        let part = json!({ "times": { "naevus": [5.0, 6.0] }, "errors": { "broken": "no adapter" } });
        let mut table = Table::new(&["measured", "naevus", "peer", "ratio", "goal", ""]);
        add_times(&mut table, "first answer", &part, Goal::AtMost(0.2)).unwrap();
        assert!(table.to_string().contains("| ≤ 0.2 | unknown |"), "{table}");
        assert!(add_times(&mut table, "nothing", &json!({ "times": {} }), Goal::AtMost(1.0)).is_err());
    }
}
