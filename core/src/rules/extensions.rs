//! The extensions that were published for Open Badges 1.1 and 2.0, by their rules and without network.
//!
//! Two of them contradict themselves: the schema of `accessibilityExtension` cannot hold for its own documented
//! example, and `originalCreatorExtension` spells its type in two ways. What was documented is accepted, with a warning.

use crate::error::ErrorCode;
use crate::json::{Json, Path};
use crate::problem::Severity;
use crate::rules::assessment;
use crate::rules::check::{Checker, Place};
use crate::rules::object::{Dialect, Object};
use crate::rules::table::{CLASS, Class, Form, Rule, optional, required};
use crate::rules::{v1, v2};

const EXTENSION: Class = Class { version: "extension", ..CLASS };

/// A published extension.
pub(super) struct Published {
    /// The folder it was published in, which is part of the IRI of its context.
    folder: &'static str,
    /// The names of its type, behind `extensions:`.
    types: &'static [&'static str],
    pub(super) class: &'static Class,
    /// What is wrong with it, if it contradicts itself.
    defect: Option<&'static str>,
}

const fn published(folder: &'static str, types: &'static [&'static str], class: &'static Class) -> Published {
    Published { folder, types, class, defect: None }
}

/// The published extensions.
pub(super) static PUBLISHED: [Published; 11] = [
    Published {
        defect: Some("its published schema contradicts its documented example, which is accepted here"),
        ..published(
            "accessibilityExtension",
            &["AccessibilityExtension", "Accessibility", "accessibility"],
            &ACCESSIBILITY,
        )
    },
    published("applyLinkExtension", &["ApplyLink", "ApplyLinkExtension"], &APPLY_LINK),
    published("assessmentExtension", &["AssessmentExtension"], &assessment::ASSESSMENT),
    published("endorsement", &["Endorsement", "EndorsementExtension"], &ENDORSEMENT),
    published("exampleExtension", &["ExampleExtension"], &EXAMPLE),
    published("extraDescription", &["ExtraDescriptionExtension"], &EXTRA_DESCRIPTION),
    published("geoCoordinatesExtension", &["GeoCoordinates", "GeoCoordinatesExtension"], &GEO),
    published(
        "issuerAccreditationExtension",
        &["IssuerAccreditation", "IssuerAccreditationExtension"],
        &ACCREDITATION,
    ),
    published("licenseExtension", &["LicenseExtension"], &LICENSE),
    Published {
        defect: Some(
            "its published schema and its documentation spell its type in two ways, which are both accepted here",
        ),
        ..published("originalCreatorExtension", &["OriginalCreator", "originalCreator"], &ORIGINAL_CREATOR)
    },
    published("recipientProfile", &["RecipientProfile", "RecipientProfileExtension"], &RECIPIENT_PROFILE),
];

static ACCESSIBILITY: Class = Class {
    name: "Accessibility",
    clause: "Accessibility extension",
    members: &[
        required("url", Form::Url),
        required("accessibilityFeature", Form::Text).many(),
        optional("accessibilityAPI", Form::Text).many(),
        optional("accessibilityControl", Form::Text).many(),
        optional("accessibilityHazard", Form::Text).many(),
    ],
    ..EXTENSION
};

static APPLY_LINK: Class = Class {
    name: "ApplyLink",
    clause: "Apply Link extension",
    members: &[required("url", Form::Url)],
    ..EXTENSION
};

static ENDORSEMENT: Class = Class {
    name: "Endorsement",
    clause: "Endorsement extension 1.0",
    members: &[required("description", Form::Text), optional("endorsedObject", Form::Object)],
    ..EXTENSION
};

static EXAMPLE: Class = Class {
    name: "Example",
    clause: "Example extension",
    members: &[required("exampleProperty", Form::Text)],
    ..EXTENSION
};

static EXTRA_DESCRIPTION: Class = Class {
    name: "ExtraDescription",
    clause: "Extra Description extension",
    members: &[required("name", Form::Text), required("narrative", Form::Text)],
    ..EXTENSION
};

static GEO: Class = Class {
    name: "GeoCoordinates",
    clause: "Geo Location extension",
    members: &[
        required("description", Form::Text),
        required("geo", Form::Node(&PLACE)),
        optional("name", Form::Text),
    ],
    ..EXTENSION
};

static PLACE: Class = Class {
    name: "Place",
    clause: "Geo Location extension, geo",
    members: &[required("latitude", Form::Within(-90, 90)), required("longitude", Form::Within(-180, 180))],
    ..EXTENSION
};

static ACCREDITATION: Class = Class {
    name: "IssuerAccreditation",
    clause: "Issuer Accreditation extension",
    members: &[
        required("name", Form::Text),
        required("contactInstructions", Form::Text),
        required("url", Form::Url),
        required("address", Form::Node(&ADDRESS)),
        optional("email", Form::Text),
        optional("description", Form::Text),
        optional("logo", Form::Url),
        optional("parentOrganization", Form::Node(&ORGANIZATION)),
        optional("areaServed", Form::Text),
        optional("accreditationDate", Form::Calendar),
        optional("educationalSector", Form::Text),
    ],
    ..EXTENSION
};

static ORGANIZATION: Class = Class {
    name: "ParentOrganization",
    clause: "Issuer Accreditation extension, parentOrganization",
    members: &[
        optional("name", Form::Text),
        optional("url", Form::Url),
        optional("address", Form::Node(&ADDRESS)),
    ],
    ..EXTENSION
};

static ADDRESS: Class = Class {
    name: "Address",
    clause: "Issuer Accreditation extension, address",
    members: &[
        optional("streetAddress", Form::Text),
        optional("addressLocality", Form::Text),
        optional("addressRegion", Form::Text),
        optional("addressCountry", Form::Text),
        optional("postalCode", Form::Text),
    ],
    ..EXTENSION
};

static LICENSE: Class = Class {
    name: "License",
    clause: "License extension",
    members: &[required("id", Form::License), required("name", Form::Text), optional("legalCode", Form::Url)],
    ..EXTENSION
};

static ORIGINAL_CREATOR: Class = Class {
    name: "OriginalCreator",
    clause: "Original Creator extension",
    members: &[required("url", Form::Url)],
    ..EXTENSION
};

static RECIPIENT_PROFILE: Class = Class {
    name: "RecipientProfile",
    clause: "Recipient Profile extension",
    members: &[
        optional("id", Form::Text).private(),
        optional("name", Form::Text).private(),
        optional("publicKey", Form::Uri),
    ],
    ..EXTENSION
};

/// Every class, those of the parts too.
pub(super) static ALL: &[&Class] = &[
    &ACCESSIBILITY,
    &APPLY_LINK,
    &ENDORSEMENT,
    &EXAMPLE,
    &EXTRA_DESCRIPTION,
    &GEO,
    &PLACE,
    &ACCREDITATION,
    &ORGANIZATION,
    &ADDRESS,
    &LICENSE,
    &ORIGINAL_CREATOR,
    &RECIPIENT_PROFILE,
];

/// The extension of a context's IRI.
pub(super) fn by_context(iri: &str) -> Option<&'static Published> {
    let rest = iri.strip_prefix("https://").or_else(|| iri.strip_prefix("http://"))?;
    let homes = [
        "w3id.org/openbadges/extensions/",
        "openbadgespec.org/extensions/",
        "purl.imsglobal.org/spec/ob/v2p0/extensions/",
    ];
    let inner = homes.iter().find_map(|home| rest.strip_prefix(home))?;
    let folder = inner.strip_suffix("/context.json").unwrap_or(inner);
    PUBLISHED.iter().find(|extension| extension.folder == folder)
}

