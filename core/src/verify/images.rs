//! The pictures of a badge class and an assertion: PNG or SVG by their content (Open Badges 2.0, Image).

use crate::error::ErrorCode;
use crate::rules::form;
use crate::verify::exchange::Purpose;
use crate::verify::notes::Notes;
use crate::verify::report::CheckName;
use crate::verify::session::{Fetched, Session};
use crate::verify::statement::Judged;
use crate::verify::store::Content;
use crate::verify::web::WebUrl;

impl<'m> Session<'m> {
    /// Looks at the pictures, if the options ask for it.
    pub(super) fn images(&mut self, judged: &Judged<'m>, notes: &mut Notes) {
        if !self.options.check_images {
            return;
        }
        for url in pictures(judged) {
            match self.fetch(url, Purpose::Image) {
                Fetched::Picture => {
                    self.odd(url, Purpose::Image, notes);
                    self.advise(url, notes);
                }
                Fetched::Missing(ErrorCode::VerifyImage, message) => {
                    notes.fail(CheckName::Structure, Some(url), ErrorCode::VerifyImage, message);
                }
                Fetched::Missing(code, message) => {
                    notes.unmet(&[CheckName::Structure], Some(url), code, message);
                }
                _ => {
                    let message = "the picture is gone (status 410)";
                    notes.unmet(&[CheckName::Structure], Some(url), ErrorCode::VerifyHttpStatus, message);
                }
            }
        }
    }

    /// What is advised about the size and shape of a picture: only worth knowing.
    fn advise(&self, url: &str, notes: &mut Notes) {
        if self.planning {
            return;
        }
        if let Some(Content::Picture(bytes, format)) = self.store.content(url, Purpose::Image)
            && let Some(fault) = form::advice(bytes, *format)
        {
            let found = fault.found.unwrap_or_default();
            notes.warn(
                CheckName::Structure,
                Some(url),
                fault.code,
                format!("found {found}, expected {}", fault.expected),
            );
        }
    }
}

/// The addresses of the pictures, the assertion's first. Data URIs are held to their rule with the document.
pub(super) fn pictures<'m>(judged: &Judged<'m>) -> impl Iterator<Item = &'m str> {
    let class = judged.class.as_ref().map(|class| class.facts);
    let places = [judged.facts(), class].into_iter().flatten();
    places.filter_map(|facts| facts.image.id()).filter(|url| WebUrl::read(url).is_some())
}
