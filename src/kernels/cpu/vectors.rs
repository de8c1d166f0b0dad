//! What every kernel does with vectors: clamp them, and load and store fewer values than one holds.

use pulp::Simd;

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
    match S::as_simd_f32s(values).0.first_chunk::<COUNT>() {
        Some(whole) => *whole,
        None => {
            let mut parts = values.chunks(S::F32_LANES);
            std::array::from_fn(|_| simd.partial_load_f32s(parts.next().unwrap_or(&[])))
        }
    }
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
