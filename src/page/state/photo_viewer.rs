//! The photo that is open in large: its file, what of it is shown, and the square that is read instead.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, NodeRef, RwSignal, Set, SetValue, StoredValue, UpdateValue, WithValue,
};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlImageElement, PointerEvent};

use crate::page::route::{Route, Screen};
use crate::page::state::browser::ObjectUrl;
use crate::page::state::parts::{Offer, Parts};
use crate::page::state::readings::{Reading, Readings, photo_id};
use crate::page::state::router::Router;
use crate::page::state::scroll::scroll_to_top;
use crate::page::zoom::{Size, Zoom, snapped_turn, turned_square_scale};
use naevus_reading::photo::{MIN_REGION_PX, Region};

/// Factor of one press of a zoom button or key.
const STEP: f64 = 1.5;

/// Pixels that an arrow key moves the photo.
const MOVE_PX: f64 = 48.0;

/// Degrees of one press of a turn key with Shift.
const TURN_STEP: f64 = 5.0;

/// Degrees that two fingers turn before the photo turns with them.
const TWIST_BEGINS: f64 = 8.0;

/// Share of the frame's shorter side that the square takes while the user chooses another part.
const SQUARE: f64 = 0.8;

/// The route of a photo in large.
pub fn photo_route(number: u32) -> Route {
    Route::with_parts(Screen::Read, &["photo", &number.to_string()])
}

/// The number of the photo at a route; none if the route opens no photo.
pub fn photo_at(route: &Route) -> Option<u32> {
    match route.parts.as_slice() {
        [kind, number] if route.screen == Screen::Read && kind == "photo" => number.parse().ok(),
        _ => None,
    }
}

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// The file is being decoded.
    Loading,
    /// The complete photo.
    Photo {
        /// Address of the file.
        url: Arc<ObjectUrl>,
        /// Width and height in pixels.
        size: Size,
    },
    /// The browser cannot decode the file, or the file is gone.
    Unavailable,
}

/// The photo in large. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct PhotoViewer {
    readings: Readings,
    parts: Parts,
    router: Router,
    /// The dialog.
    pub dialog: NodeRef<html::Dialog>,
    /// The element that shows a part of the photo.
    pub frame: NodeRef<html::Div>,
    /// What is shown.
    pub picture: RwSignal<Picture>,
    /// The part of the photo that is shown.
    pub zoom: RwSignal<Zoom>,
    /// Width and height of the frame, in CSS pixels.
    pub frame_size: RwSignal<Size>,
    /// Whether the user chooses another part.
    pub is_choosing: RwSignal<bool>,
    number: RwSignal<Option<u32>>,
    /// The pointers that are down, with their position.
    pointers: StoredValue<BTreeMap<i32, (f64, f64)>, LocalStorage>,
    twist: StoredValue<Twist>,
}

/// How far two fingers have turned since they are down, in degrees.
#[derive(Clone, Copy, Debug)]
struct Twist {
    /// The turn of the photo when they went down.
    start: f64,
    sum: f64,
}

impl PhotoViewer {
    /// A viewer that shows nothing.
    pub fn new(readings: Readings, parts: Parts, router: Router) -> PhotoViewer {
        PhotoViewer {
            readings,
            parts,
            router,
            dialog: NodeRef::new(),
            frame: NodeRef::new(),
            picture: RwSignal::new(Picture::Loading),
            zoom: RwSignal::new(Zoom::WHOLE),
            frame_size: RwSignal::new(Size { width: 1.0, height: 1.0 }),
            is_choosing: RwSignal::new(false),
            number: RwSignal::new(None),
            pointers: StoredValue::new_local(BTreeMap::new()),
            twist: StoredValue::new(Twist { start: 0.0, sum: 0.0 }),
        }
    }

    /// The name of the photo's file, and the region that was read, tracked.
    pub fn name_and_region(self) -> (String, Region) {
        let number = self.number.get().unwrap_or_default();
        (self.readings.name(number).unwrap_or_default(), self.readings.region(number).unwrap_or(Region::CENTRE))
    }

    /// The squares that are proposed for the photo, tracked.
    pub fn offer(self) -> Option<Offer> {
        self.parts.offer(self.number.get()?)
    }

    /// Reads the squares that are proposed, and closes the photo.
    pub fn accept(self) {
        if let Some(number) = self.number.get_untracked() {
            self.close();
            self.parts.accept(number);
        }
    }

    /// Opens a photo of the list.
    pub fn show(self, number: u32) {
        self.number.set(Some(number));
        self.is_choosing.set(false);
        let turn = self.reading().map_or(0.0, |reading| reading.turn.get_untracked());
        self.zoom.set(Zoom { turn, ..Zoom::WHOLE });
        self.picture.set(Picture::Loading);
        let Some(file) = self.readings.file(number) else { return self.picture.set(Picture::Unavailable) };
        spawn_local(async move {
            let picture = load(&file).await.unwrap_or(Picture::Unavailable);
            if self.number.get_untracked() == Some(number) {
                self.picture.set(picture);
                self.measure();
            }
        });
    }

