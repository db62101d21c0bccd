//! Writing 2.0.

use std::borrow::Cow;

use crate::badge::Version;
use crate::issue::out::{Object, Out, texts};
use crate::issue::upgrade::fields::Head;
use crate::issue::upgrade::ids;
use crate::issue::upgrade::model::{
    Alignment, Assertion, BadgeClass, Criteria, Evidence, Image, Method, Profile, Recipient, Text,
    Verification,
};
use crate::issue::upgrade::session::{Session, Source};

const CONTEXT: &str = "https://w3id.org/openbadges/v2";

impl<'d> Session<'d> {
    pub(super) fn assertion_2(&mut self, assertion: Assertion<'d>) -> Object<'d> {
        let source = assertion.head.source;
        let out = document("Assertion", &assertion.head).put("id", assertion.id.clone());
        let recipient = self.need(source, "recipient", "whom it was awarded to", assertion.recipient);
        let recipient = recipient.map(|recipient| self.recipient_2(recipient));
        let badge = self.need(source, "badge", "its badge class", assertion.badge);
        let badge = badge.map(|badge| self.badge_or_link(badge));
        let issued_on = self.need(source, "issuedOn", "when it was issued", assertion.issued_on);
        let image = assertion.image.map(|image| self.image_2(image));
        let evidence = assertion.evidence.into_iter().map(|item| self.evidence_2(item)).collect();
        let verification = self.need(source, "verification", "how it is verified", assertion.verification);
        let verification = verification.map(|found| self.verification_2(found, &assertion.id));
        if assertion.revoked == Some(true) {
            self.excuse();
        }
        let out = out
            .put_some("recipient", recipient)
            .put_some("badge", badge)
            .put_some("issuedOn", issued_on)
            .put_some("expires", assertion.expires)
            .put_some("image", image)
            .put_some("evidence", one_or_many(evidence))
            .put_some("narrative", assertion.narrative)
            .put_some("verification", verification)
            .put_some("revoked", assertion.revoked)
            .put_some("revocationReason", assertion.revocation_reason)
            .put_some("uid", assertion.uid);
        self.keep(out, assertion.head)
    }

    pub(super) fn badge_document_2(&mut self, mut badge: BadgeClass<'d>) -> Object<'d> {
        let context = context(&badge.head.contexts);
        let given = self.id.take().map(Cow::Borrowed);
        badge.id = badge.id.or(given);
        self.badge_2(badge, Object::default().put("@context", context))
    }

    pub(super) fn profile_document_2(&mut self, mut profile: Profile<'d>) -> Object<'d> {
        let context = context(&profile.head.contexts);
        profile.id = own_or_given(&profile, self.id.take());
        self.profile_2(profile, Object::default().put("@context", context))
    }

    fn badge_or_link(&mut self, badge: BadgeClass<'d>) -> Out<'d> {
        match badge.id.clone().filter(|_| badge.linked) {
            Some(id) => id.into(),
            None => self.badge_2(badge, Object::default()).into(),
        }
    }

    fn badge_2(&mut self, badge: BadgeClass<'d>, out: Object<'d>) -> Object<'d> {
        let source = badge.head.source;
        let id = badge.id.unwrap_or_else(|| by_content("BadgeClass", source));
        let image = self.need(source, "image", "a picture", badge.image);
        let image = image.map(|image| self.image_2(image));
        let criteria = self.need(source, "criteria", "what it takes", badge.criteria);
        let criteria = criteria.map(|criteria| self.criteria_2(criteria));
        let issuer = self.need(source, "issuer", "its issuer", badge.issuer);
        let issuer = issuer.map(|issuer| match issuer.id.clone().filter(|_| issuer.linked) {
            Some(id) => Out::from(id),
            None => self.profile_2(issuer, Object::default()).into(),
        });
        let alignment = badge.alignment.into_iter().map(|item| self.alignment_2(item)).collect();
        let out = typed(out, "BadgeClass", &badge.head)
            .put("id", id)
            .put_some("name", self.need(source, "name", "a name", badge.name))
            .put_some("description", self.need(source, "description", "a description", badge.description))
            .put_some("image", image)
            .put_some("criteria", criteria)
            .put_list("alignment", alignment);
        let out = if badge.tags.is_empty() { out } else { out.put("tags", texts(&badge.tags)) };
        self.keep(out.put_some("issuer", issuer), badge.head)
    }

    fn profile_2(&mut self, profile: Profile<'d>, out: Object<'d>) -> Object<'d> {
        let source = profile.head.source;
        let id = profile.id.unwrap_or_else(|| by_content("Profile", source));
        let image = profile.image.map(|image| self.image_2(image));
        let out = typed(out, "Profile", &profile.head)
            .put("id", id)
            .put_some("name", self.need(source, "name", "a name", profile.name))
            .put_some("url", self.need(source, "url", "a home page", profile.url))
            // 2.0 requires an address, which 1.x did not: a rule few documents keep, so none is refused for it.
            .put_some("email", profile.email)
            .put_some("telephone", profile.telephone)
            .put_some("description", profile.description)
            .put_some("image", image);
        self.keep(out, profile.head)
    }

    fn recipient_2(&mut self, recipient: Recipient<'d>) -> Object<'d> {
        self.check_hash(&recipient);
        let source = recipient.head.source;
        let identity = self.need(source, "identity", "an identity or its hash", recipient.identity);
        let out = Object::default()
            .put_some("type", self.need(source, "type", "a type of identity", recipient.kind))
            .put("hashed", recipient.hashed)
            .put_some("salt", recipient.salt)
            .put_some("identity", identity);
        self.keep(out, recipient.head)
    }

    fn verification_2(&mut self, verification: Verification<'d>, id: &Text<'d>) -> Object<'d> {
        let method = match (verification.method, &verification.head) {
            (None, Some(head)) => self.need(head.source, "type", "`hosted` or `signed`", None),
            (method, _) => method,
        };
        let name = match method {
            Some(Method::Signed) => "SignedBadge",
            _ => "HostedBadge",
        };
        if let Some((url, source)) = verification.url {
            if method == Some(Method::Signed) {
                self.lose(source, "2.0 takes no URL of a key; the issuer's `publicKey` tells it");
            } else if url != *id {
                self.lose(source, "a hosted assertion of 2.0 is hosted at its id");
            }
        }
        let out = Object::of_type(name);
        match verification.head {
            Some(head) => self.keep(out, head),
            None => out,
        }
    }

    fn image_2(&mut self, image: Image<'d>) -> Out<'d> {
        let out = Object::default().put("id", image.id.clone()).put_some("caption", image.caption);
        self.object_or_id(out, image.head, Some(image.id), image.caption.is_none())
    }

    fn criteria_2(&mut self, criteria: Criteria<'d>) -> Out<'d> {
        let out = Object::default().put_some("id", criteria.id.clone());
        let out = out.put_some("narrative", criteria.narrative);
        self.object_or_id(out, criteria.head, criteria.id, criteria.narrative.is_none())
    }

    fn evidence_2(&mut self, evidence: Evidence<'d>) -> Out<'d> {
        let bare = evidence.texts.is_empty();
        let mut out = Object::default().put_some("id", evidence.id.clone());
        for (name, text) in evidence.texts {
            out = out.put(name, text);
        }
        self.object_or_id(out, evidence.head, evidence.id, bare)
    }

    fn alignment_2(&mut self, alignment: Alignment<'d>) -> Out<'d> {
        let mut out = Object::default().put("targetName", alignment.name).put("targetUrl", alignment.url);
        for (name, text) in alignment.texts {
            out = out.put(name, text);
        }
        self.keep(out, alignment.head).into()
    }

    /// An object, or only its id if it has nothing else.
    fn object_or_id(
        &mut self,
        out: Object<'d>,
        head: Option<Head<'d>>,
        id: Option<Text<'d>>,
        bare: bool,
    ) -> Out<'d> {
        match (head, id) {
            (Some(head), Some(id)) if bare && head.kept.is_empty() => id.into(),
            (Some(head), _) => self.keep(out, head).into(),
            (None, Some(id)) if bare => id.into(),
            (None, _) => out.into(),
        }
    }

    /// Adds what is carried over as it is.
    fn keep(&mut self, mut out: Object<'d>, head: Head<'d>) -> Object<'d> {
        for (name, value) in head.kept {
            if out.has(name) {
                self.lose(value, "the new document has this member from another one");
            } else {
                out = out.put(name, value);
            }
        }
        out
    }
}

/// The beginning of a document.
pub(super) fn document<'d>(class: &'static str, head: &Head<'d>) -> Object<'d> {
    typed(Object::default().put("@context", context(&head.contexts)), class, head)
}

fn context<'d>(more: &[Source<'d>]) -> Out<'d> {
    if more.is_empty() {
        return CONTEXT.into();
    }
    Out::List(std::iter::once(CONTEXT.into()).chain(more.iter().map(|source| Out::from(*source))).collect())
}

/// The types of an object, and the contexts it has of its own if it is not the outermost.
fn typed<'d>(out: Object<'d>, class: &'static str, head: &Head<'d>) -> Object<'d> {
    let inner = !head.contexts.is_empty() && !out.has("@context");
    let more = || Out::List(head.contexts.iter().map(|source| Out::from(*source)).collect());
    let out = if inner { out.put("@context", more()) } else { out };
    if head.types.is_empty() {
        return out.put("type", class);
    }
    let types: Vec<&'d str> = std::iter::once(class).chain(head.types.iter().copied()).collect();
    out.put("type", texts(&types))
}

fn one_or_many(mut items: Vec<Out<'_>>) -> Option<Out<'_>> {
    match (items.len(), items.pop()) {
        (1, Some(only)) => Some(only),
        (_, Some(last)) => {
            items.push(last);
            Some(Out::List(items))
        }
        (_, None) => None,
    }
}

/// The id of a profile that is a document: its own, that of the options, its URL.
pub(super) fn own_or_given<'d>(profile: &Profile<'d>, given: Option<&'d str>) -> Option<Text<'d>> {
    let stands_in = profile.id == profile.url;
    let given = given.filter(|_| stands_in || profile.id.is_none()).map(Cow::Borrowed);
    given.or_else(|| profile.id.clone())
}

/// The id of an object without one: the same for the same content.
pub(super) fn by_content<'d>(class: &str, source: Source<'_>) -> Text<'d> {
    let content = serde_json::to_string(source).unwrap_or_default();
    Cow::Owned(ids::made_up(Version::V2_0, class, &content))
}
