//! Open Badges 0.5: one object with the badge and its issuer inside (Mozilla, 2011 to 2013).

use crate::rules::extras::old;
use crate::rules::table::{CLASS, Class, Date, Form, optional, required};

pub(super) static ASSERTION: Class = Class {
    version: "0.5",
    name: "Assertion",
    clause: "Open Badges 0.5, Assertion",
    members: &[
        required("recipient", Form::EmailOrHash).private(),
        optional("salt", Form::Text).private(),
        optional("evidence", Form::UrlOrPath),
        optional("expires", Form::Date(Date::Oldest)),
        optional("issued_on", Form::Date(Date::Oldest)),
        required("badge", Form::Node(&BADGE)),
    ],
    checks: &[
        old::OLDEST_SALTED,
        old::OLDEST_WEAK,
        old::OLDEST_EXPIRES,
        old::OLDEST_EXPIRED,
        old::OLDEST_NOT_YET,
    ],
    ..CLASS
};

pub(super) static BADGE: Class = Class {
    version: "0.5",
    name: "Badge",
    clause: "Open Badges 0.5, Assertion, badge",
    members: &[
        optional("version", Form::Numbered),
        required("name", Form::Text),
        required("image", Form::UrlOrPath),
        required("description", Form::Text),
        required("criteria", Form::UrlOrPath),
        required("issuer", Form::Node(&ISSUER)),
    ],
    ..CLASS
};

pub(super) static ISSUER: Class = Class {
    version: "0.5",
    name: "Issuer",
    clause: "Open Badges 0.5, Assertion, issuer",
    members: &[
        required("origin", Form::Origin),
        required("name", Form::Text),
        optional("org", Form::Text),
        optional("contact", Form::Email),
    ],
    ..CLASS
};

pub(super) static ALL: &[&Class] = &[&ASSERTION, &BADGE, &ISSUER];
