//! What Mozilla's validator 0.2.4 checked, on which the Backpack ran: the tables of the profile `legacy`.

use crate::rules::extras::old;
use crate::rules::form::mozilla::Mozilla;
use crate::rules::table::{CLASS, Class, Form, Member, optional, required};

const HALF: Class = Class { version: "mozilla-0.5", clause: "Mozilla validator 0.2.4, 0.5.0", ..CLASS };
const ONE: Class = Class { version: "mozilla-1.0", clause: "Mozilla validator 0.2.4, 1.0.0", ..CLASS };

const fn must(name: &'static str, form: Mozilla) -> Member {
    required(name, Form::Mozilla(form))
}

const fn may(name: &'static str, form: Mozilla) -> Member {
    optional(name, Form::Mozilla(form))
}

pub(super) static OLDEST: Class = Class {
    name: "Assertion",
    members: &[
        must("recipient", Mozilla::EmailOrHash).private(),
        may("salt", Mozilla::String).private(),
        may("evidence", Mozilla::Url),
        may("expires", Mozilla::Date),
        may("issued_on", Mozilla::Date),
        required("badge", Form::Node(&BADGE)),
    ],
    checks: &[old::OLDEST_SALT_KEY],
    ..HALF
};

static BADGE: Class = Class {
    name: "Badge",
    members: &[
        may("version", Mozilla::Version),
        must("name", Mozilla::String),
        must("description", Mozilla::String),
        must("image", Mozilla::Url),
        must("criteria", Mozilla::Url),
        required("issuer", Form::Node(&ORGANIZATION)),
    ],
    ..HALF
};

static ORGANIZATION: Class = Class {
    name: "Issuer",
    members: &[
        must("name", Mozilla::String),
        must("origin", Mozilla::Origin),
        may("contact", Mozilla::Email),
        may("org", Mozilla::String),
    ],
    ..HALF
};

pub(super) static ASSERTION: Class = Class {
    name: "Assertion",
    members: &[
        must("uid", Mozilla::String),
        required("recipient", Form::Node(&IDENTITY)).private(),
        must("badge", Mozilla::AbsoluteUrl),
        required("verify", Form::Node(&VERIFICATION)),
        must("issuedOn", Mozilla::DateTime),
        may("expires", Mozilla::DateTime),
        may("evidence", Mozilla::AbsoluteUrl),
        may("image", Mozilla::AbsoluteUrlOrDataUri),
    ],
    ..ONE
};

static IDENTITY: Class = Class {
    name: "IdentityObject",
    members: &[
        must("type", Mozilla::IdentityType),
        must("identity", Mozilla::String).private(),
        must("hashed", Mozilla::Boolean),
        may("salt", Mozilla::String).private(),
    ],
    checks: &[old::HASHED_IDENTITY],
    ..ONE
};

static VERIFICATION: Class = Class {
    name: "VerificationObject",
    members: &[must("type", Mozilla::VerificationType), must("url", Mozilla::AbsoluteUrl)],
    ..ONE
};

pub(super) static BADGE_CLASS: Class = Class {
    name: "BadgeClass",
    members: &[
        must("name", Mozilla::String),
        must("description", Mozilla::String),
        must("image", Mozilla::AbsoluteUrlOrDataUri),
        must("criteria", Mozilla::AbsoluteUrl),
        must("issuer", Mozilla::AbsoluteUrl),
        may("tags", Mozilla::Tags),
        may("alignment", Mozilla::Alignment),
    ],
    ..ONE
};

pub(super) static ISSUER: Class = Class {
    name: "Issuer",
    members: &[
        must("name", Mozilla::String),
        must("url", Mozilla::AbsoluteUrl),
        may("description", Mozilla::String),
        may("image", Mozilla::AbsoluteUrlOrDataUri),
        may("email", Mozilla::Email),
        may("revocationList", Mozilla::AbsoluteUrl),
    ],
    ..ONE
};

pub(super) static ALL_0_5: &[&Class] = &[&OLDEST, &BADGE, &ORGANIZATION];

pub(super) static ALL_1_0: &[&Class] = &[&ASSERTION, &IDENTITY, &VERIFICATION, &BADGE_CLASS, &ISSUER];
