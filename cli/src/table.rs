//! Text for people: escaping, columns, sizes, and the wording of problems.
//!
//! Whatever comes out of a badge is hostile until it went through [`clean`]: an escape sequence in a badge's name
//! could rewrite the terminal, and a direction mark could show a name backwards.

use anstyle::{AnsiColor, Style};
use ovenbird::{ErrorCode, Problem, ReportSummary, Severity};
use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The names of rows.
pub(crate) const LABEL: Style = AnsiColor::Cyan.on_default();
/// File names and headings.
pub(crate) const HEADING: Style = Style::new().bold();
/// What is there but matters less.
pub(crate) const DIM: Style = Style::new().dimmed();
/// Good news.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Bad news.
pub(crate) const BAD: Style = ERROR;
/// News that one has to look at.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Columns a value may take before it is cut.
const WIDEST: usize = 160;
/// Columns of a line of running text, as wide as the examples in the help texts.
const LINE: usize = 100;
/// Columns of the row names in an inspection: `recipient` and two spaces.
const LABEL_WIDTH: usize = 11;

/// Whether a character could move a cursor, hide, or turn the text around it.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Text made fit for a terminal and for one line of a table: unsafe characters escaped, cut when very long.
pub(crate) fn clean(text: &str) -> String {
    cut(&escape(text.chars().take(WIDEST.saturating_mul(2)), |_| false), WIDEST)
}

