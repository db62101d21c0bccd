//! What is asked of each badge, and the way to its answer: requests go out, answers come in, until nothing is wanted.

use std::path::Path;
use std::time::SystemTime;

use ovenbird::{
    Fetch, FetchRequest, Identities, Identity, Key, KeyFormat, KeyOptions, Limits, PinnedKey, Verification,
    VerifyOptions,
};

use super::sources::Sources;
use crate::args::VerifyArgs;
use crate::failure::Failure;
use crate::{contexts, input, io};

/// The options of a command line, and where documents come from. Shared by all badges.
pub(super) struct Judge {
    options: VerifyOptions,
    pub(super) sources: Sources,
}

/// A badge that was verified as far as it can be.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) machine: Verification,
    /// The URLs of the documents that nobody was there to fetch.
    pub(super) needs: Vec<String>,
}

impl Judge {
    pub(super) fn new(args: &VerifyArgs, limits: Limits) -> Result<Self, Failure> {
        let paths = args.expected.key.iter().chain(args.expected.key_for.iter().map(|(_, path)| path));
        let inputs = paths.map(|path| Some(path.as_path())).chain([args.input.as_ref().map(Path::new)]);
        input::one_stream("the badge, --key and --key-for", inputs)?;
        let options = VerifyOptions {
            at: args.at.clone(),
            recipient: recipient(args),
            variants: args.expected.variants.clone(),
            keys: keys(args, &limits)?,
            check_images: args.check_images,
            endorsements: !args.no_endorsements,
            accept_changed_copy: args.lenient.accept_changed_copy,
            accept_redirects: args.lenient.accept_redirects,
            accept_damaged: args.lenient.accept_damaged,
            mode: args.lenient.mode,
            accept_self_asserted: args.lenient.accept_self_asserted,
            refresh: !args.no_refresh,
            domain: args.expected.domain.clone(),
            challenge: args.expected.challenge.clone(),
            explain: args.explain,
            contexts: contexts::read(&args.sources.contexts, &limits)?,
            limits,
            ..VerifyOptions::now(SystemTime::now())
        };
        let sources = Sources::new(args, &options.limits)?;
        Ok(Judge { options, sources })
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.options.limits
    }

    /// Verifies a badge. `asking` is told what is asked for.
    pub(super) fn judge(&self, badge: &[u8], asking: impl Fn(&str)) -> Result<Judged, Failure> {
        let mut machine = Verification::new(badge, &self.options)?;
        let mut needs = Vec::new();
        while !machine.is_ready() {
            let requests = machine.next_requests();
            if requests.is_empty() {
                break;
            }
            asking(&what(&requests));
            for (request, answer) in requests.iter().zip(self.sources.fetch_all(&requests)) {
                match answer {
                    Ok(response) => machine.supply(request.id, response)?,
                    Err(failure) => {
                        if self.sources.lacks(&request.url) {
                            needs.push(request.url.clone());
                        }
                        machine.supply_failure(request.id, failure)?;
                    }
                }
            }
        }
        Ok(Judged { machine, needs })
    }
}

/// What is asked for, in words.
fn what(requests: &[FetchRequest]) -> String {
    let urls: Vec<&str> = requests.iter().map(|request| request.url.as_str()).collect();
    urls.join(" ")
}

fn recipient(args: &VerifyArgs) -> Option<Identities> {
    let typed =
        |kind: &str, identity: &str| Identity { kind: Some(kind.to_owned()), identity: identity.to_owned() };
    let emails = args.expected.email.iter().map(|address| typed("email", address));
    let others = args.expected.recipient.iter().map(|(kind, identity)| typed(kind, identity));
    let expected: Vec<Identity> = emails.chain(others).collect();
    (!expected.is_empty()).then_some(Identities(expected))
}

/// The keys of all files, those for any issuer first.
fn keys(args: &VerifyArgs, limits: &Limits) -> Result<Vec<PinnedKey>, Failure> {
    let free = args.expected.key.iter().map(|path| (None, path));
    let bound = args.expected.key_for.iter().map(|(issuer, path)| (Some(issuer.clone()), path));
    let mut keys = Vec::new();
    for (issuer, path) in free.chain(bound) {
        let texts = public_keys(path, limits)?;
        keys.extend(texts.into_iter().map(|key| PinnedKey { key, issuer: issuer.clone() }));
    }
    Ok(keys)
}

/// The public halves of the keys in a file: nothing private goes any further.
fn public_keys(path: &Path, limits: &Limits) -> Result<Vec<String>, Failure> {
    let text = input::key_text(path, limits)?;
    let options = KeyOptions { limits: limits.clone(), ..KeyOptions::default() };
    let public = |key: &Key| key.public().write(KeyFormat::Jwk).map(|text| text.to_string());
    let keys = Key::read_all(&text, &options).and_then(|keys| keys.iter().map(public).collect());
    keys.map_err(|error| Failure::from(error).about(&io::name_of(path)))
}
