//! What validating answers.

use serde::{Deserialize, Serialize};

use crate::badge::VcVersion;
use crate::problem::Problem;

/// Against what a document is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Profile {
    /// The specification of the document's version.
    #[default]
    Standard,
    /// Its recommendations too: image sizes, https, recommended members, advice of wallets. They are warnings.
    Strict,
    /// What Mozilla's validator 0.2.4 accepted, on which the Backpack ran: versions 0.5 and 1.0, loosely.
    Legacy,
    /// 3.0: what known wallets and verifiers will refuse, beside the specification. See `docs/wallets.md`.
    Wallet,
}

/// Every fault of a document at once: the answer of [`validate`](crate::validate).
///
/// In JSON the members are as here; `vc_version` is left out where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The version whose rules were applied: `0.5` to `3.0`, in the profile `legacy` `mozilla-0.5` or `mozilla-1.0`.
    pub version: String,
    /// The class whose rules were applied, by its name in the tables.
    pub class: String,
    /// 3.0: the data model of the credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vc_version: Option<VcVersion>,
    /// The profile asked for.
    pub profile: Profile,
    /// Whether there is no error. Warnings do not count.
    pub ok: bool,
    /// How many rules were looked at.
    pub rules: u64,
    /// How many errors were found.
    pub errors: u64,
    /// How many warnings.
    pub warnings: u64,
    /// How many infos.
    pub infos: u64,
    /// Whether there were more problems than the limit `problems` let keep.
    pub truncated: bool,
    /// The problems, in the order of the document.
    pub problems: Vec<Problem>,
}

/// A report without its problems, for [`inspect`](crate::inspect).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReportSummary {
    /// Whether there is no error.
    pub ok: bool,
    /// How many rules were looked at.
    pub rules: u64,
    /// How many errors were found.
    pub errors: u64,
    /// How many warnings.
    pub warnings: u64,
    /// How many infos.
    pub infos: u64,
}

impl Report {
    /// The numbers of the report.
    #[must_use]
    pub fn summary(&self) -> ReportSummary {
        let Report { ok, rules, errors, warnings, infos, .. } = *self;
        ReportSummary { ok, rules, errors, warnings, infos }
    }
}
