//! UTF-16 as UTF-8 while it is read: what Excel calls Unicode text, and what some municipalities publish.

use std::io::{self, Read};

/// Bytes taken from the source at a time.
const CHUNK: usize = 1 << 13;
/// Stands for what is no character: it is no UTF-8 either, so that its field is reported like any other wrong byte.
const WRONG: u8 = 0xff;

/// The order of the two bytes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    pub fn unit(self, bytes: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(bytes),
            Self::Big => u16::from_be_bytes(bytes),
        }
    }

    /// The order of bytes without a mark: a table is full of commas, quotes, tabs and ends of lines, whose other byte
    /// is 0. `None` when it is no UTF-16.
    pub fn of_unmarked(sample: &[u8]) -> Option<Self> {
        if !sample.contains(&0) {
            return None;
        }
        let count = |order: Self| {
            let units = sample.chunks_exact(2).map(|pair| order.unit([pair[0], pair[1]]));
            units.filter(|unit| matches!(unit, 0x09 | 0x0a | 0x0d | 0x22 | 0x2c)).count()
        };
        let (little, big) = (count(Self::Little), count(Self::Big));
        match little.cmp(&big) {
            std::cmp::Ordering::Greater => Some(Self::Little),
            std::cmp::Ordering::Less => Some(Self::Big),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Reads UTF-16 and hands out UTF-8.
pub struct FromUtf16<R> {
    source: R,
    order: ByteOrder,
    /// Bytes that are read and not yet a whole character: at most three.
    rest: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> FromUtf16<R> {
    pub fn new(source: R, order: ByteOrder) -> Self {
        Self { source, order, rest: Vec::new(), ready: Vec::new(), at: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        let kept = self.rest.len();
        self.rest.resize(kept + CHUNK, 0);
        let read = match self.source.read(&mut self.rest[kept..]) {
            Ok(read) => read,
            Err(error) => {
                self.rest.truncate(kept);
                return Err(error);
            }
        };
        self.rest.truncate(kept + read);
        self.ended = read == 0;
        self.ready.clear();
        self.at = 0;
        let mut used = 0;
        let mut text = [0; 4];
        while let Some(pair) = self.rest.get(used..used + 2) {
            let unit = self.order.unit([pair[0], pair[1]]);
            let follower = self.rest.get(used + 2..used + 4).map(|pair| self.order.unit([pair[0], pair[1]]));
            // The second half of a character may still be on its way.
            if (0xd800..0xdc00).contains(&unit) && follower.is_none() && !self.ended {
                break;
            }
            used += 2;
            match char::decode_utf16(std::iter::once(unit).chain(follower)).next() {
                Some(Ok(character)) => {
                    used += 2 * (character.len_utf16() - 1);
                    self.ready.extend_from_slice(character.encode_utf8(&mut text).as_bytes());
                }
                _ => self.ready.push(WRONG),
            }
        }
        self.rest.drain(..used);
        if self.ended && !self.rest.is_empty() {
            // An odd number of bytes: the file was cut.
            self.rest.clear();
            self.ready.push(WRONG);
        }
        Ok(())
    }
}

impl<R: Read> Read for FromUtf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() && !self.ended {
            self.refill()?;
        }
        let count = buffer.len().min(self.ready.len() - self.at);
        buffer[..count].copy_from_slice(&self.ready[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bytes(text: &str, order: ByteOrder) -> Vec<u8> {
        let pair = |unit: u16| match order {
            ByteOrder::Little => unit.to_le_bytes(),
            ByteOrder::Big => unit.to_be_bytes(),
        };
        text.encode_utf16().flat_map(pair).collect()
    }

    fn read(bytes: &[u8], order: ByteOrder) -> Vec<u8> {
        let mut out = Vec::new();
        FromUtf16::new(bytes, order).read_to_end(&mut out).unwrap();
        out
    }

    /// Hands out one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(1).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn halves_of_characters_and_odd_bytes_are_wrong_bytes() {
        // A high surrogate alone, a low one alone, and a byte too many.
        assert_eq!(read(b"\x00\xd8a\0", ByteOrder::Little), [WRONG, b'a']);
        assert_eq!(read(b"\xdc\x00\0a", ByteOrder::Big), [WRONG, b'a']);
        assert_eq!(read(b"a\0b", ByteOrder::Little), [b'a', WRONG]);
        assert_eq!(read(b"a\0\x00\xd8", ByteOrder::Little), [b'a', WRONG]);
    }

    #[test]
    fn the_order_shows_without_a_mark() {
        for order in [ByteOrder::Little, ByteOrder::Big] {
            assert_eq!(ByteOrder::of_unmarked(&bytes("名称,住所\r\n医院,本町\r\n", order)), Some(order));
        }
        assert_eq!(ByteOrder::of_unmarked("名称,住所\r\n".as_bytes()), None);
        assert_eq!(ByteOrder::of_unmarked(b"\0\0\0\0"), None);
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "\\PC{0,80}") {
            for order in [ByteOrder::Little, ByteOrder::Big] {
                let bytes = bytes(&text, order);
                prop_assert_eq!(read(&bytes, order), text.as_bytes());
                let mut slowly = String::new();
                FromUtf16::new(Slow(&bytes), order).read_to_string(&mut slowly).unwrap();
                prop_assert_eq!(&slowly, &text);
            }
        }

        #[test]
        fn arbitrary_bytes_come_to_an_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, ByteOrder::Big);
        }
    }
}
