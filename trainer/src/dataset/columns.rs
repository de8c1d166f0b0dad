//! Parsers for the values of the archives' columns: image ids, one-hot classes, ages, anatomical sites, skin types.

pub use naevus_evaluation::photo_id::{image_id, isic_id};
use naevus_reading::decision::{MAX_AGE_YEARS, Patient, Site};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::table::{Row, Table, with_decimal_point};

/// The ISIC Archive's id in the column `column` of `row`. A field without one is added to `problems`.
pub fn isic_id_in<'table>(
    table: &'table Table,
    row: Row,
    column: &str,
    problems: &mut Vec<Problem>,
) -> Option<&'table str> {
    let field = table.field(row, column);
    let id = isic_id(field);
    if id.is_none() {
        let message = format!("`{field}` is not an {column} such as ISIC_0024306; correct it, or remove the row");
        problems.push(table.problem(row, &message));
    }
    id
}

/// A column of one-hot ground truth, and the candidate diagnoses of its class.
pub type Class = (&'static str, &'static [Diagnosis]);

/// The one of `classes` that `row` of the photo `id` sets to 1, or the error of the row. A column that the file does
/// not have counts as 0.
///
/// # Errors
///
/// If a field is neither 0 nor 1, or not exactly one field is 1.
pub fn one_hot_class(table: &Table, row: Row, id: &str, classes: &[Class]) -> Result<Class, String> {
    let mut set = Vec::new();
    for &class in classes.iter().filter(|(column, _)| table.has(column)) {
        match number(table.field(row, class.0)) {
            Some(1.0) => set.push(class),
            Some(0.0) => {}
            _ => {
                let (field, column) = (table.field(row, class.0), class.0);
                return Err(format!(
                    "`{field}` under {column} of {id} is neither 0 nor 1; correct it, or remove the row"
                ));
            }
        }
    }
    match set[..] {
        [class] => Ok(class),
        _ => Err(format!("{id} has {} classes set to 1, not one; correct the row, or remove it", set.len())),
    }
}

/// A number, with a decimal point or comma; `None` for other text.
pub fn number(text: &str) -> Option<f32> {
    with_decimal_point(text.trim()).parse().ok()
}

/// The patient of an archive's `age` and `site`. A value that cannot be parsed is unknown.
pub fn patient(age: Option<&str>, site: Option<&str>) -> Patient {
    Patient { age_years: age.and_then(age_years), site: site.and_then(self::site) }
}

/// An age in years, `0..=120`, written as `45`, `45.0`, `45,0` or `85+`; `None` for other text.
pub fn age_years(text: &str) -> Option<u8> {
    let years = number(text.trim().trim_end_matches('+'))?;
    (0.0..f32::from(MAX_AGE_YEARS) + 1.0).contains(&years).then_some(years as u8)
}

/// The site for an archive's name of it, in any case; `None` for other text.
///
/// The names are those of HAM10000's `localization`, of `anatom_site_general` in ISIC 2019 and SIIM-ISIC 2020, of
/// PAD-UFES-20's `region`, and the [codes](Site::code). ISIC 2019 assigns HAM10000's photos the same sites: hands to
/// the upper extremity, feet to the lower extremity, and `acral` to palms and soles.
pub fn site(text: &str) -> Option<Site> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "head/neck" | "face" | "scalp" | "ear" | "neck" | "nose" | "lip" => Some(Site::HeadAndNeck),
        "torso" | "anterior torso" | "posterior torso" | "lateral torso" | "back" | "chest" | "abdomen" => {
            Some(Site::Trunk)
        }
        "upper extremity" | "forearm" | "hand" => Some(Site::Arm),
        "lower extremity" | "thigh" | "foot" => Some(Site::Leg),
        "palms/soles" | "acral" => Some(Site::PalmOrSole),
        "oral/genital" | "genital" => Some(Site::MouthOrGenitals),
        other => Site::from_code(other),
    }
}

/// Fitzpatrick's six skin types, from the one that always burns to the one that never burns (Fitzpatrick, Archives of
/// Dermatology 124, 869 (1988)).
const SKIN_TYPES: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];

/// Fitzpatrick skin type, `I` to `VI`, written as such or as a number from 1 to 6 (`3`, `3.0`, `3,0`); `None` for other
/// text.
pub fn skin_type(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let number = [".0", ",0"].into_iter().find_map(|decimals| text.strip_suffix(decimals)).unwrap_or(text);
    let number = number.parse::<usize>().ok();
    let numbered = number.and_then(|number| SKIN_TYPES.get(number.checked_sub(1)?).copied());
    numbered.or_else(|| SKIN_TYPES.into_iter().find(|name| name.eq_ignore_ascii_case(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_parsed_as_the_archives_write_them() {
        let ages = ["80.0", "45", " 29.9 ", "80,0", "85+", "0", "120"].map(age_years);
        assert_eq!(ages, [80, 45, 29, 80, 85, 0, 120].map(Some));
        assert_eq!(["", "unknown", "-5", "NaN", "121", "1e9"].map(age_years), [None; 6]);
    }

    #[test]
    fn each_archives_site_names_are_parsed() {
        let of = |names: &[&str], expected| {
            for name in names {
                assert_eq!(site(name), Some(expected), "{name}");
            }
        };
        of(&["head/neck", "scalp", "FACE", "NOSE", "LIP", "EAR", "NECK"], Site::HeadAndNeck);
        of(&["trunk", "torso", "anterior torso", "lateral torso", "back", "ABDOMEN", "CHEST"], Site::Trunk);
        of(&["upper extremity", "hand", "ARM", "FOREARM"], Site::Arm);
        of(&["lower extremity", "foot", "THIGH"], Site::Leg);
        of(&["palms/soles", "acral"], Site::PalmOrSole);
        of(&["oral/genital", "genital"], Site::MouthOrGenitals);
        Site::ALL.into_iter().for_each(|site| of(&[site.code()], site));
        assert_eq!(["", "unknown", "somewhere"].map(site), [None; 3]);
    }

    #[test]
    fn values_that_cannot_be_parsed_are_unknown() {
        let given = patient(Some("old"), Some("back"));
        assert_eq!(given, Patient { age_years: None, site: Some(Site::Trunk) });
        assert!(patient(None, Some("unknown")).is_unknown());
    }

    #[test]
    fn there_are_six_skin_types() {
        let read = ["I", "vi", "3.0", "3,0", " 4 ", "0", "7", "2.5", "", "fair"].map(skin_type);
        let expected = [Some("I"), Some("VI"), Some("III"), Some("III"), Some("IV"), None, None, None, None, None];
        assert_eq!(read, expected);
    }
}
