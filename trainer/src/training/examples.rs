//! Labelled photos of the training and validation set, and a cache of the decoded photos.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use naevus_reading::photo::Photo;
use naevus_reading::preprocess::downscale;

use super::augment::rotated_copy;
use super::sampler::stream;
use crate::dataset::Label;
use crate::photos;

/// A labelled photo file.
#[derive(Clone, Debug)]
pub struct Example {
    /// The photo's file.
    pub path: PathBuf,
    /// The random seed of a rotated copy of the photo; `None` for the photo itself.
    pub copy: Option<u64>,
    /// The photo's label.
    pub label: Label,
}

impl Example {
    /// The photo at `path` itself.
    pub fn of(path: &Path, label: impl Into<Label>) -> Example {
        Example { path: path.to_path_buf(), copy: None, label: label.into() }
    }

    /// The photo, read from its file.
    ///
    /// # Errors
    ///
    /// If the photo cannot be read. The error contains the reason and the path.
    pub fn read(&self) -> Result<Photo, String> {
        let photo = photos::read(&self.path).map_err(|reason| format!("{}: {reason}", self.path.display()))?;
        Ok(match self.copy {
            Some(number) => rotated_copy(&photo, &mut stream(number, 0)),
            None => photo,
        })
    }
}

/// Examples with a cache of their decoded photos, which grows up to a memory limit.
pub struct PhotoCache {
    examples: Vec<Example>,
    shorter_side_px: u32,
    cached: Vec<OnceLock<Photo>>,
    free_bytes: AtomicU64,
}

impl PhotoCache {
    /// An empty cache for `examples`, which shrinks each photo to a shorter side of at most `shorter_side_px` and keeps
    /// up to `limit_bytes` of pixels.
    pub fn new(examples: Vec<Example>, shorter_side_px: u32, limit_bytes: u64) -> PhotoCache {
        let cached = examples.iter().map(|_| OnceLock::new()).collect();
        PhotoCache { examples, shorter_side_px, cached, free_bytes: AtomicU64::new(limit_bytes) }
    }

    /// The number of examples.
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// The label of each example.
    pub fn labels(&self) -> Vec<Label> {
        self.examples.iter().map(|example| example.label).collect()
    }

    /// The photo and the label of the example at `index`.
    ///
    /// # Errors
    ///
    /// If the photo cannot be read. The error contains the reason and the path.
    pub fn example(&self, index: usize) -> Result<(Cow<'_, Photo>, Label), String> {
        let (example, cached) = (&self.examples[index], &self.cached[index]);
        if let Some(photo) = cached.get() {
            return Ok((Cow::Borrowed(photo), example.label));
        }
        let photo = downscale(&example.read()?, self.shorter_side_px);
        let bytes = photo.rgb().len() as u64;
        let reserved =
            self.free_bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |free| free.checked_sub(bytes));
        Ok(match reserved {
            Ok(_) => (Cow::Borrowed(cached.get_or_init(|| photo)), example.label),
            Err(_) => (Cow::Owned(photo), example.label),
        })
    }
}

#[cfg(test)]
mod tests {
    use naevus_network::golden::synthetic_photo;
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn photos_are_cached_up_to_the_limit_and_read_again_beyond_it() {
        let folder = tempfile::tempdir().unwrap();
        let photo = synthetic_photo(1);
        let path = folder.path().join("one.png");
        image::save_buffer(&path, photo.rgb(), photo.width_px(), photo.height_px(), image::ColorType::Rgb8).unwrap();
        let example = |copy| Example { path: path.clone(), copy, label: Diagnosis::Nevus.into() };
        let bytes = downscale(&photo, 32).rgb().len() as u64;
        let photo_cache = PhotoCache::new(vec![example(None), example(None), example(Some(7))], 32, bytes);
        let is_cached = |index: usize| matches!(photo_cache.example(index).unwrap().0, Cow::Borrowed(_));
        assert!(is_cached(0) && is_cached(0), "the limit is one photo");
        assert!(!is_cached(1) && !is_cached(1) && is_cached(0));
        let (first, other) = (photo_cache.example(0).unwrap().0, photo_cache.example(1).unwrap().0);
        assert_eq!(first, other);
        assert_ne!(first, photo_cache.example(2).unwrap().0, "a copy is rotated");
        assert_eq!(photo_cache.example(2).unwrap().0, photo_cache.example(2).unwrap().0, "a copy is reproducible");
        folder.close().unwrap();
        assert!(photo_cache.example(0).is_ok());
        assert!(photo_cache.example(1).unwrap_err().contains("one.png: the file cannot be read"));
    }
}
