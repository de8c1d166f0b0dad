//! The data of an audit: every listed photo with the statistics of its image.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use rayon::prelude::*;

use crate::dataset::archive::{Archive, GivenLabel};
use crate::dataset::checked_photo::{CheckedPhoto, check_photos};
use crate::dataset::file_names;
use crate::dataset::grouping::{lesions_and_patients, same_photos};
use crate::dataset::isic2019::Reference;
use crate::dataset::quarantine::Quarantine;
use crate::dataset::reconcile::{self, Consensus, consensus};
use crate::dataset::{Archives, Label, Problem};
use crate::perceptual_hash::{PerceptualHash, PerceptualHasher};
use crate::{photos, progress};

/// Folder names that are parts of an archive and not classes.
const PARTS: [&str; 7] = ["train", "training", "val", "valid", "validation", "test", "testing"];

/// The listed photos of all archives. `listed`, `files`, `photo_of` and `lesions` have one entry for each listed photo,
/// in the same order. The index of a listed photo is named `index`. The index of a photo, which may be listed several
/// times, is named `photo`.
pub struct AuditData {
    /// Names of the archives.
    pub archives: Vec<String>,
    /// The listed photos with their labels.
    pub listed: Vec<CheckedPhoto>,
    /// Their files.
    pub files: Vec<PhotoFile>,
    /// Index in `photos` of each listed photo.
    pub photo_of: Vec<usize>,
    /// Lesion of each listed photo.
    pub lesions: Vec<String>,
    /// For each photo, the indices under which it is listed.
    pub photos: Vec<Vec<usize>>,
    /// Labels and lesions of ISIC 2019.
    pub reference: Reference,
    /// Problems with the archives' tables and files, without this machine's paths.
    pub problems: Vec<String>,
}

/// The file of a listed photo.
pub struct PhotoFile {
    /// Its path relative to the archive's root, with `/` between folders.
    pub relative_path: String,
    /// Name in findings: the archive's name and the relative path.
    pub name: String,
    /// The part of the archive that contains the file (`Train`), if the archive has such folders.
    pub part: Option<String>,
    /// Statistics of its image, or the reason why it cannot be read; `None` if the file is missing.
    pub statistics: Option<Result<PhotoStatistics, String>>,
}

/// Statistics of an image.
#[derive(Clone, Debug)]
pub struct PhotoStatistics {
    /// Width, in pixels.
    pub width_px: u32,
    /// Height, in pixels.
    pub height_px: u32,
    /// Standard deviation of the luma, in levels of 0 to 255.
    pub contrast: f64,
    /// Mean difference of the highest and the lowest channel of a pixel, in levels of 0 to 255.
    pub colourfulness: f64,
    /// Natural logarithms of mean red over mean green, and of mean blue over mean green.
    pub colour_cast: [f64; 2],
    /// Hash for finding near duplicates.
    pub hash: PerceptualHash,
}

impl AuditData {
    /// Decodes every listed photo, on all cores. `reference_folder` is the folder of the reference, if there is one.
    pub fn read(archives: Archives, reference_folder: Option<&Path>) -> AuditData {
        let Archives { archives, reference, problems } = archives;
        let names: Vec<String> = archives.iter().map(|archive| archive.name.clone()).collect();
        let mut roots: Vec<(PathBuf, String)> =
            archives.iter().map(|archive| (archive.root.clone(), archive.name.clone())).collect();
        roots.extend(reference_folder.map(|folder| (folder.to_path_buf(), "the reference".to_string())));
        let files_of = |archive: &Archive| -> Vec<PhotoFile> {
            archive.photos.iter().map(|photo| PhotoFile::new(&archive.name, archive.relative_path(photo))).collect()
        };
        let mut files: Vec<PhotoFile> = archives.iter().flat_map(files_of).collect();
        // A photo that cannot be used is a finding of the audit, and not a problem.
        let listed = check_photos(archives, &Quarantine::default(), &mut Vec::new());
        let hasher = PerceptualHasher::new();
        let bar = progress::bar("auditing photos", files.len() as u64);
        files.par_iter_mut().zip(&listed).for_each(|(file, checked)| {
            let photo = &checked.photo;
            file.statistics =
                (!photo.missing).then(|| photos::read(&photo.path).map(|photo| statistics(&photo, &hasher)));
            bar.inc(1);
        });
        bar.finish_and_clear();
        let photos = same_photos(&listed);
        let mut photo_of = vec![0; listed.len()];
        for (photo, indices) in photos.iter().enumerate() {
            indices.iter().for_each(|&index| photo_of[index] = photo);
        }
        let grouping = lesions_and_patients(&listed, &reference);
        AuditData {
            lesions: grouping.into_iter().map(|grouping| grouping.lesion).collect(),
            problems: problems.iter().map(|problem| without_roots(problem, &roots)).collect(),
            archives: names,
            listed,
            files,
            photo_of,
            photos,
            reference,
        }
    }

