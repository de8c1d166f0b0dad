//! The model's card for people: one page of Markdown, made from the card, the evaluation and the run, never by hand.
//!
//! Its parts are those that model cards (Mitchell et al. 2019), Model Facts (Sendak et al. 2020) and the labelling minimum
//! for AI in dermatology (Ingvar et al. 2024) ask for.

mod ablation;
mod age_and_site;
mod elsewhere;
pub mod measured;
mod refusal;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;

use crate::document::markdown::{interval, table};
use crate::evaluation::{Findings, Part, reliability_chart};
use crate::files::write_whole;
use crate::training::read_options;

pub use ablation::{Ablation, Arm};
pub use elsewhere::LeftOut;

/// The figures of the whole, with what they say.
const WHOLE: [(&str, &str); 20] = [
    ("balanced_accuracy", "Balanced accuracy: the mean of the nine sensitivities"),
    ("balanced_accuracy_seven", "Balanced accuracy of HAM10000's seven classes"),
    ("accuracy", "Accuracy"),
    ("accuracy_nine_class", "Accuracy on the photos that the nine-class set holds too"),
    ("macro_auroc", "Macro AUROC"),
    ("macro_f1", "Macro F1"),
    ("melanoma_auroc", "Melanoma AUROC"),
    ("melanoma_sensitivity_at_95_specificity", "Melanoma sensitivity at 95 % specificity"),
    ("malignant_auroc", "Malignant AUROC"),
    ("expected_calibration_error", "Expected calibration error"),
    ("debiased_calibration_error", "Debiased calibration error, a root mean square"),
    ("classwise_calibration_error", "Classwise calibration error"),
    ("brier_score", "Brier score, of 2"),
    ("negative_log_likelihood", "Negative log-likelihood"),
    ("balanced_accuracy_balanced_rule", "Balanced accuracy by the balanced rule: all diagnoses as frequent"),
    ("accuracy_balanced_rule", "Accuracy by the balanced rule"),
    ("balanced_accuracy_archive_frequencies", "Balanced accuracy by the archive's frequencies"),
    ("accuracy_archive_frequencies", "Accuracy by the archive's frequencies"),
    ("answer_changes_flip", "Answers that change when the photo is mirrored"),
    ("answer_changes_quarter_turn", "Answers that change when it is turned by 90°"),
];

/// What is to be said where the list of changes names models before this one.
const MODELS_BEFORE: &str = "The models before this one were measured on photos of the same archives, though, some
of which are among these, and what that showed was known when this one was made. ";

/// What is measured on other runs than the model's own.
#[derive(Clone, Debug, Default)]
pub struct OtherRuns {
    /// What each part of the training brought.
    pub ablation: Ablation,
    /// What is left where an archive was never seen.
    pub left_out: LeftOut,
}

/// Writes the page to `path`, and its chart into the folder of its name beside it.
///
/// # Errors
///
/// Where a file cannot be written.
pub fn write(path: &Path, card: &ModelCard, findings: &Findings, run: &Path, others: &OtherRuns) -> Result<()> {
    let folder = path.with_extension("");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let chart = reliability_chart(&findings.reliability).svg()?;
    write_whole(&folder.join("reliability.svg"), chart.as_bytes())?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = [
        what_it_is(card),
        figures(card),
        age_and_site::section(card.decision_rules.age_and_site.as_ref(), findings),
        nonconformity(card, &name),
        where_it_looked(findings),
        robustness(findings),
        others.ablation.section(),
        others.left_out.section(),
        what_it_learnt_from(card, run)?,
        limits(card),
    ];
    write_whole(path, text.join("\n").as_bytes())
}

fn what_it_is(card: &ModelCard) -> String {
    let not_for = list(&card.not_for);
    let before = if card.changelog.len() > 1 { MODELS_BEFORE } else { "" };
    format!(
        "# The model {}

This page is written by `trainer export` from the model's card and its evaluation, and is not edited by hand. All figures
are measured on {} photos of {} lesions that no weight was fitted to. Choices were made on others. {before}In brackets stand
95 % intervals, bootstrapped by patient where one is known, else by lesion.

{}

{not_for}
One view takes {:.0} million multiplications with an addition; {:.2} million weights and biases are {:.2} MB on disk
({}). The photo's centre square is read at {} by {} pixels in its eight views, mirrored and turned by quarter turns; the
answer is the mean of the eight, so that it is the same however the camera was held. SHA-256 of the weights:
`{}`.
",
        card.name,
        card.data.photos.test,
        card.data.lesions.test,
        card.intended_use,
        card.cost.multiply_adds as f64 / 1e6,
        card.cost.parameters as f64 / 1e6,
        card.weights.bytes as f64 / 1e6,
        card.weights.precision,
        card.input_side_px,
        card.input_side_px,
        card.weights.sha256,
    )
}

