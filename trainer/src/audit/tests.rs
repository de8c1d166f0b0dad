//! A synthetic archive with one fault of each kind, and the published nine-class set if present.

use std::collections::BTreeMap;
use std::fs;

use image::{RgbImage, imageops};
use naevus_network::golden::synthetic_photo;
use naevus_tests::{photos, shared_data};

use super::*;
use crate::dataset::tests::TestArchives;
use crate::dataset::{self, Action};

/// A synthetic photo, reduced to 96 × 96 pixels; each seed gives a different one.
fn small_photo(seed: u32) -> RgbImage {
    let photo = synthetic_photo(seed);
    let whole = RgbImage::from_raw(photo.width_px(), photo.height_px(), photo.rgb().to_vec()).unwrap();
    imageops::resize(&whole, 96, 96, imageops::FilterType::Triangle)
}

fn png(image: &RgbImage) -> Vec<u8> {
    photos::png(&image.clone().into(), None)
}

fn coloured(image: &RgbImage, colour: impl Fn([u8; 3]) -> [u8; 3]) -> RgbImage {
    RgbImage::from_fn(image.width(), image.height(), |x, y| image::Rgb(colour(image.get_pixel(x, y).0)))
}

/// 30 photos without faults in Train, and one fault of each kind.
fn faulty() -> TestArchives {
    let archives = TestArchives::new();
    let photo = |seed: u32| png(&small_photo(seed));
    for seed in 100..130 {
        let class = if seed < 120 { "nevus" } else { "melanoma" };
        archives.write(&format!("nine/Train/{class}/ISIC_{seed}.png"), &photo(seed));
    }
    // Photos in two classes, one with and one without a label in the reference.
    archives.write("nine/Train/nevus/ISIC_1.png", &photo(1));
    archives.write("nine/Train/melanoma/ISIC_1.png", &photo(1));
    archives.write("nine/Train/nevus/ISIC_2.png", &photo(2));
    archives.write("nine/Train/actinic keratosis/ISIC_2.png", &photo(2));
    // A photo in Train and in Test.
    archives.write("nine/Train/nevus/ISIC_3.png", &photo(3));
    archives.write("nine/Test/nevus/ISIC_3.png", &photo(3));
    // The same bytes under another id, and a copy under the same id.
    archives.write("nine/Train/melanoma/ISIC_4.png", &photo(4));
    archives.write("nine/Train/melanoma/ISIC_5.png", &photo(4));
    archives.write("nine/Train/melanoma/ISIC_4(1).png", &photo(4));
    // The same photo at another size and slightly brighter. One of the two pairs is known as one lesion.
    let brighter = |seed: u32| {
        let small = imageops::resize(&small_photo(seed), 80, 70, imageops::FilterType::Triangle);
        png(&coloured(&small, |pixel| pixel.map(|value| value.saturating_add(6))))
    };
    archives.write("nine/Train/nevus/ISIC_6.png", &photo(6));
    archives.write("nine/Train/nevus/ISIC_7.png", &brighter(6));
    archives.write("nine/Train/nevus/ISIC_8.png", &photo(8));
    archives.write("nine/Test/nevus/ISIC_9.png", &brighter(8));
    // A photo with another label in the reference.
    archives.write("nine/Train/nevus/ISIC_10.png", &photo(10));
    // Two photos of one lesion.
    archives.write("nine/Train/nevus/ISIC_11.png", &photo(11));
    archives.write("nine/Train/melanoma/ISIC_12.png", &photo(12));
    // Photos that are cut off, blank, grey or blue, or have no class.
    let whole = photo(13);
    archives.write("nine/Train/nevus/ISIC_13.png", &whole[..whole.len() / 2]);
    archives.write("nine/Train/nevus/ISIC_14.png", &png(&coloured(&small_photo(14), |_| [200, 150, 120])));
    let grey = |[red, green, blue]: [u8; 3]| [((u32::from(red) + u32::from(green) + u32::from(blue)) / 3) as u8; 3];
    archives.write("nine/Train/nevus/ISIC_15.png", &png(&coloured(&small_photo(15), grey)));
    archives.write(
        "nine/Train/nevus/ISIC_16.png",
        &png(&coloured(&small_photo(16), |[red, green, blue]| [blue / 3, green, red])),
    );
    archives.write("nine/Train/freckle/ISIC_17.png", &photo(17));
    archives.write("nine/Train/nevus/notes.txt", b"not a photo");
    let truth = "image,MEL,NV,BCC,AK,BKL,DF,VASC,SCC,UNK\nISIC_1,1,0,0,0,0,0,0,0,0\nISIC_10,0,0,1,0,0,0,0,0,0\n\
                 ISIC_100,0,1,0,0,0,0,0,0,0\n";
    archives.write("isic2019/ISIC_2019_Training_GroundTruth.csv", truth.as_bytes());
    let lesions = "image,age_approx,anatom_site_general,lesion_id,sex\nISIC_6,,,L6,\nISIC_7,,,L6,\nISIC_11,,,L11,\n\
                   ISIC_12,,,L11,\nISIC_100,,,L100,\n";
    archives.write("isic2019/ISIC_2019_Training_Metadata.csv", lesions.as_bytes());
    archives
}

