//! What a photo should be read at, if its lesion is not in the middle, is small in it, or is one of two.

use serde::{Deserialize, Serialize};

use crate::photo::{MIN_REGION_PX, Region};
use crate::quality::{Outline, Quality};

/// The side of the proposed square, in lengths of the longer side of the lesion's bounding box. A circle of this size
/// fills 31 % of the square, as lesions do in photos through a dermatoscope.
const MARGIN: f64 = 1.6;

/// The least such side where a second lesion is near.
const MIN_MARGIN: f64 = 1.15;

/// The distance of the lesion from the centre, in sides of the centre square, from which another square is proposed.
const MIN_DISTANCE: f32 = 0.2;

/// The share of the centre square that the lesion covers, up to which another square is proposed.
const MAX_SHARE: f32 = 0.05;

/// The least filling of a trustworthy outline: a hair, a fold and a shadow fill less of their bounding box.
const MIN_FILLING: f32 = 0.55;

/// The longest bounding box of a trustworthy outline: its longer side by its shorter one.
const MAX_ELONGATION: f64 = 2.3;

/// The greatest share of a trustworthy outline's border on an edge of the picture: a shadow comes from an
/// edge, and of a lesion that is cut the rest is not in the photo.
const MAX_EDGE: f32 = 0.15;

/// The least share of the dark pixels that must be in the proposed squares' lesions.
const MIN_DOMINANCE: f32 = 0.8;

/// The least share of the centre square's area of each of two lesions.
const MIN_SHARE_OF_TWO: f32 = 0.008;

/// The least area of the smaller one of two lesions, as a share of the other.
const MIN_RATIO_OF_TWO: f32 = 0.33;

/// Squares that are proposed to be read instead of the centre square. A proposal is made only where the outline is
/// trustworthy: it is compact, whole, and nearly all that is dark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Proposal {
    /// The lesion is not in the middle, or is small: the square around it.
    Lesion(Region),
    /// Two separate spots of comparable size: the square around each, from left to right.
    TwoSpots([Region; 2]),
}

impl Proposal {
    /// The proposal for a photo of this quality and size in pixels; `None` if the centre square is right, the outline
    /// is not trustworthy, or a square would have fewer than [`MIN_REGION_PX`] pixels on its side.
    pub fn of(quality: &Quality, width_px: u32, height_px: u32) -> Option<Proposal> {
        let photo = Lengths::of(width_px, height_px);
        let first = quality.outline.as_ref()?;
        let proposal = two_spots(first, quality.second.as_ref(), &photo).or_else(|| lesion(first, &photo))?;
        let least = f64::from(MIN_REGION_PX) / f64::from(width_px.min(height_px));
        proposal.regions().iter().all(|region| f64::from(region.side) >= least).then_some(proposal)
    }

    /// The proposed squares: one or two.
    pub fn regions(&self) -> &[Region] {
        match self {
            Proposal::Lesion(region) => std::slice::from_ref(region),
            Proposal::TwoSpots(regions) => regions,
        }
    }
}

/// The width and height of a photo, in lengths of its shorter side.
struct Lengths {
    width: f64,
    height: f64,
}

/// A bounding box in lengths of the photo's shorter side: left, top, right, bottom.
type Bounds = [f64; 4];

impl Lengths {
    fn of(width_px: u32, height_px: u32) -> Lengths {
        let shorter = f64::from(width_px.min(height_px).max(1));
        Lengths { width: f64::from(width_px) / shorter, height: f64::from(height_px) / shorter }
    }

    fn bounds(&self, outline: &Outline) -> Bounds {
        let [left, top, right, bottom] = outline.bounds.map(f64::from);
        [left * self.width, top * self.height, right * self.width, bottom * self.height]
    }

    /// The square of this side around the middle of `bounds`, moved into the photo, with its own bounds.
    fn square(&self, bounds: Bounds, side: f64) -> (Region, Bounds) {
        let side = side.min(1.0);
        let start = |from: f64, to: f64, length: f64| ((from + to - side) / 2.0).clamp(0.0, length - side);
        let (left, top) = (start(bounds[0], bounds[2], self.width), start(bounds[1], bounds[3], self.height));
        let region = Region {
            centre_x: ((left + side / 2.0) / self.width) as f32,
            centre_y: ((top + side / 2.0) / self.height) as f32,
            side: side as f32,
        };
        (region, [left, top, left + side, top + side])
    }
}

fn longer_side([left, top, right, bottom]: Bounds) -> f64 {
    (right - left).max(bottom - top)
}

fn elongation([left, top, right, bottom]: Bounds) -> f64 {
    let (width, height) = (right - left, bottom - top);
    width.max(height) / width.min(height).max(f64::EPSILON)
}

fn overlap(one: Bounds, other: Bounds) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

fn is_compact(outline: &Outline, photo: &Lengths) -> bool {
    outline.filling >= MIN_FILLING && outline.edge <= MAX_EDGE && elongation(photo.bounds(outline)) <= MAX_ELONGATION
}

/// The square around a lesion that is not in the middle or is small.
fn lesion(outline: &Outline, photo: &Lengths) -> Option<Proposal> {
    let is_misplaced = outline.distance >= MIN_DISTANCE || outline.share <= MAX_SHARE;
    if !is_misplaced || outline.dominance < MIN_DOMINANCE || !is_compact(outline, photo) {
        return None;
    }
    let bounds = photo.bounds(outline);
    Some(Proposal::Lesion(photo.square(bounds, MARGIN * longer_side(bounds)).0))
}

