//! The machine: asks for documents, is given them, answers.

use crate::dates::{self, Instant};
use crate::error::{Error, ErrorCode, Result};
use crate::image::{self, ImageFormat};
use crate::recipient::check_identity;
use crate::verify::document::Input;
use crate::verify::pinned::{self, Pinned};
use crate::verify::report::VerificationReport;
use crate::verify::session::Session;
use crate::verify::show::{self, Picture, ReportForm};
use crate::verify::store::{Content, Store};
use crate::verify::{Fetch, FetchFailure, FetchRequest, FetchResponse, Purpose, VerifyOptions, images};

/// A verification that the caller drives: it asks for documents, is given them, and answers. It does no I/O itself.
///
/// [`verify`] is the loop around it. Drive it yourself to fetch with whatever client the program has:
///
/// 1. [`Verification::new`];
/// 2. [`Verification::next_requests`] gives what is needed now; fetch these, all at once if you can;
/// 3. [`Verification::supply`] or [`Verification::supply_failure`] for each;
/// 4. again from 2 until [`Verification::is_ready`];
/// 5. [`Verification::report`].
///
/// A report can be had at any time: what is missing is `not_checked`, and the badge is not `valid`. A verification asks
/// for at most [`Limits::requests`](crate::Limits) documents and keeps at most
/// [`Limits::fetched_bytes`](crate::Limits) and one answer more; its memory stays within four times of what it was given.
///
/// ```
/// use ovenbird::{FetchResponse, Purpose, Verdict, Verification, VerifyOptions};
///
/// let mut verification = Verification::new(b"https://issuer.example/a/1", &VerifyOptions::default())?;
/// let requests = verification.next_requests();
/// assert_eq!((requests[0].url.as_str(), requests[0].purpose), ("https://issuer.example/a/1", Purpose::Assertion));
/// verification.supply(requests[0].id, FetchResponse { status: 410, ..Default::default() })?;
/// assert!(verification.is_ready());
/// let report = verification.report();
/// assert_eq!(report.verdict, Verdict::Invalid);
/// assert!(report.standing.revoked);
/// # Ok::<(), ovenbird::Error>(())
/// ```
#[derive(Debug)]
pub struct Verification {
    options: VerifyOptions,
    at: Option<Instant>,
    pinned: Vec<Pinned>,
    input: Input,
    /// The image that was handed in, to show.
    picture: Option<(Vec<u8>, ImageFormat)>,
    store: Store,
    /// Handed out and not answered.
    open: Vec<FetchRequest>,
    /// Wanted and not handed out.
    wanted: Vec<(String, Purpose)>,
    /// How many were handed out so far.
    asked: usize,
}

impl Verification {
    /// Begins a verification of an image, of the URL of a badge, of JSON, or of a compact JWS.
    ///
    /// # Errors
    /// - those of [`validate`](crate::validate) for input in which no badge can be read: `image.*`, `png.*`, `svg.*`,
    ///   `payload.*`, `json.*`, `jws.*`, `document.unrecognised`, `document.envelope`;
    /// - `option.invalid`: `at` is no date of RFC 3339;
    /// - `key.*`: a key in the options cannot be used;
    /// - `recipient.identity_invalid`, `limit.identities`: an expected identity is empty, or there are too many;
    /// - `limit.*`.
    pub fn new(input: &[u8], options: &VerifyOptions) -> Result<Verification> {
        let limits = &options.limits;
        let at = dates::option_at(options.at.as_deref())?;
        let at = at.or_else(|| options.now_unix.map(|seconds| Instant { seconds, nanos: 0 }));
        let expected = options.recipient.as_ref().map_or(&[][..], |identities| identities.0.as_slice());
        if expected.len() > limits.identities {
            let message =
                format!("there are more identities than the limit `identities`, {}", limits.identities);
            return Err(Error::new(ErrorCode::LimitIdentities, message));
        }
        expected.iter().try_for_each(|candidate| check_identity(&candidate.identity))?;
        let pinned = pinned::read(options)?;
        let format = image::sniff(input);
        let picture = matches!(format, ImageFormat::Png | ImageFormat::Svg).then(|| (input.to_vec(), format));
        let input = Input::read(input, options.accept_damaged, limits)?;
        let mut machine = Verification {
            options: options.clone(),
            at,
            pinned,
            input,
            picture,
            store: Store::default(),
            open: Vec::new(),
            wanted: Vec::new(),
            asked: 0,
        };
        machine.plan();
        Ok(machine)
    }

    /// The documents that are needed now, each handed out once; they do not depend on each other. Empty while answers are
    /// outstanding, and when nothing more is needed.
    pub fn next_requests(&mut self) -> Vec<FetchRequest> {
        let limits = &self.options.limits;
        let mut handed = Vec::with_capacity(self.wanted.len());
        for (url, purpose) in self.wanted.drain(..) {
            self.asked = self.asked.saturating_add(1);
            self.store.asked(&url, purpose);
            let id = u32::try_from(self.asked).unwrap_or(u32::MAX);
            let pictures = matches!(purpose, Purpose::Image | Purpose::Assertion);
            let most = if pictures { limits.picture_bytes } else { limits.response_bytes };
            handed.push(FetchRequest::new(id, url, purpose, most));
        }
        self.open.extend(handed.iter().cloned());
        handed
    }

