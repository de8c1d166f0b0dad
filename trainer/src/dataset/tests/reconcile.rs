//! Archives that contain the same photos, and photos that cannot be used.

use std::fs;

use super::*;

/// HAM10000, ISIC 2017 and class folders with some photos in common, and ISIC 2019 as their reference.
fn overlapping() -> TestArchives {
    let truth = [
        ("ISIC_1", "SCC"),
        ("ISIC_2", "AK"),
        ("ISIC_3", "BKL"),
        ("ISIC_4", "BKL"),
        ("ISIC_5_downsampled", "MEL"),
        ("ISIC_6", "UNK"),
        ("ISIC_7", "BKL"),
        ("ISIC_9", "NV"),
    ];
    let ham = "HAM_1,ISIC_1,akiec,histo,50.0,male,face\nHAM_1,ISIC_2,akiec,histo,50.0,male,face\n\
               HAM_3,ISIC_3,bkl,histo,50.0,male,face\n";
    let mut archives = TestArchives::new()
        .with("isic2019/ISIC_2019_Training_GroundTruth.csv", &ground_truth(&truth))
        .with(
            "isic2019/ISIC_2019_Training_Metadata.csv",
            &(ISIC_2019_METADATA.to_string() + "ISIC_5,60,back,MSK_5,male\nISIC_9,60,,MSK_5,male\nISIC_3,,,HAM_3,\n"),
        )
        .with("ham/HAM10000_metadata.csv", &(HAM.to_string() + ham))
        .with(
            "isic2017/ISIC-2017_Training_Part3_GroundTruth.csv",
            &(ISIC_2017.to_string() + "ISIC_4,0.0,1.0\nISIC_9,0.0,0.0\n"),
        );
    for (file, content) in [
        ("ham/images/ISIC_1.jpg", "1"),
        ("ham/images/ISIC_2.jpg", "2"),
        ("ham/images/ISIC_3.jpg", "3"),
        ("isic2017/images/ISIC_4.jpg", "4"),
        ("isic2017/images/ISIC_9.jpg", "9"),
        // The photo is also in HAM10000, and is cropped here.
        ("nine/nevus/ISIC_2.jpg", "2 cropped"),
        // The photo is in two class folders, and ISIC 2019 decides between them.
        ("nine/melanoma/ISIC_5.jpg", "5"),
        ("nine/seborrheic keratosis/ISIC_5.jpg", "5"),
        // The photo is in no other archive.
        ("nine/seborrheic keratosis/ISIC_6.jpg", "6"),
        // The reference has a benign keratosis, and the folder does not decide which one.
        ("nine/seborrheic keratosis/ISIC_7.jpg", "7"),
        // The photo is in the wrong folder, and is identical to that of ISIC_9.
        ("nine/melanoma/ISIC_8.jpg", "9"),
        // In ISIC 2017 the label is seborrheic keratosis.
        ("nine/pigmented benign keratosis/ISIC_4.jpg", "4 cropped"),
    ] {
        archives = archives.with(file, content);
    }
    archives
}

#[test]
fn labels_are_reconciled_with_the_reference() {
    let archives = overlapping();
    let dataset = archives.read(&["nine", "ham", "isic2017"], Some("isic2019")).unwrap();
    let expected = [
        ("ISIC_1", "SCC"),
        ("ISIC_2", "AK"),
        ("ISIC_3", "PBK"),
        ("ISIC_4", "SK"),
        ("ISIC_5", "MEL"),
        ("ISIC_6", "SK"),
        ("ISIC_7", "PBK"),
        ("ISIC_9", "NV"),
    ];
    assert_eq!(labels(&dataset), expected);
    let root = format!("{}/", archives.0.path().display());
    let found: Vec<(&str, &str, String)> =
        decisions(&dataset).into_iter().map(|(id, what, why)| (id, what, why.replace(&root, ""))).collect();
    let expected = [
        (
            "ISIC_1",
            "SCC",
            "HAM10000's akiec means actinic keratosis or squamous cell carcinoma; ISIC 2019 calls it SCC",
        ),
        ("ISIC_8", "dropped", "the same photo is in isic2017; isic2017/images/ISIC_9.jpg is used, as nevus"),
        ("ISIC_2", "dropped", "the same photo is in ham; ham/images/ISIC_2.jpg is used, as actinic keratosis"),
        (
            "ISIC_4",
            "dropped",
            "the same photo is in isic2017; isic2017/images/ISIC_4.jpg is used, as seborrheic keratosis",
        ),
        ("ISIC_5", "dropped", "the same photo again; nine/melanoma/ISIC_5.jpg is used, as melanoma"),
        (
            "ISIC_7",
            "PBK",
            "ISIC 2019 calls it BKL, that is pigmented benign keratosis or seborrheic keratosis, which no label \
             decides; pigmented benign keratosis is used",
        ),
    ];
    assert_eq!(found, expected.map(|(id, what, why)| (id, what, why.to_string())));
    let count = |name: &str, found, kept, relabelled| DataSource { name: name.into(), found, kept, relabelled };
    assert_eq!(dataset.sources, [count("nine", 7, 3, 1), count("ham", 3, 3, 1), count("isic2017", 2, 2, 0)]);
    let second = &dataset.records[1];
    assert!(is_in(second, "ham") && is_in(second, "nine") && !is_in(second, "isic2017"), "{second:?}");

    // The order of the archives makes no difference here.
    let other = archives.read(&["isic2017", "ham", "nine"], Some("isic2019")).unwrap();
    assert_eq!((other.records, other.decisions), (dataset.records, dataset.decisions));
}

