//! Photos in DICOM files, which hospitals and SIIM-ISIC 2020 use. They are read by a trainer with the feature `dicom`;
//! other trainers return an error for them.
//!
//! A JPEG in a DICOM file is decoded like any other JPEG, and uncompressed pixels are copied. For other encodings of
//! the standard, an error names the encoding.

#[cfg(not(feature = "dicom"))]
use naevus_reading::photo::Photo;

/// Decodes the photo in the DICOM file `bytes`.
///
/// # Errors
///
/// Always, because this trainer was built without DICOM.
#[cfg(not(feature = "dicom"))]
pub fn decode(_bytes: &[u8]) -> Result<Photo, String> {
    Err("this is a DICOM file, and this trainer was built without DICOM; build it with `--features dicom`, or save the \
         photo as JPEG"
        .to_string())
}

#[cfg(feature = "dicom")]
pub use with_feature::decode;

#[cfg(feature = "dicom")]
mod with_feature {
    use std::io::Read;

    use dicom_object::file::ReadPreamble;
    use dicom_object::{DefaultDicomObject, OpenFileOptions, Tag};
    use dicom_pixeldata::{DecodedPixelData, PhotometricInterpretation, PixelDecoder, PlanarConfiguration};
    use naevus_reading::photo::{Photo, check_size};

    /// What follows the preamble (PS3.10, section 7.1).
    const MAGIC_CODE: &[u8] = b"DICM";
    const PIXEL_DATA: Tag = Tag(0x7FE0, 0x0010);
    const NUMBER_OF_FRAMES: Tag = Tag(0x0028, 0x0008);
    /// Transfer syntaxes with an 8-bit JPEG: baseline and extended (PS3.5, section 8.2.1).
    const JPEG: [&str; 2] = ["1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"];
    const REMEDY: &str = "save the photo as JPEG and try again";

    /// Decodes the photo in the DICOM file `bytes`.
    ///
    /// # Errors
    ///
    /// If the file cannot be decoded. The message contains the remedy.
    pub fn decode(bytes: &[u8]) -> Result<Photo, String> {
        // Some programs leave out the preamble and the magic code after it. The library needs the code.
        let start = if bytes.get(128..132) == Some(MAGIC_CODE) { &bytes[128..] } else { bytes };
        let code = if start.starts_with(MAGIC_CODE) { &[] } else { MAGIC_CODE };
        let object = OpenFileOptions::new()
            .read_preamble(ReadPreamble::Never)
            .from_reader(code.chain(start))
            .map_err(|error| format!("the DICOM file is cut off or damaged ({error}); copy it again, or {REMEDY}"))?;
        let frames = object.get(NUMBER_OF_FRAMES).and_then(|frames| frames.to_int::<u32>().ok()).unwrap_or(1);
        if frames != 1 {
            return Err(format!("the DICOM file has {frames} frames, and only one can be read; {REMEDY}"));
        }
        if JPEG.contains(&object.meta().transfer_syntax()) {
            return Photo::decode(&jpeg(&object)?).map_err(|error| format!("the JPEG in the DICOM file: {error}"));
        }
        let pixels = object.decode_pixel_data().map_err(|error| {
            let syntax = object.meta().transfer_syntax();
            format!("the DICOM file's pixels, in transfer syntax {syntax}, cannot be read ({error}); {REMEDY}")
        })?;
        uncompressed(&pixels)
    }

    /// The only JPEG in `object`, which may be in several fragments.
    fn jpeg(object: &DefaultDicomObject) -> Result<Vec<u8>, String> {
        let pixels = object.get(PIXEL_DATA).and_then(|pixels| pixels.fragments());
        pixels.map(<[Vec<u8>]>::concat).ok_or_else(|| format!("the DICOM file has no pixel data; {REMEDY}"))
    }

    fn uncompressed(pixels: &DecodedPixelData<'_>) -> Result<Photo, String> {
        let (width_px, height_px) = (pixels.columns(), pixels.rows());
        check_size(width_px, height_px).map_err(|error| error.to_string())?;
        let kind = (pixels.samples_per_pixel(), pixels.bits_allocated(), pixels.photometric_interpretation());
        let bytes = pixels.frame_data(0).ok();
        let pixel_count = width_px as usize * height_px as usize;
        let bytes = bytes.filter(|bytes| bytes.len() == pixel_count * usize::from(kind.0));
        let bytes = bytes.ok_or_else(|| {
            format!("the DICOM file's pixel data does not match its size; copy it again, or {REMEDY}")
        })?;
        let rgb = match kind {
            (3, 8, PhotometricInterpretation::Rgb) => match pixels.planar_configuration() {
                PlanarConfiguration::Standard => bytes.to_vec(),
                // Each colour has a separate plane, but in a photo the three values of a pixel are adjacent.
                PlanarConfiguration::PixelFirst => {
                    (0..3 * pixel_count).map(|index| bytes[index % 3 * pixel_count + index / 3]).collect()
                }
            },
            (1, 8, PhotometricInterpretation::Monochrome2) => bytes.iter().flat_map(|&grey| [grey; 3]).collect(),
            // Here 0 is white.
            (1, 8, PhotometricInterpretation::Monochrome1) => bytes.iter().flat_map(|&grey| [255 - grey; 3]).collect(),
            (samples, bits, colours) => {
                return Err(format!(
                    "the DICOM file's pixels are {samples} × {bits} bits of {colours}; only 8-bit RGB or greyscale can \
                     be read; {REMEDY}"
                ));
            }
        };
        Ok(Photo::from_rgb(width_px, height_px, rgb))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::photos;

    #[test]
    fn a_dicom_file_is_recognised_after_its_preamble() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("photo.jpg");
        let mut bytes = vec![0; 128];
        bytes.extend(b"DICM");
        fs::write(&path, bytes).unwrap();
        let expected = if cfg!(feature = "dicom") { "cut off or damaged" } else { "build it with `--features dicom`" };
        let error = photos::read(&path).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }

