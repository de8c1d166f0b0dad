//! How much an age and a site speak for each diagnosis, by the lesions of the training side.

use std::collections::BTreeMap;

use naevus_reading::decision::{DECADES, LikelihoodRatios, Patient, Site, decade};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::patient::patient;
use crate::split::SplitRow;

/// How many lesions are added to each diagnosis for every band of age and every site, shared out as the diagnoses have
/// them on average: of a diagnosis with few lesions little is believed, and of one with none nothing.
const SMOOTHING: f64 = 10.0;

/// The power to which the ratios are raised. Chosen on validation, where it was better than 1: the lesion's site and the
/// patient's age speak of the same sun, and the photo shows some of it.
const WEIGHT: f32 = 0.5;

/// The ratios that `rows`, of the training side, ask for; none where they know no age and no site.
///
/// A lesion has one vote, however many photos it has, and none where its diagnosis is not known. Archives that say
/// nothing of age and site add nothing.
pub fn fit(rows: &[SplitRow]) -> Option<LikelihoodRatios> {
    let mut lesions: BTreeMap<&str, (Diagnosis, Patient)> = BTreeMap::new();
    for row in rows {
        let Some(diagnosis) = row.label.diagnosis() else { continue };
        let (_, known) = lesions.entry(&row.lesion).or_insert((diagnosis, Patient::default()));
        // Of photos taken years apart, the first that says it counts.
        let Patient { age_years, site } = patient(row.age.as_deref(), row.site.as_deref());
        known.age_years = known.age_years.or(age_years);
        known.site = known.site.or(site);
    }
    let mut ages = [[0; Diagnosis::COUNT]; DECADES];
    let mut sites = [[0; Diagnosis::COUNT]; Site::COUNT];
    for (diagnosis, known) in lesions.into_values() {
        if let Some(age_years) = known.age_years {
            ages[decade(age_years)][diagnosis.index()] += 1;
        }
        if let Some(site) = known.site {
            sites[site.index()][diagnosis.index()] += 1;
        }
    }
    let (age_lesions, site_lesions) = (of_diagnoses(&ages), of_diagnoses(&sites));
    (age_lesions.iter().chain(&site_lesions).sum::<usize>() > 0).then(|| LikelihoodRatios {
        age: log_ratios(&ages),
        site: log_ratios(&sites),
        weight: WEIGHT,
        age_lesions,
        site_lesions,
    })
}

/// How many lesions of each diagnosis `votes` holds.
fn of_diagnoses(votes: &[[usize; Diagnosis::COUNT]]) -> [usize; Diagnosis::COUNT] {
    std::array::from_fn(|index| votes.iter().map(|of_band| of_band[index]).sum())
}

/// From the lesions of each band and diagnosis: the logarithm of the band's smoothed share among the diagnosis's lesions,
/// less that of the mean share over the diagnoses that have any. A band that nobody is in says nothing.
fn log_ratios<const BANDS: usize>(votes: &[[usize; Diagnosis::COUNT]; BANDS]) -> [[f32; Diagnosis::COUNT]; BANDS] {
    let lesions = of_diagnoses(votes);
    let known = lesions.iter().filter(|&&lesions| lesions > 0).count().max(1) as f64;
    let added = SMOOTHING * BANDS as f64;
    votes.map(|of_band| {
        let shares = of_band.iter().zip(lesions).filter(|(_, lesions)| *lesions > 0);
        let mean = shares.map(|(&votes, lesions)| votes as f64 / lesions as f64).sum::<f64>() / known;
        if mean == 0.0 {
            return [0.0; Diagnosis::COUNT];
        }
        std::array::from_fn(|index| {
            let smoothed = (of_band[index] as f64 + added * mean) / (lesions[index] as f64 + added);
            // More digits would only make the card longer.
            (((smoothed / mean).ln() * 1e4).round() / 1e4) as f32
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tests::record;
    use crate::dataset::{Label, Record};
    use crate::split::Side;

    fn row(lesion: &str, label: Label, age: &str, site: &str) -> SplitRow {
        let given = |written: &str| (!written.is_empty()).then(|| written.to_string());
        let drawn = record(lesion, "drawn", lesion);
        SplitRow::of(&Record { label, age: given(age), site: given(site), ..drawn }, Side::Train)
    }

    /// 900 melanomas at 75 on the back, 900 nevi at 25, of which no site is known, and one old dermatofibroma.
    fn rows() -> Vec<SplitRow> {
        let melanoma = |lesion: usize| row(&format!("m{lesion}"), Diagnosis::Melanoma.into(), "75.0", "back");
        let nevus = |lesion: usize| row(&format!("n{lesion}"), Diagnosis::Nevus.into(), "25", "");
        let mut rows: Vec<SplitRow> = (0..900).flat_map(|lesion| [melanoma(lesion), nevus(lesion)]).collect();
        rows.push(row("d", Diagnosis::Dermatofibroma.into(), "75", ""));
        rows
    }

    #[test]
    fn ratios_are_shares_over_their_mean_and_few_lesions_are_hardly_believed() {
        let ratios = fit(&rows()).unwrap();
        let at_75 = |diagnosis: Diagnosis| ratios.age[7][diagnosis.index()];
        // The mean share of the seventies is (1 + 0 + 1) / 3; 90 lesions are added, 60 of them in the seventies.
        let expected = |votes: f64, lesions: f64| (((votes + 60.0) / (lesions + 90.0)) / (2.0 / 3.0)).ln() as f32;
        assert!((at_75(Diagnosis::Melanoma) - expected(900.0, 900.0)).abs() < 1e-4);
        assert!((at_75(Diagnosis::Nevus) - expected(0.0, 900.0)).abs() < 1e-4);
        assert!((0.0..0.01).contains(&at_75(Diagnosis::Dermatofibroma)), "one lesion says next to nothing");
        assert_eq!(at_75(Diagnosis::VascularLesion), 0.0, "none says nothing");
        assert_eq!(ratios.age[4], [0.0; Diagnosis::COUNT], "nobody is in the forties");
        assert_eq!(ratios.age_lesions[Diagnosis::Nevus.index()], 900);
        assert_eq!(ratios.site_lesions[Diagnosis::Nevus.index()], 0);
        assert_eq!(ratios.site[Site::Trunk.index()], [0.0; Diagnosis::COUNT], "only one site is ever given");
    }

    #[test]
    fn a_lesion_has_one_vote_however_many_photos_it_has() {
        let mut often = rows();
        // Once more each, some of them without what the first says.
        often.extend(rows().into_iter().map(|row| SplitRow { site: None, ..row }));
        often.extend(vec![row("d", Diagnosis::Dermatofibroma.into(), "15", ""); 50]);
        assert_eq!(fit(&often), fit(&rows()));
    }

    #[test]
    fn what_says_nothing_adds_nothing() {
        let mut more = rows();
        more.push(row("x", Label::NotMalignant, "75", "chest"));
        more.push(row("y", Diagnosis::Nevus.into(), "", "unknown"));
        assert_eq!(fit(&more), fit(&rows()));
        assert_eq!(fit(&more[more.len() - 2..]), None);
    }
}
