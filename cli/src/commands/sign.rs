//! `ovenbird sign`: with a key at hand, or in two steps with a signer outside.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ovenbird::{AttachOptions, ErrorCode, Key, Limits, ProofFormat, SignOptions, Signed, SigningInput, wire};
use serde::Serialize;

use crate::args::{SignArgs, SigningOptions};
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, clock, contexts, input, io, table};

/// The answer in JSON: that of the core, and where the token, or the credential with its proof, went.
#[derive(Serialize)]
struct Answer<'a, T: Serialize> {
    output: Option<String>,
    #[serde(flatten)]
    made: &'a T,
}

pub(crate) fn run(args: &SignArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let document = args.document.as_deref().map(Path::new);
    let paths = [document, args.key.as_deref(), args.attach.as_deref(), args.input.as_deref()];
    let contexts = args.options.proof.contexts.files.iter().map(|(_, path)| Some(path.as_path()));
    input::one_stream(
        "the document, --key, --attach, --input and --context",
        paths.into_iter().chain(contexts),
    )?;
    match (&args.attach, &args.document) {
        (Some(signature), _) => attach(args, signature, limits, streams),
        // clap does not ask for --attach itself where the document speaks against it.
        (None, _) if args.input.is_some() => Err(Failure::usage("--input goes with --attach")),
        (None, Some(document)) => {
            let text = input::document(document, limits)?;
            let about = |error: ovenbird::Error| blame(args, error);
            if args.input_only {
                let input = ovenbird::signing_input(&text, &outside(args, limits)?).map_err(about)?;
                return give_input(args, &input, streams);
            }
            let options = own(args, limits)?;
            let key = private_key(args.key.as_deref(), limits)?;
            let entropy = &mut *wire::entropy(options.insecure_seed.as_deref());
            let signed = ovenbird::sign(&text, &key, &options, entropy).map_err(about)?;
            give_token(args, &signed, streams)
        }
        (None, None) => Err(Failure::usage("a document to sign is missing")),
    }
}

/// The options of the core that the command line names.
pub(super) fn options(args: &SigningOptions, limits: &Limits) -> Result<SignOptions, Failure> {
    Ok(SignOptions {
        format: args.format,
        algorithm: args.algorithm,
        key_id: args.key_id.clone(),
        embed_key: args.embed_key,
        typ: args.typ.clone(),
        key: None,
        check: !args.no_check,
        cryptosuite: args.proof.suite,
        verification_method: args.proof.method.clone(),
        created: args.proof.created.clone(),
        now_unix: clock::now().filter(|_| args.proof.created.is_none()),
        expires: None,
        domain: args.proof.domain.clone(),
        challenge: args.proof.challenge.clone(),
        contexts: contexts::read(&args.proof.contexts, limits)?,
        insecure_seed: args.insecure_seed.clone(),
        limits: limits.clone(),
    })
}

/// The same, and what `issue` has no room for.
fn own(args: &SignArgs, limits: &Limits) -> Result<SignOptions, Failure> {
    Ok(SignOptions { expires: args.expires.clone(), ..options(&args.options, limits)? })
}

/// Reads the key to sign with. That it is a public one shows before any work.
pub(super) fn private_key(path: Option<&Path>, limits: &Limits) -> Result<Key, Failure> {
    let path = path.ok_or_else(|| Failure::usage("a key to sign with is missing: --key FILE"))?;
    let key = input::key(path, None, limits)?;
    if !key.is_private() {
        let message = "this is a public key; signing needs the private one";
        return Err(Failure::new(ErrorCode::KeyNotPrivate, message).about(&io::name_of(path)));
    }
    Ok(key)
}

/// The options where the signer is outside. Of a private key only the public half is handed on.
fn outside(args: &SignArgs, limits: &Limits) -> Result<SignOptions, Failure> {
    let mut options = own(args, limits)?;
    options.key = args.key.as_deref().map(|path| public_text(path, limits)).transpose()?;
    Ok(options)
}

