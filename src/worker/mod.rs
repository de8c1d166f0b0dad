//! A worker's loop: what the page sends is answered, one message after another, until the worker is ended.

#[cfg(feature = "gpu")]
pub mod webgpu;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use burn::tensor::Device;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{ToPage, ToWorker};
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::ModelCard;
use naevus_reading::photo::Photo;

/// What a worker program brings: its device, and how close its numbers come to the trainer's.
pub struct DeviceSetup<Open> {
    /// Opens the device; its error is a sentence.
    pub open: Open,
    /// The largest difference of a probability that the self-test allows.
    pub tolerance: f32,
}

/// Listens to the page and answers it, for as long as the worker lives.
///
/// # Errors
///
/// Where this does not run in a dedicated worker, or the page cannot be told that it has started.
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

    let (letters, waker, listener) = (Rc::clone(&inbox), Rc::clone(&wake), scope.clone());
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(message) => letters.borrow_mut().push_back(message),
            Err(error) => {
                say(&listener, &ToPage::Failed { message: format!("the page sent what is no message: {error}") });
            }
        }
        if let Some(waker) = waker.borrow_mut().take() {
            let _ = waker.call0(&JsValue::NULL); // a promise's own function: it does not throw
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget(); // it listens for as long as the worker lives

    say(&scope, &ToPage::Started);
    spawn_local(async move {
        let mut setup = Some(setup);
        let mut classifier = None;
        loop {
            let message = inbox.borrow_mut().pop_front();
            match message {
                Some(ToWorker::Load { card, weights }) => {
                    let Some(setup) = setup.take() else { continue };
                    let began = now_ms();
                    match load(setup, &card, weights).await {
                        Ok(loaded) => {
                            classifier = Some(loaded);
                            say(&scope, &ToPage::Ready { load_ms: now_ms() - began });
                        }
                        Err(message) => say(&scope, &ToPage::Failed { message }),
                    }
                }
                Some(ToWorker::Read { photo, bytes }) => {
                    let answer = match &classifier {
                        Some(classifier) => read(classifier, &scope, photo, &bytes).await,
                        None => ToPage::Failed { message: "a photo came before the model was ready".into() },
                    };
                    say(&scope, &answer);
                }
                None => {
                    let waiting = js_sys::Promise::new(&mut |resolve, _| {
                        wake.borrow_mut().replace(resolve);
                    });
                    let _ = wasm_bindgen_futures::JsFuture::from(waiting).await;
                }
            }
        }
    });
    Ok(())
}

async fn load<Open, Opening>(setup: DeviceSetup<Open>, card: &str, weights: Vec<u8>) -> Result<Classifier, String>
where
    Open: FnOnce() -> Opening,
    Opening: Future<Output = Result<Device, String>>,
{
    let card = ModelCard::from_json(card).map_err(|error| error.to_string())?;
    // Before the device is opened: wrong weights are refused without it.
    card.check_weights(&weights).map_err(|error| error.to_string())?;
    let device = (setup.open)().await?;
    let classifier = Classifier::load(card, &weights, device).map_err(|error| error.to_string())?;
    classifier.self_test(setup.tolerance).await.map_err(|error| error.to_string())?;
    Ok(classifier)
}

/// Reads a photo: its first view, which is told at once, and then the other seven.
async fn read(classifier: &Classifier, scope: &DedicatedWorkerGlobalScope, photo: u32, bytes: &[u8]) -> ToPage {
    let began = now_ms();
    let input = match Photo::decode(bytes) {
        Ok(decoded) => classifier.preprocess(&decoded),
        Err(error) => return ToPage::Unreadable { photo, message: error.to_string() },
    };
    let decoded = now_ms();
    let decode_ms = decoded - began;
    let tell_first = |assessment: Assessment| {
        say(scope, &ToPage::FirstView { photo, assessment, decode_ms, network_ms: now_ms() - decoded });
    };
    match classifier.assess_progressively(&input, tell_first).await {
        Ok(assessment) => ToPage::Reading { photo, assessment, decode_ms, network_ms: now_ms() - decoded },
        Err(error) => ToPage::Failed { message: error.to_string() },
    }
}

fn say(scope: &DedicatedWorkerGlobalScope, message: &ToPage) {
    let sent =
        serde_wasm_bindgen::to_value(message).map_err(JsValue::from).and_then(|value| scope.post_message(&value));
    if let Err(error) = sent {
        web_sys::console::error_2(&"the page cannot be told:".into(), &error);
    }
}

/// Milliseconds since the worker began.
fn now_ms() -> f64 {
    let scope: &DedicatedWorkerGlobalScope = &js_sys::global().unchecked_into();
    scope.performance().map_or(0.0, |performance| performance.now())
}
