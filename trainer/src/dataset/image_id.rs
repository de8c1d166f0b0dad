//! What a photo is called across archives.

use std::path::Path;

use crate::dataset::Problem;
use crate::dataset::table::{Row, Table};

/// The ISIC Archive's id in a file's stem or a CSV's field, where it has one: `ISIC_0024306` of `ISIC_0024306`,
/// `ISIC_0024306_downsampled` (ISIC 2019's mark for a smaller copy) and `ISIC_0024306(1)` (a browser's mark for a
/// second download).
pub fn isic_id(stem: &str) -> Option<&str> {
    let stem = stem.trim();
    let digits = stem.strip_prefix("ISIC_")?;
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    let copy = |rest: &str| {
        let number = rest.trim_start().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    (!number.is_empty() && (rest.is_empty() || rest == "_downsampled" || copy(rest)))
        .then(|| &stem[..stem.len() - rest.len()])
}

/// The ISIC Archive's id in the column `column` of `row`; what is none goes into `problems`.
pub fn id_in<'table>(table: &'table Table, row: Row, column: &str, problems: &mut Vec<Problem>) -> Option<&'table str> {
    let field = table.field(row, column);
    let id = isic_id(field);
    if id.is_none() {
        let what = format!("`{field}` is no {column} such as ISIC_0024306; mend it, or take the row out");
        problems.push(table.problem(row, &what));
    }
    id
}

/// The id of the photo at `inside`, a path within the archive named `source`.
///
/// Only the ISIC Archive's ids mean the same photo in every archive; two archives may each have their own `1.jpg`, and
/// two folders of one archive too, so any other name counts only together with where it stands.
pub fn image_id(source: &str, inside: &Path) -> String {
    let stem = inside.file_stem().unwrap_or_default().to_string_lossy();
    match isic_id(&stem) {
        Some(id) => id.to_string(),
        None => format!("{source}/{}", inside.with_extension("").to_string_lossy().replace('\\', "/")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_copies_are_no_part_of_the_id() {
        for stem in ["ISIC_0024306", "ISIC_0024306_downsampled", "ISIC_0024306(1)", " ISIC_0024306 (12)"] {
            assert_eq!(isic_id(stem), Some("ISIC_0024306"), "{stem}");
        }
        for stem in ["", "ISIC_", "ISIC_()", "ISIC_12_mask", "ISIC_12()", "IMG_12", "1"] {
            assert_eq!(isic_id(stem), None, "{stem}");
        }
    }

    #[test]
    fn other_names_count_only_where_they_stand() {
        assert_eq!(image_id("clinic", Path::new("nevus/1.jpg")), "clinic/nevus/1");
        assert_eq!(image_id("clinic", Path::new("nevus/ISIC_7.jpg")), "ISIC_7");
    }
}
