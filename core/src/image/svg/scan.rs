//! The one pass over an SVG's XML events.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::active::Active;
use super::attributes::{Attribute, attributes, entity, split_name};
use super::badge::BadgeElement;
use super::namespaces::{Namespaces, Uri, declared_prefix};
use crate::error::{Error, ErrorCode, Result, escape, quote};
use crate::image::keyword::SVG_ELEMENTS;
use crate::limits::Limits;

/// The prefix badges are written with.
pub(crate) const PREFIX: &str = "openbadges";

/// A declaration of a badge namespace in the root's start tag.
#[derive(Debug)]
pub(crate) struct Declaration<'a> {
    pub(crate) prefix: &'a str,
    pub(crate) namespace: &'static str,
    /// With one byte of white space in front.
    pub(crate) range: Range<usize>,
    /// By an element or attribute that is not a badge's.
    pub(crate) used: bool,
}

/// The root element's start tag.
#[derive(Debug)]
pub(crate) struct Root<'a> {
    /// As written, with its prefix.
    pub(crate) name: &'a str,
    /// Of the byte behind the name.
    pub(crate) name_end: usize,
    /// Of the byte behind the `>`.
    pub(crate) tag_end: usize,
    pub(crate) self_closing: bool,
    pub(crate) declarations: Vec<Declaration<'a>>,
    /// The prefix [`PREFIX`] is bound here to something that is not a badge namespace.
    pub(crate) prefix_taken: bool,
}

/// What a scan found.
#[derive(Debug)]
pub(crate) struct Scan<'a> {
    pub(crate) root: Root<'a>,
    /// In file order.
    pub(crate) badges: Vec<BadgeElement>,
    pub(crate) active: Active,
    /// Where the prefix [`PREFIX`] is used without a declaration.
    pub(crate) undeclared: Option<usize>,
}

/// Reads the whole document. Offsets, also those in errors, are places in `text`.
pub(crate) fn scan<'a>(text: &'a str, limits: &'a Limits) -> Result<Scan<'a>> {
    let mut scanner = Scanner {
        limits,
        root: None,
        badges: Vec::new(),
        open_badge: None,
        active: Active::default(),
        undeclared: None,
        namespaces: Namespaces::default(),
        depth: 0,
    };
    let mut reader = Reader::from_str(text);
    let mut at = 0;
    loop {
        let event = reader.read_event().map_err(|e| unreadable(&e, at))?;
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        if matches!(event, Event::Eof) {
            return scanner.finish(text.len());
        }
        scanner.event(&event, text, at..end)?;
        at = end;
    }
}

struct Scanner<'a> {
    limits: &'a Limits,
    root: Option<Root<'a>>,
    badges: Vec<BadgeElement>,
    /// The badge element that is open, and the depth it stands at.
    open_badge: Option<(BadgeElement, usize)>,
    active: Active,
    undeclared: Option<usize>,
    namespaces: Namespaces<'a>,
    /// Of open elements.
    depth: usize,
}

impl<'a> Scanner<'a> {
    fn event(&mut self, event: &Event<'a>, text: &'a str, place: Range<usize>) -> Result<()> {
        if let Some((badge, _)) = &mut self.open_badge {
            badge.take(event, place.start, self.limits);
        }
        match event {
            Event::Start(tag) => {
                self.start(tag, text, &place, false)?;
                self.depth = self.depth.saturating_add(1);
            }
            Event::Empty(tag) => {
                self.start(tag, text, &place, true)?;
                self.leave(place.end);
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.leave(place.end);
            }
            Event::DocType(declaration) => self.active.doctype(declaration, place.start),
            Event::Text(text) if self.depth == 0 && text.trim_ascii().is_empty() => {}
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.depth == 0 => {
                return Err(malformed("there is text outside of the root element", place.start));
            }
            _ => {}
        }
        Ok(())
    }

