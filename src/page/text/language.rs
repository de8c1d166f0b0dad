//! The languages of the page.

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the language in which the messages are written. It is part of the program.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// Arabic, written from right to left. Its numbers have Latin digits, as in most medical records.
    Arabic,
}

impl Language {
    /// The number of languages.
    pub const COUNT: usize = 6;

    /// All languages, in the order of the settings.
    pub const ALL: [Language; Self::COUNT] = [
        Language::English,
        Language::German,
        Language::French,
        Language::Spanish,
        Language::Portuguese,
        Language::Arabic,
    ];

    /// Its code in BCP 47, which is also the name of its folder in `www/languages`.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::Portuguese => "pt",
            Language::Arabic => "ar",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
            Language::French => "Français",
            Language::Spanish => "Español",
            Language::Portuguese => "Português",
            Language::Arabic => "العربية",
        }
    }

    /// The locale of its dates and numbers in the browser's `Intl`.
    pub fn locale(self) -> &'static str {
        if self == Language::Arabic { "ar-u-nu-latn" } else { self.code() }
    }

    /// Its direction, as the attribute `dir` of HTML.
    pub fn direction(self) -> &'static str {
        if self == Language::Arabic { "rtl" } else { "ltr" }
    }

    /// The mark between the whole and the fraction of a number.
    pub fn decimal_mark(self) -> &'static str {
        if matches!(self, Language::English | Language::Arabic) { "." } else { "," }
    }

    /// What separates the parts of a list.
    pub fn comma(self) -> &'static str {
        if self == Language::Arabic { "، " } else { ", " }
    }

    /// The language with this code; the region is not used: `pt-BR`.
    pub fn of(tag: &str) -> Option<Language> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The language of the page: the one that was chosen by hand, else the first of the browser's that there is, else
    /// English.
    pub fn chosen(by_hand: Option<&str>, of_browser: &[String]) -> Language {
        let of_browser = || of_browser.iter().find_map(|tag| Language::of(tag));
        by_hand.and_then(Language::of).or_else(of_browser).unwrap_or(Language::English)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_chosen_by_hand_else_the_first_of_the_browser() {
        let browser = ["tlh".to_string(), "pt-BR".to_string(), "de".to_string()];
        assert_eq!(Language::chosen(None, &browser), Language::Portuguese);
        assert_eq!(Language::chosen(Some("ar"), &browser), Language::Arabic);
        assert_eq!(Language::chosen(Some("unknown"), &browser), Language::Portuguese);
        assert_eq!(Language::chosen(None, &["tlh".into()]), Language::English);
        assert_eq!(Language::chosen(None, &[]), Language::English);
    }
}
