//! Any document and any identity.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ovenbird::{Identities, Identity, MatchOptions, ParseOptions};

fuzz_target!(|input: (&str, &str)| {
    let (document, identity) = input;
    let Ok(badge) = ovenbird::parse(document, &ParseOptions::default()) else { return };
    let identities = Identities(vec![Identity { kind: None, identity: identity.to_owned() }]);
    let _ = ovenbird::match_recipient(&badge, &identities, &MatchOptions::default());
});
