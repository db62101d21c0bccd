//! E-mail addresses, telephone numbers, languages and countries.

use crate::error::ErrorCode;
use crate::rules::form::{Fault, expectation};
use crate::rules::object::Dialect;
use crate::rules::table::Form;

/// An address as people write it (the addr-spec of RFC 5322 without comments and quotes; RFC 6531 beyond ASCII).
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let forbidden = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '@' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '[' | ']' | '\\')
    };
    let label = |label: &str| {
        let sound = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty() && label.len() <= 63 && label.chars().all(sound)
    };
    !local.is_empty()
        && local.len() <= 64
        && !local.contains(forbidden)
        && local.split('.').all(|part| !part.is_empty())
        && domain.len() <= 255
        && domain.split('.').all(label)
}

/// E.164 is recommended, not asked for: another form is a warning. 3.0's own examples have dashes.
pub(super) fn telephone_fault(text: &str, dialect: Dialect) -> Option<Fault> {
    let (number, extension) = text.split_once(";ext=").unwrap_or((text, "0"));
    let digits = number.strip_prefix('+').unwrap_or(number);
    let all = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // A country code does not begin with 0: that is how national numbers are dialled.
    let strictly =
        all(digits) && (2..=15).contains(&digits.len()) && !digits.starts_with('0') && all(extension);
    let written = |b: u8| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'(' | b')' | b' ' | b'/');
    let loosely = text.bytes().filter(u8::is_ascii_digit).count() >= 2 && number.bytes().all(written);
    let sound = strictly || dialect == Dialect::Exact && loosely;
    (!sound).then(|| Fault::warning(ErrorCode::ValueTelephone, expectation(&Form::Telephone)))
}

/// Well-formed by BCP 47 (RFC 5646 section 2.1); whether the subtags are registered is not looked at.
pub(super) fn is_language(text: &str) -> bool {
    if text.len() > 100 {
        return false;
    }
    let mut subtags = text.split('-').peekable();
    let alphabetic = |tag: &str| tag.bytes().all(|b| b.is_ascii_alphabetic());
    let any = |tag: &str| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = subtags.next().unwrap_or_default();
    if primary.eq_ignore_ascii_case("x") || primary.eq_ignore_ascii_case("i") {
        return subtags.peek().is_some() && subtags.all(any);
    }
    if !(2..=8).contains(&primary.len()) || !alphabetic(primary) {
        return false;
    }
    let mut extended = 0_u8;
    while extended < 3
        && primary.len() <= 3
        && subtags.next_if(|tag| tag.len() == 3 && alphabetic(tag)).is_some()
    {
        extended = extended.saturating_add(1);
    }
    let _script = subtags.next_if(|tag| tag.len() == 4 && alphabetic(tag));
    let _region = subtags.next_if(|tag| {
        tag.len() == 2 && alphabetic(tag) || tag.len() == 3 && tag.bytes().all(|b| b.is_ascii_digit())
    });
    let variant = |tag: &&str| {
        any(tag)
            && (tag.len() >= 5 || tag.len() == 4 && tag.bytes().next().is_some_and(|b| b.is_ascii_digit()))
    };
    while subtags.next_if(variant).is_some() {}
    while let Some(singleton) = subtags.next() {
        let private = singleton.eq_ignore_ascii_case("x");
        if singleton.len() != 1 || !any(singleton) || subtags.peek().is_none() {
            return false;
        }
        if private {
            return subtags.all(any);
        }
        let mut followed = false;
        while subtags.next_if(|tag| tag.len() >= 2 && any(tag)).is_some() {
            followed = true;
        }
        if !followed {
            return false;
        }
    }
    true
}

/// ISO 3166-1 alpha-2 by its form.
pub(super) fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_well_formed() {
        for sound in [
            "en",
            "pt-BR",
            "zh-Hant-TW",
            "sl-rozaj-biske",
            "de-CH-1996",
            "x-own",
            "en-a-bbb-x-c",
            "i-klingon",
            "zh-cmn-Hans-CN",
            "es-419",
        ] {
            assert!(is_language(sound), "{sound}");
        }
        for wrong in [
            "",
            "e",
            "english language",
            "en_US",
            "en-",
            "-en",
            "en-a",
            "en-x",
            "123",
            "en--US",
            "toolongsubtag",
        ] {
            assert!(!is_language(wrong), "{wrong}");
        }
    }

    #[test]
    fn addresses_have_one_name_and_one_domain() {
        for sound in ["ada@example.org", "a+b@localhost", "ünï@bücher.example", "a.b.c@d-e.f"] {
            assert!(is_email(sound), "{sound}");
        }
        for wrong in [
            "", "ada", "@x.y", "a@", " a@b.co", "a@b..c", "a b@c.d", "a@b@c.d", "a@b.co\n", ".a@b.c",
            "<a@b.c>",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
