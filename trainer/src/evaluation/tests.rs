//! Against scikit-learn's figures (`tests/evaluation/reference.py` made them) and values worked out by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::*;

const PHOTOS: &str = include_str!("../../tests/evaluation/predictions.csv");
const FIGURES: &str = include_str!("../../tests/evaluation/figures.json");

/// The reference's photos, and how often each lesion counts in its `weighted` figures.
fn reference_photos() -> (Vec<Prediction>, BTreeMap<String, usize>) {
    let mut photos = Vec::new();
    let mut times = BTreeMap::new();
    for row in csv::Reader::from_reader(PHOTOS.as_bytes()).records() {
        let row = row.unwrap();
        times.insert(row[0].to_string(), row[1].parse().unwrap());
        photos.push(Prediction {
            path: format!("{}.jpg", photos.len()),
            label: Diagnosis::from_label(&row[2]),
            lesion: row[0].to_string(),
            probabilities: std::array::from_fn(|index| row[3 + index].parse().unwrap()),
            ..Prediction::default()
        });
    }
    (photos, times)
}

fn reference_figures(counted: &str) -> BTreeMap<String, f64> {
    let figures: serde_json::Value = serde_json::from_str(FIGURES).unwrap();
    serde_json::from_value(figures[counted].clone()).unwrap()
}

fn assert_same(found: &BTreeMap<String, f64>, expected: &BTreeMap<String, f64>) {
    let names = |figures: &BTreeMap<String, f64>| figures.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(expected));
    for (name, expected) in expected {
        assert!((found[name] - expected).abs() < 1e-12, "{name}: {} and not {expected}", found[name]);
    }
}

#[test]
fn the_figures_are_scikit_learns() {
    let (photos, times) = reference_photos();
    let evaluation = Evaluation::of(&photos, Bootstrap::default()).unwrap().unwrap();
    let found = evaluation.figures.iter().map(|(name, figure)| (name.clone(), figure.value)).collect();
    assert_same(&found, &reference_figures("once"));
    assert_eq!((evaluation.photos, evaluation.lesions, evaluation.unlabelled), (240, times.len(), 0));
    let confusion: serde_json::Value = serde_json::from_str(FIGURES).unwrap();
    assert_eq!(serde_json::to_value(evaluation.confusion).unwrap(), confusion["confusion"]);
    for (name, Figure { value, low, high }) in &evaluation.figures {
        assert!(low <= value && value <= high && 0.0 <= *low && *high <= 1.0, "{name}: {low} {value} {high}");
    }
    // 240 photos of eight classes: no sharper than this, and no vaguer.
    let Figure { low, high, .. } = evaluation.figures["balanced_accuracy"];
    assert!((0.08..0.25).contains(&(high - low)), "{low} to {high}");
}

#[test]
fn a_resamples_figures_are_scikit_learns() {
    let (photos, times) = reference_photos();
    // Both are in the order of the lesions' names.
    let times: Vec<usize> = times.into_values().collect();
    let found = Cases::of(&photos).figures(&times).into_iter();
    let found = found.filter_map(|figure| Some((figure.name, figure.value?))).collect();
    assert_same(&found, &reference_figures("weighted"));
}

fn photo(lesion: &str, label: Option<Diagnosis>, probabilities: [f32; 9]) -> Prediction {
    Prediction {
        path: format!("{lesion}.jpg"),
        label,
        lesion: lesion.to_string(),
        probabilities,
        ..Prediction::default()
    }
}

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let (melanoma, nevus) = (Some(Diagnosis::Melanoma), Some(Diagnosis::Nevus));
    let says = |melanoma: f32, nevus: f32| [0.0, 0.0, 0.0, melanoma, nevus, 0.0, 0.0, 0.0, 0.0];
    let photos = [
        photo("a", melanoma, says(0.75, 0.25)),
        photo("b", melanoma, says(0.25, 0.75)),
        photo("c", nevus, says(0.25, 0.75)),
        photo("d", nevus, says(0.0, 1.0)),
        // The first of equals: read as melanoma.
        photo("e", nevus, says(0.5, 0.5)),
        photo("f", None, says(1.0, 0.0)),
    ];
    let evaluation = Evaluation::of(&photos, Bootstrap::default()).unwrap().unwrap();
    assert_eq!((evaluation.photos, evaluation.lesions, evaluation.unlabelled), (5, 5, 1));
    let expected = [
        ("accuracy", 3.0 / 5.0),
        ("sensitivity_MEL", 1.0 / 2.0),
        ("sensitivity_NV", 2.0 / 3.0),
        ("balanced_accuracy", 7.0 / 12.0),
        ("specificity_MEL", 2.0 / 3.0),
        ("specificity_NV", 1.0 / 2.0),
        ("specificity_DF", 1.0),
        // Of six pairs, a wins three, b wins one (d), ties one (c) and loses one (e).
        ("auroc_MEL", 4.5 / 6.0),
        ("melanoma_auroc", 4.5 / 6.0),
        ("malignant_auroc", 4.5 / 6.0),
        ("macro_auroc", 4.5 / 6.0),
        // Melanoma: precision 1/2, sensitivity 1/2. Nevus: both 2/3.
        ("macro_f1", 7.0 / 12.0),
    ];
    for (name, expected) in expected {
        let found = evaluation.figures[name].value;
        assert!((found - expected).abs() < 1e-12, "{name}: {found} and not {expected}");
    }
    // No dermatofibroma: nothing to be sensitive to, no curve.
    assert!(!evaluation.figures.contains_key("sensitivity_DF"));
    assert!(!evaluation.figures.contains_key("auroc_DF"));
}

