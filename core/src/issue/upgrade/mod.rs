//! Upgrading: the same badge in a newer version.
//!
//! A document of 0.5 to 2.0 is read into one form (`model`) and written from there as 2.0 or 3.0. What is required and
//! missing is reported all at once, and what has no place in the new version is listed; nothing is made up but
//! identifiers (see `ids`), and nothing is fetched or signed.

mod fields;
pub(super) mod ids;
mod input;
mod model;
mod others;
mod read;
mod read_class;
mod session;
#[cfg(test)]
mod tests;
mod to_v2;
mod to_v3;

pub(super) use to_v3::identity_type;

use serde::{Deserialize, Serialize};

use crate::badge::{Class, VcVersion, Version};
use crate::error::{Error, ErrorCode, Result};
use crate::issue::faults::Faults;
use crate::issue::out::Object;
use crate::issue::upgrade::ids::is_absolute;
use crate::issue::upgrade::input::{Inside, given, inside, invalid, read_option, told};
use crate::issue::upgrade::session::{Session, Source};
use crate::json::{self, Json};
use crate::limits::Limits;
use crate::payload;
use crate::problem::{Problem, Severity};
use crate::{rules, wire};

/// Options of [`upgrade`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UpgradeOptions {
    /// The URL where the document is hosted, an absolute IRI. Taken where the document has no id of its own.
    pub id: Option<String>,
    /// The badge class as JSON text, of any version from 1.0 to 2.0. Taken where the document only links to it, or has
    /// an incomplete copy of it.
    pub badge: Option<String>,
    /// The issuer's profile as JSON text, of any version from 1.0 to 2.0. Taken as `badge` is.
    pub issuer: Option<String>,
    /// The bounds of this call; each of the documents is held against them.
    pub limits: Limits,
}

/// A document in its new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Upgraded {
    /// The new document as compact JSON, unsigned. If nothing changed: the text as it was given.
    pub document: String,
    /// The version it was; of an envelope of Badge Connect `2.1`.
    pub from: Version,
    /// The version it is now.
    pub to: Version,
    /// What the new document describes.
    pub class: Class,
    /// Whether anything changed: a document that has the version already is given back as it is.
    pub changed: bool,
    /// What had no place in the new version, each an `upgrade.lost` with its pointer into the old document, in the
    /// order of the document. Of a JWS the pointers lead into its payload. At most 1,000 are listed.
    pub lost: Vec<Problem>,
}

/// Writes a badge document of 0.5 to 2.0, or the badge in an envelope of 2.1, as one of 2.0 or 3.0.
///
/// The text is JSON or a compact JWS, whose signature is not looked at and does not hold for the new document. Nothing
/// is fetched: give a badge class or an issuer that the document only links to in the options.
///
/// - The new document says what the old one said. Dates become RFC 3339 in UTC, relative URLs of 0.5 absolute.
/// - Where 2.0 requires an `id` that nobody gave, it is a `urn:uuid:` of version 5 made from the document, so that it
///   is the same every time.
/// - In 3.0 credential and achievement have new ids, made from the old ones; `related` leads back to the badge class and
///   an entry in `evidence` to a hosted assertion. The credential is unsigned. A revocation list names the new ids.
///
/// # Errors
/// - `upgrade.unsupported`: there is no way from this version or class to that one, or the badge is revoked;
/// - `upgrade.incomplete`: the new version requires something that neither document nor options give, or the new
///   document would have faults that the old one has already; the message lists all of it;
/// - `option.invalid`, `option.conflict`: an option is not what it should be, or of another badge class or issuer;
/// - `document.hosted`: the text is the URL of a hosted assertion;
/// - `document.envelope`, `document.unrecognised`, `json.*`, `jws.*`, `payload.*`, `limit.*`: as for
///   [`parse`](crate::parse).
///
/// ```
/// use ovenbird::{UpgradeOptions, Version, upgrade};
///
/// let oldest = r#"{"recipient": "ada@example.org", "issued_on": "2012-10-28", "badge": {
///     "name": "Robotics", "description": "Built a robot.", "image": "/robot.png", "criteria": "/robot.html",
///     "issuer": {"origin": "https://badges.example", "name": "Makers", "contact": "badges@badges.example"}}}"#;
/// let options = UpgradeOptions { id: Some("https://badges.example/ada".to_owned()), ..Default::default() };
/// let new = upgrade(oldest, Version::V2_0, &options)?;
/// assert!(new.document.contains(r#""issuedOn":"2012-10-28T00:00:00Z""#));
/// assert!(new.document.contains(r#""image":"https://badges.example/robot.png""#));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn upgrade(text: &str, to: Version, options: &UpgradeOptions) -> Result<Upgraded> {
    let limits = &options.limits;
    let opened = payload::open(text, limits)?;
    let (Some(root), Some(document)) = (opened.read(limits)?, opened.document()) else {
        let message = "the text is the URL of a hosted assertion, and nothing is fetched here";
        return Err(Error::new(ErrorCode::DocumentHosted, message));
    };
    let (from, class) = told(&root)?;
    check_versions(from, to)?;
    if from == to {
        return Ok(unchanged(opened.text, from, to, class));
    }
    let given = Options::read(options)?;
    if from != Version::V2_1 {
        let signature = opened.jws.is_some().then(|| signature_lost(""));
        return Ok(Upgraded { from, ..written(&root, document, to, &given, signature)? });
    }
    if class != Class::Envelope {
        return Err(unsupported(from, class, to));
    }
    let new = match inside(&root, limits)? {
        Inside::Plain(member) => {
            let text = wire::to_json(member)?;
            of_member(member, &text, &text, &root, to, &given, None)?
        }
        Inside::Signed { member, opened } => {
            let document = opened.read(limits)?.ok_or_else(Error::internal)?;
            let text = opened.document().unwrap_or_default();
            let token = member.as_str().unwrap_or_default();
            of_member(
                &document,
                text,
                token,
                &document,
                to,
                &given,
                Some(signature_lost("/signedAssertion")),
            )?
        }
    };
    Ok(Upgraded { from, changed: true, ..new })
}

