//! The spellings of a candidate that may be tried after the exact one.

use unicode_normalization::UnicodeNormalization;

use crate::recipient::Variant;

/// A spelling and its name in the result.
pub(super) type Spelling = (&'static str, String);

/// How many spellings a variant has at most.
pub(super) const fn most(variant: Variant) -> usize {
    match variant {
        Variant::Exact => 0,
        Variant::Trimmed | Variant::LowerCase | Variant::Nfc => 1,
        Variant::Backpack => 5,
    }
}

/// The spellings of a variant other than the candidate as given, which was tried before.
pub(super) fn spellings(variant: Variant, candidate: &str) -> Vec<Spelling> {
    let mut all: Vec<Spelling> = match variant {
        Variant::Exact => Vec::new(),
        Variant::Trimmed => vec![("trimmed", candidate.trim().to_owned())],
        Variant::LowerCase => vec![("lower_case", candidate.to_lowercase())],
        Variant::Nfc => vec![("nfc", candidate.nfc().collect())],
        Variant::Backpack => vec![
            ("backpack_lower", candidate.to_lowercase()),
            ("backpack_upper", candidate.to_uppercase()),
            ("backpack_capitalised", capitalised(candidate)),
            ("backpack_words", words(candidate)),
            ("backpack_local_upper", local_upper(candidate)),
        ],
    };
    all.retain(|(_, spelling)| spelling != candidate && !spelling.is_empty());
    all
}

/// The first letter in capitals, the rest not.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.as_str().to_lowercase().chars()).collect()
}

/// The first letter of each run of ASCII letters, digits and underscores in capitals, the rest of the run not.
fn words(text: &str) -> String {
    let mut inside = false;
    let spell = |c: char| {
        let of_word = c.is_ascii_alphanumeric() || c == '_';
        let first = of_word && !inside;
        inside = of_word;
        if first { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
    };
    text.chars().map(spell).collect()
}

/// What stands before the `@` in capitals, the rest not.
fn local_upper(text: &str) -> String {
    let (local, domain) = text.split_at(text.find('@').unwrap_or_default());
    format!("{}{}", local.to_uppercase(), domain.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backpack_has_five_spellings_beside_the_exact_one() {
        let names: Vec<String> =
            spellings(Variant::Backpack, "aDA.x_y@exAMple.org").into_iter().map(|(_, text)| text).collect();
        assert_eq!(
            names,
            [
                "ada.x_y@example.org",
                "ADA.X_Y@EXAMPLE.ORG",
                "Ada.x_y@example.org",
                "Ada.X_y@Example.Org",
                "ADA.X_Y@example.org",
            ]
        );
        for variant in [Variant::Exact, Variant::Trimmed, Variant::LowerCase, Variant::Nfc, Variant::Backpack]
        {
            assert!(spellings(variant, "aB@c.example ").len() <= most(variant));
        }
    }

    #[test]
    fn a_spelling_equal_to_the_candidate_is_not_tried_again() {
        assert!(spellings(Variant::LowerCase, "a@b.example").is_empty());
        assert!(spellings(Variant::Trimmed, "a").is_empty());
        assert!(spellings(Variant::Trimmed, " ").is_empty());
    }
}
