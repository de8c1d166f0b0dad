//! `audit.html`: the findings for people, in one file.

mod files;
mod pairs;
mod pictures;
mod tables;

use anyhow::Result;
use maud::{Markup, html};

use super::Audit;
use crate::document::page as document;
use crate::document::page::{section, table};
pub use pictures::Pictures;

/// The most rows of a table, and pictures of a kind; `audit.json` has them all.
const SHOWN: usize = 40;

/// The page.
///
/// # Errors
///
/// Where a picture cannot be made.
pub fn page(audit: &Audit, pictures: &Pictures<'_>) -> Result<String> {
    let mut archives: Vec<&str> = audit.classes.iter().map(|part| part.archive.as_str()).collect();
    archives.dedup();
    let lead = "What is in these photos before anything is learnt from them: how many there are of each class, which are \
                there twice, whose labels contradict each other, and which files show nothing. Every finding is in \
                audit.json; a table here ends after 40 rows.";
    let body = html! {
        (totals(audit))
        (tables::classes(&audit.classes))
        (pairs::several_classes(&audit.copies, pictures)?)
        (pairs::across_parts(&audit.copies))
        (pairs::several_ids(&audit.copies, pictures)?)
        (pairs::near_identical(audit, pictures)?)
        @if let Some(reference) = &audit.reference { (tables::reference(reference)) }
        (tables::lesions(&audit.lesions))
        (files::files(audit, pictures)?)
        (quarantine(audit))
    };
    Ok(document::page(&format!("Audit of {}", archives.join(", ")), lead, &body))
}

fn totals(audit: &Audit) -> Markup {
    let rows: Vec<Vec<String>> =
        audit.totals.lines().into_iter().map(|(what, count)| vec![what.to_string(), count.to_string()]).collect();
    section("What was found", "", &table(&["finding", "count"], &rows))
}

fn quarantine(audit: &Audit) -> Markup {
    let rows = audit.quarantine.iter().map(|row| {
        let file = format!("{}/{}", row.source, row.path);
        vec![file, row.reason.clone()]
    });
    let lead = "Files that should be left out; train and evaluate do so with --quarantine quarantine.csv. Nothing is in it \
                that reconciling the labels mends: of copies one stays, in the class that the weightiest label gives, and \
                only where no label decides all of them go. Several photos of one lesion stay, as the split by lesion \
                keeps them on one side. A row that is taken out of the file brings its photo back.";
    section("Quarantine", lead, &shortened(&["file", "reason"], rows.collect()))
}

/// A table of the first [`SHOWN`] rows, saying how many there are in all.
fn shortened(columns: &[&str], mut rows: Vec<Vec<String>>) -> Markup {
    let all = rows.len();
    rows.truncate(SHOWN);
    html! {
        @if all == 0 { p.quiet { "None." } } @else { (table(columns, &rows)) }
        @if all > SHOWN { p.quiet { "The first " (SHOWN) " of " (all) "." } }
    }
}

/// Names in a row of a table.
fn listed<'names>(names: impl IntoIterator<Item = &'names String>) -> String {
    names.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_string()
}
