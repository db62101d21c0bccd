//! Open Badges 2.1 (Badge Connect): the envelopes in which 2.0 documents travel, and the manifest of a host.

use crate::rules::extras::two;
use crate::rules::table::{CLASS, Class, Contexts, Form, optional, required};
use crate::rules::v2;

const CONNECT: Class = Class { version: "2.1", ..CLASS };

/// The body of a request that posts an assertion, or one entry of a response.
pub(super) static PAYLOAD: Class = Class {
    name: "AssertionPayload",
    clause: "Open Badges 2.1, postAssertion",
    members: &[
        optional("assertion", Form::Node(&v2::ASSERTION)),
        optional("signedAssertion", Form::CompactJws),
    ],
    checks: &[two::ENVELOPE_EMPTY, two::ENVELOPE_BOTH],
    instead: Some(two::response),
    ..CONNECT
};

pub(super) static RESPONSE: Class = Class {
    name: "Response",
    clause: "Open Badges 2.1, getAssertions, postAssertion and getProfile",
    members: &[
        required("status", Form::Node(&STATUS)),
        optional("assertions", Form::Node(&v2::ASSERTION)).list(),
        optional("signedAssertions", Form::CompactJws).list(),
        optional("profile", Form::Node(&v2::PROFILE)),
        optional("assertion", Form::Node(&v2::ASSERTION)),
        optional("signedAssertion", Form::CompactJws),
    ],
    ..CONNECT
};

pub(super) static STATUS: Class = Class {
    name: "Status",
    clause: "Open Badges 2.1, Response status",
    members: &[
        optional("error", Form::Text),
        required("statusCode", Form::Integer),
        required("statusText", Form::Text),
    ],
    ..CONNECT
};

pub(super) static MANIFEST: Class = Class {
    name: "Manifest",
    clause: "Open Badges 2.1, Manifest",
    members: &[
        required("@context", Form::Context(Contexts::Connect)).many(),
        required("id", Form::Https),
        required("badgeConnectAPI", Form::Node(&API)).list(),
    ],
    ..CONNECT
};

pub(super) static API: Class = Class {
    name: "BadgeConnectAPI",
    clause: "Open Badges 2.1, Manifest, badgeConnectAPI",
    members: &[
        required("name", Form::Text),
        optional("image", Form::Image),
        required("apiBase", Form::Https),
        required("version", Form::Word(&["v2p1"])),
        required("termsOfServiceUrl", Form::Url),
        required("privacyPolicyUrl", Form::Url),
        required("scopesOffered", Form::Url).list(),
        required("registrationUrl", Form::Https),
        required("authorizationUrl", Form::Https),
        required("tokenUrl", Form::Https),
        optional("tokenRevocationUrl", Form::Https),
    ],
    ..CONNECT
};

pub(super) static ALL: &[&Class] = &[&PAYLOAD, &RESPONSE, &STATUS, &MANIFEST, &API];
