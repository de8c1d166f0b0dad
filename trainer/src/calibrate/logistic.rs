//! Logistic regression with weights a photo and an L2 penalty, by Newton's method.
//!
//! What is minimised is the weighted mean loss plus `strength / 2` times the square of the weights, the intercept left
//! free (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, 4.4 and 18.3.1). It is strictly
//! convex where both classes are there: one minimum, found also where the classes can be separated.

use nalgebra::{DMatrix, DVector};

/// Photos a block of the second derivatives: a block fits the processor's cache.
const BLOCK: usize = 256;

/// More steps of Newton's method are never needed: it doubles the digits with each.
const MOST_STEPS: usize = 50;

/// Half the squared Newton decrement below which the minimum is reached: what could still be gained of the loss.
const TOLERANCE: f64 = 1e-12;

/// The features of photos, and which show no lesion.
pub struct Examples {
    /// A column a photo: its standardised features, and a one for the intercept below them.
    columns: DMatrix<f64>,
    /// 1 where a photo shows no lesion, 0 where it shows one.
    targets: Vec<f64>,
}

impl Examples {
    /// Those of photos with these features, all as many; each with whether it shows no lesion.
    pub fn new(photos: &[(Vec<f64>, bool)]) -> Examples {
        let rows = photos.first().map_or(0, |(features, _)| features.len()) + 1;
        let values = photos.iter().flat_map(|(features, _)| features.iter().copied().chain([1.0]));
        Examples {
            columns: DMatrix::from_iterator(rows, photos.len(), values),
            targets: photos.iter().map(|(_, shows_none)| if *shows_none { 1.0 } else { 0.0 }).collect(),
        }
    }

    /// How many numbers a solution has: one for each trait, and the intercept.
    pub fn unknowns(&self) -> usize {
        self.columns.nrows()
    }

    /// The weights of the features, and the intercept after them, that fit these photos best where each weighs as much as
    /// `shares` says, which sum to one. `start` is where the search begins; a near solution saves steps.
    ///
    /// None where the photos do not decide it: of no photos, or of one class without a penalty.
    pub fn solve(&self, shares: &[f64], strength: f64, start: DVector<f64>) -> Option<DVector<f64>> {
        let mut solution = start;
        let mut objective = self.objective(shares, strength, &solution);
        for _ in 0..MOST_STEPS {
            let gradient = self.gradient(shares, strength, &solution);
            let step = self.hessian(shares, strength, &solution).cholesky()?.solve(&gradient);
            let decrement = gradient.dot(&step);
            if decrement / 2.0 < TOLERANCE {
                break;
            }
            // A whole step may overshoot far from the minimum: it is halved until it brings a part of what it promises
            // (Boyd and Vandenberghe, Convex Optimization, 2004, 9.2).
            let mut length = 1.0;
            loop {
                let candidate = &solution - &step * length;
                let reached = self.objective(shares, strength, &candidate);
                if reached <= objective - 0.1 * length * decrement {
                    (solution, objective) = (candidate, reached);
                    break;
                }
                length /= 2.0;
                if length < 1e-6 {
                    // Rounding hides what is left to gain.
                    return Some(solution);
                }
            }
        }
        Some(solution)
    }

    /// The weighted loss with its penalty.
    fn objective(&self, shares: &[f64], strength: f64, solution: &DVector<f64>) -> f64 {
        let log_odds = self.columns.tr_mul(solution);
        let losses = log_odds.iter().zip(&self.targets).zip(shares);
        let loss: f64 =
            losses.map(|((log_odds, target), share)| share * (softplus(*log_odds) - target * log_odds)).sum();
        loss + strength / 2.0 * self.penalised(solution).norm_squared()
    }

    fn gradient(&self, shares: &[f64], strength: f64, solution: &DVector<f64>) -> DVector<f64> {
        let log_odds = self.columns.tr_mul(solution);
        let photos = log_odds.iter().zip(&self.targets).zip(shares);
        let pull = photos.map(|((log_odds, target), share)| share * (sigmoid(*log_odds) - target));
        &self.columns * DVector::from_iterator(shares.len(), pull) + self.penalised(solution) * strength
    }