/// Like [`clean`], for a text that may have lines and indents of its own: all white space becomes one space.
pub(crate) fn clean_flat(text: &str) -> String {
    let beginning: String = text.chars().take(WIDEST.saturating_mul(4)).collect();
    clean(&beginning.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Like [`clean`], but whole and over several lines: for a badge's text on a terminal, and for usage messages.
pub(crate) fn clean_lines(text: &str) -> String {
    escape(text.chars(), |c| matches!(c, '\n' | '\t'))
}

fn escape(chars: impl Iterator<Item = char>, keep: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    for c in chars {
        if is_unsafe(c) && !keep(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// JSON with every unsafe character as `\uXXXX`: equal to any parser, harmless to a terminal.
pub(crate) fn clean_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unsafe(c) {
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

/// Cuts text to a number of columns; what was cut shows as `…`.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut width = 1_usize;
    let fits = |c: &char| {
        width = width.saturating_add(c.width().unwrap_or(0));
        width <= columns
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    kept
}

/// Text with spaces behind it up to a number of columns.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', columns.saturating_sub(text.width())));
    padded
}

/// One row of an inspection.
pub(crate) fn row(label: &str, value: &str) -> String {
    format!("  {LABEL}{}{LABEL:#}{value}\n", pad(label, LABEL_WIDTH))
}

/// A row whose value is running text: as many lines as it needs, below each other.
pub(crate) fn wrapped_row(label: &str, text: &str) -> String {
    let label = format!("  {LABEL}{}{LABEL:#}", pad(label, LABEL_WIDTH));
    wrap(&label, LABEL_WIDTH.saturating_add(2), text)
}

/// Running text broken between words. The first line begins with `first`, which takes `indent` columns, the others
/// with as many spaces. A word longer than a line stays whole, so that it can be copied.
pub(crate) fn wrap(first: &str, indent: usize, text: &str) -> String {
    let mut out = first.to_owned();
    let mut column = indent;
    for word in text.split(' ') {
        if column > indent && column.saturating_add(1).saturating_add(word.width()) > LINE {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        }
        if column > indent {
            out.push(' ');
            column = column.saturating_add(1);
        }
        out.push_str(word);
        column = column.saturating_add(word.width());
    }
    out.push('\n');
    out
}

/// A line under an error or warning.
pub(crate) fn note(label: &str, value: &str) -> String {
    format!("  {DIM}{label:<4}{DIM:#}  {}\n", clean_whole(value))
}

/// Cleaned for one line, but never cut: paths and remedies are wanted whole.
fn clean_whole(text: &str) -> String {
    escape(text.chars(), |_| false)
}

/// Columns with a heading, each as wide as its widest cell. Cells must be clean.
pub(crate) fn columns<const N: usize>(heading: [&str; N], rows: &[[String; N]]) -> String {
    let mut widths = heading.map(UnicodeWidthStr::width);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let line = |cells: [&str; N]| {
        let padded: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| pad(cell, width)).collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut out = format!("{HEADING}{}{HEADING:#}\n", line(heading));
    for row in rows {
        out.push_str(&line(row.each_ref().map(String::as_str)));
        out.push('\n');
    }
    out
}

/// A size in bytes, as people say it: 912 bytes, 4.1 KB, 184 KB.
pub(crate) fn size(bytes: u64) -> String {
    const LARGER: [&str; 2] = ["MB", "GB"];
    if bytes < 1000 {
        return count(bytes, "byte");
    }
    // A picture's size needs no more digits than a float has.
    #[allow(clippy::cast_precision_loss)]
    let mut value = bytes as f64 / 1000.0;
    let mut unit = "KB";
    for next in LARGER {
        if value < 999.5 {
            break;
        }
        value /= 1000.0;
        unit = next;
    }
    if value < 9.95 { format!("{value:.1} {unit}") } else { format!("{value:.0} {unit}") }
}

/// `word` with an s unless there is one: 1 badge, 2 badges.
pub(crate) fn count(n: u64, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

/// The name that a value of the core has in JSON, such as `2.0` or `lower_case`.
pub(crate) fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The beginning of an error or warning: `error png.crc_mismatch at byte 33 (iTXt)`.
pub(crate) fn finding(word: &str, code: ErrorCode, offset: Option<u64>, part: Option<&str>) -> String {
    let style = if word == "error" { ERROR } else { WARNING };
    let mut text = format!("{style}{word}{style:#} {HEADING}{code}{HEADING:#}");
    if let Some(offset) = offset {
        text.push_str(&format!(" at byte {offset}"));
    }
    if let Some(part) = part {
        text.push_str(&format!(" ({})", clean(part)));
    }
    text
}

/// A problem on a line of its own.
pub(crate) fn problem(problem: &Problem) -> String {
    let word = match problem.severity {
        Severity::Info => "note",
        Severity::Error => "error",
        _ => "warning",
    };
    let mut line = finding(word, problem.code, problem.offset, None);
    if let Some(pointer) = &problem.pointer {
        line.push_str(&format!(" {}", clean(pointer)));
    }
    line.push_str(&format!(": {}", clean_whole(&problem.message)));
    if let Some(clause) = &problem.clause {
        line.push_str(&format!(" {DIM}({}){DIM:#}", clean_whole(clause)));
    }
    if let Some(hint) = &problem.hint {
        line.push_str(&format!(" {}", clean_whole(hint)));
    }
    line.push('\n');
    line
}

/// The outcome of a validation: `ok`, `ok, 1 warning`, `2 errors, 1 warning`.
pub(crate) fn verdict(report: &ReportSummary) -> String {
    let more = [(report.warnings, "warning"), (report.infos, "note")];
    let more = more.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!(", {}", count(*n, word)));
    let more: String = more.collect();
    if report.ok {
        format!("{GOOD}ok{GOOD:#}{more}")
    } else {
        format!("{ERROR}{}{ERROR:#}{more}", count(report.errors, "error"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_say_them() {
        let sizes =
            [0, 1, 912, 999, 1000, 4_100, 9_949, 9_950, 184_000, 999_499, 999_500, 32 << 20, u64::MAX];
        let said: Vec<String> = sizes.into_iter().map(size).collect();
        let expected = [
            "0 bytes",
            "1 byte",
            "912 bytes",
            "999 bytes",
            "1.0 KB",
            "4.1 KB",
            "9.9 KB",
            "10 KB",
            "184 KB",
            "999 KB",
            "1.0 MB",
            "34 MB",
            "18446744074 GB",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn cutting_counts_columns_and_not_characters() {
        assert_eq!(cut("badge", 5), "badge");
        assert_eq!(cut("badges", 5), "badg…");
        assert_eq!(cut("徽章徽章", 5), "徽章…");
        assert_eq!(pad("徽章", 6), "徽章  ");
    }

    #[test]
    fn what_moves_cursors_or_turns_text_is_escaped() {
        for c in [
            '\u{1b}',
            '\r',
            '\n',
            '\u{7f}',
            '\u{9b}',
            '\u{202e}',
            '\u{2066}',
            '\u{200b}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            let text = format!("a{c}b");
            assert_eq!(clean(&text), format!("a{}b", c.escape_unicode()));
            let json = serde_json::to_string(&text).unwrap();
            let cleaned = clean_json(&json);
            assert!(!cleaned.contains(is_unsafe));
            assert_eq!(serde_json::from_str::<String>(&cleaned).unwrap(), text);
        }
        assert_eq!(clean("Zoë 徽章 \"x\""), "Zoë 徽章 \"x\"");
        assert_eq!(clean_lines("{\n\t\u{1b}}"), "{\n\t\\u{1b}}");
    }

    #[test]
    fn a_very_long_value_is_cut() {
        assert_eq!(clean(&"x".repeat(1_000_000)).width(), WIDEST);
        assert_eq!(clean(&"\u{1b}".repeat(1_000_000)).width(), WIDEST);
    }

    #[test]
    fn running_text_is_broken_between_words() {
        let text = ["word"; 30].join(" ");
        let wrapped = wrap("code  ", 6, &text);
        assert!(
            wrapped.starts_with("code  word ") && wrapped.lines().nth(1).unwrap().starts_with("      word ")
        );
        assert!(wrapped.lines().all(|line| line.width() <= LINE && line.trim_end() == line));
        assert_eq!(wrapped.split_whitespace().skip(1).collect::<Vec<_>>().join(" "), text);
        let long = "x".repeat(LINE);
        assert_eq!(wrap("  ", 2, &format!("a {long} b")), format!("  a\n  {long}\n  b\n"));
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["徽章".to_owned(), "1".to_owned()], ["b".to_owned(), String::new()]];
        let table = anstream::adapter::strip_str(&columns(["n", "at byte"], &rows)).to_string();
        assert_eq!(table, "n     at byte\n徽章  1\nb\n");
    }
}
