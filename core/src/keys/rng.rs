//! From the one seam for randomness to the one of the RustCrypto crates.

use rsa::rand_core::{TryCryptoRng, TryRng};

use crate::error::{Error, Result};
use crate::keys::Entropy;

/// An [`Entropy`] as the crates ask for it. They forget why there were no random bytes, so the reason is kept here.
pub(super) struct EntropyRng<'e> {
    entropy: &'e mut dyn Entropy,
    failed: Option<Error>,
}

impl<'e> EntropyRng<'e> {
    pub(super) fn new(entropy: &'e mut dyn Entropy) -> Self {
        EntropyRng { entropy, failed: None }
    }

    /// The reason of a failure: that of the entropy, if it had one.
    pub(super) fn into_error(self) -> Error {
        self.failed.unwrap_or_else(Error::internal)
    }
}

impl TryRng for EntropyRng<'_> {
    type Error = Error;

    fn try_next_u32(&mut self) -> Result<u32> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<()> {
        self.entropy.fill(out).inspect_err(|error| self.failed = Some(error.clone()))
    }
}

impl TryCryptoRng for EntropyRng<'_> {}
