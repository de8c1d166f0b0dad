//! SIIM-ISIC 2020, with each of its three tables.

use naevus_tests::shared_data;

use super::*;

const VERSION_2: &str = "image_name,patient_id,lesion_id,sex,age_approx,anatom_site_general_challenge,diagnosis,\
                         benign_malignant,target\n";
const KAGGLE: &str =
    "image_name,patient_id,sex,age_approx,anatom_site_general_challenge,diagnosis,benign_malignant,target\n";

fn record<'dataset>(dataset: &'dataset Dataset, id: &str) -> &'dataset Record {
    dataset.records.iter().find(|record| record.id == id).unwrap()
}

#[test]
fn the_second_version_is_read_with_patients_lesions_and_diagnoses() {
    let rows = "ISIC_01,IP_1,IL_1,male,45,head/neck,unknown,benign,0\n\
                ISIC_02,IP_1,IL_2,female,45,torso,nevus,benign,0\n\
                ISIC_03,IP_1,IL_3,female,50,,melanoma,malignant,1\n\
                ISIC_04,IP_2,IL_4,,,torso,seborrheic keratosis,benign,0\n\
                ISIC_05,IP_2,IL_5,female,50,torso,lentigo NOS,benign,0\n\
                ISIC_06,IP_3,IL_6,female,50,torso,solar lentigo,benign,0\n\
                ISIC_07,IP_3,IL_7,female,50,torso,lichenoid keratosis,benign,0\n\
                ISIC_08,IP_3,IL_8,female,50,torso,cafe-au-lait macule,benign,0\n\
                ISIC_09,IP_3,IL_9,female,50,torso,atypical melanocytic proliferation,benign,0\n\
                ISIC_10,IP_4,IL_10,female,50,torso,unknown,malignant,1\n\
                ISIC_11,IP_4,IL_11,female,50,torso,nevus,malignant,1\n\
                ISIC_12,IP_4,IL_12,female,50,torso,melanoma,malignant,0\n\
                ISIC_13,IP_4,IL_13,female,50,torso,nevus,benign,maybe\n\
                ISIC_14,IP_4,IL_14,female,50,torso,wart,benign,0\n\
                ISIC_02,IP_1,IL_2,female,45,torso,nevus,benign,0\n\
                photo,IP_1,IL_2,female,45,torso,nevus,benign,0\n";
    let mut archives = TestArchives::new()
        .with("siim/ISIC_2020_Training_GroundTruth_v2.csv", &(VERSION_2.to_string() + rows))
        .with("siim/test/ISIC_99.jpg", "a test photo of the challenge");
    for id in 1..=14 {
        archives = archives.with(&format!("siim/train/ISIC_{id:02}.jpg"), &id.to_string());
    }
    let dataset = archives.read(&["siim"], None).unwrap();
    let expected = [
        ("ISIC_01", "not malignant"),
        ("ISIC_02", "NV"),
        ("ISIC_03", "MEL"),
        ("ISIC_04", "SK"),
        ("ISIC_05", "PBK"),
        ("ISIC_06", "PBK"),
        ("ISIC_07", "PBK"),
        ("ISIC_10", "MEL"),
    ];
    assert_eq!(labels(&dataset), expected);
    let second = record(&dataset, "ISIC_02");
    assert_eq!((second.lesion.as_str(), second.patient.as_deref()), ("IL_2", Some("IP_1")));
    assert_eq!((second.age.as_deref(), second.site.as_deref()), (Some("45"), Some("torso")));
    assert_eq!(record(&dataset, "ISIC_04").age, None);

    assert_eq!(
        decisions(&dataset),
        [
            ("ISIC_08", "dropped", "a cafe-au-lait macule is none of the nine diagnoses"),
            (
                "ISIC_09",
                "dropped",
                "an atypical melanocytic proliferation cannot be classified as nevus or melanoma with certainty",
            ),
            ("ISIC_14", "dropped", "`wart` is none of the nine diagnoses"),
        ]
    );
    assert_eq!(dataset.decisions[0].given_label, "cafe-au-lait macule");
    let table = "siim/ISIC_2020_Training_GroundTruth_v2.csv";
    let contradicts = "which is 1 for melanomas only; correct the wrong one, or remove the row";
    let problems = archives.problems(&dataset);
    let expected = [
        format!("{table}: line 12: diagnosis `nevus` contradicts target 1, {contradicts}"),
        format!("{table}: line 13: diagnosis `melanoma` contradicts target 0, {contradicts}"),
        format!("{table}: line 14: target `maybe` is neither 0 nor 1; correct it, or remove the row"),
        format!(
            "{table}: line 16: ISIC_02 is already listed on line 3 of ISIC_2020_Training_GroundTruth_v2.csv; remove \
             one of the two rows"
        ),
        format!("{table}: line 17: `photo` is not an image_name such as ISIC_0024306; correct it, or remove the row"),
    ];
    assert_eq!(problems[..5], expected);
    // The three photos whose rows cannot be used count as unlisted. A macule, which is none of the nine diagnoses, is
    // no problem, and neither is a test photo of the challenge.
    assert_eq!(problems.len(), 9, "{problems:#?}");
    assert_eq!(
        problems[8],
        "siim/train/ISIC_14.jpg: `wart` is none of the nine diagnoses; correct line 15 of \
         ISIC_2020_Training_GroundTruth_v2.csv, or remove it"
    );
    assert_eq!(dataset.sources, [DataSource { name: "siim".into(), found: 11, kept: 8, relabelled: 0 }]);
}

