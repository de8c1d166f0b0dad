//! The list of photos with its layout, filter and order.

use leptos::prelude::*;

use crate::page::listing::{Filter, Layout, Order};
use crate::page::state::combined::Selection;
use crate::page::state::engine::Engine;
use crate::page::state::listing::Listing;
use crate::page::state::readings::Readings;
use crate::page::state::report::Subject;
use crate::page::state::router::Router;
use crate::page::text::report::dialog::REPORT_ALL;
use crate::page::text::{app, results as text};
use crate::page::view::icons::{Icon, Symbol};
use crate::page::view::reading::ReadingView;
use crate::page::view::report::ReportButton;

/// The list; hidden while it has no photos.
#[component]
pub fn Results(
    router: Router,
    readings: Readings,
    listing: Listing,
    selection: Memo<Option<Selection>>,
    engine: Engine,
) -> impl IntoView {
    let is_empty = move || readings.list.with(Vec::is_empty);
    let layout = move || if listing.layout.get() == Layout::Grid { "grid" } else { "list" };
    view! {
        <section class="results" aria-labelledby="results-title" hidden=is_empty>
            <header>
                <h2 id="results-title">{app::RESULTS}</h2>
                <ReportButton subject=Subject::All text=REPORT_ALL/>
                <button id="readings-clear" class="button quiet" type="button" on:click=move |_| engine.clear()>{app::CLEAR_ALL}</button>
            </header>
            <Show when=move || { readings.list.with(|list| list.len() > 1) }>
                <Toolbar listing/>
            </Show>
            <Show when=move || { !is_empty() && listing.count() == 0 }>
                <p class="empty">{text::NONE_PASSES}</p>
            </Show>
            <div id="readings" data-layout=layout>
                <For each=move || listing.sorted() key=|reading| reading.number let:reading>
                    <ReadingView reading selection readings listing router engine/>
                </For>
            </div>
        </section>
    }
}

/// Filter, order and layout.
#[component]
fn Toolbar(listing: Listing) -> impl IntoView {
    let filters = Filter::ALL.map(|filter| view! { <option>{text::filter_name(filter)}</option> }).collect_view();
    let orders = Order::ALL.map(|order| view! { <option>{text::order_name(order)}</option> }).collect_view();
    let layout = move |id, layout, symbol, label| {
        view! {
            <button
                id=id
                class="button"
                type="button"
                aria-label=label
                title=label
                aria-pressed=move || (listing.layout.get() == layout).to_string()
                on:click=move |_| listing.layout.set(layout)
            >
                <Icon symbol/>
            </button>
        }
    };
    // A select element gives the index of its option, so that no name has to be read back.
    let index =
        |event: &leptos::ev::Event| event_target::<web_sys::HtmlSelectElement>(event).selected_index().max(0) as usize;
    view! {
        <div class="toolbar">
            <label class="field">
                <span>{text::FILTER}</span>
                <select id="filter" on:change=move |event| listing.filter.set(Filter::ALL[index(&event)])>{filters}</select>
            </label>
            <label class="field">
                <span>{text::ORDER}</span>
                <select id="order" on:change=move |event| listing.order.set(Order::ALL[index(&event)])>{orders}</select>
            </label>
            <div class="layouts">
                {layout("layout-list", Layout::List, Symbol::List, text::AS_LIST)}
                {layout("layout-grid", Layout::Grid, Symbol::Grid, text::AS_GRID)}
            </div>
        </div>
    }
}
