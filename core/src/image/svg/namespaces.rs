//! Which namespace a prefix stands for (Namespaces in XML 1.0), as far as badges need it.

use std::collections::BTreeMap;

use super::attributes::Attribute;
use crate::error::{Error, ErrorCode, Result};
use crate::image::keyword::SVG_NAMESPACES;
use crate::limits::Limits;

/// What a prefix is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Uri {
    Svg,
    /// One of the namespaces badges are found in.
    Badge(&'static str),
    /// Holds an entity reference, which is never expanded, so nobody can tell.
    Entity,
    Other,
}

impl Uri {
    fn of(value: &str) -> Uri {
        if value == "http://www.w3.org/2000/svg" {
            return Uri::Svg;
        }
        // A character reference may spell a badge namespace in another way.
        match super::attributes::unescape(value) {
            Err(_) => Uri::Entity,
            Ok(uri) => SVG_NAMESPACES.into_iter().find(|known| *known == uri).map_or(Uri::Other, Uri::Badge),
        }
    }
}

/// The declarations in scope. The empty prefix is the default namespace.
#[derive(Debug, Default)]
pub(crate) struct Namespaces<'a> {
    bound: BTreeMap<&'a str, Vec<Uri>>,
    /// The open declarations, innermost last: the depth of their element and the prefix.
    open: Vec<(usize, &'a str)>,
}

/// The prefix an attribute declares, if it is a namespace declaration.
pub(crate) fn declared_prefix<'a>(attribute: &Attribute<'a>) -> Option<&'a str> {
    match attribute.split() {
        (Some("xmlns"), prefix) => Some(prefix),
        (None, "xmlns") => Some(""),
        _ => None,
    }
}

impl<'a> Namespaces<'a> {
    /// Takes up a declaration of the element at `depth`.
    pub(crate) fn declare(
        &mut self,
        depth: usize,
        prefix: &'a str,
        value: &str,
        limits: &Limits,
    ) -> Result<Uri> {
        if self.open.len() >= limits.xml_namespaces {
            let limit = limits.xml_namespaces;
            let message =
                format!("more than {limit} namespaces are in scope at one place, the limit `xml_namespaces`");
            return Err(Error::new(ErrorCode::LimitXmlNamespaces, message));
        }
        let uri = Uri::of(value);
        self.bound.entry(prefix).or_default().push(uri);
        self.open.push((depth, prefix));
        Ok(uri)
    }

    /// Forgets the declarations of the element at `depth`, which has ended.
    pub(crate) fn leave(&mut self, depth: usize) {
        while let Some((_, prefix)) = self.open.pop_if(|(declared_at, _)| *declared_at >= depth) {
            if let Some(bindings) = self.bound.get_mut(prefix) {
                bindings.pop();
            }
        }
    }

    /// Whether the prefix means here what the root declared it to mean.
    pub(crate) fn is_roots(&self, prefix: &str) -> bool {
        self.bound.get(prefix).is_some_and(|bindings| bindings.len() == 1)
    }

    /// What the prefix of an element stands for here. `None`: nothing declares it.
    pub(crate) fn lookup(&self, prefix: &str) -> Option<Uri> {
        self.bound.get(prefix).and_then(|bindings| bindings.last()).copied()
    }
}
