//! Formats of numbers, times and sentences.

use std::fmt::Display;

use crate::page::text::message::{current, phrase, say};
use naevus_reading::card::Figure;

/// Replaces a value that does not exist.
pub const NO_VALUE: &str = "–";

/// A probability (`0.0..=1.0`) in percent. The result is never "0%" or "100%", because no probability of the network is
/// certain.
pub fn percent(probability: f32) -> String {
    let percent = f64::from(probability) * 100.0;
    let number = if percent < 1.0 {
        "<1".into()
    } else if percent > 99.0 {
        ">99".into()
    } else {
        format!("{percent:.0}")
    };
    say!("format-percent", number = number)
}

/// A number with so many decimals, with the decimal mark of the language.
pub fn decimal(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', current().decimal_mark())
}

/// A number with its sign and so many decimals.
pub fn signed(value: f64, decimals: usize) -> String {
    format!("{value:+.decimals$}").replace('.', current().decimal_mark())
}

/// A share (`0.0..=1.0`) in percent, with so many decimals.
pub fn percentage(share: f64, decimals: usize) -> String {
    say!("format-percent", number = decimal(100.0 * share, decimals))
}

/// The parts of a list, separated by commas.
pub fn list<T: Display>(parts: &[T]) -> String {
    let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
    parts.join(current().comma())
}

/// A phrase without a full stop, as a sentence. Its first letter is not changed.
pub fn full_stop(phrase: &str) -> String {
    say!("format-full-stop", phrase = phrase)
}

/// The unit in which a [`Figure`] is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share (`0.0..=1.0`) in percent, with one decimal.
    Percent,
    /// The number itself, with so many decimals.
    Decimals(usize),
}

impl Unit {
    fn number(self, value: f64) -> String {
        match self {
            Unit::Percent => decimal(100.0 * value, 1),
            Unit::Decimals(decimals) => decimal(value, decimals),
        }
    }

    fn with_symbol(self, number: String) -> String {
        if self == Unit::Percent { say!("format-percent", number = number) } else { number }
    }
}

/// The value of a figure: `91.2%` or `0.912`.
pub fn value(figure: &Figure, unit: Unit) -> String {
    unit.with_symbol(unit.number(figure.value))
}

/// The confidence interval of a figure: `90.1–92.3%` or `0.901–0.923`.
pub fn interval(figure: &Figure, unit: Unit) -> String {
    unit.with_symbol(format!("{}–{}", unit.number(figure.low), unit.number(figure.high)))
}

/// The value of a figure with its confidence interval: `91.2% (90.1–92.3%)` or `0.912 (0.901–0.923)`.
pub fn value_with_interval(figure: &Figure, unit: Unit) -> String {
    say!("format-value-with-interval", value = value(figure, unit), interval = interval(figure, unit))
}

/// A number of bytes in megabytes (of a million bytes), with one decimal.
pub fn megabytes(bytes: u64) -> String {
    decimal(bytes as f64 / 1e6, 1)
}

/// A time in milliseconds: as whole milliseconds below one second, else in seconds with one decimal.
pub fn duration(milliseconds: f64) -> String {
    if milliseconds < 0.95 {
        phrase("format-less-than-a-millisecond").into()
    } else if milliseconds < 1000.0 {
        say!("format-milliseconds", number = decimal(milliseconds, 0))
    } else {
        say!("format-seconds", number = decimal(milliseconds / 1000.0, 1))
    }
}

/// A time of day: `14:02`.
pub fn time_of_day(hours: u32, minutes: u32) -> String {
    format!("{hours:02}:{minutes:02}")
}

/// A time of RFC 3339 from year, month and day, from hours, minutes and seconds, and from the offset from UTC in minutes:
/// `2026-11-28T14:02:33+01:00`.
pub fn timestamp([year, month, day]: [u32; 3], [hours, minutes, seconds]: [u32; 3], offset_minutes: i32) -> String {
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let (offset_hours, offset_minutes) = (offset_minutes.abs() / 60, offset_minutes.abs() % 60);
    format!(
        "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}{sign}{offset_hours:02}:{offset_minutes:02}"
    )
}

/// A day, from its form of ISO 8601, as the language writes it. English keeps that form, which no country misreads.
pub fn date(iso: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    if current() != crate::page::text::language::Language::English {
        return local_date(iso).unwrap_or_else(|| iso.into());
    }
    iso.into()
}

/// The day as the browser writes it; none if `iso` is not a day.
#[cfg(target_arch = "wasm32")]
fn local_date(iso: &str) -> Option<String> {
    let date = js_sys::Date::new(&iso.into());
    if date.get_time().is_nan() {
        return None;
    }
    let options = js_sys::Object::new();
    for (key, value) in [("dateStyle", "medium"), ("timeZone", "UTC")] {
        js_sys::Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    date.to_locale_date_string(current().locale(), &options).as_string()
}

/// An error message, in lower case and without a full stop, as a sentence.
pub fn sentence(message: &str) -> String {
    match message.trim().trim_end_matches('.') {
        "" => String::new(),
        message => full_stop(&capitalised(message)),
    }
}

/// `text` with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), characters.as_str()))
}

/// The name of a file without characters that are not visible: control characters, which break the line, and the
/// characters that turn the direction of the text after them.
pub fn file_name(name: &str) -> String {
    let is_visible = |character: &char| {
        !character.is_control()
            && !matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    name.chars().filter(is_visible).collect()
}

/// `name`, or `name` with the first number in parentheses for which `is_taken` is false.
pub fn unique_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_string()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// The sentences separated by spaces, without the empty ones.
pub fn paragraph(sentences: &[&str]) -> String {
    let sentences: Vec<&str> = sentences.iter().copied().filter(|sentence| !sentence.is_empty()).collect();
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_unique_and_neither_turns_the_text_after_it_nor_breaks_the_line() {
        assert_eq!(file_name("photo\u{202e}gpj.exe"), "photogpj.exe");
        assert_eq!(file_name("a\nb\u{2066}c.jpg"), "abc.jpg");
        assert_eq!(unique_name("a.jpg", |name| name != "a.jpg (3)"), "a.jpg (3)");
        assert_eq!(unique_name("a.jpg", |_| false), "a.jpg");
        assert_eq!(file_name("Läsion شامة 左.jpg"), "Läsion شامة 左.jpg");
    }
}
