//! A square region of a photo.

use serde::{Deserialize, Serialize};

use crate::photo::Photo;

/// The least side of a region that is read, in pixels of the photo. A smaller one has too few of them.
pub const MIN_REGION_PX: u32 = 64;

/// A square region of a photo: what is read instead of the largest square in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Centre, from the left, as a fraction of the width of the photo, `0.0..=1.0`.
    pub centre_x: f32,
    /// Centre, from the top, as a fraction of the height of the photo, `0.0..=1.0`.
    pub centre_y: f32,
    /// Side, as a fraction of the shorter side of the photo, `0.0..=1.0`.
    pub side: f32,
}

impl Region {
    /// The largest square in the middle.
    pub const CENTRE: Region = Region { centre_x: 0.5, centre_y: 0.5, side: 1.0 };
}

impl Photo {
    /// The pixels of `region`, a square photo. A region beyond the edge is moved into the photo, and numbers out of range
    /// are limited to it. The side has at least one pixel.
    pub fn crop(&self, region: &Region) -> Photo {
        let (width, height) = (self.width_px(), self.height_px());
        let shorter = width.min(height);
        let limited = |share: f32| if share.is_nan() { 0.5 } else { f64::from(share.clamp(0.0, 1.0)) };
        let side = ((limited(region.side) * f64::from(shorter)).round() as u32).clamp(1, shorter);
        let start = |centre: f32, length: u32| {
            let start = (limited(centre) * f64::from(length) - f64::from(side) / 2.0).round();
            (start.max(0.0) as u32).min(length - side) as usize
        };
        let (left, top) = (start(region.centre_x, width), start(region.centre_y, height));
        let (width, side_length) = (width as usize, side as usize);
        let rows = self.rgb().chunks_exact(3 * width).skip(top).take(side_length);
        let rgb = rows.flat_map(|row| &row[3 * left..3 * (left + side_length)]).copied().collect();
        Photo::from_rgb(side, side, rgb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 6×4 pixels; each has its column and its row.
    fn numbered() -> Photo {
        let rgb = (0..4).flat_map(|row| (0..6).flat_map(move |column| [column, row, 0])).collect();
        Photo::from_rgb(6, 4, rgb)
    }

    fn corners(region: Region) -> (u32, [u8; 2], [u8; 2]) {
        let photo = numbered().crop(&region);
        let rgb = photo.rgb();
        let last = rgb.len() - 3;
        (photo.width_px(), [rgb[0], rgb[1]], [rgb[last], rgb[last + 1]])
    }

    #[test]
    fn the_centre_is_what_is_read_without_a_region() {
        assert_eq!(corners(Region::CENTRE), (4, [1, 0], [4, 3]));
    }

    #[test]
    fn a_region_beyond_the_edge_is_moved_into_the_photo() {
        assert_eq!(corners(Region { centre_x: 0.0, centre_y: 1.0, side: 0.5 }), (2, [0, 2], [1, 3]));
        assert_eq!(corners(Region { centre_x: 7.0, centre_y: -2.0, side: 0.5 }), (2, [4, 0], [5, 1]));
    }

    #[test]
    fn a_region_of_any_numbers_is_a_part_of_the_photo() {
        for strange in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, -1.0, 1e30] {
            let (side, ..) = corners(Region { centre_x: strange, centre_y: strange, side: strange });
            assert!((1..=4).contains(&side));
        }
    }
}
