//! The forms of values: what is said when one has the wrong form.

mod contact;
mod date;
mod image;
pub(crate) mod mozilla;
mod token;
mod uri;

use std::borrow::Cow;

use crate::dates;
use crate::error::{ErrorCode, quote};
use crate::json::Json;
use crate::problem::Severity;
use crate::report::Profile;
use crate::rules::check::Checker;
use crate::rules::object::{Dialect, Object, iri_of, text_of};
use crate::rules::table::Form;
use crate::rules::terms::Meaning;

pub(crate) use contact::is_email;
pub(crate) use date::moment;
pub(crate) use image::advice;
pub(crate) use token::hash_fault;

/// What is wrong with a value.
pub(crate) struct Fault {
    pub(crate) code: ErrorCode,
    pub(crate) severity: Severity,
    pub(crate) expected: Cow<'static, str>,
    pub(crate) hint: Option<&'static str>,
    /// What was found, where that is not the value itself.
    pub(crate) found: Option<String>,
}

impl Fault {
    /// An error with the words of the form.
    pub(crate) fn error(code: ErrorCode, expected: impl Into<Cow<'static, str>>) -> Fault {
        Fault { code, severity: Severity::Error, expected: expected.into(), hint: None, found: None }
    }

    /// The same as a warning.
    pub(crate) fn warning(code: ErrorCode, expected: impl Into<Cow<'static, str>>) -> Fault {
        Fault { severity: Severity::Warning, ..Fault::error(code, expected) }
    }

    pub(crate) fn hint(self, hint: &'static str) -> Fault {
        Fault { hint: Some(hint), ..self }
    }

    pub(crate) fn found(self, found: impl Into<String>) -> Fault {
        Fault { found: Some(found.into()), ..self }
    }
}

/// What a form asks for, as the end of "expected …".
pub(crate) fn expectation(form: &Form) -> Cow<'static, str> {
    let fixed = match form {
        Form::Any => "a value",
        Form::Text | Form::LanguageText => "a text",
        Form::Boolean | Form::OldBoolean => "true or false",
        Form::Number => "a number",
        Form::Integer => "an integer",
        Form::TextOrNumber => "a text or a number",
        Form::IntegerText => "an integer",
        Form::Object => "an object",
        Form::Context(_) => "a context: an IRI, an object, or a list of them",
        Form::Date(date) => date::words(*date),
        Form::Url | Form::Https => "an http or https URL",
        Form::UrlOrPath => "an http or https URL, or a path that begins with `/`",
        Form::Origin => "an origin: http or https, a host and perhaps a port",
        Form::Iri => "an IRI: an http or https URL or a `urn:uuid:`",
        Form::Uri => "an absolute URI",
        Form::Host => "a host name such as `badges.example.org`, without scheme, port or path",
        Form::Email => "an e-mail address",
        Form::Telephone => "a telephone number in the form of E.164, such as +441632960123",
        Form::Language => "a language tag of BCP 47, such as `en` or `pt-BR`",
        Form::Calendar => "a day as YYYY-MM-DD or YYYYMMDD",
        Form::License => "a licence such as `CC-BY`, or the IRI of one",
        Form::Uuid => "a UUID in small letters",
        Form::Country => "a country code of two letters, such as `US`",
        Form::EmailOrHash => "an e-mail address, or a hash such as `sha256$…`",
        Form::Numbered => "a version number such as 1.0 or 1.0.2",
        Form::Property => "`email`, `url`, `telephone`, `id` or the IRI of a property",
        Form::Image => "an http or https URL, or a data URI, of a PNG or SVG image",
        Form::ImageUri => "an absolute URI, or a data URI of a PNG or SVG image",
        Form::CompactJws => "a compact JWS: three parts of base64url with dots between them",
        Form::Multibase => "a multibase text: `z` and base58, or `u` and base64url",
        Form::Pem => "a public key as PEM",
        Form::Within(..) | Form::Word(_) | Form::OpenWord(_) | Form::Types(_) => "",
        Form::Node(_) | Form::IriOr(_) | Form::UriOr(_) | Form::UrlOrNode(_) | Form::ImageOr(_) => "",
        Form::Mozilla(form) => form.words(),
    };
    if !fixed.is_empty() {
        return Cow::Borrowed(fixed);
    }
    Cow::Owned(match form {
        Form::Within(low, high) => format!("a number from {low} to {high}"),
        Form::Word(words) => format!("one of {}", listed(words)),
        Form::OpenWord(words) => format!("one of {}, or a word that begins with `ext:`", listed(words)),
        Form::Types(words) => match words {
            [word] => format!("`{word}` among the types"),
            _ => format!("one of {} among the types", listed(words)),
        },
        Form::Node(class) => format!("an object of class {}", class.name),
        Form::IriOr(class) | Form::UriOr(class) => format!("an IRI, or an object of class {}", class.name),
        Form::UrlOrNode(class) => format!("an http or https URL, or an object of class {}", class.name),
        Form::ImageOr(class) => {
            format!("the URL or data URI of an image, or an object of class {}", class.name)
        }
        _ => String::new(),
    })
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// A value as a message shows it.
pub(crate) fn shown(json: &Json<'_>, private: bool) -> String {
    match json {
        Json::String(text) if private => format!("a text of {} characters", text.chars().count()),
        Json::String(text) => format!("\"{}\"", quote(text)),
        Json::Number(_) if private => json.type_name().to_owned(),
        Json::Number(number) => quote(&number.to_string()),
        Json::Bool(flag) => flag.to_string(),
        Json::Array(items) => format!("a list of {}", items.len()),
        other => other.type_name().to_owned(),
    }
}

