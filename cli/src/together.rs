//! Work on many items by several threads.

use std::sync::Mutex;
use std::thread;

use crate::failure::Failure;

/// Does the same to every item, with several threads; the results come in the order of the items.
pub(crate) fn side_by_side<T: Send, R: Send>(
    items: Vec<T>,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
) -> Result<Vec<R>, Failure> {
    let threads = threads.min(items.len());
    let left = Mutex::new(items.into_iter().enumerate());
    let worker = || {
        let mut done = Vec::new();
        // The lock is held only while an item is taken.
        let take = || left.lock().ok().and_then(|mut left| left.next());
        while let Some((index, item)) = take() {
            done.push((index, work(item)));
        }
        done
    };
    let joined: Result<Vec<_>, _> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    // A thread ends early only by a defect of ours.
    let mut done: Vec<_> = joined.map_err(|_| ovenbird::Error::internal())?.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(index, _)| *index);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [1, 2, 7, 500] {
            let squares = side_by_side((0..100_u64).collect(), threads, |n| {
                thread::sleep(std::time::Duration::from_micros(100 - n));
                n * n
            });
            assert_eq!(squares.ok().unwrap(), (0..100).map(|n| n * n).collect::<Vec<u64>>());
        }
        assert!(side_by_side(Vec::<u64>::new(), 4, |n| n).ok().unwrap().is_empty());
    }
}
