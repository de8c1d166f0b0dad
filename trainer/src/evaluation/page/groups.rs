//! The figures by source, domain, resolution, skin type, sex, age and site.

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
         show, so that groups with other diagnoses are not strictly comparable; the AUROCs are less affected. A diagnosis \
         of one or two lesions is missing from many resamples, which makes the intervals of small groups lopsided.",
        &content,
    )
}

fn table(partition: &Partition) -> Markup {
    let columns: Vec<&str> = ["Group", "Photos", "Lesions"].into_iter().chain(FIGURES.map(|(_, name)| name)).collect();
    page::table(&columns, &partition.groups.iter().map(row).collect::<Vec<_>>())
}

fn row(group: &Subgroup) -> Vec<String> {
    let counts = [group.name.clone(), group.photos.to_string(), group.lesions.to_string()];
    if group.photos < LEAST_PHOTOS {
        let rest = ["too few photos to say", "", "", ""].map(str::to_string);
        return counts.into_iter().chain(rest).collect();
    }
    counts.into_iter().chain(FIGURES.map(|(key, _)| cell(group.figures.get(key)))).collect()
}
