//! The class activation map of a photo.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsValue};
use web_sys::{HtmlCanvasElement, ImageData};

use crate::page::state::browser::context_2d;
use crate::page::text::assessment as text;
use naevus_reading::assessment::ActivationMap;
use naevus_reading::diagnosis::Diagnosis;

/// The colour of the map, as red, green and blue: one that skin does not have.
const COLOUR: [u8; 3] = [0x17, 0xd3, 0xff];

/// The opacity of the highest activation, `0.0..=1.0`.
const MAX_OPACITY: f32 = 0.7;

/// The width and height of a cell, in pixels of the canvas. It is odd, so that a pixel is at the centre of the cell.
const CELL_PX: usize = 15;

/// The button that shows and hides the map.
#[component]
pub fn ActivationMapToggle(is_shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="button activation-map-toggle"
            type="button"
            aria-pressed=move || is_shown.get().to_string()
            on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
        >
            {text::SHOW_ACTIVATION_MAP}
        </button>
    }
}

/// The explanation of the map of `diagnosis`, while the map is shown.
#[component]
pub fn ActivationMapText(map: ActivationMap, diagnosis: Diagnosis, is_shown: RwSignal<bool>) -> impl IntoView {
    move || {
        let text = is_shown.get().then(|| text::activation_map(&map, diagnosis));
        text.map(|text| view! { <p class="hint activation-map-text">{text}</p> })
    }
}

/// The map over the centre square of the photo. The opacity at the centre of a cell is the positive activation of the
/// cell, relative to the highest one. Between the centres it is interpolated linearly. A ring marks the highest one.
#[component]
pub fn ActivationMapOverlay(map: ActivationMap) -> impl IntoView {
    let (rows, columns) = (map.rows, map.columns);
    let shares = map.normalised();
    let values: Vec<String> = shares.iter().map(|share| format!("{share:.3}")).collect();
    let region = text::peak_region(&map);
    let ring = map.peak().filter(|_| region.is_some()).map(|(row, column)| {
        let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
        let ring = |class| view! { <circle class=class cx=x.to_string() cy=y.to_string() r="0.7"/> };
        (ring("guide-edge"), ring("guide-line"))
    });
    let canvas = NodeRef::<html::Canvas>::new();
    canvas.on_load(move |canvas| {
        // Without a canvas, the ring and the text still name the highest activation.
        drop(draw(&canvas, &shares, rows, columns));
    });
    view! {
        <div class="activation-map" role="img" aria-label=text::activation_map_label(region)>
            <canvas
                class="activation-map-cells"
                node_ref=canvas
                data-rows=rows.to_string()
                data-columns=columns.to_string()
                data-shares=values.join(" ")
            ></canvas>
            <svg class="activation-map-ring" viewBox=format!("0 0 {columns} {rows}") preserveAspectRatio="none">{ring}</svg>
        </div>
    }
}

/// Draws the map on the canvas, which the style sheet scales to the size of the photo.
///
/// # Errors
///
/// If the browser has no canvas.
fn draw(canvas: &HtmlCanvasElement, shares: &[f32], rows: usize, columns: usize) -> Result<(), JsValue> {
    let (width, height) = ((columns * CELL_PX) as u32, (rows * CELL_PX) as u32);
    let pixels = pixels(shares, rows, columns);
    canvas.set_width(width);
    canvas.set_height(height);
    let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels), width, height)?;
    context_2d(canvas)?.map_or(Ok(()), |context| context.put_image_data(&image, 0.0, 0.0))
}

/// The pixels of the canvas in row-major order, each as red, green, blue and opacity.
fn pixels(shares: &[f32], rows: usize, columns: usize) -> Vec<u8> {
    // The two cells around a pixel, and the weight of the second. Beyond the outer centres, both are the outer cell.
    let around = |pixel: usize, count: usize| {
        let position = (pixel as f32 + 0.5) / CELL_PX as f32 - 0.5;
        let position = position.clamp(0.0, (count - 1) as f32);
        let first = position as usize;
        (first, (first + 1).min(count - 1), position - first as f32)
    };
    let mut pixels = Vec::with_capacity(4 * shares.len() * CELL_PX * CELL_PX);
    for y in 0..rows * CELL_PX {
        let (upper, lower, down) = around(y, rows);
        for x in 0..columns * CELL_PX {
            let (left, right, across) = around(x, columns);
            let in_row = |row: usize| {
                let (left, right) = (shares[row * columns + left], shares[row * columns + right]);
                left + across * (right - left)
            };
            let share = in_row(upper) + down * (in_row(lower) - in_row(upper));
            pixels.extend(COLOUR);
            pixels.push((255.0 * MAX_OPACITY * share).round() as u8);
        }
    }
    pixels
}
