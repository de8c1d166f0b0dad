//! How a photo was taken, and of what skin.

pub use naevus_reading::domain::Domain;

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
}