fn audit_of(archives: &TestArchives) -> Audited {
    audit(&[archives.path("nine")], Some(&archives.path("isic2019"))).unwrap()
}

#[test]
fn all_faults_are_found_and_nothing_else() {
    let archives = faulty();
    let audit = audit_of(&archives).audit;
    let expected = counts::Totals {
        listed: 51,
        different: 46,
        under_several_classes: 2,
        under_several_classes_decided: 1,
        across_parts: 1,
        identical_under_several_ids: 1,
        identical_copies: 4,
        near_duplicates: 2,
        near_duplicates_of_unknown_lesion: 1,
        lesions_with_several_photos: 2,
        lesions_under_several_classes: 1,
        lesions_across_parts: 0,
        labels_against_reference: 2,
        missing: 0,
        unreadable: 1,
        blank: 1,
        unusual_colours: 2,
        quarantined: 9,
        photos_lost: 4,
    };
    assert_eq!(audit.totals, expected);
    let near: Vec<(&str, &str, bool)> =
        audit.near_duplicates.iter().map(|pair| (&*pair.one, &*pair.other, pair.known_as_one_lesion)).collect();
    assert!(near.contains(&("nine/Train/nevus/ISIC_6.png", "nine/Train/nevus/ISIC_7.png", true)), "{near:?}");
    let disagree: Vec<&str> =
        audit.reference.iter().flat_map(|found| &found.disagreements).map(|it| &*it.file).collect();
    assert_eq!(disagree, ["nine/Train/nevus/ISIC_1.png", "nine/Train/nevus/ISIC_10.png"]);
    let unusual: Vec<(&str, &str)> =
        audit.image_quality.unusual_colours.iter().map(|it| (&*it.file, it.kind)).collect();
    assert_eq!(unusual, [("nine/Train/nevus/ISIC_15.png", "grey"), ("nine/Train/nevus/ISIC_16.png", "cast")]);
    assert_eq!(
        audit.problems,
        ["nine/Train/nevus/notes.txt: its name is not that of a JPEG, PNG, WebP or DICOM photo; remove it, or save \
             it as JPEG"]
    );
    let sizes: Vec<(u32, u32, usize)> =
        audit.sizes.iter().map(|size| (size.width_px, size.height_px, size.photos)).collect();
    assert_eq!(sizes, [(96, 96, 48), (80, 70, 2)]);
    let train = &audit.classes[1];
    assert_eq!((train.part.as_deref(), train.listed, audit.classes[0].listed), (Some("Train"), 49, 2));
    let nevi = train.classes.iter().find(|class| class.class == "nevus").unwrap();
    assert_eq!((nevi.listed, train.imbalance), (32, Some(32.0)));
}

#[test]
fn the_quarantine_lists_what_cannot_be_corrected_with_reasons() {
    let archives = faulty();
    let audit = audit_of(&archives).audit;
    let found: BTreeMap<&str, &str> = audit.quarantine.iter().map(|row| (&*row.path, &*row.reason)).collect();
    let distance = audit.near_duplicates.iter().find(|pair| !pair.known_as_one_lesion).unwrap().distance_bits;
    let alike = format!(
        "it looks like nine/Train/nevus/ISIC_8.png ({distance} of 256 bits differ), which is kept, and no archive \
         assigns both to one lesion"
    );
    let undecided = "it is called actinic keratosis by nine and nevus by nine, and no reference decides between them";
    let expected = [
        ("Test/nevus/ISIC_3.png", "the same photo as nine/Train/nevus/ISIC_3.png, which is kept"),
        ("Test/nevus/ISIC_9.png", alike.as_str()),
        ("Train/actinic keratosis/ISIC_2.png", undecided),
        ("Train/melanoma/ISIC_4(1).png", "the same photo as nine/Train/melanoma/ISIC_4.png, which is kept"),
        ("Train/melanoma/ISIC_5.png", "the same photo as nine/Train/melanoma/ISIC_4.png, which is kept"),
        ("Train/nevus/ISIC_1.png", "the same photo as nine/Train/melanoma/ISIC_1.png, which is kept as melanoma"),
        ("Train/nevus/ISIC_13.png", "the PNG file is cut off before its end; copy or take the photo again"),
        ("Train/nevus/ISIC_14.png", "it is blank: its contrast is 0 of 255"),
        ("Train/nevus/ISIC_2.png", undecided),
    ];
    assert_eq!(found, BTreeMap::from(expected));
}

