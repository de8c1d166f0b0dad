//! The labelled photos of an evaluation, prepared so that all figures can be computed quickly for each bootstrap
//! resample.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::assessment::most_probable;
use naevus_reading::diagnosis::Diagnosis;

use crate::Prediction;
use crate::binary_task::BinaryTask;
use crate::calibration::{CalibrationErrors, CalibrationTerms};
use crate::curve::{Curve, RankedScores, ratio};
use crate::label::Label;

/// The levels of sensitivity and specificity that define the operating points, with their names.
const OPERATING_POINTS: [(f64, &str); 2] = [(0.90, "90"), (0.95, "95")];

/// A figure without its interval.
pub struct PointEstimate {
    /// Its key.
    pub name: String,
    /// Its value, if it is defined.
    pub value: Option<f64>,
    /// The number of groups of the photos in the complete sample, if the figure is a proportion of these photos.
    pub proportion_groups: Option<usize>,
}

impl PointEstimate {
    fn new(name: impl Into<String>, value: Option<f64>) -> PointEstimate {
        PointEstimate { name: name.into(), value, proportion_groups: None }
    }

    fn proportion(name: impl Into<String>, value: Option<f64>, groups: usize) -> PointEstimate {
        PointEstimate { name: name.into(), value, proportion_groups: Some(groups) }
    }
}

/// Photos with a label: those with a diagnosis first, then those that are labelled only as not malignant.
pub struct LabelledPhotos {
    /// The true diagnosis of each photo with a diagnosis.
    truths: Vec<Diagnosis>,
    /// The predicted diagnosis of each photo with a diagnosis.
    predicted: Vec<Diagnosis>,
    /// The number of lesions and of groups among the photos with a diagnosis.
    diagnosed_lesions: usize,
    diagnosed_groups: usize,
    /// The index of each photo's group, in the order of the groups' names.
    group_of: Vec<usize>,
    groups: usize,
    /// For each diagnosis, the number of groups with a photo of it, and with a photo of another diagnosis.
    groups_with: [usize; Diagnosis::COUNT],
    groups_without: [usize; Diagnosis::COUNT],
    /// The photos ranked by their score in each binary task.
    rankings: Vec<(BinaryTask, RankedScores)>,
    calibration: CalibrationErrors,
}

impl LabelledPhotos {
    /// The photos of `predictions` that have a label.
    pub fn of(predictions: &[Prediction]) -> LabelledPhotos {
        let diagnosed: Vec<(&Prediction, Diagnosis)> =
            predictions.iter().filter_map(|prediction| Some((prediction, prediction.diagnosis()?))).collect();
        let others = predictions.iter().filter(|prediction| prediction.label == Some(Label::NotMalignant));
        let labelled: Vec<&Prediction> = diagnosed.iter().map(|(prediction, _)| *prediction).chain(others).collect();
        let names: Vec<&str> = labelled.iter().map(|prediction| prediction.group()).collect();
        let (group_of, groups) = group_indices(&names);
        let truths: Vec<Diagnosis> = diagnosed.iter().map(|&(_, truth)| truth).collect();
        let groups_where = |is: &dyn Fn(Diagnosis) -> bool| {
            let showing = truths.iter().zip(&group_of).filter(|&(&truth, _)| is(truth));
            showing.map(|(_, group)| group).collect::<BTreeSet<_>>().len()
        };
        let calibration_terms =
            |(prediction, truth): &(&Prediction, Diagnosis)| CalibrationTerms::of(&prediction.probabilities, *truth);
        let calibration_terms = diagnosed.iter().map(calibration_terms).collect();
        let ranking = |task: BinaryTask| {
            let photos = if task.includes_not_malignant() { labelled.len() } else { truths.len() };
            let scores: Vec<f64> =
                labelled[..photos].iter().map(|prediction| task.score(&prediction.probabilities)).collect();
            let mut positive: Vec<bool> = truths.iter().map(|&truth| task.is_positive(truth)).collect();
            positive.resize(photos, false);
            (task, RankedScores::of(&scores, positive))
        };
        LabelledPhotos {
            predicted: diagnosed.iter().map(|(prediction, _)| most_probable(&prediction.probabilities)).collect(),
            groups_with: Diagnosis::ALL.map(|diagnosis| groups_where(&|truth| truth == diagnosis)),
            groups_without: Diagnosis::ALL.map(|diagnosis| groups_where(&|truth| truth != diagnosis)),
            rankings: BinaryTask::all().map(ranking).collect(),
            diagnosed_lesions: diagnosed
                .iter()
                .map(|(prediction, _)| &prediction.lesion)
                .collect::<BTreeSet<_>>()
                .len(),
            diagnosed_groups: groups_where(&|_| true),
            calibration: CalibrationErrors::of(calibration_terms, group_of.clone()),
            truths,
            group_of,
            groups,
        }
    }

