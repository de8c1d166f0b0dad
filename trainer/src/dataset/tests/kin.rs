//! That what belongs together stays together, whichever archives say so.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::*;
use crate::split::{Side, Split, SplitRule};

#[test]
fn ties_reach_across_archives_and_through_third_photos() {
    // mine.csv: the patient of two lesions. HAM10000: one of these lesions has another photo. Its bytes are a photo of a
    // second list, which has another patient for it, who has one more photo.
    let archives = Archives::new("kin")
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

/// What a photo of the world below is, whoever holds it.
struct Truth {
    lesion: usize,
    patient: usize,
}

/// Archives of several layouts, each with some photos of a small world of patients and their lesions, so that photos,
/// lesions and patients are in several of them.
fn random_world(random: &mut ChaCha8Rng) -> (Archives, Vec<&'static str>, Vec<Truth>) {
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
    let mut archives = Archives::new("world");

    // HAM10000: lesions. SIIM-ISIC 2020: patients, and the same lesions. ISIC 2018: some lesions. PAD-UFES-20: its own.
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
        // Under a name that tells nobody which photo of the ISIC Archive it is; its bytes do.
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

/// Which photo of the world a record is, by the number at the end of its file's name.
fn photo_of(record: &Record) -> usize {
    let stem = record.path.file_stem().unwrap().to_str().unwrap();
    stem.rsplit('_').next().unwrap().parse().unwrap()
}

#[test]
fn nobody_is_on_two_sides_of_any_mix_of_archives() {
    let mut random = ChaCha8Rng::seed_from_u64(20);
    let mut apart = 0;
    for round in 0..60 {
        let (archives, sources, photos) = random_world(&mut random);
        let dataset = archives.read(&sources, None).unwrap();
        let rule = SplitRule::new(random.random(), 0.3, 0.3).unwrap();
        let split = Split::new(rule, &dataset.records);

        let mut sides: BTreeMap<String, Side> = BTreeMap::new();
        let mut stays = |name: String, side: Side| {
            assert_eq!(*sides.entry(name.clone()).or_insert(side), side, "{name} of {sources:?} in round {round}");
        };
        for (record, &side) in dataset.records.iter().zip(&split.sides) {
            stays(format!("lesion {}", record.lesion), side);
            stays(format!("group {}", record.group()), side);
            if let Some(patient) = &record.patient {
                stays(format!("patient {patient}"), side);
            }
        }
        // By what the archives that were read say themselves, not by what was made of it.
        for (source, tells_lesion, tells_patient) in [("ham", true, false), ("siim", true, true), ("pad", true, true)] {
            let in_source = |record: &&Record| is_in(record, source);
            for record in dataset.records.iter().filter(in_source) {
                let place = dataset.records.iter().position(|other| other.path == record.path).unwrap();
                let Truth { lesion, patient } = photos[photo_of(record)];
                if tells_lesion {
                    stays(format!("{source}'s lesion {lesion}"), split.sides[place]);
                }
                if tells_patient {
                    stays(format!("{source}'s patient {patient}"), split.sides[place]);
                }
            }
        }
        // Not all on one side: the test would see them.
        apart += usize::from(split.sides.iter().any(|side| *side != split.sides[0]));
    }
    assert!(apart > 20, "only {apart} of the splits had two sides");
}
