//! The comparison of two visits: the photos, their alignment and the change. A worker of its own computes it, so that
//! the page and the assessments go on.

use std::time::Duration;

use leptos::prelude::{
    GetUntracked, LocalStorage, RwSignal, Set, SetValue, StoredValue, UpdateValue, WithUntracked, WithValue,
    set_timeout,
};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlImageElement};

use crate::page::state::browser::ObjectUrl;
use crate::page::state::records::{Failure, Records};
use crate::page::state::worker_program::{WorkerEvent, WorkerProgram};
use crate::page::text::compare as text;
use crate::page::text::errors::photo_error;
use crate::page::text::message::Message;
use crate::page::zoom::Size;
use crate::protocol::{Backend, Ticket, ToPage, ToWorker};
use naevus_reading::card::Repeatability;
use naevus_reading::compare::Change;
use naevus_reading::photo::Region;
use naevus_records::record::{SavedPhoto, Visit};
use naevus_records::seal::Kind;

/// How long a comparison may take. A slow tablet needs some seconds; large photos are decoded before.
const LIMIT: Duration = Duration::from_secs(90);

/// What is known about two photos.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The photos are being compared.
    Working,
    /// They were compared.
    Compared(Change),
    /// They could not be compared; the reason.
    Failed(Message),
}

/// A photo that can be drawn.
#[derive(Clone, Debug)]
pub struct DrawnPhoto {
    /// The photo, decoded by the browser.
    pub image: HtmlImageElement,
    /// Width and height in pixels.
    pub size: Size,
    /// The address of the image, which is needed as long as it is drawn.
    _url: std::rc::Rc<ObjectUrl>,
}

/// The comparison of two photos. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    /// What is known.
    pub outcome: RwSignal<Outcome>,
    /// The photos; none until the browser has decoded both.
    pub photos: RwSignal<Option<[DrawnPhoto; 2]>, LocalStorage>,
    /// Why the photos are not shown.
    pub failure: RwSignal<Option<Message>>,
    worker: StoredValue<Option<WorkerProgram>, LocalStorage>,
}

/// The photo of a visit that is compared: the first that was not refused, else the first.
pub fn compared_photo(visit: &Visit) -> Option<&SavedPhoto> {
    visit.photos.iter().find(|photo| !photo.assessment.alone.is_refused()).or(visit.photos.first())
}

impl Records {
    /// What photos of one lesion differ by; none if that was not measured for the current model.
    pub fn repeatability(self) -> Option<Repeatability> {
        self.engine.card.with_untracked(|card| card.as_ref()?.repeatability.clone())
    }

    /// Whether the photos were assessed by the current model, whose repeatability was measured.
    pub fn is_current_model(self, photos: [&SavedPhoto; 2]) -> bool {
        self.engine.card.with_untracked(|card| {
            let sha256 = card.as_ref().map(|card| &card.weights.sha256);
            photos.iter().all(|photo| Some(&photo.assessment.model.weights_sha256) == sha256)
        })
    }

    /// Starts to compare two photos.
    pub fn compare(self, photos: [SavedPhoto; 2]) -> Comparison {
        let comparison = Comparison {
            outcome: RwSignal::new(Outcome::Working),
            photos: RwSignal::new_local(None),
            failure: RwSignal::new(None),
            worker: StoredValue::new_local(None),
        };
        let threshold = self.repeatability().map(|repeatability| repeatability.threshold);
        spawn_local(async move {
            let regions = photos.each_ref().map(|photo| photo.framing?.region);
            let [first, second] = photos;
            let files = match (self.photo_file(Kind::Photo, first).await, self.photo_file(Kind::Photo, second).await) {
                (Ok(first), Ok(second)) => [first, second],
                (Err(error), _) | (_, Err(error)) => return comparison.fail_all(&error),
            };
            comparison.start(&files, regions, threshold);
            match (draw(&files[0]).await, draw(&files[1]).await) {
                (Ok(first), Ok(second)) => drop(comparison.photos.try_set(Some([first, second]))),
                _ => drop(comparison.failure.try_set(Some(text::NOT_SHOWN.into()))),
            }
        });
        comparison
    }
}

impl Comparison {
    fn start(self, files: &[Blob; 2], regions: [Option<Region>; 2], threshold: Option<f32>) {
        let message =
            ToWorker::Compare { job: Ticket(0), first: files[0].clone(), second: files[1].clone(), regions, threshold };
        let on_event = move |event: WorkerEvent| {
            let outcome = match event {
                WorkerEvent::Message(ToPage::Started) => {
                    let sent = self.worker.try_with_value(|worker| worker.as_ref().map(|worker| worker.send(&message)));
                    match sent.flatten() {
                        Some(Err(reason)) => Outcome::Failed(text::failed(reason.into())),
                        _ => return,
                    }
                }
                WorkerEvent::Message(ToPage::Compared { change, .. }) => Outcome::Compared(change),
                WorkerEvent::Message(ToPage::Unreadable { error, .. }) => Outcome::Failed(photo_error(&error)),
                WorkerEvent::Message(_) => Outcome::Failed(Failure::NoPhoto.sentence()),
                WorkerEvent::Stopped(reason) => Outcome::Failed(text::failed(reason)),
            };
            self.end(outcome);
        };
        match WorkerProgram::start(Backend::Cpu, on_event) {
            Ok(worker) => self.worker.set_value(Some(worker)),
            Err(reason) => self.end(Outcome::Failed(text::failed(reason.into()))),
        }
        set_timeout(
            move || {
                if self.outcome.try_get_untracked() == Some(Outcome::Working) {
                    self.end(Outcome::Failed(text::TOO_SLOW.into()));
                }
            },
            LIMIT,
        );
    }

    /// Keeps the outcome and ends the worker, after its event is handled.
    fn end(self, outcome: Outcome) {
        drop(self.outcome.try_set(outcome));
        set_timeout(move || drop(self.worker.try_update_value(Option::take)), Duration::ZERO);
    }

    fn fail_all(self, failure: &Failure) {
        drop(self.outcome.try_set(Outcome::Failed(failure.sentence())));
        drop(self.failure.try_set(Some(failure.sentence())));
    }
}

/// Decodes a file so that it can be drawn.
///
/// # Errors
///
/// The browser cannot decode it.
async fn draw(file: &Blob) -> Result<DrawnPhoto, JsValue> {
    let url = std::rc::Rc::new(ObjectUrl::of(file)?);
    let image = HtmlImageElement::new()?;
    image.set_src(url.address());
    JsFuture::from(image.decode().unchecked_into::<js_sys::Promise>()).await?;
    let size = Size { width: f64::from(image.natural_width()), height: f64::from(image.natural_height()) };
    Ok(DrawnPhoto { image, size, _url: url })
}
