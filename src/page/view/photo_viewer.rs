//! The dialog with a photo in large.

use leptos::prelude::*;

use crate::page::state::browser::{close_dialog, open_dialog};
use crate::page::state::parts::Offer;
use crate::page::state::photo_viewer::{PhotoViewer, Picture};
use crate::page::text::app::CLOSE;
use crate::page::text::parts;
use crate::page::text::photo_viewer as text;
use crate::page::view::anew;
use crate::page::view::icons::{Icon, Symbol};
use crate::page::zoom::{Place, region_percent};
use naevus_reading::photo::Region;
use naevus_reading::quality::Proposal;

/// The dialog: the complete photo, the square that was read, and the choice of another one.
#[component]
pub fn PhotoDialog(viewer: PhotoViewer) -> impl IntoView {
    let wanted = Memo::new(move |_| viewer.wanted());
    Effect::new(move |_| match wanted.get() {
        Some(shown) => {
            open_dialog(viewer.dialog);
            viewer.show(shown);
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
                <h2 id="photo-viewer-title" dir="auto" translate="no" prop:textContent=move || viewer.name()></h2>
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
                    <div
                        class="chosen-square"
                        style:width=move || px(viewer.square_px())
                        style:height=move || px(viewer.square_px())
                        style:transform=move || turned(viewer.zoom.get().turn)
                    ></div>
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
            // It is turned about the middle of the frame.
            let origin = move || {
                let (frame, place) = (viewer.frame_size.get(), place.get());
                format!("{} {}", px(frame.width / 2.0 - place.left), px(frame.height / 2.0 - place.top))
            };
            let of = move |length: fn(&Place) -> f64| move || px(place.with(length));
            let square = viewer.region().map(|region| {
                let [left, top, width, height] = region_percent(&region, size).map(|percent| format!("{percent:.3}"));
                view! {
                    <svg class="read-square" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" hidden=move || viewer.is_choosing.get()>
                        <rect class="guide-edge" x=left.clone() y=top.clone() width=width.clone() height=height.clone()/>
                        <rect class="guide-line" x=left y=top width=width height=height/>
                    </svg>
                }
            });
            view! {
                <div
                    class="zoomed"
                    style:left=of(|place| place.left)
                    style:top=of(|place| place.top)
                    style:width=of(|place| place.size.width)
                    style:height=of(|place| place.size.height)
                    style:transform=move || turned(viewer.zoom.get().turn)
                    style:transform-origin=origin
                >
                    <img src=url.address().to_string() alt="" draggable="false"/>
                    {square}
                    <ProposedSquares viewer/>
                </div>
            }
            .into_any()
        }
    }
}

/// The squares that are proposed, with their labels, which stay upright.
#[component]
fn ProposedSquares(viewer: PhotoViewer) -> impl IntoView {
    let squares = move |offer: Offer| {
        let label = |index: usize| match offer.proposal {
            Proposal::Lesion(_) => parts::LESION_LABEL.into(),
            Proposal::TwoSpots(_) => parts::spot_label(index + 1),
        };
        let regions = offer.proposal.regions().iter().enumerate();
        let square = |(index, region): (usize, &Region)| {
            let [left, top, width, height] =
                region_percent(region, offer.photo).map(|percent| format!("{percent:.3}%"));
            view! {
                <div class="proposed-square" style:left=left style:top=top style:width=width style:height=height>
                    <span class="proposed-label" style:transform=move || turned(-viewer.zoom.get().turn)>{label(index)}</span>
                </div>
            }
        };
        regions.map(square).collect_view()
    };
    anew(move || viewer.offer().filter(|_| !viewer.is_choosing.get()), move |offer| offer.map(squares))
}

/// The slider that turns the photo, between buttons for a quarter.
#[component]
fn TurnControls(viewer: PhotoViewer) -> impl IntoView {
    let turn = move || viewer.zoom.get().turn.round();
    let on_input = move |event| {
        if let Ok(turn) = event_target_value(&event).parse() {
            viewer.turn_to(turn);
        }
    };
    view! {
        <div class="turn" role="group" aria-label=text::TURN>
            <button id="turn-left" class="button" type="button" aria-label=text::TURN_LEFT title=text::TURN_LEFT on:click=move |_| viewer.quarter_turn(false)>
                <Icon symbol=Symbol::TurnLeft/>
            </button>
            <input
                id="turn"
                type="range"
                min="-180"
                max="180"
                step="1"
                aria-label=text::TURN
                aria-valuetext=move || text::degrees(turn())
                prop:value=turn
                on:input=on_input
            />
            <button id="turn-right" class="button" type="button" aria-label=text::TURN_RIGHT title=text::TURN_RIGHT on:click=move |_| viewer.quarter_turn(true)>
                <Icon symbol=Symbol::TurnRight/>
            </button>
        </div>
    }
}

/// The button that reads what is proposed.
#[component]
fn AcceptButton(viewer: PhotoViewer) -> impl IntoView {
    anew(
        move || viewer.offer(),
        move |offer| {
            let label = match offer?.proposal {
                Proposal::Lesion(_) => parts::READ_LESION,
                Proposal::TwoSpots(_) => parts::READ_BOTH_SPOTS,
            };
            Some(view! {
                <button id="proposal-read" class="button primary" type="button" on:click=move |_| viewer.accept()>{label}</button>
            })
        },
    )
}

/// The buttons below the photo.
#[component]
fn ViewerFooter(viewer: PhotoViewer) -> impl IntoView {
    let is_open = move || matches!(viewer.picture.get(), Picture::Photo { .. });
    let is_listed = move || viewer.is_listed();
    let phrase = Memo::new(move |_| match (viewer.is_choosing.get(), viewer.zoom.get().turn == 0.0) {
        (true, _) => text::MOVE_THE_PHOTO,
        (false, true) => text::WHAT_IS_READ,
        (false, false) => text::TURN_IS_A_VIEW,
    });
    let hint = move || phrase.get().text();
    // What is below the photo changes the height of its frame.
    Effect::new(move |_| {
        let _ = (phrase.get(), is_open(), is_listed(), viewer.offer());
        request_animation_frame(move || viewer.measure());
    });
    let zoom_button = move |id, symbol, label, press: fn(PhotoViewer)| {
        view! {
            <button id=id class="button" type="button" aria-label=label title=label on:click=move |_| press(viewer)>
                <Icon symbol/>
            </button>
        }
    };
    view! {
        <footer>
            <Show when=move || is_open() && is_listed()><p class="hint" aria-live="polite" prop:textContent=hint></p></Show>
            <Show when=is_open><TurnControls viewer/></Show>
            <div class="actions">
                <Show when=is_open>
                    {zoom_button("zoom-in", Symbol::ZoomIn, text::ZOOM_IN, |viewer| viewer.step(true))}
                    {zoom_button("zoom-out", Symbol::ZoomOut, text::ZOOM_OUT, |viewer| viewer.step(false))}
                    {zoom_button("zoom-whole", Symbol::Photo, text::WHOLE_PHOTO, |viewer| viewer.reset())}
                </Show>
                <Show when=move || is_open() && is_listed()>
                    <Show
                        when=move || viewer.is_choosing.get()
                        fallback=move || view! {
                            <AcceptButton viewer/>
                            <button id="part-choose" class="button" type="button" on:click=move |_| viewer.choose_part(true)>{text::CHOOSE_PART}</button>
                        }
                    >
                        <button id="part-read" class="button primary" type="button" on:click=move |_| viewer.read_part()>{text::READ_PART}</button>
                        <button id="part-cancel" class="button" type="button" on:click=move |_| viewer.choose_part(false)>{text::CANCEL}</button>
                    </Show>
                </Show>
                <Show when=is_listed>
                <button id="photo-viewer-result" class="button quiet" type="button" on:click=move |_| viewer.show_result()>{text::SHOW_RESULT}</button>
                </Show>
            </div>
        </footer>
    }
}

fn turned(turn: f64) -> String {
    format!("rotate({turn:.2}deg)")
}

fn px(length: f64) -> String {
    format!("{length:.2}px")
}
