//! `ovenbird keygen`.

use std::ffi::OsString;
use std::path::PathBuf;

use ovenbird::{GenerateOptions, Key, KeyFormat, KeyInfo, wire};
use serde::Serialize;

use super::key::{rows, write_line};
use crate::args::KeygenArgs;
use crate::failure::Failure;
use crate::fresh::Fresh;
use crate::streams::Streams;
use crate::{DONE, io, table};

/// The answer in JSON: where the halves went, and what the key is.
#[derive(Serialize)]
struct Answer<'a> {
    output: &'a str,
    public: Option<&'a str>,
    #[serde(flatten)]
    info: &'a KeyInfo,
}

pub(crate) fn run(args: &KeygenArgs, streams: &mut Streams) -> Result<i32, Failure> {
    let (format, public_format) = formats(args)?;
    let to_stdout = io::is_stream(&args.output);
    if to_stdout && streams.json() {
        return Err(Failure::usage("with --json the key needs a file of its own: name one with -o"));
    }
    let public = public_file(args)?;
    let private = Fresh { private: true, force: args.force };
    let open = Fresh { private: false, force: args.force };
    for path in public.iter().chain((!to_stdout).then_some(&args.output)) {
        open.check(path)?;
    }
    let key = generate(args)?;
    let text = key.write(format)?;
    let public_text = public.as_ref().map(|_| key.public().write(public_format)).transpose()?;
    if to_stdout {
        streams.bytes(|out| write_line(out, &text))?;
    } else {
        private.write(&args.output, text.as_bytes())?;
    }
    if let (Some(path), Some(text)) = (&public, &public_text) {
        open.write(path, text.as_bytes())?;
    }
    tell(args, public, &key.info()?, streams)
}

fn generate(args: &KeygenArgs) -> Result<Key, Failure> {
    let options = GenerateOptions {
        kind: args.kind,
        bits: args.bits,
        id: args.id.clone(),
        insecure_seed: args.insecure_seed.clone(),
    };
    Ok(Key::generate(&options, &mut *wire::entropy(args.insecure_seed.as_deref()))?)
}

/// The forms of the private and of the public half. A PEM holds no id, which would get lost unsaid.
fn formats(args: &KeygenArgs) -> Result<(KeyFormat, KeyFormat), Failure> {
    let usual = if args.id.is_some() { KeyFormat::Jwk } else { KeyFormat::Pem };
    let format = args.format.unwrap_or(usual);
    if args.id.is_some() && format == KeyFormat::Pem {
        return Err(Failure::usage(
            "a PEM file has no place for --id: write a JWK (--format jwk), or name the id when signing (--key-id)",
        ));
    }
    Ok((format, args.public_format.unwrap_or(format)))
}

/// The file for the public half: as told, or beside the private one.
fn public_file(args: &KeygenArgs) -> Result<Option<PathBuf>, Failure> {
    match &args.public {
        Some(path) if io::is_stream(path) => Err(Failure::usage(
            "the public half needs a file; `ovenbird key FILE --public` writes it elsewhere",
        )),
        Some(path) => Ok(Some(path.clone())),
        None if io::is_stream(&args.output) => Ok(None),
        None => {
            let mut name = OsString::from(&args.output);
            name.push(".pub");
            Ok(Some(name.into()))
        }
    }
}

fn tell(
    args: &KeygenArgs,
    public: Option<PathBuf>,
    info: &KeyInfo,
    streams: &mut Streams,
) -> Result<i32, Failure> {
    let name = args.output.display().to_string();
    let public = public.map(|path| path.display().to_string());
    if streams.json() {
        streams.object(&Answer { output: &name, public: public.as_deref(), info })?;
        return Ok(DONE);
    }
    let good = table::GOOD;
    let shown =
        if io::is_stream(&args.output) { "to standard output".to_owned() } else { table::clean(&name) };
    let mut page = format!("{good}made{good:#} {shown}   keep it secret\n");
    if let Some(public) = &public {
        page.push_str(&table::row("public", &table::clean(public)));
    }
    page.push_str(&rows(info));
    streams.say(&page);
    Ok(DONE)
}
