//! PAD-UFES-20.

use super::*;

const METADATA: &str = "patient_id,lesion_id,smoke,drink,background_father,background_mother,age,pesticide,gender,\
                        skin_cancer_history,cancer_history,has_piped_water,has_sewage_system,fitspatrick,region,\
                        diameter_1,diameter_2,diagnostic,itch,grew,hurt,changed,bleed,elevation,img_id,biopsed\n";

fn row(patient: &str, lesion: &str, diagnostic: &str, img_id: &str) -> String {
    format!(
        "{patient},{lesion},False,False,POMERANIA,POMERANIA,55,False,FEMALE,True,True,True,True,3.0,NECK,6.0,5.0,\
         {diagnostic},True,True,False,True,True,True,{img_id},True\n"
    )
}

#[test]
fn pad_ufes_20_is_read_with_patients_and_its_errors_are_reported() {
    let rows = [
        row("PAT_1516", "1765", "NEV", "PAT_1516_1765_530.png"),
        row("PAT_1516", "1766", "BCC", "PAT_1516_1766_531.png"),
        row("PAT_46", "881", "ACK", "PAT_46_881_939.png"),
        row("PAT_47", "882", "SCC", "PAT_47_882_940.png"),
        row("PAT_48", "883", "SEK", "PAT_48_883_941.png"),
        row("PAT_49", "884", "MEL", "PAT_49_884_942.png"),
        row("PAT_50", "885", "BOD", "PAT_50_885_943.png"),
        row("PAT_50", "885", "MEL", "photo.png"),
        row("PAT_49", "884", "MEL", "PAT_49_884_942.png"),
        row("PAT_51", "886", "MEL", "PAT_51_886_944.png"),
    ]
    .concat();
    let mut archives = TestArchives::new()
        .with("pad/metadata.csv", &format!("{METADATA}{rows}"))
        .with("pad/imgs_part_3/PAT_9_9_9.png", "in no row");
    for (part, name) in [
        (1, "PAT_1516_1765_530"),
        (1, "PAT_1516_1766_531"),
        (2, "PAT_46_881_939"),
        (2, "PAT_47_882_940"),
        (3, "PAT_48_883_941"),
        (3, "PAT_49_884_942"),
        (3, "PAT_50_885_943"),
    ] {
        archives = archives.with(&format!("pad/imgs_part_{part}/{name}.png"), name);
    }
    let dataset = archives.read(&["pad"], None).unwrap();
    let expected = [
        ("PAD-UFES-20/PAT_1516_1765_530", "NV"),
        ("PAD-UFES-20/PAT_1516_1766_531", "BCC"),
        ("PAD-UFES-20/PAT_46_881_939", "AK"),
        ("PAD-UFES-20/PAT_47_882_940", "SCC"),
        ("PAD-UFES-20/PAT_48_883_941", "SK"),
        ("PAD-UFES-20/PAT_49_884_942", "MEL"),
    ];
    assert_eq!(labels(&dataset), expected);
    let [first, second] = [0, 1].map(|index| &dataset.records[index]);
    assert_eq!(first.group(), second.group());
    assert_ne!(first.lesion, second.lesion);
    let about = [&first.age, &first.sex, &first.site].map(Option::as_deref);
    assert_eq!(about, [Some("55"), Some("FEMALE"), Some("NECK")]);
    assert_eq!((first.domain, first.skin_type.as_deref()), (Domain::Clinical, Some("III")));
    assert_eq!(
        archives.problems(&dataset),
        [
            "pad/metadata.csv: line 9: `photo.png` is not an img_id such as PAT_1516_1765_530.png; correct it, or \
             remove the row",
            "pad/metadata.csv: line 10: PAT_49_884_942 is already listed on line 7 of metadata.csv; remove one of the \
             two rows",
            "pad/imgs_part_3/PAT_9_9_9.png: no row of the archive's CSV file lists this photo, so it has no label; add \
             a row, or remove it",
            "pad/imgs_part_3/PAT_50_885_943.png: `BOD` is none of the nine diagnoses; correct line 8 of metadata.csv, \
             or remove it",
            "pad/images/PAT_51_886_944.jpg: the file is missing; add the file, or remove line 11 of metadata.csv",
        ]
    );
}

#[test]
fn another_archives_metadata_file_is_not_mistaken_for_pad_ufes_20() {
    let archives =
        TestArchives::new().with("mine/metadata.csv", "image,diagnosis\n1,nevus\n").with("mine/nevus/1.jpg", "1");
    assert_eq!(labels(&archives.read(&["mine"], None).unwrap()), [("mine/nevus/1", "NV")]);
}
