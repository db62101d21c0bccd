//! The table of an inspection, for people.
//!
//! Every value out of a badge goes through `table::clean`. The table says what a badge says; it verifies nothing,
//! and says that too.

use ovenbird::{
    Badge, Carrier, Class, ErrorCode, Found, ImageFormat, Inspection, Problem, Recipient, Summary,
    VerificationObject,
};

use crate::failure::remedy;
use crate::table::{self, DIM, HEADING, clean, row};

/// Characters of a hash that are shown: enough to compare by eye.
const HASH_SHOWN: usize = 8;

/// The whole table of one input.
pub(super) fn table(name: &str, length: usize, inspection: &Inspection) -> String {
    let (heading, kind) = (HEADING, what(length, inspection));
    let mut out = format!("{heading}{}{heading:#}   {kind}\n", clean(name));
    if let (Some(format), None) = (inspection.format, inspection.badge) {
        out.push_str(&unbaked(format));
    }
    let several = inspection.badges.len() > 1;
    for (index, summary) in inspection.badges.iter().enumerate() {
        if several {
            let counts = if inspection.badge == Some(index) { "the badge" } else { "duplicate" };
            out.push_str(&format!(
                "  {DIM}-- {} of {}, {counts}{DIM:#}\n",
                index.saturating_add(1),
                inspection.badges.len()
            ));
        }
        out.push_str(&badge(summary));
    }
    out.push_str(&problems(&inspection.problems));
    out
}

/// What the input is, such as `PNG 400x400, 28 KB, 1 badge found`.
fn what(length: usize, inspection: &Inspection) -> String {
    let size = table::size(length as u64);
    let Some(format) = inspection.format else {
        let summary = inspection.badges.first();
        let kind = match summary.and_then(|summary| summary.badge.as_ref()) {
            Some(badge) if badge.raw.starts_with('{') => "JSON document",
            Some(_) => "JWS document",
            None => "badge text",
        };
        return format!("{kind}, {size}");
    };
    let picture = inspection.picture.as_ref();
    let pixels = picture.and_then(|p| Some(format!(" {}x{}", p.width?, p.height?))).unwrap_or_default();
    let found = match inspection.badges.len() {
        0 => "no badge inside".to_owned(),
        n => format!("{} found", table::count(n as u64, "badge")),
    };
    format!("{}{pixels}, {size}, {found}", format.as_str().to_ascii_uppercase())
}

/// What was looked for in vain.
fn unbaked(format: ImageFormat) -> String {
    let places = match format {
        ImageFormat::Svg => "assertion and credential elements in the Open Badges namespaces",
        _ => "tEXt, zTXt and iTXt chunks named openbadges, openbadgecredential, clrcredential, openbadge",
    };
    format!("{}{}", row("looked for", places), row("hint", &remedy(ErrorCode::ImageUnbaked)))
}

/// The rows of one badge.
fn badge(summary: &Summary) -> String {
    let mut out = String::new();
    if let Some(found) = &summary.found {
        out.push_str(&row("carrier", &carrier(found)));
    }
    if let Some(badge) = &summary.badge {
        out.push_str(&document(badge));
        if let Some(report) = &summary.report {
            let (verdict, rules) = (table::verdict(report), table::count(report.rules, "rule"));
            out.push_str(&row("structure", &format!("{verdict}, {rules}")));
        }
    } else if let Some(found) = &summary.found {
        out.push_str(&row("text", &table::clean_flat(&found.text)));
    }
    if let Some(found) = &summary.found {
        out.push_str(&problems(&found.problems));
    }
    if let Some(badge) = &summary.badge {
        out.push_str(&problems(&badge.problems));
    }
    if let Some(error) = &summary.error {
        out.push_str(&row("details", &format!("{}: {}", error.code(), clean(error.message()))));
    }
    out
}

/// Where a badge stands, such as `iTXt "openbadges" at byte 33, 4.1 KB, uncompressed`.
fn carrier(found: &Found) -> String {
    let size = table::size(found.text.len() as u64);
    let packing = match found.carrier {
        Carrier::CompressedText | Carrier::CompressedInternationalText => ", compressed",
        Carrier::Text | Carrier::InternationalText => ", uncompressed",
        _ => "",
    };
    let (keyword, carrier) = (clean(&found.keyword), found.carrier.as_str());
    let carrier = carrier.strip_suffix(" compressed").unwrap_or(carrier);
    format!("{carrier} \"{keyword}\" at byte {}, {size}{packing}", found.offset)
}

