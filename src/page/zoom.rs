//! Zooming into a photo: where the photo lies in a frame, in CSS pixels.

use naevus_reading::photo::Region;

/// The largest enlargement against the photo that fits into the frame.
const MAX_SCALE: f64 = 16.0;

/// Width and height of a rectangle, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A rectangle, in pixels from the upper left corner of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Distance from the left edge of the frame.
    pub left: f64,
    /// Distance from the upper edge of the frame.
    pub top: f64,
    /// Width and height.
    pub size: Size,
}

/// The part of a photo that a frame shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// Enlargement against the photo that fits into the frame, `1.0..=16.0`.
    pub scale: f64,
    /// The point of the photo in the middle of the frame, as fractions of width and height.
    pub centre: (f64, f64),
    /// How far the photo is turned clockwise about the middle of the frame, in degrees.
    pub turn: f64,
}

impl Zoom {
    /// The whole photo.
    pub const WHOLE: Zoom = Zoom { scale: 1.0, centre: (0.5, 0.5), turn: 0.0 };

    /// The place of a photo in a frame, before it is turned about the middle of the frame.
    pub fn place(self, photo: Size, frame: Size) -> Place {
        // The turned photo fits into the frame.
        let turned = bounding_box(photo, self.turn);
        let fit = (frame.width / turned.width).min(frame.height / turned.height);
        let (width, height) = (photo.width * fit * self.scale, photo.height * fit * self.scale);
        let start = |length: f64, frame: f64, centre: f64| frame / 2.0 - centre * length;
        Place {
            left: start(width, frame.width, self.centre.0),
            top: start(height, frame.height, self.centre.1),
            size: Size { width, height },
        }
    }

    /// The same after zooming by `factor`; the point of the photo at `point` of the frame stays there.
    pub fn zoomed(self, factor: f64, point: (f64, f64), photo: Size, frame: Size) -> Zoom {
        let scale = (self.scale * factor).clamp(1.0, MAX_SCALE);
        Zoom { scale, ..self }.keeping(point, self, photo, frame)
    }

    /// The same after turning to `turn` degrees; the point of the photo at `point` of the frame stays there.
    pub fn turned(self, turn: f64, point: (f64, f64), photo: Size, frame: Size) -> Zoom {
        Zoom { turn: limited_turn(turn), ..self }.keeping(point, self, photo, frame)
    }

    /// The same, moved so that `point` of the frame shows the point of the photo that it shows with `before`.
    fn keeping(self, point: (f64, f64), before: Zoom, photo: Size, frame: Size) -> Zoom {
        let from_middle = (point.0 - frame.width / 2.0, point.1 - frame.height / 2.0);
        let offset = |zoom: Zoom| {
            let Size { width, height } = zoom.place(photo, frame).size;
            let (right, down) = rotated(from_middle, -zoom.turn);
            (right / width, down / height)
        };
        let (old, new) = (offset(before), offset(self));
        Zoom { centre: (before.centre.0 + old.0 - new.0, before.centre.1 + old.1 - new.1), ..self }
    }

    /// The same after the photo was moved by so many pixels.
    pub fn moved(self, right: f64, down: f64, photo: Size, frame: Size) -> Zoom {
        let Size { width, height } = self.place(photo, frame).size;
        let (right, down) = rotated((right, down), -self.turn);
        Zoom { centre: (self.centre.0 - right / width, self.centre.1 - down / height), ..self }
    }

    /// The nearest zoom at which a square of `square_px` in the middle of the frame lies within the photo, or, if it is 0,
    /// at which the frame shows nothing beside the photo where the photo is large enough.
    pub fn within(self, square_px: f64, photo: Size, frame: Size) -> Zoom {
        let fit = self.place(photo, frame).size;
        let needed = (square_px / fit.width).max(square_px / fit.height).max(1.0);
        let scale = (self.scale * needed).min(MAX_SCALE.max(self.scale * needed));
        let size = Zoom { scale, ..self }.place(photo, frame).size;
        let window =
            if square_px > 0.0 { Size { width: square_px, height: square_px } } else { window(frame, self.turn) };
        let limit = |centre: f64, length: f64, window: f64| {
            let margin = (window / 2.0 / length).min(0.5);
            centre.clamp(margin, 1.0 - margin)
        };
        let centre = (limit(self.centre.0, size.width, window.width), limit(self.centre.1, size.height, window.height));
        Zoom { scale, centre, ..self }
    }

