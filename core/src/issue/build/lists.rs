//! The lists of 3.0 that tell the status of credentials.

use crate::badge::Class;
use crate::error::{Error, Result};
use crate::issue::Issued;
use crate::issue::build::draft::Draft;
use crate::issue::build::tree::{Object, texts};
use crate::issue::build::v3::CONTEXTS;
use crate::issue::request::{IssueRevoked, IssueStatusList};
use crate::issue::status_list::{StatusList, StatusListOptions};
use crate::json::Json;

impl<'r> Draft<'r, '_> {
    /// The revocation list of 1EdTech: it has neither context nor type.
    pub(super) fn revocations_3(mut self) -> Result<Issued> {
        let issuer = self.listed_by("revokedCredential")?;
        let mut entries = Vec::new();
        for (index, entry) in self.request.revoked.iter().flatten().enumerate() {
            if entry.uid.is_some() {
                let why = "3.0 knows credentials by their id only";
                self.refuse(format!("/revoked/{index}/uid"), why);
            }
            entries.push(Json::from(revoked_3(entry)));
        }
        let entries = self.request.revoked.is_some().then_some(Json::Array(entries));
        let out = Object::default()
            .put_some("id", self.request.id.as_ref())
            .put_some("issuer", issuer)
            .put_some("revokedCredential", entries);
        self.finish(out, Class::RevocationList)
    }

    /// A Bitstring Status List as a credential (Bitstring Status List 1.0, section 2.2).
    pub(super) fn status_list_credential(mut self) -> Result<Issued> {
        self.origins(&[
            ("/id", "/id"),
            ("/issuer", "/issuer"),
            ("/validFrom", "/issued_on"),
            ("/validUntil", "/expires"),
            ("/credentialSubject", "/status_list"),
        ]);
        self.check_verification_3();
        let request = self.request;
        let id = request.id.as_deref();
        if id.is_none() {
            self.lacks("/id", "the URL where the list will be hosted");
        }
        let given = request.status_list.as_ref();
        let encoded = self.encoded(given)?;
        let purpose = given.and_then(|list| list.purpose.as_deref()).unwrap_or("revocation");
        if purpose.trim().is_empty() {
            self.refuse("/status_list/purpose", "an empty text is no purpose");
        }
        let ttl = given.and_then(|list| list.ttl).map(|ttl| Json::Number(ttl.into()));
        let subject = Object::default()
            .put_some("id", id.map(|id| format!("{id}#list")))
            .put("type", "BitstringStatusList")
            .put("statusPurpose", purpose)
            .put("encodedList", encoded)
            .put_some("ttl", ttl);
        let out = Object::default()
            .put("@context", texts(CONTEXTS.get(..1).unwrap_or_default()))
            .put_some("id", id)
            .put("type", texts(&["VerifiableCredential", "BitstringStatusListCredential"]))
            .put_some("issuer", self.issuer_id())
            .put_some("validFrom", self.issued_on())
            .put_some("validUntil", request.expires.as_ref())
            .put("credentialSubject", subject);
        self.finish(out, Class::VerifiableCredential)
    }

    /// The bits that the request gives, which have to be readable, or new ones.
    ///
    /// # Errors
    /// `status.encoding`, `limit.status_list`; `option.invalid` for a length or size that no list has.
    fn encoded(&mut self, given: Option<&IssueStatusList>) -> Result<String> {
        let list = given.cloned().unwrap_or_default();
        let options = StatusListOptions { limits: self.options.limits.clone(), ..Default::default() };
        let Some(encoded) = list.encoded else {
            let length = list.length.unwrap_or(options.length);
            let size = list.size.unwrap_or(options.size);
            let options = StatusListOptions { length, size, ..options };
            return StatusList::new(&options).and_then(|list| list.encode()).map_err(placed);
        };
        for (name, there) in [("length", list.length.is_some()), ("size", list.size.is_some())] {
            if there {
                self.refuse(format!("/status_list/{name}"), "`encoded` tells it");
            }
        }
        StatusList::decode(&encoded, &options).map_err(placed)?;
        if !encoded.starts_with('u') {
            self.refuse(
                "/status_list/encoded",
                "the form of StatusList2021; expected one that begins with `u`",
            );
        }
        Ok(encoded)
    }
}

fn placed(error: Error) -> Error {
    error.pointer("/status_list")
}

fn revoked_3(entry: &IssueRevoked) -> Object<'_> {
    let out = Object::default().put_some("id", entry.id.as_ref()).put("revoked", true);
    out.put_some("revocationReason", entry.reason.as_ref())
}
