//! Photos in DICOM files, as hospitals keep them and as SIIM-ISIC 2020 is given out: in a trainer with `--features
//! dicom`. Every other trainer says what is missing.
//!
//! A JPEG in such a file goes to the decoder that reads every other JPEG; pixels that are not compressed are taken as
//! they are. What else the standard allows is said to be what it is.

#[cfg(not(feature = "dicom"))]
use naevus_reading::photo::Photo;

/// Whether `bytes` are a DICOM file: after a preamble of 128 bytes they say so.
pub fn is_dicom(bytes: &[u8]) -> bool {
    bytes.get(128..132) == Some(b"DICM")
}

/// The photo in the DICOM file of `bytes`, or why it cannot be read and what to do.
#[cfg(not(feature = "dicom"))]
pub fn decode(_bytes: &[u8]) -> Result<Photo, String> {
    Err("this is a DICOM file, which this trainer was built without; build it with `--features dicom`, or save the \
         photo as JPEG"
        .to_string())
}

#[cfg(feature = "dicom")]
pub use with_feature::decode;

#[cfg(feature = "dicom")]
mod with_feature {
    use dicom_object::file::ReadPreamble;
    use dicom_object::{DefaultDicomObject, OpenFileOptions, Tag};
    use dicom_pixeldata::{DecodedPixelData, PhotometricInterpretation, PixelDecoder, PlanarConfiguration};
    use naevus_reading::photo::{Photo, check_size};

    const PIXEL_DATA: Tag = Tag(0x7FE0, 0x0010);
    const NUMBER_OF_FRAMES: Tag = Tag(0x0028, 0x0008);
    /// The transfer syntaxes with a JPEG of 8 bits in them: baseline, and extended (PS3.5, section 8.2.1).
    const JPEG: [&str; 2] = ["1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"];
    const MEND: &str = "save the photo as JPEG and try again";

    /// The photo in the DICOM file of `bytes`, or why it cannot be read and what to do.
    pub fn decode(bytes: &[u8]) -> Result<Photo, String> {
        let options = OpenFileOptions::new().read_preamble(ReadPreamble::Always);
        let object = options
            .from_reader(bytes)
            .map_err(|error| format!("the DICOM file is cut off or damaged ({error}); copy it again, or {MEND}"))?;
        let frames = object.get(NUMBER_OF_FRAMES).and_then(|frames| frames.to_int::<u32>().ok()).unwrap_or(1);
        if frames != 1 {
            return Err(format!("the DICOM file has {frames} pictures, and which is meant is not told; {MEND}"));
        }
        if JPEG.contains(&object.meta().transfer_syntax()) {
            return Photo::decode(&jpeg(&object)?).map_err(|error| format!("of the JPEG in the DICOM file: {error}"));
        }
        let pixels = object.decode_pixel_data().map_err(|error| {
            let syntax = object.meta().transfer_syntax();
            format!("the DICOM file's pixels, in transfer syntax {syntax}, cannot be read ({error}); {MEND}")
        })?;
        uncompressed(&pixels)
    }

    /// The only JPEG in `object`, which may be in several pieces.
    fn jpeg(object: &DefaultDicomObject) -> Result<Vec<u8>, String> {
        let pixels = object.get(PIXEL_DATA).and_then(|pixels| pixels.fragments());
        pixels.map(<[Vec<u8>]>::concat).ok_or_else(|| format!("the DICOM file has no picture in it; {MEND}"))
    }

    fn uncompressed(pixels: &DecodedPixelData<'_>) -> Result<Photo, String> {
        let (width_px, height_px) = (pixels.columns(), pixels.rows());
        check_size(width_px, height_px).map_err(|error| error.to_string())?;
        let kind = (pixels.samples_per_pixel(), pixels.bits_allocated(), pixels.photometric_interpretation());
        let bytes = pixels.frame_data(0).ok();
        let side_px = width_px as usize * height_px as usize;
        let bytes = bytes.filter(|bytes| bytes.len() == side_px * usize::from(kind.0));
        let bytes =
            bytes.ok_or_else(|| format!("the DICOM file's pixels do not fill its size; copy it again, or {MEND}"))?;
        let rgb = match kind {
            (3, 8, PhotometricInterpretation::Rgb) => match pixels.planar_configuration() {
                PlanarConfiguration::Standard => bytes.to_vec(),
                // All red, then all green, then all blue.
                PlanarConfiguration::PixelFirst => {
                    (0..3 * side_px).map(|place| bytes[place % 3 * side_px + place / 3]).collect()
                }
            },
            (1, 8, PhotometricInterpretation::Monochrome2) => bytes.iter().flat_map(|&grey| [grey; 3]).collect(),
            (samples, bits, colours) => {
                return Err(format!(
                    "the DICOM file's pixels are {samples} × {bits} bits of {colours}, where 8-bit RGB or grey can be \
                     read; {MEND}"
                ));
            }
        };
        Ok(Photo::from_rgb(width_px, height_px, rgb))
    }
}

#[cfg(test)]
mod tests;
