//! Tables of the robustness: invariance to rotation and mirroring, image corruptions, and the class activation map.

use maud::{Markup, html};

use super::section;
use crate::document::page;
use crate::evaluation::figures::percent;
use crate::evaluation::{Invariance, MapLocalisation, RobustnessResult, Section};

/// The share of photos whose prediction changes when they are mirrored or rotated.
pub fn invariance(measured: &Section<Invariance>) -> Markup {
    let lead = "Skin lesions have no canonical orientation. The table has the share of photos whose most probable diagnosis \
                changes when the photo is mirrored or rotated; lower is better.";
    section("Effect of rotation and mirroring", lead, measured, |invariance| {
        let views = invariance.views.iter().map(|view| vec![view.view.name(), percent(view.prediction_changes)]);
        let any = vec!["at least one of these".to_string(), percent(invariance.prediction_changes_any)];
        let rows: Vec<Vec<String>> = views.chain([any]).collect();
        html! {
            (page::table(&["View", "Changed predictions"], &rows))
            p.quiet { (invariance.photos) " photos." }
        }
    })
}

/// The figures on corrupted photos.
pub fn corruptions(measured: &Section<Vec<RobustnessResult>>) -> Markup {
    let lead = "Clinics differ in focus, distance, lighting and compression. The figures are of the same photos after each \
                corruption, from one view each.";
    section("Robustness to image corruptions", lead, measured, |results| {
        let row = |it: &RobustnessResult| {
            vec![it.corruption.to_string(), percent(it.balanced_accuracy), percent(it.refused_share)]
        };
        let columns = ["Corruption", "Balanced accuracy", "Refused"];
        page::table(&columns, &results.iter().map(row).collect::<Vec<_>>())
    })
}

/// The localisation of the lesion by the class activation map.
pub fn activation_map(measured: &Section<MapLocalisation>) -> Markup {
    let lead = "The share of photos in which the peak of the class activation map is on the lesion (pointing game). The \
                lesion is segmented with Otsu's threshold; photos without a clear segmentation are left out.";
    section("Class activation map", lead, measured, |map| {
        let all = [
            vec!["all".to_string(), percent(map.peak_on_lesion)],
            vec!["random position".to_string(), percent(map.lesion_share)],
        ];
        let by_predicted = map.by_predicted.iter();
        let by_predicted =
            by_predicted.map(|(predicted, share)| vec![format!("predicted {}", predicted.name()), percent(*share)]);
        html! {
            (page::table(&["Photos", "Peak on the lesion"], &all.into_iter().chain(by_predicted).collect::<Vec<_>>()))
            p.quiet { (map.photos) " photos; " (map.without_mask) " were left out." }
        }
    })
}
