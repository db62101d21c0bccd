//! JSON-LD to RDF for credentials (<https://www.w3.org/TR/json-ld11-api/>: context processing, expansion, node map and
//! deserialisation, in one pass and without the trees between them).
//!
//! Contexts are tables that are applied once and kept; no document is ever fetched. What the standard drops silently
//! is an error here, because a proof would not cover it: members without a term, relative identifiers, values that
//! hang nowhere. So is what another reader of the same JSON could overlook: a proof covers the statements, and a
//! credential is judged by its members. So a document has to have the form that compaction gives it: terms and not
//! their IRIs, aliases and not their keywords, plain values where the context gives the type, and one description of the
//! document's own node. `@graph`, `@included`, `@reverse`, `@index`, `@direction`, lists of lists and contexts written in
//! the document are refused.

mod active;
mod context;
mod define;
mod fault;
mod iri;
mod keyword;
mod literal;
mod local;
mod members;
mod object;
mod part;
mod process;
mod read;
mod select;
mod set;
mod tables;
#[cfg(test)]
mod tests;
mod values;
mod walk;

pub(crate) use part::Part;
pub(crate) use set::ContextSet;
#[cfg(test)]
pub(crate) use tests::vectors;
pub(crate) use walk::{to_dataset, to_selection};
