//! Objects: nodes with their statements, value objects, lists and sets.

use std::borrow::Cow;
use std::sync::Arc;

use super::active::{Active, Term};
use super::context::Scope;
use super::fault;
use super::iri::{self, Meant};
use super::keyword::Keyword;
use super::members::{self, Keywords, Name};
use super::part::Part;
use super::walk::{Inside, Place, Property, Walk};
use crate::error::Result;
use crate::json::{Json, Member, Path};
use crate::proof::canonical::rdfc::Node;

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/// What an endorsement says of its subject.
const ENDORSEMENT_COMMENT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment";

/// The members of an object.
struct Sorted<'j> {
    keywords: Keywords<'j>,
    statements: Vec<Statement<'j>>,
    /// Members whose own members belong to this object (`@nest`).
    nests: Vec<&'j Member<'j>>,
}

/// A member that is a property.
struct Statement<'j> {
    name: &'j str,
    /// The definition and the IRI, if the name is a term; else the IRI alone.
    term: Option<&'j Arc<Term>>,
    iri: Cow<'j, str>,
    value: &'j Json<'j>,
}

impl Walk<'_> {
    /// The document or the part of it that is converted: a node that says something.
    ///
    /// # Errors
    /// As [`to_dataset`](super::to_dataset).
    pub(super) fn root(&mut self, part: Part<'_>) -> Result<()> {
        let scope = self.scope_of_root(&part)?;
        let place = Place { active: &scope.active, path: &part.path, graph: None };
        let sorted = sorted_out(part.members.iter().filter(|(name, _)| part.counts(name)), place)?;
        let keywords = &sorted.keywords;
        if keywords.value.or(keywords.list).or(keywords.set).is_some() {
            return Err(fault::value(place.path, "a document is a node, not a value or a list"));
        }
        if !sorted.describes() {
            return Err(fault::value(place.path, "the document says nothing"));
        }
        self.node(&sorted, &scope, place)?;
        Ok(())
    }

    /// An object that is the value of a property; adds what it stands for to `out`.
    ///
    /// # Errors
    /// As [`to_dataset`](super::to_dataset).
    pub(super) fn object(
        &mut self,
        members: &[Member<'_>],
        property: Property<'_>,
        place: Place<'_>,
        out: &mut Vec<Node>,
    ) -> Result<()> {
        self.enter(place.path)?;
        let scope = self.scope(members, property, place)?;
        let place = Place { active: &scope.active, ..place };
        let sorted = sorted_out(counted(members), place)?;
        let keywords = &sorted.keywords;
        if let Some(value) = keywords.value {
            plain(&sorted, keywords.id.or(keywords.list).or(keywords.set), place)?;
            out.push(self.value_object(value, keywords, property, place)?);
        } else if keywords.language.is_some() {
            return Err(fault::value(place.path, "a language without a value"));
        } else if let Some(list) = keywords.list {
            plain(&sorted, keywords.id.or(keywords.kind).or(keywords.set), place)?;
            out.push(self.list_object(list, property, place)?);
        } else if keywords.set.is_some() {
            return Err(fault::form(
                place.path,
                "the values are wrapped as a set, where readers look for an array",
            ));
        } else {
            out.push(self.node(&sorted, &scope, place)?);
        }
        self.leave();
        Ok(())
    }

    /// A node: its types and properties become statements.
    fn node(&mut self, sorted: &Sorted<'_>, scope: &Scope, place: Place<'_>) -> Result<Node> {
        let subject = match sorted.keywords.id {
            Some(member) => {
                let path = place.path.member(&member.0);
                self.identified(members::text(member, place.path)?, place.at(&path))?
            }
            None => self.dataset.fresh_blank(),
        };
        match self.root {
            None => self.root = Some(subject),
            Some(root) if root == subject && sorted.describes() && !sorted.endorses() => {
                return Err(fault::form(
                    place.path,
                    "the document's own node is described a second time, out of its readers' sight",
                ));
            }
            Some(_) => {}
        }
        if let Some(member) = sorted.keywords.kind {
            self.types(subject, member, scope, place)?;
        }
        self.statements(subject, sorted, None, place)?;
        Ok(subject)
    }

    /// The statements of an object, or of the member `inside` it that is there to nest.
    fn statements(
        &mut self,
        subject: Node,
        sorted: &Sorted<'_>,
        inside: Option<&str>,
        place: Place<'_>,
    ) -> Result<()> {
        for statement in &sorted.statements {
            // A member stands where its term says, or readers would not find it.
            if statement.term.and_then(|term| term.nest.as_deref()) != inside {
                let message = "the context has another place for this member, where readers look for it";
                return Err(fault::form(&place.path.member(statement.name), message));
            }
            self.statement(subject, statement, place)?;
        }
        for (name, value) in sorted.nests.iter().copied() {
            let path = place.path.member(name);
            self.nested(subject, value, name, place.at(&path))?;
        }
        Ok(())
    }

    /// `@nest`: an object, or several, whose members belong to the node around it.
    fn nested(&mut self, subject: Node, value: &Json<'_>, name: &str, place: Place<'_>) -> Result<()> {
        self.enter(place.path)?;
        for item in value.items() {
            let Json::Object(members) = item else {
                return Err(fault::value(place.path, "what is nested is an object"));
            };
            let sorted = sorted_out(counted(members), place)?;
            if !sorted.keywords.is_empty() || members.iter().any(|(name, _)| name == "@context") {
                return Err(fault::value(place.path, "a nested object has properties only"));
            }
            self.statements(subject, &sorted, Some(name), place)?;
        }
        self.leave();
        Ok(())
    }

    fn statement(&mut self, subject: Node, statement: &Statement<'_>, place: Place<'_>) -> Result<()> {
        let predicate = self.intern_iri(&statement.iri);
        let property = Property { name: statement.name, term: statement.term, inside: Inside::Property };
        let path = place.path.member(statement.name);
        self.property(subject, predicate, property, statement.value, place.at(&path))
    }

    /// The types of a node. What is no term has to be an IRI that no term stands for.
    fn types(&mut self, subject: Node, member: &Member<'_>, scope: &Scope, place: Place<'_>) -> Result<()> {
        let (name, value) = member;
        let predicate = self.intern_iri(RDF_TYPE);
        let path = place.path.member(name);
        let listed = matches!(value, Json::Array(_));
        let before = self.dataset.quads().len();
        for (index, item) in value.items().iter().enumerate() {
            let inner = path.index(index);
            let path = if listed { &inner } else { &path };
            let Json::String(kind) = item else {
                return Err(fault::value(path, "a type is a text"));
            };
            let iri = type_iri(&scope.typed, kind, path)?;
            let object = Node::Text(self.intern_iri(&iri));
            self.dataset.push(subject, predicate, object, place.graph);
        }
        self.select_types(place.path, before);
        Ok(())
    }
}

