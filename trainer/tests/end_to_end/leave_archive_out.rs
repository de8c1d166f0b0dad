//! `trainer leave-archive-out` on synthetic archives.

use std::fs;
use std::path::Path;

use crate::program::{Folder, fails, read_json, succeed, write_archive, write_archive_from};

#[test]
fn each_archive_is_evaluated_with_a_run_that_was_not_trained_on_it() {
    let folder = Folder::new();
    let [here, there, run, model] = ["here", "there", "runs", "model"].map(|name| folder.path(name));
    write_archive(Path::new(&here), 9);
    write_archive_from(Path::new(&there), 8, 500);
    // A photo in both archives is not unseen.
    fs::copy(Path::new(&here).join("nevus/NV1.png"), Path::new(&there).join("nevus/copy.png")).unwrap();
    let options = "--network plain-cnn --image-size 32 --batch 8 --epochs 1 --learning-rate 1e-3 --test 0.4";
    let named = ["leave-archive-out", "--data", &here, &there, "--run", &run];
    let command: Vec<&str> = named.into_iter().chain(options.split(' ')).collect();
    let printed = succeed(&command);
    assert!(printed.contains("without here") && printed.contains("without there"), "{printed}");

    let file = folder.join("runs/leave_archive_out.json");
    let found = read_json(&file);
    let archives = found["archives"].as_array().unwrap();
    let read: Vec<(&str, u64)> =
        archives.iter().map(|it| (it["archive"].as_str().unwrap(), it["photos"].as_u64().unwrap())).collect();
    assert_eq!([read[0].0, read[1].0], ["here", "there"]);
    // One photo is in both; synthetic photos may be near-duplicates.
    assert!((20..=80).contains(&read[0].1) && (20..=72).contains(&read[1].1), "{read:?}");
    for archive in archives {
        for figure in ["alert_sensitivity", "alert_specificity", "set_coverage", "refused", "balanced_accuracy"] {
            let figure = &archive["figures"][figure];
            assert!(figure["low"].as_f64().unwrap() <= figure["high"].as_f64().unwrap(), "{archive}");
        }
        let compared = |name: &str| archive["compared"][name]["value"].as_f64().unwrap();
        let fall = compared("with_the_archive") - compared("without_it");
        assert!((compared("fall") - fall).abs() < 1e-9, "{archive}");
        assert!(archive["compared_photos"].as_u64() < archive["photos"].as_u64());
        let level = |name: &str| archive["required"][name].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&level("alert_sensitivity")) && (0.9..=1.0).contains(&level("set_coverage")));
        assert_eq!(archive["is_only_archive_of_its_domain"], false);
        assert_eq!(archive["domains"], serde_json::json!(["dermoscopy"]));
    }
    let split = fs::read_to_string(folder.join("runs/without-here/split.csv")).unwrap();
    assert!(!split.contains("here/nevus/NV2") && split.contains("there/nevus/NV500"), "{split}");

    // A repetition trains and evaluates nothing.
    let again = succeed(&command);
    let tables =
        |said: &str| -> Vec<String> { said.lines().filter(|line| line.starts_with("| ")).map(String::from).collect() };
    assert!(
        !again.contains("to train on") && tables(&again) == tables(&printed) && tables(&again).len() == 8,
        "{again}"
    );
    let other: Vec<&str> = command.iter().map(|word| if *word == "1e-3" { "2e-3" } else { *word }).collect();
    assert!(fails(&other).contains("was started with other options"));
    assert!(fails(&["leave-archive-out", "--data", &here, "--run", &run]).contains("at least two archives"));
    let unknown = fails(&[&command[..], &["--leave-out", "elsewhere"]].concat());
    assert!(unknown.contains("elsewhere is not among the archives here, there"), "{unknown}");

    let (facts, document, table) = (folder.path("facts.json"), folder.path("model.md"), file.display().to_string());
    fs::write(&facts, r#"{"name": "mine", "licence": "Ask me."}"#).unwrap();
    let all = format!("{run}/all");
    let export = ["export", "--run", &all, "--out", &model, "--document", &document];
    succeed(&[&export[..], &["--left-out", &table, "--card", &facts]].concat());
    let card = crate::card(&model);
    assert_eq!((card.name.as_str(), card.licence.as_str(), card.left_out_archives.len()), ("mine", "Ask me.", 2));
    let highest = |name: &str| {
        let levels = archives.iter().map(|archive| archive["required"][name].as_f64().unwrap());
        levels.fold(0.0, f64::max)
    };
    let rules = &card.decision_rules;
    assert_eq!(rules.alert.target_sensitivity, highest("alert_sensitivity").max(0.95));
    assert_eq!(rules.sets.coverage, highest("set_coverage").min(0.99));
    assert!(!card.intended_use.contains("dermoscopic"), "{}", card.intended_use);
    let written = fs::read_to_string(&document).unwrap();
    assert!(written.contains("# Model card: mine") && written.contains("## Leave-one-archive-out"), "{written}");
    assert!(
        written.contains(&format!("| there | {} |", read[1].1)) && written.contains("None are stated."),
        "{written}"
    );
    let without = format!("{run}/without-here");
    let said = fails(&["export", "--run", &without, "--out", &model, "--left-out", &table]);
    assert!(said.contains("--left-out is of other archives"), "{said}");
}
