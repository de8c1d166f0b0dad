//! `trainer measure-proposals`: how often another square is proposed, on unchanged photos and on changed ones.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use naevus_reading::photo::{Photo, Region};
use naevus_reading::quality::{Outline, Picture, Proposal, Quality};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::dataset::photos_at;
use crate::evaluation::Bootstrap;
use crate::maintenance::fit_quality::changes::{Change, two_lesions};
use crate::{photos, progress};

/// The seed of the changes.
const SEED: u64 = 1;

/// The shorter side that the photos are taken to have, in pixels: that of a phone's photo. Those of the archives are
/// reduced, and their squares would be too small to be read.
const SIDE_PX: f64 = 3000.0;

/// The changes after which the lesion should be proposed.
const CHANGES: [Change; 6] = [
    Change::Shrunk(0.5),
    Change::Shrunk(0.33),
    Change::Shrunk(0.25),
    Change::Moved(0.2),
    Change::Moved(0.3),
    Change::Moved(0.4),
];

/// Measure how often another square, or two, are proposed to be read
#[derive(Args)]
pub struct MeasureProposals {
    /// Photos of one lesion each, in the middle, or folders of them
    #[arg(required = true, value_name = "PHOTO_OR_FOLDER")]
    photos: Vec<PathBuf>,
    /// The half to measure on. The rules were tuned on the first one
    #[arg(long, value_enum, default_value_t = Half::Second)]
    half: Half,
    /// The largest number of photos
    #[arg(long, value_name = "N")]
    at_most: Option<usize>,
    /// Print one line for each photo and change: the measures of both outlines and the proposal
    #[arg(long)]
    lines: bool,
}

/// A half of the photos: all photos of a patient are in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Half {
    First,
    Second,
}

/// The outcome of one photo after one change.
struct Outcome {
    change: String,
    group: String,
    /// Whether one square is proposed, and two squares.
    proposed: [bool; 2],
    /// Whether the proposed squares hold the lesions, one each.
    is_right: bool,
    line: String,
}

impl MeasureProposals {
    /// Measures and prints.
    ///
    /// # Errors
    ///
    /// If a path does not exist.
    pub fn run(&self) -> Result<()> {
        let paths: Vec<(String, PathBuf)> =
            photos_at(&self.photos)?.into_iter().map(|path| (group_of(&path), path)).collect();
        let of_half: Vec<_> = paths.into_iter().filter(|(group, _)| half_of(group) == self.half).collect();
        let count = self.at_most.unwrap_or(of_half.len()).min(of_half.len());
        // Evenly through the list, whose folders are one after the other.
        let chosen: Vec<&(String, PathBuf)> = (0..count).map(|index| &of_half[index * of_half.len() / count]).collect();
        let bar = progress::bar("measuring photos", count as u64);
        let outcomes = chosen.par_iter().enumerate().map(|(index, (group, path))| {
            bar.inc(1);
            let Ok(photo) = photos::read(path) else { return Vec::new() };
            // Another photo, for two lesions in one.
            let other = photos::read(&chosen[(index + 1) % count].1).ok();
            let mut random = ChaCha8Rng::seed_from_u64(SEED + index as u64);
            outcomes(&photo, other.as_ref(), group, &path.display().to_string(), &mut random)
        });
        let outcomes: Vec<Outcome> = outcomes.collect::<Vec<_>>().into_iter().flatten().collect();
        bar.finish_and_clear();
        if self.lines {
            println!(
                "change\tproposed\tright\tshare\tdistance\tedge\tfilling\tdominance\telongation\tshare2\tedge2\tfilling2\tdominance2\telongation2\tpath"
            );
            outcomes.iter().for_each(|outcome| println!("{}", outcome.line));
        }
        let mut by_change: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
        outcomes.iter().for_each(|outcome| by_change.entry(&outcome.change).or_default().push(outcome));
        for (change, outcomes) in by_change {
            let share = |is: &dyn Fn(&Outcome) -> bool| {
                let marks: Vec<(&str, bool)> = outcomes.iter().map(|it| (it.group.as_str(), is(it))).collect();
                let figure = Bootstrap::default().proportion(&marks).expect("there are photos");
                format!("{:.3} ({:.3} to {:.3})", figure.value, figure.low, figure.high)
            };
            println!(
                "{change:<36} {:5} photos: one square {}, two {}, right {}",
                outcomes.len(),
                share(&|it| it.proposed[0]),
                share(&|it| it.proposed[1]),
                share(&|it| it.is_right),
            );
        }
        Ok(())
    }
}

