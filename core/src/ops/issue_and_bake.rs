//! Issuing, signing and baking in one call.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::badge::Version;
use crate::error::{Error, ErrorCode, Result};
use crate::issue::{
    IssueClass, IssueMethod, IssueOptions, IssueRequest, IssueVerification, Issued, SignOptions, Signed,
    issue, sign,
};
use crate::keys::{Entropy, Key};
use crate::ops::bake::{BakeOptions, BakeReport, bake};

/// Options of [`issue_and_bake`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IssueAndBakeOptions {
    /// Of issuing. Its `insecure_seed` is that of the whole call.
    pub issue: IssueOptions,
    /// Of signing, where a key is given.
    pub sign: SignOptions,
    /// Of baking.
    pub bake: BakeOptions,
}

/// A badge made, perhaps signed, and baked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct IssuedAndBaked {
    /// The baked image; in the bindings beside the JSON.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// The document.
    pub issued: Issued,
    /// How it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signed>,
    /// What was baked: the token if it was signed, else the document.
    pub payload: String,
    /// What baking did.
    pub baked: BakeReport,
}

/// Makes a badge, signs it if a key is given, and bakes it. On an error nothing is given out.
///
/// With a key the request's `verification` is `signed` unless it says otherwise. Without one, only a document that is
/// hosted is baked: of a badge that has to be signed, an unsigned copy proves nothing.
///
/// # Errors
/// - those of [`issue`], [`sign`] and [`bake`];
/// - `option.conflict`: there is a key and the request says `hosted`, or none and the badge has to be signed, as those of
///   3.0 always have;
/// - `issue.invalid`: the class is no award; only those are baked.
///
/// ```
/// use ovenbird::{IssueAndBakeOptions, Key, SystemEntropy, issue_and_bake, unbake_one, wire};
///
/// let image = br#"<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>"#;
/// let request = wire::request_from_json(Some(r#"{
///     "version": "3.0",
///     "recipient": "ada@example.org",
///     "badge": {"name": "Robotics", "description": "Built a robot.", "criteria": {"narrative": "Build one."}},
///     "issuer": "https://badges.example/issuer",
///     "issued_on": "2026-01-15T09:00:00Z"
/// }"#))?;
/// let key = Key::generate(&Default::default(), &mut SystemEntropy)?;
/// let options = IssueAndBakeOptions::default();
/// let made = issue_and_bake(image, &request, Some(&key), &options, &mut SystemEntropy)?;
/// assert_eq!(unbake_one(&made.bytes, &Default::default())?.text, made.payload);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn issue_and_bake(
    image: &[u8],
    request: &IssueRequest,
    key: Option<&Key>,
    options: &IssueAndBakeOptions,
    entropy: &mut dyn Entropy,
) -> Result<IssuedAndBaked> {
    check_class(request)?;
    let request = verified(request, key.is_some())?;
    let issued = issue(&request, &options.issue, entropy)?;
    let signed = key.map(|key| sign(&issued.document, key, &options.sign, entropy)).transpose()?;
    let payload = signed.as_ref().map_or(&issued.document, |signed| &signed.token).clone();
    let baked = bake(image, &payload, &options.bake)?;
    Ok(IssuedAndBaked { bytes: baked.bytes, issued, signed, payload, baked: baked.report })
}

/// Badge classes, lists and keys are documents on the web, and not badges in images.
fn check_class(request: &IssueRequest) -> Result<()> {
    match request.class {
        None | Some(IssueClass::Assertion | IssueClass::OpenBadgeCredential) => Ok(()),
        Some(class) => {
            let message = format!("a document of the class {} is not baked; an award is", class.as_str());
            Err(Error::new(ErrorCode::IssueInvalid, message).pointer("/class"))
        }
    }
}

