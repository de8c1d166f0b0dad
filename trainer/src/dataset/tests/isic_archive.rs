//! Downloads of the ISIC Archive.

use super::*;

const HEADER: &str = "isic_id,attribution,copyright_license,age_approx,anatom_site_general,diagnosis_1,diagnosis_2,\
                      diagnosis_3,diagnosis_4,diagnosis_5,image_type,lesion_id,patient_id,sex\n";

/// A row with the levels of the diagnosis, the general one first.
fn row(id: u32, image_type: &str, levels: &[&str]) -> String {
    let level = |index: usize| levels.get(index).map_or(String::new(), |level| format!("\"{level}\""));
    let levels: Vec<String> = (0..5).map(level).collect();
    format!("ISIC_{id},\"Clinic, City\",CC-0,45,head/neck,{},{image_type},IL_{id},IP_1,male\n", levels.join(","))
}

#[test]
fn a_download_of_the_isic_archive_is_read_and_unknown_diagnoses_are_reported() {
    let melanocytic = ["Benign", "Benign melanocytic proliferations"];
    let melanoma = ["Malignant", "Malignant melanocytic proliferations (Melanoma)"];
    let follicular = ["Malignant", "Malignant adnexal epithelial proliferations - Follicular"];
    let epidermal = ["Malignant", "Malignant epidermal proliferations"];
    let vascular = ["Benign", "Benign soft tissue proliferations - Vascular"];
    let rows = [
        row(10, "dermoscopic", &[&melanocytic[..], &["Nevus", "Blue nevus", "Blue nevus, Common"]].concat()),
        row(11, "dermoscopic", &[&melanoma[..], &["Melanoma in situ"]].concat()),
        row(12, "clinical: close-up", &[&follicular[..], &["Basal cell carcinoma"]].concat()),
        row(13, "dermoscopic", &[&epidermal[..], &["Squamous cell carcinoma, NOS"]].concat()),
        row(
            14,
            "dermoscopic",
            &["Indeterminate", "Indeterminate epidermal proliferations", "Solar or actinic keratosis"],
        ),
        row(15, "dermoscopic", &vascular),
        row(16, "dermoscopic", &[&vascular[..], &["Hemangioma", "Hemangioma, Cherry"]].concat()),
        row(17, "dermoscopic", &["Benign", "Benign epidermal proliferations", "Solar lentigo"]),
        row(18, "TBP tile: close-up", &["Benign"]),
        row(19, "dermoscopic", &melanocytic),
        row(20, "dermoscopic", &melanoma),
        // Diagnoses that are none of the nine.
        row(21, "dermoscopic", &[&melanoma[..], &["Melanoma metastasis"]].concat()),
        row(22, "dermoscopic", &["Benign", "Inflammatory or infectious diseases", "Verruca"]),
        row(23, "dermoscopic", &["Malignant"]),
        row(24, "dermoscopic", &[]),
        // Images of other kinds.
        row(25, "RCM: mosaic", &melanoma),
        row(26, "clinical: overview", &melanoma),
        // A row again, and a photo that was not downloaded.
        row(10, "dermoscopic", &melanoma),
        row(27, "dermoscopic", &melanoma),
    ];
    let mut archives = TestArchives::new()
        .with("isic/metadata.csv", &format!("{HEADER}{}", rows.concat()))
        .with("isic/attribution.txt", "Clinic, City")
        .with("isic/licenses/CC-0.txt", "free");
    for id in 10..=26 {
        archives = archives.with(&format!("isic/ISIC_{id}.jpg"), &id.to_string());
    }
    let dataset = archives.read(&["isic"], None).unwrap();
    let expected = [
        ("ISIC_10", "NV"),
        ("ISIC_11", "MEL"),
        ("ISIC_12", "BCC"),
        ("ISIC_13", "SCC"),
        ("ISIC_14", "AK"),
        ("ISIC_15", "VASC"),
        ("ISIC_16", "VASC"),
        ("ISIC_17", "PBK"),
        ("ISIC_18", "not malignant"),
        ("ISIC_19", "not malignant"),
        ("ISIC_20", "MEL"),
    ];
    assert_eq!(labels(&dataset), expected);
    let [first, .., third] = &dataset.records[..3] else { panic!("there are eleven") };
    assert_eq!((first.lesion.as_str(), first.patient.as_deref()), ("IL_10", Some("IP_1")));
    assert_eq!((first.age.as_deref(), first.sex.as_deref()), (Some("45"), Some("male")));
    assert_eq!(
        (first.site.as_deref(), first.domain, third.domain),
        (Some("head/neck"), Domain::Dermoscopy, Domain::Clinical)
    );

    let problems = archives.problems(&dataset);
    let unknown = |id: u32, text: &str, line: u32| {
        format!(
            "isic/ISIC_{id}.jpg: `{text}` is none of the nine diagnoses; correct line {line} of metadata.csv, or \
             remove it"
        )
    };
    let expected = [
        "isic/metadata.csv: line 19: ISIC_10 is already listed on line 2 of metadata.csv; remove one of the two rows"
            .to_string(),
        unknown(21, "Melanoma metastasis", 13),
        unknown(22, "Verruca", 14),
        unknown(23, "Malignant", 15),
        "isic/ISIC_24.jpg: it has no label; correct line 16 of metadata.csv, or remove it".to_string(),
        "isic/images/ISIC_27.jpg: the file is missing; add the file, or remove line 20 of metadata.csv".to_string(),
    ];
    assert_eq!(problems, expected);
    let reasons: Vec<&str> =
        decisions(&dataset).into_iter().filter(|(id, ..)| ["ISIC_25", "ISIC_26"].contains(id)).map(|it| it.2).collect();
    assert_eq!(reasons, ["it is a confocal microscopy image", "it is an overview and not a close photo of a lesion"]);
}

#[test]
fn the_table_of_a_download_may_have_another_name_and_many_unknown_rows_are_one_problem() {
    let mut rows = format!("{HEADER}{}", row(1, "dermoscopic", &["Benign", "Cysts", "Milium"]));
    for id in 2..=30 {
        let label = if id % 2 == 0 { "Nevus" } else { "Milium" };
        rows += &row(id, "dermoscopic", &["Benign", "a group", label]);
    }
    let mut archives = TestArchives::new().with("isic/collection 70.csv", &rows.replace(',', ";"));
    for id in 1..=30 {
        archives = archives.with(&format!("isic/photos/ISIC_{id}.jpg"), &id.to_string());
    }
    let dataset = archives.read(&["isic"], None).unwrap();
    assert_eq!((dataset.records.len(), dataset.sources[0].kept), (15, 15));
    let expected = "isic/photos/ISIC_1.jpg: `Milium` is none of the nine diagnoses, as for 14 more photos of this \
                    archive; correct their rows in collection 70.csv, or remove them";
    assert_eq!(archives.problems(&dataset), [expected]);
}
