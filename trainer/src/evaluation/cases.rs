//! The photos with a label, put in the order that makes figures quick to compute again and again.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::assessment::most_probable;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Label;
use crate::evaluation::Prediction;
use crate::evaluation::calibration::{Certainties, Certainty};
use crate::evaluation::curve::{Curve, Ranking, ratio};
use crate::evaluation::question::Question;

/// The shares at which sensitivity and specificity are read off each other, with their names.
const OPERATING_POINTS: [(f64, &str); 2] = [(0.90, "90"), (0.95, "95")];

/// A figure with its name.
pub struct NamedValue {
    /// Its plain name.
    pub name: String,
    /// Its value, where it is defined.
    pub value: Option<f64>,
    /// For a plain share of photos: of how many groups they are, all resamples aside.
    pub groups: Option<usize>,
}

impl NamedValue {
    fn new(name: impl Into<String>, value: Option<f64>) -> NamedValue {
        NamedValue { name: name.into(), value, groups: None }
    }

    fn share(name: impl Into<String>, value: Option<f64>, groups: usize) -> NamedValue {
        NamedValue { name: name.into(), value, groups: Some(groups) }
    }
}

/// Photos with a label: those with a diagnosis, then those that are known only as not malignant.
pub struct Cases {
    /// What each photo with a diagnosis shows.
    truths: Vec<Diagnosis>,
    /// What each photo was read as: its most probable diagnosis, the first of equals.
    readings: Vec<Diagnosis>,
    /// How many lesions the photos with a diagnosis show, and of how many groups they are.
    diagnosed_lesions: usize,
    diagnosed_groups: usize,
    /// The group of each photo, by its place among the groups' names in order.
    group_of: Vec<usize>,
    groups: usize,
    /// How many groups show each diagnosis, and how many another.
    groups_with: [usize; Diagnosis::COUNT],
    groups_without: [usize; Diagnosis::COUNT],
    /// For each question: how the probabilities rank the photos.
    rankings: Vec<(Question, Ranking)>,
    certainties: Certainties,
}

impl Cases {
    /// Those of `predictions` that have a label.
    pub fn of(predictions: &[Prediction]) -> Cases {
        let diagnosed: Vec<(&Prediction, Diagnosis)> =
            predictions.iter().filter_map(|prediction| Some((prediction, prediction.diagnosis()?))).collect();
        let others = predictions.iter().filter(|prediction| prediction.label == Some(Label::NotMalignant));
        let labelled: Vec<&Prediction> = diagnosed.iter().map(|(prediction, _)| *prediction).chain(others).collect();
        let names: Vec<&str> = labelled.iter().map(|prediction| prediction.group()).collect();
        let (group_of, groups) = places(&names);
        let truths: Vec<Diagnosis> = diagnosed.iter().map(|&(_, truth)| truth).collect();
        let groups_where = |is: &dyn Fn(Diagnosis) -> bool| {
            let showing = truths.iter().zip(&group_of).filter(|&(&truth, _)| is(truth));
            showing.map(|(_, group)| group).collect::<BTreeSet<_>>().len()
        };
        let certainty =
            |(prediction, truth): &(&Prediction, Diagnosis)| Certainty::of(&prediction.probabilities, *truth);
        let certainties = diagnosed.iter().map(certainty).collect();
        let ranking = |question: Question| {
            let photos = if question.takes_in_not_malignant() { labelled.len() } else { truths.len() };
            let scores: Vec<f64> =
                labelled[..photos].iter().map(|prediction| question.score(&prediction.probabilities)).collect();
            let mut positive: Vec<bool> = truths.iter().map(|&truth| question.holds(truth)).collect();
            positive.resize(photos, false);
            (question, Ranking::of(&scores, positive))
        };
        Cases {
            readings: diagnosed.iter().map(|(prediction, _)| most_probable(&prediction.probabilities)).collect(),
            groups_with: Diagnosis::ALL.map(|diagnosis| groups_where(&|truth| truth == diagnosis)),
            groups_without: Diagnosis::ALL.map(|diagnosis| groups_where(&|truth| truth != diagnosis)),
            rankings: Question::all().map(ranking).collect(),
            diagnosed_lesions: diagnosed
                .iter()
                .map(|(prediction, _)| &prediction.lesion)
                .collect::<BTreeSet<_>>()
                .len(),
            diagnosed_groups: groups_where(&|_| true),
            certainties: Certainties::of(certainties, group_of.clone()),
            truths,
            group_of,
            groups,
        }
    }

    /// How many photos have a diagnosis.
    pub fn photos(&self) -> usize {
        self.truths.len()
    }

    /// How many photos are known only as not malignant.
    pub fn not_malignant(&self) -> usize {
        self.group_of.len() - self.truths.len()
    }

    /// How many lesions the photos with a diagnosis show.
    pub fn diagnosed_lesions(&self) -> usize {
        self.diagnosed_lesions
    }

    /// Of how many patients both kinds are, with the lesions whose patient is not known.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Photos with a diagnosis by truth and reading, each counted as often as its group in `times`.
    pub fn confusion(&self, times: &[usize]) -> [[usize; Diagnosis::COUNT]; Diagnosis::COUNT] {
        let mut confusion = [[0; Diagnosis::COUNT]; Diagnosis::COUNT];
        for ((truth, reading), &group) in self.truths.iter().zip(&self.readings).zip(&self.group_of) {
            confusion[truth.index()][reading.index()] += times[group];
        }
        confusion
    }

    /// The curve of each question, every photo counted once.
    pub fn curves(&self) -> Vec<(Question, Curve)> {
        self.rankings.iter().map(|(question, ranking)| (*question, ranking.curve(|_| 1.0))).collect()
    }

