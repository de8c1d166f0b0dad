//! The options of runs, as they were written: what was chosen, and in what two runs differ.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::config::TrainConfig;

/// The configuration of a run in its folder.
pub const CONFIG_FILE: &str = "config.json";

/// Options that change nothing of what is learnt, but for chance and rounding.
const OF_NO_EFFECT: [&str; 4] = ["seed", "checkpoint_every", "photo_memory", "device"];

/// Options that are files and archives, which have no defaults.
const FILES: [&str; 6] = ["data", "train_only", "reference", "quarantine", "init", "fit_not_lesion"];

/// The options of a run, by their names.
pub type Options = serde_json::Map<String, serde_json::Value>;

/// The options that the run in the folder `run` was made with, as they were written.
///
/// # Errors
///
/// Where there is no run.
pub fn read(run: &Path) -> Result<Options> {
    let path = run.join(CONFIG_FILE);
    let json = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_slice(&json).with_context(|| format!("{} is damaged", path.display()))
}

/// `options` with those that the run's version did not have yet, as it did without them.
///
/// # Errors
///
/// Where they are no options of a run.
pub fn complete(options: Options) -> Result<Options> {
    let config: TrainConfig = serde_json::from_value(options.into())?;
    match serde_json::to_value(config)? {
        serde_json::Value::Object(options) => Ok(options),
        other => bail!("{other} are no options of a run"),
    }
}

/// Those of `options` that are not the defaults, as on the command line; archives and files are left out.
///
/// # Errors
///
/// As [`TrainConfig::of`].
pub fn chosen(options: &Options) -> Result<Vec<String>> {
    let defaults = serde_json::to_value(TrainConfig::of(Path::new("archive"))?)?;
    let chosen = options
        .iter()
        .filter(|(option, value)| !FILES.contains(&option.as_str()) && defaults.get(option) != Some(value));
    Ok(chosen.map(|(option, value)| format!("--{} {value}", option.replace('_', "-"))).collect())
}

/// The options in which a run with `theirs` differs from one with `ours`: `mixing` 0.0 instead of 0.3. Empty where they
/// differ in their seeds only, or in what changes nothing of what is learnt.
pub fn differences(ours: &Options, theirs: &Options) -> Vec<String> {
    let nothing = serde_json::Value::Null;
    let names = theirs.keys().chain(ours.keys().filter(|option| !theirs.contains_key(*option)));
    let told = |option: &String| {
        let of = |options: &Options| options.get(option).unwrap_or(&nothing).clone();
        let words = |value: serde_json::Value| if value.is_null() { "nothing".to_string() } else { value.to_string() };
        let (ours, theirs) = (of(ours), of(theirs));
        (ours != theirs).then(|| format!("`{}` {} instead of {}", option.replace('_', "-"), words(theirs), words(ours)))
    };
    names.filter(|option| !OF_NO_EFFECT.contains(&option.as_str())).filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(change: impl Fn(&mut TrainConfig)) -> Options {
        let mut config = TrainConfig::of(Path::new("mine")).unwrap();
        change(&mut config);
        let serde_json::Value::Object(options) = serde_json::to_value(config).unwrap() else { panic!("no object") };
        options
    }

    #[test]
    fn chosen_options_are_those_that_are_not_the_defaults() {
        let config = options(|config| (config.epochs, config.mixing) = (3, 0.0));
        assert_eq!(chosen(&config).unwrap(), ["--epochs 3", "--mixing 0.0"]);
    }

    #[test]
    fn a_seed_is_no_difference_and_an_option_that_one_lacks_is() {
        let ours = options(|_| ());
        assert!(differences(&ours, &options(|config| (config.seed, config.photo_memory) = (7, 1.0))).is_empty());
        let theirs = options(|config| (config.seed, config.mixing) = (7, 0.0));
        assert_eq!(differences(&ours, &theirs), ["`mixing` 0.0 instead of 0.3"]);
        let mut earlier = ours.clone();
        earlier.remove("byte_epochs");
        assert_eq!(differences(&ours, &earlier), ["`byte-epochs` nothing instead of 3"]);
        assert_eq!(differences(&ours, &complete(earlier).unwrap()), ["`byte-epochs` 0 instead of 3"]);
        let mut earlier = ours.clone();
        earlier.remove("parameters");
        assert!(differences(&ours, &complete(earlier).unwrap()).is_empty(), "what it did is what is the default now");
    }
}
