//! The safety statements: alert, statement without an alert, caution and refusal.

use leptos::prelude::*;

use crate::page::text::safety as text;
use crate::page::text::safety::{Refusal, Statement};

/// A raised alert, above everything else of its result.
#[component]
pub fn AlertBanner(statement: Statement) -> impl IntoView {
    view! {
        <div class="alert">
            <p class="alert-title">{statement.title}</p>
            <p>{statement.text}</p>
        </div>
    }
}

/// What the alert misses, below the most probable diagnosis of a result without an alert.
#[component]
pub fn NotRaised(statement: Statement) -> impl IntoView {
    view! { <p class="not-raised"><strong>{statement.title}"."</strong>" "{statement.text}</p> }
}

/// A caution before a result.
#[component]
pub fn Caution(text: String) -> impl IntoView {
    view! { <p class="caution">{text}</p> }
}

/// Replaces the assessment of a refused photo: that this is not a finding, the reason and what to do.
#[component]
pub fn RefusalNotice(refusal: Refusal) -> impl IntoView {
    view! {
        <div class="refused">
            <p class="refused-title">{text::NOT_ASSESSED}</p>
            <p><strong>{text::NOT_A_FINDING}</strong></p>
            <p>{refusal.reason}</p>
            <p>{refusal.advice}" "{text::SEE_A_DOCTOR}</p>
        </div>
    }
}
