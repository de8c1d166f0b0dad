//! Classes, labels, lesions and files.

use anyhow::Result;
use maud::{Markup, html};
use naevus_reading::diagnosis::Diagnosis;

use super::{MAX_ROWS, Pictures, listed, shortened, yes_or_no};
use crate::audit::Audit;
use crate::audit::counts::{PartCounts, SizeCount};
use crate::audit::duplicates::LesionPhotos;
use crate::audit::labels::ReferenceAgreement;
use crate::dataset::label::{Label, NOT_MALIGNANT};
use crate::document::page::{section, table};

/// Class counts, as bar charts.
pub fn classes(parts: &[PartCounts]) -> Markup {
    let content = html! { @for part in parts { (bars(part)) } };
    let lead = "Listed and different photos of each class, as the archive writes it. The imbalance is the number of \
                photos of the most frequent class for each photo of the rarest.";
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
                    tr {
                        @for column in ["class", "diagnoses", "listed", "different", ""] { th scope="col" { (column) } }
                    }
                }
                tbody {
                    @for class in &part.classes {
                        tr {
                            th scope="row" { (class.class) }
                            td { (codes(&class.candidates)) }
                            td.number { (class.listed) }
                            td.number { (class.different) }
                            td { span.bar style=(bar_width(class.listed, most)) {} }
                        }
                    }
                }
            }
        }
    }
}

/// CSS width of a bar. The longest bar is 16 rem wide.
fn bar_width(photos: usize, most: usize) -> String {
    format!("width: {:.2}rem", 16.0 * photos as f64 / most as f64)
}

fn codes(diagnoses: &[Diagnosis]) -> String {
    if diagnoses == NOT_MALIGNANT {
        return Label::NotMalignant.code().to_string();
    }
    diagnoses.iter().map(|diagnosis| diagnosis.code()).collect::<Vec<_>>().join(" or ")
}

/// The archives' labels compared with the reference's.
pub fn reference(agreement: &ReferenceAgreement) -> Markup {
    let pairs: Vec<Vec<String>> = agreement
        .table
        .iter()
        .map(|pair| {
            let photos = pair.photos.to_string();
            vec![pair.archive.clone(), pair.class.clone(), pair.reference.clone(), yes_or_no(pair.agree), photos]
        })
        .collect();
    let rows =
        agreement.disagreements.iter().map(|row| vec![row.file.clone(), row.class.clone(), row.reference.clone()]);
    let lead = format!(
        "The labels of {} listed photos agree with ISIC 2019's, those of {} contradict it, and {} have no label there. \
         Training uses the reference's label.",
        agreement.agree, agreement.disagree, agreement.unknown
    );
    let content = html! {
        (table(&["archive", "its label", "ISIC 2019's", "agree", "photos"], &pairs))
        h3 { "Labels that contradict the reference" }
        (shortened(&["file", "label", "ISIC 2019's"], rows.collect()))
    };
    section("Agreement with the reference", &lead, &content)
}

/// Lesions with several photos.
pub fn lesions(lesions: &[LesionPhotos]) -> Markup {
    let photos: usize = lesions.iter().map(|lesion| lesion.photos.len()).sum();
    let across = lesions.iter().filter(|lesion| lesion.across_parts).count();
    let contradicting = lesions.iter().filter(|lesion| lesion.under_several_classes).count();
    let lead = format!(
        "{} lesions have several photos, {photos} in total. The photos of {across} lesions are in two parts of an \
         archive, and those of {contradicting} in classes that contradict each other. Training splits by lesion, so \
         that all photos of a lesion are in one subset.",
        lesions.len()
    );
    let mut sorted: Vec<&LesionPhotos> = lesions.iter().collect();
    sorted.sort_by_key(|lesion| std::cmp::Reverse((lesion.under_several_classes, lesion.photos.len())));
    let rows = sorted.into_iter().map(|lesion| {
        let number = lesion.photos.len().to_string();
        vec![
            lesion.lesion.clone(),
            number,
            listed(&lesion.photos),
            listed(&lesion.classes),
            yes_or_no(lesion.across_parts),
        ]
    });
    let columns = ["lesion", "photos", "ids", "classes", "two parts"];
    section("Lesions with several photos", &lead, &shortened(&columns, rows.collect()))
}

/// Sizes of the photos, and unusable or unusual files.
///
/// # Errors
///
/// If a picture cannot be encoded.
pub fn files(audit: &Audit, pictures: &Pictures<'_>) -> Result<Markup> {
    let size = |size: &SizeCount| {
        vec![size.archive.clone(), format!("{} \u{d7} {}", size.width_px, size.height_px), size.photos.to_string()]
    };
    let found = &audit.image_quality;
    let unreadable = found.unreadable.iter().map(|it| vec![it.file.clone(), it.reason.clone()]);
    let blank = found.blank.iter().map(|it| vec![it.file.clone(), it.contrast.to_string()]);
    let colours = found.unusual_colours.iter().map(|it| {
        let z_score = it.z_score.map_or_else(String::new, |z_score| format!("{z_score:.1}"));
        vec![it.file.clone(), it.kind.to_string(), z_score]
    });
    let shown: Vec<(Vec<&str>, String)> =
        found.unusual_colours.iter().take(MAX_ROWS).map(|it| (vec![&*it.file], it.kind.to_string())).collect();
    let one = |text: &String| vec![text.clone()];
    let content = html! {
        h3 { "Sizes, in pixels" }
        (shortened(&["archive", "width \u{d7} height", "photos"], audit.sizes.iter().map(size).collect()))
        h3 { "Unreadable" }
        (shortened(&["file", "reason"], unreadable.collect()))
        h3 { "Blank" }
        (shortened(&["file", "contrast of 255"], blank.collect()))
        h3 { "Unusual colour" }
        p {
            "Greyscale photos, and photos whose ratio of red or blue to green is far from their archive's median: a \
             modified z-score of more than 3.5 (Iglewicz and Hoaglin, 1993). They may be correct (for example a blue nevus); \
             none is left out."
        }
        (shortened(&["file", "kind", "z-score"], colours.collect()))
        (pictures.groups(&shown)?)
        h3 { "Missing" }
        (shortened(&["file"], audit.missing.iter().map(one).collect()))
        @if !audit.problems.is_empty() {
            h3 { "Other problems" }
            (shortened(&["problem"], audit.problems.iter().map(one).collect()))
        }
    };
    Ok(section("Files", "", &content))
}
