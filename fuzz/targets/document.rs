//! Any text as a badge document: read, inspected, validated in every profile, upgraded.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ovenbird::{ParseOptions, Profile, UpgradeOptions, ValidateOptions, Version};

fuzz_target!(|bytes: &[u8]| {
    let _ = ovenbird::inspect(bytes, &Default::default());
    for profile in [Profile::Standard, Profile::Strict, Profile::Legacy] {
        let options = ValidateOptions { profile, ..Default::default() };
        if let Ok(report) = ovenbird::validate(bytes, &options) {
            assert_eq!(report.ok, report.errors == 0);
        }
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = ovenbird::parse(text, &ParseOptions::default());
    for to in [Version::V2_0, Version::V3_0] {
        let Ok(new) = ovenbird::upgrade(text, to, &UpgradeOptions::default()) else { continue };
        let again = ovenbird::upgrade(&new.document, to, &UpgradeOptions::default());
        assert_eq!(again.map(|again| again.document).as_ref(), Ok(&new.document), "twice is once");
        if new.changed {
            let report = ovenbird::validate(new.document.as_bytes(), &ValidateOptions::default());
            assert!(report.is_ok_and(|report| report.ok), "what was upgraded has no fault: {}", new.document);
        }
    }
});
