//! L2-penalised logistic regression with sample weights, by Newton's method.
//!
//! The objective is the weighted mean loss plus `penalty / 2` times the squared norm of the weights without the
//! intercept (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, 4.4 and 18.3.1). With both
//! classes the objective is strictly convex and has a single minimum, also for separable classes.

use nalgebra::{DMatrix, DVector};

/// Photos per block in the computation of the Hessian; a block fits into the processor's cache.
const BLOCK: usize = 256;

/// The maximum number of Newton steps, whose convergence is quadratic.
const MAX_ITERATIONS: usize = 50;

/// The tolerance of half the squared Newton decrement, which estimates the distance of the objective from its minimum.
const TOLERANCE: f64 = 1e-12;

/// The features and classes of photos.
pub struct Problem {
    /// One column per photo: its standardised features, then a one for the intercept.
    columns: DMatrix<f64>,
    /// 1 for a photo without a lesion, 0 for a lesion.
    targets: Vec<f64>,
}

impl Problem {
    /// A problem with these photos: standardised features, the same number for all photos, and whether the photo shows
    /// no lesion.
    pub fn new(photos: &[(Vec<f64>, bool)]) -> Problem {
        let rows = photos.first().map_or(0, |(features, _)| features.len()) + 1;
        let values = photos.iter().flat_map(|(features, _)| features.iter().copied().chain([1.0]));
        Problem {
            columns: DMatrix::from_iterator(rows, photos.len(), values),
            targets: photos.iter().map(|(_, is_non_lesion)| if *is_non_lesion { 1.0 } else { 0.0 }).collect(),
        }
    }

    /// The number of parameters: a weight for each feature, and the intercept.
    pub fn parameter_count(&self) -> usize {
        self.columns.nrows()
    }

    /// The weights of the features, followed by the intercept, that minimise the objective. `sample_weights` sum to
    /// one. The iteration starts at `start`.
    ///
    /// `None` if there is no unique minimum: without photos, or for one class without a penalty.
    pub fn solve(&self, sample_weights: &[f64], penalty: f64, start: DVector<f64>) -> Option<DVector<f64>> {
        let mut solution = start;
        let mut objective = self.objective(sample_weights, penalty, &solution);
        for _ in 0..MAX_ITERATIONS {
            let gradient = self.gradient(sample_weights, penalty, &solution);
            let step = self.hessian(sample_weights, penalty, &solution).cholesky()?.solve(&gradient);
            let decrement = gradient.dot(&step);
            if decrement / 2.0 < TOLERANCE {
                break;
            }
            // Backtracking line search (Boyd and Vandenberghe, Convex Optimization, 2004, 9.2).
            let mut length = 1.0;
            loop {
                let candidate = &solution - &step * length;
                let reached = self.objective(sample_weights, penalty, &candidate);
                if reached <= objective - 0.1 * length * decrement {
                    (solution, objective) = (candidate, reached);
                    break;
                }
                length /= 2.0;
                if length < 1e-6 {
                    // Further improvement is below the rounding error.
                    return Some(solution);
                }
            }
        }
        Some(solution)
    }

    /// The weighted loss with the penalty.
    fn objective(&self, sample_weights: &[f64], penalty: f64, solution: &DVector<f64>) -> f64 {
        let log_odds = self.columns.tr_mul(solution);
        let losses = log_odds.iter().zip(&self.targets).zip(sample_weights);
        let loss: f64 =
            losses.map(|((log_odds, target), weight)| weight * (softplus(*log_odds) - target * log_odds)).sum();
        loss + penalty / 2.0 * self.penalised(solution).norm_squared()
    }

    fn gradient(&self, sample_weights: &[f64], penalty: f64, solution: &DVector<f64>) -> DVector<f64> {
        let log_odds = self.columns.tr_mul(solution);
        let photos = log_odds.iter().zip(&self.targets).zip(sample_weights);
        let residuals = photos.map(|((log_odds, target), weight)| weight * (sigmoid(*log_odds) - target));
        &self.columns * DVector::from_iterator(sample_weights.len(), residuals) + self.penalised(solution) * penalty
    }

    fn hessian(&self, sample_weights: &[f64], penalty: f64, solution: &DVector<f64>) -> DMatrix<f64> {
        let log_odds = self.columns.tr_mul(solution);
        let mut hessian = DMatrix::zeros(self.parameter_count(), self.parameter_count());
        let mut first = 0;
        while first < sample_weights.len() {
            let count = BLOCK.min(sample_weights.len() - first);
            let block = self.columns.columns(first, count);
            let mut scaled = block.clone_owned();
            for (index, mut column) in scaled.column_iter_mut().enumerate() {
                let probability = sigmoid(log_odds[first + index]);
                column *= sample_weights[first + index] * probability * (1.0 - probability);
            }
            hessian.gemm(1.0, &scaled, &block.transpose(), 1.0);
            first += count;
        }
        for index in 0..self.parameter_count() - 1 {
            hessian[(index, index)] += penalty;
        }
        // This term keeps the Hessian positive definite if all probabilities are 0 or 1.
        let last = self.parameter_count() - 1;
        hessian[(last, last)] += 1e-12;
        hessian
    }

