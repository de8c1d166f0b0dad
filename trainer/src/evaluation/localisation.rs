//! Localisation by the class activation map: how often its peak is on the segmented lesion (the pointing game, Zhang et
//! al., "Top-down Neural Attention by Excitation Backprop", 2018).

use std::collections::BTreeMap;

use naevus_reading::assessment::{ActivationMap, most_probable};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use crate::evaluation::lesion_mask::LesionMask;
use crate::evaluation::{Bootstrap, Prediction};

/// How often the peak of the class activation map is on the lesion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MapLocalisation {
    /// The number of photos with a lesion mask; the figures are measured on these.
    pub photos: usize,
    /// The number of photos without a lesion mask.
    pub without_mask: usize,
    /// The share of photos whose peak is on the lesion.
    pub peak_on_lesion: Figure,
    /// The lesion's mean share of the photo's area, which is the expected score of a random position.
    pub lesion_share: Figure,
    /// The share of photos whose peak is on the lesion, by predicted diagnosis.
    pub by_predicted: BTreeMap<Diagnosis, Figure>,
}

/// The centre of the cell with the highest value of `map`: (x, y) in the photo's centre square, `0.0..=1.0` each.
pub fn peak(map: &ActivationMap) -> Option<[f32; 2]> {
    let centre = |index: usize, count: usize| (index as f32 + 0.5) / count as f32;
    map.peak().map(|(row, column)| [centre(column, map.columns), centre(row, map.rows)])
}

impl MapLocalisation {
    /// Compares the peaks of `predictions` with the lesion masks of their photos; `None` if no photo has a label, a map
    /// and a mask.
    pub fn measure(
        predictions: &[Prediction],
        masks: &[Option<LesionMask>],
        bootstrap: Bootstrap,
    ) -> Option<MapLocalisation> {
        let lesions = || predictions.iter().zip(masks).filter(|(prediction, _)| prediction.label.is_some());
        let mut hits: BTreeMap<Option<Diagnosis>, Vec<(&str, bool)>> = BTreeMap::new();
        let mut shares = Vec::new();
        for (prediction, mask) in lesions() {
            let Some((mask, peak)) = mask.as_ref().zip(prediction.peak) else { continue };
            let group = prediction.group();
            for predicted in [None, Some(most_probable(&prediction.probabilities))] {
                hits.entry(predicted).or_default().push((group, mask.contains(peak)));
            }
            shares.push((group, mask.share()));
        }
        let all = hits.remove(&None)?;
        let by_predicted =
            hits.iter().filter_map(|(predicted, hits)| Some(((*predicted)?, bootstrap.proportion(hits)?)));
        Some(MapLocalisation {
            photos: all.len(),
            without_mask: lesions().filter(|(_, mask)| mask.is_none()).count(),
            peak_on_lesion: bootstrap.proportion(&all)?,
            lesion_share: bootstrap.mean(&shares)?,
            by_predicted: by_predicted.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use naevus_reading::photo::Photo;

    use super::*;
    use naevus_evaluation::examples::{self, confident};

    #[test]
    fn the_peak_is_the_centre_of_its_cell() {
        let map = ActivationMap { rows: 2, columns: 4, values: vec![0.0, 0.0, 0.0, 0.0, 0.0, 9.0, 0.0, 0.0] };
        assert_eq!(peak(&map), Some([0.375, 0.75]));
        assert_eq!(peak(&ActivationMap::default()), None);
    }

    #[test]
    fn peaks_on_the_lesion_are_counted_by_predicted_diagnosis() {
        // The left half is dark.
        let photo = Photo::from_rgb(64, 64, [[[40; 3]; 32], [[200; 3]; 32]].concat().concat().repeat(64));
        let mask = LesionMask::of(&photo);
        assert!(mask.is_some());
        let with = |lesion: &str, predicted: Diagnosis, x: f32| {
            let peak = Some([x, 0.5]);
            Prediction { peak, ..examples::photo(lesion, Some(Diagnosis::Nevus), confident(predicted, 1.0)) }
        };
        let photos = [
            with("a", Diagnosis::Nevus, 0.2),
            with("b", Diagnosis::Nevus, 0.8),
            with("c", Diagnosis::Melanoma, 0.3),
            with("d", Diagnosis::Melanoma, 0.3),
            Prediction { label: None, ..with("e", Diagnosis::Nevus, 0.8) },
            with("f", Diagnosis::Nevus, 0.2),
        ];
        let masks = [vec![mask; 5], vec![None]].concat();
        let found = MapLocalisation::measure(&photos, &masks, Bootstrap { resamples: 50, seed: 0 }).unwrap();
        assert_eq!((found.photos, found.without_mask, found.peak_on_lesion.value), (4, 1, 0.75));
        assert_eq!(found.by_predicted[&Diagnosis::Nevus].value, 0.5);
        assert_eq!(found.by_predicted[&Diagnosis::Melanoma].value, 1.0);
        // Half of the circle: half of π · 0.95² / 4.
        assert!((found.lesion_share.value - 0.354).abs() < 0.02, "{}", found.lesion_share.value);
        assert_eq!(MapLocalisation::measure(&photos[..1], &[None], Bootstrap::default()), None);
    }
}
