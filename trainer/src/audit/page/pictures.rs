//! Pictures of the photos that findings are about, where the page may have them.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use maud::{Markup, html};

use super::super::material::Material;
use crate::document::picture::picture;
use crate::photos;

/// The photos by the names that findings call them; none where the page is to be without.
pub struct Pictures<'material> {
    paths: HashMap<&'material str, &'material Path>,
}

impl<'material> Pictures<'material> {
    /// The photos of `material`.
    pub fn new(material: Option<&'material Material>) -> Pictures<'material> {
        let files = material.into_iter().flat_map(|material| material.views.iter().zip(&material.candidates));
        let paths = files.map(|(view, candidate)| (view.file.as_str(), candidate.photo.path.as_path())).collect();
        Pictures { paths }
    }

    /// Rows of pictures, each row together and with a sentence; nothing where the page is without.
    ///
    /// # Errors
    ///
    /// Where a picture cannot be made.
    pub fn rows(&self, rows: &[(Vec<&str>, String)]) -> Result<Markup> {
        let mut figures = Vec::new();
        for (files, caption) in rows.iter().filter(|_| !self.paths.is_empty()) {
            let mut together = Vec::new();
            for file in files {
                // A file that is no photo has no picture; its finding says so.
                if let Some(Ok(photo)) = self.paths.get(file).map(|path| photos::read(path)) {
                    together.push(picture(&photo, file)?);
                }
            }
            figures.push(html! { div.together { @for figure in together { (figure) } p.quiet { (caption) } } });
        }
        Ok(html! { @if !figures.is_empty() { div.pictures { @for figure in figures { (figure) } } } })
    }
}
