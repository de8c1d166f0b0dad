//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::{Duration, Month};

use crate::RecordsError;

/// A day of the Gregorian calendar in the time zone of the device, in the years 1900 to 2199.
///
/// Serialised and displayed as `2026-11-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date(time::Date);

impl Date {
    /// The first and the last year.
    const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

    /// The day `day` (from 1) of the month `month` (from 1); none if the calendar or [`Date`] has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let date = time::Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
        Self::YEARS.contains(&year).then_some(Date(date))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The day after so many days, at most the last day of the range.
    pub fn plus_days(self, days: u16) -> Date {
        let later = self.0.saturating_add(Duration::days(days.into()));
        Date::new(later.year(), later.month().into(), later.day()).unwrap_or(Date::LAST)
    }

    /// The same day of the month after so many months, or the last day of that month if it is shorter.
    pub fn plus_months(self, months: u8) -> Date {
        let month = i32::from(self.month()) - 1 + i32::from(months);
        let (year, month) = (self.year() + month / 12, u8::try_from(month % 12 + 1).unwrap_or(1));
        let days = (1..=self.day()).rev();
        days.map(|day| Date::new(year, month, day)).find_map(|date| date).unwrap_or(Date::LAST)
    }

    /// The number of days from this day to `later`; negative if that is earlier.
    pub fn days_until(self, later: Date) -> i64 {
        (later.0 - self.0).whole_days()
    }

    const LAST: Date = match time::Date::from_calendar_date(2199, Month::December, 31) {
        Ok(date) => Date(date),
        Err(_) => Date(time::Date::MAX),
    };
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl FromStr for Date {
    type Err = RecordsError;

    fn from_str(text: &str) -> Result<Date, RecordsError> {
        let parse = || {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            let has_digits = [(year, 4), (month, 2), (day, 2)]
                .iter()
                .all(|(part, digits)| part.len() == *digits && part.bytes().all(|byte| byte.is_ascii_digit()));
            has_digits.then_some(())?;
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        };
        parse().ok_or(RecordsError::Damaged("a date"))
    }
}

impl TryFrom<String> for Date {
    type Error = RecordsError;

    fn try_from(text: String) -> Result<Date, RecordsError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(date("2028-02-29").to_string(), "2028-02-29");
        for wrong in
            ["2026-02-29", "2026-13-01", "2026-00-01", "1899-12-31", "2200-01-01", "2026-1-01", "+026-01-01", "x"]
        {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn months_are_added_within_the_calendar() {
        assert_eq!(date("2026-11-30").plus_months(3), date("2027-02-28"));
        assert_eq!(date("2026-12-15").plus_months(12), date("2027-12-15"));
        assert_eq!(date("2026-01-31").plus_months(1), date("2026-02-28"));
        assert_eq!(date("2199-12-31").plus_months(1), date("2199-12-31"));
        assert_eq!(date("2026-12-31").plus_days(1), date("2027-01-01"));
        assert_eq!(date("2026-11-28").days_until(date("2026-12-01")), 3);
    }
}