/// The badge inside an envelope.
fn of_member(
    member: Source<'_>,
    text: &str,
    as_it_is: &str,
    root: Source<'_>,
    to: Version,
    given: &Options<'_>,
    signature: Option<Problem>,
) -> Result<Upgraded> {
    let (from, class) = told(member)?;
    check_versions(from, to)?;
    match from {
        Version::V2_1 => {
            Err(Error::new(ErrorCode::DocumentEnvelope, "an envelope inside an envelope is no badge"))
        }
        _ if from == to => Ok(unchanged(as_it_is, from, to, class)),
        _ => written_in(root, member, text, to, given, signature),
    }
}

/// The documents in the options.
struct Options<'t> {
    id: Option<&'t str>,
    badge: Option<Json<'t>>,
    issuer: Option<Json<'t>>,
    limits: &'t Limits,
}

impl<'t> Options<'t> {
    fn read(options: &'t UpgradeOptions) -> Result<Options<'t>> {
        let id = options.id.as_deref();
        if id.is_some_and(|id| !is_absolute(id)) {
            return Err(invalid("id", "expected an absolute IRI, such as a URL"));
        }
        let limits = &options.limits;
        Ok(Options {
            id,
            limits,
            badge: read_option("badge", options.badge.as_deref(), limits)?,
            issuer: read_option("issuer", options.issuer.as_deref(), limits)?,
        })
    }
}

fn written(
    document: Source<'_>,
    text: &str,
    to: Version,
    options: &Options<'_>,
    signature: Option<Problem>,
) -> Result<Upgraded> {
    written_in(document, document, text, to, options, signature)
}

/// Reads a document that is, or is a part of, `root`, and writes it in the new version.
fn written_in<'d>(
    root: Source<'d>,
    document: Source<'d>,
    text: &'d str,
    to: Version,
    options: &'d Options<'_>,
    signature: Option<Problem>,
) -> Result<Upgraded> {
    let (from, class) = told(document)?;
    let mut session = Session::new(from, to, text, root);
    session.id = options.id;
    session.badge = given("badge", options.badge.as_ref(), Class::BadgeClass)?;
    session.issuer = given("issuer", options.issuer.as_ref(), Class::Profile)?;
    session.roots.extend(options.badge.as_ref().map(|json| ("option `badge`", json)));
    session.roots.extend(options.issuer.as_ref().map(|json| ("option `issuer`", json)));
    let (new_class, out) = match to {
        Version::V3_0 => as_3(&mut session, document, class)?,
        _ => as_2(&mut session, document, class)?,
    };
    let mut lost: Vec<Problem> = signature.into_iter().collect();
    lost.extend(session.finish()?);
    let document = wire::to_json(&out)?;
    faultless(&document, to, new_class, options.limits)?;
    Ok(Upgraded { document, from, to, class: new_class, changed: true, lost })
}

/// Refuses a new document with errors: what is wrong in the old one is not carried on.
fn faultless(text: &str, to: Version, class: Class, limits: &Limits) -> Result<()> {
    let document = json::read(text, limits)?;
    let model = (to == Version::V3_0).then_some(VcVersion::V2_0);
    let rules = rules::told(to, class, model).ok_or_else(Error::internal)?;
    match Faults::of(&document, rules) {
        None => Ok(()),
        Some(Faults { errors, named }) => {
            let message = format!("as {to} the document would have {errors} errors: {named}");
            Err(Error::new(ErrorCode::UpgradeIncomplete, message))
        }
    }
}

