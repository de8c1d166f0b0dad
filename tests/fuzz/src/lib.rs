//! The readers of photos, cards, weights and tables, as functions that must not panic, whatever the file is.

use std::sync::LazyLock;
use std::{env, fs, io};

use burn::tensor::Device;
use naevus_network::classifier::network_config;
use naevus_network::{Architecture, Network, NetworkConfig, weights};
use naevus_reading::card::ModelCard;
use naevus_reading::photo::Photo;
use serde_json::Value;

mod table;

pub use table::table;

/// Decodes a photo. A decoded photo has the pixels that its size requires.
pub fn photo(file: &[u8]) {
    match Photo::decode(file) {
        Ok(photo) => assert_eq!(photo.rgb().len(), 3 * photo.width_px() as usize * photo.height_px() as usize),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Reads a model card. A card that is read is the same after it was written and read again, except for the last digit
/// of its numbers: serde_json reads a number exactly only with a feature that would add 10 kB to each program of the
/// page.
pub fn card(file: &[u8]) {
    let Ok(json) = str::from_utf8(file) else { return };
    match ModelCard::from_json(json) {
        Ok(card) => {
            drop(network_config(&card).map(|config| config.multiply_adds()));
            let written = serde_json::to_string(&card).unwrap_or_else(|error| panic!("it is not written: {error}"));
            let again = ModelCard::from_json(&written).unwrap_or_else(|error| panic!("it is not read again: {error}"));
            let value = |card| serde_json::to_value(card).unwrap_or_else(|error| panic!("it is not written: {error}"));
            assert!(is_same(&value(&card), &value(&again)), "the card has changed: {written}");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Whether two values are equal, except for the last digit of their numbers.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |((name, one), (other_name, other)): ((&String, &Value), (&String, &Value))| {
                name == other_name && is_same(one, other)
            };
            one.len() == other.len() && one.iter().zip(other).all(same)
        }
        (Value::Number(number), Value::Number(other_number)) => match (number.as_f64(), other_number.as_f64()) {
            (Some(number), Some(other_number)) => (number - other_number).abs() <= 1e-14 * number.abs(),
            _ => one == other,
        },
        _ => one == other,
    }
}

/// Reads a weights file and loads it into a network, which has other tensors than most files.
pub fn weights(file: &[u8]) {
    static NETWORK: LazyLock<Network> = LazyLock::new(|| {
        let architecture = Architecture::PlainCnn { batch_norm: true };
        let config = NetworkConfig { architecture, input_side_px: 32, outputs: 9, dropout: 0.0 };
        config.init_zeros(&Device::default()).unwrap_or_else(|error| panic!("the network: {error}"))
    });
    drop(weights::read_metadata(file));
    match weights::read(file) {
        Ok(named) => {
            for (name, tensor) in &named {
                assert_eq!(tensor.values.len(), tensor.shape.iter().product::<usize>(), "{name}");
            }
            drop(weights::load_into(NETWORK.clone(), named));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Runs `target` on each file that the arguments of the program name.
///
/// # Errors
///
/// If a file cannot be read.
pub fn run_on_arguments(target: fn(&[u8])) -> io::Result<()> {
    for path in env::args_os().skip(1) {
        target(&fs::read(path)?);
    }
    Ok(())
}
