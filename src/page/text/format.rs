//! Formats of numbers, times and sentences.

use naevus_reading::card::Figure;

/// Replaces a value that does not exist.
pub const NO_VALUE: &str = "–";

/// A probability (`0.0..=1.0`) in percent. The result is never "0%" or "100%", because no probability of the network is
/// certain.
pub fn percent(probability: f32) -> String {
    let percent = f64::from(probability) * 100.0;
    if percent < 1.0 {
        "<1%".into()
    } else if percent > 99.0 {
        ">99%".into()
    } else {
        format!("{percent:.0}%")
    }
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
            Unit::Percent => format!("{:.1}", 100.0 * value),
            Unit::Decimals(decimals) => format!("{value:.decimals$}"),
        }
    }

    fn symbol(self) -> &'static str {
        if self == Unit::Percent { "%" } else { "" }
    }
}

/// The value of a figure: `91.2%` or `0.912`.
pub fn value(figure: &Figure, unit: Unit) -> String {
    format!("{}{}", unit.number(figure.value), unit.symbol())
}

/// The confidence interval of a figure: `90.1–92.3%` or `0.901–0.923`.
pub fn interval(figure: &Figure, unit: Unit) -> String {
    format!("{}–{}{}", unit.number(figure.low), unit.number(figure.high), unit.symbol())
}

/// The value of a figure with its confidence interval: `91.2% (90.1–92.3%)` or `0.912 (0.901–0.923)`.
pub fn value_with_interval(figure: &Figure, unit: Unit) -> String {
    format!("{} ({})", value(figure, unit), interval(figure, unit))
}

/// A number of bytes in megabytes (of a million bytes), with one decimal.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

/// A time in milliseconds: as whole milliseconds below one second, else in seconds with one decimal.
pub fn duration(milliseconds: f64) -> String {
    if milliseconds < 0.95 {
        "less than 1 ms".into()
    } else if milliseconds < 1000.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.1} s", milliseconds / 1000.0)
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

/// An error message, in lower case and without a full stop, as a sentence.
pub fn sentence(message: &str) -> String {
    match message.trim().trim_end_matches('.') {
        "" => String::new(),
        message => format!("{}.", capitalised(message)),
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
