//! The alignment of two photos by a similarity transform.
//!
//! The textures of both photos are correlated at all shifts, by the Fourier transform, for each of a grid of rotations
//! and scales. The best of them are refined from coarse to fine by the method of Gauss and Newton on the normalised
//! correlation (as ECC: Evangelidis and Psarakis 2008). Libraries of feature points were considered: `akaze` and
//! `imageproc` bring `nalgebra` and 100 kB or more, and features that are found in photos of 150 pixels are few.

use crate::compare::similarity::Similarity;
use crate::compare::texture::{Luma, Texture};
use crate::fourier::Fourier;
use crate::quality::{Picture, SIDE_PX};

/// The side of the correlated square, in cells: a power of two.
const CELLS: usize = 128;

/// The side of a cell in the search, in pixels of the picture.
const CELL_PX: f32 = 3.0;

/// The fine scale of the texture in the search, in pixels of the picture.
const SEARCH_SIGMA: f32 = 4.0;

/// The numbers of rotations and of scales in the search. Between two rotations, a point at the edge moves by 12 pixels,
/// and between two scales by 11: half of it is within the reach of the refinement.
const ROTATIONS: usize = 48;
const SCALES: usize = 13;
const SCALE_RATIO: f32 = 1.12;

/// The greatest shift in the search, in cells: 0.6 of the shorter side.
const MAX_SHIFT: i32 = 38;

/// The candidates that are refined in each stage: how many, the fine scale of the texture, the distance of the compared
/// points, both in pixels, and the iterations.
const STAGES: [(usize, f32, usize, usize); 3] = [(24, 4.0, 4, 8), (6, 3.0, 3, 8), (2, 2.0, 2, 10)];

/// The least share of the smaller photo that both photos must show.
const MIN_OVERLAP: f32 = 0.3;

/// The greatest and, inverted, the smallest scale.
const MAX_SCALE: f32 = 2.5;

/// The best similarity transform between two photos, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alignment {
    /// The transform from the first to the second photo.
    pub similarity: Similarity,
    /// The normalised correlation of the textures where both photos show skin, `-1.0..=1.0`.
    pub correlation: f32,
    /// The share of the smaller field that both photos show, `0.0..=1.0`.
    pub overlap: f32,
}

impl Alignment {
    /// How certain it is that both photos show the same skin: the correlation times the square root of the overlap,
    /// because a small overlap correlates by chance. Compared with a threshold, which the model card has.
    pub fn score(&self) -> f32 {
        self.correlation * self.overlap.sqrt()
    }

    /// The best alignment of two pictures; `None` without texture, as of uniform photos.
    pub fn best(first: &Picture, second: &Picture) -> Option<Alignment> {
        let (first, second) = (Luma::of(first), Luma::of(second));
        let mut candidates: Vec<Similarity> = search(&first, &second);
        let mut best = Vec::new();
        for (count, sigma, step, iterations) in STAGES {
            candidates.truncate(count);
            let fixed = first.texture(sigma);
            let mut refined: Vec<Alignment> = candidates
                .iter()
                .filter_map(|candidate| {
                    let moving = second.texture(sigma * candidate.scale());
                    refine(&fixed, &moving, *candidate, step, iterations)
                })
                .collect();
            refined.sort_by(|one, other| other.score().total_cmp(&one.score()));
            candidates.clear();
            for alignment in &refined {
                if !candidates.iter().any(|other| is_near(other, &alignment.similarity)) {
                    candidates.push(alignment.similarity);
                }
            }
            best = refined;
        }
        best.first().copied()
    }
}

/// Whether two transforms move no point of the picture apart by more than 3 pixels.
fn is_near(one: &Similarity, other: &Similarity) -> bool {
    let near = |corner: [f32; 2]| {
        let ([x, y], [u, v]) = (one.apply(corner), other.apply(corner));
        (x - u).abs().max((y - v).abs()) * (SIDE_PX as f32) < 3.0
    };
    near([-0.5, -0.5]) && near([0.5, 0.5])
}

