//! HAM10000.

use super::*;

#[test]
fn ham10000_is_read_and_its_errors_are_reported() {
    let metadata = HAM.to_string()
        + "HAM_1,ISIC_1,nv,histo,80.0,male,scalp\n\
           HAM_1,ISIC_2,nv,histo,,unknown,unknown\n\
           HAM_2,ISIC_3,akiec,histo,50.0,female,face\n\
           HAM_3,ISIC_4,bkl,histo,50.0,female,face\n\
           HAM_4,ISIC_5,wart,histo,50.0,female,face\n\
           HAM_5,ISIC_6,mel,histo,50.0,female,face\n\
           HAM_6,ISIC_7,mel\n\
           HAM_7,photo,mel,histo,50.0,female,face\n\
           HAM_1,ISIC_1,nv,histo,80.0,male,scalp\n";
    let mut archives =
        TestArchives::new().with("ham/HAM10000_metadata.csv", &metadata).with("ham/images/ISIC_9.jpg", "9");
    for id in 1..=5 {
        archives = archives.with(&format!("ham/HAM10000_images_part_{}/ISIC_{id}.jpg", id % 2), &id.to_string());
    }
    let dataset = archives.read(&["ham"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "NV"), ("ISIC_3", "AK"), ("ISIC_4", "PBK")]);
    let problems = archives.problems(&dataset);
    assert_eq!(
        problems,
        [
            "ham/HAM10000_metadata.csv: line 8: it has 3 fields, but the header has 7; correct the row, and quote a \
             field that contains a comma",
            "ham/HAM10000_metadata.csv: line 9: `photo` is not an image_id such as ISIC_0024306; correct it, or remove \
             the row",
            "ham/HAM10000_metadata.csv: line 10: ISIC_1 is already listed on line 2 of HAM10000_metadata.csv; remove \
             one of the two rows",
            "ham/images/ISIC_9.jpg: no row of the archive's CSV file lists this photo, so it has no label; add a row, \
             or remove it",
            "ham/HAM10000_images_part_1/ISIC_5.jpg: `wart` is none of the nine diagnoses; correct line 6 of \
             HAM10000_metadata.csv, or remove it",
            "ham/images/ISIC_6.jpg: the file is missing; add the file, or remove line 7 of HAM10000_metadata.csv",
        ]
    );
    let open = "HAM10000's akiec means actinic keratosis or squamous cell carcinoma, which no label decides; \
                actinic keratosis is used";
    assert_eq!(
        decisions(&dataset),
        [
            ("ISIC_3", "AK", open),
            ("ISIC_5", "dropped", "`wart` is none of the nine diagnoses"),
            ("ISIC_6", "dropped", "the file is missing"),
        ]
    );
    assert_eq!(dataset.decisions[0].action, Action::Kept);
    assert_eq!(dataset.sources, [DataSource { name: "ham".into(), found: 6, kept: 4, relabelled: 0 }]);
    let records = &dataset.records;
    assert_eq!((records[0].lesion.as_str(), records[1].lesion.as_str()), ("HAM_1", "HAM_1"));
    assert_eq!(records[0].site.as_deref(), Some("scalp"));
    assert_eq!((&records[1].age, &records[1].sex, &records[1].site), (&None, &None, &None));
}

#[test]
fn ham10000_is_read_from_dataverse_and_from_kaggle() {
    let rows: String = (1..=9).map(|id| format!("HAM_{id},ISIC_{id},nv,histo,80.0,male,scalp\n")).collect();
    let table = format!("{HAM}{rows}");
    let tabs: String = table.lines().map(|line| format!("\"{}\"\n", line.replace(',', "\"\t\""))).collect();
    for (name, text) in
        [("HAM10000_metadata", &table), ("HAM10000_metadata.tab", &tabs), ("ham10000_metadata.CSV", &table)]
    {
        let mut archives = TestArchives::new()
            .with(&format!("ham/{name}"), text)
            .with("ham/hmnist_28_28_L.csv", "pixel0000,pixel0001,label\n1,2,3\n");
        // Nested, and each photo in two folders.
        for id in 1..=9 {
            let part = format!("ham10000_images_part_{}", 1 + id % 2);
            archives = archives.with(&format!("ham/{part}/{part}/ISIC_{id}.jpg"), &id.to_string());
            archives = archives.with(&format!("ham/more/{part}/ISIC_{id}.jpg"), &id.to_string());
        }
        let dataset = archives.read(&["ham"], None).unwrap();
        assert_eq!((dataset.records.len(), lesion(&dataset, "ISIC_3")), (9, "HAM_3"), "{name}");
        assert_eq!(dataset.records[0].age.as_deref(), Some("80.0"), "{name}");
        let expected = "ham/more/ham10000_images_part_1/ISIC_2.jpg: it is a copy of ham/ham10000_images_part_1/\
                        ham10000_images_part_1/ISIC_2.jpg, which is used; 8 more photos of this archive are there \
                        twice, and each is used once";
        assert_eq!(archives.problems(&dataset), [expected], "{name}");
        assert_eq!(dataset.sources, [DataSource { name: "ham".into(), found: 9, kept: 9, relabelled: 0 }]);
    }
}
