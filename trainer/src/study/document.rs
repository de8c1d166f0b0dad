//! The study as a document: tables, charts, and what became of each sentence.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

use super::claims::claims;
use super::nine_class::NineClass;
use super::results::{ArmResult, Photos};
use crate::document::chart::{Chart, Line};
use crate::document::markdown::{interval, signed, table};
use crate::files::write_whole;

/// What the document says of how it was made.
pub struct Method {
    /// Side of the photos, in pixels.
    pub side_px: usize,
    /// Epochs of a training.
    pub epochs: usize,
    /// How often each arm was trained.
    pub seeds: u64,
}

/// Comparisons of one arm with another that had the same sides: the arm, its partner, what is between them.
const COMPARISONS: [(&str, &str, &str); 5] = [
    ("honest", "plain", "tilted copies"),
    ("augmented", "plain", "other views in every epoch"),
    ("rebalanced", "augmented", "every diagnosis as often"),
    ("batch-norm", "augmented", "batch normalisation"),
    ("mobilenet", "augmented", "MobileNetV2 from ImageNet weights"),
];

/// Writes the document to `path` and its charts into the folder of its name beside it.
///
/// # Errors
///
/// Where an arm is missing or a file cannot be written.
pub fn write(path: &Path, method: &Method, results: &[ArmResult], set: &NineClass) -> Result<()> {
    let charts = path.with_extension("");
    fs::create_dir_all(&charts).with_context(|| format!("{} cannot be made", charts.display()))?;
    let folder = charts.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for (name, svg) in [("leakage", leakage(results)?), ("means", means(results)?)] {
        write_whole(&charts.join(format!("{name}.svg")), svg.as_bytes())?;
    }
    let hours: f64 = results.iter().map(ArmResult::hours).sum();
    let text = [
        introduction(method, hours),
        data(set),
        sentences(results, set)?,
        arms(results, set)?,
        differences(results, set)?,
        curves(&folder),
    ]
    .concat();
    write_whole(path, text.as_bytes())
}

fn introduction(method: &Method, hours: f64) -> String {
    let Method { side_px, epochs, seeds } = method;
    format!(
        "# The original study, again

The original study trained a plain CNN on the nine-class ISIC set and reported 80 % accuracy in training and 77 % in
validation. Here its recipe is trained once as it was and once without its leaks, and each of its claims by itself.

This page is written by `trainer study` from its runs and is not edited by hand. {epochs} epochs, as in the study; photos
of {side_px} by {side_px} pixels, where the study had 180: finer detail could change every figure here, the leaks
would stay. Each arm was trained {seeds} times, each time with other first weights, another order and other sides;
{hours:.1} hours of training in all. The recipe is Adam at 1e-3 on batches of 32; that its learning rate falls along a cosine,
and that a copy is tilted by up to 10 degrees in seven of ten, is ours: the study does not say. Figures are of the last
weights: nothing was chosen by a validation side. In brackets stand 95 % intervals, bootstrapped by lesion with all seeds of
a lesion together; a photo counts once for every seed.

"
    )
}

fn data(set: &NineClass) -> String {
    let records = &set.reconciled.records;
    let (train, test, leaked) = (set.train.len(), set.test.len(), set.leaked().len());
    let labels: Vec<(Diagnosis, Diagnosis)> =
        set.test.iter().filter_map(|photo| Some((photo.diagnosis, set.label(&photo.id)?))).collect();
    let (decided, changed) = (labels.len(), labels.iter().filter(|(filed_as, label)| filed_as != label).count());
    format!(
        "## The photos

{train} files in Train and {test} in Test; {leaked} of the Test photos are in Train too, each under another diagnosis.
Reconciled with ISIC 2019 {} photos are left, one record each: what is filed under two diagnoses and in no reference is out.
[The audit](audit/README.md) has the whole list. A leaking arm learns from the Train folder as it is, a clean one from the
reconciled photos of those lesions of which none is in Test. Test is measured three ways: the {test} as shipped, the {} that
are not in Train, and the {decided} with a label that can be decided, under that label, which is another one for {changed} of
them. Of the last, an arm that leaks has learnt those that are in Train; and of some lesions in Test it has learnt other
photos. With so few photos, three of them for the rarest class, the intervals on Test are wide.

",
        records.len(),
        test - leaked,
    )
}

fn sentences(results: &[ArmResult], set: &NineClass) -> Result<String> {
    let rows = claims(results, set)?
        .into_iter()
        .map(|claim| vec![claim.sentence.to_string(), format!("**{}**", claim.verdict.words()), claim.evidence])
        .collect();
    Ok(format!(
        "## What became of its sentences

Held: the whole interval says so. Not held: the whole interval says the opposite. Not decidable: it lies on both sides.

{}
",
        table(&["sentence", "verdict", "measured"], rows)
    ))
}

