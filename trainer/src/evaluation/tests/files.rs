//! The files and the terminal output of an evaluation.

use std::fs;
use std::path::Path;

use naevus_evaluation::examples::{reference_photos, synthetic_photos};
use naevus_reading::card::Figure;
use naevus_reading::decision::{DECADES, DecisionRules, LikelihoodRatios, Site};
use naevus_reading::photo::Photo;

use super::*;
use crate::calibrate::{Targets, adaptive_sets};

#[test]
fn the_files_and_the_terminal_have_the_figures() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("evaluation");
    let (mut photos, _) = reference_photos();
    photos[0].path = "a, b/\"c\".jpg".to_string();
    photos[1].label = None;
    let report = write(&folder, &photos, Bootstrap { resamples: 50, seed: 0 }).unwrap();
    let Report::Measured(evaluation) = &report else { panic!("{report}") };

    let mut table = csv::Reader::from_path(folder.join("predictions.csv")).unwrap();
    assert_eq!(
        table.headers().unwrap(),
        &["path", "label", "AK", "BCC", "DF", "MEL", "NV", "PBK", "SK", "SCC", "VASC"][..]
    );
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), photos.len());
    for (row, photo) in rows.iter().zip(&photos) {
        assert_eq!(row[0], photo.path);
        assert_eq!(row[1], *photo.diagnosis().map_or("", Diagnosis::code));
        let read: Vec<f32> = row.iter().skip(2).map(|field| field.parse().unwrap()).collect();
        assert_eq!(read, photo.probabilities);
    }

    let metrics: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("metrics.json")).unwrap()).unwrap();
    assert_eq!(metrics["photos"], 239);
    assert_eq!(metrics["unlabelled"], 1);
    for (name, figure) in &evaluation.figures {
        let read: Figure = serde_json::from_value(metrics[name].clone()).unwrap();
        // serde_json may miss the last bit of a number that it reads.
        let apart = [read.value - figure.value, read.low - figure.low, read.high - figure.high];
        assert!(apart.iter().all(|apart| apart.abs() < 1e-12), "{name}: {read:?} and {figure:?}");
    }

    let confusion = fs::read_to_string(folder.join("confusion.csv")).unwrap();
    let counts = confusion.lines().skip(1).flat_map(|line| line.split(',').skip(1));
    assert_eq!(counts.map(|count| count.parse::<usize>().unwrap()).sum::<usize>(), 239);

    let shown = report.to_string();
    assert!(shown.contains("239 photos of"), "{shown}");
    assert!(shown.contains("1 more photos have no label"), "{shown}");
    let balanced = &evaluation.figures["balanced_accuracy"];
    let line = format!("{:<42}{}", "Balanced accuracy", figures::interval(*balanced));
    assert!(shown.contains(&line), "{shown}");
    assert!(shown.lines().any(|line| line.starts_with("DF   Dermatofibroma") && line.contains(" 0  – ")), "{shown}");
    assert!(shown.lines().all(|line| line.len() <= 120), "{shown}");

    // The same folder again, for photos without labels: the figures of the other photos are removed.
    fs::write(folder.join("report.html"), "of other photos").unwrap();
    for photo in &mut photos {
        photo.label = None;
    }
    let report = write(&folder, &photos, Bootstrap::default()).unwrap();
    assert_eq!(report, Report::Unlabelled { photos: 240 });
    assert!(report.to_string().contains("none has a label"), "{report}");
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["predictions.csv"], "and no page of other photos");
}

#[test]
fn outputs_that_are_not_probabilities_are_an_error() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("evaluation");
    let mut photos = synthetic_photos(3);
    photos[1].probabilities[4] = f32::NAN;
    let error = write(&folder, &photos, Bootstrap::default()).unwrap_err().to_string();
    assert!(error.contains("L00001.jpg") && error.contains("not probabilities"), "{error}");
    assert!(!folder.exists());
}

