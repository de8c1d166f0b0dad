//! With what a photo was taken.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_read_back_from_its_name() {
        for domain in Domain::ALL {
            assert_eq!(Domain::from_name(&domain.name().to_uppercase()), Some(domain));
            assert_eq!(serde_json::to_value(domain).unwrap(), domain.name());
        }
        assert_eq!(Domain::from_name("phone"), None);
    }
}
