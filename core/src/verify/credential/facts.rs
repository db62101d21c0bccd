//! What verification needs of a credential, read once.
//!
//! A context is not part of what is signed: dates are read under the names of both data models, whichever one the context
//! names.

use crate::badge::{self, Badge};
use crate::dates::{self, Instant};
use crate::json::Json;
use crate::keys::has_secret;
use crate::limits::Limits;
use crate::payload::{Jws, Opened};
use crate::verify::credential::endorsed::{self, Endorsed};
use crate::verify::report::VerifiedBadge;
use crate::wire;

/// Most entries of a list that are looked at: proofs beyond their own limit, statuses, services, schemas.
const MOST: usize = 16;

/// The members of a credential that verification looks at; texts as written.
#[derive(Debug, Default)]
pub(in crate::verify) struct Credential {
    pub(in crate::verify) id: Option<String>,
    /// The id of the issuer.
    pub(in crate::verify) issuer: Option<String>,
    /// The id of the subject.
    pub(in crate::verify) subject: Option<String>,
    /// Words of an endorsement.
    pub(in crate::verify) comment: Option<String>,
    pub(super) begins: Vec<Moment>,
    pub(super) ends: Vec<Moment>,
    /// The verification methods of the embedded proofs, in their order.
    pub(super) methods: Vec<Option<String>>,
    pub(super) header: Option<Header>,
    pub(super) statuses: Vec<Entry>,
    /// The addresses at which the credential of today is.
    pub(super) refresh: Vec<String>,
    pub(super) schemas: Vec<Schema>,
    pub(super) endorsed: Vec<Endorsed>,
    /// The credential's subject, if it is a status list.
    pub(super) list: Option<List>,
    /// What it says to people.
    pub(in crate::verify) view: VerifiedBadge,
}

/// A date, by the name of its member.
#[derive(Debug)]
pub(super) struct Moment {
    pub(super) name: &'static str,
    /// `None` if it cannot be read.
    pub(super) at: Option<Instant>,
}

/// What the header of a JWT says about the key.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) key_id: Option<String>,
    /// The public key in it, in JSON.
    pub(super) jwk: Option<String>,
}

/// An entry of `credentialStatus`.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its first known type, or else the first one.
    pub(super) kind: String,
    pub(super) id: Option<String>,
    pub(super) purpose: Option<String>,
    pub(super) list: Option<String>,
    /// `None` if it is no whole number.
    pub(super) index: Option<u64>,
    pub(super) size: Option<u64>,
    /// What each status means: the number, and the words.
    pub(super) messages: Vec<(u64, String)>,
}

/// An entry of `credentialSchema`.
#[derive(Debug)]
pub(super) struct Schema {
    pub(super) id: String,
    pub(super) kind: String,
}

/// A status list.
#[derive(Debug)]
pub(super) struct List {
    pub(super) purposes: Vec<String>,
    pub(super) encoded: Option<String>,
}

impl Credential {
    /// Reads a credential, the claims around it, and what it carries. `depth` is how many endorsements it is inside of.
    pub(in crate::verify) fn read(
        document: &Json<'_>,
        opened: &Opened<'_>,
        detected: &badge::Detected,
        depth: u32,
        limits: &Limits,
    ) -> Credential {
        let inner = badge::credential(document);
        let claims = opened.jws.as_ref().map(|_| document);
        let subject = inner.present("credentialSubject").map(Json::single);
        let mut facts = Credential {
            id: text(inner, "id"),
            issuer: inner.present("issuer").and_then(|issuer| id_of(issuer.single())),
            subject: subject.and_then(|subject| text(subject, "id")),
            comment: subject.and_then(|subject| text(subject, "endorsementComment")),
            methods: inner
                .list("proof")
                .iter()
                .map(|proof| proof.get("verificationMethod").and_then(id_of))
                .collect(),
            header: opened.jws.as_ref().and_then(|jws| header(jws, limits)),
            statuses: inner.list("credentialStatus").iter().take(MOST).map(entry).collect(),
            refresh: inner.list("refreshService").iter().take(MOST).filter_map(refresh).collect(),
            schemas: inner.list("credentialSchema").iter().take(MOST).filter_map(schema).collect(),
            endorsed: endorsed::of(inner, depth, limits),
            list: subject.and_then(list),
            ..Credential::default()
        };
        facts.dates(inner, claims);
        if let Ok(badge) = badge::view_of(document, detected, limits) {
            facts.view = shown(badge);
        }
        facts
    }

