//! Profiles with tables: from device values through a grid to the profile connection space.

use super::curve::{Curve, big_endian_u16, bytes_at, unit};
use super::matrix::{D50, Matrix, transform};

/// The profile connection space, in which a profile gives colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connection {
    Xyz,
    Lab,
}

/// A transform of the type `mft1`, `mft2` or `mAB ` (ICC.1:2022, 10.10 to 10.12): curves, grid, curves, matrix, curves.
#[derive(Clone, Debug)]
pub(super) struct Lut {
    input: [Curve; 3],
    grid: Option<Grid>,
    middle: [Curve; 3],
    matrix: Matrix,
    offset: [f64; 3],
    output: [Curve; 3],
    connection: Connection,
    /// What the value 1 of an output stands for: 1, or 65535/65280 in the Lab of `mft2`.
    lab_scale: f64,
}

/// Three values of 16 bits at each node. The last axis varies fastest.
#[derive(Clone, Debug)]
struct Grid {
    sides: [usize; 3],
    nodes: Vec<[u16; 3]>,
}

const UNCHANGED: [Curve; 3] = [Curve::IDENTITY, Curve::IDENTITY, Curve::IDENTITY];

impl Lut {
    /// Parses an element from three device values to three values of `connection`.
    pub(super) fn parse(element: &[u8], connection: Connection) -> Option<Lut> {
        if bytes_at(element, 8)? != [3, 3] {
            return None;
        }
        match element.get(..4)? {
            b"mft1" => {
                let side = usize::from(*element.get(10)?);
                let widened = |bytes: &[u8]| bytes.iter().map(|&value| u16::from(value) * 257).collect::<Vec<u16>>();
                Lut::from_tables(&widened(element.get(48..)?), 256, 256, side, connection, 1.0)
            }
            b"mft2" => {
                let side = usize::from(*element.get(10)?);
                let inputs = usize::from(u16::from_be_bytes(bytes_at(element, 48)?));
                let outputs = usize::from(u16::from_be_bytes(bytes_at(element, 50)?));
                let values = big_endian_u16(element.get(52..)?);
                Lut::from_tables(&values, inputs, outputs, side, connection, 65535.0 / 65280.0)
            }
            b"mAB " => Lut::from_elements(element, connection),
            _ => None,
        }
    }

    fn from_tables(
        values: &[u16],
        inputs: usize,
        outputs: usize,
        side: usize,
        connection: Connection,
        lab_scale: f64,
    ) -> Option<Lut> {
        if inputs < 2 || outputs < 2 {
            return None;
        }
        let (input, rest) = values.split_at_checked(3 * inputs)?;
        let (nodes, rest) = rest.split_at_checked(3 * side.pow(3))?;
        let curves = |samples: &[u16], length: usize| {
            std::array::from_fn(|axis| Curve::Sampled(samples[axis * length..(axis + 1) * length].to_vec()))
        };
        Some(Lut {
            input: curves(input, inputs),
            grid: Some(Grid::new([side; 3], nodes)?),
            middle: UNCHANGED,
            matrix: super::matrix::IDENTITY,
            offset: [0.0; 3],
            output: curves(rest.get(..3 * outputs)?, outputs),
            connection,
            lab_scale,
        })
    }

