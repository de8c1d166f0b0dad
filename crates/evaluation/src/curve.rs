//! Threshold curves of a binary score: ROC and precision-recall curves, and the figures derived from them.

/// Photos sorted by a score.
pub struct RankedScores {
    /// Photos with their scores, the highest score first.
    order: Vec<(usize, f64)>,
    /// Whether each photo is a positive.
    positive: Vec<bool>,
}

/// The counts at one threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Photos with this score or a higher one are predicted positive.
    pub threshold: f64,
    /// The total weight of the true positives.
    pub true_positives: f64,
    /// The total weight of the false positives.
    pub false_positives: f64,
}

/// The points of a plotted line, as (x, y).
pub type Line = Vec<(f64, f64)>;

/// The counts at every threshold, from the highest threshold down.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// One point for each distinct score.
    pub points: Vec<CurvePoint>,
    /// The total weight of the positives.
    pub positives: f64,
    /// The total weight of the negatives.
    pub negatives: f64,
}

/// Tolerance for rounding: counts are whole numbers, and the rounding error of a share of them is smaller than this.
const ROUNDING: f64 = 1e-9;

impl RankedScores {
    /// Photos with these scores; `positive` marks the positives.
    pub fn of(scores: &[f64], positive: Vec<bool>) -> RankedScores {
        let mut order: Vec<(usize, f64)> = scores.iter().copied().enumerate().collect();
        order.sort_by(|one, other| other.1.total_cmp(&one.1));
        RankedScores { order, positive }
    }

    /// The curve with each photo counted by its weight. Photos with weight 0 add no threshold.
    pub fn curve(&self, weight: impl Fn(usize) -> f64) -> Curve {
        let mut points: Vec<CurvePoint> = Vec::with_capacity(self.order.len());
        let (mut true_positives, mut false_positives) = (0.0, 0.0);
        for &(photo, threshold) in &self.order {
            let weight = weight(photo);
            if weight == 0.0 {
                continue;
            }
            if self.positive[photo] {
                true_positives += weight;
            } else {
                false_positives += weight;
            }
            let point = CurvePoint { threshold, true_positives, false_positives };
            match points.last_mut() {
                Some(last) if last.threshold == threshold => *last = point,
                _ => points.push(point),
            }
        }
        Curve { points, positives: true_positives, negatives: false_positives }
    }
}

impl Curve {
    /// The area under the ROC curve: the probability that a positive scores higher than a negative, with ties counted
    /// as one half. `None` without positives or without negatives.
    pub fn auroc(&self) -> Option<f64> {
        let mut area = 0.0;
        let (mut true_positives, mut false_positives) = (0.0, 0.0);
        for point in &self.points {
            area += (point.false_positives - false_positives) * 0.5 * (point.true_positives + true_positives);
            (true_positives, false_positives) = (point.true_positives, point.false_positives);
        }
        ratio(area, self.positives * self.negatives)
    }

    /// Average precision: the mean of the precisions at each threshold, weighted by the increase in recall, without
    /// interpolation. `None` without positives.
    pub fn average_precision(&self) -> Option<f64> {
        let mut sum = 0.0;
        let mut true_positives = 0.0;
        for point in &self.points {
            let predicted_positive = point.true_positives + point.false_positives;
            sum += (point.true_positives - true_positives) * point.true_positives / predicted_positive;
            true_positives = point.true_positives;
        }
        ratio(sum, self.positives)
    }

    /// The highest sensitivity at a threshold with at least this specificity, 0 to 1.
    pub fn sensitivity_at(&self, specificity: f64) -> Option<f64> {
        if self.negatives == 0.0 {
            return None;
        }
        let allowed = (1.0 - specificity) * self.negatives + ROUNDING;
        let within = self.points.iter().take_while(|point| point.false_positives <= allowed);
        ratio(within.last().map_or(0.0, |point| point.true_positives), self.positives)
    }

    /// The highest specificity at a threshold with at least this sensitivity, 0 to 1.
    pub fn specificity_at(&self, sensitivity: f64) -> Option<f64> {
        let required = sensitivity * self.positives - ROUNDING;
        let first = self.points.iter().find(|point| point.true_positives >= required)?;
        if self.positives == 0.0 {
            return None;
        }
        ratio(self.negatives - first.false_positives, self.negatives)
    }

