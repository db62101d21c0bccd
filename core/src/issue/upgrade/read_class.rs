//! Reading badge classes and issuers of 0.5 to 2.0, and what is inside them.

use std::borrow::Cow;

use crate::badge::Version;
use crate::error::{Error, ErrorCode, Result};
use crate::issue::upgrade::fields::{Fields, Head, ID};
use crate::issue::upgrade::model::{
    Alignment, BadgeClass, Criteria, Evidence, Image, Profile, Related, Text,
};
use crate::issue::upgrade::session::{Session, Source};

impl<'d> Session<'d> {
    /// Reads a badge class, or the link to one.
    pub(super) fn badge_class(&mut self, source: Source<'d>) -> Option<BadgeClass<'d>> {
        let source = self.first(source)?;
        if !source.is_object() {
            let id = self.iri_in(source)?;
            return Some(BadgeClass { linked: true, id: Some(id), ..BadgeClass::empty(source, self.from) });
        }
        let mut fields = Fields::of(source);
        let mut head = self.head(&mut fields);
        let mut badge = BadgeClass {
            id: self.iri(&mut fields, &["id", "@id", "_location"]),
            name: self.text(&mut fields, &["name"]),
            description: self.text(&mut fields, &["description"]),
            image: self.image(&mut fields),
            criteria: self.criteria(&mut fields),
            issuer: fields.take(&["issuer"]).and_then(|issuer| self.profile(issuer)),
            alignment: self.alignment(&mut fields),
            tags: self.texts(&mut fields, &["tags"]),
            ..BadgeClass::empty(source, self.from)
        };
        if self.is_to_3() {
            badge.version = self.text_or_number(&mut fields, &["version"]);
            badge.language = self.text(&mut fields, &["@language"]);
            badge.related = self.related(&mut fields);
        }
        badge.linked = badge.id.is_some() && badge.says_nothing();
        self.rest(fields, &mut head, &[]);
        Some(BadgeClass { head, ..badge })
    }

    /// Reads an issuer, or the link to one.
    pub(super) fn profile(&mut self, source: Source<'d>) -> Option<Profile<'d>> {
        let source = self.first(source)?;
        if !source.is_object() {
            let id = self.iri_in(source)?;
            return Some(Profile { linked: true, id: Some(id), ..Profile::empty(source) });
        }
        let mut fields = Fields::of(source);
        let mut head = self.head(&mut fields);
        let id = self.iri(&mut fields, &["id", "@id", "_location"]);
        let url = self.iri(&mut fields, &["url", "origin"]);
        // The Backpack added an origin to the URL; it says nothing more.
        let _ = fields.take(&["origin"]);
        let name = self.text(&mut fields, &["name"]);
        let org = self.text(&mut fields, &["org"]);
        let mut profile = Profile {
            id,
            url,
            name: match (name, org) {
                (Some(name), Some(org)) => Some(Cow::Owned(format!("{name}: {org}"))),
                (name, org) => name.or(org).map(Cow::Borrowed),
            },
            email: self.text(&mut fields, &["email", "contact"]),
            telephone: self.text(&mut fields, &["telephone"]),
            description: self.text(&mut fields, &["description"]),
            image: self.image(&mut fields),
            ..Profile::empty(source)
        };
        profile.linked = profile.id.is_some() && profile.url.is_none() && profile.name.is_none();
        if !profile.linked && profile.id.is_none() {
            profile.id.clone_from(&profile.url);
        }
        self.rest(fields, &mut head, &["publicKey", "verification", "revocationList"]);
        Some(Profile { head, ..profile })
    }

    /// A picture: its IRI or data URI, or an object with it.
    pub(super) fn image(&mut self, fields: &mut Fields<'d>) -> Option<Image<'d>> {
        let whole = fields.take(&["image"])?;
        let source = self.first(whole)?;
        if !source.is_object() {
            return self.iri_in(source).map(|id| Image { head: None, id, caption: None });
        }
        let mut fields = Fields::of(source);
        let id = self.iri(&mut fields, ID);
        let caption = self.text(&mut fields, &["caption"]);
        let head = self.part(fields, &["author", "type"]);
        let id = id?;
        Some(Image { head: Some(head), id, caption })
    }

    /// Criteria: the URL of a page, or an object. A text that is no URL can only be meant as the criteria themselves.
    fn criteria(&mut self, fields: &mut Fields<'d>) -> Option<Criteria<'d>> {
        let whole = fields.take(&["criteria"])?;
        let source = self.first(whole)?;
        if !source.is_object() {
            let (id, narrative) = self.page_or_text(source)?;
            return Some(Criteria { head: None, id, narrative });
        }
        let mut fields = Fields::of(source);
        let id = self.iri(&mut fields, ID);
        let narrative = self.text(&mut fields, &["narrative"]);
        let head = self.part(fields, &[]);
        (id.is_some() || narrative.is_some()).then_some(Criteria { head: Some(head), id, narrative })
    }

    /// Evidence: one or many, each the URL of a page or an object.
    pub(super) fn evidence(&mut self, fields: &mut Fields<'d>) -> Vec<Evidence<'d>> {
        let items = fields.take(&["evidence"]).map(crate::json::Json::items).unwrap_or_default();
        items.iter().filter_map(|source| self.one_evidence(source)).collect()
    }

    fn one_evidence(&mut self, source: Source<'d>) -> Option<Evidence<'d>> {
        if !source.is_object() {
            let (id, narrative) = self.page_or_text(source)?;
            let texts = narrative.map(|text| ("narrative", text)).into_iter().collect();
            return Some(Evidence { head: None, id, texts });
        }
        let mut fields = Fields::of(source);
        let id = self.iri(&mut fields, ID);
        let texts = self.some_texts(&mut fields, &["narrative", "name", "description", "genre", "audience"]);
        let head = self.part(fields, &[]);
        (id.is_some() || !texts.is_empty()).then_some(Evidence { head: Some(head), id, texts })
    }

    /// The IRI of a page, or a text that is none.
    fn page_or_text(&mut self, source: Source<'d>) -> Option<(Option<Text<'d>>, Option<&'d str>)> {
        let prose = source.as_str().filter(|text| text.trim_ascii().contains(char::is_whitespace));
        match prose {
            Some(text) => Some((None, Some(text))),
            None => self.iri_in(source).map(|id| (Some(id), None)),
        }
    }

    fn alignment(&mut self, fields: &mut Fields<'d>) -> Vec<Alignment<'d>> {
        let items = fields.take(&["alignment"]).map(crate::json::Json::items).unwrap_or_default();
        items.iter().filter_map(|source| self.one_alignment(source)).collect()
    }

    fn one_alignment(&mut self, source: Source<'d>) -> Option<Alignment<'d>> {
        let name = |names: [&str; 2]| names.iter().any(|name| source.present(name).is_some());
        if !name(["targetName", "name"]) || !name(["targetUrl", "url"]) {
            self.lose(source, "an alignment needs a name and a URL");
            return None;
        }
        let mut fields = Fields::of(source);
        let name = self.text(&mut fields, &["targetName", "name"]);
        let url = self.iri(&mut fields, &["targetUrl", "url"]);
        let description = self.text(&mut fields, &["targetDescription", "description"]);
        let mut texts = self.some_texts(&mut fields, &["targetFramework", "targetCode"]);
        texts.splice(0..0, description.map(|text| ("targetDescription", text)));
        let head = self.part(fields, &[]);
        Some(Alignment { head, name: name?, url: url?, texts })
    }

    fn related(&mut self, fields: &mut Fields<'d>) -> Vec<Related<'d>> {
        let items = fields.take(&["related"]).map(crate::json::Json::items).unwrap_or_default();
        let mut found = Vec::new();
        for source in items {
            let Some(id) = self.iri_in(source) else { continue };
            let mut fields = Fields::of(source);
            let _ = fields.take(ID);
            let version = self.text_or_number(&mut fields, &["version"]);
            let language = self.text(&mut fields, &["@language", "inLanguage"]);
            self.lose_rest(fields);
            found.push(Related { id, version, language });
        }
        found
    }

    /// The members of these names that are texts.
    fn some_texts(
        &mut self,
        fields: &mut Fields<'d>,
        names: &[&'static str],
    ) -> Vec<(&'static str, &'d str)> {
        names.iter().filter_map(|name| Some((*name, self.text(fields, &[name])?))).collect()
    }

    /// What is left of a part of a badge class or assertion. Its type goes without saying.
    fn part(&mut self, mut fields: Fields<'d>, names: &[&str]) -> Head<'d> {
        let mut head = Head::bare(fields.source);
        let _ = (fields.take(&["type"]), fields.take(&["@type"]));
        self.rest(fields, &mut head, names);
        head
    }
}

impl<'d> BadgeClass<'d> {
    fn empty(source: Source<'d>, from: Version) -> BadgeClass<'d> {
        BadgeClass {
            head: Head::bare(source),
            from,
            linked: false,
            id: None,
            name: None,
            description: None,
            image: None,
            criteria: None,
            issuer: None,
            alignment: Vec::new(),
            tags: Vec::new(),
            version: None,
            language: None,
            related: Vec::new(),
        }
    }

    fn says_nothing(&self) -> bool {
        self.name.is_none() && self.description.is_none() && self.criteria.is_none() && self.image.is_none()
    }

    /// Whether something is missing that another copy may have.
    pub(super) fn is_incomplete(&self) -> bool {
        let parts = self.name.is_some() && self.description.is_some() && self.image.is_some();
        !parts || self.criteria.is_none() || self.issuer.is_none()
    }

    /// With what is missing from another copy.
    ///
    /// # Errors
    /// `option.conflict` if the copy is of another badge class.
    pub(super) fn completed(self, given: BadgeClass<'d>) -> Result<BadgeClass<'d>> {
        check_same("badge", self.id.as_deref(), given.id.as_deref())?;
        let id = self.id.or(given.id);
        if self.linked {
            return Ok(BadgeClass { id, linked: false, ..given });
        }
        Ok(BadgeClass {
            id,
            name: self.name.or(given.name),
            description: self.description.or(given.description),
            image: self.image.or(given.image),
            criteria: self.criteria.or(given.criteria),
            issuer: self.issuer.or(given.issuer),
            ..self
        })
    }
}

impl<'d> Profile<'d> {
    fn empty(source: Source<'d>) -> Profile<'d> {
        Profile {
            head: Head::bare(source),
            linked: false,
            id: None,
            name: None,
            url: None,
            email: None,
            telephone: None,
            description: None,
            image: None,
        }
    }

    /// Whether something is missing that another copy may have.
    pub(super) fn is_incomplete(&self) -> bool {
        self.name.is_none() || self.url.is_none() || self.email.is_none()
    }

    /// With what is missing from another copy.
    ///
    /// # Errors
    /// `option.conflict` if the copy is of another issuer.
    pub(super) fn completed(self, given: Profile<'d>) -> Result<Profile<'d>> {
        // An id that was taken from the URL is not one to compare.
        let own = self.id.as_deref().filter(|id| Some(*id) != self.url.as_deref());
        let other = given.id.as_deref().filter(|id| Some(*id) != given.url.as_deref());
        check_same("issuer", own, other)?;
        let id = own.map(|own| Cow::Owned(own.to_owned())).or(given.id.clone()).or(self.id);
        if self.linked {
            return Ok(Profile { id, linked: false, ..given });
        }
        Ok(Profile {
            id,
            name: self.name.or(given.name),
            url: self.url.or(given.url),
            email: self.email.or(given.email),
            ..self
        })
    }
}

fn check_same(option: &str, own: Option<&str>, given: Option<&str>) -> Result<()> {
    match (own, given) {
        (Some(own), Some(given)) if own != given => {
            let message =
                format!("the option `{option}` is not the one that the document means: its id differs");
            Err(Error::new(ErrorCode::OptionConflict, message))
        }
        _ => Ok(()),
    }
}
