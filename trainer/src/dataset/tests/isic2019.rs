//! ISIC 2019, as an archive.

use super::*;

#[test]
fn isic_2019_is_an_archive_where_its_photos_are() {
    let mut truth = ground_truth(&[("ISIC_1", "MEL"), ("ISIC_2_downsampled", "BKL"), ("ISIC_3", "UNK")]);
    truth += "ISIC_4,1.0,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\nISIC_5,yes,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\n";
    let archives = Archives::new("2019")
        .with("isic/ISIC_2019_Training_GroundTruth.csv", &truth)
        .with(
            "isic/ISIC_2019_Training_Metadata.csv",
            &(ISIC_2019_METADATA.to_string() + "ISIC_1,55,anterior torso,BCN_1,female\nISIC_2_downsampled,,,BCN_1,\n"),
        )
        .with("isic/images/ISIC_1.jpg", "one")
        .with("isic/images/ISIC_2_downsampled.jpg", "two")
        .with("isic/images/ISIC_3.jpg", "three");
    let dataset = archives.read(&["isic"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "MEL"), ("ISIC_2", "PBK")]);
    assert_eq!((lesion(&dataset, "ISIC_1"), lesion(&dataset, "ISIC_2")), ("BCN_1", "BCN_1"));
    assert_eq!(dataset.records[0].age.as_deref(), Some("55"));
    assert_eq!(
        archives.problems(&dataset),
        [
            "isic/ISIC_2019_Training_GroundTruth.csv: line 5: ISIC_4 has 2 classes set to 1, not one; mend the row, or \
             take it out",
            "isic/ISIC_2019_Training_GroundTruth.csv: line 6: `yes` under MEL of ISIC_5 is neither 0 nor 1; mend it, or \
             take the row out",
            "isic/images/ISIC_3.jpg: `UNK` is none of the nine diagnoses; mend line 4 of \
             ISIC_2019_Training_GroundTruth.csv, or take it out",
        ]
    );
}
