//! Each layout with its true headers and everything that goes wrong in them, and the published archives where they are.

mod isic2018;
mod kin;
mod pad_ufes;
mod siim2020;

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A folder of generated archives, removed at the end of its test.
struct Archives(PathBuf);

impl Archives {
    fn new(test: &str) -> Archives {
        // Several tests may begin with the same archives at the same time.
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("naevus-dataset-{test}-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Archives(root)
    }

    /// Writes a file. The readers never decode photos, so any bytes stand for one.
    fn with(self, path: &str, content: &str) -> Archives {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn read(&self, sources: &[&str], reference: Option<&str>) -> Result<Dataset> {
        let sources: Vec<PathBuf> = sources.iter().map(|source| self.0.join(source)).collect();
        read(&sources, reference.map(|folder| self.0.join(folder)).as_deref(), None)
    }

    /// The problems, with paths from the archives' root.
    fn problems(&self, dataset: &Dataset) -> Vec<String> {
        let root = format!("{}/", self.0.display());
        dataset.problems.iter().map(|problem| problem.to_string().replace(&root, "")).collect()
    }
}

impl Drop for Archives {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn labels(dataset: &Dataset) -> Vec<(&str, &str)> {
    dataset.records.iter().map(|record| (record.id.as_str(), record.diagnosis.code())).collect()
}

fn decisions(dataset: &Dataset) -> Vec<(&str, &str, &str)> {
    let code = |decision: &Decision| decision.final_label.map_or(decision.action.name(), Diagnosis::code);
    dataset.decisions.iter().map(|decision| (decision.id.as_str(), code(decision), decision.reason.as_str())).collect()
}

fn lesion<'dataset>(dataset: &'dataset Dataset, id: &str) -> &'dataset str {
    &dataset.records.iter().find(|record| record.id == id).unwrap().lesion
}

const HAM: &str = "lesion_id,image_id,dx,dx_type,age,sex,localization\n";
const ISIC_2017: &str = "image_id,melanoma,seborrheic_keratosis\n";
const ISIC_2019: &str = "image,MEL,NV,BCC,AK,BKL,DF,VASC,SCC,UNK\n";
const ISIC_2019_METADATA: &str = "image,age_approx,anatom_site_general,lesion_id,sex\n";

/// A row of ISIC 2019's ground truth.
fn one_hot(id: &str, class: &str) -> String {
    let classes = ISIC_2019.trim_end().split(',').skip(1);
    let fields: Vec<&str> = classes.map(|column| if column == class { "1.0" } else { "0.0" }).collect();
    format!("{id},{}\n", fields.join(","))
}

fn ground_truth(rows: &[(&str, &str)]) -> String {
    ISIC_2019.to_string() + &rows.iter().map(|(id, class)| one_hot(id, class)).collect::<String>()
}

#[test]
fn class_folders_are_read_in_parts_or_directly() {
    let archives = Archives::new("folders")
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
            "nine/Train/nevus/notes.txt: its name is not that of a JPEG, PNG, WebP or DICOM photo; take it out, or save \
             it as JPEG",
            "nine/Test/freckle/ISIC_4.jpg: `freckle` is none of the nine diagnoses; rename its folder after one of \
             them, or take it out",
        ]
    );
    let contradiction = "it is called melanoma by nine and nevus by nine, and no reference decides between them";
    let again = format!("the same photo again; {}/nine/Test/nevus/ISIC_1(1).jpg is used", archives.0.display());
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
fn names_that_are_not_isics_are_different_photos_in_different_folders() {
    let archives = Archives::new("names")
        .with("clinic/nevus/1.jpg", "one")
        .with("clinic/melanoma/1.jpg", "two")
        .with("other/clinic/nevus/1.jpg", "three");
    let dataset = archives.read(&["clinic", "other/clinic"], None).unwrap();
    assert_eq!(labels(&dataset), [("clinic-2/nevus/1", "NV"), ("clinic/melanoma/1", "MEL"), ("clinic/nevus/1", "NV")]);
    assert!(dataset.decisions.is_empty());
}

