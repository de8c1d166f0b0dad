//! Where the photos of the batch come from: files, folders and ZIP archives.

use std::rc::Rc;

use js_sys::{Array, JsString, Reflect, Uint8Array};
use naevus_evaluation::folders::is_left_out;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use crate::page::batch::remarks::SourceError;
use crate::page::batch::zip::{Entry, EntryFault, ZipError};
use crate::page::state::batch::archive;
use crate::page::state::dropped::is_photo_name;
use crate::page::state::intake::size_limit;

/// A file of the user. It is read when its turn comes: none of them is in the memory of the page.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file by itself.
    File(File),
    /// A file of an archive.
    Entry(Rc<File>, Entry),
}

impl Source {
    /// The content as a file.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is too large.
    pub async fn read(&self) -> Result<Blob, SourceError> {
        let bytes = match self {
            Source::File(file) => file.size(),
            Source::Entry(_, entry) => entry.bytes as f64,
        };
        if let Some(reason) = size_limit(bytes) {
            return Err(SourceError::TooLarge(reason));
        }
        match self {
            Source::File(file) => Ok(file.clone().into()),
            Source::Entry(archive, entry) => archive::read_entry(archive, entry).await,
        }
    }

    /// The content, in the memory of the page.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub async fn bytes(&self) -> Result<Vec<u8>, SourceError> {
        let blob = self.read().await?;
        let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|error| browser_error(&error))?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// The message of a browser error as the reason.
pub fn browser_error(error: &wasm_bindgen::JsValue) -> SourceError {
    SourceError::Browser(crate::page::state::browser::error_message(error))
}

/// What was found in files, folders and archives.
#[derive(Debug, Default)]
pub struct Found {
    /// Photos with their paths.
    pub photos: Vec<(String, Source)>,
    /// Photos of archives that cannot be read.
    pub unreadable: Vec<(String, EntryFault)>,
    /// Tables with their paths.
    pub tables: Vec<(String, Source)>,
    /// Archives that cannot be opened.
    pub archives: Vec<(String, ZipError)>,
    /// The number of files that are neither photos nor tables.
    pub others: usize,
}

/// A file with its path, and whether the user chose it by itself and not its folder.
pub type GivenFile = (String, File, bool);

/// The photos and tables among `files` and in the archives among them, sorted by path.
pub async fn find(files: Vec<GivenFile>) -> Found {
    let mut found = Found::default();
    for (path, file, is_chosen) in files {
        let kind = Kind::of(&path, &file.type_());
        match kind {
            _ if !is_chosen && path.split('/').any(is_left_out) => {}
            Kind::Archive => found.add_archive(path, file).await,
            Kind::Table => found.tables.push((path, Source::File(file))),
            Kind::Photo => found.photos.push((path, Source::File(file))),
            // Whoever chooses a file expects an answer for it.
            Kind::Other if is_chosen => found.photos.push((path, Source::File(file))),
            Kind::Other => found.others += 1,
        }
    }
    found.photos.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

impl Found {
    async fn add_archive(&mut self, path: String, file: File) {
        let directory = match archive::open(&file).await {
            Ok(directory) => directory,
            Err(error) => return self.archives.push((path, error)),
        };
        let archive = Rc::new(file);
        for entry in directory.entries {
            let source = Source::Entry(archive.clone(), entry.clone());
            match Kind::of(&entry.path, "") {
                _ if entry.path.split('/').any(is_left_out) => {}
                Kind::Table => self.tables.push((entry.path, source)),
                Kind::Photo => self.photos.push((entry.path, source)),
                Kind::Archive | Kind::Other => self.others += 1,
            }
        }
        let photos = directory.faults.into_iter().filter(|(path, _)| Kind::of(path, "") == Kind::Photo);
        self.unreadable.extend(photos);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Photo,
    Table,
    Archive,
    Other,
}

impl Kind {
    fn of(path: &str, media_type: &str) -> Kind {
        let path = path.to_lowercase();
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        if extension == "zip" {
            Kind::Archive
        } else if matches!(extension, "csv" | "tsv") {
            Kind::Table
        } else if media_type.starts_with("image/") || is_photo_name(&path) {
            Kind::Photo
        } else {
            Kind::Other
        }
    }
}

/// The path of a file in the folder that was chosen; its name if it was chosen by itself.
pub fn path_in_folder(file: &File) -> (String, bool) {
    // web-sys has no such property.
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    match path.filter(|path| !path.is_empty()) {
        Some(path) => (path, false),
        None => (file.name(), true),
    }
}

/// One text for the spellings of a path that systems use: composed letters in lower case.
pub fn comparable(path: &str) -> String {
    String::from(JsString::from(path).normalize("NFC")).to_lowercase()
}

/// The bytes of `blob` from `begin` to `end`.
///
/// # Errors
///
/// The error of the browser.
pub async fn bytes_of(blob: &Blob, begin: u64, end: u64) -> Result<Vec<u8>, SourceError> {
    let part = blob.slice_with_f64_and_f64(begin as f64, end as f64).map_err(|error| browser_error(&error))?;
    let buffer = JsFuture::from(part.array_buffer()).await.map_err(|error| browser_error(&error))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file of the parts `parts`.
///
/// # Errors
///
/// The error of the browser.
pub fn file_of(parts: &Array) -> Result<Blob, SourceError> {
    Blob::new_with_u8_array_sequence(parts).map_err(|error| browser_error(&error))
}
