//! Labels for the photos of the batch, and the check of the model on them.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Update, With, WithUntracked, window};
use leptos::task::spawn_local;
use naevus_evaluation::Bootstrap;
use naevus_evaluation::csv_text::{CsvText, decoded, is_workbook};
use naevus_evaluation::listed_photos::{self, ListedPhoto, RowProblem};
use naevus_reading::diagnosis::Diagnosis;
use wasm_bindgen_futures::JsFuture;

use crate::page::batch::check::{CheckResult, CheckedRow, NoCheck};
use crate::page::batch::labels::Labels;
use crate::page::batch::remarks::Remark;
use crate::page::batch::rows::RowState;
use crate::page::state::batch::BatchPhotos;
use crate::page::state::batch::sources::{Source, comparable};
use crate::page::state::browser::timer;
use crate::page::state::engine::Engine;
use crate::page::state::report::download;
use crate::page::text::batch as text;
use crate::page::text::message::Message;

/// The table that the labels are from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedTable {
    /// Its path.
    pub path: String,
    /// Its photos.
    pub listed: Vec<ListedPhoto>,
    /// The problems of its rows, with their lines.
    pub problems: Vec<(u64, RowProblem)>,
}

/// The labels and the figures. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Checking {
    /// The labels; none without a table and without class folders.
    pub labels: RwSignal<Option<Labels>>,
    /// The diagnoses that the user has given to folders.
    pub given: RwSignal<BTreeMap<String, Diagnosis>>,
    /// The table that the labels are from.
    pub table: RwSignal<Option<UsedTable>>,
    /// Why tables cannot be used.
    pub table_errors: RwSignal<Vec<Message>>,
    /// Whether the figures are computed.
    pub is_computing: RwSignal<bool>,
    /// The figures.
    pub outcome: RwSignal<Option<Result<CheckResult, NoCheck>>>,
}

impl Checking {
    pub(super) fn new() -> Checking {
        Checking {
            labels: RwSignal::new(None),
            given: RwSignal::new(BTreeMap::new()),
            table: RwSignal::new(None),
            table_errors: RwSignal::new(Vec::new()),
            is_computing: RwSignal::new(false),
            outcome: RwSignal::new(None),
        }
    }

    pub(super) fn clear(self) {
        self.labels.set(None);
        self.given.set(BTreeMap::new());
        self.table.set(None);
        self.table_errors.set(Vec::new());
        self.outcome.set(None);
    }

    /// Uses the first of `tables` with the columns of a table of labels, and labels the photos.
    pub(super) async fn add_tables(self, batch: BatchPhotos, tables: Vec<(String, Source)>) {
        let mut errors = Vec::new();
        for (path, source) in tables {
            match table(&path, &source).await {
                Ok(table) => {
                    self.table.set(Some(table));
                    errors.clear();
                    break;
                }
                Err(error) => errors.push(error),
            }
        }
        self.table_errors.set(errors);
        self.label(batch);
    }

    /// Gives the photos of a folder a diagnosis, or none.
    pub fn give(self, batch: BatchPhotos, folder: &str, diagnosis: Option<Diagnosis>) {
        self.given.update(|given| match diagnosis {
            Some(diagnosis) => drop(given.insert(folder.into(), diagnosis)),
            None => drop(given.remove(folder)),
        });
        self.label(batch);
    }

    fn label(self, batch: BatchPhotos) {
        let paths = paths(batch);
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let labels = self.table.with_untracked(|table| match table {
            Some(table) => Some(Labels::of_table(&paths, &table.listed, &root(&table.path, &paths), comparable)),
            None => self.given.with_untracked(|given| Labels::of_folders(&paths, given)),
        });
        self.labels.set(labels);
        self.outcome.set(None);
    }

    /// The number of photos that have a label, and whether all of them are settled; tracked.
    pub fn progress(self, batch: BatchPhotos) -> (usize, bool) {
        let is_settled = batch.counts.get().left() == 0;
        (self.labels.with(|labels| labels.as_ref().map_or(0, Labels::labelled)), is_settled)
    }

