//! Thresholds of the probabilities: the alert threshold for a target sensitivity, and the rule of the prediction sets for a
//! target coverage.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use naevus_reading::card::{LeftOutArchive, RequiredLevels};
use naevus_reading::decision::{AdaptiveSets, OperatingPoint};
use naevus_reading::diagnosis::Diagnosis;

/// The number of malignant photos that an archive needs for its own threshold; with fewer photos, one or two of them
/// would determine the threshold.
const MIN_PHOTOS: usize = 20;

/// What the thresholds are fitted for, measured on the validation set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Targets {
    /// The sensitivity of the alert for malignant photos, 0 to 1.
    pub alert_sensitivity: f64,
    /// The least sensitivity of the alert within each archive with at least 20 malignant photos, 0 to 1.
    pub alert_sensitivity_per_archive: f64,
    /// The coverage of the prediction sets, between 0 and 1.
    pub set_coverage: f64,
}

impl Default for Targets {
    /// 0.95 within each archive would be determined by the three or four most difficult photos of one archive, with a
    /// specificity of one in seven; 0.9 gives two in five.
    fn default() -> Self {
        Targets { alert_sensitivity: 0.95, alert_sensitivity_per_archive: 0.9, set_coverage: 0.9 }
    }
}

/// The highest target coverage of prediction sets: with a higher one most sets would contain all diagnoses.
const MAX_COVERAGE: f64 = 0.99;

impl Targets {
    /// The targets for thresholds that hold on each of `archives`: the highest of the required levels, and at least the
    /// default targets. The only archive of a domain is not considered.
    pub fn holding_on<'a>(archives: impl IntoIterator<Item = &'a LeftOutArchive>) -> Targets {
        let considered = archives.into_iter().filter(|archive| !archive.is_only_archive_of_its_domain);
        let levels: Vec<RequiredLevels> = considered.map(|archive| archive.required).collect();
        let highest = |least: f64, level: fn(&RequiredLevels) -> Option<f64>| {
            levels.iter().filter_map(level).fold(least, f64::max)
        };
        let least = Targets::default();
        Targets {
            alert_sensitivity: highest(least.alert_sensitivity, |levels| levels.alert_sensitivity),
            set_coverage: highest(least.set_coverage, |levels| levels.set_coverage).min(MAX_COVERAGE),
            ..least
        }
    }
}

/// The highest alert threshold that has the sensitivities of `targets`. A threshold for all archives together would miss
/// more photos in difficult archives.
///
/// `malignant` holds the summed probability of the malignant diagnoses, 0 to 1, and the archive of each malignant photo.
pub fn alert_threshold(malignant: &[(f32, &str)], targets: &Targets) -> OperatingPoint {
    let mut archives: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for (sum, archive) in malignant {
        archives.entry(archive).or_default().push(*sum);
    }
    let all: Vec<f32> = malignant.iter().map(|(sum, _)| *sum).collect();
    let large = archives.into_values().filter(|sums| sums.len() >= MIN_PHOTOS);
    let thresholds = large.filter_map(|sums| threshold(sums, targets.alert_sensitivity_per_archive));
    let thresholds = thresholds.chain(threshold(all, targets.alert_sensitivity));
    match thresholds.min_by(f32::total_cmp) {
        Some(threshold) => {
            OperatingPoint { target_sensitivity: targets.alert_sensitivity, threshold, photos: malignant.len() }
        }
        None => OperatingPoint::default(),
    }
}

/// The highest threshold that the share `sensitivity` of `sums` reaches; `None` without sums.
fn threshold(mut sums: Vec<f32>, sensitivity: f64) -> Option<f32> {
    sums.sort_by(|a, b| b.total_cmp(a));
    // The tolerance compensates rounding if the product is a whole number.
    let rank = (sums.len() as f64 * sensitivity - 1e-9).ceil() as usize;
    sums.get(rank.saturating_sub(1)).copied()
}

/// The penalties and the numbers of unpenalised ranks that are tried for the prediction sets. The largest penalty exceeds
/// every sum of probabilities: sets then have a maximum size.
const RANK_PENALTIES: [f64; 7] = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 1.0];
const UNPENALISED_RANKS: [usize; 4] = [1, 2, 3, 4];

