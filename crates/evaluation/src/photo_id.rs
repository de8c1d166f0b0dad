//! Ids of photos: that of the ISIC Archive, or the path in an archive.

use std::path::Path;

/// The ISIC Archive's id in a file's stem or a CSV field, if there is one: `ISIC_0024306` of `ISIC_0024306`,
/// `ISIC_0024306_downsampled` (ISIC 2019's suffix for a smaller copy) and `ISIC_0024306(1)` (a browser's suffix for a
/// second download).
pub fn isic_id(stem: &str) -> Option<&str> {
    let stem = stem.trim();
    let digits = stem.strip_prefix("ISIC_")?;
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    let is_copy = |rest: &str| {
        let number = rest.trim_start().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    (!number.is_empty() && (rest.is_empty() || rest == "_downsampled" || is_copy(rest)))
        .then(|| &stem[..stem.len() - rest.len()])
}

/// The id of the photo at `relative_path` in the archive named `source`.
///
/// Only the ISIC Archive's ids mean the same photo in every archive. Two archives, or two folders of one archive, may
/// each have their own `1.jpg`, so any other name is qualified with the archive and the folder.
pub fn image_id(source: &str, relative_path: &Path) -> String {
    let stem = relative_path.file_stem().unwrap_or_default().to_string_lossy();
    match isic_id(&stem) {
        Some(id) => id.to_string(),
        None => format!("{source}/{}", relative_path.with_extension("").to_string_lossy().replace('\\', "/")),
    }
}

/// The name of a lesion or of a patient by the text of the column `column` of the archive `source`. Two archives may each
/// have a lesion 1.
pub fn qualified(source: &str, column: &str, name: &str) -> String {
    format!("{source}/{column} {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_of_copies_are_not_part_of_the_id() {
        for stem in ["ISIC_0024306", "ISIC_0024306_downsampled", "ISIC_0024306(1)", " ISIC_0024306 (12)"] {
            assert_eq!(isic_id(stem), Some("ISIC_0024306"), "{stem}");
        }
        for stem in ["", "ISIC_", "ISIC_()", "ISIC_12_mask", "ISIC_12()", "IMG_12", "1"] {
            assert_eq!(isic_id(stem), None, "{stem}");
        }
    }

    #[test]
    fn other_names_are_qualified_with_archive_and_folder() {
        assert_eq!(image_id("clinic", Path::new("nevus/1.jpg")), "clinic/nevus/1");
        assert_eq!(image_id("clinic", Path::new("nevus/ISIC_7.jpg")), "ISIC_7");
    }
}