    #[cfg(feature = "dicom")]
    mod decoding {
        use dicom_core::value::PixelFragmentSequence;
        use dicom_core::{DataElement, PrimitiveValue, VR};
        use dicom_object::mem::InMemElement;
        use dicom_object::{FileMetaTableBuilder, InMemDicomObject, Tag};
        use image::codecs::jpeg::JpegEncoder;
        use naevus_network::golden::synthetic_photo;
        use naevus_reading::photo::Photo;

        use naevus_tests::shared_data;

        use crate::dicom::decode;
        use crate::photos;

        const EXPLICIT_LITTLE: &str = "1.2.840.10008.1.2.1";
        const JPEG_BASELINE: &str = "1.2.840.10008.1.2.4.50";
        const JPEG_2000: &str = "1.2.840.10008.1.2.4.90";

        /// A VL Photographic Image (PS3.3, A.32.4) of the size of `photo`, in the transfer syntax `syntax`, with the
        /// pixel data `pixels`. `kind` is samples per pixel, photometric interpretation and planar configuration.
        fn file(syntax: &str, photo: &Photo, kind: (u16, &str, u16), pixels: InMemElement) -> Vec<u8> {
            let (samples, colours, planar) = kind;
            let number = |tag, value: u16| DataElement::new(tag, VR::US, PrimitiveValue::from(value));
            let text = |tag, vr, value: &str| DataElement::new(tag, vr, PrimitiveValue::from(value));
            let object = InMemDicomObject::from_element_iter([
                text(Tag(0x0008, 0x0016), VR::UI, "1.2.840.10008.5.1.4.1.1.77.1.4"),
                text(Tag(0x0008, 0x0018), VR::UI, "2.25.1"),
                number(Tag(0x0028, 0x0002), samples),
                text(Tag(0x0028, 0x0004), VR::CS, colours),
                number(Tag(0x0028, 0x0006), planar),
                number(Tag(0x0028, 0x0010), photo.height_px() as u16),
                number(Tag(0x0028, 0x0011), photo.width_px() as u16),
                number(Tag(0x0028, 0x0100), 8),
                number(Tag(0x0028, 0x0101), 8),
                number(Tag(0x0028, 0x0102), 7),
                number(Tag(0x0028, 0x0103), 0),
                pixels,
            ]);
            let meta = FileMetaTableBuilder::new().transfer_syntax(syntax);
            let mut bytes = Vec::new();
            object.with_meta(meta).unwrap().write_all(&mut bytes).unwrap();
            bytes
        }

        fn uncompressed(bytes: Vec<u8>) -> InMemElement {
            DataElement::new(Tag(0x7FE0, 0x0010), VR::OB, PrimitiveValue::from(bytes))
        }

        fn fragments(fragments: Vec<Vec<u8>>) -> InMemElement {
            DataElement::new(Tag(0x7FE0, 0x0010), VR::OB, PixelFragmentSequence::new_fragments(fragments))
        }

        #[test]
        fn a_jpeg_in_a_dicom_file_is_decoded_like_a_jpeg_file() {
            let photo = synthetic_photo(7);
            let mut jpeg = Vec::new();
            let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
            encoder.encode(photo.rgb(), photo.width_px(), photo.height_px(), image::ExtendedColorType::Rgb8).unwrap();
            if jpeg.len() % 2 == 1 {
                jpeg.push(0);
            }
            let halves = jpeg.chunks((jpeg.len() / 4) * 2).map(<[u8]>::to_vec).collect();
            let bytes = file(JPEG_BASELINE, &photo, (3, "YBR_FULL_422", 0), fragments(halves));
            assert_eq!(decode(&bytes).unwrap(), Photo::decode(&jpeg).unwrap());

            let cut = decode(&bytes[..bytes.len() / 2]).unwrap_err();
            assert!(cut.contains("cut off"), "{cut}");
        }

