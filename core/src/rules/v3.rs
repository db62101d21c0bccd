//! Open Badges 3.0 (1EdTech, final, May 2024): what an achievement, its subject and its issuer are. The credentials
//! around them are in `v3_credential.rs`.

use crate::rules::extras::three;
use crate::rules::table::{CLASS, Class, Contexts, Date, Form, Member, Unknown, optional, required};
use crate::rules::v3_credential::ENDORSEMENT;
use crate::rules::words;

pub(super) const THREE: Class = Class { version: "3.0", unknown: Unknown::Undefined, ..CLASS };

pub(super) const fn id() -> Member {
    required("id", Form::Uri)
}

/// `type` may be one word or a list of them in every class.
pub(super) const fn types(words: &'static [&'static str]) -> Member {
    required("type", Form::Types(words)).many()
}

pub(super) static SUBJECT: Class = Class {
    name: "AchievementSubject",
    clause: "Open Badges 3.0, AchievementSubject",
    members: &[
        optional("id", Form::Uri).private(),
        types(&["AchievementSubject"]),
        optional("activityEndDate", Form::Date(Date::Rfc3339)),
        optional("activityStartDate", Form::Date(Date::Rfc3339)),
        optional("creditsEarned", Form::Number),
        required("achievement", Form::Node(&ACHIEVEMENT)),
        optional("identifier", Form::Node(&IDENTITY)).list().private(),
        optional("image", Form::Node(&IMAGE)),
        optional("licenseNumber", Form::Text),
        optional("narrative", Form::Text),
        optional("result", Form::Node(&RESULT)).list(),
        optional("role", Form::Text),
        optional("source", Form::Node(&PROFILE)),
        optional("term", Form::Text),
    ],
    checks: &[three::SUBJECT_IDENTIFIED, three::ACTIVITY, three::RESULTS],
    ..THREE
};

pub(super) static ACHIEVEMENT: Class = Class {
    name: "Achievement",
    clause: "Open Badges 3.0, Achievement",
    members: &[
        optional("@context", Form::Context(Contexts::Free)).many(),
        id(),
        types(&["Achievement"]),
        optional("alignment", Form::Node(&ALIGNMENT)).list(),
        optional("achievementType", Form::OpenWord(words::ACHIEVEMENT_TYPE)),
        optional("creator", Form::Node(&PROFILE)),
        optional("creditsAvailable", Form::Number),
        required("criteria", Form::Node(&CRITERIA)),
        required("description", Form::Text),
        optional("endorsement", Form::Node(&ENDORSEMENT)).list(),
        optional("endorsementJwt", Form::CompactJws).list(),
        optional("fieldOfStudy", Form::Text),
        optional("humanCode", Form::Text),
        optional("image", Form::Node(&IMAGE)).recommended(),
        optional("inLanguage", Form::Language),
        required("name", Form::Text),
        optional("otherIdentifier", Form::Node(&IDENTIFIER)).list(),
        optional("related", Form::Node(&RELATED)).list(),
        optional("resultDescription", Form::Node(&RESULT_DESCRIPTION)).list(),
        optional("specialization", Form::Text),
        optional("tag", Form::Text).list(),
        optional("version", Form::Text),
    ],
    ..THREE
};

pub(super) static CRITERIA: Class = Class {
    name: "Criteria",
    clause: "Open Badges 3.0, Criteria",
    members: &[
        optional("id", Form::Uri),
        optional("type", Form::Text).many(),
        optional("narrative", Form::Text),
    ],
    checks: &[three::CRITERIA],
    ..THREE
};

pub(super) static ALIGNMENT: Class = Class {
    name: "Alignment",
    clause: "Open Badges 3.0, Alignment",
    members: &[
        types(&["Alignment"]),
        optional("targetCode", Form::Text),
        optional("targetDescription", Form::Text),
        required("targetName", Form::Text),
        optional("targetFramework", Form::Text),
        optional("targetType", Form::OpenWord(words::ALIGNMENT_TARGET_TYPE)),
        required("targetUrl", Form::Url),
    ],
    ..THREE
};

pub(super) static PROFILE: Class = Class {
    name: "Profile",
    clause: "Open Badges 3.0, Profile",
    members: &[
        optional("@context", Form::Context(Contexts::Free)).many(),
        id(),
        types(&["Profile"]),
        optional("name", Form::Text),
        optional("url", Form::Https),
        optional("phone", Form::Telephone),
        optional("description", Form::Text),
        optional("endorsement", Form::Node(&ENDORSEMENT)).list(),
        optional("endorsementJwt", Form::CompactJws).list(),
        optional("image", Form::Node(&IMAGE)),
        optional("email", Form::Email),
        optional("address", Form::Node(&ADDRESS)),
        optional("otherIdentifier", Form::Node(&IDENTIFIER)).list(),
        optional("official", Form::Text),
        optional("parentOrg", Form::Node(&PROFILE)),
        optional("familyName", Form::Text),
        optional("givenName", Form::Text),
        optional("additionalName", Form::Text),
        optional("patronymicName", Form::Text),
        optional("honorificPrefix", Form::Text),
        optional("honorificSuffix", Form::Text),
        optional("familyNamePrefix", Form::Text),
        optional("dateOfBirth", Form::Date(Date::Day)).private(),
    ],
    ..THREE
};

