//! Where a proof is put, and its value: no other byte of the text changes.

use crate::error::{Error, ErrorCode, Result};
use crate::json::{Json, last_item_text, member_text};

/// Puts a proof behind the members of a document, or behind its proofs.
///
/// # Errors
/// `issue.invalid`: the document has a `proof` that is none.
pub(super) fn with_proof(text: &str, json: &Json<'_>, proof: &str) -> Result<String> {
    match json.get("proof") {
        None => {
            let inside = text.strip_suffix('}').ok_or_else(Error::internal)?;
            let members = inside.trim_ascii_end();
            let comma = if members.ends_with('{') { "" } else { "," };
            insert(text, members.len(), &format!(r#"{comma}"proof":{proof}"#))
        }
        Some(Json::Object(_)) => {
            let (begin, end) = span(text, member_text(text, "proof"))?;
            let list = insert(text, end, &format!(",{proof}]"))?;
            insert(&list, begin, "[")
        }
        Some(Json::Array(items)) => {
            let (_, end) = span(text, member_text(text, "proof"))?;
            let before =
                text.get(..end).and_then(|before| before.strip_suffix(']')).ok_or_else(Error::internal)?;
            let comma = if items.is_empty() { "" } else { "," };
            insert(text, before.trim_ascii_end().len(), &format!("{comma}{proof}"))
        }
        Some(other) => {
            let message = format!("`proof` is {}, expected a proof or a list of proofs", other.type_name());
            Err(Error::new(ErrorCode::IssueInvalid, message).pointer("/proof"))
        }
    }
}

/// Puts the value into the last proof.
///
/// # Errors
/// `proof.form`: there is none, or it has a value already.
pub(super) fn with_value(text: &str, value: &str) -> Result<String> {
    let wrong = |message: &str| Error::new(ErrorCode::ProofForm, message).pointer("/proof");
    let proofs = member_text(text, "proof").ok_or_else(|| wrong("the document has no proof"))?;
    let proof = if proofs.starts_with('[') { last_item_text(proofs) } else { Some(proofs) };
    let proof =
        proof.filter(|proof| proof.starts_with('{')).ok_or_else(|| wrong("the last proof is no object"))?;
    if member_text(proof, "proofValue").is_some() {
        return Err(wrong("the last proof of the document has a value already"));
    }
    let (begin, end) = span(text, Some(proof))?;
    let inside =
        text.get(begin..end).and_then(|proof| proof.strip_suffix('}')).ok_or_else(Error::internal)?;
    let at = begin.saturating_add(inside.trim_ascii_end().len());
    insert(text, at, &format!(r#","proofValue":"{value}""#))
}

/// Where a piece of a text begins and ends in it.
fn span(text: &str, piece: Option<&str>) -> Result<(usize, usize)> {
    let piece = piece.ok_or_else(Error::internal)?;
    let begin = piece.as_ptr().addr().checked_sub(text.as_ptr().addr()).ok_or_else(Error::internal)?;
    Ok((begin, begin.saturating_add(piece.len())))
}

fn insert(text: &str, at: usize, more: &str) -> Result<String> {
    let (before, behind) = text.split_at_checked(at).ok_or_else(Error::internal)?;
    Ok([before, more, behind].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read;
    use crate::limits::Limits;

    fn placed(text: &str) -> String {
        let json = read(text, &Limits::default()).unwrap();
        let placed = with_proof(text, &json, "{P}").unwrap();
        assert_eq!(placed.replace("{P}", ""), placed.replacen("{P}", "", 1));
        placed
    }

    #[test]
    fn a_proof_is_put_in_and_nothing_else_changes() {
        for (text, expected) in [
            (r#"{"a" : 1}"#, r#"{"a" : 1,"proof":{P}}"#),
            ("{\n  \"a\": 1.50\n}", "{\n  \"a\": 1.50,\"proof\":{P}\n}"),
            (r#"{"proof": {"x":"}"} , "a": 1}"#, r#"{"proof": [{"x":"}"},{P}] , "a": 1}"#),
            (r#"{"pr\u006fof":[ ],"a":1}"#, r#"{"pr\u006fof":[{P} ],"a":1}"#),
            (r#"{"proof":[1, {"x":[]} ]}"#, r#"{"proof":[1, {"x":[]},{P} ]}"#),
            ("{ }", r#"{"proof":{P} }"#),
        ] {
            assert_eq!(placed(text), expected);
        }
        for text in [r#"{"proof":null}"#, r#"{"proof":"z1"}"#] {
            let json = read(text, &Limits::default()).unwrap();
            assert_eq!(with_proof(text, &json, "{}").unwrap_err().code(), ErrorCode::IssueInvalid);
        }
    }

    #[test]
    fn the_value_is_put_into_the_last_proof() {
        for (text, expected) in [
            (r#"{"proof":{"a":1 }}"#, r#"{"proof":{"a":1,"proofValue":"z1" }}"#),
            (
                r#"{"proof": [{"a":1,"proofValue":"z"} , {"b":{}}], "c":1}"#,
                r#"{"proof": [{"a":1,"proofValue":"z"} , {"b":{},"proofValue":"z1"}], "c":1}"#,
            ),
        ] {
            assert_eq!(with_value(text, "z1").unwrap(), expected);
        }
        for text in [
            "{}",
            r#"{"proof":[]}"#,
            r#"{"proof":[{},1]}"#,
            r#"{"proof":"z"}"#,
            r#"{"proof":{"proofValue":"z"}}"#,
            r#"{"proof":[{},{"proof\u0056alue":1}]}"#,
        ] {
            assert_eq!(with_value(text, "z1").unwrap_err().code(), ErrorCode::ProofForm, "{text}");
        }
    }
}