/// The extension that a type names.
fn by_type(name: &str) -> Option<&'static Published> {
    let homes =
        ["extensions:", "https://w3id.org/openbadges/extensions#", "https://w3id.org/openbadges/extensions/"];
    let local = homes.iter().find_map(|home| name.strip_prefix(home)).unwrap_or(name);
    PUBLISHED.iter().find(|extension| extension.types.contains(&local))
}

/// Checks the value of a member that is in no table, if it is an extension or a list of them. Answers whether it is.
pub(super) fn check(
    checker: &mut Checker,
    class: &'static Class,
    value: &Json<'_>,
    path: &Path<'_>,
    object: &Object<'_>,
) -> bool {
    let frame = match (checker.dialect, class.version) {
        (Dialect::Linked, _) => &v2::EXTENSION,
        (Dialect::Plain, "1.0" | "1.1") => &v1::EXTENSION,
        _ => return false,
    };
    let mut any = false;
    for (index, item) in value.items().iter().enumerate() {
        let here = path.index(index);
        let here = if matches!(value, Json::Array(_)) { &here } else { path };
        let types = item.get("type").or_else(|| item.get("@type"));
        if types.is_some_and(|types| types.items().iter().any(|name| is_extension(name, object))) {
            any = true;
            one(checker, frame, item, here, object);
        }
    }
    any
}

