//! CSV files of the user.

use super::*;

#[test]
fn a_csv_file_is_an_archive_and_a_list_of_photos_to_evaluate() {
    let list = "\u{feff}path,label,lesion\n\
                photos/1.jpg,MEL,7\nphotos/2.jpg,Seborrheic Keratosis,7\nphotos/3.jpg,,\nphotos/4.jpg,wart,\n\
                photos/5.jpg,NV,\n,NV,\nphotos/1.jpg,MEL,7\n";
    let mut archives = TestArchives::new().with("mine.csv", list);
    for number in 1..=4 {
        archives = archives.with(&format!("photos/{number}.jpg"), &number.to_string());
    }
    let dataset = archives.read(&["mine.csv"], None).unwrap();
    assert_eq!(labels(&dataset), [("mine/photos/1", "MEL"), ("mine/photos/2", "SK")]);
    assert_eq!(lesion(&dataset, "mine/photos/1"), lesion(&dataset, "mine/photos/2"));
    assert_eq!(
        archives.problems(&dataset),
        [
            "mine.csv: line 7: the path is empty; add it, or remove the row",
            "mine.csv: line 8: photos/1.jpg is already listed on line 2 of mine.csv; remove one of the two rows",
            "photos/3.jpg: it has no label; correct line 4 of mine.csv, or remove it",
            "photos/4.jpg: `wart` is none of the nine diagnoses; correct line 5 of mine.csv, or remove it",
            "photos/5.jpg: the file is missing; add the file, or remove line 6 of mine.csv",
        ]
    );

    let mut problems = Vec::new();
    let photos = crate::dataset::manifest::read_photos(&archives.path("mine.csv"), &mut problems).unwrap();
    let read: Vec<_> = photos.iter().map(|photo| (photo.written_path.as_str(), photo.label())).collect();
    let expected = [
        ("photos/1.jpg", Some(Diagnosis::Melanoma.into())),
        ("photos/2.jpg", Some(Diagnosis::SeborrheicKeratosis.into())),
        ("photos/3.jpg", None),
        ("photos/4.jpg", None),
    ];
    assert_eq!(read, expected);
    assert_eq!(photos[0].lesion(), photos[1].lesion());
    assert_ne!(photos[2].lesion(), photos[3].lesion());
    assert_eq!(photos[0].photo.path, archives.path("photos/1.jpg"));
    assert_eq!(problems.len(), 4, "{problems:?}");
}

