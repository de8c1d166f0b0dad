//! What is shown of two compared photos: the mode, the linked zoom, and the drawing on canvases.

use leptos::html;
use leptos::prelude::{Get, GetUntracked, NodeRef, RwSignal, Set, Update, WithUntracked, window};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, PointerEvent};

use crate::page::state::browser::context_2d;
use crate::page::state::gestures::{Gesture, Pointers, ZOOM_STEP, arrow, wheel_factor};
use crate::page::state::records::comparing::{Comparison, DrawnPhoto, Outcome};
use crate::page::zoom::{Place, Size, Zoom};
use naevus_reading::compare::Similarity;

/// How the photos are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Each in a frame of its own.
    SideBySide,
    /// One over the other, divided by a line.
    Swipe,
    /// One at a time, in the same place.
    Blink,
}

impl Mode {
    /// Its name in the document.
    pub fn name(self) -> &'static str {
        match self {
            Mode::SideBySide => "side",
            Mode::Swipe => "swipe",
            Mode::Blink => "blink",
        }
    }
}

/// The frames. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct CompareFrame {
    comparison: Comparison,
    /// The canvas of the earlier photo, or of both, and that of the later one.
    pub canvases: [NodeRef<html::Canvas>; 2],
    /// How the photos are shown.
    pub mode: RwSignal<Mode>,
    /// Whether the later photo is shown while they blink.
    pub shows_later: RwSignal<bool>,
    /// The share of the earlier photo while they are swiped, in percent.
    pub swipe_percent: RwSignal<f64>,
    /// The part of the earlier photo that is shown.
    zoom: RwSignal<Zoom>,
    pointers: Pointers,
}

/// Whether the device is set to reduce motion.
pub fn prefers_less_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

impl CompareFrame {
    /// Frames that show the photos side by side.
    pub fn new(comparison: Comparison) -> CompareFrame {
        CompareFrame {
            comparison,
            canvases: [NodeRef::new(), NodeRef::new()],
            mode: RwSignal::new(Mode::SideBySide),
            shows_later: RwSignal::new(false),
            swipe_percent: RwSignal::new(50.0),
            zoom: RwSignal::new(Zoom::WHOLE),
            pointers: Pointers::new(),
        }
    }

    /// Draws, and tracks all that is drawn.
    pub fn follow(self) {
        self.mode.get();
        self.shows_later.get();
        self.swipe_percent.get();
        self.zoom.get();
        self.comparison.outcome.get();
        self.comparison.photos.get();
        self.canvases[0].get();
        self.canvases[1].get();
        self.draw();
    }

    /// Draws the photos in the size of the canvases.
    pub fn draw(self) {
        let Some(photos) = self.comparison.photos.try_get_untracked().flatten() else { return };
        let similarity = self.similarity();
        for (index, canvas) in self.canvases.iter().enumerate() {
            if let Some(canvas) = canvas.get_untracked() {
                // The context fails only without memory.
                drop(self.draw_on(&canvas, index, &photos, similarity));
            }
        }
    }

    fn draw_on(
        self,
        canvas: &HtmlCanvasElement,
        index: usize,
        photos: &[DrawnPhoto; 2],
        similarity: Option<Similarity>,
    ) -> Result<(), JsValue> {
        let ratio = window().device_pixel_ratio();
        let frame = frame_size(canvas);
        let device = |length: f64| (length * ratio).round().max(1.0);
        let (width, height) = (device(frame.width), device(frame.height));
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let Some(context) = context_2d(canvas)? else { return Ok(()) };
        let place = self.zoom.get_untracked().place(photos[0].size, frame);
        // Without an alignment, the later photo fills the same place: only the zoom is linked.
        let later = |context: &CanvasRenderingContext2d| match similarity {
            Some(similarity) => draw_aligned(context, photos, place, ratio, similarity),
            None => draw_at(context, &photos[1], self.zoom.get_untracked().place(photos[1].size, frame), ratio),
        };
        let earlier = |context: &CanvasRenderingContext2d| draw_at(context, &photos[0], place, ratio);
        match (self.mode.get_untracked(), index) {
            (Mode::SideBySide, 1) => later(&context),
            (Mode::Blink, _) if self.shows_later.get_untracked() => later(&context),
            (Mode::Swipe, _) => {
                earlier(&context)?;
                let divider = width * self.swipe_percent.get_untracked() / 100.0;
                context.save();
                context.begin_path();
                context.rect(divider, 0.0, width - divider, height);
                context.clip();
                context.set_fill_style_str("#0b1113");
                context.fill_rect(divider, 0.0, width - divider, height);
                later(&context)?;
                context.restore();
                context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
                context.set_fill_style_str("#0b1113");
                context.fill_rect(divider - 2.0 * ratio, 0.0, 4.0 * ratio, height);
                context.set_fill_style_str("#ffffff");
                context.fill_rect(divider - ratio, 0.0, 2.0 * ratio, height);
                Ok(())
            }
            _ => earlier(&context),
        }
    }

