//! The photo that is open in large: its file, what of it is shown, and the square that is read instead.

mod gestures;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::{Get, GetUntracked, NodeRef, RwSignal, Set, StoredValue, With, untrack};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlImageElement;

use crate::page::route::{Route, Screen};
use crate::page::state::browser::ObjectUrl;
use crate::page::state::gestures::{Pointers, ZOOM_STEP};
use crate::page::state::parts::{Offer, Parts};
use crate::page::state::photo_viewer::gestures::Twist;
use crate::page::state::readings::{Reading, Readings, photo_id};
use crate::page::state::records::{Phase, Records};
use crate::page::state::router::Router;
use crate::page::state::scroll::scroll_to_top;
use crate::page::text::records::photo_in_large;
use crate::page::zoom::{Size, Zoom, turned_square_scale};
use naevus_reading::photo::{MIN_REGION_PX, Region};
use naevus_records::id::Id;
use naevus_records::record::SavedPhoto;
use naevus_records::seal::Kind;

/// Share of the frame's shorter side that the square takes while the user chooses another part.
const SQUARE: f64 = 0.8;

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

    /// Its number in the list; none for a photo of a visit.
    fn listed(self) -> Option<u32> {
        match self {
            Shown::Listed(number) => Some(number),
            Shown::Saved { .. } => None,
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
    parts: Parts,
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
    pointers: Pointers,
    twist: StoredValue<Twist>,
}

impl PhotoViewer {
    /// A viewer that shows nothing.
    pub fn new(readings: Readings, parts: Parts, router: Router, records: Records) -> PhotoViewer {
        PhotoViewer {
            readings,
            parts,
            router,
            records,
            dialog: NodeRef::new(),
            frame: NodeRef::new(),
            picture: RwSignal::new(Picture::Loading),
            zoom: RwSignal::new(Zoom::WHOLE),
            frame_size: RwSignal::new(Size { width: 1.0, height: 1.0 }),
            is_choosing: RwSignal::new(false),
            shown: RwSignal::new(None),
            pointers: Pointers::new(),
            twist: StoredValue::new(Twist { start: 0.0, sum: 0.0 }),
        }
    }

    /// The photo that the address opens, tracked. A photo of a visit is not shown while records are locked.
    pub fn wanted(self) -> Option<Shown> {
        let is_open = self.records.phase.get() == Phase::Open;
        Shown::at(&self.router.route()).filter(|shown| is_open || matches!(shown, Shown::Listed(_)))
    }

    /// The squares that are proposed for the photo, tracked.
    pub fn offer(self) -> Option<Offer> {
        self.parts.offer(self.shown.get()?.listed()?)
    }

    /// Reads the squares that are proposed, and closes the photo.
    pub fn accept(self) {
        if let Some(number) = self.shown.get_untracked().and_then(Shown::listed) {
            self.close();
            self.parts.accept(number);
        }
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
            Some(Shown::Saved { lesion, photo }) => self.saved(lesion, photo)?.1.framing?.region,
            None => None,
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

    /// How the photo is turned in the list or in its visit, in degrees.
    fn turn_of(self, shown: Shown) -> f64 {
        match shown {
            Shown::Listed(number) => self.readings.find(number).map_or(0.0, |reading| reading.turn.get_untracked()),
            Shown::Saved { lesion, photo } => {
                let framing = untrack(|| self.saved(lesion, photo)).and_then(|(_, saved)| saved.framing);
                framing.map_or(0.0, |framing| framing.turn_degrees.into())
            }
        }
    }

    /// Opens a photo.
    pub fn show(self, shown: Shown) {
        self.shown.set(Some(shown));
        self.is_choosing.set(false);
        self.zoom.set(Zoom { turn: self.turn_of(shown), ..Zoom::WHOLE });
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
        self.pointers.clear();
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
        self.zoom_by(if is_in { ZOOM_STEP } else { 1.0 / ZOOM_STEP }, (width / 2.0, height / 2.0));
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
        let (Some(Shown::Listed(number)), Picture::Photo { size, .. }) =
            (self.shown.get_untracked(), self.picture.get_untracked())
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

    fn turn_about(self, turn: f64, point: (f64, f64)) {
        let Picture::Photo { size, .. } = self.picture.get_untracked() else { return };
        self.set(self.zoom.get_untracked().turned(turn, point, size, self.frame_size.get_untracked()));
        if let Some(reading) = self.reading() {
            reading.turn.set(self.zoom.get_untracked().turn);
        }
    }

    fn reading(self) -> Option<Reading> {
        self.readings.find(self.shown.get_untracked()?.listed()?)
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
