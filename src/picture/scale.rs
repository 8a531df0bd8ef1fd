//! A picture made smaller.

use std::io::Cursor;

use image::ImageFormat;
use image::imageops::FilterType;
use webp::{Encoder, PixelLayout};

use super::{Broken, decode};
use crate::model::picture::Size;

/// How faithful a WebP of a photograph is, of 100.
const QUALITY: f32 = 80.0;

/// The picture `bytes`, `width` pixels wide, as WebP: a photograph with losses nobody sees, a screen shot or a drawing
/// without any, unless losses make it much smaller.
///
/// # Errors
/// When the bytes are no picture that can be opened.
pub fn scale(bytes: &[u8], width: u32) -> Result<Vec<u8>, Broken> {
    let (picture, format) = decode(Cursor::new(bytes))?;
    let size = Size {
        width: picture.width(),
        height: picture.height(),
    };
    let size = size.scaled(width.min(size.width));
    let small = picture.resize_exact(size.width, size.height, FilterType::CatmullRom);
    match small.color().has_alpha() {
        true => encode(&small.into_rgba8(), size, PixelLayout::Rgba, format),
        false => encode(&small.into_rgb8(), size, PixelLayout::Rgb, format),
    }
}

fn encode(
    pixels: &[u8],
    size: Size,
    layout: PixelLayout,
    format: ImageFormat,
) -> Result<Vec<u8>, Broken> {
    let encoder = Encoder::new(pixels, layout, size.width, size.height);
    let webp = |exact, quality| {
        let encoded = encoder.encode_simple(exact, quality);
        encoded.map_err(|error| Broken(format!("{error:?}")))
    };
    let photo = webp(false, QUALITY)?;
    if format != ImageFormat::Png {
        return Ok(photo.to_vec());
    }
    let exact = webp(true, 100.0)?;
    let is_dear = exact.len() > 2 * photo.len();
    Ok(if is_dear { photo } else { exact }.to_vec())
}