    /// The names of the missing files.
    pub fn missing(&self) -> Vec<String> {
        self.files.iter().filter(|file| file.statistics.is_none()).map(|file| file.name.clone()).collect()
    }

    /// The statistics of the listed photo `index`; `None` if its file cannot be read.
    pub fn statistics(&self, index: usize) -> Option<&PhotoStatistics> {
        self.files[index].statistics.as_ref()?.as_ref().ok()
    }

    /// The label that the archive gives the listed photo `index`.
    pub fn label(&self, index: usize) -> &GivenLabel {
        &self.listed[index].photo.label
    }

    /// All labels that the archives and the reference give `photo`.
    pub fn labels(&self, photo: usize) -> Vec<&GivenLabel> {
        reconcile::labels(&self.listed, &self.photos[photo], &self.reference)
    }

    /// The label that training uses for `photo`, if its labels have a consensus.
    pub fn final_label(&self, photo: usize) -> Option<Label> {
        match consensus(&self.labels(photo)) {
            Consensus::Candidates { candidates, .. } => Label::from_candidates(&candidates),
            Consensus::Contradiction | Consensus::Unlabelled => None,
        }
    }

    /// The classes of the listed photos `indices`, as the archives write them.
    pub fn classes(&self, indices: &[usize]) -> BTreeSet<String> {
        indices.iter().map(|&index| self.label(index).text.clone()).collect()
    }

    /// The number of different photos among the listed photos `indices`.
    pub fn different_photos(&self, indices: &[usize]) -> usize {
        indices.iter().map(|&index| self.photo_of[index]).collect::<BTreeSet<_>>().len()
    }

    /// Whether the labels of two of the listed photos `indices` contradict each other.
    pub fn contradict(&self, indices: &[usize]) -> bool {
        let labels: BTreeSet<&[Diagnosis]> = indices.iter().map(|&index| self.label(index).candidates).collect();
        let labels: Vec<&[Diagnosis]> = labels.into_iter().filter(|candidates| !candidates.is_empty()).collect();
        labels.iter().any(|one| labels.iter().any(|other| !one.iter().any(|diagnosis| other.contains(diagnosis))))
    }

    /// Whether two of the listed photos `indices` are in different parts of one archive.
    pub fn across_parts(&self, indices: &[usize]) -> bool {
        let mut parts: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for &index in indices {
            parts.entry(self.listed[index].archive).or_default().extend(self.files[index].part.as_deref());
        }
        parts.values().any(|parts| parts.len() > 1)
    }
}

impl PhotoFile {
    fn new(archive: &str, path: &Path) -> PhotoFile {
        let folders: Vec<String> = path.iter().map(|name| file_names::text(name).into_owned()).collect();
        let is_part = |name: &&String| PARTS.iter().any(|part| name.eq_ignore_ascii_case(part));
        let relative_path = folders.join("/");
        PhotoFile {
            name: format!("{archive}/{relative_path}"),
            relative_path,
            // The photos of a part are in class folders in it.
            part: folders.first().filter(is_part).filter(|_| folders.len() > 2).cloned(),
            statistics: None,
        }
    }
}

/// The text of a problem, with the names of archives instead of their paths on this machine.
fn without_roots(problem: &Problem, roots: &[(PathBuf, String)]) -> String {
    let mut text = problem.to_string();
    for (root, name) in roots {
        if !root.as_os_str().is_empty() {
            text = text.replace(&root.display().to_string(), name);
        }
    }
    text
}

fn statistics(photo: &Photo, hasher: &PerceptualHasher) -> PhotoStatistics {
    let mut sums = [0_u64; 3];
    let mut differences = 0_u64;
    for pixel in photo.rgb().as_chunks::<3>().0 {
        let [red, green, blue] = *pixel;
        for (sum, &value) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(value);
        }
        differences += u64::from(red.max(green).max(blue) - red.min(green).min(blue));
    }
    let pixels = f64::from(photo.width_px()) * f64::from(photo.height_px());
    // One level is added so that the logarithms of black photos are finite.
    let [red, green, blue] = sums.map(|sum| sum as f64 / pixels + 1.0);
    PhotoStatistics {
        width_px: photo.width_px(),
        height_px: photo.height_px(),
        contrast: photos::contrast(photo),
        colourfulness: differences as f64 / pixels,
        colour_cast: [(red / green).ln(), (blue / green).ln()],
        hash: hasher.hash(photo),
    }
}
