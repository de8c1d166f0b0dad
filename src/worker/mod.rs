//! The message loop of a worker: it answers the messages of the page in order, until the page terminates it.

mod browser_decoder;
mod preview;
#[cfg(feature = "gpu")]
pub mod webgpu;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use burn::tensor::Device;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{GoldenValue, Ticket, ToPage, ToWorker, WorkerError};
use crate::worker::preview::preview;
use naevus_network::classifier::{Classifier, ModelError};
use naevus_network::golden::GoldenOutput;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::{CardError, ModelCard};
use naevus_reading::compare::Appearance;
use naevus_reading::photo::{Photo, PhotoError, Region};

/// The device of a worker, and the tolerance of its self-test.
pub struct DeviceSetup<Open> {
    /// Opens the device. The error is a sentence.
    pub open: Open,
    /// Largest allowed difference of a probability in the self-test.
    pub tolerance: f32,
}

/// Answers the messages of the page, for the lifetime of the worker.
///
/// # Errors
///
/// If the program does not run in a dedicated worker.
pub fn run<Open, Opening>(setup: DeviceSetup<Open>) -> Result<(), JsError>
where
    Open: FnOnce() -> Opening + 'static,
    Opening: Future<Output = Result<Device, String>> + 'static,
{
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope =
        js_sys::global().dyn_into().map_err(|_| JsError::new("this program runs in a dedicated worker only"))?;
    let inbox: Rc<RefCell<VecDeque<ToWorker>>> = Rc::default();
    let wake: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();

    let (sender, waker, listener) = (Rc::clone(&inbox), Rc::clone(&wake), scope.clone());
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(message) => sender.borrow_mut().push_back(message),
            Err(error) => {
                send(&listener, &ToPage::Failed { error: WorkerError::Undecodable(error.to_string()) });
            }
        }
        if let Some(waker) = waker.borrow_mut().take() {
            let _ = waker.call0(&JsValue::NULL); // the resolver of a promise does not throw
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget(); // the listener is needed until the worker ends

    send(&scope, &ToPage::Started);
    spawn_local(async move {
        let tolerance = setup.tolerance;
        let mut setup = Some(setup);
        let mut classifier = None;
        loop {
            let message = inbox.borrow_mut().pop_front();
            match message {
                Some(ToWorker::Load { card, weights }) => {
                    let Some(setup) = setup.take() else { continue };
                    match load(setup, &card, weights).await {
                        Ok(loaded) => {
                            classifier = Some(loaded);
                            send(&scope, &ToPage::Ready);
                        }
                        Err(error) => send(&scope, &ToPage::Failed { error }),
                    }
                }
                Some(ToWorker::Assess { job, file, region }) => {
                    let answer = match &classifier {
                        Some(classifier) => assess(classifier, &scope, job, &file, region).await,
                        None => no_model(),
                    };
                    send(&scope, &answer);
                }
                Some(ToWorker::Compare { job, first, second, regions, threshold }) => {
                    let answer = compare(&scope, job, [(&first, regions[0]), (&second, regions[1])], threshold).await;
                    send(&scope, &answer);
                }
                Some(ToWorker::Recheck { job }) => {
                    let answer = match &classifier {
                        Some(classifier) => {
                            let began = now_ms();
                            let error = classifier.recheck(tolerance).await.err().map(worker_error);
                            ToPage::Checked { job, error, check_ms: now_ms() - began, memory_bytes: memory_bytes() }
                        }
                        None => no_model(),
                    };
                    send(&scope, &answer);
                }
                None => {
                    let next_message = js_sys::Promise::new(&mut |resolve, _| {
                        wake.borrow_mut().replace(resolve);
                    });
                    let _ = JsFuture::from(next_message).await;
                }
            }
        }
    });
    Ok(())
}

/// The error of the network's program, for the page.
fn worker_error(error: ModelError) -> WorkerError {
    match error {
        ModelError::Golden { output, difference, allowed } => {
            let output = match output {
                GoldenOutput::Probability => GoldenValue::Probability,
                GoldenOutput::MahalanobisDistance => GoldenValue::MahalanobisDistance,
                GoldenOutput::BareSkinScore => GoldenValue::BareSkinScore,
                GoldenOutput::NonLesionLogOdds => GoldenValue::NonLesionLogOdds,
                GoldenOutput::ActivationMap => GoldenValue::ActivationMap,
            };
            WorkerError::Golden { output, difference, allowed }
        }
        ModelError::Card(CardError::WeightsSize { found, expected }) => WorkerError::WeightsSize { found, expected },
        ModelError::Card(CardError::WeightsHash { found, expected }) => WorkerError::WeightsHash { found, expected },
        ModelError::ImpossibleResult(what) => WorkerError::ImpossibleResult(what),
        ModelError::Device(reason) => WorkerError::Device(reason),
        error => WorkerError::Model(error.to_string()),
    }
}

fn no_model() -> ToPage {
    ToPage::Failed { error: WorkerError::NoModel }
}

