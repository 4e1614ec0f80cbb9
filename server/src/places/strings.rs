//! Many short texts in one piece of memory.

/// Texts by number.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub fn get(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] as usize };
        &self.text[start..self.ends[id] as usize]
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The next number.
    pub fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Bytes on the heap.
    pub fn memory(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4
    }
}

const EMPTY: u32 = u32::MAX;

/// Gives equal texts the same number: a hash table of numbers beside the texts.
#[derive(Debug)]
pub struct Interner {
    pub strings: Strings,
    slots: Vec<u32>,
}

impl Default for Interner {
    fn default() -> Self {
        Self { strings: Strings::default(), slots: vec![EMPTY; 1 << 10] }
    }
}

impl Interner {
    pub fn get(&self, text: &str) -> Option<u32> {
        let slot = self.slots[self.slot(text)];
        (slot != EMPTY).then_some(slot)
    }

    /// The number of a text, and whether it is new.
    pub fn intern(&mut self, text: &str) -> (u32, bool) {
        let slot = self.slot(text);
        if self.slots[slot] != EMPTY {
            return (self.slots[slot], false);
        }
        let id = self.strings.push(text);
        self.slots[slot] = id;
        if self.strings.len() * 2 > self.slots.len() {
            self.grow();
        }
        (id, true)
    }

    /// Where a text is, or the empty slot where it would be.
    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(text) as usize & mask;
        while self.slots[slot] != EMPTY && self.strings.get(self.slots[slot]) != text {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![EMPTY; self.slots.len() * 2];
        for id in 0..self.strings.len() as u32 {
            let slot = self.slot(self.strings.get(id));
            self.slots[slot] = id;
        }
    }
}

/// Eight bytes at a time: several times faster than the hash of the standard library, and names are no attack.
fn hash(text: &str) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = text.as_bytes().chunks(8).fold(text.len() as u64, |hash, chunk| {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        (hash.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(ODD)
    });
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_number() {
        let mut interner = Interner::default();
        let ids: Vec<u32> = (0..5_000).map(|n| interner.intern(&format!("町{}", n % 2_500)).0).collect();
        assert_eq!(interner.strings.len(), 2_500);
        assert_eq!(ids[7], ids[2_507]);
        assert_eq!(interner.strings.get(ids[7]), "町7");
        assert_eq!(interner.get("町7"), Some(ids[7]));
        assert_eq!(interner.get("町"), None);
        assert_eq!(interner.intern(""), (2_500, true));
    }
}
