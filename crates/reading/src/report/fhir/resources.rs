//! The resources of the bundle.

use serde_json::{Value, json};

use crate::assessment::group_probability;
use crate::decision::{Patient, Site};
use crate::diagnosis::{Diagnosis, Group};
use crate::report::fhir::codes;
use crate::report::{AssessmentRecord, CombinedRecord, PhotoResult, Report, ReportedLesion, ReportedPhoto, in_order};

const DATA_ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// The addresses of the resources that most others refer to.
pub struct References<'a> {
    /// The model.
    pub device: &'a str,
    /// The person, if it has a code.
    pub patient: Option<&'a str>,
}

/// Sets `key` if there is a value.
fn set(resource: &mut Value, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        resource[key] = value;
    }
}

fn reference(url: &str) -> Value {
    json!({ "reference": url })
}

/// The shortest decimal number that is read as `value` again. The conversion to `f64` would add digits.
fn decimal(value: f32) -> f64 {
    value.to_string().parse().unwrap_or_else(|_| value.into())
}

/// A number without a unit, as UCUM writes it.
fn number(value: f64) -> Value {
    json!({ "value": value, "unit": "1", "system": "http://unitsofmeasure.org", "code": "1" })
}

/// The finding of a lesion.
pub fn diagnostic_report(
    report: &Report,
    lesion: &ReportedLesion,
    results: &[String],
    media: Vec<Value>,
    references: &References<'_>,
) -> Value {
    let conclusion = format!("{} {}", lesion.conclusion, report.notice);
    let paragraphs: String = [Some(conclusion.as_str()), lesion.note.as_deref()]
        .into_iter()
        .flatten()
        .map(|text| format!("<p>{}</p>", escaped(text)))
        .collect();
    let latest = lesion.photos.iter().map(|photo| photo.added.as_str()).max();
    let mut resource = json!({
        "resourceType": "DiagnosticReport",
        "language": report.language,
        "text": { "status": "generated", "div": format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{paragraphs}</div>") },
        "status": "preliminary",
        "category": [codes::public_concept("http://terminology.hl7.org/CodeSystem/v2-0074", "IMG", "Diagnostic Imaging")],
        "code": codes::concept("lesion-report", "Classification of photos of a skin lesion by a computer program"),
        "issued": report.created,
        "result": results.iter().map(|url| reference(url)).collect::<Vec<_>>(),
        "media": media,
        "conclusion": conclusion,
    });
    set(&mut resource, "subject", references.patient.map(reference));
    set(&mut resource, "effectiveDateTime", latest.map(Value::from));
    resource
}

/// The result of one photo.
pub fn observation(
    report: &Report,
    photo: &ReportedPhoto,
    media: &str,
    body: Option<&str>,
    references: &References<'_>,
) -> Value {
    let mut resource = base_observation(
        report,
        codes::concept("photo-assessment", "Classification of a photo of a skin lesion"),
        &photo.patient,
        body,
        references,
    );
    resource["effectiveDateTime"] = photo.added.clone().into();
    resource["derivedFrom"] = json!([reference(media)]);
    let notes: Vec<Value> = photo.remarks.iter().map(|remark| json!({ "text": remark })).collect();
    set(&mut resource, "note", (!notes.is_empty()).then(|| notes.into()));
    let (absent, reason) = match &photo.result {
        PhotoResult::Assessed(record) => {
            let mut components = assessment_components(report, record);
            components.extend(age_component(&photo.patient));
            resource["component"] = components.into();
            return resource;
        }
        PhotoResult::Refused { input_check, reason } => {
            resource["component"] = json!([{
                "code": codes::concept("input-check", "Out-of-distribution check"),
                "valueCodeableConcept": codes::input_status(input_check.status),
            }]);
            (("not-performed", "Not Performed"), reason)
        }
        PhotoResult::Unreadable { reason } => (("error", "Error"), reason),
        PhotoResult::NotAssessed { reason } => (("not-performed", "Not Performed"), reason),
    };
    let mut concept = codes::public_concept(DATA_ABSENT, absent.0, absent.1);
    concept["text"] = reason.clone().into();
    resource["dataAbsentReason"] = concept;
    resource
}

/// The combined result of the photos of a lesion.
pub fn combined(
    report: &Report,
    lesion: &ReportedLesion,
    combined: &CombinedRecord,
    members: &[String],
    body: Option<&str>,
    references: &References<'_>,
) -> Value {
    let mut resource = base_observation(
        report,
        codes::concept("combined-assessment", "Classification of several photos of one skin lesion"),
        &lesion.patient,
        body,
        references,
    );
    let latest = lesion.photos.iter().map(|photo| photo.added.as_str()).max();
    set(&mut resource, "effectiveDateTime", latest.map(Value::from));
    resource["hasMember"] = members.iter().map(|url| reference(url)).collect::<Vec<_>>().into();
    let values = in_order(&combined.probabilities);
    let mut components = result_components(report, &values, combined.suspicious, &combined.prediction_set);
    let counts = [
        ("photos-used", "Photos used", combined.photos),
        ("photos-refused", "Photos refused", combined.refused),
        ("photos-agreeing", "Photos with the same most probable diagnosis", combined.agreeing),
    ];
    components
        .extend(counts.map(|(code, text, count)| json!({ "code": codes::concept(code, text), "valueInteger": count })));
    components.extend(age_component(&lesion.patient));
    resource["component"] = components.into();
    resource
}

fn base_observation(
    report: &Report,
    code: Value,
    patient: &Patient,
    body: Option<&str>,
    references: &References<'_>,
) -> Value {
    let category = "http://terminology.hl7.org/CodeSystem/observation-category";
    let mut resource = json!({
        "resourceType": "Observation",
        "language": report.language,
        "status": "preliminary",
        "category": [codes::public_concept(category, "imaging", "Imaging")],
        "code": code,
        "issued": report.created,
        "device": reference(references.device),
    });
    set(&mut resource, "subject", references.patient.map(reference));
    let site = patient.site.map(|site| {
        let mut concept = codes::site(site);
        let extension = |url: &str| {
            json!([{
                "url": "http://hl7.org/fhir/StructureDefinition/bodySite",
                "valueReference": reference(url),
            }])
        };
        set(&mut concept, "extension", body.map(extension));
        concept
    });
    set(&mut resource, "bodySite", site);
    resource
}

/// The components of an assessed photo.
fn assessment_components(report: &Report, record: &AssessmentRecord) -> Vec<Value> {
    let values = in_order(&record.probabilities);
    let mut components = result_components(report, &values, record.suspicious, &record.prediction_set);
    components.push(json!({
        "code": codes::concept("input-check", "Out-of-distribution check"),
        "valueCodeableConcept": codes::input_status(record.input_check.status),
    }));
    components
}

/// The nine probabilities, their malignant sum with the alert level, the alert, and the members of the prediction set.
///
/// The code of a probability is this program's own, because a code of SNOMED CT would say that the lesion has the
/// diagnosis. The members of the set, which are diagnoses, have it.
fn result_components(
    report: &Report,
    probabilities: &[f32; Diagnosis::COUNT],
    suspicious: bool,
    prediction_set: &[Diagnosis],
) -> Vec<Value> {
    let mut components: Vec<Value> = Diagnosis::ALL
        .into_iter()
        .map(|diagnosis| {
            let code = format!("probability-{}", diagnosis.code());
            let text = format!("Probability: {}", diagnosis.name());
            let value = decimal(probabilities[diagnosis.index()]);
            json!({ "code": codes::concept(&code, &text), "valueQuantity": number(value) })
        })
        .collect();
    let mut malignant = json!({
        "code": codes::concept("probability-malignant", "Summed probability of the malignant diagnoses"),
        "valueQuantity": number(decimal(group_probability(probabilities, Group::Malignant))),
    });
    let level = report.model.alert_threshold.map(|threshold| {
        json!([{ "high": number(decimal(threshold)), "text": "The alert is raised from this level. Below it, the lesion may be malignant all the same." }])
    });
    set(&mut malignant, "referenceRange", level);
    components.push(malignant);
    if report.model.alert_threshold.is_some() {
        components.push(
            json!({ "code": codes::concept("alert", "Alert for malignant diagnoses"), "valueBoolean": suspicious }),
        );
    }
    components.extend(prediction_set.iter().map(|diagnosis| {
        json!({
            "code": codes::concept("prediction-set", "Cannot be ruled out"),
            "valueCodeableConcept": codes::diagnosis(*diagnosis),
        })
    }));
    components
}

fn age_component(patient: &Patient) -> Option<Value> {
    patient.age_years.map(|years| {
        json!({
            "code": codes::public_concept("http://loinc.org", "30525-0", "Age"),
            "valueQuantity": { "value": years, "unit": "years", "system": "http://unitsofmeasure.org", "code": "a" },
        })
    })
}

/// The identifier of what has this SHA-256: the URI for it of RFC 6920.
fn hash(sha256: &str) -> Value {
    json!({ "system": "urn:ietf:rfc:3986", "value": format!("nih:sha-256;{sha256}") })
}

/// The photo: its name and its SHA-256, and its content only if the user has chosen that.
pub fn media(photo: &ReportedPhoto, references: &References<'_>) -> Value {
    let mut content = json!({ "title": photo.file });
    // R4 requires a type beside data.
    let media_type = photo.media_type.clone().unwrap_or_else(|| "application/octet-stream".into());
    set(&mut content, "contentType", Some(Value::from(media_type)));
    set(&mut content, "size", photo.bytes.map(Value::from));
    set(&mut content, "data", photo.content.clone().map(Value::from));
    let mut resource = json!({
        "resourceType": "Media",
        "status": "completed",
        "type": codes::public_concept("http://terminology.hl7.org/CodeSystem/media-type", "image", "Image"),
        "issued": photo.added,
        "content": content,
    });
    set(&mut resource, "identifier", photo.sha256.as_ref().map(|sha256| json!([hash(sha256)])));
    set(&mut resource, "subject", references.patient.map(reference));
    set(&mut resource, "bodySite", photo.patient.site.map(codes::site));
    resource
}

/// The site of a lesion. R4 requires a patient, which may be unknown.
pub fn body_structure(lesion: &ReportedLesion, site: Site, references: &References<'_>) -> Value {
    let unknown = json!({
        "extension": [{
            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "valueCode": "unknown",
        }],
        "display": "Not identified",
    });
    let mut resource = json!({
        "resourceType": "BodyStructure",
        "active": true,
        "location": codes::site(site),
        "patient": references.patient.map_or(unknown, reference),
    });
    set(&mut resource, "description", lesion.label.clone().map(Value::from));
    resource
}

/// The model, with its version and the hash of its weights.
pub fn device(report: &Report) -> Value {
    let model = &report.model;
    let version = |kind: &str, value: &str| json!({ "type": { "text": kind }, "value": value });
    let mut versions = vec![version("SHA-256 of the weights", &model.weights_sha256)];
    versions.extend(model.released.as_ref().map(|date| version("Release of the model", date)));
    versions.push(version(&format!("Version of {}", report.program.name), &report.program.version));
    versions.push(version("Build of the site", &report.program.build));
    json!({
        "resourceType": "Device",
        "identifier": [hash(&model.weights_sha256)],
        "status": "active",
        "manufacturer": report.program.name,
        "deviceName": [{ "name": model.name, "type": "model-name" }],
        "type": { "text": "Neural network that classifies photos of skin lesions" },
        "version": versions,
        "note": [{ "text": report.notice }, { "text": model.intended_use }],
    })
}

/// The person by an opaque code. The report has neither a name nor a date of birth.
pub fn patient(person: &str) -> Value {
    json!({ "resourceType": "Patient", "identifier": [{ "value": person }] })
}

/// `text` as the content of an element of XHTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
