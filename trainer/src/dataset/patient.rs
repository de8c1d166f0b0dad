//! Ages and sites of the body as the archives write them, to the core's.

use naevus_reading::decision::{HIGHEST_AGE_YEARS, Patient, Site};

/// What an archive's `age` and `site` say of a patient; what cannot be read says nothing.
pub fn patient(age: Option<&str>, site: Option<&str>) -> Patient {
    Patient { age_years: age.and_then(age_years), site: site.and_then(self::site) }
}

/// An age in years, `0..=120`, as `45`, `45.0` or `85+`; none of what is no age.
pub fn age_years(written: &str) -> Option<u8> {
    let years: f64 = written.trim().trim_end_matches('+').parse().ok()?;
    (0.0..f64::from(HIGHEST_AGE_YEARS) + 1.0).contains(&years).then_some(years as u8)
}

/// The site that an archive's word for it means, in any case; none of other words.
///
/// The words are those of HAM10000's `localization`, of `anatom_site_general` in ISIC 2019 and SIIM-ISIC 2020, and of
/// PAD-UFES-20's `region`, and the core's own [codes](Site::code). Where ISIC 2019 has HAM10000's photos, both agree: it
/// counts hands to the upper extremity and feet to the lower one, and `acral` to palms and soles.
pub fn site(written: &str) -> Option<Site> {
    let written = written.trim().to_ascii_lowercase();
    match written.as_str() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_as_the_archives_write_them() {
        let ages = ["80.0", "45", " 29.9 ", "85+", "0", "120"].map(age_years);
        assert_eq!(ages, [80, 45, 29, 85, 0, 120].map(Some));
        assert_eq!(["", "unknown", "-5", "NaN", "121", "1e9"].map(age_years), [None; 6]);
    }

    #[test]
    fn every_archives_words_have_a_site() {
        let of = |words: &[&str], expected| {
            for word in words {
                assert_eq!(site(word), Some(expected), "{word}");
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
    fn what_cannot_be_read_says_nothing() {
        let given = patient(Some("old"), Some("back"));
        assert_eq!(given, Patient { age_years: None, site: Some(Site::Trunk) });
        assert!(patient(None, Some("unknown")).is_unknown());
    }
}