/// Results with all sections, on the reference's photos.
fn all_results(folder: &Path, photos: &mut [Prediction]) -> EvaluationResults {
    let picture = Photo::from_rgb(64, 48, [180, 120, 100].repeat(64 * 48));
    image::save_buffer(folder.join("picture.png"), picture.rgb(), 64, 48, image::ColorType::Rgb8).unwrap();
    for (index, photo) in photos.iter_mut().enumerate() {
        // Half of the files exist.
        photo.file = folder.join(if index % 2 == 0 { "picture.png" } else { "gone <b>.png" });
        photo.metadata.source = Some("synthetic & <i>named</i>".to_string());
    }
    let bootstrap = Bootstrap { resamples: 30, seed: 0 };
    let about =
        About { model: "runs/mine".to_string(), split_sha256: "0123456789abcdef".to_string(), ..Default::default() };
    let mut results = EvaluationResults::of(photos, bootstrap, about).unwrap().unwrap();
    let probabilities: Vec<_> =
        photos.iter().map(|photo| (photo.probabilities, photo.diagnosis().unwrap_or(Diagnosis::Nevus))).collect();
    let thresholds = adaptive_sets(&probabilities, Targets::default().set_coverage).unwrap();
    results.prediction_sets = Section::Measured(PredictionSets::measure(thresholds, photos, bootstrap).unwrap());
    let predicted: Vec<[Diagnosis; 7]> = photos.iter().map(|_| [Diagnosis::Nevus; 7]).collect();
    results.invariance = Section::Measured(Invariance::measure(photos, &predicted, bootstrap).unwrap());
    let comparison = Comparison::measure("runs/other".to_string(), None, photos, photos, bootstrap).unwrap();
    results.comparison = Section::Measured(comparison);
    let ratios = LikelihoodRatios {
        age: [[0.0; Diagnosis::COUNT]; DECADES],
        site: [[0.0; Diagnosis::COUNT]; Site::COUNT],
        weight: 0.5,
        age_lesions: [1; Diagnosis::COUNT],
        site_lesions: [1; Diagnosis::COUNT],
    };
    let age_and_site = AgeAndSite::measure(&DecisionRules::default(), &ratios, photos, bootstrap).unwrap().unwrap();
    results.age_and_site = Section::Measured(age_and_site);
    let rate = |of: &str| RefusalRate::measure(of, &photos[..1], bootstrap).unwrap();
    results.refusal = Section::Measured(RefusalRates::of(rate("lesions"), vec![rate("everyday")]));
    results
}

#[test]
fn the_report_and_the_json_have_the_same_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let (mut photos, _) = reference_photos();
    let results = all_results(folder.path(), &mut photos);
    let out = folder.path().join("out");
    write_results(&out, &photos, &results, true).unwrap();
    let page = fs::read_to_string(out.join("report.html")).unwrap();
    let metrics: serde_json::Value = serde_json::from_slice(&fs::read(out.join("metrics.json")).unwrap()).unwrap();

    // One file: no external resources, no scripts, and names are escaped.
    assert!(!page.contains("http://") || page.matches("http://").count() == page.matches("http://www.w3.org/").count());
    assert!(!page.contains("<script") && !page.contains("src=\"/") && !page.contains("<i>") && !page.contains("<b>"));
    // Two charts of the clinical tasks, two of each diagnosis in the photos, two of calibration; none of training.
    assert_eq!(page.matches("<svg").count(), 2 * (1 + 8) + 2);
    assert!(page.contains("data:image/jpeg;base64,") && page.contains("The photo cannot be shown"), "pictures");
    for heading in [
        "ROC curves",
        "Precision-recall curves",
        "Confusion matrix",
        "Calibration",
        "Prediction sets",
        "Results by subgroup",
    ] {
        assert!(page.contains(&format!("<h2>{heading}</h2>")), "{heading}");
    }
    let figure = |value: &serde_json::Value| serde_json::from_value::<Figure>(value.clone()).unwrap();
    let shown = [
        figures::interval(figure(&metrics["balanced_accuracy"])),
        figures::interval(figure(&metrics["expected_calibration_error"])),
        figures::percent(figure(&metrics["prediction_sets"]["covered"])),
        figures::percent(figure(&metrics["invariance"]["prediction_changes_any"])),
        figures::interval(figure(&metrics["age_and_site"]["figures"]["macro_auroc"])),
        figures::percent(figure(&metrics["refusal"]["folders"][0]["refused_share"])),
    ];
    for shown in &shown {
        assert!(page.contains(shown), "{shown}");
    }
    assert_eq!(metrics["about"]["model"], "runs/mine");
    assert_eq!(metrics["comparison"]["mcnemar_p"], 1.0);
    assert_eq!(metrics["age_and_site"]["age_known"]["value"], 0.0);
    assert_eq!(metrics["inference_time"]["not_measured"], "it was not requested");
    assert!(page.contains("Not measured: it was not requested."), "{}", page.len());
    assert_eq!(metrics["confusion"]["photos"], serde_json::to_value(results.evaluation.confusion).unwrap());
    assert_eq!(metrics["subgroups"][0]["groups"][0]["photos"], 240);
    let bins = metrics["reliability"].as_array().unwrap().iter().map(|bin| bin["photos"].as_u64().unwrap());
    assert_eq!(bins.sum::<u64>(), 240);

    // The last line of a task counts all photos.
    let curves = fs::read_to_string(out.join("curves.csv")).unwrap();
    let last = curves.lines().rfind(|line| line.starts_with("malignant,")).unwrap();
    let counts: Vec<f64> = last.split(',').skip(2).map(|count| count.parse().unwrap()).collect();
    assert_eq!(counts.iter().sum::<f64>(), 240.0, "{last}");

    write_results(&out, &photos, &results, false).unwrap();
    assert!(
        !fs::read_to_string(out.join("report.html")).unwrap().contains("data:image"),
        "pictures were not requested"
    );
    assert!(results.to_string().lines().all(|line| line.chars().count() <= 120), "{results}");
}
