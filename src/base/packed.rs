//! A text that is kept and seldom read, in half its room.
//!
//! In: a text. Out: the same text. Invariant: what is unpacked is what was packed; two are equal just where their texts are.

/// A text, packed: two bytes for a Han character in place of three, and what stands in it twice only once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(Box<[u8]>);

impl Packed {
    /// Packs `text`.
    #[must_use]
    pub fn new(text: &str) -> Packed {
        let mut units = Vec::with_capacity(2 * text.len());
        units.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        // A copy: a block that is cut down keeps what it had.
        Packed(lz4_flex::compress_prepend_size(&units).as_slice().into())
    }

    /// The text again.
    #[must_use]
    pub fn unpack(&self) -> String {
        // What was packed here unpacks: nothing else makes one.
        let units = lz4_flex::decompress_size_prepended(&self.0).unwrap_or_default();
        let units = units.as_chunks().0.iter().copied().map(u16::from_le_bytes);
        char::decode_utf16(units)
            .map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Packed;

    #[test]
    fn half_the_room_is_enough() {
        let text = "三月：组织全体职工踏青，布置本月工作；四月：组织全体职工登山，布置本月工作。"
            .repeat(8);
        assert!(Packed::new(&text).0.len() * 2 < text.len());
    }

    proptest! {
        #[test]
        fn what_is_packed_is_kept(text in any::<String>()) {
            prop_assert_eq!(Packed::new(&text).unpack(), text);
        }
    }
}