/// The prediction sets with a mean coverage of `coverage` over the diagnoses, for `labelled_probabilities` of photos that the
/// weights were not trained on. Of the penalties and numbers of unpenalised ranks, those with the smallest mean size on these
/// photos are used.
///
/// The threshold is the conformal quantile of the nonconformity of the true diagnoses, in which each diagnosis has the same
/// weight. If there are too few photos for the coverage, every set contains all diagnoses.
///
/// # Errors
///
/// If `coverage` is not between 0 and 1.
pub fn adaptive_sets(
    labelled_probabilities: &[([f32; Diagnosis::COUNT], Diagnosis)],
    coverage: f64,
) -> Result<AdaptiveSets> {
    ensure!(
        coverage > 0.0 && coverage < 1.0,
        "the coverage of prediction sets must be between 0 and 1, not {coverage}"
    );
    let mut photos = [0; Diagnosis::COUNT];
    labelled_probabilities.iter().for_each(|(_, label)| photos[label.index()] += 1);
    let weights = photos.map(|photos| if photos == 0 { 0.0 } else { 1.0 / photos as f64 });
    // Each diagnosis counts one photo more than it has: the photo whose set is asked for.
    let needed =
        coverage * photos.iter().filter(|photos| **photos > 0).map(|photos| 1.0 + 1.0 / *photos as f64).sum::<f64>();
    let mut smallest: Option<(f64, AdaptiveSets)> = None;
    for rank_penalty in RANK_PENALTIES {
        for unpenalised_ranks in UNPENALISED_RANKS {
            let mut sets = AdaptiveSets {
                coverage,
                threshold: AdaptiveSets::ALL_DIAGNOSES,
                rank_penalty,
                unpenalised_ranks,
                photos,
            };
            let scores: Vec<_> = labelled_probabilities
                .iter()
                .map(|(probabilities, label)| (sets.nonconformities(probabilities), *label))
                .collect();
            let Some(threshold) = weighted_quantile(&scores, &weights, needed) else {
                return Ok(AdaptiveSets { coverage, photos, ..AdaptiveSets::default() });
            };
            sets.threshold = threshold;
            let size = |(scores, label): &([(Diagnosis, f64); Diagnosis::COUNT], Diagnosis)| {
                let members = scores.iter().filter(|(_, nonconformity)| *nonconformity <= threshold).count();
                members as f64 * weights[label.index()]
            };
            let mean_size: f64 = scores.iter().map(size).sum();
            // Without a penalty the number of unpenalised ranks has no effect: the first rule is kept.
            if smallest.as_ref().is_none_or(|(least, _)| mean_size < least - 1e-9) {
                smallest = Some((mean_size, sets));
            }
        }
    }
    Ok(smallest.map(|(_, sets)| sets).unwrap_or_default())
}

/// The least nonconformity of a true diagnosis up to which the weights of the photos sum to `needed`; `None` if all of them
/// have less.
fn weighted_quantile(
    scores: &[([(Diagnosis, f64); Diagnosis::COUNT], Diagnosis)],
    weights: &[f64; Diagnosis::COUNT],
    needed: f64,
) -> Option<f64> {
    let own = |(scores, label): &([(Diagnosis, f64); Diagnosis::COUNT], Diagnosis)| {
        let (_, nonconformity) = scores.iter().find(|(diagnosis, _)| diagnosis == label)?;
        Some((*nonconformity, weights[label.index()]))
    };
    let mut own: Vec<(f64, f64)> = scores.iter().filter_map(own).collect();
    own.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut sum = 0.0;
    own.into_iter().find_map(|(nonconformity, weight)| {
        sum += weight;
        // The tolerance compensates the rounding of the sum.
        (sum >= needed - 1e-9).then_some(nonconformity)
    })
}

/// The sensitivity on the validation set of the alert threshold that has the sensitivity `target` on other photos, 0 to 1.
/// It is higher than `target` if the other photos are more difficult. None for fewer than [`MIN_PHOTOS`] other photos.
///
/// Both slices are the summed probabilities of the malignant diagnoses for malignant photos, by the same model.
pub fn required_sensitivity(validation: &[f32], others: &[f32], target: f64) -> Option<f64> {
    if others.len() < MIN_PHOTOS || validation.is_empty() {
        return None;
    }
    let threshold = threshold(others.to_vec(), target)?;
    let reached = validation.iter().filter(|sum| **sum >= threshold).count();
    Some(reached as f64 / validation.len() as f64)
}