    /// Shows the other photo.
    pub fn flip(self) {
        self.shows_later.update(|later| *later = !*later);
    }

    /// Zooms in (`true`) or out, about the middle.
    pub fn step(self, is_in: bool) {
        let Some(Size { width, height }) = self.frame() else { return };
        self.zoom_by(if is_in { ZOOM_STEP } else { 1.0 / ZOOM_STEP }, (width / 2.0, height / 2.0));
    }

    /// Shows the whole photos.
    pub fn reset(self) {
        self.zoom.set(Zoom::WHOLE);
    }

    /// A key of the keyboard; whether it has an effect.
    pub fn on_key(self, key: &str) -> bool {
        match key {
            "+" | "=" => self.step(true),
            "-" => self.step(false),
            "0" => self.reset(),
            _ => match arrow(key) {
                Some((right, down)) => self.move_by(right, down),
                None => return false,
            },
        }
        true
    }

    /// The wheel was turned over a point of the window.
    pub fn on_wheel(self, delta: f64, client: (f64, f64)) {
        self.zoom_by(wheel_factor(delta), self.in_frame(client));
    }

    /// A pointer went down, moved or went up.
    pub fn on_pointer(self, event: &PointerEvent) {
        let canvas = self.canvases[0].get_untracked();
        match self.pointers.follow(event, canvas.as_deref().map(AsRef::as_ref)) {
            Some(Gesture::Moved(right, down)) => self.move_by(right, down),
            Some(Gesture::Pinched { factor, from, to, .. }) => {
                self.zoom_by(factor, self.in_frame(from));
                self.move_by(to.0 - from.0, to.1 - from.1);
            }
            None => {}
        }
    }

    /// A point of the window, in the frame that it is over.
    fn in_frame(self, client: (f64, f64)) -> (f64, f64) {
        let corners =
            self.canvases.iter().filter_map(|canvas| Some(canvas.get_untracked()?.get_bounding_client_rect()));
        let over = corners.into_iter().find(|corner| {
            (corner.left()..corner.right()).contains(&client.0) && (corner.top()..corner.bottom()).contains(&client.1)
        });
        over.map_or(client, |corner| (client.0 - corner.left(), client.1 - corner.top()))
    }

    fn frame(self) -> Option<Size> {
        self.canvases[0].get_untracked().map(|canvas| frame_size(&canvas))
    }

    fn size(self) -> Option<Size> {
        self.comparison.photos.with_untracked(|photos| photos.as_ref().map(|photos| photos[0].size))
    }

    fn similarity(self) -> Option<Similarity> {
        match self.comparison.outcome.get_untracked() {
            Outcome::Compared(change) => change.similarity,
            _ => None,
        }
    }

    fn zoom_by(self, factor: f64, point: (f64, f64)) {
        if let (Some(photo), Some(frame)) = (self.size(), self.frame()) {
            self.zoom.update(|zoom| *zoom = zoom.zoomed(factor, point, photo, frame).within(0.0, photo, frame));
        }
    }

    fn move_by(self, right: f64, down: f64) {
        if let (Some(photo), Some(frame)) = (self.size(), self.frame()) {
            self.zoom.update(|zoom| *zoom = zoom.moved(right, down, photo, frame).within(0.0, photo, frame));
        }
    }
}

/// Width and height of a canvas, in CSS pixels.
fn frame_size(canvas: &HtmlCanvasElement) -> Size {
    let length = |length: i32| f64::from(length.max(1));
    Size { width: length(canvas.client_width()), height: length(canvas.client_height()) }
}

/// Draws a photo at a place in CSS pixels.
fn draw_at(context: &CanvasRenderingContext2d, photo: &DrawnPhoto, place: Place, ratio: f64) -> Result<(), JsValue> {
    context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)?;
    let Place { left, top, size } = place;
    context.draw_image_with_html_image_element_and_dw_and_dh(&photo.image, left, top, size.width, size.height)
}

/// Draws the later photo where its points are in the earlier one, which is at `place`.
fn draw_aligned(
    context: &CanvasRenderingContext2d,
    photos: &[DrawnPhoto; 2],
    place: Place,
    ratio: f64,
    similarity: Similarity,
) -> Result<(), JsValue> {
    let later = photos[1].size;
    let shorter = |size: Size| size.width.min(size.height);
    let back = similarity.inverse();
    // CSS pixels in one unit of the earlier photo, which is its shorter side.
    let unit = shorter(place.size);
    let scale = unit / shorter(later) * ratio;
    let (a, b) = (f64::from(back.a) * scale, f64::from(back.b) * scale);
    let centre = |start: f64, length: f64, shift: f32| (start + length / 2.0 + f64::from(shift) * unit) * ratio;
    context.set_transform(
        a,
        b,
        -b,
        a,
        centre(place.left, place.size.width, back.right),
        centre(place.top, place.size.height, back.down),
    )?;
    context.draw_image_with_html_image_element(&photos[1].image, -later.width / 2.0, -later.height / 2.0)
}