#[test]
fn a_csv_file_has_columns_for_modality_skin_type_and_training_only() {
    let list = "path,label,split,domain,skin_type\n\
                1.jpg,MEL,train,,\n2.jpg,NV,,Clinical,4\n3.jpg,not malignant,,dermoscopy,ii\n";
    let archives = TestArchives::new()
        .with("mine.csv", list)
        .with("split.csv", "path,label,split\n1.jpg,MEL,test\n")
        .with("domain.csv", "path,label,domain\n1.jpg,MEL,phone\n")
        .with("skin.csv", "path,label,skin_type\n1.jpg,MEL,fair\n")
        .with("1.jpg", "1")
        .with("2.jpg", "2")
        .with("3.jpg", "3");
    let dataset = archives.read(&["mine.csv"], None).unwrap();
    assert_eq!(labels(&dataset), [("mine/1", "MEL"), ("mine/2", "NV"), ("mine/3", "not malignant")]);
    let about = |record: &Record| (record.train_only, record.domain, record.skin_type.clone());
    let skin = |name: &str| Some(name.to_string());
    let expected = [
        (true, Domain::Dermoscopy, None),
        (false, Domain::Clinical, skin("IV")),
        (false, Domain::Dermoscopy, skin("II")),
    ];
    assert_eq!(dataset.records.iter().map(about).collect::<Vec<_>>(), expected);

    let mut problems = Vec::new();
    let measured = crate::dataset::manifest::read_photos(&archives.path("mine.csv"), &mut problems).unwrap();
    assert_eq!(measured.len(), 2);
    let clinical = &measured[0].photo;
    assert_eq!((clinical.domain, clinical.skin_type.as_deref()), (Some(Domain::Clinical), Some("IV")));
    assert_eq!(measured[1].label(), Some(Label::NotMalignant));
    assert!(problems[0].message.contains("for training only") && problems[0].path.ends_with("1.jpg"), "{problems:?}");

    for (file, expected) in [
        ("split.csv", "line 2 of split.csv has `test` under split, which must be `train` or empty"),
        ("domain.csv", "has `phone` under domain, which must be `dermoscopy`, `clinical` or empty"),
        ("skin.csv", "has `fair` under skin_type, which must be `I` to `VI` or empty"),
    ] {
        let error = archives.read(&[file], None).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn an_archive_may_be_for_training_only() {
    let archives = TestArchives::new()
        .with("more.csv", "path,label\n1.jpg,MEL\nnine/melanoma/ISIC_2.jpg,MEL\n")
        .with("1.jpg", "1")
        .with("nine/melanoma/ISIC_2.jpg", "2");
    let [nine, more] = ["nine", "more.csv"].map(|name| archives.path(name));
    let dataset = read(&[nine], &[more], None, None).unwrap();
    let found: Vec<(&str, &str, bool)> =
        dataset.records.iter().map(|it| (it.id.as_str(), it.source.as_str(), it.train_only)).collect();
    // A photo in both is used from the archive that may be evaluated, though a CSV file has precedence over a folder.
    assert_eq!(found, [("ISIC_2", "nine", false), ("more/1", "more", true)]);
}

#[test]
fn files_are_found_however_a_spreadsheet_spells_them() {
    let list = "\u{feff}sep=;\r\nPath;Label;Lesion;Age;;\r\n\
                photos\\1.jpg;MEL;7;80,0;;\r\n;;;;;\r\nPHOTOS/M\u{fc}ller.JPG;basal_cell_carcinoma;7;;;\r\n\
                photos/1.jpg;MEL;7;80,0;;\r\n./photos/1.jpg;MEL;7;80,0;;\r\n";
    // The name on the disk is decomposed.
    let archives =
        TestArchives::new().with("mine.csv", list).with("photos/1.jpg", "1").with("photos/Mu\u{308}ller.jpg", "2");
    let dataset = archives.read(&["mine.csv"], None).unwrap();
    let expected = [("mine/photos/1", "MEL"), ("mine/photos/Mu\u{308}ller", "BCC")];
    assert_eq!(labels(&dataset), expected);
    assert_eq!(
        (dataset.records[0].age.as_deref(), dataset.records[0].path.clone()),
        (Some("80.0"), archives.path("photos/1.jpg"))
    );
    assert_eq!(lesion(&dataset, "mine/photos/1"), lesion(&dataset, expected[1].0));
    assert_eq!(
        archives.problems(&dataset),
        [
            "photos/1.jpg: line 6 of mine.csv lists it again; remove one of the two rows",
            "./photos/1.jpg: line 7 of mine.csv lists it again; remove one of the two rows",
        ]
    );
}

#[test]
fn many_missing_files_are_one_problem_with_its_cause() {
    let rows = |path: &str| -> String { (1..=28).map(|number| format!("{path}{number}.jpg,NV\n")).collect() };
    let of = |rows: String| format!("path,label\nphotos/0.jpg,NV\n{rows}");
    let archives = TestArchives::new()
        .with("photos/0.jpg", "0")
        .with("drive.csv", &of(rows("C:\\Daten\\Haut\\")))
        .with("folder.csv", &of(rows("elsewhere/")))
        .with("workbook.csv", "PK\u{3}\u{4}[Content_Types].xml");
    let one = "of this archive; ";
    let drive = "its path begins with a drive letter of another computer, as for 27 more photos ";
    let missing = "the file is missing, as for 27 more photos ";
    let relative = "write the paths in drive.csv relative to its folder, such as photos/1.jpg";
    for (name, expected) in [
        ("drive.csv", format!("C:/Daten/Haut/1.jpg: {drive}{one}{relative}")),
        (
            "folder.csv",
            format!(
                "elsewhere/1.jpg: {missing}{one}add the files, correct the paths in folder.csv, or remove the rows"
            ),
        ),
    ] {
        let dataset = archives.read(&[name], None).unwrap();
        assert_eq!(archives.problems(&dataset), [expected], "{name}");
        let mut problems = Vec::new();
        let photos = crate::dataset::manifest::read_photos(&archives.path(name), &mut problems).unwrap();
        assert_eq!((photos.len(), problems.len()), (1, 1), "{problems:?}");
        assert!(
            problems[0].message.contains("as for 27 more photos of the CSV file; add the files, or"),
            "{problems:?}"
        );
    }
    let error = archives.read(&["workbook.csv"], None).unwrap_err().to_string();
    assert!(error.contains("workbook.csv is a workbook of a spreadsheet program and not a CSV file"), "{error}");
}