#[test]
fn ham10000_is_read_with_what_is_wrong_in_it() {
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
        Archives::new("ham").with("ham/HAM10000_metadata.csv", &metadata).with("ham/images/ISIC_9.jpg", "9");
    for id in 1..=5 {
        archives = archives.with(&format!("ham/HAM10000_images_part_{}/ISIC_{id}.jpg", id % 2), &id.to_string());
    }
    let dataset = archives.read(&["ham"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "NV"), ("ISIC_3", "AK"), ("ISIC_4", "PBK")]);
    let problems = archives.problems(&dataset);
    assert_eq!(
        problems,
        [
            "ham/HAM10000_metadata.csv: line 8: it has 3 fields where the header has 7; mend the row, and put a field \
             that has a comma of its own in quotes",
            "ham/HAM10000_metadata.csv: line 9: `photo` is no image_id such as ISIC_0024306; mend it, or take the row out",
            "ham/HAM10000_metadata.csv: line 10: ISIC_1 is nv on line 2 already; take one of the two out",
            "ham/images/ISIC_9.jpg: the photo is in no row of its archive's CSV, so nothing is known of it; add its row, \
             or take it out",
            "ham/HAM10000_images_part_1/ISIC_5.jpg: `wart` is none of the nine diagnoses; mend line 6 of \
             HAM10000_metadata.csv, or take it out",
            "ham/images/ISIC_6.jpg: the file is missing; bring the file, or take out line 7 of HAM10000_metadata.csv",
        ]
    );
    let open = "HAM10000's akiec stands for actinic keratosis or squamous cell carcinoma, and nothing given here tells \
                which; it is taken for actinic keratosis";
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
fn isic_2017_is_read_with_what_is_wrong_in_it() {
    let archives = Archives::new("2017")
        .with(
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv",
            &(ISIC_2017.to_string() + "ISIC_1,0.0,0.0\nISIC_2,1.0,0.0\nISIC_3,1.0,1.0\nISIC_2,1.0,0.0\n"),
        )
        .with("isic/ISIC-2017_Validation_Part3_GroundTruth.csv", &(ISIC_2017.to_string() + "ISIC_4,0.0,1.0\n"))
        .with("isic/images/ISIC_1.jpg", "one")
        .with("isic/images/ISIC_2.jpg", "two")
        .with("isic/images/ISIC_4.jpg", "four");
    let dataset = archives.read(&["isic"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "NV"), ("ISIC_2", "MEL"), ("ISIC_4", "SK")]);
    assert_eq!(
        archives.problems(&dataset),
        [
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv: line 4: melanoma `1.0` and seborrheic_keratosis `1.0` are \
             not 0 and 1 at most once; mend them, or take the row out",
            "isic/ISIC-2017_Training_Part3_GroundTruth.csv: line 5: ISIC_2 is melanoma in an earlier row already; take \
             one of the two out",
        ]
    );
}

