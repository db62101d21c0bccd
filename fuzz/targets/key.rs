//! Any text of keys. What is taken has to survive being written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ovenbird::{Key, KeyOptions};

fuzz_target!(|text: &str| {
    let Ok(keys) = Key::read_all(text, &KeyOptions::default()) else { return };
    for key in keys {
        let info = key.info().expect("what it is");
        for written in [key.to_pem(), key.to_jwk()] {
            let again = Key::read(&written.expect("a text"), &KeyOptions::default()).expect("the key again");
            assert_eq!(again.info().expect("what it is").thumbprint, info.thumbprint);
        }
    }
});
