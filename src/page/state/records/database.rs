//! The database of the browser (IndexedDB) in which records are stored.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CryptoKey, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbVersionChangeEvent,
};

use crate::page::state::records::failure::Failure;
use naevus_records::id::Id;

/// Name of the database.
const NAME: &str = "naevus-records";

/// Version of its stores.
const VERSION: u32 = 1;

/// A store of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// The header, and the key of the device if there is one.
    Vault,
    /// Sealed entries by identifier.
    Entries,
    /// Sealed photos by identifier.
    Photos,
    /// Sealed previews of photos by identifier of the photo.
    Previews,
    /// Times after which a photo may be deleted, by its identifier, if no visit has it.
    Loose,
}

impl Store {
    const ALL: [Store; 5] = [Store::Vault, Store::Entries, Store::Photos, Store::Previews, Store::Loose];

    fn name(self) -> &'static str {
        match self {
            Store::Vault => "vault",
            Store::Entries => "entries",
            Store::Photos => "photos",
            Store::Previews => "previews",
            Store::Loose => "loose",
        }
    }
}

/// Key of the header in [`Store::Vault`].
pub const HEADER_KEY: &str = "header";

/// Key of the device's key in [`Store::Vault`].
pub const DEVICE_KEY: &str = "device";

#[wasm_bindgen]
extern "C" {
    type WithDurability;

    #[wasm_bindgen(catch, method, js_name = transaction)]
    fn transaction(
        this: &WithDurability,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// An open database. It is closed when it is dropped.
#[derive(Debug)]
pub struct Database {
    database: IdbDatabase,
    _version_change: Closure<dyn FnMut(IdbVersionChangeEvent)>,
}

impl Drop for Database {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

/// A transaction that writes. Nothing of it is stored, or all.
#[derive(Debug)]
pub struct Writing(IdbTransaction);

impl Database {
    /// Opens the database; none if it does not exist, and it is not created then. `on_change` is called when another tab
    /// erases it or has a newer version of it.
    pub async fn open(on_change: impl Fn(Failure) + 'static) -> Result<Option<Database>, Failure> {
        match open(false).await {
            Ok(database) => Ok(Some(Database::new(database, on_change))),
            // The upgrade was aborted because there was no database.
            Err(Failure::Gone) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Opens the database, or creates it.
    pub async fn create(on_change: impl Fn(Failure) + 'static) -> Result<Database, Failure> {
        Ok(Database::new(open(true).await?, on_change))
    }

    fn new(database: IdbDatabase, on_change: impl Fn(Failure) + 'static) -> Database {
        let closed = database.clone();
        let version_change = Closure::<dyn FnMut(IdbVersionChangeEvent)>::new(move |event: IdbVersionChangeEvent| {
            closed.close();
            on_change(if event.new_version().is_some() { Failure::NewerVersion } else { Failure::Gone });
        });
        database.set_onversionchange(Some(version_change.as_ref().unchecked_ref()));
        Database { database, _version_change: version_change }
    }

    /// Deletes the database with everything in it.
    pub async fn erase() -> Result<(), Failure> {
        let request = factory()?.delete_database(NAME)?;
        done(&request).await.map(drop)
    }

    /// The value under `key`; `undefined` if there is none.
    pub async fn get(&self, store: Store, key: &str) -> Result<JsValue, Failure> {
        let transaction = self.database.transaction_with_str(store.name())?;
        let request = transaction.object_store(store.name())?.get(&key.into())?;
        done(&request).await
    }

    /// The bytes under `id`; none if there are none.
    pub async fn bytes(&self, store: Store, id: Id) -> Result<Option<Uint8Array>, Failure> {
        Ok(self.get(store, &id.to_string()).await?.dyn_into().ok())
    }

    /// All keys of a store with their values, in the order of the keys.
    pub async fn all(&self, store: Store) -> Result<Vec<(String, JsValue)>, Failure> {
        let transaction = self.database.transaction_with_str(store.name())?;
        let store = transaction.object_store(store.name())?;
        let (keys, values) = (store.get_all_keys()?, store.get_all()?);
        // Requests of one transaction are answered in their order.
        let values = done(&values).await?.unchecked_into::<Array>();
        let keys = keys.result()?.unchecked_into::<Array>();
        Ok(keys.iter().filter_map(|key| key.as_string()).zip(values.iter()).collect())
    }

    /// Starts a transaction that writes. It must be given all its values before the next `await`.
    pub fn write(&self) -> Result<Writing, Failure> {
        let stores: Array = Store::ALL.iter().map(|store| JsValue::from(store.name())).collect();
        let options = Object::new();
        // A saved visit is on the disk, not only in a buffer of the system.
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let database = self.database.unchecked_ref::<WithDurability>();
        Ok(Writing(database.transaction(&stores, "readwrite", &options)?))
    }
}

impl Writing {
    fn store(&self, store: Store) -> Result<IdbObjectStore, Failure> {
        Ok(self.0.object_store(store.name())?)
    }

    /// Sets the value under `key`.
    pub fn put(&self, store: Store, key: &str, value: &JsValue) -> Result<(), Failure> {
        self.store(store)?.put_with_key(value, &key.into())?;
        Ok(())
    }

    /// Sets the value under `id`.
    pub fn put_at(&self, store: Store, id: Id, value: &JsValue) -> Result<(), Failure> {
        self.put(store, &id.to_string(), value)
    }

    /// Deletes the value under `id`, if there is one.
    pub fn delete(&self, store: Store, id: Id) -> Result<(), Failure> {
        self.store(store)?.delete(&JsValue::from(id.to_string()))?;
        Ok(())
    }

    /// Stores the key of the device, which the browser does not export.
    pub fn put_device_key(&self, key: &CryptoKey) -> Result<(), Failure> {
        self.put(Store::Vault, DEVICE_KEY, key)
    }

    /// Deletes the key of the device, if there is one.
    pub fn delete_device_key(&self) -> Result<(), Failure> {
        self.store(Store::Vault)?.delete(&DEVICE_KEY.into())?;
        Ok(())
    }

    /// Waits until everything is stored.
    pub async fn complete(self) -> Result<(), Failure> {
        let completed = Promise::new(&mut |resolve, reject| {
            self.0.set_oncomplete(Some(&resolve));
            self.0.set_onabort(Some(&reject));
        });
        match JsFuture::from(completed).await {
            Ok(_) => Ok(()),
            Err(_) => Err(self.0.error().map_or(Failure::Gone, |error| JsValue::from(error).into())),
        }
    }
}

async fn open(may_create: bool) -> Result<IdbDatabase, Failure> {
    let request = factory()?.open_with_u32(NAME, VERSION)?;
    let upgrading = request.clone();
    let upgrade = Closure::<dyn FnMut()>::new(move || drop(create_stores(&upgrading, may_create)));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = done(&request).await;
    request.set_onupgradeneeded(None);
    let name = request.error().ok().flatten().map(|error| error.name()).unwrap_or_default();
    match opened {
        Ok(database) => Ok(database.unchecked_into()),
        // The creation was aborted because there was no database.
        Err(_) if !may_create && name == "AbortError" => Err(Failure::Gone),
        Err(_) if name == "UnknownError" => Err(Failure::NoStorage),
        Err(error) => Err(error),
    }
}

fn create_stores(request: &IdbOpenDbRequest, may_create: bool) -> Result<(), JsValue> {
    if !may_create {
        return request.transaction().map_or(Ok(()), |transaction| transaction.abort());
    }
    let database = request.result()?.unchecked_into::<IdbDatabase>();
    Store::ALL.iter().try_for_each(|store| database.create_object_store(store.name()).map(drop))
}

async fn done(request: &IdbRequest) -> Result<JsValue, Failure> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(answered).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(request.error().ok().flatten().map_or(Failure::NoStorage, |error| JsValue::from(error).into())),
    }
}

fn factory() -> Result<IdbFactory, Failure> {
    window().indexed_db().ok().flatten().ok_or(Failure::NoStorage)
}
