//! Pictures, made fit for a page.
//!
//! In: the bytes of a picture as a camera or an office wrote them. Out: how large it is as one sees it; the same picture
//! smaller, as WebP; the original without what a camera wrote into it. Invariant: nothing that comes out is larger than
//! the original or says when, where and with what it was taken, and the same bytes come out of the same bytes.

mod clean;
mod scale;

use std::io::{BufRead, Seek};

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::base::path::SourcePath;
use crate::model::picture::Size;

pub use clean::{clean, is_picture};
pub use scale::scale;

/// Stands in the key of whatever is kept of this module's work; raised when the same bytes would come out otherwise.
pub const VERSION: u32 = 2;

/// The most memory that one picture may take while it is open, in bytes: four times a picture of 64 megapixels.
const MEMORY: u64 = 256 << 20;

/// The most pixels on one side; a WebP has no more.
const LONGEST_SIDE: u32 = 16_383;

/// Why a picture cannot be shown.
#[derive(Debug)]
pub enum Fault {
    /// It cannot be opened, in the decoder's words.
    Broken(String),
    /// It ends too early.
    Cut,
    /// It is of this kind, which few browsers show.
    Unfit(&'static str),
    /// It is named as a picture and is none.
    NoPicture,
    /// It cannot be made smaller: it moves, is too large, or of an unusual kind.
    Beyond(String),
}

/// Whether a file is named as a picture that pages can show.
#[must_use]
pub fn is_named_so(path: &SourcePath) -> bool {
    matches!(
        &*path.ending(),
        "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "webp" | "gif"
    )
}

/// How large a picture is, upright. `None` where it is none that can be scaled: an animation, a drawing, a broken file.
pub fn measure(bytes: impl BufRead + Seek) -> Option<Size> {
    let (mut decoder, _) = open(bytes).ok()?;
    let (width, height) = decoder.dimensions();
    let turned = decoder.orientation().is_ok_and(is_on_its_side);
    let (width, height) = if turned {
        (height, width)
    } else {
        (width, height)
    };
    (width > 0 && height > 0).then_some(Size { width, height })
}

/// The picture upright, in memory, and the format it came in.
fn decode(bytes: impl BufRead + Seek) -> Result<(DynamicImage, ImageFormat), Fault> {
    let (mut decoder, format) = open(bytes)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    Ok((picture, format))
}

/// A decoder, for the formats that photographs and screen shots come in. What moves stays as it is.
fn open<'a>(
    bytes: impl BufRead + Seek + 'a,
) -> Result<(Box<dyn ImageDecoder + 'a>, ImageFormat), Fault> {
    let reader = ImageReader::new(bytes);
    let reader = reader
        .with_guessed_format()
        .map_err(|error| Fault::Broken(error.to_string()))?;
    let format = reader.format();
    let bytes = reader.into_inner();
    let (mut decoder, moves, format): (Box<dyn ImageDecoder + 'a>, bool, _) = match format {
        Some(format @ ImageFormat::Jpeg) => {
            let decoder = JpegDecoder::new(bytes).map_err(broken)?;
            (Box::new(decoder), false, format)
        }
        Some(format @ ImageFormat::Png) => {
            let decoder = PngDecoder::with_limits(bytes, limits()).map_err(broken)?;
            let moves = decoder.is_apng().map_err(broken)?;
            (Box::new(decoder), moves, format)
        }
        Some(format @ ImageFormat::WebP) => {
            let decoder = WebPDecoder::new(bytes).map_err(broken)?;
            let moves = decoder.has_animation();
            (Box::new(decoder), moves, format)
        }
        _ => return Err(Fault::Beyond("neither JPEG, PNG nor WebP".to_owned())),
    };
    decoder.set_limits(limits()).map_err(broken)?;
    match moves {
        true => Err(Fault::Beyond("an animation".to_owned())),
        false => Ok((decoder, format)),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MEMORY);
    limits
}

fn broken(error: ImageError) -> Fault {
    match error {
        ImageError::Limits(_) | ImageError::Unsupported(_) => Fault::Beyond(error.to_string()),
        _ => Fault::Broken(error.to_string()),
    }
}

fn is_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(
        orientation,
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH
    )
}
