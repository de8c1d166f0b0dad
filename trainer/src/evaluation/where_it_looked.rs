//! Whether the answer comes from the lesion: the peak of the class activation map against the lesion's outline.

use std::collections::BTreeMap;

use naevus_reading::assessment::{ActivationMap, most_probable};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use crate::evaluation::outline::Outline;
use crate::evaluation::{Bootstrap, Prediction};

/// How often what speaks most for the answer is a place on the lesion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhereItLooked {
    /// Photos in which a threshold finds a lesion; only on these it is measured.
    pub photos: usize,
    /// Photos in which it finds none.
    pub without_outline: usize,
    /// The share of photos where the middle of the map's highest place is on the lesion.
    pub peak_on_lesion: Figure,
    /// The share of the photos' area that is lesion: what a place drawn at random would score.
    pub lesion_share: Figure,
    /// The share of photos where the peak is on the lesion, by the answer.
    pub by_answer: BTreeMap<Diagnosis, Figure>,
}

/// The middle of the highest place of `map`: across and down the photo's centre square, `0.0..=1.0` each.
pub fn peak(map: &ActivationMap) -> Option<[f32; 2]> {
    let middle = |place: usize, of: usize| (place as f32 + 0.5) / of as f32;
    map.peak().map(|(row, column)| [middle(column, map.columns), middle(row, map.rows)])
}

impl WhereItLooked {
    /// That of `predictions`, with the lesion's outline in each one's photo, where there is one; none where no photo has
    /// a label, a map and an outline.
    pub fn measured(
        predictions: &[Prediction],
        outlines: &[Option<Outline>],
        bootstrap: Bootstrap,
    ) -> Option<WhereItLooked> {
        let lesions = || predictions.iter().zip(outlines).filter(|(prediction, _)| prediction.label.is_some());
        let mut hits: BTreeMap<Option<Diagnosis>, Vec<(&str, bool)>> = BTreeMap::new();
        let mut shares = Vec::new();
        for (prediction, outline) in lesions() {
            let Some((outline, peak)) = outline.as_ref().zip(prediction.peak) else { continue };
            let group = prediction.group();
            for of in [None, Some(most_probable(&prediction.probabilities))] {
                hits.entry(of).or_default().push((group, outline.holds(peak)));
            }
            shares.push((group, outline.share()));
        }
        let all = hits.remove(&None)?;
        let by_answer = hits.iter().filter_map(|(answer, hits)| Some(((*answer)?, bootstrap.share(hits)?)));
        Some(WhereItLooked {
            photos: all.len(),
            without_outline: lesions().filter(|(_, outline)| outline.is_none()).count(),
            peak_on_lesion: bootstrap.share(&all)?,
            lesion_share: bootstrap.mean(&shares)?,
            by_answer: by_answer.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use naevus_reading::photo::Photo;

    use super::*;
    use crate::dataset::Label;

    #[test]
    fn the_peak_is_the_middle_of_its_place() {
        let map = ActivationMap { rows: 2, columns: 4, values: vec![0.0, 0.0, 0.0, 0.0, 0.0, 9.0, 0.0, 0.0] };
        assert_eq!(peak(&map), Some([0.375, 0.75]));
        assert_eq!(peak(&ActivationMap::default()), None);
    }

    #[test]
    fn peaks_on_and_beside_the_lesion_are_counted_by_answer() {
        // The left half is dark.
        let photo = Photo::from_rgb(64, 64, [[[40; 3]; 32], [[200; 3]; 32]].concat().concat().repeat(64));
        let outline = Outline::of(&photo);
        assert!(outline.is_some());
        let with = |lesion: &str, answer: Diagnosis, across: f32| {
            let mut probabilities = [0.0; Diagnosis::COUNT];
            probabilities[answer.index()] = 1.0;
            let label = Some(Diagnosis::Nevus);
            let peak = Some([across, 0.5]);
            Prediction {
                lesion: lesion.to_string(),
                probabilities,
                label: label.map(Label::Diagnosis),
                peak,
                ..Prediction::default()
            }
        };
        let photos = [
            with("a", Diagnosis::Nevus, 0.2),
            with("b", Diagnosis::Nevus, 0.8),
            with("c", Diagnosis::Melanoma, 0.3),
            with("d", Diagnosis::Melanoma, 0.3),
            Prediction { label: None, ..with("e", Diagnosis::Nevus, 0.8) },
            with("f", Diagnosis::Nevus, 0.2),
        ];
        let outlines = [vec![outline; 5], vec![None]].concat();
        let found = WhereItLooked::measured(&photos, &outlines, Bootstrap { resamples: 50, seed: 0 }).unwrap();
        assert_eq!((found.photos, found.without_outline, found.peak_on_lesion.value), (4, 1, 0.75));
        assert_eq!(found.by_answer[&Diagnosis::Nevus].value, 0.5);
        assert_eq!(found.by_answer[&Diagnosis::Melanoma].value, 1.0);
        // Half of the square less what lies beyond the circle: half of π 0.95² / 4.
        assert!((found.lesion_share.value - 0.354).abs() < 0.02, "{}", found.lesion_share.value);
        assert_eq!(WhereItLooked::measured(&photos[..1], &[None], Bootstrap::default()), None);
    }
}
