//! Draws pictures that show no lesion into a folder, for `trainer export --not-lesion` and `trainer evaluate --not-lesion`.

use std::fs;
use std::path::PathBuf;

use naevus_tests::{not_lesions, photos};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| std::io::Error::other("name the folder to draw into"))?;
    fs::create_dir_all(&folder)?;
    for (kind, pictures) in not_lesions::kinds() {
        for (number, picture) in pictures.into_iter().enumerate() {
            fs::write(folder.join(format!("{kind}-{number:02}.png")), photos::png(&picture.into(), None))?;
        }
    }
    println!("drawn into {}", folder.display());
    Ok(())
}
