//! Identifiers of entries and photos.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::RecordsError;

/// A random identifier of 128 bits. Two devices do not create the same one, so that their records can be merged.
///
/// Serialised and displayed as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Id([u8; Self::BYTES]);

impl Id {
    /// The number of bytes.
    pub const BYTES: usize = 16;

    /// The identifier of these random bytes.
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Id {
        Id(bytes)
    }

    /// The bytes.
    pub const fn bytes(self) -> [u8; Self::BYTES] {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Id({self})")
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.to_string()
    }
}

impl FromStr for Id {
    type Err = RecordsError;

    fn from_str(text: &str) -> Result<Id, RecordsError> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let bytes: Option<Vec<u8>> = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
        let id = bytes.filter(|_| rest.is_empty()).and_then(|bytes| bytes.try_into().ok());
        id.map(Id).ok_or(RecordsError::Damaged("an identifier"))
    }
}

impl TryFrom<String> for Id {
    type Error = RecordsError;

    fn try_from(text: String) -> Result<Id, RecordsError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_32_digits_and_is_parsed() {
        let id = Id::from_bytes(std::array::from_fn(|index| 17 * index as u8));
        assert_eq!(id.to_string(), "00112233445566778899aabbccddeeff");
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in ["", "00", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeef", "zz"] {
            assert_eq!(wrong.parse::<Id>(), Err(RecordsError::Damaged("an identifier")), "{wrong}");
        }
    }
}
