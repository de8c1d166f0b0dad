//! The preview of a photo as an image of the browser, for paper.

use web_sys::{Blob, HtmlImageElement};

use crate::page::state::browser::ObjectUrl;

/// A loaded image. While it exists, other images with its address are complete as soon as they are in the document: the
/// print dialog of the browser does not wait for images that are added for it.
#[derive(Debug)]
pub struct Picture {
    url: ObjectUrl,
    /// It is never in the document. The browser keeps its file, and decodes it only for paper.
    _image: HtmlImageElement,
}

impl Picture {
    /// The image of a file; none if the browser has no more addresses.
    pub fn of(file: &Blob) -> Option<Picture> {
        let url = ObjectUrl::of(file).ok()?;
        let image = HtmlImageElement::new().ok()?;
        image.set_src(url.address());
        Some(Picture { url, _image: image })
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.url.address().into()
    }
}
