//! How reliable the model is in the subgroup of an age and a site.

use crate::page::text::format::{Unit, value_with_interval};
use crate::page::text::message::say;
use crate::page::text::terms;
use naevus_reading::card::{Figure, ModelCard, Subgroup};
use naevus_reading::decision::{Patient, Site};

/// Fewer test photos than this tell nothing about a subgroup.
const FEW_PHOTOS: usize = 100;

/// The key of the figure that is compared.
const FIGURE: &str = "malignant_auroc";

/// The subgroups of age and site in which the model tells malignant lesions apart worse than on all test photos, or in which
/// that is uncertain; none if neither is given or known to be worse.
pub fn less_reliable(patient: &Patient, card: &ModelCard) -> Option<String> {
    let all = card.figures.get(FIGURE)?;
    let of_age = patient.age_years.and_then(|years| card.subgroups.iter().find(|group| is_of_age(group, years)));
    let of_site = patient
        .site
        .and_then(|site| card.subgroups.iter().find(|group| group.by == "site" && group.group == site.name()));
    let sentences: Vec<String> =
        [of_age, of_site].into_iter().flatten().filter_map(|group| sentence(group, all)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn sentence(group: &Subgroup, all: &Figure) -> Option<String> {
    let name = name(group);
    let figure = group.figures.get(FIGURE).filter(|_| group.photos >= FEW_PHOTOS);
    let Some(figure) = figure else {
        return Some(say!("subgroup-few-photos", subgroup = name, photos = group.photos));
    };
    // The interval of a subgroup without many malignant lesions is wide: that is a reason for a caution by itself.
    let is_worse = figure.value < all.low || figure.low < 0.7;
    is_worse.then(|| {
        say!(
            "subgroup-less-reliable",
            subgroup = name,
            figure = value_with_interval(figure, Unit::Decimals(2)),
            photos = group.photos,
            all = value_with_interval(all, Unit::Decimals(2)),
        )
    })
}

/// The name of a subgroup of age or site: `Age 30 to 49`, `Site trunk`.
fn name(group: &Subgroup) -> String {
    match bounds(group).as_slice() {
        [least, greatest] => say!("subgroup-ages", least = *least, greatest = *greatest),
        [least] => say!("subgroup-ages-from", least = *least),
        _ => {
            let site = Site::ALL.into_iter().find(|site| site.name() == group.group);
            say!("subgroup-site", site = site.map_or(group.group.as_str(), |site| terms::site(site).text()))
        }
    }
}

/// The bounds of a subgroup by age; none for another one.
fn bounds(group: &Subgroup) -> Vec<u8> {
    let words = group.group.split(' ').filter(|_| group.by == "age");
    words.filter_map(|word| word.parse().ok()).collect()
}

/// Whether a subgroup by age, such as `30 to 49` or `70 and over`, contains an age.
fn is_of_age(group: &Subgroup, years: u8) -> bool {
    match bounds(group).as_slice() {
        [least, greatest] => (*least..=*greatest).contains(&years),
        [least] => years >= *least,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn card() -> ModelCard {
        let mut card = ModelCard::from_json(include_str!("../../../www/model/card.json")).unwrap();
        let figure = |value: f64, low: f64| json!({ "value": value, "low": low, "high": 0.97 });
        let group = |by: &str, group: &str, photos: usize, value: f64, low: f64| -> Subgroup {
            let group = json!({
                "by": by, "group": group, "photos": photos, "figures": { "malignant_auroc": figure(value, low) },
            });
            serde_json::from_value(group).unwrap()
        };
        card.figures.insert("malignant_auroc".into(), serde_json::from_value(figure(0.89, 0.87)).unwrap());
        card.subgroups = vec![
            group("age", "0 to 29", 231, 0.82, 0.5),
            group("age", "30 to 49", 1087, 0.9, 0.85),
            group("age", "70 and over", 20, 0.9, 0.85),
            group("site", "trunk", 1620, 0.8, 0.75),
        ];
        card
    }

    fn of(age_years: Option<u8>, site: Option<Site>) -> Option<String> {
        less_reliable(&Patient { age_years, site }, &card())
    }

    #[test]
    fn a_subgroup_that_is_worse_or_uncertain_is_named_with_its_figures() {
        let young = of(Some(24), None).unwrap();
        assert!(young.starts_with("Age 0 to 29: ") && young.contains("0.82 (0.50–0.97) on 231 photos"), "{young}");
        let trunk = of(Some(40), Some(Site::Trunk)).unwrap();
        assert!(trunk.starts_with("Site trunk: "), "{trunk}");
        let old = of(Some(91), None).unwrap();
        assert!(old.contains("only 20 test photos"), "{old}");
    }

    #[test]
    fn a_subgroup_that_is_as_good_is_not_mentioned() {
        assert_eq!(of(Some(49), None), None);
        assert_eq!(of(None, None), None);
    }
}
