//! Documents of 3.0: credentials, unsigned, and what they are made of.

use std::borrow::Cow;

use crate::badge::Class;
use crate::error::Result;
use crate::issue::Issued;
use crate::issue::build::draft::Draft;
use crate::issue::build::recipient::Identity;
use crate::issue::build::tree::{Object, append, texts};
use crate::issue::request::IssueMethod;
use crate::issue::upgrade::{identity_type, ids};
use crate::issue::value::JsonValue;
use crate::json::Json;

/// The contexts of a credential of Open Badges.
pub(super) const CONTEXTS: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];
/// The context of the three types below.
static EXTENSIONS: Json<'static> =
    Json::String(Cow::Borrowed("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"));
const EXTENSION_TYPES: [&str; 3] =
    ["1EdTechRevocationList", "1EdTechCredentialRefresh", "1EdTechJsonSchemaValidator2019"];

/// Adds the context of 1EdTech's extensions where one of its types is used: no other context defines them.
pub(super) fn extend_context(document: &mut Object<'_>) {
    let items = |name| document.get(name).map(Json::items).unwrap_or_default().iter();
    let members = ["credentialStatus", "refreshService", "credentialSchema"];
    let types = members.into_iter().flat_map(items).filter_map(|item| item.get("type"));
    let used =
        types.flat_map(Json::items).filter_map(Json::as_str).any(|name| EXTENSION_TYPES.contains(&name));
    if used && let Some(context) = document.get_mut("@context") {
        append(context, &EXTENSIONS);
    }
}