    fn from_elements(element: &[u8], connection: Connection) -> Option<Lut> {
        // Offset 0 means that the part is absent.
        let part = |index: usize| match u32::from_be_bytes(bytes_at(element, 12 + 4 * index)?) as usize {
            0 => Some(None),
            offset => element.get(offset..).map(Some),
        };
        let curves = |index: usize| part(index)?.map_or(Some(UNCHANGED), parse_curves);
        let mut numbers = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0];
        if let Some(bytes) = part(1)? {
            for (index, number) in numbers.iter_mut().enumerate() {
                *number = f64::from(i32::from_be_bytes(bytes_at(bytes, 4 * index)?)) / 65536.0;
            }
        }
        let [a, b, c, d, e, f, g, h, i, offset @ ..] = numbers;
        Some(Lut {
            input: curves(4)?,
            grid: part(3)?.map_or(Some(None), |bytes| Grid::parse(bytes).map(Some))?,
            middle: curves(2)?,
            matrix: [[a, b, c], [d, e, f], [g, h, i]],
            offset,
            output: curves(0)?,
            connection,
            lab_scale: 1.0,
        })
    }

    /// The curves before the grid.
    pub(super) fn input(&self) -> &[Curve; 3] {
        &self.input
    }

    /// XYZ relative to D50 of three values behind the curves of [`input`](Self::input), from 0 to 1.
    pub(super) fn xyz(&self, values: [f64; 3]) -> [f64; 3] {
        let values = self.grid.as_ref().map_or(values, |grid| grid.at(values));
        let values = std::array::from_fn(|axis| self.middle[axis].at(values[axis]));
        let linear = transform(&self.matrix, values);
        let values: [f64; 3] = std::array::from_fn(|axis| self.output[axis].at(unit(linear[axis] + self.offset[axis])));
        match self.connection {
            // 1 is stored as 32768 of 65535.
            Connection::Xyz => values.map(|value| value * 65535.0 / 32768.0),
            Connection::Lab => {
                let [lightness, a, b] = values.map(|value| value * self.lab_scale);
                lab_to_xyz([lightness * 100.0, a * 255.0 - 128.0, b * 255.0 - 128.0])
            }
        }
    }
}

/// Three curves, one behind the other, each padded to a multiple of four bytes.
fn parse_curves(mut bytes: &[u8]) -> Option<[Curve; 3]> {
    let mut curves = UNCHANGED;
    for curve in &mut curves {
        let (parsed, length) = Curve::parse(bytes)?;
        *curve = parsed;
        bytes = bytes.get(length.next_multiple_of(4)..).unwrap_or_default();
    }
    Some(curves)
}

impl Grid {
    fn new(sides: [usize; 3], values: &[u16]) -> Option<Grid> {
        let nodes = values.as_chunks::<3>().0.to_vec();
        (sides.iter().all(|&side| side >= 2) && nodes.len() == sides.iter().product::<usize>())
            .then_some(Grid { sides, nodes })
    }

    /// Parses the grid of `mAB `: the lengths of its axes, the bytes of a value, and the values.
    fn parse(bytes: &[u8]) -> Option<Grid> {
        let sides = bytes_at::<3>(bytes, 0)?.map(usize::from);
        let count = 3 * sides.iter().product::<usize>();
        let values = match bytes.get(16)? {
            1 => bytes.get(20..20 + count)?.iter().map(|&value| u16::from(value) * 257).collect(),
            2 => big_endian_u16(bytes.get(20..20 + 2 * count)?),
            _ => return None,
        };
        Grid::new(sides, &values)
    }

    /// Trilinear interpolation at three values from 0 to 1.
    fn at(&self, values: [f64; 3]) -> [f64; 3] {
        let positions: [f64; 3] = std::array::from_fn(|axis| unit(values[axis]) * (self.sides[axis] - 1) as f64);
        let cell: [usize; 3] = std::array::from_fn(|axis| (positions[axis] as usize).min(self.sides[axis] - 2));
        let mut sum = [0.0; 3];
        for corner in 0..8 {
            let mut weight = 1.0;
            let mut index = 0;
            for axis in 0..3 {
                let upper = corner >> axis & 1;
                let fraction = positions[axis] - cell[axis] as f64;
                weight *= if upper == 1 { fraction } else { 1.0 - fraction };
                index = index * self.sides[axis] + cell[axis] + upper;
            }
            for (sum, &node) in sum.iter_mut().zip(&self.nodes[index]) {
                *sum += weight * f64::from(node);
            }
        }
        sum.map(|value| value / 65535.0)
    }
}

/// CIELAB to XYZ, both relative to D50 (CIE 15).
fn lab_to_xyz([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let y = (lightness + 16.0) / 116.0;
    let cubed = |root: f64| if root > 6.0 / 29.0 { root * root * root } else { (root - 4.0 / 29.0) * 108.0 / 841.0 };
    let [white_x, white_y, white_z] = D50;
    [white_x * cubed(y + a / 500.0), white_y * cubed(y), white_z * cubed(y - b / 200.0)]
}
