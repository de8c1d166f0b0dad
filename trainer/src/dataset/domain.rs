//! How a photo was taken, and of what skin.

use serde::{Deserialize, Serialize};

/// With what a photo was taken. The two look so different that a model is measured on each by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    /// Through a dermatoscope.
    #[default]
    Dermoscopy,
    /// With a camera or a phone, from near by.
    Clinical,
}

impl Domain {
    /// Both.
    pub const ALL: [Domain; 2] = [Domain::Dermoscopy, Domain::Clinical];

    /// In a word: `dermoscopy` or `clinical`.
    pub fn name(self) -> &'static str {
        match self {
            Domain::Dermoscopy => "dermoscopy",
            Domain::Clinical => "clinical",
        }
    }

    /// The domain of this [`name`](Domain::name), in any case.
    pub fn from_name(name: &str) -> Option<Domain> {
        Domain::ALL.into_iter().find(|domain| domain.name().eq_ignore_ascii_case(name))
    }
}

/// Fitzpatrick's six types of skin, from the one that always burns to the one that never does (Fitzpatrick, Archives of
/// Dermatology 124, 869 (1988)).
const SKIN_TYPES: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];

/// Fitzpatrick's type of skin, `I` to `VI`, that is written as such or as a number from 1 to 6 (`3`, `3.0`).
pub fn skin_type(written: &str) -> Option<&'static str> {
    let written = written.trim();
    let number = written.strip_suffix(".0").unwrap_or(written).parse::<usize>().ok();
    let numbered = number.and_then(|number| SKIN_TYPES.get(number.checked_sub(1)?).copied());
    numbered.or_else(|| SKIN_TYPES.into_iter().find(|name| name.eq_ignore_ascii_case(written)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skin_type_is_one_of_six() {
        let read = ["I", "vi", "3.0", " 4 ", "0", "7", "2.5", "", "fair"].map(skin_type);
        let expected = [Some("I"), Some("VI"), Some("III"), Some("IV"), None, None, None, None, None];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_domain_is_read_back_from_its_name() {
        for domain in Domain::ALL {
            assert_eq!(Domain::from_name(&domain.name().to_uppercase()), Some(domain));
            assert_eq!(serde_json::to_value(domain).unwrap(), domain.name());
        }
        assert_eq!(Domain::from_name("phone"), None);
    }
}
