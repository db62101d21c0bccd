//! json-ld and rdf-canon. Their types differ, so the statements are moved from one to the other term by term.

use std::collections::HashMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use json_ld::rdf_types::{self, Id, LiteralType, generator};
use json_ld::syntax::{Parse, Value};
use json_ld::{IriBuf, JsonLdProcessor, RemoteDocument};
use oxrdf_of_rdf_canon::{BlankNode, Dataset, GraphName, Literal, NamedNode, Quad, Subject, Term};

use crate::{Contexts, Peer, table};

/// The two crates, with the contexts as the map that one of them loads from.
pub(crate) struct JsonLd(HashMap<IriBuf, RemoteDocument>);

impl JsonLd {
    pub(crate) fn new(contexts: &Contexts) -> Result<JsonLd, String> {
        let loaded = contexts.iter().map(|(url, text)| {
            let url = IriBuf::new(url.clone()).map_err(|e| e.to_string())?;
            Ok((url.clone(), RemoteDocument::new(Some(url), None, parsed(text)?)))
        });
        loaded.collect::<Result<_, String>>().map(JsonLd)
    }
}

impl Peer for JsonLd {
    fn name(&self) -> String {
        format!("{} + {}", table::versioned("json-ld"), table::versioned("rdf-canon"))
    }

    fn canonical(&mut self, document: &str) -> Result<String, String> {
        let document = RemoteDocument::new(None, None, parsed(document)?);
        let mut blank = generator::Blank::new();
        let statements = pin!(document.to_rdf(&mut blank, &self.0));
        // The contexts are in memory: nothing is ever waited for.
        let Poll::Ready(rdf) = statements.poll(&mut Context::from_waker(Waker::noop())) else {
            return Err("it waits for something".to_owned());
        };
        let mut rdf = rdf.map_err(|e| e.to_string())?;
        let dataset: Dataset = rdf.cloned_quads().filter_map(quad).collect();
        rdf_canon::canonicalize(&dataset).map_err(|e| e.to_string())
    }
}

fn parsed(text: &str) -> Result<Value, String> {
    Value::parse_str(text).map(|(value, _)| value).map_err(|e| e.to_string())
}

/// A statement in the other crate's terms; `None` where its predicate is a blank node, which RDF does not know.
fn quad(quad: rdf_types::Quad<Id, Id, rdf_types::Object<Id, rdf_types::Literal>, Id>) -> Option<Quad> {
    let rdf_types::Quad(subject, predicate, object, graph) = quad;
    let Id::Iri(predicate) = predicate else { return None };
    let subject = match subject {
        Id::Iri(iri) => Subject::from(named(&iri)),
        Id::Blank(blank) => Subject::from(BlankNode::new_unchecked(blank.suffix())),
    };
    let object = match object {
        rdf_types::Object::Id(Id::Iri(iri)) => Term::from(named(&iri)),
        rdf_types::Object::Id(Id::Blank(blank)) => Term::from(BlankNode::new_unchecked(blank.suffix())),
        rdf_types::Object::Literal(literal) => Term::from(self::literal(literal)),
    };
    let graph = match graph {
        None => GraphName::DefaultGraph,
        Some(Id::Iri(iri)) => GraphName::from(named(&iri)),
        Some(Id::Blank(blank)) => GraphName::from(BlankNode::new_unchecked(blank.suffix())),
    };
    Some(Quad::new(subject, named(&predicate), object, graph))
}

fn literal(literal: rdf_types::Literal) -> Literal {
    match literal.type_ {
        LiteralType::Any(datatype) => Literal::new_typed_literal(literal.value, named(&datatype)),
        LiteralType::LangString(tag) => {
            Literal::new_language_tagged_literal_unchecked(literal.value, tag.as_str())
        }
    }
}

fn named(iri: &IriBuf) -> NamedNode {
    NamedNode::new_unchecked(iri.as_str())
}
