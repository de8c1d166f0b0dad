//! The preview of a photo, from the pixels that its worker has decoded.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlCanvasElement, ImageBitmap, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};

use crate::page::state::browser::context_2d;
use crate::page::state::readings::Readings;
use crate::page::text::assessment as text;
use crate::page::view::icons::{Icon, Symbol};
use crate::page::zoom::photo_transform;
use crate::protocol::Preview;

/// How far outside the window a preview is drawn already: one height of the window.
const MARGIN: &str = "100% 0px";

/// The centre square of the photo, which is the input of the network, as a button that opens the photo in large.
/// `children` are placed over it, and turned with it. Until the photo is decoded, the name of the file replaces it.
#[component]
pub fn Photo(
    number: u32,
    file: String,
    has_preview: ArcRwSignal<bool>,
    readings: Readings,
    turn: ArcRwSignal<f64>,
    enlarge: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    let turn = RwSignal::from(turn);
    let transform = move || photo_transform(turn.get());
    let (frame, canvas) = (NodeRef::<html::Div>::new(), NodeRef::<html::Canvas>::new());
    let has_preview = RwSignal::from(has_preview);
    let is_near = is_near_window(frame);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        // Both are read each time: the effect runs again when a signal changes that it has read.
        let (has_preview, is_near_now) = (has_preview.get(), is_near.get());
        match readings.preview(number).filter(|_| has_preview && is_near_now) {
            Some(preview) => spawn_local(async move {
                // The user may have scrolled on meanwhile.
                let is_still_near = move || is_near.try_get_untracked() == Some(true);
                // Without a canvas, the name of the file is behind it.
                drop(draw(&canvas, &preview, is_still_near).await);
            }),
            // A canvas without pixels has no memory.
            None => canvas.set_width(0),
        }
    });
    view! {
        <div class="photo" node_ref=frame data-shown=move || has_preview.get().to_string()>
            <span class="no-photo" aria-hidden="true" translate="no">{file.clone()}</span>
            <div class="turned" style:transform=transform>
                <canvas
                    class="preview"
                    node_ref=canvas
                    role="img"
                    aria-label=text::photo_label(&file)
                    hidden=move || !has_preview.get()
                ></canvas>
                {children()}
            </div>
            <button class="enlarge" type="button" aria-label=text::enlarge_label(&file) on:click=move |_| enlarge()>
                <Icon symbol=Symbol::ZoomIn size=20/>
            </button>
        </div>
    }
}

/// An observer of a frame, with its callback.
type Observed = (IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>);

/// Whether the element is in the window or near it.
fn is_near_window(element: NodeRef<html::Div>) -> RwSignal<bool> {
    let is_near = RwSignal::new(false);
    let observed: StoredValue<Option<Observed>, LocalStorage> = StoredValue::new_local(None);
    element.on_load(move |element| {
        let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Ok(entry) = entries.get(entries.length().saturating_sub(1)).dyn_into::<IntersectionObserverEntry>() {
                is_near.set(entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(changed.as_ref().unchecked_ref(), &options);
        match observer {
            Ok(observer) => {
                observer.observe(&element);
                observed.set_value(Some((observer, changed)));
            }
            // Without an observer, every preview is drawn.
            Err(_) => is_near.set(true),
        }
    });
    on_cleanup(move || {
        let disconnect = |observed: &Option<Observed>| {
            if let Some((observer, _)) = observed {
                observer.disconnect();
            }
        };
        let _ = observed.try_with_value(disconnect);
    });
    is_near
}

/// Draws the preview on the canvas, which the style sheet scales to the size of the frame, if the canvas is still near
/// the window when the preview is decoded.
///
/// # Errors
///
/// The error of the browser.
async fn draw(
    canvas: &HtmlCanvasElement,
    preview: &Preview,
    is_still_near: impl FnOnce() -> bool,
) -> Result<(), JsValue> {
    let decoded = JsFuture::from(window().create_image_bitmap_with_blob(&preview.jpeg)?).await?;
    let bitmap: ImageBitmap = decoded.unchecked_into();
    if is_still_near() {
        canvas.set_width(bitmap.width());
        canvas.set_height(bitmap.height());
        if let Some(context) = context_2d(canvas)? {
            context.draw_image_with_image_bitmap(&bitmap, 0.0, 0.0)?;
        }
    }
    bitmap.close();
    Ok(())
}
