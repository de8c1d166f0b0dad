//! Files that are added to the batch: chosen in a dialog, or dropped.

use leptos::prelude::{ArcRwSignal, Set, SetValue, Update, UpdateValue, WithValue};
use leptos::task::spawn_local;
use web_sys::{DataTransfer, Event, HtmlInputElement};

use crate::page::batch::remarks::Remark;
use crate::page::batch::rows::RowState;
use crate::page::state::batch::sources::{Found, GivenFile, Source, find, path_in_folder};
use crate::page::state::batch::{BatchPhotos, Row};
use crate::page::state::dropped;
use crate::page::state::engine::Engine;
use crate::page::state::intake::listed;
use crate::page::text::batch as text;
use crate::page::text::format::{file_name, unique_name};

impl BatchPhotos {
    /// Adds the files of a file dialog.
    pub fn on_chosen(self, engine: Engine, event: &Event) {
        let input: HtmlInputElement = leptos::prelude::event_target(event);
        if let Some(files) = input.files() {
            let files = listed(&files).into_iter().map(|file| {
                let (path, is_chosen) = path_in_folder(&file);
                (path, file, is_chosen)
            });
            self.add(engine, files.collect(), 0);
        }
        input.set_value("");
    }

    /// Adds what was dropped.
    pub fn on_drop(self, engine: Engine, data: &DataTransfer) {
        let entries = dropped::entries(data);
        self.remarks.set(vec![Remark::Listing]);
        spawn_local(async move {
            let (files, unreadable) = dropped::files(entries).await;
            self.add(engine, files, unreadable);
        });
    }

    fn add(self, engine: Engine, files: Vec<GivenFile>, unreadable: usize) {
        self.remarks.set(vec![Remark::Listing]);
        spawn_local(async move {
            let found = find(files).await;
            let mut remarks = Vec::new();
            if found.photos.is_empty() && found.unreadable.is_empty() && found.tables.is_empty() {
                remarks.push(Remark::NoPhoto);
            }
            remarks.extend(found.archives.iter().map(|(path, error)| Remark::Archive(path.clone(), *error)));
            remarks.extend((found.others > 0).then_some(Remark::Others(found.others)));
            remarks.extend((unreadable > 0).then_some(Remark::Unreadable(unreadable)));
            self.remarks.set(remarks);
            let has_photos = !found.photos.is_empty();
            let tables = self.add_found(found);
            if has_photos {
                self.resume(engine);
            }
            self.checking.add_tables(self, tables).await;
        });
    }

    /// Appends the photos, and returns the tables.
    fn add_found(self, found: Found) -> Vec<(String, Source)> {
        let Found { photos, unreadable, tables, .. } = found;
        let mut added = Vec::new();
        let mut row = |path: &str, state: RowState| {
            let path = path.split('/').map(file_name).collect::<Vec<_>>().join("/");
            let path = self.paths.with_value(|paths| unique_name(&path, |path| paths.contains(path)));
            self.paths.update_value(|paths| {
                paths.insert(path.clone());
            });
            let number = self.last_number.with_value(|last| last + 1);
            self.last_number.set_value(number);
            let thumbnail = ArcRwSignal::new(None);
            added.push(Row { number, path, state: ArcRwSignal::new(state), thumbnail });
            number
        };
        for (path, source) in photos {
            let number = row(&path, RowState::Waiting);
            self.sources.update_value(|sources| drop(sources.insert(number, source)));
            self.waiting.update_value(|waiting| waiting.push_back(number));
        }
        for (path, fault) in unreadable {
            row(&path, RowState::Unreadable(text::entry_fault(fault).into()));
        }
        self.rows.update(|rows| rows.extend(added));
        self.count();
        tables
    }
}
