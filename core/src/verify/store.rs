//! The answers that came: read once, when they arrive.

use std::collections::BTreeMap;

use crate::error::{ErrorCode, escape};
use crate::image::{ImageFormat, sniff};
use crate::json;
use crate::keys::controller::Controller;
use crate::limits::Limits;
use crate::verify::document::{Document, Input};
use crate::verify::web::WebUrl;
use crate::verify::{FetchFailure, FetchRequest, FetchResponse, Purpose};

/// What there is about an address.
#[derive(Debug)]
pub(super) enum Answer {
    /// It was asked for.
    Asked,
    /// There is no response.
    Failed(ErrorCode, String),
    /// A response.
    Got(Response),
}

/// A response, read.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    /// Where it came from, if that is not where it was asked for.
    pub(super) final_url: Option<String>,
    pub(super) bytes: usize,
    /// Whether the media type is none that a document should have.
    pub(super) odd_type: Option<String>,
    pub(super) content: Content,
}

/// What a body is.
#[derive(Debug)]
pub(super) enum Content {
    /// A badge document.
    Document(Box<Document>),
    /// The text of a badge's address, in an image that was served.
    Address(String),
    /// PEM, for 1.0 and 1.1.
    Pem(String),
    /// 3.0: a document about keys.
    Controller(Box<Controller>),
    /// A picture.
    Picture(Vec<u8>, ImageFormat),
    /// Nothing that can be used, and why.
    Unreadable(ErrorCode, String),
}

/// The answers, by address and by whether a picture was asked for.
#[derive(Debug, Default)]
pub(super) struct Store {
    answers: BTreeMap<String, Slots>,
    /// How many bytes came.
    pub(super) bytes: u64,
}

/// One address may be needed as a document and as a picture.
#[derive(Debug, Default)]
struct Slots {
    document: Option<Answer>,
    picture: Option<Answer>,
}

impl Store {
    pub(super) fn get(&self, url: &str, purpose: Purpose) -> Option<&Answer> {
        let slots = self.answers.get(url)?;
        if purpose == Purpose::Image { slots.picture.as_ref() } else { slots.document.as_ref() }
    }

    /// Where a document came from, if that is not where it was asked for.
    pub(super) fn came_from(&self, url: &str) -> Option<&str> {
        match self.get(url, Purpose::Assertion) {
            Some(Answer::Got(response)) => response.final_url.as_deref(),
            _ => None,
        }
    }

    /// The content of a response.
    pub(super) fn content(&self, url: &str, purpose: Purpose) -> Option<&Content> {
        match self.get(url, purpose) {
            Some(Answer::Got(response)) => Some(&response.content),
            _ => None,
        }
    }

    pub(super) fn asked(&mut self, url: &str, purpose: Purpose) {
        self.set(url, purpose, Answer::Asked);
    }

    fn set(&mut self, url: &str, purpose: Purpose, answer: Answer) {
        let slots = self.answers.entry(url.to_owned()).or_default();
        let slot = if purpose == Purpose::Image { &mut slots.picture } else { &mut slots.document };
        *slot = Some(answer);
    }

    pub(super) fn fail(&mut self, request: &FetchRequest, failure: FetchFailure) {
        let FetchFailure { code, message } = failure;
        let words = escape(message.chars().take(200));
        let code = escape(code.chars().take(60));
        let message = match (code.is_empty(), words.is_empty()) {
            (true, true) => "it could not be fetched".to_owned(),
            (true, false) => format!("it could not be fetched: {words}"),
            (false, true) => format!("it could not be fetched ({code})"),
            (false, false) => format!("it could not be fetched ({code}): {words}"),
        };
        self.put(request, Answer::Failed(ErrorCode::VerifyUnfetched, message));
    }

    pub(super) fn supply(
        &mut self,
        request: &FetchRequest,
        response: FetchResponse,
        damaged: bool,
        limits: &Limits,
    ) {
        let bytes = response.body.len();
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
        if bytes > request.max_bytes {
            let message = format!("it has {bytes} bytes; at most {} are taken", request.max_bytes);
            return self.put(request, Answer::Failed(ErrorCode::LimitResponse, message));
        }
        let final_url = Some(response.final_url).filter(|url| !url.is_empty() && *url != request.url);
        let essence = essence(&response.media_type);
        let content = content(&request.url, request.purpose, &essence, response.body, damaged, limits);
        let odd = match &content {
            Content::Document(document) if document.token.is_some() => !may_be_token(&essence),
            Content::Document(_) => !is_json(&essence),
            _ => false,
        };
        let odd = odd && !essence.starts_with("image/");
        let odd_type = odd.then(|| escape(essence.chars().take(60)));
        let answer = Response { status: response.status, final_url, bytes, odd_type, content };
        self.put(request, Answer::Got(answer));
    }