/// The same for a list of few texts: the texts.
pub(crate) fn listing(json: &Json<'_>) -> String {
    let texts: Option<Vec<&str>> = json.items().iter().map(Json::as_str).collect();
    match texts {
        Some(texts) if (1..=4).contains(&texts.len()) => {
            texts.iter().map(|text| format!("\"{}\"", quote(text))).collect::<Vec<_>>().join(", ")
        }
        _ => shown(json, false),
    }
}

/// Whether an object only names another by its IRI.
pub(crate) fn is_reference(json: &Json<'_>, dialect: Dialect) -> bool {
    json.is_object() && iri_of(json, dialect).is_some()
}

/// What is wrong with a value of a form; `None` if nothing is. Objects of a class are the engine's.
pub(crate) fn fault(form: &Form, json: &Json<'_>, checker: &Checker, object: &Object<'_>) -> Option<Fault> {
    let dialect = checker.dialect;
    let strict = checker.profile == Profile::Strict;
    match form {
        Form::Any | Form::Context(_) => None,
        Form::Mozilla(form) => form.fault(json),
        Form::Boolean | Form::OldBoolean => boolean(form, json, dialect),
        Form::Number | Form::Integer | Form::Within(..) => number(form, json),
        Form::TextOrNumber if matches!(json, Json::Number(_)) => None,
        Form::IntegerText => integer_text(form, json),
        Form::Object => (!json.is_object()).then(|| mistyped(form)),
        Form::LanguageText => language_text(form, json, dialect),
        Form::Date(date) => date::fault(*date, json, dialect),
        Form::Iri
        | Form::IriOr(_)
        | Form::Uri
        | Form::UriOr(_)
        | Form::Url
        | Form::Https
        | Form::UrlOrNode(_) => match iri_of(json, dialect).or_else(|| text_of(json, dialect)) {
            Some(text) => uri::fault(form, text, strict),
            None => Some(mistyped(form)),
        },
        Form::Image | Form::ImageOr(_) | Form::ImageUri => match iri_of(json, dialect) {
            Some(text) => image::fault(form, text, strict),
            None => Some(mistyped(form)),
        },
        _ => match text_of(json, dialect) {
            Some(text) => text_fault(form, text, object),
            None => Some(mistyped(form)),
        },
    }
}

#[cold]
fn mistyped(form: &Form) -> Fault {
    Fault::error(ErrorCode::MemberType, expectation(form))
}