/// What a type means: an absolute IRI.
///
/// # Errors
/// `canon.term`, `canon.iri`, `canon.form`
pub(super) fn type_iri<'a>(active: &'a Active, kind: &'a str, path: &Path<'_>) -> Result<Cow<'a, str>> {
    match iri::of_vocabulary(active, kind) {
        Meant::Term(iri) => Ok(Cow::Borrowed(iri)),
        Meant::Iri(iri) if iri::is_absolute(&iri) => {
            if active.has_term_for(&iri) {
                return Err(fault::form(
                    path,
                    "the context has a term for this type, which readers look for",
                ));
            }
            Ok(iri)
        }
        Meant::Iri(iri) if iri.contains(':') => Err(fault::iri(path, &iri)),
        _ => Err(fault::term(path, kind)),
    }
}

/// The members of an object but for its context.
fn counted<'j>(members: &'j [Member<'j>]) -> impl Iterator<Item = &'j Member<'j>> {
    members.iter().filter(|(name, _)| name != "@context")
}

/// Sorts the members of an object by what their names mean.
fn sorted_out<'j>(members: impl Iterator<Item = &'j Member<'j>>, place: Place<'j>) -> Result<Sorted<'j>> {
    let mut sorted = Sorted {
        keywords: Keywords::default(),
        statements: Vec::with_capacity(members.size_hint().1.unwrap_or_default()),
        nests: Vec::new(),
    };
    for member in members {
        let (name, value) = member;
        let path = place.path.member(name);
        match members::name(place.active, name, &path)? {
            Name::Keyword(Keyword::Nest) => sorted.nests.push(member),
            Name::Keyword(keyword) => sorted.keywords.note(keyword, member, &path)?,
            Name::Term(term, iri) => {
                sorted.statements.push(Statement { name, term: Some(term), iri: Cow::Borrowed(iri), value });
            }
            Name::Iri(iri) => sorted.statements.push(Statement { name, term: None, iri, value }),
        }
    }
    Ok(sorted)
}

impl Sorted<'_> {
    /// Whether it says something, and does not only refer.
    fn describes(&self) -> bool {
        self.keywords.kind.is_some() || !self.statements.is_empty() || !self.nests.is_empty()
    }

    /// Whether it is the subject of an endorsement, and nothing else is said of it than what the endorser says. An
    /// endorsement that a credential carries may be about that credential; nothing can be hidden in it.
    fn endorses(&self) -> bool {
        let kinds = self.keywords.kind.map_or(&[][..], |(_, kinds)| kinds.items());
        self.nests.is_empty()
            && self.statements.iter().all(|statement| statement.iri == ENDORSEMENT_COMMENT)
            && kinds.iter().all(|kind| kind.as_str() == Some("EndorsementSubject"))
    }
}

/// A value object, a list or a set has nothing else beside it.
fn plain(sorted: &Sorted<'_>, other: Option<&Member<'_>>, place: Place<'_>) -> Result<()> {
    let statement = sorted.statements.first().map(|statement| statement.name);
    let nest = sorted.nests.first().map(|(name, _)| &**name);
    match statement.or(nest).or(other.map(|(name, _)| &**name)) {
        None => Ok(()),
        Some(name) => Err(fault::value(
            &place.path.member(name),
            "a value, a list or a set has no such member beside it",
        )),
    }
}
