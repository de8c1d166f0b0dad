//! The messages of the page in the language of the page: [`Phrase`] for those without arguments, [`say!`] for the others,
//! [`Message`] for those that are kept in state.
//!
//! The messages of English are part of the program; those of the other languages are loaded when they are chosen. A
//! message that a language lacks is taken from English.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::page::text::language::Language;

/// The value of an argument of a message.
pub type Value<'a> = FluentValue<'a>;

type Bundle = FluentBundle<FluentResource>;

/// The messages of English, one file a subject.
const ENGLISH: &[&str] = &[
    include_str!("../../../www/languages/en/app.ftl"),
    include_str!("../../../www/languages/en/assessment.ftl"),
    include_str!("../../../www/languages/en/batch.ftl"),
    include_str!("../../../www/languages/en/capture.ftl"),
    include_str!("../../../www/languages/en/card.ftl"),
    include_str!("../../../www/languages/en/check.ftl"),
    include_str!("../../../www/languages/en/combined.ftl"),
    include_str!("../../../www/languages/en/compare.ftl"),
    include_str!("../../../www/languages/en/errors.ftl"),
    include_str!("../../../www/languages/en/examples.ftl"),
    include_str!("../../../www/languages/en/format.ftl"),
    include_str!("../../../www/languages/en/guide.ftl"),
    include_str!("../../../www/languages/en/handing-on.ftl"),
    include_str!("../../../www/languages/en/intake.ftl"),
    include_str!("../../../www/languages/en/list.ftl"),
    include_str!("../../../www/languages/en/navigation.ftl"),
    include_str!("../../../www/languages/en/parts.ftl"),
    include_str!("../../../www/languages/en/patient.ftl"),
    include_str!("../../../www/languages/en/quality.ftl"),
    include_str!("../../../www/languages/en/records.ftl"),
    include_str!("../../../www/languages/en/report.ftl"),
    include_str!("../../../www/languages/en/safety.ftl"),
    include_str!("../../../www/languages/en/settings.ftl"),
    include_str!("../../../www/languages/en/subgroup.ftl"),
    include_str!("../../../www/languages/en/summary.ftl"),
    include_str!("../../../www/languages/en/terms.ftl"),
    include_str!("../../../www/languages/en/viewer.ftl"),
];

thread_local! {
    /// The language of the page.
    static CURRENT: Cell<Language> = const { Cell::new(Language::English) };
    /// The messages of each language that was loaded. They are kept until the page is closed, so that a message can be
    /// passed on without a copy.
    static BUNDLES: RefCell<[Option<&'static Bundle>; Language::COUNT]> = const { RefCell::new([None; Language::COUNT]) };
    /// The messages without arguments that consist of several parts.
    static JOINED: RefCell<HashMap<(Language, &'static str), &'static str>> = RefCell::default();
}

/// A message without arguments. It is worded when it is shown, in the language of that time.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Phrase(&'static str);

/// The message with this id, which the files of all languages must have.
pub const fn phrase(id: &'static str) -> Phrase {
    Phrase(id)
}

impl Phrase {
    /// Its text in the language of the page.
    pub fn text(self) -> &'static str {
        match formatted(self.0, None) {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => JOINED.with_borrow_mut(|joined| {
                let joined = joined.entry((current(), self.0));
                let text: &'static str = joined.or_insert_with(|| Box::leak(text.into_boxed_str()));
                text
            }),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {:?}", self.0, self.text())
    }
}

impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> String {
        phrase.text().into()
    }
}

impl From<Phrase> for &'static str {
    fn from(phrase: Phrase) -> &'static str {
        phrase.text()
    }
}

impl From<Phrase> for Value<'_> {
    fn from(phrase: Phrase) -> Self {
        Value::from(phrase.text())
    }
}

#[cfg(target_arch = "wasm32")]
impl leptos::prelude::IntoRender for Phrase {
    type Output = &'static str;

    fn into_render(self) -> &'static str {
        self.text()
    }
}

#[cfg(target_arch = "wasm32")]
impl leptos::prelude::IntoAttributeValue for Phrase {
    type Output = &'static str;

    fn into_attribute_value(self) -> &'static str {
        self.text()
    }
}

/// The message with this id and these arguments, as a `String`: `say!("app-photos-removed", count = count)`.
///
/// Whole numbers choose a plural case; numbers with decimals are formatted before, by [`format`](crate::page::text::format).
macro_rules! say {
    ($id:literal $(, $name:ident = $value:expr)+ $(,)?) => {
        $crate::page::text::message::worded(
            $id,
            [$((stringify!($name), $crate::page::text::message::Value::from($value))),+],
        )
    };
}
pub(crate) use say;

/// For [`say!`].
pub fn worded<'a, const COUNT: usize>(id: &'static str, arguments: [(&'static str, Value<'a>); COUNT]) -> String {
    formatted(id, Some(&arguments.into_iter().collect())).into_owned()
}

