//! The errors of photos, workers and records, from their typed values. Those of photos and workers are parts of a
//! sentence, in lower case and without a full stop.

use crate::page::text::format::{capitalised, decimal, sentence};
use crate::page::text::message::{Message, Phrase, message, phrase};
use crate::protocol::{GoldenValue, WorkerError};
use naevus_reading::photo::{Format, JpegKind, MAX_MEGAPIXELS, MIN_SIDE_PX, PhotoError};
use naevus_records::{Limit, RecordsError};

/// Why a photo could not be decoded, and what to do.
pub fn photo_error(error: &PhotoError) -> Message {
    match error {
        PhotoError::Empty => phrase("errors-photo-empty").into(),
        PhotoError::UnsupportedFormat { detected: None } => phrase("errors-photo-unknown-format").into(),
        PhotoError::UnsupportedFormat { detected: Some(format) } => {
            message!("errors-photo-format", format = format_name(*format), remedy = remedy(*format))
        }
        PhotoError::Truncated { format } => message!("errors-photo-truncated", format = format.name()),
        PhotoError::Damaged { format, reason } => {
            message!("errors-photo-damaged", format = format.name(), reason = reason.as_str())
        }
        PhotoError::UnsupportedJpeg { kind } => message!("errors-photo-jpeg-kind", kind = jpeg_kind(*kind)),
        PhotoError::TooMuchMemory { megapixels, megabytes } => {
            message!("errors-photo-memory", megapixels = *megapixels, megabytes = *megabytes)
        }
        PhotoError::TooLarge { width_px, height_px } => {
            let megapixels = f64::from(*width_px) * f64::from(*height_px) / 1e6;
            message!(
                "errors-photo-too-large",
                width = *width_px,
                height = *height_px,
                megapixels = decimal(megapixels, 0),
                limit = MAX_MEGAPIXELS
            )
        }
        PhotoError::TooSmall { width_px, height_px } => {
            message!("errors-photo-too-small", width = *width_px, height = *height_px, limit = MIN_SIDE_PX)
        }
        error => error.to_string().into(),
    }
}

/// The name of a format that is not read, with its article.
fn format_name(format: Format) -> Phrase {
    match format {
        Format::Heic => phrase("errors-format-heic"),
        Format::Avif => phrase("errors-format-avif"),
        Format::JpegXl => phrase("errors-format-jpeg-xl"),
        Format::Jpeg2000 => phrase("errors-format-jpeg-2000"),
        Format::AppPng => phrase("errors-format-app-png"),
        Format::Gif => phrase("errors-format-gif"),
        Format::Bmp => phrase("errors-format-bmp"),
        Format::TiffOrRaw => phrase("errors-format-tiff-or-raw"),
        Format::CanonRaw => phrase("errors-format-canon-raw"),
        Format::Photoshop => phrase("errors-format-photoshop"),
        Format::Svg => phrase("errors-format-svg"),
        Format::Dicom => phrase("errors-format-dicom"),
        Format::Video => phrase("errors-format-video"),
        Format::Pdf => phrase("errors-format-pdf"),
        Format::Zip => phrase("errors-format-zip"),
        Format::MacResources => phrase("errors-format-mac-resources"),
        Format::GitLfsPointer => phrase("errors-format-git-lfs-pointer"),
        Format::WebPage => phrase("errors-format-web-page"),
        Format::Text => phrase("errors-format-text"),
        _ => phrase("errors-format-other"),
    }
}

/// What to do with a file of a format that is not read.
fn remedy(format: Format) -> Phrase {
    match format {
        Format::Heic => phrase("errors-remedy-heic"),
        Format::Svg | Format::Video | Format::Text | Format::Pdf => phrase("errors-remedy-pick-a-photo"),
        Format::Zip => phrase("errors-remedy-unpack"),
        Format::MacResources => phrase("errors-remedy-mac-resources"),
        Format::GitLfsPointer => phrase("errors-remedy-git-lfs"),
        Format::WebPage => phrase("errors-remedy-web-page"),
        _ => phrase("errors-remedy-save-as-jpeg"),
    }
}

/// What is unusual about a JPEG that is not read.
fn jpeg_kind(kind: JpegKind) -> Phrase {
    match kind {
        JpegKind::ArithmeticCoding => phrase("errors-jpeg-arithmetic-coding"),
        JpegKind::JpegLs => phrase("errors-jpeg-jpeg-ls"),
        JpegKind::Lossless => phrase("errors-jpeg-lossless"),
        JpegKind::Hierarchical => phrase("errors-jpeg-hierarchical"),
        JpegKind::MoreThan8Bits => phrase("errors-jpeg-more-than-8-bits"),
        JpegKind::ChannelCount => phrase("errors-jpeg-channel-count"),
        JpegKind::HeightBehindPicture => phrase("errors-jpeg-height-behind-picture"),
        JpegKind::FineColour => phrase("errors-jpeg-fine-colour"),
        JpegKind::SeparateScans => phrase("errors-jpeg-separate-scans"),
    }
}