/// The public half of the key in a file, as a JWK, which keeps its id.
fn public_text(path: &Path, limits: &Limits) -> Result<String, Failure> {
    let key = input::key(path, None, limits)?;
    Ok(key.public().write(ovenbird::KeyFormat::Jwk)?.to_string())
}

fn attach(args: &SignArgs, signature: &Path, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let path = args.input.as_deref().ok_or_else(|| Failure::usage("--attach needs --input"))?;
    let text = input::text_of(path, io::read(path, limits)?)?;
    let signature = io::read(signature, limits)?;
    let key = args.key.as_deref().map(|path| public_text(path, limits)).transpose()?;
    let verified = key.is_some();
    let contexts = contexts::read(&args.options.proof.contexts, limits)?;
    let options = AttachOptions { encoding: args.encoding, key, contexts, limits: limits.clone() };
    let token = ovenbird::attach_signature(text.trim_ascii(), &signature, &options)?;
    let words =
        if verified { "the signature is that of the key" } else { "not verified: no --key was given" };
    let made = serde_json::json!({ "token": token, "verified": verified });
    give(args, &made, token.as_bytes(), words, streams)
}

/// Says which of the inputs an error is about.
fn blame(args: &SignArgs, error: ovenbird::Error) -> Failure {
    let failure = Failure::from(error);
    let of_the_key = failure.code().is_some_and(|code| code.as_str().starts_with("key."));
    match (&args.key, &args.document) {
        (Some(key), _) if of_the_key => failure.about(&io::name_of(key)),
        (_, Some(document)) => input::about(document, failure),
        _ => failure,
    }
}

fn give_token(args: &SignArgs, signed: &Signed, streams: &mut Streams) -> Result<i32, Failure> {
    let words = match signed.cryptosuite {
        Some(suite) => format!("{}, {}", words(signed.format), suite.as_str()),
        None => format!("{}, {}", words(signed.format), signed.algorithm),
    };
    give(args, signed, signed.token.as_bytes(), &words, streams)
}

fn give_input(args: &SignArgs, input: &SigningInput, streams: &mut Streams) -> Result<i32, Failure> {
    let words = format!("to be signed with {}", input.algorithm);
    let Some(unsigned) = &input.unsigned else {
        return give(args, input, input.input.as_bytes(), &words, streams);
    };
    // What is signed are hashes: as a file they are bytes, in JSON their base64url.
    let bytes = URL_SAFE_NO_PAD.decode(&input.input).map_err(|_| ovenbird::Error::internal())?;
    match &args.unsigned {
        Some(path) => io::write_file(path, |out| out.write_all(unsigned.as_bytes()))?,
        None if streams.json() => {}
        None => {
            let message =
                "the credential is needed once more by --attach: name a file for it with --unsigned";
            return Err(Failure::usage(message));
        }
    }
    give(args, input, &bytes, &words, streams)
}

/// Hands out what was made: `text` to a file or standard output, or everything as JSON.
fn give<T: Serialize>(
    args: &SignArgs,
    made: &T,
    text: &[u8],
    words: &str,
    streams: &mut Streams,
) -> Result<i32, Failure> {
    let file = args.output.as_deref().filter(|path| !io::is_stream(path));
    if let Some(path) = file {
        io::write_file(path, |out| out.write_all(text))?;
    }
    if streams.json() {
        let output = file.map(|path| path.display().to_string());
        streams.object(&Answer { output, made })?;
    } else if file.is_none() {
        let end: &[u8] = if streams.stdout_is_terminal() { b"\n" } else { b"" };
        streams.bytes(|out| out.write_all(text).and_then(|()| out.write_all(end)))?;
    }
    if let Some(path) = file {
        let (good, name) = (table::GOOD, table::clean(&path.display().to_string()));
        let verb = if args.input_only { "wrote" } else { "signed" };
        streams.say(&format!("{good}{verb}{good:#} {name}   {words}\n"));
    }
    Ok(DONE)
}

/// What a form of signature is called.
pub(super) fn words(format: ProofFormat) -> &'static str {
    match format {
        ProofFormat::VcJwt => "VC-JWT",
        ProofFormat::DataIntegrity => "Data Integrity",
        _ => "JWS",
    }
}