#[test]
fn actinic_keratosis_is_not_malignant() {
    let mut sure = [0.0; 9];
    sure[Diagnosis::ActinicKeratosis.index()] = 1.0;
    let mut carcinoma = [0.0; 9];
    carcinoma[Diagnosis::SquamousCellCarcinoma.index()] = 0.25;
    carcinoma[Diagnosis::BasalCellCarcinoma.index()] = 0.25;
    let photos = [
        photo("a", Some(Diagnosis::ActinicKeratosis), sure),
        photo("b", Some(Diagnosis::SquamousCellCarcinoma), carcinoma),
    ];
    let evaluation = Evaluation::of(&photos, Bootstrap::default()).unwrap().unwrap();
    assert_eq!(evaluation.figures["malignant_auroc"].value, 1.0);
}

/// `count` lesions of one photo each, about seven in ten of them read rightly.
fn drawn_photos(count: usize) -> Vec<Prediction> {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    (0..count)
        .map(|index| {
            let truth = Diagnosis::ALL[index % Diagnosis::COUNT];
            let off = if rng.random_bool(0.7) { 0 } else { 1 };
            let mut probabilities = [0.05; 9];
            probabilities[(truth.index() + off) % Diagnosis::COUNT] = rng.random_range(0.3..0.6);
            photo(&format!("L{index:05}"), Some(truth), probabilities)
        })
        .collect()
}

#[test]
fn the_interval_of_a_share_is_the_binomials() {
    let photos = drawn_photos(900);
    let figure = Evaluation::of(&photos, Bootstrap { resamples: 4_000, seed: 1 }).unwrap().unwrap().figures["accuracy"];
    let half = 1.96 * (figure.value * (1.0 - figure.value) / 900.0).sqrt();
    // 4,000 resamples give each end within about a twentieth of the half-width.
    assert!((figure.value - half - figure.low).abs() < 0.15 * half, "{figure:?} {half}");
    assert!((figure.value + half - figure.high).abs() < 0.15 * half, "{figure:?} {half}");
}

#[test]
fn the_same_lesion_again_adds_no_certainty() {
    let once = drawn_photos(300);
    let mut thrice: Vec<Prediction> = once.iter().flat_map(|photo| vec![photo.clone(); 3]).collect();
    // Nor does the order of the photos change anything.
    thrice.reverse();
    let bootstrap = Bootstrap { resamples: 200, seed: 2 };
    let once = Evaluation::of(&once, bootstrap).unwrap().unwrap();
    let thrice = Evaluation::of(&thrice, bootstrap).unwrap().unwrap();
    assert_eq!((thrice.photos, thrice.lesions), (900, 300));
    for (name, one) in &once.figures {
        let three = thrice.figures[name];
        let apart = [one.value - three.value, one.low - three.low, one.high - three.high];
        assert!(apart.iter().all(|apart| apart.abs() < 1e-12), "{name}: {one:?} and {three:?}");
    }
}

#[test]
fn the_intervals_do_not_depend_on_the_number_of_threads() {
    let photos = drawn_photos(200);
    let bootstrap = Bootstrap { resamples: 100, seed: 3 };
    let on_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Evaluation::of(&photos, bootstrap).unwrap().unwrap())
    };
    assert_eq!(on_threads(1), on_threads(3));
    assert_ne!(
        on_threads(1).figures,
        Evaluation::of(&photos, Bootstrap { seed: 4, ..bootstrap }).unwrap().unwrap().figures
    );
}

fn fresh_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("naevus-evaluation-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn the_files_say_what_was_found() {
    let folder = fresh_folder("files");
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
        assert_eq!(row[1], *photo.label.map_or("", Diagnosis::code));
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
    let line = format!("balanced accuracy {:.3} ({:.3} to {:.3})", balanced.value, balanced.low, balanced.high);
    assert!(shown.contains(&line), "{shown}");
    assert!(shown.lines().any(|line| line.starts_with("DF   Dermatofibroma") && line.contains(" 0  - ")), "{shown}");
    assert!(shown.lines().all(|line| line.len() <= 120), "{shown}");

    // The same folder again, for photos of which nothing is known: no figures of other photos stay behind.
    for photo in &mut photos {
        photo.label = None;
    }
    let report = write(&folder, &photos, Bootstrap::default()).unwrap();
    assert_eq!(report, Report::Unlabelled { photos: 240 });
    assert!(report.to_string().contains("none has a label"), "{report}");
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["predictions.csv"]);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_is_no_probability_is_refused() {
    let folder = fresh_folder("refused");
    let mut photos = drawn_photos(3);
    photos[1].probabilities[4] = f32::NAN;
    let error = write(&folder, &photos, Bootstrap::default()).unwrap_err().to_string();
    assert!(error.contains("L00001.jpg") && error.contains("not probabilities"), "{error}");
    assert!(!folder.exists());
}