/// The profile of an issuer. Only id and type are required; a name is what displayers show.
pub(super) static ISSUER: Class = Class {
    name: "Issuer",
    clause: "Open Badges 3.0, Profile, as issuer",
    base: Some(&PROFILE),
    members: &[optional("name", Form::Text).recommended(), optional("url", Form::Https).recommended()],
    ..THREE
};

pub(super) static RESULT: Class = Class {
    name: "Result",
    clause: "Open Badges 3.0, Result",
    members: &[
        types(&["Result"]),
        optional("achievedLevel", Form::Uri),
        optional("alignment", Form::Node(&ALIGNMENT)).list(),
        optional("resultDescription", Form::Uri),
        optional("status", Form::Word(words::RESULT_STATUS)),
        optional("value", Form::Text),
    ],
    ..THREE
};

pub(super) static RESULT_DESCRIPTION: Class = Class {
    name: "ResultDescription",
    clause: "Open Badges 3.0, ResultDescription",
    members: &[
        id(),
        types(&["ResultDescription"]),
        optional("alignment", Form::Node(&ALIGNMENT)).list(),
        optional("allowedValue", Form::Text).list(),
        required("name", Form::Text),
        optional("requiredLevel", Form::Uri),
        optional("requiredValue", Form::Text),
        required("resultType", Form::OpenWord(words::RESULT_TYPE)),
        optional("rubricCriterionLevel", Form::Node(&LEVEL)).list(),
        optional("valueMax", Form::Text),
        optional("valueMin", Form::Text),
    ],
    checks: &[three::REQUIRED_VALUE, three::REQUIRED_LEVEL],
    ..THREE
};

pub(super) static LEVEL: Class = Class {
    name: "RubricCriterionLevel",
    clause: "Open Badges 3.0, RubricCriterionLevel",
    members: &[
        id(),
        types(&["RubricCriterionLevel"]),
        optional("alignment", Form::Node(&ALIGNMENT)).list(),
        optional("description", Form::Text),
        optional("level", Form::Text),
        required("name", Form::Text),
        optional("points", Form::Text),
    ],
    ..THREE
};

pub(super) static EVIDENCE: Class = Class {
    name: "Evidence",
    clause: "Open Badges 3.0, Evidence",
    members: &[
        optional("id", Form::Uri),
        types(&["Evidence"]),
        optional("narrative", Form::Text),
        optional("name", Form::Text),
        optional("description", Form::Text),
        optional("genre", Form::Text),
        optional("audience", Form::Text),
    ],
    ..THREE
};

pub(super) static RELATED: Class = Class {
    name: "Related",
    clause: "Open Badges 3.0, Related",
    members: &[
        id(),
        types(&["Related"]),
        optional("inLanguage", Form::Language),
        optional("version", Form::Text),
    ],
    ..THREE
};

pub(super) static IMAGE: Class = Class {
    name: "Image",
    clause: "Open Badges 3.0, Image",
    members: &[required("id", Form::ImageUri), types(&["Image"]), optional("caption", Form::Text)],
    unknown: Unknown::Forbidden,
    ..THREE
};

pub(super) static IDENTIFIER: Class = Class {
    name: "IdentifierEntry",
    clause: "Open Badges 3.0, IdentifierEntry",
    members: &[
        types(&["IdentifierEntry"]),
        required("identifier", Form::Text),
        required("identifierType", Form::OpenWord(words::IDENTIFIER_TYPE)),
    ],
    unknown: Unknown::Forbidden,
    ..THREE
};

pub(super) static IDENTITY: Class = Class {
    name: "IdentityObject",
    clause: "Open Badges 3.0, IdentityObject",
    members: &[
        types(&["IdentityObject"]),
        required("hashed", Form::Boolean),
        required("identityHash", Form::Text).private(),
        required("identityType", Form::OpenWord(words::IDENTIFIER_TYPE)),
        optional("salt", Form::Text).private(),
    ],
    checks: &[three::IDENTITY_HASH, three::IDENTITY_PLAIN, three::IDENTITY_WEAK],
    unknown: Unknown::Forbidden,
    ..THREE
};

pub(super) static ADDRESS: Class = Class {
    name: "Address",
    clause: "Open Badges 3.0, Address",
    members: &[
        types(&["Address"]),
        optional("addressCountry", Form::Text),
        optional("addressCountryCode", Form::Country),
        optional("addressRegion", Form::Text),
        optional("addressLocality", Form::Text),
        optional("streetAddress", Form::Text),
        optional("postOfficeBoxNumber", Form::Text),
        optional("postalCode", Form::Text),
        optional("geo", Form::Node(&GEO)),
    ],
    ..THREE
};

pub(super) static GEO: Class = Class {
    name: "GeoCoordinates",
    clause: "Open Badges 3.0, GeoCoordinates",
    members: &[
        types(&["GeoCoordinates"]),
        required("latitude", Form::Within(-90, 90)),
        required("longitude", Form::Within(-180, 180)),
    ],
    ..THREE
};

pub(super) static ALL: &[&Class] = &[
    &SUBJECT,
    &ACHIEVEMENT,
    &CRITERIA,
    &ALIGNMENT,
    &PROFILE,
    &ISSUER,
    &RESULT,
    &RESULT_DESCRIPTION,
    &LEVEL,
    &EVIDENCE,
    &RELATED,
    &IMAGE,
    &IDENTIFIER,
    &IDENTITY,
    &ADDRESS,
    &GEO,
];