    /// Every figure of [`Evaluation::figures`](crate::evaluation::Evaluation::figures) with each photo counted as often
    /// as its group in `times`; always the same names in the same order.
    pub fn figures(&self, times: &[usize]) -> Vec<NamedValue> {
        let weight = |photo: usize| times[self.group_of[photo]] as f64;
        let mut figures = self.figures_of_answers(times);
        self.add_figures_of_curves(&weight, &mut figures);
        let calibration = self.certainties.figures(times);
        figures.extend(calibration.map(|(name, value)| NamedValue::new(name, value)));
        figures
    }

    /// What the most probable diagnoses give: sensitivities, specificities, accuracy and F1.
    fn figures_of_answers(&self, times: &[usize]) -> Vec<NamedValue> {
        let confusion = self.confusion(times);
        let whole: usize = confusion.iter().flatten().sum();
        let mut figures = Vec::new();
        let (mut hits, mut sensitivities, mut f1s) = (0, Vec::new(), Vec::new());
        for diagnosis in Diagnosis::ALL {
            let (code, index) = (diagnosis.code(), diagnosis.index());
            let hit = confusion[index][index];
            let shown: usize = confusion[index].iter().sum();
            let read: usize = confusion.iter().map(|readings| readings[index]).sum();
            let sensitivity = ratio(hit as f64, shown as f64);
            let specificity = ratio((whole + hit - shown - read) as f64, (whole - shown) as f64);
            hits += hit;
            sensitivities.extend(sensitivity);
            if shown > 0 {
                f1s.extend(ratio(2.0 * hit as f64, (shown + read) as f64));
            }
            figures.push(NamedValue::share(format!("sensitivity_{code}"), sensitivity, self.groups_with[index]));
            figures.push(NamedValue::share(format!("specificity_{code}"), specificity, self.groups_without[index]));
        }
        figures.push(NamedValue::share("accuracy", ratio(hits as f64, whole as f64), self.diagnosed_groups));
        figures.push(NamedValue::new("balanced_accuracy", mean(&sensitivities)));
        figures.push(NamedValue::new("macro_f1", mean(&f1s)));
        figures.push(NamedValue::new("balanced_accuracy_seven", balanced_accuracy_of_seven(&confusion)));
        figures
    }

    /// What the curves give: areas, average precision and operating points.
    fn add_figures_of_curves(&self, weight: &dyn Fn(usize) -> f64, figures: &mut Vec<NamedValue>) {
        let (mut aurocs, mut precisions) = (Vec::new(), Vec::new());
        for (question, ranking) in &self.rankings {
            let curve = ranking.curve(weight);
            let (auroc, precision) = (curve.auroc(), curve.average_precision());
            if let Question::Is(diagnosis) = question {
                aurocs.extend(auroc);
                precisions.extend(precision);
                figures.push(NamedValue::new(format!("auroc_{}", diagnosis.code()), auroc));
                figures.push(NamedValue::new(format!("average_precision_{}", diagnosis.code()), precision));
            }
            let Some((_, name)) = Question::ASKED.into_iter().find(|(asked, _)| asked == question) else { continue };
            figures.push(NamedValue::new(format!("{name}_auroc"), auroc));
            figures.push(NamedValue::new(format!("{name}_average_precision"), precision));
            for (share, percent) in OPERATING_POINTS {
                let sensitivity = curve.sensitivity_at(share);
                let specificity = curve.specificity_at(share);
                figures.push(NamedValue::new(format!("{name}_sensitivity_at_{percent}_specificity"), sensitivity));
                figures.push(NamedValue::new(format!("{name}_specificity_at_{percent}_sensitivity"), specificity));
            }
        }
        figures.push(NamedValue::new("macro_auroc", mean(&aurocs)));
        figures.push(NamedValue::new("macro_average_precision", mean(&precisions)));
    }
}

/// The balanced accuracy where HAM10000's seven classes are told apart, which has one name each for actinic keratosis and
/// squamous cell carcinoma, and for the two keratoses.
fn balanced_accuracy_of_seven(confusion: &[[usize; Diagnosis::COUNT]; Diagnosis::COUNT]) -> Option<f64> {
    let class = |diagnosis: Diagnosis| match diagnosis {
        Diagnosis::SquamousCellCarcinoma => Diagnosis::ActinicKeratosis,
        Diagnosis::SeborrheicKeratosis => Diagnosis::PigmentedBenignKeratosis,
        other => other,
    };
    let sensitivity = |of: Diagnosis| {
        let counted = |is: &dyn Fn(Diagnosis) -> bool| -> usize {
            let shown = Diagnosis::ALL.into_iter().filter(|shown| class(*shown) == of);
            shown
                .flat_map(|shown| Diagnosis::ALL.into_iter().filter(|read| is(*read)).map(move |read| (shown, read)))
                .map(|(shown, read)| confusion[shown.index()][read.index()])
                .sum()
        };
        ratio(counted(&|read| class(read) == of) as f64, counted(&|_| true) as f64)
    };
    let classes = Diagnosis::ALL.into_iter().filter(|diagnosis| class(*diagnosis) == *diagnosis);
    mean(&classes.filter_map(sensitivity).collect::<Vec<_>>())
}

/// Each name's place among the names in order, and how many names there are: in order, so that the intervals do not
/// depend on the order of the photos.
pub fn places(names: &[&str]) -> (Vec<usize>, usize) {
    let mut places: BTreeMap<&str, usize> = names.iter().map(|&name| (name, 0)).collect();
    for (place, slot) in places.values_mut().enumerate() {
        *slot = place;
    }
    (names.iter().map(|name| places[name]).collect(), places.len())
}

fn mean(values: &[f64]) -> Option<f64> {
    ratio(values.iter().sum(), values.len() as f64)
}
