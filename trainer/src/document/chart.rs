//! Line charts as SVG.

use std::ops::Range;

use anyhow::{Result, anyhow};
use plotters::prelude::{
    ChartBuilder, Circle, IntoDrawingArea, LineSeries, PathElement, RGBColor, SVGBackend, SeriesLabelPosition, WHITE,
};
use plotters::style::{Color, ShapeStyle, TextStyle};

/// Colours that are distinguishable with colour blindness and in greyscale (Okabe and Ito 2008, without yellow).
const COLOURS: [(u8, u8, u8); 7] =
    [(0, 114, 178), (213, 94, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (230, 159, 0), (0, 0, 0)];

const WIDTH_PX: u32 = 480;
const HEIGHT_PX: u32 = 360;
/// Width of a small chart; three fit side by side.
const SMALL_WIDTH_PX: u32 = 330;
const SMALL_HEIGHT_PX: u32 = 270;
/// Font size, in pixels.
const TEXT_PX: u32 = 13;
const TEXT_COLOUR: RGBColor = RGBColor(60, 66, 72);

/// A line chart.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// Label of the x axis.
    pub x_label: String,
    /// Label of the y axis.
    pub y_label: String,
    /// Range of the x axis. If it is `None`, the range of the points is used.
    pub x_range: Option<Range<f64>>,
    /// Range of the y axis. If it is `None`, the range of the points is used.
    pub y_range: Option<Range<f64>>,
    /// The lines, each in its own colour.
    pub lines: Vec<Line>,
    /// Position of the legend.
    pub legend: LegendCorner,
    /// Whether the chart is one of several small charts side by side.
    pub small: bool,
}

/// The corner of a chart's legend, which should be free of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegendCorner {
    /// For curves that rise on the left and stay high.
    #[default]
    LowerRight,
    /// For curves that start high and fall.
    LowerLeft,
    /// For curves that fall and stay low.
    UpperRight,
}

/// A line of a chart.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Name in the legend; a line with an empty name is not in the legend.
    pub name: String,
    /// Its points (x, y), in the order in which they are connected.
    pub points: Vec<(f64, f64)>,
    /// Whether it is a thin grey reference line, such as the diagonal of chance.
    pub reference: bool,
    /// Whether each point has a marker, for points that are measurements.
    pub markers: bool,
}

impl Chart {
    /// The chart as an SVG element.
    ///
    /// # Errors
    ///
    /// If the chart cannot be drawn, or a coordinate is not finite.
    pub fn svg(&self) -> Result<String> {
        let mut svg = String::new();
        self.draw(&mut svg).map_err(|error| anyhow!("the chart of {} cannot be drawn: {error}", self.y_label))?;
        Ok(svg)
    }

