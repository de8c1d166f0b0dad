//! `audit.html`: the findings as one HTML page.

mod duplicates;
mod tables;

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use maud::{Markup, html};

use super::Audit;
use super::data::AuditData;
use crate::document::page::{self as document, picture, section, table};
use crate::photos;

/// Maximum number of rows of a table, and of pictures in a section; `audit.json` contains all findings.
const MAX_ROWS: usize = 40;

/// The page.
///
/// # Errors
///
/// If a picture cannot be encoded.
pub fn page(audit: &Audit, pictures: &Pictures<'_>) -> Result<String> {
    let mut archives: Vec<&str> = audit.classes.iter().map(|part| part.archive.as_str()).collect();
    archives.dedup();
    let lead = "Audit of photo archives before training: class counts, duplicates, contradicting labels, and files \
                that are unreadable or blank. audit.json contains every finding; the tables here end after 40 rows.";
    let body = html! {
        (totals(audit))
        (tables::classes(&audit.classes))
        (duplicates::several_classes(&audit.duplicates, pictures)?)
        (duplicates::across_parts(&audit.duplicates))
        (duplicates::several_ids(&audit.duplicates, pictures)?)
        (duplicates::near_duplicates(audit, pictures)?)
        @if let Some(reference) = &audit.reference { (tables::reference(reference)) }
        (tables::lesions(&audit.lesions))
        (tables::files(audit, pictures)?)
        (quarantine(audit))
    };
    Ok(document::page(&format!("Audit of {}", archives.join(", ")), lead, &body))
}

fn totals(audit: &Audit) -> Markup {
    let rows: Vec<Vec<String>> =
        audit.totals.lines().into_iter().map(|(finding, count)| vec![finding.to_string(), count.to_string()]).collect();
    section("Summary", "", &table(&["finding", "count"], &rows))
}

fn quarantine(audit: &Audit) -> Markup {
    let rows = audit.quarantine.iter().map(|row| {
        let file = format!("{}/{}", row.source, row.path);
        vec![file, row.reason.clone()]
    });
    let lead = "Files to leave out. Pass them to train and evaluate with --quarantine quarantine.csv. Photos whose \
                labels the reconciliation corrects are not in the file. Of several copies one stays, in the class that \
                the label of highest precedence gives. All copies are left out only if no label decides. Several photos \
                of one lesion stay, because the split by lesion keeps them in one subset. If a row is removed from the \
                file, its photo is used again.";
    section("Quarantine", lead, &shortened(&["file", "reason"], rows.collect()))
}

/// A table of the first [`MAX_ROWS`] rows, with the number of all rows.
fn shortened(columns: &[&str], mut rows: Vec<Vec<String>>) -> Markup {
    let all = rows.len();
    rows.truncate(MAX_ROWS);
    html! {
        @if all == 0 { p.quiet { "None." } } @else { (table(columns, &rows)) }
        @if all > MAX_ROWS { p.quiet { "The first " (MAX_ROWS) " of " (all) "." } }
    }
}

/// Names, separated by commas.
fn listed<'names>(names: impl IntoIterator<Item = &'names String>) -> String {
    names.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn yes_or_no(is: bool) -> String {
    if is { "yes" } else { "no" }.to_string()
}

/// The photos of the findings, by their names in the findings; empty if the page has no pictures.
pub struct Pictures<'data> {
    paths: HashMap<&'data str, &'data Path>,
}

impl<'data> Pictures<'data> {
    /// The photos of `data`.
    pub fn new(data: Option<&'data AuditData>) -> Pictures<'data> {
        let files = data.into_iter().flat_map(|data| data.files.iter().zip(&data.listed));
        let paths = files.map(|(file, checked)| (file.name.as_str(), checked.photo.path.as_path())).collect();
        Pictures { paths }
    }

    /// Groups of pictures, each with a caption; empty if the page has no pictures.
    ///
    /// # Errors
    ///
    /// If a picture cannot be encoded.
    pub fn groups(&self, groups: &[(Vec<&str>, String)]) -> Result<Markup> {
        let mut figures = Vec::new();
        for (files, caption) in groups.iter().filter(|_| !self.paths.is_empty()) {
            let mut together = Vec::new();
            for file in files {
                // A file that cannot be decoded has no picture.
                if let Some(Ok(photo)) = self.paths.get(file).map(|path| photos::read(path)) {
                    together.push(picture(&photo, file)?);
                }
            }
            figures.push(html! { div.together { @for figure in together { (figure) } p.quiet { (caption) } } });
        }
        Ok(html! { @if !figures.is_empty() { div.pictures { @for figure in figures { (figure) } } } })
    }
}
