//! The names of the files that a batch writes: from the table, and so never trusted.
//!
//! A name has no folder in it, is allowed on every system, and is there once, also where small and capital letters
//! are the same.

use std::collections::HashMap;

/// Longest name in bytes, without its ending: most systems take 255.
const LONGEST: usize = 120;
/// Names that are devices on Windows, whatever their ending.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The names that were given out. The same rows in the same order get the same names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Of each name in small letters: how often it was asked for.
    taken: HashMap<String, u64>,
}

impl Names {
    /// The file name for a row: what its table calls it, else the end of its id, else its number.
    pub(super) fn give(&mut self, file: Option<&str>, id: Option<&str>, number: u64, ending: &str) -> String {
        let from_file = file.map(|file| tidy(without_ending(file, ending)));
        let wanted = from_file.filter(|name| !name.is_empty());
        let wanted = wanted.or_else(|| id.map(end_of_id).filter(|name| !name.is_empty()));
        let base = wanted.unwrap_or_else(|| format!("{number:06}"));
        let mut name = base.clone();
        while self.taken.contains_key(&name.to_lowercase()) {
            // Counting on from the last number: a thousand equal names need a thousand steps and no more.
            let times = self.taken.entry(base.to_lowercase()).or_insert(1);
            *times = times.saturating_add(1);
            name = format!("{base}-{times}");
        }
        self.taken.insert(name.to_lowercase(), 1);
        format!("{name}.{ending}")
    }
}

/// A name without the ending that it will get anyway.
fn without_ending<'a>(name: &'a str, ending: &str) -> &'a str {
    match name.rsplit_once('.') {
        Some((front, back)) if back.eq_ignore_ascii_case(ending) => front,
        _ => name,
    }
}

/// What tells an id from others: `1` of `https://badges.example.org/a/1.json`, the UUID of a `urn:uuid:`.
fn end_of_id(id: &str) -> String {
    let part = id.split(['/', '?', '#', ':']).rfind(|part| !part.is_empty()).unwrap_or_default();
    tidy(without_ending(part, "json"))
}

/// Keeps letters, digits and `-_.+@=`; everything else becomes a hyphen.
fn tidy(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let c = if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '@' | '=') { c } else { '-' };
        if out.len().saturating_add(c.len_utf8()) > LONGEST {
            break;
        }
        if c != '-' || !out.ends_with('-') {
            out.push(c);
        }
    }
    let out = out.trim_matches(['-', '.']);
    let stem = out.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if DEVICES.contains(&stem.as_str()) { format!("_{out}") } else { out.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder() {
        for (given, expected) in [
            ("ada", "ada.png"),
            ("Ada Lovelace.PNG", "Ada-Lovelace.png"),
            ("../../etc/passwd", "etc-passwd.png"),
            ("..\\..\\boot.ini", "boot.ini.png"),
            ("/absolute/ada.png", "absolute-ada.png"),
            ("C:\\ada", "C-ada.png"),
            ("..", "000007.png"),
            ("a\0b\nc\u{202e}d", "a-b-c-d.png"),
            ("NUL", "_NUL.png"),
            ("con.txt", "_con.txt.png"),
            ("-rf", "rf.png"),
            (".hidden", "hidden.png"),
            ("Žofie Nováková", "Žofie-Nováková.png"),
            ("徽章", "徽章.png"),
            ("", "000007.png"),
        ] {
            assert_eq!(Names::default().give(Some(given), None, 7, "png"), expected, "{given:?}");
        }
        let long = Names::default().give(Some(&"徽".repeat(500)), None, 1, "png");
        assert!(long.len() <= LONGEST + 4);
    }

    #[test]
    fn an_id_names_a_file_by_its_end() {
        for (id, expected) in [
            ("https://badges.example.org/a/1", "1.svg"),
            ("https://badges.example.org/a/ada.json", "ada.svg"),
            ("https://badges.example.org/a/..", "000003.svg"),
            ("urn:uuid:6f1c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11", "6f1c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11.svg"),
        ] {
            assert_eq!(Names::default().give(None, Some(id), 3, "svg"), expected);
        }
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names::default();
        let mut give = |file| names.give(Some(file), None, 1, "png");
        let given = ["ada", "Ada", "ada-2", "ada", "a/da", "a-da", "ada-2"].map(&mut give);
        let mut lower = given.clone().map(|name| name.to_lowercase());
        lower.sort();
        assert!(lower.windows(2).all(|pair| pair[0] != pair[1]), "{given:?}");
        assert_eq!(given[..4], ["ada.png", "Ada-2.png", "ada-2-2.png", "ada-3.png"]);
    }
}
