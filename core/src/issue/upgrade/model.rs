//! What all versions up to 2.0 say, in one form. Read by `read`, written by `to_v2` and `to_v3`.

use std::borrow::Cow;

use crate::badge::Version;
use crate::issue::upgrade::fields::Head;
use crate::issue::upgrade::session::Source;

pub(super) type Text<'d> = Cow<'d, str>;

pub(super) struct Assertion<'d> {
    pub(super) head: Head<'d>,
    pub(super) id: Text<'d>,
    pub(super) uid: Option<&'d str>,
    pub(super) recipient: Option<Recipient<'d>>,
    pub(super) badge: Option<BadgeClass<'d>>,
    pub(super) verification: Option<Verification<'d>>,
    pub(super) issued_on: Option<Text<'d>>,
    pub(super) expires: Option<Text<'d>>,
    pub(super) image: Option<Image<'d>>,
    pub(super) evidence: Vec<Evidence<'d>>,
    pub(super) narrative: Option<&'d str>,
    pub(super) revoked: Option<bool>,
    pub(super) revocation_reason: Option<&'d str>,
}

pub(super) struct Recipient<'d> {
    pub(super) head: Head<'d>,
    pub(super) kind: Option<Text<'d>>,
    pub(super) identity: Option<&'d str>,
    pub(super) hashed: bool,
    pub(super) salt: Option<&'d str>,
    /// Where the salt stands.
    pub(super) salt_source: Option<Source<'d>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Hosted,
    Signed,
}

pub(super) struct Verification<'d> {
    /// `None` where the document does not state it: 0.5 was always hosted.
    pub(super) head: Option<Head<'d>>,
    pub(super) method: Option<Method>,
    /// 1.x: where the assertion is hosted, or the key.
    pub(super) url: Option<(Text<'d>, Source<'d>)>,
}

pub(super) struct BadgeClass<'d> {
    pub(super) head: Head<'d>,
    pub(super) from: Version,
    /// Whether this is nothing but a link.
    pub(super) linked: bool,
    pub(super) id: Option<Text<'d>>,
    pub(super) name: Option<&'d str>,
    pub(super) description: Option<&'d str>,
    pub(super) image: Option<Image<'d>>,
    pub(super) criteria: Option<Criteria<'d>>,
    pub(super) issuer: Option<Profile<'d>>,
    pub(super) alignment: Vec<Alignment<'d>>,
    pub(super) tags: Vec<&'d str>,
    /// These three are read for 3.0 only; for 2.0 they are carried over as they are.
    pub(super) version: Option<Text<'d>>,
    pub(super) language: Option<&'d str>,
    pub(super) related: Vec<Related<'d>>,
}

pub(super) struct Profile<'d> {
    pub(super) head: Head<'d>,
    /// Whether this is nothing but a link.
    pub(super) linked: bool,
    pub(super) id: Option<Text<'d>>,
    pub(super) name: Option<Text<'d>>,
    pub(super) url: Option<Text<'d>>,
    pub(super) email: Option<&'d str>,
    pub(super) telephone: Option<&'d str>,
    pub(super) description: Option<&'d str>,
    pub(super) image: Option<Image<'d>>,
}

pub(super) struct Image<'d> {
    pub(super) head: Option<Head<'d>>,
    pub(super) id: Text<'d>,
    pub(super) caption: Option<&'d str>,
}

pub(super) struct Criteria<'d> {
    pub(super) head: Option<Head<'d>>,
    pub(super) id: Option<Text<'d>>,
    pub(super) narrative: Option<&'d str>,
}

pub(super) struct Evidence<'d> {
    pub(super) head: Option<Head<'d>>,
    pub(super) id: Option<Text<'d>>,
    /// `narrative`, `name`, `description`, `genre`, `audience`, where they are there.
    pub(super) texts: Vec<(&'static str, &'d str)>,
}

pub(super) struct Alignment<'d> {
    pub(super) head: Head<'d>,
    pub(super) name: &'d str,
    pub(super) url: Text<'d>,
    /// `targetDescription`, `targetFramework`, `targetCode`, where they are there.
    pub(super) texts: Vec<(&'static str, &'d str)>,
}

pub(super) struct Related<'d> {
    pub(super) id: Text<'d>,
    pub(super) version: Option<Text<'d>>,
    pub(super) language: Option<&'d str>,
}
