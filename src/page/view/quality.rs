//! What is wrong with a photo.

use leptos::prelude::*;

use crate::page::state::readings::Readings;
use crate::page::text::quality as text;
use crate::page::view::anew;
use naevus_reading::quality::Finding;

/// The findings on a photo's quality, one line each; cautions first. Nothing without findings.
#[component]
pub fn PhotoFindings(number: u32, has_preview: ArcRwSignal<bool>, readings: Readings) -> impl IntoView {
    let found = move || {
        // The preview is replaced when another part of the photo is read.
        has_preview.track();
        let mut findings = readings.preview(number).map(|preview| preview.findings).unwrap_or_default();
        findings.sort_by_key(|finding| !finding.is_unreliable);
        findings
    };
    let line = |finding: Finding| {
        let class = if finding.is_unreliable { "caution" } else { "advice" };
        view! { <li class=class data-finding=finding.kind.name()>{text::advice(&finding)}</li> }
    };
    anew(found, move |findings| {
        (!findings.is_empty()).then(|| {
            view! { <ul class="findings" aria-label=text::QUALITY>{findings.into_iter().map(line).collect_view()}</ul> }
        })
    })
}
