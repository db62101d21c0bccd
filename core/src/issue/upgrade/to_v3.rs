//! Writing 3.0, as the Implementation Guide's chapter "Migrating" has it: new ids for what is new, and ways back to what
//! it was made from.

use std::borrow::Cow;

use crate::badge::Version;
use crate::issue::out::{Object, Out, texts};
use crate::issue::upgrade::ids::{self, is_absolute};
use crate::issue::upgrade::model::{
    Alignment, Assertion, BadgeClass, Criteria, Evidence, Image, Method, Profile, Recipient, Related, Text,
};
use crate::issue::upgrade::session::{Session, Source};
use crate::issue::upgrade::to_v2::{by_content, own_or_given};
use crate::payload::is_http_url;

const CONTEXTS: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// What 1.x and 2.0 call an assertion and a badge class, for readers of 3.0.
const ASSERTION_IRI: &str = "https://w3id.org/openbadges#Assertion";
const BADGE_CLASS_IRI: &str = "https://w3id.org/openbadges#BadgeClass";

/// The beginning of a document.
pub(super) fn document<'d>() -> Object<'d> {
    Object::default().put("@context", texts(&CONTEXTS))
}

/// The id of the credential that an assertion or endorsement becomes: one scheme for both, because revocation lists
/// name both and do not tell which is which.
pub(super) fn credential_id(id: &str) -> String {
    ids::made_up(Version::V3_0, "VerifiableCredential", id)
}

/// The id of a subject that is known by an identifier only. It follows from the assertion and not from the recipient:
/// nobody learns from it that two credentials are of one person.
fn subject_id(assertion: &str) -> String {
    ids::made_up(Version::V3_0, "AchievementSubject", assertion)
}

