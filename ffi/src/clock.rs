//! The clock, which the core does not have: the moment of issuing or of judging where the caller names none.

use std::time::{SystemTime, UNIX_EPOCH};

use ovenbird_core::{IssueAndBakeOptions, IssueOptions, ProofFormat, SignOptions, VerifyOptions};

/// Fills in the moment of now where the options have none. A clock before 1970 or beyond all years gives none.
pub(crate) fn fill(options: &mut IssueOptions) {
    options.now_unix = options.now_unix.or_else(now);
}

/// The same for signing, if the signature has a moment: of an embedded proof. A token has none, so that nothing is read
/// of the clock for it.
pub(crate) fn fill_signing(options: &mut SignOptions) {
    if embeds(options) && options.created.is_none() {
        options.now_unix = options.now_unix.or_else(now);
    }
}

/// The same for a call that issues and signs: both of one moment.
pub(crate) fn fill_both(options: &mut IssueAndBakeOptions) {
    fill(&mut options.issue);
    if embeds(&options.sign) && options.sign.created.is_none() {
        options.sign.now_unix = options.sign.now_unix.or(options.issue.now_unix);
    }
}

/// Whether these options ask for a proof that is embedded in the document.
fn embeds(options: &SignOptions) -> bool {
    options.format.map_or(options.cryptosuite.is_some(), |format| format == ProofFormat::DataIntegrity)
}

/// The same for a verification, which may name its moment in two ways.
pub(crate) fn fill_verification(options: &mut VerifyOptions) {
    if options.at.is_none() {
        options.now_unix = options.now_unix.or_else(now);
    }
}

fn now() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    since.and_then(|since| i64::try_from(since.as_secs()).ok())
}

#[cfg(test)]
mod tests {
    use ovenbird_core::wire::from_json;

    use super::*;

    #[test]
    fn the_clock_is_taken_only_where_no_moment_is_named() {
        let mut options = IssueOptions { now_unix: Some(7), ..IssueOptions::default() };
        fill(&mut options);
        assert_eq!(options.now_unix, Some(7));
        options.now_unix = None;
        fill(&mut options);
        assert!(options.now_unix.unwrap() > 1_700_000_000);
    }

    #[test]
    fn a_signature_has_a_moment_only_where_a_proof_is_embedded() {
        let filled = |options: &str| {
            let mut options: SignOptions = from_json(Some(options)).unwrap();
            fill_signing(&mut options);
            options.now_unix
        };
        for token in
            ["{}", r#"{"format": "vc_jwt"}"#, r#"{"format": "jws", "cryptosuite": "eddsa-rdfc-2022"}"#]
        {
            assert_eq!(filled(token), None, "{token}");
        }
        for proof in [r#"{"format": "data_integrity"}"#, r#"{"cryptosuite": "eddsa-jcs-2022"}"#] {
            assert!(filled(proof).unwrap() > 1_700_000_000, "{proof}");
        }
        assert_eq!(filled(r#"{"format": "data_integrity", "now_unix": 7}"#), Some(7));
        assert_eq!(filled(r#"{"format": "data_integrity", "created": "2024-01-01T00:00:00Z"}"#), None);
    }

    #[test]
    fn issuing_and_signing_are_of_one_moment() {
        let mut options: IssueAndBakeOptions =
            from_json(Some(r#"{"issue": {"now_unix": 7}, "sign": {"format": "data_integrity"}}"#)).unwrap();
        fill_both(&mut options);
        assert_eq!((options.issue.now_unix, options.sign.now_unix), (Some(7), Some(7)));
        options = IssueAndBakeOptions::default();
        fill_both(&mut options);
        assert!(options.issue.now_unix.is_some() && options.sign.now_unix.is_none());
    }

    #[test]
    fn a_verification_is_judged_now_unless_it_names_a_moment() {
        let mut options = VerifyOptions { now_unix: Some(7), ..VerifyOptions::default() };
        fill_verification(&mut options);
        assert_eq!(options.now_unix, Some(7));
        options = VerifyOptions { at: Some("2024-01-01T00:00:00Z".to_owned()), ..VerifyOptions::default() };
        fill_verification(&mut options);
        assert_eq!(options.now_unix, None);
        options = VerifyOptions::default();
        fill_verification(&mut options);
        assert!(options.now_unix.unwrap() > 1_700_000_000);
    }
}
