//! The inference time of a single photo.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use naevus_network::classifier::Classifier;
use serde::Serialize;

use crate::photos;
use naevus_evaluation::bootstrap::median;

/// The number of timed photos.
const PHOTOS: usize = 50;
/// The number of photos that are classified before the first timed one.
const WARM_UP_PHOTOS: usize = 3;

/// The time of one photo with a batch size of 1, in milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InferenceTime {
    /// The number of timed photos.
    pub photos: usize,
    /// The device of the network: `cpu`.
    pub device: String,
    /// The number of threads of the network; decoding and preprocessing use one.
    pub threads: usize,
    /// The median time to read, decode and preprocess the file.
    pub decode_and_preprocess_ms: f64,
    /// The median time of the network.
    pub network_ms: f64,
}

impl InferenceTime {
    /// Times `classifier` on the first readable photos of `paths`; `None` if no photo is readable.
    ///
    /// # Errors
    ///
    /// If the device fails.
    pub fn measure(classifier: &Classifier, device: &str, paths: &[PathBuf]) -> Result<Option<InferenceTime>> {
        let (mut decode_ms, mut network_ms) = (Vec::new(), Vec::new());
        let timed = paths.iter().take(WARM_UP_PHOTOS + PHOTOS);
        for (number, path) in timed.enumerate() {
            let began = Instant::now();
            let Ok(photo) = photos::read(path) else { continue };
            let input = classifier.preprocess(&photo);
            let decoded = Instant::now();
            pollster::block_on(classifier.assess(&[input]))?;
            if number >= WARM_UP_PHOTOS || paths.len() <= WARM_UP_PHOTOS {
                decode_ms.push(1e3 * decoded.duration_since(began).as_secs_f64());
                network_ms.push(1e3 * decoded.elapsed().as_secs_f64());
            }
        }
        let photos = decode_ms.len();
        let medians = median(decode_ms).zip(median(network_ms));
        Ok(medians.map(|(decode_and_preprocess_ms, network_ms)| InferenceTime {
            photos,
            device: device.to_string(),
            threads: rayon::current_num_threads(),
            decode_and_preprocess_ms,
            network_ms,
        }))
    }
}
