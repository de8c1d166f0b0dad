//! The preview of a photo as an image of the browser, for paper.

use web_sys::{Blob, HtmlImageElement, Url};

/// A loaded image. While it exists, other images with its address are complete as soon as they are in the document: the
/// print dialog of the browser does not wait for images that are added for it.
#[derive(Debug)]
pub struct Picture {
    url: String,
    /// It is never in the document. The browser keeps its file, and decodes it only for paper.
    _image: HtmlImageElement,
}

impl Picture {
    /// The image of a file; none if the browser has no more addresses.
    pub fn of(file: &Blob) -> Option<Picture> {
        let url = Url::create_object_url_with_blob(file).ok()?;
        let image = HtmlImageElement::new().ok()?;
        image.set_src(&url);
        Some(Picture { url, _image: image })
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.url.clone()
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        // The address is one of this page.
        drop(Url::revoke_object_url(&self.url));
    }
}
