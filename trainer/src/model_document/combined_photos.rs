//! The section on several photos of one lesion.

use naevus_reading::card::{CombinedFigures, ModelCard};

use crate::calibrate::{CombinedComparison, ComparedRule, USED_RULE};
use crate::document::table;
use crate::evaluation::combined_photos;
use crate::evaluation::figures::{interval, interval_or_dash};

/// The section; `comparison` is that of the rules for the alert on the validation set.
pub fn section(card: &ModelCard, comparison: Option<&CombinedComparison>) -> String {
    let measured = match &card.combined_photos {
        Some(found) => figures(card, found),
        None => "Not measured: no lesion of the test set has several photos.\n".to_string(),
    };
    let compared = comparison.map(|comparison| rules(card, comparison)).unwrap_or_default();
    format!(
        "## Several photos of one lesion

The page combines photos that the user selects as photos of one lesion: the probabilities are averaged, and the alert is
raised if any of the photos raises it alone. Refused photos are left out; a lesion with an unusual photo has no prediction
set. Alert and prediction sets have the thresholds that were fitted to single photos.

{measured}{compared}"
    )
}

/// The table of the figures, with its introduction.
fn figures(card: &ModelCard, found: &CombinedFigures) -> String {
    let CombinedFigures { lesions, photos, malignant, with_set, .. } = found;
    format!(
        "Measured per lesion on the {lesions} lesions of the test set with at least two photos ({photos} photos) that are not
refused; {malignant} of the lesions are malignant, {with_set} have a prediction set. \"One photo\" is the first photo of the same
lesions by file name. The last column has paired intervals.

{}
{}",
        table(&["figure", "combined", "one photo", "difference"], combined_photos::rows(found)),
        selection(card),
    )
}

/// A paragraph on how lesions with several photos differ from others.
fn selection(card: &ModelCard) -> String {
    let specificity = interval_or_dash(card.figures.get("alert_specificity"));
    let ham10000 = match card.data.sources.iter().any(|source| source.name == "ham10000") {
        true => {
            " In HAM10000, the nevi with several photos were excised or
judged by a consensus; all nevi that were only followed up have one photo."
        }
        false => "",
    };
    format!(
        "Lesions with several photos are not typical of all lesions, so that these figures can be compared with each other but
not with those of all test photos (alert specificity {specificity}).{ham10000}

"
    )
}

/// The comparison of the rules for the alert.
fn rules(card: &ModelCard, comparison: &CombinedComparison) -> String {
    let CombinedComparison { lesions, malignant, rules, own_threshold, below_own_threshold, sets_can_be_fitted } =
        comparison;
    let row = |ComparedRule { rule, sensitivity, specificity }: &ComparedRule| {
        let used = if *rule == USED_RULE { " (used)" } else { "" };
        vec![format!("{rule}{used}"), interval(*sensitivity), interval(*specificity)]
    };
    let sets = match sets_can_be_fitted {
        true => {
            "Prediction sets could be fitted to these lesions, but their rare diagnoses have few of them.".to_string()
        }
        false => format!(
            "Prediction sets with a coverage of {:.1} % cannot be fitted to these lesions: some diagnoses have too few.",
            100.0 * card.decision_rules.sets.coverage
        ),
    };
    format!(
        "The rule of the alert was chosen on the {lesions} such lesions of the validation set, of which {malignant} are malignant:

{}
A threshold of its own for the mean, fitted for the same sensitivity, would be {own_threshold:.3}; its figures are of the
lesions that it was fitted to. It is not used, for two reasons: it depends on the {} malignant lesions with the lowest
probabilities, {below_own_threshold} of which it misses; and it would withdraw alerts that single photos of a lesion raise.
{sets}
",
        table(&["the alert is raised if", "sensitivity", "specificity"], rules.iter().map(row).collect()),
        below_own_threshold + 1,
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use naevus_reading::card::{DataRecord, DataSource, Figure};
    use naevus_reading::preprocess::Normalisation;

    use super::*;
    use crate::model_folder::blank_card;
    use crate::training::TrainConfig;

    fn card() -> ModelCard {
        let source = DataSource { name: "ham10000".to_string(), found: 2, kept: 2, relabelled: 0 };
        let data = DataRecord { sources: vec![source], ..DataRecord::default() };
        let config = TrainConfig::of(std::path::Path::new("mine")).unwrap().network_config();
        blank_card(&config, Normalisation::MINUS_ONE_TO_ONE, data).unwrap()
    }

    #[test]
    fn the_section_has_the_figures_of_the_card_and_the_compared_rules() {
        let mut card = card();
        let plain = section(&card, None);
        assert!(plain.contains("Not measured") && !plain.contains("validation set"), "{plain}");
        let figures = |value: f64| {
            BTreeMap::from([("alert_sensitivity".to_string(), Figure { value, low: value - 0.0625, high: value })])
        };
        card.combined_photos = Some(CombinedFigures {
            lesions: 323,
            photos: 743,
            malignant: 108,
            with_set: 294,
            combined: figures(0.875),
            one_photo: figures(0.75),
            differences: figures(0.125),
        });
        let rule = |rule| {
            let figure = Figure { value: 0.5, low: 0.25, high: 0.75 };
            ComparedRule { rule, sensitivity: figure, specificity: figure }
        };
        let comparison = CombinedComparison {
            lesions: 303,
            malignant: 84,
            rules: vec![rule("a coin shows heads"), rule(USED_RULE)],
            own_threshold: 0.295,
            below_own_threshold: 3,
            sets_can_be_fitted: false,
        };
        let text = section(&card, Some(&comparison));
        for part in [
            "the 323 lesions of the test set with at least two photos (743 photos)",
            "| 0.875 (0.812 to 0.875) | 0.750 (0.688 to 0.750) | +0.125 (+0.062 to +0.125) |",
            "In HAM10000",
            "the 303 such lesions of the validation set, of which 84 are malignant",
            "| a coin shows heads | 0.500 (0.250 to 0.750) |",
            "| any photo reaches the threshold (used) |",
            "would be 0.295",
            "the 4 malignant lesions with the lowest",
            "cannot be fitted",
        ] {
            assert!(text.contains(part), "{part:?} is not in {text}");
        }
        assert!(!text.lines().any(|line| line.ends_with(' ')), "{text}");
    }
}