#[test]
fn kaggles_table_is_recognised_by_its_columns_and_jpeg_files_take_precedence_over_dicom() {
    let rows = "ISIC_1,IP_1,male,45,head/neck,nevus,benign,0\nISIC_2,IP_1,male,45,torso,melanoma,malignant,1\n";
    let archives = TestArchives::new()
        .with("siim/train.csv", &(KAGGLE.to_string() + rows))
        .with("siim/test.csv", "image_name,patient_id\nISIC_3,IP_2\n")
        .with("siim/jpeg/train/ISIC_1.jpg", "1")
        .with("siim/jpeg/test/ISIC_3.jpg", "3")
        .with("siim/train/ISIC_1.dcm", "1 as DICOM")
        .with("siim/train/ISIC_2.dcm", "2 as DICOM");
    let dataset = archives.read(&["siim"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "MEL")]);
    assert!(dataset.records[0].path.ends_with("jpeg/train/ISIC_1.jpg"));
    assert!(dataset.records[1].path.ends_with("train/ISIC_2.dcm"));
    // Two lesions without a name, of one patient.
    assert_eq!(dataset.records[0].group(), dataset.records[1].group());
    assert_ne!(dataset.records[0].lesion, dataset.records[1].lesion);
    assert_eq!(archives.problems(&dataset), [""; 0]);

    let other = TestArchives::new().with("other/train.csv", "file,class\n1.jpg,nevus\n");
    let error = other.read(&["other"], None).unwrap_err().to_string();
    assert!(error.contains("no known layout"), "{error}");
}

#[test]
fn an_archive_without_labels_is_an_error_with_the_reason() {
    let archives = TestArchives::new()
        .with(
            "siim/ISIC_2020_Training_GroundTruth.csv",
            &(KAGGLE.to_string() + "ISIC_1,IP_1,male,45,head/neck,cafe-au-lait macule,benign,0\n"),
        )
        .with("siim/ISIC_1.jpg", "1");
    let error = archives.read(&["siim"], None).unwrap_err().to_string();
    assert!(error.contains("ISIC_1.jpg: a cafe-au-lait macule is none"), "{error}");
}

#[test]
fn every_row_of_the_published_table_is_read() {
    let Some(root) = shared_data::folder("every_row_of_the_published_table_is_read") else { return };
    let table = root.join("siim2020/ISIC_2020_Training_GroundTruth_v2.csv");
    let mut problems = Vec::new();
    let listed = crate::dataset::siim2020::list(&root.join("siim2020"), &table, &mut problems).unwrap();
    assert_eq!((listed.len(), problems), (33_126, Vec::new()));
    let count = |diagnosis| listed.iter().filter(|photo| photo.label.candidates == [diagnosis]).count();
    let counts = [Diagnosis::Melanoma, Diagnosis::Nevus, Diagnosis::SeborrheicKeratosis].map(count);
    assert_eq!(counts, [584, 5_193, 135]);
    // 44 lentigines not otherwise specified, 37 lichenoid keratoses and 7 solar lentigines.
    assert_eq!(count(Diagnosis::PigmentedBenignKeratosis), 88);
    let partial =
        listed.iter().filter(|photo| Label::from_candidates(photo.label.candidates) == Some(Label::NotMalignant));
    assert_eq!(partial.count(), 27_124);
    // A cafe-au-lait macule and an atypical proliferation: each with its reason.
    assert_eq!(listed.iter().filter(|photo| photo.label.unlabelled_reason.is_some()).count(), 2);
    let patients: std::collections::BTreeSet<_> =
        listed.iter().map(|photo| photo.patient.as_deref().unwrap()).collect();
    assert_eq!(patients.len(), 2_056);
}