#[test]
fn a_lesion_has_one_name_across_archives() {
    let dataset = overlapping().read(&["nine", "ham", "isic2017"], Some("isic2019")).unwrap();
    // HAM10000 names the lesion.
    assert_eq!((lesion(&dataset, "ISIC_1"), lesion(&dataset, "ISIC_2")), ("HAM_1", "HAM_1"));
    // Both archives name the lesion, with the same name.
    assert_eq!(lesion(&dataset, "ISIC_3"), "HAM_3");
    // Only ISIC 2019 names the lesion, across two archives.
    assert_eq!((lesion(&dataset, "ISIC_5"), lesion(&dataset, "ISIC_9")), ("MSK_5", "MSK_5"));
    // No archive names the lesion.
    assert_eq!(lesion(&dataset, "ISIC_6"), "ISIC_6");
}

#[test]
fn without_a_reference_the_archives_labels_are_used() {
    let dataset = overlapping().read(&["nine", "ham", "isic2017"], None).unwrap();
    let expected = [
        // A nevus by its folder, but HAM10000 has precedence; its label has two candidates.
        ("ISIC_1", "AK"),
        ("ISIC_2", "AK"),
        ("ISIC_3", "PBK"),
        ("ISIC_4", "SK"),
        ("ISIC_6", "SK"),
        ("ISIC_7", "SK"),
        ("ISIC_9", "NV"),
    ];
    assert_eq!(labels(&dataset), expected);
}

#[test]
fn unusable_photos_are_dropped_with_their_reason() {
    let archives = overlapping();
    let mut dataset = archives.read(&["ham"], Some("isic2019")).unwrap();
    let before = dataset.sha256();
    assert_eq!(before, archives.read(&["ham"], Some("isic2019")).unwrap().sha256());
    dataset.drop_unusable(&[(0, "the photo is cut off".to_string())]).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_2", "AK"), ("ISIC_3", "PBK")]);
    // One decision for a photo, the last.
    assert_eq!(decisions(&dataset), [("ISIC_1", "dropped", "the photo is cut off")]);
    assert_eq!(dataset.decisions[0].given_label, "akiec");
    assert_eq!(archives.problems(&dataset), ["ham/images/ISIC_1.jpg: the photo is cut off"]);
    assert_eq!(dataset.sources, [DataSource { name: "ham".into(), found: 3, kept: 2, relabelled: 0 }]);
    assert_ne!(dataset.sha256(), before);

    let csv = archives.path("label-decisions.csv");
    write_decisions(&csv, &dataset.decisions).unwrap();
    let expected = format!(
        "path,id,source,given_label,final_label,action,reason\n\
         {}/ham/images/ISIC_1.jpg,ISIC_1,ham,akiec,,dropped,the photo is cut off\n",
        archives.0.path().display()
    );
    assert_eq!(fs::read_to_string(csv).unwrap(), expected);

    let reason = "it is missing".to_string();
    let error = dataset.drop_unusable(&[(0, reason.clone()), (1, reason)]).unwrap_err().to_string();
    assert!(error.starts_with("no usable photo is left"), "{error}");
}
