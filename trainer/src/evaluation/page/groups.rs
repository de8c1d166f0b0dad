//! The figures by source, sex, age and site.

use maud::{Markup, html};

use super::cell;
use crate::document::page;
use crate::evaluation::subgroups::{FIGURES, LEAST_PHOTOS, Partition, Subgroup};

/// A table for each thing that photos are parted by.
pub fn section(partitions: &[Partition]) -> Markup {
    let content = html! {
        @for partition in partitions {
            h3 { "By " (partition.by) }
            @if partition.groups.is_empty() {
                p.quiet { "It is not known of any photo." }
            } @else {
                (table(partition))
                @if partition.unknown > 0 {
                    p.quiet { "It is not known of " (partition.unknown) " more photos." }
                }
            }
        }
    };
    page::section(
        "Subgroups",
        "A model should read everyone's photos as well. Balanced accuracy is over the diagnoses that the group's photos \
         show, so that groups with other diagnoses are not strictly comparable; the AUROCs are less affected.",
        &content,
    )
}

fn table(partition: &Partition) -> Markup {
    let columns: Vec<&str> =
        [partition.by, "Photos", "Lesions"].into_iter().chain(FIGURES.map(|(_, name)| name)).collect();
    page::table(&columns, &partition.groups.iter().map(row).collect::<Vec<_>>())
}

fn row(group: &Subgroup) -> Vec<String> {
    let counts = [group.name.clone(), group.photos.to_string(), group.lesions.to_string()];
    if group.photos < LEAST_PHOTOS {
        return counts.into_iter().chain(["too few photos to say".to_string()]).collect();
    }
    counts.into_iter().chain(FIGURES.map(|(key, _)| cell(group.figures.get(key)))).collect()
}
