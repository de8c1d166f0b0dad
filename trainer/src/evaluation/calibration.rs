//! Whether probabilities are what they say: of the photos that a model is 80 % sure of, eight in ten should be right.

use naevus::assessment::most_probable;
use naevus::diagnosis::Diagnosis;
use naevus::model_card::Figure;
use serde::Serialize;

use crate::evaluation::curve::ratio;
use crate::evaluation::{Bootstrap, Prediction};

/// Bins of the highest probability, equally wide (Guo et al., "On Calibration of Modern Neural Networks", 2017).
pub const BINS: usize = 15;

/// The least probability that enters a logarithm: f64's step at 1, as in scikit-learn's `log_loss`.
const LEAST: f64 = f64::EPSILON;

/// What calibration takes of one photo.
pub struct Certainty {
    /// The bin of its highest probability, `0..BINS`.
    bin: usize,
    /// Its highest probability.
    highest: f64,
    right: bool,
    /// The squared differences of the nine probabilities to 1 for the truth and 0 for the others, summed.
    squared_error: f64,
    /// Minus the natural logarithm of the truth's probability.
    surprise: f64,
}

impl Certainty {
    /// That of a photo of `truth` with these probabilities.
    pub fn of(probabilities: &[f32; Diagnosis::COUNT], truth: Diagnosis) -> Certainty {
        let best = most_probable(probabilities);
        let highest = f64::from(probabilities[best.index()]);
        let target = |diagnosis: Diagnosis| if diagnosis == truth { 1.0 } else { 0.0 };
        let error = |diagnosis: Diagnosis| f64::from(probabilities[diagnosis.index()]) - target(diagnosis);
        Certainty {
            bin: bin(highest),
            highest,
            right: best == truth,
            squared_error: Diagnosis::ALL.into_iter().map(|diagnosis| error(diagnosis).powi(2)).sum(),
            surprise: -f64::from(probabilities[truth.index()]).clamp(LEAST, 1.0 - LEAST).ln(),
        }
    }
}

/// The bin of a probability: above its lower edge, up to and with its upper one.
fn bin(probability: f64) -> usize {
    ((probability * BINS as f64).ceil() as usize).clamp(1, BINS) - 1
}

/// The figures of calibration, each photo counted by its weight; none where nothing has weight.
///
/// - `expected_calibration_error`, 0 to 1: over the bins of the highest probability, the difference between its mean and
///   the share that is right, weighted by the bin's photos;
/// - `brier_score`, 0 to 2: the squared differences of all nine probabilities to what is true, summed, on average;
/// - `negative_log_likelihood`, from 0 on: minus the natural logarithm of the truth's probability, on average.
pub fn figures(photos: &[Certainty], weight: impl Fn(usize) -> f64) -> [(&'static str, Option<f64>); 3] {
    let mut gaps = [0.0; BINS];
    let (mut whole, mut squared_error, mut surprise) = (0.0, 0.0, 0.0);
    for (photo, certainty) in photos.iter().enumerate() {
        let weight = weight(photo);
        gaps[certainty.bin] += weight * (certainty.highest - if certainty.right { 1.0 } else { 0.0 });
        whole += weight;
        squared_error += weight * certainty.squared_error;
        surprise += weight * certainty.surprise;
    }
    [
        ("expected_calibration_error", ratio(gaps.into_iter().map(f64::abs).sum(), whole)),
        ("brier_score", ratio(squared_error, whole)),
        ("negative_log_likelihood", ratio(surprise, whole)),
    ]
}

/// A bin of the reliability diagram that is not empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// Its lower edge, not in it.
    pub above: f64,
    /// Its upper edge, in it.
    pub up_to: f64,
    /// Photos whose highest probability is in it.
    pub photos: usize,
    /// The mean of their highest probabilities.
    pub mean_probability: f64,
    /// The share of them that is right.
    pub right: Figure,
}

/// The bins that are not empty, from the least sure on.
pub fn reliability(predictions: &[Prediction], bootstrap: Bootstrap) -> Vec<ReliabilityBin> {
    let mut bins: [Vec<(&str, Certainty)>; BINS] = Default::default();
    for photo in predictions {
        if let Some(truth) = photo.diagnosis() {
            let certainty = Certainty::of(&photo.probabilities, truth);
            bins[certainty.bin].push((photo.group(), certainty));
        }
    }
    let of_bin = |(place, photos): (usize, Vec<(&str, Certainty)>)| {
        let rights: Vec<(&str, bool)> = photos.iter().map(|(group, certainty)| (*group, certainty.right)).collect();
        let sum: f64 = photos.iter().map(|(_, certainty)| certainty.highest).sum();
        Some(ReliabilityBin {
            above: place as f64 / BINS as f64,
            up_to: (place + 1) as f64 / BINS as f64,
            photos: photos.len(),
            mean_probability: ratio(sum, photos.len() as f64)?,
            right: bootstrap.share(&rights)?,
        })
    };
    bins.into_iter().enumerate().filter_map(of_bin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_holds_its_upper_edge() {
        assert_eq!([0.0, 1.0 / 15.0, 0.067, 0.2, 0.93, 0.94, 1.0, 1.0005].map(bin), [0, 0, 1, 2, 13, 14, 14, 14]);
    }

    #[test]
    fn the_figures_are_those_worked_out_by_hand() {
        let says = |melanoma: f32, nevus: f32| [0.0, 0.0, 0.0, melanoma, nevus, 0.0, 0.0, 0.0, 0.0];
        let photos = [
            Certainty::of(&says(0.75, 0.25), Diagnosis::Melanoma),
            Certainty::of(&says(0.75, 0.25), Diagnosis::Nevus),
            Certainty::of(&says(0.5, 0.5), Diagnosis::Melanoma),
        ];
        let [(_, error), (_, brier), (_, surprise)] = figures(&photos, |_| 1.0);
        // Two in one bin, 75 % sure and half of them right; one in another, 50 % sure and right.
        assert!((error.unwrap() - (2.0 * 0.25 + 0.5) / 3.0).abs() < 1e-12);
        assert!((brier.unwrap() - (2.0 * 0.0625 + 2.0 * 0.5625 + 2.0 * 0.25) / 3.0).abs() < 1e-12);
        let logarithms = 0.75_f64.ln() + 0.25_f64.ln() + 0.5_f64.ln();
        assert!((surprise.unwrap() + logarithms / 3.0).abs() < 1e-12);
        // What was held to be impossible is a large surprise, not an endless one.
        let impossible = Certainty::of(&says(1.0, 0.0), Diagnosis::Dermatofibroma);
        assert!((impossible.surprise - 36.04).abs() < 0.01, "{}", impossible.surprise);
    }
}
