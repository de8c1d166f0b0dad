//! What a score finds and at what price, threshold after threshold: the ROC curve, the precision-recall curve, and the
//! figures that are read off them.

/// Photos in the order of a score.
pub struct Ranking {
    /// Photos, the highest score first, each with its score.
    order: Vec<(usize, f64)>,
    /// Whether each photo has what the score is for.
    positive: Vec<bool>,
}

/// A threshold, and what is found at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Photos with this score or a higher one are said to be positive.
    pub threshold: f64,
    /// The weight of the positive photos among them.
    pub found: f64,
    /// The weight of the negative ones.
    pub false_alarms: f64,
}

/// The points of a line as it is drawn, across and upwards.
pub type Line = Vec<(f64, f64)>;

/// What is found at every threshold, the highest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// One for each score that occurs.
    pub points: Vec<CurvePoint>,
    /// The weight of all positive photos.
    pub positives: f64,
    /// The weight of all negative ones.
    pub negatives: f64,
}

/// Counts are whole numbers; a share of them misses one by no more than this.
const ROUNDING: f64 = 1e-9;

impl Ranking {
    /// Photos with these scores, of which those marked in `positive` have what the score is for.
    pub fn of(scores: &[f64], positive: Vec<bool>) -> Ranking {
        let mut order: Vec<(usize, f64)> = scores.iter().copied().enumerate().collect();
        order.sort_by(|one, other| other.1.total_cmp(&one.1));
        Ranking { order, positive }
    }

    /// The curve with each photo counted by its weight; a score that only photos without weight have is no threshold.
    pub fn curve(&self, weight: impl Fn(usize) -> f64) -> Curve {
        let mut points: Vec<CurvePoint> = Vec::with_capacity(self.order.len());
        let (mut found, mut false_alarms) = (0.0, 0.0);
        for &(photo, threshold) in &self.order {
            let weight = weight(photo);
            if weight == 0.0 {
                continue;
            }
            if self.positive[photo] {
                found += weight;
            } else {
                false_alarms += weight;
            }
            let point = CurvePoint { threshold, found, false_alarms };
            match points.last_mut() {
                Some(last) if last.threshold == threshold => *last = point,
                _ => points.push(point),
            }
        }
        Curve { points, positives: found, negatives: false_alarms }
    }
}

impl Curve {
    /// The area under the ROC curve: how often a positive photo scores higher than a negative one, ties counting one
    /// half. None where one of the two kinds is missing.
    pub fn auroc(&self) -> Option<f64> {
        let mut area = 0.0;
        let (mut found, mut false_alarms) = (0.0, 0.0);
        for point in &self.points {
            area += (point.false_alarms - false_alarms) * 0.5 * (point.found + found);
            (found, false_alarms) = (point.found, point.false_alarms);
        }
        ratio(area, self.positives * self.negatives)
    }

    /// Average precision: the precision at each threshold, weighted by the share of positives that it adds, without
    /// interpolation. None without positives.
    pub fn average_precision(&self) -> Option<f64> {
        let mut sum = 0.0;
        let mut found = 0.0;
        for point in &self.points {
            sum += (point.found - found) * point.found / (point.found + point.false_alarms);
            found = point.found;
        }
        ratio(sum, self.positives)
    }

    /// The highest sensitivity at a threshold whose specificity is at least `specificity`, 0 to 1.
    pub fn sensitivity_at(&self, specificity: f64) -> Option<f64> {
        if self.negatives == 0.0 {
            return None;
        }
        let allowed = (1.0 - specificity) * self.negatives + ROUNDING;
        let within = self.points.iter().take_while(|point| point.false_alarms <= allowed);
        ratio(within.last().map_or(0.0, |point| point.found), self.positives)
    }

    /// The highest specificity at a threshold whose sensitivity is at least `sensitivity`, 0 to 1.
    pub fn specificity_at(&self, sensitivity: f64) -> Option<f64> {
        let asked = sensitivity * self.positives - ROUNDING;
        let first = self.points.iter().find(|point| point.found >= asked)?;
        if self.positives == 0.0 {
            return None;
        }
        ratio(self.negatives - first.false_alarms, self.negatives)
    }

