//! The main figures again, with the patient's age and the lesion's site.

use maud::{Markup, html};

use super::{part, shown};
use crate::document::markdown::signed;
use crate::document::page;
use crate::evaluation::{AgeAndSite, Part};

/// The figures, and by how much they are more than those of the photos alone.
pub fn section(measured: &Part<AgeAndSite>) -> Markup {
    let lead = "Every other figure of this page is of the photos alone. A user may give the patient's age and where on the \
                body the lesion is; the same photos once more, with what their archives say of both.";
    part("With age and site", lead, measured, |found| {
        let rows = found.rows().map(|(_, name, with, more)| vec![name.to_string(), shown(&with), signed(more)]);
        let limits = found.limits().map(|(name, figure)| vec![name.to_string(), shown(&figure)]);
        html! {
            (page::table(&["Figure", "With age and site", "More than by the photos alone"], &rows.collect::<Vec<_>>()))
            (page::table(&["At the limits of the photos alone", "With age and site"], &limits.collect::<Vec<_>>()))
            p.quiet {
                "Of " (found.photos) " photos, the age is known of " (found.count(found.age_known)) " and the site of "
                (found.count(found.site_known)) ". Where one is not known, it adds nothing."
            }
        }
    })
}
