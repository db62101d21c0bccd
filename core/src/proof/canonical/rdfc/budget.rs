//! How much work a canonicalisation may be.

use crate::error::{Error, ErrorCode, Result};

/// Bytes of canonical text that are one unit. A statement repeats the identifiers of its things: one long identifier could
/// make gigabytes of a small document.
const UNIT_BYTES: usize = 256;

/// Levels of the search; each takes some 2 KB of the stack.
const DEPTH: u32 = 128;

/// Units of work that are left. A unit is about one hash of a short text, some 0.3 µs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    units: u32,
    depth: u32,
}

impl Budget {
    /// Enough for every credential that was ever seen many times over: those without poison need a few units a quad.
    #[cfg(test)]
    pub(crate) const DEFAULT: Budget = Budget { units: 200_000, depth: DEPTH };

    /// Another number of units.
    pub(crate) fn of(units: usize) -> Budget {
        Budget { units: u32::try_from(units).unwrap_or(u32::MAX), depth: DEPTH }
    }

    /// The units that are left.
    pub(crate) fn units(&self) -> usize {
        usize::try_from(self.units).unwrap_or(usize::MAX)
    }

    /// Takes units away.
    ///
    /// # Errors
    /// `limit.canonical_work` if too few are left.
    pub(crate) fn spend(&mut self, units: usize) -> Result<()> {
        let left = u32::try_from(units).ok().and_then(|units| self.units.checked_sub(units));
        self.units = left.ok_or_else(exhausted)?;
        Ok(())
    }

    /// Takes the units away that writing and hashing so many bytes is.
    ///
    /// # Errors
    /// `limit.canonical_work` if too few are left.
    pub(crate) fn write(&mut self, bytes: usize) -> Result<()> {
        self.spend(bytes / UNIT_BYTES).map_err(|_| {
            let message = format!("the canonical text would have {bytes} bytes, which is too much work");
            Error::new(ErrorCode::LimitCanonicalWork, message)
        })
    }

    /// Goes one level deeper into the search: it recurses, and the stack is not ours.
    ///
    /// # Errors
    /// `limit.canonical_work` if it is too deep already.
    pub(crate) fn enter(&mut self) -> Result<()> {
        self.depth = self.depth.checked_sub(1).ok_or_else(exhausted)?;
        Ok(())
    }

    /// Comes back from a level.
    pub(crate) fn leave(&mut self) {
        self.depth = self.depth.saturating_add(1);
    }
}

#[cold]
fn exhausted() -> Error {
    Error::new(
        ErrorCode::LimitCanonicalWork,
        "the nodes without an identifier are too much alike: telling them apart would take too much work",
    )
}
