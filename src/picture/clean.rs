//! What a camera wrote into a picture, taken out of it.
//!
//! In: the bytes of a file. Out: the same without whatever is not seen. Invariant: a picture is known by its content, not
//! by its name; nothing is decoded but what has to be turned; what is not known to be seen goes; what stands behind the
//! end goes.

mod gif;
mod jpeg;

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::{Fault, decode, open};

/// How faithful a photograph stays that has to be turned upright, of 100: the first that is not larger than it was.
const QUALITIES: [u8; 9] = [92, 84, 75, 65, 50, 35, 20, 10, 1];

/// The chunks of a PNG that are seen.
const OF_PNG: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs", b"cICP", b"mDCV", b"acTL", b"fcTL", b"fdAT",
];

/// The chunks of a WebP that are seen.
const OF_WEBP: [&[u8; 4]; 7] = [
    b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];

/// What HEIC and its kin are called at their beginning.
const HEIC: [&[u8]; 9] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avis",
];

/// The original without EXIF, XMP and comments: where, when and with what it was taken, and a small second picture of
/// what was cut off. Colours stay. A photograph that lies on its side, which only EXIF tells, is turned upright. What
/// is no picture comes back as it is.
///
/// # Errors
/// When it is a picture that is broken or cut off, or that cannot be cleaned.
pub fn clean(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Fault> {
    if let Some(kind) = unfit(bytes) {
        return Err(Fault::Unfit(kind));
    }
    let cleaned = match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) if is_turned(bytes)? => upright(bytes)?,
        Ok(ImageFormat::Jpeg) => jpeg::clean(bytes).ok_or(Fault::Cut)?,
        Ok(ImageFormat::Png) => is_turned(bytes).and_then(|_| png(bytes))?,
        Ok(ImageFormat::WebP) => is_turned(bytes).and_then(|_| webp(bytes))?,
        Ok(ImageFormat::Gif) => gif::clean(bytes).ok_or(Fault::Cut)?,
        _ => return Ok(Cow::Borrowed(bytes)),
    };
    Ok(Cow::Owned(cleaned))
}

/// Whether `bytes` are a picture that pages can show, or one that [`clean`] refuses.
pub fn is_picture(bytes: &[u8]) -> bool {
    image::guess_format(bytes).is_ok() || unfit(bytes).is_some()
}

/// What a picture is called that few browsers show and that nobody cleans here.
fn unfit(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes
        .get(4..12)
        .and_then(|head| head.strip_prefix(b"ftyp"))
        .filter(|brand| HEIC.contains(brand));
    match image::guess_format(bytes) {
        _ if brand.is_some() => Some("HEIC"),
        Ok(ImageFormat::Avif) => Some("AVIF"),
        Ok(ImageFormat::Tiff) => Some("TIFF"),
        _ => None,
    }
}

/// Whether a picture is not seen as it is written. What moves, or is too large to be opened, is taken as written.
fn is_turned(bytes: &[u8]) -> Result<bool, Fault> {
    match open(Cursor::new(bytes)) {
        Ok((mut decoder, _)) => Ok(decoder
            .orientation()
            .is_ok_and(|found| found != Orientation::NoTransforms)),
        Err(Fault::Beyond(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

fn upright(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    jpeg::clean(bytes).ok_or(Fault::Cut)?;
    let picture = decode(Cursor::new(bytes))?.0.into_rgb8();
    let mut out = Vec::new();
    for quality in QUALITIES {
        out.clear();
        let encoder = JpegEncoder::new_with_quality(&mut out, quality);
        picture.write_with_encoder(encoder).map_err(super::broken)?;
        if out.len() <= bytes.len() {
            break;
        }
    }
    Ok(out)
}

fn png(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).map_err(torn)?;
    let last = picture.chunks().last();
    if last.is_none_or(|chunk| chunk.kind() != *b"IEND") {
        return Err(Fault::Cut);
    }
    let is_seen = |kind: [u8; 4]| OF_PNG.contains(&&kind);
    picture.chunks_mut().retain(|chunk| is_seen(chunk.kind()));
    Ok(picture.encoder().bytes().to_vec())
}

fn webp(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut picture = WebP::from_bytes(Bytes::copy_from_slice(bytes)).map_err(torn)?;
    let is_seen = |kind: [u8; 4]| OF_WEBP.contains(&&kind);
    picture.chunks_mut().retain(|chunk| is_seen(chunk.id()));
    picture.set_exif(None);
    Ok(picture.encoder().bytes().to_vec())
}

fn torn(error: img_parts::Error) -> Fault {
    match error {
        img_parts::Error::Truncated => Fault::Cut,
        other => Fault::Broken(other.to_string()),
    }
}
