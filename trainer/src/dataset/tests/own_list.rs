//! Anyone's own list.

use super::*;

#[test]
fn a_list_of_ones_own_is_an_archive_and_something_to_evaluate() {
    let list = "\u{feff}path,label,lesion\n\
                photos/1.jpg,MEL,7\nphotos/2.jpg,Seborrheic Keratosis,7\nphotos/3.jpg,,\nphotos/4.jpg,wart,\n\
                photos/5.jpg,NV,\n,NV,\nphotos/1.jpg,MEL,7\n";
    let mut archives = Archives::new("list").with("mine.csv", list);
    for number in 1..=4 {
        archives = archives.with(&format!("photos/{number}.jpg"), &number.to_string());
    }
    let dataset = archives.read(&["mine.csv"], None).unwrap();
    assert_eq!(labels(&dataset), [("mine/photos/1", "MEL"), ("mine/photos/2", "SK")]);
    assert_eq!(lesion(&dataset, "mine/photos/1"), lesion(&dataset, "mine/photos/2"));
    assert_eq!(
        archives.problems(&dataset),
        [
            "mine.csv: line 7: it names no photo; write its path, or take the row out",
            "mine.csv: line 8: photos/1.jpg is on line 2 already, with the same label; take one of the two out",
            "photos/3.jpg: it has no label; mend line 4 of mine.csv, or take it out",
            "photos/4.jpg: `wart` is none of the nine diagnoses; mend line 5 of mine.csv, or take it out",
            "photos/5.jpg: the file is missing; bring the file, or take out line 6 of mine.csv",
        ]
    );

    let mut problems = Vec::new();
    let photos = manifest::read_photos(&archives.0.join("mine.csv"), &mut problems).unwrap();
    let read: Vec<_> = photos.iter().map(|photo| (photo.written_path.as_str(), photo.label)).collect();
    let expected = [
        ("photos/1.jpg", Some(Diagnosis::Melanoma.into())),
        ("photos/2.jpg", Some(Diagnosis::SeborrheicKeratosis.into())),
        ("photos/3.jpg", None),
        ("photos/4.jpg", None),
    ];
    assert_eq!(read, expected);
    assert_eq!(photos[0].lesion, photos[1].lesion);
    assert_ne!(photos[2].lesion, photos[3].lesion);
    assert_eq!(photos[0].path, archives.0.join("photos/1.jpg"));
    assert_eq!(problems.len(), 4, "{problems:?}");
}
