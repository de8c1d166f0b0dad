//! The messages of all languages: every one that the page shows exists, and every one that exists is shown.
//!
//! A language whose folder is empty is not checked, so that a new one can be added file by file; [`COMPLETE`] names those
//! that must be whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;

use crate::page::text::language::Language;
use crate::page::text::{age_and_site, app, format, message, records, safety};
use naevus_records::place::Region;

/// The languages whose messages are complete.
const COMPLETE: &[Language] = &[Language::English];

/// Messages with at least so many letters are not the same in two languages by chance. Shorter ones, such as `Version`,
/// may be.
const MANY_LETTERS: usize = 12;

/// Longer messages that may be the same as in English: names of Latin or Greek origin.
const MAY_BE_ENGLISH: &[&str] = &["diagnosis-DF", "diagnosis-DF-in-sentence"];

/// The messages of one language.
#[derive(Default)]
struct Messages {
    /// The arguments of each message, and what it references.
    arguments: BTreeMap<String, BTreeSet<String>>,
    /// The words of each message, without its arguments.
    texts: BTreeMap<String, String>,
    /// The file of each message.
    files: BTreeMap<String, String>,
    /// The cases of each selection by a number.
    selections: Vec<(String, BTreeSet<String>)>,
}

fn folder(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/languages").join(language.code())
}

fn read(language: Language) -> Messages {
    let mut messages = Messages::default();
    let files = fs::read_dir(folder(language)).into_iter().flatten();
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        let source = fs::read_to_string(&path).unwrap();
        let resource = parse(source.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            match entry {
                Entry::Message(entry) => {
                    let id = entry.id.name.to_string();
                    assert!(entry.attributes.is_empty(), "{id} has attributes, which are not used");
                    let pattern = entry.value.as_ref().unwrap_or_else(|| panic!("{id} has no text"));
                    let mut arguments = BTreeSet::new();
                    of_pattern(&id, pattern, &mut arguments, &mut messages.selections);
                    assert!(
                        messages.arguments.insert(id.clone(), arguments).is_none(),
                        "{id} exists twice in {}",
                        language.code()
                    );
                    messages.files.insert(id.clone(), name.clone());
                    messages.texts.insert(id, words(pattern));
                }
                Entry::Junk { content } => panic!("{}: {content}", path.display()),
                Entry::Term(term) => panic!("{}: terms are not used: {}", path.display(), term.id.name),
                _ => {}
            }
        }
    }
    messages
}

fn of_pattern(
    id: &str,
    pattern: &Pattern<&str>,
    arguments: &mut BTreeSet<String>,
    selections: &mut Vec<(String, BTreeSet<String>)>,
) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => of_inline(inline, arguments),
            Expression::Select { selector, variants } => {
                of_inline(selector, arguments);
                let cases = variants.iter().filter_map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => Some((*name).to_string()),
                    VariantKey::NumberLiteral { .. } => None,
                });
                selections.push((id.to_string(), cases.collect()));
                for variant in variants {
                    of_pattern(id, &variant.value, arguments, selections);
                }
            }
        }
    }
}

/// The words of a message in all its cases.
fn words(pattern: &Pattern<&str>) -> String {
    let of = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => (*value).to_string(),
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().map(|variant| words(&variant.value)).collect()
        }
        PatternElement::Placeable { .. } => String::new(),
    };
    pattern.elements.iter().map(of).collect()
}

fn of_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_string());
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|inline| of_inline(inline, arguments));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = &**expression {
                of_inline(inline, arguments);
            }
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("a reference to another message is not used here: {other:?}"),
    }
}

/// The ids in the sources: `phrase("app-close")` and `say!("app-photos-removed", count = count)`, with the arguments.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let mut used = BTreeMap::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page"), &mut used);
    for region in Region::all() {
        used.insert(format!("region-{}", region.code()), BTreeSet::new());
    }
    used
}

fn sources(folder: &Path, used: &mut BTreeMap<String, BTreeSet<String>>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            sources(&path, used);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("message_tests.rs")
            && !path.ends_with("message.rs")
        {
            // Documentation shows calls too.
            let text: Vec<String> = fs::read_to_string(&path).unwrap().lines().map(without_comment).collect();
            calls(&text.join("\n"), used);
        }
    }
}

fn without_comment(line: &str) -> String {
    if line.trim_start().starts_with("//") { String::new() } else { line.into() }
}

fn calls(text: &str, used: &mut BTreeMap<String, BTreeSet<String>>) {
    for (start, call) in
        text.match_indices("phrase(").chain(text.match_indices("say!(")).chain(text.match_indices("message!("))
    {
        if text[..start].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let rest = text[start + call.len()..].trim_start();
        let Some((id, rest)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
        let arguments = if call != "phrase(" { arguments(rest) } else { BTreeSet::new() };
        let before = used.insert(id.to_string(), arguments.clone());
        assert!(before.is_none_or(|before| before == arguments), "{id} is used with different arguments");
    }
}

/// The names of the arguments after the id, up to the parenthesis that closes the call.
fn arguments(rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut start, mut is_text) = (0_i32, 0, false);
    for (index, character) in rest.char_indices() {
        match character {
            '"' => is_text = !is_text,
            _ if is_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                names.extend(name(&rest[start..index]));
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                names.extend(name(&rest[start..index]));
                start = index + 1;
            }
            _ => {}
        }
    }
    names
}

