//! Whether the answer stays when the photo is mirrored or turned: a lesion has no top, and the camera's is chance.

use image::RgbImage;
use image::imageops::{flip_horizontal, rotate90, rotate180, rotate270};
use naevus::diagnosis::Diagnosis;
use naevus::model_card::Figure;
use naevus::photo::Photo;
use serde::{Serialize, Serializer};

use crate::evaluation::cases::most_probable;
use crate::evaluation::{Bootstrap, Prediction};

/// One of the eight symmetries of the square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symmetry {
    /// Mirrored left to right, before it is turned.
    pub mirrored: bool,
    /// Turned to the right by so many times 90°, `0..=3`.
    pub quarter_turns: u8,
}

impl Symmetry {
    /// As the photo is.
    pub const UPRIGHT: Symmetry = Symmetry { mirrored: false, quarter_turns: 0 };
    /// Mirrored left to right.
    pub const FLIP: Symmetry = Symmetry { mirrored: true, quarter_turns: 0 };
    /// Turned to the right by 90°.
    pub const QUARTER_TURN: Symmetry = Symmetry { mirrored: false, quarter_turns: 1 };

    /// All but the upright.
    pub const OTHERS: [Symmetry; 7] = [
        Symmetry::QUARTER_TURN,
        Symmetry { mirrored: false, quarter_turns: 2 },
        Symmetry { mirrored: false, quarter_turns: 3 },
        Symmetry::FLIP,
        Symmetry { mirrored: true, quarter_turns: 1 },
        Symmetry { mirrored: true, quarter_turns: 2 },
        Symmetry { mirrored: true, quarter_turns: 3 },
    ];

    /// `photo`, seen so: the same pixels in other places.
    pub fn of(self, photo: &Photo) -> Photo {
        if self == Symmetry::UPRIGHT {
            return photo.clone();
        }
        let (width, height) = (photo.width_px(), photo.height_px());
        let pixels = RgbImage::from_raw(width, height, photo.rgb().to_vec()).expect("a photo has three bytes a pixel");
        let mirrored = if self.mirrored { flip_horizontal(&pixels) } else { pixels };
        let turned = match self.quarter_turns {
            0 => mirrored,
            1 => rotate90(&mirrored),
            2 => rotate180(&mirrored),
            _ => rotate270(&mirrored),
        };
        Photo::from_rgb(turned.width(), turned.height(), turned.into_raw())
    }

    /// In words: `mirrored, turned by 90°`.
    pub fn name(self) -> String {
        let turned = format!("turned by {}°", 90 * u32::from(self.quarter_turns));
        match (self.mirrored, self.quarter_turns) {
            (false, 0) => "upright".to_string(),
            (true, 0) => "mirrored".to_string(),
            (false, _) => turned,
            (true, _) => format!("mirrored, {turned}"),
        }
    }
}

impl Serialize for Symmetry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

/// How often the most probable diagnosis changes with the view, 0 to 1 of the photos.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Photos that were read in all views, with and without a label.
    pub photos: usize,
    /// Mirrored left to right.
    pub answer_changes_flip: Figure,
    /// Turned to the right by 90°.
    pub answer_changes_quarter_turn: Figure,
    /// In at least one of the seven other views.
    pub answer_changes_any: Figure,
    /// In each of the seven other views.
    pub views: Vec<ViewAgreement>,
}

/// How often the answer changes in one view.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViewAgreement {
    /// The view, in words.
    pub view: Symmetry,
    /// How often the answer is another than the upright photo's.
    pub answer_changes: Figure,
}

/// What a photo was read as in each of [`Symmetry::OTHERS`], in that order.
pub type OtherAnswers = [Diagnosis; Symmetry::OTHERS.len()];

impl Agreement {
    /// That of `predictions`, of the upright photos, with the answers in the other views of each; none of no photos.
    pub fn measured(predictions: &[Prediction], others: &[OtherAnswers], bootstrap: Bootstrap) -> Option<Agreement> {
        let changes_where = |changes: &dyn Fn(Diagnosis, &OtherAnswers) -> bool| {
            let changed = |(prediction, others): (&'_ Prediction, &OtherAnswers)| {
                changes(most_probable(&prediction.probabilities), others)
            };
            let photos = predictions.iter().zip(others);
            let shares: Vec<(&str, bool)> = photos
                .map(|(prediction, others)| (prediction.lesion.as_str(), changed((prediction, others))))
                .collect();
            bootstrap.share(&shares)
        };
        let views: Vec<ViewAgreement> = Symmetry::OTHERS
            .into_iter()
            .enumerate()
            .filter_map(|(place, view)| {
                let answer_changes = changes_where(&|upright, others| others[place] != upright)?;
                Some(ViewAgreement { view, answer_changes })
            })
            .collect();
        let of = |view| Some(views.iter().find(|other| other.view == view)?.answer_changes);
        Some(Agreement {
            photos: predictions.len(),
            answer_changes_flip: of(Symmetry::FLIP)?,
            answer_changes_quarter_turn: of(Symmetry::QUARTER_TURN)?,
            answer_changes_any: changes_where(&|upright, others| others.iter().any(|other| *other != upright))?,
            views,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3×2 pixels, numbered row by row.
    fn numbered() -> Photo {
        Photo::from_rgb(3, 2, (0..6).flat_map(|number| [number; 3]).collect())
    }

    fn numbers(photo: &Photo) -> (u32, Vec<u8>) {
        (photo.width_px(), photo.rgb().chunks_exact(3).map(|pixel| pixel[0]).collect())
    }

    #[test]
    fn the_views_are_those_of_the_square() {
        assert_eq!(numbers(&Symmetry::UPRIGHT.of(&numbered())), (3, vec![0, 1, 2, 3, 4, 5]));
        assert_eq!(numbers(&Symmetry::FLIP.of(&numbered())), (3, vec![2, 1, 0, 5, 4, 3]));
        assert_eq!(numbers(&Symmetry::QUARTER_TURN.of(&numbered())), (2, vec![3, 0, 4, 1, 5, 2]));
        let seen: Vec<(u32, Vec<u8>)> = Symmetry::OTHERS.iter().map(|view| numbers(&view.of(&numbered()))).collect();
        for (place, view) in seen.iter().enumerate() {
            assert!(
                !seen[..place].contains(view) && *view != numbers(&numbered()),
                "{}",
                Symmetry::OTHERS[place].name()
            );
        }
    }

    #[test]
    fn a_change_in_one_view_is_counted_there_and_in_any() {
        let photo = |lesion: &str| {
            let mut probabilities = [0.0; Diagnosis::COUNT];
            probabilities[Diagnosis::Nevus.index()] = 1.0;
            Prediction { lesion: lesion.to_string(), probabilities, ..Prediction::default() }
        };
        let mut turned = [Diagnosis::Nevus; 7];
        turned[1] = Diagnosis::Melanoma;
        let others = [turned, [Diagnosis::Nevus; 7], [Diagnosis::Nevus; 7], [Diagnosis::Melanoma; 7]];
        let photos = ["a", "b", "c", "d"].map(photo);
        let agreement = Agreement::measured(&photos, &others, Bootstrap { resamples: 20, seed: 0 }).unwrap();
        assert_eq!(agreement.answer_changes_flip.value, 0.25);
        assert_eq!(agreement.answer_changes_quarter_turn.value, 0.25);
        assert_eq!(agreement.answer_changes_any.value, 0.5);
        assert_eq!(agreement.views[1].answer_changes.value, 0.5);
        assert_eq!(Agreement::measured(&[], &[], Bootstrap::default()), None);
    }
}
