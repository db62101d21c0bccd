//! The claims of a VC-JWT: what of a credential they repeat, written and checked (Open Badges 3.0, JWT Payload Format).
//!
//! `iss` is `issuer.id`, `jti` is `id`, `nbf` is `validFrom`, `sub` is `credentialSubject.id`, and `exp` is `validUntil`
//! where there is one; in data model 1.1 the dates are `issuanceDate` and `expirationDate`. A date in a claim is a number
//! of whole seconds since 1970: of a date with a fraction the fraction is dropped, and two are equal that fall into the
//! same second. A claim of the wrong type is an error always, never as good as none (GHSA-h395-gr6q-cpjc).

use crate::badge::VcVersion;
use crate::dates::{self, Instant};
use crate::error::{Error, ErrorCode, Result};
use crate::json::Json;
use crate::problem::{Problem, Severity};
use crate::proof::findings::Findings;
use crate::wire;

const CLAUSE: &str = "Open Badges 3.0, JSON Web Token Proof Format";

/// What a credential says that the claims repeat.
pub(crate) struct Claims<'c> {
    texts: [Claim<&'c str>; 3],
    begins: Claim<Instant>,
    ends: Claim<Instant>,
    /// Whether there is an end, readable or not.
    has_end: bool,
}

/// One claim, and the member that it repeats.
struct Claim<T> {
    name: &'static str,
    member: &'static str,
    value: Option<T>,
}

