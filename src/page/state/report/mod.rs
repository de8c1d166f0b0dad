//! The report of one photo, of the selected photos or of the whole list: its dialog, and its files.

mod collected;
mod handing_on;

use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::{
    Effect, Get, GetUntracked, GetValue, Memo, NodeRef, RwSignal, Set, SetValue, StoredValue, Update, UpdateValue,
    WithUntracked, WithValue, document, set_timeout, untrack, window, window_event_listener,
};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlImageElement;

use crate::page::route::Screen;
use crate::page::state::browser::{close_dialog, open_dialog, timer};
use crate::page::state::engine::Engine;
use crate::page::state::readings::Readings;
use crate::page::state::router::Router;
use crate::page::text::message::Message;
use crate::page::text::report::dialog::{COPIED, NOT_COPIED, NOT_SHARED, photos_too_large, saved};
use crate::page::text::report::{file_name, file_stem};

pub use self::collected::{Collected, Details, Subject};
use self::handing_on::{Shared, copy, share};
pub use self::handing_on::{can_share, download};

/// Id of the printed pages.
pub const PAPER_ID: &str = "paper";

/// The attribute of `body` with which only the printed pages are on paper.
const PRINTS_PAPER: &str = "data-prints-paper";

/// How long the pages of the list stay after the print dialog was closed. Safari on iPad reports this before it has read
/// them.
const PAGES_STAY: Duration = Duration::from_secs(60);

/// The largest size of the photo files in a report, in megabytes (of a million bytes). In base64 and with the text around
/// it, the page has the files in memory four times.
const MAX_MEGABYTES: f64 = 48.0;

/// The byte order mark, without which spreadsheets read a table of UTF-8 as another encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A format of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON, by `docs/report.schema.json`.
    Json,
    /// One row a photo.
    Csv,
    /// A bundle of FHIR R4.
    Fhir,
}

/// The report that is shown and printed. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct ReportSheet {
    /// The dialog.
    pub dialog: NodeRef<html::Dialog>,
    /// The report of the dialog; none while it is closed.
    pub shown: RwSignal<Option<Collected>>,
    /// The report on paper; none while nothing is printed.
    pub printed: RwSignal<Option<Collected>>,
    /// Whether the photo files are read.
    pub is_ready: RwSignal<bool>,
    /// Whether JSON and FHIR include the photo files.
    pub includes_photos: RwSignal<bool>,
    /// What happened last, as a sentence.
    pub message: RwSignal<Option<Message>>,
    /// What the user adds to the report of the dialog.
    pub details: RwSignal<Details>,
    /// The pictures of the report for the share sheet and the clipboard; none until they are read.
    pictures: StoredValue<Option<Vec<Vec<Option<String>>>>>,
    /// Changes with every report that is opened, so that what was read for an older one is dropped.
    session: StoredValue<u32>,
    /// Changes with everything that is put on paper, so that it is not removed for something older.
    sheets: StoredValue<u32>,
    /// Whether the printed pages are in the document before the browser asks for them.
    is_on_paper: StoredValue<bool>,
    /// The title of the page while it is printed under another one.
    title: StoredValue<Option<String>>,
    readings: Readings,
    engine: Engine,
    router: Router,
}

impl ReportSheet {
    /// A closed dialog.
    pub fn new(readings: Readings, engine: Engine, router: Router) -> ReportSheet {
        ReportSheet {
            dialog: NodeRef::new(),
            shown: RwSignal::new(None),
            printed: RwSignal::new(None),
            is_ready: RwSignal::new(false),
            includes_photos: RwSignal::new(false),
            message: RwSignal::new(None),
            details: RwSignal::default(),
            pictures: StoredValue::new(None),
            session: StoredValue::new(0),
            sheets: StoredValue::new(0),
            is_on_paper: StoredValue::new(false),
            title: StoredValue::new(None),
            readings,
            engine,
            router,
        }
    }

    /// Opens the report of `subject`, as a step of the browser's history.
    pub fn open(self, subject: Subject) {
        self.router.open(subject.route());
    }

    /// Opens and closes the dialog with the route, for the lifetime of the page.
    pub fn follow_route(self) {
        let wanted = Memo::new(move |_| Subject::of_route(&self.router.route()));
        Effect::new(move |_| match (wanted.get(), self.is_open()) {
            (Some(subject), false) => match Collected::now(subject, self.readings, self.engine) {
                Some(collected) => self.show(collected),
                // There is no model or no such photo.
                None => self.router.close(&subject.route()),
            },
            (None, true) => close_dialog(self.dialog),
            _ => {}
        });
    }

    fn is_open(self) -> bool {
        self.dialog.get_untracked().is_some_and(|dialog| dialog.open())
    }

    /// Shows a report in the dialog.
    fn show(self, collected: Collected) {
        self.session.update_value(|session| *session += 1);
        self.message.set(None);
        self.includes_photos.set(false);
        self.is_ready.set(false);
        self.pictures.set_value(None);
        self.details.set(Details::default());
        self.shown.set(Some(collected.clone()));
        self.print_only(None);
        open_dialog(self.dialog);
        let session = self.session.get_value();
        spawn_local(async move {
            let mut collected = collected;
            collected.read_files(self.readings, self.engine).await;
            let pictures = collected.embedded_pictures(self.readings).await;
            if self.session.get_value() != session {
                return;
            }
            self.pictures.set_value(Some(pictures));
            self.shown.set(Some(collected));
            self.fill();
            self.is_ready.set(true);
        });
    }

    /// Closes the dialog.
    pub fn close(self) {
        close_dialog(self.dialog);
    }

