//! Where randomness comes from: the one seam that a test can replace.

use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorCode, Result};

/// A source of random bytes. Operations that need randomness take one as an argument.
pub trait Entropy {
    /// Fills `out`.
    ///
    /// # Errors
    /// `random.failed`: there are no random bytes to be had. Nothing was made.
    fn fill(&mut self, out: &mut [u8]) -> Result<()>;
}

/// The randomness of the operating system: what every program should use.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        getrandom::fill(out)
            .map_err(|_| Error::new(ErrorCode::RandomFailed, "the operating system gave no random bytes"))
    }
}

/// Bytes that follow from a seed: the same seed, the same bytes. **For tests only:** keys and salts made with it can
/// be made again by everybody who knows the seed.
///
/// The bytes are SHA-256(seed ‖ 0), SHA-256(seed ‖ 1) and so on, the seed in UTF-8 and the counter as 64 bits,
/// big-endian.
#[derive(Clone, Debug)]
pub struct SeededEntropy {
    seed: Vec<u8>,
    counter: u64,
    left: Vec<u8>,
}

impl SeededEntropy {
    /// Begins at the first byte of a seed.
    #[must_use]
    pub fn new(seed: &str) -> Self {
        SeededEntropy { seed: seed.as_bytes().to_vec(), counter: 0, left: Vec::new() }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        for byte in out {
            if self.left.is_empty() {
                let block = Sha256::new().chain_update(&self.seed).chain_update(self.counter.to_be_bytes());
                self.left = block.finalize().iter().rev().copied().collect();
                self.counter = self.counter.wrapping_add(1);
            }
            *byte = self.left.pop().unwrap_or_default();
        }
        Ok(())
    }
}
