//! What should not change the answer, and what should be doubted.

use maud::{Markup, html};

use super::{part, percent};
use crate::document::page;
use crate::evaluation::{Agreement, NotLesions, Part};

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

/// How often no diagnosis stands out on photos that show no lesion.
pub fn not_lesions(not_lesions: &Part<NotLesions>) -> Markup {
    let lead = "On a photo without a lesion no diagnosis should stand out; on lesions one should. This is doubt, not \
                refusal: the model has no way yet to say that a photo shows no lesion.";
    part("Photos that show no lesion", lead, not_lesions, |measured| {
        let doubts = std::iter::once(&measured.lesions).chain(&measured.folders);
        let rows = doubts.map(|doubt| vec![doubt.of.clone(), doubt.photos.to_string(), percent(&doubt.doubtful_share)]);
        let column = format!("No diagnosis reaches {:.0} %", 100.0 * measured.stands_out_from);
        page::table(&["Photos of", "Photos", &column], &rows.collect::<Vec<_>>())
    })
}
