//! Reading: every badge of an SVG, in file order.

use super::encoding::{Decoded, decode};
use super::scan::scan;
use crate::error::{Error, Result};
use crate::image::{Carried, Carrier};
use crate::limits::Limits;
use crate::problem::Problem;

/// The badges and the active content.
pub(crate) fn read(svg: &[u8], limits: &Limits) -> Result<(Vec<Carried>, Vec<Problem>)> {
    let decoded = decode(svg)?;
    let scan = scan(&decoded.text, limits).map_err(|e| in_file(e, &decoded))?;
    let badges = scan.badges.into_iter().map(|mut badge| {
        if let Some(fault) = badge.fault.take() {
            return Err(in_file(fault, &decoded));
        }
        let offset = decoded.file_offset(badge.range.start);
        let end = decoded.file_offset(badge.range.end);
        // White space around the body is the baker's layout.
        let has_body = !badge.body.trim().is_empty();
        let (carrier, text, verify) = match (has_body, badge.verify) {
            (true, verify) => (Carrier::SvgBody, badge.body, verify),
            (false, Some(verify)) => (Carrier::SvgVerify, verify, None),
            (false, None) => (Carrier::SvgBody, String::new(), None),
        };
        Ok(Carried {
            carrier,
            keyword: badge.local.to_owned(),
            namespace: Some(badge.namespace.to_owned()),
            offset,
            length: end.saturating_sub(offset),
            text,
            verify,
            problems: Vec::new(),
        })
    });
    let active = scan.active.problems(|at| decoded.file_offset(at));
    Ok((badges.collect::<Result<_>>()?, active))
}

/// Moves an error's place from the text to the file.
pub(crate) fn in_file(error: Error, decoded: &Decoded<'_>) -> Error {
    match error.at().offset.and_then(|at| usize::try_from(at).ok()) {
        Some(at) => error.offset(decoded.file_offset(at)),
        None => error,
    }
}