fn is_extension(name: &Json<'_>, object: &Object<'_>) -> bool {
    name.as_str().is_some_and(|name| {
        let names = ["Extension", "obi:Extension", "https://w3id.org/openbadges#Extension"];
        let _ = object;
        names.contains(&name)
    })
}

/// Checks one extension: what all have, and what its own rules say.
pub(super) fn one(
    checker: &mut Checker,
    frame: &'static Class,
    item: &Json<'_>,
    path: &Path<'_>,
    object: &Object<'_>,
) {
    let dialect = std::mem::replace(&mut checker.dialect, Dialect::Linked);
    checker.node(frame, item, path, &object.scope);
    own_rules(checker, frame, item, path, object);
    checker.dialect = dialect;
}

/// The published extensions that an object is, told by its contexts and its types, each once.
pub(super) fn published_ones(item: &Json<'_>) -> Vec<&'static Published> {
    let texts = |name: &str| item.get(name).map_or(&[][..], Json::items).iter().filter_map(Json::as_str);
    let told = texts("@context")
        .filter_map(by_context)
        .chain(texts("type").chain(texts("@type")).filter_map(by_type));
    let mut found: Vec<&'static Published> = Vec::new();
    for extension in told {
        if !found.iter().any(|known| std::ptr::eq(*known, extension)) {
            found.push(extension);
        }
    }
    found
}

fn own_rules(
    checker: &mut Checker,
    frame: &'static Class,
    item: &Json<'_>,
    path: &Path<'_>,
    object: &Object<'_>,
) {
    let known = published_ones(item);
    if known.is_empty() {
        let rule = |aspect| Rule { class: frame, member: None, aspect };
        let place = Place { rule: rule("known"), path, private: false };
        let expected = "a published extension; the members of this one are not checked";
        checker.note(
            ErrorCode::ExtensionUnknown,
            Severity::Info,
            &place,
            "another extension",
            expected,
            None,
        );
    }
    for extension in known {
        one_published(checker, extension, item, path, object);
    }
}

fn one_published(
    checker: &mut Checker,
    extension: &'static Published,
    item: &Json<'_>,
    path: &Path<'_>,
    object: &Object<'_>,
) {
    if let Some(defect) = extension.defect {
        let place = Place {
            rule: Rule { class: extension.class, member: None, aspect: "consistent" },
            path,
            private: false,
        };
        checker.note(
            ErrorCode::ExtensionDefect,
            Severity::Warning,
            &place,
            "an extension that contradicts itself",
            defect,
            None,
        );
    }
    checker.node(extension.class, item, path, &object.scope);
}

/// The rules that are about extensions as such.
pub(super) fn rules() -> impl Iterator<Item = super::RuleEntry> {
    let known = [&v1::EXTENSION, &v2::EXTENSION].map(|class| super::RuleEntry {
        id: Rule { class, member: None, aspect: "known" }.id(),
        says: "the extension is a published one, whose rules are known".to_owned(),
        clause: class.clause,
    });
    let defects = PUBLISHED.iter().filter_map(|extension| {
        let class = extension.class;
        let id = Rule { class, member: None, aspect: "consistent" }.id();
        Some(super::RuleEntry { id, says: extension.defect?.to_owned(), clause: class.clause })
    });
    known.into_iter().chain(defects)
}
