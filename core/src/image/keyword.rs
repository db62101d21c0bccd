//! The keyword table: under which names badges are written and found.

use serde::{Deserialize, Serialize};

/// The names badges are written under: the PNG keyword and, with it, the SVG element and namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Keyword {
    /// Open Badges 0.5 to 2.1: PNG `openbadges`, SVG `assertion` in `http://openbadges.org`.
    OpenBadges,
    /// Open Badges 3.0: PNG `openbadgecredential`, SVG `credential` in `https://purl.imsglobal.org/ob/v3p0`.
    OpenBadgeCredential,
    /// Comprehensive Learner Record 2.0: PNG `clrcredential`, SVG `credential` in `https://purl.imsglobal.org/clr/v2p0`.
    ClrCredential,
}

impl Keyword {
    /// The PNG keyword, which is also the name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Keyword::OpenBadges => "openbadges",
            Keyword::OpenBadgeCredential => "openbadgecredential",
            Keyword::ClrCredential => "clrcredential",
        }
    }

    /// The namespace of the SVG element.
    #[must_use]
    pub const fn svg_namespace(self) -> &'static str {
        match self {
            Keyword::OpenBadges => "http://openbadges.org",
            Keyword::OpenBadgeCredential => "https://purl.imsglobal.org/ob/v3p0",
            Keyword::ClrCredential => "https://purl.imsglobal.org/clr/v2p0",
        }
    }

    /// The local name of the SVG element.
    #[must_use]
    pub const fn svg_element(self) -> &'static str {
        match self {
            Keyword::OpenBadges => "assertion",
            Keyword::OpenBadgeCredential | Keyword::ClrCredential => "credential",
        }
    }
}

/// Every PNG keyword a badge was ever found under; `openbadge` is a misspelling that exists in the wild.
pub(crate) const PNG_KEYWORDS: [&str; 4] =
    ["openbadges", "openbadgecredential", "clrcredential", "openbadge"];

/// Every SVG namespace a badge was ever found in.
pub(crate) const SVG_NAMESPACES: [&str; 5] = [
    "http://openbadges.org",
    "https://openbadges.org/schema/",
    "https://purl.imsglobal.org/ob/v3p0",
    "https://purl.imsglobal.org/spec/ob/v3p0",
    "https://purl.imsglobal.org/clr/v2p0",
];

/// The local names of badge elements.
pub(crate) const SVG_ELEMENTS: [&str; 2] = ["assertion", "credential"];
