//! Records: persons, lesions and visits that the user keeps on this device.
//!
//! Nothing is stored until the user switches records on. Entries are in the memory of the page while they are unlocked;
//! photos are decrypted one at a time.

mod backup;
mod cipher;
pub mod comparing;
mod database;
mod edits;
mod failure;
mod locking;
mod vault;

use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Date as JsDate};
use leptos::prelude::{GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue};
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, BroadcastChannel};

use crate::page::state::browser::{ObjectUrl, local_storage, save_file, timer};
use crate::page::state::engine::Engine;
use crate::page::state::installation::ask_for_persistent_storage;
use crate::page::state::readings::Readings;
use crate::page::state::records::database::Database;
use crate::page::state::records::vault::{Locked, Vault};
use crate::page::text::message::Message;
use crate::page::text::message::Phrase;
use crate::page::text::records as text;
use naevus_records::collection::Collection;
use naevus_records::date::Date;
use naevus_records::record::{Entry, SavedPhoto};
use naevus_records::seal::Kind;

pub use crate::page::state::records::failure::Failure;
pub use crate::page::state::records::locking::LOCK_MINUTES;
pub use crate::page::state::records::vault::NewLock;

/// Key in the local storage: present while records are switched on, so that their loss is noticed.
const IS_ON_KEY: &str = "records";

/// Name of the channel on which tabs tell each other about changes.
const CHANNEL: &str = "naevus-records";

/// The message that entries were changed.
const CHANGED: &str = "changed";

/// The message that something else unlocks the records.
const RELOCKED: &str = "relocked";

/// Whether records can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not looked at yet.
    Unknown,
    /// Records are switched off: nothing is stored.
    Off,
    /// Records are locked.
    Locked {
        /// Whether a passphrase unlocks them, else the key of this device.
        needs_passphrase: bool,
    },
    /// Records are unlocked.
    Open,
}

/// What was deleted last and can be restored.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// The entries as they were.
    pub entries: Vec<Entry>,
    /// The time of the deletion, in milliseconds since 1970.
    at_ms: u64,
}

/// The records. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Records {
    /// Whether they can be used.
    pub phase: RwSignal<Phase>,
    /// The entries; empty while they are not unlocked.
    pub collection: RwSignal<Collection>,
    /// What was done, or why something was not, as a sentence.
    pub notice: RwSignal<Option<Notice>>,
    /// What is being done, as a sentence.
    pub busy: RwSignal<Option<Phrase>>,
    /// Whether a passphrase unlocks the records, else the key of this device. Only of meaning while they are unlocked.
    pub has_passphrase: RwSignal<bool>,
    /// What was deleted last and can be restored.
    pub deleted: RwSignal<Option<Deleted>>,
    /// The photos of the list that shall be saved, by number.
    pub to_save: RwSignal<Vec<u32>>,
    /// The minutes without use after which records are locked.
    pub lock_after_minutes: RwSignal<u32>,
    /// Whether records are locked when the page is hidden.
    pub locks_when_hidden: RwSignal<bool>,
    vault: StoredValue<Option<Rc<Vault>>, LocalStorage>,
    channel: StoredValue<Option<BroadcastChannel>, LocalStorage>,
    used_ms: StoredValue<f64>,
    readings: Readings,
    engine: Engine,
}

/// A sentence about what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The sentence.
    pub sentence: Message,
    /// Whether it is about a failure.
    pub is_failure: bool,
}

impl Records {
    /// Records that were not looked at yet.
    pub fn new(readings: Readings, engine: Engine) -> Records {
        let records = Records {
            phase: RwSignal::new(Phase::Unknown),
            collection: RwSignal::new(Collection::default()),
            notice: RwSignal::new(None),
            busy: RwSignal::new(None),
            has_passphrase: RwSignal::new(false),
            deleted: RwSignal::new(None),
            to_save: RwSignal::new(Vec::new()),
            lock_after_minutes: RwSignal::new(locking::stored_minutes()),
            locks_when_hidden: RwSignal::new(locking::stored_when_hidden()),
            vault: StoredValue::new_local(None),
            channel: StoredValue::new_local(None),
            used_ms: StoredValue::new(0.0),
            readings,
            engine,
        };
        records.watch_use();
        records
    }