/// The squares around two lesions, each without the other one.
fn two_spots(first: &Outline, second: Option<&Outline>, photo: &Lengths) -> Option<Proposal> {
    let spots = [first, second?];
    let area = |outline: &Outline| {
        let [left, top, right, bottom] = photo.bounds(outline);
        (right - left) * (bottom - top) * f64::from(outline.filling)
    };
    let areas = spots.map(area);
    let (smaller, greater) = (areas[0].min(areas[1]), areas[0].max(areas[1]));
    let are_comparable = smaller >= f64::from(MIN_SHARE_OF_TWO) && smaller >= f64::from(MIN_RATIO_OF_TWO) * greater;
    let dominance = first.dominance + spots[1].dominance;
    if !are_comparable || dominance < MIN_DOMINANCE || !spots.iter().all(|spot| is_compact(spot, photo)) {
        return None;
    }
    let bounds = spots.map(|spot| photo.bounds(spot));
    let square = |this: Bounds, other: Bounds| {
        // The largest square that does not show the other spot.
        let margins = [MARGIN, 1.4, 1.25, MIN_MARGIN];
        let squares = margins.iter().map(|margin| photo.square(this, margin * longer_side(this)));
        squares.into_iter().find(|(_, square)| !overlap(*square, other)).map(|(region, _)| region)
    };
    let mut squares = [square(bounds[0], bounds[1])?, square(bounds[1], bounds[0])?];
    squares.sort_by(|one, other| one.centre_x.total_cmp(&other.centre_x));
    Some(Proposal::TwoSpots(squares))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::Photo;

    /// Skin with dark discs: centre and radius in pixels.
    fn discs(width: u32, height: u32, discs: &[(f32, f32, f32)]) -> Photo {
        let pixel = |index: u32| {
            let (x, y) = ((index % width) as f32, (index / width) as f32);
            let is_dark = discs.iter().any(|(left, top, radius)| (x - left).hypot(y - top) < *radius);
            if is_dark { [90, 50, 40] } else { [220, 170, 150] }
        };
        Photo::from_rgb(width, height, (0..width * height).flat_map(pixel).collect())
    }

    fn proposal(photo: &Photo) -> Option<Proposal> {
        Proposal::of(&Quality::of(photo), photo.width_px(), photo.height_px())
    }

    /// Left, top, right and bottom of a region, in pixels.
    fn in_pixels(region: &Region, photo: &Photo) -> [f32; 4] {
        let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
        let (x, y, side) = (region.centre_x * width, region.centre_y * height, region.side * width.min(height));
        [x - side / 2.0, y - side / 2.0, x + side / 2.0, y + side / 2.0]
    }

    #[test]
    fn nothing_is_proposed_for_a_lesion_in_the_middle_or_for_bare_skin() {
        assert_eq!(proposal(&discs(480, 360, &[(240.0, 180.0, 90.0)])), None);
        assert_eq!(proposal(&discs(480, 360, &[])), None);
    }

    #[test]
    fn the_square_around_a_lesion_at_the_side_or_a_small_lesion_is_proposed() {
        for disc in [(400.0, 100.0, 60.0), (240.0, 180.0, 30.0), (60.0, 180.0, 50.0)] {
            let photo = discs(480, 360, &[disc]);
            let Some(Proposal::Lesion(region)) = proposal(&photo) else { panic!("{disc:?}") };
            let [left, top, right, bottom] = in_pixels(&region, &photo);
            let (x, y, radius) = disc;
            assert!(left <= x - radius && top <= y - radius && right >= x + radius && bottom >= y + radius, "{disc:?}");
            assert!(left >= 0.0 && top >= 0.0 && right <= 480.5 && bottom <= 360.5, "{disc:?}");
            assert!(((right - left) / (2.0 * radius) - 1.6).abs() < 0.2, "{disc:?}: {region:?}");
        }
    }

    #[test]
    fn two_spots_are_proposed_from_left_to_right_each_without_the_other() {
        let photo = discs(480, 360, &[(330.0, 120.0, 50.0), (150.0, 230.0, 55.0)]);
        let Some(Proposal::TwoSpots(regions)) = proposal(&photo) else { panic!("two") };
        let [left, right] = regions.map(|region| in_pixels(&region, &photo));
        assert!(left[0] <= 95.0 && left[2] >= 205.0 && left[2] <= 280.0 + 1.0, "{left:?}");
        assert!(right[0] >= 205.0 - 1.0 && right[0] <= 280.0 && right[2] >= 380.0, "{right:?}");
    }

    #[test]
    fn spots_of_very_different_size_are_not_two_lesions() {
        let photo = discs(480, 360, &[(230.0, 180.0, 80.0), (400.0, 180.0, 20.0)]);
        assert_eq!(proposal(&photo), None);
    }

    #[test]
    fn an_untrustworthy_outline_proposes_nothing() {
        // Many spots, a stripe, and a shadow from the edge.
        let many: Vec<_> =
            (0..24).map(|at| (40.0 + 80.0 * (at % 6) as f32, 50.0 + 85.0 * (at / 6) as f32, 22.0)).collect();
        assert_eq!(proposal(&discs(480, 360, &many)), None);
        let stripe: Vec<_> = (0..300).map(|at| (60.0 + at as f32, 60.0 + 0.3 * at as f32, 12.0)).collect();
        assert_eq!(proposal(&discs(480, 360, &stripe)), None);
        assert_eq!(proposal(&discs(480, 360, &[(480.0, 0.0, 150.0)])), None);
    }

    #[test]
    fn a_square_of_too_few_pixels_is_not_proposed() {
        let photo = discs(480, 360, &[(380.0, 180.0, 18.0)]);
        assert_eq!(proposal(&photo), None, "its square has fewer than 64 pixels");
        let scaled = Proposal::of(&Quality::of(&photo), 4 * 480, 4 * 360);
        assert!(matches!(scaled, Some(Proposal::Lesion(_))), "in a larger photo it has enough");
    }
}
