//! Finding out whether somebody is the recipient of a badge.

use subtle::ConstantTimeEq;

use crate::badge::{Badge, Recipient, Version};
use crate::error::{Error, ErrorCode, Result, quote};
use crate::problem::{Problem, Severity};
use crate::recipient::hash::{self, Digest, Read};
use crate::recipient::spelling::{most, spellings};
use crate::recipient::{Algorithm, Identities, Identity, Match, MatchOptions, check_identity};

/// Most bytes hashed or compared in one match: about half a second with the slowest algorithm. A document may have
/// thousands of identifiers and a salt of megabytes, and each candidate is tried with each.
const MOST_WORK: usize = 256 * 1024 * 1024;

/// Finds out whether one of the candidates is the recipient of a badge.
///
/// All candidates are tried exactly as given first, then the variants in the order of the options. A candidate with
/// a type is tried with identities of that type only; one without with all. A candidate that is a hash itself matches
/// nothing. Digests and identities are compared in constant time; lengths are not hidden.
///
/// That nobody matches is no error: [`Match::problems`] says why.
///
/// # Errors
/// `recipient.absent` if the document names no recipient; `recipient.identity_invalid` for an empty candidate or
/// one with a NUL; `limit.identities`.
///
/// ```
/// use ovenbird::{Identities, Identity, match_recipient, parse};
///
/// let text = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://issuer.example/1",
///     "recipient":{"type":"email","hashed":true,"salt":"Kosher",
///     "identity":"sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"}}"#;
/// let badge = parse(text, &Default::default())?;
/// let identity = "a@example.com".to_owned();
/// let answer = match_recipient(&badge, &Identities(vec![Identity { kind: None, identity }]), &Default::default())?;
/// assert!(answer.matched);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn match_recipient(badge: &Badge, identities: &Identities, options: &MatchOptions) -> Result<Match> {
    let Some(recipient) = &badge.recipient else {
        return Err(Error::new(ErrorCode::RecipientAbsent, "the document names no recipient"));
    };
    let candidates = identities.0.as_slice();
    check(badge, recipient, candidates, options)?;
    let mut matcher = Matcher {
        first: Target::new(recipient, badge.version),
        others: badge.other_identifiers.iter().map(|other| Target::new(other, badge.version)).collect(),
        tried: false,
        other_type: false,
    };
    for (index, candidate) in candidates.iter().enumerate() {
        if let Some(target) = matcher.find(candidate, &candidate.identity) {
            return Ok(hit(badge, target, index, candidate, "exact"));
        }
    }
    for variant in &options.variants {
        for (index, candidate) in candidates.iter().enumerate() {
            for (name, spelling) in spellings(*variant, &candidate.identity) {
                if let Some(target) = matcher.find(candidate, &spelling) {
                    return Ok(hit(badge, target, index, candidate, name));
                }
            }
        }
    }
    Ok(miss(badge, &matcher))
}

/// Checks the candidates, their number, and what trying them all would cost.
fn check(
    badge: &Badge,
    recipient: &Recipient,
    candidates: &[Identity],
    options: &MatchOptions,
) -> Result<()> {
    let limit = options.limits.identities;
    if candidates.len() > limit {
        let message = format!("there are {} candidates; the limit `identities` is {limit}", candidates.len());
        return Err(Error::new(ErrorCode::LimitIdentities, message));
    }
    let mut given = 0_usize;
    for candidate in candidates {
        check_identity(&candidate.identity)?;
        given = given.saturating_add(candidate.identity.len());
    }
    let targets = badge.other_identifiers.len().saturating_add(1);
    let salts = std::iter::once(recipient).chain(&badge.other_identifiers).fold(0_usize, |sum, target| {
        sum.saturating_add(target.salt.as_ref().map_or(0, String::len)).saturating_add(128)
    });
    let spelled = options.variants.iter().fold(1_usize, |sum, variant| sum.saturating_add(most(*variant)));
    let once = given.saturating_mul(targets).saturating_add(candidates.len().saturating_mul(salts));
    let work = once.saturating_mul(spelled);
    if work > MOST_WORK {
        let message =
            format!("trying every candidate would hash {work} bytes; at most {MOST_WORK} are hashed");
        return Err(Error::new(ErrorCode::LimitIdentities, message));
    }
    Ok(())
}

/// One identity of the document, ready to be compared.
struct Target<'b> {
    recipient: &'b Recipient,
    /// Version 0.5 has no types; all its recipients are e-mail addresses.
    kind: Option<&'b str>,
    form: Form,
}