/// Why a worker cannot continue.
pub fn worker_error(error: &WorkerError) -> Message {
    match error {
        WorkerError::Undecodable(reason) => message!("errors-worker-undecodable", reason = reason.as_str()),
        WorkerError::NoModel => phrase("errors-worker-no-model").into(),
        WorkerError::Model(reason) => reason.as_str().into(),
        WorkerError::WeightsSize { found, expected } => {
            message!("errors-worker-weights-size", found = *found, expected = *expected)
        }
        WorkerError::WeightsHash { found, expected } => {
            message!("errors-worker-weights-hash", found = found.as_str(), expected = expected.as_str())
        }
        WorkerError::Gpu(reason) => message!("errors-worker-gpu", reason = reason.as_str()),
        WorkerError::Golden { output, difference, allowed } => message!(
            "errors-worker-golden",
            output = golden_value(*output),
            difference = decimal(f64::from(*difference), 4),
            allowed = decimal(f64::from(*allowed), 4)
        ),
        WorkerError::ImpossibleResult(what) => message!("errors-worker-impossible-result", what = what.as_str()),
        WorkerError::Device(reason) => message!("errors-worker-device", reason = reason.as_str()),
    }
}

fn golden_value(value: GoldenValue) -> Phrase {
    match value {
        GoldenValue::Probability => phrase("errors-golden-probability"),
        GoldenValue::MahalanobisDistance => phrase("errors-golden-mahalanobis-distance"),
        GoldenValue::BareSkinScore => phrase("errors-golden-bare-skin-score"),
        GoldenValue::NonLesionLogOdds => phrase("errors-golden-no-lesion-score"),
        GoldenValue::ActivationMap => phrase("errors-golden-activation-map"),
    }
}

/// Why records cannot be read or saved, as a sentence.
pub fn records_error(error: &RecordsError) -> Message {
    match error {
        RecordsError::NotABackup => phrase("errors-records-not-a-backup").into(),
        RecordsError::NotAHeader => phrase("errors-records-not-a-header").into(),
        RecordsError::LaterVersion(version) => {
            message!("errors-records-later-version", version = u32::from(*version))
        }
        RecordsError::Truncated => phrase("errors-records-truncated").into(),
        RecordsError::Damaged(part) => message!("errors-records-damaged", part = capitalised(part)),
        RecordsError::TooCostly { memory_mib, passes } => {
            message!("errors-records-too-costly", memory = *memory_mib, passes = *passes)
        }
        RecordsError::NotAnEntry(reason) => message!("errors-records-not-an-entry", reason = reason.as_str()),
        RecordsError::OutOfRange(Limit::Code) => phrase("errors-records-code").into(),
        RecordsError::OutOfRange(Limit::Label) => phrase("errors-records-label").into(),
        RecordsError::OutOfRange(Limit::BirthYear) => phrase("errors-records-birth-year").into(),
        RecordsError::OutOfRange(Limit::PhotoCount) => phrase("errors-records-photo-count").into(),
        RecordsError::OutOfRange(Limit::Age) => phrase("errors-records-age").into(),
        RecordsError::OutOfRange(Limit::PhotoSize) => phrase("errors-records-photo-size").into(),
        RecordsError::OutOfRange(Limit::Notes) => phrase("errors-records-notes").into(),
        RecordsError::OutOfMemory => phrase("errors-records-out-of-memory").into(),
        RecordsError::TrailingBytes => phrase("errors-records-trailing-bytes").into(),
        RecordsError::TooLong(bytes) => message!("errors-records-too-long", bytes = *bytes),
        error => sentence(&error.to_string()).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_words_errors_of_photos_as_the_programs_without_a_page_do() {
        let formats = [Format::Heic, Format::Svg, Format::Zip, Format::MacResources, Format::WebPage, Format::Gif];
        let mut errors: Vec<PhotoError> =
            formats.map(|format| PhotoError::UnsupportedFormat { detected: Some(format) }).into();
        errors.extend([
            PhotoError::Empty,
            PhotoError::UnsupportedFormat { detected: None },
            PhotoError::Truncated { format: naevus_reading::photo::PhotoFormat::WebP },
            PhotoError::UnsupportedJpeg { kind: JpegKind::ChannelCount },
            PhotoError::TooMuchMemory { megapixels: 50, megabytes: 400 },
            PhotoError::TooLarge { width_px: 12000, height_px: 9000 },
            PhotoError::TooSmall { width_px: 20, height_px: 900 },
        ]);
        for error in errors {
            assert_eq!(photo_error(&error).to_string(), error.to_string());
        }
        for error in [RecordsError::OutOfRange(Limit::Age), RecordsError::Damaged("a date"), RecordsError::NotABackup] {
            assert_eq!(records_error(&error).to_string(), sentence(&error.to_string()));
        }
    }
}
