//! Classes beside assertion, badge class and issuer: endorsements and revocation lists.

use std::borrow::Cow;

use crate::badge::Version;
use crate::error::Result;
use crate::issue::out::{Object, Out, texts};
use crate::issue::upgrade::fields::{Fields, Head, ID};
use crate::issue::upgrade::ids;
use crate::issue::upgrade::session::{Session, Source};
use crate::issue::upgrade::to_v3::{address_of, credential_id, profile_3};
use crate::issue::upgrade::{to_v2, to_v3};
use crate::json::Json;

/// Whether a document without `@context` is a revocation list of 1.x: it maps each uid to a reason, and has nothing else.
pub(super) fn is_revocation_map(document: &Json<'_>) -> bool {
    let members = document.as_object().unwrap_or_default();
    let entry =
        |(name, reason): &(Cow<'_, str>, Json<'_>)| !name.starts_with('@') && reason.as_str().is_some();
    !members.is_empty() && members.iter().all(entry)
}

impl<'d> Session<'d> {
    /// A revocation list of 1.x as one of 2.0.
    pub(super) fn revocations_2(&mut self, source: Source<'d>) -> Object<'d> {
        let entry = |(uid, reason): &'d (Cow<'d, str>, Json<'d>)| {
            let reason = reason.as_str().filter(|reason| !reason.is_empty());
            Object::default().put("uid", uid.as_ref()).put_some("revocationReason", reason).into()
        };
        let entries = source.as_object().unwrap_or_default().iter().map(entry).collect();
        to_v2::document("RevocationList", &Head::bare(source))
            .put_some("id", self.id.take())
            .put_list("revokedAssertions", entries)
    }

    /// A revocation list of 2.0 as 3.0 has it. The entries name the credentials that the assertions become.
    pub(super) fn revocations_3(&mut self, source: Source<'d>) -> Object<'d> {
        let mut fields = Fields::of(source);
        let _ = self.head(&mut fields);
        let own = self.iri(&mut fields, ID).or(self.id.take().map(Cow::Borrowed));
        let id = own
            .unwrap_or_else(|| Cow::Owned(ids::made_up(Version::V3_0, "1EdTechRevocationList", self.text)));
        let issuer = self.iri(&mut fields, &["issuer"]);
        let items = fields.take(&["revokedAssertions"]).map(Json::items).unwrap_or_default();
        let mut entries: Vec<Out<'d>> = Vec::new();
        for item in items {
            entries.extend(self.revoked_3(item).map(Out::from));
        }
        self.lose_rest(fields);
        let some = (!entries.is_empty()).then_some(());
        let _ = self.need(source, "revokedAssertions", "entries with an id", some);
        Object::default().put("id", id).put_some("issuer", issuer).put_list("revokedCredential", entries)
    }

    fn revoked_3(&mut self, item: Source<'d>) -> Option<Object<'d>> {
        let mut fields = Fields::of(item);
        let id = fields.take(ID).unwrap_or(item);
        let Some(id) = address_of(id) else {
            self.lose(item, "an entry without an id that is an IRI; 3.0 knows credentials by their id only");
            return None;
        };
        let revoked = self.flag(&mut fields, &["revoked"]).unwrap_or(true);
        let reason = self.text(&mut fields, &["revocationReason"]);
        self.lose_rest(fields);
        let out = Object::default().put("id", credential_id(id)).put("revoked", revoked);
        Some(out.put_some("revocationReason", reason))
    }

    /// A revocation list of 1.x has uids only, which 3.0 does not know.
    pub(super) fn revocation_map_3(&mut self, source: Source<'d>) -> Object<'d> {
        let _ = self.need::<()>(source, "", "entries with an id; this list has uids only", None);
        Object::default()
    }

    /// An endorsement of 2.0 as a credential.
    ///
    /// # Errors
    /// `option.conflict` if the option is of another issuer.
    pub(super) fn endorsement_3(&mut self, source: Source<'d>) -> Result<Object<'d>> {
        let mut fields = Fields::of(source);
        let _ = self.head(&mut fields);
        let own = self.iri(&mut fields, ID).or(self.id.take().map(Cow::Borrowed));
        let key = own.unwrap_or(Cow::Borrowed(self.text));
        let claim = fields.take(&["claim"]);
        let claim = claim.and_then(|claim| self.first(claim)).filter(|claim| claim.is_object());
        let claim = self.need(source, "claim", "what is endorsed", claim);
        let subject = claim.map(|claim| self.endorsed_3(claim));
        let issuer = fields.take(&["issuer"]).and_then(|issuer| self.profile(issuer));
        let issuer = self.with_issuer(issuer)?;
        let issuer = self.need(source, "issuer", "who endorses", issuer);
        let issued_on = self.date(&mut fields, &["issuedOn"]);
        let issued_on = self.need(source, "issuedOn", "when it was issued", issued_on);
        // 3.0 requires a name, of which 2.0 knows nothing.
        let name = self.text(&mut fields, &["name"]).unwrap_or("Endorsement");
        self.lose_rest(fields);
        Ok(to_v3::document()
            .put("id", credential_id(&key))
            .put("type", texts(&["VerifiableCredential", "EndorsementCredential"]))
            .put("name", name)
            .put_some("issuer", issuer.map(|issuer| profile_3(issuer).2))
            .put_some("validFrom", issued_on.clone())
            .put_some("awardedDate", issued_on)
            .put_some("credentialSubject", subject))
    }

    fn endorsed_3(&mut self, claim: Source<'d>) -> Object<'d> {
        let mut fields = Fields::of(claim);
        let id = self.iri(&mut fields, ID);
        let id = self.need(claim, "id", "what is endorsed", id);
        let comment = self.text(&mut fields, &["endorsementComment"]);
        self.lose_rest(fields);
        Object::default()
            .put_some("id", id)
            .put("type", texts(&["EndorsementSubject"]))
            .put_some("endorsementComment", comment)
    }
}
