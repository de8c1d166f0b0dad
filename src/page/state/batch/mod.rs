//! The batch: many photos, of which the page keeps a small picture and the numbers of the result.
//!
//! Two photos at a time are with the engine: one that is classified and one that waits, so that no worker waits for the
//! next file. The engine withdraws results of a GPU that has failed; their photos go back to the front of the queue.

mod adding;
mod archive;
mod check;
pub mod sources;
mod thumbnail;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use leptos::prelude::{
    ArcRwSignal, Get, GetUntracked, LocalStorage, Memo, RwSignal, Set, SetValue, StoredValue, UpdateValue, With,
    WithUntracked, WithValue,
};
use leptos::task::spawn_local;
use web_sys::Blob;

use crate::page::batch::export;
use crate::page::batch::pace::Pace;
use crate::page::batch::remarks::Remark;
use crate::page::batch::rows::{Counts, Filter, Order, Outcome, RowLabel, RowState, shown};
use crate::page::engine::ReadingState;
use crate::page::state::batch::check::Checking;
use crate::page::state::batch::sources::Source;
use crate::page::state::browser::{ObjectUrl, now_ms};
use crate::page::state::engine::Engine;
use crate::page::state::report::download;
use crate::page::text::batch as text;
use crate::protocol::Preview;

/// The number of the first photo of the batch. Those of the list are counted from 1.
const FIRST_NUMBER: u32 = 1 << 31;

/// The number of photos that the engine has at a time.
const WITH_ENGINE: usize = 2;

/// The number of rows that the table shows at first, and that are added to it. Ten thousand would make a tablet slow.
pub const SHOWN_AT_ONCE: usize = 500;

/// The byte order mark, without which spreadsheets take UTF-8 for another encoding.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Whether a photo is one of the batch, and not of the list.
pub fn is_of_batch(number: u32) -> bool {
    number >= FIRST_NUMBER
}

/// A photo of the batch.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number.
    pub number: u32,
    /// Its path in the folder or archive.
    pub path: String,
    /// Its progress or result.
    pub state: ArcRwSignal<RowState>,
    /// The small picture; none until it is decoded.
    pub thumbnail: ArcRwSignal<Option<Arc<ObjectUrl>>>,
}

/// The photos of the batch. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct BatchPhotos {
    /// The photos, in the order in which they were added.
    pub rows: RwSignal<Vec<Row>>,
    /// Their number by what became of them.
    pub counts: RwSignal<Counts>,
    /// Whether no further photo is started.
    pub is_paused: RwSignal<bool>,
    /// Which photos the table shows.
    pub filter: RwSignal<Filter>,
    /// The order of the table.
    pub order: RwSignal<Order>,
    /// The largest number of photos in the table.
    pub limit: RwSignal<usize>,
    /// Messages about the files that were added last.
    pub remarks: RwSignal<Vec<Remark>>,
    /// The labels of the photos, and the check.
    pub checking: Checking,
    announcement: RwSignal<String>,
    pace: StoredValue<Pace>,
    sources: StoredValue<HashMap<u32, Source>, LocalStorage>,
    /// The files of the photos that the engine has.
    files: StoredValue<HashMap<u32, Blob>, LocalStorage>,
    waiting: StoredValue<VecDeque<u32>>,
    with_engine: StoredValue<Vec<u32>>,
    paths: StoredValue<HashSet<String>>,
    last_number: StoredValue<u32>,
}

impl BatchPhotos {
    /// An empty batch, whose announcements for screen readers go to `announcement`.
    pub fn new(announcement: RwSignal<String>) -> BatchPhotos {
        BatchPhotos {
            rows: RwSignal::new(Vec::new()),
            counts: RwSignal::new(Counts::default()),
            is_paused: RwSignal::new(false),
            filter: RwSignal::new(Filter::All),
            order: RwSignal::new(Order::Added),
            limit: RwSignal::new(SHOWN_AT_ONCE),
            remarks: RwSignal::new(Vec::new()),
            checking: Checking::new(),
            announcement,
            pace: StoredValue::new(Pace::default()),
            sources: StoredValue::new_local(HashMap::new()),
            files: StoredValue::new_local(HashMap::new()),
            waiting: StoredValue::new(VecDeque::new()),
            with_engine: StoredValue::new(Vec::new()),
            paths: StoredValue::new(HashSet::new()),
            last_number: StoredValue::new(FIRST_NUMBER - 1),
        }
    }

    /// Whether there are no photos, tracked.
    pub fn is_empty(self) -> bool {
        self.rows.with(Vec::is_empty)
    }

