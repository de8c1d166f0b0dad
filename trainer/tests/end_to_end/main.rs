//! End-to-end tests: the trainer's program on small synthetic archives.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod cross_validation;
mod interruptions;
mod leave_archive_out;
mod program;
mod rare_classes;
mod starts;
mod study;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use naevus_reading::card::{ModelCard, sha256_hex};
use naevus_reading::diagnosis::Diagnosis;
use serde_json::Value;

use program::{Folder, fails, read_json, succeed, trainer, write_archive, write_photos};

/// The arguments that train a small plain CNN in seconds.
fn train(data: &str, run: &str) -> Vec<String> {
    let arguments =
        "--network plain-cnn --image-size 32 --batch 4 --epochs 3 --learning-rate 1e-3 --checkpoint-every 0";
    let named = ["train", "--data", data, "--run", run];
    named.into_iter().chain(arguments.split(' ')).map(String::from).collect()
}

fn as_strs(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

fn card(folder: &str) -> ModelCard {
    ModelCard::from_json(&fs::read_to_string(Path::new(folder).join("card.json")).unwrap()).unwrap()
}

#[test]
fn a_model_is_trained_evaluated_exported_and_classifies_photos() {
    let folder = Folder::new();
    let (data, run, model) = (folder.path("archive"), folder.path("run"), folder.path("model"));
    write_archive(Path::new(&data), 12);

    // A failed start leaves no files.
    let gone = fails(&as_strs(&train(&folder.path("gone"), &run)));
    assert!(gone.contains("gone does not exist") && !Path::new(&run).exists(), "{gone}");
    let said = trainer(&as_strs(&train(&data, &run))).output().unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    assert!(said.status.success(), "{stdout}\n{stderr}");
    assert!(stderr.contains("cut_off.png") && stderr.contains("cut off"), "the damaged photo is reported: {stderr}");
    let decisions = fs::read_to_string(Path::new(&run).join("label-decisions.csv")).unwrap();
    assert!(decisions.contains("cut_off.png"), "{decisions}");

    let everyday = folder.path("everyday");
    write_photos(Path::new(&everyday), 5);
    let named = ["evaluate", "--model", &run, "--resamples", "50", "--not-lesion", &everyday];
    let printed = succeed(&named);
    assert!(printed.contains("Balanced accuracy"), "{printed}");
    let metrics = read_json(&Path::new(&run).join("evaluation/metrics.json"));
    let figure = &metrics["balanced_accuracy"];
    assert!(figure["low"].as_f64() <= figure["value"].as_f64() && figure["value"].as_f64() <= figure["high"].as_f64());
    for (section, key) in [
        ("prediction_sets", "covered"),
        ("invariance", "prediction_changes_any"),
        ("refusal", "folders"),
        ("inference_time", "network_ms"),
        ("training", "columns"),
    ] {
        assert!(!metrics[section][key].is_null(), "{section}: {}", metrics[section]);
    }
    assert_eq!(metrics["refusal"]["folders"][0]["photos"], 5);
    let page = fs::read_to_string(Path::new(&run).join("evaluation/report.html")).unwrap();
    assert!(page.contains("Results by subgroup") && page.contains("By source") && page.contains("<svg"));
    let missing = folder.path("nowhere");
    assert!(fails(&["evaluate", "--model", &run, "--not-lesion", &missing]).contains("nowhere is not a folder"));
    assert!(fails(&["evaluate", "--model", &run, "--resamples", "0"]).contains("--resamples must be at least 1"));
    assert!(fails(&["evaluate", "--model", &run, "--against", &missing]).contains("nowhere/card.json"));

    let (document, faces) = (folder.path("model.md"), folder.path("faces"));
    write_photos(Path::new(&faces), 8);
    let named = ["export", "--run", &run, "--out", &model, "--document", &document, "--robustness"];
    let twice = [&named[..], &["--fit-not-lesion", &faces, &faces]].concat();
    assert!(fails(&twice).contains("two folders of --fit-not-lesion are named faces"));
    let of_folders = ["--fit-not-lesion", &faces, "--not-lesion", &everyday, "--change", "The first"];
    succeed(&[&named[..], &of_folders].concat());
    let exported = card(&model);
    assert_eq!(exported.changelog[0].what, "The first");
    // There are too few photos for the out-of-distribution check.
    assert!(
        exported.decision_rules.out_of_distribution.is_none()
            && !exported.figures.contains_key("refused_faces_left_out_of_the_fit")
    );
    let names = ["set_coverage", "alert_sensitivity", "refused_lesions", "refused_everyday", "refused_faces"];
    for name in names.into_iter().chain(["accuracy_archive"]) {
        assert!(exported.figures.contains_key(name), "{name}: {:?}", exported.figures.keys());
    }
    let written = fs::read_to_string(&document).unwrap();
    for part in
        ["## Results", "## Refusal", "Robustness to image corruptions", "Known failures", "The first", "```json"]
    {
        assert!(written.contains(part), "{part}");
    }
    assert!(!written.contains(&folder.path("")), "the document contains no local path");
    assert!(Path::new(&document).with_extension("").join("reliability.svg").exists());
    assert_eq!(exported.weights.precision, "int8");
    assert_eq!(exported.weights.bytes, fs::metadata(Path::new(&model).join("weights.safetensors")).unwrap().len());
    assert!(exported.weights.bytes < card(&run).weights.bytes * 4 / 10, "a quarter of the size, plus the names");
    assert!(exported.figures.contains_key("balanced_accuracy") && exported.quantization_effect.photos > 0);

    let (mean, twice) = (folder.path("mean.safetensors"), ["average", "--runs", &run, &run, "--out"]);
    succeed(&[&twice[..], &[&mean]].concat());
    let weights_of_run = Path::new(&run).join("weights.safetensors");
    assert!(fs::read(&mean).unwrap() == fs::read(weights_of_run).unwrap(), "the mean of a run and itself is the run");

    let onnx = folder.path("model.onnx");
    assert!(fails(&["export", "--model", &model, "--onnx", &onnx]).contains("only MobileNetV2"));

    let photo = format!("{data}/melanoma/MEL3.png");
    let read: Value = serde_json::from_str(&succeed(&["classify", "--model", &model, "--json", &photo])).unwrap();
    let probabilities = read[0]["probabilities"].as_object().unwrap();
    assert_eq!(probabilities.len(), Diagnosis::COUNT);
    assert!((probabilities.values().filter_map(Value::as_f64).sum::<f64>() - 1.0).abs() < 1e-5);
    // Without the out-of-distribution check all photos are in distribution.
    assert_eq!(read[0]["input_check"]["status"], "in_distribution");
    assert!(!read[0]["prediction_set"].as_array().unwrap().is_empty() && read[0]["map"]["values"].is_array());
    let other = format!("{data}/nevus/NV1.png");
    let combined = succeed(&["classify", "--model", &model, "--json", "--combine", &photo, &other]);
    let combined: Value = serde_json::from_str(&combined).unwrap();
    assert_eq!(combined[2]["combined"]["photos"], 2);
    let table = succeed(&["classify", "--model", &model, "--combine", &photo, &other]);
    assert!(table.contains("combined: 2 photos") && table.contains(": the alert is "), "{table}");
    let csv = succeed(&["classify", "--model", &model, "--csv", &photo]);
    assert!(csv.starts_with("path,status,suspicious,prediction_set,AK,"), "{csv}");

    // Other photos, listed in a CSV with codes, folder names or empty labels.
    let csv = format!("{data}/photos.csv");
    fs::write(&csv, "path,label\nmelanoma/MEL3.png,MEL\nnevus/NV1.png,nevus\nnevus/NV2.png,\nnevus/gone.png,NV\n")
        .unwrap();
    let mine = folder.path("mine");
    let named = ["evaluate", "--model", &model, "--photos", &csv, "--out", &mine, "--resamples", "50"];
    succeed(&[&named[..], &["--against", &run, "--no-views", "--no-pictures"]].concat());
    let metrics = read_json(&folder.join("mine/metrics.json"));
    // The quantised weights give the same predictions as the run.
    assert_eq!(metrics["comparison"]["photos"], 2);
    assert_eq!(metrics["comparison"]["mcnemar_p"], 1.0);
    assert!(!metrics["prediction_sets"]["covered"].is_null(), "the card has the thresholds");

    // The exported model on the test set of its run, and on that of another run.
    let own = folder.path("own");
    let named = ["evaluate", "--model", &model, "--run", &run, "--out", &own, "--no-views", "--resamples", "50"];
    succeed(&named);
    assert!(!read_json(&folder.join("own/metrics.json"))["alert"]["sensitivity"].is_null());
    succeed(&[&named[..], &["--subset", "validation"]].concat());
    let why = read_json(&folder.join("own/metrics.json"))["prediction_sets"]["not_measured"].to_string();
    assert!(why.contains("fitted on the validation set"), "{why}");
    let other = folder.join("other");
    fs::create_dir_all(&other).unwrap();
    let split = fs::read_to_string(Path::new(&run).join("split.csv")).unwrap().replacen(",test,", ",train,", 1);
    fs::write(other.join("split.csv"), &split).unwrap();
    fs::write(other.join("split.csv.sha256"), sha256_hex(split.as_bytes())).unwrap();
    let said = fails(&["evaluate", "--model", &model, "--run", &folder.path("other"), "--out", &own]);
    assert!(said.contains("was trained with another split"), "{said}");
    assert!(!fs::read_to_string(folder.join("mine/report.html")).unwrap().contains("data:image"));
    let predictions = fs::read_to_string(folder.join("mine/predictions.csv")).unwrap();
    let lines: Vec<&str> = predictions.lines().collect();
    assert_eq!(lines[0], "path,label,AK,BCC,DF,MEL,NV,PBK,SK,SCC,VASC");
    assert_eq!(lines.len(), 4, "{predictions}");
    assert!(lines[1].starts_with("melanoma/MEL3.png,MEL,") && lines[3].starts_with("nevus/NV2.png,,"), "{predictions}");

    // Quarantined photos are left out, with their reasons.
    let audit = folder.path("audit");
    assert!(succeed(&["audit", &data, "--out", &audit]).contains("1 unreadable files"));
    let quarantine = format!("{audit}/quarantine.csv");
    let mut rows = fs::read_to_string(&quarantine).unwrap();
    assert!(rows.contains("nevus/cut_off.png,archive/nevus/cut_off,archive,the PNG file is cut off"), "{rows}");
    rows += "nevus/NV1.png,archive/nevus/NV1,archive,out of focus\n";
    fs::write(&quarantine, rows).unwrap();
    let out = folder.path("fewer");
    let measured = ["evaluate", "--model", &model, "--photos", &csv, "--out", &out, "--resamples", "50"];
    succeed(&[&measured[..], &["--quarantine", &quarantine]].concat());
    let predictions = fs::read_to_string(format!("{out}/predictions.csv")).unwrap();
    assert!(predictions.lines().count() == 3 && !predictions.contains("NV1"), "{predictions}");
    let decisions = fs::read_to_string(format!("{out}/label-decisions.csv")).unwrap();
    assert!(decisions.contains("archive/nevus/NV1,archive,nevus,,dropped,out of focus"), "{decisions}");

    // Truncated or altered weights are rejected.
    let weights = Path::new(&model).join("weights.safetensors");
    let bytes = fs::read(&weights).unwrap();
    fs::write(&weights, &bytes[..bytes.len() - 7]).unwrap();
    assert!(fails(&["classify", "--model", &model, &photo]).contains("cut off"));
    let mut altered = bytes;
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(&weights, altered).unwrap();
    assert!(fails(&["classify", "--model", &model, &photo]).contains("SHA-256"));
}

#[test]
fn speed_is_measured_with_the_whole_network() {
    let said = succeed(&["speed", "--image-size", "32", "--batch", "2", "--steps", "1", "--json"]);
    let measured: Value = serde_json::from_str(&said).unwrap();
    // The number of parameters in Keras of MobileNetV2 without batch normalisation and with nine outputs.
    assert_eq!(measured["parameters"], 2_218_345);
    let speed = |key: &str| measured[key].as_f64().unwrap();
    assert!(speed("training_photos_per_second") > 0.0 && speed("reading_photos_per_second") > 0.0, "{said}");
}

#[test]
fn a_killed_or_interrupted_run_resumes_exactly() {
    let folder = Folder::new();
    let data = folder.path("archive");
    write_archive(Path::new(&data), 12);
    let uninterrupted = folder.path("straight");
    succeed(&as_strs(&train(&data, &uninterrupted)));

    let broken = folder.path("broken");
    kill(start_and_wait_for_step(&data, &broken, 5), "-KILL");
    let mut stopped = start(&["train", "--resume", &broken]);
    wait_for_step(&mut stopped, &broken, 30);
    let said = kill(stopped, "-INT");
    assert!(said.contains("--resume"), "it prints how to resume: {said}");
    succeed(&["train", "--resume", &broken]);

    assert_eq!(card(&broken).golden_readings, card(&uninterrupted).golden_readings);
    assert_eq!(curve(&broken), curve(&uninterrupted));
    assert!(fails(&as_strs(&train(&data, &broken))).contains("--resume"), "a run is never overwritten");

    // A run cannot be resumed with other photos.
    let photo = format!("{data}/melanoma/MEL0.png");
    fs::remove_file(&photo).unwrap();
    assert!(fails(&["train", "--resume", &broken]).contains("the data that the run was started with"));
}

/// The learning curve without its column of seconds.
fn curve(run: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(run).join("metrics.csv")).unwrap();
    text.lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            [&cells[..1], &cells[2..]].concat().join(",")
        })
        .collect()
}

fn start(arguments: &[&str]) -> Child {
    trainer(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn start_and_wait_for_step(data: &str, run: &str, step: usize) -> Child {
    let mut child = start(&as_strs(&train(data, run)));
    wait_for_step(&mut child, run, step);
    child
}

/// Waits until the run has a checkpoint at `step` or later; the run must not have ended by then.
fn wait_for_step(child: &mut Child, run: &str, step: usize) {
    let began = Instant::now();
    loop {
        let pointer = fs::read_to_string(Path::new(run).join("checkpoint.json")).unwrap_or_default();
        let reached = pointer.trim_matches('"').strip_prefix("checkpoint-").and_then(|step| step.parse::<usize>().ok());
        if reached.is_some_and(|reached| reached >= step) {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(120), "no checkpoint at step {step} within two minutes");
        sleep(Duration::from_millis(5));
    }
    assert!(child.try_wait().unwrap().is_none(), "the run ended before it could be stopped");
}

/// Sends a signal and returns the standard output of the program after its end.
fn kill(child: Child, signal: &str) -> String {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}