/// The request with the verification that goes with a key, or with none.
fn verified(request: &IssueRequest, has_key: bool) -> Result<Cow<'_, IssueRequest>> {
    let conflict =
        |message: &str| Err(Error::new(ErrorCode::OptionConflict, message).pointer("/verification"));
    let method = request.verification.as_ref().map(|found| found.method);
    let is_3 = request.version == Some(Version::V3_0);
    match (method, has_key) {
        (Some(IssueMethod::Hosted), true) => {
            conflict("there is a key, and the request says that the badge is hosted: leave out one of them")
        }
        (None, true) if is_3 => Ok(Cow::Borrowed(request)),
        (None, true) => {
            let signed = IssueVerification { method: IssueMethod::Signed, ..IssueVerification::default() };
            Ok(Cow::Owned(IssueRequest { verification: Some(signed), ..request.clone() }))
        }
        (Some(IssueMethod::Signed), false) => conflict("the badge has to be signed, and there is no key"),
        (_, false) if is_3 => conflict("a credential of 3.0 proves nothing without a signature; give a key"),
        _ => Ok(Cow::Borrowed(request)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SeededEntropy;
    use crate::{PayloadKind, payload, unbake_one, verify_signature, wire};

    const SVG: &[u8] = br#"<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>"#;

    fn request(members: &str) -> IssueRequest {
        let text = format!(
            r#"{{"recipient": "ada@example.org", "issued_on": "2026-01-15T09:00:00Z", "badge": {{
                "id": "https://badges.example/robotics", "name": "Robotics", "description": "Built a robot.",
                "criteria": "https://badges.example/c", "image": "https://badges.example/i.png", "issuer": {{
                "id": "https://badges.example/issuer", "name": "Makers", "url": "https://badges.example",
                "email": "badges@badges.example"}}}}{members}}}"#
        );
        wire::request_from_json(Some(&text)).unwrap()
    }

    fn key() -> Key {
        Key::generate(&Default::default(), &mut SeededEntropy::new("key")).unwrap()
    }

    fn made(request: &IssueRequest, key: Option<&Key>) -> Result<IssuedAndBaked> {
        let options = IssueAndBakeOptions::default();
        issue_and_bake(SVG, request, key, &options, &mut SeededEntropy::new("seed"))
    }

    #[test]
    fn with_a_key_a_badge_of_any_version_is_signed() {
        let signed = r#", "verification": {"type": "signed", "url": "https://badges.example/key.pem"}"#;
        let old = |version: &str| format!(r#", "version": "{version}"{signed}"#);
        for members in [String::new(), r#", "version": "3.0""#.to_owned()] {
            let made = made(&request(&members), Some(&key())).unwrap();
            let report = verify_signature(&made.payload, &[&key().public()], &Default::default()).unwrap();
            assert!(report.verified, "{report:?}");
            assert_eq!(made.signed.unwrap().token, made.payload);
            assert_eq!(unbake_one(&made.bytes, &Default::default()).unwrap().text, made.payload);
        }
        for version in ["1.0", "1.1"] {
            let members = old(version);
            let text = request(&members);
            // 1.x has links only.
            let text =
                IssueRequest { badge: Some(crate::JsonValue::text("https://badges.example/b")), ..text };
            let made = made(&text, Some(&key())).unwrap();
            assert_eq!(payload(&made.payload, &Default::default()).unwrap().kind, PayloadKind::Jws);
        }
    }

    #[test]
    fn without_a_key_a_hosted_badge_is_baked_as_it_is() {
        let made = made(&request(r#", "id": "https://badges.example/1""#), None).unwrap();
        assert_eq!(made.payload, made.issued.document);
        assert!(made.signed.is_none());
        assert_eq!(unbake_one(&made.bytes, &Default::default()).unwrap().text, made.issued.document);
    }

    #[test]
    fn what_goes_against_each_other_is_refused() {
        let hosted = r#", "id": "https://badges.example/1", "verification": "hosted""#;
        for (members, key) in
            [(hosted, Some(key())), (r#", "verification": "signed""#, None), (r#", "version": "3.0""#, None)]
        {
            let error = made(&request(members), key.as_ref()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::OptionConflict, "{members}");
        }
        let public = key().public();
        assert_eq!(made(&request(""), Some(&public)).unwrap_err().code(), ErrorCode::KeyNotPrivate);
    }

    #[test]
    fn only_awards_are_baked() {
        let error = made(&request(r#", "class": "BadgeClass""#), None).unwrap_err();
        assert_eq!(error.code(), ErrorCode::IssueInvalid);
        assert_eq!(error.at().pointer.as_deref(), Some("/class"));
    }

    #[test]
    fn each_part_has_its_options() {
        let options: IssueAndBakeOptions = wire::from_json(Some(
            r#"{"issue": {"now_unix": 0}, "sign": {"key_id": "https://badges.example/key"}, "bake": {"on_existing": "refuse"}}"#,
        ))
        .unwrap();
        let request = IssueRequest { issued_on: None, ..request("") };
        let mut entropy = SeededEntropy::new("seed");
        let made = issue_and_bake(SVG, &request, Some(&key()), &options, &mut entropy).unwrap();
        assert!(made.issued.document.contains("1970-01-01T00:00:00Z"));
        assert!(made.signed.unwrap().header.contains("https://badges.example/key"));
        let again = issue_and_bake(&made.bytes, &request, Some(&key()), &options, &mut entropy);
        assert_eq!(again.unwrap_err().code(), ErrorCode::ImageAlreadyBaked);
    }
}
