use api::consults::ATTACHMENT_KINDS;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;

use super::content::{Content, content};
use super::named;

/// The upper left corner is red, all else blue: 8 wide, 4 high.
fn drawing() -> DynamicImage {
    let red = |x: u32, y: u32| x < 2 && y < 2;
    DynamicImage::ImageRgb8(RgbImage::from_fn(8, 4, |x, y| Rgb(if red(x, y) { [255, 0, 0] } else { [0, 0, 255] })))
}

fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    drawing().write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

/// What a phone writes: it was held upright (orientation 6), at 34°48' N, and a thumbnail with an end of its own.
fn photograph() -> Vec<u8> {
    let mut jpeg = Vec::new();
    drawing().write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 100)).unwrap();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    tiff.extend(entry(0x010f, 2, 4, *b"CAM\0"));
    tiff.extend(entry(0x0112, 3, 1, [6, 0, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 50_u32.to_le_bytes()));
    tiff.extend([0; 4]);
    // The directory of the position, with degrees, minutes and seconds behind it.
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(2, 5, 3, 80_u32.to_le_bytes()));
    tiff.extend([0; 4]);
    [34_u32, 1, 48, 1, 3456, 100].iter().for_each(|number| tiff.extend(number.to_le_bytes()));
    tiff.extend(b"THUMBNAIL\xff\xd8\xff\xd9");
    let exif = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn refusal(bytes: Vec<u8>) -> (u16, String) {
    let error = content(bytes).unwrap_err();
    (error.status.as_u16(), error.errors[0].code.clone())
}

#[test]
fn a_photograph_is_kept_upright_and_without_what_the_camera_wrote() {
    let sent = photograph();
    assert!(holds(&sent, b"Exif") && holds(&sent, b"CAM"));
    let Content { media_type, bytes } = content([sent, b"<script>behind</script>".to_vec()].concat()).unwrap();
    assert_eq!(media_type, "image/jpeg");
    for trace in [b"Exif".as_slice(), b"CAM", b"THUMBNAIL", b"script", &3456_u32.to_le_bytes()] {
        assert!(!holds(&bytes, trace), "{trace:?} is kept");
    }
    let kept = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap().into_rgb8();
    assert_eq!(kept.dimensions(), (4, 8));
    // Turned to the right, what was above on the left is above on the right.
    let [red, blue] = [kept.get_pixel(3, 0), kept.get_pixel(0, 7)];
    assert!(red[0] > 180 && red[2] < 90 && blue[2] > 180 && blue[0] < 90, "{red:?} {blue:?}");
}

#[test]
fn a_png_is_kept_without_what_stands_behind_or_beside_it() {
    let mut sent = png();
    // A text chunk behind the header, which ends at byte 33.
    let chunk = b"tEXtAuthor\0hanako";
    let crc = crc(chunk);
    let text = [&((chunk.len() - 4) as u32).to_be_bytes()[..], chunk, &crc.to_be_bytes()].concat();
    sent.splice(33..33, text);
    let Content { media_type, bytes } = content([sent, b"PK\x03\x04zip".to_vec()].concat()).unwrap();
    assert_eq!(media_type, "image/png");
    assert!(!holds(&bytes, b"hanako") && !holds(&bytes, b"PK\x03\x04"));
    assert_eq!(image::load_from_memory(&bytes).unwrap(), drawing());
}

/// CRC-32 of a chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn a_pdf_is_kept_as_it_is_when_it_has_an_end() {
    let pdf = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n".to_vec();
    assert_eq!(content(pdf.clone()).unwrap(), Content { media_type: "application/pdf", bytes: pdf.clone() });
    assert_eq!(refusal(pdf[..20].to_vec()), (422, "broken_file".into()));
    assert_eq!(refusal([pdf, vec![0; 2_000]].concat()), (422, "broken_file".into()), "something hides behind it");
}

#[test]
fn what_it_is_counts_and_not_what_it_is_called() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1".to_vec();
    let detail = content(heic).unwrap_err().errors[0].detail.clone();
    assert!(detail.contains("HEIC") && detail.contains("JPEG"), "{detail}");
    for other in [
        b"<html>".to_vec(),
        b"MZ\x90\0".to_vec(),
        b"GIF89a".to_vec(),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
        b" %PDF-1.7 %%EOF".to_vec(),
        b"PK\x03\x04".to_vec(),
        vec![0xff],
    ] {
        assert_eq!(refusal(other.clone()), (415, "wrong_type".into()), "{other:?}");
    }
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_drawn() {
    let mut bomb = png();
    bomb[16..24].copy_from_slice(&[60_000_u32.to_be_bytes(), 60_000_u32.to_be_bytes()].concat());
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(refusal(bomb.clone()), (413, "too_large".into()));
    // Within each side, and too large altogether.
    bomb[16..24].copy_from_slice(&[15_000_u32.to_be_bytes(), 15_000_u32.to_be_bytes()].concat());
    let crc = self::crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(refusal(bomb), (413, "too_large".into()));
}

#[test]
fn every_kind_that_is_promised_is_taken() {
    let pdf = b"%PDF-1.4 %%EOF".to_vec();
    let kinds = [photograph(), png(), pdf].map(|bytes| content(bytes).unwrap().media_type);
    assert_eq!(kinds, ATTACHMENT_KINDS);
}

#[test]
fn a_file_ends_as_its_kind_does() {
    for (sent, kept) in [
        ("診療情報.pdf.exe", "診療情報.pdf.jpg"),
        ("IMG_0001.JPEG", "IMG_0001.jpg"),
        ("", "添付.jpg"),
        (".png", "添付.jpg"),
        ("お薬手帳 2026.11月分", "お薬手帳 2026.11月分.jpg"),
    ] {
        assert_eq!(named(sent, "image/jpeg"), kept);
    }
    assert_eq!(named(&"あ".repeat(120), "application/pdf").chars().count(), 120);
}

proptest! {
    /// Nothing panics, and nothing is taken for whole that is not.
    #[test]
    fn what_is_cut_off_is_refused(part in 0.0..1.0_f64) {
        for whole in [photograph(), png()] {
            let end = (whole.len() - 2) as f64 * part;
            let error = content(whole[..end as usize].to_vec()).unwrap_err();
            prop_assert!(matches!(error.status.as_u16(), 415 | 422), "{:?}", error);
        }
    }

    #[test]
    fn a_changed_byte_does_no_harm(at: prop::sample::Index, value: u8, other in prop::collection::vec(any::<u8>(), 0..200)) {
        for mut whole in [photograph(), png()] {
            let at = at.index(whole.len());
            whole[at] = value;
            if let Ok(kept) = content(whole) {
                prop_assert!(!holds(&kept.bytes, b"THUMBNAIL"));
            }
        }
        let _ = content(other);
    }
}
