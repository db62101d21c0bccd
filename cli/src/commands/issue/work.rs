//! The work on a portion of rows, by several threads.

use std::path::Path;

use ovenbird::{IssueRequest, Limits};

use super::jobs::{Job, Task};
use super::make::Maker;
use super::present;
use super::request::overlay;
use super::store::{self, Store};
use crate::failure::Failure;
use crate::together::side_by_side;

/// All that the threads share.
pub(super) struct Work<'a> {
    pub(super) maker: Maker,
    /// The request that every row is laid over.
    pub(super) base: IssueRequest,
    pub(super) resume: bool,
    pub(super) seed: Option<&'a str>,
    pub(super) limits: &'a Limits,
}

/// What became of a row.
pub(super) struct Outcome {
    pub(super) line: u64,
    /// The name of its file, where it has one.
    pub(super) name: Option<String>,
    pub(super) result: Result<Done, Failure>,
}

/// A badge that is where it belongs.
pub(super) enum Done {
    /// It was made, with this id.
    Issued(Option<String>),
    /// An earlier run made it.
    Present,
}

impl Work<'_> {
    /// Works on a portion and gives the outcomes in its order. Fails where no further row could succeed.
    pub(super) fn portion(
        &self,
        jobs: Vec<Job>,
        threads: usize,
        store: &mut Store,
    ) -> Result<Vec<Outcome>, Failure> {
        let with_old = |job: Job| {
            let name = job.task.as_ref().ok().map(|task| task.name.as_str()).filter(|_| self.resume);
            let old = name.and_then(|name| store.in_zip(name));
            (job, old)
        };
        let jobs = jobs.into_iter().map(with_old).collect();
        let outcomes = side_by_side(jobs, threads, |(job, old)| self.row(job, old, store.folder()))?;
        for outcome in &outcomes {
            if let (Some(name), Ok(_)) = (&outcome.name, &outcome.result) {
                store.done(name);
            }
        }
        Ok(outcomes)
    }

    /// Works on a row. `old` is what an earlier run put into a zip.
    fn row(&self, job: Job, old: Option<Vec<u8>>, folder: &Path) -> Outcome {
        let line = job.line;
        match job.task {
            Ok(task) => {
                let result = self.put(line, &task, old, folder);
                Outcome { line, name: Some(task.name), result }
            }
            Err(failure) => Outcome { line, name: None, result: Err(failure) },
        }
    }

    /// Makes the badge of a row and puts it into the folder, unless it is there already.
    fn put(&self, line: u64, task: &Task, old: Option<Vec<u8>>, folder: &Path) -> Result<Done, Failure> {
        let mut request = self.base.clone();
        overlay(&mut request, task.request.clone());
        let old = match old {
            None if self.resume => store::in_folder(folder, &task.name)?,
            old => old,
        };
        if let Some(old) = old
            && present::holds(&old, &task.name, &request, self.limits)?
        {
            return Ok(Done::Present);
        }
        let seed = self.seed.map(|seed| format!("{seed}:{line}"));
        let made = self.maker.make(&request, seed.as_deref())?;
        store::put_into_folder(folder, &task.name, &made.bytes)?;
        Ok(Done::Issued(made.issued.id))
    }
}
