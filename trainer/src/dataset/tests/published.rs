//! The published archives, if present.

use std::collections::BTreeMap;
use std::fs;

use naevus_tests::shared_data;

use super::*;

#[test]
fn the_published_archives_have_the_expected_counts() {
    let Some(root) = shared_data::folder("the_published_archives_have_the_expected_counts") else { return };
    let sources = ["ham10000", "isic2017", "nine-class"].map(|source| root.join(source));
    let dataset = read(&sources, &[], Some(&root.join("isic2019")), None).unwrap();
    assert_eq!(dataset.problems, []);
    let count = |name: &str, found, kept, relabelled| DataSource { name: name.into(), found, kept, relabelled };
    assert_eq!(
        dataset.sources,
        [
            count("ham10000", 10_015, 10_015, 197),
            count("isic2017", 2_150, 2_149, 0),
            count("nine-class", 2_359, 263, 0)
        ]
    );
    // ISIC 2019 decides every `akiec`.
    let of = |source: &str, diagnosis: Diagnosis| {
        dataset.records.iter().filter(|record| record.source == source && record.label == diagnosis.into()).count()
    };
    assert_eq!(of("ham10000", Diagnosis::ActinicKeratosis), 130);
    assert_eq!(of("ham10000", Diagnosis::SquamousCellCarcinoma), 197);
    assert_eq!(of("nine-class", Diagnosis::SeborrheicKeratosis), 0);
    assert_eq!(
        dataset.records.iter().filter(|record| is_in(record, "nine-class") && record.source == "ham10000").count(),
        1_437
    );

    // The label of each nine-class photo that is in the folders of two classes.
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for decision in dataset.decisions.iter().filter(|decision| decision.source == "nine-class") {
        folders.entry(&decision.id).or_default().push(&decision.given_label);
    }
    for record in dataset.records.iter().filter(|record| record.source == "nine-class") {
        let folder = record.path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        folders.entry(&record.id).or_default().push(folder);
    }
    let mut fates: BTreeMap<(Vec<&str>, Option<&str>), usize> = BTreeMap::new();
    for (id, mut filed) in folders {
        filed.sort_unstable();
        filed.dedup();
        if filed.len() > 1 {
            let record = dataset.records.iter().find(|record| record.id == id);
            *fates.entry((filed, record.map(|record| record.label.code()))).or_default() += 1;
        }
    }
    let (keratosis, melanoma) = (vec!["actinic keratosis", "nevus"], vec!["melanoma", "seborrheic keratosis"]);
    let expected = [
        ((keratosis.clone(), None), 2),
        ((keratosis, Some("AK")), 75),
        ((melanoma.clone(), None), 54),
        ((melanoma, Some("MEL")), 24),
    ];
    assert_eq!(fates, BTreeMap::from(expected));
    assert_eq!(fates.values().sum::<usize>(), 155);
}

#[test]
fn no_published_lesion_has_two_names() {
    let Some(root) = shared_data::folder("no_published_lesion_has_two_names") else { return };
    let sources = ["ham10000", "isic2017", "nine-class"].map(|source| root.join(source));
    let dataset = read(&sources, &[], Some(&root.join("isic2019")), None).unwrap();
    // Parsed independently: every image with a lesion_id, from both files that have them.
    let mut lesion_of: BTreeMap<String, String> = BTreeMap::new();
    for (file, image, lesion) in
        [("ham10000/HAM10000_metadata.csv", 1, 0), ("isic2019/ISIC_2019_Training_Metadata.csv", 0, 3)]
    {
        for line in fs::read_to_string(root.join(file)).unwrap().lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            if !fields[lesion].is_empty() {
                let id = fields[image].trim_end_matches("_downsampled").to_string();
                lesion_of.insert(id, fields[lesion].to_string());
            }
        }
    }
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut checked = 0;
    for record in &dataset.records {
        if let Some(lesion) = lesion_of.get(&record.id) {
            assert_eq!(*names.entry(lesion).or_insert(&record.lesion), record.lesion, "{lesion}");
            checked += 1;
        }
    }
    assert!(checked > 10_000, "{checked}");
    assert!(names.len() > 7_000, "{}", names.len());
}
