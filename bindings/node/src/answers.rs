//! What the plain and the background form of an operation share: inputs in, JSON text or bytes out.

use std::time::{SystemTime, UNIX_EPOCH};

use ovenbird::wire::{entropy, from_json, insecure_seed, request_from_json, to_json};
use ovenbird::{
    Contexts, GenerateOptions, IssueAndBakeOptions, IssueOptions, Key, ProofFormat, Result, SignOptions,
    Verification, VerifyOptions,
};

/// [`ovenbird::bake`]: the image's bytes.
pub(crate) fn bake(image: &[u8], payload: &str, options: Option<&str>) -> Result<Vec<u8>> {
    Ok(ovenbird::bake(image, payload, &from_json(options)?)?.bytes)
}

/// [`ovenbird::unbake`]: JSON of `Unbaked`.
pub(crate) fn unbake(image: &[u8], options: Option<&str>) -> Result<String> {
    to_json(&ovenbird::unbake(image, &from_json(options)?)?)
}

/// [`ovenbird::unbake_one`]: JSON of `Found`.
pub(crate) fn unbake_one(image: &[u8], options: Option<&str>) -> Result<String> {
    to_json(&ovenbird::unbake_one(image, &from_json(options)?)?)
}

/// [`Key::generate`].
pub(crate) fn generate(options: Option<&str>) -> Result<Key> {
    let options: GenerateOptions = from_json(options)?;
    Key::generate(&options, entropy(options.insecure_seed.as_deref()).as_mut())
}

/// [`Key::read`].
pub(crate) fn read_key(text: &str, options: Option<&str>) -> Result<Key> {
    Key::read(text, &from_json(options)?)
}

/// [`ovenbird::sign`]: JSON of `Signed`.
pub(crate) fn sign(document: &str, key: &Key, options: Option<&str>, contexts: Contexts) -> Result<String> {
    let options = signing(options, contexts)?;
    let mut random = entropy(options.insecure_seed.as_deref());
    to_json(&ovenbird::sign(document, key, &options, random.as_mut())?)
}

/// The options of [`ovenbird::sign`] and [`ovenbird::signing_input`].
pub(crate) fn signing(options: Option<&str>, contexts: Contexts) -> Result<SignOptions> {
    let mut options = SignOptions { contexts, ..from_json(options)? };
    fill_clock(&mut options, now_unix);
    Ok(options)
}

/// Fills in the clock where a proof is to be embedded and nothing says when it is made. Other forms have no moment.
fn fill_clock(options: &mut SignOptions, clock: impl FnOnce() -> Option<i64>) {
    let embedded = match options.format {
        Some(format) => format == ProofFormat::DataIntegrity,
        None => options.cryptosuite.is_some(),
    };
    if embedded && options.created.is_none() {
        options.now_unix = options.now_unix.or_else(clock);
    }
}

/// [`ovenbird::issue`]: JSON of `Issued`.
pub(crate) fn issue(request: &str, options: Option<&str>) -> Result<String> {
    let mut options: IssueOptions = from_json(options)?;
    options.now_unix = options.now_unix.or_else(now_unix);
    let mut random = entropy(options.insecure_seed.as_deref());
    to_json(&ovenbird::issue(&request_from_json(Some(request))?, &options, random.as_mut())?)
}

/// [`ovenbird::issue_and_bake`]: JSON of `IssuedAndBaked`, and the image's bytes.
pub(crate) fn issue_and_bake(
    image: &[u8],
    request: &str,
    key: Option<&Key>,
    options: Option<&str>,
    contexts: Contexts,
) -> Result<(String, Vec<u8>)> {
    let mut options: IssueAndBakeOptions = from_json(options)?;
    options.sign.contexts = contexts;
    options.issue.now_unix = options.issue.now_unix.or_else(now_unix);
    fill_clock(&mut options.sign, || options.issue.now_unix);
    let mut random = entropy(insecure_seed(&options));
    let made =
        ovenbird::issue_and_bake(image, &request_from_json(Some(request))?, key, &options, random.as_mut())?;
    Ok((to_json(&made)?, made.bytes))
}

/// [`Verification::new`].
pub(crate) fn verification(input: &[u8], options: Option<&str>, contexts: Contexts) -> Result<Verification> {
    let mut options = VerifyOptions { contexts, ..from_json(options)? };
    options.now_unix = options.now_unix.or_else(now_unix);
    Verification::new(input, &options)
}

/// The clock, in seconds since 1970; none if it stands before that.
fn now_unix() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}