#[test]
fn a_diagnosis_refines_the_partial_label() {
    let rows = "ISIC_1,IP_1,IL_1,male,45,torso,unknown,benign,0\nISIC_2,IP_2,IL_2,male,45,torso,unknown,benign,0\n\
                ISIC_3,IP_3,IL_3,male,45,torso,unknown,benign,0\nISIC_4,IP_4,IL_4,male,45,torso,unknown,benign,0\n\
                ISIC_5,IP_5,IL_5,male,45,torso,unknown,benign,0\nISIC_6,IP_6,IL_6,male,45,torso,unknown,benign,0\n";
    let ham = "HAM_3,ISIC_3,mel,histo,50.0,male,face\nHAM_4,ISIC_4,akiec,histo,50.0,male,face\n";
    let mut archives = TestArchives::new()
        .with("siim/ISIC_2020_Training_GroundTruth_v2.csv", &(VERSION_2.to_string() + rows))
        .with("ham/HAM10000_metadata.csv", &(HAM.to_string() + ham))
        .with("isic2019/ISIC_2019_Training_GroundTruth.csv", &ground_truth(&[("ISIC_1", "MEL"), ("ISIC_2", "BKL")]))
        .with("mine.csv", "path,label\nmine/ISIC_5.jpg,NV\nmine/ISIC_6.jpg,MEL\nmine/one.jpg,Benign\n");
    for file in ["siim/1", "siim/2", "siim/3", "siim/4", "siim/5", "siim/6", "ham/3", "ham/4", "mine/5", "mine/6"] {
        let (folder, id) = file.split_once('/').unwrap();
        archives = archives.with(&format!("{folder}/ISIC_{id}.jpg"), file);
    }
    archives = archives.with("mine/one.jpg", "one");
    let dataset = archives.read(&["siim", "ham", "mine.csv"], Some("isic2019")).unwrap();
    let expected = [
        // ISIC 2019 has precedence over the archive, and overrules or refines its label.
        ("ISIC_1", "MEL"),
        ("ISIC_2", "PBK"),
        // ISIC_3: two archives contradict each other.
        // One of the two candidates of HAM10000's label is malignant.
        ("ISIC_4", "AK"),
        // The CSV file refines the label, or is overruled.
        ("ISIC_5", "NV"),
        ("ISIC_6", "not malignant"),
        ("mine/mine/one", "not malignant"),
    ];
    assert_eq!(labels(&dataset), expected);
    let why = |id: &str| {
        let kept = dataset.decisions.iter().filter(|decision| decision.id == id && decision.final_label.is_some());
        kept.map(|decision| (decision.action.name(), decision.reason.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(why("ISIC_1"), [("relabelled", "ISIC 2019 calls it MEL")]);
    let open = "SIIM-ISIC 2020's unknown means not malignant; ISIC 2019 calls it BKL, that is pigmented benign \
                keratosis or seborrheic keratosis, which no label decides; pigmented benign keratosis is used";
    assert_eq!(why("ISIC_2"), [("relabelled", open)]);
    let narrowed = "SIIM-ISIC 2020's unknown means not malignant; HAM10000 calls it akiec";
    assert_eq!(why("ISIC_4"), [("relabelled", narrowed)]);
    assert_eq!(why("ISIC_6"), []);
    let dropped = dataset.decisions.iter().find(|decision| decision.id == "ISIC_3").unwrap();
    assert_eq!(
        dropped.reason,
        "it is called mel by HAM10000 and unknown by SIIM-ISIC 2020, and no reference decides between them"
    );
}
