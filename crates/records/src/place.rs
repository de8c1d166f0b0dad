//! The map of the body: five views, each with named regions.

use serde::{Deserialize, Serialize};

use naevus_reading::decision::Site;

use crate::RecordsError;

/// A view of the map of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// The whole body from the front.
    Front,
    /// The whole body from the back.
    Back,
    /// The face.
    Head,
    /// Both palms and the backs of both hands.
    Hands,
    /// Both soles and the tops of both feet.
    Feet,
}

impl View {
    /// Every view.
    pub const ALL: [View; 5] = [View::Front, View::Back, View::Head, View::Hands, View::Feet];

    /// Its serialised name: `front`, `back`, `head`, `hands` or `feet`.
    pub const fn code(self) -> &'static str {
        match self {
            View::Front => "front",
            View::Back => "back",
            View::Head => "head",
            View::Hands => "hands",
            View::Feet => "feet",
        }
    }

    /// The view with this [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.code() == code)
    }

    /// The regions of the view.
    pub fn regions(self) -> impl Iterator<Item = Region> {
        Region::all().filter(move |region| region.view() == self)
    }
}

/// A named region of a view. Right and left are those of the person.
///
/// Serialised as its [`code`](Region::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Region(u8);

struct Row(View, &'static str, &'static str, Option<Site>);

const TRUNK: Option<Site> = Some(Site::Trunk);
const HEAD: Option<Site> = Some(Site::HeadAndNeck);
const ARM: Option<Site> = Some(Site::Arm);
const LEG: Option<Site> = Some(Site::Leg);
const PALM: Option<Site> = Some(Site::PalmOrSole);

#[rustfmt::skip]
const TABLE: &[Row] = &[
    Row(View::Front, "front-head", "head, from the front", HEAD),
    Row(View::Front, "front-neck", "neck, from the front", HEAD),
    Row(View::Front, "front-chest-right", "right side of the chest", TRUNK),
    Row(View::Front, "front-chest-left", "left side of the chest", TRUNK),
    Row(View::Front, "front-abdomen", "abdomen", TRUNK),
    Row(View::Front, "front-groin", "groin and genitals", None),
    Row(View::Front, "front-shoulder-right", "right shoulder, from the front", ARM),
    Row(View::Front, "front-shoulder-left", "left shoulder, from the front", ARM),
    Row(View::Front, "front-upper-arm-right", "right upper arm, from the front", ARM),
    Row(View::Front, "front-upper-arm-left", "left upper arm, from the front", ARM),
    Row(View::Front, "front-forearm-right", "right forearm, from the front", ARM),
    Row(View::Front, "front-forearm-left", "left forearm, from the front", ARM),
    Row(View::Front, "front-hand-right", "right hand, from the front", None),
    Row(View::Front, "front-hand-left", "left hand, from the front", None),
    Row(View::Front, "front-thigh-right", "right thigh, from the front", LEG),
    Row(View::Front, "front-thigh-left", "left thigh, from the front", LEG),
    Row(View::Front, "front-knee-right", "right knee", LEG),
    Row(View::Front, "front-knee-left", "left knee", LEG),
    Row(View::Front, "front-shin-right", "right lower leg, from the front", LEG),
    Row(View::Front, "front-shin-left", "left lower leg, from the front", LEG),
    Row(View::Front, "front-foot-right", "right foot, from the front", LEG),
    Row(View::Front, "front-foot-left", "left foot, from the front", LEG),
    Row(View::Back, "back-head", "back of the head", HEAD),
    Row(View::Back, "back-neck", "nape of the neck", HEAD),
    Row(View::Back, "back-upper-left", "left side of the upper back", TRUNK),
    Row(View::Back, "back-upper-right", "right side of the upper back", TRUNK),
    Row(View::Back, "back-lower", "lower back", TRUNK),
    Row(View::Back, "back-buttocks", "buttocks", TRUNK),
    Row(View::Back, "back-shoulder-left", "left shoulder, from the back", ARM),
    Row(View::Back, "back-shoulder-right", "right shoulder, from the back", ARM),
    Row(View::Back, "back-upper-arm-left", "left upper arm, from the back", ARM),
    Row(View::Back, "back-upper-arm-right", "right upper arm, from the back", ARM),
    Row(View::Back, "back-forearm-left", "left forearm, from the back", ARM),
    Row(View::Back, "back-forearm-right", "right forearm, from the back", ARM),
    Row(View::Back, "back-hand-left", "left hand, from the back", ARM),
    Row(View::Back, "back-hand-right", "right hand, from the back", ARM),
    Row(View::Back, "back-thigh-left", "left thigh, from the back", LEG),
    Row(View::Back, "back-thigh-right", "right thigh, from the back", LEG),
    Row(View::Back, "back-knee-left", "hollow of the left knee", LEG),
    Row(View::Back, "back-knee-right", "hollow of the right knee", LEG),
    Row(View::Back, "back-calf-left", "left calf", LEG),
    Row(View::Back, "back-calf-right", "right calf", LEG),
    Row(View::Back, "back-heel-left", "left heel", LEG),
    Row(View::Back, "back-heel-right", "right heel", LEG),
    Row(View::Head, "head-scalp", "scalp", HEAD),
    Row(View::Head, "head-forehead", "forehead", HEAD),
    Row(View::Head, "head-temple-right", "right temple", HEAD),
    Row(View::Head, "head-temple-left", "left temple", HEAD),
    Row(View::Head, "head-eye-right", "right eyelids", HEAD),
    Row(View::Head, "head-eye-left", "left eyelids", HEAD),
    Row(View::Head, "head-ear-right", "right ear", HEAD),
    Row(View::Head, "head-ear-left", "left ear", HEAD),
    Row(View::Head, "head-nose", "nose", HEAD),
    Row(View::Head, "head-cheek-right", "right cheek", HEAD),
    Row(View::Head, "head-cheek-left", "left cheek", HEAD),
    Row(View::Head, "head-lips", "lips", HEAD),
    Row(View::Head, "head-chin", "chin", HEAD),
    Row(View::Head, "head-neck", "front of the neck", HEAD),
    Row(View::Hands, "hands-palm-right", "right palm", PALM),
    Row(View::Hands, "hands-palm-fingers-right", "palm side of the right fingers", PALM),
    Row(View::Hands, "hands-palm-left", "left palm", PALM),
    Row(View::Hands, "hands-palm-fingers-left", "palm side of the left fingers", PALM),
    Row(View::Hands, "hands-back-left", "back of the left hand", ARM),
    Row(View::Hands, "hands-back-fingers-left", "back of the left fingers, with the nails", ARM),
    Row(View::Hands, "hands-back-right", "back of the right hand", ARM),
    Row(View::Hands, "hands-back-fingers-right", "back of the right fingers, with the nails", ARM),
    Row(View::Feet, "feet-top-right", "top of the right foot", LEG),
    Row(View::Feet, "feet-toes-right", "right toes, with the nails", LEG),
    Row(View::Feet, "feet-top-left", "top of the left foot", LEG),
    Row(View::Feet, "feet-toes-left", "left toes, with the nails", LEG),
    Row(View::Feet, "feet-sole-left", "left sole", PALM),
    Row(View::Feet, "feet-sole-toes-left", "underside of the left toes", PALM),
    Row(View::Feet, "feet-sole-right", "right sole", PALM),
    Row(View::Feet, "feet-sole-toes-right", "underside of the right toes", PALM),
];

