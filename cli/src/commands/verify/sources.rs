//! Where the documents come from: what is at hand first, then the network if it may be used.

use ovenbird::{Fetch, FetchFailure, FetchRequest, FetchResponse, Limits, Offline};
use serde_json::Value;

use super::answers::Answers;
use crate::args::VerifyArgs;
use crate::failure::Failure;

/// The documents at hand, and the client. Shared by all badges, so that what many of them need is fetched once.
pub(super) struct Sources {
    answers: Answers,
    client: Option<web::Client>,
}

impl Sources {
    pub(super) fn new(args: &VerifyArgs, limits: &Limits) -> Result<Self, Failure> {
        let mut answers = match &args.sources.answers {
            Some(path) => Answers::read(path, limits)?,
            None => Answers::default(),
        };
        for (url, path) in &args.sources.document {
            answers.add(url, path, limits)?;
        }
        let client = if args.fetch { Some(web::client(args, limits)?) } else { None };
        Ok(Sources { answers, client })
    }

    /// Whether nobody is there to ask for this URL.
    pub(super) fn lacks(&self, url: &str) -> bool {
        self.client.is_none() && !self.answers.has(url)
    }

    /// What the client did; `None` if there is none.
    pub(super) fn counters(&self) -> Option<Value> {
        self.client.as_ref().map(web::counters)
    }
}

impl Fetch for Sources {
    fn fetch(&self, request: &FetchRequest) -> Result<FetchResponse, FetchFailure> {
        match (self.answers.get(&request.url), &self.client) {
            (Some(answer), _) => answer,
            (None, Some(client)) => client.fetch(request),
            (None, None) => Offline.fetch(request),
        }
    }

    fn fetch_all(&self, requests: &[FetchRequest]) -> Vec<Result<FetchResponse, FetchFailure>> {
        let Some(client) = &self.client else {
            return requests.iter().map(|request| self.fetch(request)).collect();
        };
        let elsewhere: Vec<FetchRequest> =
            requests.iter().filter(|request| !self.answers.has(&request.url)).cloned().collect();
        let mut fetched = client.fetch_all(&elsewhere).into_iter();
        let answer = |request: &FetchRequest| match self.answers.get(&request.url) {
            Some(answer) => answer,
            None => fetched.next().unwrap_or_else(|| Offline.fetch(request)),
        };
        requests.iter().map(answer).collect()
    }
}

/// The guarded client.
#[cfg(feature = "fetch")]
mod web {
    use ovenbird::{ErrorCode, Limits};
    use ovenbird_fetch::ClientOptions;
    use serde_json::Value;

    use crate::args::VerifyArgs;
    use crate::failure::Failure;

    pub(super) use ovenbird_fetch::Client;

    pub(super) fn client(args: &VerifyArgs, limits: &Limits) -> Result<Client, Failure> {
        let longest = limits.picture_bytes.max(limits.response_bytes);
        let usual = ClientOptions::default();
        let options = ClientOptions {
            total_timeout_ms: args
                .timeout
                .map_or(usual.total_timeout_ms, |seconds| seconds.saturating_mul(1000)),
            allow_http: args.lenient.allow_http,
            allow_loopback_for_tests: args.lenient.allow_loopback_for_tests,
            max_body_bytes: u64::try_from(longest).unwrap_or(u64::MAX),
            ..usual
        };
        Client::new(options).map_err(|error| Failure::new(ErrorCode::OptionInvalid, error.message()))
    }

    pub(super) fn counters(client: &Client) -> Value {
        serde_json::to_value(client.counters()).unwrap_or_default()
    }
}

/// A build without the client.
#[cfg(not(feature = "fetch"))]
mod web {
    use ovenbird::{ErrorCode, Fetch, Limits, Offline};
    use serde_json::Value;

    use crate::args::VerifyArgs;
    use crate::failure::Failure;

    pub(super) type Client = Offline;

    pub(super) fn client(_: &VerifyArgs, _: &Limits) -> Result<Client, Failure> {
        let message = "--fetch: this program was built without the feature `fetch`";
        Err(Failure::new(ErrorCode::FeatureMissing, message))
    }

    pub(super) fn counters(_: &impl Fetch) -> Value {
        Value::Null
    }
}
