//! The rate of the batch, and the time that is left.

use std::collections::VecDeque;

/// The number of the last photos that the rate is of: enough to even out small and large photos, and few enough to follow a
/// device that slows down when it is hot.
const PHOTOS: usize = 30;

/// The least number of photos for a rate.
const FEWEST: usize = 3;

/// When the last photos were finished, without pauses.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    /// Milliseconds between a photo and the one before it.
    intervals: VecDeque<f64>,
    /// When the last photo was finished; none after a pause.
    last_ms: Option<f64>,
}

impl Pace {
    /// A photo was finished at this time, in milliseconds.
    pub fn add(&mut self, now_ms: f64) {
        if let Some(last_ms) = self.last_ms.replace(now_ms) {
            self.intervals.push_back(now_ms - last_ms);
            if self.intervals.len() > PHOTOS {
                self.intervals.pop_front();
            }
        }
    }

    /// The batch is started or continued at this time, in milliseconds.
    pub fn resume(&mut self, now_ms: f64) {
        self.last_ms = Some(now_ms);
    }

    /// Photos per minute; none before the first few.
    pub fn per_minute(&self) -> Option<f64> {
        let total: f64 = self.intervals.iter().sum();
        (self.intervals.len() >= FEWEST && total > 0.0).then(|| 60_000.0 * self.intervals.len() as f64 / total)
    }

    /// The minutes that `left` photos need; none before the first few.
    pub fn minutes_left(&self, left: usize) -> Option<f64> {
        Some(left as f64 / self.per_minute()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_that_of_the_last_photos_without_pauses() {
        let mut pace = Pace::default();
        pace.resume(0.0);
        for photo in 1..=2 {
            pace.add(f64::from(photo) * 1_000.0);
        }
        assert_eq!(pace.per_minute(), None);
        // A pause of an hour.
        pace.resume(3_600_000.0);
        pace.add(3_601_000.0);
        assert_eq!((pace.per_minute(), pace.minutes_left(30)), (Some(60.0), Some(0.5)));
        // The device slows down.
        for photo in 1..=PHOTOS {
            pace.add(3_601_000.0 + photo as f64 * 2_000.0);
        }
        assert_eq!(pace.per_minute(), Some(30.0));
    }
}