#[test]
fn isic_2019_is_an_archive_where_its_photos_are() {
    let mut truth = ground_truth(&[("ISIC_1", "MEL"), ("ISIC_2_downsampled", "BKL"), ("ISIC_3", "UNK")]);
    truth += "ISIC_4,1.0,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\nISIC_5,yes,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0\n";
    let archives = Archives::new("2019")
        .with("isic/ISIC_2019_Training_GroundTruth.csv", &truth)
        .with(
            "isic/ISIC_2019_Training_Metadata.csv",
            &(ISIC_2019_METADATA.to_string() + "ISIC_1,55,anterior torso,BCN_1,female\nISIC_2_downsampled,,,BCN_1,\n"),
        )
        .with("isic/images/ISIC_1.jpg", "one")
        .with("isic/images/ISIC_2_downsampled.jpg", "two")
        .with("isic/images/ISIC_3.jpg", "three");
    let dataset = archives.read(&["isic"], None).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_1", "MEL"), ("ISIC_2", "PBK")]);
    assert_eq!((lesion(&dataset, "ISIC_1"), lesion(&dataset, "ISIC_2")), ("BCN_1", "BCN_1"));
    assert_eq!(dataset.records[0].age.as_deref(), Some("55"));
    assert_eq!(
        archives.problems(&dataset),
        [
            "isic/ISIC_2019_Training_GroundTruth.csv: line 5: ISIC_4 has 2 classes set to 1, not one; mend the row, or \
             take it out",
            "isic/ISIC_2019_Training_GroundTruth.csv: line 6: `yes` under MEL of ISIC_5 is neither 0 nor 1; mend it, or \
             take the row out",
            "isic/images/ISIC_3.jpg: `UNK` is none of the nine diagnoses; mend line 4 of \
             ISIC_2019_Training_GroundTruth.csv, or take it out",
        ]
    );
}

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
        ("photos/1.jpg", Some(Diagnosis::Melanoma)),
        ("photos/2.jpg", Some(Diagnosis::SeborrheicKeratosis)),
        ("photos/3.jpg", None),
        ("photos/4.jpg", None),
    ];
    assert_eq!(read, expected);
    assert_eq!(photos[0].lesion, photos[1].lesion);
    assert_ne!(photos[2].lesion, photos[3].lesion);
    assert_eq!(photos[0].path, archives.0.join("photos/1.jpg"));
    assert_eq!(problems.len(), 4, "{problems:?}");
}

#[test]
fn what_cannot_be_an_archive_is_an_error_that_names_it() {
    let archives = Archives::new("errors")
        .with("ham/HAM10000_metadata.csv", "lesion_id,image_id,diagnosis\nHAM_1,ISIC_1,nv\n")
        .with("empty/HAM10000_metadata.csv", &(HAM.to_string() + "HAM_1,ISIC_1,nv,histo,80.0,male,scalp\n"))
        .with("photos/1.jpg", "one")
        .with("nine/nevus/ISIC_1.jpg", "one");
    for (sources, reference, expected) in [
        (
            ["ham"],
            None,
            "ham/HAM10000_metadata.csv has no column `dx`; its columns are: lesion_id, image_id, diagnosis",
        ),
        (["photos"], None, "photos has none of the layouts that are known"),
        (["photos"], None, "ISIC2018_Task3_Training_GroundTruth.csv, ISIC_2019_Training_GroundTruth.csv, ISIC_2020_"),
        (["photos"], None, "train.csv of SIIM-ISIC 2020, or metadata.csv of PAD-UFES-20. Give the folder in which"),
        (["gone"], None, "gone is not there"),
        (["empty"], None, "can be used; the first reason is: "),
        (["empty"], None, "images/ISIC_1.jpg: the file is missing"),
        (["nine"], Some("ham"), "has no ISIC_2019_Training_GroundTruth.csv"),
    ] {
        let error = format!("{:#}", archives.read(&sources, reference).unwrap_err());
        assert!(error.contains(expected), "{error}");
    }
}

