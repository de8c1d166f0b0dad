//! Charts as SVG: lines over two axes, for curves of every kind.

use std::ops::Range;

use anyhow::{Result, anyhow};
use plotters::prelude::{
    ChartBuilder, Circle, IntoDrawingArea, LineSeries, PathElement, RGBColor, SVGBackend, SeriesLabelPosition, WHITE,
};
use plotters::style::{Color, ShapeStyle, TextStyle};

/// Colours that can be told apart by people who see few, and in grey (Okabe and Ito 2008, without their yellow).
const COLOURS: [(u8, u8, u8); 7] =
    [(0, 114, 178), (213, 94, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (230, 159, 0), (0, 0, 0)];

const WIDTH_PX: u32 = 480;
const HEIGHT_PX: u32 = 360;
/// The sides of a small chart, of which three stand side by side.
const SMALL_WIDTH_PX: u32 = 330;
const SMALL_HEIGHT_PX: u32 = 270;
/// The size of letters, in pixels.
const TEXT_PX: u32 = 13;
const INK: RGBColor = RGBColor(60, 66, 72);

/// Lines over two axes.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// What the axis to the right counts.
    pub across: String,
    /// What the axis upwards counts.
    pub up: String,
    /// The least and greatest value across; those of the lines where there is none.
    pub across_range: Option<Range<f64>>,
    /// The least and greatest value upwards; those of the lines where there is none.
    pub up_range: Option<Range<f64>>,
    /// The lines, each in a colour of its own.
    pub lines: Vec<Line>,
    /// Where the key stands.
    pub key: KeyCorner,
    /// One of many: small.
    pub small: bool,
}

/// The corner that a chart's key stands in: the one where no line runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyCorner {
    /// Where curves rise to the left and stay high.
    #[default]
    LowerRight,
    /// Where they start high and fall.
    LowerLeft,
    /// Where they fall and stay low.
    UpperRight,
}

/// A line of a chart.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// What it is, for the key; a line without a name is not in it.
    pub name: String,
    /// Its points, across and upwards, in the order in which they are joined.
    pub points: Vec<(f64, f64)>,
    /// Thin and grey: something to compare with, such as the diagonal of chance.
    pub faint: bool,
    /// With a dot at each point, where points are measurements and what joins them is not.
    pub dots: bool,
}

impl Chart {
    /// The chart as an SVG element.
    ///
    /// # Errors
    ///
    /// Where it cannot be drawn; a line with a point that is no number is an error too.
    pub fn svg(&self) -> Result<String> {
        let mut svg = String::new();
        self.draw(&mut svg).map_err(|error| anyhow!("the chart of {} cannot be drawn: {error}", self.up))?;
        Ok(svg)
    }