    /// Photos per minute, and the minutes that are left, once a few photos are done; tracked.
    pub fn pace(self) -> Option<(f64, f64)> {
        let left = self.counts.get().left();
        self.pace.with_value(|pace| Some((pace.per_minute()?, pace.minutes_left(left)?)))
    }

    /// The photo with this number.
    pub fn row(self, number: u32) -> Option<Row> {
        let index = self.index(number)?;
        self.rows.with_untracked(|rows| rows.get(index).cloned())
    }

    /// The place of a photo among all.
    pub fn index(self, number: u32) -> Option<usize> {
        // The numbers are consecutive.
        let first = self.rows.with_untracked(|rows| rows.first().map(|row| row.number))?;
        number.checked_sub(first).map(|index| index as usize)
    }

    /// The photos of the table and their number without its limit, tracked. Only a filter and an order that depend on the
    /// results are applied again after each result.
    pub fn shown(self) -> Memo<(Vec<Row>, usize)> {
        Memo::new_with_compare(
            move |_| {
                let (filter, order, limit) = (self.filter.get(), self.order.get(), self.limit.get());
                if filter != Filter::All || matches!(order, Order::Malignant | Order::Diagnosis) {
                    self.counts.get();
                }
                self.rows.with(|rows| {
                    let states: Vec<(&str, RowState)> =
                        rows.iter().map(|row| (row.path.as_str(), row.state.get_untracked())).collect();
                    let indices = shown(&states, filter, order);
                    let total = indices.len();
                    (indices.into_iter().take(limit).map(|index| rows[index].clone()).collect(), total)
                })
            },
            |one: Option<&(Vec<Row>, usize)>, other| {
                let numbers = |value: Option<&(Vec<Row>, usize)>| {
                    value.map(|(rows, total)| (rows.iter().map(|row| row.number).collect::<Vec<_>>(), *total))
                };
                numbers(one) != numbers(other)
            },
        )
    }

    /// Starts the photos that wait.
    pub fn resume(self, engine: Engine) {
        self.is_paused.set(false);
        self.pace.update_value(|pace| pace.resume(now_ms()));
        self.feed(engine);
    }

    /// Starts no further photo. Those that the engine has are finished.
    pub fn pause(self) {
        self.is_paused.set(true);
    }

    /// Cancels the photos that have no result.
    pub fn cancel(self, engine: Engine) {
        engine.release(self.take_from_engine());
        self.waiting.set_value(VecDeque::new());
        self.rows.with_untracked(|rows| {
            let left = rows.iter().filter(|row| !row.state.with_untracked(RowState::is_settled));
            left.for_each(|row| row.state.set(RowState::Cancelled));
        });
        self.count();
        self.announcement.set(text::ANNOUNCED_CANCELLED.into());
    }

    /// Starts the photos again that were cancelled, or have failed for another reason than their file.
    pub fn retry(self, engine: Engine) {
        self.rows.with_untracked(|rows| {
            for row in rows {
                if row.state.with_untracked(|state| matches!(state, RowState::Cancelled | RowState::Failed(_))) {
                    row.state.set(RowState::Waiting);
                    self.waiting.update_value(|waiting| waiting.push_back(row.number));
                }
            }
        });
        self.count();
        self.resume(engine);
    }

    /// Removes all photos with their results.
    pub fn clear(self, engine: Engine) {
        drop(self.take_from_engine());
        engine.release(self.rows.with_untracked(|rows| rows.iter().map(|row| row.number).collect()));
        self.waiting.set_value(VecDeque::new());
        self.sources.set_value(HashMap::new());
        self.paths.set_value(HashSet::new());
        self.pace.set_value(Pace::default());
        self.rows.set(Vec::new());
        self.remarks.set(Vec::new());
        self.limit.set(SHOWN_AT_ONCE);
        self.filter.set(Filter::All);
        self.checking.clear();
        self.count();
        self.announcement.set(text::ANNOUNCED_REMOVED.into());
    }

    /// The content of a photo, for the list; none if it cannot be read.
    pub async fn content(self, number: u32) -> Option<Blob> {
        let source = self.sources.with_value(|sources| sources.get(&number).cloned())?;
        source.read().await.ok()
    }

