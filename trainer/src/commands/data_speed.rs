//! `trainer data-speed`: how fast archives are read on this machine, and with how much memory.

mod archive;
mod memory;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use clap::Args;
use serde::Serialize;

use crate::dataset::{self, near_identical};
use crate::photos;
use crate::training::{Example, Gallery, TrainConfig, Views, draw_epoch, of_epoch};

use archive::DrawnArchive;
use memory::Peak;

/// Photos a batch.
const BATCH: usize = 32;

/// Measure how fast archives are read, and with how much memory
///
/// First the list: tables, labels, lesions, patients, and which photos are the same. Then every photo decoded once and
/// compared with all others, as `train` does before its first step. Then batches as `train` draws them, until the time is up. The memory is the most
/// that the program held of the machine's in each part; only Linux tells it.
#[derive(Args)]
pub struct DataSpeed {
    /// Archives to read; without any, one is drawn into the folder for temporary files, and removed at the end
    #[arg(long, num_args = 1.., value_name = "ARCHIVE", conflicts_with = "drawn")]
    data: Vec<PathBuf>,
    /// Photos in the archive that is drawn, each a file of 2 to 4 kB; 400,000 take 2 GB of disk
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    drawn: usize,
    /// Memory for decoded photos, in GiB, as in `train`
    #[arg(long, default_value_t = 0.25, value_name = "GIB")]
    photo_memory: f64,
    /// Seconds in which batches are drawn
    #[arg(long, default_value_t = 10.0, value_name = "S")]
    seconds: f64,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What is measured; memory in MB, none where the system does not tell it.
#[derive(Serialize)]
struct Measured {
    photos: usize,
    list_seconds: f64,
    list_peak_mb: Option<f64>,
    decoding_seconds: f64,
    decoding_peak_mb: Option<f64>,
    batch_photos_per_second: f64,
    batches_peak_mb: Option<f64>,
}

impl DataSpeed {
    /// Measures and prints.
    ///
    /// # Errors
    ///
    /// Where the archives cannot be read, or none can be drawn.
    pub fn run(&self) -> Result<()> {
        ensure!(self.drawn > 0, "--drawn must be at least 1");
        ensure!(self.photo_memory >= 0.0, "--photo-memory must not be negative");
        if !self.data.is_empty() {
            return self.print(&self.measure(&self.data)?);
        }
        let archive = DrawnArchive::draw(self.drawn)?;
        let measured = self.measure(&[archive.manifest()]);
        archive.remove()?;
        self.print(&measured?)
    }

    fn measure(&self, data: &[PathBuf]) -> Result<Measured> {
        let mut config = TrainConfig::of(Path::new("named"))?;
        config.photo_memory = self.photo_memory;

        let (peak, began) = (Peak::begin(), Instant::now());
        let mut dataset = dataset::read(data, &[], None, None)?;
        let (list_seconds, list_peak_mb) = (began.elapsed().as_secs_f64(), peak.megabytes());
        let listed = dataset.records.len();

        let (peak, began) = (Peak::begin(), Instant::now());
        let looked = photos::look_through(&dataset.records);
        near_identical::tie(&mut dataset.records, &looked.prints);
        dataset.drop_photos(&looked.unreadable)?;
        let (decoding_seconds, decoding_peak_mb) = (began.elapsed().as_secs_f64(), peak.megabytes());

        let examples = dataset.records.into_iter();
        let examples = examples.map(|record| Example::of(&record.path, record.label)).collect();
        let gallery = Arc::new(Gallery::new(examples, config.stored_side_px(), config.photo_memory_bytes()));
        let labels = gallery.labels();
        let views = Views {
            side_px: config.train_side_px(),
            normalisation: config.normalisation.values(),
            augmented: true,
            mixing: config.mixing,
            seed: config.seed,
        };
        let (peak, began) = (Peak::begin(), Instant::now());
        let (mut photos, mut epoch) = (0, 0);
        while began.elapsed().as_secs_f64() < self.seconds {
            let drawn = draw_epoch(&labels, config.balance, config.seed, epoch);
            let steps = drawn.len().div_ceil(BATCH);
            for labelled in of_epoch(&gallery, drawn, BATCH, 0..steps, epoch * steps, views) {
                photos += labelled.map_err(|unreadable| anyhow!(unreadable))?.0.len();
                if began.elapsed().as_secs_f64() >= self.seconds {
                    break;
                }
            }
            epoch += 1;
        }
        Ok(Measured {
            photos: listed,
            list_seconds,
            list_peak_mb,
            decoding_seconds,
            decoding_peak_mb,
            batch_photos_per_second: photos as f64 / began.elapsed().as_secs_f64(),
            batches_peak_mb: peak.megabytes(),
        })
    }

    fn print(&self, measured: &Measured) -> Result<()> {
        if self.json {
            println!("{}", serde_json::to_string(measured)?);
            return Ok(());
        }
        let peak = |megabytes: Option<f64>| megabytes.map(|peak| format!(", {peak:.0} MB at most")).unwrap_or_default();
        println!("{} photos", measured.photos);
        println!("list      {:7.1} s{}", measured.list_seconds, peak(measured.list_peak_mb));
        println!("decoding  {:7.1} s{}", measured.decoding_seconds, peak(measured.decoding_peak_mb));
        println!("batches   {:7.1} photos/s{}", measured.batch_photos_per_second, peak(measured.batches_peak_mb));
        Ok(())
    }
}