        #[test]
        fn uncompressed_pixels_are_copied() {
            let photo = synthetic_photo(8);
            let pixel_count = photo.rgb().len() / 3;
            let interleaved = file(EXPLICIT_LITTLE, &photo, (3, "RGB", 0), uncompressed(photo.rgb().to_vec()));
            assert_eq!(decode(&interleaved).unwrap(), photo);

            let planes = (0..3).flat_map(|channel| (0..pixel_count).map(move |index| (channel, index)));
            let planes = planes.map(|(channel, index)| photo.rgb()[3 * index + channel]).collect();
            assert_eq!(decode(&file(EXPLICIT_LITTLE, &photo, (3, "RGB", 1), uncompressed(planes))).unwrap(), photo);

            let red: Vec<u8> = photo.rgb().iter().step_by(3).copied().collect();
            let grey =
                decode(&file(EXPLICIT_LITTLE, &photo, (1, "MONOCHROME2", 0), uncompressed(red.clone()))).unwrap();
            assert!(grey.rgb().chunks(3).zip(&red).all(|(pixel, red)| pixel == [*red; 3]));
            let inverted: Vec<u8> = red.iter().map(|red| 255 - red).collect();
            let inverted = file(EXPLICIT_LITTLE, &photo, (1, "MONOCHROME1", 0), uncompressed(inverted));
            assert_eq!(decode(&inverted).unwrap(), grey);
        }

        #[test]
        fn a_file_without_preamble_is_read() {
            let photo = synthetic_photo(10);
            let bytes = file(EXPLICIT_LITTLE, &photo, (3, "RGB", 0), uncompressed(photo.rgb().to_vec()));
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("photo.dcm");
            std::fs::write(&path, &bytes[132..]).unwrap();
            assert_eq!(photos::read(&path).unwrap(), photo);
        }

        #[test]
        fn files_of_reported_faults_are_read_or_refused_with_a_sentence() {
            let name = "files_of_reported_faults_are_read_or_refused_with_a_sentence";
            let Some(folder) = shared_data::trouble(name) else { return };
            let read = |name: &str| photos::read(&folder.join("30-dicom").join(name));
            // The mean of each channel.
            let colour = |photo: &Photo| {
                let (pixels, _) = photo.rgb().as_chunks::<3>();
                [0, 1, 2].map(|channel: usize| {
                    pixels.iter().map(|pixel| f64::from(pixel[channel])).sum::<f64>() / pixels.len() as f64
                })
            };
            let raw = read("03-raw-rgb.dcm").unwrap();
            assert_eq!(read("05-raw-planar.dcm").unwrap(), raw);
            let jpeg = read("01-jpeg-ybr-full-422-as-isic-2020.dcm").unwrap();
            for (jpeg, raw) in colour(&jpeg).into_iter().zip(colour(&raw)) {
                assert!((jpeg - raw).abs() < 2.0, "the JPEG has another colour: {jpeg} instead of {raw}");
            }
            // Skin is lighter than the lesion in the middle.
            let grey = read("09-grey-monochrome1.dcm").unwrap();
            let level = |x: u32, y: u32| grey.rgb()[3 * (y * grey.width_px() + x) as usize];
            assert!(level(8, 8) > level(grey.width_px() / 2, grey.height_px() / 2), "the photo is inverted");
            for (name, expected) in [
                ("07-two-frames.dcm", "2 frames"),
                // It also lacks the length of its first group.
                ("11-no-preamble.dcm", "cut off or damaged"),
                ("13-jpeg-ls.dcm", "1.2.840.10008.1.2.4.80"),
            ] {
                let error = read(name).unwrap_err();
                assert!(error.contains(expected) && error.contains("save the photo as JPEG"), "{name}: {error}");
            }
        }

        #[test]
        fn errors_name_the_unsupported_encoding() {
            let photo = synthetic_photo(9);
            let small = Photo::from_rgb(16, 16, vec![0; 3 * 16 * 16]);
            for (bytes, expected) in [
                (file(JPEG_2000, &photo, (3, "YBR_RCT", 0), fragments(vec![vec![0; 64]])), JPEG_2000),
                (
                    file(EXPLICIT_LITTLE, &photo, (3, "YBR_FULL", 0), uncompressed(photo.rgb().to_vec())),
                    "3 × 8 bits of YBR_FULL",
                ),
                (file(EXPLICIT_LITTLE, &photo, (3, "RGB", 0), uncompressed(vec![0; 600])), "does not match its size"),
                (file(EXPLICIT_LITTLE, &small, (3, "RGB", 0), uncompressed(small.rgb().to_vec())), "only 16×16 pixels"),
                (file(JPEG_BASELINE, &photo, (3, "RGB", 0), uncompressed(vec![0; 64])), "no pixel data"),
            ] {
                let error = decode(&bytes).unwrap_err();
                assert!(error.contains(expected), "{error}");
            }
        }
    }
}
