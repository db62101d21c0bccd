use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::*;

fn token(header: &str, payload: &str) -> String {
    format!("{}.{}.c2ln", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload))
}

fn read(text: &str) -> Result<Payload> {
    payload(text, &PayloadOptions::default())
}

fn code(text: &str) -> ErrorCode {
    read(text).unwrap_err().code()
}

fn shape(text: &str) -> Option<PayloadKind> {
    kind_of(text, &Limits::default())
}

#[test]
fn an_empty_text_is_no_badge() {
    assert_eq!(code(""), ErrorCode::PayloadEmpty);
    assert_eq!(code(" \t\r\n"), ErrorCode::PayloadEmpty);
    assert_eq!(shape(" "), None);
}

#[test]
fn a_url_is_recognised_in_any_case_of_its_scheme() {
    for text in [
        "http://e.example",
        "HTTPS://issuer.example/a?b=c#d",
        "https://user@[2001:db8::1]:8080/a",
        "http://localhost:3000/1",
        "https://bücher.example/ü",
    ] {
        assert_eq!(read(text).unwrap().kind, PayloadKind::Url, "{text}");
        assert_eq!(shape(text), Some(PayloadKind::Url), "{text}");
    }
    let spaced = read("\n https://issuer.example/1 ").unwrap();
    assert_eq!(
        (spaced.text.as_str(), spaced.document, spaced.verified),
        ("https://issuer.example/1", None, false)
    );
}

#[test]
fn a_url_without_host_or_with_forbidden_characters_is_refused() {
    for text in [
        "http://",
        "https:///a",
        "http:a",
        "https://?x",
        "http://a b",
        "http://a/\u{7f}",
        "http://a/\u{0}",
        "http://user@/",
        "http://a:b/",
        "http://[::1/",
        "http://a\u{a0}b",
    ] {
        assert_eq!(code(text), ErrorCode::PayloadUrl, "{text:?}");
        assert_eq!(shape(text), None, "{text:?}");
    }
    assert_eq!(read("  http://a b").unwrap_err().at().offset, Some(10));
}

#[test]
fn a_json_document_is_kept_byte_for_byte_without_the_space_around_it() {
    let payload = read(" {\"a\" : 1 }\n").unwrap();
    assert_eq!(payload.kind, PayloadKind::Json);
    assert_eq!(payload.text, "{\"a\" : 1 }");
    assert_eq!(payload.document.as_deref(), Some("{\"a\" : 1 }"));
    assert_eq!(payload.header, None);
}

