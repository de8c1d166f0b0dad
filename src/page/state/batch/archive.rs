//! ZIP archives: the directory, and one photo at a time. The browser inflates.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, ReadableStreamDefaultReader, ReadableWritablePair};

use crate::page::batch::remarks::SourceError;
use crate::page::batch::zip::{
    self, Crc32, Directory, EndRecord, Entry, LOCAL_HEADER_BYTES, Method, TAIL_BYTES, ZIP64_RECORD_BYTES, ZipError,
};
use crate::page::state::batch::sources::{browser_error, bytes_of, file_of};

/// The files of an archive.
///
/// # Errors
///
/// If it is no archive, or a damaged one.
pub async fn open(file: &File) -> Result<Directory, ZipError> {
    let size = file.size() as u64;
    let read = async |begin: u64, end: u64| bytes_of(file, begin, end).await.map_err(|_| ZipError::NoEnd);
    let place = match zip::end_record(&read(size.saturating_sub(TAIL_BYTES), size).await?, size)? {
        EndRecord::Directory(place) => place,
        EndRecord::Zip64At(at) => zip::zip64_directory(&read(at, at + ZIP64_RECORD_BYTES).await?, size)?,
    };
    zip::directory(&read(place.offset, place.offset + place.bytes).await?, place)
}

/// The content of a file of an archive. It is inflated outside of the memory of the page, and refused as soon as it is
/// longer than the directory says.
///
/// # Errors
///
/// If it is not that of the directory, or the browser does not inflate.
pub async fn read_entry(archive: &File, entry: &Entry) -> Result<Blob, SourceError> {
    let header = bytes_of(archive, entry.header, entry.header + LOCAL_HEADER_BYTES).await?;
    let begin = entry.header + zip::content_offset(&header).ok_or(SourceError::Damaged)?;
    let (begin, end) = (begin as f64, (begin + entry.compressed_bytes) as f64);
    let stored = archive.slice_with_f64_and_f64(begin, end).map_err(|error| browser_error(&error))?;
    let stream = match entry.method {
        Method::Stored => stored.stream(),
        Method::Deflated => stored.stream().pipe_through(&inflater().map_err(|error| browser_error(&error))?),
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let (parts, mut sum, mut bytes) = (Array::new(), Crc32::default(), 0);
    loop {
        // The stream fails for damaged content.
        let part = JsFuture::from(reader.read()).await.map_err(|_| SourceError::Damaged)?;
        if Reflect::get(&part, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            break;
        }
        let content: Uint8Array =
            Reflect::get(&part, &"value".into()).map_err(|error| browser_error(&error))?.unchecked_into();
        bytes += u64::from(content.length());
        if bytes > entry.bytes {
            drop(reader.cancel());
            return Err(SourceError::Damaged);
        }
        sum.add(&content.to_vec());
        parts.push(&content);
    }
    if bytes == entry.bytes && sum.value() == entry.crc32 { file_of(&parts) } else { Err(SourceError::Damaged) }
}

/// The browser's stream that inflates. It is found through `Reflect`, because web-sys has it only behind a compiler flag.
fn inflater() -> Result<ReadableWritablePair, JsValue> {
    let class: Function = Reflect::get(&window(), &"DecompressionStream".into())?.dyn_into()?;
    Ok(Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?.unchecked_into())
}
