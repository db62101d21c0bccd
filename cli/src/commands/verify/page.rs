//! The answer for people: the library's table with colours, and what is missing.

use anstyle::Style;

use crate::table::{BAD, DIM, GOOD, HEADING, LABEL, WARNING, clean, clean_lines, note};

/// Columns of the names of rows in the library's table, and of the results of checks behind them.
const NAME: usize = 14;
/// How many of the URLs are told one by one; `--json` lists all.
const TOLD: usize = 10;

/// What the words of the table look like: at the beginning of a line, and in the column of results.
const SEVERITIES: [(&str, Style); 3] = [("error  ", BAD), ("warning  ", WARNING), ("note   ", DIM)];
const RESULTS: [(&str, Style); 6] = [
    ("ok ", GOOD),
    ("FAILED", BAD),
    ("not checked", WARNING),
    ("VALID", GOOD),
    ("INVALID", BAD),
    ("UNVERIFIED", WARNING),
];

/// The table under the name of what was verified. Only how it looks changes, no letter of it.
pub(super) fn page(name: &str, table: &str) -> String {
    let mut out = format!("{HEADING}{}{HEADING:#}\n", clean(name));
    for line in clean_lines(table).lines() {
        out.push_str(&painted(line));
        out.push('\n');
    }
    out
}

fn painted(line: &str) -> String {
    if let Some((word, style)) = SEVERITIES.iter().find(|(word, _)| line.starts_with(word)) {
        return with(*style, word.trim_end().len(), line);
    }
    match line.split_at_checked(NAME) {
        // A line that goes on from the one before begins further to the right.
        Some((name, rest)) if name.starts_with("  ") && !name.starts_with("   ") => {
            let name = format!("{LABEL}{name}{LABEL:#}");
            match RESULTS.iter().find(|(word, _)| rest.starts_with(word)) {
                Some((word, style)) => name + &with(*style, word.trim_end().len(), rest),
                None => name + rest,
            }
        }
        _ => line.to_owned(),
    }
}

/// The first letters in a style.
fn with(style: Style, letters: usize, line: &str) -> String {
    match line.split_at_checked(letters) {
        Some((word, rest)) => format!("{style}{word}{style:#}{rest}"),
        None => line.to_owned(),
    }
}

/// The documents that were needed and that nobody was there to fetch, and what to do.
pub(super) fn needs(urls: &[String], fetching: bool) -> String {
    let mut out = String::new();
    for url in urls.iter().take(TOLD) {
        out.push_str(&note("need", url));
    }
    let more = urls.len().saturating_sub(TOLD);
    if more > 0 {
        out.push_str(&note("and", &format!("{more} more; --json lists all")));
    }
    if !urls.is_empty() && !fetching {
        out.push_str(&note(
            "help",
            "add --fetch to fetch it and what it leads to, or --answers with documents at hand",
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_change_no_letter() {
        let table = "  badge       A badge\n\n  structure   ok           fine\n  integrity   FAILED       \
                     changed\n                           and more\nerror    integrity a.b: c\n         d\n  RESULT      INVALID\n";
        let page = page("ada.png", table);
        assert!(page.contains(&format!("{BAD}FAILED{BAD:#}")) && page.contains(&format!("{GOOD}ok{GOOD:#}")));
        assert!(
            page.contains(&format!("{BAD}INVALID{BAD:#}")) && page.contains(&format!("{BAD}error{BAD:#} "))
        );
        assert!(page.contains("\n         d\n"));
        assert_eq!(anstream::adapter::strip_str(&page).to_string(), format!("ada.png\n{table}"));
    }

    #[test]
    fn a_table_of_any_letters_is_no_harm() {
        for line in ["", "  ", "ö", "  徽章徽章徽章", "              ", "error", "note\u{202e}"] {
            let page = anstream::adapter::strip_str(&page("x", line)).to_string();
            assert!(page.starts_with("x\n") && !page.contains('\u{202e}'), "{page:?}");
        }
    }
}
