//! Work on the processor's cores, where there are several; in a browser's worker there is one.
//!
//! How the work is divided never depends on how many cores there are, so that every machine computes the same numbers.

#[cfg(feature = "threads")]
use rayon::prelude::*;

/// Calls `work` with each stretch of `each` values of `target` (the last may be shorter) and its number.
pub fn for_each_stretch(target: &mut [f32], each: usize, work: impl Fn(usize, &mut [f32]) + Sync + Send) {
    #[cfg(feature = "threads")]
    target.par_chunks_mut(each).enumerate().for_each(|(number, stretch)| work(number, stretch));
    #[cfg(not(feature = "threads"))]
    target.chunks_mut(each).enumerate().for_each(|(number, stretch)| work(number, stretch));
}

/// As [`for_each_stretch`], with the stretches of two targets side by side.
#[cfg(feature = "training")]
pub fn for_each_stretch_of_two(
    (first, second): (&mut [f32], &mut [f32]),
    each: (usize, usize),
    work: impl Fn(usize, &mut [f32], &mut [f32]) + Sync + Send,
) {
    let stretches = first.par_chunks_mut(each.0).zip(second.par_chunks_mut(each.1));
    stretches.enumerate().for_each(|(number, (first, second))| work(number, first, second));
}
