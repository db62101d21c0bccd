//! Documents of 2.0, and the badge classes and profiles of 1.x, which differ in their contexts only.

use std::borrow::Cow;

use crate::badge::{Class, Version};
use crate::error::{Error, ErrorCode, Result};
use crate::issue::Issued;
use crate::issue::build::draft::Draft;
use crate::issue::build::parts::Part;
use crate::issue::build::tree::Object;
use crate::issue::request::IssueRevoked;
use crate::issue::value::JsonValue;
use crate::json::Json;
use crate::keys::{Key, KeyFormat, KeyOptions};

impl<'r> Draft<'r, '_> {
    /// An assertion.
    pub(super) fn assertion_2(mut self) -> Result<Issued> {
        let request = self.request;
        self.origins(&[
            ("/recipient", "/recipient"),
            ("/badge", "/badge"),
            ("/evidence", "/evidence"),
            ("/image", "/image"),
            ("/narrative", "/narrative"),
            ("/expires", "/expires"),
            ("/uid", "/uid"),
            ("/endorsement", "/endorsements"),
        ]);
        let out = self.award_2("Assertion")?;
        let recipient = self.identity_object()?;
        let badge = self.badge_class(false)?;
        let out = out
            .put_some("recipient", recipient)
            .put_some("badge", badge)
            .put("verification", self.verification_2())
            .put_some("issuedOn", self.issued_on())
            .put_some("expires", request.expires.as_ref())
            .put_some("image", view(request.image.as_ref()))
            .put_some("evidence", view(request.evidence.as_ref()))
            .put_some("narrative", request.narrative.as_ref())
            .put_list("endorsement", self.endorsements())
            .put_some("uid", request.uid.as_ref())
            .put_some("@language", request.language.as_ref());
        self.finish(out, Class::Assertion)
    }

    /// An endorsement.
    pub(super) fn endorsement_2(mut self) -> Result<Issued> {
        let request = self.request;
        self.origins(&[("/claim", "/claim"), ("/issuer", "/issuer")]);
        let out = self.award_2("Endorsement")?;
        let claim = request.claim.as_ref().map(|JsonValue(claim)| match claim {
            Json::String(id) => Object::default().put("id", id.as_ref()).into(),
            other => other.view(),
        });
        let issuer =
            request.issuer.as_ref().map(|found| self.profile_or_link(&found.0, "/issuer", "Profile"));
        let out = out
            .put_some("claim", claim)
            .put_some("issuer", issuer)
            .put("verification", self.verification_2())
            .put_some("issuedOn", self.issued_on())
            .put_some("@language", request.language.as_ref());
        self.finish(out, Class::Endorsement)
    }

    /// The beginning of an assertion or endorsement.
    fn award_2(&mut self, class: &'static str) -> Result<Object<'r>> {
        self.origins(&[
            ("/id", "/id"),
            ("/issuedOn", "/issued_on"),
            ("/verification", "/verification"),
            ("/@language", "/language"),
        ]);
        let out = Object::default().put_some("@context", self.default_context());
        Ok(out.put_some("id", self.hosted_id()?).put("type", class))
    }

    fn verification_2(&mut self) -> Object<'r> {
        let signed = self.is_signed();
        let out = Object::default().put("type", if signed { "SignedBadge" } else { "HostedBadge" });
        let Some(given) = &self.request.verification else { return out };
        if given.url.is_some() {
            self.refuse("/verification/url", "only 1.x has it; in 2.0 a document is hosted at its `id`");
        }
        match &given.creator {
            Some(_) if !signed => {
                self.refuse("/verification/creator", "nobody signs what is hosted");
                out
            }
            creator => out.put_some("creator", view(creator.as_ref())),
        }
    }

    /// The endorsements, as they are.
    pub(super) fn endorsements(&self) -> Vec<Json<'r>> {
        self.request.endorsements.iter().flatten().map(|JsonValue(item)| item.view()).collect()
    }

    /// A badge class of 1.0 to 2.0.
    pub(super) fn badge_document(mut self) -> Result<Issued> {
        self.origins(&[("", "/badge"), ("/id", "/id")]);
        self.origins(&[("/@language", "/language"), ("/endorsement", "/endorsements")]);
        let Some(badge) = self.badge_class(true)? else { return self.without("/badge") };
        let out = Object::of(badge);
        let out = self.with_language_2(out);
        self.finish(out, Class::BadgeClass)
    }

    /// A profile of 1.0 to 2.0.
    pub(super) fn profile_document(mut self) -> Result<Issued> {
        self.origins(&[("", "/issuer"), ("/id", "/id")]);
        self.origins(&[("/@language", "/language"), ("/endorsement", "/endorsements")]);
        let Some(JsonValue(issuer)) = &self.request.issuer else { return self.without("/issuer") };
        if !issuer.is_object() {
            self.refuse("/issuer", format!("found {}, expected an object", issuer.type_name()));
        }
        let id = self.request.id.as_deref();
        let part = Part { pointer: "/issuer", kind: "Issuer", document: true, id };
        let out = self.part(issuer, &part);
        let out = self.with_language_2(out);
        self.finish(out, Class::Profile)
    }

    /// Adds language and endorsements of the request.
    fn with_language_2(&mut self, mut out: Object<'r>) -> Object<'r> {
        if let Some(language) = &self.request.language {
            if out.get("@language").is_some_and(|own| own.as_str() != Some(language)) {
                self.refuse("/language", "the object tells another one");
            }
            out.set("@language", language);
        }
        if out.get("endorsement").is_some() && self.request.endorsements.is_some() {
            self.refuse("/endorsements", "the object has some itself");
            return out;
        }
        out.put_list("endorsement", self.endorsements())
    }

    /// A revocation list.
    pub(super) fn revocations_2(mut self) -> Result<Issued> {
        let issuer = self.listed_by("revokedAssertions")?;
        let entries = self
            .request
            .revoked
            .as_deref()
            .map(|entries| Json::Array(entries.iter().map(revoked_2).collect()));
        let out = Object::default()
            .put_some("@context", self.default_context())
            .put("type", "RevocationList")
            .put_some("id", self.request.id.as_ref())
            .put_some("issuer", issuer)
            .put_some("revokedAssertions", entries);
        self.finish(out, Class::RevocationList)
    }

    /// What lists of 2.0 and 3.0 have in common: an id, without which nobody finds them, and who made them.
    pub(super) fn listed_by(&mut self, entries: &str) -> Result<Option<Cow<'r, str>>> {
        self.origins(&[("/id", "/id"), ("/issuer", "/issuer")]);
        self.origin(format!("/{entries}"), "/revoked");
        if self.request.id.is_none() {
            self.lacks("/id", "the URL where the list will be hosted");
        }
        let issuer = self.issuer_id();
        if issuer.is_none() && self.version == Version::V2_0 {
            self.lacks("/issuer", "by whom");
        }
        Ok(issuer)
    }

    /// The document of a public key.
    pub(super) fn key_document(mut self) -> Result<Issued> {
        self.origins(&[("/id", "/id"), ("/owner", "/issuer"), ("/publicKeyPem", "/public_key")]);
        if self.request.id.is_none() {
            self.lacks("/id", "the URL where the key will be hosted");
        }
        let owner = self.issuer_id();
        if self.request.issuer.is_none() {
            self.lacks("/issuer", "whose key it is");
        }
        let pem = match self.request.public_key.as_deref() {
            Some(text) => Some(self.pem(text)?),
            None => {
                self.lacks("/public_key", "the public key");
                None
            }
        };
        let out = Object::default()
            .put_some("@context", self.default_context())
            .put("type", "CryptographicKey")
            .put_some("id", self.request.id.as_ref())
            .put_some("owner", owner)
            .put_some("publicKeyPem", pem);
        self.finish(out, Class::CryptographicKey)
    }

    /// A public key as PEM.
    ///
    /// # Errors
    /// `key.*`; `key.not_public` if it is a private one, which has no business in a document for everybody.
    fn pem(&self, text: &str) -> Result<String> {
        let options = KeyOptions { limits: self.options.limits.clone(), ..KeyOptions::default() };
        let placed = |error: Error| error.pointer("/public_key");
        let key = Key::read(text, &options).map_err(placed)?;
        if key.is_private() {
            let message =
                "`public_key` is a private key; give its public half, and keep this one to yourself";
            return Err(placed(Error::new(ErrorCode::KeyNotPublic, message)));
        }
        let pem = key.write(KeyFormat::Pem).map_err(placed)?;
        Ok(pem.to_string())
    }

    /// The error of a request without the object that is the document.
    pub(super) fn without(mut self, pointer: &'static str) -> Result<Issued> {
        self.lacks(pointer, "the object that becomes the document");
        Err(self.refusal())
    }
}

fn view(value: Option<&JsonValue>) -> Option<Json<'_>> {
    value.map(|JsonValue(value)| value.view())
}

/// An entry: its IRI alone, where there is nothing more to say.
fn revoked_2(entry: &IssueRevoked) -> Json<'_> {
    if let (Some(id), None, None) = (&entry.id, &entry.uid, &entry.reason) {
        return id.into();
    }
    let out = Object::default().put_some("id", entry.id.as_ref()).put_some("uid", entry.uid.as_ref());
    out.put_some("revocationReason", entry.reason.as_ref()).into()
}
