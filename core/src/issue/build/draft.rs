//! What is known while one document is made: the request, where its parts went, and what is the matter with it.

use std::borrow::Cow;

use crate::badge::{Class, VcVersion, Version};
use crate::dates::{self, Instant};
use crate::error::{Error, ErrorCode, Result, escape};
use crate::issue::build::tree::Object;
use crate::issue::build::{IssueOptions, Issued};
use crate::issue::faults::checked;
use crate::issue::request::{IssueClass, IssueMethod, IssueRequest};
use crate::issue::upgrade::ids;
use crate::json::{self, Json};
use crate::keys::Entropy;
use crate::payload::is_http_url;
use crate::problem::{Problem, Severity};
use crate::rules::check::Checker;
use crate::{rules, wire};

/// Longest place that a message names: the names in it are the caller's.
const POINTER_CHARACTERS: usize = 200;

/// One document in the making.
pub(super) struct Draft<'r, 'e> {
    pub(super) request: &'r IssueRequest,
    pub(super) options: &'r IssueOptions,
    pub(super) version: Version,
    pub(super) class: IssueClass,
    /// Parts of a badge class that 3.0 has no place for.
    pub(super) lost: Vec<Problem>,
    entropy: &'e mut dyn Entropy,
    uuid: Option<String>,
    /// Where parts of the document came from, both as JSON Pointers.
    origins: Vec<(String, String)>,
    lacking: Vec<Remark>,
    wrong: Vec<Remark>,
}

/// Something about a place in the request.
struct Remark {
    pointer: String,
    says: Cow<'static, str>,
}

impl<'r, 'e> Draft<'r, 'e> {
    pub(super) fn new(
        request: &'r IssueRequest,
        options: &'r IssueOptions,
        version: Version,
        class: IssueClass,
        entropy: &'e mut dyn Entropy,
    ) -> Draft<'r, 'e> {
        Draft {
            request,
            options,
            version,
            class,
            lost: Vec::new(),
            entropy,
            uuid: None,
            origins: Vec::new(),
            lacking: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// Notes that the request lacks something that no rule of the tables would miss.
    pub(super) fn lacks(&mut self, pointer: impl Into<String>, what: impl Into<Cow<'static, str>>) {
        self.lacking.push(Remark { pointer: pointer.into(), says: what.into() });
    }

    /// Notes that something in the request is wrong.
    pub(super) fn refuse(&mut self, pointer: impl Into<String>, why: impl Into<Cow<'static, str>>) {
        self.wrong.push(Remark { pointer: pointer.into(), says: why.into() });
    }

    /// Notes where a part of the document came from.
    pub(super) fn origin(&mut self, document: impl Into<String>, request: impl Into<String>) {
        self.origins.push((document.into(), request.into()));
    }

    /// The same of several parts.
    pub(super) fn origins(&mut self, pairs: &[(&str, &str)]) {
        self.origins.extend(pairs.iter().map(|(document, request)| ((*document).into(), (*request).into())));
    }

    /// Random bytes.
    pub(super) fn random(&mut self) -> Result<[u8; 16]> {
        let mut bytes = [0; 16];
        self.entropy.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// A new UUID of version 4 (RFC 9562, section 5.4), the same one throughout the document.
    pub(super) fn uuid(&mut self) -> Result<String> {
        if let Some(uuid) = &self.uuid {
            return Ok(uuid.clone());
        }
        let uuid = self.another_uuid()?;
        self.uuid = Some(uuid.clone());
        Ok(uuid)
    }

    /// One of its own for something inside of the document.
    pub(super) fn another_uuid(&mut self) -> Result<String> {
        Ok(ids::version4(u128::from_be_bytes(self.random()?)))
    }

    /// Whether the document will be signed rather than hosted.
    pub(super) fn is_signed(&self) -> bool {
        self.request.verification.as_ref().is_some_and(|found| found.method == IssueMethod::Signed)
    }

    /// The id of an assertion or endorsement up to 2.0: hosted, the URL where it is; signed, any.
    pub(super) fn hosted_id(&mut self) -> Result<Option<Cow<'r, str>>> {
        let signed = self.is_signed();
        match &self.request.id {
            None if signed => self.new_id().map(Some),
            None => {
                self.lacks("/id", "the URL where the document will be hosted; or `verification`: `signed`");
                Ok(None)
            }
            Some(id) => {
                if !signed && !is_http_url(id) {
                    self.refuse(
                        "/id",
                        "what is hosted has the http or https URL where it is hosted as its id",
                    );
                }
                Ok(Some(Cow::Borrowed(id)))
            }
        }
    }

    /// The id of the request, or a new one.
    pub(super) fn own_id(&mut self) -> Result<Cow<'r, str>> {
        match &self.request.id {
            Some(id) => Ok(Cow::Borrowed(id)),
            None => self.new_id(),
        }
    }

    fn new_id(&mut self) -> Result<Cow<'r, str>> {
        Ok(Cow::Owned(format!("urn:uuid:{}", self.uuid()?)))
    }