/// The rows of a badge document.
fn document(badge: &Badge) -> String {
    let mut out = row("version", &version(badge));
    if badge.name.is_some() || badge.badge_class.is_some() {
        out.push_str(&row("badge", &name_of_badge(badge)));
    }
    if let Some(issuer) = &badge.issuer {
        let parts = [&issuer.name, if issuer.id.is_some() { &issuer.id } else { &issuer.url }];
        let shown: Vec<String> = parts.into_iter().flatten().map(|part| clean(part)).collect();
        out.push_str(&row("issuer", &shown.join("   ")));
    }
    if let Some(who) = &badge.recipient {
        out.push_str(&row("recipient", &recipient(who)));
    }
    let date = |date: &Option<String>| date.as_deref().map_or_else(|| "-".to_owned(), clean);
    if badge.issued_on.is_some() || badge.expires.is_some() {
        out.push_str(&row(
            "issued",
            &format!("{}   expires {}", date(&badge.issued_on), date(&badge.expires)),
        ));
    }
    if badge.revoked == Some(true) {
        out.push_str(&row("revoked", "yes, the document says so itself"));
    }
    if let Some(claim) = proof(badge) {
        out.push_str(&row("proof", &format!("{claim}   {DIM}(not checked){DIM:#}")));
    } else if badge.vc_version.is_some() {
        out.push_str(&row("proof", "none, nobody has signed this credential"));
    }
    out
}

/// The version in words, such as `Open Badges 3.0 credential (VC data model 2.0)`.
fn version(badge: &Badge) -> String {
    let mut words = format!("Open Badges {} {}", table::name(&badge.version), class_words(badge.class));
    if let Some(model) = &badge.vc_version {
        words.push_str(&format!(" (VC data model {})", table::name(model)));
    }
    if badge.backpack_hybrid {
        words.push_str(", as Mozilla's Backpack mixed it in 2013");
    }
    words
}

/// A class in the words people use.
pub(super) fn class_words(class: Class) -> &'static str {
    match class {
        Class::Assertion => "assertion",
        Class::BadgeClass => "badge class",
        Class::Profile => "issuer profile",
        Class::RevocationList => "revocation list",
        Class::CryptographicKey => "public key",
        Class::Endorsement => "endorsement",
        Class::Extension => "extension",
        Class::OpenBadgeCredential => "credential",
        Class::EndorsementCredential => "endorsement credential",
        Class::ClrCredential => "learner record",
        Class::VerifiableCredential => "verifiable credential",
        Class::Achievement => "achievement",
        Class::Envelope => "envelope",
        Class::Manifest => "manifest",
        _ => "document",
    }
}

/// The badge's name, or the URL under which it would be found.
fn name_of_badge(badge: &Badge) -> String {
    match (&badge.name, &badge.badge_class) {
        (Some(name), _) => clean(name),
        (None, Some(class)) => format!("{}   {DIM}(not fetched){DIM:#}", clean(class)),
        (None, None) => "-".to_owned(),
    }
}

/// Whom it is for, such as `sha256$248ecce3… (hashed email, salted)`.
fn recipient(who: &Recipient) -> String {
    let kind = who.kind.as_deref().map_or_else(|| "identity".to_owned(), clean);
    if !who.hashed {
        return format!("{} ({kind})", clean(&who.identity));
    }
    let salted = if who.salt.as_deref().is_some_and(|salt| !salt.is_empty()) { "salted" } else { "unsalted" };
    let shown = match who.identity.split_once('$') {
        Some((algorithm, hex)) if hex.chars().nth(HASH_SHOWN).is_some() => {
            format!("{algorithm}${}…", hex.chars().take(HASH_SHOWN).collect::<String>())
        }
        _ => who.identity.clone(),
    };
    format!("{} (hashed {kind}, {salted})", clean(&shown))
}

/// How it claims to be provable, such as `hosted, https://…`.
fn proof(badge: &Badge) -> Option<String> {
    if let Some(signature) = &badge.signature {
        let key = signature.key_id.as_deref().map(|key| format!(", key {}", clean(key)));
        return Some(format!("signed, {}{}", clean(&signature.algorithm), key.unwrap_or_default()));
    }
    let claim = |one: &VerificationObject| {
        let kind = one.kind.as_deref().map_or_else(|| "-".to_owned(), clean);
        let place = one.url.as_ref().or(one.creator.as_ref()).map(|place| format!(", {}", clean(place)));
        format!("{kind}{}", place.unwrap_or_default())
    };
    let claims: Vec<String> = badge.verification.iter().map(claim).collect();
    (!claims.is_empty()).then(|| claims.join("; "))
}

fn problems(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("  {}", table::problem(problem))).collect()
}
