//! A table of the user that lists photos with their labels: the columns `path` and `label`, and optionally `lesion`,
//! `patient` and `split`, as `trainer evaluate --photos` accepts them.

use std::collections::HashMap;

use crate::csv_text::CsvText;
use crate::label::Label;
use crate::table::{Table, TableError};

/// The columns that a table must have.
pub const REQUIRED: [&str; 2] = ["path", "label"];

/// A photo as a table lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPhoto {
    /// The path, relative to the folder of the table, with `/` between the folders.
    pub path: String,
    /// The text of the label.
    pub label_text: String,
    /// The label; `None` if the text is empty, or is none of the nine diagnoses.
    pub label: Option<Label>,
    /// The name of the lesion, which photos of one lesion share.
    pub lesion: Option<String>,
    /// The name of the patient, which photos of one patient share.
    pub patient: Option<String>,
    /// The line of the table on which its row begins, from 1.
    pub line: u64,
}

/// A row that is left out, or whose label is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// It has too many or too few fields.
    Fields {
        /// The number of its fields.
        fields: usize,
        /// The number of columns.
        expected: usize,
    },
    /// It has no path.
    NoPath,
    /// An earlier row lists the same photo, on this line.
    ListedOn(u64),
    /// The photo is for training only, by the column `split`.
    TrainOnly,
    /// The label is none of the nine diagnoses; the photo counts as unlabelled.
    UnknownLabel(String),
}

/// The photos of the table `text`, and the problems of its rows with their lines.
///
/// # Errors
///
/// If the table lacks a column, or cannot be read to its end.
pub fn read(text: &CsvText) -> Result<(Vec<ListedPhoto>, Vec<(u64, RowProblem)>), TableError> {
    let (table, bad_rows) = Table::of(text, &REQUIRED)?;
    let mut problems: Vec<(u64, RowProblem)> = bad_rows
        .into_iter()
        .map(|row| (row.line, RowProblem::Fields { fields: row.fields, expected: row.expected }))
        .collect();
    let mut photos = Vec::new();
    let mut lines: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let (path, label_text) = (table.field(row, "path"), table.field(row, "label"));
        let path = path.replace('\\', "/");
        let path = path.trim_start_matches("./").to_string();
        if path.is_empty() {
            problems.push((row.line(), RowProblem::NoPath));
            continue;
        }
        if let Some(first) = lines.get(&path) {
            problems.push((row.line(), RowProblem::ListedOn(*first)));
            continue;
        }
        lines.insert(path.clone(), row.line());
        if table.field(row, "split").eq_ignore_ascii_case("train") {
            problems.push((row.line(), RowProblem::TrainOnly));
            continue;
        }
        let label = Label::from_candidates(Label::parse_candidates(label_text));
        if label.is_none() && !label_text.is_empty() {
            problems.push((row.line(), RowProblem::UnknownLabel(label_text.to_string())));
        }
        photos.push(ListedPhoto {
            path,
            label_text: label_text.to_string(),
            label,
            lesion: table.known(row, "lesion"),
            patient: table.known(row, "patient"),
            line: row.line(),
        });
    }
    problems.sort_by_key(|(line, _)| *line);
    Ok((photos, problems))
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn photos_labels_and_groups_are_read_and_faults_are_named_with_their_lines() {
        let text = "sep=;\nPath;Label;lesion;patient;split\na\\1.jpg;nevus;L1;P1;\n./a/2.jpg;BCC;unknown;;\n3.jpg;wart;;;\n\
            a/1.jpg;MEL;;;\n;NV;;;\n4.jpg;NV;;;train\n5.jpg;benign;;;\n6.jpg;;;;\n7.jpg;NV\n";
        let (photos, problems) = read(&CsvText::of(text).unwrap()).unwrap();
        let found: Vec<(&str, Option<Label>, Option<&str>)> =
            photos.iter().map(|photo| (photo.path.as_str(), photo.label, photo.lesion.as_deref())).collect();
        let expected = [
            ("a/1.jpg", Some(Diagnosis::Nevus.into()), Some("L1")),
            ("a/2.jpg", Some(Diagnosis::BasalCellCarcinoma.into()), None),
            ("3.jpg", None, None),
            ("5.jpg", Some(Label::NotMalignant), None),
            ("6.jpg", None, None),
        ];
        assert_eq!(found, expected);
        assert_eq!((photos[0].patient.as_deref(), photos[0].line), (Some("P1"), 3));
        let expected = [
            (5, RowProblem::UnknownLabel("wart".into())),
            (6, RowProblem::ListedOn(3)),
            (7, RowProblem::NoPath),
            (8, RowProblem::TrainOnly),
            (11, RowProblem::Fields { fields: 2, expected: 5 }),
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_table_without_labels_is_an_error() {
        let error = read(&CsvText::of("path,age\n1.jpg,3\n").unwrap()).unwrap_err().to_string();
        assert!(error.contains("has no column `label`"), "{error}");
    }
}