#[test]
fn json_that_is_no_object_and_broken_json_are_told_apart() {
    for text in ["[]", "\"http://x.example/a\"", "null", "5", "true", "-1.5e3", "[{}]"] {
        assert_eq!(code(text), ErrorCode::PayloadNotObject, "{text}");
    }
    for text in ["{", "[1,", "\"x", "{}{}", "\u{FEFF}{}"] {
        assert_eq!(code(text), ErrorCode::JsonSyntax, "{text}");
    }
    assert_eq!(read("  {\"a\":}").unwrap_err().at().offset, Some(7));
    assert_eq!(code(r#"{"a":1,"a":2}"#), ErrorCode::JsonDuplicateKey);
    assert_eq!(shape(r#"{"a":1,"a":2}"#), Some(PayloadKind::Json));
}

#[test]
fn what_is_nothing_of_the_three_is_unrecognised() {
    for text in
        ["hello world", "ftp://x.example/a", "www.example", "urn:uuid:1", "nul", "<svg/>", "a.b", "/relative"]
    {
        assert_eq!(code(text), ErrorCode::PayloadUnrecognised, "{text}");
        assert_eq!(shape(text), None, "{text}");
    }
}

#[test]
fn a_jws_is_read_open_and_labelled_as_not_verified() {
    let text = token(r#"{"alg":"RS256","kid":"k1"}"#, r#"{ "id":"urn:uuid:1"}"#);
    let payload = read(&format!("{text}\n")).unwrap();
    assert_eq!(payload.kind, PayloadKind::Jws);
    assert_eq!(payload.document.as_deref(), Some(r#"{ "id":"urn:uuid:1"}"#));
    assert_eq!(payload.header.as_deref(), Some(r#"{"alg":"RS256","kid":"k1"}"#));
    assert!(!payload.verified);
    let limits = Limits::default();
    let opened = open(&text, &limits).unwrap();
    assert_eq!(opened.jws.as_ref().unwrap().key_id.as_deref(), Some("k1"));
    assert!(opened.require_signature().is_ok());
}

#[test]
fn an_unsigned_jws_can_be_read_but_is_known_as_unsigned() {
    let limits = Limits::default();
    let cut = token(r#"{"alg":"RS256"}"#, "{}");
    for text in [cut.trim_end_matches("c2ln").to_owned(), token(r#"{"alg":"NonE"}"#, "{}")] {
        assert!(read(&text).is_ok());
        assert_eq!(
            open(&text, &limits).unwrap().require_signature().unwrap_err().code(),
            ErrorCode::JwsUnsigned
        );
    }
}

#[test]
fn only_canonical_unpadded_base64url_is_a_jws() {
    for text in [
        "eyJhbGciOiJSUzI1NiJ9.e30=.c2ln",
        "eyJhbGciOiJSUzI1NiJ9.e31.c2ln",
        "eyJhbGciOiJSUzI1NiJ9.e30.c2lnA",
        "eyJhbGciOiJSUzI1NiJ9.e30.c+ln",
        "eyJhbGciOiJSUzI1NiJ9.e30.c2\nln",
        "eyJhbGciOiJSUzI1NiJ9.e30",
        "eyJhbGciOiJSUzI1NiJ9..c2ln",
        "eyJhbGciOiJSUzI1NiJ9.e30.a.b.c",
        ".e30.c2ln",
    ] {
        assert_eq!(code(text), ErrorCode::JwsMalformed, "{text:?}");
    }
    assert_eq!(read(" eyJhbGciOiJSUzI1NiJ9.e30=.c2ln").unwrap_err().at().offset, Some(25));
}

#[test]
fn header_and_payload_of_a_jws_must_be_objects_and_alg_a_text() {
    for header in ["{}", r#"{"alg":5}"#, "[]", "x", "{\"alg\":\"RS256\"", ""] {
        let expected = if header.is_empty() { ErrorCode::JwsMalformed } else { ErrorCode::JwsHeader };
        assert_eq!(code(&token(header, "{}")), expected, "{header}");
    }
    for payload in ["[]", "\"x\"", "hello", "null"] {
        let text = token(r#"{"alg":"RS256"}"#, payload);
        assert_eq!(code(&text), ErrorCode::JwsPayload, "{payload}");
        assert_eq!(shape(&text), Some(PayloadKind::Jws), "{payload}");
    }
    assert_eq!(shape(&token("[]", "{}")), None);
    assert_eq!(code(&token(r#"{"alg":"a","alg":"b"}"#, "{}")), ErrorCode::JsonDuplicateKey);
    let error = read(&token(r#"{"alg":"a"}"#, r#"{"a":{"b":1,"b":2}}"#)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::JsonDuplicateKey);
    assert_eq!((error.at().offset, error.at().pointer.as_deref()), (None, Some("/a/b")));
}

#[test]
fn the_sizes_of_texts_tokens_and_headers_are_bounded() {
    let bounded = |text: &str, limits: Limits| payload(text, &PayloadOptions { limits }).unwrap_err().code();
    let jws = token(r#"{"alg":"RS256"}"#, "{}");
    let limits = Limits::default;
    assert_eq!(bounded(r#"{"a":1}"#, Limits { text_bytes: 6, ..limits() }), ErrorCode::LimitText);
    assert_eq!(bounded("http://a", Limits { text_bytes: 7, ..limits() }), ErrorCode::LimitText);
    assert_eq!(bounded(&jws, Limits { jws_bytes: jws.len() - 1, ..limits() }), ErrorCode::LimitJws);
    assert_eq!(bounded(&jws, Limits { jws_header_bytes: 19, ..limits() }), ErrorCode::LimitJws);
    assert!(payload(&jws, &PayloadOptions { limits: Limits { jws_header_bytes: 20, ..limits() } }).is_ok());
}
