//! Tests with drawn photos and known transforms.

use std::time::Instant;

use super::*;
use crate::photo::{Photo, Region};

const SIDE: u32 = 300;

/// A photo of a drawn lesion on drawn skin, seen through the inverse of `similarity`; `seed` draws another lesion.
fn drawn(seed: u32, similarity: Similarity) -> Photo {
    let back = similarity.inverse();
    let mut rgb = Vec::with_capacity(3 * (SIDE * SIDE) as usize);
    for index in 0..SIDE * SIDE {
        let at = |pixel: u32| (pixel as f32 + 0.5) / SIDE as f32 - 0.5;
        let [x, y] = back.apply([at(index % SIDE), at(index / SIDE)]);
        let texture = noise(seed, 40.0 * x, 40.0 * y) + noise(seed + 7, 17.0 * x, 17.0 * y);
        let radius = (x * x + y * y).sqrt() + 0.05 * noise(seed + 3, 6.0 * x, 6.0 * y);
        let [skin, lesion] = [[222.0, 178.0, 160.0], [120.0, 78.0, 62.0]];
        let share = ((0.2 - radius) * 40.0).clamp(0.0, 1.0);
        rgb.extend((0..3).map(|channel| {
            let value: f32 = skin[channel] + share * (lesion[channel] - skin[channel]);
            (value + 14.0 * texture).clamp(0.0, 255.0) as u8
        }));
    }
    Photo::from_rgb(SIDE, SIDE, rgb)
}

/// Smooth noise of a lattice, `-1.0..=1.0`.
fn noise(seed: u32, x: f32, y: f32) -> f32 {
    let value = |column: i32, row: i32| {
        let mut state = seed
            .wrapping_mul(747_796_405)
            .wrapping_add((column as u32).wrapping_mul(2_891_336_453))
            .wrapping_add((row as u32).wrapping_mul(1_181_783_497));
        state ^= state >> 15;
        state = state.wrapping_mul(2_246_822_519);
        state ^= state >> 13;
        state = state.wrapping_mul(3_266_489_917);
        (state >> 8) as f32 / (1 << 23) as f32 - 1.0
    };
    let (column, row) = (x.floor(), y.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (across, down) = (ease(x - column), ease(y - row));
    let (column, row) = (column as i32, row as i32);
    let above = value(column, row) + across * (value(column + 1, row) - value(column, row));
    let below = value(column, row + 1) + across * (value(column + 1, row + 1) - value(column, row + 1));
    above + down * (below - above)
}

/// The greatest distance between two transforms within the middle of the photo, in shorter sides.
fn error(one: &Similarity, other: &Similarity) -> f32 {
    let corners = [[-0.3, -0.3], [0.3, -0.3], [-0.3, 0.3], [0.3, 0.3]];
    let distance = |corner: [f32; 2]| {
        let ([x, y], [u, v]) = (one.apply(corner), other.apply(corner));
        ((x - u).powi(2) + (y - v).powi(2)).sqrt()
    };
    corners.map(distance).into_iter().fold(0.0, f32::max)
}

#[test]
fn known_transforms_are_found() {
    let first = Appearance::of(&drawn(1, Similarity::IDENTITY));
    for (scale, degrees, shift) in
        [(1.0, 0.0, [0.0, 0.0]), (1.3, 20.0, [0.1, -0.05]), (0.75, -95.0, [-0.08, 0.12]), (1.05, 178.0, [0.0, 0.15])]
    {
        let truth = Similarity::new(scale, f32::to_radians(degrees), shift);
        let began = Instant::now();
        let second = Appearance::of(&drawn(1, truth));
        let alignment = first.align(&second).unwrap();
        println!("{:?} {:?} {alignment:?}", began.elapsed(), error(&alignment.similarity, &truth));
        assert!(error(&alignment.similarity, &truth) < 0.01, "{truth:?} {alignment:?}");
        assert!(alignment.score() > 0.6, "{truth:?} {alignment:?}");
        let change = first.change(&second, Some(alignment.similarity));
        assert!(change.log_area_ratio.unwrap().abs() < 0.06, "{change:?}");
        assert!(change.delta_e.unwrap() < 2.0, "{change:?}");
    }
}

#[test]
fn a_region_is_aligned_within_its_photo() {
    let truth = Similarity::new(0.9, f32::to_radians(12.0), [0.06, -0.04]);
    let region = Region { centre_x: 0.42, centre_y: 0.55, side: 0.7 };
    let first = Appearance::of_region(&drawn(1, Similarity::IDENTITY), &region);
    let second = Appearance::of(&drawn(1, truth));
    let alignment = first.align(&second).unwrap();
    let change = first.change(&second, Some(alignment.similarity));
    assert!(error(&change.similarity.unwrap(), &truth) < 0.01, "{alignment:?} {change:?}");
    assert!(change.log_area_ratio.unwrap().abs() < 0.1, "{change:?}");
}

#[test]
fn photos_of_different_lesions_correlate_little() {
    let first = Appearance::of(&drawn(1, Similarity::IDENTITY));
    for seed in 20..24 {
        let alignment = first.align(&Appearance::of(&drawn(seed, Similarity::IDENTITY))).unwrap();
        println!("{alignment:?}");
        assert!(alignment.score() < 0.35, "{alignment:?}");
    }
}

#[test]
fn uniform_photos_are_not_aligned() {
    let grey = || Appearance::of(&Photo::from_rgb(64, 64, vec![128; 3 * 64 * 64]));
    assert_eq!(grey().align(&grey()), None);
    let change = grey().change(&grey(), None);
    assert_eq!((change.log_area_ratio, change.delta_e), (None, None));
}

#[test]
fn the_inverse_undoes_a_transform() {
    let transform = Similarity::new(1.7, 0.4, [0.2, -0.1]);
    let [x, y] = transform.inverse().apply(transform.apply([0.3, -0.4]));
    assert!((x - 0.3).abs() < 1e-6 && (y + 0.4).abs() < 1e-6);
}
