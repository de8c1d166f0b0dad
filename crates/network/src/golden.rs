//! The self-test, which checks that a device computes the same outputs as the trainer, and its synthetic photos.

use std::fmt;

use naevus_reading::assessment::{ActivationMap, Assessment, largest_difference, most_probable};
use naevus_reading::card::GoldenReading;
use naevus_reading::decision::{DecisionRules, NetworkOutput};
use naevus_reading::photo::Photo;

/// An output that the self-test compares with the trainer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoldenOutput {
    /// The probability of a diagnosis.
    Probability,
    /// The distance to the photos of lesions.
    MahalanobisDistance,
    /// The bare-skin score.
    BareSkinScore,
    /// The log-odds of "no lesion".
    NonLesionLogOdds,
    /// A value of the class activation map.
    ActivationMap,
}

impl fmt::Display for GoldenOutput {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            GoldenOutput::Probability => "probability",
            GoldenOutput::MahalanobisDistance => "Mahalanobis distance",
            GoldenOutput::BareSkinScore => "bare-skin score",
            GoldenOutput::NonLesionLogOdds => "\"no lesion\" score",
            GoldenOutput::ActivationMap => "activation map",
        })
    }
}

/// A difference from a reference output.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoldenDifference {
    /// The output.
    pub output: GoldenOutput,
    /// The largest absolute difference; infinite if the outputs have different shapes.
    pub difference: f32,
    /// The difference of 1 in units of the tolerance: 1 for probabilities. For scores and maps it is the largest
    /// absolute reference value if that is above 1, because the rounding errors of a sum grow with its terms.
    pub scale: f32,
}

impl GoldenDifference {
    /// The difference of `found` from `expected`, for `output`.
    fn of(output: GoldenOutput, found: &[f32], expected: &[f32]) -> GoldenDifference {
        let scale = match output {
            GoldenOutput::Probability => 1.0,
            _ => expected.iter().fold(1.0, |scale: f32, value| scale.max(value.abs())),
        };
        let difference = match found.len() == expected.len() {
            true => largest_difference(found, expected),
            false => f32::INFINITY,
        };
        GoldenDifference { output, difference, scale }
    }

    /// Whether it exceeds `tolerance`, which is in units of the scale.
    pub fn exceeds(&self, tolerance: f32) -> bool {
        self.difference.is_nan() || self.difference > tolerance * self.scale
    }
}

/// The reference outputs of the photo with this `seed`, for the network output of its upright view.
pub fn golden_reading(seed: u32, decision_rules: &DecisionRules, output: &NetworkOutput) -> GoldenReading {
    let Assessment { probabilities, input_check, map, .. } = decision_rules.assess(output);
    GoldenReading {
        seed,
        probabilities,
        mahalanobis_distance: input_check.mahalanobis_distance,
        bare_skin_score: input_check.bare_skin_score,
        non_lesion_log_odds: input_check.non_lesion_log_odds,
        map,
    }
}

/// The difference of each output from the reference: that of the device whose `output` for the upright view of the
/// photo with the seed of `golden` is given.
///
/// The map is that of the most probable diagnosis of `golden`, so that two nearly equal probabilities do not exchange
/// it.
pub fn differences(
    golden: &GoldenReading,
    decision_rules: &DecisionRules,
    output: &NetworkOutput,
) -> [GoldenDifference; 5] {
    let found = golden_reading(golden.seed, decision_rules, output);
    let ActivationMap { rows, columns, values } = output.activation_map(most_probable(&golden.probabilities));
    let has_same_size = (rows, columns) == (golden.map.rows, golden.map.columns);
    let map = if has_same_size { values } else { Vec::new() };
    let scores = |reading: &GoldenReading| [[reading.mahalanobis_distance], [reading.bare_skin_score]];
    let ([distance, bare_skin], [golden_distance, golden_bare_skin]) = (scores(&found), scores(golden));
    let log_odds = |reading: &GoldenReading| reading.non_lesion_log_odds.into_iter().collect::<Vec<f32>>();
    [
        GoldenDifference::of(GoldenOutput::Probability, &found.probabilities, &golden.probabilities),
        GoldenDifference::of(GoldenOutput::MahalanobisDistance, &distance, &golden_distance),
        GoldenDifference::of(GoldenOutput::BareSkinScore, &bare_skin, &golden_bare_skin),
        GoldenDifference::of(GoldenOutput::NonLesionLogOdds, &log_odds(&found), &log_odds(golden)),
        GoldenDifference::of(GoldenOutput::ActivationMap, &map, &golden.map.values),
    ]
}

/// The width and height of a synthetic photo, in pixels. It differs from the network input, so that the self-test
/// includes the resize.
const SIDE_PX: u32 = 240;

/// A synthetic photo of noisy skin with a dark, irregular spot, generated from `seed`. It uses integer arithmetic only,
/// so that every machine computes the same bytes.
pub fn synthetic_photo(seed: u32) -> Photo {
    let mut random = Xorshift(seed.wrapping_mul(0x9e37_79b9) | 1);
    let skin = [200 + random.below(40), 150 + random.below(40), 120 + random.below(40)];
    let spot = [60 + random.below(80), 30 + random.below(60), 20 + random.below(50)];
    let (centre_x, centre_y) = (90 + random.below(60), 90 + random.below(60));
    let (radius_x, radius_y) = (30 + random.below(50), 30 + random.below(50));
    let mut rgb = Vec::with_capacity(3 * (SIDE_PX * SIDE_PX) as usize);
    for y in 0..SIDE_PX as i32 {
        for x in 0..SIDE_PX as i32 {
            // 0 at the centre of the spot, 256 at its edge.
            let across = (x - centre_x) * (x - centre_x) * 256 / (radius_x * radius_x);
            let down = (y - centre_y) * (y - centre_y) * 256 / (radius_y * radius_y);
            let skin_share = (across + down - 192).clamp(0, 128);
            let grain = random.below(17) - 8;
            for channel in 0..3 {
                let value = (skin[channel] * skin_share + spot[channel] * (128 - skin_share)) / 128 + grain;
                rgb.push(value.clamp(0, 255) as u8);
            }
        }
    }
    Photo::from_rgb(SIDE_PX, SIDE_PX, rgb)
}