fn text_fault(form: &Form, text: &str, object: &Object<'_>) -> Option<Fault> {
    let wrong = |code, sound: bool| (!sound).then(|| Fault::error(code, expectation(form)));
    match form {
        Form::Text | Form::TextOrNumber => empty(text),
        Form::Word(words) => wrong(ErrorCode::ValueWord, words.contains(&text)),
        Form::OpenWord(words) => wrong(ErrorCode::ValueWord, words.contains(&text) || is_extended(text)),
        Form::Types(words) if words.contains(&text) && !object.scope.has_inline() => None,
        Form::Types(_) => type_fault(text, object),
        Form::UrlOrPath => wrong(ErrorCode::ValueUrl, uri::is_url(text) || uri::is_path(text)),
        Form::Origin => wrong(ErrorCode::ValueUrl, uri::is_origin(text)),
        Form::Host => wrong(ErrorCode::ValueHost, uri::is_host_name(text)),
        Form::Email => wrong(ErrorCode::ValueEmail, contact::is_email(text)),
        Form::Telephone => contact::telephone_fault(text, object.dialect),
        Form::Language => wrong(ErrorCode::ValueLanguage, contact::is_language(text)),
        Form::Country => wrong(ErrorCode::ValueWord, contact::is_country(text)),
        Form::Calendar => wrong(ErrorCode::ValueDate, dates::is_day(text) || dates::is_basic_day(text)),
        Form::License => wrong(ErrorCode::ValueWord, is_license(text)),
        Form::Uuid => {
            wrong(ErrorCode::ValueWord, uri::is_uuid(text) && !text.bytes().any(|b| b.is_ascii_uppercase()))
        }
        Form::EmailOrHash => token::email_or_hash_fault(text),
        Form::Numbered => wrong(ErrorCode::ValueVersion, token::is_numbered(text)),
        Form::Property if text == "email" && !object.scope.has_inline() => None,
        Form::Property => {
            let meaning = object.scope.has_meaning(text) || object.scope.foreign;
            wrong(ErrorCode::ValueWord, meaning && !text.starts_with('@'))
        }
        Form::CompactJws => wrong(ErrorCode::ValueJws, token::is_compact_jws(text)),
        Form::Multibase => wrong(ErrorCode::ValueMultibase, token::is_multibase(text)),
        Form::Pem => wrong(ErrorCode::ValuePem, token::is_public_pem(text)),
        _ => None,
    }
}

/// An extension of a vocabulary: `ext:` and a name of letters, digits and a few marks.
fn is_extended(text: &str) -> bool {
    let mark = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    text.strip_prefix("ext:").is_some_and(|name| !name.is_empty() && name.bytes().all(mark))
}

/// A name of the extension's context, or the IRI it stands for.
fn is_license(text: &str) -> bool {
    let iri = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    text.starts_with("CC-") || iri.is_some_and(|iri| iri.starts_with("creativecommons.org/"))
}

/// An empty text says nothing to a reader, but is a text.
fn empty(text: &str) -> Option<Fault> {
    text.trim().is_empty().then(|| Fault::warning(ErrorCode::ValueEmpty, "a text that says something"))
}

/// Each single type: a term or an IRI. Whether the class is among them is [`class_fault`]'s.
fn type_fault(text: &str, object: &Object<'_>) -> Option<Fault> {
    if object.dialect != Dialect::Linked || object.scope.foreign {
        return None;
    }
    let known = match object.scope.meaning_owned(text) {
        Meaning::Iri(_) => true,
        Meaning::Keyword(_) | Meaning::None => false,
    };
    (!known).then(|| Fault::error(ErrorCode::TypeUnknown, "a class of the context, or an IRI"))
}

fn boolean(form: &Form, json: &Json<'_>, dialect: Dialect) -> Option<Fault> {
    let value = match json {
        Json::Object(_) if dialect == Dialect::Linked => json.get("@value").unwrap_or(json),
        other => other,
    };
    match value {
        Json::Bool(_) => None,
        Json::String(text) if matches!(form, Form::OldBoolean) && matches!(&**text, "true" | "false") => {
            Some(Fault::warning(ErrorCode::MemberType, expectation(form)).hint("leave out the quotes"))
        }
        _ => Some(mistyped(form)),
    }
}

fn number(form: &Form, json: &Json<'_>) -> Option<Fault> {
    let Json::Number(number) = json else { return Some(mistyped(form)) };
    let sound = match form {
        Form::Integer => number.is_i64() || number.is_u64(),
        Form::Within(low, high) => {
            number.as_f64().is_some_and(|value| value >= f64::from(*low) && value <= f64::from(*high))
        }
        _ => true,
    };
    (!sound).then(|| Fault::error(ErrorCode::ValueNumber, expectation(form)))
}

fn integer_text(form: &Form, json: &Json<'_>) -> Option<Fault> {
    let sound = match json {
        Json::Number(number) => number.is_u64(),
        Json::String(text) => !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()),
        _ => return Some(mistyped(form)),
    };
    (!sound).then(|| Fault::error(ErrorCode::ValueNumber, expectation(form)))
}

/// VC Data Model 2.0 allows `{"@value", "@language"}` where the JSON Schema of Open Badges wants a text.
fn language_text(form: &Form, json: &Json<'_>, dialect: Dialect) -> Option<Fault> {
    if let Some(text) = text_of(json, dialect) {
        return empty(text);
    }
    let tagged = |value: &Json<'_>| value.get("@value").and_then(Json::as_str).is_some();
    if json.items().iter().all(tagged) && !json.items().is_empty() {
        return Some(
            Fault::warning(ErrorCode::MemberType, "a text, as the JSON Schema of Open Badges asks")
                .hint("VC Data Model 2.0 allows this; some readers of Open Badges do not"),
        );
    }
    Some(mistyped(form))
}
