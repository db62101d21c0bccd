//! Endorsements that a credential carries: of itself, of its achievement, of its profiles.

use crate::error::ErrorCode;
use crate::json::Json;
use crate::limits::Limits;
use crate::verify::Purpose;
use crate::verify::document::Document;
use crate::verify::endorsements::{DEEPEST, MOST};
use crate::wire;

/// How deep in a credential an object may be that carries some.
const LEVELS: u32 = 8;

/// An endorsement, and the id of what carries it.
#[derive(Debug)]
pub(in crate::verify) struct Endorsed {
    pub(in crate::verify) about: Option<String>,
    pub(in crate::verify) document: Result<Box<Document>, (ErrorCode, String)>,
}

/// The endorsements in a credential; `depth` is how many endorsements it is inside of.
pub(super) fn of(credential: &Json<'_>, depth: u32, limits: &Limits) -> Vec<Endorsed> {
    let mut found = Vec::new();
    if depth < DEEPEST {
        let about = credential.get("id").and_then(Json::as_str);
        collect(credential, about, LEVELS, &mut |about, what| {
            // One more than are looked at, so that it is said.
            if found.len() <= MOST {
                found.push(Endorsed { about: about.map(str::to_owned), document: read(what, depth, limits) });
            }
        });
    }
    found
}

/// Goes through an object and the objects in it, but not into endorsements. The subject of a credential is no such object:
/// what it carries is about what it is an award of.
fn collect<'j>(
    object: &'j Json<'_>,
    about: Option<&'j str>,
    levels: u32,
    found: &mut dyn FnMut(Option<&'j str>, &'j Json<'_>),
) {
    let (Some(members), Some(levels)) = (object.as_object(), levels.checked_sub(1)) else { return };
    for (name, value) in members {
        match &**name {
            "endorsement" | "endorsementJwt" => {
                value.items().iter().for_each(|one| found(about, one));
            }
            "@context" | "proof" | "verifiableCredential" => {}
            _ => {
                for inner in value.items().iter().filter(|inner| inner.is_object()) {
                    let own = inner.get("id").and_then(Json::as_str);
                    collect(inner, own, levels, found);
                }
            }
        }
    }
}

fn read(endorsement: &Json<'_>, depth: u32, limits: &Limits) -> Result<Box<Document>, (ErrorCode, String)> {
    let text = match endorsement {
        Json::String(token) => token.clone().into_owned(),
        Json::Object(_) => {
            wire::to_json(endorsement).map_err(|error| (error.code(), error.message().to_owned()))?
        }
        other => {
            let message = format!("it is {}, expected an endorsement", other.type_name());
            return Err((ErrorCode::VerifyDocument, message));
        }
    };
    match Document::inside(&text, Purpose::Endorsement, depth.saturating_add(1), limits) {
        Ok(document) => Ok(Box::new(document)),
        Err(error) => Err((error.code(), error.message().to_owned())),
    }
}