    /// The square of `square_px` in the middle of the frame, as a region of the photo.
    pub fn region(self, square_px: f64, photo: Size, frame: Size) -> Region {
        let Size { width, height } = self.place(photo, frame).size;
        let side = (square_px / width.min(height)).min(1.0);
        Region { centre_x: self.centre.0 as f32, centre_y: self.centre.1 as f32, side: side as f32 }
    }
}

/// A turn of any number of degrees as one of -180 to 180; turns of less than two degrees from a quarter are that
/// quarter, because a finger is not more exact.
pub fn limited_turn(turn: f64) -> f64 {
    let quarter = (turn / 90.0).round() * 90.0;
    let turn = if (turn - quarter).abs() < 2.0 { quarter } else { turn };
    let turn = turn.rem_euclid(360.0);
    if turn > 180.0 { turn - 360.0 } else { turn }
}

/// The factor by which a turned square must shrink to fit into the square that it fills without a turn.
pub fn turned_square_scale(turn: f64) -> f64 {
    let unit = bounding_box(Size { width: 1.0, height: 1.0 }, turn);
    1.0 / unit.width
}

/// The turn of a square photo as a transformation of CSS. All of the square stays visible in its place.
pub fn photo_transform(turn: f64) -> String {
    if turn == 0.0 {
        return "none".into();
    }
    format!("rotate({turn:.2}deg) scale({:.4})", turned_square_scale(turn))
}

/// The width and height of a turned rectangle.
fn bounding_box(Size { width, height }: Size, turn: f64) -> Size {
    let (sin, cos) = turn.to_radians().sin_cos();
    let (sin, cos) = (sin.abs(), cos.abs());
    Size { width: width * cos + height * sin, height: width * sin + height * cos }
}

/// A vector after a clockwise turn.
fn rotated((right, down): (f64, f64), turn: f64) -> (f64, f64) {
    let (sin, cos) = turn.to_radians().sin_cos();
    (right * cos - down * sin, right * sin + down * cos)
}

/// The rectangle in the middle of a frame that stays within a turned photo, along the sides of the photo. For turns that
/// are not quarters it is a square whose corners lie in the frame, so that the corners of the photo can be shown.
fn window(frame: Size, turn: f64) -> Size {
    if turn % 90.0 == 0.0 {
        return bounding_box(frame, turn);
    }
    let side = frame.width.min(frame.height) * turned_square_scale(turn);
    Size { width: side, height: side }
}

