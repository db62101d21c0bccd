//! Any bytes as an image: read, baked, stripped.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ovenbird::{BakeOptions, InspectOptions, StripOptions, UnbakeOptions};

const URL: &str = "https://issuer.example/1";

fuzz_target!(|bytes: &[u8]| {
    let lenient = UnbakeOptions { accept_damaged: true, ..Default::default() };
    let _ = ovenbird::unbake(bytes, &UnbakeOptions::default());
    let _ = ovenbird::unbake(bytes, &lenient);
    let _ = ovenbird::inspect(bytes, &InspectOptions::default());
    if let Ok(baked) = ovenbird::bake(bytes, URL, &BakeOptions::default()) {
        let found = ovenbird::unbake_one(&baked.bytes, &UnbakeOptions::default());
        assert_eq!(found.map(|found| found.text).as_deref(), Ok(URL), "what was baked comes out");
        let plain = ovenbird::strip(&baked.bytes, &StripOptions::default());
        assert_eq!(plain.map(|plain| plain.removed), Ok(1), "and there is one badge");
    }
});
