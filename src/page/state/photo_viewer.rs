//! The photo that is open in large: its file, what of it is shown, and the square that is read instead.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, NodeRef, RwSignal, Set, StoredValue, UpdateValue, WithValue, untrack,
};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlImageElement, PointerEvent};

use crate::page::route::{Route, Screen};
use crate::page::state::browser::ObjectUrl;
use crate::page::state::engine::Engine;
use crate::page::state::readings::{Readings, photo_id};
use crate::page::state::router::Router;
use crate::page::state::scroll::scroll_to_top;
use crate::page::text::photo_viewer::part_of;
use crate::page::zoom::{Size, Zoom};
use naevus_reading::photo::Region;

/// Factor of one press of a zoom button or key.
const STEP: f64 = 1.5;

/// Pixels that an arrow key moves the photo.
const MOVE_PX: f64 = 48.0;

/// Share of the frame's shorter side that the square takes while the user chooses another part.
const SQUARE: f64 = 0.8;

/// The smallest part that can be read, in pixels of the photo. A smaller one has too few of them.
const MIN_PART_PX: f64 = 64.0;

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
    engine: Engine,
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
}

impl PhotoViewer {
    /// A viewer that shows nothing.
    pub fn new(readings: Readings, engine: Engine, router: Router) -> PhotoViewer {
        PhotoViewer {
            readings,
            engine,
            router,
            dialog: NodeRef::new(),
            frame: NodeRef::new(),
            picture: RwSignal::new(Picture::Loading),
            zoom: RwSignal::new(Zoom::WHOLE),
            frame_size: RwSignal::new(Size { width: 1.0, height: 1.0 }),
            is_choosing: RwSignal::new(false),
            number: RwSignal::new(None),
            pointers: StoredValue::new_local(BTreeMap::new()),
        }
    }

    /// The name of the photo's file, and the region that was read, tracked.
    pub fn name_and_region(self) -> (String, Region) {
        let number = self.number.get().unwrap_or_default();
        (self.readings.name(number).unwrap_or_default(), self.readings.region(number).unwrap_or(Region::CENTRE))
    }

    /// Opens a photo of the list.
    pub fn show(self, number: u32) {
        self.number.set(Some(number));
        self.is_choosing.set(false);
        self.zoom.set(Zoom::WHOLE);
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

    /// Shows the whole photo.
    pub fn reset(self) {
        self.set(Zoom::WHOLE);
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
        if let (Some(file), Some(name)) = (self.readings.file(number), untrack(|| self.readings.name(number))) {
            self.close();
            self.readings.start_batch();
            let part = self.readings.add_region(file, &part_of(&name), region);
            self.engine.enqueue(part);
        }
    }

    /// Side of the square that can be chosen, in CSS pixels; 0 while none is chosen.
    pub fn square_px(self) -> f64 {
        let Size { width, height } = self.frame_size.get();
        if self.is_choosing.get() { SQUARE * width.min(height) } else { 0.0 }
    }

    /// A key of the keyboard; whether it has an effect.
    pub fn on_key(self, key: &str) -> bool {
        match key {
            "+" | "=" => self.step(true),
            "-" => self.step(false),
            "0" => self.reset(),
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
                self.zoom_by(distance(at) / distance(before), from);
                self.move_by(to.0 - from.0, to.1 - from.1);
            }
        }
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
        let (square_px, frame) = (self.square_px(), self.frame_size.get_untracked());
        let zoom = zoom.within(square_px, size, frame);
        let part_px = f64::from(zoom.region(square_px, size, frame).side) * size.width.min(size.height);
        let is_too_small = square_px > 0.0 && part_px < MIN_PART_PX && zoom.scale > self.zoom.get_untracked().scale;
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