/// Marsaglia's xorshift (2003), 32 bits.
struct Xorshift(u32);

impl Xorshift {
    fn below(&mut self, limit: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as i32 % limit
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use naevus_reading::decision::{DetectionThresholds, LogisticRegression, OutOfDistributionDetector};
    use naevus_reading::diagnosis::Diagnosis;
    use naevus_reading::symmetry::Symmetry;

    use super::*;

    /// Each score depends on a feature of its own: the distance on the first, the bare-skin score on the second, the
    /// log-odds on the third.
    fn decision_rules() -> DecisionRules {
        let unlimited = DetectionThresholds {
            mahalanobis_distance: f32::MAX,
            bare_skin_score: f32::MAX,
            non_lesion_log_odds: None,
        };
        let regression = LogisticRegression {
            weights: vec![0.0, 0.0, 2.0],
            intercept: -1.0,
            l2_penalty: 0.1,
            kinds: BTreeMap::new(),
        };
        let detector = OutOfDistributionDetector {
            mean: vec![3.0, 4.0],
            clinical_mean: None,
            whitening: vec![1.0, 0.0, 0.0],
            bare_skin_weights: vec![0.0, 0.5],
            bare_skin_intercept: -2.5,
            non_lesion_regression: Some(regression),
            unusual: unlimited,
            refused: unlimited,
        };
        DecisionRules { out_of_distribution: Some(detector), ..DecisionRules::default() }
    }

    fn output() -> NetworkOutput {
        let mut logit_maps = vec![[0.0; Diagnosis::COUNT]; 6];
        logit_maps[1][Diagnosis::Melanoma.index()] = 9.0;
        logit_maps[4][Diagnosis::Nevus.index()] = 4.0;
        NetworkOutput { map_size: [2, 3], logit_maps, features: vec![4.0, 4.0, 5.0], view: Symmetry::IDENTITY }
    }

    /// The outputs whose difference from the reference exceeds a tolerance of 0.001 after `corrupt`.
    fn noticed(corrupt: impl FnOnce(&mut NetworkOutput)) -> Vec<GoldenOutput> {
        let (golden, mut output) = (golden_reading(1, &decision_rules(), &output()), output());
        corrupt(&mut output);
        let differences = differences(&golden, &decision_rules(), &output).into_iter();
        differences.filter(|difference| difference.exceeds(1e-3)).map(|difference| difference.output).collect()
    }

    #[test]
    fn each_corrupted_output_is_noticed() {
        use GoldenOutput::{ActivationMap, BareSkinScore, MahalanobisDistance, NonLesionLogOdds, Probability};
        assert_eq!(noticed(|_| {}), []);
        assert_eq!(noticed(|output| output.features[0] += 0.01), [MahalanobisDistance]);
        assert_eq!(noticed(|output| output.features[1] += 0.01), [BareSkinScore]);
        // The log-odds are 9: 0.001 of them is allowed.
        assert_eq!(noticed(|output| output.features[2] += 0.01), [NonLesionLogOdds]);
        assert_eq!(noticed(|output| output.features[2] += 0.004), []);
        // The mean over the cells, and with it the probabilities, stays the same.
        assert_eq!(noticed(|output| output.logit_maps.swap(1, 2)), [ActivationMap]);
        assert_eq!(noticed(|output| output.map_size = [3, 2]), [ActivationMap]);
        assert_eq!(noticed(|output| output.logit_maps[4][0] += 1.0), [Probability, ActivationMap]);
        let all = [Probability, MahalanobisDistance, BareSkinScore, NonLesionLogOdds, ActivationMap];
        let with_nan = |output: &mut NetworkOutput| {
            output.features.fill(f32::NAN);
            output.logit_maps[0] = [f32::NAN; Diagnosis::COUNT];
        };
        assert_eq!(noticed(with_nan), all);
    }

    #[test]
    fn a_missing_score_is_noticed() {
        let golden = golden_reading(1, &decision_rules(), &output());
        let mut without = decision_rules();
        without.out_of_distribution.as_mut().unwrap().non_lesion_regression = None;
        let [_, _, _, log_odds, _] = differences(&golden, &without, &output());
        assert!(log_odds.exceeds(1e9));
    }

    #[test]
    fn the_map_is_that_of_the_references_most_probable_diagnosis() {
        let (mut first, mut second) = (output(), output());
        first.logit_maps[4][Diagnosis::Nevus.index()] = 9.0 - 1e-5;
        second.logit_maps[4][Diagnosis::Nevus.index()] = 9.0 + 1e-5;
        let golden = golden_reading(1, &decision_rules(), &first);
        let found = golden_reading(1, &decision_rules(), &second);
        assert_ne!(golden.map.peak(), found.map.peak(), "the most probable diagnosis differs");
        assert!(differences(&golden, &decision_rules(), &second).iter().all(|difference| !difference.exceeds(1e-3)));
    }
}
