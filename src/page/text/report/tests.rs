//! The finding of each kind of result, and the documents with it.

use naevus_reading::assessment::{Assessment, InputCheck, InputStatus};
use naevus_reading::card::ModelCard;
use naevus_reading::decision::{LesionPhoto, Patient, Site};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::report::{
    AssessmentRecord, CombinedRecord, PhotoResult, REPORT_VERSION, Report, ReportedLesion, ReportedModel,
    ReportedPhoto, ReportedProgram,
};

use crate::page::text::format::timestamp;
use crate::page::text::reassuring::assert_none_reassures;
use crate::page::text::report::file_names::{file_name, stem};
use crate::page::text::report::{
    AGE, LANGUAGE, PROBABILITIES, SITE, conclusion, documents, findings, limits, notice, refusal_reason, time,
};
use crate::page::text::safety::Statement;

fn card() -> ModelCard {
    let mut card = ModelCard::from_json(include_str!("../../../../www/model/card.json")).unwrap();
    card.decision_rules.alert.threshold = 0.3;
    card
}

fn record(melanoma: f32, status: InputStatus) -> AssessmentRecord {
    let mut probabilities = [0.0; Diagnosis::COUNT];
    probabilities[Diagnosis::Melanoma.index()] = melanoma;
    probabilities[Diagnosis::Nevus.index()] = 1.0 - melanoma;
    let assessment = Assessment {
        prediction_set: vec![Diagnosis::Nevus, Diagnosis::Dermatofibroma],
        suspicious: melanoma >= 0.3,
        input_check: InputCheck { status, ..InputCheck::default() },
        ..Assessment::from_probabilities(probabilities)
    };
    AssessmentRecord::new(&assessment, None)
}

fn photo(file: &str, result: PhotoResult) -> ReportedPhoto {
    ReportedPhoto {
        file: file.into(),
        added: "2026-11-28T14:02:33+01:00".into(),
        bytes: Some(10),
        sha256: Some("ab".repeat(32)),
        media_type: None,
        patient: Patient { age_years: Some(72), site: Some(Site::Arm) },
        result,
        remarks: Vec::new(),
        content: None,
    }
}

fn lesion(photos: Vec<ReportedPhoto>) -> ReportedLesion {
    let patient = photos[0].patient;
    ReportedLesion { label: None, patient, photos, combined: None, conclusion: String::new(), note: None }
}

fn report(lesions: Vec<ReportedLesion>) -> Report {
    Report {
        report_version: REPORT_VERSION,
        notice: notice(),
        language: LANGUAGE.into(),
        created: "2026-11-28T15:30:00+01:00".into(),
        program: ReportedProgram { name: "naevus".into(), version: "0.1.0".into(), build: "b".into() },
        model: ReportedModel::from(&card()),
        person: None,
        lesions,
    }
}

#[test]
fn a_page_has_the_alert_the_first_diagnoses_and_the_facts() {
    let assessed = lesion(vec![photo("a.jpg", PhotoResult::Assessed(record(0.4, InputStatus::InDistribution)))]);
    let refused = PhotoResult::Refused {
        input_check: InputCheck { status: InputStatus::BareSkin, ..InputCheck::default() },
        reason: refusal_reason(InputStatus::BareSkin),
    };
    let report = report(vec![assessed, lesion(vec![photo("<b>.jpg", refused)])]);
    let found = findings(&report, Some(&card()));
    let [first, second] = found.as_slice() else { panic!("a page for each lesion") };
    assert_eq!((first.title.as_str(), first.place.as_deref()), ("a.jpg", Some("1 of 2")));
    assert!(first.alert.as_ref().is_some_and(|alert| alert.title == "Alert: show this lesion to a doctor"));
    let result = first.result.as_ref().unwrap();
    assert!(!result.is_clear, "the alert contradicts the benign diagnosis");
    // At least 1 %, or in the set.
    let named: Vec<Diagnosis> = result.first.iter().map(|(diagnosis, _)| *diagnosis).collect();
    assert_eq!(named, [Diagnosis::Nevus, Diagnosis::Melanoma, Diagnosis::Dermatofibroma]);
    assert!(first.facts.contains(&(AGE, "72 years".into())) && first.facts.contains(&(SITE, "Arm or hand".into())));
    assert!(second.result.is_none() && second.alert.is_none());
    assert!(second.no_result.as_ref().is_some_and(|statement| statement.text.contains("This is not a finding")));

    let text = documents::plain(&report, &found);
    for part in [
        "a.jpg",
        "Alert: show this lesion to a doctor",
        "  40%  Melanoma (malignant)",
        "Not a diagnosis.",
        &report.model.weights_sha256,
    ] {
        assert!(text.contains(part), "no {part:?} in {text}");
    }
    let html =
        documents::html(&report, &found, |lesion, _| (lesion == 0).then(|| "data:image/jpeg;base64,AA==".into()));
    assert!(html.contains("&lt;b&gt;.jpg") && !html.contains("<b>"), "a file name is markup: {html}");
    assert_eq!(html.matches("<img src=\"data:image/jpeg;base64,AA==\"").count(), 1);
}