fn figures(card: &ModelCard) -> String {
    let shown = |name: &str| card.figures.get(name).copied().map(interval);
    let whole = WHOLE.into_iter().filter_map(|(name, says)| Some(vec![says.to_string(), shown(name)?]));
    let diagnoses = Diagnosis::ALL.into_iter().map(|diagnosis| {
        let of = |name: &str| shown(&format!("{name}_{}", diagnosis.code())).unwrap_or_else(dash);
        let photos = card.measured_photos.get(&diagnosis).map_or_else(dash, usize::to_string);
        let figures = measured::OF_A_DIAGNOSIS.map(of);
        [vec![diagnosis.name().to_string(), photos], figures.to_vec()].concat()
    });
    let subgroups = card.subgroups.iter().map(|group| {
        let figure = |name: &str| group.figures.get(name).copied().map_or_else(dash, interval);
        let names = ["balanced_accuracy", "melanoma_auroc", "malignant_auroc"];
        let who = vec![format!("{}: {}", group.by, group.group), group.photos.to_string()];
        [who, names.map(figure).to_vec()].concat()
    });
    format!(
        "## How well it does\n\n{}\n{}\nIn groups of at least 20 photos:\n\n{}",
        table(&["figure", "value"], whole.collect()),
        table(&["diagnosis", "photos", "sensitivity", "specificity", "AUROC"], diagnoses.collect()),
        table(&["photos of", "photos", "balanced accuracy", "melanoma AUROC", "malignant AUROC"], subgroups.collect()),
    )
}

fn nonconformity(card: &ModelCard, folder: &str) -> String {
    let decision_rules = &card.decision_rules;
    let figure = |name: &str| card.figures.get(name).copied().map_or_else(dash, interval);
    let sets = Diagnosis::ALL.into_iter().map(|diagnosis| {
        let index = diagnosis.index();
        vec![
            diagnosis.name().to_string(),
            figure(&format!("set_coverage_{}", diagnosis.code())),
            format!("{:.3}", 1.0 - decision_rules.sets.nonconformity_thresholds[index]),
            decision_rules.sets.photos[index].to_string(),
        ]
    });
    let refused = card.figures.keys().filter_map(|name| name.strip_prefix("refused_"));
    let refused = refused
        .map(|of| vec![of.replace('_', " "), figure(&format!("refused_{of}")), figure(&format!("doubtful_{of}"))])
        .collect();
    format!(
        "## How sure it is, and when it does not know

What the training left of the diagnoses' frequencies in the logits is taken out, with what an archive added that is
only learnt from. The validation photos' frequencies are put in
to the power of {}: at 1 the answer is the most probable diagnosis in such an archive, at 0 all diagnoses count as equally frequent. The one
between is shown, for it was chosen on validation to find the rare cancers without naming them everywhere; the table above has
the figures of both rules. The logits are divided by {:.2}, so that on the validation photos with a diagnosis the highest probabilities
are as high as they are often right. The calibration error is {}.

![Of the photos that it is so sure of, how many are right]({folder}/reliability.svg)

**Sets.** A diagnosis cannot be ruled out while it is at least as probable as in nine of ten validation photos that show
it. On the test photos {} of the sets hold the truth, with {} diagnoses on average. This is a promise for photos like these,
and for no others.

{}
**Alert.** The summed probability of the malignant diagnoses is cause for alarm from {:.3} on, chosen on {} validation
photos to find {:.0} % of what is malignant, and nine in ten in each archive that shows twenty such photos or more. On the test photos it finds {} and leaves {} of the others alone{}.

{}

{}",
        decision_rules.calibration.frequency_power,
        decision_rules.calibration.temperature,
        figure("expected_calibration_error"),
        figure("set_coverage"),
        figure("set_mean_size"),
        table(&["diagnosis", "covered", "in the set from", "validation photos"], sets.collect()),
        decision_rules.alert.threshold,
        decision_rules.alert.photos,
        100.0 * decision_rules.alert.target_sensitivity,
        figure("alert_sensitivity"),
        figure("alert_specificity"),
        of_phones(card),
        refusal::text(decision_rules.out_of_distribution.as_ref()),
        table(&["photos of", "refused", "in doubt"], refused),
    )
}