/// The patient of a photo of PAD-UFES-20 (`PAT_8_15_820`), else the name of the file.
fn group_of(path: &std::path::Path) -> String {
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let parts: Vec<&str> = name.split('_').collect();
    if parts[0] == "PAT" && parts.len() > 2 { parts[..2].join("_") } else { name }
}

fn half_of(group: &str) -> Half {
    let sum = group.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    if (sum.wrapping_mul(0x9e37_79b9) >> 31) == 0 { Half::First } else { Half::Second }
}

/// The outcomes of a photo: unchanged, after each change, and beside another one.
fn outcomes(photo: &Photo, other: Option<&Photo>, group: &str, path: &str, random: &mut ChaCha8Rng) -> Vec<Outcome> {
    let quality = |photo: &Photo| Quality::of_frame(&Picture::of(photo));
    let unchanged = quality(photo);
    let mut outcomes = vec![Outcome::new("unchanged".into(), group, photo, &unchanged, &[], path)];
    let outline = unchanged.outline.as_ref();
    for change in CHANGES.iter().filter(|change| change.applies_to(outline)) {
        let Some(outline) = outline else { continue };
        let (changed, lesion) = change.apply_with_bounds(photo, outline, random);
        outcomes.push(Outcome::new(change.name(), group, &changed, &quality(&changed), &[lesion], path));
    }
    let second = other.and_then(|other| Some((other, quality(other).outline?)));
    if let (Some(outline), Some((other, second))) = (outline, second) {
        let is_whole = |outline: &Outline| Change::Moved(0.2).applies_to(Some(outline));
        if is_whole(outline) && is_whole(&second) {
            let (changed, lesions) = two_lesions(photo, outline, other, &second, random);
            outcomes.push(Outcome::new("two lesions".into(), group, &changed, &quality(&changed), &lesions, path));
        }
    }
    outcomes
}

impl Outcome {
    /// `lesions` are the bounding boxes of the lesions, as fractions of the photo.
    fn new(change: String, group: &str, photo: &Photo, quality: &Quality, lesions: &[[f32; 4]], path: &str) -> Outcome {
        let scale = SIDE_PX / f64::from(photo.width_px().min(photo.height_px()));
        let [width, height] = [photo.width_px(), photo.height_px()].map(|side| (f64::from(side) * scale) as u32);
        let proposal = Proposal::of(quality, width, height);
        let regions = proposal.as_ref().map(Proposal::regions).unwrap_or_default();
        let holds = |region: &Region, lesion: &[f32; 4]| holds(region, lesion, photo);
        let is_right = !lesions.is_empty()
            && regions.len() == lesions.len()
            && lesions.iter().all(|lesion| regions.iter().filter(|region| holds(region, lesion)).count() == 1);
        let proposed = [regions.len() == 1, regions.len() == 2];
        let measures = |outline: Option<&Outline>| {
            outline.map_or_else(Vec::new, |it| {
                let [left, top, right, bottom] = it.bounds;
                let sides = [(right - left) * photo.width_px() as f32, (bottom - top) * photo.height_px() as f32];
                let elongation = sides[0].max(sides[1]) / sides[0].min(sides[1]);
                vec![it.share, it.distance, it.edge, it.filling, it.dominance, elongation]
            })
        };
        let cells = |outline: Option<&Outline>| {
            let mut values = measures(outline);
            values.resize(6, f32::NAN);
            values.iter().map(|value| format!("{value:.4}")).collect::<Vec<_>>().join("\t")
        };
        let line = format!(
            "{change}\t{}\t{is_right}\t{}\t{}\t{path}",
            regions.len(),
            cells(quality.outline.as_ref()),
            cells(quality.second.as_ref())
        );
        Outcome { change, group: group.into(), proposed, is_right, line }
    }
}

/// Whether a square of a photo contains at least 95 % of the bounding box of a lesion.
fn holds(region: &Region, [left, top, right, bottom]: &[f32; 4], photo: &Photo) -> bool {
    let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
    let side = region.side * width.min(height);
    let common = |from: f32, to: f32, centre: f32, length: f32| {
        let (start, end) = (centre * length - side / 2.0, centre * length + side / 2.0);
        (to * length).min(end) - (from * length).max(start)
    };
    let across = common(*left, *right, region.centre_x, width).max(0.0);
    let down = common(*top, *bottom, region.centre_y, height).max(0.0);
    across * down >= 0.95 * (right - left) * width * (bottom - top) * height
}
