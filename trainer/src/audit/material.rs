//! Every listed photo, its file looked at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use rayon::prelude::*;

use crate::dataset::candidates::{Candidate, candidates};
use crate::dataset::isic2019::Reference;
use crate::dataset::kin::kin;
use crate::dataset::layout::{GivenLabel, Listing};
use crate::dataset::quarantine::Quarantine;
use crate::dataset::reconcile::{self, Verdict};
use crate::dataset::{Label, Listed, Problem};
use crate::fingerprint::{Fingerprint, Fingerprints};
use crate::{photos, progress};

/// The names of folders that are parts of an archive rather than classes.
const PARTS: [&str; 7] = ["train", "training", "val", "valid", "validation", "test", "testing"];

/// The photos of all archives with what their files show. `candidates`, `views`, `photos` and `lesions` have one entry
/// for each listed photo, in the same order.
pub struct Material {
    /// The archives' names.
    pub archives: Vec<String>,
    /// What the archives say, and which files are the same bytes.
    pub candidates: Vec<Candidate>,
    /// What the files show.
    pub views: Vec<View>,
    /// Which photo each is: a place in `copies`.
    pub photos: Vec<usize>,
    /// Which lesion each is of.
    pub lesions: Vec<String>,
    /// The listed photos that are one photo, by their places.
    pub copies: Vec<Vec<usize>>,
    /// What ISIC 2019 knows.
    pub reference: Reference,
    /// What could not be read in the archives' lists, without this machine's paths.
    pub problems: Vec<String>,
}

/// A listed photo's file.
pub struct View {
    /// Its path within its archive, with `/` between folders.
    pub inside: String,
    /// Its archive's name and the path: what findings call it.
    pub file: String,
    /// The part of the archive that it is filed in (`Train`), where the archive has such folders.
    pub part: Option<String>,
    /// What it shows, or why it cannot be read; nothing where the file is missing.
    pub look: Option<Result<Look, String>>,
}

/// What a photo looks like, in numbers.
#[derive(Clone, Debug)]
pub struct Look {
    /// Its width, in pixels.
    pub width_px: u32,
    /// Its height, in pixels.
    pub height_px: u32,
    /// Standard deviation of its brightness, in levels of 0 to 255.
    pub contrast: f64,
    /// How far the strongest and the weakest of a pixel's channels are apart on average, in levels of 0 to 255.
    pub colourfulness: f64,
    /// Natural logarithms of its mean red and its mean blue, each over its mean green.
    pub cast: [f64; 2],
    /// For telling whether it looks like another.
    pub fingerprint: Fingerprint,
}

impl Material {
    /// Looks at every listed photo, on all cores. `folder` is the reference's, where there is one.
    pub fn examine(listed: Listed, folder: Option<&Path>) -> Material {
        let Listed { listings, reference, problems } = listed;
        let archives: Vec<String> = listings.iter().map(|listing| listing.source.clone()).collect();
        let mut here: Vec<(PathBuf, String)> =
            listings.iter().map(|listing| (listing.root.clone(), listing.source.clone())).collect();
        here.extend(folder.map(|folder| (folder.to_path_buf(), "the reference".to_string())));
        let inside = |listing: &Listing| -> Vec<View> {
            listing.photos.iter().map(|photo| View::unseen(&listing.source, listing.inside(photo))).collect()
        };
        let mut views: Vec<View> = listings.iter().flat_map(inside).collect();
        // What cannot be used is a finding here, not a problem.
        let candidates = candidates(listings, &Quarantine::default(), &mut Vec::new());
        let prints = Fingerprints::new();
        let bar = progress::bar("looking at photos", views.len() as u64);
        views.par_iter_mut().zip(&candidates).for_each(|(view, candidate)| {
            let photo = &candidate.photo;
            view.look = (!photo.missing).then(|| photos::read(&photo.path).map(|photo| look(&photo, &prints)));
            bar.inc(1);
        });
        bar.finish_and_clear();
        let copies = reconcile::same_photos(&candidates);
        let mut photos = vec![0; candidates.len()];
        for (photo, places) in copies.iter().enumerate() {
            places.iter().for_each(|&place| photos[place] = photo);
        }
        Material {
            lesions: kin(&candidates, &reference).into_iter().map(|kin| kin.lesion).collect(),
            problems: problems.iter().map(|problem| anywhere(problem, &here)).collect(),
            archives,
            candidates,
            views,
            photos,
            copies,
            reference,
        }
    }

