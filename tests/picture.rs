//! Pictures made fit for a page: upright, smaller, and silent about where they were taken.

use std::io::Cursor;

use huikan::model::picture::Size;
use huikan::picture::{Fault, clean, measure, scale};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use img_parts::jpeg::Jpeg;
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};
use proptest::prelude::*;

/// Words that a camera might write, to be looked for afterwards.
const SAID: &str = "Qinghe pavilion 31.2N 121.4E";

/// A picture with a red corner at the upper left, on a blue ground.
fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let corner = x < width / 4 && y < height / 4;
        image::Rgb(if corner { [220, 20, 20] } else { [30, 60, 200] })
    })
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}

/// EXIF with one orientation and one description, as TIFF in big-endian order.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x01\x0e\0\x02\0\0\0");
    tiff.push(u8::try_from(SAID.len() + 1).expect("short"));
    tiff.extend(38_u32.to_be_bytes());
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(SAID.as_bytes());
    tiff.push(0);
    tiff
}

fn photo(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let bytes = encoded(&drawn(width, height).into(), ImageFormat::Jpeg);
    let mut jpeg = Jpeg::from_bytes(Bytes::from(bytes)).expect("a JPEG");
    jpeg.set_exif(Some(Bytes::from(exif(orientation))));
    jpeg.encoder().bytes().to_vec()
}

fn says(bytes: &[u8]) -> bool {
    bytes
        .windows(SAID.len())
        .any(|found| found == SAID.as_bytes())
}

fn cleaned(bytes: &[u8]) -> Vec<u8> {
    clean(bytes).expect("cleans").into_owned()
}

fn opened(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("opens").into_rgb8()
}

fn is_red(picture: &RgbImage, x: u32, y: u32) -> bool {
    let [red, _, blue] = picture.get_pixel(x, y).0;
    red > 120 && blue < 120
}

#[test]
fn a_photograph_is_measured_as_one_sees_it() {
    let size = |orientation| measure(Cursor::new(photo(64, 40, orientation)));
    let (lying, standing) = ((64, 40), (40, 64));
    for (orientation, (width, height)) in [(1, lying), (3, lying), (6, standing), (8, standing)] {
        assert_eq!(
            size(orientation),
            Some(Size { width, height }),
            "{orientation}"
        );
    }
}

#[test]
fn what_a_camera_wrote_is_gone_and_the_photograph_upright() {
    for orientation in [1, 6] {
        let taken = photo(64, 40, orientation);
        assert!(says(&taken), "the photograph says where it was taken");
        let cleaned = clean(&taken).expect("cleans");
        assert!(!says(&cleaned), "orientation {orientation}");
        assert_eq!(measure(Cursor::new(&cleaned)), measure(Cursor::new(&taken)));
        let picture = opened(&cleaned);
        let (x, y) = if orientation == 6 {
            (picture.width() - 2, 2)
        } else {
            (2, 2)
        };
        assert!(
            is_red(&picture, x, y),
            "the corner of orientation {orientation}"
        );
    }
}

#[test]
fn an_upright_photograph_keeps_its_pixels() {
    let taken = photo(64, 40, 1);
    assert_eq!(opened(&cleaned(&taken)), opened(&taken));
}

#[test]
fn a_screen_shot_loses_its_sayings_too() {
    let plain = encoded(&drawn(32, 32).into(), ImageFormat::Png);
    let mut png = Png::from_bytes(Bytes::from(plain.clone())).expect("a PNG");
    let said = format!("Comment\0{SAID}");
    png.chunks_mut()
        .insert(1, PngChunk::new(*b"tEXt", Bytes::from(said)));
    let telling = png.encoder().bytes().to_vec();
    assert!(says(&telling));
    assert_eq!(cleaned(&telling), plain);
}

#[test]
fn a_webp_loses_its_sayings_too() {
    let plain = scale(&photo(64, 40, 1), 64).expect("scales");
    let mut webp = img_parts::webp::WebP::from_bytes(Bytes::from(plain)).expect("a WebP");
    webp.set_exif(Some(Bytes::from(exif(1))));
    let telling = webp.encoder().bytes().to_vec();
    assert!(says(&telling));
    let cleaned = clean(&telling).expect("cleans");
    assert!(!says(&cleaned));
    assert_eq!(opened(&cleaned), opened(&telling));
}

#[test]
fn a_smaller_one_is_upright_silent_and_of_the_width_asked_for() {
    let taken = photo(600, 400, 6);
    let small = scale(&taken, 100).expect("scales");
    assert!(!says(&small));
    assert_eq!(
        measure(Cursor::new(&small)),
        Some(Size {
            width: 100,
            height: 150
        })
    );
    assert!(is_red(&opened(&small), 95, 5));
    assert!(small.len() < taken.len());
}

#[test]
fn none_is_wider_than_the_original() {
    let taken = photo(64, 40, 1);
    let size = measure(Cursor::new(scale(&taken, 480).expect("scales")));
    assert_eq!(
        size,
        Some(Size {
            width: 64,
            height: 40
        })
    );
    assert_eq!(
        Size {
            width: 480,
            height: 300
        }
        .widths()
        .count(),
        0
    );
    assert_eq!(
        Size {
            width: 1000,
            height: 9
        }
        .widths()
        .collect::<Vec<_>>(),
        [480, 960]
    );
}

#[test]
fn what_is_seen_through_stays_so() {
    let clear = RgbaImage::from_pixel(40, 40, image::Rgba([200, 0, 0, 0]));
    let small = scale(&encoded(&clear.into(), ImageFormat::Png), 20).expect("scales");
    let picture = image::load_from_memory(&small).expect("opens").into_rgba8();
    assert_eq!(picture.get_pixel(10, 10).0[3], 0);
}

