//! The request: what a file says, and what the command line or a row says over it.

use std::ffi::OsStr;
use std::path::Path;

use ovenbird::{
    ErrorCode, IssueClass, IssueMethod, IssueRecipient, IssueRequest, IssueVerification, JsonValue, Limits,
    Version, wire,
};

use crate::args::{IssueArgs, RequestMembers};
use crate::failure::Failure;
use crate::{given, input, io};

/// What the requests of a batch have in common. Whom a badge is for, each row has to say itself: a row without a recipient
/// would get somebody else's badge.
pub(super) fn for_everybody(args: &IssueArgs, limits: &Limits) -> Result<IssueRequest, Failure> {
    if args.members.recipient.is_some() || args.members.recipient_id.is_some() {
        return Err(Failure::usage(
            "with --batch each row says its recipient; --recipient has no place beside it",
        ));
    }
    let mut request = read(args, limits)?;
    if let Some(recipient) = &mut request.recipient {
        (recipient.identity, recipient.id) = (None, None);
    }
    request.recipient = request.recipient.filter(|recipient| *recipient != IssueRecipient::default());
    Ok(request)
}

/// The request that the arguments make.
pub(super) fn read(args: &IssueArgs, limits: &Limits) -> Result<IssueRequest, Failure> {
    let mut request = match &args.request {
        None => IssueRequest::default(),
        Some(argument) => {
            let text = input::document(argument, limits)?;
            if !text.trim_start().starts_with('{') {
                let message = "the request: expected a JSON object";
                return Err(input::about(argument, Failure::new(ErrorCode::IssueInvalid, message)));
            }
            wire::request_from_json(Some(&text)).map_err(|error| input::about(argument, error.into()))?
        }
    };
    overlay(&mut request, members(&args.members, limits)?);
    if args.key.is_some() && request.verification.is_none() && says_how_it_is_verified(&request) {
        request.verification =
            Some(IssueVerification { method: IssueMethod::Signed, ..IssueVerification::default() });
    }
    Ok(request)
}

/// Whether what is asked for is one of the documents of which up to 2.0 it has to be said that they are signed.
fn says_how_it_is_verified(request: &IssueRequest) -> bool {
    let old = request.version.is_none_or(|version| version < Version::V3_0);
    let award = matches!(request.class, None | Some(IssueClass::Assertion | IssueClass::Endorsement));
    old && award
}

/// The members that the command line names.
fn members(args: &RequestMembers, limits: &Limits) -> Result<IssueRequest, Failure> {
    let recipient = IssueRecipient {
        identity: args.recipient.clone(),
        kind: args.recipient_type.clone(),
        id: args.recipient_id.clone(),
        ..IssueRecipient::default()
    };
    let evidence = match args.evidence.as_slice() {
        [] => None,
        [one] => Some(JsonValue::text(one.clone())),
        many => Some(wire::to_json(many)?.parse()?),
    };
    let object = |argument: &Option<_>| argument.as_deref().map(|text| object(text, limits)).transpose();
    Ok(IssueRequest {
        version: args.version,
        class: args.class,
        id: args.id.clone(),
        recipient: (recipient != IssueRecipient::default()).then_some(recipient),
        badge: object(&args.badge)?,
        issuer: object(&args.issuer)?,
        issued_on: args.issued_on.clone(),
        expires: args.expires.clone(),
        narrative: args.narrative.clone(),
        evidence,
        verification: args
            .verification
            .map(|method| IssueVerification { method, ..IssueVerification::default() }),
        ..IssueRequest::default()
    })
}

/// A badge class or profile: a JSON object or an IRI as the argument itself, or a file with an object.
fn object(argument: &OsStr, limits: &Limits) -> Result<JsonValue, Failure> {
    let text = match given::as_badge_text(argument).or(iri(argument)) {
        Some(text) if !text.trim_start().starts_with('{') => return Ok(JsonValue::text(text)),
        Some(text) => text.to_owned(),
        None => input::text_of(Path::new(argument), io::read(Path::new(argument), limits)?)?,
    };
    text.parse().map_err(|error: ovenbird::Error| input::about(argument, error.into()))
}

/// The argument, if it is a URN or DID, which no file is called.
fn iri(argument: &OsStr) -> Option<&str> {
    argument.to_str().filter(|text| text.starts_with("urn:") || text.starts_with("did:"))
}

/// Lays the members of one request over those of another. A recipient is filled up and not replaced: `type` and
/// `hashed` are often the same for everybody.
pub(super) fn overlay(request: &mut IssueRequest, over: IssueRequest) {
    macro_rules! members {
        ($from:ident, $onto:expr, $($member:ident),+) => {{
            let onto = $onto;
            $(if $from.$member.is_some() { onto.$member = $from.$member; })+
        }};
    }
    if let Some(recipient) = over.recipient {
        let onto = request.recipient.get_or_insert_default();
        members!(recipient, onto, identity, kind, hashed, salt, algorithm, id);
    }
    members!(
        over,
        request,
        version,
        class,
        id,
        uid,
        badge,
        issuer,
        issued_on,
        expires,
        name,
        narrative,
        evidence,
        image,
        language,
        endorsements,
        verification,
        status,
        claim,
        revoked,
        status_list,
        public_key,
        members
    );
}
