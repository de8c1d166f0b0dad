//! Starts of runs: with initial weights, after a failed start, and after early stopping.

use std::fs;
use std::path::Path;

use naevus_network::weights::read_metadata;

use crate::program::{Folder, fails, read_json, succeed, write_archive};
use crate::{as_strs, train};

#[test]
fn initial_weights_of_another_split_are_rejected_and_those_of_the_same_split_accepted() {
    let folder = Folder::new();
    let [data, run, next, model] = ["archive", "run", "next", "model"].map(|name| folder.path(name));
    write_archive(Path::new(&data), 12);
    succeed(&as_strs(&train(&data, &run)));
    let metadata = |file: &Path| {
        let metadata = read_metadata(&fs::read(file).unwrap()).unwrap();
        serde_json::from_str::<serde_json::Value>(&metadata["naevus.seen"]).unwrap()
    };
    let of_run = metadata(&Path::new(&run).join("weights.safetensors"));
    let provenance = read_json(&Path::new(&run).join("run.json"));
    assert_eq!(of_run.as_array().unwrap().len(), 1);
    for key in ["split_sha256", "data_sha256"] {
        assert_eq!(of_run[0][key], provenance["data"][key]);
    }
    assert_eq!(metadata(&Path::new(&run).join("weights-f32.safetensors")), of_run);
    let changes = fs::read_to_string(Path::new(&run).join("weight_change.csv")).unwrap();
    assert!(changes.starts_with("kind,tensors,layers,moved\n") && changes.lines().count() > 2, "{changes}");

    // Moved away from its card, so that only the file's metadata lists the training data.
    succeed(&["export", "--run", &run, "--out", &model]);
    let (exported, mean) = (folder.path("exported.safetensors"), folder.path("mean.safetensors"));
    fs::copy(Path::new(&model).join("weights.safetensors"), &exported).unwrap();
    succeed(&["average", "--runs", &run, &run, "--out", &mean]);
    assert_eq!(metadata(Path::new(&exported)), of_run);
    let own = format!("{run}/weights.safetensors");
    let command = train(&data, &next);
    for init in [&own, &exported, &mean] {
        let other = [&as_strs(&command)[..], &["--split-seed", "5", "--init", init]].concat();
        let said = fails(&other);
        assert!(said.contains(init) && said.contains("begin with ImageNet weights"), "{said}");
        assert!(!Path::new(&next).exists(), "a failed start leaves no files");
    }
    // A leftover run.json is overwritten.
    fs::create_dir(&next).unwrap();
    fs::write(Path::new(&next).join("run.json"), r#"{"seed": 99, "data": {}}"#).unwrap();
    let same = [&as_strs(&command)[..], &["--seed", "2", "--init", &exported]].concat();
    assert!(succeed(&same).contains("tensors from"), "the same split is accepted");
    let again = read_json(&Path::new(&next).join("run.json"));
    assert_eq!(again["seed"], 2);
    assert_eq!(again["data"]["trained_on"], of_run);
    assert_eq!(metadata(&Path::new(&next).join("weights.safetensors")), of_run, "duplicates are merged");
}

#[test]
fn a_network_learns_from_teachers_of_the_same_split() {
    let folder = Folder::new();
    let [data, teacher, student] = ["archive", "teacher", "student"].map(|name| folder.path(name));
    write_archive(Path::new(&data), 12);
    let command = train(&data, &teacher);
    succeed(&as_strs(&command));
    let command = train(&data, &student);
    let with_teacher = [&as_strs(&command)[..], &["--teacher", &teacher]].concat();
    let other_split = [&with_teacher[..], &["--split-seed", "5"]].concat();
    let said = fails(&other_split);
    assert!(said.contains(&teacher) && said.contains("another split"), "{said}");
    let options = ["--teacher-weight", "0.9", "--layer-decay", "0.8", "--seed", "2"];
    succeed(&[&with_teacher[..], &options].concat());
    let seen = read_json(&Path::new(&student).join("run.json"))["data"]["trained_on"].clone();
    let by_teacher = read_json(&Path::new(&teacher).join("run.json"))["data"]["split_sha256"].clone();
    assert!(seen.as_array().is_none_or(|seen| seen.iter().any(|seen| seen["split_sha256"] == by_teacher)), "{seen}");
    let weights = |run: &str| fs::read(Path::new(run).join("weights.safetensors")).unwrap();
    let alone = folder.path("alone");
    let command = train(&data, &alone);
    succeed(&[&as_strs(&command)[..], &["--seed", "2"]].concat());
    assert_ne!(weights(&student), weights(&alone), "the teacher and the layer decay have no effect");
}

#[test]
fn a_run_that_was_stopped_early_ends_immediately_when_it_is_resumed() {
    let folder = Folder::new();
    let (data, run) = (folder.path("archive"), folder.path("run"));
    write_archive(Path::new(&data), 9);
    // At this learning rate no epoch is better than the first.
    let options =
        "--network plain-cnn --image-size 32 --batch 8 --epochs 6 --qat-epochs 0 --learning-rate 1e-12 --keep best";
    let named = ["train", "--data", &data, "--run", &run, "--patience", "1"];
    let command: Vec<&str> = named.into_iter().chain(options.split(' ')).collect();
    assert!(succeed(&command).contains("early stopping: no improvement for 1 epochs"));
    let epochs = || fs::read_to_string(Path::new(&run).join("metrics.csv")).unwrap();
    let before = epochs();
    assert_eq!(before.lines().count(), 3, "{before}");
    assert!(succeed(&["train", "--resume", &run]).contains("early stopping: no improvement for 1 epochs"));
    assert_eq!(epochs(), before);
    assert!(!Path::new(&run).join("weights-f32.safetensors").exists(), "no quantisation-aware training");
}
