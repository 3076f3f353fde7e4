//! Bits in bytes, the highest of each byte first.

/// A row of bits.
#[derive(Debug, Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    /// Those of a file.
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self { count: bytes.len() * 8, bytes }
    }

    pub(super) fn push(&mut self, bit: bool) {
        if self.count.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut().filter(|_| bit) {
            *last |= 0x80 >> (self.count % 8);
        }
        self.count += 1;
    }

    /// Whether the bit is set; beyond the end none is.
    pub(super) fn get(&self, at: usize) -> bool {
        self.bytes.get(at / 8).is_some_and(|byte| byte & (0x80 >> (at % 8)) != 0)
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}
