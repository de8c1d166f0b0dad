//! The photos that a training learns from and is watched on: where they are, and those of them that memory has room for.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use naevus_reading::photo::Photo;
use naevus_reading::preprocess::shrink;

use super::augment::tilted;
use super::sampler::stream;
use crate::dataset::Label;
use crate::photos;

/// A labelled photo, by where it is.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its file.
    pub path: PathBuf,
    /// A number where it is not the photo itself but a copy of it, tilted by an angle that the number decides.
    pub copy: Option<u64>,
    /// What it shows.
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
    /// Why it cannot be read, in words, with its path.
    pub fn read(&self) -> Result<Photo, String> {
        let photo = photos::read(&self.path).map_err(|reason| format!("{}: {reason}", self.path.display()))?;
        Ok(match self.copy {
            Some(number) => tilted(&photo, &mut stream(number, 0)),
            None => photo,
        })
    }
}

/// Examples whose photos are read when they are asked for, and kept as far as there is room.
pub struct Gallery {
    examples: Vec<Example>,
    shortest_side_px: u32,
    kept: Vec<OnceLock<Photo>>,
    room_bytes: AtomicU64,
}

impl Gallery {
    /// A gallery of `examples` that shrinks each photo until its shorter side is at most `shortest_side_px`, and keeps
    /// up to `room_bytes` of them.
    pub fn new(examples: Vec<Example>, shortest_side_px: u32, room_bytes: u64) -> Gallery {
        let kept = examples.iter().map(|_| OnceLock::new()).collect();
        Gallery { examples, shortest_side_px, kept, room_bytes: AtomicU64::new(room_bytes) }
    }

    /// How many examples there are.
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// What each example shows.
    pub fn labels(&self) -> Vec<Label> {
        self.examples.iter().map(|example| example.label).collect()
    }

    /// The photo of example `place`, and what it shows.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, in words, with its path.
    pub fn example(&self, place: usize) -> Result<(Cow<'_, Photo>, Label), String> {
        let (example, kept) = (&self.examples[place], &self.kept[place]);
        if let Some(photo) = kept.get() {
            return Ok((Cow::Borrowed(photo), example.label));
        }
        let photo = shrink(&example.read()?, self.shortest_side_px);
        let bytes = photo.rgb().len() as u64;
        let room = self.room_bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(bytes));
        Ok(match room {
            Ok(_) => (Cow::Borrowed(kept.get_or_init(|| photo)), example.label),
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
    fn photos_are_kept_while_there_is_room_and_read_again_where_there_is_none() {
        let folder = std::env::temp_dir().join(format!("naevus-gallery-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let photo = synthetic_photo(1);
        let path = folder.join("one.png");
        image::save_buffer(&path, photo.rgb(), photo.width_px(), photo.height_px(), image::ColorType::Rgb8).unwrap();
        let example = |copy| Example { path: path.clone(), copy, label: Diagnosis::Nevus.into() };
        let bytes = shrink(&photo, 32).rgb().len() as u64;
        let gallery = Gallery::new(vec![example(None), example(None), example(Some(7))], 32, bytes);
        let kept = |place: usize| matches!(gallery.example(place).unwrap().0, Cow::Borrowed(_));
        assert!(kept(0) && kept(0), "there is room for one");
        assert!(!kept(1) && !kept(1) && kept(0), "and for no other");
        let (first, other) = (gallery.example(0).unwrap().0, gallery.example(1).unwrap().0);
        assert_eq!(first, other);
        assert_ne!(first, gallery.example(2).unwrap().0, "a copy is another photo");
        assert_eq!(gallery.example(2).unwrap().0, gallery.example(2).unwrap().0, "and always the same");
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(gallery.example(0).is_ok());
        assert!(gallery.example(1).unwrap_err().contains("one.png: the file cannot be read"));
    }
}