    /// The files that are missing.
    pub fn missing(&self) -> Vec<String> {
        self.views.iter().filter(|view| view.look.is_none()).map(|view| view.file.clone()).collect()
    }

    /// What the photo at `place` shows, where its file can be read.
    pub fn look(&self, place: usize) -> Option<&Look> {
        self.views[place].look.as_ref()?.as_ref().ok()
    }

    /// The label that the archive gives the photo at `place`.
    pub fn label(&self, place: usize) -> &GivenLabel {
        &self.candidates[place].photo.label
    }

    /// The labels that archives and reference give a photo, by its place in `copies`.
    pub fn labels(&self, photo: usize) -> Vec<&GivenLabel> {
        let copies = self.copies[photo].iter().map(|&place| &self.candidates[place].photo);
        let ids: BTreeSet<&str> = copies.clone().map(|photo| photo.id.as_str()).collect();
        let known = ids.into_iter().filter_map(|id| self.reference.get(id)?.label.as_ref());
        copies.map(|photo| &photo.label).chain(known).collect()
    }

    /// What a photo, by its place in `copies`, is taken for in training, where the labels say something and agree.
    pub fn taken_for(&self, photo: usize) -> Option<Label> {
        match reconcile::verdict(&self.labels(photo)) {
            Verdict::May { be, .. } => Label::of(&be),
            Verdict::Contradiction | Verdict::Nothing => None,
        }
    }

    /// The classes that the archives file the photos at `places` under, as they write them.
    pub fn classes(&self, places: &[usize]) -> BTreeSet<String> {
        places.iter().map(|&place| self.label(place).written.clone()).collect()
    }

    /// Whether two of the photos at `places` are filed under classes that cannot both be right.
    pub fn contradict(&self, places: &[usize]) -> bool {
        let said: BTreeSet<&[Diagnosis]> = places.iter().map(|&place| self.label(place).may_be).collect();
        let said: Vec<&[Diagnosis]> = said.into_iter().filter(|may_be| !may_be.is_empty()).collect();
        said.iter().any(|one| said.iter().any(|other| !one.iter().any(|diagnosis| other.contains(diagnosis))))
    }

    /// Whether two of the photos at `places` are in different parts of one archive.
    pub fn across_parts(&self, places: &[usize]) -> bool {
        let mut parts: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for &place in places {
            parts.entry(self.candidates[place].archive).or_default().extend(self.views[place].part.as_deref());
        }
        parts.values().any(|parts| parts.len() > 1)
    }
}

impl View {
    fn unseen(source: &str, inside: &Path) -> View {
        let folders: Vec<String> = inside.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        let is_part = |name: &&String| PARTS.iter().any(|part| name.eq_ignore_ascii_case(part));
        let inside = folders.join("/");
        View {
            file: format!("{source}/{inside}"),
            inside,
            // A part's photos are in class folders within it.
            part: folders.first().filter(is_part).filter(|_| folders.len() > 2).cloned(),
            look: None,
        }
    }
}

/// A problem with the names of archives where their paths on this machine were.
fn anywhere(problem: &Problem, here: &[(PathBuf, String)]) -> String {
    let mut text = problem.to_string();
    for (root, name) in here {
        if !root.as_os_str().is_empty() {
            text = text.replace(&root.display().to_string(), name);
        }
    }
    text
}

fn look(photo: &Photo, prints: &Fingerprints) -> Look {
    let mut sums = [0_u64; 3];
    let mut apart = 0_u64;
    for pixel in photo.rgb().as_chunks::<3>().0 {
        let [red, green, blue] = *pixel;
        for (sum, &value) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(value);
        }
        apart += u64::from(red.max(green).max(blue) - red.min(green).min(blue));
    }
    let pixels = f64::from(photo.width_px()) * f64::from(photo.height_px());
    // One level more keeps black photos finite.
    let [red, green, blue] = sums.map(|sum| sum as f64 / pixels + 1.0);
    Look {
        width_px: photo.width_px(),
        height_px: photo.height_px(),
        contrast: photos::contrast(photo),
        colourfulness: apart as f64 / pixels,
        cast: [(red / green).ln(), (blue / green).ln()],
        fingerprint: prints.of(photo),
    }
}