    /// Forgets the report after the dialog was closed, unless it was opened again: the browser reports a closed dialog
    /// later.
    pub fn on_closed(self) {
        if self.is_open() {
            return;
        }
        if let Some(subject) = Subject::of_route(&untrack(|| self.router.route())) {
            self.router.close(&subject.route());
        }
        self.session.update_value(|session| *session += 1);
        self.pictures.set_value(None);
        self.details.set(Details::default());
        self.shown.set(None);
        self.print_only(None);
    }

    /// Writes what the user has added into the report and its preview.
    pub fn fill(self) {
        let details = self.details.get_untracked();
        let is_filled =
            self.shown.with_untracked(|shown| shown.as_ref().is_none_or(|collected| collected.details() == details));
        if !is_filled {
            self.shown.update(|shown| {
                if let Some(collected) = shown {
                    collected.fill(&details, self.engine);
                }
            });
        }
    }

    /// Prints the report of the dialog.
    pub fn print(self) {
        self.fill();
        self.print_only(self.shown.get_untracked());
        self.is_on_paper.set_value(true);
        spawn_local(async move {
            // The pages are in the document after this.
            drop(JsFuture::from(timer(Duration::ZERO)).await);
            for picture in pictures() {
                // A picture that cannot be decoded is printed as its name.
                drop(JsFuture::from(picture.decode()).await);
            }
            // The only possible error is that the browser does not allow printing.
            drop(window().print());
        });
    }

    /// Saves the report in `format`.
    pub fn save(self, format: Format) {
        self.fill();
        let Some(mut collected) = self.shown.get_untracked() else { return };
        let includes_photos = self.includes_photos.get_untracked() && format != Format::Csv;
        spawn_local(async move {
            if includes_photos {
                let megabytes = collected.megabytes(self.readings);
                if megabytes > MAX_MEGABYTES {
                    return self.message.set(Some(photos_too_large(megabytes, MAX_MEGABYTES)));
                }
                collected.include_files(self.readings).await;
            }
            let report = &collected.report;
            let (extension, media_type, text) = match format {
                Format::Json => ("json", "application/json", report.to_json().map_err(|error| error.to_string())),
                Format::Fhir => {
                    ("fhir.json", "application/fhir+json", report.to_fhir().map_err(|error| error.to_string()))
                }
                Format::Csv => {
                    let table = report.to_csv().map(|table| format!("{BYTE_ORDER_MARK}{table}"));
                    ("csv", "text/csv;charset=utf-8", table.map_err(|error| error.to_string()))
                }
            };
            let name = file_name(report, extension);
            let outcome = text.and_then(|text| download(&name, media_type, &text));
            self.message.set(Some(outcome.map_or_else(Message::from, |()| saved(&name))));
        });
    }

    /// Copies the report as text and HTML.
    pub fn copy(self) {
        let Some(shared) = self.shared() else { return };
        spawn_local(async move {
            let message = if copy(&shared).await { COPIED } else { NOT_COPIED };
            self.message.set(Some(message.into()));
        });
    }

    /// What the share sheet and the clipboard get; none until the pictures are read.
    fn shared(self) -> Option<Shared> {
        self.fill();
        let collected = self.shown.get_untracked()?;
        self.pictures.with_value(|pictures| Some(Shared::of(&collected, pictures.as_ref()?)))
    }

    /// Opens the share sheet.
    pub fn share(self) {
        let Some(shared) = self.shared() else { return };
        // The share sheet opens only in the task of the user's press.
        let sharing = share(&shared);
        spawn_local(async move {
            if !sharing.await {
                self.message.set(Some(NOT_SHARED.into()));
            }
        });
    }

    /// When the page is printed, prints the report that is open, else that of the list on the screen with the photos, for
    /// the lifetime of the page.
    pub fn listen(self) {
        window_event_listener(ev::Custom::new("beforeprint"), move |_: web_sys::Event| self.before_print());
        window_event_listener(ev::Custom::new("afterprint"), move |_: web_sys::Event| self.after_print());
    }

    fn before_print(self) {
        // The pages of the button are there already. Others would be in the document too late, because the browser waits
        // for the button's call.
        if !self.is_on_paper.get_value() {
            self.fill();
            let is_list = untrack(|| self.router.screen()) == Screen::Read;
            let list = || if is_list { Collected::now(Subject::All, self.readings, self.engine) } else { None };
            self.print_only(self.shown.get_untracked().or_else(list));
        }
        // The browser proposes the title as the name of the PDF.
        if let Some(name) = self.printed.with_untracked(|printed| Some(file_stem(&printed.as_ref()?.report))) {
            self.title.set_value(Some(document().title()));
            document().set_title(&name);
        }
    }

    fn after_print(self) {
        if let Some(title) = self.title.try_update_value(Option::take).flatten() {
            document().set_title(&title);
        }
        let sheets = self.sheets.get_value();
        set_timeout(
            move || {
                if self.sheets.get_value() == sheets {
                    self.print_only(None);
                }
            },
            PAGES_STAY,
        );
    }

    /// Puts this report on paper in place of the page; the page itself without one.
    fn print_only(self, collected: Option<Collected>) {
        self.sheets.update_value(|sheets| *sheets += 1);
        self.is_on_paper.set_value(false);
        if let Some(body) = document().body() {
            // The attribute is a constant.
            drop(body.toggle_attribute_with_force(PRINTS_PAPER, collected.is_some()));
        }
        self.printed.set(collected);
    }
}

/// The pictures on paper.
fn pictures() -> Vec<HtmlImageElement> {
    let Ok(list) = document().query_selector_all(&format!("#{PAPER_ID} img")) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}