impl Region {
    /// Every region, the views in the order of [`View::ALL`].
    pub fn all() -> impl Iterator<Item = Region> {
        (0..).zip(TABLE).map(|(index, _)| Region(index))
    }

    fn row(self) -> &'static Row {
        &TABLE[usize::from(self.0)]
    }

    /// The view that shows the region.
    pub fn view(self) -> View {
        self.row().0
    }

    /// Its serialised name: `front-chest-right`.
    pub fn code(self) -> &'static str {
        self.row().1
    }

    /// Its display name, in lower case: `right side of the chest`.
    pub fn name(self) -> &'static str {
        self.row().2
    }

    /// The site of a lesion there, for the decision rules. `None` for a region of two sites.
    pub fn site(self) -> Option<Site> {
        self.row().3
    }

    /// The region with this [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Region> {
        Region::all().find(|region| region.code() == code)
    }
}

impl From<Region> for String {
    fn from(region: Region) -> String {
        region.code().into()
    }
}

impl TryFrom<String> for Region {
    type Error = RecordsError;

    fn try_from(code: String) -> Result<Region, RecordsError> {
        Region::from_code(&code).ok_or(RecordsError::Damaged("a region of the body"))
    }
}

/// A point on the map of the body.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The region, which determines the view.
    pub region: Region,
    /// The distance from the left edge of the view, as a fraction of its width: `0.0..=1.0`.
    pub x: f32,
    /// The distance from the top edge of the view, as a fraction of its height: `0.0..=1.0`.
    pub y: f32,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn regions_have_one_code_and_one_name_each() {
        let codes: HashSet<_> = Region::all().map(Region::code).collect();
        let names: HashSet<_> = Region::all().map(Region::name).collect();
        assert_eq!((codes.len(), names.len()), (TABLE.len(), TABLE.len()));
        for region in Region::all() {
            assert_eq!(Region::from_code(region.code()), Some(region));
            assert!(region.code().starts_with(region.view().code()), "{}", region.code());
        }
        let of_views: usize = View::ALL.into_iter().map(|view| view.regions().count()).sum();
        assert_eq!(of_views, TABLE.len());
    }

    #[test]
    fn every_right_region_has_a_left_one() {
        for region in Region::all().filter(|region| region.code().ends_with("-right")) {
            let left = Region::from_code(&region.code().replace("-right", "-left")).unwrap();
            assert_eq!(left.name(), region.name().replace("right", "left"));
            assert_eq!(left.site(), region.site());
        }
    }
}
