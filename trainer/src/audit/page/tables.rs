//! Classes, labels and lesions.

use maud::{Markup, html};
use naevus_reading::diagnosis::Diagnosis;

use super::{listed, shortened, yes};
use crate::audit::counts::PartCounts;
use crate::audit::labels::AgainstReference;
use crate::audit::lesions::Several;
use crate::dataset::label::{Label, NOT_MALIGNANT};
use crate::document::page::{section, table};

/// How many photos of each class, as bars.
pub fn classes(parts: &[PartCounts]) -> Markup {
    let content = html! { @for part in parts { (bars(part)) } };
    let lead = "Listed photos of each class as the archive writes it, and how many different ones they are. The imbalance \
                is the commonest class over the rarest.";
    section("Classes", lead, &content)
}

fn bars(part: &PartCounts) -> Markup {
    let most = part.classes.iter().map(|class| class.listed).max().unwrap_or(1);
    html! {
        h3 { (part.archive) @if let Some(part) = &part.part { ", " (part) } }
        p.quiet {
            (part.listed) " listed, " (part.different) " different"
            @if let Some(imbalance) = part.imbalance { ", imbalance " (format!("{imbalance:.1}")) }
        }
        div.scroll {
            table {
                thead {
                    tr { @for column in ["class", "stands for", "listed", "different", ""] { th scope="col" { (column) } } }
                }
                tbody {
                    @for class in &part.classes {
                        tr {
                            th scope="row" { (class.class) }
                            td { (codes(&class.may_be)) }
                            td.number { (class.listed) }
                            td.number { (class.different) }
                            // The longest bar is as wide as 16 letters.
                            td { span.bar style=(format!("width: {:.2}rem", 16.0 * class.listed as f64 / most as f64)) {} }
                        }
                    }
                }
            }
        }
    }
}

fn codes(diagnoses: &[Diagnosis]) -> String {
    if diagnoses == NOT_MALIGNANT {
        return Label::NotMalignant.code().to_string();
    }
    diagnoses.iter().map(|diagnosis| diagnosis.code()).collect::<Vec<_>>().join(" or ")
}

/// The archives' labels beside the reference's.
pub fn reference(found: &AgainstReference) -> Markup {
    let pairings: Vec<Vec<String>> = found
        .table
        .iter()
        .map(|pairing| {
            let photos = pairing.photos.to_string();
            vec![pairing.archive.clone(), pairing.class.clone(), pairing.reference.clone(), yes(pairing.agree), photos]
        })
        .collect();
    let rows = found.disagreements.iter().map(|row| vec![row.file.clone(), row.class.clone(), row.reference.clone()]);
    let lead = format!(
        "Of the listed photos, {} have a label that can be ISIC 2019's, {} have one that cannot, and {} are not known \
         there. In training the reference's label is used.",
        found.agree, found.disagree, found.unknown
    );
    let content = html! {
        (table(&["archive", "its label", "ISIC 2019's", "agree", "photos"], &pairings))
        h3 { "Labels that cannot be the reference's" }
        (shortened(&["file", "label", "ISIC 2019's"], rows.collect()))
    };
    section("Labels against the reference", &lead, &content)
}

/// Lesions with several photos.
pub fn lesions(lesions: &[Several]) -> Markup {
    let photos: usize = lesions.iter().map(|lesion| lesion.photos.len()).sum();
    let across = lesions.iter().filter(|lesion| lesion.across_parts).count();
    let contradict = lesions.iter().filter(|lesion| lesion.under_several_classes).count();
    let lead = format!(
        "{} lesions have several photos, {photos} together; of {across} they are in two parts of an archive, and of \
         {contradict} under classes that cannot both be right. Training splits by lesion, so that all photos of one are on \
         one side.",
        lesions.len()
    );
    let mut sorted: Vec<&Several> = lesions.iter().collect();
    sorted.sort_by_key(|lesion| std::cmp::Reverse((lesion.under_several_classes, lesion.photos.len())));
    let rows = sorted.into_iter().map(|lesion| {
        let number = lesion.photos.len().to_string();
        vec![lesion.lesion.clone(), number, listed(&lesion.photos), listed(&lesion.classes), yes(lesion.across_parts)]
    });
    let columns = ["lesion", "photos", "ids", "classes", "two parts"];
    section("Lesions with several photos", &lead, &shortened(&columns, rows.collect()))
}
