//! JSON text that survives readers who search an image's bytes and count braces.

/// Rewrites JSON text so that it is ASCII and has no brace inside a string: characters beyond ASCII become
/// `\uXXXX` (a surrogate pair beyond U+FFFF), braces in strings `\u007b` and `\u007d`. Everything outside strings
/// and every escape that is there already stays as it is, so the result parses equal. Linear.
pub(crate) fn ascii_braces_escaped(json_text: &str) -> String {
    let mut out = String::with_capacity(json_text.len());
    let mut in_string = false;
    let mut escaped = false;
    for c in json_text.chars() {
        match c {
            _ if escaped => {
                out.push(c);
                escaped = false;
                continue;
            }
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ => {}
        }
        match c {
            '{' | '}' if in_string => push_units(&mut out, c),
            c if c.is_ascii() => out.push(c),
            c => push_units(&mut out, c),
        }
    }
    out
}

fn push_units(out: &mut String, c: char) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut units = [0_u16; 2];
    for unit in c.encode_utf16(&mut units) {
        out.push_str("\\u");
        for shift in [12_u32, 8, 4, 0] {
            let digit = usize::from((*unit >> shift) & 0xF);
            out.extend(HEX.get(digit));
        }
    }
}
