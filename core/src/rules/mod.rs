//! What a correct document is: tables, one file a version, and the engine that reads them.

mod assessment;
pub(crate) mod check;
mod context;
mod extensions;
mod extras;
pub(crate) mod form;
mod mozilla;
pub(crate) mod object;
mod results;
mod rows;
pub(crate) mod schemas;
pub(crate) mod table;
pub(crate) mod terms;
mod v0_5;
mod v1;
mod v2;
mod v2_1;
mod v3;
mod v3_credential;
pub(crate) mod wallet;
mod words;

use serde::Serialize;

use crate::badge::{Class as Kind, VcVersion, Version};
use crate::json::{Json, Path};
use check::Checker;
use object::Dialect;
use table::{Class, Rule};
use terms::Scope;

/// The tables, by version.
const TABLES: [(&str, &[&[&Class]]); 9] = [
    ("0.5", &[v0_5::ALL]),
    ("1.0", &[v1::ALL_1_0]),
    ("1.1", &[v1::ALL_1_1, v1::ALL_1_0]),
    ("2.0", &[v2::ALL]),
    ("2.1", &[v2_1::ALL, v2::ALL]),
    ("3.0", &[v3_credential::ALL, v3::ALL]),
    ("extension", &[extensions::ALL, assessment::ALL]),
    ("mozilla-0.5", &[mozilla::ALL_0_5]),
    ("mozilla-1.0", &[mozilla::ALL_1_0]),
];

/// What is advised about the image of a badge, whatever its version.
static IMAGE: Class =
    Class { version: "image", name: "Picture", clause: "Open Badges, Badge Baking", ..table::CLASS };

/// The rule about the size and shape of the picture.
pub(crate) const PICTURE: Rule = Rule { class: &IMAGE, member: None, aspect: "size" };
/// The rule about the text in it.
pub(crate) const WALLET: Rule = Rule { class: &IMAGE, member: None, aspect: "wallet" };

/// The class of a version by its name.
pub(crate) fn named(version: &str, name: &str) -> Option<&'static Class> {
    let (_, tables) = TABLES.iter().find(|(known, _)| *known == version)?;
    tables.iter().flat_map(|table| table.iter()).copied().find(|class| class.name == name)
}

/// The names of a version's classes.
pub(crate) fn names(version: &str) -> impl Iterator<Item = &'static str> {
    let tables = TABLES.iter().filter(move |(known, _)| *known == version);
    tables.flat_map(|(_, tables)| tables.iter().flat_map(|table| table.iter())).map(|class| class.name)
}

/// The class whose rules hold for a document that was told by its `@context` and members.
pub(crate) fn told(version: Version, kind: Kind, vc_version: Option<VcVersion>) -> Option<&'static Class> {
    let old_model = vc_version == Some(VcVersion::V1_1);
    Some(match (version, kind) {
        (Version::V0_5, _) => &v0_5::ASSERTION,
        (Version::V1_0, Kind::Assertion) => &v1::ASSERTION,
        (Version::V1_0, Kind::BadgeClass) => &v1::BADGE_CLASS,
        (Version::V1_0, Kind::Profile) => &v1::ISSUER,
        (Version::V1_0 | Version::V1_1, Kind::RevocationList) => &v1::REVOCATION_LIST,
        (Version::V1_1, Kind::Assertion) => &v1::LINKED_ASSERTION,
        (Version::V1_1, Kind::BadgeClass) => &v1::LINKED_BADGE_CLASS,
        (Version::V1_1, Kind::Profile) => &v1::LINKED_ISSUER,
        (Version::V1_1, Kind::Extension) => &v1::EXTENSION,
        (Version::V2_0, Kind::Assertion) => &v2::ASSERTION,
        (Version::V2_0, Kind::BadgeClass) => &v2::BADGE_CLASS,
        (Version::V2_0, Kind::Profile) => &v2::PROFILE,
        (Version::V2_0, Kind::RevocationList) => &v2::REVOCATION_LIST,
        (Version::V2_0, Kind::CryptographicKey) => &v2::KEY,
        (Version::V2_0, Kind::Endorsement) => &v2::ENDORSEMENT,
        (Version::V2_0, Kind::Extension) => &v2::EXTENSION,
        (Version::V2_1, Kind::Envelope) => &v2_1::PAYLOAD,
        (Version::V2_1, Kind::Manifest) => &v2_1::MANIFEST,
        (Version::V3_0, Kind::OpenBadgeCredential) if old_model => &v3_credential::ACHIEVEMENT_V1,
        (Version::V3_0, Kind::OpenBadgeCredential) => &v3_credential::ACHIEVEMENT,
        (Version::V3_0, Kind::EndorsementCredential) if old_model => &v3_credential::ENDORSEMENT_V1,
        (Version::V3_0, Kind::EndorsementCredential) => &v3_credential::ENDORSEMENT,
        (Version::V3_0, Kind::Achievement) => &v3::ACHIEVEMENT,
        (Version::V3_0, Kind::Profile) => &v3::PROFILE,
        (Version::V3_0, Kind::RevocationList) => &v3_credential::REVOCATION_LIST,
        (Version::V3_0, Kind::VerifiableCredential | Kind::ClrCredential) if old_model => {
            &v3_credential::CREDENTIAL_V1
        }
        (Version::V3_0, Kind::VerifiableCredential | Kind::ClrCredential) => &v3_credential::CREDENTIAL,
        _ => return None,
    })
}