    fn start(
        &mut self,
        tag: &BytesStart<'a>,
        text: &'a str,
        place: &Range<usize>,
        empty: bool,
    ) -> Result<()> {
        if self.depth >= self.limits.xml_depth {
            let limit = self.limits.xml_depth;
            let message = format!("elements are nested more than {limit} deep, the limit `xml_depth`");
            return Err(Error::new(ErrorCode::LimitXmlDepth, message).offset(place.start));
        }
        // The same bytes as in `tag`, but borrowed from the text for as long as the scan lives.
        let name_start = place.start.saturating_add(1);
        let name_end = name_start.saturating_add(tag.name().as_ref().len());
        let tail = if empty { 2 } else { 1 };
        let inside_end = place.end.saturating_sub(tail);
        let (Some(name), Some(inside)) = (text.get(name_start..name_end), text.get(name_end..inside_end))
        else {
            return Err(Error::internal());
        };
        let element = Element { name, name_end, inside, tag_end: place.end, start: place.start, empty };
        if self.depth == 0 {
            self.enter_root(&element)?;
        }
        self.attributes(&element)?;
        // What stands inside a badge belongs to it, and goes with it.
        if self.open_badge.is_none() { self.element(&element) } else { Ok(()) }
    }

    fn enter_root(&mut self, element: &Element<'a>) -> Result<()> {
        if self.root.is_some() {
            return Err(malformed("there is a second root element", element.start));
        }
        self.root = Some(Root {
            name: element.name,
            name_end: element.name_end,
            tag_end: element.tag_end,
            self_closing: element.empty,
            declarations: Vec::new(),
            prefix_taken: false,
        });
        Ok(())
    }

    /// Takes up declarations, which count for the element itself and all its attributes, and looks for active
    /// content unless the element may turn out to be a badge's.
    fn attributes(&mut self, element: &Element<'a>) -> Result<()> {
        let plain = !self.may_be_badge(element);
        let mut prefixed = false;
        for (index, attribute) in attributes(element.inside).enumerate() {
            let attribute = attribute.map_err(|e| e.offset(element.start))?;
            if index >= self.limits.xml_attributes {
                let limit = self.limits.xml_attributes;
                let message =
                    format!("an element has more than {limit} attributes, the limit `xml_attributes`");
                return Err(Error::new(ErrorCode::LimitXmlAttributes, message).offset(element.start));
            }
            if let Some(prefix) = declared_prefix(&attribute) {
                self.declare(element, prefix, &attribute)?;
            } else if plain {
                self.active.attribute(&attribute, element.start);
                prefixed |= attribute.name.contains(':');
            }
        }
        if prefixed { self.attribute_prefixes(element) } else { Ok(()) }
    }

    fn may_be_badge(&self, element: &Element<'a>) -> bool {
        self.open_badge.is_some() || SVG_ELEMENTS.contains(&split_name(element.name).1)
    }

    fn declare(&mut self, element: &Element<'a>, prefix: &'a str, attribute: &Attribute<'a>) -> Result<()> {
        let declared = self.namespaces.declare(self.depth, prefix, attribute.value, self.limits);
        let uri = declared.map_err(|e| e.offset(element.start))?;
        if self.depth == 0 {
            self.root_declaration(prefix, uri, attribute.range_with_space(element.name_end));
        }
        Ok(())
    }

    fn attribute_prefixes(&mut self, element: &Element<'a>) -> Result<()> {
        for attribute in attributes(element.inside) {
            if let (Some(prefix), _) = attribute?.split() {
                self.use_prefix(prefix, element.start);
            }
        }
        Ok(())
    }

    fn root_declaration(&mut self, prefix: &'a str, uri: Uri, range: Range<usize>) {
        let Some(root) = &mut self.root else { return };
        match uri {
            // The default namespace of the root is the root's own.
            Uri::Badge(namespace) if !prefix.is_empty() => {
                root.declarations.push(Declaration { prefix, namespace, range, used: false });
            }
            _ => root.prefix_taken |= prefix == PREFIX,
        }
    }

    /// Notes that something other than a badge uses a prefix.
    fn use_prefix(&mut self, prefix: &str, at: usize) {
        let Some(root) = &mut self.root else { return };
        for declaration in root.declarations.iter_mut().filter(|declaration| declaration.prefix == prefix) {
            // Bound again further in, the prefix is another one.
            declaration.used |= self.namespaces.is_roots(prefix);
        }
        if prefix == PREFIX && self.undeclared.is_none() && self.namespaces.lookup(prefix).is_none() {
            self.undeclared = Some(at);
        }
    }

