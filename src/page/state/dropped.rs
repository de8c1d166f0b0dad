//! Folders that were dropped on the page: the photos in them.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

/// The end of the names of photos. Some systems have no media type for the last ones, and archives have none at all.
const EXTENSIONS: [&str; 13] =
    [".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jxl"];

/// The dropped files and folders. It must be called while the event is handled.
pub fn entries(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    let entry = |index| items.get(index)?.webkit_get_as_entry().ok().flatten();
    (0..items.length()).filter_map(entry).collect()
}

/// The dropped files and folders, if a folder is among them. It must be called while the event is handled.
pub fn entries_with_folder(data: &DataTransfer) -> Option<Vec<FileSystemEntry>> {
    let entries = entries(data);
    entries.iter().any(FileSystemEntry::is_directory).then_some(entries)
}

/// The files among `entries`, and the photos in the folders among them and in their folders, sorted by path; and the
/// number of files and folders that cannot be read.
pub async fn photos(entries: Vec<FileSystemEntry>) -> (Vec<File>, usize) {
    let (files, unreadable) = files(entries).await;
    let is_wanted = |(_, file, is_dropped_itself): &(String, File, bool)| *is_dropped_itself || is_photo(file);
    (files.into_iter().filter(is_wanted).map(|(_, file, _)| file).collect(), unreadable)
}

/// All files among `entries` and in the folders among them, with their paths and whether they were dropped themselves,
/// sorted by path; and the number of files and folders that cannot be read.
pub async fn files(entries: Vec<FileSystemEntry>) -> (Vec<(String, File, bool)>, usize) {
    let mut files: Vec<(String, File, bool)> = Vec::new();
    let mut unreadable = 0;
    let mut rest: Vec<(FileSystemEntry, bool)> = entries.into_iter().map(|entry| (entry, true)).collect();
    while let Some((entry, is_dropped_itself)) = rest.pop() {
        // A cast without a check, because not every browser has the names of the two kinds.
        if entry.is_directory() {
            let (content, is_whole) = content(entry.unchecked_ref()).await;
            rest.extend(content.into_iter().map(|entry| (entry, false)));
            unreadable += usize::from(!is_whole);
            continue;
        }
        match file(entry.unchecked_ref()).await {
            Ok(file) => files.push((entry.full_path().trim_start_matches('/').into(), file, is_dropped_itself)),
            Err(_) => unreadable += 1,
        }
    }
    files.sort_by(|left, right| left.0.cmp(&right.0));
    (files, unreadable)
}

/// Whether the media type or the name is that of a photo, and the file is not hidden: other systems add hidden files to
/// folders.
fn is_photo(file: &File) -> bool {
    let name = file.name().to_lowercase();
    (file.type_().starts_with("image/") || is_photo_name(&name)) && !name.starts_with('.')
}

/// Whether a name or path in lower case ends like that of a photo.
pub fn is_photo_name(name: &str) -> bool {
    EXTENSIONS.iter().any(|end| name.ends_with(end))
}

/// The files and folders in `folder` until the first error, and whether there was none.
async fn content(folder: &FileSystemDirectoryEntry) -> (Vec<FileSystemEntry>, bool) {
    let reader: FileSystemDirectoryReader = folder.create_reader();
    let mut content = Vec::new();
    // A reader returns a part of the entries each time, and none at the end.
    loop {
        let part = promise(|resolve, reject| reader.read_entries_with_callback_and_callback(resolve, reject));
        match part.await.map(|part| Array::from(&part)) {
            Ok(part) if part.length() > 0 => content.extend(part.iter().map(JsCast::unchecked_into)),
            part => return (content, part.is_ok()),
        }
    }
}

async fn file(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = promise(|resolve, reject| {
        entry.file_with_callback_and_callback(resolve, reject);
        Ok(())
    });
    Ok(file.await?.unchecked_into())
}

/// Calls a function of the browser that takes two callbacks, and returns what the browser passes to one of them.
async fn promise(start: impl FnOnce(&Function, &Function) -> Result<(), JsValue>) -> Result<JsValue, JsValue> {
    let mut start = Some(start);
    let promise = Promise::new(&mut |resolve, reject| {
        if let Some(Err(error)) = start.take().map(|start| start(&resolve, &reject)) {
            drop(reject.call1(&JsValue::NULL, &error));
        }
    });
    JsFuture::from(promise).await
}
