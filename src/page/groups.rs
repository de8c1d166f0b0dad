//! What is benign, precancer and malignant, as a sum and as a sign.

use leptos::prelude::*;

use crate::page::answer_words::alert_words;
use crate::page::words::{capitalised, percent};
use naevus_reading::assessment::group_probability;
use naevus_reading::diagnosis::{Diagnosis, Group};

/// The summed probability of each group, the gravest first, and where the malignant one is against the alert level;
/// `suspicious` is none where the model has no such level.
#[component]
pub fn Groups(probabilities: [f32; Diagnosis::COUNT], suspicious: Option<bool>) -> impl IntoView {
    let groups = Group::ALL
        .into_iter()
        .rev()
        .map(|group| {
            let alert = suspicious.filter(|_| group == Group::Malignant).map(|suspicious| {
                view! { <dd class="alert-level" data-suspicious=suspicious.to_string()>{alert_words(suspicious)}</dd> }
            });
            view! {
                <div class="group" data-group=group.name()>
                    <dt><GroupMark group/>{capitalised(group.name())}</dt>
                    <dd>{percent(group_probability(&probabilities, group))}</dd>
                    {alert}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="groups" aria-label="By group">{groups}</dl> }
}

/// A group's sign, which differs in shape as well as in colour: a ring, a half, a full disc.
#[component]
pub fn GroupMark(group: Group) -> impl IntoView {
    let filled = match group {
        Group::Benign => "",
        Group::Precancer => "M8 2a6 6 0 0 1 0 12z",
        Group::Malignant => "M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12z",
    };
    view! {
        <svg class="mark" data-group=group.name() viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>
            <path d=filled fill="currentColor"/>
        </svg>
    }
}