    /// Looks whether records are switched on, once.
    pub fn look(self) {
        if self.phase.get_untracked() != Phase::Unknown {
            return;
        }
        self.listen_to_tabs();
        spawn_local(async move {
            match self.locked().await {
                Ok(Some(locked)) => self.phase.set(Phase::Locked { needs_passphrase: locked.needs_passphrase() }),
                Ok(None) => {
                    if is_marked_on() {
                        self.fail(&Failure::Gone);
                    }
                    self.phase.set(Phase::Off);
                }
                Err(error) => {
                    self.phase.set(Phase::Off);
                    self.fail(&error);
                }
            }
        });
    }

    /// Switches records on.
    pub fn switch_on(self, lock: NewLock) {
        self.work(text::SETTING_UP, async move {
            let database = Database::create(move |failure| self.on_database_change(&failure)).await?;
            let vault = Vault::create(database, &lock).await?;
            mark_on(true);
            ask_for_persistent_storage();
            self.has_passphrase.set(matches!(lock, NewLock::Passphrase(_)));
            self.open(vault, Collection::default());
            Ok(None)
        });
    }

    /// Unlocks records; without `passphrase`, with the key of this device.
    pub fn unlock(self, passphrase: Option<String>) {
        self.work(text::UNLOCKING, async move {
            let locked = self.locked().await?.ok_or(Failure::Gone)?;
            let vault = locked.unlock(passphrase.as_deref()).await?;
            let collection = vault.entries().await?;
            vault.delete_loose_photos(&collection, JsDate::now()).await?;
            self.has_passphrase.set(passphrase.is_some());
            self.open(vault, collection);
            Ok(None)
        });
    }

    /// Replaces what unlocks the records. `passphrase` is that of the former lock; none if that is the key of this device.
    pub fn relock(self, passphrase: Option<String>, lock: NewLock) {
        self.work(text::RELOCKING, async move {
            self.vault()?.relock(passphrase.as_deref(), &lock).await?;
            self.has_passphrase.set(matches!(lock, NewLock::Passphrase(_)));
            self.tell(RELOCKED);
            Ok(Some(text::RELOCKED.into()))
        });
    }

    /// Locks records.
    pub fn lock(self) {
        if self.phase.get_untracked() != Phase::Open {
            return;
        }
        self.forget();
        self.phase.set(Phase::Unknown);
        self.look();
    }

    /// Erases all records and switches them off.
    pub fn erase(self) {
        self.work(text::ERASING, async move {
            self.forget();
            Database::erase().await?;
            mark_on(false);
            self.to_save.set(Vec::new());
            self.phase.set(Phase::Off);
            Ok(Some(text::ERASED.into()))
        });
    }

    /// A photo of a visit, or its preview, as an address for an image. The preview is replaced by the photo if there
    /// is none.
    ///
    /// # Errors
    ///
    /// [`Failure::Locked`], and the failures of the storage.
    pub async fn photo_address(self, kind: Kind, photo: SavedPhoto) -> Result<ObjectUrl, Failure> {
        Ok(ObjectUrl::of(&self.photo_file(kind, photo).await?)?)
    }

