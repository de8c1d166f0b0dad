//! The drawing of the map of the body: one outline for each region.

use naevus_records::place::{Region, View};

/// Width and height of a view, in units of the drawing.
pub const fn size(view: View) -> (f64, f64) {
    match view {
        View::Front | View::Back => (200.0, 440.0),
        View::Head => (200.0, 240.0),
        View::Hands | View::Feet => (200.0, 250.0),
    }
}

const LEFT_OF_VIEW: &str = "";
/// A mirror image at the middle of the view.
const RIGHT_OF_VIEW: &str = "translate(200 0) scale(-1 1)";
const LOWER_LEFT: &str = "translate(0 125)";
const LOWER_RIGHT: &str = "translate(200 125) scale(-1 1)";
/// A hand seen from its back: its thumb points outwards.
const BACK_LOWER_LEFT: &str = "translate(100 125) scale(-1 1)";
const BACK_LOWER_RIGHT: &str = "translate(100 125)";

const PALM: &str = "M19 64H69C72 72 72 82 70 90 67 104 58 114 44 114S22 106 20 90C19 82 18 72 19 64z";
const FINGERS: &str = "M19 62V40a5.5 5.5 0 0 1 11 0V62zM32 62V24a5.5 5.5 0 0 1 11 0V62zM45 62V18a5.5 5.5 0 0 1 11 0V62zM58 62V27a5.5 5.5 0 0 1 11 0V62zM72 66 83 50a5.5 5.5 0 0 1 9 6.5L73 88z";
const FOOT: &str = "M27 50H75C79 64 71 80 69 94 67 112 59 119 49 119S34 110 34 94C34 80 22 66 27 50z";
const TOES: &str = "M60 48V32a8 8 0 0 1 16 0V48zM50.500 48V29a4 4 0 0 1 8 0V48zM41 48V32a4 4 0 0 1 8 0V48zM32.500 48V36a3.500 3.500 0 0 1 7 0V48zM24 49V41a3.500 3.500 0 0 1 7 0V48z";