/// What a credential is about, where its types do not say: a subject of Open Badges makes it a badge or endorsement
/// that lacks its type.
pub(crate) fn told_by_subject(document: &Json<'_>, kind: Kind) -> Kind {
    let Some(subject) = document.get("credentialSubject").filter(|_| kind == Kind::VerifiableCredential)
    else {
        return kind;
    };
    let subject = subject.single();
    let types = subject.get("type").map_or(&[][..], Json::items);
    let of = |name: &str| types.iter().any(|known| known.as_str() == Some(name));
    match () {
        () if of("AchievementSubject") || subject.get("achievement").is_some() => Kind::OpenBadgeCredential,
        () if of("EndorsementSubject") => Kind::EndorsementCredential,
        () => kind,
    }
}

/// The class whose rules hold in the profile `legacy`: Mozilla's validator knew 0.5 and 1.0, and told them so.
pub(crate) fn told_by_mozilla(document: &Json<'_>, version: Option<Version>) -> &'static Class {
    let badge = document.get("badge").filter(|badge| badge.is_object());
    let has = |name: &str| document.get(name).is_some();
    let nested = badge.and_then(|badge| badge.get("issuer")).is_some_and(Json::is_object);
    let oldest = version.map_or(nested, |version| version == Version::V0_5);
    match () {
        () if oldest => &mozilla::OLDEST,
        () if has("recipient") || has("badge") || has("verify") => &mozilla::ASSERTION,
        () if has("criteria") || has("issuer") => &mozilla::BADGE_CLASS,
        () => &mozilla::ISSUER,
    }
}

/// The class of an extension of 2.0.
pub(crate) fn extension() -> &'static Class {
    &v2::EXTENSION
}

/// Whether an extension is one of those that were published.
pub(crate) fn is_published(extension: &Json<'_>) -> bool {
    !extensions::published_ones(extension).is_empty()
}

/// Checks a whole document.
pub(crate) fn check(checker: &mut Checker, class: &'static Class, document: &Json<'_>, path: &Path<'_>) {
    checker.dialect = Dialect::of(class.version);
    checker.foreign = checker.dialect == Dialect::Exact && context::defines_more(document);
    if std::ptr::eq(class, &raw const v2::EXTENSION) || std::ptr::eq(class, &raw const v1::EXTENSION) {
        let scope = Scope::ROOT;
        let object = object::Object::new(&[], *path, scope, checker.dialect, class.version);
        return extensions::one(checker, class, document, path, &object);
    }
    checker.node(class, document, path, &Scope::ROOT);
    record(checker, document, path);
}