    /// The ROC curve: (1 - specificity, sensitivity) from (0, 0) to (1, 1), its corners only. `None` without positives
    /// or without negatives.
    pub fn roc(&self) -> Option<Line> {
        if self.positives == 0.0 || self.negatives == 0.0 {
            return None;
        }
        let rates =
            |point: &CurvePoint| (point.false_positives / self.negatives, point.true_positives / self.positives);
        Some(corners(std::iter::once((0.0, 0.0)).chain(self.points.iter().map(rates))))
    }

    /// The precision-recall curve: (recall, precision) at each threshold, from the highest threshold down. `None`
    /// without positives.
    pub fn precision_recall(&self) -> Option<Line> {
        if self.positives == 0.0 {
            return None;
        }
        let point = |point: &CurvePoint| {
            let predicted_positive = point.true_positives + point.false_positives;
            (point.true_positives / self.positives, point.true_positives / predicted_positive)
        };
        Some(corners(self.points.iter().map(point)))
    }
}

/// The points at which an axis-aligned line turns. Points between two others on a straight segment are left out.
fn corners(points: impl Iterator<Item = (f64, f64)>) -> Line {
    let mut corners: Line = Vec::new();
    for point in points {
        if let [.., before, last] = corners[..]
            && ((before.0 == last.0 && last.0 == point.0) || (before.1 == last.1 && last.1 == point.1))
        {
            corners.pop();
        }
        corners.push(point);
    }
    corners
}

/// `part / whole`; `None` if the whole is 0.
pub fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores 0.9 (positive), 0.8 (negative), 0.7 (positive), 0.7 (negative), 0.2 (negative).
    fn five() -> Curve {
        RankedScores::of(&[0.7, 0.9, 0.2, 0.8, 0.7], vec![true, true, false, false, false]).curve(|_| 1.0)
    }

    #[test]
    fn figures_match_values_computed_by_hand() {
        let curve = five();
        // Six pairs: 0.9 wins three; 0.7 ties one, wins one and loses one.
        assert_eq!(curve.auroc(), Some(4.5 / 6.0));
        // Half of the positives at a precision of 1, the other half at 2 of 4.
        assert_eq!(curve.average_precision(), Some(0.75));
        // Without a false positive, only the positive at 0.9 is found. With two of three false positives, both
        // positives are found.
        assert_eq!(curve.sensitivity_at(0.9), Some(0.5));
        assert_eq!(curve.sensitivity_at(1.0 / 3.0), Some(1.0));
        // At 0.7 both positives are found, with two of three negatives as false positives.
        assert_eq!(curve.specificity_at(0.95), Some(1.0 / 3.0));
        assert_eq!(curve.specificity_at(0.5), Some(1.0));
        let third = 1.0 / 3.0;
        assert_eq!(curve.roc().unwrap(), [(0.0, 0.0), (0.0, 0.5), (third, 0.5), (2.0 * third, 1.0), (1.0, 1.0)]);
        assert_eq!(curve.precision_recall().unwrap(), [(0.5, 1.0), (0.5, 0.5), (1.0, 0.5), (1.0, 0.4)]);
    }

    #[test]
    fn a_weight_of_two_equals_two_copies_and_a_weight_of_zero_none() {
        let weights = [2.0, 0.0, 1.0, 1.0, 0.0];
        let weighted = RankedScores::of(&[0.7, 0.9, 0.2, 0.8, 0.7], vec![true, true, false, false, false]);
        let repeated = RankedScores::of(&[0.7, 0.7, 0.2, 0.8], vec![true, true, false, false]);
        assert_eq!(weighted.curve(|photo| weights[photo]), repeated.curve(|_| 1.0));
    }

    #[test]
    fn a_single_class_has_no_curve() {
        let all = RankedScores::of(&[0.1, 0.2], vec![true, true]).curve(|_| 1.0);
        assert_eq!(
            (all.auroc(), all.roc(), all.sensitivity_at(0.9), all.specificity_at(0.9)),
            (None, None, None, None)
        );
        let none = RankedScores::of(&[0.1, 0.2], vec![false, false]).curve(|_| 1.0);
        assert_eq!((none.auroc(), none.average_precision(), none.precision_recall()), (None, None, None));
        assert_eq!((none.sensitivity_at(0.9), none.specificity_at(0.9)), (None, None));
    }
}