    fn hessian(&self, shares: &[f64], strength: f64, solution: &DVector<f64>) -> DMatrix<f64> {
        let log_odds = self.columns.tr_mul(solution);
        let mut hessian = DMatrix::zeros(self.unknowns(), self.unknowns());
        let mut first = 0;
        while first < shares.len() {
            let count = BLOCK.min(shares.len() - first);
            let block = self.columns.columns(first, count);
            let mut scaled = block.clone_owned();
            for (place, mut column) in scaled.column_iter_mut().enumerate() {
                let share = sigmoid(log_odds[first + place]);
                column *= shares[first + place] * share * (1.0 - share);
            }
            hessian.gemm(1.0, &scaled, &block.transpose(), 1.0);
            first += count;
        }
        for place in 0..self.unknowns() - 1 {
            hessian[(place, place)] += strength;
        }
        // Where the photos say nothing of the intercept any more, it stays where it is.
        let last = self.unknowns() - 1;
        hessian[(last, last)] += 1e-12;
        hessian
    }

    /// `solution` with a zero for the intercept, which is not held back.
    fn penalised(&self, solution: &DVector<f64>) -> DVector<f64> {
        let mut penalised = solution.clone();
        penalised[self.unknowns() - 1] = 0.0;
        penalised
    }
}

fn sigmoid(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// `ln(1 + exp(x))`, without an overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use rand::RngExt;

    use super::*;
    use crate::training::stream;

    /// Photos about -1 or 1 in the first of three features, apart from each other where `spread` is below 1.
    fn photos(count: usize, spread: f64) -> Vec<(Vec<f64>, bool)> {
        let random = &mut stream(11, 0);
        let mut about = |middle: f64, spread: f64| middle + spread * random.random_range(-1.0..1.0);
        (0..count)
            .map(|place| {
                let shows_none = place % 2 == 1;
                let middle = if shows_none { 1.0 } else { -1.0 };
                (vec![about(middle, spread), about(0.0, 1.0), about(0.0, 1.0)], shows_none)
            })
            .collect()
    }

    fn equal(count: usize) -> Vec<f64> {
        vec![1.0 / count as f64; count]
    }

    fn solve(examples: &Examples, shares: &[f64], strength: f64) -> DVector<f64> {
        examples.solve(shares, strength, DVector::zeros(examples.unknowns())).unwrap()
    }

    #[test]
    fn the_gradient_is_zero_at_the_solution() {
        for (spread, strength) in [(2.0, 1e-3), (2.0, 1.0), (0.5, 1e-3)] {
            let examples = Examples::new(&photos(600, spread));
            let shares = equal(600);
            let solution = solve(&examples, &shares, strength);
            assert!(examples.gradient(&shares, strength, &solution).norm() < 1e-5, "{spread} {strength}");
            // And the gradient is that of the objective.
            let at = DVector::from_vec(vec![0.3, -0.2, 0.1, 0.5]);
            for place in 0..4 {
                let mut beside = [at.clone(), at.clone()];
                beside[0][place] += 1e-5;
                beside[1][place] -= 1e-5;
                let [above, below] = beside.map(|at| examples.objective(&shares, strength, &at));
                let found = examples.gradient(&shares, strength, &at)[place];
                assert!(((above - below) / 2e-5 - found).abs() < 1e-6, "{place}");
            }
        }
    }

    #[test]
    fn what_can_be_separated_is_with_finite_weights() {
        let photos = photos(400, 0.5);
        let examples = Examples::new(&photos);
        let solution = solve(&examples, &equal(400), 1e-2);
        assert!(solution.iter().all(|value| value.is_finite()) && solution.norm() < 100.0, "{solution}");
        for (features, shows_none) in &photos {
            let log_odds: f64 = features.iter().chain([&1.0]).zip(solution.iter()).map(|(a, b)| a * b).sum();
            assert_eq!(log_odds > 0.0, *shows_none);
        }
        let held_back = solve(&examples, &equal(400), 1.0);
        assert!(held_back[0].abs() < solution[0].abs(), "the stronger, the smaller the weights");
    }

    #[test]
    fn a_photo_with_twice_the_share_counts_as_two() {
        let single = photos(200, 2.0);
        let doubled: Vec<(Vec<f64>, bool)> =
            single.iter().enumerate().flat_map(|(place, photo)| vec![photo.clone(); 1 + place % 3]).collect();
        let all = doubled.len() as f64;
        let shares: Vec<f64> = (0..single.len()).map(|place| (1 + place % 3) as f64 / all).collect();
        let weighed = solve(&Examples::new(&single), &shares, 0.05);
        let counted = solve(&Examples::new(&doubled), &equal(doubled.len()), 0.05);
        assert!((weighed - counted).norm() < 1e-5);
    }

    #[test]
    fn a_near_start_leads_to_the_same_solution() {
        let examples = Examples::new(&photos(300, 2.0));
        let shares = equal(300);
        let strong = solve(&examples, &shares, 1.0);
        let from_there = examples.solve(&shares, 0.01, strong).unwrap();
        assert!((from_there - solve(&examples, &shares, 0.01)).norm() < 1e-4);
    }
}