/// HAM10000, ISIC 2017 and class folders that know some of the same photos, and ISIC 2019 of them all.
fn overlapping() -> Archives {
    let truth = [
        ("ISIC_1", "SCC"),
        ("ISIC_2", "AK"),
        ("ISIC_3", "BKL"),
        ("ISIC_4", "BKL"),
        ("ISIC_5_downsampled", "MEL"),
        ("ISIC_6", "UNK"),
        ("ISIC_7", "BKL"),
        ("ISIC_9", "NV"),
    ];
    let ham = "HAM_1,ISIC_1,akiec,histo,50.0,male,face\nHAM_1,ISIC_2,akiec,histo,50.0,male,face\n\
               HAM_3,ISIC_3,bkl,histo,50.0,male,face\n";
    let mut archives = Archives::new("overlapping")
        .with("isic2019/ISIC_2019_Training_GroundTruth.csv", &ground_truth(&truth))
        .with(
            "isic2019/ISIC_2019_Training_Metadata.csv",
            &(ISIC_2019_METADATA.to_string() + "ISIC_5,60,back,MSK_5,male\nISIC_9,60,,MSK_5,male\nISIC_3,,,HAM_3,\n"),
        )
        .with("ham/HAM10000_metadata.csv", &(HAM.to_string() + ham))
        .with(
            "isic2017/ISIC-2017_Training_Part3_GroundTruth.csv",
            &(ISIC_2017.to_string() + "ISIC_4,0.0,1.0\nISIC_9,0.0,0.0\n"),
        );
    for (file, content) in [
        ("ham/images/ISIC_1.jpg", "1"),
        ("ham/images/ISIC_2.jpg", "2"),
        ("ham/images/ISIC_3.jpg", "3"),
        ("isic2017/images/ISIC_4.jpg", "4"),
        ("isic2017/images/ISIC_9.jpg", "9"),
        // In HAM10000 too, cropped.
        ("nine/nevus/ISIC_2.jpg", "2 cropped"),
        // Filed twice, and ISIC 2019 knows which.
        ("nine/melanoma/ISIC_5.jpg", "5"),
        ("nine/seborrheic keratosis/ISIC_5.jpg", "5"),
        // Nobody else knows it.
        ("nine/seborrheic keratosis/ISIC_6.jpg", "6"),
        // Some benign keratosis, and the folder is not trusted to say which.
        ("nine/seborrheic keratosis/ISIC_7.jpg", "7"),
        // Misfiled, and under another name the photo of ISIC_9.
        ("nine/melanoma/ISIC_8.jpg", "9"),
        // ISIC 2017 calls it a seborrheic keratosis.
        ("nine/pigmented benign keratosis/ISIC_4.jpg", "4 cropped"),
    ] {
        archives = archives.with(file, content);
    }
    archives
}

#[test]
fn labels_are_reconciled_with_the_reference() {
    let archives = overlapping();
    let dataset = archives.read(&["nine", "ham", "isic2017"], Some("isic2019")).unwrap();
    let expected = [
        ("ISIC_1", "SCC"),
        ("ISIC_2", "AK"),
        ("ISIC_3", "PBK"),
        ("ISIC_4", "SK"),
        ("ISIC_5", "MEL"),
        ("ISIC_6", "SK"),
        ("ISIC_7", "PBK"),
        ("ISIC_9", "NV"),
    ];
    assert_eq!(labels(&dataset), expected);
    let root = format!("{}/", archives.0.display());
    let found: Vec<(&str, &str, String)> =
        decisions(&dataset).into_iter().map(|(id, what, why)| (id, what, why.replace(&root, ""))).collect();
    let expected = [
        (
            "ISIC_1",
            "SCC",
            "HAM10000's akiec stands for actinic keratosis or squamous cell carcinoma; ISIC 2019 calls it SCC",
        ),
        ("ISIC_8", "dropped", "the same photo is in isic2017; isic2017/images/ISIC_9.jpg is used, as nevus"),
        ("ISIC_2", "dropped", "the same photo is in ham; ham/images/ISIC_2.jpg is used, as actinic keratosis"),
        (
            "ISIC_4",
            "dropped",
            "the same photo is in isic2017; isic2017/images/ISIC_4.jpg is used, as seborrheic keratosis",
        ),
        ("ISIC_5", "dropped", "the same photo again; nine/melanoma/ISIC_5.jpg is used, as melanoma"),
        (
            "ISIC_7",
            "PBK",
            "ISIC 2019 calls it BKL, that is pigmented benign keratosis or seborrheic keratosis, and nothing given \
             here tells which; it is taken for pigmented benign keratosis",
        ),
    ];
    assert_eq!(found, expected.map(|(id, what, why)| (id, what, why.to_string())));
    let count = |name: &str, found, kept, relabelled| DataSource { name: name.into(), found, kept, relabelled };
    assert_eq!(dataset.sources, [count("nine", 7, 3, 1), count("ham", 3, 3, 1), count("isic2017", 2, 2, 0)]);
    let second = &dataset.records[1];
    assert!(is_in(second, "ham") && is_in(second, "nine") && !is_in(second, "isic2017"), "{second:?}");

    // The order of the archives decides nothing here.
    let other = archives.read(&["isic2017", "ham", "nine"], Some("isic2019")).unwrap();
    assert_eq!((other.records, other.decisions), (dataset.records, dataset.decisions));
}

