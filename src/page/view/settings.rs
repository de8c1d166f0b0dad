//! The screen of the settings.

use leptos::prelude::*;

use crate::page::preferences::{Processor, Theme};
use crate::page::state::engine::Engine;
use crate::page::state::language::PageLanguage;
use crate::page::state::settings::Settings;
use crate::page::state::site_files::site_version;
use crate::page::state::storage_room::storage_room;
use crate::page::text::language::Language;
use crate::page::text::message::Phrase;
use crate::page::text::settings as text;
use crate::page::view::install::InstallCard;

/// The screen.
#[component]
pub fn SettingsScreen(settings: Settings, language: PageLanguage, engine: Engine) -> impl IntoView {
    let themes: Vec<_> = Theme::ALL.map(|theme| (theme.key(), text::theme_name(theme), theme)).into();
    let processors: Vec<_> =
        Processor::ALL.map(|processor| (processor.key(), text::processor_name(processor), processor)).into();
    let weights = move || {
        engine.card.with(|card| card.as_ref().map_or(text::NOT_LOADED.into(), |card| card.weights.sha256.clone()))
    };
    let room = storage_room();
    view! {
        <div class="cards">
            <LanguageChoice language/>
            <Choices heading=text::APPEARANCE name="theme" choices=themes current=move || settings.theme() choose=move |theme| settings.set_theme(theme)/>
            <Choices
                heading=text::COMPUTING
                name="processor"
                choices=processors
                current=move || settings.processor()
                choose=move |processor| settings.set_processor(processor)
                hint=text::COMPUTING_HINT
            />
            <InstallCard/>
            <section class="card" aria-labelledby="settings-storage">
                <h2 id="settings-storage">{text::STORAGE}</h2>
                <p>{text::STORAGE_HINT}</p>
                <p id="storage-room" translate="no" prop:textContent=move || room.get()></p>
            </section>
            <section class="card" aria-labelledby="settings-version">
                <h2 id="settings-version">{text::VERSION}</h2>
                <dl class="facts">
                    <dt>{text::PAGE_VERSION}</dt>
                    <dd translate="no"><code>{site_version()}</code></dd>
                    <dt>{text::WEIGHTS}</dt>
                    <dd translate="no"><code prop:textContent=weights></code></dd>
                </dl>
            </section>
        </div>
    }
}

/// The choice of the language. Each language has its own name in itself, so that everybody finds theirs.
#[component]
fn LanguageChoice(language: PageLanguage) -> impl IntoView {
    let option = move |id: &'static str, choice: Option<Language>, label: &'static str| {
        let lang = choice.map(Language::code);
        let direction = choice.map(Language::direction);
        view! {
            <label class="choice">
                <input
                    id=id
                    type="radio"
                    name="language"
                    value=choice.map_or("browser", Language::code)
                    prop:checked=move || language.by_hand() == choice
                    on:change=move |_| language.choose(choice, id)
                />
                <span lang=lang dir=direction>{label}</span>
            </label>
        }
    };
    let options = Language::ALL.map(|one| option(input_id(one), Some(one), one.own_name())).into_iter().collect_view();
    view! {
        <fieldset class="card choices">
            <legend>{text::LANGUAGE}</legend>
            {option("language-of-browser", None, text::LANGUAGE_OF_BROWSER.text())}
            {options}
            <Show when=move || language.has_failed()>
                <p id="language-failed" class="notice" role="alert">{text::LANGUAGE_NOT_LOADED}</p>
            </Show>
        </fieldset>
    }
}

/// The id of the radio button of a language.
fn input_id(language: Language) -> &'static str {
    match language {
        Language::English => "language-en",
        Language::German => "language-de",
        Language::French => "language-fr",
        Language::Spanish => "language-es",
        Language::Portuguese => "language-pt",
        Language::Arabic => "language-ar",
    }
}

/// A choice of one of several values, as radio buttons.
#[component]
fn Choices<T: Copy + PartialEq + Send + Sync + 'static>(
    heading: Phrase,
    name: &'static str,
    /// Key, label and value of each.
    choices: Vec<(&'static str, Phrase, T)>,
    current: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
    #[prop(optional)] hint: Option<Phrase>,
) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(|(key, label, value)| {
            view! {
                <label class="choice">
                    <input type="radio" name=name value=key prop:checked=move || current() == value on:change=move |_| choose(value)/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="card choices">
            <legend>{heading}</legend>
            {options}
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
        </fieldset>
    }
}