    fn draw(&self, svg: &mut String) -> Result<(), Box<dyn std::error::Error>> {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        if points().any(|(x, y)| !x.is_finite() || !y.is_finite()) {
            return Err("a coordinate is not finite".into());
        }
        let x_range = self.x_range.clone().unwrap_or_else(|| range(points().map(|point| point.0)));
        let y_range = self.y_range.clone().unwrap_or_else(|| range(points().map(|point| point.1)));
        let size = if self.small { (SMALL_WIDTH_PX, SMALL_HEIGHT_PX) } else { (WIDTH_PX, HEIGHT_PX) };
        let (x_labels, y_labels) = if self.small { (6, 6) } else { (11, 11) };
        // Epochs and steps are integers: their labels have no decimals.
        let is_integer = self.x_range.is_none() && points().all(|point| point.0.fract() == 0.0);
        let steps = (x_range.end - x_range.start).clamp(1.0, x_labels as f64) as usize;
        let x_labels = if is_integer { (steps + 1).min(x_labels) } else { x_labels };
        let (x_decimals, y_decimals) = (if is_integer { 0 } else { decimals(&x_range) }, decimals(&y_range));
        let area = SVGBackend::with_string(svg, size).into_drawing_area();
        area.fill(&WHITE)?;
        let text = TextStyle::from(("sans-serif", TEXT_PX)).color(&TEXT_COLOUR);
        let mut chart = ChartBuilder::on(&area)
            .margin(12)
            .x_label_area_size(38)
            .y_label_area_size(52)
            .build_cartesian_2d(x_range, y_range)?;
        chart
            .configure_mesh()
            .light_line_style(WHITE)
            .bold_line_style(TEXT_COLOUR.mix(0.15))
            .axis_style(TEXT_COLOUR.mix(0.5))
            .label_style(text.clone())
            .axis_desc_style(text.clone())
            .x_desc(&self.x_label)
            .y_desc(&self.y_label)
            .x_labels(x_labels)
            .y_labels(y_labels)
            .x_label_formatter(&|value| format!("{value:.x_decimals$}"))
            .y_label_formatter(&|value| format!("{value:.y_decimals$}"))
            .draw()?;
        let mut colours = COLOURS.into_iter().cycle();
        let mut has_legend = false;
        for line in &self.lines {
            let style = if line.reference {
                ShapeStyle::from(TEXT_COLOUR.mix(0.4)).stroke_width(1)
            } else {
                let (red, green, blue) = colours.next().unwrap_or_default();
                ShapeStyle::from(RGBColor(red, green, blue)).stroke_width(2)
            };
            let drawn = chart.draw_series(LineSeries::new(line.points.iter().copied(), style))?;
            if !line.name.is_empty() {
                has_legend = true;
                drawn.label(&line.name).legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], style));
            }
            if line.markers {
                chart.draw_series(line.points.iter().map(|&point| Circle::new(point, 4, style.filled())))?;
            }
        }
        if has_legend {
            chart
                .configure_series_labels()
                .position(match self.legend {
                    LegendCorner::LowerRight => SeriesLabelPosition::LowerRight,
                    LegendCorner::LowerLeft => SeriesLabelPosition::LowerLeft,
                    LegendCorner::UpperRight => SeriesLabelPosition::UpperRight,
                })
                .background_style(WHITE.mix(0.85))
                .label_font(text)
                .draw()?;
        }
        area.present()?;
        Ok(())
    }
}

/// Number of decimals that distinguish the labels of an axis with ten steps.
fn decimals(range: &Range<f64>) -> usize {
    match range.end - range.start {
        10.0.. => 0,
        0.8.. => 1,
        0.08.. => 2,
        _ => 3,
    }
}

/// The range from the minimum to the maximum of `values`; never empty.
fn range(values: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let min = values.clone().fold(f64::INFINITY, f64::min);
    let max = values.fold(f64::NEG_INFINITY, f64::max);
    if min < max {
        min..max
    } else if min == max {
        min - 0.5..max + 0.5
    } else {
        0.0..1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_has_lines_axes_and_a_legend() {
        let line = |name: &str, reference| Line {
            name: name.to_string(),
            points: vec![(0.0, 0.2), (1.0, 0.8)],
            reference,
            markers: !reference,
        };
        let chart = Chart {
            x_label: "false alarms".to_string(),
            y_label: "found".to_string(),
            lines: vec![line("melanoma", false), line("", true)],
            ..Chart::default()
        };
        let svg = chart.svg().unwrap();
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
        for word in ["false alarms", "found", "melanoma"] {
            assert!(svg.contains(word), "{word}");
        }
        assert!(svg.contains("#0072B2"), "the first colour");
        assert_eq!(svg.matches("<circle").count(), 2, "a marker at each point of the line with markers");
        let small = Chart { small: true, ..chart.clone() }.svg().unwrap();
        assert!(small.contains("width=\"330\""), "{}", &small[..120]);
        assert!(Chart::default().svg().is_ok(), "a chart without lines is drawn");
        let epochs = Line { points: vec![(1.0, 0.0), (3.0, 250.0)], ..Line::default() };
        let integers = Chart { lines: vec![epochs], ..Chart::default() }.svg().unwrap();
        for (label, is_there) in [("\n2\n", true), ("1.5", false), ("\n200\n", true), ("200.0", false)] {
            assert_eq!(integers.contains(label), is_there, "{label:?} in {integers}");
        }
        let broken = Line { points: vec![(0.0, f64::NAN)], ..Line::default() };
        assert!(Chart { lines: vec![broken], ..chart }.svg().unwrap_err().to_string().contains("not finite"));
    }
}
