//! The photos of the benchmark: some of the image size of the network, and one of the size of a phone photo.

use std::fs;
use std::path::{Path, PathBuf};

use image::RgbImage;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::xorshift::Xorshift;

/// Photos of each image size. The runtimes are compared on all of them, and timed on the first.
const PHOTOS_PER_SIZE: u32 = 3;

/// The photos in a folder.
pub struct Photos {
    folder: PathBuf,
}

/// Writes photos of each image size, and `large.jpg`, into `folder`.
pub fn draw(folder: &Path, sizes_px: &[u64]) -> Photos {
    let write = |name: &str, content: Vec<u8>| {
        let path = folder.join(name);
        fs::write(&path, content).unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
    };
    for &size_px in sizes_px {
        for number in 0..PHOTOS_PER_SIZE {
            let size = u32::try_from(size_px).expect("an image size is a small number");
            let photo = with_noise(photos::lesion(size, size, number + 1));
            // The file is lossless and has the image size. Preprocessing therefore changes no pixel, and all runtimes
            // have the same input.
            write(&name(size_px, number), photos::png(&photo.into(), None));
        }
    }
    let large = with_noise(photos::lesion(4000, 3000, 1));
    write("large.jpg", Jpeg::PLAIN.encode(&large));
    Photos { folder: folder.to_path_buf() }
}

impl Photos {
    /// The URLs of the photos of an image size.
    pub fn urls(&self, size_px: u64) -> Vec<String> {
        (0..PHOTOS_PER_SIZE).map(|number| format!("/bench/{}", name(size_px, number))).collect()
    }

    /// The path of the first photo of an image size.
    pub fn path(&self, size_px: u64) -> PathBuf {
        self.folder.join(name(size_px, 0))
    }
}

fn name(size_px: u64, number: u32) -> String {
    format!("photo-{size_px}-{number}.png")
}

/// `photo` with sensor noise. Without noise, decoding a JPEG would be faster than for a real photo.
fn with_noise(mut photo: RgbImage) -> RgbImage {
    let mut random = Xorshift(0x9e37_79b9);
    for sample in photo.iter_mut() {
        let bits = random.next_u32();
        // The sum of two uniform numbers, so that small deviations are more frequent.
        let noise = (bits & 7) + ((bits >> 8) & 7);
        *sample = (u32::from(*sample) + noise).saturating_sub(7).min(255) as u8;
    }
    photo
}