impl<'d> Session<'d> {
    pub(super) fn assertion_3(&mut self, assertion: Assertion<'d>) -> Object<'d> {
        let source = assertion.head.source;
        let signed =
            assertion.verification.as_ref().is_some_and(|found| found.method == Some(Method::Signed));
        let hosted = (!signed && is_http_url(&assertion.id)).then(|| assertion.id.clone());
        let issued_on = self.need(source, "issuedOn", "when it was issued", assertion.issued_on);
        let mut evidence: Vec<Out<'d>> =
            assertion.evidence.into_iter().map(|item| evidence_3(item).into()).collect();
        evidence.extend(hosted.map(|url| Out::from(origin_3(url, self.from))));
        let recipient = self.need(source, "recipient", "whom it was awarded to", assertion.recipient);
        let (id, identifier) = recipient.map(|found| self.recipient_3(found)).unwrap_or_default();
        // The claim `sub` of a VC-JWT repeats the subject's id, so that a credential without one could not be signed.
        let id = id.unwrap_or_else(|| subject_id(&assertion.id).into());
        let badge = self.need(source, "badge", "its badge class", assertion.badge);
        let (name, issuer, achievement) = badge.map(|badge| self.badge_parts_3(badge)).unwrap_or_default();
        let subject = Object::default()
            .put("id", id)
            .put("type", texts(&["AchievementSubject"]))
            .put_list("identifier", identifier.map(Out::from).into_iter().collect())
            .put_some("narrative", assertion.narrative)
            .put_some("image", assertion.image.map(image_3))
            .put_some("achievement", achievement);
        document()
            .put("id", credential_id(&assertion.id))
            .put("type", texts(&["VerifiableCredential", "OpenBadgeCredential"]))
            .put_some("name", name)
            .put_some("issuer", issuer)
            .put_some("validFrom", issued_on.clone())
            .put_some("validUntil", assertion.expires)
            .put_some("awardedDate", issued_on)
            .put("credentialSubject", subject)
            .put_list("evidence", evidence)
    }

    /// The name, the issuer and the achievement of a credential.
    pub(super) fn badge_parts_3(&mut self, mut badge: BadgeClass<'d>) -> Parts<'d> {
        let source = badge.head.source;
        if badge.linked {
            let _ = self.need::<()>(source, "", "a link only; give the badge class as option `badge`", None);
            return Parts::default();
        }
        let issuer = self.need(source, "issuer", "its issuer", badge.issuer.take());
        let linked = issuer.as_ref().filter(|issuer| issuer.linked).map(|issuer| issuer.head.source);
        if let Some(link) = linked {
            let _ = self.need::<()>(link, "", "a link only; give the profile as option `issuer`", None);
        }
        let issuer = issuer.map(profile_3);
        let creator = issuer.as_ref().map(|(id, name, _)| {
            Object::default()
                .put("id", id.clone())
                .put("type", texts(&["Profile"]))
                .put_some("name", name.clone())
        });
        let name = badge.name;
        let achievement = self.achievement_3(badge, creator, Object::default());
        (name, issuer.map(|(_, _, issuer)| issuer), Some(achievement))
    }

    pub(super) fn badge_document_3(&mut self, mut badge: BadgeClass<'d>) -> Object<'d> {
        badge.id = badge.id.or(self.id.take().map(Cow::Borrowed));
        let creator = badge.issuer.take().map(|issuer| profile_3(issuer).2);
        self.achievement_3(badge, creator, document())
    }

    pub(super) fn profile_document_3(&mut self, mut profile: Profile<'d>) -> Object<'d> {
        profile.id = own_or_given(&profile, self.id.take());
        profile_in(profile, document()).2
    }

    fn achievement_3(
        &mut self,
        badge: BadgeClass<'d>,
        creator: Option<Object<'d>>,
        out: Object<'d>,
    ) -> Object<'d> {
        let source = badge.head.source;
        let mut related: Vec<Out<'d>> = badge.related.into_iter().map(related_3).collect();
        let key = match badge.id {
            Some(id) => {
                related.insert(0, badge_class_3(id.clone(), badge.from).into());
                id
            }
            None => by_content("BadgeClass", source),
        };
        let criteria = self.need(source, "criteria", "what it takes", badge.criteria);
        let alignment = badge.alignment.into_iter().map(|item| alignment_3(item).into()).collect();
        out.put("id", ids::made_up(Version::V3_0, "Achievement", &key))
            .put("type", texts(&["Achievement"]))
            .put_some("name", self.need(source, "name", "a name", badge.name))
            .put_some("description", self.need(source, "description", "a description", badge.description))
            .put_some("criteria", criteria.map(criteria_3))
            .put_some("image", badge.image.map(image_3))
            .put_list("tag", badge.tags.into_iter().map(Out::from).collect())
            .put_list("alignment", alignment)
            .put_some("creator", creator)
            .put_some("version", badge.version)
            .put_some("inLanguage", badge.language)
            .put_list("related", related)
    }

    /// The subject's `id`, or an identifier of its.
    fn recipient_3(&mut self, recipient: Recipient<'d>) -> (Option<Text<'d>>, Option<Object<'d>>) {
        self.check_hash(&recipient);
        let source = recipient.head.source;
        let identity = self.need(source, "identity", "an identity or its hash", recipient.identity);
        let kind = self.need(source, "type", "a type of identity", recipient.kind);
        let (Some(identity), Some(kind)) = (identity, kind) else { return (None, None) };
        let name = local_name(&kind);
        if !recipient.hashed && matches!(name, "url" | "id") && is_absolute(identity) {
            if let Some(salt) = recipient.salt_source {
                self.lose(salt, "the identity is not hashed, and `credentialSubject.id` has no salt");
            }
            return (Some(Cow::Borrowed(identity)), None);
        }
        let identifier = Object::of_types(&["IdentityObject"])
            .put("hashed", recipient.hashed)
            .put("identityHash", identity)
            .put("identityType", identity_type(name))
            .put_some("salt", recipient.salt);
        (None, Some(identifier))
    }
}

/// The name of a badge class, its issuer and the achievement.
pub(super) type Parts<'d> = (Option<&'d str>, Option<Object<'d>>, Option<Object<'d>>);

/// The identifier type of 3.0 for a type of identity, which before was the name of any property.
pub(in crate::issue) fn identity_type(name: &str) -> String {
    match name {
        "email" => "emailAddress".to_owned(),
        "id" => "identifier".to_owned(),
        // Terms that 3.0 has under the same name.
        "emailAddress" | "identifier" | "name" | "userName" | "accountId" | "sourcedId" | "systemId" => {
            name.to_owned()
        }
        other => {
            let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            format!("ext:{}", other.chars().filter(allowed).take(100).collect::<String>())
        }
    }
}

/// The last part of the IRI or compact IRI of a property.
fn local_name(kind: &str) -> &str {
    let name = kind.trim_end_matches(['/', '#', ':']).rsplit(['/', '#', ':']).next().unwrap_or_default();
    // At least one letter has to be left of it.
    if name.contains(|c: char| c.is_ascii_alphanumeric()) { name } else { "id" }
}

/// The id and name of a profile, and the whole of it.
pub(super) fn profile_3(profile: Profile<'_>) -> (Text<'_>, Option<Text<'_>>, Object<'_>) {
    profile_in(profile, Object::default())
}

fn profile_in<'d>(profile: Profile<'d>, out: Object<'d>) -> (Text<'d>, Option<Text<'d>>, Object<'d>) {
    let former = profile.id.clone().map(|id| {
        Object::of_types(&["IdentifierEntry"])
            .put("identifier", id)
            .put("identifierType", "identifier")
            .into()
    });
    let id = profile.id.unwrap_or_else(|| by_content("Profile", profile.head.source));
    let out = out
        .put("id", id.clone())
        .put("type", texts(&["Profile"]))
        .put_some("name", profile.name.clone())
        .put_some("url", profile.url)
        .put_some("email", profile.email)
        .put_some("phone", profile.telephone)
        .put_some("description", profile.description)
        .put_some("image", profile.image.map(image_3))
        .put_list("otherIdentifier", former.into_iter().collect());
    (id, profile.name, out)
}

fn image_3(image: Image<'_>) -> Object<'_> {
    Object::default().put("id", image.id).put("type", "Image").put_some("caption", image.caption)
}

fn criteria_3(criteria: Criteria<'_>) -> Object<'_> {
    Object::default().put_some("id", criteria.id).put_some("narrative", criteria.narrative)
}

fn evidence_3(evidence: Evidence<'_>) -> Object<'_> {
    let mut out = Object::default().put_some("id", evidence.id).put("type", texts(&["Evidence"]));
    for (name, text) in evidence.texts {
        out = out.put(name, text);
    }
    out
}

/// The way back to a hosted assertion: evidence, because every displayer shows that.
fn origin_3(url: Text<'_>, from: Version) -> Object<'_> {
    let description = format!(
        "This credential was made from an Open Badges {from} assertion. The original is at this address and can be \
         verified there by the rules of its version."
    );
    Object::default()
        .put("id", url)
        .put("type", texts(&["Evidence", ASSERTION_IRI]))
        .put("name", format!("Original Open Badges {from} assertion"))
        .put("description", description)
}

/// The way back to a badge class.
fn badge_class_3(id: Text<'_>, from: Version) -> Object<'_> {
    let version = format!("Open Badges v{}", from.as_str().replace('.', "p"));
    Object::default().put("id", id).put("type", texts(&["Related", BADGE_CLASS_IRI])).put("version", version)
}

fn related_3(related: Related<'_>) -> Out<'_> {
    Object::default()
        .put("id", related.id)
        .put("type", texts(&["Related"]))
        .put_some("inLanguage", related.language)
        .put_some("version", related.version)
        .into()
}

fn alignment_3(alignment: Alignment<'_>) -> Object<'_> {
    let out = Object::of_types(&["Alignment"]);
    let mut out = out.put("targetName", alignment.name).put("targetUrl", alignment.url);
    for (name, text) in alignment.texts {
        out = out.put(name, text);
    }
    out
}

/// Whether a value is the address of something: for lists whose entries are known by it.
pub(super) fn address_of(source: Source<'_>) -> Option<&str> {
    source.as_str().filter(|text| is_absolute(text))
}