impl<'c> Claims<'c> {
    /// The claims that a credential of a data model should have.
    pub(crate) fn of(credential: &'c Json<'_>, model: Option<VcVersion>) -> Claims<'c> {
        let (begin, end) = match model {
            Some(VcVersion::V1_1) => ("issuanceDate", "expirationDate"),
            _ => ("validFrom", "validUntil"),
        };
        let text = |name, member, value: Option<&'c Json<'_>>| Claim {
            name,
            member,
            value: value.and_then(Json::as_str),
        };
        let date = |name, member| Claim {
            name,
            member,
            value: credential.get(member).and_then(Json::as_str).and_then(dates::rfc3339),
        };
        let issuer = credential.get("issuer").map(Json::single);
        let issuer =
            issuer.and_then(|issuer| if issuer.is_object() { issuer.get("id") } else { Some(issuer) });
        let subject = credential.get("credentialSubject").map(Json::single);
        Claims {
            texts: [
                text("iss", "issuer.id", issuer),
                text("jti", "id", credential.get("id")),
                text("sub", "credentialSubject.id", subject.and_then(|subject| subject.get("id"))),
            ],
            begins: date("nbf", begin),
            ends: date("exp", end),
            has_end: credential.present(end).is_some(),
        }
    }

    /// The claims as members in JSON, without those that `beside` has already.
    ///
    /// # Errors
    /// `issue.invalid`: the credential lacks what a claim repeats, or `beside` has a claim that disagrees with it.
    pub(crate) fn write(&self, beside: Option<&Json<'_>>) -> Result<String> {
        self.complete()?;
        let mut out = Vec::new();
        let mut disagreeing = Vec::new();
        let mut member = |name: &str, same: Option<bool>, text: String| match same {
            None => out.push(format!(r#""{name}":{text}"#)),
            Some(true) => {}
            Some(false) => disagreeing.push(format!("`{name}`")),
        };
        let there = |name: &str| beside.and_then(|beside| beside.get(name));
        for claim in &self.texts {
            let same = there(claim.name).map(|found| found.as_str() == claim.value);
            member(claim.name, same, wire::to_json(claim.value.unwrap_or_default())?);
        }
        for claim in [&self.begins, &self.ends] {
            let same = there(claim.name).map(|found| is_same_second(found, claim.value));
            match claim.value {
                Some(at) => member(claim.name, same, at.seconds.to_string()),
                None if same.is_some() => member(claim.name, Some(false), String::new()),
                None => {}
            }
        }
        if disagreeing.is_empty() {
            return Ok(out.join(","));
        }
        let message =
            format!("the document has claims that are not what it says: {}", disagreeing.join(", "));
        Err(Error::new(ErrorCode::IssueInvalid, message))
    }

    /// Refuses a credential that lacks what its claims must say.
    fn complete(&self) -> Result<()> {
        let texts = self.texts.iter().map(|claim| (claim.name, claim.member, claim.value.is_some()));
        let dates = [&self.begins, &self.ends].map(|claim| (claim.name, claim.member, claim.value.is_some()));
        let needed = dates.into_iter().filter(|(name, ..)| *name != "exp" || self.has_end);
        let lacking: Vec<String> = texts
            .chain(needed)
            .filter(|(.., there)| !there)
            .map(|(name, member, _)| format!("`{member}` (for the claim `{name}`)"))
            .collect();
        if lacking.is_empty() {
            return Ok(());
        }
        let mut message =
            format!("a VC-JWT repeats what the credential does not say: {}", lacking.join(", "));
        if lacking.iter().any(|lack| lack.contains("`sub`")) {
            message.push_str("; give the subject an `id` beside its `identifier`, such as a urn:uuid");
        }
        Err(Error::new(ErrorCode::IssueInvalid, message))
    }

    /// Holds the claims of a token against its credential.
    pub(super) fn check(&self, payload: &Json<'_>, severity: Severity, findings: &mut Findings) {
        for claim in &self.texts {
            match payload.get(claim.name) {
                None => missing(claim.name, claim.member, severity, findings),
                Some(Json::String(found)) if Some(found.as_ref()) == claim.value => {}
                Some(Json::String(_)) => different(claim, severity, findings),
                Some(other) => wrong_type(claim.name, other, "a text", findings),
            }
        }
        for claim in [&self.begins, &self.ends] {
            let needed = claim.name == "nbf" || self.has_end;
            match payload.get(claim.name) {
                None if needed => missing(claim.name, claim.member, severity, findings),
                None => {}
                Some(found @ Json::Number(_)) if is_same_second(found, claim.value) => {}
                Some(Json::Number(_)) => different(claim, severity, findings),
                Some(other) => wrong_type(claim.name, other, "a number of seconds", findings),
            }
        }
        others(payload, findings);
    }

    /// Holds the claims `nbf` and `exp` against a moment; where there is none, the credential's own date.
    pub(super) fn judge(&self, payload: &Json<'_>, at: Instant, findings: &mut Findings) {
        let moment = |claim: &Claim<Instant>| match payload.get(claim.name) {
            Some(Json::Number(number)) => Some(dates::numeric(number)),
            _ => claim.value,
        };
        if moment(&self.begins).is_some_and(|begins| begins > at) {
            let message = "the claim `nbf` is a date in the future: the credential is not valid yet";
            findings.note(told(ErrorCode::DatesNotYet, Severity::Error, "nbf", message));
        }
        // RFC 7519, section 4.1.4: not on the moment itself either.
        if moment(&self.ends).is_some_and(|ends| ends <= at) {
            let message = "the claim `exp` is a date that is past: the credential has expired";
            findings.note(told(ErrorCode::DatesExpired, Severity::Error, "exp", message));
        }
    }
}

/// The types of standard claims that repeat nothing (RFC 7519, section 4.1).
fn others(payload: &Json<'_>, findings: &mut Findings) {
    if let Some(other) = payload.get("iat").filter(|iat| !matches!(iat, Json::Number(_))) {
        wrong_type("iat", other, "a number of seconds", findings);
    }
    let text = |aud: &Json<'_>| aud.as_str().is_some();
    if let Some(other) = payload.get("aud").filter(|aud| !aud.items().iter().all(text)) {
        wrong_type("aud", other, "a text or a list of texts", findings);
    }
}

/// Whether a claim is a number of the same second as a date.
fn is_same_second(claim: &Json<'_>, date: Option<Instant>) -> bool {
    match (claim, date) {
        (Json::Number(number), Some(date)) => dates::numeric(number).seconds == date.seconds,
        _ => false,
    }
}

#[cold]
fn missing(name: &str, member: &str, severity: Severity, findings: &mut Findings) {
    let message = format!("the claim `{name}` is missing; it repeats `{member}`");
    findings.note(told(ErrorCode::JwtClaimMissing, severity, name, message));
}

/// Says no value: who the subject is concerns nobody who reads a log.
#[cold]
fn different<T>(claim: &Claim<T>, severity: Severity, findings: &mut Findings) {
    let (name, member) = (claim.name, claim.member);
    let message = match claim.value {
        Some(_) => format!("the claim `{name}` is not what the credential's `{member}` is"),
        None => {
            format!("the claim `{name}` is there, but the credential has no `{member}` that it could repeat")
        }
    };
    findings.note(told(ErrorCode::JwtClaimMismatch, severity, name, message));
}

#[cold]
fn wrong_type(name: &str, found: &Json<'_>, expected: &str, findings: &mut Findings) {
    let message = format!("the claim `{name}` is {}, expected {expected}", found.type_name());
    findings.note(told(ErrorCode::JwtClaimType, Severity::Error, name, message));
}

/// A problem of a claim.
pub(super) fn told(code: ErrorCode, severity: Severity, name: &str, message: impl Into<String>) -> Problem {
    let mut problem = Problem::new(code, severity, message).pointer(format!("/{name}"));
    problem.clause = Some(CLAUSE.to_owned());
    problem
}
