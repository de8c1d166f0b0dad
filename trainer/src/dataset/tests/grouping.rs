//! Groups of lesions and patients across archives, and splits that keep them together.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::*;
use crate::split::{Split, SplitRule, Subset};

#[test]
fn groups_are_transitive_across_archives() {
    // mine.csv names the patient of two lesions. HAM10000 has another photo of one of these lesions. A second CSV file
    // has an identical photo, with another patient, who has one more photo.
    let archives = TestArchives::new()
        .with("mine.csv", "path,label,lesion,patient\nISIC_1.jpg,NV,a,anna\nISIC_2.jpg,NV,b,anna\n9.jpg,NV,c,\n")
        .with("ISIC_1.jpg", "1")
        .with("ISIC_2.jpg", "2")
        .with("9.jpg", "9")
        .with("ham/HAM10000_metadata.csv", &(HAM.to_string() + "H,ISIC_2,nv,histo,,,\nH,ISIC_3,nv,histo,,,\n"))
        .with("ham/images/ISIC_2.jpg", "2 again")
        .with("ham/images/ISIC_3.jpg", "3")
        .with("more/list.csv", "path,label,patient\nx.jpg,NV,p\ny.jpg,NV,p\nz.jpg,NV,q\n")
        .with("more/x.jpg", "3")
        .with("more/y.jpg", "y")
        .with("more/z.jpg", "z");
    let dataset = archives.read(&["mine.csv", "ham", "more/list.csv"], None).unwrap();
    let of = |id: &str| dataset.records.iter().find(|record| record.id == id).unwrap();
    let together = ["ISIC_1", "ISIC_2", "ISIC_3", "list/y"].map(|id| of(id).group());
    assert_eq!(together, ["list/patient p"; 4]);
    assert_eq!(["ISIC_1", "ISIC_2", "ISIC_3"].map(|id| lesion(&dataset, id)), ["mine/lesion a", "H", "H"]);
    assert_eq!(of("list/z").group(), "list/patient q");
    assert_eq!((of("mine/9").group(), &of("mine/9").patient), ("mine/lesion c", &None));
}

/// Lesion and patient of a photo of the simulated population below.
struct Truth {
    lesion: usize,
    patient: usize,
}

