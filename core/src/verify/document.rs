//! A document that arrived: read, held against its rules, its facts taken out.

use crate::badge::{Class, Detected, Version, carried, detect};
use crate::error::{Error, ErrorCode, Result};
use crate::json::{Json, Path};
use crate::limits::Limits;
use crate::ops::bake::require_supported;
use crate::ops::unbake;
use crate::payload::{self, Opened, PayloadKind};
use crate::problem::Problem;
use crate::report::Profile;
use crate::rules::{self, check::Checker};
use crate::verify::Purpose;
use crate::verify::credential::Credential;
use crate::verify::facts::Facts;
use crate::{badge, image, wire};

/// A badge document and what was found in it.
#[derive(Debug)]
pub(super) struct Document {
    /// The JSON, byte for byte: the text itself, or the payload of the JWS.
    pub(super) text: String,
    /// The JWS, if it came as one.
    pub(super) token: Option<String>,
    pub(super) version: Version,
    pub(super) class: Class,
    pub(super) facts: Facts,
    /// 3.0: what verification needs of a credential.
    pub(super) credential: Option<Box<Credential>>,
    pub(super) rules: Outcome,
    /// Whether it says that it is of another class than the one that it is needed as.
    pub(super) other_class: bool,
    /// Whether it was baked into an image, and what was odd about that.
    pub(super) baked: bool,
    pub(super) carried: Vec<Problem>,
}

/// What its rules found.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The class of the tables.
    pub(super) class: &'static str,
    pub(super) version: &'static str,
    pub(super) errors: u64,
    pub(super) warnings: u64,
    pub(super) problems: Vec<Problem>,
}

/// What was handed in.
#[derive(Debug)]
pub(super) enum Input {
    /// The address of a badge.
    Address(String),
    /// The badge itself.
    Document(Box<Document>),
}

impl Input {
    /// Reads what was handed in: an image, or text.
    ///
    /// # Errors
    /// Those of [`Verification::new`](crate::Verification::new).
    pub(super) fn read(input: &[u8], accept_damaged: bool, limits: &Limits) -> Result<Input> {
        limits.check_input(input.len())?;
        match image::sniff(input) {
            image::ImageFormat::Unknown if !input.is_empty() => match std::str::from_utf8(input) {
                Ok(text) => Input::of_text(text, limits),
                Err(_) => require_supported(input).and(Err(Error::internal())),
            },
            _ => Input::of_image(input, accept_damaged, limits),
        }
    }

    /// The badge in an image.
    pub(super) fn of_image(image: &[u8], accept_damaged: bool, limits: &Limits) -> Result<Input> {
        let options = unbake::UnbakeOptions { accept_damaged, strict: false, limits: limits.clone() };
        let found = unbake::unbake_one(image, &options)?;
        let mut input = Input::of_text(&found.text, limits)?;
        if let Input::Document(document) = &mut input {
            document.baked = true;
            document.carried = found.problems;
        }
        Ok(input)
    }

    fn of_text(text: &str, limits: &Limits) -> Result<Input> {
        let opened = payload::open(text, limits)?;
        if opened.kind == PayloadKind::Url {
            return Ok(Input::Address(opened.text.to_owned()));
        }
        let json = opened.read(limits)?.ok_or_else(Error::internal)?;
        let detected = detect(&json)?;
        if detected.class == Class::Envelope {
            return Input::of_text(&enveloped(&json)?, limits);
        }
        let document = Document::opened(&opened, &json, Some(&detected), Purpose::Assertion, 0, limits);
        Ok(Input::Document(Box::new(document)))
    }
}

/// The text of the badge in an envelope of 2.1.
fn enveloped(envelope: &Json<'_>) -> Result<String> {
    match carried(envelope)?.1 {
        Json::String(token) => Ok(token.clone().into_owned()),
        json @ Json::Object(_) if detect(json)?.version != Version::V2_1 => wire::to_json(json),
        _ => {
            let message = "the envelope carries neither a badge nor a profile";
            Err(Error::new(ErrorCode::DocumentEnvelope, message))
        }
    }
}

impl Document {
    /// Reads a document that is needed for a purpose; `Assertion` takes whatever document it is.
    ///
    /// # Errors
    /// Those of [`payload`](crate::payload()).
    pub(super) fn of(text: &str, purpose: Purpose, limits: &Limits) -> Result<Document> {
        Document::inside(text, purpose, 0, limits)
    }

