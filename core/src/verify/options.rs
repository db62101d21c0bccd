//! What is asked of a verification.

use serde::{Deserialize, Deserializer, Serialize};

use crate::limits::Limits;
use crate::proof::{Contexts, SignatureMode};
use crate::recipient::{Identities, Variant};

/// A key that the caller trusts.
///
/// In JSON a text is a key without an issuer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PinnedKey {
    /// The public key, in any form that [`Key::read_all`](crate::Key::read_all) takes; a private one serves as its
    /// public half.
    pub key: String,
    /// The issuer whose badges it may sign: the `id` of its profile. Without one it may sign those of any issuer whose
    /// hosted profile does not list other keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
}

/// Options of [`verify`](crate::verify) and [`Verification`](crate::Verification).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VerifyOptions {
    /// The moment at which dates are judged, RFC 3339. Default: `now_unix`.
    pub at: Option<String>,
    /// The same in seconds since 1970, used when `at` is absent. Python, Node and C fill in the clock. Without either no
    /// date can be judged, and no badge is valid.
    pub now_unix: Option<i64>,
    /// Who the recipient should be: any one of these. Default none, and then whose badge it is is not checked. An empty list
    /// expects nobody: the check fails, so that somebody without a known address is not shown a stranger's badge as theirs.
    pub recipient: Option<Identities>,
    /// Spellings that are tried beside the exact one, in this order. Default none.
    pub variants: Vec<Variant>,
    /// Keys that the caller trusts.
    pub keys: Vec<PinnedKey>,
    /// Whether the pictures of badge class and assertion are asked for and looked at. Default false.
    pub check_images: bool,
    /// Whether endorsements are verified, see [`VerificationReport::endorsements`](crate::VerificationReport). Default
    /// true.
    pub endorsements: bool,
    /// How far endorsements are followed: 1 are those of the badge, its class and its issuer, 2 those of their endorsers.
    /// Default 3, at most 8.
    pub depth: u32,
    /// Take a badge whose copy says something else than the hosted one, with a warning instead of an error. The hosted
    /// one counts either way, and is the one that the report tells of. Default false: whoever looks at the copy only
    /// would be fooled.
    pub accept_changed_copy: bool,
    /// Take documents that a redirect brought from another host than the one that was asked. Default false: a server that
    /// redirects wherever it is told to would speak for strangers.
    pub accept_redirects: bool,
    /// 3.0: how strictly the claims of a VC-JWT are held against its credential. Default `strict`.
    pub mode: SignatureMode,
    /// 3.0: take an issuer that is nothing but its own key: did:key and did:jwk. Such a badge says that its signer signed
    /// it, whoever that is; the report says `self_asserted`. Default false.
    pub accept_self_asserted: bool,
    /// 3.0: whether a credential with a refresh service is refreshed, once. Default true.
    pub refresh: bool,
    /// 3.0: the domain that an embedded proof has to name. Default: none, and then a proof may name any.
    pub domain: Option<String>,
    /// 3.0: the challenge that an embedded proof has to answer. Default: none, and then a proof may answer any.
    pub challenge: Option<String>,
    /// 3.0: whether the report has what was hashed for embedded proofs that fail. Default false.
    pub explain: bool,
    /// 3.0: the contexts that credentials may name. Not in JSON; bindings take them beside the options.
    #[serde(skip)]
    pub contexts: Contexts,
    /// Images: read badge chunks with a wrong CRC. Default false.
    pub accept_damaged: bool,
    /// The bounds of this call.
    pub limits: Limits,
}

impl Default for VerifyOptions {
    fn default() -> Self {
        VerifyOptions {
            at: None,
            now_unix: None,
            recipient: None,
            variants: Vec::new(),
            keys: Vec::new(),
            check_images: false,
            endorsements: true,
            depth: 3,
            accept_changed_copy: false,
            accept_redirects: false,
            mode: SignatureMode::Strict,
            accept_self_asserted: false,
            refresh: true,
            domain: None,
            challenge: None,
            explain: false,
            contexts: Contexts::new(),
            accept_damaged: false,
            limits: Limits::default(),
        }
    }
}

impl VerifyOptions {
    /// The default options, and a moment at which dates are judged: `VerifyOptions::now(SystemTime::now())`.
    #[must_use]
    pub fn now(clock: std::time::SystemTime) -> VerifyOptions {
        let seconds = match clock.duration_since(std::time::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, i64::wrapping_neg),
        };
        VerifyOptions { now_unix: Some(seconds), ..VerifyOptions::default() }
    }
}

impl<'de> Deserialize<'de> for PinnedKey {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<PinnedKey, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a key must be a text, or an object with `key` and perhaps `issuer`")]
        enum Written {
            Text(String),
            Bound(Bound),
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Bound {
            key: String,
            issuer: Option<String>,
        }
        Ok(match Written::deserialize(reader)? {
            Written::Text(key) => PinnedKey { key, issuer: None },
            Written::Bound(Bound { key, issuer }) => PinnedKey { key, issuer },
        })
    }
}
