//! Whether what an earlier run left is the badge of a row, so that `--resume` need not make it again.

use ovenbird::{
    Badge, ErrorCode, Identities, Identity, ImageFormat, IssueRequest, Limits, MatchOptions, ParseOptions,
    UnbakeOptions,
};

use crate::failure::Failure;

/// How an identity begins that is a hash.
const HASHES: [&str; 4] = ["sha256$", "md5$", "sha1$", "sha512$"];

/// Whether a file holds a badge. Fails if that is another's: then names and rows do not belong together any more, as
/// when a row was put in between and files are called by numbers.
pub(super) fn holds(
    bytes: &[u8],
    name: &str,
    request: &IssueRequest,
    limits: &Limits,
) -> Result<bool, Failure> {
    let Some(badge) = badge(bytes, limits) else { return Ok(false) };
    let other_id = request.id.is_some() && request.id != badge.id;
    if other_id || !is_for(&badge, request, limits)? {
        let message = format!(
            "{name} is there already with a badge of another id or recipient; remove it, or name the files in a column `file`"
        );
        return Err(Failure::new(ErrorCode::IoFailed, message));
    }
    Ok(true)
}

/// The badge in a file; none if the file is not whole.
fn badge(bytes: &[u8], limits: &Limits) -> Option<Badge> {
    let options = ParseOptions { limits: limits.clone() };
    if ovenbird::sniff(bytes) == ImageFormat::Unknown {
        return ovenbird::parse(std::str::from_utf8(bytes).ok()?, &options).ok();
    }
    let unbake = UnbakeOptions { limits: limits.clone(), ..UnbakeOptions::default() };
    let found = ovenbird::unbake_one(bytes, &unbake).ok()?;
    ovenbird::parse(&found.text, &options).ok()
}

/// Whether a badge is for the recipient of a request, as far as that can be told.
fn is_for(badge: &Badge, request: &IssueRequest, limits: &Limits) -> Result<bool, Failure> {
    let identity = request.recipient.as_ref().and_then(|recipient| recipient.identity.clone());
    let plain = |identity: &String| !HASHES.iter().any(|hash| identity.starts_with(hash));
    let Some(identity) = identity.filter(plain) else { return Ok(true) };
    let candidates = Identities(vec![Identity { kind: None, identity }]);
    let options = MatchOptions { limits: limits.clone(), ..MatchOptions::default() };
    Ok(ovenbird::match_recipient(badge, &candidates, &options)?.matched)
}