    /// The same for one that is inside of so many endorsements.
    ///
    /// # Errors
    /// Those of [`Document::of`].
    pub(super) fn inside(text: &str, purpose: Purpose, depth: u32, limits: &Limits) -> Result<Document> {
        let opened = payload::open(text, limits)?;
        let Some(json) = opened.read(limits)? else {
            return Err(Error::new(ErrorCode::PayloadNotObject, "the text is a URL, expected a document"));
        };
        let detected = detect(&json).ok();
        Ok(Document::opened(&opened, &json, detected.as_ref(), purpose, depth, limits))
    }

    fn opened(
        opened: &Opened<'_>,
        json: &Json<'_>,
        detected: Option<&Detected>,
        purpose: Purpose,
        depth: u32,
        limits: &Limits,
    ) -> Document {
        let (version, class) = told(json, detected, purpose);
        let signable = detected.filter(|_| version == Version::V3_0 && is_credential(class));
        let credential =
            signable.map(|detected| Box::new(Credential::read(json, opened, detected, depth, limits)));
        let other_class = detected.is_some_and(|found| found.class != class && found.class != Class::Unknown);
        Document {
            facts: if credential.is_some() { Facts::default() } else { Facts::read(json, version) },
            credential,
            rules: judge(json, version, class, detected, opened.jws.is_some(), limits),
            other_class,
            token: opened.jws.is_some().then(|| opened.text.to_owned()),
            text: opened.document().unwrap_or_default().to_owned(),
            version,
            class,
            baked: false,
            carried: Vec::new(),
        }
    }
}

/// Whether a class of 3.0 is one of credentials, which are signed.
fn is_credential(class: Class) -> bool {
    matches!(
        class,
        Class::OpenBadgeCredential
            | Class::EndorsementCredential
            | Class::ClrCredential
            | Class::VerifiableCredential
            | Class::Unknown
    )
}

/// The class that a document has to be of for a purpose, if it is one.
pub(super) fn class_for(purpose: Purpose) -> Option<Class> {
    Some(match purpose {
        Purpose::BadgeClass => Class::BadgeClass,
        Purpose::Issuer => Class::Profile,
        Purpose::Key => Class::CryptographicKey,
        Purpose::RevocationList => Class::RevocationList,
        Purpose::Endorsement => Class::Endorsement,
        Purpose::Assertion
        | Purpose::Image
        | Purpose::Controller
        | Purpose::StatusList
        | Purpose::Refresh => return None,
    })
}

/// The version of a document by what it says, and the class that it is needed as.
fn told(json: &Json<'_>, detected: Option<&Detected>, purpose: Purpose) -> (Version, Class) {
    let unknown = if json.get("@context").is_some() { Version::V2_0 } else { Version::V1_0 };
    let version = detected.map_or(unknown, |found| found.version);
    // An endorsement of 3.0 is a class of its own.
    let needed = class_for(purpose).filter(|class| version != Version::V3_0 || *class != Class::Endorsement);
    let class = needed.unwrap_or_else(|| detected.map_or(Class::Unknown, |found| found.class));
    // A list of 1.0 is a map of anything to anything, and tells nothing about its version.
    let is_map = class == Class::RevocationList && json.get("@context").is_none();
    let older = is_map && version != Version::V3_0 && json.get("revokedAssertions").is_none();
    if older { (Version::V1_0, class) } else { (version, class) }
}

fn judge(
    json: &Json<'_>,
    version: Version,
    class: Class,
    detected: Option<&Detected>,
    token: bool,
    limits: &Limits,
) -> Outcome {
    let vc_version = detected.and_then(|found| found.vc_version);
    let kind = rules::told_by_subject(badge::credential(json), class);
    let Some(table) = rules::told(version, kind, vc_version) else {
        let message = format!("a document of version {version} that is none of the classes with rules");
        let problem = Problem::new(ErrorCode::VerifyClass, crate::Severity::Error, message);
        return Outcome {
            class: "",
            version: version.as_str(),
            errors: 1,
            warnings: 0,
            problems: vec![problem],
        };
    };
    let mut checker = Checker::new(Profile::Standard, None, limits.problems);
    checker.token = token;
    let whole = Path::Root;
    match badge::credential(json) {
        inner if std::ptr::eq(inner, json) => rules::check(&mut checker, table, inner, &whole),
        inner => rules::check(&mut checker, table, inner, &whole.member("vc")),
    }
    let [errors, warnings, _] = checker.counts;
    Outcome { class: table.name, version: table.version, errors, warnings, problems: checker.problems }
}