    /// `solution` with a zero for the intercept, which has no penalty.
    fn penalised(&self, solution: &DVector<f64>) -> DVector<f64> {
        let mut penalised = solution.clone();
        penalised[self.parameter_count() - 1] = 0.0;
        penalised
    }
}

fn sigmoid(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// `ln(1 + exp(x))` without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use rand::RngExt;

    use super::*;
    use crate::training::stream;

    /// Photos of two classes about -1 and 1 in the first of three features; the classes are separable if `spread` is
    /// below 1.
    fn photos(count: usize, spread: f64) -> Vec<(Vec<f64>, bool)> {
        let random = &mut stream(11, 0);
        let mut about = |middle: f64, spread: f64| middle + spread * random.random_range(-1.0..1.0);
        (0..count)
            .map(|index| {
                let is_non_lesion = index % 2 == 1;
                let middle = if is_non_lesion { 1.0 } else { -1.0 };
                (vec![about(middle, spread), about(0.0, 1.0), about(0.0, 1.0)], is_non_lesion)
            })
            .collect()
    }

    fn equal(count: usize) -> Vec<f64> {
        vec![1.0 / count as f64; count]
    }

    fn solve(examples: &Problem, sample_weights: &[f64], penalty: f64) -> DVector<f64> {
        examples.solve(sample_weights, penalty, DVector::zeros(examples.parameter_count())).unwrap()
    }

    #[test]
    fn the_gradient_is_zero_at_the_solution() {
        for (spread, penalty) in [(2.0, 1e-3), (2.0, 1.0), (0.5, 1e-3)] {
            let examples = Problem::new(&photos(600, spread));
            let sample_weights = equal(600);
            let solution = solve(&examples, &sample_weights, penalty);
            assert!(examples.gradient(&sample_weights, penalty, &solution).norm() < 1e-5, "{spread} {penalty}");
            // The gradient equals finite differences of the objective.
            let at = DVector::from_vec(vec![0.3, -0.2, 0.1, 0.5]);
            for index in 0..4 {
                let mut shifted = [at.clone(), at.clone()];
                shifted[0][index] += 1e-5;
                shifted[1][index] -= 1e-5;
                let [above, below] = shifted.map(|at| examples.objective(&sample_weights, penalty, &at));
                let found = examples.gradient(&sample_weights, penalty, &at)[index];
                assert!(((above - below) / 2e-5 - found).abs() < 1e-6, "{index}");
            }
        }
    }

    #[test]
    fn separable_classes_have_finite_weights() {
        let photos = photos(400, 0.5);
        let examples = Problem::new(&photos);
        let solution = solve(&examples, &equal(400), 1e-2);
        assert!(solution.iter().all(|value| value.is_finite()) && solution.norm() < 100.0, "{solution}");
        for (features, is_non_lesion) in &photos {
            let log_odds: f64 = features.iter().chain([&1.0]).zip(solution.iter()).map(|(a, b)| a * b).sum();
            assert_eq!(log_odds > 0.0, *is_non_lesion);
        }
        let strongly_penalised = solve(&examples, &equal(400), 1.0);
        assert!(strongly_penalised[0].abs() < solution[0].abs(), "a stronger penalty gives smaller weights");
    }

    #[test]
    fn a_photo_with_twice_the_weight_counts_as_two() {
        let single = photos(200, 2.0);
        let doubled: Vec<(Vec<f64>, bool)> =
            single.iter().enumerate().flat_map(|(index, photo)| vec![photo.clone(); 1 + index % 3]).collect();
        let all = doubled.len() as f64;
        let sample_weights: Vec<f64> = (0..single.len()).map(|index| (1 + index % 3) as f64 / all).collect();
        let weighed = solve(&Problem::new(&single), &sample_weights, 0.05);
        let counted = solve(&Problem::new(&doubled), &equal(doubled.len()), 0.05);
        assert!((weighed - counted).norm() < 1e-5);
    }

    #[test]
    fn the_start_does_not_change_the_solution() {
        let examples = Problem::new(&photos(300, 2.0));
        let sample_weights = equal(300);
        let strong = solve(&examples, &sample_weights, 1.0);
        let from_there = examples.solve(&sample_weights, 0.01, strong).unwrap();
        assert!((from_there - solve(&examples, &sample_weights, 0.01)).norm() < 1e-4);
    }
}