fn arms(results: &[ArmResult], set: &NineClass) -> Result<String> {
    let sides = [Photos::Validation, Photos::TestAsShipped, Photos::TestUnleaked, Photos::TestRelabelled];
    let (mut accuracy, mut others) = (Vec::new(), Vec::new());
    for result in results {
        let (least, greatest) = result.accuracies(Photos::Validation, set);
        let name = format!("`{}`", result.arm.name);
        let mut row = vec![name.clone(), format!("{:.3}", result.training_accuracy())];
        let mut other = vec![name];
        for photos in sides {
            let figures = result.measured(photos, set)?.figures;
            row.push(interval(figures["accuracy"]));
            if photos == Photos::Validation {
                row.push(format!("{least:.3} to {greatest:.3}"));
            }
            if matches!(photos, Photos::Validation | Photos::TestUnleaked) {
                other.extend(["balanced_accuracy", "macro_auroc"].map(|name| interval(figures[name])));
            }
        }
        accuracy.push(row);
        others.push(other);
    }
    let list: String =
        results.iter().map(|result| format!("- `{}`: {}.\n", result.arm.name, result.arm.what)).collect();
    Ok(format!(
        "## The arms

{list}
Accuracy (the validation sides of `first` and `recipe` leak):

{}
And the figures that do not reward guessing the common diagnoses:

{}
",
        table(
            &["arm", "training", "validation", "its seeds", "Test as shipped", "Test without leaks", "Test relabelled"],
            accuracy
        ),
        table(
            &[
                "arm",
                "balanced accuracy, validation",
                "macro AUROC, validation",
                "balanced accuracy, Test without leaks",
                "macro AUROC, Test without leaks"
            ],
            others
        )
    ))
}

fn differences(results: &[ArmResult], set: &NineClass) -> Result<String> {
    let found = |name: &str| {
        results.iter().find(|result| result.arm.name == name).with_context(|| format!("the arm {name} is missing"))
    };
    let mut rows = Vec::new();
    for (arm, partner, what) in COMPARISONS {
        let comparison = found(arm)?.less(found(partner)?, Photos::Validation, set)?;
        let difference =
            |figure: &str| comparison.differences.get(figure).map_or("-".to_string(), |it| signed(it.difference));
        let gap = |result: &ArmResult| result.gap(set).map(|Figure { value, .. }| value);
        rows.push(vec![
            what.to_string(),
            format!("`{arm}` less `{partner}`"),
            difference("accuracy"),
            difference("balanced_accuracy"),
            difference("macro_auroc"),
            format!("{:+.3}", gap(found(arm)?)? - gap(found(partner)?)?),
        ]);
    }
    Ok(format!(
        "## What each means brings

On unseen lesions, the same ones for both arms and each seed:

{}
",
        table(&["means", "arms", "accuracy", "balanced accuracy", "macro AUROC", "training less validation"], rows)
    ))
}

fn curves(folder: &str) -> String {
    format!(
        "## The curves

The recipe as it was, and without leakage:

![Training and validation accuracy of the recipe and of the same without leakage]({folder}/leakage.svg)

What each means does on unseen lesions:

![Validation accuracy of the arms without leakage]({folder}/means.svg)
"
    )
}

fn leakage(results: &[ArmResult]) -> Result<String> {
    let mut lines = Vec::new();
    for result in results.iter().filter(|result| ["recipe", "honest"].contains(&result.arm.name)) {
        let name = result.arm.name;
        lines.push(line(&format!("{name}, training"), result, "training_accuracy"));
        lines.push(line(&format!("{name}, validation"), result, "validation_accuracy"));
    }
    accuracy_chart(lines)
}

fn means(results: &[ArmResult]) -> Result<String> {
    let clean = results.iter().filter(|result| !result.arm.leaks && !result.arm.copies);
    accuracy_chart(clean.map(|result| line(result.arm.name, result, "validation_accuracy")).collect())
}

fn line(name: &str, result: &ArmResult, column: &str) -> Line {
    Line { name: name.to_string(), points: result.mean_curve(column), ..Line::default() }
}

fn accuracy_chart(lines: Vec<Line>) -> Result<String> {
    let (across, up) = ("epoch".to_string(), "accuracy".to_string());
    Chart { across, up, up_range: Some(0.0..1.0), lines, ..Chart::default() }.svg()
}