/// A region as a rectangle of a photo, in percent of its width and height: left, top, width, height.
pub fn region_percent(region: &Region, photo: Size) -> [f64; 4] {
    let shorter = photo.width.min(photo.height);
    let (width, height) =
        (f64::from(region.side) * shorter / photo.width, f64::from(region.side) * shorter / photo.height);
    [
        100.0 * (f64::from(region.centre_x) - width / 2.0),
        100.0 * (f64::from(region.centre_y) - height / 2.0),
        100.0 * width,
        100.0 * height,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHOTO: Size = Size { width: 4000.0, height: 3000.0 };
    const FRAME: Size = Size { width: 400.0, height: 600.0 };

    /// The fraction of the photo at a point of the frame.
    fn at(zoom: Zoom, point: (f64, f64)) -> (f64, f64) {
        let Place { left, top, size } = zoom.place(PHOTO, FRAME);
        let middle = (FRAME.width / 2.0, FRAME.height / 2.0);
        let (right, down) = rotated((point.0 - middle.0, point.1 - middle.1), -zoom.turn);
        ((middle.0 + right - left) / size.width, (middle.1 + down - top) / size.height)
    }

    #[test]
    fn the_whole_photo_is_in_the_middle_of_the_frame() {
        let place = Zoom::WHOLE.place(PHOTO, FRAME);
        assert_eq!(place, Place { left: 0.0, top: 150.0, size: Size { width: 400.0, height: 300.0 } });
    }

    #[test]
    fn the_point_under_the_fingers_stays_there() {
        let mut zoom = Zoom::WHOLE;
        for (factor, point) in [(2.0, (100.0, 200.0)), (1.7, (390.0, 310.0)), (0.6, (10.0, 300.0))] {
            let before = at(zoom, point);
            zoom = zoom.zoomed(factor, point, PHOTO, FRAME);
            let after = at(zoom, point);
            assert!((before.0 - after.0).abs() < 1e-9 && (before.1 - after.1).abs() < 1e-9, "{before:?} {after:?}");
        }
    }

    #[test]
    fn the_point_under_a_turning_finger_stays_there() {
        let mut zoom = Zoom { scale: 2.0, ..Zoom::WHOLE };
        for (turn, point) in [(90.0, (100.0, 200.0)), (37.0, (390.0, 310.0)), (-151.0, (10.0, 300.0))] {
            let before = at(zoom, point);
            zoom = zoom.turned(turn, point, PHOTO, FRAME).zoomed(1.3, point, PHOTO, FRAME);
            let after = at(zoom, point);
            assert_eq!(zoom.turn, turn);
            assert!((before.0 - after.0).abs() < 1e-9 && (before.1 - after.1).abs() < 1e-9, "{before:?} {after:?}");
        }
        let moved = zoom.moved(30.0, 40.0, PHOTO, FRAME);
        let (before, after) = (at(zoom, (100.0, 100.0)), at(moved, (130.0, 140.0)));
        assert!((before.0 - after.0).abs() < 1e-9 && (before.1 - after.1).abs() < 1e-9, "it follows the finger");
    }

    #[test]
    fn a_turned_photo_fits_into_the_frame() {
        for turn in [0.0, 30.0, 90.0, -135.0, 180.0] {
            let size = Zoom { turn, ..Zoom::WHOLE }.place(PHOTO, FRAME).size;
            let turned = bounding_box(size, turn);
            assert!(turned.width <= FRAME.width + 1e-9 && turned.height <= FRAME.height + 1e-9, "{turn}: {turned:?}");
        }
    }

    #[test]
    fn a_turn_is_between_half_turns_and_snaps_to_quarters() {
        let turns = [0.0, 450.0, -91.0, 268.5, 181.9, 185.0, -180.0, 44.0].map(limited_turn);
        assert_eq!(turns, [0.0, 90.0, -90.0, -90.0, 180.0, -175.0, 180.0, 44.0]);
    }

    #[test]
    fn a_photo_follows_the_finger_and_is_never_lost() {
        let zoom = Zoom { scale: 4.0, ..Zoom::WHOLE };
        let moved = zoom.moved(160.0, 0.0, PHOTO, FRAME).within(0.0, PHOTO, FRAME);
        assert_eq!(moved.place(PHOTO, FRAME).left, zoom.place(PHOTO, FRAME).left + 160.0);
        let far = zoom.moved(1e6, -1e6, PHOTO, FRAME).within(0.0, PHOTO, FRAME).place(PHOTO, FRAME);
        assert!(far.left.abs() < 1e-6 && (far.top + far.size.height - FRAME.height).abs() < 1e-6, "{far:?}");
    }

    #[test]
    fn the_square_in_the_middle_is_a_region_within_the_photo() {
        let square_px = 320.0;
        let zoom = Zoom::WHOLE.within(square_px, PHOTO, FRAME);
        assert!((zoom.region(square_px, PHOTO, FRAME).side - 1.0).abs() < 1e-6, "the photo covers the square");
        let corner = Zoom { scale: 4.0, centre: (-3.0, 9.0), turn: 0.0 }.within(square_px, PHOTO, FRAME);
        let region = corner.region(square_px, PHOTO, FRAME);
        let [left, top, width, height] = region_percent(&region, PHOTO);
        assert!(left.abs() < 1e-3 && (top + height - 100.0).abs() < 1e-3, "{left} {top} {width} {height}");
        assert!((width * PHOTO.width - height * PHOTO.height).abs() < 1.0, "it is a square");
    }

    #[test]
    fn the_centre_square_is_the_default_region() {
        let [left, top, width, height] = region_percent(&Region::CENTRE, PHOTO);
        assert_eq!([left, top, width, height], [12.5, 0.0, 75.0, 100.0]);
    }
}