    /// Computes the figures.
    pub fn compute(self, batch: BatchPhotos, engine: Engine) {
        self.is_computing.set(true);
        spawn_local(async move {
            // The browser draws that the figures are computed, which takes seconds for a thousand photos.
            drop(JsFuture::from(timer(Duration::from_millis(50))).await);
            let (rows, source) = self.rows(batch);
            let card = engine.card.get_untracked();
            let outcome = card.map(|card| CheckResult::of(&rows, &source, &card, Bootstrap::default()));
            self.outcome.set(outcome);
            self.is_computing.set(false);
        });
    }

    /// The photos with their labels, and the name of their table or folder.
    fn rows(self, batch: BatchPhotos) -> (Vec<CheckedRow>, String) {
        let labels = self.labels.get_untracked().unwrap_or_default();
        let all = paths(batch);
        let paths: Vec<&str> = all.iter().map(String::as_str).collect();
        let table = self.table.with_untracked(|table| table.as_ref().map(|table| table.path.clone()));
        let root = table.as_ref().map_or_else(String::new, |table| root(table, &paths));
        let name = table.as_deref().map(|table| table.rsplit('/').next().unwrap_or(table));
        let name = name.map_or("photos", |name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let states: Vec<(u32, RowState)> =
            batch.rows.with_untracked(|rows| rows.iter().map(|row| (row.number, row.state.get_untracked())).collect());
        let row = |((path, (number, state)), label): ((&&str, (u32, RowState)), _)| CheckedRow {
            number,
            path: path.strip_prefix(&root).unwrap_or(path).into(),
            state,
            label,
        };
        (paths.iter().zip(states).zip(labels.rows).map(row).collect(), name.into())
    }

    /// Saves the figures as JSON.
    pub fn save(self, batch: BatchPhotos, engine: Engine) {
        let (Some(Ok(result)), Some(card)) = (self.outcome.get_untracked(), engine.card.get_untracked()) else {
            return;
        };
        let json = result.to_json(&card).and_then(|json| serde_json::to_string_pretty(&json));
        let name = text::check_name(result.check.evaluation.photos);
        let saved = json
            .map_err(|error| error.to_string())
            .and_then(|json| download(&name, "application/json", &json).map(|()| name));
        batch.remarks.set(vec![saved.map_or_else(Remark::NotSaved, Remark::Saved)]);
    }

    /// Prints the figures: the style leaves the rest of the page out.
    pub fn print(self) {
        // The only possible error is that the browser does not allow printing.
        drop(window().print());
    }
}

fn paths(batch: BatchPhotos) -> Vec<String> {
    batch.rows.with_untracked(|rows| rows.iter().map(|row| row.path.clone()).collect())
}

/// The table at `path`, or why it cannot be used.
async fn table(path: &str, source: &Source) -> Result<UsedTable, Message> {
    let content = source.bytes().await.map_err(|error| text::source_error(&error))?;
    if is_workbook(&content) {
        return Err(text::workbook(path));
    }
    let csv = CsvText::of(&decoded(content)).map_err(|_| text::empty_table(path))?;
    let (listed, problems) = listed_photos::read(&csv).map_err(|error| text::table_error(path, &error))?;
    Ok(UsedTable { path: path.into(), listed, problems })
}

/// The folder that the paths of a table are relative to: its own if it is among the photos, else the one folder that
/// all photos are in. With a `/` at its end, or empty.
fn root(table: &str, paths: &[&str]) -> String {
    let own = table.rfind('/').map_or("", |end| &table[..=end]);
    if !own.is_empty() && paths.iter().any(|path| path.starts_with(own)) {
        return own.into();
    }
    let first = paths.first().and_then(|path| path.find('/').map(|end| &path[..=end])).unwrap_or_default();
    if paths.iter().all(|path| path.starts_with(first)) { first.into() } else { String::new() }
}