/// The outline of a region, and its transformation. The right side of a person is at the left of the views from the
/// front, of the palms and of the feet.
#[rustfmt::skip]
pub fn outline(region: Region) -> (&'static str, &'static str) {
    let code = region.code();
    let part = code.trim_end_matches("-right").trim_end_matches("-left");
    let is_right = code.ends_with("-right");
    let side = if is_right == (region.view() != View::Back) { LEFT_OF_VIEW } else { RIGHT_OF_VIEW };
    let lower = if is_right { LOWER_LEFT } else { LOWER_RIGHT };
    let back_of_hand = if is_right { BACK_LOWER_LEFT } else { BACK_LOWER_RIGHT };
    let middle = |path| (path, LEFT_OF_VIEW);
    match part {
        "front-head" | "back-head" => middle("M100 5c13 0 22 11 22 27c0 16-9 28-22 28s-22-12-22-28c0-16 9-27 22-27z"),
        "front-neck" | "back-neck" => middle("M89 60q11 5 22 0v10c0 5 5 7 9 9H80c4-2 9-4 9-9z"),
        "front-chest" | "back-upper" => ("M99.5 80.500H81v8c-8 4-14 12-16 25c0 12 2 22 4 30h30.5z", side),
        "front-abdomen" | "back-lower" => middle("M69.500 145h61c1 18-1 30 2.500 48H67c3.500-18 1.500-30 2.500-48z"),
        "front-groin" => middle("M66.500 194.500h67c1.500 8 2.500 14 2.500 20c-12 3-24 6-36 21c-12-15-24-18-36-21c0-6 1-12 2.500-20z"),
        "back-buttocks" => middle("M66.500 194.500h67c4 12 5 22 3.500 33c-10 7-27 7-37 0c-10 7-27 7-37 0c-1.500-11-.5-21 3.500-33z"),
        "front-shoulder" | "back-shoulder" => ("M79.500 81C64 84 50 87 45 100c-2 5-2 11-2 16l20.500 3c.5-8 2-14 5-19c3-5 7-9 11-11.500z", side),
        "front-upper-arm" | "back-upper-arm" => ("M42.800 117.500l20.400 3c-.7 16-1.700 30-5.700 45.500l-19.500-3c0-16 1.800-31.500 4.800-45.500z", side),
        "front-forearm" | "back-forearm" => ("M37.800 164.500l19.400 3c-3 18-7.700 34-12.700 48l-14.500-3c2-18 4-34 7.800-48z", side),
        "front-hand" | "back-hand" => ("M29.800 214l14.500 3c2 10 0 23-6 31c-3 4-9 3-11-2c-3-9-1-21 2.500-32z", side),
        "front-thigh" => ("M63.500 216c12 3 23 6 35.500 21c0 24-3 45-6 67H69c-5-28-8.500-58-5.500-88z", side),
        "back-thigh" => ("M62.800 229.500c10 6 27 6 36.200 0c1 24-3 50-6 74.500H69c-5-24-8.500-49-6.200-74.500z", side),
        "front-knee" | "back-knee" => ("M69.300 305.500H92.800c.7 10 .2 18-.6 26H71c-1-8-1.700-16-1.700-26z", side),
        "front-shin" | "back-calf" => ("M71 333h21.200c1 22-2.200 48-6.200 70H74.500c-4.500-24-5.500-48-3.500-70z", side),
        "front-foot" => ("M74.500 404.500H86c2 8 4.500 17 4.500 23c0 6-18.500 8-22.500 2c-3-6 4.500-16 6.500-25z", side),
        "back-heel" => ("M74.500 404.500H86c1.500 6 2.500 12 2.500 17c0 9-16 9-17.500 1c-.5-5 2-12 3.500-18z", side),
        "head-scalp" => middle("M100 10c42 0 66 27 66 64c0 5 0 9-1 13c-6-9-14-15-25-20c-11-6-24-11-40-11s-29 5-40 11c-11 5-19 11-25 20c-1-4-1-8-1-13c0-37 24-64 66-64z"),
        "head-forehead" => middle("M62 68c11-6 23-10 38-10s27 4 38 10v24H62z"),
        "head-temple" => ("M60 69.500V101H37c-1.500-4-2-8-2-11c6-9 14-15 25-20.500z", side),
        "head-eye" => ("M62 94h27.500c-1 8-2.500 15-4.500 22H42c-2-5-3-9-4-13h24z", side),
        "head-ear" => ("M36 103c-9-4-17 2-16 15c1 15 8 25 20 25c-2-7-3.500-26-4-40z", side),
        "head-nose" => middle("M91.500 94h17c2 17 5 28 9.500 39c3 8-6 13-18 13s-21-5-18-13c4.500-11 7.500-22 9.500-39z"),
        "head-cheek" => ("M40 118h44.500c-1 5-3 10-5 15c-3 9 0 14 5 17c-8 4-12 9-12 16c0 5 2 9 4 12c1 3 1 6-2 8c-18-14-31-40-34.500-68z", side),
        "head-lips" => middle("M100 150c16 0 25 7 25 15s-9 14-25 14s-25-6-25-14s9-15 25-15z"),
        "head-chin" => middle("M79 178c6 3 13 4 21 4s15-1 21-4c2 3 3 7 2 10c-6 13-13 20-23 20s-17-7-23-20c-1-3 0-7 2-10z"),
        "head-neck" => middle("M71 193c7 12 16 18 29 18s22-6 29-18v41H71z"),
        "hands-palm" => (PALM, side),
        "hands-palm-fingers" => (FINGERS, side),
        "hands-back" => (PALM, back_of_hand),
        "hands-back-fingers" => (FINGERS, back_of_hand),
        "feet-top" => (FOOT, side),
        "feet-toes" => (TOES, side),
        "feet-sole" => (FOOT, lower),
        "feet-sole-toes" => (TOES, lower),
        _ => ("", ""),
    }
}