#[test]
fn combined_photos_are_one_page_that_names_the_photo_with_the_alert() {
    let card = card();
    let assessments = [0.4_f32, 0.05].map(|melanoma| {
        let mut probabilities = [0.0; Diagnosis::COUNT];
        probabilities[Diagnosis::Melanoma.index()] = melanoma;
        probabilities[Diagnosis::Nevus.index()] = 1.0 - melanoma;
        Assessment { suspicious: melanoma >= 0.3, ..Assessment::from_probabilities(probabilities) }
    });
    let combined = card.decision_rules.combine(&assessments.each_ref().map(LesionPhoto::without_patient)).unwrap();
    let photos = [("a.jpg", 0.4), ("b.jpg", 0.05)]
        .map(|(file, melanoma)| photo(file, PhotoResult::Assessed(record(melanoma, InputStatus::InDistribution))));
    let mut lesion = lesion(photos.to_vec());
    lesion.combined = Some(CombinedRecord::from(&combined));
    let said = conclusion(&lesion, Some(&card));
    assert!(said.contains("of 30%: a.jpg.") && said.contains("2 of 2 photos agree."), "{said}");
    let found = findings(&report(vec![lesion]), Some(&card));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].title.as_str(), &found[0].place), ("2 photos of one lesion, combined", &None));
    assert_eq!(found[0].photos.len(), 2);
}

#[test]
fn an_unusual_photo_has_a_caution_and_no_result_a_reason() {
    let unusual = lesion(vec![photo("a.jpg", PhotoResult::Assessed(record(0.1, InputStatus::Unusual)))]);
    let cancelled = lesion(vec![photo("b.jpg", PhotoResult::NotAssessed { reason: "Cancelled.".into() })]);
    let said = conclusion(&cancelled, Some(&card()));
    assert!(said.starts_with("Not assessed.") && said.contains("Cancelled."), "{said}");
    let found = findings(&report(vec![unusual, cancelled]), Some(&card()));
    assert!(found[0].remarks.iter().any(|remark| remark.starts_with("Caution: this photo is unlike")));
    assert!(found[1].no_result.as_ref().is_some_and(|statement| statement.text.contains("Cancelled.")));
}

#[test]
fn no_sentence_of_a_report_reads_as_an_all_clear() {
    let card = card();
    for status in InputStatus::ALL {
        for melanoma in [0.02, 0.4] {
            let result = match refusal_reason(status) {
                reason if reason.is_empty() => PhotoResult::Assessed(record(melanoma, status)),
                reason => PhotoResult::Refused { input_check: InputCheck { status, ..InputCheck::default() }, reason },
            };
            let lesion = lesion(vec![photo("a.jpg", result)]);
            let mut sentences = vec![conclusion(&lesion, Some(&card)), PROBABILITIES.into()];
            let report = report(vec![lesion]);
            sentences.push(limits(&report));
            for finding in findings(&report, Some(&card)) {
                sentences.extend(finding.result.iter().map(|result| result.malignant.clone()));
                sentences.extend(finding.alert.iter().chain(&finding.no_result).map(Statement::spoken));
                sentences.extend(finding.remarks.into_iter().chain(finding.meaning));
            }
            assert_none_reassures(&sentences);
        }
    }
}

#[test]
fn names_of_files_are_safe() {
    let named = |files: &[&str]| {
        let photos = files.iter().map(|file| photo(file, PhotoResult::NotAssessed { reason: String::new() }));
        file_name(&report(vec![lesion(photos.collect())]), "json")
    };
    assert_eq!(named(&["IMG_1234.jpg"]), "naevus-2026-11-28-IMG_1234.json");
    assert_eq!(named(&["a.jpg", "b.jpg"]), "naevus-2026-11-28-2-photos.json");
    assert_eq!(named(&["../../etc/passwd"]), "naevus-2026-11-28-photo.json");
    assert_eq!(named(&["etc/passwd.jpg"]), "naevus-2026-11-28-etc-passwd.json");
    assert_eq!(stem("=Muttermal Rücken (2).heic"), "Muttermal-Rücken-2");
    assert_eq!(stem("...."), "photo");
    assert_eq!(stem(&"x".repeat(300)).len(), 60);
    assert_eq!(time("2026-11-28T14:02:33+01:00"), "2026-11-28, 14:02");
    assert_eq!(timestamp([2026, 3, 1], [4, 5, 6], -210), "2026-03-01T04:05:06-03:30");
    assert_eq!(timestamp([2026, 3, 1], [4, 5, 6], 0), "2026-03-01T04:05:06+00:00");
}
