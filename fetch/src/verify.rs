//! The client as [`ovenbird::verify`]'s fetcher: requests and answers in the core's words.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use ovenbird::{Fetch, FetchFailure, FetchRequest, FetchResponse};

use crate::client::{Client, Request, Response};
use crate::error::FetchError;

/// The most documents of one verification that are fetched at the same time.
const AT_ONCE: usize = 8;

type Answer = Result<FetchResponse, FetchFailure>;

/// The guarded client fetches for [`ovenbird::verify`]. Documents that do not depend on each other are fetched at the same
/// time, up to 8.
///
/// ```
/// use ovenbird::{Verdict, VerifyOptions};
/// use ovenbird_fetch::{Client, ClientOptions};
///
/// let client = Client::new(ClientOptions::default())?;
/// let options = VerifyOptions::now(std::time::SystemTime::now());
/// let report = ovenbird::verify(b"https://10.0.0.1/assertion.json", &client, &options)?;
/// assert_eq!(report.verdict, Verdict::Unverified);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl Fetch for Client {
    fn fetch(&self, request: &FetchRequest) -> Answer {
        let request = Request {
            url: request.url.clone(),
            accept: request.accept.clone(),
            max_bytes: Some(u64::try_from(request.max_bytes).unwrap_or(u64::MAX)),
        };
        self.get(&request).map(FetchResponse::from).map_err(FetchFailure::from)
    }

    fn fetch_all(&self, requests: &[FetchRequest]) -> Vec<Answer> {
        let answers: Vec<OnceLock<Answer>> = requests.iter().map(|_| OnceLock::new()).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            let mine = || next.fetch_add(1, Ordering::Relaxed);
            while let Some((request, answer)) = pick(requests, &answers, mine()) {
                let _ = answer.set(self.fetch(request));
            }
        };
        thread::scope(|scope| {
            let mut helpers = Vec::new();
            for _ in 1..requests.len().min(AT_ONCE) {
                // Without a further thread it takes longer, that is all.
                let Ok(helper) = thread::Builder::new().spawn_scoped(scope, work) else { break };
                helpers.push(helper);
            }
            work();
            for helper in helpers {
                // One that broke off leaves a gap, which is filled below.
                let _ = helper.join();
            }
        });
        answers.into_iter().map(|answer| answer.into_inner().unwrap_or_else(|| Err(broken_off()))).collect()
    }
}

/// The request of that number, and the place for its answer.
fn pick<'a>(
    requests: &'a [FetchRequest],
    answers: &'a [OnceLock<Answer>],
    number: usize,
) -> Option<(&'a FetchRequest, &'a OnceLock<Answer>)> {
    requests.get(number).zip(answers.get(number))
}

#[cold]
fn broken_off() -> FetchFailure {
    failure("internal", "fetching broke off")
}

fn failure(code: &str, message: &str) -> FetchFailure {
    FetchFailure { code: code.to_owned(), message: message.to_owned() }
}

impl From<Response> for FetchResponse {
    fn from(response: Response) -> Self {
        FetchResponse {
            status: response.status,
            final_url: response.final_url,
            media_type: response.media_type.unwrap_or_default(),
            body: response.body,
        }
    }
}

impl From<FetchError> for FetchFailure {
    fn from(error: FetchError) -> Self {
        failure(error.code().as_str(), error.message())
    }
}