    /// A photo of a visit, or its preview, as a file in the memory of the browser.
    ///
    /// # Errors
    ///
    /// [`Failure::Locked`], and the failures of the storage.
    async fn photo_file(self, kind: Kind, photo: SavedPhoto) -> Result<Blob, Failure> {
        let vault = self.vault()?;
        let bytes = match vault.photo(kind, photo.id).await {
            Err(Failure::NoPhoto) if kind == Kind::Preview => vault.photo(Kind::Photo, photo.id).await,
            bytes => bytes,
        }?;
        let options = BlobPropertyBag::new();
        options.set_type(&photo.media_type);
        Ok(Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&bytes), &options)?)
    }

    /// Downloads a backup that is locked with `passphrase`.
    pub fn back_up(self, passphrase: String) {
        self.work(text::BACKING_UP, async move {
            let vault = self.vault()?;
            let collection = self.collection.get_untracked();
            let file = vault.backup(&collection, &passphrase).await?;
            save_file(&file, &text::backup_name(today()))?;
            Ok(Some(text::BACKED_UP.into()))
        });
    }

    /// Merges the backup in `file` with the records.
    pub fn restore(self, file: Blob, passphrase: String) {
        self.work(text::RESTORING, async move {
            let vault = self.vault()?;
            let mut collection = self.collection.get_untracked();
            let restored = vault.restore(&file, &passphrase, &mut collection, now_ms()).await?;
            self.collection.set(collection);
            self.tell(CHANGED);
            Ok(Some(text::restored(restored.added, restored.updated, restored.deleted, restored.left_out)))
        });
    }

    /// Dismisses the sentence about what was done.
    pub fn dismiss(self) {
        self.notice.set(None);
    }

    fn open(self, vault: Vault, collection: Collection) {
        self.vault.set_value(Some(Rc::new(vault)));
        self.collection.set(collection);
        self.notice.set(None);
        self.mark_use();
        self.phase.set(Phase::Open);
    }

    /// Forgets the key and all entries.
    fn forget(self) {
        self.vault.set_value(None);
        self.collection.set(Collection::default());
        self.deleted.set(None);
        self.notice.set(None);
    }

    fn vault(self) -> Result<Rc<Vault>, Failure> {
        self.vault.get_value().ok_or(Failure::Locked)
    }

    async fn locked(self) -> Result<Option<Locked>, Failure> {
        match Database::open(move |failure| self.on_database_change(&failure)).await? {
            Some(database) => Locked::new(database).await.map(Some),
            None => Ok(None),
        }
    }

    /// Does one thing at a time, and says how it went.
    fn work(self, what: Phrase, work: impl Future<Output = Result<Option<Message>, Failure>> + 'static) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        self.busy.set(Some(what));
        self.notice.set(None);
        spawn_local(async move {
            // The key of a passphrase is computed on this thread: what is being done is shown before.
            drop(JsFuture::from(timer(Duration::from_millis(30))).await);
            let result = work.await;
            self.busy.set(None);
            match result {
                Ok(Some(sentence)) => self.say(sentence),
                Ok(None) => {}
                Err(error) => self.fail(&error),
            }
        });
    }

    fn say(self, sentence: Message) {
        self.readings.announcement.set(sentence.to_string());
        self.notice.set(Some(Notice { sentence, is_failure: false }));
    }

    fn fail(self, failure: &Failure) {
        let sentence = failure.sentence();
        self.readings.announcement.set(sentence.to_string());
        self.notice.set(Some(Notice { sentence, is_failure: true }));
    }
}

/// The current day of the device.
pub fn today() -> Date {
    let now = JsDate::new_0();
    let part = |value: u32| u8::try_from(value).unwrap_or_default();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    // A clock outside the years of the format is wrong by centuries.
    Date::new(year, part(now.get_month() + 1), part(now.get_date()))
        .or_else(|| Date::new(2199, 12, 31))
        .unwrap_or_else(|| unreachable!())
}

/// The current time, in milliseconds since 1970.
fn now_ms() -> u64 {
    JsDate::now() as u64
}

fn is_marked_on() -> bool {
    local_storage().and_then(|storage| storage.get_item(IS_ON_KEY).ok().flatten()).is_some()
}

fn mark_on(is_on: bool) {
    if let Some(storage) = local_storage() {
        // Without the mark, a loss of the records is not noticed.
        drop(if is_on { storage.set_item(IS_ON_KEY, "on") } else { storage.remove_item(IS_ON_KEY) });
    }
}