    /// Gives the answer to a request. Give every response, whatever its status is.
    ///
    /// # Errors
    /// `verify.request`: there is no such request, or it is answered already.
    pub fn supply(&mut self, id: u32, response: FetchResponse) -> Result<()> {
        let request = self.close(id)?;
        self.store.supply(&request, response, self.options.accept_damaged, &self.options.limits);
        self.plan();
        Ok(())
    }

    /// Says that there is no answer to a request: refused, unreachable, too slow, too large.
    ///
    /// # Errors
    /// `verify.request`: there is no such request, or it is answered already.
    pub fn supply_failure(&mut self, id: u32, failure: FetchFailure) -> Result<()> {
        let request = self.close(id)?;
        self.store.fail(&request, failure);
        self.plan();
        Ok(())
    }

    fn close(&mut self, id: u32) -> Result<FetchRequest> {
        match self.open.iter().position(|request| request.id == id) {
            Some(at) => Ok(self.open.remove(at)),
            None => {
                let message = format!("request {id} does not exist, or is answered already");
                Err(Error::new(ErrorCode::VerifyRequest, message))
            }
        }
    }

    /// Whether nothing is asked for and nothing is wanted any more.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.open.is_empty() && self.wanted.is_empty()
    }

    /// Finds out what is wanted next, once all answers are there: so their order changes nothing.
    fn plan(&mut self) {
        if self.open.is_empty() {
            let mut session = self.session(true);
            session.look(&self.input);
            self.wanted = session.wants;
        }
    }

    fn session(&self, planning: bool) -> Session<'_> {
        Session {
            store: &self.store,
            options: &self.options,
            pinned: &self.pinned,
            at: self.at,
            planning,
            asked: self.asked,
            work: self.options.limits.canonical_work,
            wants: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// The answer, with what is there so far.
    #[must_use]
    pub fn report(&self) -> VerificationReport {
        self.session(false).report(&self.input)
    }

    /// The answer in one of its forms. A page shows the picture that was handed in, or else one that was fetched.
    ///
    /// # Errors
    /// None so far.
    ///
    /// ```
    /// use ovenbird::{ReportForm, Verification, VerifyOptions};
    ///
    /// let verification = Verification::new(b"https://issuer.example/a/1", &VerifyOptions::default())?;
    /// assert!(verification.write(ReportForm::Html)?.starts_with("<!doctype html>"));
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn write(&self, form: ReportForm) -> Result<String> {
        let picture = if form == ReportForm::Html { self.picture() } else { None };
        show::write(&self.report(), form, picture)
    }

    fn picture(&self) -> Option<Picture<'_>> {
        let shown = |bytes, format| {
            let media_type = if format == ImageFormat::Png { "image/png" } else { "image/svg+xml" };
            Picture { bytes, media_type }
        };
        if let Some((bytes, format)) = &self.picture {
            return Some(shown(bytes.as_slice(), *format));
        }
        let mut session = self.session(true);
        let (judged, ..) = session.look(&self.input);
        images::pictures(&judged).find_map(|url| match self.store.content(url, Purpose::Image)? {
            Content::Picture(bytes, format) => Some(shown(bytes.as_slice(), *format)),
            _ => None,
        })
    }
}

/// Verifies a badge: an image, the URL of a badge, JSON, or a compact JWS. The loop around [`Verification`].
///
/// Give [`Offline`](crate::Offline) to fetch nothing; `ovenbird_fetch::Client` is a guarded client. The core has no
/// clock: [`VerifyOptions::now`] takes the time.
///
/// # Errors
/// Those of [`Verification::new`]. Whatever is wrong with the badge is in the report.
///
/// ```
/// use std::time::SystemTime;
/// use ovenbird::{CheckResult, Offline, Verdict, VerifyOptions, verify};
///
/// let badge = br#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://issuer.example/a/1",
///     "recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"badge":"https://issuer.example/b",
///     "verification":{"type":"HostedBadge"},"issuedOn":"2024-05-01T12:00:00Z"}"#;
/// let report = verify(badge, &Offline, &VerifyOptions::now(SystemTime::now()))?;
/// assert_eq!(report.verdict, Verdict::Unverified);
/// assert_eq!(report.checks.integrity.result, CheckResult::NotChecked);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn verify(input: &[u8], fetch: &dyn Fetch, options: &VerifyOptions) -> Result<VerificationReport> {
    let mut machine = Verification::new(input, options)?;
    drive(&mut machine, fetch)?;
    Ok(machine.report())
}

/// Answers all requests of a verification, until it has no more.
fn drive(machine: &mut Verification, fetch: &dyn Fetch) -> Result<()> {
    loop {
        let requests = machine.next_requests();
        if requests.is_empty() {
            return Ok(());
        }
        let mut answers = fetch.fetch_all(&requests).into_iter();
        for request in &requests {
            match answers.next() {
                Some(Ok(response)) => machine.supply(request.id, response)?,
                Some(Err(failure)) => machine.supply_failure(request.id, failure)?,
                None => machine.supply_failure(request.id, FetchFailure::default())?,
            }
        }
    }
}