    fn draw(&self, svg: &mut String) -> Result<(), Box<dyn std::error::Error>> {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        if points().any(|(across, up)| !across.is_finite() || !up.is_finite()) {
            return Err("a point is no number".into());
        }
        let across = self.across_range.clone().unwrap_or_else(|| range(points().map(|point| point.0)));
        let up = self.up_range.clone().unwrap_or_else(|| range(points().map(|point| point.1)));
        let size = if self.small { (SMALL_WIDTH_PX, SMALL_HEIGHT_PX) } else { (WIDTH_PX, HEIGHT_PX) };
        let (across_labels, up_labels) = if self.small { (6, 6) } else { (11, 11) };
        // Epochs and steps are counted: half of one is no label.
        let counted = self.across_range.is_none() && points().all(|point| point.0.fract() == 0.0);
        let steps = (across.end - across.start).clamp(1.0, across_labels as f64) as usize;
        let across_labels = if counted { (steps + 1).min(across_labels) } else { across_labels };
        let (across_decimals, up_decimals) = (if counted { 0 } else { decimals(&across) }, decimals(&up));
        let area = SVGBackend::with_string(svg, size).into_drawing_area();
        area.fill(&WHITE)?;
        let text = TextStyle::from(("sans-serif", TEXT_PX)).color(&INK);
        let mut chart = ChartBuilder::on(&area)
            .margin(12)
            .x_label_area_size(38)
            .y_label_area_size(52)
            .build_cartesian_2d(across, up)?;
        chart
            .configure_mesh()
            .light_line_style(WHITE)
            .bold_line_style(INK.mix(0.15))
            .axis_style(INK.mix(0.5))
            .label_style(text.clone())
            .axis_desc_style(text.clone())
            .x_desc(&self.across)
            .y_desc(&self.up)
            .x_labels(across_labels)
            .y_labels(up_labels)
            .x_label_formatter(&|value| format!("{value:.across_decimals$}"))
            .y_label_formatter(&|value| format!("{value:.up_decimals$}"))
            .draw()?;
        let mut colours = COLOURS.into_iter().cycle();
        let mut named = false;
        for line in &self.lines {
            let style = if line.faint {
                ShapeStyle::from(INK.mix(0.4)).stroke_width(1)
            } else {
                let (red, green, blue) = colours.next().unwrap_or_default();
                ShapeStyle::from(RGBColor(red, green, blue)).stroke_width(2)
            };
            let drawn = chart.draw_series(LineSeries::new(line.points.iter().copied(), style))?;
            if !line.name.is_empty() {
                named = true;
                drawn.label(&line.name).legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], style));
            }
            if line.dots {
                chart.draw_series(line.points.iter().map(|&point| Circle::new(point, 4, style.filled())))?;
            }
        }
        if named {
            chart
                .configure_series_labels()
                .position(match self.key {
                    KeyCorner::LowerRight => SeriesLabelPosition::LowerRight,
                    KeyCorner::LowerLeft => SeriesLabelPosition::LowerLeft,
                    KeyCorner::UpperRight => SeriesLabelPosition::UpperRight,
                })
                .background_style(WHITE.mix(0.85))
                .label_font(text)
                .draw()?;
        }
        area.present()?;
        Ok(())
    }
}

/// The decimals by which the labels of an axis of ten steps can be told apart.
fn decimals(range: &Range<f64>) -> usize {
    match range.end - range.start {
        10.0.. => 0,
        0.8.. => 1,
        0.08.. => 2,
        _ => 3,
    }
}

/// From the least to the greatest of `values`, never empty.
fn range(values: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let greatest = values.fold(f64::NEG_INFINITY, f64::max);
    if least < greatest {
        least..greatest
    } else if least == greatest {
        least - 0.5..greatest + 0.5
    } else {
        0.0..1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_has_its_lines_its_axes_and_its_key() {
        let line = |name: &str, faint| Line {
            name: name.to_string(),
            points: vec![(0.0, 0.2), (1.0, 0.8)],
            faint,
            dots: !faint,
        };
        let chart = Chart {
            across: "false alarms".to_string(),
            up: "found".to_string(),
            lines: vec![line("melanoma", false), line("", true)],
            ..Chart::default()
        };
        let svg = chart.svg().unwrap();
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
        for word in ["false alarms", "found", "melanoma"] {
            assert!(svg.contains(word), "{word}");
        }
        assert!(svg.contains("#0072B2"), "the first colour");
        assert_eq!(svg.matches("<circle").count(), 2, "a dot at each point of the line that has them");
        let small = Chart { small: true, ..chart.clone() }.svg().unwrap();
        assert!(small.contains("width=\"330\""), "{}", &small[..120]);
        assert!(Chart::default().svg().is_ok(), "no lines are no error");
        let epochs = Line { points: vec![(1.0, 0.0), (3.0, 250.0)], ..Line::default() };
        let counted = Chart { lines: vec![epochs], ..Chart::default() }.svg().unwrap();
        for (label, is_there) in [("\n2\n", true), ("1.5", false), ("\n200\n", true), ("200.0", false)] {
            assert_eq!(counted.contains(label), is_there, "{label:?} in {counted}");
        }
        let broken = Line { points: vec![(0.0, f64::NAN)], ..Line::default() };
        assert!(Chart { lines: vec![broken], ..chart }.svg().unwrap_err().to_string().contains("no number"));
    }
}