#[test]
fn training_leaves_out_the_photos_in_the_quarantine() {
    let archives = faulty();
    let sources = [archives.path("nine")];
    let reference = archives.path("isic2019");
    let out = archives.path("out");
    audit_of(&archives).write(&out, true).unwrap();
    let file = out.join("quarantine.csv");
    let dataset = dataset::read(&sources, &[], Some(&reference), Some(&file)).unwrap();
    let reason = |name: &str| {
        let decision = dataset.decisions.iter().find(|decision| decision.path.ends_with(name)).unwrap();
        assert_eq!((decision.action, decision.final_label), (Action::Dropped, None), "{name}");
        decision.reason.clone()
    };
    assert!(reason("Test/nevus/ISIC_9.png").starts_with("it looks like"));
    assert!(reason("Train/nevus/ISIC_14.png").starts_with("it is blank"));
    let has = |dataset: &dataset::Dataset, id: &str| dataset.records.iter().any(|record| record.id == id);
    assert!(!has(&dataset, "ISIC_9") && !has(&dataset, "ISIC_14") && has(&dataset, "ISIC_8"));
    let of_one = dataset.records.iter().find(|record| record.id == "ISIC_1").unwrap();
    assert!(of_one.path.ends_with("Train/melanoma/ISIC_1.png"));
    // 46 photos, less the four with all copies in the quarantine and the one without a class.
    assert_eq!(dataset.records.len(), 46 - 4 - 1);

    // A photo whose row is removed is used again. Removing one of two contradicting copies does not resolve their
    // contradiction.
    let text = fs::read_to_string(&file).unwrap();
    let fewer: Vec<&str> =
        text.lines().filter(|line| !line.contains("ISIC_9") && !line.contains("nevus/ISIC_2")).collect();
    fs::write(&file, fewer.join("\n")).unwrap();
    let dataset = dataset::read(&sources, &[], Some(&reference), Some(&file)).unwrap();
    assert!(has(&dataset, "ISIC_9") && !has(&dataset, "ISIC_2"));

    // A quarantine of other archives is an error.
    fs::write(&file, text.replace(",nine,", ",eight,")).unwrap();
    let error = dataset::read(&sources, &[], Some(&reference), Some(&file)).unwrap_err().to_string();
    assert!(error.contains("none of the 9 photos in") && error.contains("quarantine.csv"), "{error}");
}

#[test]
fn the_page_is_self_contained_and_no_file_contains_local_paths() {
    let archives = faulty();
    let out = archives.path("out/audit");
    let audited = audit_of(&archives);
    audited.write(&out, true).unwrap();
    let page = fs::read_to_string(out.join("audit.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"), "a script or a URL");
    let addresses: Vec<&str> = page.split("src=\"").skip(1).map(|rest| &rest[..rest.len().min(23)]).collect();
    assert!(addresses.len() > 8, "{}", addresses.len());
    assert!(addresses.iter().all(|address| *address == "data:image/jpeg;base64,"), "{addresses:?}");
    for words in ["Photos in two classes", "melanoma, by ISIC 2019", "not decided", "class=\"bar\"", "ISIC_16.png"] {
        assert!(page.contains(words), "{words}");
    }
    audited.write(&out, false).unwrap();
    for name in ["audit.html", "audit.json", "quarantine.csv"] {
        let text = fs::read_to_string(out.join(name)).unwrap();
        assert!(!text.contains(&archives.root().display().to_string()) && !text.contains("data:image"), "{name}");
        assert!(text.contains("Train/nevus/ISIC_14.png"), "{name}");
    }
    let json: serde_json::Value = serde_json::from_slice(&fs::read(out.join("audit.json")).unwrap()).unwrap();
    assert_eq!(json["totals"]["under_several_classes"], 2);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 3, "no temporary file is left");
}

#[test]
fn the_nine_class_set_has_the_expected_counts() {
    let Some(root) = shared_data::folder("the_nine_class_set_has_the_expected_counts") else { return };
    let audit = audit(&[root.join("nine-class")], Some(&root.join("isic2019"))).unwrap().audit;
    let totals = &audit.totals;
    assert_eq!((totals.listed, totals.unreadable, totals.missing), (2_359, 0, 0));
    assert_eq!(totals.under_several_classes, 155);
    assert_eq!(totals.across_parts, 18);
    let ids: Vec<Vec<&str>> = audit
        .duplicates
        .iter()
        .filter(|photo| photo.identical && photo.ids.len() > 1)
        .map(|photo| photo.ids.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(ids, [["ISIC_0000279", "ISIC_0000280"], ["ISIC_0000477", "ISIC_0000512"]]);
    assert_eq!(totals.lesions_with_several_photos, 309);
    // A recoloured copy, confirmed by eye.
    let recoloured = ("nine-class/Train/melanoma/ISIC_0000399.jpg", "nine-class/Train/melanoma/ISIC_0001124.jpg");
    assert!(audit.near_duplicates.iter().any(|pair| (&*pair.one, &*pair.other) == recoloured));
}
