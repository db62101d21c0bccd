//! The text of one member, byte for byte.

use serde::de::IgnoredAny;
use serde_json::Deserializer;

/// The text of the value of a member of the object that `text` is. `None` if there is no such member.
///
/// `text` was read by [`read`](super::read) already, so that its syntax is right and each name is there once.
pub(crate) fn member_text<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = text.trim_ascii_start().strip_prefix('{')?;
    loop {
        rest = rest.trim_ascii_start();
        let mut names = Deserializer::from_str(rest).into_iter::<String>();
        let found = names.next()?.ok()?;
        rest = rest.get(names.byte_offset()..)?.trim_ascii_start().strip_prefix(':')?.trim_ascii_start();
        let mut values = Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let (value, behind) = rest.split_at_checked(values.byte_offset())?;
        if found == name {
            return Some(value);
        }
        rest = behind.trim_ascii_start().strip_prefix(',')?;
    }
}

/// The text of the last item of the array that `text` is. `None` if it has none.
///
/// As for [`member_text`], the text was read already.
pub(crate) fn last_item_text(text: &str) -> Option<&str> {
    let mut rest = text.trim_ascii_start().strip_prefix('[')?;
    loop {
        rest = rest.trim_ascii_start();
        let mut values = Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let (value, behind) = rest.split_at_checked(values.byte_offset())?;
        match behind.trim_ascii_start().strip_prefix(',') {
            Some(more) => rest = more,
            None => return Some(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_cut_out_with_every_byte_of_it() {
        let text =
            r#" { "a" : -1.50e2 , "b":[ 1, {"vc": 5} ],"v\u0063" :  {"x" : "}\"" ,"y":null} , "t":true}"#;
        assert_eq!(member_text(text, "a"), Some("-1.50e2"));
        assert_eq!(member_text(text, "b"), Some(r#"[ 1, {"vc": 5} ]"#));
        assert_eq!(member_text(text, "vc"), Some(r#"{"x" : "}\"" ,"y":null}"#));
        assert_eq!(member_text(text, "t"), Some("true"));
        for absent in ["x", "", "v"] {
            assert_eq!(member_text(text, absent), None, "{absent}");
        }
        assert_eq!(member_text("{}", "a"), None);
        assert_eq!(member_text("[]", "a"), None);
    }

    #[test]
    fn the_last_item_is_cut_out_with_every_byte_of_it() {
        assert_eq!(last_item_text(r#" [ 1 , {"a":[2]} ,{"x" : "]" } ] "#), Some(r#"{"x" : "]" }"#));
        assert_eq!(last_item_text(r#"[-1.5e3]"#), Some("-1.5e3"));
        assert_eq!(last_item_text("[1,true]"), Some("true"));
        for none in ["[]", "[ ]", "{}", "1"] {
            assert_eq!(last_item_text(none), None, "{none}");
        }
    }
}
