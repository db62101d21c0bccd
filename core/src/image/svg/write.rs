//! Writing: a namespace declaration, one element, and ranges of the input.

use super::attributes::is_xml_char;
use super::encoding::{Decoded, decode};
use super::read::in_file;
use super::scan::{PREFIX, Scan, scan, undeclared};
use crate::error::{Error, ErrorCode, Result};
use crate::image::keyword::Keyword;
use crate::image::splice::{Cuts, Piece};
use crate::limits::Limits;
use crate::problem::Problem;

/// What goes into a badge element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content<'a> {
    pub(crate) keyword: Keyword,
    /// The hosted URL, JWS or JWT.
    pub(crate) verify: Option<&'a str>,
    /// The JSON.
    pub(crate) body: Option<&'a str>,
}

/// A new SVG as pieces of the old one.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) pieces: Vec<Piece>,
    /// How many badges were left out.
    pub(crate) removed: usize,
    pub(crate) active: Vec<Problem>,
}

/// Takes every badge out, with the declarations only badges used, and puts one in if there is `content`.
pub(crate) fn write(svg: &[u8], content: Option<Content<'_>>, limits: &Limits) -> Result<Written> {
    let decoded = decode(svg)?;
    if decoded.utf16 {
        let message = "the SVG is UTF-16, which is read but not written; save it as UTF-8 first";
        return Err(Error::new(ErrorCode::SvgUtf16, message));
    }
    if let Some(content) = &content {
        check_content(content, &decoded)?;
    }
    let scan = scan(&decoded.text, limits).map_err(|e| in_file(e, &decoded))?;
    let pieces = if content.is_none() && scan.badges.is_empty() {
        vec![Piece::Keep(0..svg.len())]
    } else {
        cut(&scan, content.as_ref(), decoded.mark, svg.len())?
    };
    let active = scan.active.problems(|at| decoded.file_offset(at));
    Ok(Written { pieces, removed: scan.badges.len(), active })
}

/// Refuses what the element could not hold in this file.
fn check_content(content: &Content<'_>, decoded: &Decoded<'_>) -> Result<()> {
    for text in [content.verify, content.body].into_iter().flatten() {
        if let Some(c) = text.chars().find(|&c| !is_xml_char(c)) {
            let message =
                format!("the payload has the character U+{:04X}, which XML cannot hold", u32::from(c));
            return Err(Error::new(ErrorCode::SvgForbiddenCharacter, message));
        }
        if decoded.ascii_only && !text.is_ascii() {
            let message =
                "the SVG is not declared as UTF-8, so only ASCII can go into it; `wallet_safe` makes JSON so";
            return Err(Error::new(ErrorCode::SvgEncoding, message));
        }
    }
    Ok(())
}

/// The pieces. `mark` is the length of the byte order mark, by which places in the text and in the file differ.
fn cut(scan: &Scan<'_>, content: Option<&Content<'_>>, mark: usize, length: usize) -> Result<Vec<Piece>> {
    let root = &scan.root;
    let at = |place: usize| place.saturating_add(mark);
    let mut cuts = Cuts::default();
    let wanted = content.map(|content| content.keyword.svg_namespace());
    let reused = root.declarations.iter().find(|declared| Some(declared.namespace) == wanted);
    let shadowed = root.prefix_taken || root.declarations.iter().any(|d| d.used && d.prefix == PREFIX);
    if let (Some(namespace), None) = (wanted, reused) {
        if let Some(place) = scan.undeclared {
            // Declaring the prefix now would give a meaning to what had none.
            return Err(undeclared("openbadges:…", at(place)));
        }
        if !shadowed {
            cuts.insert(at(root.name_end), format!(" xmlns:{PREFIX}=\"{namespace}\"").into_bytes());
        }
    }
    let kept = reused.map(|declared| declared.range.start);
    for declared in root.declarations.iter().filter(|d| !d.used && Some(d.range.start) != kept) {
        cuts.remove(at(declared.range.start)..at(declared.range.end));
    }
    if let Some(content) = content {
        let prefix = reused.map_or(PREFIX, |declared| declared.prefix);
        let element = element(content, prefix, reused.is_none() && shadowed);
        if root.self_closing {
            // `<svg/>` becomes `<svg>` + element + `</svg>`.
            cuts.remove(at(root.tag_end).saturating_sub(2)..at(root.tag_end).saturating_sub(1));
            cuts.insert(at(root.tag_end), format!("{element}</{}>", root.name).into_bytes());
        } else {
            cuts.insert(at(root.tag_end), element.into_bytes());
        }
    }
    for badge in &scan.badges {
        cuts.remove(at(badge.range.start)..at(badge.range.end));
    }
    Ok(cuts.finish(length))
}

/// The element, with a declaration of its own where the root's prefix means something else.
fn element(content: &Content<'_>, prefix: &str, declare: bool) -> String {
    let name = format!("{prefix}:{}", content.keyword.svg_element());
    let mut out = format!("<{name}");
    if declare {
        out.push_str(&format!(" xmlns:{prefix}=\"{}\"", content.keyword.svg_namespace()));
    }
    if let Some(verify) = content.verify {
        out.push_str(&format!(" verify=\"{}\"", attribute(verify)));
    }
    match content.body {
        Some(body) => out.push_str(&format!("><![CDATA[{}]]></{name}>", cdata(body))),
        None => out.push_str("/>"),
    }
    out
}

/// Ends the section in the middle of each `]]>` and begins another.
fn cdata(body: &str) -> String {
    body.replace("]]>", "]]]]><![CDATA[>")
}

/// White space other than the space is written as references, since parsers turn it into spaces (XML 3.3.3).
fn attribute(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}
