//! Writes the shipped model as one of another input side, to measure it there: `model_at_side SIDE_PX FOLDER`.
//!
//! The weights fit every side. The golden readings are computed anew, by the model itself at that side.

use std::error::Error;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use naevus_network::classifier::Classifier;
use naevus_network::golden::synthetic_photo;
use naevus_reading::card::ModelCard;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [side_px, folder] = &arguments[..] else { return Err("usage: model_at_side SIDE_PX FOLDER".into()) };
    let side_px: usize = side_px.parse()?;
    let folder = PathBuf::from(folder);

    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/model");
    let mut card = ModelCard::from_json(&std::fs::read_to_string(shipped.join("card.json"))?)?;
    let weights = std::fs::read(shipped.join(&card.weights.file))?;
    card.input_side_px = side_px;
    card.architecture["input_side_px"] = side_px.into();
    let classifier = Classifier::load(card.clone(), &weights, Device::flex())?;
    for golden in &mut card.golden_readings {
        let input = classifier.preprocess(&synthetic_photo(golden.seed));
        let sight = pollster::block_on(classifier.outputs(&[input]))?.remove(0);
        golden.probabilities = card.decision_rules.assess(&sight).probabilities;
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(&card.weights.file), weights)?;
    std::fs::write(folder.join("card.json"), serde_json::to_vec_pretty(&card)?)?;
    println!("the shipped model at {side_px} px is in {}", folder.display());
    Ok(())
}
