//! Tables of figures: main figures, operating points, confusion matrix, subgroups, archives, comparison and inference
//! time.

use maud::{Markup, html};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

use super::section;
use crate::document::page;
use crate::evaluation::figures::{
    self, FURTHER, FURTHER_PER_DIAGNOSIS, HEADLINE, PER_DIAGNOSIS, percent, short_interval, signed_interval,
};
use crate::evaluation::subgroups::{self, MIN_PHOTOS, Subgroup};
use crate::evaluation::{
    ArchiveAccuracy, Comparison, Evaluation, InferenceTime, Section, SubgroupAnalysis, comparison as comparisons,
};
use naevus_evaluation::binary_task::BinaryTask;

/// A table of the defined figures with these keys: name, value and meaning.
pub fn described<'a>(evaluation: &Evaluation, keys: impl Iterator<Item = &'a str>) -> Markup {
    page::table(&["Figure", "Value", "Meaning"], &figures::described_rows(&evaluation.figures, keys))
}

/// The main figures, and those of each diagnosis.
pub fn main_figures(evaluation: &Evaluation) -> Markup {
    let per_diagnosis = || PER_DIAGNOSIS.into_iter().chain(FURTHER_PER_DIAGNOSIS);
    let diagnoses = Diagnosis::ALL.into_iter().map(|diagnosis| {
        let photos: usize = evaluation.confusion[diagnosis.index()].iter().sum();
        let figure = |(prefix, _)| short_interval(evaluation.figures.get(&format!("{prefix}_{}", diagnosis.code())));
        let counts = [diagnosis.name().to_string(), photos.to_string()];
        counts.into_iter().chain(per_diagnosis().map(figure)).collect()
    });
    let headings: Vec<String> = per_diagnosis().map(|(_, name)| figures::heading(name)).collect();
    let columns: Vec<&str> = ["Diagnosis", "Photos"].into_iter().chain(headings.iter().map(String::as_str)).collect();
    let unlabelled = evaluation.unlabelled;
    page::section(
        "Main figures",
        "Two models whose intervals overlap widely may be equally good.",
        &html! {
            (described(evaluation, HEADLINE.into_iter().chain(FURTHER)))
            @if unlabelled > 0 { p.quiet { (unlabelled) " more photos have no label and are in no figure." } }
            h3 { "Results by diagnosis" }
            p {
                "Sensitivity is the share of the diagnosis's photos that are classified correctly. Specificity is the share \
                 of the other photos that are not classified as this diagnosis. Figures from few photos are uncertain."
            }
            (page::table(&columns, &diagnoses.collect::<Vec<_>>()))
        },
    )
}

/// Sensitivity at fixed specificities, and specificity at fixed sensitivities.
pub fn operating_points(evaluation: &Evaluation) -> Markup {
    let rows = BinaryTask::CLINICAL.into_iter().map(|(task, name)| {
        let at = |point: &str| short_interval(evaluation.figures.get(&format!("{name}_{point}")));
        vec![
            task.name().to_string(),
            at("sensitivity_at_90_specificity"),
            at("sensitivity_at_95_specificity"),
            at("specificity_at_90_sensitivity"),
            at("specificity_at_95_sensitivity"),
        ]
    });
    let columns = [
        "Positive class",
        "Sensitivity at 90 % specificity",
        "Sensitivity at 95 % specificity",
        "Specificity at 90 % sensitivity",
        "Specificity at 95 % sensitivity",
    ];
    page::section(
        "Operating points",
        "Sensitivity and specificity of a threshold on the probability of the positive class. The thresholds are chosen on \
         these photos, so the figures are slightly optimistic.",
        &page::table(&columns, &rows.collect::<Vec<_>>()),
    )
}

/// The confusion matrix as a shaded table.
pub fn confusion_matrix(evaluation: &Evaluation) -> Markup {
    let content = html! {
        div.scroll {
            table {
                thead {
                    tr {
                        th scope="col" { "True diagnosis" }
                        @for diagnosis in Diagnosis::ALL {
                            th scope="col" { abbr title=(diagnosis.name()) { (diagnosis.code()) } }
                        }
                        th scope="col" { "Photos" }
                    }
                }
                tbody {
                    @for truth in Diagnosis::ALL {
                        (confusion_row(truth, &evaluation.confusion[truth.index()]))
                    }
                }
            }
        }
    };
    page::section(
        "Confusion matrix",
        "Rows are true diagnoses, columns are predicted diagnoses. Each cell has the number of photos and its share of the \
         row.",
        &content,
    )
}

