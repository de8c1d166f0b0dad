//! ISIC 2017.

use super::*;

#[test]
fn isic_2017_is_read_with_what_is_wrong_in_it() {
    let archives = Archives::new("2017")
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
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv: line 4: melanoma `1.0` and seborrheic_keratosis `1.0` are \
             not 0 and 1 at most once; mend them, or take the row out",
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv: line 5: ISIC_2 is melanoma in an earlier row already; take \
             one of the two out",
        ]
    );
}