/// The least coverage on the validation set, in steps of 0.005, of prediction sets that have the coverage `target` on other
/// photos; at least `target`, and 1 if no thresholds of the validation set have it. None for fewer than [`MIN_PHOTOS`]
/// other photos.
///
/// Both slices are predictions of the same model with the diagnoses.
pub fn required_coverage(
    validation: &[([f32; Diagnosis::COUNT], Diagnosis)],
    others: &[([f32; Diagnosis::COUNT], Diagnosis)],
    target: f64,
) -> Option<f64> {
    if others.len() < MIN_PHOTOS || validation.is_empty() {
        return None;
    }
    let is_covered = |coverage: f64| {
        adaptive_sets(validation, coverage).is_ok_and(|sets| {
            let covered =
                others.iter().filter(|(probabilities, label)| sets.prediction_set(probabilities).contains(label));
            covered.count() as f64 >= target * others.len() as f64
        })
    };
    let steps = (0..).map(|step| target + 0.005 * f64::from(step)).take_while(|coverage| *coverage < 0.9999);
    Some(steps.into_iter().find(|coverage| is_covered(*coverage)).unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty photos with sums from about a fifth of `highest` to `highest`.
    fn archive(name: &str, highest: f32) -> Vec<(f32, &str)> {
        (5..=24).map(|index| (highest * index as f32 / 24.0, name)).collect()
    }

    #[test]
    fn the_alert_has_the_target_sensitivity() {
        let photos = archive("one", 0.96);
        let point = alert_threshold(&photos, &Targets::default());
        assert_eq!((point.photos, point.threshold), (20, 0.24));
        assert_eq!(photos.iter().filter(|(sum, _)| *sum >= point.threshold).count(), 19);
        assert_eq!(alert_threshold(&[], &Targets::default()), OperatingPoint::default());
    }

    #[test]
    fn the_alert_has_its_sensitivity_in_the_most_difficult_archive() {
        let easy: Vec<(f32, &str)> = (0..10).flat_map(|_| archive("easy", 0.96)).collect();
        let photos = [easy.clone(), archive("hard", 0.48)].concat();
        let strict = Targets { alert_sensitivity_per_archive: 0.95, ..Targets::default() };
        assert_eq!(alert_threshold(&photos, &strict).threshold, 0.12);
        assert_eq!(alert_threshold(&photos, &Targets::default()).threshold, 0.14);
        // A small archive has no threshold of its own.
        let photos = [easy, archive("hard", 0.48)[1..].to_vec()].concat();
        assert!(alert_threshold(&photos, &strict).threshold > 0.19);
    }
    #[test]
    fn the_validation_set_needs_a_higher_sensitivity_if_other_photos_are_more_difficult() {
        let sums = |highest: f32| archive("one", highest).into_iter().map(|(sum, _)| sum).collect::<Vec<f32>>();
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.96), 0.9), Some(0.9));
        // Nine in ten of the others have at least 0.14, which is less than every sum of the validation set.
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.48), 0.9), Some(1.0));
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.80), 0.9), Some(0.95));
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.48)[1..], 0.9), None);
    }

    /// Photos of melanoma whose probability ranges over `count` steps from `least` to 1; the rest is nevus.
    fn melanomas(least: f32, count: u16) -> Vec<([f32; Diagnosis::COUNT], Diagnosis)> {
        let photo = |index: u16| {
            let mut probabilities = [0.0; Diagnosis::COUNT];
            let probability = least + (1.0 - least) * f32::from(index) / f32::from(count);
            probabilities[Diagnosis::Melanoma.index()] = probability;
            probabilities[Diagnosis::Nevus.index()] = 1.0 - probability;
            (probabilities, Diagnosis::Melanoma)
        };
        (0..count).map(photo).collect()
    }

    #[test]
    fn sets_have_the_target_coverage_as_the_mean_over_the_diagnoses() {
        // All nevi are the most probable diagnosis; the melanomas are harder.
        let mut photos = melanomas(0.0, 99);
        photos.extend((0..999).map(|_| {
            let mut probabilities = [0.0; Diagnosis::COUNT];
            probabilities[Diagnosis::Nevus.index()] = 1.0;
            (probabilities, Diagnosis::Nevus)
        }));
        let covered = |sets: &AdaptiveSets, diagnosis: Diagnosis| {
            let own: Vec<_> = photos.iter().filter(|(_, label)| *label == diagnosis).collect();
            let covered =
                own.iter().filter(|(probabilities, label)| sets.prediction_set(probabilities).contains(label));
            covered.count() as f64 / own.len() as f64
        };
        for coverage in [0.8, 0.9, 0.95] {
            let sets = adaptive_sets(&photos, coverage).unwrap();
            let mean = (covered(&sets, Diagnosis::Melanoma) + covered(&sets, Diagnosis::Nevus)) / 2.0;
            assert!(mean >= coverage && mean < coverage + 0.03, "{coverage}: {mean}");
        }
        let sets = adaptive_sets(&melanomas(0.0, 9), 0.95).unwrap();
        assert_eq!(sets.threshold, AdaptiveSets::ALL_DIAGNOSES, "nine photos are too few for 0.95");
        assert!(adaptive_sets(&photos, 1.0).is_err());
    }

    #[test]
    fn the_validation_set_needs_a_higher_coverage_if_other_photos_are_more_difficult() {
        let validation = melanomas(0.0, 400);
        assert_eq!(required_coverage(&validation, &melanomas(0.1, 400), 0.9), Some(0.9));
        let required = required_coverage(&validation, &melanomas(0.0, 400)[..300], 0.9).unwrap();
        assert!(required > 0.9 && required < 0.95, "{required}");
        assert_eq!(required_coverage(&validation, &validation[..19], 0.9), None);
    }
}
