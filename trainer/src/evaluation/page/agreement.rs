//! What should not change the answer, and what should be doubted.

use maud::{Markup, html};

use super::{part, percent};
use crate::document::page;
use crate::evaluation::{
    Agreement, Alert, ArchiveAccuracy, DecisionRule, Disturbed, Doubt, NotLesions, Part, WhereItLooked,
};

/// How often the answer changes when the photo is mirrored or turned.
pub fn symmetries(agreement: &Part<Agreement>) -> Markup {
    let lead = "A lesion has no top: mirrored or turned, the same photo should be read the same. How often the first \
                diagnosis is another than that of the photo as it is; the lower, the better.";
    part("Mirrored and turned", lead, agreement, |agreement| {
        let views = agreement.views.iter().map(|view| vec![view.view.name(), percent(&view.answer_changes)]);
        let any = vec!["in at least one of these".to_string(), percent(&agreement.answer_changes_any)];
        let rows: Vec<Vec<String>> = views.chain([any]).collect();
        html! {
            (page::table(&["View", "Another answer"], &rows))
            p.quiet { (agreement.photos) " photos." }
        }
    })
}

/// The figures of the two decision rules, and of what is shown.
pub fn decision_rules(rules: &Part<Vec<DecisionRule>>) -> Markup {
    let lead = "The same photos, the diagnoses' frequencies in the archive taken in by less or more: with all of them \
                the answer is right most often, with none of them the rare diagnoses are found as often as the others.";
    part("Decision rules", lead, rules, |rules| {
        let rows =
            rules.iter().map(|rule| vec![rule.name(), percent(&rule.accuracy), percent(&rule.balanced_accuracy)]);
        page::table(&["Decided by", "Accuracy", "Balanced accuracy"], &rows.collect::<Vec<_>>())
    })
}

/// How the score holds on changed photos.
pub fn disturbances(disturbed: &Part<Vec<Disturbed>>) -> Markup {
    let lead = "Clinics differ in focus, distance, light and compression. The score on the same photos, each changed so and \
         read in one view, which is a little worse than eight:";
    part("Changed photos", lead, disturbed, |disturbed| {
        let rows = disturbed
            .iter()
            .map(|it| vec![it.change.to_string(), percent(&it.balanced_accuracy), percent(&it.refused_share)]);
        page::table(&["The photos", "Balanced accuracy", "Refused"], &rows.collect::<Vec<_>>())
    })
}

/// How often the answer comes from the lesion.
pub fn where_it_looked(looked: &Part<WhereItLooked>) -> Markup {
    let lead = "What speaks most for the answer should be a place on the lesion. The lesion is what a threshold finds \
                darker than the skin about it; photos in which it finds nothing clearly darker are left out.";
    part("Where it looked", lead, looked, |looked| {
        let whole = [
            vec!["All".to_string(), percent(&looked.peak_on_lesion)],
            vec!["A place drawn at random".to_string(), percent(&looked.lesion_share)],
        ];
        let answers = looked.by_answer.iter();
        let answers = answers.map(|(answer, share)| vec![format!("Read as {}", answer.name()), percent(share)]);
        html! {
            (page::table(&["Photos", "Peak on the lesion"], &whole.into_iter().chain(answers).collect::<Vec<_>>()))
            p.quiet { (looked.photos) " photos; " (looked.without_outline) " were left out." }
        }
    })
}

/// How often photos are refused, or doubted.
pub fn not_lesions(not_lesions: &Part<NotLesions>) -> Markup {
    let lead = "A photo without a lesion should be refused, and a lesion should not. Doubtful is what is refused, what \
                is unlike the photos that were learnt from, and what no diagnosis stands out in. Of folders that refusal \
                was fitted to, the half is shown that it was not. Left out of the fit: what a model does that was \
                fitted without that folder, as it would with photos of a kind that nobody thought of.";
    part("Photos that show no lesion", lead, not_lesions, |measured| {
        let rows = measured.all().map(|doubt| {
            let Doubt { of, photos, refused_share, doubtful_share } = doubt;
            vec![of.clone(), photos.to_string(), percent(refused_share), percent(doubtful_share)]
        });
        page::table(&["Photos of", "Photos", "Refused", "Doubtful"], &rows.collect::<Vec<_>>())
    })
}

/// The malignancy channel at its operating point.
pub fn alert(alert: &Part<Alert>) -> Markup {
    let lead = "The probabilities of the malignant diagnoses, summed, are cause for alarm from a threshold on that was \
                chosen on validation to find most of what is malignant. What it does here:";
    part("Alert", lead, alert, |alert| {
        let row = |of: String, sensitivity, specificity| vec![of, percent(sensitivity), percent(specificity)];
        let all = row("All".to_string(), &alert.sensitivity, &alert.specificity);
        let domains = alert.domains.iter();
        let domains = domains.map(|of| row(of.domain.name().to_string(), &of.sensitivity, &of.specificity));
        let rows: Vec<Vec<String>> = [all].into_iter().chain(domains).collect();
        html! {
            (page::table(&["Photos", "Malignant called suspicious", "Others left alone"], &rows))
            p.quiet { "From a summed probability of " (format!("{:.3}", alert.operating_point.threshold)) " on." }
        }
    })
}

/// The accuracy on each archive's photos.
pub fn archives(archives: &[ArchiveAccuracy]) -> Markup {
    let rows = archives
        .iter()
        .map(|it| vec![it.archive.clone(), it.photos.to_string(), percent(&it.accuracy)])
        .collect::<Vec<_>>();
    html! {
        @if !rows.is_empty() {
            section {
                h2 { "Archives" }
                p { "Accuracy on the photos that an archive holds; a photo that several hold counts in each." }
                (page::table(&["Archive", "Photos", "Accuracy"], &rows))
            }
        }
    }
}