fn name(argument: &str) -> Option<String> {
    argument.split_once('=').map(|(name, _)| name.trim().to_string())
}

#[test]
fn every_message_that_is_used_exists_and_every_one_that_exists_is_used() {
    let (used, written) = (used(), read(Language::English).arguments);
    let missing: Vec<_> = used.keys().filter(|id| !written.contains_key(*id)).collect();
    assert!(missing.is_empty(), "not in www/languages/en: {missing:?}");
    let unused: Vec<_> = written.keys().filter(|id| !used.contains_key(*id)).collect();
    assert!(unused.is_empty(), "in www/languages/en, but not used: {unused:?}");
    for (id, arguments) in &written {
        // A message need not use every argument: `card-split` has a rule that other languages may leave out.
        let unknown: Vec<_> = arguments.difference(&used[id]).collect();
        assert!(unknown.is_empty(), "{id} has arguments that the program does not give: {unknown:?}");
    }
}

#[test]
fn every_complete_language_has_the_messages_of_english_with_their_arguments() {
    let english = read(Language::English);
    for &language in COMPLETE {
        let messages = read(language);
        let code = language.code();
        let missing: Vec<_> = english.arguments.keys().filter(|id| !messages.arguments.contains_key(*id)).collect();
        assert!(missing.is_empty(), "www/languages/{code} lacks {missing:?}");
    }
}

#[test]
fn no_language_has_a_message_or_an_argument_that_english_lacks() {
    let english = read(Language::English);
    for language in Language::ALL {
        let messages = read(language);
        let code = language.code();
        for (id, arguments) in &messages.arguments {
            let expected = english.arguments.get(id).unwrap_or_else(|| panic!("{code} has {id}, which English lacks"));
            assert_eq!(arguments, expected, "the arguments of {id} in {code}");
            assert_eq!(messages.files[id], english.files[id], "the file of {id} in {code}");
        }
    }
}

#[test]
fn a_selection_by_a_number_has_the_plural_cases_of_its_language() {
    for language in Language::ALL {
        // The categories of whole numbers in the Unicode CLDR. French, Spanish and Portuguese have `many` too, from a
        // million on, which no count here reaches.
        let cases: &[&str] = match language {
            Language::Arabic => &["few", "many", "one", "other", "two", "zero"],
            _ => &["one", "other"],
        };
        for (id, found) in read(language).selections {
            let found: Vec<&str> = found.iter().map(String::as_str).collect();
            assert_eq!(found, cases, "{id} in {}", language.code());
        }
    }
}

#[test]
fn no_message_is_the_same_as_in_english_by_accident() {
    let english = read(Language::English).texts;
    for &language in COMPLETE.iter().filter(|language| **language != Language::English) {
        for (id, text) in read(language).texts {
            let letters = text.chars().filter(|character| character.is_alphabetic()).count();
            let may_be_same = letters < MANY_LETTERS || MAY_BE_ENGLISH.contains(&id.as_str());
            assert!(may_be_same || text != english[&id], "{id} in {} is English: {text}", language.code());
        }
    }
}

#[test]
fn a_message_is_worded_in_the_language_of_the_page_and_english_replaces_what_it_lacks() {
    let german = "app-purpose = Zeigt etwas.\napp-photos-removed = { $count ->\n    [one] Ein Foto\n   *[other] { $count } Fotos\n}\nformat-percent = { $number } %\n";
    message::load(Language::German, german.into()).unwrap();
    message::speak(Language::German);
    assert_eq!(app::PURPOSE.text(), "Zeigt etwas.");
    assert_eq!((app::photos_removed(1), app::photos_removed(3)), ("Ein Foto".into(), "3 Fotos".into()));
    assert_eq!(format::decimal(0.912, 2), "0,91");
    assert_eq!(format::percent(0.31), "31 %");
    // What is missing is English.
    assert_eq!(app::CLOSE.text(), "Close");
    assert_eq!(message::in_english(|| format::percent(0.31)), "31%");
    assert_eq!(format::percent(0.31), "31 %");
    // A page of a network that asks to sign in is not taken as messages.
    assert_eq!(message::load(Language::French, "<!doctype html><p>Sign in".into()), Err(message::NoMessages));
    message::speak(Language::French);
    assert_eq!(app::CLOSE.text(), "Close");
}

#[test]
fn only_arabic_isolates_what_is_written_in_another_direction() {
    let file = "mole.jpg";
    assert!(!age_and_site::inputs_label(file).contains('\u{2068}'));
    let arabic = "app-purpose = ا\npatient-inputs-label = العمر { $file }\n";
    message::load(Language::Arabic, arabic.into()).unwrap();
    message::speak(Language::Arabic);
    assert_eq!(age_and_site::inputs_label(file), "العمر \u{2068}mole.jpg\u{2069}");
    assert_eq!(Language::Arabic.direction(), "rtl");
}

#[test]
fn the_plural_cases_of_english_are_those_of_its_numbers() {
    assert_eq!(records::lesion_count(0), "No lesions");
    assert_eq!(records::lesion_count(1), "One lesion");
    assert_eq!(records::lesion_count(21), "21 lesions");
    assert_eq!((records::in_months(1), records::in_months(6), records::in_months(12)).2, "In a year");
    assert_eq!((records::minutes(1), records::minutes(60)), ("1 minute".into(), "1 hour".into()));
    assert!(safety::SEE_A_DOCTOR.text().starts_with("See a doctor"));
}