/// The best shift for each rotation and scale, the best first.
fn search(first: &Luma, second: &Luma) -> Vec<Similarity> {
    let fourier = Fourier::new(CELLS);
    let mut fixed: Vec<[f32; 2]> =
        cells(&first.texture(SEARCH_SIGMA), Similarity::IDENTITY).map(|value| [value, 0.0]).collect();
    fourier.transform_square(&mut fixed);
    let mut found: Vec<(f32, Similarity)> = Vec::new();
    for index in 0..SCALES {
        let scale = libm::powf(SCALE_RATIO, index as f32 - (SCALES / 2) as f32);
        let texture = second.texture(SEARCH_SIGMA * scale);
        for pair in 0..ROTATIONS / 2 {
            // Two real squares are transformed as one complex square.
            let rotations = [2 * pair, 2 * pair + 1]
                .map(|index| Similarity::new(scale, std::f32::consts::TAU * index as f32 / ROTATIONS as f32, [0.0; 2]));
            let mut values: Vec<[f32; 2]> =
                cells(&texture, rotations[0]).zip(cells(&texture, rotations[1])).map(|(one, two)| [one, two]).collect();
            let energies = [0, 1].map(|part| values.iter().map(|value| value[part] * value[part]).sum::<f32>());
            fourier.transform_square(&mut values);
            // The correlation is the inverse transform of F conj(M); with its conjugate, the transform gives it.
            for (value, [real, imaginary]) in values.iter_mut().zip(&fixed) {
                *value = [value[0] * real + value[1] * imaginary, value[1] * real - value[0] * imaginary];
            }
            fourier.transform_square(&mut values);
            for part in [0, 1] {
                let (mut highest, mut at) = (0.0, [0, 0]);
                for down in -MAX_SHIFT..=MAX_SHIFT {
                    for right in -MAX_SHIFT..=MAX_SHIFT {
                        let wrap = |shift: i32| shift.rem_euclid(CELLS as i32) as usize;
                        let value = values[wrap(down) * CELLS + wrap(right)][part];
                        if value > highest {
                            (highest, at) = (value, [right, down]);
                        }
                    }
                }
                if highest > 0.0 {
                    let shift = at.map(|cells| -(cells as f32) * CELL_PX / SIDE_PX as f32);
                    let [right, down] = rotations[part].apply(shift);
                    found.push((highest / energies[part].sqrt(), Similarity { right, down, ..rotations[part] }));
                }
            }
        }
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.into_iter().map(|(_, similarity)| similarity).collect()
}

/// The texture at the cells of a square around the centre, turned and scaled; 0 where the picture shows none.
fn cells(texture: &Texture, transform: Similarity) -> impl Iterator<Item = f32> {
    (0..CELLS * CELLS).map(move |index| {
        let position = |cell: usize| (cell as f32 + 0.5 - CELLS as f32 / 2.0) * CELL_PX;
        let [value, _, _, weight] =
            texture.at(transform.apply([position(index % CELLS), position(index / CELLS)])).unwrap_or_default();
        value * weight
    })
}

/// The transform near `from` with the highest correlation, with points of the first texture that are `step` pixels
/// apart; `None` if the photos come to overlap too little.
fn refine(fixed: &Texture, moving: &Texture, from: Similarity, step: usize, iterations: usize) -> Option<Alignment> {
    let px = SIDE_PX as f32;
    // In pixels.
    let mut transform = Similarity { right: from.right * px, down: from.down * px, ..from };
    let mut best: Option<Alignment> = None;
    for iteration in 0..=iterations {
        let (points, overlap) = matched(fixed, moving, &transform, step);
        let scale = transform.scale();
        if overlap < MIN_OVERLAP || !(1.0 / MAX_SCALE..=MAX_SCALE).contains(&scale) {
            break;
        }
        let weight: f32 = points.iter().map(|point| point.weight).sum();
        let mean =
            |value: fn(&Point) -> f32| points.iter().map(|point| point.weight * value(point)).sum::<f32>() / weight;
        let (mean_fixed, mean_moving) = (mean(|point| point.fixed), mean(|point| point.moving[0]));
        let variance_fixed = mean(|point| point.fixed * point.fixed) - mean_fixed * mean_fixed;
        let variance_moving = mean(|point| point.moving[0] * point.moving[0]) - mean_moving * mean_moving;
        if variance_fixed <= 1e-6 || variance_moving <= 1e-6 {
            break;
        }
        let covariance = mean(|point| point.fixed * point.moving[0]) - mean_fixed * mean_moving;
        let correlation = covariance / (variance_fixed * variance_moving).sqrt();
        let similarity = Similarity { right: transform.right / px, down: transform.down / px, ..transform };
        let alignment = Alignment { similarity, correlation, overlap };
        if best.is_none_or(|best| alignment.score() > best.score()) {
            best = Some(alignment);
        }
        if iteration == iterations {
            break;
        }
        let gain = (variance_fixed / variance_moving).sqrt();
        let (mut matrix, mut vector) = ([[0.0_f32; 4]; 4], [0.0_f32; 4]);
        for point in &points {
            let [value, across, down, _] = point.moving;
            let [x, y] = point.at;
            let residual = (point.fixed - mean_fixed) - gain * (value - mean_moving);
            let slope = [across * x + down * y, down * x - across * y, across, down].map(|slope| slope * gain);
            for (row, (entries, right)) in slope.iter().zip(matrix.iter_mut().zip(&mut vector)) {
                *right += point.weight * row * residual;
                entries.iter_mut().zip(slope).for_each(|(entry, column)| *entry += point.weight * row * column);
            }
        }
        let Some([a, b, right, down]) = solve(matrix, vector) else { break };
        transform = Similarity {
            a: transform.a + a,
            b: transform.b + b,
            right: transform.right + right,
            down: transform.down + down,
        };
    }
    best
}

/// A point of the first texture and the values of both textures there.
struct Point {
    at: [f32; 2],
    fixed: f32,
    /// Value, gradient and weight of the second texture.
    moving: [f32; 4],
    weight: f32,
}

/// The points that both textures show, and their share of the smaller field.
fn matched(fixed: &Texture, moving: &Texture, transform: &Similarity, step: usize) -> (Vec<Point>, f32) {
    let [half_width, half_height] = fixed.half();
    let mut points = Vec::new();
    let mut shown = 0.0;
    let mut y = -half_height + 1.0;
    while y < half_height - 1.0 {
        let mut x = -half_width + 1.0;
        while x < half_width - 1.0 {
            if let Some([value, _, _, is_skin]) = fixed.at([x, y]) {
                shown += is_skin;
                if let Some(moving) = moving.at(transform.apply([x, y])) {
                    points.push(Point { at: [x, y], fixed: value, moving, weight: is_skin * moving[3] });
                }
            }
            x += step as f32;
        }
        y += step as f32;
    }
    let [moving_width, moving_height] = moving.half();
    let square = (transform.scale() * step as f32).powi(2);
    let smaller = f32::min(shown, 4.0 * moving_width * moving_height / square);
    let both: f32 = points.iter().map(|point| point.weight).sum();
    (points, (both / smaller.max(1.0)).min(1.0))
}

/// The solution of four linear equations by elimination with pivots; `None` if they are dependent.
fn solve(mut matrix: [[f32; 4]; 4], mut vector: [f32; 4]) -> Option<[f32; 4]> {
    for column in 0..4 {
        let pivot =
            (column..4).max_by(|one, other| matrix[*one][column].abs().total_cmp(&matrix[*other][column].abs()))?;
        if matrix[pivot][column].abs() < 1e-6 {
            return None;
        }
        matrix.swap(column, pivot);
        vector.swap(column, pivot);
        let (pivots, value) = (matrix[column], vector[column]);
        for (row, right) in matrix.iter_mut().zip(&mut vector).skip(column + 1) {
            let factor = row[column] / pivots[column];
            row.iter_mut().zip(pivots).for_each(|(entry, pivot)| *entry -= factor * pivot);
            *right -= factor * value;
        }
    }
    for row in (0..4).rev() {
        let known: f32 = (row + 1..4).map(|column| matrix[row][column] * vector[column]).sum();
        vector[row] = (vector[row] - known) / matrix[row][row];
    }
    Some(vector)
}
