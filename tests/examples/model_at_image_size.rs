//! Writes the shipped model with another image size, for benchmarks: `model_at_image_size SIZE_PX FOLDER`.
//!
//! The weights do not depend on the image size. The model at that size computes the reference predictions
//! (`golden_readings`) again.

use std::error::Error;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use naevus_network::classifier::Classifier;
use naevus_reading::card::ModelCard;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [size_px, folder] = &arguments[..] else { return Err("usage: model_at_image_size SIZE_PX FOLDER".into()) };
    let size_px: usize = size_px.parse()?;
    let folder = PathBuf::from(folder);

    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/model");
    let mut card = ModelCard::from_json(&std::fs::read_to_string(shipped.join("card.json"))?)?;
    let weights = std::fs::read(shipped.join(&card.weights.file))?;
    card.input_side_px = size_px;
    card.architecture["input_side_px"] = size_px.into();
    let classifier = Classifier::load(card.clone(), &weights, Device::flex())?;
    for golden in &mut card.golden_readings {
        *golden = pollster::block_on(classifier.golden_reading(golden.seed))?;
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(&card.weights.file), weights)?;
    std::fs::write(folder.join("card.json"), serde_json::to_vec_pretty(&card)?)?;
    println!("the shipped model at {size_px} px is in {}", folder.display());
    Ok(())
}
