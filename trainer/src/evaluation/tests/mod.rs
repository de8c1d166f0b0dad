//! Figures computed by hand, and properties that hold for any photos. The other files compare with scikit-learn and
//! test the written files.

mod files;
mod reference;

use naevus_reading::assessment::most_probable;
use naevus_reading::diagnosis::Diagnosis;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::*;

/// The prediction for a photo of `lesion`.
pub fn photo(lesion: &str, label: Option<Diagnosis>, probabilities: [f32; 9]) -> Prediction {
    Prediction {
        path: format!("{lesion}.jpg"),
        label: label.map(Label::Diagnosis),
        lesion: lesion.to_string(),
        probabilities,
        ..Prediction::default()
    }
}

/// The probability `probability` of `diagnosis`, and equal probabilities of the others.
pub fn confident(diagnosis: Diagnosis, probability: f32) -> [f32; 9] {
    let mut probabilities = [(1.0 - probability) / 8.0; 9];
    probabilities[diagnosis.index()] = probability;
    probabilities
}

/// These probabilities of melanoma and nevus, and 0 for the others.
pub fn melanoma_and_nevus(melanoma: f32, nevus: f32) -> [f32; 9] {
    [0.0, 0.0, 0.0, melanoma, nevus, 0.0, 0.0, 0.0, 0.0]
}

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

/// `count` lesions with one photo each, about 70 % of them classified correctly.
fn synthetic_photos(count: usize) -> Vec<Prediction> {
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
fn two_models_differ_by_the_photos_that_only_one_classifies_correctly() {
    let others = synthetic_photos(300);
    let mut ours = others.clone();
    // All melanomas that the other model misses are detected, and one nevus is misclassified.
    let is_correct = |photo: &Prediction| most_probable(&photo.probabilities) == photo.diagnosis().unwrap();
    let melanoma = |photo: &&mut Prediction| photo.diagnosis() == Some(Diagnosis::Melanoma) && !is_correct(photo);
    let missed = ours.iter_mut().filter(melanoma).count();
    for photo in ours.iter_mut().filter(melanoma) {
        photo.probabilities[Diagnosis::Melanoma.index()] = 0.9;
    }
    let nevus = ours.iter_mut().find(|photo| photo.diagnosis() == Some(Diagnosis::Nevus) && is_correct(photo)).unwrap();
    nevus.probabilities[Diagnosis::Dermatofibroma.index()] = 0.9;
    let bootstrap = Bootstrap { resamples: 300, seed: 5 };
    let found = Comparison::measure("other".into(), None, &ours, &others, bootstrap).unwrap();
    assert!(missed > 3, "{missed}");
    assert_eq!((found.only_this_correct, found.only_other_correct), (missed, 1));
    let accuracy = found.differences["accuracy"];
    assert!((accuracy.difference.value - (missed as f64 - 1.0) / 300.0).abs() < 1e-12, "{accuracy:?}");
    assert_eq!(accuracy.difference.value, accuracy.this - accuracy.other);
    // The paired interval depends on the few photos that differ, and is far narrower than either model's own.
    let own = Evaluation::of(&ours, bootstrap).unwrap().unwrap().figures["accuracy"];
    let width = accuracy.difference.high - accuracy.difference.low;
    assert!(width < 0.6 * (own.high - own.low), "{width} {own:?}");

    let same = Comparison::measure("itself".into(), None, &ours, &ours, bootstrap).unwrap();
    assert_eq!((same.only_this_correct, same.only_other_correct, same.mcnemar_p), (0, 0, 1.0));
    for (name, found) in &same.differences {
        let Figure { value, low, high } = found.difference;
        assert_eq!((value, low, high), (0.0, 0.0, 0.0), "{name}");
    }
    let fewer = Comparison::measure("other".into(), None, &ours[1..], &others, bootstrap).unwrap_err().to_string();
    assert!(fewer.contains("were evaluated on different photos"), "{fewer}");
}

#[test]
fn subgroups_have_their_own_figures_and_small_ones_are_only_counted() {
    let mut photos = synthetic_photos(300);
    for (index, photo) in photos.iter_mut().enumerate() {
        let text = |text: &str| Some(text.to_string());
        photo.metadata.source = text(if index < 200 { "one" } else { "two" });
        photo.metadata.domain = (index < 100).then_some(crate::dataset::Domain::Clinical);
        photo.metadata.shorter_side_px = Some([256, 224, 180, 320, 200, 256][index % 6]);
        photo.metadata.sex = if index < 19 { text("Female") } else { None };
        photo.metadata.age = text(if index % 2 == 0 { "25.0" } else { "old" });
    }
    let bootstrap = Bootstrap { resamples: 50, seed: 6 };
    let [source, domain, resolution, skin, sex, age, site] =
        subgroups::measure(&photos, bootstrap).unwrap().try_into().unwrap();
    assert_eq!((domain.unknown, domain.groups.len(), skin.unknown), (200, 1, 300));
    let sides: Vec<(&str, usize)> = resolution.groups.iter().map(|group| (group.name.as_str(), group.photos)).collect();
    assert_eq!(sides, [("200 to 239 px", 100), ("240 px and over", 150), ("under 200 px", 50)]);
    assert_eq!((source.by, source.unknown, source.groups.len()), ("source", 0, 2));
    let one = Evaluation::of(&photos[..200], bootstrap).unwrap().unwrap();
    assert_eq!((source.groups[0].photos, source.groups[0].lesions), (200, 200));
    assert_eq!(source.groups[0].figures["macro_auroc"], one.figures["macro_auroc"]);
    assert_eq!((sex.unknown, sex.groups[0].name.as_str(), sex.groups[0].photos), (281, "female", 19));
    assert!(sex.groups[0].figures.is_empty(), "too few photos");
    assert_eq!((age.unknown, age.groups[0].name.as_str(), age.groups[0].photos), (150, "0 to 29", 150));
    assert_eq!((site.unknown, site.groups.len()), (300, 0));
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