    /// The number of photos with a diagnosis.
    pub fn photos(&self) -> usize {
        self.truths.len()
    }

    /// The number of photos that are labelled only as not malignant.
    pub fn not_malignant(&self) -> usize {
        self.group_of.len() - self.truths.len()
    }

    /// The number of lesions on the photos with a diagnosis.
    pub fn diagnosed_lesions(&self) -> usize {
        self.diagnosed_lesions
    }

    /// The number of groups among all photos: patients, and lesions of unknown patients.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// The confusion matrix of the photos with a diagnosis, by true and predicted diagnosis, each photo counted by the
    /// multiplicity of its group.
    pub fn confusion(&self, multiplicities: &[usize]) -> [[usize; Diagnosis::COUNT]; Diagnosis::COUNT] {
        let mut confusion = [[0; Diagnosis::COUNT]; Diagnosis::COUNT];
        for ((truth, predicted), &group) in self.truths.iter().zip(&self.predicted).zip(&self.group_of) {
            confusion[truth.index()][predicted.index()] += multiplicities[group];
        }
        confusion
    }

    /// The curve of each binary task, each photo counted once.
    pub fn curves(&self) -> Vec<(BinaryTask, Curve)> {
        self.rankings.iter().map(|(task, ranking)| (*task, ranking.curve(|_| 1.0))).collect()
    }

    /// Every figure of [`Evaluation::figures`](crate::Evaluation::figures), each photo counted by the
    /// multiplicity of its group. The names and their order are always the same.
    pub fn figures(&self, multiplicities: &[usize]) -> Vec<PointEstimate> {
        let weight = |photo: usize| multiplicities[self.group_of[photo]] as f64;
        let mut figures = self.classification_figures(multiplicities);
        self.add_curve_figures(&weight, &mut figures);
        let calibration = self.calibration.figures(multiplicities);
        figures.extend(calibration.map(|(name, value)| PointEstimate::new(name, value)));
        figures
    }

    /// The figures of the predicted diagnoses: sensitivities, specificities, accuracies and F1.
    fn classification_figures(&self, multiplicities: &[usize]) -> Vec<PointEstimate> {
        let confusion = self.confusion(multiplicities);
        let total: usize = confusion.iter().flatten().sum();
        let mut figures = Vec::new();
        let (mut correct, mut sensitivities, mut f1s) = (0, Vec::new(), Vec::new());
        for diagnosis in Diagnosis::ALL {
            let (code, index) = (diagnosis.code(), diagnosis.index());
            let true_positives = confusion[index][index];
            let positives: usize = confusion[index].iter().sum();
            let predicted_positives: usize = confusion.iter().map(|predicted| predicted[index]).sum();
            let true_negatives = total + true_positives - positives - predicted_positives;
            let sensitivity = ratio(true_positives as f64, positives as f64);
            let specificity = ratio(true_negatives as f64, (total - positives) as f64);
            correct += true_positives;
            sensitivities.extend(sensitivity);
            if positives > 0 {
                f1s.extend(ratio(2.0 * true_positives as f64, (positives + predicted_positives) as f64));
            }
            let (with, without) = (self.groups_with[index], self.groups_without[index]);
            figures.push(PointEstimate::proportion(format!("sensitivity_{code}"), sensitivity, with));
            figures.push(PointEstimate::proportion(format!("specificity_{code}"), specificity, without));
        }
        let accuracy = ratio(correct as f64, total as f64);
        figures.push(PointEstimate::proportion("accuracy", accuracy, self.diagnosed_groups));
        figures.push(PointEstimate::new("balanced_accuracy", mean(&sensitivities)));
        figures.push(PointEstimate::new("macro_f1", mean(&f1s)));
        figures.push(PointEstimate::new("balanced_accuracy_seven", balanced_accuracy_of_seven(&confusion)));
        figures
    }

