//! What a camera wrote into a picture, taken out of it.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ImageDecoder, ImageFormat};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::{decode, open};

/// How faithful a photograph stays that has to be turned upright, of 100.
const QUALITY: u8 = 92;

/// The chunks of a PNG that say something about it and are not seen.
const SAYINGS: [[u8; 4]; 5] = [*b"eXIf", *b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"];

/// The original without EXIF, XMP and comments: where, when and with what it was taken, and a small second picture of
/// what was cut off. Colours stay. A photograph that lies on its side, which only EXIF tells, is turned upright. What
/// is no JPEG, PNG or WebP, or cannot be read, comes back as it is.
#[must_use]
pub fn clean(bytes: &[u8]) -> Cow<'_, [u8]> {
    let Ok((mut decoder, format)) = open(Cursor::new(bytes)) else {
        return Cow::Borrowed(bytes);
    };
    let turned = decoder
        .orientation()
        .is_ok_and(|found| found != image::metadata::Orientation::NoTransforms);
    let cleaned = match format {
        ImageFormat::Jpeg if turned => upright(bytes),
        ImageFormat::Jpeg => jpeg(bytes),
        ImageFormat::Png => png(bytes),
        _ => webp(bytes),
    };
    cleaned.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

fn upright(bytes: &[u8]) -> Option<Vec<u8>> {
    let (picture, _) = decode(Cursor::new(bytes)).ok()?;
    let mut out = Vec::with_capacity(bytes.len());
    let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    picture.into_rgb8().write_with_encoder(encoder).ok()?;
    Some(out)
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    picture.segments_mut().retain(is_seen);
    Some(picture.encoder().bytes().to_vec())
}

/// Whether a segment changes what one sees: APP2 holds the colours, APP14 how they are written.
fn is_seen(segment: &JpegSegment) -> bool {
    let marker = segment.marker();
    let says = (markers::APP1..=markers::APP15).contains(&marker) || marker == markers::COM;
    !says || marker == markers::APP14 || segment.contents().starts_with(b"ICC_PROFILE\0")
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let is_seen = |kind: &[u8; 4]| !SAYINGS.contains(kind);
    picture.chunks_mut().retain(|chunk| is_seen(&chunk.kind()));
    Some(picture.encoder().bytes().to_vec())
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    picture.set_exif(None);
    picture.remove_chunks_by_id(*b"XMP ");
    Some(picture.encoder().bytes().to_vec())
}
