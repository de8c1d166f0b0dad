//! Figures computed by hand, and properties that hold for any photos. `reference` compares with scikit-learn.

mod reference;

use naevus_reading::diagnosis::Diagnosis;

use crate::examples::{melanoma_and_nevus, photo, synthetic_photos};
use crate::{Bootstrap, Evaluation, Label, Prediction};

#[test]
fn figures_match_values_computed_by_hand() {
    let (melanoma, nevus) = (Some(Diagnosis::Melanoma), Some(Diagnosis::Nevus));
    let with = melanoma_and_nevus;
    let photos = [
        photo("a", melanoma, with(0.75, 0.25)),
        photo("b", melanoma, with(0.25, 0.75)),
        photo("c", nevus, with(0.25, 0.75)),
        photo("d", nevus, with(0.0, 1.0)),
        // A tie: the first diagnosis, melanoma, is predicted.
        photo("e", nevus, with(0.5, 0.5)),
        photo("f", None, with(1.0, 0.0)),
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
        // Six pairs: a wins three, b wins one (d), ties one (c) and loses one (e).
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
    // Without photos of dermatofibroma its sensitivity and its curve are undefined.
    assert!(!evaluation.figures.contains_key("sensitivity_DF"));
    assert!(!evaluation.figures.contains_key("auroc_DF"));
}

#[test]
fn actinic_keratosis_is_not_malignant() {
    let mut keratosis = [0.0; 9];
    keratosis[Diagnosis::ActinicKeratosis.index()] = 1.0;
    let mut carcinoma = [0.0; 9];
    carcinoma[Diagnosis::SquamousCellCarcinoma.index()] = 0.25;
    carcinoma[Diagnosis::BasalCellCarcinoma.index()] = 0.25;
    let photos = [
        photo("a", Some(Diagnosis::ActinicKeratosis), keratosis),
        photo("b", Some(Diagnosis::SquamousCellCarcinoma), carcinoma),
    ];
    let evaluation = Evaluation::of(&photos, Bootstrap::default()).unwrap().unwrap();
    assert_eq!(evaluation.figures["malignant_auroc"].value, 1.0);
}

#[test]
fn the_interval_of_a_proportion_is_binomial() {
    let photos = synthetic_photos(900);
    let figure = Evaluation::of(&photos, Bootstrap { resamples: 4_000, seed: 1 }).unwrap().unwrap().figures["accuracy"];
    let half = 1.96 * (figure.value * (1.0 - figure.value) / 900.0).sqrt();
    // 4,000 resamples give each bound to about 5 % of the half-width.
    assert!((figure.value - half - figure.low).abs() < 0.15 * half, "{figure:?} {half}");
    assert!((figure.value + half - figure.high).abs() < 0.15 * half, "{figure:?} {half}");
}

#[test]
fn copies_of_photos_do_not_narrow_the_intervals() {
    let once = synthetic_photos(300);
    let mut thrice: Vec<Prediction> = once.iter().flat_map(|photo| vec![photo.clone(); 3]).collect();
    // The order of the photos has no effect either.
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
fn lesions_of_one_patient_are_resampled_together() {
    let mut photos = synthetic_photos(300);
    let bootstrap = Bootstrap { resamples: 400, seed: 2 };
    let apart = Evaluation::of(&photos, bootstrap).unwrap().unwrap();
    // Thirty patients, with all lesions classified correctly or none: as informative as thirty lesions.
    for (index, photo) in photos.iter_mut().enumerate() {
        photo.patient_group = Some(format!("P{:02}", index % 30));
        let off = if index % 30 < 20 { 0 } else { 1 };
        photo.probabilities = [0.05; 9];
        photo.probabilities[(photo.diagnosis().unwrap().index() + off) % Diagnosis::COUNT] = 0.6;
    }
    let grouped = Evaluation::of(&photos, bootstrap).unwrap().unwrap();
    assert_eq!((apart.groups, grouped.groups, grouped.lesions), (300, 30, 300));
    let width = |evaluation: &Evaluation| evaluation.figures["accuracy"].high - evaluation.figures["accuracy"].low;
    let expected = 2.0 * 1.96 * (2.0 / 9.0_f64 / 30.0).sqrt();
    assert!((width(&grouped) / expected - 1.0).abs() < 0.15, "{} {expected}", width(&grouped));
    assert!(width(&apart) < 0.5 * width(&grouped), "{} {}", width(&apart), width(&grouped));
}

#[test]
fn the_intervals_do_not_depend_on_the_number_of_threads() {
    let photos = synthetic_photos(200);
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

#[test]
fn photos_labelled_only_as_not_malignant_enter_the_melanoma_and_malignant_figures_only() {
    let mut photos = synthetic_photos(300);
    let bootstrap = Bootstrap { resamples: 50, seed: 7 };
    let before = Evaluation::of(&photos, bootstrap).unwrap().unwrap();
    // Twenty benign lesions, all classified as melanoma with a higher confidence than any other photo.
    for number in 0..20 {
        let mut probabilities = [0.0; 9];
        probabilities[Diagnosis::Melanoma.index()] = 1.0;
        let partial = photo(&format!("N{number}"), None, probabilities);
        photos.push(Prediction { label: Some(Label::NotMalignant), ..partial });
    }
    let after = Evaluation::of(&photos, bootstrap).unwrap().unwrap();
    assert_eq!((after.photos, after.lesions, after.not_malignant, after.unlabelled), (300, 300, 20, 0));
    assert_eq!(after.confusion, before.confusion);
    let negatives = 300.0 - before.confusion[Diagnosis::Melanoma.index()].iter().sum::<usize>() as f64;
    for (name, figure) in &before.figures {
        let found = after.figures[name].value;
        let includes = name.starts_with("melanoma_") || name.starts_with("malignant_") && !name.contains("_or_ak");
        if includes {
            assert!(found <= figure.value, "{name}: {found} and not below {}", figure.value);
            assert!(!name.ends_with("_auroc") || found < figure.value, "{name}: {found}");
        } else {
            assert_eq!(found, figure.value, "{name}");
        }
    }
    // None of the new photos ranks below any melanoma.
    let expected = before.figures["melanoma_auroc"].value * negatives / (negatives + 20.0);
    assert!((after.figures["melanoma_auroc"].value - expected).abs() < 1e-12);
}
