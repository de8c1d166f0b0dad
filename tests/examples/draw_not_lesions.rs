//! Generates the synthetic images without lesions in a folder, for `--not-lesion` of `trainer export` and `trainer
//! evaluate`.

use std::fs;
use std::path::PathBuf;

use naevus_tests::{non_lesions, photos};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| std::io::Error::other("usage: draw_not_lesions FOLDER"))?;
    fs::create_dir_all(&folder)?;
    for (kind, images) in non_lesions::kinds() {
        for (number, image) in images.into_iter().enumerate() {
            fs::write(folder.join(format!("{kind}-{number:02}.png")), photos::png(&image.into(), None))?;
        }
    }
    println!("the images are in {}", folder.display());
    Ok(())
}
