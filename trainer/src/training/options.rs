//! The saved options of runs, their differences from the defaults, and the differences between two runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::config::TrainConfig;

/// The configuration of a run in its folder.
pub const CONFIG_FILE: &str = "config.json";

/// Options that do not affect the trained weights except through randomness and rounding.
const NOT_COMPARED: [&str; 4] = ["seed", "checkpoint_every", "photo_memory", "device"];

/// Options that name files or archives; they have no defaults.
const FILES: [&str; 7] = ["data", "train_only", "reference", "quarantine", "init", "teacher", "fit_not_lesion"];

/// The options of a run by name, with underscores.
pub type Options = serde_json::Map<String, serde_json::Value>;

/// The configuration of the run in the folder `run`.
///
/// # Errors
///
/// If the folder contains no run.
pub fn read_config(run: &Path) -> Result<TrainConfig> {
    let path = run.join(CONFIG_FILE);
    let json =
        fs::read(&path).with_context(|| format!("{} cannot be read; the folder contains no run", path.display()))?;
    serde_json::from_slice(&json).with_context(|| format!("{} is damaged", path.display()))
}

/// The options of the run in the folder `run`, all under their current names.
///
/// # Errors
///
/// If the folder contains no run, or its configuration is damaged.
pub fn read(run: &Path) -> Result<Options> {
    of_config(&read_config(run)?)
}

/// The options of `config`.
fn of_config(config: &TrainConfig) -> Result<Options> {
    match serde_json::to_value(config)? {
        serde_json::Value::Object(options) => Ok(options),
        other => bail!("{other} is not a JSON object"),
    }
}

/// The `options` that differ from the defaults, in the form of the command line, without files and archives.
///
/// # Errors
///
/// As [`TrainConfig::of`].
pub fn non_default(options: &Options) -> Result<Vec<String>> {
    let defaults = serde_json::to_value(TrainConfig::of(Path::new("archive"))?)?;
    let changed = options
        .iter()
        .filter(|(option, value)| !FILES.contains(&option.as_str()) && defaults.get(option) != Some(value));
    Ok(changed.map(|(option, value)| format!("--{} {value}", option.replace('_', "-"))).collect())
}

/// The differences of `theirs` from `ours`, each in the form "`mixup` 0.0 instead of 0.3". Seeds and options without
/// effect on the trained weights are not compared.
pub fn differences(ours: &Options, theirs: &Options) -> Vec<String> {
    let missing = serde_json::Value::Null;
    let names = theirs.keys().chain(ours.keys().filter(|option| !theirs.contains_key(*option)));
    let difference = |option: &String| {
        let of = |options: &Options| options.get(option).unwrap_or(&missing).clone();
        let shown = |value: serde_json::Value| if value.is_null() { "nothing".to_string() } else { value.to_string() };
        let (ours, theirs) = (of(ours), of(theirs));
        (ours != theirs).then(|| format!("`{}` {} instead of {}", option.replace('_', "-"), shown(theirs), shown(ours)))
    };
    names.filter(|option| !NOT_COMPARED.contains(&option.as_str())).filter_map(difference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(change: impl Fn(&mut TrainConfig)) -> Options {
        let mut config = TrainConfig::of(Path::new("mine")).unwrap();
        change(&mut config);
        of_config(&config).unwrap()
    }

    #[test]
    fn non_default_options_are_listed() {
        let config = options(|config| (config.epochs, config.mixup) = (3, 0.0));
        assert_eq!(non_default(&config).unwrap(), ["--epochs 3", "--mixup 0.0"]);
    }

    #[test]
    fn differences_leave_out_seeds_and_include_missing_options() {
        let ours = options(|_| ());
        assert!(differences(&ours, &options(|config| (config.seed, config.photo_memory) = (7, 1.0))).is_empty());
        let theirs = options(|config| (config.seed, config.mixup) = (7, 0.0));
        assert_eq!(differences(&ours, &theirs), ["`mixup` 0.0 instead of 0.3"]);
        let mut without = ours.clone();
        without.remove("qat_epochs");
        assert_eq!(differences(&ours, &without), ["`qat-epochs` nothing instead of 3"]);
        let completed = |options: Options| of_config(&serde_json::from_value(options.into()).unwrap()).unwrap();
        assert_eq!(differences(&ours, &completed(without)), ["`qat-epochs` 0 instead of 3"]);
        let mut without = ours.clone();
        without.remove("parameters");
        assert!(differences(&ours, &completed(without)).is_empty(), "a missing option has its default");
    }
}