/// Archives of several layouts, each with some photos of a simulated population of patients and their lesions, so that
/// photos, lesions and patients are in several of them.
fn random_archives(random: &mut ChaCha8Rng) -> (TestArchives, Vec<&'static str>, Vec<Truth>) {
    let patients = random.random_range(1..8);
    let lesions: Vec<usize> = (0..random.random_range(1..16)).map(|_| random.random_range(0..patients)).collect();
    let photos: Vec<Truth> = (0..random.random_range(4..40))
        .map(|_| {
            let lesion = random.random_range(0..lesions.len());
            Truth { lesion, patient: lesions[lesion] }
        })
        .collect();
    let some = |random: &mut ChaCha8Rng| -> Vec<usize> {
        let mut some: Vec<usize> = (0..photos.len()).filter(|_| random.random_bool(0.5)).collect();
        some.push(random.random_range(0..photos.len()));
        some.sort_unstable();
        some.dedup();
        some
    };
    let mut archives = TestArchives::new();

    // HAM10000 names lesions, SIIM-ISIC 2020 patients and the same lesions, ISIC 2018 some lesions, PAD-UFES-20 its
    // own.
    let (mut ham, mut siim) = (HAM.to_string(), String::from("image_name,patient_id,lesion_id,diagnosis,target\n"));
    let (mut task3, mut groupings) =
        (String::from("image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\n"), String::from("image,lesion_id\n"));
    let mut pad = String::from("patient_id,lesion_id,diagnostic,img_id\n");
    let mut list = String::from("path,label,lesion,patient\n");
    for photo in some(random) {
        ham += &format!("L_{},ISIC_{photo},nv,,,,\n", photos[photo].lesion);
        archives = archives.with(&format!("ham/images/ISIC_{photo}.jpg"), &format!("photo {photo}"));
    }
    for photo in some(random) {
        let Truth { lesion, patient } = photos[photo];
        siim += &format!("ISIC_{photo},P_{patient},L_{lesion},nevus,0\n");
        archives = archives.with(&format!("siim/train/ISIC_{photo}.jpg"), &format!("photo {photo}, resized"));
    }
    for photo in some(random) {
        task3 += &format!("ISIC_{photo},0,1,0,0,0,0,0\n");
        if random.random_bool(0.5) {
            groupings += &format!("ISIC_{photo},L_{}\n", photos[photo].lesion);
        }
        archives =
            archives.with(&format!("task3/ISIC2018_Task3_Training_Input/ISIC_{photo}.jpg"), &format!("photo {photo}"));
    }
    for photo in some(random) {
        let Truth { lesion, patient } = photos[photo];
        pad += &format!("PAT_{patient},{lesion},NEV,PAT_{patient}_{lesion}_{photo}.png\n");
        // Its name does not contain the id of the ISIC Archive, but the file is identical.
        archives = archives.with(&format!("pad/images/PAT_{patient}_{lesion}_{photo}.png"), &format!("photo {photo}"));
    }
    for photo in some(random) {
        let Truth { lesion, patient } = photos[photo];
        let known = |random: &mut ChaCha8Rng, name: usize| {
            if random.random_bool(0.5) { name.to_string() } else { String::new() }
        };
        list += &format!("own/{photo}.jpg,NV,{},{}\n", known(random, lesion), known(random, patient));
        archives = archives.with(&format!("own/{photo}.jpg"), &format!("photo {photo}"));
    }
    for photo in some(random) {
        archives = archives.with(&format!("folders/nevus/ISIC_{photo}.jpg"), &format!("photo {photo}"));
    }
    archives = archives
        .with("ham/HAM10000_metadata.csv", &ham)
        .with("siim/train.csv", &siim)
        .with("task3/ISIC2018_Task3_Training_GroundTruth.csv", &task3)
        .with("task3/ISIC2018_Task3_Training_LesionGroupings.csv", &groupings)
        .with("pad/metadata.csv", &pad)
        .with("list.csv", &list);
    let mut sources = vec!["ham", "siim", "task3", "pad", "list.csv", "folders"];
    while sources.len() > 1 && random.random_bool(0.4) {
        sources.swap_remove(random.random_range(0..sources.len()));
    }
    (archives, sources, photos)
}

/// Index of a record's photo in the population, from the number at the end of its file name.
fn photo_of(record: &Record) -> usize {
    let stem = record.path.file_stem().unwrap().to_str().unwrap();
    stem.rsplit('_').next().unwrap().parse().unwrap()
}

#[test]
fn no_lesion_or_patient_is_in_two_subsets_whatever_the_archives() {
    let mut random = ChaCha8Rng::seed_from_u64(20);
    let mut apart = 0;
    for round in 0..60 {
        let (archives, sources, photos) = random_archives(&mut random);
        let dataset = archives.read(&sources, None).unwrap();
        let rule = SplitRule::new(random.random(), 0.3, 0.3).unwrap();
        let split = Split::new(rule, &dataset.records);

        let mut subsets: BTreeMap<String, Subset> = BTreeMap::new();
        let mut check = |name: String, subset: Subset| {
            assert_eq!(
                *subsets.entry(name.clone()).or_insert(subset),
                subset,
                "{name} of {sources:?} in round {round}"
            );
        };
        for (record, &subset) in dataset.records.iter().zip(&split.subsets) {
            check(format!("lesion {}", record.lesion), subset);
            check(format!("group {}", record.group()), subset);
            if let Some(patient) = &record.patient {
                check(format!("patient {patient}"), subset);
            }
        }
        // Checked against the archives' own lesions and patients, not against the records.
        for (source, has_lesion, has_patient) in [("ham", true, false), ("siim", true, true), ("pad", true, true)] {
            let in_source = |record: &&Record| is_in(record, source);
            for record in dataset.records.iter().filter(in_source) {
                let index = dataset.records.iter().position(|other| other.path == record.path).unwrap();
                let Truth { lesion, patient } = photos[photo_of(record)];
                if has_lesion {
                    check(format!("{source}'s lesion {lesion}"), split.subsets[index]);
                }
                if has_patient {
                    check(format!("{source}'s patient {patient}"), split.subsets[index]);
                }
            }
        }
        // With all photos in one subset, the checks above would be trivial.
        apart += usize::from(split.subsets.iter().any(|subset| *subset != split.subsets[0]));
    }
    assert!(apart > 20, "only {apart} of the splits had two subsets");
}
