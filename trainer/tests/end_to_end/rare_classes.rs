//! Archives with rare, empty and single classes, and with one patient.

use std::fs;
use std::path::Path;

use naevus_reading::diagnosis::Diagnosis;
use naevus_tests::shared_data;

use crate::program::{Folder, fails, read_json, trainer, write_photo};
use crate::{as_strs, card, train};

/// Writes `photos` synthetic photos into a class folder of the archive `data`.
fn write_class(data: &str, class: &str, photos: u32) {
    let folder = Path::new(data).join(class);
    fs::create_dir_all(&folder).unwrap();
    for photo in 0..photos {
        let seed = 7 * photo + 1000 * class.len() as u32;
        write_photo(&folder.join(format!("{photo}.png")), seed);
    }
}

/// Trains on the archive `data` and evaluates the model. Returns what the training said on standard error.
fn train_and_evaluate(data: &str, run: &str) -> String {
    let trained = trainer(&as_strs(&train(data, run))).output().unwrap();
    let said = String::from_utf8(trained.stderr).unwrap();
    assert!(trained.status.success(), "{said}");
    let arguments = ["evaluate", "--model", run, "--resamples", "50", "--no-views", "--no-pictures"];
    let evaluated = trainer(&arguments).output().unwrap();
    let printed = String::from_utf8(evaluated.stdout).unwrap();
    assert!(evaluated.status.success(), "{printed}\n{}", String::from_utf8_lossy(&evaluated.stderr));
    let vascular = printed.lines().find(|line| line.starts_with("VASC ")).unwrap();
    // Sensitivity, AUROC and average precision.
    assert_eq!(vascular.split_whitespace().filter(|word| *word == "–").count(), 3, "{vascular}");
    let page = fs::read_to_string(Path::new(run).join("evaluation/report.html")).unwrap();
    for text in [&printed, &page] {
        assert!(!text.contains("NaN"), "{text}");
    }
    let metrics = read_json(&Path::new(run).join("evaluation/metrics.json"));
    assert!(metrics.get("sensitivity_VASC").is_none() && metrics["accuracy"]["value"].is_number(), "{metrics}");
    // A card with a number that does not exist could not be read.
    assert!(card(run).figures.is_empty());
    said
}

#[test]
fn rare_and_empty_classes_are_named_before_the_first_epoch() {
    let folder = Folder::new();
    let [data, run] = ["archive", "run"].map(|name| folder.path(name));
    for (class, photos) in [("nevus", 40), ("melanoma", 20), ("dermatofibroma", 1), ("vascular lesion", 0)] {
        write_class(&data, class, photos);
    }
    let said = train_and_evaluate(&data, &run);
    assert!(said.contains("vascular lesion: it contains no photo; add photos, or remove the folder"), "{said}");
    for beginning in
        ["no photo in the training set: ", "no photo in the validation set: ", "no photo in the test set: "]
    {
        let warning = said.lines().find(|line| line.starts_with(beginning));
        assert!(warning.is_some_and(|warning| warning.contains("vascular lesion")), "{beginning}: {said}");
    }
}

#[test]
fn one_class_and_one_patient_are_refused_with_a_sentence() {
    let folder = Folder::new();
    let [data, csv, run] = ["archive", "archive/patient.csv", "run"].map(|name| folder.path(name));
    write_class(&data, "nevus", 12);
    let said = fails(&as_strs(&train(&data, &run)));
    assert!(said.contains("photos are of one class, nevus, and there is nothing to tell apart; add photos"), "{said}");
    write_class(&data, "melanoma", 12);
    let row = |class: &str, photo: u32| format!("{class}/{photo}.png,{class},P1\n");
    let rows: String = (0..12).flat_map(|photo| [row("nevus", photo), row("melanoma", photo)]).collect();
    fs::write(&csv, format!("path,label,patient\n{rows}")).unwrap();
    let said = fails(&as_strs(&train(&csv, &run)));
    assert!(said.contains("photos are of one patient, so that none can be set aside for validation"), "{said}");
    assert!(!Path::new(&run).exists(), "a failed start leaves no files");
}

#[test]
fn photos_of_rare_classes_are_trained_on_and_evaluated() {
    let Some(root) = shared_data::trouble("photos_of_rare_classes_are_trained_on_and_evaluated") else { return };
    let folder = Folder::new();
    let run = folder.path("run");
    let said = train_and_evaluate(&root.join("28-rare-classes").display().to_string(), &run);
    let rare = said.lines().find(|line| line.starts_with("fewer than 10 lesions in the training set: "));
    assert!(rare.is_some_and(|line| line.contains(Diagnosis::Dermatofibroma.folder())), "{said}");
    let single = root.join("28b-one-class-only").display().to_string();
    let said = fails(&as_strs(&train(&single, &folder.path("other"))));
    assert!(said.contains("photos are of one class, nevus, and there is nothing to tell apart"), "{said}");
}
