//! ISIC 2017, ISIC 2018 (task 3), and ISIC 2019 as an archive.

use super::*;

#[test]
fn isic_2017_is_read_and_its_errors_are_reported() {
    let archives = TestArchives::new()
        .with(
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv",
            &(ISIC_2017.to_string() + "ISIC_1,0.0,0.0\nISIC_2,1.0,0.0\nISIC_3,1.0,1.0\nISIC_2,1.0,0.0\n"),
        )
        .with("isic/ISIC-2017_Validation_Part3_GroundTruth.csv", &(ISIC_2017.to_string() + "ISIC_4,0.0,1.0\n"))
        .with("isic/images/ISIC_1.jpg", "one")
        .with("isic/images/ISIC_2.jpg", "two")
        .with("isic/images/ISIC_4.jpg", "four");
    let dataset = archives.read(&["isic"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "MEL"), ("ISIC_4", "SK")]);
    assert_eq!(
        archives.problems(&dataset),
        [
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv: line 4: melanoma `1.0` and seborrheic_keratosis `1.0` must \
             be 0 or 1, and not both 1; correct them, or remove the row",
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv: line 5: ISIC_2 is already listed on line 3 of \
             ISIC-2017_Training_Part3_GroundTruth.csv; remove one of the two rows",
        ]
    );
}

const ISIC_2018: &str = "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\n";
const ISIC_2018_LESIONS: &str = "image,lesion_id,diagnosis_confirm_type\n";
const ISIC_2018_ROWS: &str = "ISIC_1,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n\
                    ISIC_2,0.0,0.0,0.0,1.0,0.0,0.0,0.0\n\
                    ISIC_3,0.0,0.0,0.0,0.0,1.0,0.0,0.0\n\
                    ISIC_4,0.0,0.0,0.0,0.0,0.0,0.0,0.0\n\
                    4,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n\
                    ISIC_1,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n\
                    ISIC_5,0.0,0.0,0.0,0.0,0.0,0.0,1.0\n";

/// ISIC 2018 as its three ZIP files unpack, with tables in folders.
fn isic_2018() -> TestArchives {
    let mut archives = TestArchives::new()
        .with(
            "isic/ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv",
            &(ISIC_2018.to_string() + ISIC_2018_ROWS),
        )
        .with(
            "isic/ISIC2018_Task3_Training_LesionGroupings.csv",
            &(ISIC_2018_LESIONS.to_string()
                + "ISIC_1,HAM_1,histopathology\nISIC_2,HAM_1,histopathology\nISIC_3,HAM_3,single image expert consensus\n"),
        )
        .with("isic/ISIC2018_Task3_Training_Input/ATTRIBUTION.txt", "not a photo");
    for id in 1..=4 {
        archives = archives.with(&format!("isic/ISIC2018_Task3_Training_Input/ISIC_{id}.jpg"), &id.to_string());
    }
    archives
}

#[test]
fn isic_2018_is_read_with_lesions_and_its_errors_are_reported() {
    let archives = isic_2018();
    let dataset = archives.read(&["isic"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "AK"), ("ISIC_3", "PBK")]);
    assert_eq!(["ISIC_1", "ISIC_2", "ISIC_3"].map(|id| lesion(&dataset, id)), ["HAM_1", "HAM_1", "HAM_3"]);
    let table = "isic/ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv";
    assert_eq!(
        archives.problems(&dataset),
        [
            format!("{table}: line 5: ISIC_4 has 0 classes set to 1, not one; correct the row, or remove it"),
            format!("{table}: line 6: `4` is not an image such as ISIC_0024306; correct it, or remove the row"),
            format!(
                "{table}: line 7: ISIC_1 is already listed on line 2 of ISIC2018_Task3_Training_GroundTruth.csv; \
                 remove one of the two rows"
            ),
            "isic/ISIC2018_Task3_Training_Input/ISIC_4.jpg: no row of the archive's CSV file lists this photo, \
             so it has no label; add a row, or remove it"
                .to_string(),
            "isic/images/ISIC_5.jpg: the file is missing; add the file, or remove line 8 of \
             ISIC2018_Task3_Training_GroundTruth.csv"
                .to_string(),
        ]
    );
}

#[test]
fn the_reference_decides_the_diagnosis_of_isic_2018s_akiec() {
    let archives = isic_2018().with("isic2019/ISIC_2019_Training_GroundTruth.csv", &ground_truth(&[("ISIC_2", "SCC")]));
    let dataset = archives.read(&["isic"], Some("isic2019")).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "SCC"), ("ISIC_3", "PBK")]);
    let why = "ISIC 2018's AKIEC means actinic keratosis or squamous cell carcinoma; ISIC 2019 calls it SCC";
    assert!(decisions(&dataset).contains(&("ISIC_2", "SCC", why)), "{:?}", decisions(&dataset));
}

#[test]
fn a_missing_column_is_an_error() {
    let archives = TestArchives::new()
        .with("isic/ISIC2018_Task3_Training_GroundTruth.csv", "image,MEL,NV\nISIC_1,1.0,0.0\n")
        .with("isic/ISIC2018_Task3_Training_Input/ISIC_1.jpg", "1");
    let error = archives.read(&["isic"], None).unwrap_err().to_string();
    assert!(error.contains("has no column `BCC`; its columns are: image, MEL, NV"), "{error}");
}

#[test]
fn isic_2019_with_its_photos_is_an_archive() {
    let mut truth = ground_truth(&[("ISIC_1", "MEL"), ("ISIC_2_downsampled", "BKL"), ("ISIC_3", "UNK")]);
    truth += "ISIC_4,1.0,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\nISIC_5,yes,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\n";
    let archives = TestArchives::new()
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
            "isic/ISIC_2019_Training_GroundTruth.csv: line 5: ISIC_4 has 2 classes set to 1, not one; correct the row, \
             or remove it",
            "isic/ISIC_2019_Training_GroundTruth.csv: line 6: `yes` under MEL of ISIC_5 is neither 0 nor 1; correct \
             it, or remove the row",
            "isic/images/ISIC_3.jpg: `UNK` is none of the nine diagnoses; correct line 4 of \
             ISIC_2019_Training_GroundTruth.csv, or remove it",
        ]
    );
}
