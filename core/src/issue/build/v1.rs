//! Documents of 1.0 and 1.1, for readers that know nothing newer.

use std::borrow::Cow;

use crate::badge::{Class, Version};
use crate::error::Result;
use crate::issue::Issued;
use crate::issue::build::draft::Draft;
use crate::issue::build::tree::Object;

impl<'r> Draft<'r, '_> {
    /// An assertion of 1.0 or 1.1.
    pub(super) fn assertion_1(mut self) -> Result<Issued> {
        let request = self.request;
        let linked = self.version == Version::V1_1;
        self.origins(&[
            ("/id", "/id"),
            ("/uid", "/uid"),
            ("/recipient", "/recipient"),
            ("/badge", "/badge"),
            ("/verify", "/verification"),
            ("/issuedOn", "/issued_on"),
            ("/expires", "/expires"),
            ("/evidence", "/evidence"),
            ("/image", "/image"),
        ]);
        let (id, verify) = self.verify_1()?;
        let uid = match &request.uid {
            Some(uid) => Cow::Borrowed(uid.as_str()),
            None => Cow::Owned(self.uuid()?),
        };
        let recipient = self.identity_object()?;
        let badge = self.badge_class(false)?;
        let mut out = Object::default();
        if linked {
            out =
                out.put_some("@context", self.default_context()).put_some("id", id).put("type", "Assertion");
        }
        let out = out
            .put("uid", uid)
            .put_some("recipient", recipient)
            .put_some("badge", badge)
            .put("verify", verify)
            .put_some("issuedOn", self.issued_on())
            .put_some("expires", request.expires.as_ref())
            .put_some("evidence", request.evidence.as_ref().map(|found| found.0.view()))
            .put_some("image", request.image.as_ref().map(|found| found.0.view()));
        self.finish(out, Class::Assertion)
    }

    /// The id, and the object that says how the assertion is verified.
    fn verify_1(&mut self) -> Result<(Option<Cow<'r, str>>, Object<'r>)> {
        let given = self.request.verification.as_ref();
        let url = given.and_then(|found| found.url.as_deref());
        if given.is_some_and(|found| found.creator.is_some()) {
            self.refuse("/verification/creator", "1.x names the key by `url`");
        }
        let out = Object::default().put("type", if self.is_signed() { "signed" } else { "hosted" });
        let linked = self.version == Version::V1_1;
        if self.is_signed() {
            if url.is_none() {
                self.lacks("/verification/url", "the URL of the public key");
            }
            let id = if linked { Some(self.own_id()?) } else { None };
            return Ok((id, out.put_some("url", url)));
        }
        // 1.0 has no id: what is hosted is found by this URL alone.
        let id = self.request.id.as_deref();
        let (id, url) = (id.or(url), url.or(id));
        if id.is_none() {
            self.lacks("/id", "the URL where the document will be hosted; or `verification`: `signed`");
        }
        Ok((id.map(Cow::Borrowed), out.put_some("url", url)))
    }

    /// A map from uid to reason.
    pub(super) fn revocations_1(mut self) -> Result<Issued> {
        let mut out = Object::default();
        for (index, entry) in self.request.revoked.iter().flatten().enumerate() {
            let pointer = format!("/revoked/{index}");
            let uid = match (&entry.uid, &entry.id) {
                (Some(uid), None) | (None, Some(uid)) => uid,
                (None, None) => {
                    self.lacks(pointer, "the uid of what is revoked");
                    continue;
                }
                (Some(_), Some(_)) => {
                    self.refuse(pointer, "1.x knows a revoked assertion by its uid alone");
                    continue;
                }
            };
            if out.get(uid).is_some() {
                self.refuse(pointer, "this one is in the list already");
                continue;
            }
            out = out.put(uid, entry.reason.as_deref().unwrap_or_default());
        }
        if self.request.revoked.is_none() {
            self.lacks("/revoked", "what is revoked, perhaps an empty list");
        }
        self.finish(out, Class::RevocationList)
    }

    /// What 2.0 calls by the same names.
    pub(super) fn identity_object(&mut self) -> Result<Option<Object<'r>>> {
        let Some(found) = self.identity()? else { return Ok(None) };
        let out = Object::default().put("type", found.kind).put("hashed", found.hashed);
        Ok(Some(out.put_some("salt", found.salt).put("identity", found.identity)))
    }
}
