//! The recipient: what kind of identity it is, and its hash.

use std::borrow::Cow;

use crate::badge::Version;
use crate::error::{Error, Result};
use crate::issue::build::draft::Draft;
use crate::issue::request::IssueRecipient;
use crate::issue::upgrade::ids::is_absolute;
use crate::payload::is_http_url;
use crate::recipient::hash::{self, Read};
use crate::recipient::hash_identity;
use crate::rules::form::is_email;

/// An identity as a document has it.
pub(super) struct Identity<'r> {
    pub(super) kind: &'r str,
    pub(super) identity: Cow<'r, str>,
    pub(super) hashed: bool,
    pub(super) salt: Option<Cow<'r, str>>,
}

impl<'r> Draft<'r, '_> {
    /// The identity of the recipient, hashed unless it stays in the clear.
    ///
    /// # Errors
    /// `recipient.identity_invalid`, `recipient.algorithm`, `random.failed`.
    pub(super) fn identity(&mut self) -> Result<Option<Identity<'r>>> {
        let Some(recipient) = &self.request.recipient else { return Ok(None) };
        if self.version < Version::V3_0 && recipient.id.is_some() {
            self.refuse("/recipient/id", "only 3.0 has an id of the subject beside the identity");
        }
        let Some(identity) = recipient.identity.as_deref() else {
            if recipient.id.is_none() {
                self.lacks("/recipient/identity", "an identity, or its hash");
            }
            return Ok(None);
        };
        let is_hash = recipient.hashed != Some(false) && matches!(hash::read(identity), Read::Hash { .. });
        let Some(kind) = self.kind(recipient, identity, is_hash) else { return Ok(None) };
        if is_hash {
            if recipient.algorithm.is_some() {
                self.refuse("/recipient/algorithm", "the identity is a hash already");
            }
            let salt = recipient.salt.as_deref().filter(|salt| !salt.is_empty()).map(Cow::Borrowed);
            return Ok(Some(Identity { kind, identity: Cow::Borrowed(identity), hashed: true, salt }));
        }
        if !self.fits(kind, identity) {
            return Ok(None);
        }
        if recipient.hashed.unwrap_or(!matches!(kind, "url" | "id")) {
            return self.hashed(recipient, kind, identity).map(Some);
        }
        for (name, there) in
            [("salt", recipient.salt.is_some()), ("algorithm", recipient.algorithm.is_some())]
        {
            if there {
                self.refuse(format!("/recipient/{name}"), "the identity is not hashed");
            }
        }
        Ok(Some(Identity { kind, identity: Cow::Borrowed(identity), hashed: false, salt: None }))
    }

    /// The kind that the request names, or that the identity looks like.
    fn kind(&mut self, recipient: &'r IssueRecipient, identity: &str, is_hash: bool) -> Option<&'r str> {
        if let Some(kind) = recipient.kind.as_deref() {
            // 3.0 has a name of its own for it.
            let renamed = kind == "emailAddress" && self.version == Version::V3_0;
            return Some(if renamed { "email" } else { kind });
        }
        let kind = if is_hash { None } else { looks_like(identity) };
        if kind.is_none() {
            self.lacks("/recipient/type", "what kind of identity it is, such as `email`");
        }
        kind
    }

    /// Whether an identity in the clear is of its kind. The rules cannot tell once it is hashed.
    fn fits(&mut self, kind: &str, identity: &str) -> bool {
        let why = match kind {
            "email" if !is_email(identity) => "no e-mail address, as its type says",
            "url" if !is_http_url(identity) => "no http or https URL, as its type says",
            _ if !identity.contains('@') && hash::looks_hashed(identity) => {
                "it looks like a hash, but is none of a known algorithm and length"
            }
            _ => return true,
        };
        self.refuse("/recipient/identity", why);
        false
    }

    fn hashed(
        &mut self,
        recipient: &'r IssueRecipient,
        kind: &'r str,
        identity: &str,
    ) -> Result<Identity<'r>> {
        let salt = match recipient.salt.as_deref() {
            Some("") => None,
            Some(salt) => Some(Cow::Borrowed(salt)),
            None => Some(Cow::Owned(format!("{:032x}", u128::from_be_bytes(self.random()?)))),
        };
        let algorithm = recipient.algorithm.unwrap_or_default();
        let hash = hash_identity(identity, salt.as_deref(), algorithm, self.version).map_err(placed)?;
        Ok(Identity { kind, identity: Cow::Owned(hash), hashed: true, salt })
    }
}

fn placed(error: Error) -> Error {
    error.pointer("/recipient")
}

/// The kind of an identity by its form.
fn looks_like(identity: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let scheme = |name: &str| identity.get(..name.len()).is_some_and(|s| s.eq_ignore_ascii_case(name));
    match () {
        () if is_email(identity) => Some("email"),
        () if is_http_url(identity) => Some("url"),
        () if identity.strip_prefix('+').is_some_and(digits) => Some("telephone"),
        () if scheme("mailto:") || scheme("tel:") => None,
        () if is_absolute(identity) => Some("id"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_an_identity_is_told_by_its_form() {
        for (identity, kind) in [
            ("ada@example.org", Some("email")),
            ("https://ada.example", Some("url")),
            ("did:example:ada", Some("id")),
            ("urn:uuid:6f1c1e7e-2c2f-4a0e-9a9b-3f6b6d0d7c11", Some("id")),
            ("+441632960123", Some("telephone")),
            ("mailto:ada@example.org", None),
            ("TEL:+441632960123", None),
            ("441632960123", None),
            ("ada", None),
            ("", None),
        ] {
            assert_eq!(looks_like(identity), kind, "{identity}");
        }
    }
}
