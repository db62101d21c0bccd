//! Badge classes, achievements and profiles: the objects of a request, whole documents or parts of one.

use std::borrow::Cow;

use crate::badge::Version;
use crate::badge::context;
use crate::error::Result;
use crate::issue::build::draft::Draft;
use crate::issue::build::tree::{Object, texts};
use crate::issue::upgrade::{self, ids};
use crate::issue::value::JsonValue;
use crate::json::Json;
use crate::payload::is_http_url;
use crate::problem::Problem;
use crate::wire;

/// Members that a badge class has only in versions up to 2.0.
const BADGE_2: [&str; 2] = ["issuer", "tags"];
/// The same of a profile.
const PROFILE_2: [&str; 5] = ["telephone", "publicKey", "revocationList", "verification", "origin"];

/// Where an object stands, and what it is filled up with.
pub(super) struct Part<'r> {
    /// Its place in the request.
    pub(super) pointer: &'static str,
    /// Its type, where it has none.
    pub(super) kind: &'static str,
    /// Whether it is the document, and not inside of one.
    pub(super) document: bool,
    /// Its id, where the request names one.
    pub(super) id: Option<&'r str>,
}

impl<'r> Draft<'r, '_> {
    /// An object of the request with `@context`, `type` and id. Members without a value are left out.
    pub(super) fn part(&mut self, source: &'r Json<'static>, part: &Part<'r>) -> Object<'r> {
        let own = source.present("id").or_else(|| source.present("@id"));
        if let (Some(given), Some(own)) = (part.id, own)
            && own.as_str() != Some(given)
        {
            self.refuse("/id", format!("another id than that in `{}`", part.pointer));
        }
        let mut out = Object::default();
        if let Some(context) = self.context_of(source, part) {
            out = out.put("@context", context);
        }
        let typed = source.present("type").or_else(|| source.present("@type")).is_some();
        if !typed && self.version > Version::V1_0 {
            let kind = if self.version == Version::V3_0 { texts(&[part.kind]) } else { part.kind.into() };
            out = out.put("type", kind);
        }
        let new_id = part.id.filter(|_| own.is_none() && self.version > Version::V1_0);
        out.put_some("id", new_id).put_rest(source, &["@context"])
    }

    /// The `@context` of a part: a document has one, inside of another only what that does not have.
    fn context_of(&self, source: &'r Json<'static>, part: &Part<'r>) -> Option<Json<'r>> {
        let own = source.present("@context");
        let known = |item: &Json<'_>| item.as_str().is_some_and(context::is_known);
        if part.document {
            return own.map(Json::view).or_else(|| self.default_context());
        }
        own.filter(|own| !own.items().iter().all(known)).map(Json::view)
    }

    /// The `@context` of a document that has none.
    pub(super) fn default_context(&self) -> Option<Json<'r>> {
        match self.version {
            Version::V1_1 => Some("https://w3id.org/openbadges/v1".into()),
            Version::V2_0 => Some("https://w3id.org/openbadges/v2".into()),
            Version::V3_0 => Some(texts(&super::v3::CONTEXTS)),
            _ => None,
        }
    }

    /// The badge class of an assertion up to 2.0, with its issuer.
    pub(super) fn badge_class(&mut self, document: bool) -> Result<Option<Json<'r>>> {
        let Some(JsonValue(badge)) = &self.request.badge else { return Ok(None) };
        if !badge.is_object() {
            if document {
                self.refuse("/badge", format!("found {}, expected an object", badge.type_name()));
            } else if self.request.issuer.is_some() {
                let why = "an assertion names its issuer in its badge class, and `badge` is only a link";
                self.refuse("/issuer", why);
            }
            return Ok(Some(badge.view()));
        }
        let id = self.request.id.as_deref().filter(|_| document);
        let mut out = self.part(badge, &Part { pointer: "/badge", kind: "BadgeClass", document, id });
        if !document {
            self.badge_id(badge, &mut out)?;
        }
        if let Some(issuer) = self.badge_issuer(badge) {
            out.set("issuer", issuer);
        }
        Ok(Some(out.into()))
    }

    /// A badge class inside a hosted assertion is hosted itself; inside a signed one it may be there only.
    fn badge_id(&mut self, badge: &'r Json<'static>, out: &mut Object<'r>) -> Result<()> {
        if self.version != Version::V2_0 {
            return Ok(());
        }
        let own = badge.present("id").or_else(|| badge.present("@id")).and_then(Json::as_str);
        match own {
            None if self.is_signed() => {
                let id = ids::made_up(Version::V2_0, "BadgeClass", &wire::to_json(badge)?);
                out.set("id", id);
            }
            Some(id) if !self.is_signed() && !is_http_url(id) => {
                let why =
                    "the badge class of a hosted assertion has the http or https URL where it is hosted";
                self.refuse("/badge/id", why);
            }
            _ => {}
        }
        Ok(())
    }

    /// The issuer of a badge class: that of the request, that inside of it, or the fuller of both.
    fn badge_issuer(&mut self, badge: &'r Json<'static>) -> Option<Json<'r>> {
        let inside = badge.present("issuer").map(Json::single);
        let given = self.request.issuer.as_ref().map(|JsonValue(given)| given);
        let id = |json: &'r Json<'static>| {
            json.as_str().or_else(|| json.present("id").or_else(|| json.present("@id"))?.as_str())
        };
        let (issuer, pointer) = match (given, inside) {
            (Some(given), None) => (given, "/issuer"),
            (None, Some(inside)) => (inside, "/badge/issuer"),
            (Some(given), Some(inside)) => {
                if id(given) != id(inside) {
                    self.refuse("/issuer", "another issuer than that in `badge`");
                }
                if inside.is_object() { (inside, "/badge/issuer") } else { (given, "/issuer") }
            }
            (None, None) => return None,
        };
        self.origin(if self.is_document_badge() { "/issuer" } else { "/badge/issuer" }, pointer);
        Some(self.profile_or_link(issuer, pointer, "Issuer"))
    }

    fn is_document_badge(&self) -> bool {
        self.class == crate::issue::IssueClass::BadgeClass
    }

    /// A profile inside of a document, or its IRI.
    pub(super) fn profile_or_link(
        &mut self,
        source: &'r Json<'static>,
        pointer: &'static str,
        kind: &'static str,
    ) -> Json<'r> {
        if !source.is_object() {
            return source.view();
        }
        self.part(source, &Part { pointer, kind, document: false, id: None }).into()
    }

    /// The achievement of a credential, and the issuer of a badge class in the terms of 2.0.
    pub(super) fn achievement(&mut self, document: bool) -> Result<(Option<Json<'r>>, Option<Json<'r>>)> {
        let Some(JsonValue(badge)) = &self.request.badge else { return Ok((None, None)) };
        if !badge.is_object() {
            return Ok((Some(badge.view()), None));
        }
        if is_old(badge, "BadgeClass", &BADGE_2, &["criteria", "image"]) {
            let carried = upgrade::carried_badge(badge)?;
            self.note_lost("/badge", carried.lost);
            return Ok((carried.achievement.map(Json::from), carried.issuer.map(Json::from)));
        }
        let id = self.request.id.as_deref().filter(|_| document);
        let out = self.part(badge, &Part { pointer: "/badge", kind: "Achievement", document, id });
        if out.get("id").is_some() {
            return Ok((Some(out.into()), None));
        }
        let id = ids::made_up(Version::V3_0, "Achievement", &wire::to_json(badge)?);
        Ok((Some(out.put("id", id).into()), None))
    }

    /// The profile of a 3.0 document, or its IRI.
    pub(super) fn profile_3(&mut self, document: bool) -> Result<Option<Json<'r>>> {
        let Some(JsonValue(profile)) = &self.request.issuer else { return Ok(None) };
        if !profile.is_object() {
            return Ok(Some(profile.view()));
        }
        let id = self.request.id.as_deref().filter(|_| document);
        if !is_old(profile, "Issuer", &PROFILE_2, &["image"]) {
            let part = Part { pointer: "/issuer", kind: "Profile", document, id };
            return Ok(Some(self.part(profile, &part).into()));
        }
        if id.is_none() && ["id", "@id", "url"].iter().all(|name| profile.present(name).is_none()) {
            self.lacks("/issuer/id", "an IRI by which the issuer is known");
        }
        let carried = upgrade::carried_profile(profile)?;
        self.note_lost("/issuer", carried.lost);
        Ok(carried.issuer.map(Json::from))
    }

    /// The id of the issuer, where a document has nothing more of it.
    pub(super) fn issuer_id(&mut self) -> Option<Cow<'r, str>> {
        let Some(JsonValue(issuer)) = &self.request.issuer else { return None };
        let id = issuer.as_str().or_else(|| issuer.present("id").or_else(|| issuer.present("@id"))?.as_str());
        if id.is_none() {
            self.lacks("/issuer/id", "the id of the issuer");
        }
        id.map(Cow::Borrowed)
    }

    fn note_lost(&mut self, pointer: &str, lost: Vec<Problem>) {
        let placed = |problem: Problem| {
            let place = problem.pointer.as_deref().map(|inside| format!("{pointer}{inside}"));
            Problem { pointer: place, ..problem }
        };
        self.lost.extend(lost.into_iter().map(placed));
    }
}

/// Whether an object of a 3.0 request is in the terms of 1.x or 2.0: by its context, its type, members that only those
/// have, or members that are texts only there.
fn is_old(source: &Json<'_>, kind: &str, members: &[&str], as_texts: &[&str]) -> bool {
    let items = |name: &str| source.list(name).iter();
    let contexts = || items("@context").filter_map(Json::as_str);
    if contexts().any(|iri| context::is_badges1(iri) || context::is_badges2(iri)) {
        return true;
    }
    let local = |text: &str| text.rsplit(['#', ':']).next().is_some_and(|name| name == kind);
    if items("type").chain(items("@type")).filter_map(Json::as_str).any(local) {
        return true;
    }
    let text = |name: &&str| source.present(name).is_some_and(|value| value.as_str().is_some());
    source.present("@context").is_none()
        && (members.iter().any(|name| source.present(name).is_some()) || as_texts.iter().any(text))
}
