//! Three by three matrices between colour spaces.

/// Rows of a matrix.
pub(super) type Matrix = [[f64; 3]; 3];

/// XYZ of the reference white of ICC profiles (ICC.1:2022, 7.2.16).
pub(super) const D50: [f64; 3] = [0.9642, 1.0, 0.8249];

/// Chromaticities x and y of the white D65.
const D65: [f64; 2] = [0.3127, 0.3290];

/// The cone responses of the Bradford adaptation (ICC.1:2022, annex E).
const BRADFORD: Matrix = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];

pub(super) const IDENTITY: Matrix = diagonal([1.0, 1.0, 1.0]);

/// Chromaticities x and y of the primaries red, green and blue and of the white.
#[derive(Clone, Copy, Debug)]
pub(in crate::photo) struct Primaries {
    pub(in crate::photo) rgb: [[f64; 2]; 3],
    pub(in crate::photo) white: [f64; 2],
}

impl Primaries {
    /// Those of ITU-R BT.709 and sRGB.
    pub(in crate::photo) const SRGB: Primaries =
        Primaries { rgb: [[0.640, 0.330], [0.300, 0.600], [0.150, 0.060]], white: D65 };

    /// The primaries of a code of ITU-T H.273, table 2.
    pub(super) fn from_cicp(code: u8) -> Option<Primaries> {
        let (rgb, white) = match code {
            1 => return Some(Primaries::SRGB),
            5 => ([[0.640, 0.330], [0.290, 0.600], [0.150, 0.060]], D65),
            6 | 7 => ([[0.630, 0.340], [0.310, 0.595], [0.155, 0.070]], D65),
            9 => ([[0.708, 0.292], [0.170, 0.797], [0.131, 0.046]], D65),
            11 => ([[0.680, 0.320], [0.265, 0.690], [0.150, 0.060]], [0.314, 0.351]),
            12 => ([[0.680, 0.320], [0.265, 0.690], [0.150, 0.060]], D65),
            _ => return None,
        };
        Some(Primaries { rgb, white })
    }

    /// The matrix from linear RGB to XYZ, adapted to D50. `None` if the primaries do
    /// not span a colour space around the white.
    pub(super) fn to_xyz(self) -> Option<Matrix> {
        let xyz = |[x, y]: [f64; 2]| [x / y, 1.0, (1.0 - x - y) / y];
        let primaries = transposed(self.rgb.map(xyz));
        let white = xyz(self.white);
        let intensities = transform(&inverse(&primaries)?, white);
        if !intensities.iter().all(|&intensity| intensity > 0.0) {
            return None;
        }
        let to_xyz = product(&primaries, &diagonal(intensities));
        let (from, to) = (transform(&BRADFORD, white), transform(&BRADFORD, D50));
        let gains = diagonal([to[0] / from[0], to[1] / from[1], to[2] / from[2]]);
        let adapted = product(&product(&inverse(&BRADFORD)?, &gains), &product(&BRADFORD, &to_xyz));
        adapted.iter().flatten().all(|value| value.is_finite()).then_some(adapted)
    }
}

/// The matrix from XYZ, relative to D50, to linear sRGB.
pub(super) fn xyz_to_linear_srgb() -> Option<Matrix> {
    inverse(&Primaries::SRGB.to_xyz()?)
}

pub(super) fn transform(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

pub(super) fn product(left: &Matrix, right: &Matrix) -> Matrix {
    transposed(transposed(*right).map(|column| transform(left, column)))
}

pub(super) fn transposed(matrix: Matrix) -> Matrix {
    std::array::from_fn(|row| std::array::from_fn(|column| matrix[column][row]))
}

const fn diagonal([a, b, c]: [f64; 3]) -> Matrix {
    [[a, 0.0, 0.0], [0.0, b, 0.0], [0.0, 0.0, c]]
}

fn inverse(matrix: &Matrix) -> Option<Matrix> {
    let [a, b, c] = *matrix;
    let cross =
        |u: [f64; 3], v: [f64; 3]| [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    let columns = [cross(b, c), cross(c, a), cross(a, b)];
    let determinant = a[0] * columns[0][0] + a[1] * columns[0][1] + a[2] * columns[0][2];
    (determinant.abs() > 1e-9).then(|| transposed(columns.map(|column| column.map(|value| value / determinant))))
}
