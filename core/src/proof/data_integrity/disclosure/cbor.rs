//! As much of CBOR (RFC 8949) as the value of a selective disclosure has: whole numbers, bytes, texts, arrays and maps
//! from numbers to bytes.
//!
//! Only the deterministic encoding is taken (section 4.2.1): shortest heads, definite lengths, sorted keys. So there is one
//! value for each proof.

/// Reads items from the front of some bytes. `None` stands for whatever is not as it should be.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { rest: bytes }
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The length of an array, whose items follow.
    pub(super) fn array(&mut self) -> Option<usize> {
        self.head(4)
    }

    /// A string of bytes.
    pub(super) fn bytes(&mut self) -> Option<&'b [u8]> {
        let len = self.head(2)?;
        self.take(len)
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<&'b str> {
        let len = self.head(3)?;
        std::str::from_utf8(self.take(len)?).ok()
    }

    /// A whole number.
    pub(super) fn number(&mut self) -> Option<usize> {
        self.head(0)
    }

    /// An array of items of one kind, of which there are `most` at most.
    pub(super) fn list<T>(
        &mut self,
        most: usize,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let len = self.array().filter(|len| *len <= most)?;
        (0..len).map(|_| item(self)).collect()
    }

    /// A map from numbers to bytes, with `most` entries at most.
    pub(super) fn map(&mut self, most: usize) -> Option<Vec<(usize, &'b [u8])>> {
        let len = self.head(5).filter(|len| *len <= most)?;
        let entries: Vec<_> =
            (0..len).map(|_| Some((self.number()?, self.bytes()?))).collect::<Option<_>>()?;
        entries.is_sorted_by(|a, b| a.0 < b.0).then_some(entries)
    }

    /// The argument of an item of a major type, in its shortest form.
    fn head(&mut self, major: u8) -> Option<usize> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        if first >> 5 != major {
            return None;
        }
        let (len, least) = match first & 0x1F {
            small @ 0..=23 => return Some(usize::from(small)),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            _ => return None,
        };
        let argument = self.take(len)?.iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
        usize::try_from(argument).ok().filter(|_| argument >= least)
    }

    fn take(&mut self, len: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read_in_their_order() {
        let mut reader = Reader::new(&[0x84, 0x17, 0x18, 0x18, 0x42, 1, 2, 0x61, b'a', 0xA1, 0x00, 0x41, 9]);
        assert_eq!(reader.array(), Some(4));
        assert_eq!((reader.number(), reader.number()), (Some(23), Some(24)));
        assert_eq!(reader.bytes(), Some(&[1, 2][..]));
        assert_eq!(reader.text(), Some("a"));
        assert_eq!(reader.map(1), Some(vec![(0, &[9][..])]));
        assert!(reader.is_done());
        assert_eq!(Reader::new(&[0x19, 0x01, 0x00]).number(), Some(256));
        assert_eq!(Reader::new(&[0x1A, 0, 1, 0, 0]).number(), Some(65_536));
    }

    #[test]
    fn what_is_cut_longer_than_needed_or_of_another_type_is_nothing() {
        for bytes in [
            &[][..],
            &[0x18],
            &[0x18, 23],
            &[0x19, 0, 255],
            &[0x1A, 0, 0, 255, 255],
            &[0x1B, 0, 0, 0, 0, 0, 0, 0, 1],
            &[0x1F],
            &[0x20],
            &[0x41, 1],
            &[0xC0, 1],
            &[0xF6],
        ] {
            assert_eq!(Reader::new(bytes).number(), None, "{bytes:02x?}");
        }
        for bytes in [&[0x42, 1][..], &[0x5A, 0xFF, 0xFF, 0xFF, 0xFF, 1], &[0x5F, 0x41, 1, 0xFF]] {
            assert_eq!(Reader::new(bytes).bytes(), None, "{bytes:02x?}");
        }
        assert_eq!(Reader::new(&[0x61, 0xFF]).text(), None);
        assert_eq!(Reader::new(&[0x82, 1, 2]).list(1, Reader::number), None);
        assert_eq!(Reader::new(&[0x82, 1]).list(2, Reader::number), None);
        for (bytes, why) in [
            (&[0xA2, 0, 0x40, 0, 0x40][..], "a key twice"),
            (&[0xA2, 1, 0x40, 0, 0x40], "keys not sorted"),
            (&[0xA1, 0x41, 0, 0x40], "a key that is no number"),
            (&[0xBF, 0, 0x40, 0xFF], "without a length"),
        ] {
            assert_eq!(Reader::new(bytes).map(8), None, "{why}");
        }
    }
}