/// The message of a member of a family whose ids start with `prefix`, such as the regions of the body.
pub fn member(prefix: &str, code: &str) -> String {
    formatted(&format!("{prefix}-{code}"), None).into_owned()
}

/// A message with its arguments, for state: it is worded when it is shown, in the language of that time.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A text of the browser or of the model, in its own language.
    Verbatim(String),
    /// The message with this id.
    Of(&'static str, Vec<(&'static str, Argument)>),
}

/// The argument of a [`Message`].
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A text, such as the name of a file.
    Text(String),
    /// A number.
    Number(f64),
    /// A part of the sentence, without its full stop.
    Message(Message),
}

/// The [`Message`] with this id and these arguments: `message!("app-gpu-lost", reason = reason)`.
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)+ $(,)?) => {
        $crate::page::text::message::Message::Of(
            $id,
            vec![$((stringify!($name), $crate::page::text::message::Argument::from($value))),+],
        )
    };
}
pub(crate) use message;

impl fmt::Display for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Message::Verbatim(text) => formatter.write_str(text),
            Message::Of(id, arguments) => {
                let value = |argument: &Argument| match argument {
                    Argument::Text(text) => Value::from(text.clone()),
                    Argument::Number(number) => Value::from(*number),
                    Argument::Message(message) => Value::from(message.to_string().trim_end_matches('.').to_string()),
                };
                let arguments = arguments.iter().map(|(name, argument)| (*name, value(argument))).collect();
                formatter.write_str(&formatted(id, Some(&arguments)))
            }
        }
    }
}

impl From<Phrase> for Message {
    fn from(phrase: Phrase) -> Message {
        Message::Of(phrase.0, Vec::new())
    }
}

impl From<String> for Message {
    fn from(text: String) -> Message {
        Message::Verbatim(text)
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Message {
        Message::Verbatim(text.into())
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Argument {
        Argument::Message(message)
    }
}

impl From<Phrase> for Argument {
    fn from(phrase: Phrase) -> Argument {
        Argument::Message(phrase.into())
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.into())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Argument {
        Argument::Number(number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Argument {
        Argument::Number(number as f64)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Argument {
        Argument::Number(number.into())
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Argument {
        Argument::Number(number as f64)
    }
}

/// The language of the page.
pub fn current() -> Language {
    CURRENT.get()
}

/// Makes `language` the language of the page. Its messages must be loaded, else the page has those of English.
pub fn speak(language: Language) {
    CURRENT.set(language);
}

/// Whether the messages of a language are loaded.
pub fn is_loaded(language: Language) -> bool {
    language == Language::English || BUNDLES.with_borrow(|bundles| bundles[language as usize].is_some())
}

/// The result of `words` with the messages of English, for data that other programs read.
pub fn in_english<T>(words: impl FnOnce() -> T) -> T {
    let language = CURRENT.replace(Language::English);
    let result = words();
    CURRENT.set(language);
    result
}

/// Loads the messages of a language from the text of its file.
///
/// # Errors
///
/// If the text has no message, as a web page that a network sends instead of the file. Single faulty messages are left
/// out, because English replaces them.
pub fn load(language: Language, source: String) -> Result<(), NoMessages> {
    let bundle = bundle(language, [source]);
    if !bundle.has_message("app-purpose") {
        return Err(NoMessages);
    }
    BUNDLES.with_borrow_mut(|bundles| bundles[language as usize] = Some(Box::leak(Box::new(bundle))));
    Ok(())
}

/// The file of a language has no messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMessages;

fn bundle(language: Language, sources: impl IntoIterator<Item = String>) -> Bundle {
    let mut bundle = FluentBundle::new(language.code().parse().into_iter().collect());
    // Arguments such as file names are written from left to right also in Arabic.
    bundle.set_use_isolating(language.direction() == "rtl");
    for source in sources {
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn bundle_of(language: Language) -> Option<&'static Bundle> {
    let loaded = BUNDLES.with_borrow(|bundles| bundles[language as usize]);
    if loaded.is_some() || language != Language::English {
        return loaded;
    }
    let english: &'static Bundle = Box::leak(Box::new(bundle(language, ENGLISH.iter().map(|source| (*source).into()))));
    BUNDLES.with_borrow_mut(|bundles| bundles[language as usize] = Some(english));
    Some(english)
}

fn formatted(id: &str, arguments: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let mut faults = Vec::new();
    for language in [current(), Language::English] {
        let Some(bundle) = bundle_of(language) else { continue };
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { continue };
        let text = bundle.format_pattern(pattern, arguments, &mut faults);
        // A message with a fault is not shown, because a number may be missing in it.
        if faults.is_empty() {
            return text;
        }
        #[cfg(test)]
        panic!("{id} in {}: {faults:?}", language.code());
        #[cfg(not(test))]
        faults.clear();
    }
    #[cfg(test)]
    panic!("there is no message {id}");
    #[cfg(not(test))]
    Cow::Owned(id.into())
}
