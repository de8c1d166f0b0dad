//! From where on a photo is unusual or refused: limits that hold for a share of the lesions, in each domain.

use naevus::judgement::Limits;

/// What is measured of a photo: the strangeness, the bareness and the log-odds that it shows no lesion.
pub type Measures = [f32; 3];

/// How much of the photos beyond a limit may be beyond that of each measure, by themselves: the rarer a measure is the only
/// one to refuse what shows no lesion, the less.
#[derive(Clone, Copy, Debug)]
pub struct Parts(pub [f64; 3]);

/// Without a regression: as three to one. Bare skin is far from lesions in the bareness, everyday things are not so far
/// in the distance.
pub const BY_DISTANCE: Parts = Parts([0.75, 0.25, 0.0]);

/// With one, which knows bare skin too and tells what is near to lesions.
pub const BY_ALL: Parts = Parts([0.3, 0.2, 0.5]);

/// The grid on which the limits are tightened: so many steps from no lesion beyond them to far too many.
const STEPS: usize = 4000;

/// The tightest limits within which at least `1 - allowed` of the lesions of each domain are to be expected; `domains` has
/// the measures of photos of lesions that nothing was fitted to, each domain's by themselves.
///
/// The three limits are tightened together, each at the quantile that leaves its part of the photos beyond it, all domains
/// weighing the same. Of `n` photos of a domain no more may be beyond a limit than `allowed (n + 1) - 1`: then on new
/// photos the expected share is at most `allowed`, however few the photos are (conformal risk control, Angelopoulos et al.
/// 2022, of which this is the case of a loss of 0 or 1). For 100 photos and 2.5 % that is one photo, not two. It is exact
/// for limits that the photos themselves did not shape; their quantiles do, a little.
///
/// A domain of fewer than `1 / allowed - 1` photos cannot be promised anything and is left out; none where all are.
pub fn tightest(domains: &[Vec<Measures>], parts: Parts, allowed: f64) -> Option<Limits> {
    let counted: Vec<&Vec<Measures>> =
        domains.iter().filter(|photos| allowed * (photos.len() + 1) as f64 >= 1.0).collect();
    if counted.is_empty() {
        return None;
    }
    let sorted: [Vec<(f32, f64)>; 3] = std::array::from_fn(|measure| descending(&counted, measure));
    let at = |step: usize| -> Measures {
        let share = 4.0 * allowed * step as f64 / STEPS as f64;
        std::array::from_fn(|measure| match parts.0[measure] {
            0.0 => f32::INFINITY,
            part => upper_quantile(&sorted[measure], part * share),
        })
    };
    let holds = |limits: &Measures| {
        counted.iter().all(|photos| {
            let beyond = photos.iter().filter(|measures| is_beyond(measures, limits)).count();
            (beyond + 1) as f64 <= allowed * (photos.len() + 1) as f64
        })
    };
    // The share beyond them only grows with the steps, and at none it is zero.
    let (mut holding, mut broken) = (0, STEPS + 1);
    while broken - holding > 1 {
        let middle = usize::midpoint(holding, broken);
        if holds(&at(middle)) { holding = middle } else { broken = middle }
    }
    let [strangeness, bareness, log_odds] = at(holding);
    Some(Limits { strangeness, bareness, log_odds: log_odds.is_finite().then_some(log_odds) })
}

/// Whether one of `measures` is over its limit.
fn is_beyond(measures: &Measures, limits: &Measures) -> bool {
    measures.iter().zip(limits).any(|(measure, limit)| measure > limit)
}

/// One measure of all photos from the highest on, each with its weight: a domain's together weigh as much as another's, and
/// all together one.
fn descending(domains: &[&Vec<Measures>], measure: usize) -> Vec<(f32, f64)> {
    let weight = |photos: &Vec<Measures>| 1.0 / (domains.len() * photos.len()) as f64;
    let photos = domains.iter().flat_map(|photos| photos.iter().map(|measures| (measures[measure], weight(photos))));
    let mut values: Vec<(f32, f64)> = photos.collect();
    values.sort_by(|a, b| b.0.total_cmp(&a.0));
    values
}

/// The least value of `descending` over which there is no more than the weight `share`.
fn upper_quantile(descending: &[(f32, f64)], share: f64) -> f32 {
    let mut above = 0.0;
    for (value, weight) in descending {
        above += weight;
        if above > share {
            return *value;
        }
    }
    descending.last().map_or(f32::INFINITY, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use rand::RngExt;

    use super::*;
    use crate::training::stream;

    /// Photos whose measures are from 0 to 1, all as likely, plus `more`.
    fn photos(count: usize, more: f32, seed: u64) -> Vec<Measures> {
        let random = &mut stream(seed, 0);
        (0..count).map(|_| std::array::from_fn(|_| random.random_range(0.0_f32..1.0) + more)).collect()
    }

    fn share_beyond(photos: &[Measures], limits: &Limits) -> f64 {
        let limits = [limits.strangeness, limits.bareness, limits.log_odds.unwrap_or(f32::INFINITY)];
        photos.iter().filter(|measures| is_beyond(measures, &limits)).count() as f64 / photos.len() as f64
    }

    #[test]
    fn they_hold_the_share_in_each_domain() {
        for allowed in [0.025, 0.08] {
            for more in [0.0, 0.3] {
                let domains = [photos(2000, 0.0, 1), photos(100, more, 2)];
                let limits = tightest(&domains, BY_ALL, allowed).unwrap();
                let shares = domains.each_ref().map(|photos| share_beyond(photos, &limits));
                assert!(shares.iter().all(|share| *share <= allowed), "{allowed} {more}: {shares:?}");
                assert!(shares.iter().any(|share| *share > 0.3 * allowed), "they are tight: {shares:?}");
                // On others of the same kind too.
                assert!(share_beyond(&photos(5000, 0.0, 3), &limits) < 1.5 * allowed);
            }
        }
    }

    #[test]
    fn of_a_hundred_photos_one_may_be_beyond() {
        let limits = tightest(&[photos(100, 0.0, 4)], BY_DISTANCE, 0.025).unwrap();
        assert!((share_beyond(&photos(100, 0.0, 4), &limits) - 0.01).abs() < 1e-9);
        assert_eq!(limits.log_odds, None, "there is no regression");
    }

    #[test]
    fn few_photos_promise_nothing() {
        assert_eq!(tightest(&[photos(38, 0.0, 5)], BY_ALL, 0.025), None);
        let alone = tightest(&[photos(500, 0.0, 5)], BY_ALL, 0.025);
        assert_eq!(tightest(&[photos(500, 0.0, 5), photos(20, 9.0, 6)], BY_ALL, 0.025), alone);
    }

    #[test]
    fn a_quantile_leaves_its_share_above() {
        let values = [(4.0, 0.25), (3.0, 0.25), (2.0, 0.25), (1.0, 0.25)];
        assert_eq!([0.0, 0.2, 0.25, 0.6, 1.0].map(|share| upper_quantile(&values, share)), [4.0, 4.0, 3.0, 2.0, 1.0]);
    }
}