fn confusion_row(truth: Diagnosis, photos: &[usize; Diagnosis::COUNT]) -> Markup {
    let total: usize = photos.iter().sum();
    let share = |count: usize| if total == 0 { 0.0 } else { count as f64 / total as f64 };
    html! {
        tr {
            th scope="row" { (truth.name()) }
            @for predicted in Diagnosis::ALL {
                @let count = photos[predicted.index()];
                @let style = format!("--share: {:.3}", share(count));
                td.shaded.true[predicted == truth] style=(style) {
                    (count)
                    small { @if count > 0 { (format!("{:.0} %", 100.0 * share(count))) } @else { "\u{a0}" } }
                }
            }
            td.number { (total) }
        }
    }
}

/// The figures by subgroup, a table for each variable.
pub fn subgroups(analyses: &[SubgroupAnalysis]) -> Markup {
    let columns: Vec<&str> =
        ["Subgroup", "Photos", "Lesions"].into_iter().chain(subgroups::FIGURES.map(figures::name)).collect();
    let content = html! {
        @for analysis in analyses {
            h3 { "By " (analysis.by) }
            @if analysis.groups.is_empty() {
                p.quiet { "Unknown for all photos." }
            } @else {
                (page::table(&columns, &analysis.groups.iter().map(subgroup_row).collect::<Vec<_>>()))
                @if analysis.unknown > 0 {
                    p.quiet { "Unknown for " (analysis.unknown) " more photos." }
                }
            }
        }
    };
    page::section(
        "Results by subgroup",
        "The balanced accuracy is over the diagnoses in the subgroup, so subgroups with other diagnoses are not directly \
         comparable; the AUROCs are less affected. A diagnosis with one or two lesions is missing from many resamples, which \
         makes the intervals of small subgroups asymmetric.",
        &content,
    )
}

fn subgroup_row(subgroup: &Subgroup) -> Vec<String> {
    let counts = [subgroup.name.clone(), subgroup.photos.to_string(), subgroup.lesions.to_string()];
    let figures =
        subgroups::FIGURES.into_iter().enumerate().map(|(column, key)| match (subgroup.photos < MIN_PHOTOS, column) {
            (true, 0) => "too few photos".to_string(),
            (true, _) => String::new(),
            (false, _) => short_interval(subgroup.figures.get(key)),
        });
    counts.into_iter().chain(figures).collect()
}

/// The accuracy by archive; nothing without archives.
pub fn archives(archives: &[ArchiveAccuracy]) -> Markup {
    let row = |it: &ArchiveAccuracy| vec![it.archive.clone(), it.photos.to_string(), percent(it.accuracy)];
    let rows: Vec<Vec<String>> = archives.iter().map(row).collect();
    html! {
        @if !rows.is_empty() {
            section {
                h2 { "Accuracy by archive" }
                p { "A photo that is in several archives counts in each." }
                (page::table(&["Archive", "Photos", "Accuracy"], &rows))
            }
        }
    }
}

/// The differences to another model, and McNemar's test.
pub fn comparison(measured: &Section<Comparison>) -> Markup {
    let lead = "Paired differences: both models are measured on the same resamples. A difference is significant at the 5 % \
                level if its interval does not contain 0.";
    section("Comparison with another model", lead, measured, |comparison| {
        let rows = comparisons::FIGURES.into_iter().filter_map(|key| {
            let found = comparison.differences.get(key)?;
            let Figure { low, high, .. } = found.difference;
            let is_significant = low > 0.0 || high < 0.0;
            Some(vec![
                figures::name(key).to_string(),
                format!("{:.3}", found.this),
                format!("{:.3}", found.other),
                signed_interval(found.difference),
                if is_significant { "yes" } else { "no" }.to_string(),
            ])
        });
        let columns = ["Figure", "This model", "Other model", "Difference", "Significant"];
        html! {
            p { "The other model is " (comparison.other) ", on " (comparison.photos) " photos." }
            @if let Some(warning) = &comparison.warning { p { strong { (warning) } } }
            (page::table(&columns, &rows.collect::<Vec<_>>()))
            p {
                (comparison.only_this_correct) " photos are classified correctly by this model only, "
                (comparison.only_other_correct) " by the other model only. McNemar's exact test: " (comparison.p_value())
                ". The test assumes independent photos, and photos of one lesion are not independent. The interval of the \
                 accuracy above does not assume this."
            }
        }
    })
}

/// The inference time of a single photo.
pub fn inference_time(measured: &Section<InferenceTime>) -> Markup {
    let lead = "Median times of a single photo on the machine of this evaluation.";
    section("Inference time", lead, measured, |time| {
        let network = format!("Network ({}, {} threads)", time.device, time.threads);
        let rows = [
            ("Reading, decoding and preprocessing (one thread)", time.decode_and_preprocess_ms),
            (network.as_str(), time.network_ms),
            ("Total", time.decode_and_preprocess_ms + time.network_ms),
        ];
        let rows = rows.map(|(step, ms)| vec![step.to_string(), format!("{ms:.1}")]);
        html! {
            (page::table(&["Step", "ms"], &rows))
            p.quiet { (time.photos) " photos, one at a time." }
        }
    })
}
