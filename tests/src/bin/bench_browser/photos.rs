//! The photos that are read: as large as the network's input, and one as large as a phone takes it.

use std::fs;
use std::path::{Path, PathBuf};

use image::RgbImage;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::xorshift::Xorshift;

/// Photos of each side: on all of them the runtimes must agree, on the first they are timed.
const OF_A_SIDE: u32 = 3;

/// What was drawn.
pub struct Photos {
    folder: PathBuf,
}

/// Draws into `folder` the photos of each side, and `large.jpg`.
pub fn draw(folder: &Path, sides_px: &[u64]) -> Photos {
    let write = |name: &str, content: Vec<u8>| {
        let path = folder.join(name);
        fs::write(&path, content).unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
    };
    for &side_px in sides_px {
        for number in 0..OF_A_SIDE {
            let side = u32::try_from(side_px).expect("a side is a small number");
            let photo = grainy(photos::lesion(side, side, number + 1));
            // Lossless and of the network's own size: preprocessing leaves it as it is, so all begin with the same numbers.
            write(&name(side_px, number), photos::png(&photo.into(), None));
        }
    }
    let large = grainy(photos::lesion(4000, 3000, 1));
    write("large.jpg", Jpeg::PLAIN.encode(&large));
    Photos { folder: folder.to_path_buf() }
}

impl Photos {
    /// The addresses of the photos of a side.
    pub fn of_side(&self, side_px: u64) -> Vec<String> {
        (0..OF_A_SIDE).map(|number| format!("/bench/{}", name(side_px, number))).collect()
    }

    /// The file of the first photo of a side.
    pub fn file_of_side(&self, side_px: u64) -> PathBuf {
        self.folder.join(name(side_px, 0))
    }
}

fn name(side_px: u64, number: u32) -> String {
    format!("photo-{side_px}-{number}.png")
}

/// `photo` with a sensor's noise, without which a JPEG decoder has too little to do.
fn grainy(mut photo: RgbImage) -> RgbImage {
    let mut random = Xorshift(0x9e37_79b9);
    for sample in photo.iter_mut() {
        let number = random.number();
        // Two dice: small deviations are more frequent.
        let noise = (number & 7) + ((number >> 8) & 7);
        *sample = (u32::from(*sample) + noise).saturating_sub(7).min(255) as u8;
    }
    photo
}
