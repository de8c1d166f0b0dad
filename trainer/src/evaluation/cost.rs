//! What a photo costs in time.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use naevus_network::classifier::Classifier;
use serde::Serialize;

use crate::photos;

/// Photos that are timed: enough for a steady median, and done in seconds.
const PHOTOS: usize = 50;
/// Photos read before the first that is timed: code and memory are there by then.
const WARM_UP_PHOTOS: usize = 3;

/// The time of one photo by itself, in milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cost {
    /// Photos timed, one after the other.
    pub photos: usize,
    /// What the network ran on: `cpu`.
    pub device: String,
    /// Threads that it could use; decoding and preprocessing use one.
    pub threads: usize,
    /// The median time to read the file, decode and preprocess it.
    pub decode_and_preprocess_ms: f64,
    /// The median time of the network.
    pub network_ms: f64,
}

impl Cost {
    /// That of `classifier` on the first of the photos at `paths` that can be read; none where none can.
    ///
    /// # Errors
    ///
    /// Where the device fails.
    pub fn measured(classifier: &Classifier, device: &str, paths: &[PathBuf]) -> Result<Option<Cost>> {
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
        Ok(medians.map(|(decode_and_preprocess_ms, network_ms)| Cost {
            photos,
            device: device.to_string(),
            threads: rayon::current_num_threads(),
            decode_and_preprocess_ms,
            network_ms,
        }))
    }
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    Some((values[last / 2] + values[last.div_ceil(2)]) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
    }
}
