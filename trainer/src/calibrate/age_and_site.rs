//! Fits the likelihood ratios of age and site for each diagnosis on the lesions of the training set.

use std::collections::BTreeMap;

use naevus_reading::decision::{DECADES, LikelihoodRatios, Patient, Site, decade};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::columns::patient;
use crate::split::SplitRow;

/// Additive smoothing: the number of pseudo-lesions per age band or site that are added to each diagnosis with the mean
/// distribution of the diagnoses. The ratios of rare diagnoses are close to one.
const SMOOTHING: f64 = 10.0;

/// The exponent of the ratios, chosen on the validation set. It is less than 1 because age, site and photo are
/// correlated: all three depend on exposure to the sun.
const WEIGHT: f32 = 0.5;

/// The ratios of `rows`, which are those of the training set; `None` if no row has an age or a site.
///
/// Each lesion is counted once, independently of its number of photos. Lesions without a diagnosis, or with neither age
/// nor site, are not counted.
pub fn fit(rows: &[SplitRow]) -> Option<LikelihoodRatios> {
    let mut lesions: BTreeMap<&str, (Diagnosis, Patient)> = BTreeMap::new();
    for row in rows {
        let Some(diagnosis) = row.label.diagnosis() else { continue };
        let (_, patient_of_lesion) = lesions.entry(&row.lesion).or_insert((diagnosis, Patient::default()));
        // The first photo of a lesion with an age or a site is used.
        let Patient { age_years, site } = patient(row.age.as_deref(), row.site.as_deref());
        patient_of_lesion.age_years = patient_of_lesion.age_years.or(age_years);
        patient_of_lesion.site = patient_of_lesion.site.or(site);
    }
    let mut ages = [[0; Diagnosis::COUNT]; DECADES];
    let mut sites = [[0; Diagnosis::COUNT]; Site::COUNT];
    for (diagnosis, patient) in lesions.into_values() {
        if let Some(age_years) = patient.age_years {
            ages[decade(age_years)][diagnosis.index()] += 1;
        }
        if let Some(site) = patient.site {
            sites[site.index()][diagnosis.index()] += 1;
        }
    }
    let (age_lesions, site_lesions) = (lesions_per_diagnosis(&ages), lesions_per_diagnosis(&sites));
    (age_lesions.iter().chain(&site_lesions).sum::<usize>() > 0).then(|| LikelihoodRatios {
        age: log_ratios(&ages),
        site: log_ratios(&sites),
        weight: WEIGHT,
        age_lesions,
        site_lesions,
    })
}

/// The number of lesions of each diagnosis in `counts`.
fn lesions_per_diagnosis(counts: &[[usize; Diagnosis::COUNT]]) -> [usize; Diagnosis::COUNT] {
    std::array::from_fn(|index| counts.iter().map(|of_band| of_band[index]).sum())
}

/// The log-likelihood ratios for the lesion counts of each band and diagnosis: the logarithm of the band's smoothed
/// share of the diagnosis' lesions, less that of the mean share over the diagnoses with lesions. Zero for a band
/// without lesions.
fn log_ratios<const BANDS: usize>(counts: &[[usize; Diagnosis::COUNT]; BANDS]) -> [[f32; Diagnosis::COUNT]; BANDS] {
    let lesions = lesions_per_diagnosis(counts);
    let diagnoses_with_lesions = lesions.iter().filter(|&&lesions| lesions > 0).count().max(1) as f64;
    let added = SMOOTHING * BANDS as f64;
    counts.map(|of_band| {
        let shares = of_band.iter().zip(lesions).filter(|(_, lesions)| *lesions > 0);
        let mean =
            shares.map(|(&counts, lesions)| counts as f64 / lesions as f64).sum::<f64>() / diagnoses_with_lesions;
        if mean == 0.0 {
            return [0.0; Diagnosis::COUNT];
        }
        std::array::from_fn(|index| {
            let smoothed = (of_band[index] as f64 + added * mean) / (lesions[index] as f64 + added);
            // The ratios are rounded to four decimals, which shortens the card.
            (((smoothed / mean).ln() * 1e4).round() / 1e4) as f32
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tests::record;
    use crate::dataset::{Label, Record};
    use crate::split::Subset;

    fn row(lesion: &str, label: Label, age: &str, site: &str) -> SplitRow {
        let given = |written: &str| (!written.is_empty()).then(|| written.to_string());
        let drawn = record(lesion, "drawn", lesion);
        SplitRow::of(&Record { label, age: given(age), site: given(site), ..drawn }, Subset::Train)
    }

    /// 900 melanomas at age 75 on the back, 900 nevi at age 25 without a site, and one dermatofibroma at age 75.
    fn rows() -> Vec<SplitRow> {
        let melanoma = |lesion: usize| row(&format!("m{lesion}"), Diagnosis::Melanoma.into(), "75.0", "back");
        let nevus = |lesion: usize| row(&format!("n{lesion}"), Diagnosis::Nevus.into(), "25", "");
        let mut rows: Vec<SplitRow> = (0..900).flat_map(|lesion| [melanoma(lesion), nevus(lesion)]).collect();
        rows.push(row("d", Diagnosis::Dermatofibroma.into(), "75", ""));
        rows
    }

    #[test]
    fn ratios_are_smoothed_shares_over_their_mean() {
        let ratios = fit(&rows()).unwrap();
        let at_75 = |diagnosis: Diagnosis| ratios.age[7][diagnosis.index()];
        // The mean share of the seventies is (1 + 0 + 1) / 3; 90 lesions are added, 60 of them in the seventies.
        let expected = |counts: f64, lesions: f64| (((counts + 60.0) / (lesions + 90.0)) / (2.0 / 3.0)).ln() as f32;
        assert!((at_75(Diagnosis::Melanoma) - expected(900.0, 900.0)).abs() < 1e-4);
        assert!((at_75(Diagnosis::Nevus) - expected(0.0, 900.0)).abs() < 1e-4);
        assert!((0.0..0.01).contains(&at_75(Diagnosis::Dermatofibroma)), "one lesion has almost no weight");
        assert_eq!(at_75(Diagnosis::VascularLesion), 0.0, "no lesions");
        assert_eq!(ratios.age[4], [0.0; Diagnosis::COUNT], "no lesion in this band");
        assert_eq!(ratios.age_lesions[Diagnosis::Nevus.index()], 900);
        assert_eq!(ratios.site_lesions[Diagnosis::Nevus.index()], 0);
        assert_eq!(ratios.site[Site::Trunk.index()], [0.0; Diagnosis::COUNT], "all sites but one are unknown");
    }

    #[test]
    fn a_lesion_is_counted_once() {
        let mut often = rows();
        // A second photo of each lesion, without a site.
        often.extend(rows().into_iter().map(|row| SplitRow { site: None, ..row }));
        often.extend(vec![row("d", Diagnosis::Dermatofibroma.into(), "15", ""); 50]);
        assert_eq!(fit(&often), fit(&rows()));
    }

    #[test]
    fn rows_without_diagnosis_age_and_site_are_not_counted() {
        let mut more = rows();
        more.push(row("x", Label::NotMalignant, "75", "chest"));
        more.push(row("y", Diagnosis::Nevus.into(), "", "unknown"));
        assert_eq!(fit(&more), fit(&rows()));
        assert_eq!(fit(&more[more.len() - 2..]), None);
    }
}
