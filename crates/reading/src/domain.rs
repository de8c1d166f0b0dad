//! The imaging domain of a photo.

use serde::{Deserialize, Serialize};

/// The imaging domain of a photo. The domains differ so much that models are evaluated on each separately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    /// Taken through a dermatoscope.
    #[default]
    Dermoscopy,
    /// A clinical close-up, taken with a camera or a phone.
    Clinical,
}

impl Domain {
    /// Both domains.
    pub const ALL: [Domain; 2] = [Domain::Dermoscopy, Domain::Clinical];

    /// The serialised name: `dermoscopy` or `clinical`.
    pub fn name(self) -> &'static str {
        match self {
            Domain::Dermoscopy => "dermoscopy",
            Domain::Clinical => "clinical",
        }
    }

    /// The domain with this [`name`](Domain::name), in any case.
    pub fn from_name(name: &str) -> Option<Domain> {
        Domain::ALL.into_iter().find(|domain| domain.name().eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_parsed_and_serialized_by_their_names() {
        for domain in Domain::ALL {
            assert_eq!(Domain::from_name(&domain.name().to_uppercase()), Some(domain));
            assert_eq!(serde_json::to_value(domain).unwrap(), domain.name());
        }
        assert_eq!(Domain::from_name("phone"), None);
    }
}