    fn element(&mut self, element: &Element<'a>) -> Result<()> {
        let (prefix, local) = split_name(element.name);
        let uri = self.namespaces.lookup(prefix.unwrap_or_default());
        if self.depth == 0 {
            return check_root(element, local, uri, prefix);
        }
        let badge_name = SVG_ELEMENTS.into_iter().find(|name| *name == local);
        match (badge_name, uri) {
            (Some(local), Some(Uri::Badge(namespace))) => {
                let (start, inside) = (element.start, element.inside);
                let badge = BadgeElement::open(start, local, namespace, inside, self.limits);
                self.open_badge = Some((badge, self.depth));
            }
            // Who expands the entity may see a badge here, so it must be neither overlooked nor left behind.
            (Some(_), Some(Uri::Entity)) => return Err(entity("in its namespace").offset(element.start)),
            (Some(_), None) if prefix.is_some() => return Err(undeclared(element.name, element.start)),
            _ => {
                self.active.element(local, element.start);
                if let Some(prefix) = prefix {
                    self.use_prefix(prefix, element.start);
                }
                if badge_name.is_some() {
                    self.stranger(element)?;
                }
            }
        }
        Ok(())
    }

    /// An element that is only named like a badge: now its attributes are looked at as any other's.
    fn stranger(&mut self, element: &Element<'a>) -> Result<()> {
        for attribute in attributes(element.inside) {
            let attribute = attribute?;
            if declared_prefix(&attribute).is_none() {
                self.active.attribute(&attribute, element.start);
            }
        }
        self.attribute_prefixes(element)
    }

    /// An element at the present depth has ended, at `end`.
    fn leave(&mut self, end: usize) {
        self.namespaces.leave(self.depth);
        if let Some((mut badge, _)) = self.open_badge.take_if(|(_, depth)| *depth == self.depth) {
            badge.range.end = end;
            self.badges.push(badge);
        }
    }

    fn finish(self, length: usize) -> Result<Scan<'a>> {
        let Some(root) = self.root else {
            return Err(malformed("there is no root element", length));
        };
        if self.depth > 0 {
            let message = format!("the file ends inside {} open elements", self.depth);
            return Err(Error::new(ErrorCode::SvgTruncated, message).offset(length));
        }
        Ok(Scan { root, badges: self.badges, active: self.active, undeclared: self.undeclared })
    }
}

struct Element<'a> {
    name: &'a str,
    name_end: usize,
    /// Between the name and the `>` or `/>`.
    inside: &'a str,
    tag_end: usize,
    start: usize,
    empty: bool,
}

/// The root has to be an SVG element: in SVG's namespace, in none, or in one that an entity hides (Illustrator).
fn check_root(element: &Element<'_>, local: &str, uri: Option<Uri>, prefix: Option<&str>) -> Result<()> {
    let svg = match uri {
        Some(Uri::Svg | Uri::Entity) => true,
        None => prefix.is_none(),
        Some(Uri::Badge(_) | Uri::Other) => false,
    };
    if local == "svg" && svg {
        return Ok(());
    }
    let message = format!("the root element <{}> is not SVG's", quote(element.name));
    Err(Error::new(ErrorCode::ImageUnsupported, message).offset(element.start))
}

/// What the XML reader says, as one of our codes: all that it misses at the end of the file is `svg.truncated`.
#[cold]
fn unreadable(error: &quick_xml::Error, at: usize) -> Error {
    use quick_xml::errors::{IllFormedError, SyntaxError};
    let unclosed = match error {
        quick_xml::Error::Syntax(error) => !matches!(error, SyntaxError::InvalidBangMarkup),
        quick_xml::Error::IllFormed(error) => matches!(error, IllFormedError::MissingEndTag(_)),
        _ => false,
    };
    if !unclosed {
        return malformed(&error.to_string(), at);
    }
    let what = escape(error.to_string().chars().take(200));
    Error::new(ErrorCode::SvgTruncated, format!("the file ends too early: {what}")).offset(at)
}

pub(crate) fn undeclared(name: &str, at: usize) -> Error {
    let message = format!("the prefix of <{}> is not declared", quote(name));
    Error::new(ErrorCode::SvgUndeclaredPrefix, message).offset(at)
}

fn malformed(what: &str, at: usize) -> Error {
    let what = escape(what.chars().take(200));
    Error::new(ErrorCode::SvgMalformed, format!("the XML is not well-formed: {what}")).offset(at)
}
