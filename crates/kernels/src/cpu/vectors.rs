//! SIMD vectors: dispatch, clamp, and loads and stores of partial vectors.
//!
//! Every function with vectors is inlined into the one function that enables the instruction set. The kernels use no
//! closures with vectors: a closure that is not inlined would compile each instruction to a function call.

#[cfg(not(target_arch = "wasm32"))]
use pulp::Arch;
#[cfg(target_arch = "wasm32")]
use pulp::wasm::Simd128;
use pulp::{Simd, WithSimd};

/// Vectors of neighbouring channels that are computed together. Their independent sums hide the latency of additions.
pub const PAIR: usize = 2;

/// Runs `task` with the widest SIMD instruction set of this CPU.
///
/// In wasm this is always SIMD128, without which the program does not load. pulp's own dispatch would add a second copy
/// of every kernel without SIMD.
#[inline]
pub fn with_vectors<Task: WithSimd>(task: Task) -> Task::Output {
    #[cfg(target_arch = "wasm32")]
    return Simd::vectorize(Simd128::try_new().expect("a program with SIMD128 loads only if it is available"), task);
    #[cfg(not(target_arch = "wasm32"))]
    Arch::new().dispatch(task)
}

/// Clamps `values` to `bounds`. NaN stays NaN.
///
/// In wasm these comparisons compile to one instruction each. The vector minimum with standard NaN semantics takes
/// eight.
#[inline(always)]
pub fn clamp<S: Simd>(values: &mut [S::f32s], (minimum, maximum): (f32, f32)) {
    for value in bytemuck::cast_slice_mut::<S::f32s, f32>(values) {
        *value = if *value < minimum { minimum } else { *value };
        *value = if maximum < *value { maximum } else { *value };
    }
}

/// Loads `values`, at most `COUNT` vectors, padded with zeros.
#[inline(always)]
pub fn load<S: Simd, const COUNT: usize>(simd: S, values: &[f32]) -> [S::f32s; COUNT] {
    if let Some(whole) = S::as_simd_f32s(values).0.first_chunk::<COUNT>() {
        return *whole;
    }
    let mut vectors = [simd.splat_f32s(0.0); COUNT];
    for (vector, part) in vectors.iter_mut().zip(values.chunks(S::F32_LANES)) {
        *vector = simd.partial_load_f32s(part);
    }
    vectors
}

/// Stores as many of `values` as fit in `target`.
#[inline(always)]
pub fn store<S: Simd, const COUNT: usize>(simd: S, target: &mut [f32], values: [S::f32s; COUNT]) {
    match S::as_mut_simd_f32s(target).0.first_chunk_mut::<COUNT>() {
        Some(whole) => *whole = values,
        None => {
            for (target, value) in target.chunks_mut(S::F32_LANES).zip(values) {
                simd.partial_store_f32s(target, value);
            }
        }
    }
}

/// The pair of vectors from `channel` on of the pixel at `column`, or `None` if it is outside the row. A negative
/// `column` is passed as its wrapped value.
#[inline(always)]
pub fn pair_at<S: Simd>(row: &[f32], column: usize, channels: usize, channel: usize) -> Option<&[S::f32s; PAIR]> {
    let start = column.wrapping_mul(channels).wrapping_add(channel);
    S::as_simd_f32s(row.get(start..)?).0.first_chunk()
}
