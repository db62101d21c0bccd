//! Literals and references: what a single value stands for (JSON-LD API sections 5.3.2 and 8.2.2).

use super::active::{Kind, Mapping};
use super::fault;
use super::iri::{self, Meant};
use super::keyword::Keyword;
use super::members::{self, Keywords};
use super::object::type_iri;
use super::process::Mode;
use super::walk::{Place, Property, Walk};
use crate::error::Result;
use crate::json::{Json, Member, Path};
use crate::proof::canonical::rdfc::{Node, literal_text};
use crate::proof::canonical::{jcs, number};

const XSD_BOOLEAN: &str = "http://www.w3.org/2001/XMLSchema#boolean";
const XSD_DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";
const XSD_INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
const RDF_JSON: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";

impl Walk<'_> {
    /// A text, number or boolean as the value of a property.
    ///
    /// # Errors
    /// `canon.iri`, `canon.term`, `canon.value`, `canon.form`, and those of the property's context.
    pub(super) fn scalar(
        &mut self,
        value: &Json<'_>,
        property: Property<'_>,
        place: Place<'_>,
    ) -> Result<Node> {
        let Some(context) = property.term.and_then(|term| term.scoped.as_ref()) else {
            return self.scalar_in(value, property, place);
        };
        // Step 4.2 of expansion: the property's own context holds for its value, even for what the property means.
        let active = self.apply(place.active, context, Mode::Property, place.path)?;
        let term = active.term(property.name).filter(|term| matches!(term.mapping, Mapping::Iri(_)));
        self.scalar_in(value, Property { term, ..property }, Place { active: &active, ..place })
    }

    fn scalar_in(&mut self, value: &Json<'_>, property: Property<'_>, place: Place<'_>) -> Result<Node> {
        let kind = property.term.map_or(&Kind::Plain, |term| &term.kind);
        let datatype = match kind {
            Kind::Datatype(iri) => Some(&**iri),
            _ => None,
        };
        match (value, kind) {
            (Json::String(text), Kind::Id) => self.identified(text, place),
            (Json::String(text), Kind::Vocab) => self.word(text, place),
            (Json::String(text), _) => {
                let own = property.term.and_then(|term| term.language.as_ref());
                let language = own.unwrap_or(&place.active.language).as_deref();
                Ok(self.literal(text, language.filter(|_| datatype.is_none()), datatype))
            }
            (other, _) => self.native(other, datatype, place.path),
        }
    }

    /// A word of the vocabulary: a term or an IRI.
    fn word(&mut self, text: &str, place: Place<'_>) -> Result<Node> {
        match iri::of_vocabulary(place.active, text) {
            Meant::Term(iri) => Ok(Node::Text(self.intern_iri(iri))),
            Meant::Iri(iri) if iri::blank_label(&iri).is_some() => self.identified(&iri, place),
            Meant::Iri(iri) if iri::is_absolute(&iri) => Ok(Node::Text(self.intern_iri(&iri))),
            Meant::Iri(iri) if iri.contains(':') => Err(fault::iri(place.path, &iri)),
            _ => Err(fault::term(place.path, text)),
        }
    }

    /// A number or a boolean.
    fn native(&mut self, value: &Json<'_>, datatype: Option<&str>, path: &Path<'_>) -> Result<Node> {
        let (text, own) = match value {
            Json::Bool(flag) => (if *flag { "true".to_owned() } else { "false".to_owned() }, XSD_BOOLEAN),
            Json::Number(number) => numeral(number::as_double(number), datatype, path)?,
            other => {
                let message = format!("{} is no single value", other.type_name());
                return Err(fault::value(path, &message));
            }
        };
        Ok(self.literal(&text, None, Some(datatype.unwrap_or(own))))
    }

    /// A value object.
    ///
    /// # Errors
    /// `canon.value`, `canon.term`, `canon.iri`, `canon.form`
    pub(super) fn value_object(
        &mut self,
        (name, value): &Member<'_>,
        keywords: &Keywords<'_>,
        property: Property<'_>,
        place: Place<'_>,
    ) -> Result<Node> {
        let typed = property.term.is_some_and(|term| term.kind != Kind::Plain);
        let has_language =
            property.term.is_some_and(|term| term.language.is_some()) || place.active.language.is_some();
        let says_more = keywords.kind.is_some() || keywords.language.is_some() || has_language;
        if typed || !says_more {
            return Err(fault::form(place.path, "the value is wrapped, where readers look for a plain one"));
        }
        let path = place.path.member(name);
        match (keywords.kind, keywords.language, value) {
            (Some(_), Some(_), _) => {
                Err(fault::value(place.path, "a value has a type or a language, not both"))
            }
            (Some(kind), None, value) => self.typed_value(kind, value, place.at(&path)),
            (None, Some(language), Json::String(text)) => {
                let tag = tag_of(language, place.path)?;
                Ok(self.literal(text, Some(&tag), None))
            }
            (None, Some(_), _) => Err(fault::value(&path, "a value with a language is a text")),
            (None, None, Json::String(text)) => Ok(self.literal(text, None, None)),
            (None, None, other) => self.native(other, None, &path),
        }
    }

    fn typed_value(&mut self, kind: &Member<'_>, value: &Json<'_>, place: Place<'_>) -> Result<Node> {
        let name = members::text(kind, place.path)?;
        if iri::of_vocabulary(place.active, name) == Meant::Keyword(Keyword::Json) {
            return Ok(self.json_literal(value));
        }
        let datatype = type_iri(place.active, name, place.path)?;
        match value {
            Json::String(text) => Ok(self.literal(text, None, Some(&datatype))),
            other => self.native(other, Some(&datatype), place.path),
        }
    }

    /// A literal. The datatype of plain texts is not written.
    pub(super) fn literal(&mut self, text: &str, language: Option<&str>, datatype: Option<&str>) -> Node {
        self.scratch.clear();
        let datatype = datatype.filter(|iri| *iri != XSD_STRING);
        literal_text(&mut self.scratch, text, language, datatype);
        Node::Text(self.dataset.intern(&self.scratch))
    }

    /// A value kept as JSON, in canonical form.
    pub(super) fn json_literal(&mut self, value: &Json<'_>) -> Node {
        let text = jcs::canonicalise(value);
        self.literal(&text, None, Some(RDF_JSON))
    }
}

