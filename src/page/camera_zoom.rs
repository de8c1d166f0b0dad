//! The zoom of a camera: a value within the range that the camera reports.

/// From this smallest value on, a camera counts in percent of its widest view instead of in factors. Cameras on a USB
/// cable begin at 100.
const PERCENT_FROM: f64 = 10.0;

/// A zoom and its range. The unit is that of the camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraZoom {
    min: f64,
    max: f64,
    step: f64,
    value: f64,
}

impl CameraZoom {
    /// The zoom at `value`; none if the range is empty or not one of positive numbers. A camera without a step has a
    /// step of a hundredth of its range.
    pub fn new(min: f64, max: f64, step: f64, value: f64) -> Option<CameraZoom> {
        if !(min > 0.0 && max > min && max.is_finite()) {
            return None;
        }
        let step = if step > 0.0 && step <= max - min { step } else { (max - min) / 100.0 };
        let zoom = CameraZoom { min, max, step, value: min };
        Some(if value.is_finite() { zoom.at(value) } else { zoom })
    }

    /// The smallest value.
    pub fn min(self) -> f64 {
        self.min
    }

    /// The largest value.
    pub fn max(self) -> f64 {
        self.max
    }

    /// The distance of two values.
    pub fn step(self) -> f64 {
        self.step
    }

    /// The value.
    pub fn value(self) -> f64 {
        self.value
    }

    /// The enlargement: 2 for twice.
    pub fn factor(self) -> f64 {
        if self.min >= PERCENT_FROM { self.value / self.min } else { self.value }
    }

    /// The zoom at the value of the range that is nearest to `value`.
    #[must_use]
    pub fn at(self, value: f64) -> CameraZoom {
        let steps = ((value - self.min) / self.step).round();
        CameraZoom { value: (self.min + steps * self.step).clamp(self.min, self.max), ..self }
    }

    /// The zoom enlarged by `factor`, which is by one step at least.
    #[must_use]
    pub fn times(self, factor: f64) -> CameraZoom {
        let moved = self.at(self.value * factor);
        if moved != self || factor == 1.0 {
            return moved;
        }
        self.at(self.value + if factor > 1.0 { self.step } else { -self.step })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zoom(min: f64, max: f64, step: f64, value: f64) -> CameraZoom {
        CameraZoom::new(min, max, step, value).unwrap()
    }

    #[test]
    fn a_range_without_room_is_none() {
        for (min, max) in [(1.0, 1.0), (2.0, 1.0), (0.0, 8.0), (f64::NAN, 8.0), (1.0, f64::INFINITY), (1.0, f64::NAN)] {
            assert_eq!(CameraZoom::new(min, max, 0.1, 1.0), None, "{min} to {max}");
        }
        // Without a value or a usable step, as some cameras report.
        let unknown = zoom(1.0, 8.0, f64::NAN, f64::NAN);
        assert_eq!((unknown.value(), unknown.step()), (1.0, 0.07));
    }

    #[test]
    fn the_value_is_a_step_within_the_range() {
        let zoom = zoom(1.0, 8.0, 0.5, 3.2);
        assert_eq!(zoom.value(), 3.0);
        assert_eq!(zoom.at(100.0).value(), 8.0);
        assert_eq!(zoom.at(-1.0).value(), 1.0);
        assert_eq!(zoom.times(1.25).value(), 4.0);
        assert_eq!(zoom.times(0.8).value(), 2.5);
    }

    #[test]
    fn a_small_factor_moves_by_one_step_until_the_end() {
        let start = zoom(1.0, 4.0, 1.0, 1.0);
        assert_eq!(start.times(1.25).value(), 2.0);
        assert_eq!(start.times(0.8).value(), 1.0);
        assert_eq!(zoom(1.0, 4.0, 1.0, 4.0).times(1.25).value(), 4.0);
        assert_eq!(start.times(1.0), start);
    }

    #[test]
    fn the_factor_of_a_camera_that_counts_in_percent_is_that_against_its_widest_view() {
        assert_eq!(zoom(100.0, 500.0, 10.0, 250.0).factor(), 2.5);
        assert_eq!(zoom(0.5, 5.0, 0.1, 2.0).factor(), 2.0);
    }
}
