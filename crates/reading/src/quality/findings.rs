//! Findings: the measures of a photo compared with the thresholds of a model card.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::quality::Quality;

/// What may be wrong with a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The lesion is blurred: [`Quality::blur_px`].
    Blurred,
    /// The picture is dark: [`Quality::brightness`].
    Dark,
    /// The picture is overexposed: [`Quality::clipped`].
    Overexposed,
    /// Reflected light covers the lesion: [`Quality::glare`].
    Glare,
    /// The lesion is small in the picture: the outline's share.
    Small,
    /// The lesion is not in the middle: the outline's distance.
    OffCentre,
    /// The lesion reaches beyond the centre square: the outline's cut border.
    Cut,
    /// Hair covers the skin: [`Quality::hair`].
    Hair,
    /// Ink covers the skin: [`Quality::ink`].
    Ink,
    /// The black rim of a dermatoscope is in the centre square: [`Quality::black_rim`].
    BlackRim,
    /// The photo shows a screen: [`Quality::spectral_peak`].
    Screen,
}

impl FindingKind {
    /// Every kind, the most important first.
    pub const ALL: [FindingKind; 11] = [
        FindingKind::Blurred,
        FindingKind::Dark,
        FindingKind::Overexposed,
        FindingKind::Screen,
        FindingKind::Small,
        FindingKind::OffCentre,
        FindingKind::Cut,
        FindingKind::Glare,
        FindingKind::Ink,
        FindingKind::Hair,
        FindingKind::BlackRim,
    ];

    /// The serialised name: `off_centre`.
    pub fn name(self) -> &'static str {
        match self {
            FindingKind::Blurred => "blurred",
            FindingKind::Dark => "dark",
            FindingKind::Overexposed => "overexposed",
            FindingKind::Glare => "glare",
            FindingKind::Small => "small",
            FindingKind::OffCentre => "off_centre",
            FindingKind::Cut => "cut",
            FindingKind::Hair => "hair",
            FindingKind::Ink => "ink",
            FindingKind::BlackRim => "black_rim",
            FindingKind::Screen => "screen",
        }
    }

    /// The measure of this kind; `None` if it cannot be measured in this photo.
    pub fn measure(self, quality: &Quality) -> Option<f32> {
        let outline = quality.outline.as_ref();
        match self {
            FindingKind::Blurred => quality.blur_px,
            FindingKind::Dark => Some(f32::from(quality.brightness)),
            FindingKind::Overexposed => Some(quality.clipped),
            FindingKind::Glare => Some(quality.glare),
            FindingKind::Small => outline.map(|outline| outline.share),
            FindingKind::OffCentre => outline.map(|outline| outline.distance),
            FindingKind::Cut => outline.map(|outline| outline.cut),
            FindingKind::Hair => quality.hair,
            FindingKind::Ink => quality.ink,
            FindingKind::BlackRim => Some(quality.black_rim),
            FindingKind::Screen => quality.spectral_peak,
        }
    }

    /// Whether low values of the measure are findings; of the others, high values are.
    pub fn is_of_low_values(self) -> bool {
        matches!(self, FindingKind::Dark | FindingKind::Small)
    }

    /// Whether a measured `value` is beyond `threshold`.
    pub fn is_beyond(self, value: f32, threshold: f32) -> bool {
        if self.is_of_low_values() { value < threshold } else { value > threshold }
    }
}

/// The thresholds of the findings, each in the unit of its measure. A kind without a threshold is never found.
pub type Thresholds = BTreeMap<FindingKind, f32>;

/// The share of the threshold of [`FindingKind::Dark`] below which a photo is much too dark.
const MUCH_TOO_DARK: f32 = 0.6;

/// Something that is wrong with a photo.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What is wrong.
    pub kind: FindingKind,
    /// The measure, in the unit of [`FindingKind::measure`].
    pub value: f32,
    /// Whether the result of the photo is unreliable: it is blurred, or much too dark. Other findings are advice.
    pub is_unreliable: bool,
}

/// What is wrong with a photo of this quality, the most important first.
pub fn findings(quality: &Quality, thresholds: &Thresholds) -> Vec<Finding> {
    let finding = |kind: FindingKind| {
        let (value, threshold) = (kind.measure(quality)?, *thresholds.get(&kind)?);
        let is_unreliable = match kind {
            FindingKind::Blurred => true,
            FindingKind::Dark => value < MUCH_TOO_DARK * threshold,
            _ => false,
        };
        kind.is_beyond(value, threshold).then_some(Finding { kind, value, is_unreliable })
    };
    FindingKind::ALL.into_iter().filter_map(finding).collect()
}
