//! Active content: what would run if the image were shown in a page of its own.

use super::attributes::{Attribute, unescape};
use crate::error::ErrorCode;
use crate::problem::{Problem, Severity};

/// How many findings are listed; more tell nobody anything.
const MOST: usize = 100;

/// The findings so far.
#[derive(Debug, Default)]
pub(crate) struct Active {
    pub(crate) found: Vec<(usize, String)>,
}

impl Active {
    fn add(&mut self, offset: usize, what: impl FnOnce() -> String) {
        if self.found.len() < MOST {
            self.found.push((offset, what()));
        }
    }

    /// Looks at an element's local name.
    pub(crate) fn element(&mut self, local: &str, offset: usize) {
        for name in ["script", "foreignObject"] {
            if local.eq_ignore_ascii_case(name) {
                self.add(offset, || format!("a {name} element"));
            }
        }
    }

    /// Looks at an attribute, whose tag begins at `offset`.
    pub(crate) fn attribute(&mut self, attribute: &Attribute<'_>, offset: usize) {
        let (prefix, local) = attribute.split();
        if prefix.is_none() && is_handler(local) {
            self.add(offset, || "an event handler attribute (on…)".to_owned());
        }
        // Nearly every value ends here: path data has neither a colon nor a reference.
        if memchr::memchr2(b':', b'&', attribute.value.as_bytes()).is_some() {
            self.value(local, attribute.value, offset);
        } else if local == "attributeName" && is_handler(attribute.value.trim()) {
            self.add(offset, || "an animation of an event handler attribute".to_owned());
        }
    }

    fn value(&mut self, local: &str, value: &str, offset: usize) {
        match unescape(value) {
            Err(_) if local == "href" => {
                self.add(offset, || "a link whose target is hidden in an entity".to_owned());
            }
            Err(_) => {}
            Ok(value) => {
                // Browsers skip white space and control characters inside the scheme.
                let plain: String = value
                    .chars()
                    .filter(|c| !c.is_ascii_control() && !c.is_whitespace())
                    .map(|c| c.to_ascii_lowercase())
                    .collect();
                if plain.contains("javascript:") {
                    self.add(offset, || "a javascript: link".to_owned());
                }
            }
        }
    }

    /// Looks at a document type declaration: an entity with markup in it can hide anything.
    pub(crate) fn doctype(&mut self, declaration: &str, offset: usize) {
        for entity in declaration.split("<!ENTITY").skip(1) {
            let value = entity.split(['"', '\'']).nth(1).unwrap_or_default();
            if value.contains(['<', '&', '%']) || value.to_ascii_lowercase().contains("script") {
                self.add(offset, || "an entity declaration with markup in it".to_owned());
            }
        }
    }

    /// The findings as problems. `place` maps a place in the text to one in the file.
    pub(crate) fn problems(&self, place: impl Fn(usize) -> usize) -> Vec<Problem> {
        let problem = |(offset, what): &(usize, String)| {
            let message = format!("the artwork has {what}");
            Problem::new(ErrorCode::SvgActiveContent, Severity::Warning, message).offset(place(*offset))
        };
        self.found.iter().map(problem).collect()
    }
}

fn is_handler(name: &str) -> bool {
    name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
}
