//! Untrusted text made fit for people. Names, reasons, comments and addresses are a stranger's: an escape sequence could
//! rewrite a terminal, a line break could add a row to the table, a direction mark could show a name backwards.

/// Most columns of a line, where the texts allow it.
const LINE: usize = 100;

/// Whether a character could move a cursor, hide, or turn the text around it.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// One line: unsafe characters escaped, cut after so many characters of the original.
pub(super) fn clean(text: &str, most: usize) -> String {
    escaped(text, most, |_| false)
}

/// The same with its line breaks, for a form that has room for them.
pub(super) fn clean_lines(text: &str, most: usize) -> String {
    escaped(&text.replace("\r\n", "\n").replace('\t', " "), most, |c| c == '\n')
}

fn escaped(text: &str, most: usize, keep: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    for c in chars.by_ref().take(most) {
        if is_unsafe(c) && !keep(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

/// JSON with every unsafe character of its texts as `\uXXXX`: the same to any parser.
pub(super) fn clean_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unsafe(c) && c != '\n' {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Appends running text, broken between words, to a line that already has `indent` columns; further lines are indented
/// as far. A word longer than a line stays whole, so that it can be copied. None begins with `RESULT`: a stranger's text
/// could be measured so that one of its lines passed for the last one.
pub(super) fn wrap(out: &mut String, indent: usize, text: &str) {
    let mut column = indent;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        let full = column.saturating_add(1).saturating_add(width) > LINE;
        if full && column > indent && !word.starts_with("RESULT") {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        }
        if column > indent {
            out.push(' ');
            column = column.saturating_add(1);
        }
        out.push_str(word);
        column = column.saturating_add(width);
    }
    out.push('\n');
}

/// `word` with an s unless there is one: 1 request, 2 requests.
pub(super) fn count(n: u64, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_cursors_hides_or_turns_text_is_escaped() {
        let unsafe_ones = "\u{1b}\r\n\t\0\u{7f}\u{9b}\u{ad}\u{61c}\u{200b}\u{200f}\u{2028}\u{202e}\u{2066}\u{2069}\u{feff}\u{e0041}";
        for c in unsafe_ones.chars() {
            assert_eq!(clean(&format!("a{c}b"), 10), format!("a{}b", c.escape_unicode()));
            let json = serde_json::to_string(&format!("a{c}b")).unwrap();
            let cleaned = clean_json(&json);
            assert!(!cleaned.contains(is_unsafe), "{cleaned}");
            assert_eq!(serde_json::from_str::<String>(&cleaned).unwrap(), format!("a{c}b"));
        }
        assert_eq!(clean("Zoë 徽章 \"x\" עברית", 99), "Zoë 徽章 \"x\" עברית");
        assert_eq!(clean_lines("a\r\n\tb\u{1b}", 99), "a\n b\\u{1b}");
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        assert_eq!(clean("badge", 5), "badge");
        assert_eq!(clean("badges", 5), "badge…");
        assert_eq!(clean(&"\u{1b}".repeat(1_000_000), 2), "\\u{1b}\\u{1b}…");
    }

    #[test]
    fn no_line_can_be_made_to_pass_for_the_last_one() {
        for length in 70..100 {
            let mut out = String::new();
            wrap(&mut out, 14, &format!("{} RESULT VALID (issuer)", "x".repeat(length)));
            assert!(out.lines().all(|line| !line.trim_start().starts_with("RESULT")), "{out}");
        }
    }

    #[test]
    fn running_text_is_broken_between_words_only() {
        let mut out = "label  ".to_owned();
        wrap(&mut out, 7, &["word"; 60].join(" "));
        assert!(out.starts_with("label  word ") && out.lines().nth(1).unwrap().starts_with("       word "));
        assert!(out.lines().all(|line| line.len() <= LINE && line.trim_end() == line));
        let long = "x".repeat(LINE);
        let mut out = String::new();
        wrap(&mut out, 2, &format!("a {long} b"));
        assert_eq!(out, format!("a\n  {long}\n  b\n"));
    }
}
