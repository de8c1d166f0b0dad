//! DICOM files that are written here, and what a trainer says of them.

use super::{decode, is_dicom};

#[test]
fn a_dicom_file_is_known_by_its_preamble() {
    let mut bytes = vec![0; 128];
    bytes.extend(b"DICM");
    assert!(is_dicom(&bytes));
    assert!(!is_dicom(b"DICM") && !is_dicom(&bytes[1..]));
    let expected = if cfg!(feature = "dicom") { "cut off or damaged" } else { "build it with `--features dicom`" };
    let error = decode(&bytes).unwrap_err();
    assert!(error.contains(expected), "{error}");
}

#[cfg(feature = "dicom")]
mod with_feature {
    use dicom_core::value::PixelFragmentSequence;
    use dicom_core::{DataElement, PrimitiveValue, VR};
    use dicom_object::mem::InMemElement;
    use dicom_object::{FileMetaTableBuilder, InMemDicomObject, Tag};
    use image::codecs::jpeg::JpegEncoder;
    use naevus_network::golden::synthetic_photo;
    use naevus_reading::photo::Photo;

    use super::decode;

    const EXPLICIT_LITTLE: &str = "1.2.840.10008.1.2.1";
    const JPEG_BASELINE: &str = "1.2.840.10008.1.2.4.50";
    const JPEG_2000: &str = "1.2.840.10008.1.2.4.90";

    /// A VL Photographic Image (PS3.3, A.32.4) of a photo's size, in `syntax`, with its pixels as `pixels`.
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

    fn plain(bytes: Vec<u8>) -> InMemElement {
        DataElement::new(Tag(0x7FE0, 0x0010), VR::OB, PrimitiveValue::from(bytes))
    }

    fn pieces(pieces: Vec<Vec<u8>>) -> InMemElement {
        DataElement::new(Tag(0x7FE0, 0x0010), VR::OB, PixelFragmentSequence::new_fragments(pieces))
    }

    #[test]
    fn a_jpeg_in_a_dicom_file_is_read_as_the_jpeg_is() {
        let photo = synthetic_photo(7);
        let mut jpeg = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
        encoder.encode(photo.rgb(), photo.width_px(), photo.height_px(), image::ExtendedColorType::Rgb8).unwrap();
        if jpeg.len() % 2 == 1 {
            jpeg.push(0);
        }
        let halves = jpeg.chunks((jpeg.len() / 4) * 2).map(<[u8]>::to_vec).collect();
        let bytes = file(JPEG_BASELINE, &photo, (3, "YBR_FULL_422", 0), pieces(halves));
        assert_eq!(decode(&bytes).unwrap(), Photo::decode(&jpeg).unwrap());

        let cut = decode(&bytes[..bytes.len() / 2]).unwrap_err();
        assert!(cut.contains("cut off"), "{cut}");
    }

    #[test]
    fn pixels_that_are_not_compressed_are_taken_as_they_are() {
        let photo = synthetic_photo(8);
        let side_px = photo.rgb().len() / 3;
        let interleaved = file(EXPLICIT_LITTLE, &photo, (3, "RGB", 0), plain(photo.rgb().to_vec()));
        assert_eq!(decode(&interleaved).unwrap(), photo);

        let planes = (0..3).flat_map(|channel| (0..side_px).map(move |place| (channel, place)));
        let planes = planes.map(|(channel, place)| photo.rgb()[3 * place + channel]).collect();
        assert_eq!(decode(&file(EXPLICIT_LITTLE, &photo, (3, "RGB", 1), plain(planes))).unwrap(), photo);

        let red: Vec<u8> = photo.rgb().iter().step_by(3).copied().collect();
        let grey = decode(&file(EXPLICIT_LITTLE, &photo, (1, "MONOCHROME2", 0), plain(red.clone()))).unwrap();
        assert!(grey.rgb().chunks(3).zip(&red).all(|(pixel, red)| pixel == [*red; 3]));
    }

    #[test]
    fn what_cannot_be_read_is_said_to_be_what_it_is() {
        let photo = synthetic_photo(9);
        let small = Photo::from_rgb(16, 16, vec![0; 3 * 16 * 16]);
        for (bytes, expected) in [
            (file(JPEG_2000, &photo, (3, "YBR_RCT", 0), pieces(vec![vec![0; 64]])), JPEG_2000),
            (file(EXPLICIT_LITTLE, &photo, (3, "YBR_FULL", 0), plain(photo.rgb().to_vec())), "3 × 8 bits of YBR_FULL"),
            (file(EXPLICIT_LITTLE, &photo, (3, "RGB", 0), plain(vec![0; 600])), "do not fill its size"),
            (file(EXPLICIT_LITTLE, &small, (3, "RGB", 0), plain(small.rgb().to_vec())), "only 16×16 pixels"),
            (file(JPEG_BASELINE, &photo, (3, "RGB", 0), plain(vec![0; 64])), "no picture in it"),
        ] {
            let error = decode(&bytes).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
