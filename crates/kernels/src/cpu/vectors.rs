//! What every kernel does with vectors: clamp them, and load and store fewer values than one holds.
//!
//! All that touches vectors is inlined into the function that says which instructions may be used, and so there are no
//! closures around vectors anywhere in the kernels: a closure that is not inlined would turn each instruction into a call.

#[cfg(not(target_arch = "wasm32"))]
use pulp::Arch;
#[cfg(target_arch = "wasm32")]
use pulp::wasm::Simd128;
use pulp::{Simd, WithSimd};

/// Vectors of neighbouring channels that are computed side by side: their sums wait for each other less.
pub const PAIR: usize = 2;

/// Runs `task` with the widest vectors that this processor has.
///
/// In wasm only those of four values, which the whole program needs in order to load at all: with pulp's own choice
/// every kernel would be in it a second time, without vectors.
#[inline]
pub fn with_vectors<Task: WithSimd>(task: Task) -> Task::Output {
    #[cfg(target_arch = "wasm32")]
    return Simd::vectorize(Simd128::try_new().expect("a program with vectors loads only where there are some"), task);
    #[cfg(not(target_arch = "wasm32"))]
    Arch::new().dispatch(task)
}

/// Each of `values` within `bounds`, NaN staying what it is.
///
/// As comparisons: in wasm these become one instruction each, where the vector minimum that treats NaN by the standard
/// takes eight.
#[inline(always)]
pub fn clamp<S: Simd>(values: &mut [S::f32s], (least, greatest): (f32, f32)) {
    for value in bytemuck::cast_slice_mut::<S::f32s, f32>(values) {
        *value = if *value < least { least } else { *value };
        *value = if greatest < *value { greatest } else { *value };
    }
}

/// `values`, at most as many as `COUNT` vectors hold, with zeros behind.
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

/// As many of `values` into `target` as it has room for.
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