    /// The figures of the curves: areas, average precisions and operating points.
    fn add_curve_figures(&self, weight: &dyn Fn(usize) -> f64, figures: &mut Vec<PointEstimate>) {
        let (mut aurocs, mut precisions) = (Vec::new(), Vec::new());
        for (task, ranking) in &self.rankings {
            let curve = ranking.curve(weight);
            let (auroc, precision) = (curve.auroc(), curve.average_precision());
            if let BinaryTask::OneVsRest(diagnosis) = task {
                aurocs.extend(auroc);
                precisions.extend(precision);
                figures.push(PointEstimate::new(format!("auroc_{}", diagnosis.code()), auroc));
                figures.push(PointEstimate::new(format!("average_precision_{}", diagnosis.code()), precision));
            }
            let clinical = BinaryTask::CLINICAL.into_iter().find(|(clinical, _)| clinical == task);
            let Some((_, name)) = clinical else { continue };
            figures.push(PointEstimate::new(format!("{name}_auroc"), auroc));
            figures.push(PointEstimate::new(format!("{name}_average_precision"), precision));
            for (level, percent) in OPERATING_POINTS {
                let sensitivity = curve.sensitivity_at(level);
                let specificity = curve.specificity_at(level);
                figures.push(PointEstimate::new(format!("{name}_sensitivity_at_{percent}_specificity"), sensitivity));
                figures.push(PointEstimate::new(format!("{name}_specificity_at_{percent}_sensitivity"), specificity));
            }
        }
        figures.push(PointEstimate::new("macro_auroc", mean(&aurocs)));
        figures.push(PointEstimate::new("macro_average_precision", mean(&precisions)));
    }
}

/// The balanced accuracy over HAM10000's seven classes, which merge actinic keratosis with squamous cell carcinoma, and
/// the two keratoses.
fn balanced_accuracy_of_seven(confusion: &[[usize; Diagnosis::COUNT]; Diagnosis::COUNT]) -> Option<f64> {
    let class = |diagnosis: Diagnosis| match diagnosis {
        Diagnosis::SquamousCellCarcinoma => Diagnosis::ActinicKeratosis,
        Diagnosis::SeborrheicKeratosis => Diagnosis::PigmentedBenignKeratosis,
        other => other,
    };
    let sensitivity = |of: Diagnosis| {
        let count = |is: &dyn Fn(Diagnosis) -> bool| -> usize {
            let truths = Diagnosis::ALL.into_iter().filter(|truth| class(*truth) == of);
            truths
                .flat_map(|truth| {
                    Diagnosis::ALL.into_iter().filter(|other| is(*other)).map(move |predicted| (truth, predicted))
                })
                .map(|(truth, predicted)| confusion[truth.index()][predicted.index()])
                .sum()
        };
        ratio(count(&|predicted| class(predicted) == of) as f64, count(&|_| true) as f64)
    };
    let classes = Diagnosis::ALL.into_iter().filter(|diagnosis| class(*diagnosis) == *diagnosis);
    mean(&classes.filter_map(sensitivity).collect::<Vec<_>>())
}

/// The index of each name's group in alphabetical order, and the number of groups. The order makes the intervals
/// independent of the order of the photos.
pub fn group_indices(names: &[&str]) -> (Vec<usize>, usize) {
    let mut indices: BTreeMap<&str, usize> = names.iter().map(|&name| (name, 0)).collect();
    for (index, slot) in indices.values_mut().enumerate() {
        *slot = index;
    }
    (names.iter().map(|name| indices[name]).collect(), indices.len())
}

fn mean(values: &[f64]) -> Option<f64> {
    ratio(values.iter().sum(), values.len() as f64)
}