    /// When it is issued.
    pub(super) fn issued_on(&self) -> Option<Cow<'r, str>> {
        let now = || {
            let seconds = self.options.now_unix?;
            Some(Cow::Owned(dates::to_rfc3339(Instant { seconds, nanos: 0 })))
        };
        self.request.issued_on.as_deref().map(Cow::Borrowed).or_else(now)
    }

    /// Puts the further members in, and gives the document out if nothing is the matter with it.
    ///
    /// # Errors
    /// `issue.incomplete`, `issue.invalid`; `limit.*`.
    pub(super) fn finish(mut self, mut document: Object<'r>, class: Class) -> Result<Issued> {
        match &self.request.members {
            Some(members) if members.0.is_object() => {
                for pointer in document.fill_up(&members.0, "/members") {
                    self.refuse(pointer, "the document has this member already");
                }
            }
            Some(members) => {
                self.refuse("/members", format!("found {}, expected an object", members.0.type_name()));
            }
            None => {}
        }
        if self.version == Version::V3_0 {
            super::v3::extend_context(&mut document);
        }
        let id = document.get("id").and_then(Json::as_str).map(str::to_owned);
        let id = id.filter(|_| self.version != Version::V1_0);
        let text = wire::to_json(&Json::from(document))?;
        self.options.limits.check_text(text.len())?;
        let model = (self.version == Version::V3_0).then_some(VcVersion::V2_0);
        let rules = rules::told(self.version, class, model).ok_or_else(Error::internal)?;
        let checker = checked(&json::read(&text, &self.options.limits)?, rules);
        self.judge(&checker);
        if self.lacking.is_empty() && self.wrong.is_empty() {
            return Ok(Issued { document: text, version: self.version, class, id, lost: self.lost });
        }
        Err(self.refusal())
    }

    /// Sorts the problems of the document into what is lacking and what is wrong.
    fn judge(&mut self, checker: &Checker) {
        for problem in &checker.problems {
            // A member that no context maps is no part of the badge: most likely misspelt, and surely not meant.
            if problem.severity == Severity::Info && problem.code != ErrorCode::MemberUnknown {
                continue;
            }
            let pointer = match problem.code {
                ErrorCode::SubjectUnidentified => "/recipient".to_owned(),
                _ => self.in_request(problem.pointer.as_deref().unwrap_or_default()),
            };
            if self.is_noted(&pointer) || is_absence(problem.code) && self.is_noted_inside(&pointer) {
                continue;
            }
            let expected = problem.expected.clone().unwrap_or_default();
            if is_absence(problem.code) {
                let says = of_request(&pointer).map_or(Cow::Owned(expected), Cow::Borrowed);
                self.lacking.push(Remark { pointer, says });
            } else {
                let found = problem.found.as_deref().unwrap_or_default();
                self.refuse(pointer, format!("found {found}, expected {expected}"));
            }
        }
        let kept = u64::try_from(checker.problems.len()).unwrap_or(u64::MAX);
        let further = checker.counts.iter().sum::<u64>().saturating_sub(kept);
        if further > 0 {
            self.refuse("", format!("{further} more"));
        }
    }

    /// Whether the place, or one around it, was remarked on already.
    fn is_noted(&self, pointer: &str) -> bool {
        let around = |remark: &Remark| {
            let rest = pointer.strip_prefix(remark.pointer.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.lacking.iter().chain(&self.wrong).any(around)
    }

    /// Whether a place inside of this one was remarked on: then that is why nothing is here.
    fn is_noted_inside(&self, pointer: &str) -> bool {
        let inside =
            |remark: &Remark| remark.pointer.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'));
        self.lacking.iter().chain(&self.wrong).any(inside)
    }

    /// The place in the request that a place in the document came from.
    fn in_request(&self, pointer: &str) -> String {
        let rest = |from: &str| {
            let rest = pointer.strip_prefix(from)?;
            (rest.is_empty() || rest.starts_with('/')).then_some(rest)
        };
        let found = self.origins.iter().filter_map(|(from, to)| Some((from.len(), to, rest(from)?)));
        match found.max_by_key(|(length, ..)| *length) {
            Some((_, to, rest)) => format!("{to}{rest}"),
            None => format!("/members{pointer}"),
        }
    }

    /// The error that says all of it.
    #[cold]
    pub(super) fn refusal(self) -> Error {
        let list = |remarks: &[Remark], between: &str| {
            let one = |remark: &Remark| {
                let place = escape(remark.pointer.chars().take(POINTER_CHARACTERS));
                if place.is_empty() {
                    remark.says.to_string()
                } else {
                    format!("`{place}`{between}{}", remark.says)
                }
            };
            remarks.iter().map(one).collect::<Vec<_>>().join("; ")
        };
        let (version, class) = (self.version, self.class.as_str());
        let lacking = list(&self.lacking, ": ");
        let wrong = list(&self.wrong, ": ");
        let (code, message) = match (self.lacking.is_empty(), self.wrong.is_empty()) {
            (true, _) => (ErrorCode::IssueInvalid, format!("wrong in the request: {wrong}")),
            (_, true) => (
                ErrorCode::IssueIncomplete,
                format!("for the class {class} of {version} the request lacks {lacking}"),
            ),
            _ => (
                ErrorCode::IssueIncomplete,
                format!(
                    "for the class {class} of {version} the request lacks {lacking}; and wrong in it: {wrong}"
                ),
            ),
        };
        let first = self.lacking.into_iter().chain(self.wrong).next();
        Error::new(code, message).pointer(first.map(|remark| remark.pointer).unwrap_or_default())
    }
}

/// Whether a problem is that something is not there.
fn is_absence(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::MemberMissing
            | ErrorCode::CriteriaEmpty
            | ErrorCode::SubjectUnidentified
            | ErrorCode::RevocationEntry
    )
}

/// What a member of the request is for, in a message that it is lacking.
fn of_request(pointer: &str) -> Option<&'static str> {
    Some(match pointer {
        "/recipient" => "to whom",
        "/badge" => "what is awarded, as an object",
        "/issuer" => "by whom",
        "/badge/issuer" => "by whom; or as `issuer` of the request",
        "/issued_on" => "when; or the option `now_unix`",
        "/id" => "the id of the document",
        "/claim" => "what is endorsed",
        "/revoked" => "what is revoked",
        _ => return None,
    })
}
