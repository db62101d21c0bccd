//! `ovenbird key`.

use std::io::Write;

use ovenbird::{DidDocumentOptions, Key, KeyFormat, KeyInfo, KeyKind, KeyOptions, Limits};
use zeroize::Zeroizing;

use crate::args::KeyArgs;
use crate::failure::Failure;
use crate::fresh::Fresh;
use crate::streams::Streams;
use crate::table::{self, HEADING};
use crate::{DONE, input, io};

pub(crate) fn run(args: &KeyArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    if let Some(id) = &args.did_document {
        return did_document(args, id, limits, streams);
    }
    let key = input::key(&args.key, args.id.as_deref(), limits)?;
    if args.format.is_some() || args.public || args.output.is_some() {
        return convert(args, &key, streams);
    }
    let info = key.info()?;
    if streams.json() {
        streams.object(&info)?;
    } else {
        let name = table::clean(&io::name_of(&args.key));
        let half = if info.private { "private key" } else { "public key" };
        streams.text(&format!("{HEADING}{name}{HEADING:#}   {half}\n{}", rows(&info)))?;
    }
    Ok(DONE)
}

/// Writes the document that says which keys an issuer has. Nothing private gets into it.
fn did_document(args: &KeyArgs, id: &str, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let keys = match &args.id {
        Some(one) => vec![input::key(&args.key, Some(one), limits)?],
        None => {
            let text = input::key_text(&args.key, limits)?;
            let options = KeyOptions { limits: limits.clone(), ..KeyOptions::default() };
            Key::read_all(&text, &options)
                .map_err(|error| Failure::from(error).about(&io::name_of(&args.key)))?
        }
    };
    let public: Vec<Key> = keys.iter().map(Key::public).collect();
    let options = DidDocumentOptions { limits: limits.clone() };
    let text = ovenbird::did_document(id, &public.iter().collect::<Vec<_>>(), &options)?;
    match args.output.as_deref().filter(|path| !io::is_stream(path)) {
        Some(path) => {
            Fresh { private: false, force: args.force }.write(path, text.as_bytes())?;
            let (good, name) = (table::GOOD, path.display().to_string());
            if streams.json() {
                streams.object(&serde_json::json!({ "output": name, "keys": public.len() }))?;
            }
            streams.say(&format!(
                "{good}wrote{good:#} {}   the keys of {}\n",
                table::clean(&name),
                table::clean(id)
            ));
        }
        // With --json, too: the document is one JSON object itself.
        None => streams.bytes(|out| write_line(out, &text))?,
    }
    Ok(DONE)
}

/// Writes the key in another form.
fn convert(args: &KeyArgs, key: &Key, streams: &mut Streams) -> Result<i32, Failure> {
    let format = args.format.unwrap_or(KeyFormat::Pem);
    let secret = key.is_private() && !args.public && matches!(format, KeyFormat::Pem | KeyFormat::Jwk);
    if secret && args.output.is_none() {
        let message =
            "this is a private key: name a file with -o (- for standard output), or ask for --public";
        return Err(Failure::usage(message));
    }
    let text = if args.public { key.public().write(format)? } else { key.write(format)? };
    match args.output.as_deref().filter(|path| !io::is_stream(path)) {
        Some(path) => {
            Fresh { private: secret, force: args.force }.write(path, text.as_bytes())?;
            let (good, name) = (table::GOOD, path.display().to_string());
            if streams.json() {
                streams
                    .object(&serde_json::json!({ "output": name, "format": format, "private": secret }))?;
            }
            streams.say(&format!("{good}wrote{good:#} {}   {}\n", table::clean(&name), table::name(&format)));
        }
        None if streams.json() => {
            let object = Zeroizing::new(serde_json::json!({ "format": format, "key": *text }).to_string());
            streams.bytes(|out| writeln!(out, "{}", *object))?;
        }
        None => streams.bytes(|out| write_line(out, &text))?,
    }
    Ok(DONE)
}

/// Writes a key's text, with a line end where it has none.
pub(super) fn write_line(out: &mut dyn Write, text: &str) -> std::io::Result<()> {
    out.write_all(text.as_bytes())?;
    if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
}

/// What a key is, as rows of a table.
pub(super) fn rows(info: &KeyInfo) -> String {
    let bits = if info.kind == KeyKind::Rsa { format!(", {} bits", info.bits) } else { String::new() };
    let algorithms: Vec<&str> = info.algorithms.iter().map(|algorithm| algorithm.as_str()).collect();
    let mut out = table::row("kind", &format!("{}{bits}", info.kind));
    if let Some(id) = &info.id {
        out.push_str(&table::row("id", &table::clean(id)));
    }
    out.push_str(&table::row("algorithms", &algorithms.join(", ")));
    out.push_str(&table::row("thumbprint", &info.thumbprint));
    let lines = [("multikey", &info.multikey), ("did", &info.did_key)];
    for (label, value) in lines {
        if let Some(value) = value {
            out.push_str(&table::row(label, value));
        }
    }
    out
}