    /// Releases the photo.
    pub fn hide(self) {
        self.number.set(None);
        self.picture.set(Picture::Loading);
        self.pointers.update_value(BTreeMap::clear);
    }

    /// Closes the dialog.
    pub fn close(self) {
        if let Some(number) = self.number.get_untracked() {
            self.router.close(&photo_route(number));
        }
    }

    /// Closes the dialog and scrolls to the result of the photo.
    pub fn show_result(self) {
        if let Some(number) = self.number.get_untracked() {
            self.close();
            scroll_to_top(photo_id(number));
        }
    }

    /// Measures the frame again.
    pub fn measure(self) {
        if let Some(frame) = self.frame.get_untracked() {
            let size = Size { width: f64::from(frame.client_width()), height: f64::from(frame.client_height()) };
            if size.width > 0.0 && size.height > 0.0 {
                self.frame_size.set(size);
                self.set(self.zoom.get_untracked());
            }
        }
    }

    /// Zooms in (`true`) or out, about the middle.
    pub fn step(self, is_in: bool) {
        let Size { width, height } = self.frame_size.get_untracked();
        self.zoom_by(if is_in { STEP } else { 1.0 / STEP }, (width / 2.0, height / 2.0));
    }

    /// Shows the whole photo, turned as it is.
    pub fn reset(self) {
        self.set(Zoom { turn: self.zoom.get_untracked().turn, ..Zoom::WHOLE });
    }

    /// Turns the photo to the next quarter, clockwise or against it.
    pub fn quarter_turn(self, is_clockwise: bool) {
        let quarters = self.zoom.get_untracked().turn / 90.0;
        self.turn_to(90.0 * if is_clockwise { quarters.floor() + 1.0 } else { quarters.ceil() - 1.0 });
    }

    /// Turns the photo to so many degrees, clockwise, about the middle of the frame. It stays turned in the list.
    pub fn turn_to(self, turn: f64) {
        let Size { width, height } = self.frame_size.get_untracked();
        self.turn_about(turn, (width / 2.0, height / 2.0));
    }

    /// Starts or ends the choice of another part.
    pub fn choose_part(self, is_choosing: bool) {
        self.is_choosing.set(is_choosing);
        self.set(self.zoom.get_untracked());
    }

    /// Reads the part in the square as a photo of its own.
    pub fn read_part(self) {
        let (Some(number), Picture::Photo { size, .. }) = (self.number.get_untracked(), self.picture.get_untracked())
        else {
            return;
        };
        let region = self.zoom.get_untracked().region(self.square_px(), size, self.frame_size.get_untracked());
        self.close();
        self.parts.read(number, region);
    }

    /// Side of the square that can be chosen, in CSS pixels; 0 while none is chosen.
    pub fn square_px(self) -> f64 {
        self.square_px_at(self.zoom.get().turn)
    }

    /// It is turned with the photo, because what is read is upright, and stays within the frame.
    fn square_px_at(self, turn: f64) -> f64 {
        let Size { width, height } = self.frame_size.get();
        let fitting = turned_square_scale(turn);
        if self.is_choosing.get() { SQUARE * fitting * width.min(height) } else { 0.0 }
    }

    /// A key of the keyboard; whether it has an effect.
    pub fn on_key(self, key: &str) -> bool {
        match key {
            "+" | "=" => self.step(true),
            "-" => self.step(false),
            "0" => self.reset(),
            "[" => self.quarter_turn(false),
            "]" => self.quarter_turn(true),
            "{" => self.turn_to(self.zoom.get_untracked().turn - TURN_STEP),
            "}" => self.turn_to(self.zoom.get_untracked().turn + TURN_STEP),
            "ArrowLeft" => self.move_by(MOVE_PX, 0.0),
            "ArrowRight" => self.move_by(-MOVE_PX, 0.0),
            "ArrowUp" => self.move_by(0.0, MOVE_PX),
            "ArrowDown" => self.move_by(0.0, -MOVE_PX),
            _ => return false,
        }
        true
    }

    /// The wheel was turned over a point of the window.
    pub fn on_wheel(self, delta: f64, client: (f64, f64)) {
        self.zoom_by((-delta * 0.0015).exp(), self.in_frame(client));
    }