fn as_2<'d>(session: &mut Session<'d>, document: Source<'d>, class: Class) -> Result<(Class, Object<'d>)> {
    let from = session.from;
    let out = match class {
        Class::Assertion => {
            let assertion = session.assertion(document)?;
            session.assertion_2(assertion)
        }
        Class::BadgeClass => {
            let mut badge = session.badge_class(document).ok_or_else(Error::internal)?;
            badge.issuer = session.with_issuer(badge.issuer)?;
            session.badge_document_2(badge)
        }
        Class::Profile => {
            let profile = session.profile(document).ok_or_else(Error::internal)?;
            session.profile_document_2(profile)
        }
        Class::RevocationList if from == Version::V1_0 => session.revocations_2(document),
        _ => return Err(unsupported(from, class, session.to)),
    };
    Ok((class, out))
}

fn as_3<'d>(session: &mut Session<'d>, document: Source<'d>, class: Class) -> Result<(Class, Object<'d>)> {
    let from = session.from;
    if is_revoked(document) {
        let message =
            "the badge is revoked, and an upgrade would not say so; 3.0 tells it with a status list";
        return Err(Error::new(ErrorCode::UpgradeUnsupported, message).pointer("/revoked"));
    }
    match class {
        Class::Assertion => {
            let assertion = session.assertion(document)?;
            Ok((Class::OpenBadgeCredential, session.assertion_3(assertion)))
        }
        Class::BadgeClass => {
            let mut badge = session.badge_class(document).ok_or_else(Error::internal)?;
            badge.issuer = session.with_issuer(badge.issuer)?;
            Ok((Class::Achievement, session.badge_document_3(badge)))
        }
        Class::Profile => {
            let profile = session.profile(document).ok_or_else(Error::internal)?;
            Ok((class, session.profile_document_3(profile)))
        }
        Class::Endorsement if from == Version::V2_0 => {
            Ok((Class::EndorsementCredential, session.endorsement_3(document)?))
        }
        Class::RevocationList if from == Version::V2_0 => Ok((class, session.revocations_3(document))),
        Class::RevocationList if from == Version::V1_0 => Ok((class, session.revocation_map_3(document))),
        _ => Err(unsupported(from, class, session.to)),
    }
}

/// A part of a request to issue that was carried over from the terms of 1.x or 2.0.
pub(super) struct Carried<'d> {
    /// A badge class as an achievement; `None` where it is only a link.
    pub(super) achievement: Option<Object<'d>>,
    /// Its issuer, or the profile itself.
    pub(super) issuer: Option<Object<'d>>,
    /// What has no place in 3.0.
    pub(super) lost: Vec<Problem>,
}

/// Carries a badge class over to 3.0. What is missing is left out: whoever asks checks the whole document.
pub(super) fn carried_badge(badge: Source<'_>) -> Result<Carried<'_>> {
    let mut session = Session::new(version_of(badge), Version::V3_0, "", badge);
    let (_, issuer, achievement) =
        session.badge_class(badge).map(|badge| session.badge_parts_3(badge)).unwrap_or_default();
    session.excuse();
    Ok(Carried { achievement, issuer, lost: session.finish()? })
}

/// Carries an issuer's profile over to 3.0.
pub(super) fn carried_profile(profile: Source<'_>) -> Result<Carried<'_>> {
    let mut session = Session::new(version_of(profile), Version::V3_0, "", profile);
    let issuer = session.profile(profile).map(|profile| to_v3::profile_3(profile).2);
    session.excuse();
    Ok(Carried { achievement: None, issuer, lost: session.finish()? })
}

/// The version of a part that is in the terms of one before 3.0.
fn version_of(part: Source<'_>) -> Version {
    let told = told(part).map(|(version, _)| version).ok();
    told.filter(|version| (Version::V1_0..=Version::V2_0).contains(version)).unwrap_or(Version::V2_0)
}

/// Whether the document says so, perhaps as text.
fn is_revoked(document: Source<'_>) -> bool {
    match document.present("revoked").map(Json::single) {
        Some(Json::Bool(flag)) => *flag,
        Some(Json::String(text)) => text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

fn unchanged(text: &str, from: Version, to: Version, class: Class) -> Upgraded {
    Upgraded { document: text.to_owned(), from, to, class, changed: false, lost: Vec::new() }
}

/// Refuses what is no upgrade with `upgrade.unsupported`.
fn check_versions(from: Version, to: Version) -> Result<()> {
    let way = match to {
        Version::V2_0 => from != Version::V3_0,
        Version::V3_0 => true,
        _ => false,
    };
    if way {
        return Ok(());
    }
    let message =
        format!("no upgrade from {from} to {to}; there is one from 0.5, 1.0, 1.1 and 2.1 to 2.0, and to 3.0");
    Err(Error::new(ErrorCode::UpgradeUnsupported, message))
}

#[cold]
fn unsupported(from: Version, class: Class, to: Version) -> Error {
    let message = format!(
        "no upgrade of the class {class:?} from {from} to {to}; there is one of assertions, badge classes, profiles \
         and revocation lists, and of endorsements of 2.0"
    );
    Error::new(ErrorCode::UpgradeUnsupported, message)
}

fn signature_lost(pointer: &str) -> Problem {
    let message = "the signature does not hold for the new document, which has to be signed itself";
    Problem::new(ErrorCode::UpgradeLost, Severity::Info, message).pointer(pointer)
}
