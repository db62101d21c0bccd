//! A badge element while it is being read.

use std::ops::Range;

use quick_xml::events::Event;

use super::attributes::{attributes, resolve, unescape};
use crate::error::{Error, ErrorCode, Result};
use crate::limits::Limits;

/// A badge element.
#[derive(Debug)]
pub(crate) struct BadgeElement {
    /// From `<` to behind the last `>`, in the text.
    pub(crate) range: Range<usize>,
    pub(crate) local: &'static str,
    pub(crate) namespace: &'static str,
    /// The `verify` attribute, references resolved.
    pub(crate) verify: Option<String>,
    /// All character data inside, sections joined, as written.
    pub(crate) body: String,
    /// The first thing wrong with it: an error when reading, of no account for a badge that goes away.
    pub(crate) fault: Option<Error>,
}

impl BadgeElement {
    /// Reads the start tag, `tag` being what follows the element's name.
    pub(crate) fn open(
        start: usize,
        local: &'static str,
        namespace: &'static str,
        tag: &str,
        limits: &Limits,
    ) -> BadgeElement {
        let (verify, fault) = match verify(tag, limits) {
            Ok(verify) => (verify, None),
            Err(error) => (None, Some(error.offset(start))),
        };
        BadgeElement { range: start..start, local, namespace, verify, body: String::new(), fault }
    }

    /// Takes up an event inside the element.
    pub(crate) fn take(&mut self, event: &Event<'_>, at: usize, limits: &Limits) {
        if self.fault.is_none() {
            self.fault = self.take_in(event, limits).err().map(|error| error.offset(at));
        }
    }

    fn take_in(&mut self, event: &Event<'_>, limits: &Limits) -> Result<()> {
        match event {
            Event::Text(text) => self.body.push_str(text),
            Event::CData(data) => self.body.push_str(data),
            Event::GeneralRef(reference) => self.body.push(resolve(reference)?),
            Event::Start(_) | Event::Empty(_) => {
                let message = "the badge element contains other elements instead of text";
                return Err(Error::new(ErrorCode::SvgBadgeMarkup, message));
            }
            _ => {}
        }
        limits.check_text(self.body.len())
    }
}

fn verify(tag: &str, limits: &Limits) -> Result<Option<String>> {
    let mut verify = None;
    for attribute in attributes(tag) {
        let attribute = attribute?;
        if attribute.name != "verify" {
            continue;
        }
        limits.check_text(attribute.value.len())?;
        if verify.replace(unescape(attribute.value)?.into_owned()).is_some() {
            let message = "the badge element has two `verify` attributes";
            return Err(Error::new(ErrorCode::SvgBadgeMarkup, message));
        }
    }
    Ok(verify)
}
