//! Generates the files in `tests/photos/` again; see the README in that folder.

use std::fs;
use std::path::Path;

use image::DynamicImage;
use naevus_tests::colour::{self, DISPLAY_P3};
use naevus_tests::photos::{self, Jpeg};

fn main() -> std::io::Result<()> {
    let grey = DynamicImage::from(photos::lesion(190, 233, 3)).into_luma8();
    let rotated = photos::stored_with_orientation(&photos::lesion(150, 211, 5), 6);
    let display_p3 = colour::matrix_profile(&DISPLAY_P3, &colour::srgb_curve());
    let linear = photos::png(&photos::to_16_bit(&photos::lesion(70, 54, 12)), None);
    let files = [
        ("baseline.jpg", Jpeg::PLAIN.encode(&photos::lesion(301, 203, 1))),
        (
            "progressive.jpg",
            Jpeg { progressive: true, subsampled: false, ..Jpeg::PLAIN }.encode(&photos::lesion(257, 256, 2)),
        ),
        ("grey.jpg", Jpeg::PLAIN.encode_grey(&grey)),
        ("upright.jpg", Jpeg { orientation: Some(6), ..Jpeg::PLAIN }.encode(&rotated)),
        ("8_bit.png", photos::png(&photos::lesion(131, 90, 6).into(), None)),
        ("16_bit.png", photos::png(&photos::to_16_bit(&photos::lesion(64, 81, 7)), None)),
        ("transparent.png", photos::png(&photos::with_transparency(&photos::lesion(99, 70, 8)).into(), None)),
        ("lossless.webp", photos::webp(&photos::lesion(223, 171, 9), None)),
        (
            "display_p3.jpg",
            colour::jpeg_with_profile(&Jpeg::PLAIN.encode(&photos::lesion(160, 120, 11)), &display_p3, 65_000),
        ),
        ("tables.png", colour::png_with_profile(&photos::noise(64, 40).into(), &colour::table_profile(&DISPLAY_P3))),
        ("linear.png", colour::png_with_chunks(&linear, &[(b"gAMA", colour::gama(1.0))])),
        ("for_lossy_webp.png", photos::png(&photos::lesion(240, 181, 10).into(), None)),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("photos");
    fs::create_dir_all(&folder)?;
    for (name, file) in files {
        fs::write(folder.join(name), &file)?;
        println!("{name}: {} bytes", file.len());
    }
    Ok(())
}