async fn load<Open, Opening>(setup: DeviceSetup<Open>, card: &str, weights: Vec<u8>) -> Result<Classifier, WorkerError>
where
    Open: FnOnce() -> Opening,
    Opening: Future<Output = Result<Device, String>>,
{
    let card = ModelCard::from_json(card).map_err(|error| worker_error(error.into()))?;
    // Checked before the device is opened, because opening it is slow.
    card.check_weights(&weights).map_err(|error| worker_error(error.into()))?;
    let device = (setup.open)().await.map_err(WorkerError::Gpu)?;
    let classifier = Classifier::load(card, &weights, device).map_err(worker_error)?;
    classifier.self_test(setup.tolerance).await.map_err(worker_error)?;
    Ok(classifier)
}

/// Assesses a photo, or a region of it. Sends its preview as soon as it is decoded, and the assessment of the first view as soon as that
/// is computed.
async fn assess(
    classifier: &Classifier,
    scope: &DedicatedWorkerGlobalScope,
    job: Ticket,
    file: &Blob,
    region: Option<Region>,
) -> ToPage {
    let Ok(content) = JsFuture::from(file.array_buffer()).await else {
        return ToPage::FileIsGone { job, memory_bytes: memory_bytes() };
    };
    send(scope, &ToPage::FileRead { job });
    let began = now_ms();
    let (photo, is_decoded_by_browser) = match decode(scope, file, &content).await {
        Ok(decoded) => decoded,
        Err(error) => return ToPage::Unreadable { job, error, memory_bytes: memory_bytes() },
    };
    let photo = match region {
        Some(region) => photo.crop(&region),
        None => photo,
    };
    let input = classifier.preprocess(&photo);
    let decode_ms = now_ms() - began;
    match preview(&photo, region.is_none(), is_decoded_by_browser, &classifier.card().quality_thresholds()) {
        Ok(preview) => send(scope, &ToPage::Decoded { job, preview }),
        // The page shows the name of the file instead.
        Err(error) => web_sys::console::error_2(&"the preview could not be stored:".into(), &error),
    }
    drop(photo);
    let began = now_ms();
    let send_first = |assessment: Assessment| {
        send(scope, &ToPage::FirstView { job, assessment });
    };
    match classifier.assess_progressively(&input, send_first).await {
        Ok(assessment) => {
            let network_ms = now_ms() - began;
            ToPage::Assessed { job, assessment, decode_ms, network_ms, memory_bytes: memory_bytes() }
        }
        Err(error) => ToPage::Failed { error: worker_error(error) },
    }
}

/// The photo in a file with this content, and whether the browser decoded it.
async fn decode(
    scope: &DedicatedWorkerGlobalScope,
    file: &Blob,
    content: &JsValue,
) -> Result<(Photo, bool), PhotoError> {
    match Photo::decode(&Uint8Array::new(content).to_vec()) {
        Ok(photo) => Ok((photo, false)),
        Err(error) if error.may_be_decoded_by_browser() => {
            browser_decoder::decode(scope, file).await.map(|photo| (photo, true)).ok_or(error)
        }
        Err(error) => Err(error),
    }
}

/// Compares two photos of a lesion.
async fn compare(
    scope: &DedicatedWorkerGlobalScope,
    job: Ticket,
    photos: [(&Blob, Option<Region>); 2],
    threshold: Option<f32>,
) -> ToPage {
    let mut appearances = Vec::new();
    for (file, region) in photos {
        let Ok(content) = JsFuture::from(file.array_buffer()).await else {
            return ToPage::FileIsGone { job, memory_bytes: memory_bytes() };
        };
        match decode(scope, file, &content).await {
            Ok((photo, _)) => appearances.push(match region {
                Some(region) => Appearance::of_region(&photo, &region),
                None => Appearance::of(&photo),
            }),
            Err(error) => return ToPage::Unreadable { job, error, memory_bytes: memory_bytes() },
        }
    }
    let aligned = threshold
        .and_then(|threshold| appearances[0].align(&appearances[1]).filter(|alignment| alignment.score() >= threshold));
    let change = appearances[0].change(&appearances[1], aligned.map(|alignment| alignment.similarity));
    ToPage::Compared { job, change }
}

/// The memory of the program, in bytes. It never shrinks.
fn memory_bytes() -> u64 {
    const PAGE_BYTES: u64 = 1 << 16;
    core::arch::wasm32::memory_size::<0>() as u64 * PAGE_BYTES
}

fn send(scope: &DedicatedWorkerGlobalScope, message: &ToPage) {
    let sent =
        serde_wasm_bindgen::to_value(message).map_err(JsValue::from).and_then(|value| scope.post_message(&value));
    if let Err(error) = sent {
        web_sys::console::error_2(&"a message to the page could not be sent:".into(), &error);
    }
}

/// Time since the start of the worker, in milliseconds.
fn now_ms() -> f64 {
    let scope: &DedicatedWorkerGlobalScope = &js_sys::global().unchecked_into();
    scope.performance().map_or(0.0, |performance| performance.now())
}