    /// The ROC curve: (1 - specificity, sensitivity) from (0, 0) to (1, 1), its corners only. None where one of the two
    /// kinds is missing.
    pub fn roc(&self) -> Option<Line> {
        if self.positives == 0.0 || self.negatives == 0.0 {
            return None;
        }
        let share = |point: &CurvePoint| (point.false_alarms / self.negatives, point.found / self.positives);
        Some(corners(std::iter::once((0.0, 0.0)).chain(self.points.iter().map(share))))
    }

    /// The precision-recall curve: (sensitivity, precision) at each threshold, the highest first. None without
    /// positives.
    pub fn precision_recall(&self) -> Option<Line> {
        if self.positives == 0.0 {
            return None;
        }
        let share =
            |point: &CurvePoint| (point.found / self.positives, point.found / (point.found + point.false_alarms));
        Some(corners(self.points.iter().map(share)))
    }
}

/// Where a line of points along the axes turns: what lies straight between two others is left out.
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

/// `part` of `whole`; none where there is no whole.
pub fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores 0.9 (yes), 0.8 (no), 0.7 (yes), 0.7 (no), 0.2 (no).
    fn five() -> Curve {
        Ranking::of(&[0.7, 0.9, 0.2, 0.8, 0.7], vec![true, true, false, false, false]).curve(|_| 1.0)
    }

    #[test]
    fn the_figures_are_those_worked_out_by_hand() {
        let curve = five();
        // Of six pairs, 0.9 wins three; 0.7 ties one, wins one and loses one.
        assert_eq!(curve.auroc(), Some(4.5 / 6.0));
        // One half of the positives at a precision of 1, the other at 2 of 4.
        assert_eq!(curve.average_precision(), Some(0.75));
        // No false alarm is allowed: only 0.9. Two of three are: both.
        assert_eq!(curve.sensitivity_at(0.9), Some(0.5));
        assert_eq!(curve.sensitivity_at(1.0 / 3.0), Some(1.0));
        // Both are found at 0.7, with two of three false alarms.
        assert_eq!(curve.specificity_at(0.95), Some(1.0 / 3.0));
        assert_eq!(curve.specificity_at(0.5), Some(1.0));
        let third = 1.0 / 3.0;
        assert_eq!(curve.roc().unwrap(), [(0.0, 0.0), (0.0, 0.5), (third, 0.5), (2.0 * third, 1.0), (1.0, 1.0)]);
        assert_eq!(curve.precision_recall().unwrap(), [(0.5, 1.0), (0.5, 0.5), (1.0, 0.5), (1.0, 0.4)]);
    }

    #[test]
    fn a_weight_of_two_is_the_photo_twice_and_of_none_is_no_photo() {
        let weights = [2.0, 0.0, 1.0, 1.0, 0.0];
        let weighted = Ranking::of(&[0.7, 0.9, 0.2, 0.8, 0.7], vec![true, true, false, false, false]);
        let repeated = Ranking::of(&[0.7, 0.7, 0.2, 0.8], vec![true, true, false, false]);
        assert_eq!(weighted.curve(|photo| weights[photo]), repeated.curve(|_| 1.0));
    }

    #[test]
    fn one_kind_alone_has_no_curve() {
        let all = Ranking::of(&[0.1, 0.2], vec![true, true]).curve(|_| 1.0);
        assert_eq!(
            (all.auroc(), all.roc(), all.sensitivity_at(0.9), all.specificity_at(0.9)),
            (None, None, None, None)
        );
        let none = Ranking::of(&[0.1, 0.2], vec![false, false]).curve(|_| 1.0);
        assert_eq!((none.auroc(), none.average_precision(), none.precision_recall()), (None, None, None));
        assert_eq!((none.sensitivity_at(0.9), none.specificity_at(0.9)), (None, None));
    }
}
