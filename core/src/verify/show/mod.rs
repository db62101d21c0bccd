//! A report in the forms in which people and programs want it.

mod html;
mod problem_details;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod schema_tests;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod words;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use problem_details::{ProblemDetails, ProblemError};

use crate::error::Result;
use crate::verify::VerificationReport;
use crate::wire;

/// The forms of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReportForm {
    /// JSON, as `docs/schema/verification-report.json` describes it.
    #[default]
    Json,
    /// A table for people, plain text of at most 100 columns where texts allow it, without colours.
    Table,
    /// A page of HTML that needs nothing else: no script, no address that is loaded, the picture inside.
    Html,
    /// Problem Details for HTTP (RFC 9457), JSON.
    ProblemDetails,
}

impl ReportForm {
    /// Every form.
    pub const ALL: [ReportForm; 4] =
        [ReportForm::Json, ReportForm::Table, ReportForm::Html, ReportForm::ProblemDetails];

    /// The name, such as `"problem_details"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ReportForm::Json => "json",
            ReportForm::Table => "table",
            ReportForm::Html => "html",
            ReportForm::ProblemDetails => "problem_details",
        }
    }
}

impl std::str::FromStr for ReportForm {
    type Err = crate::Error;

    /// Reads the name of a form.
    ///
    /// ```
    /// let form: ovenbird::ReportForm = "html".parse()?;
    /// assert_eq!(form.as_str(), "html");
    /// assert!("pdf".parse::<ovenbird::ReportForm>().is_err());
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    ///
    /// # Errors
    /// `argument.invalid`: no form has this name.
    fn from_str(text: &str) -> Result<ReportForm> {
        ReportForm::ALL.into_iter().find(|form| form.as_str() == text).ok_or_else(|| {
            crate::Error::argument(format!(
                "no form of report: {}; known are json, table, html, problem_details",
                crate::error::quote(text)
            ))
        })
    }
}

/// A picture to show, PNG or SVG bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picture<'p> {
    pub(super) bytes: &'p [u8],
    pub(super) media_type: &'static str,
}

/// Writes a report. The picture is for `html` only.
pub(super) fn write(
    report: &VerificationReport,
    form: ReportForm,
    picture: Option<Picture<'_>>,
) -> Result<String> {
    match form {
        ReportForm::Json => wire::to_json(report),
        ReportForm::Table => Ok(table::write(report)),
        ReportForm::Html => Ok(html::write(report, picture)),
        ReportForm::ProblemDetails => wire::to_json(&report.problem_details()),
    }
}

/// The table for people, see [`ReportForm::Table`]. Untrusted texts in it are escaped: it may go to a terminal.
impl fmt::Display for VerificationReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&table::write(self))
    }
}