#[test]
fn a_lesion_is_one_whoever_names_it() {
    let dataset = overlapping().read(&["nine", "ham", "isic2017"], Some("isic2019")).unwrap();
    // By HAM10000.
    assert_eq!((lesion(&dataset, "ISIC_1"), lesion(&dataset, "ISIC_2")), ("HAM_1", "HAM_1"));
    // By both, under one name.
    assert_eq!(lesion(&dataset, "ISIC_3"), "HAM_3");
    // By ISIC 2019 alone, across two archives.
    assert_eq!((lesion(&dataset, "ISIC_5"), lesion(&dataset, "ISIC_9")), ("MSK_5", "MSK_5"));
    // By nobody.
    assert_eq!(lesion(&dataset, "ISIC_6"), "ISIC_6");
}

#[test]
fn without_the_reference_the_archives_decide() {
    let dataset = overlapping().read(&["nine", "ham", "isic2017"], None).unwrap();
    let expected = [
        // A nevus by its folder, but HAM10000 outweighs that, and cannot say which of two it is.
        ("ISIC_1", "AK"),
        ("ISIC_2", "AK"),
        ("ISIC_3", "PBK"),
        ("ISIC_4", "SK"),
        ("ISIC_6", "SK"),
        ("ISIC_7", "SK"),
        ("ISIC_9", "NV"),
    ];
    assert_eq!(labels(&dataset), expected);
}

#[test]
fn photos_that_turn_out_unusable_are_dropped_with_their_reason() {
    let archives = overlapping();
    let mut dataset = archives.read(&["ham"], Some("isic2019")).unwrap();
    let before = dataset.sha256();
    assert_eq!(before, archives.read(&["ham"], Some("isic2019")).unwrap().sha256());
    dataset.drop_photos(&[(0, "the photo is cut off".to_string())]).unwrap();
    assert_eq!(labels(&dataset), [("ISIC_2", "AK"), ("ISIC_3", "PBK")]);
    // One decision for a photo, the last.
    assert_eq!(decisions(&dataset), [("ISIC_1", "dropped", "the photo is cut off")]);
    assert_eq!(dataset.decisions[0].given_label, "akiec");
    assert_eq!(archives.problems(&dataset), ["ham/images/ISIC_1.jpg: the photo is cut off"]);
    assert_eq!(dataset.sources, [DataSource { name: "ham".into(), found: 3, kept: 2, relabelled: 0 }]);
    assert_ne!(dataset.sha256(), before);

    let csv = archives.0.join("label-decisions.csv");
    write_decisions(&csv, &dataset.decisions).unwrap();
    let expected = format!(
        "path,id,source,given_label,final_label,action,reason\n\
         {}/ham/images/ISIC_1.jpg,ISIC_1,ham,akiec,,dropped,the photo is cut off\n",
        archives.0.display()
    );
    assert_eq!(fs::read_to_string(csv).unwrap(), expected);

    let gone = "it is gone".to_string();
    let error = dataset.drop_photos(&[(0, gone.clone()), (1, gone)]).unwrap_err().to_string();
    assert!(error.starts_with("no photo is left"), "{error}");
}

/// The folder of published archives, where it is.
pub fn published(test: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if root.is_dir() {
        return Some(root);
    }
    eprintln!("left out: {test} needs the archives in ../shared/data, and they are not there");
    None
}