enum Form {
    Plain,
    Hash {
        algorithm: Algorithm,
        digest: Digest,
        name_in_capitals: bool,
    },
    /// Matches nobody, for a reason that the result names; none if the document's problems name it already.
    Unusable(Option<(ErrorCode, &'static str)>),
}

impl<'b> Target<'b> {
    fn new(recipient: &'b Recipient, version: Version) -> Target<'b> {
        let kind = recipient.kind.as_deref().or((version == Version::V0_5).then_some("email"));
        Target { recipient, kind, form: form(recipient, version) }
    }

    /// Whether a spelling is this identity.
    fn is(&self, spelling: &str) -> bool {
        match &self.form {
            Form::Plain => spelling.as_bytes().ct_eq(self.recipient.identity.as_bytes()).into(),
            Form::Hash { algorithm, digest, .. } => {
                let salt = self.recipient.salt.as_deref().unwrap_or_default();
                hash::digest(*algorithm, spelling, salt).equals(digest)
            }
            Form::Unusable(_) => false,
        }
    }
}

fn form(recipient: &Recipient, version: Version) -> Form {
    if !recipient.hashed {
        return Form::Plain;
    }
    if recipient.unusable_salt {
        return Form::Unusable(None);
    }
    let unusable = |code, message| Form::Unusable(Some((code, message)));
    match hash::read(&recipient.identity) {
        Read::Hash { algorithm, .. } if !algorithm.is_allowed_in(version) => {
            unusable(ErrorCode::RecipientAlgorithm, "sha1 and sha512 belong to versions 0.5 to 1.1 only")
        }
        Read::Hash { algorithm, digest, name_in_capitals } => {
            Form::Hash { algorithm, digest, name_in_capitals }
        }
        Read::UnknownAlgorithm => unusable(ErrorCode::RecipientAlgorithm, "the hash algorithm is unknown"),
        Read::Malformed => unusable(
            ErrorCode::RecipientHash,
            "the recipient should be a hash but is not `algorithm$hex` of the right length",
        ),
    }
}

struct Matcher<'b> {
    first: Target<'b>,
    /// Kept apart from the first so that the usual badge, which has one identity, costs no allocation.
    others: Vec<Target<'b>>,
    /// Whether a candidate was compared with an identity at all.
    tried: bool,
    /// Whether one was passed over for its type.
    other_type: bool,
}

impl<'b> Matcher<'b> {
    fn targets(&self) -> impl Iterator<Item = &Target<'b>> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// The identity that a spelling of a candidate is.
    fn find(&mut self, candidate: &Identity, spelling: &str) -> Option<&Target<'b>> {
        let a_hash = hash::is_hash(spelling);
        let (mut tried, mut other_type, mut found) = (false, false, None);
        for (index, target) in self.targets().enumerate() {
            if !same_type(candidate.kind.as_deref(), target.kind) {
                other_type = true;
                continue;
            }
            if matches!(target.form, Form::Unusable(_)) {
                continue;
            }
            tried = true;
            if !a_hash && target.is(spelling) {
                found = Some(index);
                break;
            }
        }
        self.tried |= tried;
        self.other_type |= other_type;
        self.targets().nth(found?)
    }
}

/// Whether a candidate of one type may be an identity of another. No type fits all; the common types have several
/// names; any other is a property IRI or an extension and compared as written.
fn same_type(candidate: Option<&str>, target: Option<&str>) -> bool {
    match (candidate, target) {
        (Some(candidate), Some(target)) => common_name(candidate) == common_name(target),
        _ => true,
    }
}

fn common_name(kind: &str) -> &str {
    const NAMES: [(&str, &str); 9] = [
        ("email", "email"),
        ("emailAddress", "email"),
        ("url", "url"),
        ("telephone", "telephone"),
        ("phone", "telephone"),
        ("phoneNumber", "telephone"),
        ("id", "id"),
        ("did", "id"),
        ("@id", "id"),
    ];
    NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(kind)).map_or(kind, |(_, common)| common)
}

fn hit(badge: &Badge, target: &Target<'_>, index: usize, candidate: &Identity, variant: &str) -> Match {
    let mut problems = known_problems(badge);
    if let Form::Hash { algorithm, name_in_capitals, .. } = target.form {
        if matches!(algorithm, Algorithm::Md5 | Algorithm::Sha1) {
            let message = format!("the recipient is hashed with {algorithm}, which is weak");
            problems.push(Problem::warning(ErrorCode::RecipientWeakHash, message));
        }
        if name_in_capitals {
            let message = "the name of the hash algorithm is not in lower case";
            problems.push(Problem::new(ErrorCode::RecipientAlgorithm, Severity::Info, message));
        }
    }
    Match {
        matched: true,
        candidate: Some(index),
        identity: Some(candidate.identity.clone()),
        variant: Some(variant.to_owned()),
        problems,
        ..about(target)
    }
}

fn miss(badge: &Badge, matcher: &Matcher<'_>) -> Match {
    let mut problems = known_problems(badge);
    let mut reasons: Vec<ErrorCode> = Vec::new();
    for target in matcher.targets() {
        if let Form::Unusable(Some((code, message))) = target.form
            && !reasons.contains(&code)
        {
            reasons.push(code);
            problems.push(Problem::new(code, Severity::Error, message));
        }
    }
    let unusable = matcher.targets().all(|target| matches!(target.form, Form::Unusable(_)));
    if !matcher.tried && matcher.other_type {
        let kind = matcher.first.kind.unwrap_or_default();
        let message = format!("the recipient is of type {}; no identity of that type was given", quote(kind));
        problems.push(Problem::new(ErrorCode::RecipientType, Severity::Info, message));
    } else if !unusable {
        let message = "none of the identities is the recipient";
        problems.push(Problem::new(ErrorCode::RecipientMismatch, Severity::Info, message));
    }
    Match { problems, ..about(&matcher.first) }
}

/// What can be said of an identity whether it matched or not.
fn about(target: &Target<'_>) -> Match {
    let algorithm = match target.form {
        Form::Hash { algorithm, .. } => Some(algorithm),
        _ => None,
    };
    Match {
        matched: false,
        candidate: None,
        identity: None,
        variant: None,
        kind: target.recipient.kind.clone(),
        hashed: target.recipient.hashed,
        algorithm,
        problems: Vec::new(),
    }
}

/// What reading the document noted about its recipient.
fn known_problems(badge: &Badge) -> Vec<Problem> {
    let of_recipient =
        |problem: &&Problem| matches!(problem.code, ErrorCode::RecipientFlag | ErrorCode::RecipientSalt);
    badge.problems.iter().filter(of_recipient).cloned().collect()
}
