//! Sizes, and files that show nothing or odd colours.

use anyhow::Result;
use maud::{Markup, html};

use super::{Pictures, SHOWN, shortened};
use crate::audit::Audit;
use crate::document::page::section;

/// What the files are like.
pub fn files(audit: &Audit, pictures: &Pictures<'_>) -> Result<Markup> {
    let size = |size: &crate::audit::counts::SizeCount| {
        vec![size.archive.clone(), format!("{} \u{d7} {}", size.width_px, size.height_px), size.photos.to_string()]
    };
    let found = &audit.appearance;
    let unreadable = found.unreadable.iter().map(|it| vec![it.file.clone(), it.reason.clone()]);
    let blank = found.blank.iter().map(|it| vec![it.file.clone(), it.contrast.to_string()]);
    let odd = found.odd_colours.iter().map(|it| {
        let deviation = it.deviation.map_or_else(String::new, |deviation| format!("{deviation:.1}"));
        vec![it.file.clone(), it.what.to_string(), deviation]
    });
    let shown: Vec<(Vec<&str>, String)> =
        found.odd_colours.iter().take(SHOWN).map(|it| (vec![&*it.file], it.what.to_string())).collect();
    let one = |text: &String| vec![text.clone()];
    let content = html! {
        h3 { "Sizes, in pixels" }
        (shortened(&["archive", "width \u{d7} height", "photos"], audit.sizes.iter().map(size).collect()))
        h3 { "Unreadable" }
        (shortened(&["file", "reason"], unreadable.collect()))
        h3 { "Blank" }
        (shortened(&["file", "contrast of 255"], blank.collect()))
        h3 { "Odd colours" }
        p {
            "Grey photos, and those whose red or blue over green is far from their archive's median: a modified z-score of \
             more than 3.5 (Iglewicz and Hoaglin, 1993). They may be quite right, as a blue nevus is; none is left out."
        }
        (shortened(&["file", "what", "deviation"], odd.collect()))
        (pictures.rows(&shown)?)
        h3 { "Missing" }
        (shortened(&["file"], audit.missing.iter().map(one).collect()))
        @if !audit.problems.is_empty() {
            h3 { "What else could not be read" }
            (shortened(&["problem"], audit.problems.iter().map(one).collect()))
        }
    };
    Ok(section("Files", "", &content))
}
