//! The report as CSV: one row a photo, by RFC 4180.

use std::io::Write;

use ::csv::{Terminator, Writer, WriterBuilder};

use crate::assessment::InputCheck;
use crate::decision::Patient;
use crate::diagnosis::Diagnosis;
use crate::report::{AssessmentRecord, CombinedRecord, PhotoResult, Report, ReportedLesion, ReportedPhoto};

/// The columns with their contents. `AK` stands for the codes of all nine diagnoses, in the order of
/// [`Diagnosis::ALL`].
pub const CSV_COLUMNS: [(&str, &str); 23] = [
    ("lesion", "The number of the lesion in the report, from 1. Photos of one lesion have the same number."),
    ("label", "The user's name of the lesion; empty without one."),
    ("file", "The name of the photo's file."),
    ("added", "The local time at which the photo was added, with its offset from UTC (RFC 3339)."),
    ("bytes", "The size of the file in bytes."),
    ("sha256", "The SHA-256 of the file, in hexadecimal."),
    ("age_years", "The patient's age in years; empty if it is not given."),
    (
        "site",
        "The site on the body: `head-and-neck`, `trunk`, `arm`, `leg`, `palm-or-sole` or `mouth-or-genitals`; empty if it is not given.",
    ),
    (
        "state",
        "`assessed`, `refused`, `unreadable` or `not_assessed`. Only assessed photos have an alert, a set and probabilities.",
    ),
    ("reason", "Why the photo was not assessed, as a sentence; empty for an assessed photo."),
    ("remarks", "Remarks on the quality of the photo."),
    ("status", "The out-of-distribution check: `in_distribution`, `unusual`, `out_of_distribution` or `bare_skin`."),
    ("suspicious", "Whether the alert is raised: `true` or `false`. `false` does not mean that the lesion is benign."),
    ("prediction_set", "The codes of the diagnoses that cannot be ruled out, the most probable one first."),
    ("AK", "The probability of each diagnosis, 0 to 1; with age and site, if they are given."),
    ("without_AK", "The probability of each diagnosis without age and site; empty if neither is given."),
    ("combined_suspicious", "Whether the combined assessment of the lesion's photos raises the alert."),
    ("combined_prediction_set", "The prediction set of the combined assessment."),
    ("combined_AK", "The probability of each diagnosis in the combined assessment."),
    ("model", "The name of the model."),
    ("weights_sha256", "The SHA-256 of the model's weights."),
    ("program", "The program that made the report, with its version."),
    ("notice", "What the report is not."),
];

/// The columns of a photo's assessment: `status`, `suspicious`, `prediction_set`, and the nine probabilities.
pub fn assessment_columns() -> Vec<String> {
    let first = ["status", "suspicious", "prediction_set"];
    first.into_iter().chain(Diagnosis::ALL.map(Diagnosis::code)).map(String::from).collect()
}

/// The columns of the nine probabilities without age and site: `without_AK` and so on.
pub fn without_columns() -> Vec<String> {
    Diagnosis::ALL.map(|diagnosis| format!("without_{}", diagnosis.code())).to_vec()
}

/// The cells of [`assessment_columns`] for a photo.
pub fn assessment_cells(record: &AssessmentRecord) -> Vec<String> {
    let mut cells = vec![
        record.input_check.status.name().to_string(),
        record.suspicious.to_string(),
        codes(&record.prediction_set),
    ];
    cells.extend(record.probabilities.values().map(f32::to_string));
    cells
}

/// A writer of rows by RFC 4180: rows end with CR and LF, and cells are quoted where that is needed.
pub fn table_writer<W: Write>(output: W) -> Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(output)
}

/// A cell with text that is not the program's own. A text that a spreadsheet would execute as a formula, because it
/// starts with `=`, `+`, `-`, `@`, a tab or a line break, has an apostrophe before it (OWASP, CSV injection).
pub fn text_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_string()
    }
}

impl Report {
    /// The report as CSV: a header with the [`CSV_COLUMNS`], and one row a photo.
    ///
    /// # Errors
    ///
    /// If the rows cannot be written to memory.
    pub fn to_csv(&self) -> Result<String, ::csv::Error> {
        let mut table = table_writer(Vec::new());
        table.write_record(header())?;
        for (number, lesion, photo) in self.photos() {
            table.write_record(self.row(number, lesion, photo))?;
        }
        let bytes = table.into_inner().map_err(|error| error.into_error())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn row(&self, number: usize, lesion: &ReportedLesion, photo: &ReportedPhoto) -> Vec<String> {
        let Patient { age_years, site } = photo.patient;
        let (state, reason, check, record) = result(&photo.result);
        let mut row = vec![
            number.to_string(),
            text_cell(lesion.label.as_deref().unwrap_or_default()),
            text_cell(&photo.file),
            photo.added.clone(),
            photo.bytes.map(|bytes| bytes.to_string()).unwrap_or_default(),
            photo.sha256.clone().unwrap_or_default(),
            age_years.map(|years| years.to_string()).unwrap_or_default(),
            site.map(|site| site.code().to_string()).unwrap_or_default(),
            state.to_string(),
            text_cell(reason),
            text_cell(&photo.remarks.join(" ")),
        ];
        match record {
            Some(record) => row.extend(assessment_cells(record)),
            None => {
                row.push(check.map(|check| check.status.name().to_string()).unwrap_or_default());
                row.extend(std::iter::repeat_n(String::new(), assessment_columns().len() - 1));
            }
        }
        let without = record.and_then(|record| record.without_age_and_site.as_ref());
        row.extend(Diagnosis::ALL.map(|diagnosis| {
            without.and_then(|without| without.get(&diagnosis)).map(f32::to_string).unwrap_or_default()
        }));
        row.extend(combined_cells(lesion.combined.as_ref()));
        row.extend([
            text_cell(&self.model.name),
            self.model.weights_sha256.clone(),
            format!("{} {}", self.program.name, self.program.version),
            text_cell(&self.notice),
        ]);
        row
    }
}

/// The columns of the header.
fn header() -> Vec<String> {
    let expand = |name: &str| match name.strip_suffix("AK") {
        Some(prefix) => Diagnosis::ALL.map(|diagnosis| format!("{prefix}{}", diagnosis.code())).to_vec(),
        None => vec![name.to_string()],
    };
    CSV_COLUMNS.into_iter().flat_map(|(name, _)| expand(name)).collect()
}

fn codes(diagnoses: &[Diagnosis]) -> String {
    diagnoses.iter().map(|diagnosis| diagnosis.code()).collect::<Vec<_>>().join(" ")
}

/// State, reason, check and record of a result.
fn result(result: &PhotoResult) -> (&'static str, &str, Option<&InputCheck>, Option<&AssessmentRecord>) {
    match result {
        PhotoResult::Assessed(record) => ("assessed", "", Some(&record.input_check), Some(record)),
        PhotoResult::Refused { input_check, reason } => ("refused", reason, Some(input_check), None),
        PhotoResult::Unreadable { reason } => ("unreadable", reason, None, None),
        PhotoResult::NotAssessed { reason } => ("not_assessed", reason, None, None),
    }
}

fn combined_cells(combined: Option<&CombinedRecord>) -> Vec<String> {
    match combined {
        Some(combined) => {
            let first = [combined.suspicious.to_string(), codes(&combined.prediction_set)];
            first.into_iter().chain(combined.probabilities.values().map(f32::to_string)).collect()
        }
        None => vec![String::new(); 2 + Diagnosis::COUNT],
    }
}
