//! A splice in the form that crosses.

use ovenbird::{Piece, Splice};

/// The first number of a pair in a plan that stands for an insertion.
const INSERTION: f64 = -1.0;

/// The pieces as pairs of numbers, and the inserted bytes one after the other.
///
/// A pair is the start and the end, in bytes, of a range of the input to keep; or -1 and how many of the inserted
/// bytes come next.
pub(crate) fn plan(splice: &Splice<'_>) -> (Vec<f64>, Vec<u8>) {
    let (mut plan, mut inserted) = (Vec::new(), Vec::new());
    for piece in splice.pieces() {
        match piece {
            Piece::Keep(range) => plan.extend([number(range.start as u64), number(range.end as u64)]),
            Piece::Insert(bytes) => {
                plan.extend([INSERTION, number(bytes.len() as u64)]);
                inserted.extend_from_slice(bytes);
            }
        }
    }
    (plan, inserted)
}

/// A length or offset in bytes as JavaScript has numbers. Exact: memory ends far below 2^53.
#[allow(clippy::cast_precision_loss, reason = "memory ends far below 2^53 bytes")]
pub(crate) fn number(bytes: u64) -> f64 {
    bytes as f64
}
