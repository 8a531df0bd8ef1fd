//! A picture made smaller.

use std::borrow::Cow;
use std::io::Cursor;

use image::ImageFormat;
use image::imageops::FilterType;
use webp::{Encoder, PixelLayout};

use super::{Fault, clean, decode};
use crate::model::picture::Size;

/// How faithful a WebP of a photograph is, of 100: the first that is smaller than the original.
const QUALITIES: [f32; 2] = [80.0, 60.0];

/// The picture `bytes`, `width` pixels wide, as WebP: a photograph with losses nobody sees, a screen shot or a drawing
/// without any, unless losses make it much smaller. An original that was written so sparingly that none of these is
/// smaller stays itself, clean.
///
/// # Errors
/// When the bytes are no picture that can be opened.
pub fn scale(bytes: &[u8], width: u32) -> Result<Vec<u8>, Fault> {
    let (picture, format) = decode(Cursor::new(bytes))?;
    let size = Size {
        width: picture.width(),
        height: picture.height(),
    };
    let size = size.scaled(width.min(size.width));
    let small = picture.resize_exact(size.width, size.height, FilterType::CatmullRom);
    let made = match small.color().has_alpha() {
        true => encode(&small.into_rgba8(), size, PixelLayout::Rgba, format, bytes),
        false => encode(&small.into_rgb8(), size, PixelLayout::Rgb, format, bytes),
    };
    match made? {
        Some(made) => Ok(made),
        None => clean(bytes).map(Cow::into_owned),
    }
}

/// The pixels as WebP, smaller than `original`.
fn encode(
    pixels: &[u8],
    size: Size,
    layout: PixelLayout,
    format: ImageFormat,
    original: &[u8],
) -> Result<Option<Vec<u8>>, Fault> {
    let encoder = Encoder::new(pixels, layout, size.width, size.height);
    let webp = |exact, quality| {
        let encoded = encoder.encode_simple(exact, quality);
        encoded.map_err(|error| Fault::Broken(format!("{error:?}")))
    };
    let mut photo = webp(false, QUALITIES[0])?;
    if format == ImageFormat::Png {
        let exact = webp(true, 100.0)?;
        if exact.len() <= 2 * photo.len() {
            photo = exact;
        }
    }
    for quality in &QUALITIES[1..] {
        if photo.len() >= original.len() {
            photo = webp(false, *quality)?;
        }
    }
    Ok((photo.len() < original.len()).then(|| photo.to_vec()))
}