/// What the alert does among photos by a camera or a phone, after a semicolon; nothing where there are none.
fn of_phones(card: &ModelCard) -> String {
    let figure = |name: &str| card.figures.get(name).copied().map(interval);
    match (figure("alert_sensitivity_clinical"), figure("alert_specificity_clinical")) {
        (Some(found), Some(left)) => format!("; among the photos without a dermatoscope {found} and {left}"),
        _ => String::new(),
    }
}

fn where_it_looked(findings: &Findings) -> String {
    let looked = match &findings.where_it_looked {
        Part::Measured(looked) => looked,
        Part::Not { not_measured } => return format!("## Where it looked\n\nNot measured: {not_measured}.\n"),
    };
    let answers = looked.by_answer.iter();
    let answers = answers.map(|(answer, share)| vec![answer.name().to_string(), interval(*share)]);
    format!(
        "## Where it looked

The page colours what speaks for the first answer. The peak of that map is on the lesion
in {} of {} photos; a place drawn at random would be on it
in {}. The lesion is what a threshold (Otsu's) finds darker than the skin about it;
{} test photos in which it finds nothing clearly darker are left out.

{}",
        interval(looked.peak_on_lesion),
        looked.photos,
        interval(looked.lesion_share),
        looked.without_outline,
        table(&["read as", "peak on the lesion"], answers.collect()),
    )
}

fn robustness(findings: &Findings) -> String {
    let rows = match &findings.disturbances {
        Part::Measured(disturbed) => disturbed
            .iter()
            .map(|it| vec![it.change.to_string(), interval(it.balanced_accuracy), interval(it.refused_share)])
            .collect(),
        Part::Not { not_measured } => return format!("## On changed photos\n\nNot measured: {not_measured}.\n"),
    };
    format!(
        "## On changed photos

Archives and clinics differ in focus, distance, light and compression. The same test photos, each changed so, and read in one
view, not in eight. Refused photos count as they would have been answered.

{}",
        table(&["the photos", "balanced accuracy", "refused"], rows)
    )
}

fn what_it_learnt_from(card: &ModelCard, run: &Path) -> Result<String> {
    let data = &card.data;
    let sources = data.sources.iter().map(|source| {
        let numbers = [source.found, source.kept, source.relabelled].map(|number| number.to_string());
        [vec![source.name.clone()], numbers.to_vec()].concat()
    });
    let sides = [
        ("to learn from", data.photos.train, data.lesions.train),
        ("to choose by", data.photos.validation, data.lesions.validation),
        ("to measure", data.photos.test, data.lesions.test),
    ];
    let sides = sides.map(|(what, photos, lesions)| vec![what.to_string(), photos.to_string(), lesions.to_string()]);
    let reference = match read_options(run)?.get("reference") {
        None | Some(serde_json::Value::Null) => "",
        Some(_) => " ISIC 2019's word weighs most,",
    };
    Ok(format!(
        "## What it learnt from

{}
Labels are reconciled: copies of a photo have one label,{reference} what contradicts itself is out. Divided
{}. SHA-256 of the data `{}`, of the split `{}`.

{}
{}

The training, as its run has it:

```json
{}
```
",
        table(&["archive", "photos", "used", "label mended"], sources.collect()),
        data.split_rule,
        data.data_sha256,
        data.split_sha256,
        table(&["", "photos", "lesions"], sides.to_vec()),
        card.licence,
        settings(run)?,
    ))
}

/// The run's options, the archives by their names alone.
fn settings(run: &Path) -> Result<String> {
    let mut config = read_options(run)?;
    let name = |value: &mut serde_json::Value| {
        if let Some(file) = value.as_str().and_then(|path| Path::new(path).file_name()) {
            *value = file.to_string_lossy().into_owned().into();
        }
    };
    for option in ["reference", "quarantine", "init"] {
        config.get_mut(option).map(name);
    }
    for option in ["data", "train_only", "fit_not_lesion"] {
        config.get_mut(option).and_then(|paths| paths.as_array_mut()).into_iter().flatten().for_each(name);
    }
    Ok(serde_json::to_string_pretty(&config)?)
}

fn limits(card: &ModelCard) -> String {
    let changes = card.changelog.iter().map(|change| format!("{}: {}", change.date, change.what)).collect::<Vec<_>>();
    let failures = match card.known_failures.as_slice() {
        [] => "Nobody has stated any.\n".to_string(),
        failures => list(failures),
    };
    format!("## Known failures\n\n{failures}\n## Changes\n\n{}", list(&changes))
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| format!("- {item}\n")).collect()
}

fn dash() -> String {
    "–".to_string()
}