#[test]
fn the_published_archives_are_what_is_known_of_them() {
    let Some(root) = published("the_published_archives_are_what_is_known_of_them") else { return };
    let sources = ["ham10000", "isic2017", "nine-class"].map(|source| root.join(source));
    let dataset = read(&sources, Some(&root.join("isic2019")), None).unwrap();
    assert_eq!(dataset.problems, []);
    let count = |name: &str, found, kept, relabelled| DataSource { name: name.into(), found, kept, relabelled };
    assert_eq!(
        dataset.sources,
        [
            count("ham10000", 10_015, 10_015, 197),
            count("isic2017", 2_150, 2_149, 0),
            count("nine-class", 2_359, 263, 0)
        ]
    );
    // `akiec`, split by ISIC 2019 without a rest.
    let of = |source: &str, diagnosis| {
        dataset.records.iter().filter(|record| record.source == source && record.diagnosis == diagnosis).count()
    };
    assert_eq!(of("ham10000", Diagnosis::ActinicKeratosis), 130);
    assert_eq!(of("ham10000", Diagnosis::SquamousCellCarcinoma), 197);
    assert_eq!(of("nine-class", Diagnosis::SeborrheicKeratosis), 0);
    assert_eq!(
        dataset.records.iter().filter(|record| is_in(record, "nine-class") && record.source == "ham10000").count(),
        1_437
    );

    // What each nine-class photo that is filed under two classes became.
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for decision in dataset.decisions.iter().filter(|decision| decision.source == "nine-class") {
        folders.entry(&decision.id).or_default().push(&decision.given_label);
    }
    for record in dataset.records.iter().filter(|record| record.source == "nine-class") {
        let folder = record.path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        folders.entry(&record.id).or_default().push(folder);
    }
    let mut fates: BTreeMap<(Vec<&str>, Option<&str>), usize> = BTreeMap::new();
    for (id, mut filed) in folders {
        filed.sort_unstable();
        filed.dedup();
        if filed.len() > 1 {
            let record = dataset.records.iter().find(|record| record.id == id);
            *fates.entry((filed, record.map(|record| record.diagnosis.code()))).or_default() += 1;
        }
    }
    let (keratosis, melanoma) = (vec!["actinic keratosis", "nevus"], vec!["melanoma", "seborrheic keratosis"]);
    let expected = [
        ((keratosis.clone(), None), 2),
        ((keratosis, Some("AK")), 75),
        ((melanoma.clone(), None), 54),
        ((melanoma, Some("MEL")), 24),
    ];
    assert_eq!(fates, BTreeMap::from(expected));
    assert_eq!(fates.values().sum::<usize>(), 155);
}

#[test]
fn no_published_lesion_has_two_names() {
    let Some(root) = published("no_published_lesion_has_two_names") else { return };
    let sources = ["ham10000", "isic2017", "nine-class"].map(|source| root.join(source));
    let dataset = read(&sources, Some(&root.join("isic2019")), None).unwrap();
    // Read again by other means: every image with a lesion_id, from both files that have them.
    let mut lesion_of: BTreeMap<String, String> = BTreeMap::new();
    for (file, image, lesion) in
        [("ham10000/HAM10000_metadata.csv", 1, 0), ("isic2019/ISIC_2019_Training_Metadata.csv", 0, 3)]
    {
        for line in fs::read_to_string(root.join(file)).unwrap().lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            if !fields[lesion].is_empty() {
                let id = fields[image].trim_end_matches("_downsampled").to_string();
                lesion_of.insert(id, fields[lesion].to_string());
            }
        }
    }
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut checked = 0;
    for record in &dataset.records {
        if let Some(lesion) = lesion_of.get(&record.id) {
            assert_eq!(*names.entry(lesion).or_insert(&record.lesion), record.lesion, "{lesion}");
            checked += 1;
        }
    }
    assert!(checked > 10_000, "{checked}");
    assert!(names.len() > 7_000, "{}", names.len());
}

/// Whether the archive named `source` holds this photo, be it that another archive's copy is used.
fn is_in(record: &Record, source: &str) -> bool {
    record.source == source || record.also_in.iter().any(|other| other == source)
}
