//! The machine behind a verification, with what was asked for and not answered yet.

#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::{CString, c_char};

use ovenbird_core::{Error, FetchFailure, FetchRequest, FetchResponse, Result, Verification, VerifyOptions};

use crate::error::c_text;

/// A document that a verification needs. The texts are NUL-terminated UTF-8 and belong to the verification.
#[derive(Debug)]
#[repr(C)]
pub struct ovenbird_fetch_request {
    /// Its number in this verification, from 1; the answer names it.
    pub id: u32,
    /// The longest body that is taken, in bytes after decompression. A longer one counts as no answer.
    pub max_bytes: usize,
    /// The URL, http or https. **A stranger chose it**: fetch it with a client that refuses private addresses.
    pub url: *const c_char,
    /// What it is needed for: "assertion", "badge_class", "issuer", "key", "revocation_list", "endorsement",
    /// "controller", "status_list", "refresh", "image". A later version may have more.
    pub purpose: *const c_char,
    /// The value for the header "Accept".
    pub accept: *const c_char,
}

/// A verification that the caller drives: it asks for documents, is given them, and answers. It does no I/O. Opaque.
///
/// 1. `ovenbird_verification_new` begins with an image, a URL, JSON or a JWS.
/// 2. Until `ovenbird_verification_is_ready`: `ovenbird_verification_next_requests` lists the documents that are needed
///    next, and each gets one answer, by `ovenbird_verification_supply` or `ovenbird_verification_supply_failure`. Or
///    `ovenbird_verification_fetch` does all of that, with the client that is built in.
/// 3. `ovenbird_verification_report` gives the verdict and its reasons. It may be asked at any time: what is still
///    missing is then not checked, and without any answer that is a verification offline.
/// 4. `ovenbird_verification_free` releases it, at any time.
///
/// One thread at a time: whatever takes it without `const` changes it, and nothing else may use it meanwhile. Different
/// verifications share nothing.
pub struct ovenbird_verification {
    /// Absent while a call works on it, so that after a defect nobody gets an answer from what is half done.
    machine: Option<Verification>,
    /// What was asked for and not answered.
    open: Vec<FetchRequest>,
    listed: Listed,
}

impl ovenbird_verification {
    /// Reads the input; nothing is asked for yet.
    pub(crate) fn begin(input: &[u8], options: &VerifyOptions) -> Result<Self> {
        let machine = Some(Verification::new(input, options)?);
        Ok(ovenbird_verification { machine, open: Vec::new(), listed: Listed::default() })
    }

    /// Lets `step` change the machine, which a panic inside of it takes away for good.
    fn step<T>(&mut self, step: impl FnOnce(&mut Verification) -> Result<T>) -> Result<T> {
        let mut machine = self.machine.take().ok_or_else(Error::internal)?;
        let done = step(&mut machine);
        self.machine = Some(machine);
        done
    }

    /// The machine as it is.
    pub(crate) fn look(&self) -> Result<&Verification> {
        self.machine.as_ref().ok_or_else(Error::internal)
    }

    /// What is needed next, from now on open.
    pub(crate) fn next(&mut self) -> Result<Vec<FetchRequest>> {
        let next = self.step(|machine| Ok(machine.next_requests()))?;
        self.open.extend(next.iter().cloned());
        Ok(next)
    }

    /// Gives the answer to an open request.
    pub(crate) fn answer(&mut self, id: u32, answer: Answer) -> Result<()> {
        self.step(|machine| match answer {
            Ok(response) => machine.supply(id, response),
            Err(failure) => machine.supply_failure(id, failure),
        })?;
        self.open.retain(|request| request.id != id);
        Ok(())
    }

    /// The requests as C sees them. They stay until the next time.
    pub(crate) fn list(&mut self, requests: &[FetchRequest]) -> &[ovenbird_fetch_request] {
        self.listed = Listed::of(requests);
        &self.listed.requests
    }

    /// Answers every open request, those that were handed out before too.
    #[cfg(feature = "fetch")]
    pub(crate) fn fetch(&mut self, fetch: &dyn ovenbird_core::Fetch) -> Result<()> {
        self.next()?;
        // A loop until it is ready would never end.
        if self.open.is_empty() && !self.look()?.is_ready() {
            return Err(Error::internal());
        }
        let asked = self.open.clone();
        let answers = fetch.fetch_all(&asked);
        asked.iter().zip(answers).try_for_each(|(request, answer)| self.answer(request.id, answer))
    }
}

/// What came of a request.
pub(crate) type Answer = std::result::Result<FetchResponse, FetchFailure>;

/// The requests as C sees them, and the texts that they point to, on the heap and never moved.
#[derive(Default)]
struct Listed {
    requests: Vec<ovenbird_fetch_request>,
    texts: Vec<CString>,
}

impl Listed {
    fn of(requests: &[FetchRequest]) -> Self {
        let mut listed = Listed::default();
        for request in requests {
            let mut keep = |text: &str| {
                let text = c_text(text);
                let start = text.as_ptr();
                listed.texts.push(text);
                start
            };
            let (url, purpose, accept) =
                (keep(&request.url), keep(request.purpose.as_str()), keep(&request.accept));
            let (id, max_bytes) = (request.id, request.max_bytes);
            listed.requests.push(ovenbird_fetch_request { id, max_bytes, url, purpose, accept });
        }
        listed
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    fn begun() -> ovenbird_verification {
        let url = b"https://issuer.example/assertion.json";
        ovenbird_verification::begin(url, &VerifyOptions::default()).unwrap()
    }

    #[test]
    fn a_verification_may_go_from_thread_to_thread() {
        fn moves<T: Send + Sync>() {}
        moves::<Verification>();
    }

    #[test]
    fn after_a_panic_a_verification_answers_nothing_any_more() {
        let mut handle = begun();
        assert!(handle.look().is_ok());
        let panicked = catch_unwind(AssertUnwindSafe(|| handle.step::<()>(|_| unreachable!())));
        assert!(panicked.is_err());
        assert_eq!(handle.look().unwrap_err(), Error::internal());
        assert_eq!(handle.next().unwrap_err(), Error::internal());
    }

    #[test]
    fn an_error_of_a_step_leaves_the_machine_as_it_was() {
        let mut handle = begun();
        assert!(handle.answer(99, Err(FetchFailure::default())).is_err());
        assert!(handle.look().is_ok());
    }
}