    fn dates(&mut self, inner: &Json<'_>, claims: Option<&Json<'_>>) {
        let date = |name: &'static str| {
            let value = inner.present(name)?.single();
            Some(Moment { name, at: value.as_str().and_then(dates::rfc3339) })
        };
        let claim = |name: &'static str| {
            let at = match claims?.present(name)? {
                Json::Number(number) => Some(dates::numeric(number)),
                _ => None,
            };
            Some(Moment { name, at })
        };
        self.begins = [date("validFrom"), date("issuanceDate"), claim("nbf")].into_iter().flatten().collect();
        self.ends =
            [date("validUntil"), date("expirationDate"), claim("exp")].into_iter().flatten().collect();
    }
}

fn text(json: &Json<'_>, name: &str) -> Option<String> {
    json.get(name).and_then(Json::as_str).map(str::to_owned)
}

/// An id, or the `id` of an object.
fn id_of(json: &Json<'_>) -> Option<String> {
    json.as_str().map(str::to_owned).or_else(|| text(json, "id"))
}

fn header(jws: &Jws, limits: &Limits) -> Option<Header> {
    let header = jws.read_header(limits).ok()?;
    let jwk = header.get("jwk").filter(|jwk| jwk.is_object() && !has_secret(jwk));
    Some(Header { key_id: text(&header, "kid"), jwk: jwk.and_then(|jwk| wire::to_json(jwk).ok()) })
}

/// The types of an object.
fn types<'j>(json: &'j Json<'_>) -> impl Iterator<Item = &'j str> {
    json.list("type").iter().filter_map(Json::as_str)
}

fn entry(json: &Json<'_>) -> Entry {
    const KNOWN: [&str; 3] = ["1EdTechRevocationList", "BitstringStatusListEntry", "StatusList2021Entry"];
    let known = types(json).find(|found| KNOWN.contains(found));
    Entry {
        kind: known.or_else(|| types(json).next()).unwrap_or_default().to_owned(),
        id: text(json, "id"),
        purpose: text(json, "statusPurpose"),
        list: text(json, "statusListCredential"),
        index: json.get("statusListIndex").and_then(whole),
        size: json.get("statusSize").map(|size| whole(size).unwrap_or(0)),
        messages: json.list("statusMessage").iter().take(256).filter_map(message).collect(),
    }
}

/// A whole number, written as one or as a text of digits.
fn whole(json: &Json<'_>) -> Option<u64> {
    match json {
        Json::Number(number) => number.as_u64(),
        Json::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        _ => None,
    }
}

/// Bitstring Status List 1.0, `statusMessage`: the status in hexadecimal digits behind `0x`, and what it means.
fn message(json: &Json<'_>) -> Option<(u64, String)> {
    let status = json.get("status")?.as_str()?.strip_prefix("0x")?;
    Some((u64::from_str_radix(status, 16).ok()?, text(json, "message")?))
}

fn refresh(json: &Json<'_>) -> Option<String> {
    types(json).any(|kind| kind == "1EdTechCredentialRefresh").then(|| text(json, "id"))?
}

fn schema(json: &Json<'_>) -> Option<Schema> {
    Some(Schema { id: text(json, "id")?, kind: types(json).next().unwrap_or_default().to_owned() })
}

fn list(subject: &Json<'_>) -> Option<List> {
    let is_list = types(subject).any(|kind| matches!(kind, "BitstringStatusList" | "StatusList2021"));
    is_list.then(|| List {
        purposes: subject.list("statusPurpose").iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        encoded: text(subject, "encodedList"),
    })
}

fn shown(badge: Badge) -> VerifiedBadge {
    VerifiedBadge {
        id: badge.id,
        badge_class: badge.badge_class,
        name: badge.name,
        description: badge.description,
        image: badge.image,
        criteria: badge.criteria,
        issuer: badge.issuer,
        issued_on: badge.issued_on,
        expires: badge.expires,
    }
}