    fn put(&mut self, request: &FetchRequest, answer: Answer) {
        self.set(&request.url, request.purpose, answer);
    }
}

/// The media type without its parameters, in lower case.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_json(essence: &str) -> bool {
    matches!(
        essence,
        "application/json" | "application/jose" | "application/vc" | "application/cid" | "application/did"
    ) || essence.ends_with("+json")
}

/// Whether a media type may stand before a JWS: its own, or that of plain text.
fn may_be_token(essence: &str) -> bool {
    is_json(essence) || matches!(essence, "text/plain" | "application/jwt" | "application/vc+jwt")
}

/// Whether a media type may stand before a document: JSON, text, or one that says nothing.
fn may_be_document(essence: &str) -> bool {
    may_be_token(essence)
        || essence.starts_with("text/")
        || matches!(
            essence,
            "" | "application/octet-stream"
                | "application/x-pem-file"
                | "application/javascript"
                | "binary/octet-stream"
        )
}

fn content(
    url: &str,
    purpose: Purpose,
    essence: &str,
    body: Vec<u8>,
    damaged: bool,
    limits: &Limits,
) -> Content {
    let format = sniff(&body);
    if purpose == Purpose::Image {
        return match format {
            ImageFormat::Png | ImageFormat::Svg => Content::Picture(body, format),
            other => {
                let message = format!("the picture is {}, expected PNG or SVG", other.as_str());
                Content::Unreadable(ErrorCode::VerifyImage, message)
            }
        };
    }
    if purpose == Purpose::Assertion && format != ImageFormat::Unknown {
        return served_image(&body, damaged, limits);
    }
    if format != ImageFormat::Unknown || !may_be_document(essence) {
        let found = if format == ImageFormat::Unknown {
            escape(essence.chars().take(60))
        } else {
            format.as_str().to_owned()
        };
        return Content::Unreadable(
            ErrorCode::VerifyDocument,
            format!("found {found}, expected a document in JSON"),
        );
    }
    let Ok(text) = String::from_utf8(body) else {
        return Content::Unreadable(ErrorCode::VerifyDocument, "the document is not UTF-8".to_owned());
    };
    read_text(url, purpose, text, limits)
}

/// What a text is.
fn read_text(url: &str, purpose: Purpose, text: String, limits: &Limits) -> Content {
    if purpose == Purpose::Key && text.trim_ascii_start().starts_with("-----BEGIN ") {
        return Content::Pem(text);
    }
    if purpose == Purpose::Controller {
        let read = json::read(&text, limits).and_then(|json| Controller::read(&json, url, limits));
        return match read {
            Ok(document) => Content::Controller(Box::new(document)),
            Err(error) => Content::Unreadable(error.code(), error.message().to_owned()),
        };
    }
    match Document::of(&text, purpose, limits) {
        Ok(document) if document.token.is_none() || may_be_signed(purpose) => {
            Content::Document(Box::new(document))
        }
        Ok(_) => Content::Unreadable(
            ErrorCode::VerifyDocument,
            "found a JWS, expected a document in JSON".to_owned(),
        ),
        Err(error) => Content::Unreadable(error.code(), error.message().to_owned()),
    }
}

fn may_be_signed(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Assertion | Purpose::Endorsement | Purpose::StatusList | Purpose::Refresh)
}

/// The badge in an image that was served at its address.
fn served_image(body: &[u8], damaged: bool, limits: &Limits) -> Content {
    match Input::of_image(body, damaged, limits) {
        Ok(Input::Document(document)) => Content::Document(document),
        Ok(Input::Address(url)) => Content::Address(url),
        Err(error) => Content::Unreadable(error.code(), error.message().to_owned()),
    }
}

/// Whether a response came from another site than the one that was asked.
pub(super) fn is_elsewhere(asked: &str, came_from: &str) -> bool {
    match (WebUrl::read(asked), WebUrl::read(came_from)) {
        (Some(asked), Some(came_from)) => !asked.same_site(&came_from) || asked.secure && !came_from.secure,
        _ => true,
    }
}
