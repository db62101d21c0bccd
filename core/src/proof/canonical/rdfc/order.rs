//! All orders of a list.

/// Puts the items into their next order; `false` after the last. Start from a sorted list. Orders that differ only
/// in which of two equal items comes first are made once: they would give the same path.
pub(super) fn next_order(items: &mut [u32]) -> bool {
    let Some(pivot) = items.windows(2).rposition(|pair| matches!(pair, [a, b] if a < b)) else {
        return false;
    };
    let Some((head, tail)) = items.split_at_mut_checked(pivot.saturating_add(1)) else {
        return false;
    };
    if let Some(pivot) = head.last_mut()
        && let Some(larger) = tail.iter_mut().rfind(|item| **item > *pivot)
    {
        std::mem::swap(pivot, larger);
    }
    tail.reverse();
    true
}