/// The text of a number and its own datatype: whole numbers as integers, others as doubles.
fn numeral(double: f64, datatype: Option<&str>, path: &Path<'_>) -> Result<(String, &'static str)> {
    /// From here on JSON-LD writes whole numbers as doubles, too.
    const HUGE: f64 = 1e21;
    /// Beyond this whole numbers are not exact, and two readers would see two numbers.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if double.fract() != 0.0 || double.abs() >= HUGE || datatype == Some(XSD_DOUBLE) {
        return Ok((number::xsd_double(double), XSD_DOUBLE));
    }
    if double.abs() >= EXACT {
        return Err(fault::value(
            path,
            "a whole number beyond 2^53 is not read alike everywhere: write it as a text",
        ));
    }
    // Minus zero has no sign as an integer.
    Ok((format!("{:.0}", if double == 0.0 { 0.0 } else { double }), XSD_INTEGER))
}

/// The tag in an `@language` member.
fn tag_of(member: &Member<'_>, path: &Path<'_>) -> Result<String> {
    language(members::text(member, path)?, &path.member(&member.0))
}

/// A language tag in lower case, the value that RDF gives it (RDF 1.1 Concepts section 3.3).
///
/// # Errors
/// `canon.value` if it has not the form of one (BCP 47).
pub(super) fn language(tag: &str, path: &Path<'_>) -> Result<String> {
    let mut subtags = tag.split('-');
    let primary = |subtag: &str| subtag.bytes().all(|b| b.is_ascii_alphabetic());
    let fits =
        |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
    if subtags.next().is_some_and(|first| fits(first) && primary(first)) && subtags.all(fits) {
        return Ok(tag.to_ascii_lowercase());
    }
    Err(fault::value(path, "this is no language tag"))
}
