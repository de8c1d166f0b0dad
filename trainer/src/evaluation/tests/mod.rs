//! Comparisons of models and subgroups, on synthetic photos. The other files compare with statsmodels and numpy, and test
//! the written files. The tests of the figures themselves are in naevus-evaluation.

mod files;
mod reference;

use naevus_evaluation::examples::synthetic_photos;
use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

use super::*;

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
