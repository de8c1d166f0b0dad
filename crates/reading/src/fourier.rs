//! The discrete Fourier transform. A library would use the vector instructions of the processor, whose results differ in
//! the last bit.

/// The transform of rows and squares of one length, a power of two.
pub(crate) struct Fourier {
    side: usize,
    twiddles: Vec<[f32; 2]>,
}

impl Fourier {
    /// The transform of length `side`, a power of two.
    pub(crate) fn new(side: usize) -> Fourier {
        let twiddle = |index: usize| {
            let angle = -std::f32::consts::TAU * index as f32 / side as f32;
            [libm::cosf(angle), libm::sinf(angle)]
        };
        Fourier { side, twiddles: (0..side / 2).map(twiddle).collect() }
    }

    /// The transform of a square of complex values in row-major order, in place. That of the complex conjugate is the
    /// conjugate of the inverse, times the number of values.
    pub(crate) fn transform_square(&self, values: &mut Vec<[f32; 2]>) {
        for _ in 0..2 {
            values.chunks_exact_mut(self.side).for_each(|row| self.transform(row));
            // Transposed twice, the rows are rows again.
            *values =
                (0..values.len()).map(|index| values[index % self.side * self.side + index / self.side]).collect();
        }
    }

    /// The transform of a row, in place (Cooley and Tukey 1965).
    fn transform(&self, row: &mut [[f32; 2]]) {
        let bits = row.len().trailing_zeros();
        for index in 0..row.len() {
            let reversed = index.reverse_bits() >> (usize::BITS - bits);
            if index < reversed {
                row.swap(index, reversed);
            }
        }
        let mut length = 2;
        while length <= row.len() {
            let (half, step) = (length / 2, row.len() / length);
            for block in row.chunks_exact_mut(length) {
                let (even, odd) = block.split_at_mut(half);
                for ((one, other), [cos, sin]) in even.iter_mut().zip(odd).zip(self.twiddles.iter().step_by(step)) {
                    let turned = [other[0] * cos - other[1] * sin, other[0] * sin + other[1] * cos];
                    *other = [one[0] - turned[0], one[1] - turned[1]];
                    *one = [one[0] + turned[0], one[1] + turned[1]];
                }
            }
            length *= 2;
        }
    }
}
