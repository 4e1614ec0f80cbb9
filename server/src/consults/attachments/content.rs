//! What is taken as an attachment, by what its bytes are, and never by what they are said to be. Pictures are read and
//! written anew: nothing of a camera (place, time, device, thumbnail), and nothing that hides behind a picture, is kept.

use std::io::Cursor;

use api::ErrorItem;
use api::consults::MOST_ATTACHMENT_BYTES;
use axum::http::StatusCode;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::error::ApiError;

/// Of each side.
const MOST_PIXELS: u32 = 20_000;
/// Of a picture as it is drawn: 50 million pixels in colours.
const MOST_MEMORY: u64 = 200 * 1024 * 1024;
/// Papers stay legible, and photographs do not grow.
const QUALITY: u8 = 88;
/// The last chunk of a PNG, with its checksum.
const PNG_END: &[u8] = b"IEND\xaeB`\x82";
/// A PDF ends within so many bytes of its end (ISO 32000-1, Annex H, note 18).
const PDF_END: usize = 1024;

/// What is kept.
#[derive(Debug, PartialEq, Eq)]
pub struct Content {
    /// One of [`api::consults::ATTACHMENT_KINDS`]
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// What these bytes are, made harmless. It takes its time: not to be called where others wait.
///
/// # Errors
/// 415 `wrong_type` says what is taken, 422 `broken_file`, 413 `too_large`.
pub fn content(bytes: Vec<u8>) -> Result<Content, ApiError> {
    match bytes.as_slice() {
        [0xff, 0xd8, 0xff, ..] if has_end(&bytes) => picture(&bytes, ImageFormat::Jpeg),
        [0xff, 0xd8, 0xff, ..] => Err(broken("the picture has no end")),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] if bytes.windows(8).any(|eight| eight == PNG_END) => {
            picture(&bytes, ImageFormat::Png)
        }
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Err(broken("the picture has no end")),
        [b'%', b'P', b'D', b'F', b'-', ..] => {
            let end = &bytes[bytes.len().saturating_sub(PDF_END)..];
            match end.windows(5).any(|five| five == b"%%EOF") {
                true => Ok(Content { media_type: "application/pdf", bytes }),
                false => Err(broken("the PDF has no end")),
            }
        }
        [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', ..] | [_, _, _, _, b'f', b't', b'y', b'p', b'm', ..] => {
            Err(refused("this is a HEIC picture, as iPhones take them; send it as JPEG"))
        }
        _ => Err(refused("expected a JPEG or PNG picture, or a PDF")),
    }
}

/// Whether a JPEG has its end behind the beginning of what is drawn; thumbnails before it have ends of their own.
fn has_end(jpeg: &[u8]) -> bool {
    let mut at = 2;
    loop {
        match jpeg.get(at..).unwrap_or_default() {
            [0xff, 0xff, ..] => at += 1,
            [0xff, 0xda, rest @ ..] => return rest.windows(2).any(|two| two == [0xff, 0xd9]),
            [0xff, _, high, low, ..] => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
            _ => return false,
        }
    }
}

fn picture(bytes: &[u8], format: ImageFormat) -> Result<Content, ApiError> {
    let image = drawn(bytes, format).map_err(|error| match error {
        ImageError::Limits(_) => too_large("the picture has too many pixels; take it smaller"),
        _ => broken("the picture cannot be read"),
    })?;
    let mut written = Vec::new();
    let (media_type, result) = match format {
        ImageFormat::Png => ("image/png", image.write_with_encoder(PngEncoder::new(&mut written))),
        _ => {
            // JPEG knows grey and colours, and nothing that is transparent.
            let image = match image {
                grey @ DynamicImage::ImageLuma8(_) => grey,
                other => DynamicImage::ImageRgb8(other.into_rgb8()),
            };
            let encoder = JpegEncoder::new_with_quality(&mut written, QUALITY);
            ("image/jpeg", image.write_with_encoder(encoder))
        }
    };
    result.map_err(|_| broken("the picture cannot be written"))?;
    match written.len() > MOST_ATTACHMENT_BYTES {
        true => Err(too_large("the picture has too many pixels; take it smaller")),
        false => Ok(Content { media_type, bytes: written }),
    }
}

/// The picture, upright.
fn drawn(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    limits.reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn refused(detail: &str) -> ApiError {
    ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, vec![ErrorItem::field("wrong_type", "file", detail)])
}

fn broken(detail: &str) -> ApiError {
    ApiError::of_content(ErrorItem::field("broken_file", "file", format!("{detail}; send it again, or another copy")))
}

fn too_large(detail: &str) -> ApiError {
    ApiError::of_content(ErrorItem::field("too_large", "file", detail))
}
