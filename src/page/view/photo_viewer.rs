//! The dialog with a photo in large.

use leptos::prelude::*;

use crate::page::state::browser::{close_dialog, open_dialog};
use crate::page::state::photo_viewer::{PhotoViewer, Picture, photo_at};
use crate::page::state::router::Router;
use crate::page::text::app::CLOSE;
use crate::page::text::photo_viewer as text;
use crate::page::view::icons::{Icon, Symbol};
use crate::page::zoom::{Place, region_percent};

/// The dialog: the complete photo, the square that was read, and the choice of another one.
#[component]
pub fn PhotoDialog(viewer: PhotoViewer, router: Router) -> impl IntoView {
    let wanted = Memo::new(move |_| photo_at(&router.route()));
    Effect::new(move |_| match wanted.get() {
        Some(number) => {
            open_dialog(viewer.dialog);
            viewer.show(number);
        }
        None => {
            close_dialog(viewer.dialog);
            viewer.hide();
        }
    });
    let on_resize = window_event_listener(leptos::ev::resize, move |_| viewer.measure());
    on_cleanup(move || on_resize.remove());
    view! {
        <dialog id="photo-viewer" aria-labelledby="photo-viewer-title" node_ref=viewer.dialog on:close=move |_| viewer.close()>
            <header>
                <h2 id="photo-viewer-title" dir="auto" translate="no" prop:textContent=move || viewer.name_and_region().0></h2>
                <button id="photo-viewer-close" class="button" type="button" on:click=move |_| viewer.close()>{CLOSE}</button>
            </header>
            <div
                id="photo-viewer-frame"
                class="zoom-frame"
                tabindex="0"
                role="application"
                aria-label=text::FRAME
                node_ref=viewer.frame
                on:pointerdown=move |event| viewer.on_pointer(&event)
                on:pointermove=move |event| viewer.on_pointer(&event)
                on:pointerup=move |event| viewer.on_pointer(&event)
                on:pointercancel=move |event| viewer.on_pointer(&event)
                on:wheel=move |event| {
                    event.prevent_default();
                    viewer.on_wheel(event.delta_y(), (f64::from(event.client_x()), f64::from(event.client_y())));
                }
                on:keydown=move |event| {
                    if viewer.on_key(&event.key()) {
                        event.prevent_default();
                    }
                }
            >
                <PictureView viewer/>
                <Show when=move || viewer.is_choosing.get()>
                    <div class="chosen-square" style:width=move || px(viewer.square_px()) style:height=move || px(viewer.square_px())></div>
                </Show>
            </div>
            <ViewerFooter viewer/>
        </dialog>
    }
}

/// The photo in its frame, with the square that was read.
#[component]
fn PictureView(viewer: PhotoViewer) -> impl IntoView {
    move || match viewer.picture.get() {
        Picture::Loading => view! { <p class="hint">{text::LOADING}</p> }.into_any(),
        Picture::Unavailable => view! { <p class="notice">{text::UNAVAILABLE}</p> }.into_any(),
        Picture::Photo { url, size } => {
            let place = Memo::new(move |_| viewer.zoom.get().place(size, viewer.frame_size.get()));
            let of = move |length: fn(&Place) -> f64| move || px(place.with(length));
            let [left, top, width, height] =
                region_percent(&viewer.name_and_region().1, size).map(|percent| format!("{percent:.3}"));
            view! {
                <div
                    class="zoomed"
                    style:left=of(|place| place.left)
                    style:top=of(|place| place.top)
                    style:width=of(|place| place.size.width)
                    style:height=of(|place| place.size.height)
                >
                    <img src=url.address().to_string() alt="" draggable="false"/>
                    <svg class="read-square" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" hidden=move || viewer.is_choosing.get()>
                        <rect class="guide-edge" x=left.clone() y=top.clone() width=width.clone() height=height.clone()/>
                        <rect class="guide-line" x=left y=top width=width height=height/>
                    </svg>
                </div>
            }
            .into_any()
        }
    }
}

/// The buttons below the photo.
#[component]
fn ViewerFooter(viewer: PhotoViewer) -> impl IntoView {
    let is_open = move || matches!(viewer.picture.get(), Picture::Photo { .. });
    let hint = move || if viewer.is_choosing.get() { text::MOVE_THE_PHOTO.text() } else { text::WHAT_IS_READ.text() };
    let zoom_button = move |id, symbol, label, press: fn(PhotoViewer)| {
        view! {
            <button id=id class="button" type="button" aria-label=label title=label on:click=move |_| press(viewer)>
                <Icon symbol/>
            </button>
        }
    };
    view! {
        <footer>
            <Show when=is_open><p class="hint" aria-live="polite" prop:textContent=hint></p></Show>
            <div class="actions">
                <Show when=is_open>
                    {zoom_button("zoom-in", Symbol::ZoomIn, text::ZOOM_IN, |viewer| viewer.step(true))}
                    {zoom_button("zoom-out", Symbol::ZoomOut, text::ZOOM_OUT, |viewer| viewer.step(false))}
                    {zoom_button("zoom-whole", Symbol::Photo, text::WHOLE_PHOTO, |viewer| viewer.reset())}
                    <Show
                        when=move || viewer.is_choosing.get()
                        fallback=move || view! {
                            <button id="part-choose" class="button" type="button" on:click=move |_| viewer.choose_part(true)>{text::CHOOSE_PART}</button>
                        }
                    >
                        <button id="part-read" class="button primary" type="button" on:click=move |_| viewer.read_part()>{text::READ_PART}</button>
                        <button id="part-cancel" class="button" type="button" on:click=move |_| viewer.choose_part(false)>{text::CANCEL}</button>
                    </Show>
                </Show>
                <button id="photo-viewer-result" class="button quiet" type="button" on:click=move |_| viewer.show_result()>{text::SHOW_RESULT}</button>
            </div>
        </footer>
    }
}

fn px(length: f64) -> String {
    format!("{length:.2}px")
}
