//! What is converted: a document, a document without its proofs, the options of one of its proofs.

use super::fault;
use crate::error::Result;
use crate::json::{Json, Member, Path};

/// A node that is converted on its own, without being copied out of its document.
#[derive(Clone, Copy)]
pub(crate) struct Part<'j> {
    pub(super) members: &'j [Member<'j>],
    /// The member that does not count.
    left_out: Option<&'static str>,
    /// Where its context is: its own member, or that of another object.
    pub(super) context: Option<&'j Json<'j>>,
    pub(super) context_path: Path<'j>,
    /// Where it is, for the pointers of errors.
    pub(super) path: Path<'j>,
}

impl<'j> Part<'j> {
    /// A whole document.
    ///
    /// # Errors
    /// `canon.value` if it is no object.
    pub(crate) fn whole(document: &'j Json<'j>) -> Result<Part<'j>> {
        let path = Path::Root;
        Ok(Part {
            members: members(document, &path)?,
            left_out: None,
            context: document.get("@context"),
            context_path: CONTEXT,
            path,
        })
    }

    /// A document without its proofs, which is what a proof signs.
    ///
    /// # Errors
    /// `canon.value` if it is no object.
    pub(crate) fn without_proof(document: &'j Json<'j>) -> Result<Part<'j>> {
        Ok(Part { left_out: Some("proof"), ..Part::whole(document)? })
    }

    /// The options of a proof: all of it but its value, with the context of the document that it is of (VC Data Integrity,
    /// proof configuration). `path` says where in the document the proof is.
    ///
    /// # Errors
    /// `canon.value` if one of them is no object.
    pub(crate) fn options(proof: &'j Json<'j>, document: &'j Json<'j>, path: Path<'j>) -> Result<Part<'j>> {
        let whole = Part::whole(document)?;
        Ok(Part { members: members(proof, &path)?, left_out: Some("proofValue"), path, ..whole })
    }

    /// Whether a member counts. The context is read on its own.
    pub(super) fn counts(&self, name: &str) -> bool {
        name != "@context" && self.left_out.is_none_or(|left_out| left_out != name)
    }
}

/// The place of a document's context.
const CONTEXT: Path<'static> = Path::Member(&Path::Root, "@context");

fn members<'j>(value: &'j Json<'j>, path: &Path<'_>) -> Result<&'j [Member<'j>]> {
    value.as_object().ok_or_else(|| fault::value(path, "what is converted is one object"))
}
