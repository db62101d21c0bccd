//! The values of a property: single ones, several, lists, graphs, texts by language.

use super::active::{Kind, Term};
use super::fault;
use super::literal;
use super::walk::{Inside, Place, Property, Walk};
use crate::error::Result;
use crate::json::{Json, Member};
use crate::proof::canonical::rdfc::{Graph, Node, TextId};

const RDF_FIRST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
const RDF_REST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
const RDF_NIL: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";

impl Walk<'_> {
    /// Makes the statements of one member.
    ///
    /// # Errors
    /// As [`to_dataset`](super::to_dataset).
    pub(super) fn property(
        &mut self,
        subject: Node,
        predicate: TextId,
        property: Property<'_>,
        value: &Json<'_>,
        place: Place<'_>,
    ) -> Result<()> {
        let container = property.term.map(|term| term.container).unwrap_or_default();
        let mut objects = Vec::new();
        let before = self.dataset.quads().len();
        match value {
            // Nothing is said; with `@json`, that it is null.
            Json::Null if !is_json(property.term) => return Ok(()),
            _ if is_json(property.term) => objects.push(self.json_literal(value)),
            Json::Object(members) if container.language => {
                self.language_map(members, place, &mut objects)?;
            }
            _ if container.list => {
                let property = Property { inside: Inside::List, ..property };
                self.values(value, property, place, &mut objects)?;
                let list = self.list(&objects, place.graph);
                objects = vec![list];
            }
            _ if container.graph => self.graphs(value, property, place, &mut objects)?,
            _ => self.values(value, property, place, &mut objects)?,
        }
        for object in objects {
            self.dataset.push(subject, predicate, object, place.graph);
        }
        let map = container.language && value.is_object();
        self.select_values(value, is_json(property.term) || container.list || map, place.path, before);
        Ok(())
    }

    /// What a value stands for, or each item of an array.
    ///
    /// # Errors
    /// As [`to_dataset`](super::to_dataset).
    pub(super) fn values(
        &mut self,
        value: &Json<'_>,
        property: Property<'_>,
        place: Place<'_>,
        out: &mut Vec<Node>,
    ) -> Result<()> {
        let Json::Array(items) = value else {
            return self.value(value, property, place, out);
        };
        for (index, item) in items.iter().enumerate() {
            let path = place.path.index(index);
            if matches!(item, Json::Array(_)) {
                let message =
                    "a list in a list is not supported, and otherwise the inner brackets say nothing";
                return Err(fault::value(&path, message));
            }
            self.value(item, property, place.at(&path), out)?;
        }
        Ok(())
    }

    fn value(
        &mut self,
        value: &Json<'_>,
        property: Property<'_>,
        place: Place<'_>,
        out: &mut Vec<Node>,
    ) -> Result<()> {
        match value {
            Json::Null => Ok(()),
            Json::Object(members) => self.object(members, property, place, out),
            scalar => {
                out.push(self.scalar(scalar, property, place)?);
                Ok(())
            }
        }
    }

    /// `@container: @graph`: each value is in a graph of its own, and the graph is the value.
    fn graphs(
        &mut self,
        value: &Json<'_>,
        property: Property<'_>,
        place: Place<'_>,
        out: &mut Vec<Node>,
    ) -> Result<()> {
        let listed = matches!(value, Json::Array(_));
        for (index, item) in value.items().iter().enumerate() {
            let inner = place.path.index(index);
            let path = if listed { &inner } else { place.path };
            let Json::Object(members) = item else {
                return Err(fault::value(
                    path,
                    "what is in a graph is an object; anything else would be left out",
                ));
            };
            let name = self.dataset.fresh_blank();
            let inside = Place { path, graph: Some(name), ..place };
            let before = self.dataset.quads().len();
            let property = Property { inside: Inside::Graph, ..property };
            self.object(members, property, inside, &mut Vec::new())?;
            if self.dataset.quads().len() == before {
                return Err(fault::value(
                    path,
                    "what is in a graph says something; a mere reference would be left out",
                ));
            }
            out.push(name);
        }
        Ok(())
    }

    /// An explicit `@list`.
    pub(super) fn list_object(
        &mut self,
        (name, value): &Member<'_>,
        property: Property<'_>,
        place: Place<'_>,
    ) -> Result<Node> {
        let path = place.path.member(name);
        if property.inside != Inside::Property {
            return Err(fault::value(&path, "a list in a list or in a graph is not supported"));
        }
        let mut items = Vec::new();
        self.values(value, Property { inside: Inside::List, ..property }, place.at(&path), &mut items)?;
        Ok(self.list(&items, place.graph))
    }

    /// A list of nodes as RDF has it: a chain of blank nodes.
    fn list(&mut self, items: &[Node], graph: Graph) -> Node {
        let first = self.intern_iri(RDF_FIRST);
        let rest = self.intern_iri(RDF_REST);
        let mut head = Node::Text(self.intern_iri(RDF_NIL));
        for item in items.iter().rev() {
            let cell = self.dataset.fresh_blank();
            self.dataset.push(cell, first, *item, graph);
            self.dataset.push(cell, rest, head, graph);
            head = cell;
        }
        head
    }

    /// `@container: @language`: texts by their language.
    fn language_map(&mut self, members: &[Member<'_>], place: Place<'_>, out: &mut Vec<Node>) -> Result<()> {
        for (tag, value) in members {
            let path = place.path.member(tag);
            let language = match tag.as_ref() {
                "@none" => None,
                tag => Some(literal::language(tag, &path)?),
            };
            for item in value.items() {
                match item {
                    Json::Null => {}
                    Json::String(text) => out.push(self.literal(text, language.as_deref(), None)),
                    _ => return Err(fault::value(&path, "a value in a map of languages is a text")),
                }
            }
        }
        Ok(())
    }
}

fn is_json(term: Option<&std::sync::Arc<Term>>) -> bool {
    term.is_some_and(|term| term.kind == Kind::Json)
}
