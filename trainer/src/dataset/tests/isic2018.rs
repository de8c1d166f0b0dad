//! ISIC 2018, task 3.

use super::*;

const GROUND_TRUTH: &str = "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\n";
const LESIONS: &str = "image,lesion_id,diagnosis_confirm_type\n";
const ROWS: &str = "ISIC_1,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n\
                    ISIC_2,0.0,0.0,0.0,1.0,0.0,0.0,0.0\n\
                    ISIC_3,0.0,0.0,0.0,0.0,1.0,0.0,0.0\n\
                    ISIC_4,0.0,0.0,0.0,0.0,0.0,0.0,0.0\n\
                    4,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n\
                    ISIC_1,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n\
                    ISIC_5,0.0,0.0,0.0,0.0,0.0,0.0,1.0\n";

/// The archive as its three ZIP files unpack: the tables in folders of their own.
fn unpacked() -> Archives {
    let mut archives = Archives::new("2018")
        .with(
            "isic/ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv",
            &(GROUND_TRUTH.to_string() + ROWS),
        )
        .with(
            "isic/ISIC2018_Task3_Training_LesionGroupings.csv",
            &(LESIONS.to_string()
                + "ISIC_1,HAM_1,histopathology\nISIC_2,HAM_1,histopathology\nISIC_3,HAM_3,single image expert consensus\n"),
        )
        .with("isic/ISIC2018_Task3_Training_Input/ATTRIBUTION.txt", "not a photo");
    for id in 1..=4 {
        archives = archives.with(&format!("isic/ISIC2018_Task3_Training_Input/ISIC_{id}.jpg"), &id.to_string());
    }
    archives
}

#[test]
fn it_is_read_with_its_lesions_and_what_is_wrong_in_it() {
    let archives = unpacked();
    let dataset = archives.read(&["isic"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "AK"), ("ISIC_3", "PBK")]);
    assert_eq!(["ISIC_1", "ISIC_2", "ISIC_3"].map(|id| lesion(&dataset, id)), ["HAM_1", "HAM_1", "HAM_3"]);
    let table = "isic/ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv";
    assert_eq!(
        archives.problems(&dataset),
        [
            format!("{table}: line 5: ISIC_4 has 0 classes set to 1, not one; mend the row, or take it out"),
            format!("{table}: line 6: `4` is no image such as ISIC_0024306; mend it, or take the row out"),
            format!("{table}: line 7: ISIC_1 is NV in an earlier row already; take one of the two out"),
            "isic/ISIC2018_Task3_Training_Input/ISIC_4.jpg: the photo is in no row of its archive's CSV, so nothing is \
             known of it; add its row, or take it out"
                .to_string(),
            "isic/images/ISIC_5.jpg: the file is missing; bring the file, or take out line 8 of \
             ISIC2018_Task3_Training_GroundTruth.csv"
                .to_string(),
        ]
    );
}

#[test]
fn its_akiec_is_told_apart_by_the_reference() {
    let archives = unpacked().with("isic2019/ISIC_2019_Training_GroundTruth.csv", &ground_truth(&[("ISIC_2", "SCC")]));
    let dataset = archives.read(&["isic"], Some("isic2019")).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "SCC"), ("ISIC_3", "PBK")]);
    let why = "ISIC 2018's AKIEC stands for actinic keratosis or squamous cell carcinoma; ISIC 2019 calls it SCC";
    assert!(decisions(&dataset).contains(&("ISIC_2", "SCC", why)), "{:?}", decisions(&dataset));
}

#[test]
fn a_column_that_is_missing_is_named() {
    let archives = Archives::new("2018")
        .with("isic/ISIC2018_Task3_Training_GroundTruth.csv", "image,MEL,NV\nISIC_1,1.0,0.0\n")
        .with("isic/ISIC2018_Task3_Training_Input/ISIC_1.jpg", "1");
    let error = archives.read(&["isic"], None).unwrap_err().to_string();
    assert!(error.contains("has no column `BCC`; its columns are: image, MEL, NV"), "{error}");
}
