//! `trainer data-speed`: measures how fast archives are read, and the peak memory.

mod archive;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use clap::Args;
use serde::Serialize;

use crate::dataset::{self, grouping};
use crate::photos;
use crate::training::{Example, InputOptions, PhotoCache, TrainConfig, epoch_batches, sample_epoch};

use archive::SyntheticArchive;

/// Batch size.
const BATCH: usize = 32;

/// Measure how fast archives are read, and the peak memory
///
/// There are three parts: listing (tables, labels, lesions, patients, duplicates); decoding every photo once and
/// comparing it with all others, as `train` does before the first step; and the batches of `train`, for a given time.
/// The peak memory of each part is available on Linux only.
#[derive(Args)]
pub struct DataSpeed {
    /// Archives to read [default: a synthetic archive in the temporary folder, which is removed at the end]
    #[arg(long, num_args = 1.., value_name = "ARCHIVE", conflicts_with = "drawn")]
    data: Vec<PathBuf>,
    /// Number of photos in the synthetic archive, files of 2 to 4 kB; 400,000 take 2 GB on the disk
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    drawn: usize,
    /// Memory for decoded photos in GiB, as in `train`
    #[arg(long, default_value_t = 0.25, value_name = "GIB")]
    photo_memory: f64,
    /// Duration of the third part, in seconds
    #[arg(long, default_value_t = 10.0, value_name = "S")]
    seconds: f64,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// The measurements. Memory is in MB, and `None` if the system does not provide it.
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
    /// Measures and prints the results.
    ///
    /// # Errors
    ///
    /// If the archives cannot be read, or the synthetic archive cannot be written.
    pub fn run(&self) -> Result<()> {
        ensure!(self.drawn > 0, "--drawn must be at least 1");
        ensure!(self.photo_memory >= 0.0, "--photo-memory must not be negative");
        if !self.data.is_empty() {
            return self.print(&self.measure(&self.data)?);
        }
        let archive = SyntheticArchive::generate(self.drawn)?;
        let measured = self.measure(&[archive.manifest()]);
        archive.remove()?;
        self.print(&measured?)
    }

    fn measure(&self, data: &[PathBuf]) -> Result<Measured> {
        let mut config = TrainConfig::of(Path::new("named"))?;
        config.photo_memory = self.photo_memory;

        let (peak, start) = (PeakMemory::start(), Instant::now());
        let mut dataset = dataset::read(data, &[], None, None)?;
        let (list_seconds, list_peak_mb) = (start.elapsed().as_secs_f64(), peak.megabytes());
        let listed = dataset.records.len();

        let (peak, start) = (PeakMemory::start(), Instant::now());
        let scan = photos::scan(&dataset.records);
        grouping::group_near_duplicates(&mut dataset.records, &scan.hashes);
        dataset.drop_unusable(&scan.unreadable)?;
        let (decoding_seconds, decoding_peak_mb) = (start.elapsed().as_secs_f64(), peak.megabytes());

        let examples = dataset.records.into_iter();
        let examples = examples.map(|record| Example::of(&record.path, record.label)).collect();
        let photo_cache = Arc::new(PhotoCache::new(examples, config.stored_size_px(), config.photo_memory_bytes()));
        let labels = photo_cache.labels();
        let options = InputOptions {
            image_size_px: config.train_size_px(),
            normalisation: config.normalisation.values(),
            augment: true,
            mixup: config.mixup,
            seed: config.seed,
        };
        let (peak, start) = (PeakMemory::start(), Instant::now());
        let (mut photos, mut epoch) = (0, 0);
        while start.elapsed().as_secs_f64() < self.seconds {
            let drawn = sample_epoch(&labels, config.sampling_power, config.seed, epoch);
            let steps = drawn.len().div_ceil(BATCH);
            for labelled in epoch_batches(&photo_cache, drawn, BATCH, 0..steps, epoch * steps, options) {
                photos += labelled.map_err(|unreadable| anyhow!(unreadable))?.0.len();
                if start.elapsed().as_secs_f64() >= self.seconds {
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
            batch_photos_per_second: photos as f64 / start.elapsed().as_secs_f64(),
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

/// Measures the peak memory since its start.
struct PeakMemory;

impl PeakMemory {
    /// Starts a measurement; earlier peaks do not count.
    fn start() -> PeakMemory {
        // proc(5): writing 5 resets the peak. On other systems than Linux the peak is not available.
        let _ = fs::write("/proc/self/clear_refs", "5");
        PeakMemory
    }

    /// The peak in megabytes of a million bytes; `None` if the system does not provide it.
    fn megabytes(&self) -> Option<f64> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let kibibytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?;
        Some(kibibytes.trim().parse::<f64>().ok()? * 1024.0 / 1e6)
    }
}