#[test]
fn the_same_bytes_come_out_each_time() {
    let taken = photo(300, 200, 6);
    assert_eq!(
        scale(&taken, 90).expect("scales"),
        scale(&taken, 90).expect("scales")
    );
    assert_eq!(cleaned(&taken), cleaned(&taken));
}

#[test]
fn what_is_no_picture_stays_as_it_is() {
    for bytes in [&b""[..], b"<svg/>", b"plain text", b"PK\x03\x04 a letter"] {
        assert_eq!(measure(Cursor::new(bytes)), None);
        assert_eq!(cleaned(bytes), bytes);
        assert!(scale(bytes, 100).is_err());
    }
}

#[test]
fn what_cannot_be_cleaned_is_refused() {
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0", SAID.as_bytes()].concat();
    for bytes in [&heic, &exif(1)] {
        assert!(matches!(clean(bytes), Err(Fault::Unfit(_))));
    }
}

#[test]
fn a_picture_that_is_cut_off_is_refused() {
    for whole in [moving(), photo(64, 40, 1), photo(64, 40, 6)]
        .iter()
        .chain(&whole())
    {
        assert!(clean(whole).is_ok());
        for length in 12..whole.len() {
            assert!(
                clean(&whole[..length]).is_err(),
                "{length} of {}",
                whole.len()
            );
        }
    }
}

/// A GIF with a comment and words of a program before its only picture.
fn moving() -> Vec<u8> {
    let plain = encoded(&drawn(16, 16).into(), ImageFormat::Gif);
    let length = u8::try_from(SAID.len()).expect("short");
    let colours = 13 + (3 << (usize::from(plain[10] & 7) + 1)) * usize::from(plain[10] >> 7);
    let (head, rest) = plain.split_at(colours);
    let of_program = [
        b"\x21\xff\x0bXMP DataXMP",
        &[length][..],
        SAID.as_bytes(),
        b"\0",
    ]
    .concat();
    let comment = [b"\x21\xfe", &[length][..], SAID.as_bytes(), b"\0"].concat();
    [head, &of_program, &comment, rest].concat()
}

#[test]
fn a_moving_picture_loses_its_sayings_too() {
    let telling = moving();
    assert!(says(&telling));
    assert_eq!(
        cleaned(&telling),
        encoded(&drawn(16, 16).into(), ImageFormat::Gif)
    );
}

#[test]
fn nothing_stands_behind_the_end() {
    for mut picture in whole().into_iter().chain([moving()]) {
        picture.extend(SAID.as_bytes());
        assert!(!says(&cleaned(&picture)));
    }
}

#[test]
fn a_picture_of_many_scans_keeps_its_pixels() {
    let taken = photo(64, 40, 1);
    let segment = |marker, said: &str| {
        let length = u8::try_from(said.len() + 2).expect("short");
        [&[0xff, marker, 0, length], said.as_bytes()].concat()
    };
    let end = taken.len() - 2;
    let between = segment(0xfe, SAID);
    let telling = [&taken[..end], &between, &taken[end..]].concat();
    assert!(!says(&cleaned(&telling)));
    assert_eq!(opened(&cleaned(&telling)), opened(&taken));
}

#[test]
fn a_chunk_that_nobody_knows_goes() {
    let plain = encoded(&drawn(32, 32).into(), ImageFormat::Png);
    let mut png = Png::from_bytes(Bytes::from(plain.clone())).expect("a PNG");
    png.chunks_mut()
        .insert(1, PngChunk::new(*b"prVt", Bytes::from(SAID)));
    assert_eq!(cleaned(&png.encoder().bytes()), plain);
}

#[test]
fn nothing_that_comes_out_is_larger() {
    let noise = RgbImage::from_fn(700, 500, |x, y| {
        let [x, y] = [x, y].map(|at| at.wrapping_mul(2_654_435_761) >> 24);
        image::Rgb([(x ^ y) as u8, (x * 3 + y) as u8, (y * 5) as u8])
    });
    for quality in [3, 10, 40, 90] {
        let mut sparing = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut sparing, quality);
        noise.write_with_encoder(encoder).expect("encodes");
        for orientation in [1, 6] {
            let mut jpeg = Jpeg::from_bytes(Bytes::from(sparing.clone())).expect("a JPEG");
            jpeg.set_exif(Some(Bytes::from(exif(orientation))));
            let taken = jpeg.encoder().bytes();
            assert!(
                scale(&taken, 480).expect("scales").len() <= taken.len(),
                "{quality}"
            );
            assert!(
                cleaned(&taken).len() <= taken.len(),
                "{quality}, {orientation}"
            );
        }
    }
}

/// Every format, as a starting point for damage.
fn whole() -> Vec<Vec<u8>> {
    let png = encoded(&drawn(24, 16).into(), ImageFormat::Png);
    let webp = scale(&photo(24, 16, 1), 24).expect("scales");
    vec![photo(24, 16, 6), png, webp]
}

proptest! {
    #[test]
    fn a_damaged_picture_harms_nobody(
        which in 0..3_usize,
        cut in 0.0..1.0_f64,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
    ) {
        let mut bytes = whole().swap_remove(which);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate((bytes.len() as f64 * (0.3 + cut)) as usize);
        let _ = measure(Cursor::new(&bytes));
        let _ = scale(&bytes, 10);
        let _ = clean(&bytes);
    }
}
