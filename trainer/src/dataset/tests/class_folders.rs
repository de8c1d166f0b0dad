//! Folders by class.

use super::*;

#[test]
fn class_folders_are_read_in_parts_or_directly() {
    let archives = TestArchives::new()
        .with("nine/Train/nevus/ISIC_1.jpg", "one")
        .with("nine/Train/nevus/notes.txt", "not a photo")
        .with("nine/Train/nevus/.DS_Store", "hidden")
        .with("nine/Train/Melanoma/ISIC_2.JPG", "two")
        .with("nine/Test/melanoma/ISIC_3.jpeg", "three")
        .with("nine/Test/nevus/ISIC_3.jpeg", "three")
        .with("nine/Test/freckle/ISIC_4.jpg", "four")
        .with("nine/Test/nevus/ISIC_1(1).jpg", "one");
    let dataset = archives.read(&["nine"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "MEL")]);
    assert_eq!(
        archives.problems(&dataset),
        [
            "nine/Train/nevus/notes.txt: its name is not that of a JPEG, PNG, WebP or DICOM photo; remove it, or save \
             it as JPEG",
            "nine/Train/nevus/.DS_Store: it is hidden, or a file of macOS or Windows, and is left out",
            "nine/Test/freckle/ISIC_4.jpg: `freckle` is none of the nine diagnoses; rename its folder after one of \
             them, or remove it",
        ]
    );
    let contradiction = "it is called melanoma by nine and nevus by nine, and no reference decides between them";
    let again = format!("the same photo again; {}/nine/Test/nevus/ISIC_1(1).jpg is used", archives.0.path().display());
    assert_eq!(
        decisions(&dataset),
        [
            ("ISIC_4", "dropped", "`freckle` is none of the nine diagnoses"),
            ("ISIC_3", "dropped", contradiction),
            ("ISIC_3", "dropped", contradiction),
            ("ISIC_1", "dropped", again.as_str()),
        ]
    );
    assert_eq!(dataset.sources, [DataSource { name: "nine".into(), found: 6, kept: 2, relabelled: 0 }]);

    let direct = archives.read(&["nine/Train"], None).unwrap();
    assert_eq!(labels(&direct), [("ISIC_1", "NV"), ("ISIC_2", "MEL")]);
    assert_eq!(direct.records[0].source, "Train");
}

#[test]
fn names_without_an_isic_id_are_different_photos_in_different_folders() {
    let archives = TestArchives::new()
        .with("clinic/nevus/1.jpg", "one")
        .with("clinic/melanoma/1.jpg", "two")
        .with("other/clinic/nevus/1.jpg", "three");
    let dataset = archives.read(&["clinic", "other/clinic"], None).unwrap();
    assert_eq!(labels(&dataset), [("clinic-2/nevus/1", "NV"), ("clinic/melanoma/1", "MEL"), ("clinic/nevus/1", "NV")]);
    assert!(dataset.decisions.is_empty());
}

#[test]
fn class_folders_are_found_in_any_case_and_with_other_separators() {
    let archives = TestArchives::new()
        .with("mine/Nevus /1.jpg", "one")
        .with("mine/BASAL_CELL-Carcinoma/2.jfif", "two")
        .with("mine/pigmented  benign keratosis/3.jpe", "three")
        .with("mine/__MACOSX/Nevus /._1.jpg", "resource fork")
        .with("mine/vascular lesions/4.jpg", "four");
    std::fs::create_dir(archives.path("mine/melanoma")).unwrap();
    for number in 1..=7 {
        archives.write(&format!("mine/Nevus /{number}.heic"), b"a photo of a phone");
    }
    let dataset = archives.read(&["mine"], None).unwrap();
    let codes: Vec<&str> = labels(&dataset).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["BCC", "NV", "PBK"]);
    assert_eq!(
        archives.problems(&dataset),
        [
            "mine/melanoma: it contains no photo; add photos, or remove the folder",
            "mine/Nevus /1.heic: its name is not that of a JPEG, PNG, WebP or DICOM photo, as for 6 more .heic files \
             of this archive; remove them, or save them as JPEG",
            "mine/__MACOSX: it is hidden, or a file of macOS or Windows, and is left out",
            "mine/vascular lesions/4.jpg: `vascular lesions` is none of the nine diagnoses; the nearest is `vascular \
             lesion`; rename its folder after one of them, or remove it",
        ]
    );
}