/// What a Comprehensive Learner Record has in it has the rules of its own class.
fn record(checker: &mut Checker, document: &Json<'_>, path: &Path<'_>) {
    let is = |json: &Json<'_>, name: &str| {
        json.get("type").is_some_and(|types| types.items().iter().any(|known| known.as_str() == Some(name)))
    };
    if checker.dialect != Dialect::Exact || !is(document, "ClrCredential") {
        return;
    }
    let Some(subject) = document.get("credentialSubject") else { return };
    let path = path.member("credentialSubject");
    for (name, badges) in [("verifiableCredential", true), ("achievement", false)] {
        let path = path.member(name);
        for (index, item) in subject.get(name).map_or(&[][..], Json::items).iter().enumerate() {
            let old_model = context::first_is_data_model_1(item);
            let class = match () {
                () if !badges => &v3::ACHIEVEMENT,
                () if is(item, "OpenBadgeCredential") || is(item, "AchievementCredential") => {
                    &v3_credential::ACHIEVEMENT
                }
                () if is(item, "EndorsementCredential") => &v3_credential::ENDORSEMENT,
                () if old_model => &v3_credential::CREDENTIAL_V1,
                () => &v3_credential::CREDENTIAL,
            };
            checker.node(class, item, &path.index(index), &Scope::ROOT);
        }
    }
}

/// One rule of the tables: a row of [`rules`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RuleEntry {
    /// The stable id, which a problem names: `version/class/member/aspect`, or `version/class/check`.
    pub id: String,
    /// What the rule asks for.
    pub says: String,
    /// The clause of the specification.
    pub clause: &'static str,
}

/// Every rule of every table, in the order of the tables.
///
/// ```
/// let rules = ovenbird::rules();
/// let recipient = rules.iter().find(|rule| rule.id == "2.0/Assertion/recipient/required").unwrap();
/// assert_eq!(recipient.clause, "Open Badges 2.0, Assertion");
/// ```
#[must_use]
pub fn rules() -> Vec<RuleEntry> {
    let mut all = Vec::new();
    for (version, tables) in TABLES {
        let classes = tables.iter().flat_map(|table| table.iter()).filter(|class| class.version == version);
        for class in classes {
            rules_of(class, &mut all);
        }
    }
    all.extend(extensions::rules());
    all.extend(wallet::rules());
    let advice = [
        (
            PICTURE,
            "in the profile `strict`, the picture is square, at least 90 pixels wide and at most 256 KB",
        ),
        (WALLET, "in the profile `strict`, the JSON baked into it is ASCII and has no braces inside texts"),
    ];
    all.extend(advice.map(|(rule, says)| RuleEntry {
        id: rule.id(),
        says: says.to_owned(),
        clause: IMAGE.clause,
    }));
    all
}

fn rules_of(class: &'static Class, all: &mut Vec<RuleEntry>) {
    for member in class.members {
        for aspect in member.aspects() {
            let rule = Rule { class, member: Some(member.name), aspect };
            let says = match aspect {
                "required" => format!("`{}` is there", member.name),
                "recommended" => format!("`{}` is advised", member.name),
                "deprecated" => format!("`{}` is better left out", member.name),
                "one" => format!("`{}` has one value", member.name),
                "list" => format!("`{}` is a list", member.name),
                _ => format!("`{}` is {}", member.name, form::expectation(&member.form)),
            };
            all.push(RuleEntry { id: rule.id(), says, clause: class.clause });
        }
    }
    for check in class.checks {
        let rule = Rule { class, member: None, aspect: check.name };
        all.push(RuleEntry { id: rule.id(), says: check.says.to_owned(), clause: class.clause });
    }
    let unknown = match class.unknown {
        table::Unknown::Allowed => return,
        table::Unknown::Unmapped => "a member is one that a context maps",
        table::Unknown::Undefined => "a member is one that a context defines",
        table::Unknown::Forbidden => "there are no other members",
    };
    let rule = Rule { class, member: None, aspect: "unknown" };
    all.push(RuleEntry { id: rule.id(), says: unknown.to_owned(), clause: class.clause });
}