    /// A pointer went down, moved or went up.
    pub fn on_pointer(self, event: &PointerEvent) {
        let id = event.pointer_id();
        let at = self.in_frame((f64::from(event.client_x()), f64::from(event.client_y())));
        match event.type_().as_str() {
            "pointerdown" => {
                if let Some(frame) = self.frame.get_untracked() {
                    // Without capture, a finger that leaves the frame ends the movement.
                    drop(frame.set_pointer_capture(id));
                }
                self.pointers.update_value(|pointers| {
                    pointers.insert(id, at);
                });
                self.twist.set_value(Twist { start: self.zoom.get_untracked().turn, sum: 0.0 });
            }
            "pointermove" => self.on_moved(id, at),
            _ => self.pointers.update_value(|pointers| {
                pointers.remove(&id);
            }),
        }
    }

    fn on_moved(self, id: i32, at: (f64, f64)) {
        let others = self.pointers.with_value(|pointers| {
            let before = *pointers.get(&id)?;
            let other = pointers.iter().find(|(other, _)| **other != id).map(|(_, position)| *position);
            Some((before, other))
        });
        let Some((before, other)) = others else { return };
        self.pointers.update_value(|pointers| {
            pointers.insert(id, at);
        });
        match other {
            None => self.move_by(at.0 - before.0, at.1 - before.1),
            Some(other) => {
                let distance = |from: (f64, f64)| (from.0 - other.0).hypot(from.1 - other.1).max(1.0);
                let middle = |from: (f64, f64)| ((from.0 + other.0) / 2.0, (from.1 + other.1) / 2.0);
                let (from, to) = (middle(before), middle(at));
                let angle = |from: (f64, f64)| (from.1 - other.1).atan2(from.0 - other.0).to_degrees();
                self.twist(angle(at) - angle(before), from);
                self.zoom_by(distance(at) / distance(before), from);
                self.move_by(to.0 - from.0, to.1 - from.1);
            }
        }
    }

    /// Two fingers were turned by so many degrees about a point. Fingers that zoom turn a little as well, so that the
    /// photo turns only after [`TWIST_BEGINS`].
    fn twist(self, by: f64, about: (f64, f64)) {
        let by = (by + 180.0).rem_euclid(360.0) - 180.0;
        let twist = self.twist.try_update_value(|twist| {
            twist.sum += by;
            *twist
        });
        let Some(Twist { start, sum }) = twist else { return };
        if sum.abs() > TWIST_BEGINS {
            self.turn_about(snapped_turn(start + sum - TWIST_BEGINS.copysign(sum)), about);
        }
    }

    fn turn_about(self, turn: f64, point: (f64, f64)) {
        let Picture::Photo { size, .. } = self.picture.get_untracked() else { return };
        self.set(self.zoom.get_untracked().turned(turn, point, size, self.frame_size.get_untracked()));
        if let Some(reading) = self.reading() {
            reading.turn.set(self.zoom.get_untracked().turn);
        }
    }

    fn reading(self) -> Option<Reading> {
        self.readings.find(self.number.get_untracked()?)
    }

    fn in_frame(self, client: (f64, f64)) -> (f64, f64) {
        let corner = self.frame.get_untracked().map(|frame| frame.get_bounding_client_rect());
        corner.map_or(client, |corner| (client.0 - corner.left(), client.1 - corner.top()))
    }

    fn zoom_by(self, factor: f64, point: (f64, f64)) {
        if let Picture::Photo { size, .. } = self.picture.get_untracked() {
            self.set(self.zoom.get_untracked().zoomed(factor, point, size, self.frame_size.get_untracked()));
        }
    }

    fn move_by(self, right: f64, down: f64) {
        if let Picture::Photo { size, .. } = self.picture.get_untracked() {
            self.set(self.zoom.get_untracked().moved(right, down, size, self.frame_size.get_untracked()));
        }
    }

    fn set(self, zoom: Zoom) {
        let Picture::Photo { size, .. } = self.picture.get_untracked() else { return };
        let (square_px, frame) = (self.square_px_at(zoom.turn), self.frame_size.get_untracked());
        let zoom = zoom.within(square_px, size, frame);
        let part_px = f64::from(zoom.region(square_px, size, frame).side) * size.width.min(size.height);
        let is_too_small =
            square_px > 0.0 && part_px < f64::from(MIN_REGION_PX) && zoom.scale > self.zoom.get_untracked().scale;
        if !is_too_small {
            self.zoom.set(zoom);
        }
    }
}

/// Loads a file as a photo of known size.
///
/// # Errors
///
/// The browser cannot decode it.
async fn load(file: &Blob) -> Result<Picture, JsValue> {
    let url = Arc::new(ObjectUrl::of(file)?);
    let image = HtmlImageElement::new()?;
    image.set_src(url.address());
    JsFuture::from(image.decode().unchecked_into::<js_sys::Promise>()).await?;
    let size = Size { width: f64::from(image.natural_width()), height: f64::from(image.natural_height()) };
    Ok(Picture::Photo { url, size })
}
