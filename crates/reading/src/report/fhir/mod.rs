//! The report as a bundle of FHIR R4 (4.0.1).
//!
//! The bundle is a collection: a `DiagnosticReport` for each lesion, an `Observation` and a `Media` for each photo, an
//! `Observation` for a combined assessment, a `BodyStructure` for each known site, the model as `Device`, and a `Patient`
//! if the person has a code. Every result is `preliminary`. There is no `conclusionCode` and no `Condition`, because
//! these would be a diagnosis.
//!
//! The ids are computed from the content, so that the same report always has the same ids.

mod codes;
mod resources;

use serde_json::{Value, json};

use crate::card::sha256_hex;
use crate::report::Report;

pub use self::codes::CODE_SYSTEM;
use self::resources::References;

impl Report {
    /// The report as a bundle of FHIR R4, in JSON.
    ///
    /// # Errors
    ///
    /// If a probability is not a number.
    pub fn to_fhir(&self) -> Result<String, serde_json::Error> {
        let seed = sha256_hex(serde_json::to_string(self)?.as_bytes());
        serde_json::to_string_pretty(&self.bundle(&Ids { seed }))
    }

    fn bundle(&self, ids: &Ids) -> Value {
        let mut entries = Entries::default();
        let device = ids.url("device");
        let patient = self.person.as_ref().map(|_| ids.url("patient"));
        let references = References { device: &device, patient: patient.as_deref() };
        for (index, lesion) in self.lesions.iter().enumerate() {
            let body = lesion.patient.site.map(|_| ids.url(&format!("lesion {index} body")));
            let mut results = Vec::new();
            let mut media = Vec::new();
            let mut others = Entries::default();
            for (photo_index, photo) in lesion.photos.iter().enumerate() {
                let of_photo = |kind: &str| ids.url(&format!("lesion {index} photo {photo_index} {kind}"));
                let (media_url, observation) = (of_photo("media"), of_photo("observation"));
                others.add(&media_url, resources::media(photo, &references));
                others.add(&observation, resources::observation(self, photo, &media_url, body.as_deref(), &references));
                media.push(json!({ "comment": photo.file, "link": { "reference": media_url } }));
                results.push(observation);
            }
            if let Some(combined) = &lesion.combined {
                let url = ids.url(&format!("lesion {index} combined"));
                others.add(&url, resources::combined(self, lesion, combined, &results, body.as_deref(), &references));
                results.insert(0, url);
            }
            if let (Some(url), Some(site)) = (&body, lesion.patient.site) {
                others.add(url, resources::body_structure(lesion, site, &references));
            }
            let report = resources::diagnostic_report(self, lesion, &results, media, &references);
            entries.add(&ids.url(&format!("lesion {index}")), report);
            entries.0.extend(others.0);
        }
        entries.add(&device, resources::device(self));
        if let (Some(url), Some(person)) = (&patient, &self.person) {
            entries.add(url, resources::patient(person));
        }
        json!({
            "resourceType": "Bundle",
            "language": self.language,
            "identifier": { "system": "urn:ietf:rfc:3986", "value": ids.url("bundle") },
            "type": "collection",
            "timestamp": self.created,
            "entry": entries.0,
        })
    }
}

/// The addresses of the resources.
struct Ids {
    seed: String,
}

impl Ids {
    /// The address of the resource with this name in the report: a UUID of version 8 (RFC 9562), from the SHA-256 of the
    /// report and the name.
    fn url(&self, name: &str) -> String {
        let hash = sha256_hex(format!("{} {name}", self.seed).as_bytes());
        // The variant of the RFC is 8, 9, a or b.
        format!("urn:uuid:{}-{}-8{}-8{}-{}", &hash[..8], &hash[8..12], &hash[12..15], &hash[15..18], &hash[18..30])
    }
}

/// The entries of the bundle.
#[derive(Default)]
struct Entries(Vec<Value>);

impl Entries {
    fn add(&mut self, url: &str, mut resource: Value) {
        resource["id"] = url.trim_start_matches("urn:uuid:").into();
        self.0.push(json!({ "fullUrl": url, "resource": resource }));
    }
}
