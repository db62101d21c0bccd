//! Reading assertions of 0.5 to 2.0 into one form. The versions differ in names only, and each name is of one version,
//! so all are looked for in all: software has mixed them.

use std::borrow::Cow;

use crate::badge::Version;
use crate::error::Result;
use crate::issue::upgrade::fields::{Fields, Head, ID};
use crate::issue::upgrade::ids;
use crate::issue::upgrade::model::{Assertion, BadgeClass, Method, Profile, Recipient, Text, Verification};
use crate::issue::upgrade::session::{Session, Source};
use crate::json::Json;
use crate::payload::is_http_url;
use crate::recipient::hash::{self, looks_hashed};

impl<'d> Session<'d> {
    /// Reads an assertion.
    ///
    /// # Errors
    /// `option.conflict` if an option is of another badge class or issuer.
    pub(super) fn assertion(&mut self, source: Source<'d>) -> Result<Assertion<'d>> {
        let mut fields = Fields::of(source);
        let mut head = self.head(&mut fields);
        let badge = fields.take(&["badge"]);
        self.base = origin(self.from, badge);
        let verification = self.verification(&mut fields);
        let uid = self.uid(&mut fields);
        let id = self.assertion_id(&mut fields, verification.as_ref(), uid);
        let recipient = self.recipient(&mut fields);
        let badge = badge.and_then(|badge| self.badge_class(badge));
        let assertion = Assertion {
            id,
            uid: if self.is_to_3() { None } else { uid },
            recipient,
            badge: self.with_options(badge)?,
            verification,
            issued_on: self.date(&mut fields, &["issuedOn", "issued_on"]),
            expires: self.date(&mut fields, &["expires"]),
            image: self.image(&mut fields),
            evidence: self.evidence(&mut fields),
            narrative: self.text(&mut fields, &["narrative"]),
            revoked: self.flag(&mut fields, &["revoked"]),
            revocation_reason: self.text(&mut fields, &["revocationReason"]),
            head: Head::bare(source),
        };
        if source.present("issuedOn") == source.present("issued_on") {
            // The Backpack wrote the date under both names.
            let _ = fields.take(&["issued_on"]);
        }
        self.rest(fields, &mut head, &[]);
        Ok(Assertion { head, ..assertion })
    }

    /// The legacy name of an assertion. Revocation lists of 1.x know it by that, so 2.0 keeps it.
    fn uid(&mut self, fields: &mut Fields<'d>) -> Option<&'d str> {
        let source = fields.take(&["uid"])?;
        let uid = self.text_in(source)?;
        if self.is_to_3() {
            self.lose(source, "3.0 knows identifiers that are IRIs only");
        }
        Some(uid)
    }

    /// The document's own id, that of the options, where a hosted one says it is hosted, else one made up.
    fn assertion_id(
        &mut self,
        fields: &mut Fields<'d>,
        verification: Option<&Verification<'d>>,
        uid: Option<&'d str>,
    ) -> Text<'d> {
        let source = fields.source;
        let own = self.iri(fields, ID);
        let given = self.id.take().map(Cow::Borrowed);
        let hosted = verification.filter(|found| found.method != Some(Method::Signed));
        let url =
            hosted.and_then(|found| found.url.as_ref()).map(|(url, _)| url).filter(|url| is_http_url(url));
        match (own, url) {
            (Some(own), Some(url)) if !is_http_url(&own) => {
                // What is hosted is found by its id in 2.0.
                if let Some(replaced) = source.present("id").or_else(|| source.present("@id")) {
                    self.lose(replaced, "the id of a hosted assertion is the URL where it is hosted");
                }
                url.clone()
            }
            (Some(own), _) => own,
            (None, url) => given.or_else(|| url.cloned()).unwrap_or_else(|| {
                let key_url = verification.and_then(|found| found.url.as_ref()).map(|(url, _)| url);
                // A uid tells assertions of one issuer apart, and where the key is tells the issuer.
                let key = uid.zip(key_url).map(|(uid, url)| Cow::Owned(format!("{uid} {url}")));
                let key = key.unwrap_or(Cow::Borrowed(self.text));
                Cow::Owned(ids::made_up(Version::V2_0, "Assertion", &key))
            }),
        }
    }

    fn verification(&mut self, fields: &mut Fields<'d>) -> Option<Verification<'d>> {
        let unstated = self.from == Version::V0_5;
        let unstated =
            unstated.then_some(Verification { head: None, method: Some(Method::Hosted), url: None });
        let Some(whole) = fields.take(&["verification", "verify"]) else { return unstated };
        let source = self.first(whole)?;
        if !source.is_object() {
            self.lose_wrong(source, "an object");
            return unstated;
        }
        let mut fields = Fields::of(source);
        let kind = fields.take(&["type", "@type"]).map(Json::items).unwrap_or_default();
        let method = kind.iter().filter_map(Json::as_str).find_map(method);
        let url_source = fields.take(&["url"]);
        let url = url_source.and_then(|source| self.iri_in(source)).zip(url_source);
        let mut head = Head::bare(source);
        if self.is_to_3() {
            self.lose(source, "3.0 knows no such member; a credential is verified by its proof");
        } else {
            self.rest(fields, &mut head, &["creator"]);
        }
        Some(Verification { head: Some(head), method, url })
    }

    fn recipient(&mut self, fields: &mut Fields<'d>) -> Option<Recipient<'d>> {
        // The Backpack flattened the recipient of 1.0 and kept the original beside it.
        let kept = fields.take(&["_originalRecipient"]).filter(|kept| kept.is_object());
        let source = self.first(match kept {
            Some(kept) => {
                let _ = (fields.take(&["recipient"]), fields.take(&["salt"]));
                kept
            }
            None => fields.take(&["recipient"])?,
        })?;
        match source {
            Json::String(identity) => {
                let salt = fields.take(&["salt"]);
                Some(Recipient {
                    head: Head::bare(source),
                    kind: Some(Cow::Borrowed("email")),
                    identity: Some(identity),
                    hashed: looks_hashed(identity),
                    salt: self.salt(fields.source, salt),
                    salt_source: salt,
                })
            }
            Json::Object(_) => Some(self.identity(source)),
            _ => None,
        }
    }

    fn identity(&mut self, source: Source<'d>) -> Recipient<'d> {
        let mut fields = Fields::of(source);
        let mut head = Head::bare(source);
        let kind = self.text(&mut fields, &["type", "@type"]).map(|kind| match kind {
            _ if kind.eq_ignore_ascii_case("email") => Cow::Borrowed("email"),
            kind => Cow::Borrowed(kind),
        });
        // Before 2.0 there was no other type.
        let kind = kind.or_else(|| (self.from < Version::V2_0).then_some(Cow::Borrowed("email")));
        let identity = self.text(&mut fields, &["identity"]);
        let hashed = self.flag(&mut fields, &["hashed"]);
        let salt = fields.take(&["salt"]);
        let recipient = Recipient {
            kind,
            identity,
            hashed: hashed.unwrap_or_else(|| identity.is_some_and(looks_hashed)),
            salt: self.salt(source, salt),
            salt_source: salt,
            head: Head::bare(source),
        };
        self.rest(fields, &mut head, &[]);
        Recipient { head, ..recipient }
    }

    /// A salt that is no text is not left out: nobody could be matched any more.
    fn salt(&mut self, object: Source<'d>, salt: Option<Source<'d>>) -> Option<&'d str> {
        let salt = salt?;
        self.need(object, "salt", "a salt that is text", salt.as_str())
    }

    /// Refuses a hash of an algorithm that ended with 1.1; nobody can make another from it.
    pub(super) fn check_hash(&mut self, recipient: &Recipient<'d>) {
        let Some(identity) = recipient.identity.filter(|_| recipient.hashed) else { return };
        if let hash::Read::Hash { algorithm, .. } = hash::read(identity) {
            let allowed = algorithm.is_allowed_in(self.to).then_some(());
            let member = if recipient.head.source.is_object() { "identity" } else { "" };
            let _ = self.need(recipient.head.source, member, "a hash made with sha256 or md5", allowed);
        }
    }

    /// A badge class with what the options have of it and its issuer.
    fn with_options(&mut self, badge: Option<BadgeClass<'d>>) -> Result<Option<BadgeClass<'d>>> {
        let Some(mut badge) = badge else { return Ok(None) };
        if badge.is_incomplete()
            && let Some(given) = self.badge.take()
        {
            let (from, base) = (std::mem::replace(&mut self.from, given.version), self.base.take());
            if let Some(given) = self.badge_class(given.json) {
                badge = badge.completed(given)?;
            }
            (self.from, self.base) = (from, base);
        }
        badge.issuer = self.with_issuer(badge.issuer)?;
        Ok(Some(badge))
    }

    /// An issuer with what the options have of it.
    pub(super) fn with_issuer(&mut self, issuer: Option<Profile<'d>>) -> Result<Option<Profile<'d>>> {
        let Some(issuer) = issuer else { return Ok(None) };
        if !issuer.is_incomplete() {
            return Ok(Some(issuer));
        }
        let Some(given) = self.issuer.take() else { return Ok(Some(issuer)) };
        let (from, base) = (std::mem::replace(&mut self.from, given.version), self.base.take());
        let found = self.profile(given.json);
        (self.from, self.base) = (from, base);
        match found {
            Some(given) => issuer.completed(given).map(Some),
            None => Ok(Some(issuer)),
        }
    }
}

/// 0.5: the issuer's origin, on which paths stand.
fn origin<'d>(from: Version, badge: Option<Source<'d>>) -> Option<&'d str> {
    let badge = badge.filter(|_| from == Version::V0_5)?;
    let issuer = badge.single().present("issuer")?.single();
    let origin = issuer.present("origin").or_else(|| issuer.present("url"))?.as_str()?;
    is_http_url(origin).then_some(origin)
}

/// What a type of verification says, in any of its spellings.
fn method(text: &str) -> Option<Method> {
    let name = text.strip_prefix("obi:").or_else(|| text.strip_prefix("https://w3id.org/openbadges#"));
    let name = name.unwrap_or(text).to_ascii_lowercase();
    match name.as_str() {
        "hosted" | "hostedbadge" => Some(Method::Hosted),
        "signed" | "signedbadge" => Some(Method::Signed),
        _ => None,
    }
}
