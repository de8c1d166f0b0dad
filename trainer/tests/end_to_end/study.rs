//! `trainer study` on a synthetic set.

use std::fs;
use std::path::Path;

use naevus_reading::diagnosis::Diagnosis;

use crate::program::{Folder, fails, remove_metadata, succeed, write_archive, write_photo};

/// Writes a nine-class set with one photo that is in Train and, under another class, in Test.
fn write_nine_class(folder: &Path) {
    let mut number = 0;
    for (part, each) in [("Train", 14), ("Test", 3)] {
        for diagnosis in Diagnosis::ALL {
            let class = folder.join(part).join(diagnosis.folder());
            fs::create_dir_all(&class).unwrap();
            for _ in 0..each {
                number += 1;
                write_photo(&class.join(format!("ISIC_{number:07}.png")), 1000 * diagnosis.index() as u32 + number);
            }
        }
    }
    let first = |part: &str, diagnosis: Diagnosis| folder.join(part).join(diagnosis.folder());
    let leaked = fs::read_dir(first("Train", Diagnosis::Nevus)).unwrap().next().unwrap().unwrap();
    fs::copy(leaked.path(), first("Test", Diagnosis::Melanoma).join(leaked.file_name())).unwrap();
}

/// Writes tables of ISIC 2019 without any of the photos.
fn write_reference(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let labels = "image,MEL,NV,BCC,AK,BKL,DF,VASC,SCC,UNK\nISIC_9999999,0.0,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\n";
    fs::write(folder.join("ISIC_2019_Training_GroundTruth.csv"), labels).unwrap();
    let lesions = "image,age_approx,anatom_site_general,lesion_id,sex\nISIC_9999999,55,anterior torso,,female\n";
    fs::write(folder.join("ISIC_2019_Training_Metadata.csv"), lesions).unwrap();
}

#[test]
fn the_study_is_trained_once_and_its_document_has_every_arm_and_claim() {
    let folder = Folder::new();
    let [data, reference, archive, first] =
        ["nine-class", "reference", "archive", "first"].map(|name| folder.path(name));
    write_nine_class(Path::new(&data));
    write_reference(Path::new(&reference));
    // Initial weights for the fine-tuned arm.
    write_archive(Path::new(&archive), 6);
    succeed(&[
        "train",
        "--data",
        &archive,
        "--image-size",
        "32",
        "--epochs",
        "1",
        "--qat-epochs",
        "0",
        "--run",
        &first,
    ]);
    let (init, out, document) = (folder.path("init.safetensors"), folder.path("runs"), folder.path("study.md"));
    fs::copy(Path::new(&first).join("weights.safetensors"), &init).unwrap();
    remove_metadata(Path::new(&init));
    let named = ["study", "--data", &data, "--reference", &reference, "--init", &init, "--out", &out];
    let study =
        [&named[..], &["--document", &document, "--image-size", "32", "--epochs", "1", "--seeds", "2"]].concat();

    let printed = succeed(&study);
    assert!(
        printed.contains("127 photos in Train, 28 in Test, 1 of them in both") || printed.contains("1 of them"),
        "{printed}"
    );
    let text = fs::read_to_string(&document).unwrap();
    for arm in
        ["first", "recipe", "recipe-without-leakage", "plain", "augmented", "rebalanced", "batch-norm", "mobilenet"]
    {
        assert!(printed.contains(&format!("arm {arm} with seed 2")), "{arm}: {printed}");
        assert!(text.contains(&format!("| `{arm}` |")), "{arm}: {text}");
    }
    let outcomes = ["**confirmed**", "**refuted**", "**inconclusive**"].map(|status| text.matches(status).count());
    assert_eq!(outcomes.iter().sum::<usize>(), 9, "{text}");
    assert!(text.contains("the 28\noriginal photos; the 27 that are not in Train"), "{text}");
    assert!(folder.join("study/leakage.svg").exists() && folder.join("study/means.svg").exists());

    // A repetition trains nothing and writes the same document.
    let again = succeed(&study);
    assert!(!again.contains("arm "), "{again}");
    assert_eq!(fs::read_to_string(&document).unwrap(), text);

    // A folder with runs of other options is rejected.
    let other: Vec<&str> = study.iter().map(|word| if *word == "32" { "40" } else { *word }).collect();
    assert!(fails(&other).contains("was started with other options"));
}