impl<'r> Draft<'r, '_> {
    /// An award.
    pub(super) fn credential(mut self) -> Result<Issued> {
        self.origins(&[
            ("/name", "/name"),
            ("/image", "/image"),
            ("/endorsement", "/endorsements"),
            ("/endorsementJwt", "/endorsements"),
            ("/credentialSubject/id", "/recipient/id"),
            ("/credentialSubject/identifier", "/recipient"),
            ("/credentialSubject/achievement", "/badge"),
            ("/credentialSubject/narrative", "/narrative"),
        ]);
        let head = self.head_3("OpenBadgeCredential")?;
        let (achievement, inside) = self.subject_badge()?;
        let issuer = self.issuer_3(inside)?;
        let name = match &self.request.name {
            Some(name) => Some(name.into()),
            None => achievement.as_ref().and_then(|found| found.get("name")).cloned(),
        };
        let subject = self.subject(achievement)?;
        let image = self.request.image.as_ref().map(|JsonValue(image)| image_3(image));
        let evidence = self.evidence_3();
        let (objects, tokens) = self.endorsements_3();
        let out = head
            .put_some("name", name)
            .put_some("issuer", issuer)
            .put_some("validFrom", self.issued_on())
            .put_some("validUntil", self.request.expires.as_ref())
            .put("credentialSubject", subject)
            .put_list("evidence", evidence)
            .put_some("image", image)
            .put_list("endorsement", objects)
            .put_list("endorsementJwt", tokens)
            .put_some("credentialStatus", self.status());
        self.finish(out, Class::OpenBadgeCredential)
    }

    /// An endorsement.
    pub(super) fn endorsement_credential(mut self) -> Result<Issued> {
        self.origins(&[("/name", "/name"), ("/credentialSubject", "/claim")]);
        let head = self.head_3("EndorsementCredential")?;
        let issuer = self.issuer_3(None)?;
        let subject = self.request.claim.as_ref().map(|JsonValue(claim)| match claim {
            Json::String(id) => {
                Object::default().put("id", id.as_ref()).put("type", texts(&["EndorsementSubject"]))
            }
            other if other.present("type").is_some() => Object::of(other.view()),
            other => Object::default().put("type", texts(&["EndorsementSubject"])).put_rest(other, &[]),
        });
        let name = self.request.name.as_ref().map_or("Endorsement", |name| name);
        let out = head
            .put("name", name)
            .put_some("issuer", issuer)
            .put_some("validFrom", self.issued_on())
            .put_some("validUntil", self.request.expires.as_ref())
            .put_some("credentialSubject", subject)
            .put_some("credentialStatus", self.status());
        self.finish(out, Class::EndorsementCredential)
    }

    /// The beginning of a credential.
    fn head_3(&mut self, class: &'static str) -> Result<Object<'r>> {
        self.origins(&[
            ("/id", "/id"),
            ("/validFrom", "/issued_on"),
            ("/validUntil", "/expires"),
            ("/evidence", "/evidence"),
            ("/credentialStatus", "/status"),
        ]);
        self.check_verification_3();
        let out = Object::default().put("@context", texts(&CONTEXTS)).put("id", self.own_id()?);
        Ok(out.put("type", texts(&["VerifiableCredential", class])))
    }

    /// A credential is verified by its proof; the request may say so, and nothing else.
    pub(super) fn check_verification_3(&mut self) {
        let Some(given) = &self.request.verification else { return };
        if given.method == IssueMethod::Hosted || given.creator.is_some() || given.url.is_some() {
            self.refuse("/verification", "3.0 knows no such member; a credential is verified by its proof");
        }
    }

    /// The achievement with its language, and the issuer inside of it.
    fn subject_badge(&mut self) -> Result<(Option<Json<'r>>, Option<Json<'r>>)> {
        let (achievement, inside) = self.achievement(false)?;
        let achievement = achievement.map(|found| self.with_language_3(found));
        Ok((achievement, inside))
    }

    fn with_language_3(&mut self, achievement: Json<'r>) -> Json<'r> {
        let Some(language) = self.request.language.as_ref().filter(|_| achievement.is_object()) else {
            return achievement;
        };
        let mut out = Object::of(achievement);
        if out.get("inLanguage").is_some_and(|own| own.as_str() != Some(language)) {
            self.refuse("/language", "the achievement tells another one");
        }
        out.set("inLanguage", language);
        out.into()
    }

    /// The issuer that the request names, or that of the badge class.
    fn issuer_3(&mut self, inside: Option<Json<'r>>) -> Result<Option<Json<'r>>> {
        let named = self.profile_3(false)?;
        let pointer = if named.is_none() && inside.is_some() { "/badge/issuer" } else { "/issuer" };
        self.origin("/issuer", pointer);
        Ok(named.or(inside))
    }

    fn subject(&mut self, achievement: Option<Json<'r>>) -> Result<Object<'r>> {
        let own = self.request.recipient.as_ref().and_then(|recipient| recipient.id.as_deref());
        let mut id = own;
        let mut identifier = Vec::new();
        if self.request.recipient.is_none() {
            self.lacks("/recipient", "to whom");
        }
        if let Some(found) = self.identity()? {
            let plain =
                matches!(found.kind, "url" | "id") && !found.hashed && ids::is_absolute(&found.identity);
            match found.identity {
                Cow::Borrowed(identity) if plain && own.is_none_or(|own| own == identity) => {
                    id = Some(identity);
                }
                _ => identifier.push(self.identifier(found).into()),
            }
        }
        // The claim `sub` of a VC-JWT repeats the subject's id, so that a credential without one could not be signed.
        let id = match id {
            Some(id) => Json::from(id),
            None => format!("urn:uuid:{}", self.another_uuid()?).into(),
        };
        Ok(Object::default()
            .put("id", id)
            .put("type", texts(&["AchievementSubject"]))
            .put_list("identifier", identifier)
            .put_some("narrative", self.request.narrative.as_ref())
            .put_some("achievement", achievement))
    }

    /// An identity as 3.0 writes it, with a type that 3.0 has a word for, or one of the issuer's own.
    fn identifier(&mut self, found: Identity<'r>) -> Object<'r> {
        let kind = found.kind.strip_prefix("ext:").unwrap_or(found.kind);
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
        if kind.is_empty() || kind.len() > 100 || !kind.bytes().all(allowed) {
            self.refuse("/recipient/type", "expected a type of 3.0, or a word of letters, digits and `.-_`");
        }
        Object::default()
            .put("type", texts(&["IdentityObject"]))
            .put("hashed", found.hashed)
            .put("identityHash", found.identity)
            .put("identityType", identity_type(kind))
            .put_some("salt", found.salt)
    }

    /// Evidence as a list of objects, each with a type.
    fn evidence_3(&mut self) -> Vec<Json<'r>> {
        let Some(JsonValue(evidence)) = &self.request.evidence else { return Vec::new() };
        if !matches!(evidence, Json::Array(_)) {
            self.origin("/evidence/0", "/evidence");
        }
        let one = |item: &'r Json<'static>| match item {
            Json::String(url) => {
                Object::default().put("id", url.as_ref()).put("type", texts(&["Evidence"])).into()
            }
            Json::Object(_) if item.present("type").is_none() => {
                Json::from(Object::default().put("type", texts(&["Evidence"])).put_rest(item, &[]))
            }
            other => other.view(),
        };
        evidence.items().iter().map(one).collect()
    }

    /// Endorsements that are objects, and those that are signed as compact JWS.
    fn endorsements_3(&self) -> (Vec<Json<'r>>, Vec<Json<'r>>) {
        self.endorsements().into_iter().partition(|item| item.as_str().is_none())
    }

    /// `credentialStatus`, one or many.
    fn status(&mut self) -> Option<Json<'r>> {
        let JsonValue(status) = self.request.status.as_ref()?;
        Some(match status {
            Json::Array(items) => Json::Array(items.iter().map(one_status).collect()),
            one => one_status(one),
        })
    }

    /// An achievement on its own.
    pub(super) fn achievement_document(mut self) -> Result<Issued> {
        self.origins(&[("", "/badge"), ("/id", "/id"), ("/endorsement", "/endorsements")]);
        self.origins(&[("/endorsementJwt", "/endorsements"), ("/inLanguage", "/language")]);
        let (achievement, _) = self.achievement(true)?;
        let Some(achievement) = achievement else { return self.without("/badge") };
        if !achievement.is_object() {
            self.refuse("/badge", format!("found {}, expected an object", achievement.type_name()));
        }
        let out = Object::of(self.with_language_3(achievement));
        self.stand_alone(out, Class::Achievement)
    }

    /// A profile on its own.
    pub(super) fn profile_document_3(mut self) -> Result<Issued> {
        self.origins(&[("", "/issuer"), ("/id", "/id"), ("/endorsement", "/endorsements")]);
        self.origin("/endorsementJwt", "/endorsements");
        let Some(profile) = self.profile_3(true)? else { return self.without("/issuer") };
        if !profile.is_object() {
            self.refuse("/issuer", format!("found {}, expected an object", profile.type_name()));
        }
        self.stand_alone(Object::of(profile), Class::Profile)
    }

    /// Makes a document of a part: with a context, its id and its endorsements.
    fn stand_alone(mut self, mut out: Object<'r>, class: Class) -> Result<Issued> {
        let context = out.remove("@context").or_else(|| self.default_context());
        if let Some(id) = &self.request.id {
            out.set("id", id);
        }
        let (objects, tokens) = self.endorsements_3();
        for (name, items) in [("endorsement", objects), ("endorsementJwt", tokens)] {
            if !items.is_empty() && out.get(name).is_some() {
                self.refuse("/endorsements", "the object has some itself");
            } else {
                out = out.put_list(name, items);
            }
        }
        let mut document = Object::default().put_some("@context", context);
        document.extend(out);
        self.finish(document, class)
    }
}

/// An image as 3.0 has it.
fn image_3<'r>(image: &'r Json<'static>) -> Json<'r> {
    match image {
        Json::String(id) => Object::default().put("id", id.as_ref()).put("type", "Image").into(),
        Json::Object(_) if image.present("type").is_none() => {
            Object::default().put_rest(image, &[]).put("type", "Image").into()
        }
        other => other.view(),
    }
}

/// A status: the URL of a list, or an object with what goes without saying.
fn one_status<'r>(status: &'r Json<'static>) -> Json<'r> {
    if let Json::String(url) = status {
        return Object::default().put("id", url.as_ref()).put("type", "1EdTechRevocationList").into();
    }
    if status.present("statusListCredential").is_none() {
        return status.view();
    }
    let mut out = Object::default().put_rest(status, &[]);
    if out.get("type").is_none() {
        out.set("type", "BitstringStatusListEntry");
    }
    if out.get("statusPurpose").is_none() {
        out.set("statusPurpose", "revocation");
    }
    if let Some(Json::Number(index)) = out.get("statusListIndex") {
        let index = index.to_string();
        out.set("statusListIndex", index);
    }
    out.into()
}
