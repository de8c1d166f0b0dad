//! Parts of a photo in its answer: the squares that are proposed, and what is said about the whole photo.

use leptos::prelude::*;

use crate::page::state::parts::{Offer, Parts};
use crate::page::state::photo_viewer::photo_route;
use crate::page::state::readings::Reading;
use crate::page::state::router::Router;
use crate::page::text::parts as text;
use crate::page::view::anew;
use crate::page::view::safety::Caution;
use crate::page::zoom::{Size, region_percent};
use naevus_reading::photo::Region;
use naevus_reading::quality::Proposal;

/// The offer to read the lesion instead of the centre, or each of two spots. Nothing without a proposal.
#[component]
pub fn PartsOffer(number: u32, file: String, parts: Parts, router: Router) -> impl IntoView {
    let offer = Memo::new(move |_| parts.offer(number));
    anew(
        move || offer.get(),
        move |offer| {
            let Offer { proposal, is_refused, .. } = offer?;
            let elsewhere = if is_refused { text::LESION_IS_ELSEWHERE_AND_REFUSED } else { text::LESION_IS_ELSEWHERE };
            let (kind, reason, accept, label) = match proposal {
                Proposal::Lesion(_) => ("lesion", elsewhere, text::READ_LESION, text::read_lesion_label(&file)),
                Proposal::TwoSpots(_) => {
                    ("two-spots", text::TWO_SPOTS, text::READ_BOTH_SPOTS, text::read_both_spots_label(&file))
                }
            };
            let show = text::show_in_photo_label(&file);
            Some(view! {
                <section class="parts-offer" data-proposal=kind aria-label=text::PROPOSAL>
                    <p>{reason}</p>
                    <p class="hint">{text::check_the_squares(proposal.regions().len())}</p>
                    <div class="actions">
                        <button class="button parts-accept" type="button" aria-label=label on:click=move |_| parts.accept(number)>{accept}</button>
                        <button class="button quiet parts-show" type="button" aria-label=show on:click=move |_| router.open(photo_route(number))>{text::SHOW_IN_PHOTO}</button>
                    </div>
                </section>
            })
        },
    )
}

/// The proposed squares over the preview, which is the centre square of the photo.
#[component]
pub fn ProposedSquares(number: u32, parts: Parts) -> impl IntoView {
    let offer = Memo::new(move |_| parts.offer(number));
    anew(
        move || offer.get(),
        |offer| {
            let Offer { proposal, photo, .. } = offer?;
            let squares = proposal.regions().iter().map(|region| {
                let [left, top, width, height] = in_centre_square(region, photo).map(|percent| format!("{percent:.3}"));
                view! {
                    <rect class="guide-edge" x=left.clone() y=top.clone() width=width.clone() height=height.clone()/>
                    <rect class="guide-line" x=left y=top width=width height=height/>
                }
            });
            Some(view! {
                <svg class="proposed-squares" viewBox="0 0 100 100" aria-hidden="true">{squares.collect_view()}</svg>
            })
        },
    )
}

/// A region in percent of the centre square of a photo: left, top, width, height. It may lie outside.
fn in_centre_square(region: &Region, photo: Size) -> [f64; 4] {
    let shorter = photo.width.min(photo.height);
    let [left, top, width, height] = region_percent(region, photo);
    let scale = |percent: f64, length: f64| percent * length / shorter;
    let start = |percent: f64, length: f64| scale(percent, length) - 50.0 * (length / shorter - 1.0);
    [start(left, photo.width), start(top, photo.height), scale(width, photo.width), scale(height, photo.height)]
}

/// The statement about the whole photo before the result of a part: that it has an alert, or was not assessed.
#[component]
pub fn AboutTheWhole(reading: Reading, parts: Parts) -> impl IntoView {
    let about = Memo::new(move |_| parts.about_the_whole(&reading));
    anew(
        move || about.get(),
        |about| about.map(|about| view! { <div class="whole-photo"><Caution text=about.sentence()/></div> }),
    )
}