    /// Saves the table as CSV.
    pub fn save(self, engine: Engine) {
        let Some(card) = engine.card.get_untracked() else { return };
        let labels = self.checking.labels.get_untracked();
        let none = RowLabel::default();
        let rows: Vec<(String, RowState)> = self
            .rows
            .with_untracked(|rows| rows.iter().map(|row| (row.path.clone(), row.state.get_untracked())).collect());
        let label = |index: usize| labels.as_ref().and_then(|labels| labels.rows.get(index)).unwrap_or(&none);
        let lines = rows.iter().enumerate().map(|(index, (path, state))| (path.as_str(), state, label(index)));
        let saved = export::csv(lines, &card).map_err(|error| error.to_string()).and_then(|table| {
            let name = text::table_name(rows.len());
            download(&name, "text/csv;charset=utf-8", &format!("{BYTE_ORDER_MARK}{table}")).map(|()| name)
        });
        self.remarks.set(vec![saved.map_or_else(Remark::NotSaved, Remark::Saved)]);
    }

    /// The file of a photo that the engine has.
    pub fn file(self, number: u32) -> Option<Blob> {
        self.files.with_value(|files| files.get(&number).cloned())
    }

    /// Keeps a small picture of a photo.
    pub fn set_preview(self, number: u32, preview: &Preview) {
        let Some(row) = self.row(number) else { return };
        let jpeg = preview.jpeg.clone();
        spawn_local(async move {
            let small = thumbnail::shrink(&jpeg).await.unwrap_or(jpeg);
            if let Ok(url) = ObjectUrl::of(&small) {
                row.thumbnail.set(Some(Arc::new(url)));
            }
        });
    }

    /// What the engine shows of a photo.
    pub fn on_state(self, engine: Engine, number: u32, state: ReadingState) {
        match state {
            ReadingState::Assessed { assessment, .. } => {
                self.settle(engine, number, RowState::Assessed(Outcome::of(&assessment)));
            }
            ReadingState::Unreadable(reason) => self.settle(engine, number, RowState::Unreadable(reason)),
            ReadingState::Failed(reason) => self.settle(engine, number, RowState::Failed(reason)),
            ReadingState::WaitingAgain => {
                let Some(row) = self.row(number) else { return };
                engine.release(vec![number]);
                self.forget(number);
                row.state.set(RowState::Waiting);
                self.waiting.update_value(|waiting| waiting.push_front(number));
                self.count();
                self.feed(engine);
            }
            // The photos of the batch are cancelled together.
            ReadingState::Waiting
            | ReadingState::Blocked
            | ReadingState::Processing(_)
            | ReadingState::FirstView { .. }
            | ReadingState::Cancelled => {}
        }
    }

    /// Gives the engine photos until it has enough.
    fn feed(self, engine: Engine) {
        while !self.is_paused.get_untracked() && self.with_engine.with_value(Vec::len) < WITH_ENGINE {
            let Some(number) = self.waiting.try_update_value(VecDeque::pop_front).flatten() else { return };
            let source = self.sources.with_value(|sources| sources.get(&number).cloned());
            let (Some(row), Some(source)) = (self.row(number), source) else { continue };
            self.with_engine.update_value(|numbers| numbers.push(number));
            row.state.set(RowState::InWork);
            spawn_local(async move {
                let file = source.read().await;
                if !self.with_engine.with_value(|numbers| numbers.contains(&number)) {
                    return;
                }
                match file {
                    Ok(file) => {
                        self.files.update_value(|files| drop(files.insert(number, file)));
                        engine.enqueue_of_batch(number);
                    }
                    Err(error) => {
                        self.settle(engine, number, RowState::Unreadable(text::source_error(&error)));
                    }
                }
            });
        }
    }

    fn settle(self, engine: Engine, number: u32, state: RowState) {
        let Some(row) = self.row(number) else { return };
        self.forget(number);
        row.state.set(state);
        self.pace.update_value(|pace| pace.add(now_ms()));
        self.count();
        let counts = self.counts.get_untracked();
        if counts.left() == 0 {
            self.announcement.set(text::announced_end(counts));
        }
        self.feed(engine);
    }

    /// The engine has the photo no more.
    fn forget(self, number: u32) {
        self.files.update_value(|files| drop(files.remove(&number)));
        self.with_engine.update_value(|numbers| numbers.retain(|other| *other != number));
    }

    fn take_from_engine(self) -> Vec<u32> {
        self.files.set_value(HashMap::new());
        self.with_engine.try_update_value(std::mem::take).unwrap_or_default()
    }

    fn count(self) {
        let states: Vec<RowState> =
            self.rows.with_untracked(|rows| rows.iter().map(|row| row.state.get_untracked()).collect());
        self.counts.set(Counts::of(states.iter()));
    }
}

/// The name of the file of a photo, without its folders.
pub fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether this browser lets the user choose a folder.
pub fn can_choose_folder() -> bool {
    let input = leptos::prelude::document().create_element("input");
    input.is_ok_and(|input| js_sys::Reflect::has(&input, &"webkitdirectory".into()).unwrap_or(false))
}
