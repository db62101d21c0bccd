//! What baking has to know about a document: its keyword, and where it is hosted.

use crate::badge::detect::Detected;
use crate::badge::version::{Class, Version};
use crate::image::Keyword;
use crate::json::Json;
use crate::payload::is_http_url;

/// The keyword under which a document is baked.
pub(crate) fn keyword_for(detected: &Detected) -> Keyword {
    match (detected.version, detected.class) {
        (Version::V3_0, Class::ClrCredential) => Keyword::ClrCredential,
        (Version::V3_0, _) => Keyword::OpenBadgeCredential,
        _ => Keyword::OpenBadges,
    }
}

/// The URL at which a JSON document says it is hosted: `id` in 2.0, else the URL of its `verify` or `verification`.
/// `None` for signed 1.x documents (their `verify.url` is a key), for 3.0, and where there is no http(s) URL.
pub(crate) fn hosted_url(document: &Json<'_>, detected: &Detected) -> Option<String> {
    match detected.version {
        Version::V3_0 | Version::V2_1 => None,
        Version::V2_0 => hosted_url_of_unknown(document),
        _ => first_url([verify_url(document, "verify"), verify_url(document, "verification"), None]),
    }
}

/// The same for a document of no known version, which is taken as a 2.0 one.
pub(crate) fn hosted_url_of_unknown(document: &Json<'_>) -> Option<String> {
    let id = document.present("id").or_else(|| document.present("@id"));
    first_url([id, verify_url(document, "verify"), verify_url(document, "verification")])
}

fn first_url(candidates: [Option<&Json<'_>>; 3]) -> Option<String> {
    let mut texts = candidates.into_iter().flatten().filter_map(Json::as_str);
    texts.find(|text| is_http_url(text)).map(str::to_owned)
}

fn verify_url<'j, 'a>(document: &'j Json<'a>, member: &str) -> Option<&'j Json<'a>> {
    let verify = document.present(member)?.single();
    let signed = matches!(verify.present("type").and_then(Json::as_str), Some("signed" | "SignedBadge"));
    if signed { None } else { verify.present("url") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::badge::detect::detect;
    use crate::json;
    use crate::limits::Limits;

    fn asked(text: &str) -> (Keyword, Option<String>) {
        let document = json::read(text, &Limits::default()).unwrap();
        let detected = detect(&document).unwrap();
        (keyword_for(&detected), hosted_url(&document, &detected))
    }

    #[test]
    fn a_hosted_1_0_assertion_is_hosted_at_its_verify_url() {
        let text = r#"{"uid":"1","recipient":{},"badge":"https://i.example/b","verify":{"type":"hosted","url":"https://i.example/1"}}"#;
        assert_eq!(asked(text), (Keyword::OpenBadges, Some("https://i.example/1".to_owned())));
        let signed = text.replace("hosted", "signed");
        assert_eq!(asked(&signed), (Keyword::OpenBadges, None));
    }

    #[test]
    fn a_2_0_assertion_is_hosted_at_its_id_else_at_its_verify_url() {
        let text =
            r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://i.example/2"}"#;
        assert_eq!(asked(text).1.as_deref(), Some("https://i.example/2"));
        let urn = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"urn:uuid:1","verify":{"url":"https://i.example/3"}}"#;
        assert_eq!(asked(urn).1.as_deref(), Some("https://i.example/3"));
    }

    #[test]
    fn the_keyword_follows_the_content() {
        let credential = r#"{"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://i.example/1","type":["VerifiableCredential","OpenBadgeCredential"]}"#;
        assert_eq!(asked(credential), (Keyword::OpenBadgeCredential, None));
        assert_eq!(asked(&credential.replace("OpenBadgeC", "ClrC")), (Keyword::ClrCredential, None));
        let jwt = format!("{{\"iss\":\"x\",\"vc\":{credential}}}");
        assert_eq!(asked(&jwt), (Keyword::OpenBadgeCredential, None));
    }
}
