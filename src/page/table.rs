//! The frame of the tables about the model, and how a figure stands in them.

use leptos::prelude::*;

use naevus_reading::card::Figure;

/// A table with a row of headings; its rows are `children`. On a narrow screen it is moved sideways within its frame.
#[component]
pub fn Table(heads: Vec<&'static str>, children: Children) -> impl IntoView {
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <div class="table">
            <table>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// A cell with a figure and its interval, or a dash where there is none.
pub fn cell(figure: Option<&Figure>) -> impl IntoView + use<> {
    let shown = figure.map(|Figure { value, low, high }| format!("{value:.2} ({low:.2}–{high:.2})"));
    view! { <td>{shown.unwrap_or_else(|| "–".into())}</td> }
}
