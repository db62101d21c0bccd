//! JSON Canonicalization Scheme (RFC 8785): members sorted by UTF-16, no space, numbers as ECMAScript writes them.

use crate::json::Json;
use crate::proof::canonical::number;

/// Writes a document in canonical JSON. The strict reader has already refused what RFC 8785 does not cover:
/// duplicate members, lone surrogates, numbers too large for a double.
pub(crate) fn canonicalise(document: &Json<'_>) -> String {
    let mut out = String::new();
    write(&mut out, document);
    out
}

/// Writes an object without one of its members; what is no object as it is.
pub(crate) fn canonicalise_without(document: &Json<'_>, left_out: &str) -> String {
    let Json::Object(members) = document else { return canonicalise(document) };
    let members = members.iter().map(|(name, value)| (name.as_ref(), value));
    canonicalise_object(members.filter(|(name, _)| *name != left_out))
}

/// Writes an object of these members.
pub(crate) fn canonicalise_object<'j>(members: impl Iterator<Item = (&'j str, &'j Json<'j>)>) -> String {
    let mut out = String::new();
    write_object(&mut out, members.collect());
    out
}

/// Appends a value. Recurses as deep as the reader let the document be.
fn write(out: &mut String, value: &Json<'_>) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Number(number) => number::write_ecmascript(out, number::as_double(number)),
        Json::String(text) => write_text(out, text),
        Json::Array(items) => {
            write_between(out, ['[', ']'], items.iter(), write);
        }
        Json::Object(members) => {
            write_object(out, members.iter().map(|(name, value)| (name.as_ref(), value)).collect());
        }
    }
}

fn write_object(out: &mut String, mut members: Vec<(&str, &Json<'_>)>) {
    // Most names are ASCII, where the order of bytes is the order of UTF-16.
    if members.iter().all(|(name, _)| name.is_ascii()) {
        members.sort_unstable_by(|a, b| a.0.cmp(b.0));
    } else {
        members.sort_unstable_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
    }
    write_between(out, ['{', '}'], members.into_iter(), |out, (name, value)| {
        write_text(out, name);
        out.push(':');
        write(out, value);
    });
}

fn write_between<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    out.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(close);
}

/// A text with the escapes of RFC 8785 section 3.2.2.2: the shortest there are, and none that need not be.
fn write_text(out: &mut String, text: &str) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{C}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1F}' => {
                out.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                let digit = usize::try_from(u32::from(c) & 0xF).unwrap_or_default();
                out.extend(HEX.get(digit));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read;
    use crate::limits::Limits;

    fn canonical(text: &str) -> String {
        canonicalise(&read(text, &Limits::default()).unwrap())
    }

    #[test]
    fn members_are_sorted_by_utf_16_units_and_space_is_gone() {
        // After RFC 8785 section 3.2.3: U+1F600 begins with 0xD83D and so comes before U+FB33.
        let text = r#"{ "€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, "ö": 7 }"#;
        assert_eq!(
            canonical(text),
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}"
        );
    }

    #[test]
    fn texts_have_the_shortest_escapes() {
        assert_eq!(
            canonical(r#"["\u0000\u0008\u0009\u000a\u000B\u000c\u000d\u001f\"\\\/\u20ac\u007f"]"#),
            "[\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/€\u{7f}\"]"
        );
    }

    #[test]
    fn the_example_of_the_rfc_gives_its_text() {
        let text = r#"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
            "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#;
        assert_eq!(
            canonical(text),
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        );
    }
}
