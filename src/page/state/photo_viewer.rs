//! The photo that is open in large: its file, what of it is shown, and the square that is read instead.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, NodeRef, RwSignal, Set, StoredValue, UpdateValue, With, WithValue, untrack,
};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlImageElement, PointerEvent};

use crate::page::route::{Route, Screen};
use crate::page::state::browser::ObjectUrl;
use crate::page::state::engine::Engine;
use crate::page::state::readings::{Readings, photo_id};
use crate::page::state::records::{Phase, Records};
use crate::page::state::router::Router;
use crate::page::state::scroll::scroll_to_top;
use crate::page::text::photo_viewer::part_of;
use crate::page::text::records::photo_in_large;
use crate::page::zoom::{Size, Zoom};
use naevus_reading::photo::Region;
use naevus_records::id::Id;
use naevus_records::record::SavedPhoto;
use naevus_records::seal::Kind;

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

/// The route of a saved photo of a lesion in large.
pub fn saved_photo_route(lesion: Id, photo: Id) -> Route {
    Route::with_parts(Screen::Lesions, &["lesion", &lesion.to_string(), "photo", &photo.to_string()])
}

/// Which photo is shown in large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The photo of the list with this number.
    Listed(u32),
    /// A photo of a visit.
    Saved {
        /// The lesion.
        lesion: Id,
        /// The photo.
        photo: Id,
    },
}

impl Shown {
    /// The photo at a route; none if the route opens no photo.
    fn at(route: &Route) -> Option<Shown> {
        let parts: Vec<&str> = route.parts.iter().map(String::as_str).collect();
        match (route.screen, parts.as_slice()) {
            (Screen::Read, ["photo", number]) => number.parse().ok().map(Shown::Listed),
            (Screen::Lesions, ["lesion", lesion, "photo", photo]) => {
                Some(Shown::Saved { lesion: lesion.parse().ok()?, photo: photo.parse().ok()? })
            }
            _ => None,
        }
    }

    fn route(self) -> Route {
        match self {
            Shown::Listed(number) => photo_route(number),
            Shown::Saved { lesion, photo } => saved_photo_route(lesion, photo),
        }
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
    records: Records,
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
    shown: RwSignal<Option<Shown>>,
    /// The pointers that are down, with their position.
    pointers: StoredValue<BTreeMap<i32, (f64, f64)>, LocalStorage>,
}

impl PhotoViewer {
    /// A viewer that shows nothing.
    pub fn new(readings: Readings, engine: Engine, router: Router, records: Records) -> PhotoViewer {
        PhotoViewer {
            readings,
            engine,
            router,
            records,
            dialog: NodeRef::new(),
            frame: NodeRef::new(),
            picture: RwSignal::new(Picture::Loading),
            zoom: RwSignal::new(Zoom::WHOLE),
            frame_size: RwSignal::new(Size { width: 1.0, height: 1.0 }),
            is_choosing: RwSignal::new(false),
            shown: RwSignal::new(None),
            pointers: StoredValue::new_local(BTreeMap::new()),
        }
    }

    /// The photo that the address opens, tracked. A photo of a visit is not shown while records are locked.
    pub fn wanted(self) -> Option<Shown> {
        let is_open = self.records.phase.get() == Phase::Open;
        Shown::at(&self.router.route()).filter(|shown| is_open || matches!(shown, Shown::Listed(_)))
    }

    /// Whether the photo is one of the list, tracked. Only of these is another part read, and is known which part was.
    pub fn is_listed(self) -> bool {
        matches!(self.shown.get(), Some(Shown::Listed(_)))
    }

    /// The name of the photo's file, or the lesion and the day of its visit, tracked.
    pub fn name(self) -> String {
        match self.shown.get() {
            Some(Shown::Listed(number)) => self.readings.name(number).unwrap_or_default(),
            Some(Shown::Saved { lesion, photo }) => self.saved(lesion, photo).map(|(name, _)| name).unwrap_or_default(),
            None => String::new(),
        }
    }

    /// The region that was read, tracked; none if that is not known.
    pub fn region(self) -> Option<Region> {
        match self.shown.get() {
            Some(Shown::Listed(number)) => Some(self.readings.region(number).unwrap_or(Region::CENTRE)),
            _ => None,
        }
    }

    /// A photo of a visit with its title, tracked; none if it was deleted.
    fn saved(self, lesion: Id, photo: Id) -> Option<(String, SavedPhoto)> {
        self.records.collection.with(|collection| {
            let label = &collection.lesion(lesion)?.label;
            collection.visits(lesion).into_iter().find_map(|(_, visit)| {
                let saved = visit.photos.iter().find(|saved| saved.id == photo)?;
                Some((photo_in_large(label, visit.date), saved.clone()))
            })
        })
    }

    /// Opens a photo.
    pub fn show(self, shown: Shown) {
        self.shown.set(Some(shown));
        self.is_choosing.set(false);
        self.zoom.set(Zoom::WHOLE);
        self.picture.set(Picture::Loading);
        spawn_local(async move {
            let picture = self.load(shown).await.unwrap_or(Picture::Unavailable);
            if self.shown.get_untracked() == Some(shown) {
                self.picture.set(picture);
                self.measure();
            }
        });
    }

    /// The photo with its size; none if it is gone or the browser cannot decode it.
    async fn load(self, shown: Shown) -> Option<Picture> {
        let url = match shown {
            Shown::Listed(number) => {
                let file = self.readings.file(number)?;
                ObjectUrl::of(&file).ok()?
            }
            Shown::Saved { lesion, photo } => {
                let (_, saved) = untrack(|| self.saved(lesion, photo))?;
                self.records.photo_address(Kind::Photo, saved).await.ok()?
            }
        };
        decoded(url).await.ok()
    }

    /// Releases the photo.
    pub fn hide(self) {
        self.shown.set(None);
        self.picture.set(Picture::Loading);
        self.pointers.update_value(BTreeMap::clear);
    }

    /// Closes the dialog.
    pub fn close(self) {
        if let Some(shown) = self.shown.get_untracked() {
            self.router.close(&shown.route());
        }
    }

    /// Closes the dialog and scrolls to the result of the photo.
    pub fn show_result(self) {
        if let Some(Shown::Listed(number)) = self.shown.get_untracked() {
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
        let (Some(Shown::Listed(number)), Picture::Photo { size, .. }) =
            (self.shown.get_untracked(), self.picture.get_untracked())
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

/// Decodes a file as a photo of known size.
///
/// # Errors
///
/// The browser cannot decode it.
async fn decoded(url: ObjectUrl) -> Result<Picture, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(url.address());
    JsFuture::from(image.decode().unchecked_into::<js_sys::Promise>()).await?;
    let size = Size { width: f64::from(image.natural_width()), height: f64::from(image.natural_height()) };
    Ok(Picture::Photo { url: Arc::new(url), size })
}
