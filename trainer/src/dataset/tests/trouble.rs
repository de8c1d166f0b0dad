//! Tables and folders that have broken similar programs, if present: see `shared_data::trouble`.

use std::fs;
use std::process::Command;

use naevus_tests::shared_data;

use super::*;

fn read_one(path: &Path) -> Result<Dataset> {
    read(&[path.to_path_buf()], &[], None, None)
}

/// File, label, lesion without the archive's name, age and sex of a photo.
type Content = (PathBuf, &'static str, String, Option<String>, Option<String>);

/// What a table gives for each photo.
fn content(dataset: &Dataset) -> Vec<Content> {
    let mut content: Vec<Content> = dataset
        .records
        .iter()
        .map(|record| {
            let lesion = record.lesion.rsplit('/').next().unwrap_or_default().to_string();
            (record.path.clone(), record.label.code(), lesion, record.age.clone(), record.sex.clone())
        })
        .collect();
    content.sort();
    content
}

#[test]
fn tables_of_spreadsheets_are_read_or_refused_with_a_sentence() {
    let Some(root) = shared_data::trouble("tables_of_spreadsheets_are_read_or_refused_with_a_sentence") else { return };
    let folder = root.join("23-csv-from-spreadsheets");
    let control = read_one(&folder.join("00-control.csv")).unwrap();
    let expected = content(&control);
    assert_eq!((expected.len(), &control.problems), (28, &Vec::new()));
    for name in [
        "02-semicolons-bom-crlf.csv",
        "04-tabs.csv",
        "06-bom-crlf.csv",
        "10-header-quoted-spaces.csv",
        "12-age-decimal-comma.csv",
        "14-trailing-commas-and-blank-rows.csv",
        "16-wrong-case-of-file.csv",
    ] {
        let dataset = read_one(&folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        assert_eq!(content(&dataset), expected, "{name}");
        assert_eq!(dataset.problems, [], "{name}");
    }
    // One row more, whose name has a letter of Windows-1252.
    let dataset = read_one(&folder.join("18-windows-1252.csv")).unwrap();
    assert_eq!((dataset.records.len(), &dataset.problems), (29, &Vec::new()));
    assert!(dataset.records.iter().any(|record| record.path.ends_with("photos/J\u{e4}ger.jpg")));
    for (name, expected) in [
        (
            "08-drive-letter-paths.csv",
            "as for 27 more photos of this archive; write the paths in 08-drive-letter-paths.csv",
        ),
        ("20-empty.csv", "20-empty.csv is empty"),
    ] {
        let error = format!("{:#}", read_one(&folder.join(name)).unwrap_err());
        assert!(error.contains(expected), "{name}: {error}");
    }
}

#[test]
fn downloads_of_ham10000_and_of_the_isic_archive_are_recognised() {
    let Some(root) = shared_data::trouble("downloads_of_ham10000_and_of_the_isic_archive_are_recognised") else {
        return;
    };
    for name in ["26b-ham10000-dataverse-without-ending", "26c-ham10000-dataverse-tab", "27-isic-archive-download"] {
        let dataset = read_one(&root.join(name)).unwrap();
        assert_eq!((dataset.records.len(), &dataset.problems), (42, &Vec::new()), "{name}");
        let of = |code: &str| dataset.records.iter().filter(|record| record.label.code() == code).count();
        assert_eq!(["AK", "BCC", "DF", "MEL", "NV", "PBK", "VASC"].map(of), [6; 7], "{name}");
        let lesions: HashSet<&str> = dataset.records.iter().map(|record| record.lesion.as_str()).collect();
        assert!(
            lesions.len() < 42 && lesions.iter().all(|lesion| lesion.starts_with("HAM_") || lesion.starts_with("IL_"))
        );
    }
}

#[test]
fn folders_from_macos_and_windows_are_read() {
    let Some(root) = shared_data::trouble("folders_from_macos_and_windows_are_read") else { return };
    let folder = tempfile::tempdir().unwrap();
    let archive = root.join("24-folders-from-mac-and-windows.tar");
    let unpacked = Command::new("tar").arg("-xf").arg(archive).arg("-C").arg(folder.path()).status();
    if !unpacked.is_ok_and(|status| status.success()) {
        println!("skipped: folders_from_macos_and_windows_are_read needs `tar` and a file system with any names");
        return;
    }
    let path = folder.path().join("24-folders-from-mac-and-windows");
    let dataset = read_one(&path).unwrap();
    let of = |code: &str| dataset.records.iter().filter(|record| record.label.code() == code).count();
    assert_eq!(["MEL", "AK", "PBK", "DF", "BCC"].map(of), [6, 6, 6, 6, 6]);
    assert_eq!(of("VASC"), 0);
    // Seventeen, of which one is a copy, one is empty and one has a name in Latin-1. Photos that cannot be decoded are
    // found later.
    assert_eq!(of("NV"), 14);
    let problems: Vec<String> = dataset.problems.iter().map(Problem::to_string).collect();
    let about = |text: &str| problems.iter().filter(|problem| problem.contains(text)).count();
    assert_eq!(about("the nearest is `vascular lesion`; rename their folder"), 1, "{problems:#?}");
    assert_eq!(about("as for 5 more photos of this archive"), 1, "{problems:#?}");
    assert_eq!(about("its path is not valid UTF-8; rename the file or its folder"), 1, "{problems:#?}");
    assert_eq!(about("more hidden files, or files of macOS or Windows, are left out"), 1, "{problems:#?}");
    assert_eq!(about("empty.jpg: the file is empty"), 1, "{problems:#?}");
    assert_eq!(problems.len(), 4, "{problems:#?}");
    // The run's tables can be written.
    write_decisions(&folder.path().join("label-decisions.csv"), &dataset.decisions).unwrap();
    assert!(fs::read_to_string(folder.path().join("label-decisions.csv")).unwrap().contains("the same photo again"));
}
